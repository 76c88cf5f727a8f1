"""The contract of `index.store.Store` as a state machine: any store against a naive model kept in dictionaries.

`machine(make)` returns a hypothesis state machine for the stores that `make(folder)` opens. Each step changes the store
and the model alike; after each, everything that can be read is compared: texts character for character, pairs, ids
(given once and never again), filters, nearest passages against brute force, word scores against BM25 worked out anew.
"""

from __future__ import annotations

import hashlib
import math
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from index.entries import DocumentEntry, FileEntry, FileRecord, PairEntry, PassageEntry
from index.store import Scores, Store
from index.types import Document, Filters, Passage, QAPair, Span, Speaker, Turn

DIMENSION = 16
WORDS = ("kiln", "ledger", "heron", "mast", "quarry", "thaw", "lantern", "oar")
_ODD = "\x00\ud800\ufeffé\u2028\n"  # what databases lose
K1, B = 1.2, 0.75


@lru_cache(maxsize=4096)
def vector_of(text: str) -> Scores:
    """A unit vector that depends on every word of the text: a random direction for each, summed."""
    total = np.zeros(DIMENSION, np.float32)
    for word in text.split() or [text]:
        seed = int.from_bytes(hashlib.sha256(word.encode("utf-8", "surrogatepass")).digest()[:8], "little")
        total += np.random.default_rng(seed).standard_normal(DIMENSION).astype(np.float32)
    return total / np.linalg.norm(total)


@dataclass(frozen=True, kw_only=True)
class Told:
    """One question and its answer, as words."""

    question: tuple[str, ...]
    answer: tuple[str, ...]


@dataclass(kw_only=True)
class Kept:
    """What the model knows of a file: its record and, by row, what is told there."""

    record: FileRecord
    rows: dict[str, tuple[Told, ...]] = field(default_factory=dict)


