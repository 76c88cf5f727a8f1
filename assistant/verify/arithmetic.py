"""What follows from two figures of the passages: "three days later", "20 more", "twice as many", "42 in all", an age.

Only where the claim says how it reckons ("after", "more", "in total") and the sentences that it tells have few such figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from assistant.verify.align import Source
from assistant.verify.figures import Figure, amount, counted, days, figures, months
from assistant.verify.quantities import Quantity, quantities
from assistant.verify.stretches import stretches
from assistant.verify.types import Comparison, Disagreement
from assistant.verify.word import SUBSTANCE, Word

_LATER = frozenset(("after", "later"))
_EARLIER = frozenset(("before", "earlier"))
_ASIDE = frozenset(("later", "earlier"))
_LASTED = frozenset("for took take takes lasted last lasts within over during apart between spent".split())
_AGED = frozenset("age aged was at turned".split())
_MORE = frozenset("more rose rise risen grew grown grow gain gained gains increase increased up added higher".split())
_LESS = frozenset("fewer less fell fall fallen dropped drop lost loss decrease decreased down declined lower".split())
_DIFFERENT = frozenset("difference differ differed differs gap apart".split())
_ALL = frozenset("total totals altogether together combined sum overall".split())
_RATIOS = {"half": 0.5, "twice": 2.0}
_ABOUT = frozenset("about almost around nearly roughly approximately over under than some least most up".split())
_VALUES = frozenset(("number", "unit", "date"))
_FEW = 3  # sentences of passages of which nothing is matched
_PLACES = 20  # of a word that are looked at
_SO = frozenset("many much long high large big old heavy fast expensive".split())
_AROUND = 4  # words between a number and what it is the difference of
_MOST = 4  # figures of one kind beyond which a match tells nothing
_NEAR = 0.51  # percent: how far a rounded share may be off


class Reckoned(NamedTuple):
    """The words of a claim that a figure is reckoned with and how it comes out: `right`, or None where it cannot be told.

    `found` shows the figures that it is reckoned from.
    """

    words: frozenset[int]
    said: str
    right: bool | None
    found: str


def reckoned(comparison: Comparison, source: Source) -> Reckoned | None:
    """The first figure of the claim that is reckoned from two of the sentences told and does not stand there itself.

    What the passages have anywhere is never called wrong, and neither is what the claim says to be "about" so.
    """
    words = comparison.words
    if not any(word.kind in _VALUES or word.folded in _RATIOS for word in words):
        return None
    told = [source.words[slice(*source.bounds[number])] for number in _told(comparison, source)]
    there = figures(told)
    keys = frozenset(word.key for sentence in told for word in sentence)
    for find in (_age, _apart, _times, _difference, _total):
        for one in find(words, there):
            numbers = [words[i] for i in one.words if words[i].kind == "number"]
            if any(word.key in keys for word in numbers):
                continue
            if one.right is False and any(word.key in source.places for word in numbers):
                continue
            hedged = one.right is False and any(
                w.folded in _ABOUT for w in words[max(0, min(one.words) - 2) : min(one.words)]
            )
            if not hedged:
                return one
    return next(_year(words, told, keys), None)


def without(comparison: Comparison, one: Reckoned) -> tuple[Word, ...]:
    """The claim's words without those that a figure is reckoned with."""
    return tuple(word for i, word in enumerate(comparison.words) if i not in one.words)


def misreckoned(one: Reckoned) -> Disagreement:
    """That a figure does not follow."""
    return Disagreement(kind="number", said=one.said, found=one.found, weight=1.0, refutes=True)


def _told(comparison: Comparison, source: Source) -> list[int]:
    """The sentences where a word of substance is matched, or stands right beside those; all of a few where none is."""
    told = set[int]()
    others = set[int]()
    for word, at in zip(comparison.words, comparison.matched, strict=True):
        if at >= 0 and word.kind in SUBSTANCE:
            told.add(source.sentence[at])
        elif word.kind in {"content", "name"}:
            others |= {source.sentence[int(place)] for place in source.places.get(word.key, ())[:_PLACES]}
    told |= {number for number in others if {number - 1, number + 1} & told}
    return sorted(told) or list(range(len(source.bounds)))[:_FEW]


def _apart(words: Sequence[Word], there: Sequence[Figure]) -> Iterator[Reckoned]:
    """ "Three days after ...", "for six years", "took 90 minutes"."""
    for said in quantities(words):
        behind = words[said.end].folded if said.end < len(words) else ""
        before = words[said.start - 1].folded if said.start else ""
        if said.measure not in {"time", "span"} or not ({behind, before} & (_LATER | _EARLIER | _LASTED)):
            continue
        fits = _fits(said, there)
        cue = {said.end} if behind in _LATER | _EARLIER else set()
        if fits:
            best = _best(fits)
            if best and best[0] and behind in _LATER | _EARLIER:
                best = _in_order(words, said, behind, best[1]), best[1]
            if best:
                yield _said(words, range(said.start, said.end), cue, *best)


