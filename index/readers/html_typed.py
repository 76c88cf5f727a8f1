"""Pages that are one preformatted text, as hearings and old FAQs are put on the web: read as the plain text they are."""

from __future__ import annotations

from collections.abc import Sequence

from index.readers.layout import Piece
from index.readers.text import parse
from index.types import Document

_SHARE = 0.9  # of a page's characters that its preformatted text holds where it is the page


def typed(pieces: Sequence[Piece], *, source: str, title: str, date: str | None) -> Document | None:
    """The page as a plain text; None where it holds more than one preformatted text, or asks what a listing answers."""
    said = [("".join(run.text for run in piece.runs).strip("\n"), piece.kind == "code") for piece in pieces]
    listings = [len(words) for words, is_code in said if is_code]
    if len(listings) != 1 or listings[0] < _SHARE * sum(len(words) for words, _ in said):
        return None
    if any("?" in words for words, is_code in said if not is_code):
        return None
    text = "\n\n".join(words for words, _ in said)
    parsed = parse(text, source=source)
    return Document(
        source=source,
        title=title,
        text=text,
        blocks=parsed.blocks,
        markup=parsed.markup,
        places=parsed.places,
        date=date,
    )
