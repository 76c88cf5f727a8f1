"""Which documents and pairs pass a search's filters, worked out before anything is ranked."""

from __future__ import annotations

import re

import numpy as np

from index import people, records
from index.catalogue import Connection
from index.sources import named_documents
from index.store import Ids
from index.types import Filters
from index.words import fold

_WORD = re.compile(r"\w+")


def documents(db: Connection, filters: Filters) -> set[int] | None:
    """Ids of the documents that pass, or None where document, collection, person and dates are all open."""
    if not (filters.document or filters.collection or filters.person or filters.date_from or filters.date_to):
        return None
    query = (
        "SELECT d.id, d.date, f.source, f.path, d.row FROM document d JOIN file f ON f.id = d.file_id"
        " WHERE (?1 IS NULL OR f.collection = ?1)"
    )
    collection = records.blob(filters.collection) if filters.collection else None
    rows = db.execute(query, (collection,)).fetchall()
    if filters.document:
        named = {row[0]: (records.text(row[2]), records.text(row[3]), records.text(row[4])) for row in rows}
        wanted = named_documents(filters.document, named)
        rows = [row for row in rows if row[0] in wanted]
    if filters.date_from or filters.date_to:
        rows = [row for row in rows if _in_range(row[1], filters)]
    found = {row[0] for row in rows}
    return found & _of_person(db, filters.person) if filters.person else found


def _of_person(db: Connection, person: str) -> set[int]:
    """Ids of the documents in which somebody goes by this name or label, before or after people put it right; where
    nobody does, of those in which a name has all of its words."""
    named: dict[str, set[int]] = {}
    for document_id, *names in db.execute("SELECT document_id, label, name FROM speech"):
        for name in names:
            named.setdefault(fold(records.text(name)), set()).add(document_id)
    for document_id, listed in people.participants(db).items():
        for name in (name for names in listed for name in names):
            named.setdefault(fold(name), set()).add(document_id)
    wanted = fold(person)
    if wanted in named:
        return named[wanted]
    words = set(_WORD.findall(wanted))
    return set().union(*(found for name, found in named.items() if words and words <= set(_WORD.findall(name))))


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
