"""Who a claim says it was, and who the passage says it was.

"According to Ada, ..." and "Ada said that ..." attribute the rest of the sentence; a passage names its speakers with
labels at the beginning of a line ("Ada Lovelace: ...", "**Q:** ...").
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from assistant.verify.align import Source
from assistant.verify.lexicon import ARTICLES, SPEECH, TITLES
from assistant.verify.types import Comparison, Disagreement
from assistant.verify.word import SUBSTANCE, Word
from assistant.verify.words import compare_words
from index.words import tokens

_NAME = (
    r"(?P<{0}>(?:(?i:the|our|their)\s+(?:[a-z][\w'’-]*\s+)?)?[^\W\d_][\w.'’&-]*"
    r"(?:\s+(?:[\"“][^\"“”]{{1,30}}[\"”]\s+)?(?:(?:de|van|von|der|la|of|the)\s+)?(?:[dl]['’])?[^\W_a-z][\w.'’&-]*){{0,4}}(?:\s\d{{1,2}})?)"
    r"(?:\s*\((?:[^()]|\([^()]{{0,60}}\)){{0,80}}\))?"
)
_VERB = "(?i:" + "|".join(sorted(SPEECH)) + ")"
_THIS = r"(?:\s+(?:about|on|for))?(?:\s+(?:this|that|it|the\s+same|(?:this|the)\s+(?:question|subject|topic|matter)))?"
_ASKED = rf"(?i:(?:when|on\s+being|once)\s+)?(?i:asked{_THIS})"
_BEFORE = re.compile(
    rf"\W*(?:{_ASKED}\s*,\s*)?(?:(?i:according\s+to|in\s+the\s+words\s+of)\s+{_NAME.format('a')}\s*,"
    rf"|(?i:in)\s+{_NAME.format('f')}['’]s\s+(?:own\s+)?(?:words|view|opinion|account)\s*,"
    rf"|(?i:as)\s+{_NAME.format('b')}\s+(?:(?:has\s+)?put\s+it|{_VERB})\s*,"
    rf"|{_NAME.format('c')}\s+(?:(?:has|also|then|once)\s+)?{_VERB}(?:\s+{_ASKED})?(?:\s+that\b|\s*[:,])"
    rf"|{_NAME.format('d')}\s+(?i:told|tells)\s+(?:[\w.]+\s+){{1,3}}?that\b"
    rf"|{_NAME.format('e')}\s+(?i:says?|said|thinks?|thought|believes?|believed|admits?|admitted|claims?|claimed)"
    r"(?=\s+(?:he|she|they|there|the|his|her|their|its|we|no|nobody|most|all)\b))\s*"
)
# What ends a quote or a clause before "said Ada".
_CLOSED = r"(?:,|[,.!?]?[\"”]\s*,?)\s*"
_AFTER = re.compile(
    rf"{_CLOSED}(?:(?i:according\s+to)\s+{_NAME.format('a')}|{_NAME.format('b')}\s+{_VERB}|{_VERB}\s+{_NAME.format('c')}"
    rf"|{_NAME.format('d')}\s+(?i:told|tells)\s+(?:[\w.]+\s+){{0,2}}[\w.]+?)\s*[.!]*\s*$"
)
_AMID = re.compile(rf",[\"”]\s*(?:{_NAME.format('a')}\s+{_VERB}|{_VERB}\s+{_NAME.format('b')})\s*[,.]\s*[\"“]")
_LABEL = re.compile(rf"\W*{_NAME.format('a')}\s*:\s+(?=[\"“])")  # "Ada Lovelace: "They weave.""
_PLACE = r"(?:\s*\((?:[^()]|\([^()]{0,200}\)){0,400}\))?"  # title and date, where a quote is from
# How a quote is introduced: "Ada (“Engines”, 1843), asked “What do they do?”: “They weave.”", and what only adds one.
_QUOTED = re.compile(
    rf"\b(?:(?:The\s+question\s+itself\s+says|It\s+is\s+written|Of\s+[^“”\n:(]{{1,80}}?\s+it\s+is\s+written|Also|And)|"
    rf"{_NAME.format('a')}(?:,\s+who\s+asked\s+the\s+questions)?){_PLACE}"
    r"(?:(?:,?\s+asked|\s+under)\s+“[^”]{0,2000}”)?:\s+(?=“)"
)
# How a list of people begins, right before the first of them: it counts the quotes that follow, and claims nothing else.
_COUNT = re.compile(
    r"(?:\bAt\s+least\s+\d[\d,]*\s+(?:(?:person\s+speaks|people\s+speak)\s+of|(?:person\s+says|people\s+say)\s+they\s+do\s+not)"
    r"\s+[^“”\n]{1,200}|\b[A-Z][^“”\n:.]{0,200}:\s+at\s+least\s+\d[\d,]*\s+(?:person|people))"
    r"(?:\.|;\s+the\s+first\s+\d+:)\s+"
)
_SUBJECT = re.compile(r"\W*(?P<name>[^\W_a-z][\w.&-]*(?:\s+[^\W_a-z][\w.&-]*){0,3})(?:['’]s)?(?=\s)")
_OWN = frozenset("i my we our".split())
_PRONOUNS = frozenset("i he she they we you it one everyone everybody someone somebody who people some many".split())
_ROLES = frozenset(
    """interviewee interviewer speaker author writer guest host passage passages document documents text texts article
    source sources context record interview information answer answers question summary""".split()
)


class Attribution(NamedTuple):
    """Whom a claim names as speaker ('' for nobody in particular), and where in it the words of the claim stand."""

    name: str
    start: int
    end: int


def attribution(text: str, labels: Container[str] = frozenset()) -> Attribution:
    """The speaker that a sentence names, if any; the introduction is cut off, the words said are kept.

    `labels` are the keys of the passages' labels: with the label "Head teacher" the head teacher is somebody by name.
    """
    start, end, name = 0, len(text), ""
    if len(text) <= 2_000:
        if (match := _BEFORE.match(text)) and (_person(_group(match)) or _labelled(_group(match), labels)):
            name, start = _group(match), match.end()
        elif (match := _AFTER.search(text, max(0, end - 90))) and (
            _person(_group(match)) or _labelled(_group(match), labels)
        ):
            name, end = _group(match), match.start()
        elif (match := _LABEL.match(text)) and (" " in match["a"] or _labelled(match["a"], labels)):
            name, start = _group(match), match.end()
        elif (match := _AMID.search(text)) and _person(_group(match)):
            name = _group(match)
    if not text[start:end].strip(" .,:;\"'"):
        return Attribution("", 0, len(text))
    return Attribution(name if _named(name) or _labelled(name, labels) else "", start, end)


def quotes(text: str) -> tuple[Attribution, ...]:
    """The stretches of an answer in order: quotes that are introduced, with their speaker, and what stands between.

    Introductions belong to none of them: they say where a quote is from, which is for citations to show, or how many
    follow.
    """
    found: list[Attribution] = []
    at = 0
    while match := _QUOTED.search(text, at):
        start = match.start()
        if (count := _COUNT.search(text, at, match.end())) and (first := _QUOTED.match(text, count.end())):
            start, match = count.start(), first
        end = _closed(text, match.end())
        found += [Attribution("", at, start), Attribution(_quoted(match), match.end(), end)]
        at = end
    return tuple(part for part in (*found, Attribution("", at, len(text))) if text[part.start : part.end].strip())


def _quoted(match: re.Match[str]) -> str:
    """Whom a quote's introduction names. One bare word ("Example: “...”") may be anything and names nobody."""
    name = match["a"] or ""
    return name if _named(name) and (" " in name or match.end() - match.end("a") > len(": ")) else ""


