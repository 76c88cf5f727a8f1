"""Judges on the command line: which one `--judge` names, and what `evaluate --meta` and `--perturbed` say of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from assistant.cli.evaluating import json_or_stdout, progress, write
from assistant.evaluation import report_judge, runfile
from assistant.evaluation.judges import Judge, OfflineJudge
from assistant.evaluation.meta import judge_perturbed, judge_the_judge, read_labelled
from assistant.evaluation.types import EvaluationError
from index.library import Library


@contextmanager
def judge_of(spec: str, store: Path | None = None) -> Iterator[Judge]:
    """The judge that `spec` names; second opinions keep their scores beside the store, once there is one."""
    kind, _, rest = spec.partition(":")
    if spec == "offline":
        yield OfflineJudge()
    elif kind in ("nli", "llm") and rest:
        from assistant.evaluation.judges import SecondOpinion
        from assistant.evaluation.opinions import opened

        with opened(kind, rest) as judge:
            yield SecondOpinion(judge, cache=store / "judge-scores.jsonl" if store else None)
    else:
        raise EvaluationError(f"--judge {spec}: write offline, nli:MODEL, or llm:SPEC (as for ask --llm)")


def judge_judge(path: Path, judge: Judge, *, report: Path | None, json_file: Path | None) -> None:
    """`--meta FILE`: the judge beside people and peers."""
    rows, skipped = read_labelled(path)
    meta = judge_the_judge(rows, judge, name=path.name, skipped=skipped, progress=progress("judged"))
    if json_file is not None:
        json_or_stdout(json_file, {"schema": runfile.SCHEMA, **dataclasses.asdict(meta)})
    if report is not None:
        write(report, report_judge.render_meta(meta))
    if json_file != Path("-"):
        for line in report_judge.meta_lines(meta):
            typer.echo(line)


def judge_on_documents(library: Library, judge: Judge, *, report: Path | None, json_file: Path | None) -> None:
    """`--perturbed`: the judge on the store's own sentences, retold truly and with one fact changed."""
    from assistant.evaluation.material import gather
    from assistant.evaluation.perturb import suite

    pairs = suite(gather(library).statements())
    if not pairs:
        raise EvaluationError("the store holds no answer that can be retold; add documents first: onrecord add PATH")
    kinds, offline = judge_perturbed(pairs, judge, progress=progress("judged")), OfflineJudge()
    beside = judge_perturbed(pairs, offline) if judge.name != offline.name else ()
    found = report_judge.Perturbation(judge=judge.name, kinds=kinds, offline=beside, notes=judge.notes())
    if json_file is not None:
        json_or_stdout(json_file, {"schema": runfile.SCHEMA, **dataclasses.asdict(found)})
    if report is not None:
        write(report, report_judge.render_perturbed(found))
    if json_file != Path("-"):
        for line in report_judge.perturbed_lines(found):
            typer.echo(line)
