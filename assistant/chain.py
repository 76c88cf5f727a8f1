"""Questions in two steps: "Who programmed the app that Mara uses?" asks which app, and then who programmed it.

The clause at the end becomes a question of its own; a name in what answers it takes the clause's place in the second.
The answer quotes both: first the words that answer, then those that led there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.abstain import Decision
from assistant.naming.capitals import capitals
from assistant.naming.names import Names
from assistant.types import Evidence
from index.words import content_stems, tokens

Step = Callable[[str], tuple[tuple[Evidence, ...], Decision]]
Made = Callable[[str], tuple[tuple[Evidence, ...], Decision] | None]

MOST = 3  # names that are tried
MADE_MOST = 8  # and, where their maker is asked for, which is quickly seen
SURE = 0.5  # confidence of the second step below which it leads nowhere: two guesses are no answer
_THING = re.compile(r"\b(?:the|an?)\s+(?P<thing>(?:[\w'’-]+\s+){1,4}?)(?:that|which)?\s*$", re.IGNORECASE)
_CLAUSE = re.compile(r"^\s+(?P<clause>[a-z]+\b[^,;?]*?)\s*\?*$")
_ASKS = re.compile(r"^\W*(?:who|what|which|where|when|why|how|whose)\b", re.IGNORECASE)
_ONLY_IS = re.compile(r"^\W*(?:who|what|which|where|when|why|how)(?:['’]s|\s+(?:is|are|was|were))?\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The two questions: `first` as it is asked, `second` with a place for what answers the first."""

    first: str
    second: str

    def asked_of(self, name: str) -> str:
        """The second question about `name`."""
        return f"{self.second}{name}?"


def chain_of(question: str, names: Names) -> Chain | None:
    """The two steps of a question that ends in a clause about one known person; None for every other."""
    if len(names.named) != 1 or len(names.named[0].people) != 1:
        return None
    span = names.named[0].span
    thing, clause = _THING.search(question[: span.start]), _CLAUSE.match(question[span.end :])
    if not thing or not clause:
        return None
    before = question[: thing.start()]
    if not _ASKS.match(before) or _ONLY_IS.match(before):
        return None
    first = f"Which {thing['thing'].strip()} does {span.of(question)} {clause['clause']}?"
    return Chain(first=first, second=before)


def follow(question: str, names: Names, step: Step, made: Made) -> tuple[tuple[Evidence, ...], Decision] | None:
    """The evidence of both steps and how sure it is; None where the question has no second step, or it leads nowhere.

    `made` has what says plainly who made a thing, for a question that asks just that. The thing that answers the first
    step stands before others in what does: the first with a known maker is it.
    """
    chain = chain_of(question, names)
    if chain is None:
        return None
    link, sure = step(chain.first)
    if not sure.answered:
        return None
    for name in list(dict.fromkeys(_named(link, names.people)))[:MADE_MOST]:
        known = made(chain.asked_of(name))
        if known and known[0][0].document.id != link[0].document.id:
            return (*known[0], link[0]), min(sure, known[1], key=lambda one: one.confidence)
    best: tuple[tuple[Evidence, ...], Decision] | None = None
    for name in list(dict.fromkeys(_named(link[:1], names.people)))[:MOST]:
        found, decision = step(chain.asked_of(name))
        told = found[0] if found else None
        if decision.confidence < SURE or told is None or told.document.id == link[0].document.id:
            continue
        about = content_stems(f"{told.text} {told.question or ''} {told.document.title}")
        if content_stems(name) <= about and (best is None or decision.confidence > best[1].confidence):
            best = (*found, link[0]), decision
    if best is None:
        return None
    evidence, decision = best
    return evidence, min(sure, decision, key=lambda one: one.confidence)


def _named(evidence: Sequence[Evidence], people: Sequence[str]) -> Iterator[str]:
    """The capitalised names in evidence, but the people's own."""
    own = frozenset().union(*(content_stems(person) for person in people))
    for piece in evidence:
        for span in capitals(piece.text, tokens(piece.text)):
            name = span.of(piece.text)
            if not content_stems(name) & own:
                yield name
