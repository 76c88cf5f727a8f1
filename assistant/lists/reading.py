"""The wordings in which people are asked for across the archive, read into a theme: many patterns, seldom needed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.lists.asking import PATTERNS
from assistant.lists.dated import dated
from assistant.lists.moves import Move, asked_move
from assistant.lists.negations import negated
from assistant.lists.phrasings import RECORD, usual
from assistant.lists.predicates import deed
from assistant.lists.theme import OR, Theme, choices_of
from assistant.lists.workplaces import workplace
from index.words import fold, tokens

LONGEST = 4  # content words of a theme; what is longer describes one person
SHOWN = 60  # characters of a theme that is repeated in an answer

_SINGULAR = re.compile(r"^\W*(?:and\s+|but\s+|so\s+|ok(?:ay)?\W+)?who\b", re.IGNORECASE)
_MORE = re.compile(r"^\W*(?:and |but |so )?(?:who|what|anyone|anybody|anything) else:\s*", re.IGNORECASE)
#: What says of a name only what kind of thing it is: "the program Scripto".
_KIND = re.compile(
    r"^(?:the|a|an)\s+(?:\w+\s+)?(?:apps?|programs?|programmes?|software|tools?|services?|websites?|site|games?|language|editors?|"
    r"application|brand|band|camera|font|magazine|newspaper|company)\s+(?:called\s+|named\s+)?(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
_EXCEPT = re.compile(r"\W*\b(?:besides|apart\ from|except(?:\ for)?|other\ than|aside\ from)\b.*$", re.IGNORECASE)
_WHERE = re.compile(
    rf"\s+(?:at all|here|in (?:the|this|these|your|any) {RECORD})\W*$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[\s?.!]+$")
_AND_WHY = re.compile(
    r"\s*,?\s+and\s+(?:why|how|where|when|since when|what for|how (?:long|often|much))$", re.IGNORECASE
)
_HAVING = re.compile(r"\b(?:have|has|own|owns|keep|keeps)\s*$", re.IGNORECASE)
_QUOTES = re.compile(r"[\"“”«»]")


#: Other words for what people have, by stem.
_ALIKE = {
    "children": ("child", "kid", "son", "daughter"),
    "child": ("children", "kid", "son", "daughter"),
    "kid": ("children", "child", "son", "daughter"),
    "cat": ("kitten",),
    "dog": ("puppi",),
    "bike": ("bicycl",),
    "bicycl": ("bike",),
}


def theme_asked(question: str) -> Theme | None:
    """The theme on which `question` asks for people; None for every other question.

    'Who else: Who uses Emacs?', as a follow-up reads once it stands alone, asks for the rest.
    """
    if when := dated(question):
        theme = theme_asked(when.question)
        return replace(theme, since=when.since, until=when.until) if theme else None
    if move := asked_move(question):
        return _theme_of_move(move)
    if other := negated(question):
        theme = theme_asked(other.positive)
        if theme is None or not (theme.practised or theme.liked or theme.disliked):
            return None
        rest = _QUOTES.sub("", _WHERE.sub("", _EXCEPT.sub("", _ENDS.sub("", other.rest)))).strip()
        shown = f"{other.verb} {rest[:SHOWN]}".strip()
        never = _ENDS.sub("", other.never)[:SHOWN]
        return replace(theme, several=other.several, denied=not other.left, left=other.left, shown=shown, never=never)
    if match := _MORE.match(question):
        theme = theme_asked(question[match.end() :])
        return replace(theme, several=False, more=True) if theme else None
    question = usual(question)
    for mode, pattern in PATTERNS:
        match = pattern.match(question)
        if not match:
            continue
        found = match.groupdict()
        text = _WHERE.sub("", _EXCEPT.sub("", _AND_WHY.sub("", _ENDS.sub("", match["theme"])))).strip()
        text = _KIND.sub("", text)
        wanted = f"{found['verb']} {text}" if found.get("verb") else text
        there = workplace(wanted)
        verb, done = found.get("verb") or "", None
        if verb and not there:
            done = deed(verb.split()[0], OR.split(text), past=mode == "did")
            if done is None:
                return None  # "Who works there?"
        choices = done.choices if done else choices_of(there or wanted)
        owned = mode == "use" and _owned(question[: match.start("theme")], text)
        choices = (*choices, *_alike(choices)) if owned else choices
        if not choices or max(map(len, choices)) > LONGEST or re.search(r"[,;?]", text):
            return None
        return Theme(
            text=there or wanted,
            choices=choices,
            practised=mode in {"use", "do"},
            work=frozenset(word.removesuffix("s") for word in fold(found.get("work") or "").split()),
            liked=mode == "like",
            disliked=mode == "dislike",
            several=mode == "said" or (not there and mode != "mention" and bool(_SINGULAR.match(question))),
            more=bool(found.get("else") or found.get("other") or _EXCEPT.search(question)),
            employed=bool(there),
            deed=done,
            owned=owned,
            shown=_shown(text, there, wanted if done else "", mode),
        )
    return None


def _shown(text: str, there: str, done: str, mode: str) -> str:
    """How an answer repeats the theme."""
    if mode == "dislike" and len(text) <= SHOWN:
        return f"Dislike of {_QUOTES.sub('', text)}"
    if there or done:
        return f"At {there}" if there else f"{done[0].upper()}{_QUOTES.sub('', done[1:])}" if len(done) <= SHOWN else ""
    return "" if mode == "do" or len(text) > SHOWN else _QUOTES.sub("", text)


def _owned(before: str, thing: str) -> bool:
    """Are those asked for who have something that is no name: "Who has cats?"?"""
    words = [token for token in tokens(thing) if not token.stop]
    return _HAVING.search(before) is not None and not any(word.capital and not word.number for word in words)


def _alike(choices: Sequence[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """The stems of other words for what people have."""
    alone = (stem for choice in choices if len(choice) == 1 for stem in choice)
    return tuple(frozenset({other}) for stem in alone for other in _ALIKE.get(stem, ()))


def _theme_of_move(move: Move) -> Theme | None:
    choices = choices_of(move.goal)
    if not choices or max(map(len, choices)) > LONGEST:
        return None
    work = frozenset(word.removesuffix("s") for word in fold(move.work).split())
    return Theme(text=move.goal, choices=choices, moved=move, shown=move.told, more=move.more, work=work)
