"""How long evaluation takes: `python -m benchmarks.evaluation [--rows 1000] [--documents PATH ... | --store DIR]`.

Drafts a test set from the documents (default: samples/; repeated questions fill the rows where the documents offer fewer),
runs it with the offline judge and no LLM, and prints the seconds of each step by the clock and of CPU time on all cores,
which tells more on a machine that is shared. The goal is 1,000 rows in 60 s on two cores, drafting not counted.
"""

from __future__ import annotations

import argparse
import dataclasses
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

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
from assistant.evaluation.types import Case, CaseSet, Response
from assistant.types import Message
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
            steps = measured(library, options.rows)
    counted = [taken for name, taken in steps.items() if name != "draft"]
    steps["all but drafting"] = Taken(sum(t.clock for t in counted), sum(t.cpu for t in counted))
    print(f"{'':<28} {'clock':>10} {'CPU':>10}")
    for name, taken in steps.items():
        print(f"{name:<28} {taken.clock:8.2f} s {taken.cpu:8.2f} s")
    clock, cpu = (seconds * 1000 / options.rows for seconds in steps["all but drafting"])
    print(f"1,000 rows: {clock:.1f} s by the clock, {cpu:.1f} s of CPU time (goal {GOAL:.0f} s)")


class Taken(NamedTuple):
    """Seconds by the clock, and of CPU time on all cores."""

    clock: float
    cpu: float


class Timer:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self._clock, self._cpu = time.perf_counter(), time.process_time()

    def taken(self) -> Taken:
        """Until now."""
        return Taken(time.perf_counter() - self._clock, time.process_time() - self._cpu)


class Asking:
    """The assistant as a responder that adds up the time it takes."""

    def __init__(self, responder: AssistantResponder) -> None:
        self._responder = responder
        self.taken = Taken(0.0, 0.0)

    def __call__(self, case: Case, history: Sequence[Message]) -> Response:
        """As AssistantResponder."""
        timer = Timer()
        response = self._responder(case, history)
        taken = timer.taken()
        self.taken = Taken(self.taken.clock + taken.clock, self.taken.cpu + taken.cpu)
        return response


def measured(library: Library, rows: int) -> dict[str, Taken]:
    """The time of each step."""
    steps: dict[str, Taken] = {}
    timer = Timer()
    drafted = own_records(enumerate(draft(gather(library), size=rows).rows, 1), name="draft")
    steps["draft"] = timer.taken()
    print(f"{len(library.documents())} documents, {len(drafted)} different questions")
    filled = [dataclasses.replace(drafted[i % len(drafted)], id=str(i), conversation=None) for i in range(rows)]
    cases = CaseSet(name="benchmark", sha256="", cases=tuple(filled))
    places = LibraryPlaces(library)
    responder = AssistantResponder(Assistant(library), places)
    timer = Timer()
    responder(filled[0], ())
    steps["first question (load)"] = timer.taken()
    asking, timer = Asking(responder), Timer()
    run = evaluate(cases, asking, judge=OfflineJudge(), places=places, system="OnRecord")
    both = timer.taken()
    steps["ask"] = asking.taken
    steps["judge"] = Taken(both.clock - asking.taken.clock, both.cpu - asking.taken.cpu)
    timer = Timer()
    summary = summarise(rows_of(run))
    steps["figures and intervals"] = timer.taken()
    timer = Timer()
    run_json(run, summary)
    render(run, summary)
    steps["JSON and HTML"] = timer.taken()
    return steps


if __name__ == "__main__":
    main()
