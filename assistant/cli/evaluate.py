"""`onrecord evaluate` and `onrecord testset`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from index.library import Library

DEFAULT_STORE = Path(".onrecord")
Store = Annotated[
    Path | None, typer.Option(help="The folder that holds the index (default: .onrecord).", show_default=False)
]
Documents = Annotated[
    list[Path] | None,
    typer.Option(help="Index these files or folders first; without --store for this run only.", show_default=False),
]


def evaluate(
    test_set: Annotated[
        Path | None, typer.Argument(metavar="[SET]", help="A test set (JSONL), or a BEIR folder.", show_default=False)
    ] = None,
    *,
    store: Store = None,
    documents: Documents = None,
    answers: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Judge these answers (of any system) and ask nothing.", show_default=False),
    ] = None,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write an HTML report that opens offline.", show_default=False)
    ] = None,
    json_file: Annotated[
        Path | None,
        typer.Option(
            "--json", metavar="FILE", help="Write the run as JSON (- = stdout), times beside it.", show_default=False
        ),
    ] = None,
    junit_file: Annotated[
        Path | None, typer.Option("--junit", metavar="FILE", help="Write JUnit XML.", show_default=False)
    ] = None,
    compare_with: Annotated[
        Path | None,
        typer.Option("--compare", metavar="FILE", help="Compare with an earlier --json FILE.", show_default=False),
    ] = None,
    fail_under: Annotated[
        list[str] | None,
        typer.Option(metavar="METRIC=VALUE", help="Exit 1 where a figure misses this limit.", show_default=False),
    ] = None,
    labels: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Your labels, saved from a report: judges the judge.", show_default=False),
    ] = None,
    judge: Annotated[
        str, typer.Option(metavar="SPEC", help="offline, nli:MODEL, or llm:SPEC (written as for ask --llm).")
    ] = "offline",
    llm: Annotated[
        str | None,
        typer.Option(metavar="SPEC", help="Let this language model write the answers.", show_default=False),
    ] = None,
    meta: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Judge the judge on human-labelled answers.", show_default=False)
    ] = None,
    perturbed: Annotated[
        bool, typer.Option("--perturbed", help="Judge the judge on your documents retold with one fact changed.")
    ] = False,
    history: Annotated[bool, typer.Option("--history", help="Show the figures of earlier runs on this store.")] = False,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="How many pairs to search through.")] = 10,
) -> None:
    """Measure answers against a test set: retrieval, citations, faithfulness, declining. Needs no LLM."""
    from assistant.cli import evaluating as do
    from assistant.evaluation.gates import parse_gate

    limits = [parse_gate(text) for text in fail_under or []]
    folder = store or DEFAULT_STORE
    if history:
        do.show_history(folder, report=report, json_file=json_file)
        return
    with do.judge_of(judge, folder) as chosen:
        if meta is not None:
            do.judge_judge(meta, chosen, report=report, json_file=json_file)
            return
        needed = answers is None or perturbed
        with opened(store, documents, needed=needed) as library:
            if perturbed and library is not None:
                do.judge_on_documents(library, chosen, report=report, json_file=json_file)
                return
            run = do.run_set(test_set, answers, library, chosen, llm=llm, k=k)
    kept = None if documents or answers is not None else folder
    held = do.finish(
        run, limits, report=report, json_file=json_file, junit_file=junit_file, earlier=compare_with, labels=labels,
        kept=kept,
    )  # fmt: skip
    raise typer.Exit(0 if held else 1)


def testset(
    *,
    store: Store = None,
    documents: Documents = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Where to write (default: stdout).")
    ] = None,
    size: Annotated[int, typer.Option("-n", min=7, max=10_000, help="How many rows to draft.")] = 60,
    seed: Annotated[int, typer.Option(help="Another seed drafts another set.")] = 0,
    llm: Annotated[
        str | None,
        typer.Option(metavar="SPEC", help="Let this language model paraphrase questions too.", show_default=False),
    ] = None,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON schema of a test set's rows.")] = False,
) -> None:
    """Draft a test set from the indexed pairs, for you to edit. Needs no LLM."""
    from assistant.cli import evaluating as do

    if schema:
        typer.echo(do.schema_text(), nl=False)
        return
    with opened(store, documents, needed=True) as library:
        assert library is not None
        do.draft_set(library, out, size=size, seed=seed, llm=llm)


@contextmanager
def opened(store: Path | None, documents: list[Path] | None, *, needed: bool) -> Iterator[Library | None]:
    """The library to measure: the store, after indexing `documents` (for this run only, where no store is named).

    None where nothing is to be asked and no store is named.
    """
    from index.library import Library

    if not documents:
        if store is None and not needed:
            yield None
            return
        with Library.open(store or DEFAULT_STORE) as library:
            yield library
        return
    with (
        tempfile.TemporaryDirectory(prefix="onrecord-") as temporary,
        Library.open(store or Path(temporary) / "store", create=True) as library,
    ):
        report = library.add(documents)
        for failure in report.failed:
            typer.echo(f"{failure.source}: {failure.message}", err=True)
        yield library
