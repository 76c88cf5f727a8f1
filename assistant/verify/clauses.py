"""The clause around a verb: who does it and what else there is, told without a parser.

A clause is what stands between stops, conjunctions and other verbs. Voice counts ("was taught by").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.verify.lexicon import AUXILIARIES
from assistant.verify.verbs import apart, is_verb, past
from assistant.verify.word import Word

_REACH = 14  # words on either side of a verb that are looked at
_JOINTS = frozenset(
    "and or but because while whereas although though so then if unless when after before until".split()
)
NAMED = frozenset(("name", "content"))  # and "little", which counts elsewhere


class Clause(NamedTuple):
    """The words beside a verb that name who does it and what else there is. `pronoun` is the doer where it is one.

    `behind` are the words behind the verb, which in the passive are not all of the `other` side.
    """

    doer: tuple[Word, ...]
    other: tuple[Word, ...]
    pronoun: str
    passive: bool
    behind: tuple[Word, ...]


def clause(words: Sequence[Word], at: int) -> Clause:
    """The clause around the verb at `at`; in the passive the doer stands behind "by"."""
    start = at
    while start and not apart(words, start) and _small(words[start - 1]):
        start -= 1
    by_whom = at + 1 < len(words) and words[at + 1].folded == "by"
    passive = past(words[at]) and (by_whom or any(word.key == "be" for word in words[start:at]))
    before, pronoun = _before(words, start)
    rest = tuple(_behind(words, at))
    if not passive:
        return Clause(before, rest, pronoun, False, rest)
    by = next((i for i, word in enumerate(rest) if word.folded == "by"), len(rest))
    return Clause(tuple(word for word in rest[by:] if word.kind in NAMED), before, "", True, rest)


def _small(word: Word) -> bool:
    """An auxiliary, a negation or a particle that belongs to the verb behind it."""
    return (
        word.folded in AUXILIARIES
        or word.key == ""
        or word.kind in {"negation", "quantifier"}
        or word.folded.endswith("ly")
    )


def _before(words: Sequence[Word], end: int) -> tuple[tuple[Word, ...], str]:
    """What names the doer before a verb, or the pronoun that does. An aside between commas is its apposition or none."""
    found: list[Word] = []
    at = end - 1
    if at >= 0 and apart(words, end):
        aside = at
        while aside > 0 and not apart(words, aside):
            aside -= 1
        inside = range(aside, at + 1)
        if aside and not any(is_verb(words, i) or words[i].folded in AUXILIARIES for i in inside):
            found = [words[i] for i in reversed(inside)]
        at = aside - 1
    low = max(0, at - _REACH)
    while at >= low:
        word = words[at]
        if word.folded == "whose" and any(w.kind in NAMED for w in found):
            break
        if (word.folded in _JOINTS and _new_clause(words, at)) or is_verb(words, at) or word.folded in AUXILIARIES:
            break
        if word.kind == "pronoun" and word.key != "it" and not any(w.kind in NAMED for w in found):
            return (), word.folded
        found.append(word)
        if at and apart(words, at):
            break
        at -= 1
    return tuple(word for word in reversed(found) if word.kind in NAMED or word.folded == "little"), ""


def _new_clause(words: Sequence[Word], at: int) -> bool:
    """Does a joint begin a clause? The "and" of "Ada and Tom went" joins two who do the same."""
    if words[at].folded not in {"and", "or"}:
        return True
    for i in range(at - 1, max(-1, at - _REACH), -1):
        if is_verb(words, i) or words[i].folded in AUXILIARIES:
            return True
        if apart(words, i + 1):
            return False
    return False


def _behind(words: Sequence[Word], at: int) -> Iterator[Word]:
    """The words behind a verb up to the end of its clause."""
    for i in range(at + 1, min(len(words), at + _REACH)):
        if apart(words, i) or (words[i].folded in _JOINTS and words[i].folded != "or"):
            return
        yield words[i]


def led(words: Sequence[Word], leads: frozenset[str]) -> tuple[Word, ...]:
    """The names and pronouns right behind the first of these small words: "from the mill"."""
    at = next((i for i, word in enumerate(words) if word.folded in leads), len(words))
    end = at + 1
    while end < len(words) and (words[end].kind in NAMED or words[end].key == "" or words[end].kind == "pronoun"):
        end += 1
    return tuple(words[at + 1 : end])
