"""What two amounts of the passages make: "20 more", "twice as many", "42 in all", "21 did not"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, product

from assistant.verify.counted import counts
from assistant.verify.figures import Figure, amount, counted
from assistant.verify.reckoning import Reckoned, fitting, keys_of, nearer, with_words
from assistant.verify.word import Word

_MORE = frozenset("more rose rise risen grew grown grow gain gained gains increase increased up added higher".split())
_LESS = frozenset("fewer less fell fall fallen dropped drop lost loss decrease decreased down declined lower".split())
_DIFFERENT = frozenset("difference differ differed differs gap apart".split())
_FURTHER = frozenset("another further additional extra".split())
_ALL = frozenset("total totals altogether together combined sum overall".split())
RATIOS = {"half": 0.5, "twice": 2.0}
_SO = frozenset("many much long high large big old heavy fast expensive".split())
_AROUND = 4  # words between a number and what it is the difference of
_MOST = 4  # figures of one kind beyond which a match tells nothing
_NEAR = 0.51  # percent: how far a rounded share may be off


def multiple(words: Sequence[Word], there: Sequence[Figure]) -> Iterator[Reckoned]:
    """ "Twice as many", "half as much", "three times as long"."""
    for at, word in enumerate(words):
        behind = [w.folded for w in words[at + 1 : at + 3]]
        plain = word.key[:-1] if word.kind == "number" and word.key.endswith("x") else ""
        ratio = RATIOS.get(word.folded) or (float(plain) if plain.isdecimal() else 0.0)
        pairs = _pairs(there, "")
        if not ratio or len(behind) < 2 or behind[0] != "as" or behind[1] not in _SO or not pairs:
            continue
        found: list[tuple[tuple[Figure, Figure], bool | None]] = []
        for pair in pairs:
            first = nearer(keys_of(words[:at]), keys_of(words[at + 3 :]), pair)
            other = pair[1] if first is pair[0] else pair[0]
            values = _amount(first or pair[0]), _amount(other if first else pair[1])
            fits = [values[0] == ratio * values[1], values[1] == ratio * values[0]]
            found.append((pair, fits[0] if first else None if any(fits) else False))
        if best := fitting(found):
            yield with_words(words, range(at, at + 1), {at + 1, at + 2}, *best)


def difference(words: Sequence[Word], there: Sequence[Figure]) -> Iterator[Reckoned]:
    """ "20 more than", "rose by 50 percent", "lost 20", "a difference of 20"."""
    for at, word in enumerate(words):
        said = amount(word) if word.kind == "number" else None
        cue = next((i for i in _around(words, at) if _compares(words, i)), -1)
        if said is None or cue < 0:
            continue
        of = counted(words, at)
        points = of == "percent" and any(w.folded in {"point", "points"} for w in words[at + 2 : at + 3])
        shares = of == "percent" and not points
        pairs = [
            pair for pair in _pairs(there, "" if shares or cue == at + 1 else of) if not shares or pair[0].what != of
        ]
        found = [(pair, _differs(words, at, cue, pair, shares=shares)) for pair in pairs]
        if best := fitting(found):
            end = at + 1 + (of in {pairs[0][0].what, "percent"} and bool(of)) + points
            yield with_words(words, range(at, end), {cue} if words[cue].kind != "content" else set(), *best)


def _compares(words: Sequence[Word], at: int) -> bool:
    """Does a word say that an amount is a difference? "Up to" says none."""
    limit = [word.folded for word in words[at + 1 : at + 2]] == ["to"] and words[at].folded in {"up", "down"}
    return words[at].folded in _MORE | _LESS | _DIFFERENT and not limit


def _differs(words: Sequence[Word], at: int, cue: int, pair: tuple[Figure, Figure], *, shares: bool) -> bool | None:
    said = amount(words[at])
    if said is None:
        return None
    one, other = _amount(pair[0]), _amount(pair[1])
    if any(w.folded == "than" for w in words[max(at, cue) :]):
        first = nearer(keys_of(words[: min(at, cue)]), keys_of(words[max(at, cue) + 1 :]), pair)
        if first is None:
            return None if abs(other - one) == said else False
        other, one = (one, other) if first is pair[0] else (other, one)
    if words[cue].folded in _DIFFERENT:
        return abs(other - one) == said
    change = other - one if words[cue].folded in _MORE else one - other
    if shares:
        return one > 0 and abs(100 * change / one - said) < _NEAR
    return change == said


def total(words: Sequence[Word], there: Sequence[Figure]) -> Iterator[Reckoned]:
    """ "42 in total"."""
    if not any(word.folded in _ALL for word in words):
        return
    for at, word in enumerate(words):
        said = amount(word) if word.kind == "number" else None
        parts = [one for one in there if one.amount is not None and one.what == counted(words, at)]
        if said is not None and 2 <= len(parts) <= _MOST:
            sums = {sum(map(_amount, some)) for many in range(2, len(parts) + 1) for some in combinations(parts, many)}
            if said in sums or len(parts) == 2:
                yield with_words(words, range(at, at + 1), set(), said in sums, (parts[0], parts[1]))


def further(words: Sequence[Word], told: Sequence[Sequence[Word]]) -> Iterator[Reckoned]:
    """ "24 weeks", where it is twelve weeks and another twelve."""
    for said, things in counts(words):
        for sentence in told:
            amounts = [(word, of) for word, of in counts(sentence) if word.key.isdecimal()]
            for (one, of), (other, _) in pairwise(amounts):
                before = sentence[sentence.index(other) - 1].folded
                if before in _FURTHER and of[-1:] == things[-1:] and int(one.key) + int(other.key) == int(said.key):
                    yield Reckoned(frozenset((words.index(said),)), said.folded, True, f"{one.folded}, {other.folded}")


def _around(words: Sequence[Word], at: int) -> Iterator[int]:
    """The places near a number where what it is the difference of can stand, the nearest first."""
    for step in range(1, _AROUND + 1):
        yield from (i for i in (at + step, at - step) if 0 <= i < len(words))


def _pairs(there: Sequence[Figure], of: str) -> list[tuple[Figure, Figure]]:
    """The pairs of amounts of one thing (of that one where it is said), none where there are many."""
    amounts = [one for one in there if one.amount is not None and (not of or one.what == of)]
    pairs = [(a, b) for a, b in combinations(amounts, 2) if a.what == b.what]
    return pairs if len(amounts) <= _MOST else []


def _amount(figure: Figure) -> float:
    return figure.amount or 0.0


def rest(words: Sequence[Word], told: Sequence[Sequence[Word]]) -> Iterator[Reckoned]:
    """ "21 of the thirty fans did not fail", where nine of thirty did."""
    denial = next((i for i, word in enumerate(words) if word.kind == "negation"), -1)
    there = [(one, things, sentence) for sentence in told for one, things in counts(sentence)]
    known = {one.key for one, _, _ in there}
    for said, things in counts(words) if denial >= 0 and len(there) <= _MOST else ():
        done = frozenset(w.key for w in words if w.kind == "content") - frozenset(things)
        wholes = [one for one, of, _ in there if things and of[-1:] == things[-1:]]
        parts = [one for one, of, sentence in there if done <= frozenset(w.key for w in sentence)]
        for whole, part in product(wholes, parts):
            if done and said.key not in known and int(whole.key) - int(part.key) == int(said.key):
                taken = frozenset((words.index(said), denial))
                yield Reckoned(taken, said.folded, True, f"{whole.folded}, {part.folded}")
