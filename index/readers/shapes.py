"""Shapes of questions, answers and turns in structured data (JSON, YAML): values in, pieces of layout out.

Known: items with a question and an answer under any of their usual names, mappings from question to answer, lists of
turns with a speaker, words and times (podcast transcripts, oral histories, chats), and anything else as named values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from index.errors import UnreadableDocument
from index.readers.html import fragment_pieces
from index.readers.jsonl import ANSWER, QUESTION, SPEAKER
from index.readers.layout import Piece, Run
from index.types import BlockKind, Locator

Value = object

_DEEPEST = 100
_LEAST_BUDGET = 10_000  # values; a text of n characters holds at most n, unless aliases in YAML make it endless
_NAMES = ("title", "name", "heading", "headline", "section", "category", "topic", "label")
_SAID = (
    "text",
    "body",
    "content",
    "utterance",
    "words",
    "transcript",
    "value",
    "message",
    "line",
    "speech",
    "sentence",
)
_WHO = (
    *SPEAKER,
    "role",
    "from",
    "who",
    "voice",
    "name",
    "speaker_id",
    "speakerid",
    "speaker_label",
    "participant",
    "sender",
)
_FROM = ("start", "starttime", "start_time", "begin", "from_time", "offset", "time", "timestamp", "startms", "start_ms")
_TO = ("end", "endtime", "end_time", "to", "until", "stop", "endms", "end_ms")
_PARTED = ("text_blocks", "blocks", "paragraphs", "sentences", "lines", "text", "words")  # may hold words in pieces
_FULL_NAMES = ("name", "full_name", "fullname", "display_name", "displayname", "label")
_QUESTIONS, _ANSWERS = ("questions", "patterns", "utterances"), ("answers", "responses")
_FEWEST_TURNS = 4
_ASKS = re.compile(r"[?？؟;][\s\"'”’»)\]]*$")
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?$")
_TECHNICAL = re.compile(
    r"^(?:@|\$|_|xml|ms\.)|(?:^|_)(?:id|uid|url|href|link|slug|image|icon|lang|version|type|format)$", re.I
)


@dataclass(slots=True)
class _Budget:
    left: int
    group: int = 0


def pieces_of_value(value: Value, *, source: str, size: int) -> list[Piece]:
    """All that a reader would want of `value`, in order. `size` is the length of the text that it was parsed from.

    Raises UnreadableDocument where it is endless or too deep.
    """
    return list(_pieces(value, 0, _Budget(left=max(size, _LEAST_BUDGET)), source, level=1))


def _pieces(value: Value, depth: int, budget: _Budget, source: str, *, level: int, name: str = "") -> Iterator[Piece]:
    budget.left -= 1
    if budget.left < 0 or depth > _DEEPEST:
        raise UnreadableDocument(f"{source}: nested too deeply or endlessly to be read")
    if isinstance(value, Mapping):
        item = {str(key).lower(): entry for key, entry in value.items()}
        pair = _pair(item)
        if pair is not None:
            yield from _pair_pieces(*pair, budget)
            yield from _rest(
                item, depth, budget, source, level=level, skip=(*QUESTION, *ANSWER, "name", "acceptedanswer")
            )
        elif _maps_questions(value):
            for question, answer in value.items():
                yield from _pair_pieces(str(question), _text(answer), "", budget)
        else:
            yield from _section(item, value, depth, budget, source, level=level)
    elif isinstance(value, list | tuple):
        turns = turns_of(value)
        if turns:
            yield from turns
            return
        if titled := _titled_questions(value):
            for question, answer in titled:
                yield from _pair_pieces(question, answer, "", budget)
            return
        for entry in value:
            yield from _pieces(entry, depth + 1, budget, source, level=level, name=name)
    elif value is not None and not isinstance(value, bool):
        words = str(value)
        if words.strip():
            yield from _named(name, words)


def _section(
    item: Mapping[str, Value], value: Mapping[str, Value], depth: int, budget: _Budget, source: str, *, level: int
) -> Iterator[Piece]:
    """A mapping that is no pair: its name as a heading, then its values."""
    key = next((key for key in _NAMES if isinstance(item.get(key), str) and str(item[key]).strip()), None)
    holds = any(isinstance(entry, list | Mapping) for entry in item.values())
    if key is not None and holds:
        yield Piece(kind="heading", level=min(6, level), runs=(Run(text=str(item[key])),))
        level += 1
    yield from _rest(item, depth, budget, source, level=level, skip=(key,) if key is not None and holds else ())


def _rest(
    item: Mapping[str, Value], depth: int, budget: _Budget, source: str, *, level: int, skip: tuple[str, ...]
) -> Iterator[Piece]:
    for key, entry in item.items():
        simple = not isinstance(entry, list | Mapping)
        if key in skip or (simple and _TECHNICAL.search(key)):
            continue
        yield from _pieces(entry, depth + 1, budget, source, level=level, name=key if simple else "")


def _named(name: str, words: str) -> Iterator[Piece]:
    """A single value: long ones are paragraphs, short ones keep the name they stand under."""
    if name and name not in (*_SAID, *_NAMES, "description", "summary") and len(words) < 200:
        yield Piece(
            kind="table", runs=(Run(text=f"{name}: {words}"),)
        )  # a row, so that nobody takes the name for a speaker's
    else:
        yield from fragment_pieces(words)


def _pair(item: Mapping[str, Value]) -> tuple[str, str, str] | None:
    """(question, answer, speaker) where a mapping has both."""
    question = next((text for key in QUESTION if key in item and (text := _text(item[key]))), "")
    answer_key = next((key for key in ANSWER if key in item), None)
    if not question and str(item.get("@type", "")).endswith("Question"):
        question = _text(item.get("name"))
    if answer_key is None and "acceptedanswer" in item:
        answer_key = "acceptedanswer"
    if answer_key is None:
        answer_key = next((key for key in _ANSWERS if isinstance(item.get(key), list | Mapping | str)), None)
    if not question and answer_key:  # several ways to ask the same
        lists = [found for key in _QUESTIONS if isinstance(found := item.get(key), list) and found]
        question = next((_text(found) for found in lists if all(isinstance(entry, str) for entry in found)), "")
    if not question or answer_key is None:
        return None
    speaker = next((text for key in SPEAKER if key in item and (text := _text(item[key]))), "")
    return question, _text(item[answer_key]), speaker


def _pair_pieces(question: str, answer: str, speaker: str, budget: _Budget) -> Iterator[Piece]:
    asked, said = fragment_pieces(question), fragment_pieces(answer)
    if not said:
        yield from asked
        return
    budget.group += 1
    for piece in asked:
        yield replace(piece, role="question", group=budget.group)
    for piece in said:
        yield replace(piece, role="answer", group=budget.group, speaker=speaker or None)


def _maps_questions(value: Mapping[str, Value]) -> bool:
    """True for {'What is X?': 'It is ...', ...}."""
    asked = [key for key in value if isinstance(key, str) and _ASKS.search(key)]
    return len(asked) >= 1 and len(asked) >= 0.8 * len(value) and all(_text(value[key]) for key in asked)


def _titled_questions(value: Sequence[Value]) -> list[tuple[str, str]]:
    """Question and answer of each item of a list whose titles ask: {'title': 'What is X?', 'content': 'It is ...'}."""
    found = []
    for entry in value:
        if not isinstance(entry, Mapping):
            return []
        item = {str(key).lower(): part for key, part in entry.items()}
        title = next((text for key in _NAMES if (text := _text(item.get(key)))), "")
        said = next(
            (text for key in ("content", "body", "text", "description", "value") if (text := _text(item.get(key)))), ""
        )
        found.append((title, said))
    asking = sum(bool(_ASKS.search(title) and said) for title, said in found)
    return found if asking >= 2 and asking == len(found) else []


def asks(words: str) -> bool:
    """True where words end in a question mark of any script."""
    return bool(_ASKS.search(words))


def _text(value: Value) -> str:
    """The words of a value that should be words: a string, a list of such, a mapping that holds them."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list):
        return "\n\n".join(
            text for entry in value[:1_000] if (text := _text(entry) if not isinstance(entry, list) else "")
        )
    if isinstance(value, Mapping):
        item = {str(key).lower(): entry for key, entry in value.items()}
        return next((item[key].strip() for key in ("text", *_SAID, *ANSWER) if isinstance(item.get(key), str)), "")
    return ""


