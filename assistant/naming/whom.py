"""Whom of several a name means, from what else is said: the documents that are asked, who is named beside it, and before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.archive import Archive
from assistant.naming.names import Named, Names
from assistant.types import Message
from index.types import Filters


def narrowed(names: Names, archive: Archive, filters: Filters) -> Names:
    """The names with each that several bear left to those of them who take part in the documents that the filters leave,
    or, where somebody is named without doubt, in a document with one of these; as it was where that is nobody.

    Where a filter leaves none of them, the name is nobody's: whoever is spoken of there is another.
    """
    if all(len(named.people) == 1 for named in names.named):
        return names
    if filters != Filters(without=filters.without):
        left = {summary.id for summary in archive.library.documents(filters)}
        names = _without(names, [named for named in names.named if not _there(named, archive, left)])
        names = replace(names, named=tuple(_of(named, archive, left) for named in names.named))
    beside = {document for person in names.people for document in archive.of_person(person)}
    return replace(names, named=tuple(_of(named, archive, beside) for named in names.named))


def as_before(names: Names, history: Sequence[Message], archive: Archive) -> Names:
    """The names with each that several bear left to the one of them whom a question before named alone, the last first."""
    if all(len(named.people) == 1 for named in names.named):
        return names
    asked = [message.content for message in reversed(history) if message.role == "user"]
    found = [archive.names.find(question) for question in asked]
    before = [named.people[0] for one in found for named in one.named if len(named.people) == 1]

    def meant(named: Named) -> Named:
        people = [person for person in before if person in named.people] if len(named.people) > 1 else []
        return replace(named, people=(people[0],)) if people else named

    return replace(names, named=tuple(meant(named) for named in names.named))


def _without(names: Names, absent: Sequence[Named]) -> Names:
    """The names, those of them in `absent` that several bear as names of nobody."""
    lost = [named for named in absent if len(named.people) > 1]
    unknown = tuple(sorted([*names.unknown, *(named.span for named in lost)]))
    return replace(names, named=tuple(named for named in names.named if named not in lost), unknown=unknown)


def _of(named: Named, archive: Archive, documents: set[int]) -> Named:
    """A name that several bear with those who take part in some of the documents; as it was where nobody does."""
    return replace(named, people=_there(named, archive, documents) or named.people) if len(named.people) > 1 else named


def _there(named: Named, archive: Archive, documents: set[int]) -> tuple[str, ...]:
    return tuple(person for person in named.people if documents.intersection(archive.of_person(person)))
