"""What is read from the catalogue: documents, pairs, passages, files, words. Functions of a connection."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, TypeVar

import numpy as np

from index import filtering, records
from index.catalogue import Connection, HarmedRecord, fact
from index.entries import FileRecord
from index.places import Places
from index.store import DocumentSummary, Sentences
from index.types import Document, Filters, Locator, PassageField, QAPair, Span

FIELDS: tuple[PassageField, ...] = ("question", "answer")
"""A passage's field is kept as its position here."""

_CHUNK = 500  # ids per statement
Key = TypeVar("Key", int, bytes)
Table = Literal["file", "document", "pair", "passage", "vector", "word"]


def chunks(ids: Sequence[Key]) -> Iterator[tuple[str, Sequence[Key]]]:
    """The ids or keys in groups, each with as many question marks."""
    for at in range(0, len(ids), _CHUNK):
        group = ids[at : at + _CHUNK]
        yield ",".join("?" * len(group)), group


def documents(db: Connection, ids: Sequence[int], *, trusted: bool = False) -> dict[int, Document]:
    """Documents without blocks and places, by id; unknown ids are left out. `trusted` ones have no checksum yet."""
    found = {}
    for marks, group in chunks(ids):
        columns = "d.id, d.source, d.title, d.participants, d.date, d.language, d.sha256, c.text, c.markup, d.checksum"
        tables = "document d JOIN content c ON c.document_id = d.id"
        query = f"SELECT {columns} FROM {tables} WHERE d.id IN ({marks})"  # noqa: S608  # only question marks
        for row in db.execute(query, group):
            document = Document(
                id=row[0],
                source=records.text(row[1]),
                title=records.text(row[2]),
                participants=records.read_names(row[3]),
                date=row[4],
                language=row[5],
                sha256=row[6],
                text=records.text(row[7]),
                markup=records.read_spans(row[8]),
            )
            if not trusted and records.checksum_of(document) != row[9]:
                raise HarmedRecord(f"{document.source}: its text, title, date or names are not what was written")
            found[row[0]] = document
    return found


