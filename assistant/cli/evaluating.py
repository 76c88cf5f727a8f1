"""What `evaluate` and `testset` do once their options are read: run, write files, print figures."""

from __future__ import annotations

import dataclasses
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from assistant.evaluation import history, runfile
from assistant.evaluation.casefile import Record
from assistant.evaluation.compare import Comparison, around, compare, shown
from assistant.evaluation.gates import Gate, GateResult, hold, junit, parse_gate
from assistant.evaluation.importers import read_answers, read_set
from assistant.evaluation.judges import Judge
from assistant.evaluation.labels import Agreement, Label, agreement, read_labels
from assistant.evaluation.matching import LibraryPlaces, NoPlaces
from assistant.evaluation.metrics import METRICS, OVERALL
from assistant.evaluation.report import render
from assistant.evaluation.run import evaluate, given_answers
from assistant.evaluation.summary import Summary, summarise
from assistant.evaluation.types import CaseSet, Estimate, EvaluationError, Run
from index.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a run is compared with and what is made of it. All that is read is read before anything is asked.

    `cases` is None where only answers are judged; `kept` is the store that remembers the run.
    """

    cases: CaseSet | None
    limits: tuple[Gate, ...]
    report: Path | None
    json_file: Path | None
    junit_file: Path | None
    earlier: runfile.Earlier | None
    labels: tuple[Label, ...] | None
    kept: Path | None


def wanted(
    test_set: Path | None,
    answers: Path | None,
    limits: Sequence[str],
    *,
    report: Path | None,
    json_file: Path | None,
    junit_file: Path | None,
    earlier: Path | None,
    labels: Path | None,
    kept: Path | None,
) -> Wanted:
    """Read what the options name. Raises EvaluationError for what cannot be read, or cannot be written later."""
    gates = tuple(parse_gate(text) for text in limits)
    if test_set is None and answers is None:
        raise EvaluationError("name a test set (onrecord evaluate SET), or answers to judge (--answers FILE)")
    for path in (report, json_file, junit_file):
        if path is not None and not path.absolute().parent.is_dir():
            raise EvaluationError(f"{path}: there is no folder {path.parent}; make it first")
    return Wanted(
        cases=read_set(test_set) if test_set is not None else None,
        limits=gates,
        report=report,
        json_file=json_file,
        junit_file=junit_file,
        earlier=runfile.read_run(earlier) if earlier else None,
        labels=tuple(read_labels(labels)) if labels else None,
        kept=kept,
    )


def run_set(
    cases: CaseSet | None, answers: Path | None, library: Library | None, judge: Judge, *, llm: str | None, k: int
) -> Run:
    """Ask, or take the answers that are given, and measure. Raises EvaluationError where nothing can be run."""
    if answers is not None:
        return _judge_answers(cases, answers, library, judge)
    assert cases is not None
    assert library is not None
    from assistant.conversation import Assistant
    from assistant.evaluation.respond import AssistantResponder
    from assistant.settings import Settings
    from index.embedding import many

    many(library.embedder)
    places = LibraryPlaces(library)
    settings = Settings.read(llm=llm)
    info = library.info()
    run = evaluate(
        cases,
        AssistantResponder(Assistant(library, settings=settings), places, k=k),
        judge=judge,
        places=places,
        people=[person.name for person in library.people()],
        system=f"OnRecord, {llm}" if llm else "OnRecord, the speakers' words",
        facts={"documents": info.documents, "pairs": info.pairs, "encoder": info.embedder},
        progress=progress("asked"),
    )
    return _with_judge_notes(run, judge)


def _judge_answers(cases: CaseSet | None, answers: Path, library: Library | None, judge: Judge) -> Run:
    rows, digest = read_answers(answers)
    if cases is None:
        numbered = [dataclasses.replace(case, id=f"{case.id}-{i}") for i, (case, _) in enumerate(rows, 1)]
        once = len({case.id for case, _ in rows}) == len(rows)
        cases = CaseSet(
            name=answers.name,
            sha256=digest,
            cases=tuple(case for case, _ in rows) if once else tuple(numbered),
        )
        rows = tuple((case, response) for case, (_, response) in zip(cases.cases, rows, strict=True))
    run = evaluate(
        cases,
        given_answers(cases, rows, name=answers.name),
        judge=judge,
        places=LibraryPlaces(library) if library else NoPlaces(),
        system=answers.name,
        progress=progress("judged"),
    )
    return _with_judge_notes(run, judge)


def _with_judge_notes(run: Run, judge: Judge) -> Run:
    return dataclasses.replace(run, notes=(*run.notes, *judge.notes()))


def finish(run: Run, want: Wanted) -> bool:
    """Write what was asked for, print the figures, keep them beside the store; True where every limit is held."""
    rows = runfile.rows_of(run)
    summary = summarise(rows)
    results = [hold(gate, summary.figures) for gate in want.limits]
    if want.json_file is not None:  # before anything that can still turn out to fit another run
        _write_json(run, summary, want.json_file)
    if want.junit_file is not None:
        write(want.junit_file, junit(run, results))
    if want.earlier and want.earlier.judge != run.judge:
        other = (
            f"The earlier run was judged by {want.earlier.judge}: what faithfulness and citations gained or lost may be"
        )
        run = dataclasses.replace(run, notes=(*run.notes, f"{other} the judge's."))
    comparison = compare(want.earlier.rows, rows) if want.earlier else None
    agreed = agreement(run, want.labels) if want.labels else None
    if want.report is not None:
        failed = [result.sentence for result in results if not result.held]
        write(want.report, render(run, summary, comparison=comparison, agreement=agreed, extra=failed))
    if want.kept is not None:
        try:
            history.remember(want.kept, run, summary)
        except OSError as error:
            typer.echo(f"{want.kept}: this run could not be kept in its history ({error.strerror})", err=True)
    if want.json_file != Path("-"):
        _print(run, summary, agreed, results)
        if comparison:
            _print_comparison(comparison)
    return all(result.held for result in results)


def _write_json(run: Run, summary: Summary, path: Path) -> None:
    if path == Path("-"):
        typer.echo(runfile.run_json(run, summary), nl=False)
        return
    write(path, runfile.run_json(run, summary))
    if any(row.response.milliseconds is not None for row in run.rows):
        write(path.with_suffix(".times.json"), runfile.times_json(run))


def write(path: Path, text: str) -> None:
    """Write a file. Raises EvaluationError with a plain reason."""
    try:
        path.write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be written ({error.strerror})") from None


def _print(run: Run, summary: Summary, agreed: Agreement | None, results: Sequence[GateResult]) -> None:
    typer.echo(f"{run.cases.name}: {len(run.rows)} questions, answered by {run.system}, judged by {run.judge}")
    for name, title in [*((m.name, m.title) for m in METRICS), *((n, t) for n, t, _, _ in OVERALL)]:
        if summary.figures[name].n:
            typer.echo(f"  {title:<26} {figure(summary.figures[name])}")
    table = summary.declining
    if table.answered + table.over_refused:
        typer.echo(f"  answerable: {table.answered} answered, {table.over_refused} declined")
    if table.unsupported + table.declined:
        typer.echo(f"  unanswerable: {table.unsupported} answered, {table.declined} declined or corrected")
    if table.unknown_answered + table.unknown_declined:
        typer.echo(
            f"  not known whether answerable: {table.unknown_answered} answered, {table.unknown_declined} declined"
        )
    for line in runfile.spent(run):
        typer.echo(f"  {line}")
    for line in (*run.notes, *(agreed.sentences if agreed else ()), *(result.sentence for result in results)):
        typer.echo(line)


def figure(estimate: Estimate) -> str:
    """'.940  (.880 to .980)  n=50'."""
    value = shown(estimate.value) if estimate.value is not None else "-"
    between = around(estimate)
    return f"{value:>6}  {f'({between})' if between else '':<18} n={estimate.n}"


def _print_comparison(comparison: Comparison) -> None:
    typer.echo(f"Compared with the earlier run on {comparison.rows} questions:")
    for change in comparison.changes:
        typer.echo(f"  {change.sentence}")
    for worse in comparison.regressions:
        typer.echo(f"  worse: {worse.id}, {worse.question}: {worse.sentence}")


def json_or_stdout(path: Path, record: Record) -> None:
    """Write JSON to a file, or to stdout (-)."""
    text = runfile.dumps(record)
    if path == Path("-"):
        typer.echo(text, nl=False)
    else:
        write(path, text)


def show_history(store: Path, *, report: Path | None, json_file: Path | None) -> None:
    """`--history`: figures of earlier runs as a table, and plotted in `report`."""
    past = history.recall(store)
    if json_file is not None:
        json_or_stdout(json_file, {"schema": runfile.SCHEMA, "runs": [dataclasses.asdict(run) for run in past]})
    if report is not None:
        write(report, history.render(past))
    if json_file == Path("-"):
        return
    for run in past:
        figures = [f"{name} {shown(v)}" for name in history.SHOWN if (v := run.figures.get(name)) is not None]
        typer.echo(f"{run.when}  {run.test_set}  {run.rows} questions  {run.system}: {', '.join(figures)}")


def draft_set(library: Library, out: Path | None, *, size: int, seed: int, llm: str | None) -> None:
    """Write drafted rows, one JSON object a line; what was dropped is said on stderr."""
    from assistant.evaluation.draft import draft, leaks
    from assistant.evaluation.material import gather

    material = gather(library)
    drafted = draft(material, size=size, seed=seed)
    rows = list(drafted.rows)
    if llm:
        from assistant.evaluation.opinions import paraphrased

        rows += paraphrased(rows, material, llm)
    leaked = set(leaks(rows, material))
    rows = [row for row in rows if row["id"] not in leaked]
    foreign = f"{drafted.foreign} documents are not in English, and the rules are" if drafted.foreign else ""
    if not rows:
        why = foreign or "the store holds no pair of question and answer"
        raise EvaluationError(f"no question could be drafted: {why}")
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if out is None:
        typer.echo(text, nl=False)
    else:
        write(out, text)
    said = [f'{len(rows)} drafts: read them, mend or delete them, and remove "draft" from those that you keep']
    if drafted.short:
        few = ", ".join(f"{kind.replace('_', ' ')} ({made} of {wanted})" for kind, made, wanted in drafted.short)
        said.append(f"the documents offer too little for: {few}")
    if foreign:
        said.append(f"{foreign}: no question was drafted from them")
    typer.echo("\n".join(said), err=True)


def schema_text() -> str:
    """The published JSON schema of a row."""
    from assistant.evaluation import casefile

    return (Path(casefile.__file__).parent / "testset.schema.json").read_text(encoding="utf-8")


def progress(verb: str) -> Callable[[int, int], None]:
    """Says on stderr how far a run is: every tenth of a second on a terminal, every five elsewhere."""
    terminal = sys.stderr.isatty()
    began = last = time.monotonic()

    def say(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < (0.1 if terminal else 5.0) and not (terminal and done == total):
            return
        last, rate = now, done / max(now - began, 1e-6)
        line = f"{verb} {done} of {total}, {rate:.1f}/s, {(total - done) / rate:.0f} s left"
        typer.echo(f"\r\x1b[K{line}" if terminal else line, err=True, nl=not terminal or done == total)

    return say
