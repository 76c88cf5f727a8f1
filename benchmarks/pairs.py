"""Measures how documents are split: against the headings of an interview archive, against known turns, and for speed.

python -m benchmarks.pairs headings FOLDER     every file against its level-3 headings, exceptions with their reason
python -m benchmarks.pairs turns FILE.jsonl    meetings written as `Speaker: text` lines: turns and speakers exact
python -m benchmarks.pairs speed FILE...       MB/s and peak memory, reading and splitting, per file
"""

from __future__ import annotations

import json
import re
import sys
import time
import tracemalloc
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from index.pairs import split
from index.readers import read
from index.readers.text import document
from index.types import Document, QAPair

_HEADING = re.compile(r"^###(?!#)[ \t]*(?=\S)(.*?)[ \t]*#*[ \t]*\r?$", re.M)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\S.*$", re.M)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A file whose pairs are not what its level-3 headings alone would give."""

    file: str
    headings: int
    pairs: int
    reason: str


def by_headings(text: str) -> list[tuple[str, str]]:
    """Question and answer words under each level-3 heading, link definitions left out."""
    body = re.sub(r"\A\ufeff?---\r?\n.*?\n---[ \t]*\r?\n", lambda found: "\n" * 2, text, flags=re.S)
    found = list(_HEADING.finditer(body))
    ends = [match.start() for match in found[1:]] + [len(body)]
    return [
        (_words(match[1]), _words(_DEFINITION.sub("", body[match.end() : end])))
        for match, end in zip(found, ends, strict=True)
    ]


def _words(text: str) -> str:
    text = re.sub(r"<[^<>]*>", " ", text)
    return " ".join(_WORD.findall(re.sub(r"\]\([^()]*\)|\]\[[^\]]*\]|\]", " ", text).lower()))


def found_in(read_document: Document, pairs: tuple[QAPair, ...]) -> list[tuple[str, str]]:
    """The same two word strings for each pair that the program finds."""
    text = read_document.text
    return [
        (
            _words(pair.question.of(text)),
            _words(_DEFINITION.sub("", " ".join(turn.span.of(text) for turn in pair.turns))),
        )
        for pair in pairs
        if pair.question
    ]


def compare_headings(folder: Path) -> tuple[int, list[Difference]]:
    """How many files agree, and the differences."""
    agree, differences = 0, []
    for path in sorted(folder.glob("*.md")):
        read_document = read(path)[0]
        expected = by_headings(read_document.text)
        pairs = split(read_document)
        got = found_in(read_document, pairs)
        if got == expected:
            agree += 1
        else:
            reason = _reason(read_document.text, expected, got, pairs)
            differences.append(Difference(file=path.name, headings=len(expected), pairs=len(got), reason=reason))
    return agree, differences


def _reason(text: str, expected: list[tuple[str, str]], got: list[tuple[str, str]], pairs: tuple[QAPair, ...]) -> str:
    """The first known reason that explains a difference, or 'UNEXPLAINED'."""
    speakers = {turn.speaker.label for pair in pairs for turn in pair.turns if turn.speaker and turn.speaker.label}
    empty = [question for question, answer in expected if not answer]
    if text.startswith("---") and not re.search(r"^---[ \t]*$", text[4:], re.M):
        return "front matter is not closed"
    if re.search(r"^##(?!#)", text, re.M) and len(expected) < 4:
        return "questions are '##' headings"
    if empty:
        return f"empty heading: {empty[0]}"
    if speakers:
        return f"speaker labels inside answers: {', '.join(sorted(speakers))}"
    if [q for q, _ in expected] == [q for q, _ in got]:
        return "answers differ: " + next(
            _first_difference(a, b) for (_, a), (_, b) in zip(expected, got, strict=True) if a != b
        )
    return "UNEXPLAINED"


def _first_difference(expected: str, got: str) -> str:
    left, right = expected.split(), got.split()
    at = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    return f"'{' '.join(left[at : at + 6])}' against '{' '.join(right[at : at + 6])}'"


def compare_turns(path: Path) -> tuple[int, int, int]:
    """(turns, turns whose span is exact, turns whose speaker is right) over all meetings of a QMSum-like file."""
    turns = exact = right = 0
    for row in path.read_text("utf8").split("\n"):
        if not row:
            continue
        meeting = json.loads(row)
        text, starts = "", []
        for turn in meeting["turns"]:
            said = turn["text"].strip().replace("\n", " ")
            label = f"{turn['speaker']}: "
            starts.append((len(text) + len(label), len(text) + len(label) + len(said), turn["speaker"]))
            text += f"{label}{said}\n"
        found = {}
        for pair in split(document(text, source=f"{meeting['id']}.txt")):
            if pair.question:
                found[pair.question.start] = (pair.question.end, pair.asker)
            for part in pair.turns:
                found[part.span.start] = (part.span.end, part.speaker)
        turns += len(starts)
        for start, end, name in starts:
            if start == end:
                turns -= 1
                continue
            got = found.get(start)
            exact += got is not None and got[0] == end
            right += got is not None and got[1] is not None and got[1].label == name
    return turns, exact, right


def speed(paths: list[Path]) -> list[tuple[str, float, float, float]]:
    """For each suffix: megabytes, MB/s for reading and splitting, peak memory as a multiple of the bytes."""
    by_suffix: dict[str, list[Path]] = {}
    for path in paths:
        by_suffix.setdefault(path.suffix, []).append(path)
    rows = []
    for suffix, files in sorted(by_suffix.items()):
        size = sum(path.stat().st_size for path in files)
        for path in files[:1]:
            _split_all(path)  # models and patterns are loaded once, not per file
        began = time.process_time()
        for path in files:
            _split_all(path)
        taken = time.process_time() - began
        largest = max(files, key=lambda path: path.stat().st_size)
        tracemalloc.start()
        _split_all(largest)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        rows.append((suffix, size / 1e6, size / 1e6 / taken, peak / largest.stat().st_size))
    return rows


def _split_all(path: Path) -> None:
    for read_document in read(path):
        split(read_document)


def main(arguments: list[str]) -> int:
    """Run one measurement; exit 1 where something is unexplained or a turn is not exact."""
    match arguments:
        case ["headings", folder]:
            agree, differences = compare_headings(Path(folder))
            for difference in differences:
                print(
                    f"{difference.file}: {difference.headings} headings, {difference.pairs} pairs: {difference.reason}"
                )
            kinds = Counter(difference.reason.split(":")[0] for difference in differences)
            print(f"{agree} files agree with their headings, {len(differences)} differ: {dict(kinds)}")
            return int("UNEXPLAINED" in kinds)
        case ["turns", file]:
            turns, exact, right = compare_turns(Path(file))
            print(f"{turns} turns: {exact} spans exact, {right} speakers right")
            return int(exact < turns or right < turns)
        case ["speed", *files] if files:
            print("| format | MB | MB/s | peak memory / file size |\n|---|---|---|---|")
            for suffix, size, rate, peak in speed([Path(file) for file in files]):
                print(f"| {suffix} | {size:.2f} | {rate:.1f} | {peak:.1f} |")
            return 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
