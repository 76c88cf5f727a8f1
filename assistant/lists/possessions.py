"""Does somebody say that they have a thing: "I have two cats", "my cat", "I live with three dogs"?

Not where the word only says more about another ("children's books", "cat videos"), is wished for, or is somebody else's.
By rule, from one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.candidates import Candidate
from assistant.lists.theme import Theme
from assistant.lists.written import written
from index.words import Token

NAMES = 0.6  # share of the places where a word has a capital inside a sentence from which it is a name here
AROUND = 200  # characters before a thing in which its owner is looked for

_ADJECTIVES = (
    r"(?:(?!(?:of|for|with|in|on|at|to|and|that|which|who|is|are|was|were|the|an?|this|their|his|her|your|like|as)\b)"
    r"(?![\w.-]*['’]s\b)[\w'’.-]+\s+){0,3}[^\s\w]*$"
)
_COUNTED = rf"(?:an?|one|two|three|four|five|six|\d+|some|several)\s+{_ADJECTIVES}"
_MY = re.compile(rf"\b(?:my|our)\s+{_ADJECTIVES}", re.IGNORECASE)
_MY_LIST = re.compile(
    r"\b(?:my|our)\s+(?:(?!(?:of|for|in|on|at|to|with|that|which|who|is|are|was|has|have)\b)[\w'’-]+(?:\s+|[,;]\s*)){1,10}"
    rf"(?:and\s+|or\s+|&\s*)?{_COUNTED}|"
    r"\bmy\s+(?:wife|husband|partner|girlfriend|boyfriend|family)\s+(?:and|or|&)\s+[^\s\w]*$",
    re.IGNORECASE,
)
_NOT_OWN = (
    r"\b(?:he|she|they|you|it|who|which|that|where|when|because|but|if|would|could|should|wish|want|like|love|dream|dreaming|"
    r"access|without|not|no|never|about|than|instead|unlike|interest|nothing|against|their|his|her|your)\b|n['’]t\b|"
    r"\bof\s+(?:an?|the|people)\b"
)
_ON = rf"(?:(?!{_NOT_OWN})[^.!?:])"
_PARENT = r"an?\s+(?:proud\s+|also\s+)?(?:parent|owner|father|mother|dad|mom|mum)"
_HAVING = (
    r"(?:have|['’]ve\s+(?:got|had)|own|keep|got|bought|use|using|share|shared|adopted|raise|raised|raising|rescued|built|carry|"
    rf"house|play|feed|drive|ride|wear|walk|bring|am\s+(?:also\s+)?{_PARENT}|['’]m\s+(?:also\s+)?{_PARENT})"
)
_HAVE = re.compile(
    rf"\b(?:I|we)(?:\s+(?:also|now|still|currently|do|already|both|\w+ly))*\s*{_HAVING}\b{_ON}{{0,120}}$", re.IGNORECASE
)
_WITH = re.compile(
    r"\b(?:live|lives|living|lived|married|home|house|family|surrounded|joined|accompanied|parent|father|mother|mom|dad|mum|"
    rf"owner|hang(?:ing)?\s+out)\b{_ON}{{0,120}}?\b(?:with|by|to|of)\b{_ON}{{0,100}}$",
    re.IGNORECASE,
)
_THEY_HAVE = re.compile(
    rf"\b(?:has(?!\s+(?:been|\w+ed)\b)|owns|keeps|shares|lives|living|(?:father|mother|parent|owner)\s+(?:of|to))\b{_ON}{{0,100}}$",
    re.IGNORECASE,
)
_MINE = re.compile(r"\b(?:my|our)\s+[^\s\w]*$", re.IGNORECASE)
_KNOWN = re.compile(r"(?:\bthe(?:\s+\w+){0,2}|['’]s)\s+[^\s\w]*$", re.IGNORECASE)
_AS_ONE = re.compile(r"\b(?:as|like|since\s+I\s+was|when\s+I\s+was)\s+an?\s+[^\s\w]*$", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:^|[,;:(•*&+|-]|\band\b|\bplus\b|\bor\b)\s*(?:(?!(?:of|for|with|in|on|at|to|from|by)\b)[^\s,;:()]+\s+){0,6}$",
    re.IGNORECASE,
)
_OWN_WORDS = re.compile(
    r"\b(?:i|we|he|she|they|you|it|is|are|was|were|would|could|should|can|will|has|have|had|do|does|did|be)\b|['’](?:m|re|d|ll|ve)\b",
    re.IGNORECASE,
)
_EQUIPMENT = re.compile(r"\b(?:hardware|software|gear|equipment|tools?|use|own|have|setup)\b", re.IGNORECASE)
_WISHED = re.compile(r"\b(?:dream|ideal|wish|would)\b", re.IGNORECASE)
_CROWD = re.compile(r"\b(?:\d{2,}|[a-z]*(?:ty|hundred|thousand)(?:-[a-z]+)?)\s+$", re.IGNORECASE)
_JOINING = frozenset("and or is are was were has have that which who for of than".split())
_FAMILY = frozenset("children child kid son daughter".split())  # nobody counts those among what they use
_AFTER = frozenset(
    """almost also altogether anymore anyway besides close currently either elsewhere here however inside
    instead left like named called near nor now nowadays outside per plus rather right since still though today
    together too unless yet""".split()
)


def of_owners(
    theme: Theme, held: Sequence[tuple[Candidate, tuple[int, ...]]]
) -> list[tuple[Candidate, tuple[int, ...]]]:
    """The sentences that say that somebody has what is asked for; all of them where it is a name."""
    inside = [s.words[n].capital for s, place in held for n in place if n and not s.words[n].number]
    if sum(inside) >= NAMES * len(inside):
        return list(held)
    return [(sentence, found) for sentence, _ in held if (found := _place(theme, sentence)) is not None]


def _place(theme: Theme, sentence: Candidate) -> tuple[int, ...] | None:
    question = None if sentence.asked else sentence.pair.question
    asked = question.of(sentence.document.text) if question else ""
    of_another = written(sentence)
    places = (has(one, sentence.words, sentence.plain, asked=asked, of_another=of_another) for one in theme.choices)
    return next((place for place in places if place is not None), None)


def has(
    stems: frozenset[str], words: Sequence[Token], plain: str, *, asked: str, of_another: bool = False
) -> tuple[int, ...] | None:
    """Where a sentence says that its speaker has the thing with these `stems`, in reply to what was `asked`; None where it
    does not. With `of_another` the sentence is not the owner's own ("She has two cats")."""
    size = len(stems)
    for first in range(len(words) - size + 1):
        place = tuple(range(first, first + size))
        if {words[n].stem for n in place} == stems and _owned(words, place, plain, asked, of_another=of_another):
            return place
    return None


