"""Text without layout: paragraphs between blank lines. What is left when nothing better is known."""

from __future__ import annotations

import re
from pathlib import PurePath

from index.readers.encoding import text_of
from index.types import Block, Document, Span

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")


def read(data: bytes, *, source: str) -> tuple[Document, ...]:
    """One document; the title is the file's name without its suffix."""
    text = text_of(data, source=source)
    blocks = tuple(Block(kind="paragraph", span=Span(*found.span())) for found in _PARAGRAPH.finditer(text))
    return (Document(source=source, title=PurePath(source).stem, text=text, blocks=blocks),)
