"""How long evaluation takes: `python benchmarks/evaluation.py [--rows 1000] [--documents PATH ...]`.

Drafts a test set from the documents (default: samples/, repeated questions fill the rows), runs it with the offline
judge and no LLM, and prints the seconds of each step and rows per second. The goal is 1,000 rows in 60 s on two cores.
"""

from __future__ import annotations

import argparse
import dataclasses
import tempfile
import time
from pathlib import Path

from assistant.conversation import Assistant
from assistant.evaluation.casefile import own_records
from assistant.evaluation.draft import draft
from assistant.evaluation.judges import OfflineJudge
from assistant.evaluation.matching import LibraryPlaces
from assistant.evaluation.material import gather
from assistant.evaluation.report import render
from assistant.evaluation.respond import AssistantResponder
from assistant.evaluation.run import evaluate
from assistant.evaluation.runfile import rows_of, run_json
from assistant.evaluation.summary import summarise
from assistant.evaluation.types import CaseSet
from index.library import Library

GOAL = 60.0  # seconds for 1,000 rows
SAMPLES = Path(__file__).parent.parent / "samples"


def main() -> None:
    """Measure each step once and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--documents", nargs="+", type=Path, default=[SAMPLES])
    parser.add_argument("--store", type=Path, help="use this store instead of indexing documents")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        store = options.store or Path(temporary) / "store"
        with Library.open(store, create=options.store is None) as library:
            if options.store is None:
                library.add(options.documents)
            began = time.process_time()
            steps = measured(library, options.rows)
            cpu = time.process_time() - began
    total = sum(seconds for name, seconds in steps.items() if name != "draft")
    for name, seconds in steps.items():
        print(f"{name:<28} {seconds:8.2f} s")
    print(f"{'all but drafting':<28} {total:8.2f} s  {options.rows / total:.1f} rows/s")
    print(f"{'CPU time, all cores':<28} {cpu:8.2f} s  (tells more than the clock on a machine that is shared)")
    needed = total * 1000 / options.rows
    print(f"1,000 rows: {needed:.1f} s (goal {GOAL:.0f} s: {'holds' if needed <= GOAL else 'missed'})")


def measured(library: Library, rows: int) -> dict[str, float]:
    """Seconds of each step."""
    steps: dict[str, float] = {}
    began = time.perf_counter()
    drafted = own_records(enumerate(draft(gather(library), size=rows), 1), name="draft")
    steps["draft"] = time.perf_counter() - began
    filled = [dataclasses.replace(drafted[i % len(drafted)], id=str(i), conversation=None) for i in range(rows)]
    cases = CaseSet(name="benchmark", sha256="", cases=tuple(filled))
    places = LibraryPlaces(library)
    responder = AssistantResponder(Assistant(library), places)
    began = time.perf_counter()
    responder(filled[0], ())
    steps["first question (load)"] = time.perf_counter() - began
    began = time.perf_counter()
    run = evaluate(cases, responder, judge=OfflineJudge(), places=places, system="OnRecord")
    both = time.perf_counter() - began
    steps["ask"] = sum(row.response.milliseconds or 0.0 for row in run.rows) / 1000
    steps["judge"] = both - steps["ask"]
    began = time.perf_counter()
    summary = summarise(rows_of(run))
    steps["figures and intervals"] = time.perf_counter() - began
    began = time.perf_counter()
    run_json(run, summary)
    render(run, summary)
    steps["JSON and HTML"] = time.perf_counter() - began
    return steps


if __name__ == "__main__":
    main()
