"""Talk with times in XML, as captions and the programs of those who transcribe write it: elements to cues.

TTML and its kin, YouTube, Transcriber, ELAN, EXMARaLDA: what they share is elements with words, each with the second from
which it is heard or the name of a point on a line of such, and somebody named in it or around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple
from xml.etree.ElementTree import Element

from index.readers.clocks import seconds
from index.readers.subtitles import Cue, cues_in_lines
from index.readers.talk import is_phrase

_FROM = (
    *(
        "begin",
        "start",
        "starttime",
        "start_time",
        "timestart",
        "time_slot_ref1",
        "t",
        "tstartms",
        "in",
        "xmin",
        "from",
    ),
    "timestamp",
)
_TO = ("end", "endtime", "end_time", "timeend", "stop", "time_slot_ref2", "out", "xmax", "to")
_LASTS = ("dur", "duration", "d")
_MS = frozenset(("t", "d", "tstartms", "time_value"))
_POINT, _POINT_TIME = ("id", "time_slot_id"), ("time_value", "time")
_SPEAKERS = ("speaker", "who", "agent", "participant", "voice", "speaker_id", "spk", "tier_id")
_PEOPLE = frozenset(("person", "speaker", "agent", "participant", "persname", "voice"))
_CALLED = ("name", "persname", "abbreviation", "label", "fullname", "displayname")
_ASIDE = frozenset(
    ("head", "metadata", "teiheader", "header", "style", "styling", "layout", "speakers", "speakertable")
)
_TICKS = re.compile(r"(\d{1,15})t$")
_MOST = 0.9  # share of the words that captions hold in a file of them
_FEWEST = 2
_BREAK = "\x1e"  # between lines
_LARGEST = 30  # elements about one person that are looked at
_DEPENDENT = ("a", "d")  # types of tiers that describe what others say


class _Times(NamedTuple):
    """What times are counted in: seconds for a tick, and the seconds of named points."""

    tick: float
    points: Mapping[str, float]


def names_in(root: Element) -> dict[str, str]:
    """What people are called whom the file knows by an id."""
    found: dict[str, str] = {}
    for element in root.iter():
        if local(element.tag) not in _PEOPLE:
            continue
        named = attributes(element)
        inner = (child for child in islice(element.iter(), 1, _LARGEST) if local(child.tag) in _CALLED)
        said = (" ".join("".join(islice(child.itertext(), _LARGEST)).split()) for child in inner)
        called = next((name for key in _CALLED if (name := named.get(key, ""))), "") or next(filter(None, said), "")
        if called and named.get("id"):
            found.setdefault(named["id"], called)
    return found


def times_of_element(element: Element) -> tuple[float | None, float | None]:
    """From which second to which an element is heard, as far as it says so itself."""
    return _heard(attributes(element), _Times(1.0, {}))


def cues_in(root: Element) -> list[Cue]:
    """The cues of a file whose words nearly all stand in elements with times; empty for any other file."""
    times = _Times(_tick(root), dict(_points(root)))
    names = names_in(root)
    around = _around_timed(root, times)
    cues: list[Cue] = []
    rest = 0
    stack: list[tuple[Element, str]] = [(root, "")]
    while stack:
        element, voice = stack.pop()
        named = attributes(element)
        if local(element.tag) in _ASIDE or (local(element.tag) == "tier" and named.get("type") in _DEPENDENT):
            continue
        voice = next((name for key in _SPEAKERS if (name := named.get(key, "").lstrip("#"))), voice)
        start, end = _heard(named, times)
        if start is not None and element not in around:
            cues += _cues(element, names, voice, start, end if end is not None else start)
            continue
        own = [element.text or "", *(child.tail or "" for child in element)]
        rest += sum(len(words.strip()) for words in own)
        stack += [(child, voice) for child in reversed(element)]
    if len(cues) < _FEWEST or sum(len(cue.text) for cue in cues) < _MOST * (rest + sum(len(c.text) for c in cues)):
        return []
    return sorted(cues, key=lambda cue: cue.start)


def attributes(element: Element) -> dict[str, str]:
    """The attributes of an element by their names in lower case, without name spaces."""
    return {local(name): value.strip() for name, value in element.attrib.items()}


def local(tag: object) -> str:
    """A name in lower case without its name space; '' for what is no element."""
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _cues(element: Element, names: Mapping[str, str], voice: str, start: float, end: float) -> Iterator[Cue]:
    """One cue, or one for each of those who are named in it."""
    parts: list[tuple[str, list[str]]] = []
    for words, who in _said(element, voice):
        if not parts or parts[-1][0] != who:
            parts.append((who, []))
        parts[-1][1].append(words)
    for who, said in parts:
        lines = [" ".join(line.split()) for line in "".join(said).split(_BREAK)]
        shown = [line for line in lines if line]
        yield from cues_in_lines(shown, start=start, end=max(start, end), voice=names.get(who, who) or None)


def _said(element: Element, voice: str) -> Iterator[tuple[str, str]]:
    """The words under an element, each stretch with who says it."""
    stack: list[tuple[Element | str, str]] = [(element, voice)]
    while stack:
        item, who = stack.pop()
        if isinstance(item, str):
            yield item, who
            continue
        inner = next((name for key in _SPEAKERS if (name := attributes(item).get(key, "").lstrip("#"))), who)
        yield {"br": _BREAK, "sync": " "}.get(local(item.tag), "") + (item.text or ""), inner
        for child in reversed(item):
            stack += [(child.tail or "", inner), (child, inner)]


def _around_timed(root: Element, times: _Times) -> frozenset[Element]:
    """The elements within which others have times of their own and more than a word each."""
    around: set[Element] = set()
    spoken: set[Element] = set()
    phrased: set[Element] = set()
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, left = stack.pop()
        if not left:
            stack.append((element, True))
            stack += [(child, False) for child in element]
            continue
        own = [part for part in (element.text or "", *(child.tail or "" for child in element)) if part.strip()]
        inner = sum(child in spoken for child in element)
        if own or inner:
            spoken.add(element)
        if len(own) + inner > 1 or any(map(is_phrase, own)) or any(child in phrased for child in element):
            phrased.add(element)
        if any(child in around or (child in phrased and _is_timed(child, times)) for child in element):
            around.add(element)
    return frozenset(around)


def _is_timed(element: Element, times: _Times) -> bool:
    return _heard(attributes(element), times)[0] is not None


def _heard(named: Mapping[str, str], times: _Times) -> tuple[float | None, float | None]:
    start = next((at for key in _FROM if key in named and (at := _second(named[key], key, times)) is not None), None)
    end = next((at for key in _TO if key in named and (at := _second(named[key], key, times)) is not None), None)
    if start is not None and end is None:
        lasts = next(
            (at for key in _LASTS if key in named and (at := _second(named[key], key, times)) is not None), None
        )
        end = start + lasts if lasts is not None else None
    return start, end


def _second(value: str, key: str, times: _Times) -> float | None:
    if (point := times.points.get(value.lstrip("#"))) is not None:
        return point
    if ticks := _TICKS.match(value):
        return int(ticks[1]) * times.tick
    return seconds(value, "ms" if key in _MS else "")


def _tick(root: Element) -> float:
    rate = attributes(root).get("tickrate", "")
    return 1 / int(rate) if rate.isdigit() and 0 < len(rate) < 12 and int(rate) else 1.0


def _points(root: Element) -> Iterator[tuple[str, float]]:
    """The named points of a line of times."""
    for element in root.iter():
        named = attributes(element)
        name = next((named[key] for key in _POINT if key in named), None)
        found = next(((key, named[key]) for key in _POINT_TIME if key in named), None)
        if name and found and not len(element) and not (element.text or "").strip():
            at = seconds(found[1], "ms" if found[0] in _MS else "")
            if at is not None:
                yield name, at
