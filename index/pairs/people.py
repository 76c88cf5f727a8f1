"""Labels to people: initials, first names and surnames resolved to full names where the document says whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from index.names import NAME, is_name, people_in_title, talked_with, who_asks
from index.pairs.page import Page
from index.pairs.parts import Part
from index.types import Speaker

_HEAD = 6_000  # characters in which an introduction names people
_FULL_LINE = 50  # characters of a line that may run on in the next
_DEFINED = re.compile(rf"({NAME})\s*(?:,[^,()]{{1,60}},?\s*)?\((?-i:([A-Z][A-Za-z]{{1,3}}))\)")
_SHORTEST_SLIP = 6  # characters of a label below which two that are alike may be two people's
_ALIKE = 0.88
_BYLINE = 90  # characters of a line that says who asks
_FULL = re.compile(NAME)
_TITLES = re.compile(r"^(?:dr|prof|professor|mr|mrs|ms|miss|sir|dame|lord|lady|senator|judge|justice)\.?\s+", re.I)


def initials(name: str) -> str:
    """'Jeremy Olmsted-Thompson' -> 'jot'."""
    return "".join(word[0] for word in re.split(r"[\s\-–]+", name) if word and word[0].isalpha()).casefold()


@lru_cache(maxsize=16384)
def related(label: str, name: str) -> bool:
    """True where `label` is the initials, the first name, the surname or another spelling of `name`."""
    label, name = _TITLES.sub("", label).strip(" .").casefold(), _TITLES.sub("", name).strip(" .").casefold()
    if not label or not name or label == name:
        return bool(label) and label == name
    words = name.split()
    if len(words) < 2:
        return False
    compact = label.replace(".", "").replace(" ", "")
    if 2 <= len(compact) <= 4 and compact == initials(name):
        return True
    parts = label.split()
    return len(parts) < len(words) + 1 and set(parts) < set(words) and len(parts[0]) > 1


def misspelt(label: str, often: Mapping[str, int]) -> str | None:
    """The label among `often` that `label` is a slip of the keyboard for: 'mrk erhardt' -> 'mark erhardt'.

    Labels that differ in a number, or in a title that both have, are two.
    """
    if label in often or len(label) < _SHORTEST_SLIP:
        return None
    for other in often:
        if abs(len(other) - len(label)) > 1 or re.sub(r"\D", "", label) != re.sub(r"\D", "", other):
            continue
        untitled, meant = _TITLES.sub("", label), _TITLES.sub("", other)
        if untitled != label and meant != other and label.split(maxsplit=1)[0] != other.split()[0]:
            continue
        if SequenceMatcher(None, label, other, autojunk=False).ratio() >= _ALIKE:
            return other
    return None


def _head(page: Page) -> str:
    """The first lines of the document, those of one paragraph joined."""
    lines = page.lines[:80]
    short = [True, *(line.end - line.start < _FULL_LINE for line in lines)]  # a short line ends what it says
    joined = [("\n" if line.first or ended else " ") + line.plain for line, ended in zip(lines, short, strict=False)]
    front = [block.span.of(page.text) for block in page.document.blocks[:60] if block.kind == "front_matter"]
    return "\n".join(["".join(joined)[:_HEAD], *front])


def names_in_head(page: Page) -> tuple[str, ...]:
    """Everything near the head of the document that is written like a person's name; weak evidence."""
    head = _head(page)
    return tuple(dict.fromkeys(match[0] for match in _FULL.finditer(head) if is_name(match[0])))


def introduced(page: Page, label: str) -> bool:
    """True where the document says that `label` is somebody: in its title, among its people, or by 'I'm ...'."""
    bare = re.sub(r"\s*\([^()]*\)", "", label).strip(" .").casefold()
    if any(related(bare, name) for name in page.document.participants) or bare in page.document.title.casefold():
        return True
    said = rf"\b(?:i['’]m|i am|we['’]re|we are|my name is|this is)\b[^.?!\n]{{0,40}}\b{re.escape(bare)}\b"
    return bool(re.search(said, "\n".join(line.plain for line in page.lines[:200])[: 4 * _HEAD], re.I))


class People:
    """The people of one document, and whom each label names."""

    def __init__(self, page: Page, labels: Iterable[str]) -> None:
        plain = _head(page)
        self.defined = {match[2].casefold(): match[1] for match in _DEFINED.finditer(plain) if is_name(match[1])}
        own = [label for label in dict.fromkeys(labels) if is_name(label)]
        self.known = [tuple(dict.fromkeys(group)) for group in (page.document.participants, own, names_in_head(page))]
        self.interviewer = who_asks(page.document.title) or self._byline(plain)
        self.interviewee = self._interviewee(page)
        unnamed = {"answer": self.interviewee, "question": self.interviewer}
        self.unlabelled = {role: Speaker(label="", person=name) for role, name in unnamed.items() if name}
        self.cache: dict[str, Speaker] = {}
        self.told: dict[tuple[str, str], Speaker] = {}

    def speaker(self, part: Part) -> Speaker | None:
        """Who speaks `part`; None where nobody is known to."""
        if part.person:
            known = (part.label, part.person)
            if known not in self.told:
                self.told[known] = Speaker(label=part.label, person=self.person(part.person) or part.person)
            return self.told[known]
        if not part.label:
            return self.unlabelled.get(part.role)
        if part.label not in self.cache:
            self.cache[part.label] = Speaker(label=part.label, person=self.person(part.label))
        return self.cache[part.label]

    def person(self, label: str) -> str | None:
        """The full name that `label` stands for, where exactly one is known that fits."""
        bare = re.sub(r"\s*\([^()]*\)$", "", label).strip(" .")
        if bare.casefold() in self.defined:
            return self.defined[bare.casefold()]
        for group in self.known:
            fitting = {name.casefold(): name for name in group if related(bare, name)}
            if len(fitting) == 1:
                return next(iter(fitting.values()))
            if len(fitting) > 1 and bare.casefold() in fitting:
                return fitting[bare.casefold()]
        return bare if is_name(bare) else None

    @staticmethod
    def _byline(head: str) -> str | None:
        """Who asks, from a short line of its own: 'Interview by N'."""
        return next((name for row in head.split("\n") if len(row) <= _BYLINE and (name := who_asks(row))), None)

    def _interviewee(self, page: Page) -> str | None:
        """Who answers where answers carry no name: the one talked with in the title, else the only participant."""
        participants = tuple(name for name in page.document.participants if name != self.interviewer)
        titled = talked_with(page.document.title) or people_in_title(page.document.title)
        known = [name for name in titled if name in participants]
        if known:
            return known[0]
        return participants[0] if len(participants) == 1 else None
