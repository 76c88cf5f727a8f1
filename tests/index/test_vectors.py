"""An index of vectors gives back what it was given, rounded to 16 bits, however it lies and after it was saved."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index import vectors
from index.vectors import VectorIndex


@pytest.mark.parametrize(("exact_up_to", "within"), [(10_000, 0.0), (100, 5e-4)])  # lists keep what a centre leaves
def test_cosines_of_chosen_rows_are_those_of_the_vectors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exact_up_to: int, within: float
) -> None:
    monkeypatch.setattr(vectors, "EXACT_UP_TO", exact_up_to)
    monkeypatch.setattr(vectors, "_LISTS", 4)
    dice = np.random.default_rng(7)
    given = dice.standard_normal((400, 24)).astype(np.float32)
    given /= np.linalg.norm(given, axis=1, keepdims=True)
    VectorIndex.build(given, 24).save(tmp_path / "vectors.faiss")
    index = VectorIndex.load(tmp_path / "vectors.faiss")
    rows = np.array([399, 0, 7, 7, 123], np.int64)
    kept = given.astype(np.float16).astype(np.float32)
    several, one = np.einsum("rd,nd->rn", kept[rows], given[:2]), np.einsum("rd,d->r", kept[rows], given[5])
    assert np.allclose(index.similarity(given[:2], rows), several, rtol=0, atol=within)
    assert np.allclose(index.similarity(given[5], rows), one, rtol=0, atol=within)
    assert index.similarity(given[5], rows[:0]).shape == (0,)
    found, cosines = index.search(given[11], 1, None)
    assert (found.tolist(), cosines[0] > 0.999) == ([11], True)


def test_an_empty_index_finds_nothing() -> None:
    index = VectorIndex.build(np.empty((0, 24), np.float32), 24)
    assert len(index.search(np.ones(24, np.float32), 5, None)[0]) == 0
