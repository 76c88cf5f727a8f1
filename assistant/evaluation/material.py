"""What the indexed documents offer to questions and perturbations: answered pairs and single statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.evaluation.perturb import Statement
from index.library import Library
from index.passages import plain
from index.sentences import sentences
from index.types import Document, QAPair, Span
from index.words import content_stems

SHORTEST, LONGEST = 45, 260  # characters of a statement
WINDOW = 3  # sentences of passage on either side of a statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One sentence of an answer: `quote` is exact text of the document, `text` the same without markup."""

    quote: str
    text: str
    passage: str

    @property
    def stems(self) -> frozenset[str]:
        """Its content stems; counted only for the few sentences that a draft looks at."""
        return _stems(self.text)


@lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    return content_stems(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A pair with its question's words, who answers it, and the sentences of the answer."""

    document: str
    document_id: int
    title: str
    pair: int
    pair_id: int
    question: str
    speaker: str | None
    answers: tuple[str, ...]
    said: tuple[Said, ...]
    stems: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All answered pairs of a library, and in how many pairs each content stem occurs."""

    pairs: tuple[Answered, ...]
    frequency: Counter[str]

    def statements(self) -> tuple[Statement, ...]:
        """Every sentence of every answer, as perturbations take them."""
        return tuple(
            Statement(text=said.text, passage=said.passage, speaker=pair.speaker)
            for pair in self.pairs
            for said in pair.said
        )


def gather(library: Library) -> Material:
    """Read all pairs of the library once, in the order of the documents' sources."""
    pairs: list[Answered] = []
    frequency: Counter[str] = Counter()
    for summary in sorted(library.documents(), key=lambda s: s.source):
        document = library.document(summary.id)
        for pair in library.pairs(summary.id):
            answered = _answered(document, pair)
            if answered.said:
                pairs.append(answered)
                frequency.update(answered.stems)
    return Material(pairs=tuple(pairs), frequency=frequency)


def _answered(document: Document, pair: QAPair) -> Answered:
    turns = [turn for turn in pair.turns if pair.asker is None or turn.speaker is None or turn.speaker != pair.asker]
    speakers = Counter(turn.speaker.name for turn in turns if turn.speaker and turn.speaker.name)
    said = tuple(item for turn in turns for item in _said(document, turn.span))
    words = " ".join(plain(document, turn.span)[0] for turn in turns)
    return Answered(
        document=document.source,
        document_id=document.id,
        title=document.title,
        pair=pair.number,
        pair_id=pair.id,
        question=" ".join(plain(document, pair.question)[0].split()) if pair.question else "",
        speaker=speakers.most_common(1)[0][0] if speakers else None,
        answers=tuple(turn.span.of(document.text) for turn in turns),
        said=said,
        stems=content_stems(words),
    )


def _said(document: Document, span: Span) -> Iterator[Said]:
    """The sentences of a turn that can stand as statements, each with the sentences around it as its passage."""
    spans = sentences(document.text, span.start, span.end)
    words = [" ".join(plain(document, s)[0].split()) for s in spans]
    for i, (place, text) in enumerate(zip(spans, words, strict=True)):
        if SHORTEST <= len(text) <= LONGEST and text[0].isupper() and text[-1] in ".!":
            passage = " ".join(words[max(0, i - WINDOW) : i + WINDOW + 1])
            yield Said(quote=place.of(document.text), text=text, passage=passage)
