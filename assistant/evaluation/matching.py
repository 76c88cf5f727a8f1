"""Whether a citation or a hit meets gold evidence: by position where both have one, else by words."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

from assistant.evaluation.types import Gold, Ranked, Source
from index.errors import OnRecordError
from index.types import Document, Span
from index.words import folded_words

if TYPE_CHECKING:
    from index.library import Library

GRAM = 3  # words; a passage meets a quote that it holds at least half of, counted in runs of three


class Places(Protocol):
    """Where gold evidence stands, if a store is at hand."""

    def place(self, gold: Gold) -> tuple[str, Span] | None:
        """The document (as it was added) and the span of the evidence; None where it is not known or not found."""

    def text(self, document: str) -> str | None:
        """The document's text; None where it is not known."""

    def knows(self, document: str) -> bool | None:
        """Whether the store has the document; None where there is no store."""


class NoPlaces:
    """No store: everything is matched by words."""

    def place(self, gold: Gold) -> tuple[str, Span] | None:
        """Nothing is known."""
        return None

    def text(self, document: str) -> str | None:
        """Nothing is known."""
        return None

    def knows(self, document: str) -> bool | None:
        """There is no store."""
        return None


class LibraryPlaces:
    """Looks evidence up in the documents of a library; each document is read once, the list of them too."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._named: dict[str, list[int]] = {}
        for summary in library.documents():
            for name in _names(summary.source):
                self._named.setdefault(name, []).append(summary.id)
        self._documents: dict[str, Document | None] = {}
        self._places: dict[Gold, tuple[str, Span] | None] = {}

    def place(self, gold: Gold) -> tuple[str, Span] | None:
        """The first place of the quote in its file (white space may differ), or the whole file."""
        if gold not in self._places:
            self._places[gold] = self._look_up(gold)
        return self._places[gold]

    def text(self, document: str) -> str | None:
        """The document's text; None if the library has no such document."""
        found = self.document(document)
        return found.text if found else None

    def knows(self, document: str) -> bool | None:
        """Whether exactly one document has that path or file name."""
        return self.document(document) is not None

    def document(self, name: str) -> Document | None:
        """The document of that path or file name, if the library has exactly one."""
        if name not in self._documents:
            named = self._named.get(name, [])
            try:
                one = len(named) == 1
                self._documents[name] = self._library.document(named[0]) if one else self._library.find(name)
            except OnRecordError:
                self._documents[name] = None
        return self._documents[name]

    def _look_up(self, gold: Gold) -> tuple[str, Span] | None:
        document = self.document(gold.file) if gold.file else None
        if document is None:
            return None
        span = find_quote(document.text, gold.quote) if gold.quote else Span(0, len(document.text))
        return (document.source, span) if span else None


def _names(source: str) -> set[str]:
    """What a test set may call a document: its source, its file name, and both without the row's '#ID'."""
    file, _, row = source.rpartition("#")
    return {source, PurePath(source).name, *((file, PurePath(file).name) if row else ())} - {""}


def find_quote(text: str, quote: str) -> Span | None:
    """Where `quote` stands in `text`: exactly, else with other white space; None if nowhere."""
    start = text.find(quote)
    if start >= 0:
        return Span(start, start + len(quote))
    if not quote.split():
        return None
    match = re.search(r"\s+".join(map(re.escape, quote.split())), text)
    return Span(match.start(), match.end()) if match else None


def same_document(document: str, file: str) -> bool:
    """True when `file` is the document's path, or its last parts."""
    return document == file or document.endswith("/" + file.removeprefix("./"))


def cites(source: Source, gold: Gold, places: Places) -> bool:
    """True when the citation shares characters (or, unplaced, words) with the gold evidence."""
    unit = Ranked(document=source.document, start=source.start, end=source.end, text=source.quote)
    return retrieves(unit, gold, places)


def retrieves(hit: Ranked, gold: Gold, places: Places) -> bool:
    """True when the retrieved unit holds some of the gold evidence."""
    if hit.document is None or not gold.file:
        return bool(gold.quote) and shares_words(hit.text, gold.quote)
    place = places.place(gold)
    if not same_document(hit.document, place[0] if place else gold.file):
        return False
    if place and hit.start is not None and hit.end is not None:
        return Span(hit.start, hit.end).overlaps(place[1])
    return not gold.quote or shares_words(hit.text, gold.quote)


def shares_words(passage: str, quote: str) -> bool:
    """True when one holds the other word for word, or the passage holds half of the quote's runs of three words."""
    ours, theirs = _words(passage), _words(quote)
    if not ours or not theirs:
        return False
    short, long = sorted((f" {ours} ", f" {theirs} "), key=len)
    if short in long:
        return True
    wanted = _grams(theirs)
    return bool(wanted) and len(wanted & _grams(ours)) * 2 >= len(wanted)


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    return folded_words(text)


@lru_cache(maxsize=4096)
def _grams(words: str) -> frozenset[tuple[str, ...]]:
    split = words.split()
    return frozenset(tuple(split[i : i + GRAM]) for i in range(len(split) - GRAM + 1))
