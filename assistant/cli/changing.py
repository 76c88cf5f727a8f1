"""`onrecord add`, `sync` and `remove`."""

from __future__ import annotations

import json
import shlex
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
from assistant.cli.opening import opened
from assistant.cli.options import DEFAULT_STORE, DryRun, Encoder, Json, Located, Store
from index.errors import OnRecordError, StoreError, StoreLocked

if TYPE_CHECKING:
    from index.library import Library
    from index.report import Report

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files or folders.", show_default=False)]
Into = Annotated[str | None, typer.Option(help="The collection these documents belong to.", show_default=False)]
Verify = Annotated[bool, typer.Option("--verify", help="Read files again although their size and time are unchanged.")]


def add(
    paths: Paths,
    *,
    store: Store = DEFAULT_STORE,
    collection: Into = None,
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
    with Meter(again) as meter, _changed(store, meter, encoder=encoder, dry_run=dry_run) as library:
        report = library.add(
            paths, collection=collection, layout=layout, verify=verify, dry_run=dry_run, progress=meter
        )
    raise typer.Exit(_reported(report, as_json=as_json))


def sync(
    paths: Paths,
    *,
    store: Store = DEFAULT_STORE,
    collection: Into = None,
    verify: Verify = False,
    dry_run: DryRun = False,
    encoder: Encoder = None,
    as_json: Json = False,
) -> None:
    """Make the index mirror files and folders: add, update, rename, remove."""
    again = _again("sync", paths, store, verify=verify, collection=collection, encoder=encoder)
    with Meter(again) as meter, _changed(store, meter, encoder=encoder, dry_run=dry_run) as library:
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
    with opened(store, encoder=encoder) as library:
        before = library.documents() if purge else ()
        try:
            report = library.remove(paths or (), purge=purge, dry_run=dry_run)
        finally:  # also where traces are left for now, because somebody reads
            if purge and not dry_run:
                forget(store, before, library.documents(), everything=not paths)
    if not paths and not as_json:
        typer.echo(f"{'Would be: ' if dry_run else ''}what was removed before is erased")
        return
    raise typer.Exit(_reported(report, as_json=as_json))


@contextmanager
def _changed(store: Path, meter: Meter, *, encoder: str | None, dry_run: bool) -> Iterator[Library]:
    """The library to be changed, made where there is none; a dry run then has an empty one elsewhere, thrown away.

    Where the store fails midway (a full disk) and part of the run is kept, a line says so, and how to go on.
    """
    from index.catalogue import exists

    if dry_run and not exists(store):
        with TemporaryDirectory() as empty, opened(Path(empty), encoder=encoder, create=True) as library:
            yield library
    else:
        with opened(store, encoder=encoder, create=not dry_run) as library:
            before = library.generation
            try:
                yield library
            except StoreError as error:
                if isinstance(error, StoreLocked) or library.generation == before:
                    raise
                kept = library.count()
                meter.say(f"onrecord: {error}; documents in the index now: {kept:,}. To go on: {meter.again}")
                raise typer.Exit(1) from error


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
        typer.echo(_sentence(report))
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
