"""The verifier on claims as a language model words them: `python -m benchmarks.claims`.

Sixty sentences written by hand about passages of the samples and of interviews: paraphrased, in the third person, facts
merged, 27 of them with a small error (benchmarks/questions/claims.jsonl; passages as offsets). Prints the AUROC, the
verdicts, and each wrong one with its reason. Claims about interviews need the data that ONRECORD_DATA names.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sklearn.metrics import roc_auc_score

from assistant.verify import CheckedSentence, check
from benchmarks.answers import CORPUS, ROOT

FILE = ROOT / "benchmarks" / "questions" / "claims.jsonl"
WRONG = {True: "unsupported", False: "supported"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A claim, whether its passages support it, and the passages under their speakers' names."""

    claim: str
    supported: bool
    passages: tuple[str, ...]


def cases() -> list[Case]:
    """Those whose documents are there."""
    rows = [json.loads(line) for line in FILE.read_text("utf-8").split("\n") if line]
    return [
        Case(claim=row["claim"], supported=row["supported"], passages=tuple(map(_passage, row["passages"])))
        for row in rows
        if all(_path(place).is_file() for place in row["passages"])
    ]


def _path(place: dict[str, Any]) -> Path:
    name = str(place["file"])
    return ROOT / name if name.startswith("samples/") else CORPUS / name


def _passage(place: dict[str, Any]) -> str:
    words = _path(place).read_bytes().decode("utf-8")[place["start"] : place["end"]]
    return f"{place['speaker']}: {words}" if "speaker" in place else words


def checked(case: Case) -> CheckedSentence:
    """The verdict on the claim, which is one sentence."""
    (sentence,) = check(case.claim, case.passages).sentences
    return sentence


def main() -> None:
    """Check all and print."""
    found = [(case, checked(case)) for case in cases()]
    verdicts = Counter((case.supported, sentence.verdict) for case, sentence in found)
    area = roc_auc_score([case.supported for case, _ in found], [sentence.support for _, sentence in found])
    print(f"{len(found)} claims, AUROC {area:.3f}")
    for (supported, verdict), count in sorted(verdicts.items()):
        print(f"{'true' if supported else 'false'}, called {verdict}: {count}")
    for case, sentence in found:
        if sentence.verdict == WRONG[case.supported]:
            print(f"{sentence.verdict} ({sentence.support:.2f}): {case.claim} {sentence.why}".rstrip())


if __name__ == "__main__":
    main()
