"""How well search finds: nDCG@10 and rank of the gold passage on development sets, from the inside of a library.

usage: python benchmarks/retrieval.py DATA [--corpus FOLDER] [--work FOLDER] [--json FILE] [SET ...]

DATA holds `retrieval/NAME/{corpus.jsonl,queries.jsonl,qrels.tsv}`, `answers/usesthis.jsonl` (whose documents are in the
folder given with --corpus) and `transcripts/qmsum/{meetings,questions}.jsonl`. Stores are built under --work and reused.
Without SET everything is measured.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from index.library import MAX_QUESTION, Library
from index.types import Filters, Hit, Span

GAIN_DEPTH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One question of a set: what a hit's grade is, by its passage's id in a table (`grades`) or by place (`gold`: file
    name -> stretches of it, each counting 1). `document` limits the search to a file. `whole` is True where every span
    that a hit shows is looked at, as with windows of several turns; else the best one."""

    question: str
    also: tuple[str, ...] = ()
    document: str | None = None
    grades: Mapping[str, float] | None = None
    gold: Mapping[str, Sequence[tuple[int, int]]] = field(default_factory=dict)
    whole: bool = False

    def grade(self, hit: Hit, spans: Sequence[Span]) -> float:
        """What a hit is worth by some of its spans."""
        if self.grades is not None:
            return self.grades.get(hit.document.source.rpartition("#")[2], 0.0)
        touched = self.gold.get(Path(hit.document.source).name, ())
        return float(any(start < span.end and span.start < end for start, end in touched for span in spans))

    def ideal(self, library: Library) -> tuple[float, ...]:
        """The grades of everything that could be found: by place, as many as there are pairs that share a character
        with the gold."""
        if self.grades is not None:
            return tuple(self.grades.values())
        found = 0
        for name, places in self.gold.items():
            pairs = library.pairs(library.find(name).id)
            found += sum(any(a < pair.span.end and pair.span.start < b for a, b in places) for pair in pairs)
        return (1.0,) * found


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Means over a set's questions: nDCG@10; shares of which the first hit's best span is right, the best span of one of
    the first five, any span that one of the first five shows; milliseconds.

    nDCG goes by the hits' best spans, on meetings by all that they show.
    """

    name: str
    questions: int
    ndcg: float
    first: float
    five: float
    shown: float
    p50_ms: float
    p95_ms: float


def ndcg(grades: Sequence[float], ideal: Sequence[float]) -> float:
    """nDCG@10 with gain 2^grade - 1 (Burges et al. 2005)."""
    best = sum((2**g - 1) / math.log2(i + 2) for i, g in enumerate(sorted(ideal, reverse=True)[:GAIN_DEPTH]))
    return sum((2**g - 1) / math.log2(i + 2) for i, g in enumerate(grades[:GAIN_DEPTH])) / best if best else 0.0


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file."""
    for line in path.read_text("utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


def pooled(folder: Path) -> list[Query]:
    """A BEIR-like folder: passages with ids, graded judgements, questions with or without history."""
    grades: dict[str, dict[str, float]] = {}
    for line in (folder / "qrels.tsv").read_text("utf-8").split("\n")[1:]:
        if line:
            question_id, passage_id, grade = line.split("\t")
            grades.setdefault(question_id, {})[passage_id] = float(grade)
    queries = []
    for row in rows(folder / "queries.jsonl"):
        known = grades.get(str(row["id"]))
        if known and any(known.values()):
            history = row.get("history") or []
            assert isinstance(history, list)
            question, also = standing_alone(str(row["question"]), history)
            queries.append(Query(question=question, also=also, grades=known))
    return queries


def standing_alone(question: str, history: Sequence[Mapping[str, str]]) -> tuple[str, tuple[str, ...]]:
    """A follow-up joined to the question before it; and as other wordings its own words, all questions, the last answer."""
    asked = [turn["content"] for turn in history if turn["role"] == "user"]
    answers = [turn["content"] for turn in history if turn["role"] == "assistant"]
    if not asked:
        return question, ()
    wordings = [question, " ".join([*asked, question]), *answers[-1:]]
    return f"{asked[-1]} {question}"[-MAX_QUESTION:], tuple(wording[-MAX_QUESTION:] for wording in wordings)


def gold_passages(path: Path, corpus: Path) -> list[Query]:
    """Questions whose gold is a quote or a place: a hit counts when its best span touches one."""
    queries = []
    for row in rows(path):
        gold = row.get("gold")
        if not row["answerable"] or not isinstance(gold, list):
            continue
        spans: dict[str, list[tuple[int, int]]] = {}
        for item in gold:
            start, end = item.get("start"), item.get("end")
            if start is None:
                start = (corpus / item["file"]).read_bytes().decode("utf-8").find(item["quote"])
                end = start + len(item["quote"])
            spans.setdefault(item["file"], []).append((start, end))
        queries.append(Query(question=str(row["question"]), gold=spans))
    return queries


def meetings(folder: Path, work: Path) -> tuple[Path, list[Query]]:
    """Meetings as `Speaker: text` lines; a hit counts when a span that it shows touches a turn that answers."""
    work.mkdir(parents=True, exist_ok=True)
    starts: dict[str, list[int]] = {}
    for row in rows(folder / "meetings.jsonl"):
        turns = row["turns"]
        assert isinstance(turns, list)
        lines, at, begins = [], 0, []
        for turn in turns:
            line = f"{turn['speaker']}: {' '.join(turn['text'].split())}\n"
            begins.append(at)
            at += len(line)
            lines.append(line)
        starts[str(row["id"])] = [*begins, at]
        path = work / f"{row['id']}.txt"
        if not path.exists():
            path.write_text("".join(lines), "utf-8")
    queries = []
    for row in rows(folder / "questions.jsonl"):
        begins = starts[str(row["meeting"])]
        turn_spans = row["turn_spans"]
        assert isinstance(turn_spans, list)
        spans = [(begins[first], begins[min(last + 1, len(begins) - 1)]) for first, last in turn_spans]
        name = f"{row['meeting']}.txt"
        queries.append(
            Query(
                question=str(row["question"]),
                document=name,
                gold={name: spans},
                whole=True,
            )
        )
    return work, queries


def opened(store: Path, paths: Sequence[Path]) -> Library:
    """The store at `store`, with `paths` added."""
    library = Library.open(store, create=True)
    report = library.add(paths)
    if report.failed:
        raise SystemExit(f"{store}: {report.failed[0].message}")
    return library


def measure(name: str, library: Library, queries: Sequence[Query]) -> Measured:
    """Search for every question and average."""
    gains, first, five, shown, took = [], [], [], [], []
    for query in queries:
        began = time.perf_counter()
        hits = library.search(query.question, k=GAIN_DEPTH, also=query.also, filters=Filters(document=query.document))
        took.append((time.perf_counter() - began) * 1000)
        grades = [query.grade(hit, hit.spans if query.whole else hit.spans[:1]) for hit in hits]
        gains.append(ndcg(grades, query.ideal(library)))
        first.append(bool(grades and grades[0] > 0))
        five.append(any(grade > 0 for grade in grades[:5]))
        shown.append(any(query.grade(hit, hit.spans) > 0 for hit in hits[:5]))
    took.sort()
    return Measured(
        name=name,
        questions=len(queries),
        ndcg=statistics.fmean(gains),
        first=statistics.fmean(first),
        five=statistics.fmean(five),
        shown=statistics.fmean(shown),
        p50_ms=took[len(took) // 2],
        p95_ms=took[int(len(took) * 0.95)],
    )


def sets(data: Path, corpus: Path | None, work: Path) -> dict[str, Callable[[], tuple[Library, list[Query]]]]:
    """Every set that can be measured, by name; each builds its store when it is asked for."""
    found: dict[str, Callable[[], tuple[Library, list[Query]]]] = {}

    def rows_of(folder: Path) -> Callable[[], tuple[Library, list[Query]]]:
        return lambda: (opened(work / folder.name, [folder / "corpus.jsonl"]), pooled(folder))

    for folder in sorted((data / "retrieval").iterdir()):
        found[folder.name] = rows_of(folder)
    if corpus is not None:
        found["usesthis"] = lambda: (
            opened(work / "usesthis", [corpus]),
            gold_passages(data / "answers" / "usesthis.jsonl", corpus),
        )

        own = Path(__file__).parent / "questions" / "usesthis.jsonl"
        found["usesthis-own"] = lambda: (opened(work / "usesthis", [corpus]), gold_passages(own, corpus))

    def qmsum() -> tuple[Library, list[Query]]:
        texts, queries = meetings(data / "transcripts" / "qmsum", work / "meetings")
        return opened(work / "qmsum", [texts]), queries

    found["qmsum"] = qmsum
    return found


def floor_of_meetings(library: Library, folder: Path, turns: int = 8) -> float:
    """The floor on meetings: the encoder alone on windows of eight turns, nDCG@10, each question in its own meeting.

    A window is right when it holds a turn that answers."""
    texts = {
        str(row["id"]): [f"{turn['speaker']}: {turn['text']}" for turn in row["turns"]]
        for row in rows(folder / "meetings.jsonl")
    }
    vectors = {
        name: library.embedder.encode([" ".join(said[at : at + turns]) for at in range(0, len(said), turns)])
        for name, said in texts.items()
    }
    gains = []
    for row in rows(folder / "questions.jsonl"):
        query = library.embedder.encode([str(row["question"])], kind="query")[0]
        windows = vectors[str(row["meeting"])]
        spans = row["turn_spans"]
        assert isinstance(spans, list)
        right = [float(any(a < (w + 1) * turns and w * turns <= b for a, b in spans)) for w in range(len(windows))]
        order = np.argsort(-(windows @ query), kind="stable")[:GAIN_DEPTH]
        gains.append(ndcg([right[w] for w in order.tolist()], right))
    return statistics.fmean(gains)


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("sets", nargs="*")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--work", type=Path, default=Path("build/retrieval"))
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    available = sets(options.data, options.corpus, options.work)
    results = []
    print(f"{'set':<12} {'n':>5} {'nDCG@10':>8} {'first':>6} {'five':>6} {'shown':>6} {'p50 ms':>7} {'p95 ms':>7}")
    for name in options.sets or available:
        library, queries = available[name]()
        with library:
            found = measure(name, library, queries)
            results.append(found)
            print(
                f"{name:<12} {found.questions:>5} {found.ndcg:>8.4f} {found.first:>6.3f} {found.five:>6.3f} {found.shown:>6.3f}"
                f" {found.p50_ms:>7.1f} {found.p95_ms:>7.1f}"
            )
            if name == "qmsum":
                floor = floor_of_meetings(library, options.data / "transcripts" / "qmsum")
                print(f"{'  floor':<12} {'':>5} {floor:>8.4f}   (dense windows of eight turns)")
    if options.json:
        options.json.write_text(
            json.dumps([{k: getattr(r, k) for k in r.__slots__} for r in results], indent=1), "utf-8"
        )


if __name__ == "__main__":
    main()
