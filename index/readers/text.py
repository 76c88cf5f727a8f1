"""Plain text and the markups that are written in it: the file itself is the text, and blocks say how it is laid out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import PurePath

from index.errors import UnreadableDocument
from index.readers import (
    asciidoc,
    chapters,
    correspondence,
    counted,
    indented,
    latex,
    margins,
    markdown,
    messages,
    orgmode,
    paragraphs,
    quoted,
    restructured,
    roff,
    ruled,
    tabbed,
    texinfo,
    textile,
)
from index.readers.about import about
from index.readers.encoding import text_of
from index.readers.layout import compose
from index.readers.parsed import Parsed, merged
from index.readers.times import times_in
from index.types import Document

# Notation that plain prose does not hold by chance.
_MARKDOWN_SIGNS = re.compile(r"^#{2,6} ?\S|\*\*[^\s*][^*\n]*\*\*|^```|\]\(https?://", re.M)
_MARKDOWN_HINTS = ("##", "**", "```", "](http")  # of which each sign holds one
_FEWEST_SIGNS = 3
_SAMPLE = 200_000  # characters in which the signs are counted

_BY_SUFFIX: dict[str, Callable[[str], Parsed]] = {
    **dict.fromkeys((".md", ".mdx", ".markdown", ".mkd", ".qmd", ".rmd"), markdown.parse),
    **dict.fromkeys((".rst", ".rest"), restructured.parse),
    **dict.fromkeys((".adoc", ".asciidoc", ".asc"), asciidoc.parse),
    **dict.fromkeys((".tex", ".latex", ".ltx"), latex.parse),
    ".org": orgmode.parse,
    ".textile": textile.parse,
    ".yo": latex.parse_yodl,
    **dict.fromkeys((".texi", ".texinfo", ".txi"), texinfo.parse),
}


def read(data: bytes, *, source: str) -> tuple[Document, ...]:
    """The one document in `data`; its text is the file, character for character, newlines too.

    Raises UnsupportedDocument where the bytes are no text, UnreadableDocument where there is nothing to read.
    """
    text = text_of(data, source=source)
    if talk := tabbed.talk_in_lines(text):
        return (compose(talk, source=source, title=PurePath(source).stem.replace("_", " ")),)
    return (document(text, source=source, sha256=hashlib.sha256(data).hexdigest()),)


def document(text: str, *, source: str, sha256: str = "") -> Document:
    """`text` as a document laid out in the markup that the suffix of `source` names, or that the text shows."""
    if not text.strip("\ufeff \t\r\n\v\f\0"):
        raise UnreadableDocument(f"{source}: empty file; save or copy it again")
    parsed = parse(text, source=source)
    known = about(text, parsed, source=source)
    return Document(
        source=source,
        title=known.title,
        text=text,
        blocks=parsed.blocks,
        markup=parsed.markup,
        places=parsed.places or times_in(text),
        participants=known.participants,
        date=known.date,
        language=known.language,
        sha256=sha256,
    )


def parse(text: str, *, source: str) -> Parsed:
    """The blocks of `text` in the markup that the suffix of `source` names, or that the text shows."""
    if paged := ruled.parse(text) or messages.parse(text) or correspondence.parse(text):
        return paged
    return chapters.without_times(text, _parser(text, PurePath(source).suffix.lower())(text))


def _parser(text: str, suffix: str) -> Callable[[str], Parsed]:
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    if roff.is_roff(text):
        return roff.parse
    sample = text[:_SAMPLE]
    if any(hint in sample for hint in _MARKDOWN_HINTS) and len(_MARKDOWN_SIGNS.findall(sample)) >= _FEWEST_SIGNS:
        return partial(markdown.parse, plain=True)
    return _plain


def _plain(text: str) -> Parsed:
    """Text without markup, of which a column in the margin is no words and questions may be quoted."""
    beside = margins.margins(text)
    bare = margins.blanked(text, beside) if beside else text
    parsed = paragraphs.parse(bare)
    blocks, signs = quoted.divided(bare, counted.headed(bare, indented.divided(bare, parsed.blocks)))
    return replace(parsed, blocks=blocks, markup=merged([*parsed.markup, *beside, *signs]))
