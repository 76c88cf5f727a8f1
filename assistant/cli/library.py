"""`onrecord list`, `info`, `doctor`, `show` and `people`."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli import batch, present
from assistant.cli.opening import opened
from assistant.cli.options import (
    DEFAULT_STORE,
    Collection,
    Document,
    Json,
    Located,
    Person,
    Since,
    Store,
    Until,
)
from index.types import Filters


def list_documents(
    *,
    store: Store = DEFAULT_STORE,
    document: Document = None,
    collection: Collection = None,
    person: Person = None,
    since: Since = None,
    until: Until = None,
    as_json: Json = False,
) -> None:
    """List the indexed documents."""
    filters = Filters(document=document, collection=collection, person=person, date_from=since, date_to=until)
    with opened(store) as library:
        found = library.documents(filters)
    if as_json:
        batch.write({"schema": present.SCHEMA, "documents": [asdict(summary) for summary in found]})
        return
    for summary in found:
        about = ", ".join(part for part in (summary.title, summary.date or "", summary.collection or "") if part)
        _out(f"{summary.source}  {summary.pairs} pairs, {summary.sections} sections  {about}")


def info(store: Store = DEFAULT_STORE, as_json: Json = False) -> None:
    """Say what the index holds."""
    with opened(store) as library:
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
    with opened(store, encoder=encoder) as library:
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
    with opened(store) as library:
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
    with opened(store, encoder=encoder) as library:
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


def _upgraded(store: Path, encoder: str | None) -> int:
    from index.embedding import embedder
    from index.library import Library

    return Library.upgrade(store, embedder=embedder(encoder) if encoder else None)


def _line(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _out(line: str) -> None:
    typer.echo(line)
