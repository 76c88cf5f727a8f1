"""Document -> what the store keeps of it: pairs, passages, the words of each field, the keys of the vectors."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from index.embedding import Embeddable, Embedder
from index.entries import DocumentEntry, PairEntry, PassageEntry
from index.passages import cut, embedded_text, plain_text
from index.types import Document, QAPair
from index.words import tokens

RULES = 10
"""Raised when documents are split or cut by other rules: files that were derived by older ones are read again."""


def derivation(layout: str | None) -> str:
    """How a file's documents are derived, as the store remembers it."""
    return f"{RULES}:{layout or ''}"


def entry(
    document: Document, pairs: Sequence[QAPair], embedder: Embedder, *, row: str, reread: bool = True
) -> tuple[DocumentEntry, dict[bytes, Embeddable]]:
    """The document ready to be kept, and the texts to embed by the keys of their vectors."""
    texts: dict[bytes, Embeddable] = {}
    entries = []
    for pair in pairs:
        passages = []
        for passage in cut(document, pair, count_tokens=embedder.count_tokens, max_tokens=embedder.max_tokens):
            words = plain_text(document, passage.span)
            text, places = embedded_text(document, passage)
            key = vector_key(embedder, text, places)
            texts[key] = (text, places)
            passages.append(PassageEntry(passage=passage, words=tuple(stems(words)), key=key))
        entries.append(PairEntry(pair=pair, header_words=tuple(header_words(document, pair)), passages=tuple(passages)))
    return DocumentEntry(document=document, row=row, pairs=tuple(entries), reread=reread), texts


def vector_key(embedder: Embedder, text: str, places: Sequence[tuple[int, int]]) -> bytes:
    """What a vector is kept under: the encoder (model, precision, backend), the text it read and its sentences."""
    return hashlib.sha256(
        f"{embedder.name}\0{[end for _, end in places]}\0{text}".encode("utf-8", "surrogatepass")
    ).digest()


def stems(text: str) -> Iterator[str]:
    """The stems of the words of `text` that are not stop words, in order."""
    return (token.stem for token in tokens(text) if not token.stop)


def header_words(document: Document, pair: QAPair) -> Iterator[str]:
    """The words of a pair's header field: title, names, file, date, headings above. Each line's words once."""
    speakers = [pair.asker] + [turn.speaker for turn in pair.turns]
    names = {name for s in speakers if s for name in (s.name, s.label)} | set(document.participants)
    file, _, _ = document.source.rpartition("#")
    stem = PurePath(file or document.source).stem
    lines = [document.title, *sorted(names), *pair.heading, stem.replace(".", " ").replace("_", " ").replace("-", " ")]
    if document.date:
        lines.append(document.date.replace("-", " "))
    seen: set[str] = set()
    for line in lines:
        for word in stems(line):
            if word not in seen:
                seen.add(word)
                yield word
