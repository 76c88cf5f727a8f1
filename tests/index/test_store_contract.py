"""The local store holds the contract of `index.store`."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from index.local import LocalStore
from tests.index.store_machine import DIMENSION, machine


def make(folder: Path) -> LocalStore:
    return LocalStore.create(folder, embedder="made", dimension=DIMENSION)


def test_a_store_holds_its_contract_through_any_sequence_of_changes() -> None:
    run_state_machine_as_test(
        machine(make),
        settings=settings(
            max_examples=12,
            stateful_step_count=15,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
