"""Which documents and pairs pass a search's filters, worked out before anything is ranked."""

from __future__ import annotations

import numpy as np

from index import people, records
from index.catalogue import Connection
from index.sources import names_document
from index.store import Ids
from index.types import Filters
from index.words import fold


def documents(db: Connection, filters: Filters) -> set[int] | None:
    """Ids of the documents that pass, or None where document, collection, person and dates are all open."""
    if not (filters.document or filters.collection or filters.person or filters.date_from or filters.date_to):
        return None
    query = (
        "SELECT d.id, d.source, d.date FROM document d JOIN file f ON f.id = d.file_id"
        " WHERE (?1 IS NULL OR f.collection = ?1)"
    )
    collection = records.blob(filters.collection) if filters.collection else None
    rows = db.execute(query, (collection,)).fetchall()
    if filters.document:
        rows = [row for row in rows if names_document(filters.document, records.text(row[1]))]
    if filters.date_from or filters.date_to:
        rows = [row for row in rows if _in_range(row[2], filters)]
    found = {row[0] for row in rows}
    return found & _of_person(db, filters.person) if filters.person else found


def _of_person(db: Connection, person: str) -> set[int]:
    """Ids of the documents in which somebody goes by this name or label, before or after people put it right."""
    wanted = fold(person)
    speaking = db.execute("SELECT document_id, label, name FROM speech")
    found = {d for d, label, name in speaking if wanted in (fold(records.text(label)), fold(records.text(name)))}
    for document_id, listed in people.participants(db).items():
        if any(wanted == fold(name) for names in listed for name in names):
            found.add(document_id)
    return found


def _in_range(date: str | None, filters: Filters) -> bool:
    """Inclusive; a year or month counts as a whole, so 2015 lies within 2015-06..2015-07 on neither side."""
    if not date:
        return False
    after = not filters.date_from or date[: len(filters.date_from)] >= filters.date_from[: len(date)]
    return after and (not filters.date_to or date[: len(filters.date_to)] <= filters.date_to[: len(date)])


def allowed(db: Connection, filters: Filters) -> Ids | None:
    """Sorted ids of the pairs that pass, or None where nothing is limited."""
    within = documents(db, filters)
    if within is None and not filters.without:
        return None
    rows = db.execute("SELECT id, document_id FROM pair ORDER BY id")
    return np.array(
        [pair for pair, doc in rows if (within is None or doc in within) and pair not in filters.without], np.int64
    )
