"""`onrecord evaluate` and `onrecord testset`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import DEFAULT_STORE
from assistant.evaluation.types import EvaluationError

if TYPE_CHECKING:
    from index.library import Library

BEIR = ("queries.jsonl", "qrels.tsv", "qrels/test.tsv", "qrels/dev.tsv", "qrels/train.tsv")  # questions and judgements
Store = Annotated[
    Path | None, typer.Option(help="The folder that holds the index (default: .onrecord).", show_default=False)
]
Documents = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="PATH...",
        help="Index these files or folders first; without --store for this run only.",
        show_default=False,
    ),
]
TestSet = Annotated[
    list[Path] | None,
    typer.Argument(metavar="SET", help="A test set (JSONL), or a BEIR folder.", show_default=False),
]
MorePaths = Annotated[list[Path] | None, typer.Argument(metavar="PATH", hidden=True)]
Answers = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Judge these answers (of any system) and ask nothing.", show_default=False),
]
Report = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write an HTML report that opens offline.", show_default=False)
]
JsonFile = Annotated[
    Path | None,
    typer.Option(
        "--json", metavar="FILE", help="Write the run as JSON (- = stdout), times beside it.", show_default=False
    ),
]
JunitFile = Annotated[Path | None, typer.Option("--junit", metavar="FILE", help="Write JUnit XML.", show_default=False)]
Earlier = Annotated[
    Path | None,
    typer.Option("--compare", metavar="FILE", help="Compare with an earlier --json FILE.", show_default=False),
]
FailUnder = Annotated[
    list[str] | None,
    typer.Option(metavar="METRIC=VALUE", help="Exit 1 where a figure misses this limit.", show_default=False),
]
Labels = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Your labels, saved from a report: judges the judge.", show_default=False),
]
Judged = Annotated[
    str, typer.Option(metavar="SPEC", help="offline, nli:MODEL, or llm:SPEC (written as for ask --llm).")
]
Writer = Annotated[
    str | None, typer.Option(metavar="SPEC", help="Let this language model write the answers.", show_default=False)
]
Meta = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Judge the judge on human-labelled answers.", show_default=False)
]
Perturbed = Annotated[
    bool, typer.Option("--perturbed", help="Judge the judge on your documents retold with one fact changed.")
]
History = Annotated[bool, typer.Option("--history", help="Show the figures of earlier runs on this store.")]


def evaluate(
    test_set: TestSet = None,
    *,
    store: Store = None,
    documents: Documents = None,
    answers: Answers = None,
    report: Report = None,
    json_file: JsonFile = None,
    junit_file: JunitFile = None,
    compare_with: Earlier = None,
    fail_under: FailUnder = None,
    labels: Labels = None,
    judge: Judged = "offline",
    llm: Writer = None,
    meta: Meta = None,
    perturbed: Perturbed = False,
    history: History = False,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="How many pairs to search through.")] = 10,
) -> None:
    """Measure answers against a test set: retrieval, citations, faithfulness, declining. Needs no LLM."""
    from assistant.cli import evaluating as do
    from assistant.cli import judging

    chosen, documents = one_set(test_set, documents)
    folder = store or DEFAULT_STORE
    if history:
        do.show_history(folder, report=report, json_file=json_file)
        return
    with judging.judge_of(judge, folder) as by:
        if meta is not None:
            judging.judge_judge(meta, by, report=report, json_file=json_file)
            return
        if perturbed:
            with opened(store, documents, needed=True) as library:
                assert library is not None
                judging.judge_on_documents(library, by, report=report, json_file=json_file)
            return
        want = do.wanted(
            chosen, answers, fail_under or (), report=report, json_file=json_file, junit_file=junit_file,
            earlier=compare_with, labels=labels, kept=folder if answers is None and (store or not documents) else None,
        )  # fmt: skip
        with opened(store, documents, needed=answers is None, test_set=chosen) as library:
            run = do.run_set(want.cases, answers, library, by, llm=llm, k=k)
    raise typer.Exit(0 if do.finish(run, want) else 1)


def testset(
    more: MorePaths = None,
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
    if more and not documents:
        raise EvaluationError(f"to draft from documents that are not indexed, write: --documents {more[0]}")
    with opened(store, [*(documents or []), *(more or [])], needed=True) as library:
        assert library is not None
        do.draft_set(library, out, size=size, seed=seed, llm=llm)


def one_set(given: Sequence[Path] | None, documents: list[Path] | None) -> tuple[Path | None, list[Path] | None]:
    """The test set, and the documents: `SET --documents a.txt b.txt`, as a shell writes `--documents *.txt`, means both."""
    first, more = (given[0], given[1:]) if given else (None, ())
    if more and not documents:
        raise EvaluationError(f"one test set at a time, not {len(more) + 1}; name documents with --documents")
    return first, [*documents, *more] if documents else None


@contextmanager
def opened(
    store: Path | None, documents: list[Path] | None, *, needed: bool, test_set: Path | None = None
) -> Iterator[Library | None]:
    """The library to measure: the store, after indexing `documents` (for this run only, where no store is named).

    None where nothing is to be asked and no store is named. A test set that lies among the documents is not searched.
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
        if test_set is not None:
            leave_out(library, [test_set / name for name in BEIR] if test_set.is_dir() else [test_set])
        yield library


def leave_out(library: Library, files: Sequence[Path]) -> None:
    """Remove what was read from these files, if anything was: a search would find the questions themselves."""
    questions = {file.resolve() for file in files}
    read_from = {summary.source.rpartition("#")[0] or summary.source for summary in library.documents()}
    if found := sorted(source for source in read_from if Path(source).resolve() in questions):
        library.remove(found)
        typer.echo(f"not searched, as part of the test set: {', '.join(found)}", err=True)