def participants(db: Connection, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Whom documents name as taking part, by id; unknown ids are left out."""
    found = {}
    for marks, group in chunks(ids):
        query = f"SELECT id, participants FROM document WHERE id IN ({marks})"  # noqa: S608  # only question marks
        found.update({row[0]: records.read_names(row[1]) for row in db.execute(query, group)})
    return found


def pairs(db: Connection, ids: Sequence[int]) -> dict[int, QAPair]:
    """Pairs by id; unknown ids are left out."""
    found = {}
    for marks, group in chunks(ids):
        query = f"SELECT id, document_id, number, shape, checksum FROM pair WHERE id IN ({marks})"  # noqa: S608  # only question marks
        for row in db.execute(query, group):
            found[row[0]] = _pair(row)
    return found


def pairs_of(db: Connection, document_id: int) -> tuple[QAPair, ...]:
    """A document's pairs and sections in order."""
    query = "SELECT id, document_id, number, shape, checksum FROM pair WHERE document_id = ? ORDER BY number"
    return tuple(_pair(row) for row in db.execute(query, (document_id,)))


def _pair(row: tuple[int, int, int, str, int]) -> QAPair:
    pair_id, document_id, number, shape, check = row
    return records.read_pair(pair_id=pair_id, document_id=document_id, number=number, data=shape, check=check)


def passages(db: Connection, ids: Sequence[int]) -> dict[int, tuple[PassageField, Span]]:
    """The field and span of passages, by id."""
    found = {}
    for marks, group in chunks(ids):
        query = f"SELECT id, field, start, stop FROM passage WHERE id IN ({marks})"  # noqa: S608  # only question marks
        found.update({row[0]: (FIELDS[row[1]], Span(row[2], row[3])) for row in db.execute(query, group)})
    return found


@records.whole
def sentences(db: Connection, ids: Sequence[int], dimension: int) -> Sentences:
    """The sentences of pairs with their vectors, in the order of the passages."""
    rows: list[tuple[int, int, bytes, bytes]] = []
    for marks, group in chunks(ids):
        query = (
            "SELECT p.pair_id, p.id, p.sentences, v.sentences FROM passage p JOIN vector v ON v.id = p.vector_id"  # noqa: S608  # only question marks
            f" WHERE p.pair_id IN ({marks}) ORDER BY p.id"
        )
        rows += db.execute(query, group)
    rows = [row for row in rows if len(row[2]) // 8 == len(row[3]) // (dimension + 4)]
    counts = [len(row[2]) // 8 for row in rows]
    pairs, passages = (np.repeat(np.array([row[at] for row in rows], np.int64), counts) for at in (0, 1))
    places = records.unpack_spans(b"".join(row[2] for row in rows))
    vectors = records.unpack_vectors([row[3] for row in rows], dimension)
    return Sentences(pairs, places[:, 0], places[:, 1], vectors, passages)


def locate(db: Connection, document_id: int, span: Span, heading: tuple[str, ...]) -> Locator:
    """Where a span stands, under the `heading` of its pair. Raises KeyError for a document that does not exist."""
    row = db.execute("SELECT layout, text FROM content WHERE document_id = ?", (document_id,)).fetchone()
    if row is None:
        raise KeyError(document_id)
    known = replace(records.read_layout(row[0]), text=records.text(row[1]))
    return Places(known).locator(span, heading)


def files(db: Connection, paths: Collection[str] | None = None) -> dict[str, FileRecord]:
    """Every file by its resolved path; with `paths` those of them that there are."""
    query = "SELECT path, source, collection, size, mtime_ns, sha256, derivation, complete FROM file"
    if paths is None:
        rows = db.execute(query).fetchall()
    else:
        groups = chunks([records.blob(path) for path in paths])
        rows = [row for marks, group in groups for row in db.execute(f"{query} WHERE path IN ({marks})", group)]
    return {(record := file_record(row)).path: record for row in rows}


def file_record(row: Sequence[object]) -> FileRecord:
    """One row of the file table."""
    path, source, collection, size, mtime_ns, sha256, derivation, complete = row
    assert isinstance(path, bytes)
    assert isinstance(source, bytes)
    return FileRecord(
        path=records.text(path),
        source=records.text(source),
        collection=records.text(collection) if isinstance(collection, bytes) else None,
        size=int(str(size)),
        mtime_ns=int(str(mtime_ns)),
        sha256=str(sha256),
        derivation=str(derivation),
        complete=bool(complete),
    )


def sources(db: Connection, file_path: str) -> dict[str, tuple[int, str]]:
    """Of one file, row -> (document id, sha256)."""
    query = "SELECT d.row, d.id, d.sha256 FROM document d JOIN file f ON f.id = d.file_id WHERE f.path = ?"
    return {records.text(row[0]): (row[1], row[2]) for row in db.execute(query, (records.blob(file_path),))}


def known(db: Connection, keys: Collection[bytes]) -> set[bytes]:
    """Those of the vector keys that the store has."""
    found: set[bytes] = set()
    for marks, group in chunks(list(keys)):
        query = f"SELECT key FROM vector WHERE key IN ({marks})"  # noqa: S608  # only question marks
        found.update(row[0] for row in db.execute(query, group))
    return found


def word_ids(db: Connection, stems: Iterable[str]) -> dict[str, int]:
    """The ids of the stems that the store knows."""
    found = {}
    for stem in stems:
        row = db.execute("SELECT id FROM word WHERE stem = ?", (records.blob(stem),)).fetchone()
        if row is not None:
            found[stem] = int(row[0])
    return found


def stems(db: Connection, ids: Sequence[int]) -> tuple[str, ...]:
    """The stems of word ids, sorted."""
    found = []
    for marks, group in chunks(ids):
        query = f"SELECT stem FROM word WHERE id IN ({marks})"  # noqa: S608  # only question marks
        found += [records.text(row[0]) for row in db.execute(query, group)]
    return tuple(sorted(found))


def summaries(db: Connection, filters: Filters) -> tuple[DocumentSummary, ...]:
    """The documents that pass, ordered by source as it was added."""
    allowed = filtering.documents(db, filters)
    counts = {
        row[0]: row[1:]
        for row in db.execute(
            "SELECT p.document_id, sum(p.asked), sum(1 - p.asked), group_concat(DISTINCT p.layout) FROM pair p GROUP BY 1"
        )
    }
    windows = dict(
        db.execute(
            "SELECT p.document_id, count(*) FROM passage s JOIN pair p ON p.id = s.pair_id GROUP BY 1"
        ).fetchall()
    )
    found = []
    query = (
        "SELECT d.id, d.source, d.title, d.participants, d.date, d.language, f.collection, d.sha256, d.characters"
        " FROM document d JOIN file f ON f.id = d.file_id ORDER BY d.source, d.id"
    )
    for row in db.execute(query):
        if allowed is not None and row[0] not in allowed:
            continue
        asked, sections, layouts = counts.get(row[0], (0, 0, ""))
        found.append(
            DocumentSummary(
                id=row[0],
                source=records.text(row[1]),
                title=records.text(row[2]),
                participants=records.read_names(row[3]),
                date=row[4],
                language=row[5],
                collection=records.text(row[6]) if row[6] is not None else None,
                sha256=row[7],
                characters=row[8],
                pairs=asked,
                sections=sections,
                layouts=tuple(sorted(layouts.split(","))) if layouts else (),
                passages=windows.get(row[0], 0),
            )
        )
    return tuple(found)


def count(db: Connection, table: Table) -> int:
    """How many rows a table has."""
    return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608  # one of the names above


def counts(db: Connection) -> dict[str, int]:
    """How many rows the tables have, and the present change number."""
    tables: tuple[Table, ...] = ("file", "document", "pair", "passage", "vector", "word")
    found: dict[str, int] = {table: count(db, table) for table in tables}
    found["asked"] = int(db.execute("SELECT coalesce(sum(asked), 0) FROM pair").fetchone()[0])
    found["change"] = int(fact(db, "change"))
    return found
