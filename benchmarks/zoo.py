"""Measures how documents of many layouts are split and whose words they are, against pairs that are known.

python -m benchmarks.zoo [FOLDER...]     folders with docs/ and gold/; default: both of benchmarks/zoo/

All of it is invented. Seven writers, three and later four, made the documents as real ones of each kind look, and their
pairs, without having seen any of the program; `development` was then mended by, `held-out` is only measured. For each
folder: F1 of pairs whose question and answer are right (the mean over documents), F1 of questions alone, speakers that are
named as known, pairs found in documents without any; then every document that is not perfect.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.development import ROOT
from benchmarks.tables import markdown
from index.errors import DocumentError
from index.pairs import split
from index.readers import read

FOLDER = ROOT / "benchmarks" / "zoo"
QUESTION, ANSWER = 0.8, 0.9  # shares of the words, either way, that found and known have in common
_WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|[^\W_]+(?:['’][^\W_]+)*")
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)|^#\+.*$", re.M)
_TITLES = frozenset("dr mr mrs ms m mme sir dame chief prof rev hon frau herr senator secretary the".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A pair that the program finds: its question, its answer with and without the names of who speaks, who speaks first."""

    question: str
    answers: tuple[str, ...]
    speaker: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One document: pairs known and found, questions and whole pairs that are right, speakers known and right."""

    known: int
    found: int
    asked: int
    right: int
    named: int
    speakers: int

    def f1(self, right: int) -> float:
        """2 right / (known + found); 1 where neither is any."""
        both = self.known + self.found
        return 2 * right / both if both else 1.0


def pairs_in(path: Path) -> list[Found]:
    """The pairs of a file, its rows counted together; none of one that cannot be read."""
    found = []
    try:
        documents = read(path)
    except DocumentError as error:
        print(error)
        return []
    for document in documents:
        for pair in split(document):
            if pair.question:
                said = [_LINK.sub(r"\1", turn.span.of(document.text)) for turn in pair.turns]
                names = [(turn.speaker.person or turn.speaker.label) if turn.speaker else "" for turn in pair.turns]
                spoken = " ".join(f"{name} {words}" for name, words in zip(names, said, strict=True))
                found.append(
                    Found(
                        question=_LINK.sub(r"\1", pair.question.of(document.text)),
                        answers=(" ".join(said), spoken, spoken.removeprefix(names[0] if names else "")),
                        speaker=names[0] or None if names else None,
                    )
                )
    return found


def score(known: Sequence[dict[str, Any]], found: Sequence[Found]) -> Score:
    """Each known pair takes the found one whose question is most alike; optional ones cost nothing."""
    left = list(found)
    asked = right = named = speakers = 0
    for pair in sorted(known, key=lambda pair: bool(pair.get("optional"))):
        wordings = [pair["question"], *pair.get("questions", ())]
        best = max(left, key=lambda one: _alike(wordings, [one.question]), default=None)
        if best is None or _alike(wordings, [best.question]) < QUESTION:
            continue
        left.remove(best)
        if pair.get("optional"):
            continue
        asked += 1
        right += _alike([pair["answer"], *pair.get("answers", ())], best.answers) >= ANSWER
        if pair["speaker"]:
            named += 1
            speakers += _name(pair["speaker"]) == _name(best.speaker or "")
    counted = [pair for pair in known if not pair.get("optional")]
    return Score(known=len(counted), found=asked + len(left), asked=asked, right=right, named=named, speakers=speakers)


def _alike(one: Iterable[str], other: Iterable[str]) -> float:
    """The greatest share of words, of either text, that a text of `one` and a text of `other` have in common."""
    return max(_common(_words(a), _words(b)) for a in one for b in other)


def _common(one: Counter[str], other: Counter[str]) -> float:
    return (one & other).total() / max(1, one.total(), other.total())


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _name(name: str) -> tuple[str, ...]:
    words = _WORD.findall(name.casefold())
    return tuple(word for word in words if word not in _TITLES) or tuple(words)


def main(folders: Sequence[str]) -> int:
    """Print a table of the folders, then the documents that are not perfect."""
    rows, misses = [], []
    for folder in [Path(name) for name in folders] or sorted(FOLDER.iterdir()):
        scores = {}
        for gold in sorted((folder / "gold").glob("*.json")):
            known = json.loads(gold.read_text("utf-8"))["pairs"]
            scores[gold.stem] = score(known, pairs_in(folder / "docs" / gold.stem))
        every = list(scores.values())
        rows.append(
            {
                "folder": folder.name,
                "documents": len(every),
                "F1": sum(one.f1(one.right) for one in every) / len(every),
                "F1 of questions": sum(one.f1(one.asked) for one in every) / len(every),
                "speakers": sum(one.speakers for one in every) / sum(one.named for one in every),
                "perfect": sum(one.f1(one.right) == 1.0 for one in every),
                "invented": sum(one.found for one in every if not one.known),
            }
        )
        misses += [f"{folder.name}/{name}: {one}" for name, one in scores.items() if one.f1(one.right) < 1.0]
    print(markdown(rows))
    print("\n".join(misses))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
