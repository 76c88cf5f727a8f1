"""Shapes of questions, answers and turns in structured data (JSON, YAML): values in, pieces of layout out.

Known: items with a question and an answer under any of their usual names, mappings from question to answer, articles
whose titles ask, intents of chatbots, talks (`heard`), and anything else as named values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from index.errors import UnreadableDocument
from index.readers.heard import Heard
from index.readers.html import fragment_pieces
from index.readers.intents import joined_by_intent
from index.readers.jsonl import ANSWER, QUESTION
from index.readers.layout import Piece, Run
from index.readers.paired import (
    ASKED,
    NAMES,
    TOLD,
    body_of,
    maps_questions,
    pair_of,
    table_of,
    text_of_value,
    threads_in,
    titled_questions,
)
from index.readers.tickets import Ticket, ticket_of

Value = object

_DEEPEST = 100
_LEAST_BUDGET = 10_000  # values; a text of n characters holds at most n, unless aliases in YAML make it endless
_UNNAMED = (
    *("text", "body", "content", "utterance", "words", "transcript", "value", "message", "line", "speech", "sentence"),
    *("description", "summary"),
)
_TECHNICAL = re.compile(
    r"^(?:@|\$|_|xml|ms\.)|(?:^|_)(?:id|uid|url|href|link|slug|image|icon|lang|version|type|format)$"
    r"|^(?:(?:next|previous|per|total)_?pages?|page_?count|page|per_page|count|total_?(?:count|records)|has_more|quota_\w+)$",
    re.I,
)
_SETTING = re.compile(r"[\d.,:+-]+|\d{4}-\d\d-\d\dT\S+|[a-z]{2,3}[-_][a-zA-Z]{2,4}|https?:\S+|true|false|null", re.I)
_WITH_PAIR = (*QUESTION, *ANSWER, *ASKED, *TOLD, "name", "acceptedanswer")
_LONG = 300  # characters
_MARKUP = re.compile(r"</\w+>|<br\b")


def pieces_of_value(value: Value, *, source: str, size: int) -> list[Piece]:
    """All that a reader would want of `value`, in order. `size` is the length of the text that it was parsed from.

    Raises UnreadableDocument where it is endless or too deep.
    """
    walk = _Walk(source, max(size, _LEAST_BUDGET), Heard(value))
    return list(walk.pieces(value, 0, level=1))


class _Walk:
    """Goes through the values once; counts them and the pairs."""

    def __init__(self, source: str, left: int, heard: Heard) -> None:
        self._source, self._left, self._heard = source, left, heard
        self._group = 0

    def pieces(self, value: Value, depth: int, *, level: int, name: str = "") -> Iterator[Piece]:
        """The pieces of `value`, which stands under `name` where it is a single one."""
        self._left -= 1
        if self._left < 0 or depth > _DEEPEST:
            raise UnreadableDocument(f"{self._source}: nested too deeply or endlessly to be read")
        if isinstance(value, Mapping):
            ticket = ticket_of(value)
            yield from self._mapping(value, depth, level) if ticket is None else self._ticket(ticket, level)
        elif isinstance(value, list | tuple):
            yield from self._list(value, depth, level, name)
        elif value is not None and not isinstance(value, bool):
            words = str(value)
            if not name and len(words) <= 3 and self._heard.is_transcript:
                return  # a language or a channel in a list of such
            if words.strip() and not self._heard.repeats(words):
                yield from _named(name, words)

    def _mapping(self, value: Mapping[object, Value], depth: int, level: int) -> Iterator[Piece]:
        item = {str(key).lower(): entry for key, entry in value.items()}
        if (turns := self._heard.turns(value)) is not None:
            yield from turns
        elif table := table_of(value):
            for asked, said in table:
                yield from self._pair(asked, ("", said))
        elif (pair := pair_of(item)) is not None:
            yield from self._pair(pair.question, *pair.answers)
            told = (pair.question, *(words for answer in pair.answers for words in answer))
            skip = (*_WITH_PAIR, *(key for key, entry in item.items() if _is_setting(entry) or _is_in(entry, told)))
            yield from self._rest(item, depth, level, skip)
        elif maps_questions({str(key): entry for key, entry in value.items()}):
            for question, answer in value.items():
                yield from self._pair(str(question), ("", text_of_value(answer)))
        elif joined := joined_by_intent(item):
            for question, answer in joined:
                yield from self._pair(question, ("", answer))
        else:
            yield from self._section(item, depth, level)

    def _list(self, value: Sequence[Value], depth: int, level: int, name: str) -> Iterator[Piece]:
        turns = self._heard.turns(value)
        if turns is not None:
            yield from turns
        elif value and all(ticket_of(entry) for entry in value):
            for entry in value:
                yield from self.pieces(entry, depth + 1, level=level)
        elif titled := titled_questions(value) or table_of(value):
            for question, answer in titled:
                yield from self._pair(question, ("", answer))
        elif threads := threads_in(value):
            for pair in threads:
                yield from self._pair(pair.question, *pair.answers)
        else:
            for entry in value:
                yield from self.pieces(entry, depth + 1, level=level, name=name)

    def _section(self, item: Mapping[str, Value], depth: int, level: int) -> Iterator[Piece]:
        """A mapping that is no pair: its name as a heading, then its values."""
        key = next((key for key in NAMES if isinstance(item.get(key), str) and str(item[key]).strip()), None)
        skip: tuple[str, ...] = ()
        if key is not None and any(isinstance(entry, list | Mapping) and entry for entry in item.values()):
            skip = (key,)
        elif key is not None and _MARKUP.search(body := body_of(item)[1]):  # an article
            skip = (key, *(name for name, entry in item.items() if _is_setting(entry) or _is_in(entry, (body,))))
        if key is not None and skip:
            yield Piece(kind="heading", level=min(6, level), runs=(Run(text=str(item[key])),))
            level += 1
        if key is not None and len(skip) > 1:
            yield from fragment_pieces(body_of(item)[1])
        yield from self._rest(item, depth, level, skip)

    def _rest(self, item: Mapping[str, Value], depth: int, level: int, skip: tuple[str, ...]) -> Iterator[Piece]:
        """The other values in order; a talk, or a long text, stands below what is told about it."""
        for key, entry in sorted(item.items(), key=lambda entry: self._heard.holds(entry[1]) or _is_long(*entry)):
            simple = not isinstance(entry, list | Mapping)
            if key in skip or self._heard.leaves_out(entry) or (simple and _TECHNICAL.search(key)):
                continue
            yield from self.pieces(entry, depth + 1, level=level, name=key if simple else "")

    def _ticket(self, ticket: Ticket, level: int) -> Iterator[Piece]:
        """What a customer asks a help desk, with the replies, under what the ticket is called."""
        if ticket.title:
            yield Piece(kind="heading", level=min(6, level), runs=(Run(text=ticket.title),))
        for asked, told in ticket.rounds:
            self._group += bool(told)
            for message in (*asked, *told):
                for piece in fragment_pieces(message.words):
                    said = replace(piece, role="question" if message.asks else "answer", group=self._group)
                    yield replace(said, speaker=message.who or None) if told else piece
        for message in ticket.rest:
            yield from fragment_pieces(message.words)

    def _pair(self, question: str, *answers: tuple[str, str]) -> Iterator[Piece]:
        """A question with its answers, each with who gives it, '' where nobody is named."""
        asked = fragment_pieces(question)
        said = [(speaker, piece) for speaker, words in answers for piece in fragment_pieces(words)]
        if not said:
            yield from asked
            return
        self._group += 1
        for piece in asked:
            yield replace(piece, role="question", group=self._group)
        for speaker, piece in said:
            yield replace(piece, role="answer", group=self._group, speaker=speaker or None)


def _named(name: str, words: str) -> Iterator[Piece]:
    """A single value: long ones are paragraphs, short ones keep the name they stand under."""
    if name and name not in (*_UNNAMED, *NAMES) and len(words) < 200:
        yield Piece(
            kind="table", runs=(Run(text=f"{name}: {words}"),)
        )  # a row, so that nobody takes the name for a speaker's
    else:
        yield from fragment_pieces(words)


def _is_long(name: str, value: Value) -> bool:
    """True for a text that is the whole of an item."""
    return name in _UNNAMED and isinstance(value, str) and len(value) >= _LONG


def _is_setting(value: Value) -> bool:
    """True for a number, a time, an address and the like, which say nothing beside a question or below a title."""
    if isinstance(value, str):
        return bool(_SETTING.fullmatch(value.strip()))
    return isinstance(value, bool | int | float)


def _is_in(value: Value, told: Sequence[str]) -> bool:
    """True for words that are told already."""
    words = text_of_value(value)
    return bool(words) and any(one.startswith(words) or (len(words) > 20 and words in one) for one in told)
