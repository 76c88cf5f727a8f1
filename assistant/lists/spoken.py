"""The sentences of a pair that somebody says, as lists look for them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from assistant.candidates import Candidate
from index.passages import bare_text
from index.sentences import sentences
from index.types import Document, QAPair, Span
from index.words import forms

SHORT = 3  # letters: of a stem up to so long only the first stands in all its words; of a longer one all but the last
_SELF = re.compile(r"\b(?:I|my|we|our|me)\b|\bI['’]", re.IGNORECASE)
_FOLDED = re.compile(r"[^\x00-\x7f\u2000-\u206f]")  # what may read otherwise once accents are off
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")


def told(
    document: Document, pair: QAPair, choices: Sequence[Collection[str]] = (), *, asked: bool = False
) -> Iterator[Candidate]:
    """The sentences of a pair that are no part of its question; with `choices`, those that may hold the stems of one. With
    `asked` also those of a question in which whoever puts it speaks of themselves."""
    begins = [[stem[:-1] if len(stem) > SHORT else stem[:1] for stem in choice] for choice in choices]
    said = [(turn.span, turn.speaker is not None, False) for turn in pair.turns]
    if asked and pair.question and pair.asker:
        said.append((pair.question, True, True))
    for block, (whole, spoken, put) in enumerate(said):
        for order, span in enumerate(_stretches(document.text, whole, begins)):
            readable = bare_text(document, span)
            if forms(readable) and not (put and (readable.rstrip().endswith("?") or not _SELF.search(readable))):
                yield Candidate(
                    document=document,
                    pair=pair,
                    span=span,
                    plain=readable,
                    asked=put,
                    spoken=spoken,
                    block=block,
                    order=order,
                )


def _stretches(text: str, turn: Span, begins: Sequence[Sequence[str]]) -> Iterator[Span]:
    """The sentences of a turn; with `begins`, only where words may stand that begin like all of one of them."""
    at = turn.start
    for end in [*(match.end() for match in _PARAGRAPH.finditer(text, turn.start, turn.end)), turn.end]:
        if _may_hold(text[at:end], begins):
            yield from (span for span in sentences(text, at, end) if _may_hold(span.of(text), begins))
        at = end


def _may_hold(text: str, begins: Sequence[Sequence[str]]) -> bool:
    small = text.lower()
    return not begins or any(all(b in small for b in some) for some in begins) or bool(_FOLDED.search(small))