def _fits(said: Quantity, there: Sequence[Figure]) -> list[tuple[tuple[Figure, Figure], bool | None]]:
    """The pairs of days or times that can be so far apart, and whether they are."""
    found: list[tuple[tuple[Figure, Figure], bool | None]] = []
    days_, clocks = ([one for one in there if one.day], [one for one in there if one.minutes is not None])
    if said.measure == "time" and said.unit in {"hour", "minute"}:
        for pair in combinations(clocks[: _MOST + 1], 2):
            gap = abs((pair[1].minutes or 0) - (pair[0].minutes or 0))
            found.append((pair, gap * 60 == said.amount))
    else:
        for pair in combinations(days_[: _MOST + 1], 2):
            gaps = days(*pair) if said.measure == "time" else months(*pair)
            size = said.amount / 86_400 if said.measure == "time" else said.amount
            if gaps:
                found.append((pair, size in gaps))
    return found if max(len(days_), len(clocks)) <= _MOST else []


def _in_order(words: Sequence[Word], said: Quantity, cue: str, pair: tuple[Figure, Figure]) -> bool | None:
    """Does what the claim says to be later stand with the later one? None where that cannot be told."""
    own = next((one.words for one in stretches(words) if words[said.start] in one.words), ())
    ahead, behind = _keys(words[: said.start]), _keys(word for word in own if word.start > words[said.start].start)
    if cue in _ASIDE:
        ahead, behind = _keys(own), frozenset()
    first = _nearer(ahead, behind, pair)
    if first is None:
        return None
    other = pair[1] if first is pair[0] else pair[0]
    return (_order(first) > _order(other)) is (cue in _LATER)


def _nearer(ahead: frozenset[str], behind: frozenset[str], pair: tuple[Figure, Figure]) -> Figure | None:
    """Which of two figures stands with the words of the claim that stand ahead, not with those behind."""
    one, other = pair
    lean = len(ahead & one.near) - len(ahead & other.near) + len(behind & other.near) - len(behind & one.near)
    return one if lean > 0 else other if lean < 0 else None


def _order(figure: Figure) -> tuple[int, int, int]:
    return figure.day or (0, 0, figure.minutes or 0)


