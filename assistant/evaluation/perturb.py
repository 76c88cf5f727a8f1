"""Perturb a true statement so that one fact is wrong: number, date, unit, name, negation, quantifier, speaker, merged.

What scores of shared words cannot see. `suite` draws, from any statements with their passages (a user's own documents),
true retellings and their perturbed twins, which differ in that one fact only. The same seed gives the same suite.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from assistant.evaluation.retell import retell

Kind = Literal["number", "date", "unit", "name", "negation", "quantifier", "speaker", "merged"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence of a source, the passage that holds it, and who said it (None where unknown)."""

    text: str
    passage: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Perturbed:
    """Two retellings of one statement: `true` says what the passage says, `false` differs in one fact of this kind."""

    kind: Kind
    true: str
    false: str
    passage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Where replacements come from: names, statements and speakers of the same documents."""

    names: tuple[str, ...]
    statements: tuple[Statement, ...]
    speakers: tuple[str, ...]

    @classmethod
    def of(cls, statements: Sequence[Statement]) -> Pool:
        """Collect the pool of these statements."""
        found = {name for s in statements for _, _, name in _names(s.text)}
        names = sorted(name for name in found if not name.endswith(("'s", "’s")))
        speakers = sorted({s.speaker for s in statements if s.speaker})
        return cls(names=tuple(names), statements=tuple(statements), speakers=tuple(speakers))


def perturb(kind: Kind, statement: Statement, *, pool: Pool, rng: random.Random) -> str | None:
    """The statement's text with one fact of this kind changed; None where it holds no such fact.

    For 'speaker' the change is in who is said to have said it: the result is the name of another speaker.
    """
    return _CHANGES[kind](statement, pool, rng)


def suite(statements: Sequence[Statement], *, per_kind: int = 150, seed: int = 0) -> tuple[Perturbed, ...]:
    """Up to `per_kind` pairs of true and false retellings of each kind, in a fixed order for a fixed seed."""
    rng = random.Random(seed)  # noqa: S311 - a reproducible draw, nothing secret
    pool, have, pairs = Pool.of(statements), Counter[Kind](), []
    order = list(statements)
    rng.shuffle(order)
    for statement in order:
        if all(have[kind] >= per_kind for kind in KINDS):
            break
        for kind in KINDS:
            if have[kind] < per_kind and (pair := _pair(kind, statement, pool, rng)):
                have[kind] += 1
                pairs.append(pair)
    return tuple(sorted(pairs, key=lambda p: KINDS.index(p.kind)))


def _pair(kind: Kind, statement: Statement, pool: Pool, rng: random.Random) -> Perturbed | None:
    changed = perturb(kind, statement, pool=pool, rng=rng)
    if changed is None or changed in (statement.text, statement.passage):
        return None
    if kind == "speaker":
        return _speaker_pair(statement, changed, pool, rng)
    named = statement.speaker if statement.speaker and rng.random() < 0.3 else None
    state = rng.getstate()
    true = retell(statement.text, rng=rng, speaker=named)
    rng.setstate(state)
    false = retell(changed, rng=rng, speaker=named)
    if true == false:
        return None
    passage = f"{statement.speaker}: {statement.passage}" if named else statement.passage
    return Perturbed(kind=kind, true=true, false=false, passage=passage)


def _speaker_pair(statement: Statement, other: str, pool: Pool, rng: random.Random) -> Perturbed:
    """Half of the passages hold a turn of the wrongly named person too, so that their name alone settles nothing."""
    passage = f"{statement.speaker}: {statement.passage}"
    theirs = [s for s in pool.statements if s.speaker == other and s.text not in statement.passage]
    if theirs and rng.random() < 0.5:
        turn = f"{other}: {rng.choice(theirs).text}"
        passage = f"{turn}\n{passage}" if rng.random() < 0.5 else f"{passage}\n{turn}"
    state = rng.getstate()
    true = retell(statement.text, rng=rng, speaker=statement.speaker)
    rng.setstate(state)
    return Perturbed(kind="speaker", true=true, false=retell(statement.text, rng=rng, speaker=other), passage=passage)


# ---- one function per kind: (statement, pool, rng) -> changed text or None ----------------------

_NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_DIGITS = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?![\w,]*\d|[a-zA-Z])")
_NUMBER_BESIDE = re.compile(r"^[ -](?:" + "|".join(_NUMBER_WORDS) + r")\b", re.I)
_NUMBER_WORD = re.compile(r"\b(" + "|".join(_NUMBER_WORDS + _ORDINALS[1:]) + r")\b", re.I)
_YEAR = re.compile(r"(?<![$€£#.,\d-])\b(1[5-9]\d\d|20\d\d)\b(?![.,]?\d)")
_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_CYCLES = (
    (*_MONTHS[:2], "April", *_MONTHS[5:]), tuple(_DAYS),
    ("spring", "summer", "autumn", "winter"), ("morning", "afternoon", "evening", "night"),
)  # fmt: skip
_UNITS = {
    "seconds": "minutes", "minutes": "hours", "minute": "hour", "hours": "days", "hour": "minute", "days": "weeks",
    "day": "week", "weeks": "months", "week": "month", "months": "years", "month": "year", "years": "months",
    "year": "month", "decades": "years", "inch": "foot", "inches": "feet", "feet": "inches", "metres": "miles",
    "meters": "miles", "km": "miles", "kilometres": "miles", "kilometers": "miles", "miles": "kilometres",
    "kilos": "pounds", "kg": "lb", "pounds": "kilos", "grams": "ounces", "litres": "gallons", "dollars": "euros",
    "euros": "dollars", "cents": "dollars", "GB": "MB", "MB": "KB", "TB": "GB", "gigabytes": "megabytes",
    "terabytes": "gigabytes", "percent": "per mille", "million": "billion", "billion": "million",
    "thousand": "million", "thousands": "millions", "hundred": "thousand", "hundreds": "thousands", "GHz": "MHz",
    "degrees": "radians",
}  # fmt: skip
_QUANTIFIERS = {
    "all": "some", "every": "hardly any", "each": "almost no", "everyone": "hardly anyone",
    "everybody": "hardly anybody", "everything": "hardly anything", "always": "rarely", "never": "often",
    "often": "rarely", "usually": "seldom", "sometimes": "always", "rarely": "often", "mostly": "hardly",
    "most": "few", "many": "few", "few": "many", "some": "all", "both": "neither of", "only": "not only",
    "none": "all", "nobody": "everybody", "nothing": "everything", "several": "hundreds of",
    "more": "less", "less": "more", "fewer": "more", "before": "after", "after": "before",
    "at least": "at most", "at most": "at least", "entirely": "partly", "completely": "partly",
    "largest": "smallest", "biggest": "smallest", "best": "worst", "first": "last",
}  # fmt: skip
_NEGATED = {
    "is": "is not", "was": "was not", "are": "are not", "were": "were not", "am": "am not", "has": "does not have",
    "had": "did not have", "can": "cannot", "could": "could not", "will": "will not", "would": "would not",
    "should": "should not", "must": "must not", "did": "did not", "does": "does not",
    "it's": "it's not", "i'm": "I'm not", "that's": "that's not", "there's": "there's no",
}  # fmt: skip
_DENIED = {
    "isn't": "is", "wasn't": "was", "aren't": "are", "weren't": "were", "don't": "do", "doesn't": "does",
    "didn't": "did", "can't": "can", "cannot": "can", "couldn't": "could", "won't": "will", "wouldn't": "would",
    "shouldn't": "should", "haven't": "have", "hasn't": "has", "hadn't": "had",
}  # fmt: skip
_OPPOSITES = {
    "love": "hate", "loves": "hates", "loved": "hated", "like": "dislike", "liked": "disliked", "enjoy": "dislike",
    "hate": "love", "prefer": "avoid", "agree": "disagree", "agreed": "disagreed", "works": "fails",
    "possible": "impossible", "able": "unable", "easy": "hard", "easier": "harder", "good": "bad", "with": "without",
    "without": "with", "increased": "decreased", "rose": "fell", "accepted": "rejected", "allowed": "forbidden",
    "remember": "forget", "started": "stopped", "won": "lost", "cheap": "expensive", "true": "false",
}  # fmt: skip
_PLAIN_VERB = re.compile(
    r"\b(I|we|you|they)( (?:also|still|just|really|usually|mostly|often|now|then))? "
    r"(use|have|work|think|know|want|need|do|make|play|keep|carry|run|write|read|listen|live|own|believe|find|see|"
    r"spend|rely|try|prefer|wear|drink|travel|edit|record|draw|paint|shoot|teach|study|sell|buy)\b",
    re.I,
)
_NAME = re.compile(r"\b[A-Z][\w&'.-]*[\w](?: (?:of |de |von |van |the )?[A-Z][\w&'-]*\w)*")
_NOT_NAMES = frozenset("I I'm I've I'd I'll".split()) | frozenset(_MONTHS) | frozenset(_DAYS)
_CLAUSE = re.compile(r", (?:and |but |so |or |which |because |while )?|; | because | so that | and I | but I ")


def _number(statement: Statement, pool: Pool, rng: random.Random) -> str | None:
    text = statement.text
    found = [m for m in _DIGITS.finditer(text) if not _YEAR.fullmatch(m[0])] + list(_NUMBER_WORD.finditer(text))
    if not found:
        return None
    found = [m for m in found if not _NUMBER_BESIDE.search(text[m.end() :])] or found  # not the hour of "twelve twenty"
    match = rng.choice(found)
    return _put(text, match.span(), _other_number(match[0], statement.passage, rng))


def _other_number(number: str, passage: str, rng: random.Random) -> str:
    """Another number written alike and not in the passage, so that it cannot be true of something else there."""
    for series in (_NUMBER_WORDS, _ORDINALS):
        if number.lower() in series:
            free = [n for n in series if n != number.lower() and not re.search(rf"\b{n}\b", passage, re.I)]
            new = rng.choice(free or [n for n in series if n != number.lower()])
            return new.capitalize() if number[0].isupper() else new
    plain = number.replace(",", "")
    decimals = len(plain.partition(".")[2])
    candidates = [float(plain) + step for step in (1, 2, 3, 10)] + [float(plain) * factor for factor in (2, 10)]
    shown = [f"{n:,.{decimals}f}" if "," in number else f"{n:.{decimals}f}" for n in candidates]
    free = [n for n in shown if n != number and not re.search(rf"(?<!\d){re.escape(n)}(?!\d)", passage)]
    return rng.choice(free or [n for n in shown if n != number])


def _date(statement: Statement, pool: Pool, rng: random.Random) -> str | None:
    text = statement.text
    found = [(m.span(), str(int(m[0]) + rng.choice([-7, -2, -1, 1, 2, 9]))) for m in _YEAR.finditer(text)]
    for cycle in _CYCLES:
        for match in re.finditer(r"\b(" + "|".join(cycle) + r")\b", text):
            others = [word for word in cycle if word != match[0] and word not in statement.passage]
            if others:
                found.append((match.span(), rng.choice(others)))
    return _put(text, *rng.choice(found)) if found else None


def _unit(statement: Statement, pool: Pool, rng: random.Random) -> str | None:
    text = statement.text
    found = [(m.span(), _UNITS[m[0]]) for m in _words_of(_UNITS).finditer(text)]
    found += [(m.span(), {"$": "€", "€": "$", "£": "$"}[m[0]]) for m in re.finditer(r"[$€£](?=\d)", text)]
    found += [((m.start(), m.end()), " per mille") for m in re.finditer(r"(?<=\d)%", text)]
    return _put(text, *rng.choice(found)) if found else None


def _name(statement: Statement, pool: Pool, rng: random.Random) -> str | None:
    found = _names(statement.text)
    if not found:
        return None
    start, end, name = rng.choice(found)
    length = len(name.split())
    others = [n for n in pool.names if n not in statement.passage and len(n.split()) == length]
    others = others or [n for n in pool.names if n not in statement.passage]
    return _put(statement.text, (start, end), rng.choice(others)) if others else None


def _negation(statement: Statement, pool: Pool, rng: random.Random) -> str | None:
    text = statement.text.replace("\u2019", "'")
    found = [
        (m.span(), _cased(table[m[0].lower()], m[0]))
        for table in (_NEGATED, _DENIED, _OPPOSITES)
        for m in re.finditer(r"(?<![\w'])(?:" + "|".join(table) + r")(?![\w'])", text, re.I)
        if not re.match(r" (?:not|never|no)\b", text[m.end() :])
    ]
    found += [((m.start(3), m.end(3)), f"do not {m[3]}") for m in _PLAIN_VERB.finditer(text)]
    found += [(m.span(), "") for m in re.finditer(r" not(?! only)\b", text)]
    return _put(text, *rng.choice(found)) if found else None


def _quantifier(statement: Statement, pool: Pool, rng: random.Random) -> str | None:
    text = statement.text
    found = [
        (m.span(), _cased(_QUANTIFIERS[m[0].lower()], m[0]))
        for m in _words_of(_QUANTIFIERS, ignore_case=True).finditer(text)
        if not re.match(r" (?:of all|once)\b", text[m.end() :])
    ]
    return _put(text, *rng.choice(found)) if found else None


def _speaker(statement: Statement, pool: Pool, rng: random.Random) -> str | None:
    others = [s for s in pool.speakers if s != statement.speaker]
    return rng.choice(others) if statement.speaker and others else None


def _merged(statement: Statement, pool: Pool, rng: random.Random) -> str | None:
    """The first clause of this statement run together with the end of another that the passage does not hold."""
    cut = _CLAUSE.search(statement.text, 12)
    if not cut:
        return None
    for other in rng.sample(pool.statements, min(40, len(pool.statements))):
        theirs = _CLAUSE.search(other.text, 12)
        if theirs and other.text not in statement.passage and len(other.text) - theirs.end() >= 15:
            return statement.text[: cut.start()] + other.text[theirs.start() :]
    return None


_CHANGES: dict[Kind, Callable[[Statement, Pool, random.Random], str | None]] = {
    "number": _number, "date": _date, "unit": _unit, "name": _name, "negation": _negation,
    "quantifier": _quantifier, "speaker": _speaker, "merged": _merged,
}  # fmt: skip


def _names(text: str) -> list[tuple[int, int, str]]:
    """Capitalised runs inside the sentence (not its first word), months and days aside: (start, end, name)."""
    found = []
    for match in _NAME.finditer(text):
        before = text[: match.start()].rstrip(" \"'([“‘")
        if before and before[-1] not in ".!?:" and match[0] not in _NOT_NAMES and len(match[0]) > 2:
            found.append((match.start(), match.end(), match[0]))
    return found


def _words_of(table: dict[str, str], *, ignore_case: bool = False) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, table), key=len, reverse=True)
    return re.compile(r"(?<![\w'-])(?:" + "|".join(longest_first) + r")(?![\w'-])", re.I if ignore_case else 0)


def _cased(new: str, old: str) -> str:
    return new[0].upper() + new[1:] if old[0].isupper() else new


def _put(text: str, span: tuple[int, int], new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]
