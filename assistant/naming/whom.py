"""Whom of several a name means, from what else is said: the documents that are asked, who is named beside it, and before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.archive import Archive
from assistant.follow_ups.told import first_quote
from assistant.naming.names import Named, Names, in_one_breath
from assistant.sources import quoted
from assistant.types import Message
from index.types import Filters
from index.words import content_stems, tokens

HELD, BESIDES = (
    0.65,
    0.5,
)  # share of a question, by rarity, that one namesake's record holds, and that any other's is below
_FEW = 12  # documents of people of one name that are looked into


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


def as_quoted(names: Names, question: str, history: Sequence[Message], archive: Archive) -> Names:
    """The names with each that several bear left to those of them who take part in the document that was quoted last; as it was
    where that is nobody."""
    if names.undecided(question) is None:
        return names
    answers = (message.content for message in reversed(history) if message.role == "assistant")
    hit = quoted(archive, next((answer for answer in answers if first_quote(answer)), ""), Filters())
    here = {hit.document.id} if hit else set[int]()
    return replace(names, named=tuple(_of(named, archive, here) for named in names.named))


def as_beside(names: Names, question: str, archive: Archive) -> Names:
    """The names without those that are part of one's name who takes part elsewhere, where somebody is named beside it whose
    record speaks of another so called: "What did Wilma Orr do before Tarn?", where she was at Tarn's mill."""
    parts = [named for named in names.named if not named.whole and len(named.people) == 1]
    if not parts or len(names.people) < 2:
        return names
    runs = in_one_breath(question, [named.span for named in names.named])
    lost = []
    for named in parts:
        others = [person for person in names.people if person not in named.people]
        records = {document for person in others for document in archive.of_person(person)}
        together = any(named.span in run and len(run) > 1 for run in runs)
        if together or len(records) > _FEW or _there(named, archive, records):
            continue
        if any(content_stems(named.span.of(question)) <= content_stems(archive.document(one).text) for one in records):
            lost.append(named)
    return _dropped(names, lost) if len(lost) < len(names.named) else names


def by_the_rest(names: Names, question: str, archive: Archive) -> Names:
    """The names with each that several bear left to the one of them whose record, and no other's, holds most of the other words
    of the question: two of them at the least, since a single word may be anybody's. Beside who is named without doubt, what is
    asked is asked of both, and tells nothing."""
    if names.people or names.undecided(question) is None:
        return names
    asked = {token.stem: archive.rarity(token.stem) for token in tokens(names.masked(question)) if not token.stop}

    def meant(named: Named) -> Named:
        if len(named.people) < 2 or sum(len(archive.of_person(person)) for person in named.people) > _FEW:
            return named
        held = {person: asked.keys() & _said(person, archive) for person in named.people}
        share = {person: sum(asked[stem] for stem in stems) / sum(asked.values()) for person, stems in held.items()}
        best = max(named.people, key=lambda person: share[person])
        alone = all(share[person] < BESIDES for person in named.people if person != best)
        clear = alone and share[best] >= HELD and len(held[best]) > 1
        return replace(named, people=(best,)) if clear else named

    return replace(names, named=tuple(meant(named) for named in names.named)) if asked else names


def _said(person: str, archive: Archive) -> frozenset[str]:
    """The content stems of all documents in which somebody takes part."""
    documents = (archive.document(document) for document in archive.of_person(person))
    return frozenset[str]().union(*(content_stems(archive.visible(document)) for document in documents))


def _without(names: Names, absent: Sequence[Named]) -> Names:
    """The names, those of them in `absent` that several bear as names of nobody."""
    return _dropped(names, [named for named in absent if len(named.people) > 1])


def _dropped(names: Names, lost: Sequence[Named]) -> Names:
    """The names, those that are lost as names of nobody."""
    unknown = tuple(sorted([*names.unknown, *(named.span for named in lost)]))
    return replace(names, named=tuple(named for named in names.named if named not in lost), unknown=unknown)


def _of(named: Named, archive: Archive, documents: set[int]) -> Named:
    """A name that several bear with those who take part in some of the documents; as it was where nobody does."""
    return replace(named, people=_there(named, archive, documents) or named.people) if len(named.people) > 1 else named


def _there(named: Named, archive: Archive, documents: set[int]) -> tuple[str, ...]:
    return tuple(person for person in named.people if documents.intersection(archive.of_person(person)))
