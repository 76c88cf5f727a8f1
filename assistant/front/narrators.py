"""Who is interviewed or deposed in a record: by its title, its labels, and who answers in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from assistant.front.labels import labelled
from assistant.front.rows import Cell
from index.types import Document, QAPair
from index.words import content_stems, fold

_TALK = re.compile(
    r"\b(?:deposition|examination\s+before\s+trial|examination|interview|conversation|testimony|evidence|oral\s+history)"
    r"\s+(?:of|with)\b(?P<whom>.*)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:by|taken|before|conducted|recorded|held|transcribed|on\s+behalf|in\s+the\s+matter)\b|[;(]", re.IGNORECASE
)
_AGAINST = re.compile(r"\s(?:v|vs|versus)\.?\s", re.IGNORECASE)
_NO_WORD = re.compile(r"[\W_]+")


def narrators(document: Document, pairs: Sequence[QAPair], found: Sequence[Cell]) -> frozenset[str]:
    """The stems of the names of those who are interviewed or deposed, and of the words of a title that names them."""
    said = [*_called(document), *_answering(pairs)]
    said += [span.of(document.text) for fact in ("interviewee", "deponent") for span in labelled(fact, found)]
    for place, cell in enumerate(found):
        match = _TALK.search(cell.text)
        if match:
            below = found[place + 1].text if not match["whom"].strip() and place + 1 < len(found) else ""
            said.append(_OTHERS.split(match["whom"] or below, maxsplit=1)[0])
    return content_stems("\n".join(said))


def _called(document: Document) -> Iterator[str]:
    """The title and the file's name, as far as they do not say who else had to do with it, or who goes to law with whom."""
    for name in (document.title, _NO_WORD.sub(" ", PurePath(document.source).stem)):
        if not _AGAINST.search(name):
            yield _OTHERS.split(name, maxsplit=1)[0]


def _answering(pairs: Sequence[QAPair]) -> Iterator[str]:
    """Who answers and asks nothing."""
    asks = {fold(pair.asker.name) for pair in pairs if pair.asker}
    for pair in pairs:
        for turn in pair.turns if pair.question else ():
            if turn.speaker and fold(turn.speaker.name) not in asks:
                yield turn.speaker.name
