"""Which parts of structured data are a talk: transcripts that speech recognition, recorders and chats export.

They hold the same words several times over (utterances, words, the whole text), speakers apart from words, and settings
of the program. One copy is taken, the one that tells who speaks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from index.readers.clocks import times_of
from index.readers.layout import Piece
from index.readers.talk import Said, is_phrase, name_of, pieces_of_talk, said_in

_WORD = re.compile(r"\w+")
_LABEL = re.compile(r"^[^\n:]{1,30}:", re.M)  # of whoever speaks
_PEOPLE = re.compile(r"speaker|participant|user|member|people|person|attendee|part(?:y|ies)$|agents?$|voices?$")
_IDS = ("id", "speaker_id", "speakerid", "user_id", "userid", "uid", "key", "tag", "label", "number", "index")
_TAGS = ("speaker", "speaker_label", "speaker_id", "speakerid", "participant", "name")
_SAME = 0.8  # share of neighbouring words in which one text is a copy of another
_LONG = 60  # characters from which on a text may be a copy that differs
_FEWEST = 2  # pairs of words in the shortest copy
_COMPARED = 8  # talks that others are compared with
_MOST_NAMES = 10_000
_MOST = 0.5  # share of the words of a file that a transcript is
_PLACE = re.compile(r"[^\W\d_]*[^\W\d_a-z][^\W\d_A-Z]+(?:-[^\W\d_]+)*")  # 'Leeds', not 'COMPLETED' or 'en-gb'

Path = tuple[str | int, ...]
Pairs = Counter[tuple[str, str]]


class _Talk(NamedTuple):
    """A list that is a talk, where it stands, and the pairs of neighbouring words in it."""

    key: int
    path: Path
    said: list[Said]
    pairs: Pairs

    @property
    def speakers(self) -> int:
        return len({one.who for one in self.said if one.who})


class Heard:
    """The talks in `value`, found once; asked about its parts, which are known by identity."""

    def __init__(self, value: object) -> None:
        self._names: dict[Path, dict[str, str]] = {}
        self._spans: list[tuple[float, str]] = []
        self._above: set[int] = set()
        self._aside: set[int] = set()
        self._turns: dict[int, list[Piece]] = {}
        self._known: Pairs = Counter()
        talks, others = self._found(value)
        kept = _best(talks)
        if kept and max(talk.speakers for talk in kept) < 2 and len({who for _, who in self._spans}) > 1:
            kept = [_spoken(kept, sorted(self._spans))]
        said = {talk.key: talk.said for talk in kept}
        for talk in talks:
            self._turns[talk.key] = pieces_of_talk(said.get(talk.key, ()), self._names_at(talk.path))
        for talk in kept:
            self._known.update(talk.pairs)
        size = sum(len(one.words) for talk in kept for one in talk.said)
        rest = sum(len(words) for words in others if not self.repeats(words)) if size else 0
        self.is_transcript = size > 0 and size >= _MOST * (size + rest)

    def turns(self, value: object) -> list[Piece] | None:
        """The turns of a list, or of messages by id, that is a talk; none for a copy of another; None for no talk."""
        return self._turns.get(id(value))

    def holds(self, value: object) -> bool:
        """True where a talk is, or stands somewhere in, `value`."""
        return id(value) in self._above or bool(self._turns.get(id(value)))

    def repeats(self, words: str) -> bool:
        """True for a text that says again what a talk says."""
        if not self._known or not is_phrase(words):
            return False
        pairs = _pairs([_LABEL.sub("", words)])
        least = _SAME if len(words) >= _LONG else 1.0
        return len(pairs) >= _FEWEST and (pairs & self._known).total() >= least * pairs.total()

    def leaves_out(self, value: object) -> bool:
        """True for a value of a transcript that is a setting of the program: no words, no name and no place.

        And for the list of its speakers, whose names are told where they speak.
        """
        if not self.is_transcript or value is None:
            return False
        if isinstance(value, list | Mapping):
            return id(value) in self._aside
        words = str(value).strip()
        return isinstance(value, bool | int | float) or (
            words.isascii() and " " not in words and not _PLACE.fullmatch(words)
        )

    def _names_at(self, path: Path) -> dict[str, str]:
        """The names of speakers by their ids, as the record that holds a talk, and those around it, give them."""
        records = [(), *(path[: at + 1] for at, part in enumerate(path) if isinstance(part, int))]
        return {key: name for record in records for key, name in self._names.get(record, {}).items()}

    def _found(self, value: object) -> tuple[list[_Talk], list[str]]:
        """All lists that are talk, in order, and the words that stand outside of them."""
        talks: list[_Talk] = []
        others: list[str] = []
        seen: set[int] = set()
        stack: list[tuple[object, Path, tuple[int, ...]]] = [(value, (), ())]
        while stack:
            item, path, above = stack.pop()
            if isinstance(item, str):
                others += [item] if is_phrase(item) else []
            if not isinstance(item, Mapping | list) or id(item) in seen or len(path) > 100:
                continue
            seen.add(id(item))
            if isinstance(item, Mapping):
                for name, entry in item.items():
                    if _PEOPLE.search(str(name).lower()) and (named := dict(_named(entry))):
                        self._names.setdefault(_record(path), {}).update(named)
                        self._aside.add(id(entry))
            if said := said_in(_listed(item)):
                self._above.update(above)
                talks.append(_Talk(id(item), path, said, _pairs(one.words for one in said)))
                continue
            if isinstance(item, list) and (spans := list(_spans(item))):
                self._spans = self._spans or spans
                self._aside.add(id(item))
            children = item.items() if isinstance(item, Mapping) else enumerate(item)
            stack += [
                (entry, (*path, name if isinstance(name, int) else str(name)), (*above, id(item)))
                for name, entry in reversed(list(children))
            ]
        return talks, others


def _record(path: Path) -> Path:
    """The way to the last item of a list on `path`."""
    return next((path[: at + 1] for at in range(len(path) - 1, -1, -1) if isinstance(path[at], int)), ())


def _pairs(texts: Iterable[str]) -> Pairs:
    words = [word for text in texts for word in _WORD.findall(text.lower())]
    return Counter(pairwise(words))


def _best(talks: Sequence[_Talk]) -> list[_Talk]:
    """The talks without those that say what a better one says: one with speakers, with stops, in fewer pieces."""
    ranked = sorted(talks, key=lambda talk: (talk.speakers < 2, not _stops(talk.said), len(talk.said)))
    kept: list[_Talk] = []
    for talk in ranked:
        if not any(_is_copy(talk, other) for other in kept[:_COMPARED]):
            kept.append(talk)
    taken = {talk.key for talk in kept}
    return [talk for talk in talks if talk.key in taken]


def _stops(said: Sequence[Said]) -> bool:
    return any(one.words.endswith((".", "?", "!", "。", "？")) for one in said)


def _is_copy(talk: _Talk, other: _Talk) -> bool:
    """True where `talk` says what `other` does; items of one list are records of their own if both name speakers or none."""
    apart = next(((a, b) for a, b in zip(talk.path, other.path, strict=False) if a != b), (None, None))
    if isinstance(apart[0], int) and (talk.speakers > 1) == (other.speakers > 1):
        return False
    return (talk.pairs & other.pairs).total() >= _SAME * max(1, talk.pairs.total())


def _spoken(talks: Sequence[_Talk], spans: Sequence[tuple[float, str]]) -> _Talk:
    """All that is said, each with whoever speaks at its time, as words and speakers are kept apart."""
    starts = [start for start, _ in spans]
    said: list[Said] = []
    for one in (one for talk in talks for one in talk.said):
        at = bisect_right(starts, one.start + 0.01) - 1 if one.start is not None else -1
        said.append(one._replace(who=spans[max(at, 0)][1] if one.start is not None else ""))
    return talks[0]._replace(said=said)


def _spans(value: Sequence[object]) -> Iterator[tuple[float, str]]:
    """Who speaks from which second on, where a list says no more than that."""
    found = []
    for entry in value:
        item = {str(key).lower(): part for key, part in entry.items()} if isinstance(entry, Mapping) else {}
        who = next((name for key in _TAGS if (name := name_of(item.get(key)))), "")
        start = times_of(item)[0]
        if not who or start is None:
            return
        found.append((start, who))
    yield from found if len(found) > 1 else ()


def _listed(value: Mapping[object, object] | list[object]) -> Sequence[object]:
    """The items of a list, or of a mapping from ids to messages."""
    if isinstance(value, list):
        return value
    items = list(value.values())
    messages = [item for item in items if isinstance(item, Mapping) and "message" in item]
    return [item for item in messages if item["message"]] if items and len(messages) == len(items) else ()


def _named(value: object) -> Iterator[tuple[str, str]]:
    """The id and the name of everybody whom a list of people, or a mapping from ids, knows."""
    entries: Iterable[tuple[object, object]] = ()
    if isinstance(value, Mapping):
        if "name" in value:
            return  # one person
        entries = list(value.items())[:_MOST_NAMES]
    elif isinstance(value, list):
        items = [entry for entry in value[:_MOST_NAMES] if isinstance(entry, Mapping)]
        entries = [(next((item[key] for key in _IDS if item.get(key) is not None), None), item) for item in items]
    for key, entry in entries:
        name = name_of(entry) if isinstance(entry, Mapping | str) else ""
        if isinstance(key, str | int) and not isinstance(key, bool) and name and " " not in str(key):
            yield str(key), name
