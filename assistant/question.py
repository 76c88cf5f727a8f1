"""What a question asks for: its kind, its parts, its words. Knows nothing about the documents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from index.words import Token, tokens

Kind = Literal["who", "when", "where", "number", "why", "how", "yesno", "list", "which", "what", "other"]

_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (
        "number",
        r"\bhow (?:many|much|old|long|often|far|tall|big|large|hot|cold|heavy|fast|high|deep|wide|late|early|frequently)\b"
        r"|\b(?:what|which) (?:number|percentage|percent|share|amount|price|age|size)\b|\bat what age\b"
        r"|\bwhat(?:['’]s| is| was| are| were) the (?:\w+ )?(?:population|number|percentage|share|amount|price|cost|salary|"
        r"age|size|height|length|width|depth|weight|speed|distance|temperature|budget|score|rate|capacity|total)\b",
    ),
    ("when", r"\bwhen\b|\b(?:what|which) (?:year|time|day|date|month|decade|season|weekday)\b|\bsince when\b"),
    ("where", r"\bwhere\b|\b(?:what|which) (?:place|city|town|country|state|region|street)\b|\bwhere(?:abouts)?\b"),
    (
        "why",
        r"\bwhy\b|\b(?:any|what|which)(?: \w+){0,3} reasons?\b|\bhow come\b|\bwhat (?:made|led|drove|prompted|caused)\b",
    ),
    (
        "list",
        r"^\W*(?:please )?(?:list|name|enumerate)\b|\b(?:what|which) (?:two|three|four|five|all|are|were|other)\b",
    ),
    ("who", r"\bwho(?:m|se)?\b|\bwhich (?:person|people|man|woman|interviewee|guest|speaker)\b"),
    ("how", r"\bhow\b"),
    ("which", r"\bwhich\b"),
    ("what", r"\bwhat(?:'s|’s)?\b"),
)
_KINDS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
_YES_NO = re.compile(
    r"^\W*(?:and |but |so |then |or )?(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|may|might|must|"
    r"isn't|aren't|wasn't|weren't|don't|doesn't|didn't|hasn't|haven't|hadn't|can't|couldn't|won't|wouldn't|shouldn't|"
    r"isn’t|aren’t|wasn’t|weren’t|don’t|doesn’t|didn’t|hasn’t|haven’t|can’t|couldn’t|won’t|wouldn’t)\b",
    re.IGNORECASE,
)
_WH = r"(?:who|whom|whose|what|which|when|where|why|how)"
# "..., and what did each use before?": the second question of a compound one.
_JOINT = re.compile(
    rf"(?:,\s*(?:and|but|or)?|\s+and|;|\?)\s+(?={_WH}\b|(?:was|were|is|are|did|does|do|has|have|had)\s+(?:he|she|they|it)\b)",
    re.I,
)
# "What about their camera?", "What about the screen (they)?": one thing of somebody's.
_WHAT_ABOUT = re.compile(
    r"^\W*(?:(?:and|so|but|ok(?:ay)?)\W+)?(?:what|how)\s+about\s+(?:(?P<own>their)|the|any|an?)\s+"
    r"(?P<thing>(?:[\w'’-]+\s+){0,2}[\w'’-]+)(?(own)|\s+\((?:they|it)\))\W*$",
    re.IGNORECASE,
)
# "their dream setup", "bike they", as words are typed into a search box: one thing of somebody's.
_THING_ONLY = re.compile(
    r"^\W*(?:(?:they|their)\s+(?P<after>(?:[\w'’-]+\s+){0,3}[\w'’-]+)|(?P<before>(?:[\w'’-]+\s+){1,4})they)\W*$",
    re.IGNORECASE,
)
# "Which kiln does ...?": the thing asked for, and the words that ask for it.
_TOPIC = re.compile(
    r"\b(?:which|what)\s+(?:kind of |sort of |type of |make of |brand of )?((?:[\w'’-]+\s+){0,2}?[\w'’-]+)"
    r"(?=\s+(?:do|does|did|is|are|was|were|has|have|had|can|could|would|will)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One question of a compound one: its text, its kind and its words.

    `about` is True where it asks for whatever is said about a thing, put as the question what that is.
    """

    text: str
    kind: Kind
    words: tuple[Token, ...]
    about: bool = False


