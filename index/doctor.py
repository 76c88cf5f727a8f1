"""Is everything in a local store as it must be? What is derived is rebuilt; what is not is reported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from index import catalogue, generations, reading, records, segment
from index.catalogue import Connection, HarmedRecord
from index.errors import StoreError
from index.lexical import unpack
from index.store import Finding
from index.types import QAPair, Span

if TYPE_CHECKING:
    from index.local import LocalStore

_LOG = (
    "database: its log cannot be emptied (somebody reads, or the disk is full); what was erased may still stand there"
)
Check = Callable[[Connection], Iterator[str]]


def examine(store: LocalStore, *, repair: bool) -> tuple[Finding, ...]:
    """Run every check. Raises StoreDamaged where the database cannot be read at all."""
    db = catalogue.connect(store.folder)
    try:
        with catalogue.moment(db):
            broken = [problem for check in _TRUTH for problem in check(db)]
            stale = [*_index_problems(db, store), *_leftovers(db, store)]
    except catalogue.DatabaseError as error:
        raise catalogue.damaged(store.folder, error) from error
    finally:
        db.close()
    if not repair or not (stale or catalogue.log_left(store.folder)):
        return tuple(Finding(problem=problem, repair="") for problem in broken + stale)
    try:
        with store.writing() as writer:  # whoever wrote last empties the log
            if stale:
                writer.publish(force=True)
    except StoreError:
        if stale:
            raise
    return tuple(
        [Finding(problem=problem, repair="") for problem in broken]
        + [Finding(problem=problem, repair="rebuilt from the database") for problem in stale]
        + ([Finding(problem=_LOG, repair="")] if catalogue.log_left(store.folder) else [])
    )


def _sqlite(db: Connection) -> Iterator[str]:
    for (line,) in db.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield f"database: {line}"
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield f"database: row {row} of {table} points to a missing row of {parent}"


def _texts(db: Connection) -> Iterator[str]:
    """Texts and pairs are what was written, with the length on record; pairs and passages lie inside it, in order, disjoint."""
    for document_id, source, characters in db.execute("SELECT id, source, characters FROM document").fetchall():
        name = records.text(source)
        try:
            document = reading.documents(db, [document_id]).get(document_id)
            pairs = reading.pairs_of(db, document_id)
            reading.locate(db, document_id, Span(0, 0), ())
        except HarmedRecord:
            yield f"{name}: what is kept of it is not what was written; add it again with --verify"
            continue
        except KeyError:
            document = None
        if document is None:
            yield f"{name}: its text is missing; add it again with --verify"
            continue
        length = len(document.text)
        if length != characters:
            yield f"{name}: its text has {length} characters, not {characters}; add it again with --verify"
        for number in misplaced(pairs, length):
            yield f"{name}: pair {number} is out of place; add it again with --verify"
        beyond = "SELECT count(*) FROM passage s JOIN pair p ON p.id = s.pair_id WHERE p.document_id = ? AND s.stop > ?"
        if db.execute(beyond, (document_id, length)).fetchone()[0]:
            yield f"{name}: a passage lies beyond its text; add it again with --verify"


def misplaced(pairs: Iterable[QAPair], length: int) -> tuple[int, ...]:
    """Numbers of the pairs that begin before the one before them, share a character with another, or end beyond `length`.

    An aside may stand between the turns of a pair, so that what must not overlap is each question and each turn.
    """
    parts: list[tuple[Span, int]] = []
    wrong: set[int] = set()
    begin = 0
    for pair in pairs:
        parts += [(span, pair.number) for span in (pair.question, *(turn.span for turn in pair.turns)) if span]
        if pair.span.start < begin:
            wrong.add(pair.number)
        begin = pair.span.start
    end = 0
    for span, number in sorted(parts):
        if span.start < end or span.end > length:
            wrong.add(number)
        end = span.end
    return tuple(sorted(wrong))


def _vectors(db: Connection) -> Iterator[str]:
    """Every vector has its dimension, is needed by some passage, and has one for each of the passage's sentences."""
    dimension = int(catalogue.fact(db, "dimension"))
    wrong = db.execute("SELECT count(*) FROM vector WHERE length(value) <> ?", (2 * dimension,)).fetchone()[0]
    if wrong:
        yield f"{wrong} vectors have the wrong size"
    # a sentence is two numbers of four bytes in the passage, and in the vector a scale of four and a byte for each number
    unlike = (
        "SELECT DISTINCT d.source FROM passage s JOIN vector v ON v.id = s.vector_id JOIN pair p ON p.id = s.pair_id"
        " JOIN document d ON d.id = p.document_id WHERE length(s.sentences) * ?1 <> length(v.sentences) * 8 ORDER BY 1"
    )
    for (source,) in db.execute(unlike, (dimension + 4,)):
        yield f"{records.text(source)}: sentences have no vectors of their own; remove it and add it again"
    unused = "SELECT count(*) FROM vector v WHERE NOT EXISTS (SELECT 1 FROM passage WHERE vector_id = v.id)"
    if count := db.execute(unused).fetchone()[0]:
        yield f"{count} vectors belong to no passage"


def _words(db: Connection) -> Iterator[str]:
    known = {row[0] for row in db.execute("SELECT id FROM word")}
    for query in ("SELECT words FROM passage", "SELECT words FROM pair"):
        for (packed,) in db.execute(query):
            if len(packed) % 5 or not known.issuperset(unpack(packed).tolist()):
                yield "words of a passage are not in the vocabulary"
                return


def _incomplete(db: Connection) -> Iterator[str]:
    for (source,) in db.execute("SELECT source FROM file WHERE complete = 0"):
        yield f"{records.text(source)}: only a part of its rows is kept; add it again"


_TRUTH: tuple[Check, ...] = (_sqlite, _texts, _vectors, _words, _incomplete)


def _index_problems(db: Connection, store: LocalStore) -> Iterator[str]:
    """The base on disk is byte for byte what was written, and holds what the database holds."""
    generation = generations.current(db)
    if generation is None:
        return
    try:
        generations.verify(store.folder, generation)
        base = generations.load(db, store.folder, generation)
    except generations.NotBelievable as error:
        yield f"search index: {error}"
        return
    removed = set(segment.removed(db).tolist())
    expected = {row[0] for row in db.execute("SELECT id FROM pair WHERE id <= ?", (generation.last_pair,))}
    if set(base.pairs.tolist()) - removed != expected:
        yield "search index: it does not hold the pairs of the database"


def _leftovers(db: Connection, store: LocalStore) -> Iterator[str]:
    named = {row[0] for row in db.execute("SELECT folder FROM generation")}
    parent = store.folder / generations.FOLDER
    if parent.is_dir():
        for path in sorted(parent.iterdir()):
            if path.name not in named:
                yield f"search index: {path.name} was left behind by an interrupted run"