def _owned(words: Sequence[Token], place: tuple[int, ...], plain: str, asked: str, *, of_another: bool) -> bool:
    start, end = words[place[0]].start, words[place[-1]].end
    before = plain[max(0, start - AROUND) : start]
    if of_another:
        return bool(_THEY_HAVE.search(before)) and not (
            _doing(words[place[-1]]) or _joined(plain[end:]) or _part(words, place[-1], plain)
        )
    if _possessive(words[place[-1]]):
        return _MINE.search(before) is not None
    if _joined(plain[end:]) or _doing(words[place[-1]]) or _AS_ONE.search(before):
        return False
    family = bool(_FAMILY & {words[n].stem for n in place})
    if family and _CROWD.search(before):
        return False
    if _MY.search(before):
        return not _part(words, place[-1], plain) or _acts(words, place[-1], plain)
    if _part(words, place[-1], plain):
        return False
    if _HAVE.search(before) and not _KNOWN.search(before):
        return True
    if _WITH.search(before) or _MY_LIST.search(before):
        return True
    listed = _EQUIPMENT.search(asked) and not _WISHED.search(asked) and not family
    return bool(listed and _NAMED.search(before)) and not _OWN_WORDS.search(plain)


def _acts(words: Sequence[Token], last: int, plain: str) -> bool:
    """Does the word behind the thing say what it does ("my cat sleeps on the kiln"), and not what it is part of?"""
    if last + 2 >= len(words) or plain[words[last + 1].end : words[last + 2].start].strip():
        return False
    behind = words[last + 2]
    return behind.stop and behind.folded not in _JOINING


def _doing(word: Token) -> bool:
    """Is it a form of a verb ("just kidding"), or whoever does it ("a gardener")?"""
    one = word.folded.removesuffix("s")
    return any(one.endswith(end) and not word.stem.endswith(end) for end in ("ing", "er"))


def _joined(after: str) -> bool:
    return after[:1] in {"-", "."} and after[1:2].isalpha()


def _possessive(word: Token) -> bool:
    return word.text.replace("’", "'").endswith(("'s", "s'"))


def _part(words: Sequence[Token], last: int, plain: str) -> bool:
    """Does another noun follow, which the thing only says more about ("cat videos")?"""
    if last + 1 == len(words):
        return False
    gap, following = plain[words[last].end : words[last + 1].start], words[last + 1]
    if gap.strip() or following.stop or following.number:
        return False
    if following.capital:
        return words[last].capital  # "Car Kettle"
    if following.folded.endswith("ing") and last + 2 < len(words):  # "a cat feeding robot"
        behind = words[last + 2]
        return not (behind.stop or plain[following.end : behind.start].strip())
    return not following.folded.endswith(("ly", "ing", "ed")) and following.folded not in _AFTER
