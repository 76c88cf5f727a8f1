"""Turns of a talk in data: a list of items with words and, in most, who says them and when.

Words may come whole, in sentences or one by one, as speech recognition writes them; those of one speaker are joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from index.readers.clocks import times_of
from index.readers.jsonl import SPEAKER
from index.readers.layout import Piece, Run, rule
from index.readers.threads import by_thread
from index.types import Locator

_SAID = (
    *("text", "body", "content", "utterance", "words", "transcript", "value", "message", "line", "speech", "sentence"),
    *("punctuated_word", "word", "display", "cooked", "utf8", "statement", "raw_text"),
)
_PEOPLE = (*SPEAKER, "speaker_id", "speakerid", "speaker_label", "speakertag", "speaker_tag", "participant", "sender")
_LOOSE = ("role", "from", "who", "voice", "name")  # of things as well as of people
_WHO = (*SPEAKER, *_LOOSE, *_PEOPLE[len(SPEAKER) :], "user_profile", "username", "user")
_LOOSELY = (*("name", "from", "who", "voice"), "username", "user")  # no talk where each is another
_PARTED = ("text_blocks", "blocks", "paragraphs", "sentences", "lines", "text", "content", "elements", "segs", "words")
_NO_PARTS = ("words", "content")  # which others than speakers hold in pieces
_HELD = ("alternatives", "nbest", "message")  # what holds the words of an item, the best first
_IN_PARTS = (*_PEOPLE, "role")  # who may speak in pieces
_FULL_NAMES = (
    *("full_name", "fullname", "real_name", "display_name", "displayname", "name", "speaker_name", "speakername"),
    *("label", "username", "role"),
)
_TITLED = ("title", "headline", "subject")
_FEWEST_TURNS = 4
_FEWEST_WORDS = 8  # items of one word each that are a talk word by word
_SENTENCE = re.compile(r"[.?!…。？！؟][\"'”’»)\]]*$")
_CLOSES = re.compile(r"[^\w\s#$€£&(\[{«“‘¿¡<–—-]+$")  # a sign that stands right behind a word
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_SILENCE = 1.0  # seconds that part words which no full stop does
_LONGEST = 60  # words without a full stop that have one place
_SLOWEST = 20.0  # seconds for a word: slower ones are counted in milliseconds
_PAUSE = 2.0
_WIDE_WORD = 4  # letters of a long word in a script without blanks
_MOST_PARTS = 10_000


class Said(NamedTuple):
    """Words, who says them ('' where nobody is named), and from which second to which, as far as it is known.

    `thread` is the mark of the message that a chat has replies under, '' where it has none.
    """

    who: str
    words: str
    start: float | None
    end: float | None
    thread: str = ""


def turns_of(value: Sequence[object], names: Mapping[str, str] | None = None) -> list[Piece]:
    """The turns of a list of talk; empty where it is none. `names` are those of speakers by their ids."""
    return pieces_of_talk(said_in(value), names)


def said_in(value: Sequence[object]) -> list[Said]:
    """What is said in a list, in order; empty where it is no talk: where neither speakers nor times are told."""
    if len(value) < 2:
        return []
    if all(isinstance(entry, list | tuple) for entry in value):
        return list(_in_rows(value))
    if not all(isinstance(entry, Mapping) for entry in value):
        return []
    items = [_flat(entry) for entry in value if isinstance(entry, Mapping)]
    speaking = [item for item in items if any(item.get(key) for key in (*_SAID, *_PARTED))]
    if len(speaking) < 2 or _mostly(speaking, lambda item: any(_words(item.get(key)) for key in _TITLED), 0.8):
        return []
    who = next((key for key in _WHO if _mostly(speaking, lambda item, key=key: bool(_name(item.get(key))), 0.3)), None)
    said = next((key for key in _SAID if _mostly(speaking, lambda i, key=key: isinstance(i.get(key), str), 0.8)), None)
    timed = any(times_of(item)[0] is not None for item in speaking)
    if said is None and (who in _IN_PARTS or timed):
        parted = (key for key in _PARTED if who in _IN_PARTS or key not in _NO_PARTS)
        said = next(
            (key for key in parted if _mostly(speaking, lambda i, key=key: bool(_words(i.get(key))), 0.8)), None
        )
    if said is None or (who is None and not timed):
        return []
    if who in _LOOSELY and not timed and len({_name(i.get(who)) for i in speaking}) > 0.5 * len(speaking):
        return []  # a list of named things, not of people who talk in turn
    told = [
        one._replace(thread=thread)
        for item, thread in by_thread(speaking)
        for one in _said(item, _name(item.get(who)) if who else "", said)
    ]
    return _in_seconds(told)


def pieces_of_talk(told: Iterable[Said], names: Mapping[str, str] | None = None) -> list[Piece]:
    """What is said as pieces, a paragraph for each turn."""
    turns: list[list[Said]] = []
    for one in _sentences([one for one in told if one.words]):
        if turns and turns[-1][-1].thread != one.thread:
            turns += [[], [one]] if turns[-1][-1].thread else [[one]]  # what stands below a thread is no part of it
        elif turns and one.start is not None and turns[-1][-1].who == one.who and _goes_on(turns[-1][-1], one.start):
            turns[-1].append(one)
        else:
            turns.append([one])
    return [_piece(turn, names or {}) if turn else rule() for turn in turns]


def is_timed_talk(items: Sequence[Mapping[str, object]]) -> bool:
    """True where nearly all items have words, somebody who says them and the second at which they do."""
    said = sum(
        any(_words(item.get(key)) for key in _SAID)
        and any(_words(item.get(key)) for key in _WHO)
        and times_of(item)[0] is not None
        for item in items
    )
    return len(items) >= _FEWEST_TURNS and said >= 0.9 * len(items)


def name_of(value: object) -> str:
    """A speaker's name: a string, a number, or what a mapping about somebody calls them."""
    return _name(value)


