"""A question made ready: on its own feet, without names, in its parts, with what it leans on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.archive import Archive
from assistant.follow_ups.rewrite import StandAlone, stand_alone
from assistant.naming.here import NamesHere
from assistant.naming.name_index import NameIndex
from assistant.naming.names import Names, bare
from assistant.naming.whom import as_before, as_beside, as_quoted, by_the_rest, narrowed
from assistant.people.described import with_described
from assistant.question import Part, parts_of
from assistant.types import Evidence, Message
from index.types import Filters
from index.words import content_stems, tokens

NEAR = 5  # pairs that may speak of what a question asks anew


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question made ready: as it was searched, without names, and what it leans on.

    `masked` has a pronoun for every known name, `documents` are those whose whole title it says. `companions` are names
    of nobody here that are asked about together with somebody known; they have a pronoun, too.
    `introduced` says that somebody is whom the question describes.
    `leans` is True where what was said before may help to find what it is about; `answered` is then the last answer.
    """

    text: str
    masked: str
    names: Names
    parts: tuple[Part, ...]
    context: tuple[str, ...] = ()
    documents: tuple[int, ...] = ()
    companions: tuple[str, ...] = ()
    leans: bool = False
    answered: str = ""
    introduced: Evidence | None = None


def understood(question: str, history: Sequence[Message], archive: Archive) -> Asked:
    """The question after `history`, as the rules complete it."""
    return ready(*in_turn(stand_alone(question, history, names=named_in(history, archive)), history, archive), archive)


def named_in(history: Sequence[Message], archive: Archive) -> NameIndex:
    """The names of the archive as a conversation means them."""
    return NamesHere(archive, history) if history else archive.names


def in_turn(alone: StandAlone, history: Sequence[Message], archive: Archive) -> tuple[StandAlone, Sequence[Message]]:
    """A question with the history on which it rests: without any where it asks anew, of what those whom it was completed
    with never speak and somebody else does ("What about the kiln?")."""
    words = [token for token in tokens(alone.anew) if not token.stop]
    rare = {token.stem for token in words if not archive.ordinary(token.folded)}
    theirs = {one for person in archive.names.find(alone.text).people for one in archive.of_person(person)}
    if not (rare and theirs) or any(rare & content_stems(archive.document(one).text) for one in theirs):
        return alone, history
    near = archive.search(alone.anew, k=NEAR, filters=Filters())
    asked = {token.stem for token in words}
    if any(asked <= content_stems(hit.pair.span.of(hit.document.text)) for hit in near):
        return StandAlone(text=alone.anew), ()
    return alone, history


def ready(alone: StandAlone, history: Sequence[Message], archive: Archive, filters: Filters | None = None) -> Asked:
    """The question with the people or the documents it names, of those that the filters leave."""
    filters = filters or Filters()
    found = as_before(narrowed(named_in(history, archive).find(alone.text), archive, filters), history, archive)
    found = by_the_rest(found, alone.text, archive)
    found = as_quoted(found, alone.text, history, archive) if history else found
    found = as_beside(found, alone.text, archive)
    names, introduced = with_described(archive, alone.text, found, filters)
    companions = [
        span for span in names.companions(alone.text) if not _mentioned(span.of(alone.text), names.people, archive)
    ]
    masked = names.masked(alone.text, companions)
    titled = None if names.named else archive.titled(alone.text)
    if titled:
        masked = alone.text[: titled[0].start] + "it" + alone.text[titled[0].end :]
    leans = bool(history) and (alone.follows or not names.people)
    answered = next((m.content for m in reversed(history) if m.role == "assistant"), "") if leans else ""
    return Asked(
        text=alone.text,
        masked=masked,
        names=names,
        parts=parts_of(masked),
        context=alone.context,
        documents=titled[1] if titled else (),
        companions=tuple(bare(span.of(alone.text)) for span in companions),
        leans=leans,
        answered=answered,
        introduced=introduced,
    )


def _mentioned(name: str, people: Sequence[str], archive: Archive) -> bool:
    """Do all words of `name` stand in one document in which one of `people` takes part?"""
    own = content_stems(name)
    documents = dict.fromkeys(document for person in people for document in archive.of_person(person))
    return any(own <= content_stems(archive.document(document).text) for document in documents)
