"""Rows of tables and JSONL files: each is a document of its own, `PATH#ID`, with one pair or one prose section.

Such a document is recognised by `Locator.row` on its blocks. Its text is the question, a blank line and the answer,
unchanged; or the `text`, unchanged. It is never split again.
"""

from __future__ import annotations

import hashlib
import re

from index.readers.dates import iso_date
from index.types import Block, Document, Locator, Span

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")


def row_document(
    *,
    source: str,
    row: str,
    question: str | None = None,
    answer: str | None = None,
    text: str | None = None,
    title: str = "",
    speaker: str | None = None,
    asker: str | None = None,
    date: str | None = None,
) -> Document:
    """One row as a document. Give `question` and `answer`, or `text`; `title` stays empty where the row has none."""
    here = Locator(row=row)
    if question is not None:
        answer = answer or ""
        whole = f"{question}\n\n{answer}"
        start = len(question) + 2
        blocks = [
            Block(kind="paragraph", span=Span(0, len(question)), role="question", speaker=asker, group=1, locator=here),
            Block(
                kind="paragraph", span=Span(start, len(whole)), role="answer", speaker=speaker, group=1, locator=here
            ),
        ]
    else:
        whole = text or ""
        blocks = [Block(kind="paragraph", span=Span(0, len(whole)), speaker=speaker, locator=here)]
    return Document(
        source=f"{source}#{row}",
        title=title,
        text=whole,
        blocks=tuple(blocks),
        markup=tags(whole),
        participants=tuple(dict.fromkeys(name for name in (speaker, asker) if name)),
        date=iso_date(date) if date else None,
        sha256=sha256_of(whole),
    )


def sha256_of(text: str) -> str:
    """The hex digest of `text` in UTF-8, lone surrogates passed through."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def tags(text: str) -> tuple[Span, ...]:
    """Where HTML tags stand in `text`, which a cell of a table may hold; only where one of them is closed again."""
    if "</" not in text and "<br" not in text:
        return ()
    return tuple(Span(*found.span()) for found in _TAG.finditer(text))


def unique(row: str, seen: dict[str, int]) -> str:
    """`row`, or `row~2`, `row~3` where the id was used before; counts in `seen`."""
    seen[row] = seen.get(row, 0) + 1
    return row if seen[row] == 1 else f"{row}~{seen[row]}"
