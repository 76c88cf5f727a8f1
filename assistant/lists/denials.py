"""Who says that they do not: "I don't own a car" denies having one, "I don't like my car" does not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.candidates import Candidate
from assistant.lists.theme import Theme
from index.sentences import sentences
from index.words import Token, content_stems, tokens

BEFORE = 9  # words before a thing that may deny it
AROUND = 200  # characters before and behind it that are looked at
APART = 70  # characters between a denial and what it denies

_NEVER = (
    r"(?:do\s+not|don['’]t|didn['’]t|did\s+not|never|no\s+longer|have\s+never|haven['’]t|can['’]t|cannot|won['’]t|will\s+not|"
    r"wouldn['’]t|rarely|seldom|hardly|am\s+not|['’]m\s+not)"
)
_HAVING = r"(?:own|owned|have|had|keep|kept|got|even\s+have)"
_USING = rf"(?:{_HAVING}|use|used|using|run|touch|touched|carry|work)"
_AWAY = (
    r"(?:gave\s+up|given\s+up|give\s+up|got\s+rid\s+of|gotten\s+rid\s+of|stopped|quit|ditched|abandoned|avoid(?:ed|ing)?|"
    r"boycott(?:ed|ing)?|stay(?:ed)?\s+away\s+from|refuse|deleted|swore\s+off|sworn\s+off)"
)
_ADVERB = r"(?:(?:ever|even|at\s+all|own\s+or|or|\w+ly)\s+)*"
_NOT_IT = (
    r"\b(?:for|in|to|because|if|so|but|as|when|than|except|outside|beyond|just|only|other|much|that|which|and|from|of|about|"
    r"like|always|anything|enough|many|more|most|without|another|second|non)\b"
)
_SHORT_GAP = rf"(?:(?!{_NOT_IT})[^\s,.;:!?()]+\s+){{0,3}}[^\s\w]*$"
_NOT_USED, _NOT_HAD = (
    tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"\b(?:I|we)(?:['’]ve)?\s+(?:\w+\s+)?{_NEVER}\s+{_ADVERB}{verbs}(?:\s+(?:with|on))?\s+{_SHORT_GAP}",
            rf"\bI['’]m\s+not\s+{_ADVERB}(?:using|carrying|on)\s+{_SHORT_GAP}",
            r"\b(?:I\s+(?:have|own|use|keep|had)|I['’]ve\s+(?:got|had)|with|there['’]s|got)\s+"
            r"(?:absolutely\s+|literally\s+)?no\s+[^\s\w]*$",
        )
    )
    for verbs in (_USING, _HAVING)
)
_GIVEN_UP = re.compile(
    rf"\b(?:I|we)(?:['’]ve)?\s+(?:\w+\s+)?{_AWAY}\s+(?:(?:to|using|on|owning|having|drinking|watching|with)\s+)*{_SHORT_GAP}",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    r"\b(?:I|we|live|living|lived|work|working|worked|go|gone|get\s+by|do|survive)\s+(?:\w+\s+){0,2}without\s+(?:an?\s+|any\s+)?"
    r"[^\s\w]*$",
    re.IGNORECASE,
)
_LOST = re.compile(
    rf"\b(?:{_NEVER}|couldn['’]t|could\s+not|what|how|would|could|lost|dead|impossible|hard|if)\b", re.IGNORECASE
)
_HAVES = frozenset("have own keep".split())
_OWNING = _HAVES | frozenset("use run work rely carry".split())
_OWNING_NO_MORE = frozenset("using owning having keeping running".split())
_DONE = re.compile(
    rf"\b(?:I|we)(?:['’]ve)?\s+(?:\w+\s+)?{_NEVER}\s+{_ADVERB}$|\b(?:I|we)(?:['’]ve)?\s+(?:\w+\s+)?{_AWAY}\s+(?:to\s+)?$|"
    rf"\bI['’]m\s+not\s+{_ADVERB}$",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:almost|nearly|practically|virtually|basically|mostly|mainly|usually|generally|largely|typically|often|sometimes|"
    r"really|always|try(?:ing)?\s+to|tend\s+to|rarely|seldom|hardly|barely|occasionally)\b",
    re.IGNORECASE,
)
_NEVER_ONCE = re.compile(
    r"(?:\b(?:have|has|had)|['’]ve)\s+(?:\w+\s+)?never\b|n['’]t\s+ever\s+\w+ed\b|"
    r"\bnever\s+(?:even\s+|once\s+|ever\s+)?(?:\w+ed|had|been|got|written|driven|ridden|worn|taken|seen|read|made|done)\b",
    re.IGNORECASE,
)
_LATELY = re.compile(
    r"^[^.;!?]{0,40}\b(?:since|again|any\s?more|in\s+(?:years|ages|months)|for\s+(?:years|ages))\b", re.IGNORECASE
)
_CONDITION = re.compile(
    r"\b(?:if|when|whenever|unless|wish|until|before|where|would|wonder)\s+"
    r"(?:\w+\s+){0,1}$",
    re.IGNORECASE,
)
_SOFTENED = re.compile(
    r"^[^\s\w]*\s+(?:for\s+(?!any)|(?:very\s+|that\s+|as\s+|too\s+|all\s+that\s+)?(?:much|often|enough|without|heavily|exclusively|unless|except|only|"
    r"yet\s+but|the\s+way|as\s+often)\b)",
    re.IGNORECASE,
)
_ADVERBS = frozenset(
    """almost also although altogether anymore anyway anyways anywhere besides currently either elsewhere except having here
    home however inside instead left like nor now nowadays outside per rather right since still though today unless unlike
    whatsoever yet""".split()
)
_LONGER = re.compile(r"^[\])]*\s+(?:[A-Z][a-z]|[A-Z]{2,}|\d)")
#: What may stand right before a thing that is denied as a whole: "a computer", "use computers", not "an old computer".
_WHOLE = re.compile(
    rf"{_USING}|{_AWAY}|\w+ing|personal|own|real|actual|single|physical|proper|regular|ordinary|normal|any",
    re.IGNORECASE,
)
_MINE = re.compile(rf"\b{_NEVER}\s+{_ADVERB}(?:have|own|got|had)\s+(?:my|our|the|this|that)\s+$", re.IGNORECASE)
_ANY = re.compile(rf"\b(?:{_NEVER}|{_AWAY}|no|without|not)\b", re.IGNORECASE)


_NO_MORE = re.compile(
    rf"\b(?:{_AWAY}|used\s+to|any\s?more|any\s+longer|no\s+longer|until|ago|(?:switch|mov|migrat)(?:ed|ing)|left|sold|lost|resigned)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def _of_verb(verb: str) -> re.Pattern[str]:
    """What denies doing just what `verb` says."""
    return re.compile(
        rf"\b(?:I|we)(?:['’]ve)?\s+(?:\w+\s+)?{_NEVER}\s+{_ADVERB}{re.escape(verb)}\w{{0,3}}\s+(?:(?:to|in|on|at|with|for)\s+)?{_SHORT_GAP}",
        re.IGNORECASE,
    )


def surely_told(theme: Theme) -> bool:
    """Would those who do not, or no longer, be found by the words looked for? Having and using is denied in few words, doing
    in many."""
    return theme.shown.split(" ", 1)[0] in (_OWNING_NO_MORE if theme.left else _OWNING)


def may_deny(theme: Theme, text: str) -> bool:
    """Does a denial stand in `text` somewhere before a word that begins like one of the theme's?"""
    small = text.lower()
    for choice in theme.choices:
        for stem in choice:
            begin, at = stem[:-1] if len(stem) > 3 else stem, 0
            while (at := small.find(begin, at)) >= 0:
                if _ANY.search(small, max(0, at - APART), at):
                    return True
                at += len(begin)
    return False


