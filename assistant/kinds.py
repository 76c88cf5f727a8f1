"""What kind of thing a name is said to be: "Inkwright, a text editor", or what a link says of where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.types import Evidence
from index.words import tokens

BEFORE, BEHIND = 5, 7  # words next to a name that may say what it is
#: What else a thing may be called that is asked for by one of the words on the left.
_ALSO = (
    ("app application program software tool utility", "app application program software tool utility client"),
    ("app application program software tool utility", "editor browser reader manager"),
    ("client", "app application program"),
    ("extension plugin addon", "extension plugin addon plug-in add-on"),
    ("site website blog weblog", "site website blog weblog"),
    ("company firm business studio startup agency", "company firm business studio startup agency"),
    ("font typeface", "font typeface"),
    ("film movie", "film movie"),
    ("book novel", "book novel"),
    ("show podcast series", "show podcast series"),
)
_ENDS = re.compile(r"[.;!?](?:\s|$)|\n\s*\n")
_LINK = r"[*_]*\](?:\[[^\]\n]*\]|\([^()\n]*\))?[*_]*|[*_]+"
_PARTS = re.compile(r"[,:()]|\s[-–—]+\s|\n(?=\s*(?:[-*•]|\d+[.)])\s)")
_LEADS = frozenset("is was are were of s".split())  # "my browser of choice is", "the browser's"
_IS = re.compile(
    r"(?:['’]s\s|,\s|\s(?:is|was)\s|\s?[(–—-]+\s?)\s*(?:an?|the|my|our|his|her|their|its)\s", re.IGNORECASE
)
_TITLE = r"\s+[\"'](?P<title>[^\"\n]+)[\"']"


def told(thing: str, name: str, said: Sequence[Evidence], asked: Evidence) -> float:
    """The share of the words for a thing ("Twitter app") that `name` is said to be, from 0 to 1: in what is `said` of it,
    and in the question that `asked` replies to. 0 where it is not said what it is, or a name among the words is not."""
    words = [token for token in tokens(thing) if not token.stop]
    own = frozenset(_stems(name))
    around = own.union(*(_stems(text) for text in _around(name, said)))
    if not words or not {token.stem for token in words if token.capital} <= around:
        return 0.0
    if words[-1].stem in own:  # "the app Inkwright"
        return 1.0
    around |= frozenset(_stems(asked.question or ""))
    found = [bool(_called(token.stem) & around) for token in words]
    return sum(found) / len(found) if found[-1] else 0.0


def _called(stem: str) -> frozenset[str]:
    """The stems of what else may be meant by a word for a kind of thing, with its own."""
    return frozenset({stem, *(other for asked, also in _ALSO if stem in _stems(asked) for other in _stems(also))})


def _around(name: str, said: Sequence[Evidence]) -> Iterator[str]:
    """The words next to a name that may say what it is, and what links of this name say of where they lead."""
    for piece in said:
        for place in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)(?:{_LINK})?", piece.text):
            yield _before(_ENDS.split(piece.text[: place.start()])[-1])
            yield _behind(_ENDS.split(piece.text[place.end() :])[0])
        yield from _linked(name, piece.document.text)


def _before(text: str) -> str:
    """The words that lead to a name: "the text editor called", "my browser of choice is", "Browser:"."""
    part = _PARTS.split(text.rstrip(" ,:-–—([\"“‘'*_"))[-1]
    words = tokens(part)[-BEFORE:]
    last = max((at for at, word in enumerate(words) if word.stop and word.folded not in _LEADS), default=-1)
    return part[words[last + 1].start :] if words[last + 1 :] else ""


def _behind(text: str) -> str:
    """The words that follow on a name: ", a text editor", " is my browser of choice", " programming language"."""
    said = _IS.match(text)
    part = _PARTS.split(text[said.end() :] if said else text)[0]
    words = tokens(part)[:BEHIND]
    first = next((at for at, word in enumerate(words) if word.stop), len(words))
    return part[: words[first - 1].end] if first else ""


def _linked(name: str, text: str) -> Iterator[str]:
    """The titles of Markdown links whose words are the name: `[Name](address "A text editor")`, `[Name][key]`."""
    shown = rf"\[[*_]*{re.escape(name)}[*_]*\]"
    for inline in re.finditer(rf"{shown}\([^()\s]+{_TITLE}\)", text):
        yield inline["title"]
    for key in sorted({(link["key"] or name) for link in re.finditer(rf"{shown}\[(?P<key>[^\]\n]*)\]", text)}):
        defined = re.search(rf"^ {{0,3}}\[{re.escape(key)}\]:\s*\S+{_TITLE}\s*$", text, re.IGNORECASE | re.MULTILINE)
        if defined:
            yield defined["title"]


def _stems(text: str) -> list[str]:
    return [token.stem for token in tokens(text) if not token.stop]
