"""What the indexed documents offer to questions and perturbations: their pairs and sections, and single statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.evaluation.perturb import Statement
from index.library import Library
from index.passages import plain_text
from index.sentences import sentences
from index.types import Document, QAPair, Span, Turn
from index.words import content_stems

SHORTEST, LONGEST = 45, 260  # characters of a statement
WINDOW = 3  # sentences of passage on either side of a statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One sentence of an answer: `quote` is exact text of the document, `text` the same without markup."""

    quote: str
    text: str
    passage: str
    speaker: str | None

    @property
    def stems(self) -> frozenset[str]:
        """Its content stems; counted only for the few sentences that a draft looks at."""
        return _stems(self.text)


@lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    return content_stems(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A pair (or section, then without a question) with its words, who answers it most, and the sentences of the answer.

    `answers` are the turns of that speaker; each of the sentences has its own.
    `answers` and `said` are only such texts as stand nowhere before in their document, so that a quote of them is found
    where it was taken from. `speakers` are all who speak in it, the asker too. `stems` are those of the answer,
    `everything` those of all its words and its headings, `title_stems` those of its document's title.
    """

    document: str
    document_id: int
    title: str
    pair: int
    pair_id: int
    question: str
    speaker: str | None
    answers: tuple[str, ...]
    said: tuple[Said, ...]
    speakers: frozenset[str]
    stems: frozenset[str]
    everything: frozenset[str]
    title_stems: frozenset[str]
    english: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All pairs of a library, in how many of their answers each content stem occurs, and which pairs hold it anywhere."""

    pairs: tuple[Answered, ...]
    frequency: Counter[str]
    holding: Mapping[str, Sequence[Answered]]

    def statements(self) -> tuple[Statement, ...]:
        """Every sentence of every answer, as perturbations take them."""
        return tuple(
            Statement(text=said.text, passage=said.passage, speaker=said.speaker)
            for pair in self.pairs
            for said in pair.said
        )


def gather(library: Library) -> Material:
    """Read all pairs of the library once, in the order of the documents' sources."""
    pairs: list[Answered] = []
    frequency: Counter[str] = Counter()
    holding: dict[str, list[Answered]] = {}
    for summary in sorted(library.documents(), key=lambda s: s.source):
        document = library.document(summary.id)
        for pair in library.pairs(summary.id):
            answered = _answered(document, pair)
            pairs.append(answered)
            frequency.update(answered.stems)
            for stem in answered.everything:
                holding.setdefault(stem, []).append(answered)
    return Material(pairs=tuple(pairs), frequency=frequency, holding=holding)


def _answered(document: Document, pair: QAPair) -> Answered:
    turns = [turn for turn in pair.turns if pair.asker is None or turn.speaker is None or turn.speaker != pair.asker]
    speakers = Counter(turn.speaker.name for turn in turns if turn.speaker and turn.speaker.name)
    speaker = speakers.most_common(1)[0][0] if speakers else None
    answers = tuple(
        turn.span.of(document.text)
        for turn in turns
        if _first_there(document, turn.span) and (turn.speaker.name if turn.speaker else None) in (speaker, None)
    )
    stems = content_stems(" ".join(plain_text(document, turn.span) for turn in turns))
    question = plain_text(document, pair.question) if pair.question else ""
    others = " ".join(plain_text(document, turn.span) for turn in pair.turns if turn not in turns)
    speaking = (pair.asker, *(turn.speaker for turn in pair.turns))
    return Answered(
        document=document.source,
        document_id=document.id,
        title=document.title,
        pair=pair.number,
        pair_id=pair.id,
        question=question,
        speaker=speaker,
        answers=answers,
        said=tuple(item for turn in turns for item in _said(document, turn)),
        speakers=frozenset(speaker.name for speaker in speaking if speaker and speaker.name),
        stems=stems,
        title_stems=_stems(document.title),
        everything=stems | content_stems(" ".join([question, others, *pair.heading])),
        english=document.language in (None, "en"),
    )


def _first_there(document: Document, span: Span) -> bool:
    return document.text.find(span.of(document.text)) == span.start


def _said(document: Document, turn: Turn) -> Iterator[Said]:
    """The sentences of a turn that can stand as statements, each with the sentences around it as its passage."""
    spans = sentences(document.text, turn.span.start, turn.span.end)
    words = [plain_text(document, s) for s in spans]
    for i, (place, text) in enumerate(zip(spans, words, strict=True)):
        if (
            SHORTEST <= len(text) <= LONGEST
            and text[0].isupper()
            and text[-1] in ".!"
            and _first_there(document, place)
        ):
            passage = " ".join(words[max(0, i - WINDOW) : i + WINDOW + 1])
            speaker = turn.speaker.name if turn.speaker and turn.speaker.name else None
            yield Said(quote=place.of(document.text), text=text, passage=passage, speaker=speaker)