def turns_of(value: Sequence[Value]) -> list[Piece]:
    """A list of turns as pieces, neighbouring ones of one speaker joined; empty where it is no such list."""
    items = [{str(key).lower(): entry for key, entry in item.items()} for item in value if isinstance(item, Mapping)]
    if len(items) < 2 or len(items) < len(value):
        return []
    who = next((key for key in _WHO if sum(bool(_who(item.get(key))) for item in items) >= 0.3 * len(items)), None)
    said = next(
        (key for key in _SAID if sum(isinstance(item.get(key), str) for item in items) >= 0.8 * len(items)), None
    )
    if said is None and who in SPEAKER:
        parted = (key for key in _PARTED if sum(bool(_words(item.get(key))) for item in items) >= 0.8 * len(items))
        said = next(parted, None)
    timed = any(_seconds(item, _FROM) is not None for item in items)
    if said is None or (who is None and not timed):
        return []
    if who in ("name", "from") and not timed and len({_who(item.get(who)) for item in items}) > 0.5 * len(items):
        return []  # a list of named things, not of people who talk in turn
    pieces: list[Piece] = []
    for item in items:
        words = _words(item.get(said))
        if words:
            _add_turn(pieces, (_who(item.get(who)) or None) if who else None, words, _when(item))
    return pieces