def _keys(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(word.key for word in words if word.kind in SUBSTANCE)


def _age(words: Sequence[Word], there: Sequence[Figure]) -> Iterator[Reckoned]:
    """ "She was 35 when ...": where the passages say when she was born."""
    born = [one for one in there if one.day and one.day[0] and "born" in one.near]
    others = [one for one in there if one.day and one.day[0] and "born" not in one.near]
    for at, word in enumerate(words):
        years = amount(word) if word.kind == "number" and at else None
        lead = words[at - 1].folded if at else ""
        lead = words[at - 2].folded if lead == "of" and at > 1 else lead
        following = words[at + 1] if at + 1 < len(words) else None
        old = following is not None and following.key == "year"
        if years is None or lead not in _AGED or len(born) != 1 or not others or len(others) >= _MOST:
            continue
        if following is not None and following.kind in {"unit", "content", "name"} and not old:
            continue
        ages = {age for other in others for age in _ages(born[0], other)}
        end = at + 1
        while end < len(words) and words[end].folded in {"years", "year", "old"}:
            end += 1
        start = at - 2 if words[at - 1].folded == "of" else at
        if years in ages or len(others) == 1:
            yield _said(words, range(start, end), set(), years in ages, (born[0], others[0]))


def _ages(born: Figure, then: Figure) -> set[int]:
    full = months(born, then)
    exact = {gap // 12 for gap in full} if born.day and then.day and born.day[2] and then.day[2] else None
    years = (then.day or (0,))[0] - (born.day or (0,))[0]
    return exact or {years, years - 1}


def _year(words: Sequence[Word], told: Sequence[Sequence[Word]], keys: frozenset[str]) -> Iterator[Reckoned]:
    """ "In 1910" beside "in 1900" and "ten years later"."""
    years = {one.day[0]: one for one in figures(told) if one.day and one.day[0]}
    spans = [
        (span.amount / 12, sentence[span.end].folded)
        for sentence in told
        for span in quantities(sentence)
        if span.measure == "span" and span.end < len(sentence) and sentence[span.end].folded in _LATER | _EARLIER
    ]
    if len(years) != 1 or len(spans) != 1:
        return
    ((year, figure),), ((many, cue),) = years.items(), spans
    for at, word in enumerate(words):
        if word.kind == "date" and word.key.isdecimal() and word.key not in keys:
            if int(word.key) != year + (many if cue in _LATER else -many):
                continue
            yield Reckoned(frozenset((at,)), word.folded, True, figure.text)


def _times(words: Sequence[Word], there: Sequence[Figure]) -> Iterator[Reckoned]:
    """ "Twice as many", "half as much", "three times as long"."""
    for at, word in enumerate(words):
        behind = [w.folded for w in words[at + 1 : at + 3]]
        plain = word.key[:-1] if word.kind == "number" and word.key.endswith("x") else ""
        ratio = _RATIOS.get(word.folded) or (float(plain) if plain.isdecimal() else 0.0)
        pairs = _pairs(there, "")
        if not ratio or len(behind) < 2 or behind[0] != "as" or behind[1] not in _SO or not pairs:
            continue
        found: list[tuple[tuple[Figure, Figure], bool | None]] = []
        for pair in pairs:
            first = _nearer(_keys(words[:at]), _keys(words[at + 3 :]), pair)
            other = pair[1] if first is pair[0] else pair[0]
            values = _amount(first or pair[0]), _amount(other if first else pair[1])
            fits = [values[0] == ratio * values[1], values[1] == ratio * values[0]]
            found.append((pair, fits[0] if first else None if any(fits) else False))
        if best := _best(found):
            yield _said(words, range(at, at + 1), {at + 1, at + 2}, *best)


def _difference(words: Sequence[Word], there: Sequence[Figure]) -> Iterator[Reckoned]:
    """ "20 more than", "rose by 50 percent", "lost 20", "a difference of 20"."""
    for at, word in enumerate(words):
        said = amount(word) if word.kind == "number" else None
        cue = next((i for i in _around(words, at) if words[i].folded in _MORE | _LESS | _DIFFERENT), -1)
        if said is None or cue < 0:
            continue
        of = counted(words, at)
        points = of == "percent" and any(w.folded in {"point", "points"} for w in words[at + 2 : at + 3])
        shares = of == "percent" and not points
        pairs = [
            pair for pair in _pairs(there, "" if shares or cue == at + 1 else of) if not shares or pair[0].what != of
        ]
        found = [(pair, _differs(words, at, cue, pair, shares=shares)) for pair in pairs]
        if best := _best(found):
            end = at + 1 + (of in {pairs[0][0].what, "percent"} and bool(of)) + points
            yield _said(words, range(at, end), {cue} if words[cue].kind != "content" else set(), *best)


def _differs(words: Sequence[Word], at: int, cue: int, pair: tuple[Figure, Figure], *, shares: bool) -> bool | None:
    said = amount(words[at])
    if said is None:
        return None
    one, other = _amount(pair[0]), _amount(pair[1])
    if any(w.folded == "than" for w in words[max(at, cue) :]):
        first = _nearer(_keys(words[: min(at, cue)]), _keys(words[max(at, cue) + 1 :]), pair)
        if first is None:
            return None if abs(other - one) == said else False
        other, one = (one, other) if first is pair[0] else (other, one)
    if words[cue].folded in _DIFFERENT:
        return abs(other - one) == said
    change = other - one if words[cue].folded in _MORE else one - other
    if shares:
        return one > 0 and abs(100 * change / one - said) < _NEAR
    return change == said


def _total(words: Sequence[Word], there: Sequence[Figure]) -> Iterator[Reckoned]:
    """ "42 in total"."""
    if not any(word.folded in _ALL for word in words):
        return
    for at, word in enumerate(words):
        said = amount(word) if word.kind == "number" else None
        parts = [one for one in there if one.amount is not None and one.what == counted(words, at)]
        if said is not None and 2 <= len(parts) <= _MOST:
            sums = {sum(map(_amount, some)) for many in range(2, len(parts) + 1) for some in combinations(parts, many)}
            if said in sums or len(parts) == 2:
                yield _said(words, range(at, at + 1), set(), said in sums, (parts[0], parts[1]))


def _around(words: Sequence[Word], at: int) -> Iterator[int]:
    """The places near a number where what it is the difference of can stand, the nearest first."""
    for step in range(1, _AROUND + 1):
        yield from (i for i in (at + step, at - step) if 0 <= i < len(words))


def _pairs(there: Sequence[Figure], of: str) -> list[tuple[Figure, Figure]]:
    """The pairs of amounts of one thing (of that one where it is said), none where there are many."""
    amounts = [one for one in there if one.amount is not None and (not of or one.what == of)]
    pairs = [(a, b) for a, b in combinations(amounts, 2) if a.what == b.what]
    return pairs if len(amounts) <= _MOST else []


def _best(
    found: Sequence[tuple[tuple[Figure, Figure], bool | None]],
) -> tuple[bool | None, tuple[Figure, Figure]] | None:
    """The pair that fits, or may; a single one that does not; None where there are many and none fits."""
    for wanted in (True, None):
        for pair, right in found:
            if right is wanted:
                return right, pair
    return (False, found[0][0]) if len(found) == 1 else None


def _amount(figure: Figure) -> float:
    return figure.amount or 0.0


def _said(
    words: Sequence[Word], place: range, more: set[int], right: bool | None, pair: tuple[Figure, Figure]
) -> Reckoned:
    said = " ".join(words[i].folded for i in place)
    return Reckoned(frozenset(place) | more, said, right, ", ".join(one.text for one in pair))
