"""Kinds of changed facts beyond those of assistant/evaluation/perturb.py, to fit and to measure the verifier with.

Each takes a statement and gives it back with one thing changed, or None: two words exchanged, how surely it is so, a
word put in another's place, something added, and how narrowly a number or "only" is meant.
"""

from __future__ import annotations

import itertools
import random
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.evaluation.perturb import Statement
from assistant.evaluation.retell import retell
from assistant.verify.contraries import opposite
from assistant.verify.word import Word
from assistant.verify.words import compare_words

_SUBJECT = r"\b(I|We|we|You|you|They|they|He|he|She|she|People|people)"
_VERB = re.compile(
    _SUBJECT
    + r" (use|have|work|think|know|need|do|make|play|keep|carry|run|write|read|listen|live|own|believe|find|see|"
    r"spend|rely|prefer|wear|drink|travel|edit|record|draw|paint|shoot|teach|study|sell|buy|get|take|go|start|like|love)\b"
)
_DONE = re.compile(_SUBJECT + r" ([a-z]{3,}ed|bought|made|went|took|wrote|built|sold|got|found|moved|left|won|lost)\b")
_EXCHANGE = re.compile(
    r"\b(?:from|between) (\w[\w'-]*) (?:to|into) (\w[\w'-]*)|(\w[\w'-]*) (?:than|before|after|over) (\w[\w'-]*)"
)
_SURELY = {
    "might": "will", "may": "will", "could": "will", "probably": "certainly", "perhaps": "certainly", "maybe": "certainly",
    "possibly": "certainly", "will": "might", "almost": "", "nearly": "", "would": "will", "want to": "", "wants to": "",
    "wanted to": "", "hope to": "", "plan to": "", "trying to": "", "try to": "", "tried to": "", "used to": "",
}  # fmt: skip
_NUMBER = re.compile(r"(?<![\w.,$€£-])(\d{1,4})(?= [a-z])")
_LIST = re.compile(r"([a-z]+)(?=(?:, [a-z' -]{3,30}){0,3},? (?:and|or) [a-z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of many statements by their ending and kind, to take replacements from."""

    by_form: dict[tuple[str, str], tuple[str, ...]]

    @classmethod
    def of(cls, statements: Sequence[Statement]) -> Words:
        """Collect them."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for statement in statements:
            for word in compare_words(statement.text):
                if word.kind == "content" and word.folded.isalpha() and len(word.folded) > 3:
                    found[_form(word)].add(word.folded)
        return cls(by_form={form: tuple(sorted(words)) for form, words in found.items()})


def _form(word: Word) -> tuple[str, str]:
    ending = next((e for e in ("ing", "ed", "ly", "ness", "ion", "s") if word.folded.endswith(e)), "")
    return ending, "long" if len(word.folded) > 7 else "short"


def changed(kind: str, statement: Statement, words: Words, rng: random.Random) -> str | None:
    """The statement's text with one thing of this kind changed; None where it has no such thing."""
    text = statement.text.replace("\u2019", "'")
    return KINDS[kind](text, statement, words, rng)


def pairs(statements: Sequence[Statement], *, per_kind: int, seed: int) -> list[tuple[str, str, str, str]]:
    """(kind, true retelling, false retelling, passage), up to `per_kind` of each kind, in a fixed order."""
    rng = random.Random(seed)
    words = Words.of(statements)
    order = list(statements)
    rng.shuffle(order)
    found: list[tuple[str, str, str, str]] = []
    for kind in KINDS:
        have = 0
        for statement in order:
            if have == per_kind:
                break
            wrong = changed(kind, statement, words, rng)
            if wrong is None or wrong == statement.text:
                continue
            state = rng.getstate()
            true = retell(statement.text, rng=rng)
            rng.setstate(state)
            found.append((kind, true, retell(wrong, rng=rng), statement.passage))
            have += 1
    return found


def _exchanged(text: str, statement: Statement, words: Words, rng: random.Random) -> str | None:
    """Two names, two numbers, or what stands on both sides of "from ... to" and "than" exchanged."""
    found = [
        (m.span(a), m.span(a + 1))
        for m in _EXCHANGE.finditer(text)
        for a in (1, 3)
        if m[a] and m[a].lower() != m[a + 1].lower()
    ]
    for kind in ("name", "number", "date"):
        same = [w for w in compare_words(text) if w.kind == kind]
        for one, other in itertools.pairwise(same):
            between = text[one.end : other.start]
            if (
                one.key != other.key
                and not re.fullmatch(r"[\s,;/&-]*(?:and|or)?[\s-]*", between)
                and re.search(r"[a-z]{2}", between)
            ):
                found.append(((one.start, one.end), (other.start, other.end)))
    if not found:
        return None
    (a, b), (c, d) = rng.choice(found)
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def _modality(text: str, statement: Statement, words: Words, rng: random.Random) -> str | None:
    """A hedge, a wish or an attempt put in, left out, or made a certainty."""
    found = [
        (m.start(), m.end(), _SURELY[m[0].lower()])
        for m in re.finditer(r"\b(?:" + "|".join(_SURELY) + r")\b", text, re.I)
        if not re.match(r"(?:n't| not)\b", text[m.end() :])
    ]
    found += [
        (
            m.start(2),
            m.start(2),
            rng.choice(["want to ", "used to ", "plan to ", "almost never ", "will ", "refuse to "]),
        )
        for m in _VERB.finditer(text)
    ]
    found += [(m.start(2), m.start(2), "almost ") for m in _DONE.finditer(text)]
    if not found:
        return None
    start, end, new = rng.choice(found)
    return re.sub(r"  +", " ", text[:start] + new + text[end:])


def _word(text: str, statement: Statement, words: Words, rng: random.Random) -> str | None:
    """A word in another's place, of the same ending, which the passage does not have."""
    said = [w for w in compare_words(text) if w.kind == "content" and w.folded.isalpha() and len(w.folded) > 3]
    said = [w for w in said if len(words.by_form.get(_form(w), ())) > 20]
    if not said:
        return None
    word = rng.choice(said)
    passage = {w.key for w in compare_words(statement.passage)}
    for new in rng.sample(words.by_form[_form(word)], 20):
        keys = {w.key for w in compare_words(new)}
        if not keys & passage and not any(opposite(key, word.key) for key in keys):
            return text[: word.start] + (new.capitalize() if text[word.start].isupper() else new) + text[word.end :]
    return None


def _added(text: str, statement: Statement, words: Words, rng: random.Random) -> str | None:
    """One more item in a list."""
    lists = list(_LIST.finditer(text))
    if not lists:
        return None
    at = rng.choice(lists).end(1)
    pool = words.by_form.get(("s", "short"), ())
    free = [w for w in rng.sample(pool, min(20, len(pool))) if w not in statement.passage.lower()]
    return f"{text[:at]}, {free[0]}{text[at:]}" if free else None


def _narrowed(text: str, statement: Statement, words: Words, rng: random.Random) -> str | None:
    """ "More than" before a number, "only" before a verb."""
    found = [(m.start(), rng.choice(["more than ", "less than ", "at least "])) for m in _NUMBER.finditer(text)]
    found += [(m.start(2), "only ") for m in _VERB.finditer(text)]
    found = [(at, new) for at, new in found if not re.search(r"\b(?:than|least|most|over|only|about)\s$", text[:at])]
    if not found:
        return None
    at, new = rng.choice(found)
    return text[:at] + new + text[at:]


KINDS: dict[str, Callable[[str, Statement, Words, random.Random], str | None]] = {
    "exchanged": _exchanged,
    "modality": _modality,
    "word": _word,
    "added": _added,
    "narrowed": _narrowed,
}
