"""Measures how documents are split: against the headings of an interview archive, against known turns, and for speed.

python -m benchmarks.pairs headings FOLDER     every file against its level-3 headings, exceptions with their reason
python -m benchmarks.pairs turns FILE.jsonl    meetings written as `Speaker: text` lines: turns and speakers exact
python -m benchmarks.pairs speed FILE...       megabytes a second of processor time and peak memory, reading and splitting,
                                               each file repeated to 3 MB; at 1 and 4 MB to show how time grows
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
from index.readers import read, read_bytes
from index.readers.text import document
from index.types import Document, QAPair

SIZE = 3_000_000  # bytes that a file is repeated to
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """How fast a file is read and split. `layout` is that of most of its pairs; rates are MB/s of processor time.

    `growth` is the time for 4 MB over four times the time for 1 MB: 1 where time is linear. `memory` is the peak of what
    Python allocates, as a multiple of the file; `line` is the mean length of its lines in bytes.
    """

    file: str
    layout: str
    line: float
    reading: float
    splitting: float
    both: float
    growth: float
    memory: float


def speed(path: Path) -> Speed:
    """The speed for the file at `path`, repeated to `SIZE` bytes. Raises UnreadableDocument as `read_bytes` does."""
    data = path.read_bytes()
    pairs = [pair for read_document in read(path) for pair in split(read_document)]  # and what is loaded once is loaded
    layouts = Counter(pair.layout for pair in pairs if pair.question)
    large = _repeated(data, SIZE)
    reading, splitting = _seconds(large, path)
    short, long = (sum(_seconds(_repeated(data, size), path)) / size for size in (1_000_000, 4_000_000))
    tracemalloc.start()
    for read_document in read_bytes(large, source=path.name, suffix=path.suffix):
        split(read_document)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    megabytes = len(large) / 1e6
    return Speed(
        file=path.name,
        layout=layouts.most_common(1)[0][0] if layouts else "prose",
        line=len(data) / (data.count(b"\n") + 1),
        reading=megabytes / reading,
        splitting=megabytes / splitting,
        both=megabytes / (reading + splitting),
        growth=long / short,
        memory=peak / len(large),
    )


def _repeated(data: bytes, size: int) -> bytes:
    return (data + b"\n\n") * (size // (len(data) + 2) + 1)


def _seconds(data: bytes, path: Path) -> tuple[float, float]:
    """Processor time of reading and of splitting."""
    began = time.process_time()
    documents = read_bytes(data, source=path.name, suffix=path.suffix)
    done = time.process_time()
    for read_document in documents:
        split(read_document)
    return done - began, time.process_time() - done


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
            print("| file | layout | bytes a line | reading MB/s | splitting MB/s | both | growth | memory |")
            print("|---|---|---|---|---|---|---|---|")
            for row in map(speed, map(Path, files)):
                rates = f"{row.reading:.1f} | {row.splitting:.1f} | {row.both:.1f} | {row.growth:.2f}"
                print(f"| {row.file} | {row.layout} | {row.line:.0f} | {rates} | {row.memory:.1f} |", flush=True)
            return 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
