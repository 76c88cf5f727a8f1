"""How an archive writes its words: in which forms, and with which letters large."""

from __future__ import annotations

import re
from collections import Counter

from index.library import Library
from index.types import Filters
from index.words import tokens

FIRST = 10  # pairs in which it is looked up how a word is written


class Forms:
    """How the words of a library are written, remembered while its generation stays the same."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._written: dict[str, Counter[str]] = {}
        self._stems: dict[str, tuple[str, ...]] = {}

    def clear(self) -> None:
        """Forget what an earlier generation of the library said."""
        self._written.clear()
        self._stems.clear()

    def small(self, word: str) -> bool:
        """Does the archive write a folded word with a small letter more often than not, in what the pairs found first for it
        say?"""
        written = self._counted(word)
        small = sum(often for form, often in written.items() if form[0].islower())
        return small > sum(often for form, often in written.items() if form.istitle())

    def large(self, word: str) -> bool:
        """Is a folded word there, and mostly written with a large first letter?"""
        return self.usual(word)[:1].isupper()

    def usual(self, word: str) -> str:
        """A folded word as it is written most often there ("OSHA"), '' where it is not."""
        written = self._counted(word)
        return max(sorted(written), key=written.__getitem__, default="")

    def of_stem(self, stem: str) -> tuple[str, ...]:
        """The words of a stem, folded, that stand in the passages with most of it."""
        if stem not in self._stems:
            with self._library.reading() as view:
                found = view.matching("answer", {stem: 1.0}, FIRST, None).pairs.tolist()
                pairs = view.pairs(sorted(set(found)))
                documents = view.documents(sorted({pair.document_id for pair in pairs.values()}))
            said = " ".join(pair.span.of(documents[pair.document_id].text) for pair in pairs.values())
            self._stems[stem] = tuple(sorted({token.folded for token in tokens(said) if token.stem == stem}))
        return self._stems[stem]

    def _counted(self, word: str) -> Counter[str]:
        if word not in self._written:
            forms = re.compile(rf"(?<![\w@/.-]){re.escape(word)}(?![\w@/-])", re.IGNORECASE)
            said = [
                span.of(hit.document.text)
                for hit in self._library.search(word, k=FIRST, filters=Filters())
                for span in (hit.pair.question, *(turn.span for turn in hit.pair.turns))
                if span
            ]
            # A line in capitals throughout tells nothing.
            lines = [line for text in said for line in text.splitlines() if line.upper() != line]
            self._written[word] = Counter(match[0] for line in lines for match in forms.finditer(line))
        return self._written[word]
