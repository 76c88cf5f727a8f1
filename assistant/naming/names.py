"""What a question names: people of the archive, and names that nobody there bears."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.naming.titles import FORMS_OF_ADDRESS
from index.types import Span

_DOES = r"(?:do|does|did|has|had|could|would|should)(?:n['’]t)?|can(?:['’]t|not)?|will|won['’]t"
DOES_BEFORE = re.compile(rf"\b(?:{_DOES})\s+$", re.IGNORECASE)
VERB_BEFORE = re.compile(rf"\b(?:{_DOES}|(?:is|was)(?:n['’]t)?|about|of|by|with|for)\s+$", re.IGNORECASE)
_CLAUSE_BEFORE = re.compile(r"\b(?:that|where|when|who|whom|why|how)\s+$", re.IGNORECASE)
_ADDRESS_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(FORMS_OF_ADDRESS))})\b\.?\s*$", re.IGNORECASE)
_ADDRESSED = re.compile(rf"(?:{'|'.join(sorted(FORMS_OF_ADDRESS))})\b", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|,?\s+(?:and|or|nor)(?:\s+(?:also|by))?)\s+", re.IGNORECASE)
OWNS = re.compile(r"['’]s?$|^['’](?:s\b|(?=\s))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A stretch of the question that names somebody of the archive.

    `people` are all it may mean (more than one: ambiguous); `whole` is True when the full name stands there.
    """

    span: Span
    people: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a question names: people of the archive, and words that look like a name and are nobody's in it.

    Of the `unknown`, those in `absent` are single words that stand nowhere in the archive.
    """

    named: tuple[Named, ...] = ()
    unknown: tuple[Span, ...] = ()
    absent: frozenset[Span] = frozenset()

    @property
    def people(self) -> tuple[str, ...]:
        """The people meant without doubt, in the order of the question, each once."""
        return tuple(dict.fromkeys(n.people[0] for n in self.named if len(n.people) == 1))

    def strangers(self, question: str) -> tuple[str, ...]:
        """Unknown names that are asked about as people: two or more words after 'does', 'is', 'of' ... or with a form of
        address, one that stands nowhere in the archive after 'does' ..., with 's, or in brackets, as a follow-up has whom it
        is about."""
        found = []
        for span in self.unknown:
            name = span.of(question)
            around = _ADDRESS_BEFORE.sub("", question[: span.start]), question[span.end :]
            if len(name.split()) > 1:
                asked = VERB_BEFORE.search(around[0]) or _CLAUSE_BEFORE.search(around[0]) or _ADDRESSED.match(name)
            elif span in self.absent:
                asked = DOES_BEFORE.search(around[0])
            else:
                continue
            asked = asked or OWNS.search(name) or OWNS.match(around[1])
            if asked or (around[0].endswith("(") and around[1].startswith(")")):
                found.append(bare(name))
        return tuple(found)

    def companions(self, question: str) -> tuple[Span, ...]:
        """Unknown names of two or more words that are asked about in one breath with somebody known ('Ada and Bo Lind')."""
        known = [named.span for named in self.named]
        return tuple(
            span
            for span in self.unknown
            if len(span.of(question).split()) > 1
            and any(_AND.fullmatch(_between(question, span, other)) for other in known)
        )

    def undecided(self, question: str) -> Named | None:
        """The first name that may mean several people, where nobody else is meant or it stands in one breath with whom."""
        several = [named for named in self.named if len(named.people) > 1]
        if not self.people:
            return next(iter(several), None)
        sure = {named.span for named in self.named if len(named.people) == 1}
        runs = in_one_breath(question, [named.span for named in self.named])
        return next((named for run in runs if sure & set(run) for named in several if named.span in run), None)

    def masked(self, question: str, also: Sequence[Span] = ()) -> str:
        """The question with every known name, and every stretch of `also`, replaced by a pronoun: what is asked, whoever
        it is asked of."""
        out, at = [], 0
        for span in sorted([*(named.span for named in self.named), *also]):
            possessive = span.of(question).endswith(("'s", "’s", "'", "’"))
            out += [question[at : span.start], "their" if possessive else "they"]
            at = span.end
        return "".join([*out, question[at:]])


def bare(name: str) -> str:
    """A name without the 's that makes it own something."""
    return OWNS.sub("", name)


def in_one_breath(question: str, spans: Sequence[Span]) -> list[list[Span]]:
    """The runs of some spans of the question that are joined by "and" or "or" ("Ada, Bo and Cy"); a comma alone joins none."""
    runs: list[list[Span]] = []
    for span in sorted(spans):
        if runs and _AND.fullmatch(_between(question, runs[-1][-1], span)):
            runs[-1].append(span)
        else:
            runs.append([span])
    return [run for run in runs if any(_between(question, *pair).strip() != "," for pair in pairwise(run))]


def _between(question: str, one: Span, other: Span) -> str:
    first, second = sorted((one, other))
    return question[first.end : second.start]
