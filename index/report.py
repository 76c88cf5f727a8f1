"""What a run over files did, told while it goes on (`Progress`) and at its end (`Report`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from index.embedding import languages
from index.entries import DocumentEntry
from index.pairs import DOUBTFUL
from index.readers import Skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is: files and bytes of those to look at, and the file at hand."""

    files: int
    files_total: int
    bytes: int
    bytes_total: int
    passages: int
    seconds: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A file that could not be used, and why, in one line."""

    source: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something the user should know about a file that was added (an unexpected language, an unsure layout)."""

    source: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run did (or, with `dry_run`, would do). Tuples hold files as they were given."""

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    failed: tuple[Failure, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[Notice, ...] = ()
    documents: int = 0
    pairs: int = 0
    passages: int = 0
    embedded: int = 0
    seconds: float = 0.0
    dry_run: bool = False


@dataclass(slots=True, kw_only=True)
class Tally:
    """What the report will say, while it is being gathered."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0
    failed: list[Failure] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    documents: int = 0
    pairs: int = 0
    passages: int = 0
    embedded: int = 0

    def count(self, derived: DocumentEntry) -> None:
        """One document more, with its pairs and passages."""
        self.documents += 1
        self.pairs += sum(item.pair.question is not None for item in derived.pairs)
        self.passages += sum(len(item.passages) for item in derived.pairs)

    def fail(self, source: str, message: str) -> None:
        """A file, or a row of one, that could not be used."""
        self.failed.append(Failure(source=source, message=message))

    def doubt(self, source: str, sure: Sequence[float]) -> None:
        """Tell of pairs that no layout explains well. `sure` are the confidences of a file's pairs."""
        unsure = sum(confidence < DOUBTFUL for confidence in sure)
        if unsure:
            self.notices.append(
                Notice(
                    source=source,
                    message=f"{source}: {unsure} of {len(sure)} pairs are uncertain; see: onrecord pairs {source}, "
                    "and force a layout with: onrecord add --layout NAME",
                )
            )

    def foreign(self, source: str, found: Iterable[str], encoder: str) -> None:
        """Tell of languages that the encoder was not made for: there, words are found but hardly meanings."""
        known = languages(encoder)
        if known is not None and (strange := sorted(set(found) - known)):
            self.notices.append(
                Notice(
                    source=source,
                    message=f"{source}: its language ({', '.join(strange)}) is none that this encoder knows; "
                    "it is found by its words, hardly by their meaning",
                )
            )

    def report(self, skipped: Sequence[Skipped], *, seconds: float, dry_run: bool) -> Report:
        """What was done so far. What was skipped by mistake counts as failed."""
        errors = [
            Failure(source=s.source, message=f"{s.source}: {_SKIP_MESSAGES[s.reason]}") for s in skipped if s.is_error
        ]
        return Report(
            added=tuple(self.added),
            updated=tuple(self.updated),
            renamed=tuple(self.renamed),
            removed=tuple(self.removed),
            unchanged=self.unchanged,
            failed=tuple(errors + self.failed),
            skipped=tuple(s for s in skipped if not s.is_error),
            notices=tuple(self.notices),
            documents=self.documents,
            pairs=self.pairs,
            passages=self.passages,
            embedded=self.embedded,
            seconds=seconds,
            dry_run=dry_run,
        )


_SKIP_MESSAGES = {
    "missing": "no such file or folder",
    "unreadable": "cannot be read; check its permissions",
    "hidden": "hidden",
    "binary": "binary",
    "outside": "a link that leaves its folder",
    "test set": "a test set, not a document",
    "store": "part of a store",
}
