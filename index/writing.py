"""What changes the catalogue: keeping and removing documents. Functions of a connection, each inside a transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from index import records
from index.catalogue import Connection
from index.entries import DocumentEntry, FileRecord, PairEntry
from index.lexical import pack, unpack
from index.reading import FIELDS, chunks
from index.store import Correction, Scores
from index.types import Document


def keep_file(db: Connection, file: FileRecord) -> int:
    """Insert or update a file's facts; returns its id."""
    values = (
        records.blob(file.source),
        records.blob(file.collection) if file.collection is not None else None,
        file.size,
        file.mtime_ns,
        file.sha256,
        file.derivation,
        int(file.complete),
        records.blob(file.path),
    )
    columns = "source = ?, collection = ?, size = ?, mtime_ns = ?, sha256 = ?, derivation = ?, complete = ?"
    if db.execute(f"UPDATE file SET {columns} WHERE path = ?", values).rowcount == 0:  # noqa: S608  # columns from above
        db.execute(
            "INSERT INTO file (source, collection, size, mtime_ns, sha256, derivation, complete, path)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        )
    return int(db.execute("SELECT id FROM file WHERE path = ?", values[-1:]).fetchone()[0])


class WordIds:
    """Stem -> id, remembered over a run and given out on demand. Forget it when a transaction fails."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._ids: dict[str, int] = {}

    def __call__(self, stem: str) -> int:
        """The id of a stem, new where the store does not know it."""
        if stem not in self._ids:
            data = records.blob(stem)
            row = self._db.execute("SELECT id FROM word WHERE stem = ?", (data,)).fetchone()
            if row is None:
                row = (self._db.execute("INSERT INTO word (stem) VALUES (?)", (data,)).lastrowid,)
            self._ids[stem] = int(row[0])
        return self._ids[stem]

    def forget(self) -> None:
        """Drop what was remembered."""
        self._ids.clear()

    def pack(self, stems: Iterable[str]) -> bytes:
        """The packed form of a passage's words."""
        return pack(self(stem) for stem in stems)


def put_document(
    db: Connection, file_id: int, entry: DocumentEntry, vectors: Mapping[bytes, Scores], words: WordIds
) -> list[int]:
    """Keep one document with everything derived from it. A row that exists keeps its document id, nothing else.

    Returns the ids of the vectors that what was there before needed, for `drop_unused`.
    """
    document_id, freed = _put_row(db, file_id, entry)
    if entry.reread:
        _put_content(db, document_id, entry.document)
    for pair in entry.pairs:
        _put_pair(db, document_id, pair, vectors, words)
    _put_speech(db, document_id, entry)
    return freed


def _put_row(db: Connection, file_id: int, entry: DocumentEntry) -> tuple[int, list[int]]:
    """The row of a document, made or brought up to date and what hung on it cleared away: its id, and as `put_document`."""
    document = entry.document
    row = records.blob(entry.row)
    found = db.execute("SELECT id FROM document WHERE file_id = ? AND row = ?", (file_id, row)).fetchone()
    values = (
        records.blob(document.source),
        records.blob(document.title),
        records.write_names(document.participants),
        document.date,
        document.language,
        document.sha256,
        len(document.text),
        records.checksum_of(document),
        file_id,
        row,
    )
    if found is None:
        cursor = db.execute(
            "INSERT INTO document (source, title, participants, date, language, sha256, characters, checksum, file_id,"
            " row) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid, []
    document_id = int(found[0])
    freed = _clear(db, [document_id], content=entry.reread)
    db.execute(
        "UPDATE document SET source = ?, title = ?, participants = ?, date = ?, language = ?, sha256 = ?,"
        " characters = ?, checksum = ? WHERE file_id = ? AND row = ?",
        values,
    )
    return document_id, freed


def _put_content(db: Connection, document_id: int, document: Document) -> None:
    content = (
        document_id,
        records.blob(document.text),
        records.write_spans(document.markup),
        records.write_layout(document),
    )
    db.execute("INSERT INTO content (document_id, text, markup, layout) VALUES (?, ?, ?, ?)", content)


def _put_pair(
    db: Connection, document_id: int, entry: PairEntry, vectors: Mapping[bytes, Scores], words: WordIds
) -> None:
    pair = entry.pair
    shape = records.write_pair(pair)
    pair_id = db.execute(
        "INSERT INTO pair (document_id, number, asked, layout, shape, words, checksum) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            document_id,
            pair.number,
            int(pair.question is not None),
            pair.layout,
            shape,
            words.pack(entry.header_words),
            records.checksum_of_pair(shape, document_id, pair.number),
        ),
    ).lastrowid
    rows = []
    for item in entry.passages:
        passage = item.passage
        rows.append(
            (
                pair_id,
                FIELDS.index(passage.field),
                passage.span.start,
                passage.span.end,
                _vector_id(db, item.key, vectors),
                words.pack(item.words),
                records.pack_spans(passage.sentences),
            )
        )
    db.executemany(
        "INSERT INTO passage (pair_id, field, start, stop, vector_id, words, sentences) VALUES (?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def _vector_id(db: Connection, key: bytes, vectors: Mapping[bytes, Scores]) -> int:
    found = db.execute("SELECT id FROM vector WHERE key = ?", (key,)).fetchone()
    if found is not None:
        return int(found[0])
    whole, *parts = np.atleast_2d(vectors[key])
    row = (key, np.asarray(whole, dtype="<f2").tobytes(), records.pack_vectors(parts))
    vector_id = db.execute("INSERT INTO vector (key, value, sentences) VALUES (?, ?, ?)", row).lastrowid
    assert vector_id is not None
    return vector_id


def _put_speech(db: Connection, document_id: int, entry: DocumentEntry) -> None:
    """Who speaks how often; an asker's question counts as a turn."""
    spoken: Counter[tuple[str, str]] = Counter()
    for item in entry.pairs:
        speakers = [turn.speaker for turn in item.pair.turns] + [item.pair.asker]
        spoken.update((s.label, s.name) for s in speakers if s is not None and s.name)
    db.executemany(
        "INSERT INTO speech VALUES (?, ?, ?, ?)",
        [(document_id, records.blob(label), records.blob(name), n) for (label, name), n in sorted(spoken.items())],
    )


def _clear(db: Connection, document_ids: Sequence[int], *, content: bool = True) -> list[int]:
    """Remove everything of documents but their own rows. Returns the ids of the vectors that they needed."""
    freed: list[int] = []
    for marks, group in chunks(document_ids):
        inside = f"IN (SELECT id FROM pair WHERE document_id IN ({marks}))"  # noqa: S608  # only question marks
        vectors = [
            row[0]
            for row in db.execute(f"SELECT DISTINCT vector_id FROM passage WHERE pair_id {inside}", group)  # noqa: S608  # only question marks
        ]
        db.execute(f"INSERT INTO removed SELECT id FROM pair WHERE document_id IN ({marks})", group)  # noqa: S608  # only question marks
        db.execute(f"DELETE FROM passage WHERE pair_id {inside}", group)  # noqa: S608  # only question marks
        for table in ("pair", "speech", *(["content"] if content else [])):
            db.execute(f"DELETE FROM {table} WHERE document_id IN ({marks})", group)  # noqa: S608  # only question marks
        freed += vectors
    return freed


def drop_unused(db: Connection, vectors: Sequence[int]) -> None:
    """Remove those of the vectors (by id) that no passage needs any more. Comes last in a transaction: what is kept in
    it may need again what it replaces."""
    db.executemany(
        "DELETE FROM vector WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM passage WHERE vector_id = ?1)",
        [(vector,) for vector in vectors],
    )


def drop_rows(db: Connection, file_path: str, rows: Collection[str] | None) -> int:
    """Remove a file's documents: those of the rows, or all (None). Returns how many there were."""
    query = "SELECT d.id, d.row FROM document d JOIN file f ON f.id = d.file_id WHERE f.path = ?"
    found = db.execute(query, (records.blob(file_path),)).fetchall()
    ids = [row[0] for row in found if rows is None or records.text(row[1]) in rows]
    freed = _clear(db, ids)
    drop_unused(db, freed)
    for marks, group in chunks(ids):
        db.execute(f"DELETE FROM document WHERE id IN ({marks})", group)  # noqa: S608  # only question marks
    return len(ids)


def drop_file(db: Connection, file_path: str) -> int:
    """Remove a file with all its documents. Returns how many there were."""
    count = drop_rows(db, file_path, None)
    db.execute("DELETE FROM file WHERE path = ?", (records.blob(file_path),))
    return count


def rename(db: Connection, old_path: str, file: FileRecord) -> None:
    """The same file under another path: sources follow, ids and everything derived stay."""
    db.execute("UPDATE file SET path = ? WHERE path = ?", (records.blob(file.path), records.blob(old_path)))
    file_id = keep_file(db, file)
    for document_id, row in db.execute("SELECT id, row FROM document WHERE file_id = ?", (file_id,)).fetchall():
        source = file.source + records.text(row)
        db.execute("UPDATE document SET source = ? WHERE id = ?", (records.blob(source), document_id))
    db.execute("UPDATE correction SET path = ? WHERE path = ?", (records.blob(file.path), records.blob(old_path)))


def correct(db: Connection, correction: Correction) -> None:
    """Keep a correction, replacing an earlier one for the same label or the same file's layout."""
    path = records.blob(correction.path) if correction.path is not None else None
    label = records.blob(correction.label) if correction.label is not None else None
    db.execute("DELETE FROM correction WHERE path IS ? AND label IS ?", (path, label))
    person = records.blob(correction.person) if correction.person is not None else None
    if person is not None or correction.layout is not None:
        db.execute(
            "INSERT INTO correction (path, label, person, layout) VALUES (?, ?, ?, ?)",
            (path, label, person, correction.layout),
        )


def sweep(db: Connection) -> None:
    """Remove vectors and words that no passage and no pair needs any more, and corrections of what is gone."""
    db.execute("DELETE FROM vector WHERE NOT EXISTS (SELECT 1 FROM passage WHERE vector_id = vector.id)")
    used: set[int] = set()
    for query in ("SELECT words FROM passage", "SELECT words FROM pair"):
        for (words,) in db.execute(query):
            used.update(unpack(words).tolist())
    unused = [(row[0],) for row in db.execute("SELECT id FROM word").fetchall() if row[0] not in used]
    db.executemany("DELETE FROM word WHERE id = ?", unused)
    _drop_corrections(db)


def _drop_corrections(db: Connection) -> None:
    """Remove the corrections of files that are gone, and of names by which nobody here goes or ever went."""
    db.execute("DELETE FROM correction WHERE path NOT IN (SELECT path FROM file)")
    named = {name for row in db.execute("SELECT label, name FROM speech") for name in row}
    for (listed,) in db.execute("SELECT participants FROM document"):
        named.update(records.blob(name) for name in records.read_names(listed))
    general = db.execute("SELECT id, label, person FROM correction WHERE path IS NULL ORDER BY id").fetchall()
    before = -1
    while len(named) != before:  # a name that was put right twice leads to somebody only through the one between
        before = len(named)
        named.update(name for _, *names in general if not named.isdisjoint(names) for name in names)
    db.executemany(
        "DELETE FROM correction WHERE id = ?", [(row,) for row, *names in general if named.isdisjoint(names)]
    )
