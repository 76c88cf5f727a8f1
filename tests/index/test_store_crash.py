"""Killed at any moment, a store opens and every document in it is whole."""

from __future__ import annotations

from pathlib import Path

from tests.index.store_crash import one_round


def test_a_store_survives_being_killed_twenty_times(tmp_path: Path) -> None:
    worked = [one_round(tmp_path, seed) for seed in range(20)]
    assert sum(worked) > 3, "the children had no time to do anything"
