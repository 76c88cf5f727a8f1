"""The store's contract over many steps: the state machine of the tests, 10,000 steps by default.

usage: python benchmarks/store_model.py [STEPS]

Another store passes the same machine: give `machine` a function that opens it. Most of the time goes by waiting until the
disk has what is written: TMPDIR=/dev/shm halves it.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from index.local import LocalStore
from tests.index.store_machine import DIMENSION, machine

STEPS_PER_RUN = 50


def make(folder: Path) -> LocalStore:
    """The local store, made where there is none."""
    return LocalStore.create(folder, embedder="made", dimension=DIMENSION)


def main() -> None:
    """Run the machine and say how long it took."""
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    began = time.monotonic()
    contract = machine(make)
    while contract.checked < steps:  # hypothesis ends some runs early
        run_state_machine_as_test(
            contract,
            settings=settings(
                max_examples=1 + (steps - contract.checked) // STEPS_PER_RUN,
                stateful_step_count=STEPS_PER_RUN,
                deadline=None,
                database=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    print(f"compared {contract.checked:,} times, nothing wrong, {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
