"""What answering asks of the library, kept in memory while the library's generation stays the same."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from copy import copy

import numpy as np

from assistant.candidates import Candidate
from assistant.features import Rows
from assistant.naming.name_index import NameIndex
from assistant.naming.titles import FORMS_OF_ADDRESS, without_role
from assistant.reader import Reader
from assistant.wording.english import is_english
from assistant.wording.forms import Forms
from index.library import Library
from index.store import DocumentSummary
from index.types import Document, Filters, Hit, QAPair, Span
from index.words import tokens

KEPT_DOCUMENTS = 500  # documents whose pairs are kept in memory
LONGEST_TITLE = 12  # words of a title that a question may say in full
COMMON = 0.01  # a word in more than this share of the pairs is an ordinary word, not a name


class Archive:
    """A library as the assistant sees it: people, rarity of words, sentences with their vectors.

    `reader` reads sentences beside a question; without one they are ranked by their features alone. `forms` says how its
    words are written.
    """

    def __init__(self, library: Library, *, reader: Reader | None = None) -> None:
        self.library = library
        self.reader = reader
        self._generation = -1
        self._summaries: tuple[DocumentSummary, ...] = ()
        self._by_person: dict[str, tuple[int, ...]] = {}
        self._names = NameIndex((), ordinary=lambda word: True)
        self._by_title: dict[tuple[str, ...], list[int]] = {}
        self._pairs: dict[int, tuple[QAPair, ...]] = {}
        self._frequency: dict[str, int] = {}
        self._size = 1
        self._hidden: frozenset[int] = frozenset()
        self._only_titled: set[str] = set()  # titles of documents in which nobody takes part
        self._never_small: dict[tuple[str, str], bool] = {}
        self.forms = Forms(library)

    def refresh(self) -> None:
        """Forget what an earlier generation of the library said."""
        generation = self.library.generation
        if generation == self._generation:
            return
        self._generation = generation
        self._summaries = self.library.documents()
        self._pairs.clear()
        self._frequency.clear()
        self._size = max(1, sum(summary.pairs + summary.sections for summary in self._summaries))
        by_person: dict[str, list[int]] = {}
        people = self.library.people()
        spoken = {document for person in people for document in person.documents}
        self._only_titled, self._never_small = set(), {}
        self.forms.clear()
        for summary in self._summaries:
            titled = () if summary.participants or summary.id in spoken else _titled(summary.title)
            self._only_titled.update(titled)
            for name in summary.participants or titled:
                by_person.setdefault(name, []).append(summary.id)
        for person in people:
            self._only_titled.discard(person.name)
            known = by_person.setdefault(person.name, [])
            known += [document for document in person.documents if document not in known]
        for name in list(by_person):  # 'Mrs. Ada Low' of the title is who speaks as 'Ada Low', or as 'Ada Low (board)'
            for other in (_untitled(name), without_role(name)):
                if name in by_person and other != name and set(by_person[name]) & set(by_person.get(other, ())):
                    known = by_person[other]
                    known += [document for document in by_person.pop(name) if document not in known]
                    self._only_titled.discard(name)
        self._by_person = {name: tuple(documents) for name, documents in by_person.items()}
        self._names = NameIndex(
            self._by_person,
            ordinary=self.ordinary,
            known=self._known,
            everyday=is_english,
            alone=self._names_alone,
            person=self.speaks,
            small=self.forms.small,
            large=self.forms.large,
            beside=lambda one, other: bool(set(self.of_person(one)).intersection(self.of_person(other))),
        )
        self._by_title = {}
        for summary in self._summaries:
            words = tuple(token.folded for token in tokens(summary.title))
            if 2 <= len(words) <= LONGEST_TITLE:
                self._by_title.setdefault(words, []).append(summary.id)

    def hiding(self, pairs: frozenset[int]) -> Archive:
        """The library as it would be without the pairs of these ids: their words make none of the others' less rare."""
        if not pairs:
            return self
        view = copy(self)
        view._hidden, view._pairs, view._frequency = pairs, {}, {}
        return view

    @property
    def documents(self) -> tuple[DocumentSummary, ...]:
        """All documents, without their texts."""
        return self._summaries

    @property
    def names(self) -> NameIndex:
        """Everybody who takes part."""
        return self._names

    @property
    def people(self) -> tuple[str, ...]:
        """The names of everybody who takes part."""
        return tuple(self._by_person)

    def of_person(self, person: str) -> tuple[int, ...]:
        """The ids of the documents in which `person` takes part."""
        return self._by_person.get(person, ())

    def titled(self, question: str) -> tuple[Span, tuple[int, ...]] | None:
        """Where the question says a document's whole title (the longest one), and the ids of the documents so called."""
        words = tokens(question)
        folded = tuple(word.folded for word in words)
        for length in range(min(LONGEST_TITLE, len(words)), 1, -1):
            for at in range(len(words) - length + 1):
                found = self._by_title.get(folded[at : at + length])
                if found:
                    return Span(words[at].start, words[at + length - 1].end), tuple(found)
        return None

    def rarity(self, stem: str) -> float:
        """Inverse document frequency of a stem over the pairs of the library: log(1 + pairs / (passages with it + 1/2)),
        > 0 also where every passage of a small library has it."""
        if stem not in self._frequency:
            self._frequency[stem] = self.library.frequency((stem,), without=self._hidden).get(stem, 0)
        return math.log1p(self._size / (self._frequency[stem] + 0.5))

    def frequency(self, stem: str) -> int:
        """In how many passages a stem stands."""
        self.rarity(stem)
        return self._frequency[stem]

    def ordinary(self, word: str) -> bool:
        """Is a folded word common in the library?"""
        found = tokens(word)
        return bool(found) and self.frequency(found[0].stem) > max(12, COMMON * self._size)

    def search(
        self, question: str, *, k: int, filters: Filters, also: Sequence[str] = (), then: Sequence[str] = ()
    ) -> tuple[Hit, ...]:
        """The library's hits, best first; `then` are wordings that are ranked for next."""
        return self.library.search(question, k=k, filters=filters, also=also, then=then)

    def document(self, document_id: int) -> Document:
        """A document with its text."""
        return self.library.document(document_id)

    def pairs(self, document_id: int) -> tuple[QAPair, ...]:
        """A document's pairs and sections in order."""
        if document_id not in self._pairs:
            found = self.library.pairs(document_id)
            self._pairs[document_id] = tuple(pair for pair in found if pair.id not in self._hidden)
            while len(self._pairs) > KEPT_DOCUMENTS:
                del self._pairs[next(iter(self._pairs))]
        return self._pairs[document_id]

    def visible(self, document: Document) -> str:
        """The text of a document without its hidden pairs."""
        if not self._hidden:
            return document.text
        kept, at = [], 0
        for span in sorted(pair.span for pair in self.library.pairs(document.id) if pair.id in self._hidden):
            kept.append(document.text[at : span.start])
            at = max(at, span.end)
        return "\n".join([*kept, document.text[at:]])

    def question_vectors(self, texts: Sequence[str]) -> Rows:
        """Vectors (n, d) of questions."""
        return self.library.question_vectors(texts)

    def sentence_vectors(self, sentences: Sequence[Candidate]) -> Rows:
        """Vectors (n, d) of candidate sentences, as the library keeps them: each as read among its neighbours.

        A sentence that was cut for the encoder has the mean of its pieces; one without words the zero vector.
        """
        out = np.zeros((len(sentences), self.library.embedder.dimension), np.float32)
        kept = self.library.sentences(list(dict.fromkeys(sentence.pair.id for sentence in sentences)))
        pieces: dict[int, list[tuple[int, int, int]]] = {}
        for place, piece in enumerate(zip(kept.pairs.tolist(), kept.starts.tolist(), kept.ends.tolist(), strict=True)):
            pieces.setdefault(piece[0], []).append((place, *piece[1:]))
        inside = [
            (row, place)
            for row, sentence in enumerate(sentences)
            for place, start, end in pieces.get(sentence.pair.id, ())
            if start < sentence.span.end and sentence.span.start < end
        ]
        if inside:
            rows, places = np.array(inside).T
            first = np.flatnonzero(np.diff(rows, prepend=-1))
            out[rows[first]] = np.add.reduceat(kept.vectors[places], first)
            out /= np.maximum(np.linalg.norm(out, axis=1, keepdims=True), np.float32(1e-9))
        return out

    def speaks(self, person: str) -> bool:
        """Does somebody of this name take part, so that it is no document's title alone?"""
        return person in self._by_person and person not in self._only_titled

    def _names_alone(self, name: str, word: str) -> bool:
        """May `word` alone, folded, name whoever is called `name`? Of a title only a word that its document never writes
        small, as it does the "bank" of a "Food Bank"."""
        if self.speaks(name):
            return True
        if (name, word) not in self._never_small:
            small = re.compile(rf"\b{re.escape(word)}\b")
            texts = (self.document(document_id).text for document_id in self._by_person[name])
            self._never_small[name, word] = not any(small.search(text) for text in texts)
        return self._never_small[name, word]

    def _known(self, word: str) -> bool:
        found = tokens(word)
        return bool(found) and self.frequency(found[0].stem) > 0


def _untitled(name: str) -> str:
    """A full name without the form of address before it; '' for any other."""
    first, _, rest = name.partition(" ")
    return rest if first.lower().rstrip(".") in FORMS_OF_ADDRESS and " " in rest else ""


def _titled(title: str) -> tuple[str, ...]:
    """The title as a name, where a document names nobody and its title may be somebody: two to five capitalised words."""
    words = tokens(title)
    return (title,) if 1 < len(words) <= 5 and all(word.capital for word in words if not word.stop) else ()
