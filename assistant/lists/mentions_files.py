"""Mentions to take along: every passage on a theme as CSV or as a Word document."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence

from assistant.cite import Locate
from assistant.compose.quotes import readable
from assistant.lists.voices import Mention, Voice
from assistant.positions import position
from prompts import phrase

COLUMNS = ("person", "quote", "question", "document", "title", "date", "position", "start", "end")

Named = Callable[[str], str]
"""How a document is called, of the path it was added by."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(voices: Sequence[Voice], *, locate: Locate, named: Named = str) -> bytes:
    """All mentions as CSV, a row each with COLUMNS: UTF-8 with the byte order mark that spreadsheets want.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it; `quote` is otherwise exact.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for voice in voices:
        for mention in voice.mentions:
            piece = mention.evidence
            cells = (
                voice.person or "",
                piece.text,
                piece.question or "",
                named(piece.document.source),
                piece.document.title,
                piece.document.date or "",
                position(locate(piece.document.id, piece.span, piece.pair.heading)),
            )
            writer.writerow([*map(_harmless, cells), piece.span.start, piece.span.end])
    return out.getvalue().encode("utf-8-sig", "replace")


def as_word(voices: Sequence[Voice], *, theme: str, locate: Locate, named: Named = str) -> bytes:
    """All mentions as a Word document: a heading for each person, then their quotes, each with its place."""
    import docx

    document = docx.Document()
    document.add_heading(_xml(theme), level=0)
    for voice in voices:
        document.add_heading(_xml(voice.person or phrase("mentions.nobody")), level=1)
        for mention in voice.mentions:
            document.add_paragraph(_xml(f"“{readable(mention.evidence)}”"))
            document.add_paragraph().add_run(_xml(", ".join(facts(mention, locate=locate, named=named)))).italic = True
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def facts(mention: Mention, *, locate: Locate, named: Named = str) -> tuple[str, ...]:
    """Title, document, date and position of a mention, as far as they are known, each once."""
    piece = mention.evidence
    known = (
        piece.document.title,
        named(piece.document.source),
        piece.document.date,
        position(locate(piece.document.id, piece.span, piece.pair.heading)),
    )
    return tuple(dict.fromkeys(fact for fact in known if fact))


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _xml(words: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(
        c if c in "\t\n" or (c >= " " and not 0xD800 <= ord(c) < 0xE000 and c not in "\ufffe\uffff") else "\ufffd"
        for c in words
    )
