"""How good whole answers are, without an LLM and with one: `python -m benchmarks.answers [--store DIR] [--llm SPEC]`.

Every figure of the development sets, of `check` (the `faithfulness` sets), of mails with planted orders (`injection`) and
of a warm question's time, with its 95 % interval beside its goal and the floor: a bootstrap over what belongs together,
the documents of the gold evidence, conversations, people or mails.

With `--llm` instead: OnRecord and LlamaIndex's CitationQueryEngine on the same model, encoder and documents, judged by the
same check, what OnRecord adds to the model's own first token, and the mails with the model, with guards and without.

Needs the data that ONRECORD_DATA names (default: ../shared/data) and says what of it is absent; `--store` is a store of
the interviews, made once with `onrecord add`, else they are indexed for this run. benchmarks/faithfulness.py and
benchmarks/injection.py print more of their parts. What the reader has learned from is asked only by its name.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Collection
from contextlib import ExitStack
from pathlib import Path

from benchmarks import faithfulness, injection
from benchmarks.answer_figures import answered, figures, gain, times
from benchmarks.answer_sets import DATA, LEARNED, Development, developments, opened
from benchmarks.goals import ANSWERS, INJECTION, INJECTION_WITH_A_MODEL, PERTURBED, lines
from benchmarks.tables import machine, markdown
from index.library import Library

MAILS = DATA / "injection"
CHECKED = (*faithfulness.HUMAN, PERTURBED)
Libraries = Callable[[Path], Library]


def main() -> None:
    """Measure and print."""
    given = _arguments()
    print(machine(), end="\n\n")
    if lacking := [f"- {name}: {path} is absent" for name, path in absent().items() if name in given.only]:
        print("Not measured; set ONRECORD_DATA to the folder that holds it:", *lacking, sep="\n", end="\n\n")
    there = [name for name in given.only if name not in absent()]
    if not there:
        sys.exit("nothing is left to measure")
    with ExitStack() as stack:
        library = opened(stack, given.store)
        if given.llm:
            _with_a_model(library, there, given)
        else:
            _without(library, there, gains=given.gain)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = [*(one.name for one in developments()), *CHECKED, INJECTION]
    listed = ", ".join(f'"{name}"' for name in names)
    parser.add_argument("--store", type=Path, help="a store of the interviews, indexed once with `onrecord add`")
    parser.add_argument(
        "--only", action="append", choices=names, metavar="NAME", help=f"may be given several times; of {listed}"
    )
    parser.add_argument("--llm", help="as for `onrecord ask --llm`: measures the model and the peer instead")
    parser.add_argument("--gain", action="store_true", help="asks again without the reader and says what it adds")
    parser.add_argument("--limit", type=int, default=20, help="questions asked with --llm, every fourth unanswerable")
    parser.add_argument("--mails", type=int, help="mails asked of with --llm (all that 7 minutes allow)")
    given = parser.parse_args()
    usual = [ANSWERS, INJECTION] if given.llm else [name for name in names if name != LEARNED]
    given.only = given.only or usual
    if given.llm and (unasked := [name for name in given.only if name in CHECKED]):
        parser.error(f"no model is asked for {', '.join(unasked)}: leave --llm away")
    return given


def absent() -> dict[str, Path]:
    """What is not there, by the name of what cannot be measured without it."""
    needed = {one.name: one.absent for one in developments()}
    needed |= {name: faithfulness.absent(DATA, name) for name in CHECKED}
    needed[INJECTION] = None if MAILS.is_dir() else MAILS
    return {name: path for name, path in needed.items() if path}


def _without(library: Libraries, names: Collection[str], *, gains: bool) -> None:
    """The report of the figures without a language model, and what the reader adds."""
    report: list[dict[str, object]] = []
    added: list[dict[str, object]] = []
    for one in developments():
        if one.name in names:
            _say(one.name)
            found, gained = _asked(library(one.corpus), one, gains=gains)
            report, added = report + found, added + gained
    for name in CHECKED:
        if name in names:
            _say(name)
            report += lines(name, faithfulness.measured(DATA, name))
    if INJECTION in names:
        report += lines(INJECTION, injection.figures(injection.outcomes(injection.cases(MAILS))))
    print(markdown(report))
    if added:
        print(markdown(added))


def _say(name: str) -> None:
    """What is being measured, for whoever waits."""
    print(name, file=sys.stderr, flush=True)


def _asked(
    library: Library, one: Development, *, gains: bool
) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """The lines of a set of questions, and those of what the reader adds."""
    cases = one.cases()
    rows = answered(library, cases)
    timed = times(library, cases) if one.name == ANSWERS else {}
    found = list(lines(one.name, figures(rows) | timed))
    if not gains:
        return found, []
    without = answered(library, cases, read_by=False)
    return found, [{"what the reader adds": one.name, **line} for line in gain(rows, without)]


def _with_a_model(library: Libraries, names: Collection[str], given: argparse.Namespace) -> None:
    """The comparisons with a language model, set by set."""
    from benchmarks.answers_llm import measure

    for one in developments():
        if one.name in names:
            measure(library(one.corpus), one.cases(), given.llm, limit=given.limit)
    if INJECTION in names:
        both = injection.outcomes(injection.cases(MAILS, given.mails), injection.settings(given.llm))
        print(markdown(list(lines(INJECTION_WITH_A_MODEL, injection.figures(both)))))
        print("\n".join(injection.told(both)))


if __name__ == "__main__":
    main()
