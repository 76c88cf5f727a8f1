"""Kill -9 at random moments of add, sync, remove and purge, again and again on the same store; check it each time.

usage: python benchmarks/crash.py [ROUNDS]     200 rounds by default
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.index.store_crash import one_round


def main() -> None:
    """Run the rounds; an assertion names the first thing that is wrong."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        worked = sum(one_round(Path(folder), seed) for seed in range(rounds))
    print(f"{rounds} kills in {worked:.0f} s of work: every store opened, every document whole or absent")
    print(
        f"doctor found nothing but what interrupted runs left behind, and removed it ({time.monotonic() - began:.0f} s)"
    )


if __name__ == "__main__":
    main()