def key_of(text: str) -> bytes:
    """The key of a text's vector."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def document_entry(source: str, row: str, told: tuple[Told, ...]) -> tuple[DocumentEntry, dict[bytes, Scores]]:
    """A document with its pairs, and the vectors of its passages."""
    text, pairs, vectors = _ODD, [], {}
    for number, item in enumerate(told, start=1):
        spans = []
        for words in (item.question, item.answer):
            begin = len(text)
            text += " ".join(words)
            spans.append(Span(begin, len(text)))
            text += "\n"
        passages = []
        for name, span, words in zip(("question", "answer"), spans, (item.question, item.answer), strict=True):
            said = " ".join(words)
            vectors[key_of(said)] = vector_of(said)
            passage = Passage(field="question" if name == "question" else "answer", span=span, header="")
            passages.append(PassageEntry(passage=passage, words=words, key=key_of(said)))
        speaker = Speaker(label="A", person="Ada")
        pair = QAPair(number=number, question=spans[0], turns=(Turn(speaker=speaker, span=spans[1]),), layout="made")
        pairs.append(PairEntry(pair=pair, header_words=("title", *item.question[:1]), passages=tuple(passages)))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(source=source + row, title=f"Title {row}", text=text, participants=("Ada",), sha256=digest)
    return DocumentEntry(document=document, row=row, pairs=tuple(pairs)), vectors


told = st.builds(
    Told,
    question=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(tuple),
    answer=st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(tuple),
)
documents = st.lists(told, min_size=1, max_size=3).map(tuple)
names = st.sampled_from(["a", "b", "c", "d"])
rows = st.sampled_from(["", "#1", "#2"])


class StoreMachine(RuleBasedStateMachine):
    """Steps on a store and its model. Subclasses say how a store is opened."""

    make: Callable[[Path], Store]
    checked = 0
    """How often everything was compared: once after each step, and at the start of each run."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = self.make(Path(self.folder.name) / "store")
        self.model: dict[str, Kept] = {}
        self.pairs_seen: set[int] = set()
        self.pairs_now: set[int] = set()
        self.documents_seen: dict[int, str] = {}

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @rule(name=names, row=rows, content=documents)
    def put(self, name: str, row: str, content: tuple[Told, ...]) -> None:
        """Add a document, or replace it."""
        self._put(name, row, content)

    def _put(self, name: str, row: str, content: tuple[Told, ...]) -> None:
        kept = self.model.get(name) or Kept(record=record(name))
        entry, vectors = document_entry(kept.record.source, row, content)
        with self.store.reading() as view:
            have = view.known(vectors)
        with self.store.writing() as writer:
            new = {key: vector for key, vector in vectors.items() if key not in have}
            writer.put([FileEntry(file=kept.record, documents=(entry,))], new)
        kept.rows[row] = content
        self.model[name] = kept

    @precondition(lambda self: self.model)
    @rule(data=st.data(), more=told)
    def extend(self, data: st.DataObject, more: Told) -> None:
        """Replace a document by itself and one pair more: what both need stays."""
        name = data.draw(st.sampled_from(sorted(self.model)))
        row = data.draw(st.sampled_from(sorted(self.model[name].rows)))
        self._put(name, row, (*self.model[name].rows[row], more))

    @rule(name=names, content=documents)
    def fail_in_the_middle(self, name: str, content: tuple[Told, ...]) -> None:
        """A write that breaks off leaves nothing behind."""
        kept = self.model.get(name) or Kept(record=record(name))
        entry, vectors = document_entry(kept.record.source, "", content)
        broken = replace(entry, row="#broken", pairs=(replace(entry.pairs[0], header_words=None),))  # type: ignore[arg-type]  # breaks on purpose
        try:
            with self.store.writing() as writer:
                writer.put([FileEntry(file=kept.record, documents=(entry, broken))], vectors)
        except TypeError:
            return
        raise AssertionError("the broken entry was taken")

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def drop(self, data: st.DataObject) -> None:
        """Remove a file."""
        name = data.draw(st.sampled_from(sorted(self.model)))
        with self.store.writing() as writer:
            assert writer.drop_file(self.model[name].record.path) == len(self.model[name].rows)
        del self.model[name]

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def rename(self, data: st.DataObject) -> None:
        """Move a file: ids stay."""
        name = data.draw(st.sampled_from(sorted(self.model)))
        new = data.draw(names.filter(lambda n: n not in self.model) if len(self.model) < 4 else st.just(name))
        if new == name:
            return
        kept = self.model.pop(name)
        moved = replace(kept.record, path=record(new).path, source=record(new).source)
        with self.store.writing() as writer:
            writer.rename(kept.record.path, moved)
        kept.record = moved
        self.model[new] = kept

    @rule(force=st.booleans())
    def publish(self, force: bool) -> None:
        """Fold the delta into the base."""
        with self.store.writing() as writer:
            writer.publish(force=force)

    @rule()
    def purge(self) -> None:
        """Erase what is gone."""
        with self.store.writing() as writer:
            writer.purge()

    @rule()
    def reopen(self) -> None:
        """Close and open."""
        self.store.close()
        self.store = self.make(Path(self.folder.name) / "store")

    @rule()
    def doctor(self) -> None:
        """A sound store has nothing to find."""
        assert self.store.doctor() == ()

    @invariant()
    def agrees_with_the_model(self) -> None:
        """Everything that can be read."""
        type(self).checked += 1
        self._holds_what_was_put()
        self._finds_what_is_there()
        self._filters_before_ranking()

    def _holds_what_was_put(self) -> None:
        """Documents, texts, pairs and ids."""
        with self.store.reading() as view:
            found = {summary.source: summary for summary in view.summaries(Filters())}
            expected = {
                kept.record.source + row: content for kept in self.model.values() for row, content in kept.rows.items()
            }
            assert set(found) == set(expected)
            pairs_now: set[int] = set()
            for source, content in expected.items():
                row = source[source.find("#") :] if "#" in source else ""
                entry, _ = document_entry(source.removesuffix(row), row, content)
                kept_document = view.document(found[source].id)
                assert kept_document is not None
                assert kept_document.text == entry.document.text
                pairs = view.pairs_of(found[source].id)
                assert [replace(p, id=0, document_id=0) for p in pairs] == [item.pair for item in entry.pairs]
                pairs_now |= {pair.id for pair in pairs}
            new = pairs_now - self.pairs_now
            assert not new & self.pairs_seen, "an id was given twice"
            self.pairs_seen |= new
            self.pairs_now = pairs_now

    def _finds_what_is_there(self) -> None:
        """Nearest passages and word scores, against brute force."""
        passages = [
            (pair, name, words)
            for kept in self.model.values()
            for row, content in kept.rows.items()
            for pair in content
            for name, words in (("question", pair.question), ("answer", pair.answer))
        ]
        wanted = vector_of("heron mast")
        with self.store.reading() as view:
            for name in ("question", "answer"):
                mine = [words for _, which, words in passages if which == name]
                near = view.nearest("question" if name == "question" else "answer", wanted, 5, None)
                best = sorted((float(wanted @ vector_of(" ".join(words))) for words in mine), reverse=True)[:5]
                assert np.allclose(near.scores, best, atol=2e-3)
                assert len(near.pairs) == min(5, len(mine))
                assert set(near.pairs.tolist()) <= self.pairs_now
                scores = view.matching(
                    "question" if name == "question" else "answer", {"heron": 2.0, "oar": 1.0}, 99, None
                )
                assert np.allclose(scores.scores, _bm25(mine, {"heron": 2.0, "oar": 1.0}), atol=1e-4)
                assert view.size("question" if name == "question" else "answer") == len(mine)

    def _filters_before_ranking(self) -> None:
        """A document's filter finds that document's pairs and no others."""
        with self.store.reading() as view:
            for name, kept in self.model.items():
                allowed = view.allowed(Filters(document=kept.record.source))
                assert allowed is not None
                near = view.nearest("answer", vector_of("thaw"), 50, allowed)
                assert len(near.pairs) == sum(len(content) for content in kept.rows.values()), name


def record(name: str) -> FileRecord:
    return FileRecord(
        path=f"/docs/{name}.txt", source=f"docs/{name}.txt", size=1, mtime_ns=1, sha256=name, derivation="1"
    )


def _bm25(passages: list[tuple[str, ...]], weights: dict[str, float]) -> list[float]:
    average = max(1.0, sum(map(len, passages)) / max(1, len(passages)))
    scores = []
    for words in passages:
        counts = Counter(words)
        norm = K1 * (1 - B + B * len(words) / average)
        score = math.fsum(weight * counts[word] / (counts[word] + norm) for word, weight in weights.items())
        if score > 0:
            scores.append(score)
    return sorted(scores, reverse=True)


def machine(make: Callable[[Path], Store]) -> type[StoreMachine]:
    """The state machine for the stores that `make(folder)` opens, creating them where there is none."""
    attributes: dict[str, Any] = {"make": staticmethod(make)}
    return type("StoreContract", (StoreMachine,), attributes)