def _closed(text: str, start: int) -> int:
    """Where the quote that opens at `start` closes, quotes inside it counted; the end of the text when it never does."""
    depth = 0
    for i in range(start, len(text)):
        depth += (text[i] == "“") - (text[i] == "”")
        if depth == 0:
            return i + 1
    return len(text)


def same_person(one: str, other: str) -> bool:
    """Could two names be one person: does either share all its words (initials count) with the other?

    "The mayor" is whoever has that title.
    """
    ours, theirs = ({t.folded for t in tokens(name)} - ARTICLES for name in (one, other))
    if ours and ours <= TITLES.keys() and one.casefold().startswith("the "):
        return not {TITLES[word] for word in ours}.isdisjoint(TITLES.get(word) for word in theirs)
    if (
        any(len(word) > 1 for word in (ours & theirs) - TITLES.keys()) or not ours & theirs
    ):  # "Professor C" is not "PhD C"
        ours, theirs = ours - TITLES.keys(), theirs - TITLES.keys()
    if not ours or not theirs:
        return True
    small, large = sorted((ours, theirs), key=len)
    if small <= large or len(small & large) >= 2:
        return True
    letters = "".join(t.folded[0] for t in tokens(one)), "".join(t.folded[0] for t in tokens(other))
    return one.replace(".", "").casefold() == letters[1] or other.replace(".", "").casefold() == letters[0]


