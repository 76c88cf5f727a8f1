"""`onrecord check`: is an answer supported by passages? Needs no store and no model beyond its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli import batch as lines
from assistant.cli.present import SCHEMA
from index.errors import UnreadableDocument

if TYPE_CHECKING:
    from assistant.verify import Report

Answer = Annotated[
    str | None, typer.Option("--answer", metavar="TEXT", help="The answer to check.", show_default=False)
]
AnswerFile = Annotated[
    Path | None, typer.Option("--answer-file", metavar="FILE", help="The answer, from a text file.", show_default=False)
]
Passages = Annotated[
    list[str] | None,
    typer.Option("--passage", metavar="TEXT", help="A passage to check against; may be repeated.", show_default=False),
]
PassageFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--passage-file", metavar="FILE", help="A text file as a passage; may be repeated.", show_default=False
    ),
]
Question = Annotated[
    str | None, typer.Option("--question", metavar="TEXT", help="The question that was answered.", show_default=False)
]
Batch = Annotated[
    str | None,
    typer.Option(
        "--batch",
        metavar="FILE",
        help='JSON lines with "id", "answer", "passages" and perhaps "question"; - reads stdin.',
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def check(
    *,
    answer: Answer = None,
    answer_file: AnswerFile = None,
    passage: Passages = None,
    passage_file: PassageFiles = None,
    question: Question = None,
    batch: Batch = None,
    as_json: Json = False,
) -> None:
    """Check each sentence of an answer against passages: supported, weak or unsupported, and why.

    Exit 0: every sentence is supported; 1: one is unsupported (or a line of the batch is bad); 2: nothing to check.
    """
    if batch is not None:
        raise typer.Exit(_batch(batch))
    if (answer is None) == (answer_file is None):
        typer.echo("onrecord: give the answer with --answer or --answer-file, or many with --batch", err=True)
        raise typer.Exit(2)
    text = answer if answer_file is None else _read(answer_file)
    assert text is not None
    passages = [*(passage or []), *(_read(path) for path in passage_file or [])]
    from assistant.verify import check as verify

    report = verify(text, passages, question=question)
    if as_json:
        lines.write({"schema": SCHEMA} | as_object(report))
    else:
        typer.echo(_as_text(report))
    raise typer.Exit(int(_unsupported(report)))


def as_object(report: Report) -> lines.Row:
    """A report as the JSON that `--json` prints."""
    return {
        "faithfulness": report.faithfulness,
        "sentences": [
            {
                "text": s.text,
                "support": s.support,
                "verdict": s.verdict,
                "why": s.why,
                "passage": s.passage,
                "start": s.start,
                "end": s.end,
            }
            for s in report.sentences
        ],
    }


def _batch(source: str) -> int:
    found = False

    from assistant.verify import check as verify

    def handle(row: lines.Row) -> lines.Row:
        nonlocal found
        report = verify(lines.text_of(row, "answer"), _passages(row), question=_question(row))
        found = found or _unsupported(report)
        return {"schema": SCHEMA, "id": row.get("id")} | as_object(report)

    status = lines.run(source, handle)
    return 1 if found else status


def _passages(row: lines.Row) -> list[str]:
    passages = row.get("passages")
    if not isinstance(passages, list) or not all(isinstance(p, str) for p in passages):
        raise ValueError('"passages" is missing or is not a list of strings')
    return passages


def _question(row: lines.Row) -> str | None:
    question = row.get("question")
    if question is not None and not isinstance(question, str):
        raise ValueError('"question" is not a string')
    return question


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except OSError as error:
        raise UnreadableDocument(f"{path}: {error.strerror or error}; give a text file") from error


def _unsupported(report: Report) -> bool:
    return any(s.verdict == "unsupported" for s in report.sentences)


def _as_text(report: Report) -> str:
    """The report for the eye: a line per sentence, what disagrees under it, the answer's score last."""
    out = []
    for s in report.sentences:
        out.append(f"{s.verdict:<11} {s.support:.2f}  {' '.join(s.text.split())}")
        if s.passage is not None:
            out.append(f"{'':<17}passage {s.passage + 1}, characters {s.start} to {s.end}")
        if s.why:
            out.append(f"{'':<17}{s.why}")
    if not report.sentences:
        out.append("nothing is claimed")
    out.append(f"faithfulness {report.faithfulness:.2f}")
    return "\n".join(out)
