"""`onrecord add`, `sync`, `remove`, `list`, `info`, `doctor`, `show` and `people`."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli import batch, present
from assistant.cli.forgetting import forget
from assistant.cli.meter import Meter
from index.errors import OnRecordError, StoreError
from index.types import Filters

if TYPE_CHECKING:
    from index.library import Library
    from index.report import Report

DEFAULT_STORE = Path(".onrecord")

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files or folders.", show_default=False)]
Store = Annotated[Path, typer.Option(help="The folder that holds the index.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Collection = Annotated[str | None, typer.Option(help="The collection these documents belong to.", show_default=False)]
Encoder = Annotated[
    str | None,
    typer.Option(
        help="Another encoder, for a new index: a sentence-transformers model by folder or name. The index remembers it.",
        show_default=False,
    ),
]
Located = Annotated[
    str | None,
    typer.Option(help="Where the encoder that made this index is now, if it was moved.", show_default=False),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done; change nothing.")]
Verify = Annotated[bool, typer.Option("--verify", help="Read files again although their size and time are unchanged.")]


def add(
    paths: Paths,
    *,
    store: Store = DEFAULT_STORE,
    collection: Collection = None,
    layout: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Read these files with this layout; `prose` for none.", show_default=False),
    ] = None,
    verify: Verify = False,
    dry_run: DryRun = False,
    encoder: Encoder = None,
    as_json: Json = False,
) -> None:
    """Index files or folders. What has not changed costs nothing."""
    if layout is not None:
        _check_layout(layout)
    again = _again("add", paths, store, verify=verify, collection=collection, layout=layout, encoder=encoder)
    with _changed(store, encoder=encoder, dry_run=dry_run) as library, Meter(again) as meter:
        report = library.add(
            paths, collection=collection, layout=layout, verify=verify, dry_run=dry_run, progress=meter
        )
    raise typer.Exit(_reported(report, as_json=as_json))


def sync(
    paths: Paths,
    *,
    store: Store = DEFAULT_STORE,
    collection: Collection = None,
    verify: Verify = False,
    dry_run: DryRun = False,
    encoder: Encoder = None,
    as_json: Json = False,
) -> None:
    """Make the index mirror files and folders: add, update, rename, remove."""
    again = _again("sync", paths, store, verify=verify, collection=collection, encoder=encoder)
    with _changed(store, encoder=encoder, dry_run=dry_run) as library, Meter(again) as meter:
        report = library.sync(paths, collection=collection, verify=verify, dry_run=dry_run, progress=meter)
    raise typer.Exit(_reported(report, as_json=as_json))


def remove(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH...]", help="Files or folders.", show_default=False)
    ] = None,
    *,
    store: Store = DEFAULT_STORE,
    purge: Annotated[
        bool,
        typer.Option(
            "--purge",
            help="Also erase every trace of what was removed from the index's files; without a PATH, of what was removed"
            " before, by `sync` too.",
        ),
    ] = False,
    dry_run: DryRun = False,
    encoder: Located = None,
    as_json: Json = False,
) -> None:
    """Remove files, or everything under a folder, from the index. The files themselves stay."""
    if not paths and not purge:
        raise StoreError("name what to remove, or erase what was removed before with: onrecord remove --purge")
    with _opened(store, encoder=encoder) as library:
        before = library.documents() if purge else ()
        try:
            report = library.remove(paths or (), purge=purge, dry_run=dry_run)
        finally:  # also where traces are left for now, because somebody reads
            if purge and not dry_run:
                forget(store, before, library.documents(), everything=not paths)
    if not paths and not as_json:
        _out(f"{'Would be: ' if dry_run else ''}what was removed before is erased")
        return
    raise typer.Exit(_reported(report, as_json=as_json))


def list_documents(
    *,
    store: Store = DEFAULT_STORE,
    document: Annotated[
        str | None, typer.Option(help="Only this document (its path or file name).", show_default=False)
    ] = None,
    collection: Annotated[str | None, typer.Option(help="Only this collection.", show_default=False)] = None,
    person: Annotated[
        str | None, typer.Option(help="Only documents in which this person takes part.", show_default=False)
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Only of this date or later.", show_default=False)
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Only of this date or earlier.", show_default=False)
    ] = None,
    as_json: Json = False,
) -> None:
    """List the indexed documents."""
    filters = Filters(document=document, collection=collection, person=person, date_from=since, date_to=until)
    with _opened(store) as library:
        found = library.documents(filters)
    if as_json:
        batch.write({"schema": present.SCHEMA, "documents": [asdict(summary) for summary in found]})
        return
    for summary in found:
        about = ", ".join(part for part in (summary.title, summary.date or "", summary.collection or "") if part)
        _out(f"{summary.source}  {summary.pairs} pairs, {summary.sections} sections  {about}")


def info(store: Store = DEFAULT_STORE, as_json: Json = False) -> None:
    """Say what the index holds."""
    with _opened(store) as library:
        facts = asdict(library.info())
    if as_json:
        facts["store_schema"] = facts.pop("schema")
        batch.write({"schema": present.SCHEMA, **facts})
        return
    for name, value in facts.items():
        if value is None:
            continue
        shown = ", ".join(value) if isinstance(value, tuple) else f"{value:,}" if isinstance(value, int) else value
        _out(f"{name:<12} {shown}")


def doctor(
    store: Store = DEFAULT_STORE,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check only; repair nothing.")] = False,
    encoder: Located = None,
    as_json: Json = False,
) -> None:
    """Check the index from end to end and rebuild what can be rebuilt; bring one of an earlier release up to date."""
    upgraded = 0 if dry_run else _upgraded(store, encoder)
    with _opened(store, encoder=encoder) as library:
        findings = library.doctor(repair=not dry_run)
    if as_json:
        batch.write(
            {"schema": present.SCHEMA, "upgraded": upgraded, "findings": [asdict(finding) for finding in findings]}
        )
    else:
        if upgraded:
            _out(f"The index was made by an earlier release: {upgraded} documents were brought up to date.")
        for finding in findings:
            _out(f"{finding.problem}: {finding.repair or 'not repaired'}")
        if not findings:
            _out("Everything is as it must be.")
    raise typer.Exit(1 if any(not finding.repair for finding in findings) else 0)


def show(
    document: Annotated[str, typer.Argument(help="A document's path, file name, or PATH#ID.", show_default=False)],
    store: Store = DEFAULT_STORE,
    text: Annotated[bool, typer.Option("--text", help="Print the text and nothing else, as quotes index it.")] = False,
    as_json: Json = False,
) -> None:
    """Show a document: its facts and its pairs, or its text."""
    with _opened(store) as library:
        found = library.find(document)
        pairs = library.pairs(found.id)
    if text:
        sys.stdout.flush()
        sys.stdout.buffer.write(found.text.encode("utf-8", "surrogatepass"))
        sys.stdout.buffer.flush()
        return
    facts: dict[str, object] = {
        "document": found.source,
        "title": found.title,
        "participants": list(found.participants),
        "date": found.date,
        "language": found.language,
        "sha256": found.sha256,
        "characters": len(found.text),
    }
    if as_json:
        rows = [
            {
                "number": pair.number,
                "asker": pair.asker.name if pair.asker else None,
                "question": pair.question.of(found.text) if pair.question else None,
                "start": pair.span.start,
                "end": pair.span.end,
                "speakers": sorted({turn.speaker.name for turn in pair.turns if turn.speaker}),
                "heading": list(pair.heading),
                "layout": pair.layout,
                "confidence": pair.confidence,
            }
            for pair in pairs
        ]
        batch.write({"schema": present.SCHEMA, **facts, "pairs": rows})
        return
    for name, value in facts.items():
        if value not in (None, [], ""):
            _out(f"{name:<12} {', '.join(value) if isinstance(value, list) else value}")
    for pair in pairs:
        asked = pair.question.of(found.text) if pair.question else "(no question)"
        _out(f"{pair.number:>4}  {_line(asked, 90)}")


def people(
    *,
    store: Store = DEFAULT_STORE,
    rename: Annotated[
        tuple[str, str] | None,
        typer.Option(
            metavar="LABEL NAME", help="Say whom a label names, or which of two names is right.", show_default=False
        ),
    ] = None,
    document: Annotated[
        str | None, typer.Option(help="Rename in this document only; without it, everywhere.", show_default=False)
    ] = None,
    undo: Annotated[
        str | None, typer.Option(metavar="LABEL", help="Take a renaming of this label back.", show_default=False)
    ] = None,
    encoder: Located = None,
    as_json: Json = False,
) -> None:
    """List who speaks and takes part; name and merge speakers. What is put right here outlives re-reading."""
    with _opened(store, encoder=encoder) as library:
        if rename is not None or undo is not None:
            label, name = rename if rename is not None else (undo or "", "")
            changed = library.rename_person(label, name, document=document)
            if not as_json:
                _out(f"{label} -> {name or label}: {changed} documents changed")
            else:
                batch.write({"schema": present.SCHEMA, "label": label, "person": name or None, "documents": changed})
            raise typer.Exit(0 if changed else 1)
        found = library.people()
    if as_json:
        batch.write({"schema": present.SCHEMA, "people": [asdict(person) for person in found]})
        return
    for person in found:
        labels = f" ({', '.join(person.labels)})" if person.labels else ""
        _out(f"{person.name}{labels}  {len(person.documents)} documents, {person.turns} turns")


def _opened(store: Path, *, encoder: str | None = None, create: bool = False) -> Library:
    from index.library import Library

    if encoder is None:
        return Library.open(store, create=create)
    from index.embedding import embedder

    return Library.open(store, embedder=embedder(encoder), create=create)


@contextmanager
def _changed(store: Path, *, encoder: str | None, dry_run: bool) -> Iterator[Library]:
    """The library to be changed, made where there is none; a dry run then has an empty one elsewhere, thrown away."""
    from index.catalogue import exists

    if dry_run and not exists(store):
        with TemporaryDirectory() as empty, _opened(Path(empty), encoder=encoder, create=True) as library:
            yield library
    else:
        with _opened(store, encoder=encoder, create=not dry_run) as library:
            yield library


def _upgraded(store: Path, encoder: str | None) -> int:
    from index.embedding import embedder
    from index.library import Library

    return Library.upgrade(store, embedder=embedder(encoder) if encoder else None)


def _check_layout(name: str) -> None:
    from index.pairs import LAYOUTS, PROSE

    if name not in LAYOUTS and name != PROSE:
        raise OnRecordError(f"no layout is called '{name}'; there are: {', '.join([*LAYOUTS, PROSE])}")


def _again(command: str, paths: list[str], store: Path, *, verify: bool, **options: str | None) -> str:
    """What an interrupted user types to go on."""
    given = {"store": None if store == DEFAULT_STORE else str(store), **options}
    words = [word for name, value in given.items() if value is not None for word in (f"--{name}", value)]
    return shlex.join(["onrecord", command, *paths, *words, *(["--verify"] if verify else [])])


def _reported(report: Report, *, as_json: bool) -> int:
    """Say what was done; the exit code."""
    for failure in report.failed:
        typer.echo(f"onrecord: {failure.message}", err=True)
    for notice in report.notices:
        typer.echo(f"onrecord: {notice.message}", err=True)
    done = len(report.added) + len(report.updated) + len(report.renamed) + len(report.removed) + report.unchanged
    if as_json:
        batch.write({"schema": present.SCHEMA, **_plain(asdict(report))})
    else:
        _out(_sentence(report))
    return 0 if not report.failed else 1 if done else 2


def _sentence(report: Report) -> str:
    counted = {
        "added": len(report.added),
        "updated": len(report.updated),
        "renamed": len(report.renamed),
        "removed": len(report.removed),
        "unchanged": report.unchanged,
        "failed": len(report.failed),
        "skipped": len(report.skipped),
    }
    said = ", ".join(f"{count} {word}" for word, count in counted.items() if count) or "nothing to do"
    new = f": {report.pairs} pairs, {report.passages} passages, {report.embedded} embedded" if report.documents else ""
    return f"{'Would be: ' if report.dry_run else ''}{said}{new} ({report.seconds:.1f} s)"


def _plain(value: Mapping[str, object]) -> dict[str, object]:
    plain: dict[str, object] = json.loads(json.dumps(value))
    return plain


def _line(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _out(line: str) -> None:
    typer.echo(line)