def kind_of(text: str) -> Kind:
    """What kind of answer `text` asks for; 'other' where it asks nothing."""
    if _YES_NO.match(text):
        return "yesno"
    found = [
        (match.start(), order, kind) for order, (kind, pattern) in enumerate(_KINDS) if (match := pattern.search(text))
    ]
    if not found:
        return "other"
    return min(found)[2]


def parts_of(text: str) -> tuple[Part, ...]:
    """The questions that `text` is made of, at most three; one for a plain question."""
    pieces: list[str] = []
    begin = 0
    for match in _JOINT.finditer(text):
        piece = text[begin : match.start()].strip()
        if len(piece.split()) >= 3:
            pieces.append(piece)
            begin = match.end()
    last = text[begin:].strip()
    if pieces and len(last.split()) < 3:
        pieces[-1] = text[text.rfind(pieces[-1]) :].strip()
    elif last:
        pieces.append(last)
    if len(pieces) > 3 or not pieces:
        pieces = [text]
    return tuple(_part(piece) for piece in pieces)


def _part(text: str) -> Part:
    """A question as it is, but 'What about their camera?' and 'their camera' as what they ask: 'What is their camera?'"""
    words = tokens(text)
    about, thing = _WHAT_ABOUT.match(text), ""
    if about:
        thing = about["thing"]
    elif alone := _THING_ONLY.match(text):
        thing = (alone["after"] or alone["before"]).strip()
        thing = "" if any(word.stop for word in tokens(thing)) else thing
    text = f"What is their {thing}?" if thing else text
    return Part(text=text, kind=kind_of(text), words=words, about=bool(thing))


def topic_match(question: str) -> re.Match[str] | None:
    """Where `question` asks for a thing ('which kiln'), which is group 1; None where it names none."""
    return _TOPIC.search(question)


def topic(question: str) -> str:
    """The thing that `question` asks about ('Which kiln does ...' -> 'kiln'), '' where it names none."""
    match = topic_match(question)
    return match[1].strip() if match else ""


_ASKING = re.compile(
    r"\bhow\s+(?P<how>many|much|old|long|often|far|tall|big|large|fast|high|deep|wide|late|early)\b"
    r"|\b(?:what|which)\s+(?P<kind>kind|kinds|sort|sorts|type|types|make|brand|number|amount)\s+of\b"
    r"|\bwhat\s+(?:do|does|did)\s[^?]{1,60}?\s(?P<says>say|tell)(?=\W*$)"
    r"|\b(?P<bare>whats|whos|wheres|whens|whys|hows)\b",
    re.IGNORECASE,
)


def asking(text: str) -> frozenset[str]:
    """The words of a question that only ask: "many" of "How many ...?", "kind" of "Which kind of ...?", "say" of "What did
    Ada say?", "whats"."""
    return frozenset(word for match in _ASKING.finditer(text) for word in match.groups() if word)


def without_description(text: str, known: frozenset[str] | set[str]) -> str:
    """The question with the words that describe somebody, whose stems are in `known`, put as a pronoun.

    A description is a run of such words with at most one other content word between two of them, and the article or
    'which' before it. The text itself where it has none.
    """
    words = tokens(text)
    marked = [not word.stop and word.stem in known for word in words]
    if not any(marked):
        return text
    first = marked.index(True)
    last = first
    for place in range(first + 1, len(words)):
        if marked[place] and sum(not word.stop for word in words[last + 1 : place]) <= 1:
            last = place
    begin = first
    while begin and words[begin - 1].folded in _DETERMINERS:
        begin -= 1
    rest = text[words[last].end :]
    return text[: words[begin].start] + ("their" if rest.startswith(("'s", "’s")) else "they") + rest


_SUBJECT = re.compile(
    r"^(?:(?!\band\b)[^,;:])*?\b(?:do|does|did|is|was|has|had|can|could|will|would|should|might|must)\s+(he|she)\b",
    re.IGNORECASE,
)


def pronoun(text: str) -> str | None:
    """The "he" or "she" that a question asks about with nobody before it who could be meant ("Why did he leave?")."""
    found = _SUBJECT.match(text)
    return found[1].lower() if found else None


_DETERMINERS = frozenset("the a an this that which what whose who".split())
