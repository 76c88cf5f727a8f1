"""The thing that a follow-up means by "it", "those" or "the old one": what the question before it was about.

By rule, from the words of that question and, for who else has to do with a thing, from its answer. What names no single
thing gives ''.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.lists.theme import asked_theme
from assistant.naming.capitals import capitals
from assistant.naming.name_index import NameIndex
from assistant.naming.occupations import calls
from assistant.question import kind_of, topic_match
from index.types import Span
from index.words import Token, content_stems, tokens

_NOUNS = re.compile(
    r"(?:\b(?P<owner>[\w-]+)['’]s?|(?<![\w'’])(?P<the>the|his|her|their|its|an?|that|this|those|these))\s+"
    r"(?=(?P<words>[\w'’.+-]+(?:\s+[\w'’.+-]+){0,3}))",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?i:(?<!which )of|in|on|at|from|for|to|by|into|onto|during|under|behind|near|inside|outside|since)\s+"
    r"(?:[A-Z][\w.-]*\s+)*$"
)
_BESIDE = re.compile(r"(?<!what )(?<!how )\b(?:with|about)\s+$", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:is|was|are|were|does|did)(?:n['’]t)?\s+$", re.IGNORECASE)  # "Isn't that full of errors?"
_DOES = re.compile(r"\b(?:do|does|did)(?:n['’]t)?\s+$|^\W*(?:and\s+)?(?:is|are|was|were)(?:n['’]t)?\s+$", re.IGNORECASE)
_DOES_SOMEBODY = re.compile(r"\b(?:do|does|did)(?:n['’]t)?\s+(?:[\w.-]+\s+){0,3}$", re.IGNORECASE)
#: Not an owner: "what's wrong".
_IS = frozenset("what who where when how why that it he she there here let".split())
_POINTING = frozenset("that this those these".split())
_OWNING = re.compile(r"['’]s?$")
#: Nouns that name no thing.
_NO_THINGS = frozenset(
    """kind sort type thing time year day way place reason idea deal problem trouble name number lot bit case point same
    other first second third last next former latter rest one ones two three four both moment wrong matter story
    husband wife son daughter brother sister father mother parent child friend partner boss colleague people person
    called doing get got use used""".split()
)
_PEOPLE = re.compile(
    r"(?:(?:ist|ian|eer|man|woman|interviewee|employee|trainee|refugee)|(?:auth|direct|invent|doct|act|narrat|conduct|curat|illustrat|sail|tail|profess|tut|ment|"
    r"counsel?l|translat|creat|contribut|sculpt|invest|investigat|visit|neighb)ou?r|"
    r"(?:found|mak|writ|design|develop|photograph|teach|lead|own|keep|interview|present|report|driv|paint|manag|employ|"
    r"law|play|produc|publish)y?er|host|guest)s?$",
    re.IGNORECASE,
)
_ADVERBS = frozenset("still already ever also yet now really again always too only just even then died broke".split())
_PLURAL = re.compile(r"[^\W\dA-Z]{2}[^\WsuiA-Z]s$")

_IT = re.compile(r"\b(?P<own>its)\b|\bit\b(?!['’])", re.IGNORECASE)
#: "It" that is no thing: "how long did it take", "is it hard to", "when it rains".
_NO_THING = re.compile(
    r"\b(?:do|done|doing)\s+it\b|\bdid\s+it\W*$|\bit\s+(?:takes?|took|true|time|worth|possible|rain\w*|(?:\w+\s+){1,3}to\b|is\s+that|was\s+that)|"
    r"\b(?:when|if|while|because)\s+it\b|\bhow\s+(?:is|was)\s+it\s+(?:that|going)|\bwhat\s+(?:is|was)\s+it\s+like\b",
    re.IGNORECASE,
)
_THOSE = re.compile(
    r"(?:(?<=\bwhy )|(?<=[a-z] ))(?:those|these)(?=\s*(?:[?.!,(]|$)|\s+(?:in|on|at|for|with|by|from|to)\b)",
    re.IGNORECASE,
)
_THEM = re.compile(r"(?<!\bof )\b(?:they|them)\b", re.IGNORECASE)
_THAT = re.compile(r"(?<=[a-z] )(?:that|this)(?=\s*(?:\([^)]*\))?\W*$)", re.IGNORECASE)
_NOT_BEFORE_THAT = re.compile(
    r"\b(?:in|on|at|from|for|to|by|with|about|of|like|than|before|after|since|until|is|are|was|were|isn['’]t|why|"
    r"what|did|does|do|and|or|all|over|around)\s+$",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?P<which>(?:the|that|this|an?|his|her|their|which|what)\s+(?:(?!of\b)[\w-]+\s+)?)one\b(?!\s+of\b|['’])",
    re.IGNORECASE,
)
_LEAD = re.compile(r"[^,;:–—]{1,60}[,;:–—]\s")
_CLAUSE = re.compile(r"[,;:–—]\s|\b(?:and|or|but|when|if|because|while)\b", re.IGNORECASE)
#: "And the light: who kept it?", of nobody before it.
_AHEAD_OF_WHO = re.compile(
    r"^\W*(?:(?:and|but|so)\W+)?(?:(?:what|how)\s+about\s+)?(?P<thing>the\s+[^,;:?]{2,60}?)\s*[,;:–—]+\s*(?P<asked>who\s+"
    r"(?!.*\b(?:he|she|him|her|his|they|their)\b)[^?]*?)\b(?:it|that|them|those)\b(?P<rest>(?:\s+(?!(?:is|was)\b)[^?]*)?\W*)$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\bhow\s+many\s+(?P<things>(?:[\w'’-]+\s+of\s+)?(?!people|persons|times|years|months|weeks|days|hours|minutes|seconds|miles|metres|meters|kilometres|pounds|dollars|euros)[a-z]{2,}[^s\W]s)\b",
    re.IGNORECASE,
)
_MANY = re.compile(r"^\W*(?:(?:and|so|but)\W+)?how\s+(?:many|few)\b", re.IGNORECASE)
_WHO = re.compile(r"^\W*(?:and\s+|so\s+|but\s+)?who\b", re.IGNORECASE)


def with_thing_ahead(question: str) -> str:
    """A question who has to do with "it" with the thing named that stands ahead: "Who kept the light?"; '' for others."""
    match = _AHEAD_OF_WHO.match(question)
    if not match or calls(match["thing"].rsplit(maxsplit=1)[-1]):
        return ""
    return f"W{match['asked'][1:]}{match['thing'][0].lower()}{match['thing'][1:]}{match['rest']}"


def asked_of(question: str, thing: str) -> str:
    """A question with its "it" as the `thing` that was said ahead of it, "curl" or "the old radio"; '' where it has none, or
    its "it" means no thing."""
    match = _IT.search(question)
    if not match or _NO_THING.search(question):
        return ""
    own = "'s" if match["own"] else ""
    return f"{question[:1].upper()}{question[1 : match.start()]}{thing}{own}{question[match.end() :]}"


def thing_of(question: str, names: NameIndex) -> str:
    """What a question is about, without its article: 'old radio' of "Why did Ada sell her old radio?"; '' for nobody's thing
    in particular, and for people."""
    found = names.find(question)
    strangers = found.strangers(question)
    people = [named.span for named in found.named] + [s for s in found.unknown if s.of(question) in strangers]
    asked = topic_match(question)
    if asked and _is_thing(tokens(asked[1])) and not any(word.stop for word in tokens(asked[1])):
        return asked[1].strip()
    things = [(bool(beside), at, text) for at, text, beside in _nouns(question, people)]
    things += [
        (False, span.start, span.of(question))
        for span in found.unknown
        if not any(span.overlaps(other) for other in people) and not _ASIDE.search(question[: span.start])
    ]
    return min(things)[2] if things else ""


def thing_asked(question: str, said: str, names: NameIndex) -> str:
    """What a question is about, else what it asked for ("What does Ada use for music?"), where what its answer quotes (`said`)
    calls one thing by its name."""
    asked = kind_of(question) in {"what", "which"}
    return thing_of(question, names) or (_name_in(said, names) if asked else "")


def _nouns(question: str, people: Sequence[Span]) -> Iterator[tuple[int, str, bool]]:
    """What stands behind an article or an owner: its place, its words, and whether that is only what something is
    done with."""
    for match in _NOUNS.finditer(question):
        owner, start = match["owner"], match.start("words")
        before = question[: match.start()]
        if _ASIDE.search(before) or (owner and (owner.lower() in _IS or owner.islower())):
            continue
        words, whole = _run(match["words"], start, people)
        does = _DOES_SOMEBODY if owner else _DOES
        subject = does.search(before) is not None
        points = match["the"] and match["the"].lower() in _POINTING and _POINTS.search(before)
        if points or not whole:  # "the founder Ada Low"
            continue
        if len(words) > 1 and subject:  # "Did her old radio break?", "Is the radio loud?"
            words = words[:-1]
        span = Span(start + words[0].start, start + words[-1].end) if words else Span(start, start)
        text = _OWNING.sub("", span.of(question))
        if _is_thing(words):
            yield span.start, text, _BESIDE.search(before) is not None


def _run(text: str, start: int, people: Sequence[Span]) -> tuple[list[Token], bool]:
    """The words at the beginning of a text that may be one thing's, and whether they end before a person's name."""
    words: list[Token] = []
    for word in tokens(text):
        if any(span.overlaps(Span(start + word.start, start + word.end)) for span in people):
            return words, False
        behind = bool(words) and bool(text[words[-1].end : word.start].strip())
        if word.stop or behind or word.folded in _ADVERBS:
            break
        words.append(word)
        if _OWNING.search(word.text):
            break
    while words and words[0].number:
        words.pop(0)
    return words, True


def _is_thing(words: Sequence[Token]) -> bool:
    last = words[-1].folded if words else ""
    return bool(words) and not {last, last.removesuffix("s")} & _NO_THINGS and not _PEOPLE.search(last)


def thing_named(question: str, thing: str) -> str:
    """The question with its "it", "those" or "one" as the `thing` that is meant; as it is where none of them can be."""
    if not thing or thing.rsplit(maxsplit=1)[-1].lower() in question.lower():
        return question
    plural = _PLURAL.search(thing) is not None
    match = _ONE.search(question)
    if match:
        told = topic_match(question)
        noun = next((word for word in reversed(thing.split()) if word[0].islower()), "")  # of "comic Bald": comic
        shown = match["which"].lower().startswith(("that", "this"))
        if (told and told.end() <= match.start()) or (shown and plural) or not noun:  # "Which printer is the old one?"
            return question
        return f"{question[: match.start()]}{match['which']}{_singular(noun)}{question[match.end() :]}"
    match = (
        _THOSE.search(question) or _THEM.search(question) if plural else _IT.search(question) or _THAT.search(question)
    )
    if not match or _is_else(question, match):
        return question
    own = match.groupdict().get("own") is not None
    text = f"{thing if thing[0].isupper() else f'the {thing}'}{chr(39) + 's' if own else ''}"
    at_start = not question[: match.start()].strip()
    text = text[0].upper() + text[1:] if at_start else text
    return question[: match.start()] + text + question[match.end() :]


def _is_else(question: str, match: re.Match[str]) -> bool:
    """Is what a pronoun means said ahead of it in the same question ("Her mouse, when did she buy it?"), or no thing?"""
    before, word = question[: match.start()], match[0].lower()
    if word in {"that", "this"}:
        return _NOT_BEFORE_THAT.search(before) is not None or _NOUNS.search(before) is not None
    if word == "it" and _NO_THING.search(question):
        return True
    lead = _LEAD.match(before)  # "And Photoshop, does she use it?"
    if lead and content_stems(lead[0]):
        return True
    return any(_CLAUSE.search(before, noun.end("words")) for noun in _NOUNS.finditer(before))


def _singular(noun: str) -> str:
    if not _PLURAL.search(noun):
        return noun
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun[:-1]


def of_others(question: str, earlier: str, said: str, names: NameIndex) -> str:
    """The question who (else) has to do with "it", with the thing named that the `earlier` question names, or that its
    answer alone names in what it quotes (`said`); '' for other questions."""
    match = _IT.search(question)
    if _MANY.match(question):  # "How many people use it?" asks of the thing, wherever they are
        return ""
    if not match or match["own"] or not asked_theme(question[: match.start()] + "Kestrel" + question[match.end() :]):
        return ""
    theme = asked_theme(earlier)
    thing = theme.shown if theme else _name_in(earlier, names) or _name_in(said, names) or thing_of(earlier, names)
    if not thing:
        return ""
    thing = thing if theme or thing[0].isupper() else f"the {thing}"
    return question[: match.start()] + thing + question[match.end() :]


def _name_in(text: str, names: NameIndex) -> str:
    """The one thing that a text calls by its name."""
    people = [named.span for named in names.find(text).named]
    strangers = names.find(text).strangers(text)
    spans = [span for span in capitals(text, tokens(text)) if not any(span.overlaps(other) for other in people)]
    found = dict.fromkeys(span.of(text) for span in spans if span.of(text) not in strangers)
    return next(iter(found)) if len(found) == 1 else ""


def things_meant(asked: Sequence[str]) -> str:
    """The things of which the last of these questions asks how many there are; '' where none does, or people came since."""
    for said in reversed(asked):
        if match := _COUNTED.search(said):
            return match["things"]
        if _WHO.match(said):
            break
    return ""
