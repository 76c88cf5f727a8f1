"""Whom a follow-up to a list means: "How many of them use Vim?", "Who else works there?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import collection
from assistant.archive import Archive
from assistant.follow_ups.items import of_the_list
from assistant.lists.phrasings import of_them
from assistant.lists.theme import Theme, asked_calling, asked_theme
from assistant.types import Message
from index.types import Filters

_ELSE_THERE = re.compile(
    r"^\W*(?:and\s+|so\s+)?(?:who|any(?:one|body))\s+else\s+\w+(?:\s+\w+){0,2}\s+there\W*$", re.IGNORECASE
)

_MORE = re.compile(r"\b(?:else|others?|besides|more)\b", re.IGNORECASE)


def within(filters: Filters, theme: Theme) -> Filters:
    """The filters, limited to the years in which those were interviewed who are asked for."""
    dated = theme.since or theme.until
    return replace(filters, date_from=theme.since, date_to=theme.until) if dated else filters


def among_whom(question: str, history: Sequence[Message], filters: Filters, archive: Archive) -> frozenset[str]:
    """Everybody whom "of them" means: the people that the last question asked for, shown in its answer or not, else those
    whom its answer names; nobody where it does not say so, or where that is one person."""
    asked = [message.content for message in history if message.role == "user"]
    if not asked or not of_them(question):
        return frozenset()
    last = max(place for place, message in enumerate(history) if message.role == "user")
    if everybody := collection.people_asked(asked[-1], archive, history=history[:last]):
        return everybody
    before = among_whom(asked[-1], history[:last], filters, archive)
    said = (of_them(asked[-1]) if before else "") or asked[-1]
    theme, calling = asked_theme(said), asked_calling(said)
    if theme:
        from assistant.lists.mentions import find  # loaded when a list is asked for

        found = find(archive, theme, filters=within(filters, theme), question=said, near=False)
    else:
        from assistant.lists.callings import people

        found = people(archive, calling, filters) if calling else ()
    told = frozenset(voice.person for voice in found if voice.person) or named("", history, archive)
    told = told & before if before else told
    return told if len(told) > 1 else before


def else_there(question: str, history: Sequence[Message]) -> str:
    """The last question for the rest of those whom it asks for, where "Who else works there?" means its place; '' elsewhere."""
    asked = [message.content for message in history if message.role == "user"]
    theme = asked_theme(asked[-1]) if asked and _ELSE_THERE.match(question) else None
    return f"Who else: {asked[-1]}" if theme and (theme.deed or theme.employed) else ""


def named(question: str, history: Sequence[Message], archive: Archive) -> frozenset[str]:
    """Everybody whom the question or the chat before it names."""
    return _people((question, *(message.content for message in history[-2:])), archive)


def named_since(question: str, history: Sequence[Message], archive: Archive) -> frozenset[str]:
    """The same, from where the list was first asked for of which the question wants the rest."""
    first = max(len(history) - 2, 0)
    for place in reversed(range(len(history))):
        if history[place].role == "user":
            first = min(first, place)
            if not (_MORE.search(history[place].content) or of_the_list(history[place].content)):
                break
    return _people((question, *(message.content for message in history[first:])), archive)


def _people(texts: Sequence[str], archive: Archive) -> frozenset[str]:
    return frozenset(person for text in texts for person in archive.names.find(text).people)