def subject(text: str, comparison: Comparison, source: Source) -> str:
    """Whose doing a claim says it is, where the passage has the speaker's own "I" or "my" in that place; '' elsewhere.

    "Bella joined the lab" and "Bella's brother sails" against "I joined the lab" and "My brother sails".
    """
    match = _SUBJECT.match(text)
    if not match or not _named(match["name"]):
        return ""
    after = next((i for i, word in enumerate(comparison.words) if word.start >= match.end()), -1)
    for i in range(after, min(after + 3, len(comparison.words))) if after > 0 else ():
        at = comparison.matched[i]
        if at < 0:
            continue
        start, _ = source.bounds[source.sentence[at]]
        for word in reversed(source.words[max(start, at - 3) : at]):
            if word.folded in _OWN:
                told = source.sentence_keys(source.sentence[at])
                named = (w for w in comparison.words[:after] if w.key in told)
                return "" if any(named) else match["name"]
            if word.kind in SUBSTANCE:
                break
        return ""
    return ""


def another(text: str, comparison: Comparison, source: Source) -> Disagreement | None:
    """Who did it, where the passage names somebody else right before what the claim says of its subject.

    "Reith taught her" against "The assistant, Samuel Okoro, taught me", wherever else Reith is spoken of.
    """
    match = _SUBJECT.match(text)
    if not match or not _named(match["name"]):
        return None
    words = comparison.words
    behind = (i for i, word in enumerate(words) if word.start >= match.end() and word.kind in SUBSTANCE)
    first = next(behind, -1)
    at = comparison.matched[first] if first > 0 else -1
    if at < 1 or any(word.kind not in {"function", "pronoun"} for word in _between(words, match.end(), first)):
        return None
    told = source.sentence_keys(source.sentence[at])
    rival = source.words[at - 1]
    if rival.kind != "name" or source.sentence[at - 1] != source.sentence[at]:
        return None
    subject_words = [word for word in words if word.end <= match.end("name")]
    if not subject_words or any(word.key in told or not _name_of(word, source) for word in subject_words):
        return None
    return Disagreement(kind="name", said=match["name"], found=rival.folded, weight=1.0)


def _name_of(word: Word, source: Source) -> bool:
    """Do the passages have the word as a name, so that it is no ordinary word that begins the claim?"""
    return any(source.words[int(at)].kind == "name" for at in source.places.get(word.key, ()))


def _between(words: Sequence[Word], start: int, end: int) -> Iterator[Word]:
    return (word for word in words[:end] if word.start >= start)


def _group(match: re.Match[str]) -> str:
    return next(value for value in match.groupdict().values() if value).rstrip(".")


def _person(name: str) -> bool:
    words = [t.folded for t in tokens(name)]
    return bool(words) and (_named(name) or words[-1] in _ROLES | _PRONOUNS)


def _named(name: str) -> bool:
    """A name has a capital letter and is not a role ("the interviewee") or a pronoun."""
    words = tokens(name)
    roles = _ROLES if len(words) > 1 else _ROLES | _PRONOUNS  # "Nicole He"
    return bool(words) and words[-1].capital and words[-1].folded not in roles


def _labelled(name: str, labels: Container[str]) -> bool:
    """Is it whom a passage's label names, "the head teacher"?"""
    words = compare_words(name)
    return bool(words) and words[-1].kind in SUBSTANCE and words[-1].key in labels
