"""Stores of any size from real documents: the documents themselves, then perturbed copies of them.

A copy's vectors are turned away from the original by noise, and a third of its words are words of other passages. Every
copy depends on its number only, so that an interrupted build goes on where it was.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.derive import entry
from index.embedding import Embeddable, default_embedder, with_sentences
from index.entries import DocumentEntry, FileEntry, FileRecord, PairEntry
from index.pairs import split
from index.readers import discover, read
from index.types import QAPair

NOISE = 0.6  # length of the noise beside a vector of length one: cosine of a copy to its original about .86
OTHER_WORDS = 0.33
QUESTIONS = 200
_GROUP = 400  # documents of one transaction

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """What copies are made of. `vectors` are those of each passage and its sentences, (1 + sentences, dimension)."""

    documents: tuple[DocumentEntry, ...]
    vectors: dict[bytes, Vectors]
    questions: tuple[str, ...]


def originals(corpus: Path, most: int, kept: Path | None = None) -> Original:
    """Documents of the corpus, in a random order, up to about `most` passages, with their vectors.

    The vectors are taken from the file `kept` where it has them, and written there where it has not.
    """
    embedder = default_embedder()
    files = sorted(discover([corpus]).files, key=lambda item: str(item.path))
    random.Random(5).shuffle(files)
    documents: list[DocumentEntry] = []
    texts: dict[bytes, Embeddable] = {}
    questions: list[str] = []
    passages = 0
    for item in files:
        for document in read(item.path, source=item.source):
            pairs = split(document)
            derived, new = entry(document, pairs, embedder, row="")
            documents.append(derived)
            texts.update(new)
            passages += sum(len(pair.passages) for pair in derived.pairs)
            questions += [_asked(document.title, pair, document.text) for pair in pairs if pair.question][:2]
        if passages >= most:
            break
    vectors = _load(kept) if kept is not None else {}
    if not vectors.keys() >= texts.keys():
        vectors = dict(zip(texts, with_sentences(embedder, list(texts.values())), strict=True))
        if kept is not None:
            _save(kept, vectors)
    return Original(documents=tuple(documents), vectors=vectors, questions=tuple(questions[:QUESTIONS]))


def _asked(title: str, pair: QAPair, text: str) -> str:
    """A question somebody could ask about a pair: its own and the document's title, with a few words of the answer."""
    assert pair.question is not None
    said = pair.turns[0].span.of(text).split() if pair.turns else []
    return " ".join([*pair.question.of(text).split()[:12], *title.split()[:4], *said[4:8]])


def _save(path: Path, vectors: dict[bytes, Vectors]) -> None:
    keys = np.frombuffer(b"".join(vectors), np.uint8).reshape(len(vectors), -1)
    counts = np.array([len(found) for found in vectors.values()])
    np.savez(path, keys=keys, counts=counts, vectors=np.concatenate(list(vectors.values())))


def _load(path: Path) -> dict[bytes, Vectors]:
    if not path.exists():
        return {}
    with np.load(path, allow_pickle=False) as kept:
        parts = np.split(kept["vectors"], np.cumsum(kept["counts"])[:-1])
        return dict(zip((key.tobytes() for key in kept["keys"]), parts, strict=True))


def copies(
    original: Original, passages: int, have: Collection[str] = ()
) -> Iterator[tuple[list[FileEntry], dict[bytes, Vectors]]]:
    """Groups of files, with their vectors, until there are `passages` passages; the first round is the original.

    Files whose path is in `have` are counted, not made.
    """
    made = 0
    files: list[FileEntry] = []
    vectors: dict[bytes, Vectors] = {}
    words = [w for d in original.documents for pair in d.pairs for p in pair.passages for w in p.words]
    for number in count():
        for at, document in enumerate(original.documents):
            made += sum(len(pair.passages) for pair in document.pairs)
            name = f"/copy/{number}/{at}.txt"
            if name not in have:
                copy = document if number == 0 else _copy(document, number, random.Random(name), words)
                for before, after in zip(_keys(document), _keys(copy), strict=True):
                    vectors[after] = _turned(original.vectors[before], after) if number else original.vectors[before]
                files.append(FileEntry(file=_record(name), documents=(copy,)))
            if files and (len(files) == _GROUP or made >= passages):
                yield files, vectors
                files, vectors = [], {}
            if made >= passages:
                return


def _copy(document: DocumentEntry, number: int, dice: random.Random, words: Sequence[str]) -> DocumentEntry:
    def other(pair: PairEntry) -> PairEntry:
        passages = tuple(
            replace(
                passage,
                words=tuple(dice.choice(words) if dice.random() < OTHER_WORDS else word for word in passage.words),
                key=hashlib.sha256(passage.key + number.to_bytes(4, "big")).digest(),
            )
            for passage in pair.passages
        )
        return replace(pair, passages=passages, header_words=(*pair.header_words, f"copy{number}"))

    return replace(document, pairs=tuple(other(pair) for pair in document.pairs))


def _keys(document: DocumentEntry) -> list[bytes]:
    return [passage.key for pair in document.pairs for passage in pair.passages]


def _turned(vectors: Vectors, key: bytes) -> Vectors:
    """The vectors (n, dimension) of a passage and its sentences, all turned the same way, which `key` decides."""
    dimension = vectors.shape[1]
    noise = np.random.default_rng(int.from_bytes(key[:8], "big")).standard_normal(dimension, dtype=np.float32)
    moved = vectors + noise * np.float32(NOISE / dimension**0.5)
    turned: Vectors = moved / np.linalg.norm(moved, axis=1, keepdims=True)
    return turned


def _record(path: str) -> FileRecord:
    return FileRecord(path=path, source=path, size=1, mtime_ns=1, sha256="", derivation="benchmark")
