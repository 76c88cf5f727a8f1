"""Takes what other systems made: BEIR folders, RAGAS, DeepEval and LlamaIndex data sets, and any system's answers.

Nothing here judges; it renames fields and splits answers into statements with their markers.
"""

from __future__ import annotations

import dataclasses
import hashlib
import math
import re
from collections.abc import Sequence
from pathlib import Path

from assistant.evaluation.casefile import Record, Wrong, case_set, cases_of, read_bytes, records
from assistant.evaluation.refusals import refuses
from assistant.evaluation.types import Case, CaseSet, EvaluationError, Gold, Ranked, Response, Source, Statement
from index.sentences import sentences

_QUESTION = ("question", "user_input", "input", "query")
_ANSWER = ("response", "actual_output", "answer", "output")
_PASSAGES = ("passages", "retrieved_contexts", "retrieval_context", "contexts", "retrieved_context")
_MARKER = re.compile(r"\s*[\[【]\s*(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\s*[\]】]")
_LATE_MARKERS = re.compile(r"([.!?…]+[\"'”’)]*)((?:\s*[\[【]\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*[\]】])+)")


def read_set(path: Path) -> CaseSet:
    """A test set of ours, a BEIR folder, or a RAGAS, DeepEval or LlamaIndex data set (JSONL or JSON)."""
    if path.is_dir():
        return read_beir(path)
    data = read_bytes(path)
    cases = records(data, path.name).made(lambda line, record: cases_of(line, own_fields(record)))
    return case_set(cases, name=path.name, data=data)


def own_fields(record: Record) -> Record:
    """A row of RAGAS, DeepEval or LlamaIndex with our names; a row of ours unchanged."""
    if "turns" in record or ("question" in record and "ground_truth" not in record):
        return record
    question = _first(record, _QUESTION)
    contexts = _first(record, ("reference_contexts", "context"))
    reference = _first(record, ("ground_truth", "reference", "reference_answer", "expected_output"))
    row: Record = {"question": question, "answer": reference if isinstance(reference, str) else ""}
    row |= {key: record[key] for key in ("id", "tags", "history", "answerable") if key in record}
    if isinstance(contexts, list):
        row["gold"] = [{"quote": text} for text in contexts if isinstance(text, str) and text.strip()]
    if isinstance(question, list):  # RAGAS, several turns: the last human turn asks, the turns before are history
        row |= _multi_turn(question)
    return row


def _multi_turn(messages: Sequence[object]) -> Record:
    roles = {"human": "user", "user": "user", "ai": "assistant", "assistant": "assistant"}
    turns = [
        {"role": roles[kind], "content": str(m.get("content", ""))}
        for m in messages
        if isinstance(m, dict) and (kind := str(m.get("type", m.get("role")))) in roles
    ]
    last = max((i for i, turn in enumerate(turns) if turn["role"] == "user"), default=None)
    if last is None:
        return {"question": ""}
    return {"question": turns[last]["content"], "history": turns[:last]}


def read_beir(folder: Path) -> CaseSet:
    """A folder with queries.jsonl and qrels.tsv (or qrels/test.tsv): each judged query is a case, its documents gold.

    A document is the row `corpus.jsonl#ID`, as `onrecord add corpus.jsonl` keeps it.
    """
    queries = read_bytes(folder / "queries.jsonl")
    qrels = next((p for p in (folder / "qrels.tsv", folder / "qrels" / "test.tsv") if p.is_file()), None)
    if qrels is None:
        raise EvaluationError(f"{folder}: no qrels.tsv and no qrels/test.tsv beside queries.jsonl")
    judged = read_bytes(qrels)
    relevant = _qrels(judged.decode("utf-8-sig"), qrels.name)

    def judged_query(line: int, record: Record) -> tuple[Case, ...]:
        name = str(record.get("_id", record.get("id", line)))
        if not relevant.get(name):
            return ()
        row: Record = {"id": name, "question": record.get("text", record.get("question"))}
        row |= {key: record[key] for key in ("history", "answerable", "tags") if key in record}
        return tuple(dataclasses.replace(case, gold=tuple(relevant[name])) for case in cases_of(line, row))

    cases = records(queries, "queries.jsonl").made(judged_query)
    return case_set(cases, name=folder.name, data=queries + judged)


