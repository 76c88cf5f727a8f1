"""Who takes part, as the catalogue has it: speakers, participants, and the names that people put right."""

from __future__ import annotations

from index import records
from index.catalogue import Connection
from index.corrections import names_for, renamed
from index.headings import is_heading
from index.store import Correction, Person
from index.words import fold


def corrections(db: Connection) -> tuple[Correction, ...]:
    """All corrections, in the order they were made."""
    rows = db.execute("SELECT path, label, person, layout FROM correction ORDER BY id")
    return tuple(
        Correction(path=_optional(path), label=_optional(label), person=_optional(person), layout=layout)
        for path, label, person, layout in rows
    )


def _optional(data: bytes | None) -> str | None:
    return records.text(data) if data is not None else None


def people(db: Connection) -> tuple[Person, ...]:
    """Everybody who speaks or is named as taking part, by name; spellings that differ in case or accents are one.

    A label that heads a part of a record is nobody, unless people put a name for it.
    """
    names: dict[str, str] = {}
    labels: dict[str, set[str]] = {}
    where: dict[str, set[int]] = {}
    turns: dict[str, int] = {}

    def note(name: str, label: str, document_id: int, count: int) -> None:
        key = fold(name)
        names.setdefault(key, name)
        where.setdefault(key, set()).add(document_id)
        labels.setdefault(key, set()).add(label)
        turns[key] = turns.get(key, 0) + count

    for document_id, label, name, count in db.execute("SELECT document_id, label, name, turns FROM speech"):
        if name != label or not is_heading(records.text(label)):
            note(records.text(name), records.text(label), document_id, count)
    for document_id, listed in participants(db).items():
        for written, name in listed:
            note(name, written if written != name else "", document_id, 0)
    return tuple(
        Person(
            name=names[key],
            labels=tuple(sorted(labels[key] - {"", names[key]})),
            documents=tuple(sorted(where[key])),
            turns=turns[key],
        )
        for key in sorted(names)
    )


def participants(db: Connection) -> dict[int, list[tuple[str, str]]]:
    """By document, whom it names as taking part: as written there, and as people put it right."""
    kept = corrections(db)
    holding: dict[bytes, tuple[tuple[str, str], ...]] = {}
    found: dict[int, list[tuple[str, str]]] = {}
    query = (
        "SELECT d.id, d.participants, f.path FROM document d JOIN file f ON f.id = d.file_id WHERE participants <> '[]'"
    )
    for document_id, written, path in db.execute(query):
        if path not in holding:
            holding[path] = names_for(records.text(path), kept)
        found[document_id] = [(name, renamed("", name, holding[path]) or name) for name in records.read_names(written)]
    return found
