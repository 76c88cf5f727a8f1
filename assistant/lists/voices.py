"""Mentions grouped by who said them: one voice for each person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.types import Evidence
from index.words import tokens

OPENING = 900  # characters at the beginning of a document that say what somebody does


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One sentence on a theme. `exact` is True when it holds the theme's own words; `evidence.score` orders mentions
    of one search, higher is better. `of` is of whom it tells, where nobody is known to have said it; '' for nobody."""

    evidence: Evidence
    exact: bool
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One person with all their mentions, in the order of their documents, and the best of them.

    `person` is None for words that nobody is known to have said (the editor's, a title's). Somebody known by a label
    alone ('Speaker 1') is another person in each document.
    """

    person: str | None
    mentions: tuple[Mention, ...]

    @property
    def best(self) -> Mention:
        """The mention that says most about the theme: one with its own words before one that is close in meaning."""
        return max(self.mentions, key=lambda m: (m.exact, m.evidence.score, -m.evidence.span.start))


def voices(mentions: Iterable[Mention], work: frozenset[str]) -> tuple[Voice, ...]:
    """The mentions of each person together, most relevant first, then by name; with `work`, of those only who do it."""
    groups: dict[tuple[str, int], list[Mention]] = {}
    for mention in mentions:
        speaker = mention.evidence.pair.speaker_at(mention.evidence.span)
        label_only = speaker is not None and speaker.person is None
        name = speaker.name if speaker else mention.of
        groups.setdefault((name, mention.evidence.document.id if name and label_only else 0), []).append(mention)
    found = [
        Voice(
            person=name or None,
            mentions=tuple(
                sorted(group, key=lambda m: (m.evidence.document.source, m.evidence.span.start, m.evidence.span.end))
            ),
        )
        for (name, _), group in groups.items()
    ]
    if work:
        found = [voice for voice in found if _is_one(voice, work)]
    return tuple(sorted(found, key=_rank))


def _rank(voice: Voice) -> tuple[bool, bool, float, str, str]:
    best = voice.best
    return (
        voice.person is None,
        not best.exact,
        -best.evidence.score,
        voice.person or "",
        best.evidence.document.source,
    )


def _is_one(voice: Voice, work: frozenset[str]) -> bool:
    """Does the beginning of one of their documents say that this is what they do?"""
    for document in {m.evidence.document.id: m.evidence.document for m in voice.mentions}.values():
        said = {token.folded.removesuffix("s") for token in tokens(f"{document.title} {document.text[:OPENING]}")}
        if work <= said:
            return True
    return False