def _qrels(text: str, name: str) -> dict[str, list[Gold]]:
    found: dict[str, list[Gold]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        parts = line.rstrip("\r").split("\t")
        if not line.strip() or (number == 1 and not parts[-1].strip().isdigit()):
            continue
        if len(parts) == 4:  # the TREC form: query, iteration, document, grade
            parts = [parts[0], parts[2], parts[3]]
        if len(parts) != 3 or not re.fullmatch(r"-?\d+", parts[2].strip()):
            raise EvaluationError(f"{name}:{number}: expected query, document and grade between tabs")
        if int(parts[2]) > 0:
            found.setdefault(parts[0], []).append(Gold(file=f"corpus.jsonl#{parts[1]}", grade=int(parts[2])))
    return found


def read_answers(path: Path) -> tuple[tuple[tuple[Case, Response], ...], str]:
    """Answers made elsewhere: for each row the case it carries itself (question, reference) and the response.

    Whether such a case is answerable is not known, unless the row says so or says what a right answer holds. Also the
    sha256 of the file. Raises EvaluationError naming the lines that are wrong.
    """
    data = read_bytes(path)
    found = records(data, path.name).made(_answered)
    if not found:
        raise EvaluationError(f"{path}: no answer in it")
    return tuple(found), hashlib.sha256(data).hexdigest()


def _answered(line: int, record: Record) -> tuple[Case, Response]:
    question, answer = _first(record, _QUESTION), _first(record, _ANSWER)
    if isinstance(question, list):  # RAGAS, several turns
        question = _multi_turn(question)["question"]
    if not isinstance(question, str) or not question.strip():
        raise Wrong("no question (question, user_input, input or query)")
    if not isinstance(answer, str):
        raise Wrong("no answer (answer, response, actual_output or output)")
    (case,) = cases_of(line, _case_fields(record, question))
    if "answerable" not in record and not (case.gold or case.reference or case.must_include):
        case = dataclasses.replace(case, answerable=None)
    return case, response_of(record, answer)


def _case_fields(record: Record, question: str) -> Record:
    reference = _first(record, ("ground_truth", "reference", "reference_answer", "expected_output"))
    row = own_fields({**record, "question": question, "ground_truth": reference})
    return row | ({"must_include": record["must_include"]} if "must_include" in record else {})


def response_of(record: Record, answer: str) -> Response:
    """The response that a row holds. Passages are strings, or objects with `text` and, if known, where they stand."""
    passages = _first(record, _PASSAGES)
    if isinstance(passages, str):  # one alone
        passages = [passages]
    sources = tuple(_source(item) for item in _list(passages))
    ranked = tuple(Ranked(document=s.document, start=s.start, end=s.end, text=s.quote) for s in sources)
    abstained = record.get("abstained")
    declined = abstained if isinstance(abstained, bool) else refuses(answer)
    confidence = _number(record.get("confidence"))
    return Response(
        answer=answer,
        abstained=declined,
        confidence=min(1.0, max(0.0, confidence)) if confidence is not None else float(not declined),
        statements=() if declined else statements(answer),
        sources=sources,
        ranked=ranked if isinstance(passages, list) else None,
        composer=str(record.get("composer") or ""),
        milliseconds=_number(record.get("milliseconds")),
        cost=_number(record.get("cost")),
    )


def statements(answer: str) -> tuple[Statement, ...]:
    """The answer's sentences without their markers, each with the sources it cites; a marker after the stop counts."""
    text = _LATE_MARKERS.sub(lambda m: m[2] + m[1], answer)
    found: list[Statement] = []
    for span in sentences(text):
        sentence = span.of(text)
        numbers = [int(n) for match in _MARKER.finditer(sentence) for n in re.findall(r"\d+", match[1])]
        words = _MARKER.sub("", sentence).strip()
        if words:
            found.append(Statement(text=words, markers=tuple(dict.fromkeys(numbers))))
    return tuple(found)


def _source(item: object) -> Source:
    if isinstance(item, dict):
        text = next((item[k] for k in ("text", "content", "quote", "page_content") if isinstance(item.get(k), str)), "")
        speaker = item.get("speaker") if isinstance(item.get("speaker"), str) else None
        document = next((item[k] for k in ("document", "file", "source") if isinstance(item.get(k), str)), None)
        start, end = item.get("start"), item.get("end")
        placed = isinstance(start, int) and isinstance(end, int)
        return Source(
            quote=text,
            evidence=f"{speaker}: {text}" if speaker else text,
            document=document,
            start=start if placed else None,
            end=end if placed else None,
            speaker=speaker,
        )
    text = item if isinstance(item, str) else ""
    return Source(quote=text, evidence=text)


def _first(record: Record, names: Sequence[str]) -> object:
    return next((record[name] for name in names if record.get(name) is not None), None)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(value)
