"""What is kept of evaluations run in the web chat: each owner's runs, and a person's word on their sentences."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.records import NotKept, Records, now, storable


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One kept run of an evaluation; `report` is the key of its files, `labels` how many sentences a person judged."""

    id: int
    name: str
    report: str
    made: str
    labels: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLabel:
    """A person's word on one sentence (from 0) of one row of a run. `text` is the sentence."""

    row: str
    sentence: int
    supported: bool
    text: str


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs that `records` keeps."""

    records: Records

    def keep(self, owner: str, name: str, report: str) -> int:
        """Keep one run of an evaluation and return its id."""
        with self.records.transaction() as db:
            cursor = db.execute(
                "INSERT INTO runs (owner, name, report, made) VALUES (?, ?, ?, ?)", (owner, name[:200], report, now())
            )
            assert cursor.lastrowid is not None
            return cursor.lastrowid

    def all_of(self, owner: str) -> tuple[Run, ...]:
        """The owner's runs, latest first."""
        rows = self.records.rows(
            "SELECT id, name, report, made, (SELECT count(*) FROM labels l WHERE l.run = runs.id) AS labels"
            " FROM runs WHERE owner = ? ORDER BY id DESC",
            (owner,),
        )
        return tuple(Run(**dict(row)) for row in rows)

    def remove(self, owner: str, run: int) -> str:
        """Forget the owner's run with its labels; the key of its files, '' where there is no such run."""
        with self.records.transaction() as db:
            row = db.execute("SELECT report FROM runs WHERE id = ? AND owner = ?", (run, owner)).fetchone()
            if row is None:
                return ""
            db.execute("DELETE FROM labels WHERE run = ?", (run,))
            db.execute("DELETE FROM runs WHERE id = ?", (run,))
            return str(row[0])

    def label(self, owner: str, run: int, label: RunLabel) -> None:
        """Keep the label, or take it back where it was the same. Raises NotKept for anybody else's run."""
        if not self.records.rows("SELECT 1 FROM runs WHERE id = ? AND owner = ?", (run, owner)):
            raise NotKept("this run does not exist")
        place, supported = (run, label.row, label.sentence), int(label.supported)
        with self.records.transaction() as db:
            same = "DELETE FROM labels WHERE run = ? AND row = ? AND sentence = ? AND supported = ?"
            if not db.execute(same, (*place, supported)).rowcount:
                db.execute(
                    "INSERT OR REPLACE INTO labels VALUES (?, ?, ?, ?, ?)", (*place, supported, storable(label.text))
                )

    def labels(self, owner: str, run: int) -> tuple[RunLabel, ...]:
        """The labels of the owner's run, by row and sentence."""
        rows = self.records.rows(
            "SELECT l.row, l.sentence, l.supported, l.text FROM labels l JOIN runs r ON r.id = l.run"
            " WHERE r.id = ? AND r.owner = ? ORDER BY l.row, l.sentence",
            (run, owner),
        )
        return tuple(RunLabel(**{**dict(row), "supported": bool(row["supported"])}) for row in rows)
