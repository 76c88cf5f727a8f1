"""Lines above a talk that look like its first turns and only say who takes part: 'Chair: Ann Reed. Secretary: Tom Hale.',
'Speakers: Ann Reed, head of the mill', 'THE MILL: voices from the river'.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.names import NAME
from index.pairs.labels import INITIALS, Labelled
from index.pairs.page import Page
from index.pairs.persons import CAPITALS
from index.pairs.turns import TALK

_MOST = 6  # lines that say who is who
_LONGEST = 800  # characters of one
_NAMED = re.compile(rf"[\"“]?(?:{NAME}|{CAPITALS}|{INITIALS.pattern})")
_ALSO = re.compile(
    rf"[.;,|(][ \t]+[^\W\d_][^\W_]*(?:[ -][^\W\d_]+){{0,2}}:[ \t]*(?:{NAME}|{CAPITALS}|{INITIALS.pattern})"
)
_ENTRY = re.compile(
    r"(?:interview|topic|session|part|tape|side|vote|voting|votes|resolutions?|decisions?|actions?)(?: \d{1,3}| [a-z])?"
    r"|witness \d{1,3}"
)
_GREETS = re.compile(
    r"\b(?:welcome|good (?:morning|afternoon|evening|day)|dear|today|tonight|ladies|madam|sir)\b", re.I
)


def after_cast(page: Page, labels: Sequence[Labelled]) -> int:
    """How many of the first labels stand before no talk: up to the last of a few that a name follows or that is the title,
    where nothing before it sounds like talk either.
    """
    counts = Counter(label.who for label in labels)
    past = 0
    for at, label in enumerate(labels[: min(_MOST, len(labels) - 2)]):
        words = _words(page, labels, at)
        if label.timed or len(words) > _LONGEST or _sounds(words):
            break
        once = counts[label.who] == 1
        if _ALSO.search(words) or (once and (_NAMED.match(words) or _is_title(page, label, words))):
            past = at + 1
        elif not once:
            break
    return past


def is_entry(who: str) -> bool:
    """True for a label, as compared, of what is noted between turns: 'Interview 2: Ms K., Castle Street', 'Voting: for, 8.'"""
    return _ENTRY.fullmatch(who) is not None


def _words(page: Page, labels: Sequence[Labelled], at: int) -> str:
    """What stands behind a label and above the next one, as far as its paragraph goes."""
    line = page.lines[labels[at].line]
    last = labels[at].line
    while last + 1 < labels[at + 1].line and not page.lines[last + 1].gap:
        last += 1
    return page.text[labels[at].start : max(line.end, page.lines[last].end)].strip(" \t\r\n*_")


def _sounds(words: str) -> bool:
    """True for words of people who talk to each other."""
    return "?" in words or "!" in words or bool(TALK.search(words) or _GREETS.search(words))


def _is_title(page: Page, label: Labelled, words: str) -> bool:
    """True for the title of the page, or another line that is in capitals throughout."""
    titled = page.document.title.casefold().startswith(f"{label.who}:")
    return titled or (label.name.isupper() and words.isupper())
