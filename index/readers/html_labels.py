"""Labels that a page sets apart by looks alone: <span class="speaker">Lang</span>Were you afraid?, a lone Q in a box.

A reader sees where such a label ends, the words do not say it: what is written between the two is found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

Element = Any  # lxml ships no types
Labels = dict[Element, str]
"""For each label what parts it from the words after it: ': ', or ' ' where it ends in a sign of its own."""

_SPEAKER = re.compile(r"(?:^|[-_])(?:speaker(?:[-_]?name)?|interviewer|interviewee|who|person|talker)(?:$|[-_])", re.I)
_INLINE = frozenset("span cite b strong em i a font small label mark u abbr".split())
_BOXES = frozenset(("div", "p", "dt"))  # that may hold a lone letter
_PLAIN = frozenset(("b", "strong", "em", "i", "a", "u", "abbr"))  # which stand at the head of sentences as well
_NAME = re.compile(r"[^\W\d_][^:.?!\n]{0,60}$")
_SIGNED = re.compile(r"[^\W_][^:?!\n]{0,60}:$")
_SHORT = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ]\.?){1,4}$")  # 'SD', 'S.D.'
_NAMED = re.compile(
    r"(?:(?:Dr|Prof|Mrs?|Ms|Sir|Dame|Lord|Lady)\.? )?[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){0,3}$"
)
_ASK = frozenset("Q F P D В 問 问 Question Frage Pregunta Pergunta Domanda Vraag 질문 質問".split())
_TELL = frozenset("A R О 答 Answer Antwort Respuesta Resposta Risposta Antwoord Réponse 답변 回答".split())
_SIGNS = ".:：) "
_TIME = re.compile(r"[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?$")
_MOST_PARTS = 6  # elements in a label
_LONGEST, _LONGEST_NAME = 120, 40  # characters of a label with its blanks, and of a name
_FEWEST = 4  # labels of one look
_FEWEST_LETTERS = 2  # lone letters before questions, and before answers
_MOST_PEOPLE = 12


def labels_in(root: Element) -> Labels:
    """Every label under `root`: of a class that says so, names or initials of one look that come again, lone letters."""
    found: Labels = {}
    looks: dict[tuple[str, str], list[tuple[Element, str]]] = {}
    letters: list[tuple[Element, str]] = []
    for element in root.iter(*_INLINE, *_BOXES):
        if not _is_small(element) or not _opens(element):
            continue
        words = _words(element)
        if words.rstrip(_SIGNS) in _ASK | _TELL:
            letters.append((element, words.rstrip(_SIGNS)))
        elif element.tag not in _INLINE:
            continue
        elif any(_SPEAKER.search(name) for name in (element.get("class") or "").split()):
            found.update(_parted(element, words, sure=element.tag in ("span", "cite")))
        elif (look := element.get("class") or element.get("style") or "") and len(words) <= _LONGEST_NAME:
            looks.setdefault((element.tag, look), []).append((element, words))
    for (tag, _), group in looks.items():
        if _are_people([words for _, words in group]):
            for element, words in group:
                found.update(_parted(element, words, sure=tag not in _PLAIN))
    found.update(_lone_letters(letters))
    return found


def opens_with_label(element: Element, labels: Labels) -> bool:
    """True where the first words of `element` are a label."""
    for _ in range(_MOST_PARTS):
        if (element.text or "").strip():
            return False
        element = next((child for child in element if isinstance(child.tag, str)), None)
        if element is None:
            return False
        if element in labels:
            return True
    return False


def _is_small(element: Element) -> bool:
    """True for an element of a few words and hardly any elements: no label holds a page."""
    if sum(1 for _ in islice(element.iter(), _MOST_PARTS + 1)) > _MOST_PARTS:
        return False
    parts = list(islice(element.itertext(), 2 * _MOST_PARTS))
    return bool(parts) and 0 < sum(map(len, parts)) <= _LONGEST


def _opens(element: Element) -> bool:
    """True for an element that nothing but a time stands before in its parent, and something behind."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None or (parent.text or "").strip():
        return False
    if before is not None and (before.getprevious() is not None or not _is_small(before) or not _is_time(before)):
        return False
    if (element.tail or "").strip(" \n\t:"):
        return True
    following = element.getnext()
    return following is not None and any(words.strip() for words in islice(following.itertext(), _MOST_PARTS))


def _is_time(element: Element) -> bool:
    return not (element.tail or "").strip() and _TIME.match(_words(element)) is not None


def _parted(element: Element, words: str, *, sure: bool) -> Iterator[tuple[Element, str]]:
    """The label with what parts it; emphasis tells itself where it ends, so that only a blank may be missing."""
    after = (element.tail or " ")[0]
    if _SIGNED.match(words) or (_NAME.match(words) and not sure):
        if after.isspace() or after.isalnum():
            yield element, " "
    elif _NAME.match(words) and not (element.tail or "").lstrip().startswith(":"):
        yield element, ": "


def _are_people(names: list[str]) -> bool:
    """True for names or initials of several people, each of whom comes again on average."""
    different = set(names)
    if len(names) < _FEWEST or not 2 <= len(different) <= min(_MOST_PEOPLE, len(names) // 2 + 1):
        return False
    bare = [name.rstrip(_SIGNS) for name in different]
    return all(_SHORT.match(name) for name in bare) or all(_NAMED.match(name) for name in bare)


def _lone_letters(letters: list[tuple[Element, str]]) -> Iterator[tuple[Element, str]]:
    asking = sum(words in _ASK for _, words in letters)
    if min(asking, len(letters) - asking) < _FEWEST_LETTERS:
        return
    for element, words in letters:
        own = _words(element)
        yield element, " " if own != words else ": "


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split()) if isinstance(element.tag, str) else ""
