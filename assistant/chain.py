"""Questions in two steps: "Who programmed the app that Mara uses?" asks which app, and then who programmed it.

The clause at the end becomes a question of its own; a name in what answers it takes the clause's place in the second.
The answer quotes both: first the words that answer, then those that led there. Only who is asked is looked for so far
away: how big a thing is, or what became of it, whoever has it tells of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.abstain import Decision
from assistant.kinds import told
from assistant.naming.capitals import capitals
from assistant.naming.names import Names
from assistant.types import Evidence
from index.words import content_stems, tokens

Found = tuple[tuple[Evidence, ...], Decision]
Step = Callable[[str], Found]
Made = Callable[[str], Found | None]

MOST = 3  # names that are tried
MADE_MOST = 8  # and, where their maker is asked for, which is quickly seen
SURE = 0.5  # confidence of the second step below which it leads nowhere: two guesses are no answer
UNTOLD = 0.5  # how sure it can be of a thing that is not said to be of the kind asked for
_THING = re.compile(r"\b(?:the|an?)\s+(?P<thing>(?:[\w'’-]+\s+){1,4}?)(?:that|which)?\s*$", re.IGNORECASE)
_CLAUSE = re.compile(r"^\s+(?P<clause>[a-z]+\b[^,;?]*?)\s*\?*$")
_ASKS_WHO = re.compile(
    r"^\W*(?:(?:and|but|so)\s+)?(?:who(?:m|se)?\b|who['’]s\b|by\s+whom\b|which\s+(?:interviewee|person|guest|speaker)\b)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?<=\])\([^()\n]*\)")  # what a link leads to is no name
_ONLY_IS = re.compile(r"^\W*who(?:se)?(?:['’]s|\s+(?:is|are|was|were))?\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The two questions: `first` as it is asked, `second` with a place for what answers the first, a `thing` of a kind."""

    first: str
    second: str
    thing: str

    def asked_of(self, name: str) -> str:
        """The second question about `name`."""
        return f"{self.second}{name}?"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    """A name that may be the thing asked for, where it is said, and the share of the words for that it is said to be."""

    name: str
    where: Evidence
    told: float = 0.0


def chain_of(question: str, names: Names) -> Chain | None:
    """The two steps of a question for who, that ends in a clause about one known person; None for every other."""
    if len(names.named) != 1 or len(names.named[0].people) != 1:
        return None
    span = names.named[0].span
    thing, clause = _THING.search(question[: span.start]), _CLAUSE.match(question[span.end :])
    if not thing or not clause or tokens(thing["thing"])[-1].stop:  # "the microphone with", "the house does"
        return None
    before = question[: thing.start()]
    if not _ASKS_WHO.match(before) or _ONLY_IS.match(before):
        return None
    first = f"Which {thing['thing'].strip()} does {span.of(question)} {clause['clause']}?"
    return Chain(first=first, second=before, thing=thing["thing"].strip())


def follow(question: str, names: Names, step: Step, made: Made) -> Found | None:
    """The evidence of both steps and how sure it is; None where the question has no second step, or it leads nowhere.

    `made` has what says plainly who made a thing, for a question that asks just that. A name that is said to be just what
    is asked for leaves no room for others; where none is, the answer is a guess.
    """
    chain = chain_of(question, names)
    if chain is None:
        return None
    answers, sure = step(chain.first)
    if not sure.answered:
        return None
    links = _links(chain, answers, names.people)
    links = [link for link in links if link.told == 1] or links
    known = [link for link in links if link.told]
    return _made(chain, links[:MADE_MOST], made, sure) or _found(chain, known[:MOST], step, sure)


def _links(chain: Chain, answers: Sequence[Evidence], people: Sequence[str]) -> list[_Link]:
    """The names in what answers the first step, those first of which most of the kind is said."""
    first: dict[str, Evidence] = {}
    kind = frozenset(token.stem for token in tokens(chain.thing)[:-1])  # of a "Twitter app" Twitter is none
    for name, where in _named(answers, people):
        if not content_stems(name) <= kind:
            first.setdefault(name, where)
    links = [_Link(name=n, where=w, told=told(chain.thing, n, (w,), w)) for n, w in first.items()]
    return sorted(links, key=lambda link: -link.told)


def _made(chain: Chain, links: Sequence[_Link], made: Made, sure: Decision) -> Found | None:
    """Whoever is plainly said to have made the first of the things of which that is said."""
    guessed: Found | None = None
    for link in links:
        known = made(chain.asked_of(link.name))
        if known is None:
            continue
        evidence, decision = known
        kind = max(link.told, told(chain.thing, link.name, evidence, evidence[0]))
        if not kind and evidence[0].document.id == link.where.document.id:
            continue
        found = _with(evidence, link.where), _surely(kind, sure, decision)
        if kind == 1:
            return found
        guessed = guessed or found
    return guessed


def _found(chain: Chain, links: Sequence[_Link], step: Step, sure: Decision) -> Found | None:
    """What answers the second step best, in words that speak of the thing."""
    best: tuple[float, Found] | None = None
    for link in links:
        found, decision = step(chain.asked_of(link.name))
        said = found[0] if found else None
        if decision.confidence < SURE or said is None or said.document.id == link.where.document.id:
            continue
        about = content_stems(f"{said.text} {said.question or ''} {said.document.title}")
        if content_stems(link.name) <= about and (best is None or decision.confidence > best[0]):
            best = decision.confidence, (_with(found, link.where), _surely(link.told, sure, decision))
    return best[1] if best else None


def _surely(told: float, *steps: Decision) -> Decision:
    """The decision of the less sure step, which cannot be surer than a guess of what is only partly `told` to be it."""
    least = min(steps, key=lambda one: one.confidence)
    return least if told == 1 else replace(least, confidence=min(UNTOLD, least.confidence))


def _with(evidence: tuple[Evidence, ...], link: Evidence) -> tuple[Evidence, ...]:
    """The evidence of the second step, then what led there, where that is not among it."""
    among = any(piece.document.id == link.document.id and piece.span.overlaps(link.span) for piece in evidence)
    return evidence if among else (*evidence, link)


def _named(evidence: Sequence[Evidence], people: Sequence[str]) -> Iterator[tuple[str, Evidence]]:
    """The capitalised names in evidence, but the people's own, each with where it stands."""
    own = frozenset().union(*(content_stems(person) for person in people))
    for piece in evidence:
        shown = _ADDRESS.sub(lambda link: " " * len(link[0]), piece.text)
        for span in capitals(shown, tokens(shown)):
            name = span.of(shown)
            if not content_stems(name) & own:
                yield name, piece