def is_phrase(words: str) -> bool:
    """True for more than one word, or for what would be in a script without blanks."""
    words = words.strip()
    return " " in words or sum(map(is_wide, words)) > _WIDE_WORD


def joined(parts: Iterable[str]) -> str:
    """Words and signs in a row, a blank between them where they bring none and the script has one."""
    out: list[str] = []
    for part in parts:
        if not part:
            continue
        last = out[-1][-1] if out else " "
        tight = (
            last.isspace() or part[0].isspace() or _CLOSES.match(part.rstrip()) or (is_wide(last) and is_wide(part[0]))
        )
        out.append(part if tight else " " + part)
    return " ".join("".join(out).split())


def _mostly(items: Sequence[Mapping[str, object]], holds: object, share: float) -> bool:
    assert callable(holds)
    return sum(bool(holds(item)) for item in items) >= share * len(items)


def _flat(value: Mapping[object, object]) -> dict[str, object]:
    """An item with its keys in lower case and, under them, those of what holds its words."""
    item = {str(key).lower(): entry for key, entry in value.items()}
    for key in _HELD:
        held = item.get(key)
        best = held[0] if isinstance(held, list) and held else held
        if isinstance(best, Mapping):
            del item[key]
            return {**{str(name).lower(): entry for name, entry in best.items()}, **item}
    return item


def _said(item: Mapping[str, object], who: str, key: str) -> Iterator[Said]:
    """The words of one item: whole, or in pieces that have times of their own."""
    value, (start, end) = item.get(key), times_of(item)
    parts = value[:_MOST_PARTS] if isinstance(value, list) else []
    timed = [_flat(part) for part in parts if isinstance(part, Mapping)]
    if timed and len(timed) == len(parts) and any(times_of(part)[0] is not None for part in timed):
        texts = [next((part[name] for name in _SAID if isinstance(part.get(name), str)), "") for part in timed]
        if sum(" " in str(text).strip() for text in texts) >= 0.5 * len(texts):  # sentences, not words
            yield from (Said(who, _shown(str(text)), *times_of(part)) for part, text in zip(timed, texts, strict=True))
            return
        times = [time for part in timed for time in times_of(part) if time is not None]
        start, end = (start if start is not None else times[0]), (end if end is not None else times[-1])
    yield Said(who, _words(value), start, end)


def _in_rows(rows: Sequence[object]) -> Iterator[Said]:
    """Words each in a row with its two times: ['mill', 0.1, 0.3]."""
    for row in rows:
        assert isinstance(row, list | tuple)
        if len(row) != 3 or not isinstance(row[0], str) or not all(isinstance(time, float | int) for time in row[1:]):
            return
        yield Said("", row[0].strip(), float(row[1]), float(row[2]))


