"""The verifier on claims as a language model words them: `python -m benchmarks.claims [SET ...] [--wrong]`.

Three sets of sentences written by hand in benchmarks/questions/, about half of them false by one small error:

- claims: 60 on passages of the samples and of interviews (as offsets; those on interviews need the data that
  ONRECORD_DATA names): paraphrased, in the third person, facts merged.
- claims-development: 225 on 17 short texts of as many kinds (depositions, FAQs, meetings, podcasts, oral history), each
  with the kind of thing that it is right or wrong about.
- claims-held-out: 230 on 17 other texts, only to measure with: nothing is chosen by looking at its rows.

Prints the AUROC with its interval over the texts, and by kind of claim the AUROC and how many are rightly called
supported or not; --wrong also which are not, with their reasons.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.evaluation.statistics import auroc, auroc_interval
from assistant.verify import CheckedSentence, check
from benchmarks.answer_sets import CORPUS, ROOT
from benchmarks.tables import markdown

FOLDER = ROOT / "benchmarks" / "questions"
SETS = ("claims", "claims-development", "claims-held-out")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A claim, whether its passages support it, and the passages under their speakers' names.

    `text` names what the passages are of, `kind` what the claim is right or wrong about ('' where it is not said).
    """

    claim: str
    supported: bool
    passages: tuple[str, ...]
    text: str
    kind: str


def cases(name: str) -> list[Case]:
    """Those of a set whose documents are there."""
    rows = [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").split("\n") if line]
    return [
        Case(
            claim=row["claim"],
            supported=row["supported"],
            passages=tuple(map(_passage, row["passages"])),
            text=row["passages"][0].get("file", row["passages"][0].get("text")),
            kind=row.get("kind", ""),
        )
        for row in rows
        if all("text" in place or _path(place).is_file() for place in row["passages"])
    ]


def _path(place: dict[str, Any]) -> Path:
    name = str(place["file"])
    return ROOT / name if name.startswith("samples/") else CORPUS / name


def _passage(place: dict[str, Any]) -> str:
    if "text" in place:
        return str(place["text"])
    words = _path(place).read_bytes().decode("utf-8")[place["start"] : place["end"]]
    return f"{place['speaker']}: {words}" if "speaker" in place else words


def checked(case: Case) -> CheckedSentence:
    """The verdict on the claim, which is one sentence."""
    (sentence,) = check(case.claim, case.passages).sentences
    return sentence


def main() -> None:
    """Check the sets and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=list(SETS), metavar="SET", help="; ".join(SETS))
    parser.add_argument("--wrong", action="store_true", help="print the claims that are called the wrong thing")
    options = parser.parse_args()
    for name in options.sets:
        _report(name, [(case, checked(case)) for case in cases(name)], wrong=options.wrong)


def _report(name: str, found: Sequence[tuple[Case, CheckedSentence]], *, wrong: bool) -> None:
    supports, labels = [sentence.support for _, sentence in found], [case.supported for case, _ in found]
    low, high = auroc_interval(supports, labels, [case.text for case, _ in found])
    area = auroc(supports, labels)
    print(f"{name}: {len(found)} claims, AUROC {area:.3f} ({low:.3f} to {high:.3f})\n")
    kinds = sorted({case.kind for case, _ in found} - {""})
    parts = [(kind, [pair for pair in found if pair[0].kind == kind]) for kind in kinds]
    print(markdown([_row(kind, part) for kind, part in [*parts, ("all", found)]]))
    for case, sentence in found if wrong else ():
        if _wrong(case, sentence):
            print(
                f"{case.kind or name}: {sentence.verdict} ({sentence.support:.2f}): {case.claim} {sentence.why}".rstrip()
            )


def _row(kind: str, part: Sequence[tuple[Case, CheckedSentence]]) -> dict[str, object]:
    area = auroc([sentence.support for _, sentence in part], [case.supported for case, _ in part])

    def called(supported: bool, *verdicts: str) -> str:
        mine = [sentence for case, sentence in part if case.supported is supported]
        return f"{sum(sentence.verdict in verdicts for sentence in mine)} of {len(mine)}"

    return {
        "kind": kind,
        "AUROC": "" if area is None else f"{area:.2f}",
        "true, called supported": called(True, "supported"),
        "true, called unsupported": called(True, "unsupported"),
        "false, not called supported": called(False, "weak", "unsupported"),
        "false, called unsupported": called(False, "unsupported"),
    }


def _wrong(case: Case, sentence: CheckedSentence) -> bool:
    return (sentence.verdict == "supported") is not case.supported


if __name__ == "__main__":
    main()
