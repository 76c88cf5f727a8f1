"""Names as the document that was quoted last means them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from assistant.archive import Archive
from assistant.follow_ups.told import first_quote
from assistant.naming.name_index import NameIndex
from assistant.naming.names import Named, Names
from assistant.naming.said import says_name
from assistant.sources import quoted
from assistant.types import Message
from index.types import Document, Filters
from index.words import tokens


class NamesHere(NameIndex):
    """The names of an archive in a conversation: part of a name ("Leonard") is nobody's of those who only take part elsewhere
    where the document quoted last speaks of another so called. Which document that is, is looked up when it is first needed.
    """

    def __init__(
        self, archive: Archive, history: Sequence[Message]
    ) -> None:  # what it holds is the archive's own index
        self._archive = archive
        self._history = history

    def find(self, question: str) -> Names:
        """The people that `question` names and the capitalised names in it that nobody here bears."""
        found = self._archive.names.find(question)
        parts = [named for named in found.named if not named.whole]
        lost = [named for named in parts if self._home and self._is_another(named, question, self._home)]
        unknown = tuple(sorted([*found.unknown, *(named.span for named in lost)]))
        return replace(found, named=tuple(named for named in found.named if named not in lost), unknown=unknown)

    def _is_another(self, named: Named, question: str, home: Document) -> bool:
        """Does the document say that part of a name, and nothing more of any who bear it?"""
        words = {token.folded for token in tokens(named.span.of(question)) if not token.stop}
        if not words <= self._capitals or any(home.id in self._archive.of_person(person) for person in named.people):
            return False
        return not any(says_name(person, home.text) for person in named.people)

    @cached_property
    def _home(self) -> Document | None:
        answers = (message.content for message in reversed(self._history) if message.role == "assistant")
        answer = next((answer for answer in answers if first_quote(answer)), "")
        hit = quoted(self._archive, answer, Filters()) if answer else None
        return hit.document if hit else None

    @cached_property
    def _capitals(self) -> frozenset[str]:
        return (
            frozenset(token.folded for token in tokens(self._home.text) if token.capital) if self._home else frozenset()
        )
