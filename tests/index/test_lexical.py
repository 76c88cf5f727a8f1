"""The best rows by their words are those that adding up every word's share gives, also where rows are left out early."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index import lexical
from index.lexical import K1, B, WordIndex, pack

ROWS = 3000
FREQUENT, RARE = (1, 2, 3), (4, 5)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> WordIndex:
    """Rows of up to forty words: the frequent ones in most of them, the rare ones in a few."""
    folder: Path = tmp_path_factory.mktemp("words")
    dice = np.random.default_rng(3)
    chances = np.array([0.3, 0.3, 0.2, 0.02, 0.03, *np.full(15, 0.01)])
    rows = [pack((dice.choice(20, dice.integers(5, 40), p=chances) + 1).tolist()) for _ in range(ROWS)]
    WordIndex.build(rows).save(folder, "words")
    return WordIndex.load(folder, "words")


def added_up(index: WordIndex, weights: dict[int, float], average: float) -> NDArray[np.float64]:
    scores = np.zeros(ROWS)
    for word, weight in weights.items():
        for row, count in zip(*(found.tolist() for found in index.postings(word)), strict=True):
            scores[row] += weight * count / (count + K1 * (1 - B + B * int(index.lengths[row]) / average))
    return scores


@pytest.mark.parametrize("filtered", [False, True])
@pytest.mark.parametrize("k", [1, 7, 60])
def test_rows_that_are_left_out_early_are_none_of_the_best(
    index: WordIndex, monkeypatch: pytest.MonkeyPatch, k: int, filtered: bool
) -> None:
    weights = dict.fromkeys(FREQUENT, 0.2) | dict.fromkeys(RARE, 3.0)
    average = float(index.lengths.mean())
    mask = np.arange(ROWS) % 3 == 0 if filtered else None
    scores = added_up(index, weights, average) * (1 if mask is None else mask)
    looked_at: list[int] = []
    real = lexical._contenders

    def contenders(*given: object) -> object:
        found = real(*given)  # type: ignore[arg-type]  # handed on as they are
        looked_at.append(ROWS if found is None else len(found))
        return found

    monkeypatch.setattr(lexical, "_LONG", 100)
    monkeypatch.setattr(lexical, "_contenders", contenders)
    rows, found = index.best(weights, average, k, mask)
    best = np.sort(scores)[::-1][:k]
    assert min(looked_at) < ROWS / 5
    assert np.sort(found)[::-1][:k] == pytest.approx(best, abs=1e-5)
    assert scores[rows] == pytest.approx(found, abs=1e-5)
    assert set(np.flatnonzero(scores > best[-1] + 1e-5)) <= set(rows.tolist())


def test_all_rows_with_a_word_are_found_where_there_are_fewer_than_asked_for(index: WordIndex) -> None:
    rows, _ = index.best({RARE[0]: 1.0}, 20.0, ROWS, None)
    assert rows.tolist() == index.postings(RARE[0])[0].tolist()
    assert len(index.best({99: 1.0}, 20.0, 5, None)[0]) == 0


@pytest.mark.parametrize("different", [3, 1000, 10**6])  # how many scores there are: few make many ties
@pytest.mark.parametrize(("size", "k"), [(60, 60), (3840, 60), (3839, 60), (20_000, 60), (20_000, 1), (20_000, 9000)])
def test_the_last_of_the_best_scores_is_found_among_ties_and_blanks(size: int, k: int, different: int) -> None:
    dice = np.random.default_rng(size + k)
    scores = dice.integers(0, different, size).astype(np.float32)
    scores[dice.random(size) < 0.7] = 0
    assert lexical._kth(scores, k) == np.sort(scores)[-k]
