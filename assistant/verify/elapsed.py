"""What lies between two days or times of the passages: "three days later", "for six years", an age, the year ten years on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from assistant.verify.figures import Figure, amount, days, figures, months
from assistant.verify.quantities import Quantity, quantities
from assistant.verify.reckoning import Reckoned, fitting, keys_of, nearer, with_words
from assistant.verify.stretches import stretches
from assistant.verify.word import Word

_LATER = frozenset(("after", "later"))
_EARLIER = frozenset(("before", "earlier"))
_ASIDE = frozenset(("later", "earlier"))
_LASTED = frozenset("for took take takes lasted last lasts within over during apart between spent".split())
_AGED = frozenset("age aged was at turned".split())
_MOST = 4  # figures of one kind beyond which a match tells nothing


def between(words: Sequence[Word], there: Sequence[Figure]) -> Iterator[Reckoned]:
    """ "Three days after ...", "for six years", "took 90 minutes"."""
    for said in quantities(words):
        behind = words[said.end].folded if said.end < len(words) else ""
        before = words[said.start - 1].folded if said.start else ""
        if said.measure not in {"time", "span"} or not ({behind, before} & (_LATER | _EARLIER | _LASTED)):
            continue
        fits = _fits(said, there)
        cue = {said.end} if behind in _LATER | _EARLIER else set()
        if fits:
            best = fitting(fits)
            if best and best[0] and behind in _LATER | _EARLIER:
                best = _in_order(words, said, behind, best[1]), best[1]
            if best:
                yield with_words(words, range(said.start, said.end), cue, *best)


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
    ahead, behind = keys_of(words[: said.start]), keys_of(word for word in own if word.start > words[said.start].start)
    if cue in _ASIDE:
        ahead, behind = keys_of(own), frozenset()
    first = nearer(ahead, behind, pair)
    if first is None:
        return None
    other = pair[1] if first is pair[0] else pair[0]
    return (_order(first) > _order(other)) is (cue in _LATER)


def _order(figure: Figure) -> tuple[int, int, int]:
    return figure.day or (0, 0, figure.minutes or 0)


def aged(words: Sequence[Word], there: Sequence[Figure]) -> Iterator[Reckoned]:
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
            yield with_words(words, range(start, end), set(), years in ages, (born[0], others[0]))


def _ages(born: Figure, then: Figure) -> set[int]:
    full = months(born, then)
    exact = {gap // 12 for gap in full} if born.day and then.day and born.day[2] and then.day[2] else None
    years = (then.day or (0,))[0] - (born.day or (0,))[0]
    return exact or {years, years - 1}


def year_on(words: Sequence[Word], told: Sequence[Sequence[Word]], keys: frozenset[str]) -> Iterator[Reckoned]:
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
