"""A store of an earlier release brought up to date, in one transaction: an interruption leaves it as it was.

Texts, pairs, names and corrections stay as they are. Schema 1 kept no vectors of sentences, so that passages, words and
vectors are made new; schema 2 kept no checksums.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from index import catalogue, generations, reading, records, writing
from index.catalogue import SCHEMA, Connection
from index.derive import entry
from index.embedding import Embedder, with_sentences
from index.errors import StoreMismatch


def upgrade(
    db: Connection, folder: Path, embedder: Embedder, progress: Callable[[int, int], None] | None = None
) -> int:
    """Bring the store up to date; returns how many documents it holds. The caller holds the writer's lock.

    Raises StoreMismatch where another encoder made the store. `progress` gets the documents done, and all there are.
    """
    if not catalogue.is_older(db):
        return 0
    made = catalogue.fact(db, "embedder")
    if made != embedder.name:
        raise StoreMismatch(f"{folder} was built with the encoder '{made}', not '{embedder.name}'; name that encoder")
    with catalogue.transaction(db):
        if "checksum" not in catalogue.columns(db, "pair"):
            _add_checksums(db)
        if "sentences" not in catalogue.columns(db, "vector"):  # some stores say 1 and have all of 2
            _derive_again(db, embedder, progress or (lambda done, total: None))
        catalogue.set_fact(db, "schema", str(SCHEMA))
        catalogue.touch(db)
    generations.publish(db, folder)
    return reading.count(db, "document")


def _add_checksums(db: Connection) -> None:
    for table in ("document", "pair"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0")
    for pair_id, *kept in db.execute("SELECT id, shape, document_id, number FROM pair").fetchall():
        db.execute("UPDATE pair SET checksum = ? WHERE id = ?", (records.checksum_of_pair(*kept), pair_id))
    for (document_id,) in db.execute("SELECT id FROM document").fetchall():
        document = reading.documents(db, [document_id], trusted=True)[document_id]
        db.execute("UPDATE document SET checksum = ? WHERE id = ?", (records.checksum_of(document), document_id))


def _derive_again(db: Connection, embedder: Embedder, progress: Callable[[int, int], None]) -> None:
    for table in ("passage", "vector"):
        db.execute(f"ALTER TABLE {table} ADD COLUMN sentences BLOB NOT NULL DEFAULT x''")
    db.execute("UPDATE vector SET key = CAST('schema 1: ' || id AS BLOB)")  # so that no older vector is taken again
    rows = db.execute("SELECT id, file_id, row FROM document ORDER BY id").fetchall()
    words = writing.WordIds(db)
    for done, (document_id, file_id, row) in enumerate(rows):
        progress(done, len(rows))
        document = reading.documents(db, [document_id])[document_id]
        pairs = reading.pairs_of(db, document_id)
        derived, texts = entry(document, pairs, embedder, row=records.text(row), reread=False)
        new = [key for key in texts if key not in reading.known(db, texts.keys())]
        vectors = dict(zip(new, with_sentences(embedder, [texts[key] for key in new]), strict=True))
        freed = writing.put_document(db, file_id, derived, vectors, words)
        writing.drop_unused(db, freed)
