"""Which lines of an answer only head what follows: "Conclusion", "**Summary:**", "# Findings". They claim nothing."""

from __future__ import annotations

import re

from assistant.verify.lexicon import AUXILIARIES, TELLING
from assistant.verify.verbs import is_verb
from assistant.verify.words import compare_words
from index.types import Span

LIST_MARK = r"(?:[-–—*+•]|\(?\d{1,3}[.)])[ \t]+"
_OF_TEXTS = r"""(?:conclusions?|summary|answers?|response|overview|introduction|background|context|details?|explanation
    |reasoning|bottom\s+line|tl\s?;\s?dr|takeaways?|in\s+(?:short|summary|conclusion|brief)|to\s+(?:sum\s+up|summari[sz]e))"""
_RANK = r"""(?:(?:key|main|final|short|brief|direct|quick|overall|executive|additional|further|general|important|more|my|the
    |your|our|some|other|concluding)\s+)*"""
# What an answer is made up of, whatever it is about.
_PART = re.compile(
    rf"""{_RANK}(?:{_OF_TEXTS}|findings?|analysis|discussion|results?|sources?|references?|citations?|notes?|evidence|quotes?
    |quotations?|excerpts?|passages?|points?|highlights|recommendations?|timeline|chronology|facts?|examples?|limitations?
    |caveats?|(?:next\s+)?steps|question|abstract|appendix|remarks|observations|insights)
    (?P<tail>\s+(?:of|for|from|about|on|to)\s+(?:[\w'-]+\s+){{0,4}}[\w'-]+)?""",
    re.VERBOSE | re.IGNORECASE,
)
_ALWAYS = re.compile(_RANK + _OF_TEXTS, re.VERBOSE | re.IGNORECASE)
_PREFIX = re.compile(rf"[*_]*{_RANK}{_OF_TEXTS}[*_]*:[*_]*\s+(?=\S)", re.VERBOSE | re.IGNORECASE)
_RULE = re.compile(r"[ \t]*\r?\n[ \t]*(?:-{2,}|={2,})[ \t]*(?:\r?\n|\Z)")
_END_OF_LINE = re.compile(r"[ \t]*(?:\r|\n|\Z)")
_LONGER = re.compile(r"[ \t]*\r?\n\s*(?:\S+[ \t]+){4}")  # a line of five words and more below
_LISTED = re.compile(rf"[ \t*_]*\r?\n\s*{LIST_MARK}(?=\S)")
_BEFORE = re.compile(rf"[ \t]*(?P<item>{LIST_MARK})?(?P<hashes>\#{{1,6}}[ \t]+)?[*_]*")
_NEXT = re.compile(r"[ \t]*\r?\n\s*(?P<line>\S.*)")
_ASKING = re.compile(r"(?:how|why|what|who|whom|whose|when|where|which)\b", re.IGNORECASE)
_OF_THINGS = frozenset("used mentioned discussed named cited involved needed required covered learned learnt".split())
_MOST_WORDS = 9


def heads(answer: str, span: Span) -> bool:
    """Is the sentence at `span` a heading: a line of its own that names a part of the answer or what it is about?"""
    line = _line(answer, span)
    plain = span.of(answer).strip("#*_: \t") if line else ""
    if not line or not plain:
        return False
    whole = span.of(answer)
    if whole[-1] not in ".!?" and _RULE.match(answer, span.end):
        return True
    marked = bool(line["hashes"]) or _bold(whole) or whole.rstrip("*_").endswith(":")
    following = _NEXT.match(answer, span.end)
    part = _PART.fullmatch(re.sub(r"^\d{1,2}[.)]\s+", "", plain))
    if part and (not line["item"] or line["hashes"]):
        return marked or _ALWAYS.fullmatch(plain) is not None or (following is not None and not part["tail"])
    if following is None:
        return False
    if line["hashes"]:
        return _names_only(plain)
    if line["item"]:
        return False
    if _bold(whole):
        return not _bold(following["line"].strip()) and _names_only(plain)
    short = len(plain.split()) <= 3 and plain.replace(" ", "").isalpha()
    return short and _LONGER.match(answer, span.end) is not None


def listed(answer: str, end: int) -> bool:
    """Does a list begin on the line below?"""
    return _LISTED.match(answer, end) is not None


def headed(answer: str, span: Span) -> int:
    """Where the words begin behind what heads them in the same line: "Summary: It sank." at "It"."""
    prefix = _PREFIX.match(answer, span.start, span.end)
    return prefix.end() if prefix else span.start


def _line(answer: str, span: Span) -> re.Match[str] | None:
    """What stands before the words of the line that a sentence has for itself; None where it has none."""
    begin = max(answer.rfind("\n", 0, span.start), answer.rfind("\r", 0, span.start)) + 1
    before = _BEFORE.match(answer, begin)
    alone = before is not None and before.end() >= span.start and "\n" not in span.of(answer)
    return before if alone and _END_OF_LINE.match(answer, span.end) else None


def _bold(line: str) -> bool:
    plain = re.sub(rf"^{LIST_MARK}", "", line).rstrip(": \t")
    return len(plain) > 4 and plain[:2] in {"**", "__"} and plain.endswith(plain[:2]) and plain[2:-2].count("**") == 0


def _names_only(plain: str) -> bool:
    """Does a short line say nothing of what it names: no verb, or one that asks?"""
    words = compare_words(plain.lower())
    if not words or len(words) > _MOST_WORDS or plain[-1] in ".!?":
        return False
    return _ASKING.match(plain) is not None or not any(
        word.folded in AUXILIARIES or (is_verb(words, at) and word.folded not in TELLING | _OF_THINGS)
        for at, word in enumerate(words)
    )
