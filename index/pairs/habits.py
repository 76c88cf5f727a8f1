"""How the answers of one reading are written: of one paragraph, each a sentence, by people who talk. Others stand out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.pairs.page import Page
from index.pairs.parts import Part, Proposal
from index.types import Span

_VOICED = ("speakers", "testimony")
_TALK = ("letters", "unmarked", "prominent", "numbered")
_MOST = 12  # paragraphs at the end of an answer that are looked at
_FEWEST = 4  # answers that make a habit
_HABIT, _FEW, _SELDOM = 0.8, 0.2, 0.1  # shares of the answers that do what is the habit, and what is not
_STATED = (".", "。")  # a statement may be true of everything that is asked
_SHORT = 160  # characters of a line that is repeated
_MOSTLY = 0.6  # of the answers, which end in the same line
_SEVERAL_WORDS = 4  # of such a line, numbers aside: '12 days' tells
_QUOTATIONS = 12  # at the ends of answers that make a habit of it
_REPEATED = 3  # times that it stands below answers
_DIGITS = re.compile(r"\d+")
_ENDED = re.compile(r"[.!?…:;,。！？؟।–—-][\"”’»)\]*_」』\s]*$")


class Paragraph(NamedTuple):
    """A paragraph by its first line and its last."""

    first: int
    last: int

    def words(self, page: Page) -> str:
        """Its words on one line, without notation."""
        return " ".join([line.plain for line in page.lines[self.first : self.last + 1]])


Ending = tuple[Part, list[Paragraph]]
"""An answer, and its paragraphs behind the first one from the last upwards."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How answers are written: `talk` says that people speak, `voiced` that each has a label, `spoken` that letters or
    labels stand before what is said, `single` that an answer is one paragraph, `ended` that each ends as a sentence does,
    `plain` that none is set in emphasis, `quotes` that many end with quotations. `repeated` are lines, in lower case, that
    stand below several answers; `tails` are last lines of answers, without digits, that most of them share.
    """

    talk: bool
    voiced: bool
    spoken: bool
    single: bool
    ended: bool
    plain: bool
    quotes: bool
    repeated: frozenset[str]
    tails: frozenset[str]


def ends_sentence(words: str) -> bool:
    """True where `words` end as a sentence or a part of one does."""
    return _ENDED.search(words) is not None


def ending(page: Page, part: Part) -> list[Paragraph]:
    """The last paragraphs of what is said behind its first one, from the last upwards."""
    start, end = part.span.start, part.span.end
    if page.text.find("\n", start, end) < 0 and page.text.find("\r", start, end) < 0:
        return []
    starts, paragraphs = page.starts, page.paragraphs
    at = line_at(page, end - 1)
    opening = bisect_right(paragraphs, at) - 1
    out: list[Paragraph] = []
    while len(out) < _MOST and opening >= 0 and starts[paragraphs[opening]] > start:
        out.append(Paragraph(paragraphs[opening], at))
        at = paragraphs[opening] - 1
        opening -= 1
    return out


def line_at(page: Page, character: int) -> int:
    """The line that `character` stands in, or the last one above it."""
    return max(0, bisect_right(page.starts, character) - 1)


def habits(page: Page, proposal: Proposal, answers: Sequence[Part], endings: Sequence[Ending], *, faq: bool) -> Habits:
    """How the `answers` of `proposal` are written; `faq` says that the document is one."""
    lines = page.lines
    asked = next((part.begin for part in proposal.parts if part.role == "question"), proposal.start)
    headed = proposal.layout == "numbered" or lines[line_at(page, asked)].kind == "heading"
    voiced = proposal.layout in _VOICED or sum(bool(part.label) for part in answers) >= max(
        _FEWEST, _HABIT * len(answers)
    )
    talk = voiced or (proposal.layout in _TALK and not faq and (not headed or bool(page.document.participants)))
    several = len(answers) >= _FEWEST
    last = [lines[below[0].first] for _, below in endings]
    counts = Counter(line.plain.casefold() for line in last if line.end - line.start <= _SHORT)
    nearly_all = max(_REPEATED, (1 - _SELDOM) * len(answers))
    return Habits(
        talk=talk,
        voiced=voiced,
        spoken=voiced or (talk and proposal.layout == "letters"),
        single=several and len(endings) <= 1 + _FEW * len(answers),
        ended=several and _ended(page, answers, endings) >= _HABIT * len(answers),
        plain=not faq and sum(line.strong and ends_sentence(line.plain) for line in last) <= 1 + _SELDOM * len(answers),
        quotes=sum(line.kind == "quote" for line in last) > _QUOTATIONS,
        repeated=frozenset(
            words
            for words, count in counts.items()
            if not words.endswith(_STATED) and count >= (nearly_all if ends_sentence(words) else _REPEATED)
        ),
        tails=_tails(page, answers),
    )


def tail(page: Page, part: Part) -> tuple[int, str]:
    """The last line of an answer of several lines, and its words in lower case without digits; empty where it is long."""
    at = line_at(page, part.span.end - 1)
    line = page.lines[at]
    short = line.start > part.span.start and line.end - line.start <= _SHORT
    words = _DIGITS.sub("", line.plain.casefold()) if short else ""
    return at, words if words.count(" ") >= _SEVERAL_WORDS - 1 else ""


def _tails(page: Page, answers: Sequence[Part]) -> frozenset[str]:
    counts = Counter(words for part in answers if (words := tail(page, part)[1]) and not words.endswith(_STATED))
    return frozenset(words for words, count in counts.items() if count >= max(_REPEATED, _MOSTLY * len(answers)))


def _ended(page: Page, answers: Sequence[Part], endings: Sequence[Ending]) -> int:
    """How many answers end as a sentence does, with their last paragraph or above it."""
    above = {part.begin: page.lines[below[0].first - 1].plain for part, below in endings}
    return sum(ends_sentence(_last(page, part.span)) or ends_sentence(above.get(part.begin, "")) for part in answers)


def _last(page: Page, span: Span) -> str:
    return page.text[max(span.start, span.end - 8) : span.end]
