"""A store of an earlier release brought up to date: what is derived from the texts is derived again, in one transaction.

Texts, pairs, names and corrections stay as they are; passages, words and vectors are made new. An interruption leaves the
store as it was. Schema 1 kept no vectors of sentences.
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
    """Bring the store up to date; returns how many documents were derived again. The caller holds the writer's lock.

    Raises StoreMismatch where another encoder made the store. `progress` gets the documents done, and all there are.
    """
    if not catalogue.is_older(db):
        return 0
    made = catalogue.fact(db, "embedder")
    if made != embedder.name:
        raise StoreMismatch(f"{folder} was built with the encoder '{made}', not '{embedder.name}'; name that encoder")
    with catalogue.transaction(db):
        for table in ("passage", "vector"):
            db.execute(f"ALTER TABLE {table} ADD COLUMN sentences BLOB NOT NULL DEFAULT x''")
        db.execute("UPDATE vector SET key = CAST('schema 1: ' || id AS BLOB)")  # so that no older vector is taken again
        rows = db.execute("SELECT id, file_id, row FROM document ORDER BY id").fetchall()
        words = writing.WordIds(db)
        for done, (document_id, file_id, row) in enumerate(rows):
            if progress is not None:
                progress(done, len(rows))
            document = reading.documents(db, [document_id])[document_id]
            pairs = reading.pairs_of(db, document_id)
            derived, texts = entry(document, pairs, embedder, row=records.text(row), reread=False)
            new = [key for key in texts if key not in reading.known(db, texts.keys())]
            vectors = dict(zip(new, with_sentences(embedder, [texts[key] for key in new]), strict=True))
            freed = writing.put_document(db, file_id, derived, vectors, words)
            writing.drop_unused(db, freed)
        catalogue.set_fact(db, "schema", str(SCHEMA))
        catalogue.touch(db)
    generations.publish(db, folder)
    return len(rows)
