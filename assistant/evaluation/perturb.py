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

from assistant.evaluation.numbers import MONTHS, VALUES, YEAR, numbers, other_year
from assistant.evaluation.retell import retell
from assistant.evaluation.swaps import DENIED, NEGATED, OPPOSITES, QUANTIFIERS, UNITS

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
    """Two retellings of one statement: `true` says what the passage says, `false` differs in one fact of this kind.

    `speaker` is who made the statement (None where unknown).
    """

    kind: Kind
    true: str
    false: str
    passage: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Where replacements come from: names, statements and speakers of the same documents.

    `places` are (name, the word before it).
    """

    names: tuple[str, ...]
    places: frozenset[tuple[str, str]]
    statements: tuple[Statement, ...]
    speakers: tuple[str, ...]

    @classmethod
    def of(cls, statements: Sequence[Statement]) -> Pool:
        """Collect the pool of these statements."""
        places = {(name, _word_before(s.text, start)) for s in statements for start, _, name in _names(s.text)}
        return cls(
            names=tuple(sorted({name for name, _ in places})),
            places=frozenset(places),
            statements=tuple(statements),
            speakers=tuple(sorted({s.speaker for s in statements if s.speaker})),
        )


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
    return Perturbed(kind=kind, true=true, false=false, passage=passage, speaker=statement.speaker)


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
    false = retell(statement.text, rng=rng, speaker=other)
    return Perturbed(kind="speaker", true=true, false=false, passage=passage, speaker=statement.speaker)


# ---- one function per kind: (statement, pool, rng) -> changed text or None ----------------------

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = tuple(month for month in MONTHS if month not in ("March", "May", "August"))  # words of their own, in a way
_LONG_MONTHS = ("January", "July", "October", "December")
_PARTS_OF_DAY = ("morning", "afternoon", "evening", "night")
_CYCLES = (_MONTHS, tuple(_DAYS), ("spring", "summer", "autumn", "winter"), _PARTS_OF_DAY)
_LATE_DAY = re.compile(r"(?:^|\D)(?:29|30|31)(?:st|nd|rd|th)? (?:of )?$")
_LATE_DAY_AFTER = re.compile(r"^ (?:29|30|31)\b")
_MEASURED = re.compile(  # what goes before a unit that is a quantity, unlike that of "these days"
    r"(?:\d[\d,.]*|\b(?:an?|one|half|per|each|every|several|few|many|couple of|degrees|hundreds?|thousands?|millions?|"
    rf"billions?|dozen|{'|'.join(VALUES)}))[ -]?$",
    re.IGNORECASE,
)
_PLAIN_VERB = re.compile(
    r"\b(I|we|you|they)( (?:also|still|just|really|usually|mostly|often|now|then))? "
    r"(use|have|work|think|know|want|need|do|make|play|keep|carry|run|write|read|listen|live|own|believe|find|see|"
    r"spend|rely|try|prefer|wear|drink|travel|edit|record|draw|paint|shoot|teach|study|sell|buy)\b",
    re.I,
)
_NAME = re.compile(r"\b[A-Z][\w&'.-]*[\w](?: (?:of |de |von |van |the )?[A-Z][\w&'-]*\w)*")
_TITLES = ("Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "St.")
_NOT_NAMES = frozenset("I I'm I've I'd I'll Mr Mrs Ms Miss Dr Prof St".split()) | frozenset(MONTHS) | frozenset(_DAYS)
_CLAUSE = re.compile(r", (?:and |but |so |or |which |because |while )?|; | because | so that | and I | but I ")


def _number(statement: Statement, pool: Pool, rng: random.Random) -> str | None:
    found = list(numbers(statement.text, statement.passage))
    if not found:
        return None
    number = rng.choice(found)
    return _put(statement.text, (number.start, number.end), rng.choice(number.others))


def _date(statement: Statement, pool: Pool, rng: random.Random) -> str | None:
    text = statement.text
    found = [
        (match.span(), str(year))
        for match in YEAR.finditer(text)
        if (year := other_year(int(match[0]), text, rng)) is not None
    ]
    for cycle in _CYCLES:
        for match in re.finditer(r"\b(" + "|".join(cycle) + r")\b", text):
            fitting = _fitting(cycle, text[: match.start()], text[match.end() :])
            others = [word for word in fitting if word != match[0] and word not in statement.passage]
            if others:
                found.append((match.span(), rng.choice(others)))
    return _put(text, *rng.choice(found)) if found else None


def _fitting(cycle: Sequence[str], before: str, after: str) -> Sequence[str]:
    """The words of the cycle that can stand there: no 31 June, no 'in the night' for 'in the morning', no 'at summer'."""
    if cycle is _MONTHS and (_LATE_DAY.search(before) or _LATE_DAY_AFTER.match(after)):
        return _LONG_MONTHS
    if cycle is _PARTS_OF_DAY and before.endswith("in the "):
        return _PARTS_OF_DAY[:3]
    return () if before.endswith("at ") else cycle


def _unit(statement: Statement, pool: Pool, rng: random.Random) -> str | None:
    text = statement.text
    found = [
        (match.span(), UNITS[match[0]])
        for match in _words_of(UNITS).finditer(text)
        if _MEASURED.search(text[: match.start()])
        and not re.match(
            rf" of (?:thous|mill|bill)| (?:a|per|each|every) {UNITS[match[0]].rstrip('s')}", text[match.end() :]
        )
    ]
    found += [(m.span(), {"$": "€", "€": "$", "£": "$"}[m[0]]) for m in re.finditer(r"[$€£](?=\d)", text)]
    found += [((m.start(), m.end()), " per mille") for m in re.finditer(r"(?<=\d)%", text)]
    return _put(text, *rng.choice(found)) if found else None


def _name(statement: Statement, pool: Pool, rng: random.Random) -> str | None:
    """A name of other statements, first one that they use after the same word, since it is of the same sort."""
    found = _names(statement.text)
    if not found:
        return None
    start, end, name = rng.choice(found)
    length, before = len(name.split()), _word_before(statement.text, start)
    others = [n for n in pool.names if n not in statement.passage and len(n.split()) == length]
    alike = [n for n in others if (n, before) in pool.places]
    others = alike or others or [n for n in pool.names if n not in statement.passage]
    return _put(statement.text, (start, end), rng.choice(others)) if others else None


def _word_before(text: str, start: int) -> str:
    return text[:start].rsplit(maxsplit=1)[-1].lower()


def _negation(statement: Statement, pool: Pool, rng: random.Random) -> str | None:
    text = statement.text.replace("\u2019", "'")
    found = [
        (m.span(), _cased(table[m[0].lower()], m[0]))
        for table in (NEGATED, DENIED, OPPOSITES)
        for m in re.finditer(r"(?<![\w'])(?:" + "|".join(table) + r")(?![\w'])", text, re.I)
        if not re.match(r" (?:not|never|no)\b", text[m.end() :])
    ]
    found += [((m.start(3), m.end(3)), f"do not {m[3]}") for m in _PLAIN_VERB.finditer(text)]
    found += [(m.span(), "") for m in re.finditer(r" not(?! only)\b", text)]
    return _put(text, *rng.choice(found)) if found else None


def _quantifier(statement: Statement, pool: Pool, rng: random.Random) -> str | None:
    text = statement.text
    found = [
        (m.span(), _cased(QUANTIFIERS[m[0].lower()], m[0]))
        for m in _words_of(QUANTIFIERS, ignore_case=True).finditer(text)
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
        name = match[0].removesuffix("'s")
        inside = before and (before[-1] not in ".!?:" or before.endswith(_TITLES))
        if inside and name not in _NOT_NAMES and len(name) > 2:
            found.append((match.start(), match.start() + len(name), name))
    return found


def _words_of(table: dict[str, str], *, ignore_case: bool = False) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, table), key=len, reverse=True)
    return re.compile(r"(?<![\w'-])(?:" + "|".join(longest_first) + r")(?![\w'-])", re.I if ignore_case else 0)


def _cased(new: str, old: str) -> str:
    return new[0].upper() + new[1:] if old[0].isupper() else new


def _put(text: str, span: tuple[int, int], new: str) -> str:
    """`new` in the place of the span, the article before it made to fit ('an hour', 'a minute')."""
    before = re.sub(r"\b([Aa])n? $", lambda m: f"{m[1]}n " if _WITH_AN.match(new) else f"{m[1]} ", text[: span[0]])
    return before + new + text[span[1] :]


_WITH_AN = re.compile(r"(?!eu|one\b|uni|us[aeiu])[aeiou]|h(?:our|onest|eir)|8|1[18]\b", re.IGNORECASE)
