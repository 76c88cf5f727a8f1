"""Reads what other systems made: BEIR folders, RAGAS, DeepEval and LlamaIndex data sets, and any system's answers.

Nothing here judges.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from pathlib import Path

from assistant.evaluation.casefile import Record, Wrong, as_number, case_set, cases_of, read_bytes, records
from assistant.evaluation.frameworks import answered_rows, own_fields
from assistant.evaluation.meta import human_label
from assistant.evaluation.refusals import refuses
from assistant.evaluation.statements import statements
from assistant.evaluation.types import Case, CaseSet, EvaluationError, Gold, Ranked, Response, Source


def read_set(path: Path) -> CaseSet:
    """A test set of ours, a BEIR folder, or a RAGAS, DeepEval or LlamaIndex data set (JSONL or JSON)."""
    if path.is_dir():
        return read_beir(path)
    data = read_bytes(path)
    cases = records(data, path.name).made(lambda line, record: cases_of(line, own_fields(record)))
    return case_set(cases, name=path.name, data=data)


def read_beir(folder: Path) -> CaseSet:
    """A folder with queries.jsonl and qrels.tsv (or qrels/test.tsv, else dev.tsv, else train.tsv): each judged query is a
    case, its documents gold.

    A document is the row `corpus.jsonl#ID`, as `onrecord add corpus.jsonl` keeps it.
    """
    queries = read_bytes(folder / "queries.jsonl")
    splits = [folder / "qrels" / f"{split}.tsv" for split in ("test", "dev", "train")]
    qrels = next((path for path in (folder / "qrels.tsv", *splits) if path.is_file()), None)
    if qrels is None:
        raise EvaluationError(
            f"{folder}: no qrels.tsv and no qrels/test.tsv, dev.tsv or train.tsv beside queries.jsonl"
        )
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
    """Answers made elsewhere: for each the case that its row carries itself (question, reference) and the response.

    Whether such a case is answerable is not known, unless the row says so or says what a right answer holds. Also the
    sha256 of the file. Raises EvaluationError naming the lines that are wrong.
    """
    data = read_bytes(path)
    found = [pair for row in records(data, path.name).made(_answered) for pair in row]
    if not found:
        raise EvaluationError(f"{path}: no answer in it")
    return tuple(found), hashlib.sha256(data).hexdigest()


def _answered(line: int, record: Record) -> list[tuple[Case, Response]]:
    return [(_case(line, row), response_of(row)) for row in answered_rows(record)]


def _case(line: int, row: Record) -> Case:
    question, answer, turn = row.get("question"), row.get("answer"), row.get("turn")
    if not isinstance(question, str) or not question.strip():
        raise Wrong("no question (question, user_input, input or query)")
    if not isinstance(answer, str):
        raise Wrong("no answer (answer, response, actual_output or output)")
    (case,) = cases_of(line, row | {"answer": row.get("reference")})
    if "answerable" not in row and not (case.gold or case.reference or case.must_include):
        case = dataclasses.replace(case, answerable=None)
    if isinstance(turn, int):
        case = dataclasses.replace(case, id=f"{case.id}/{turn}", conversation=case.id, turn=turn)
    return case


def response_of(row: Record) -> Response:
    """The response that a row holds. Passages are strings, or objects with `text` and, if known, where they stand."""
    answer, passages, abstained = str(row["answer"]), row.get("passages"), row.get("abstained")
    sources = tuple(_source(item) for item in passages) if isinstance(passages, list) else ()
    ranked = tuple(Ranked(document=s.document, start=s.start, end=s.end, text=s.quote) for s in sources)
    declined = abstained if isinstance(abstained, bool) else refuses(answer)
    confidence = as_number(row.get("confidence"))
    return Response(
        answer=answer,
        abstained=declined,
        confidence=min(1.0, max(0.0, confidence)) if confidence is not None else float(not declined),
        statements=() if declined else statements(answer),
        sources=sources,
        ranked=ranked if isinstance(passages, list) else None,
        composer=str(row.get("composer") or ""),
        milliseconds=as_number(row.get("milliseconds")),
        cost=as_number(row.get("cost")),
        faithful=human_label(row),
    )


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