def _in_seconds(told: list[Said]) -> list[Said]:
    """The same in seconds, where most are whole numbers that last far too long for their words."""
    lasting = [
        (one.end - one.start, one.words.count(" ") + 1)
        for one in told
        if one.start is not None and one.end is not None and one.start == int(one.start) and one.end == int(one.end)
    ]
    slow = sum(lasts > _SLOWEST * spoken for lasts, spoken in lasting)
    if not lasting or len(lasting) < len(told) or slow < 0.5 * len(told):
        return told
    return [one._replace(start=(one.start or 0) / 1000, end=(one.end or 0) / 1000) for one in told]


def _sentences(items: Sequence[Said]) -> Iterator[Said]:
    """Items of one word each joined to sentences; others as they are."""
    if len(items) < _FEWEST_WORDS or sum(is_phrase(one.words) for one in items) > 0.1 * len(items):
        yield from items
        return
    open_: list[Said] = []
    for one in items:
        is_sign = bool(_CLOSES.match(one.words))
        if open_ and not is_sign and _parted(open_, one):
            yield _sentence(open_)
            open_ = []
        open_.append(one._replace(who=open_[-1].who) if is_sign and open_ else one)
    if open_:
        yield _sentence(open_)


def _parted(before: Sequence[Said], one: Said) -> bool:
    last = before[-1]
    if last.who != one.who or _SENTENCE.search(last.words) or len(before) >= _LONGEST:
        return True
    return last.end is not None and one.start is not None and one.start - last.end >= _SILENCE


def _sentence(words: Sequence[Said]) -> Said:
    times = [time for one in words for time in (one.start, one.end) if time is not None]
    return Said(words[0].who, joined(one.words for one in words), *((times[0], times[-1]) if times else (None, None)))


def is_wide(c: str) -> bool:
    """True for a letter or sign of Chinese and Japanese, which are written without blanks."""
    return "\u3000" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef"


def _name(value: object) -> str:
    if isinstance(value, Mapping):
        item = {str(key).lower(): entry for key, entry in value.items()}
        return next(
            (name for key in _FULL_NAMES if isinstance(item.get(key), str) and (name := str(item[key]).strip())), ""
        )
    return "" if isinstance(value, list) else _words(value)


def _words(value: object) -> str:
    """The words of a turn, whole or in pieces, as a reader sees them."""
    if isinstance(value, str):
        return _shown(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list):
        return joined(text for entry in value[:_MOST_PARTS] if (text := _part(entry)))
    if isinstance(value, Mapping):
        item = {str(key).lower(): entry for key, entry in value.items()}
        found = next((item[key] for key in (*_SAID, "answer", "rendered") if isinstance(item.get(key), str)), "")
        return _shown(str(found)) if found else _words(parts) if isinstance(parts := item.get("parts"), list) else ""
    return ""


def _part(entry: object) -> str:
    """One piece of a turn with the blanks that it brings."""
    if isinstance(entry, str):
        return entry
    if isinstance(entry, Mapping):
        item = _flat(entry)
        return next((str(item[key]) for key in _SAID if isinstance(item.get(key), str)), "")
    return _words(entry) if not isinstance(entry, list) else ""


def _shown(words: str) -> str:
    """Words without the tags of a page."""
    if "</" not in words and "<br" not in words:
        return words.strip()
    from index.readers.html import fragment_pieces

    pieces = fragment_pieces(words) if _TAG.search(words) else []
    return "\n\n".join(piece.text for piece in pieces) or words.strip()


def _piece(turn: Sequence[Said], names: Mapping[str, str]) -> Piece:
    runs = []
    for at, (_, words, start, end, _) in enumerate(turn):
        when = None if start is None else Locator(time_start=start, time_end=end)
        runs.append(Run(text=words if at == len(turn) - 1 else words + " ", locator=when))
    first, last = turn[0], turn[-1]
    who = names.get(first.who, first.who) or None
    if first.start is None:
        return Piece(kind="paragraph", runs=tuple(runs), speaker=who)
    end = last.end if last.end is not None or len(turn) == 1 else last.start
    return Piece(kind="cue", runs=tuple(runs), speaker=who, locator=Locator(time_start=first.start, time_end=end))


def _goes_on(before: Said, start: float) -> bool:
    """True where one speaker talks on without a pause."""
    end = before.end if before.end is not None else before.start
    if before.start is None or end is None:
        return False
    return start - end < _PAUSE or not before.words.endswith((".", "?", "!"))