def _who(value: Value) -> str:
    """A speaker's name: a string, or what a mapping about somebody calls them."""
    if isinstance(value, Mapping):
        item = {str(key).lower(): entry for key, entry in value.items()}
        return next((str(item[key]).strip() for key in _FULL_NAMES if isinstance(item.get(key), str)), "")
    return _text(value)


def _words(value: Value) -> str:
    """The words of a turn, whole or in pieces."""
    if isinstance(value, list):
        return " ".join(text for entry in value[:10_000] if (text := "" if isinstance(entry, list) else _text(entry)))
    return _text(value)


def _add_turn(pieces: list[Piece], speaker: str | None, words: str, when: Locator | None) -> None:
    before = pieces[-1] if pieces else None
    run = Run(text=words, locator=when)
    if before is not None and when is not None and before.speaker == speaker and _goes_on(before, when):
        start = before.locator.time_start
        locator = Locator(time_start=start, time_end=when.time_end or when.time_start)
        runs = (*before.runs[:-1], replace(before.runs[-1], text=before.runs[-1].text + " "), run)
        pieces[-1] = replace(before, runs=runs, locator=locator)
    else:
        kind: BlockKind = "cue" if when is not None else "paragraph"
        pieces.append(Piece(kind=kind, runs=(run,), speaker=speaker, locator=when or Locator()))


def _goes_on(before: Piece, when: Locator) -> bool:
    """True where one speaker talks on without a pause."""
    end = before.locator.time_end
    if end is None or when.time_start is None:
        return True
    return when.time_start - end < 2.0 or not before.runs[-1].text.rstrip().endswith((".", "?", "!"))


def _when(item: Mapping[str, Value]) -> Locator | None:
    start, end = _seconds(item, _FROM), _seconds(item, _TO)
    return Locator(time_start=start, time_end=end) if start is not None else None


def is_timed_talk(items: Sequence[Mapping[str, Value]]) -> bool:
    """True where nearly all items have words, somebody who says them and the second at which they do."""
    said = sum(
        any(_text(item.get(key)) for key in _SAID)
        and any(_text(item.get(key)) for key in _WHO)
        and _seconds(item, _FROM) is not None
        for item in items
    )
    return len(items) >= _FEWEST_TURNS and said >= 0.9 * len(items)


def _seconds(item: Mapping[str, Value], keys: tuple[str, ...]) -> float | None:
    for key in keys:
        value = item.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e9:
            return value / 1000 if key.endswith("ms") else float(value)
        if isinstance(value, str) and (clock := _CLOCK.match(value.strip())):
            hours, minutes, seconds, rest = clock.groups()
            return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int((rest or "0").ljust(3, "0")) / 1000
        if isinstance(value, str) and re.fullmatch(r"\d{1,7}(?:\.\d{1,9})?", value.strip()):
            return float(value)
    return None
