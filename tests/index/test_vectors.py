"""An index of vectors gives back what it was given, rounded to 16 bits, however it lies and after it was saved."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index import vectors
from index.vectors import VectorIndex

DIMENSION = 24


def made(count: int) -> NDArray[np.float32]:
    """Unit vectors in no order."""
    given = np.random.default_rng(7).standard_normal((count, DIMENSION)).astype(np.float32)
    unit: NDArray[np.float32] = given / np.linalg.norm(given, axis=1, keepdims=True)
    return unit


@pytest.mark.parametrize("exact_up_to", [10_000, 100])
def test_cosines_of_chosen_rows_are_those_of_the_vectors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exact_up_to: int
) -> None:
    monkeypatch.setattr(vectors, "EXACT_UP_TO", exact_up_to)
    given = made(400)
    VectorIndex.build(given, DIMENSION).save(tmp_path / "vectors.faiss")
    index = VectorIndex.load(tmp_path / "vectors.faiss")
    rows = np.array([399, 0, 7, 7, 123], np.int64)
    kept = given.astype(np.float16).astype(np.float32)
    several, one = np.einsum("rd,nd->rn", kept[rows], given[:2]), np.einsum("rd,d->r", kept[rows], given[5])
    assert np.allclose(index.similarity(given[:2], rows), several, rtol=0, atol=1e-6)
    assert np.allclose(index.similarity(given[5], rows), one, rtol=0, atol=1e-6)
    assert index.similarity(given[5], rows[:0]).shape == (0,)
    found, cosines = index.search(given[11], 1, None)
    assert (found.tolist(), cosines[0] > 0.999) == ([11], True)


def test_lists_find_nearly_all_of_the_nearest_and_under_a_narrow_filter_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "EXACT_UP_TO", 1000)
    given, asked = made(20_000), made(20_050)[20_000:]
    index = VectorIndex.build(given, DIMENSION)
    narrow = np.zeros(len(given), bool)
    narrow[::1000] = True
    shares: dict[str, list[float]] = {"all": [], "narrow": []}
    for question in asked:
        cosines = given.astype(np.float16).astype(np.float32) @ question
        for name, mask in (("all", None), ("narrow", narrow)):
            rows = np.arange(len(given)) if mask is None else np.flatnonzero(mask)
            exact = rows[np.argsort(-cosines[rows])[:10]]
            shares[name].append(len(np.intersect1d(index.search(question, 10, mask)[0], exact)) / 10)
    assert np.mean(shares["all"]) > 0.9
    assert shares["narrow"] == [1.0] * len(asked)


def test_an_empty_index_finds_nothing() -> None:
    index = VectorIndex.build(np.empty((0, 24), np.float32), 24)
    assert len(index.search(np.ones(24, np.float32), 5, None)[0]) == 0