def _part(following: Sequence[Token], after: str) -> bool:
    """Does another noun follow, which the thing only says more about ("a TV screen")?"""
    if not following or not after[:1].isspace() or not after.lstrip()[:1].isalpha():
        return False
    word = following[0]
    return not (word.stop or word.folded in _ADVERBS or word.folded.endswith(("ly", "ing", "ed")))


def says_so(theme: Theme, text: str) -> bool:
    """May `text` say that somebody does not, or no longer, do what the theme asks for?"""
    return may_deny(theme, text) or (theme.left and _NO_MORE.search(text) is not None)


def says_otherwise(theme: Theme, text: str) -> bool:
    """Does a sentence of `text` hold all that the theme asks for, and none of them any denial?"""
    told = [span.of(text) for span in sentences(text, 0, len(text))]
    held = [said for said in told if any(choice <= content_stems(said) for choice in theme.choices)]
    return bool(held) and not any(says_so(theme, said) for said in held)


def denied(theme: Theme, sentence: Candidate, place: tuple[int, ...]) -> bool:
    """Does a speaker say in `sentence` that they do not do or have what of the theme stands at `place`?"""
    words = sentence.words
    first, last = words[place[0]], words[place[-1]]
    begin = max(words[max(0, place[0] - BEFORE)].start, first.start - AROUND)
    before, after = sentence.plain[begin : first.start], sentence.plain[last.end : last.end + AROUND]
    if _SOFTENED.match(after) or (last.capital and _LONGER.match(after)) or _part(words[place[-1] + 1 :], after):
        return False
    verb = theme.shown.split(" ", 1)[0]
    nearest = words[place[0] - 1] if place[0] else None
    if nearest and not sentence.plain[nearest.end : first.start].strip():
        whole = nearest.stop or _WHOLE.fullmatch(nearest.text) or nearest.stem == tokens(verb)[0].stem
        if not whole:
            return False  # of one kind of it only
    if verb in _OWNING and _MINE.search(before):
        return False
    lost = _LOST.search(sentence.plain, max(0, first.start - AROUND), first.start)
    kept = None if lost else _WITHOUT.search(before)
    if verb in _OWNING and kept and not theme.never and not _HEDGED.search(kept[0]):
        return True
    owning = _NOT_HAD if verb in _HAVES else _NOT_USED if verb in _OWNING else ()
    patterns = [_of_verb(verb), _GIVEN_UP, *owning, *([_DONE] if len(place) > 1 else ())]
    for pattern in patterns:
        if found := pattern.search(before):
            at = begin + found.start()
            once = _NEVER_ONCE.search(found[0]) and not _LATELY.match(after)
            if _HEDGED.search(found[0]) or (theme.never and not once):
                return False
            return not _CONDITION.search(sentence.plain[max(0, at - AROUND) : at])
    return False
