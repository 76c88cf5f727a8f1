"""Does a question ask for people across the archive ('Who uses Emacs?'), and on which theme? By rule, from its words.

A question for one person by a description ('Which NASA engineer ...?', 'Who ran Google Reader ...?') is none of these.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.lists.asking import PATTERNS
from assistant.lists.dated import dated
from assistant.lists.moves import Move, asked_move
from assistant.lists.negations import negated
from assistant.lists.phrasings import RECORD, usual
from assistant.lists.predicates import Deed, deed
from assistant.lists.workplaces import workplace
from index.words import content_stems, fold, tokens

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
_OR = re.compile(r"\s*,?\s+or\s+", re.IGNORECASE)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What people are asked for by.

    `text` is the theme in the question's words; a passage is on it when it holds every stem of one of the `choices` ('Emacs
    or Vim' has two). With `practised`, what somebody says they do not do, or would like to, does not count. `work` says
    in the singular what the people must be ('which game designers': game, designer), nothing for anybody. `several` is
    True where one person alone would be the answer to another question, `more` where those who are known already are not
    asked for. `shown` is the theme as an answer repeats it, '' where it does not read well. `denied` asks for those who
    do not, `never` is what they have never done ("used a Mac"), `left` asks for those who do no longer, `liked` for those
    who say something good of it, `disliked` for those who say something bad, `moved` for those who went to it from
    something else, `employed` for those who work there, `deed` for those who do just that, `owned` for those who have
    such a thing.
    """

    text: str
    choices: tuple[frozenset[str], ...]
    practised: bool = False
    work: frozenset[str] = frozenset()
    several: bool = False
    more: bool = False
    shown: str = ""
    denied: bool = False
    left: bool = False
    never: str = ""
    liked: bool = False
    disliked: bool = False
    moved: Move | None = None
    employed: bool = False
    deed: Deed | None = None
    owned: bool = False
    since: str | None = None
    until: str | None = None


def theme_of(text: str) -> Theme | None:
    """A theme as somebody typed it alone ('remote work'); None where it has no word to look for."""
    choices = _choices(text)
    return Theme(text=text, choices=choices) if choices else None


def asked_theme(question: str) -> Theme | None:
    """The theme on which `question` asks for people; None for every other question.

    'Who else: Who uses Emacs?', as a follow-up reads once it stands alone, asks for the rest.
    """
    if when := dated(question):
        theme = asked_theme(when.question)
        return replace(theme, since=when.since, until=when.until) if theme else None
    if move := asked_move(question):
        return _theme_of_move(move)
    if other := negated(question):
        theme = asked_theme(other.positive)
        if theme is None or not (theme.practised or theme.liked or theme.disliked):
            return None
        rest = _QUOTES.sub("", _WHERE.sub("", _EXCEPT.sub("", _ENDS.sub("", other.rest)))).strip()
        shown = f"{other.verb} {rest[:SHOWN]}".strip()
        never = _ENDS.sub("", other.never)[:SHOWN]
        return replace(theme, several=other.several, denied=not other.left, left=other.left, shown=shown, never=never)
    if match := _MORE.match(question):
        theme = asked_theme(question[match.end() :])
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
            done = deed(verb.split()[0], _OR.split(text), past=mode == "did")
            if done is None:
                return None  # "Who works there?"
        choices = done.choices if done else _choices(there or wanted)
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
    choices = _choices(move.goal)
    if not choices or max(map(len, choices)) > LONGEST:
        return None
    work = frozenset(word.removesuffix("s") for word in fold(move.work).split())
    return Theme(text=move.goal, choices=choices, moved=move, shown=move.told, more=move.more, work=work)


def _choices(text: str) -> tuple[frozenset[str], ...]:
    """The stems of each alternative; none where one of them has no word to look for."""
    choices = tuple(dict.fromkeys(content_stems(part) for part in _OR.split(text)))
    return choices if all(choices) else ()
