"""`onrecord check`: is an answer supported by passages? Needs no store and no model beyond its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli import batch as lines
from assistant.cli.present import SCHEMA
from index.errors import UnreadableDocument

if TYPE_CHECKING:
    from assistant.verify import Report

OFFLINE = "offline"
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
Judged = Annotated[
    str, typer.Option("--judge", metavar="SPEC", help="offline, nli:MODEL, or llm:SPEC (written as for ask --llm).")
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
    judge: Judged = OFFLINE,
    as_json: Json = False,
) -> None:
    """Check each sentence of an answer against passages: supported, weak or unsupported, and why.

    Exit 0: every sentence is supported; 1: one is unsupported (or a line of the batch is bad); 2: nothing to check.
    """
    if batch is not None:
        with _opened(judge) as by:
            code = _batch(batch, by)
        raise typer.Exit(code)
    if (answer is None) == (answer_file is None):
        typer.echo("onrecord: give the answer with --answer or --answer-file, or many with --batch", err=True)
        raise typer.Exit(2)
    text = answer if answer_file is None else _read(answer_file)
    assert text is not None
    passages = [*(passage or []), *(_read(path) for path in passage_file or [])]
    with _opened(judge) as by:
        report = by(text, passages, question)
    if as_json:
        lines.write({"schema": SCHEMA} | as_object(report))
    else:
        typer.echo(_as_text(report))
    raise typer.Exit(int(_unsupported(report.report)))


@dataclass(frozen=True, slots=True)
class _Checked:
    """A report; where another judge than the offline verifier made it, that judge's name and the offline support."""

    report: Report
    judge: str = ""
    offline: tuple[float, ...] = ()


_Check = Callable[[str, Sequence[str], str | None], _Checked]


@contextmanager
def _opened(spec: str) -> Iterator[_Check]:
    """What checks an answer: the offline verifier, or the judge that `spec` names; that one's agreement goes to stderr."""
    from assistant.verify import check as verify

    if spec == OFFLINE:
        yield lambda answer, passages, question: _Checked(verify(answer, passages, question=question))
        return
    from assistant.cli.judging import judge_of

    with judge_of(spec) as judge:

        def judged(answer: str, passages: Sequence[str], question: str | None) -> _Checked:
            offline = verify(answer, passages, question=question)
            said = [judge.sentence(s.text, passages, question=question) for s in offline.sentences]
            pairs = zip(offline.sentences, said, strict=True)
            sentences = tuple(replace(s, support=j.support, verdict=j.verdict, why=j.why) for s, j in pairs)
            report = replace(
                offline, faithfulness=judge.answer(answer, passages, question=question), sentences=sentences
            )
            return _Checked(report, judge.name, tuple(s.support for s in offline.sentences))

        yield judged
        typer.echo("\n".join(judge.notes()), err=True)


def as_object(checked: _Checked) -> lines.Row:
    """A report as the JSON that `--json` prints; of another judge with its name and, sentence by sentence, `offline`."""
    report = checked.report
    beside: list[lines.Row] = [{"offline": support} for support in checked.offline] or [{} for _ in report.sentences]
    return ({"judge": checked.judge} if checked.judge else {}) | {
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
            | more
            for s, more in zip(report.sentences, beside, strict=True)
        ],
    }


def _batch(source: str, check: _Check) -> int:
    found = False

    def handle(row: lines.Row) -> lines.Row:
        nonlocal found
        report = check(lines.text_of(row, "answer"), _passages(row), _question(row))
        found = found or _unsupported(report.report)
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


def _as_text(checked: _Checked) -> str:
    """The report for the eye: a line per sentence, what disagrees under it, the answer's score last."""
    report, out = checked.report, []
    for i, s in enumerate(report.sentences):
        out.append(f"{s.verdict:<11} {s.support:.2f}  {' '.join(s.text.split())}")
        if checked.judge:
            out.append(f"{'':<17}the offline verifier gives {checked.offline[i]:.2f}")
        if s.passage is not None:
            out.append(f"{'':<17}passage {s.passage + 1}, characters {s.start} to {s.end}")
        if s.why:
            out.append(f"{'':<17}{s.why}")
    if not report.sentences:
        out.append("nothing is claimed")
    by = f", judged by {checked.judge}" if checked.judge else ""
    out.append(f"faithfulness {report.faithfulness:.2f}{by}")
    return "\n".join(out)
