"""What "Tell me more" asks for: the rest of the passage that was quoted, else passages that were not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.archive import Archive
from assistant.candidates import Candidate, candidates
from assistant.follow_ups.again import asks_more, asks_then
from assistant.follow_ups.told import first_quote, quotes_of
from assistant.sources import INNER_QUOTES, placed, quoted
from assistant.types import Evidence, Message
from index.types import Document, Filters, Hit, QAPair, Span

SURE = 0.8  # confidence in the rest of a passage
LEAST, MOST = 4, 80  # words of it


def rest_of_passage(
    question: str, history: Sequence[Message], archive: Archive, filters: Filters
) -> tuple[Evidence, ...]:
    """What follows in the passage that was quoted last, else what stands before it, or the next passage where `question` asks
    what came then; nothing where all of it was quoted."""
    told = _told(history)
    hit = quoted(archive, told[-1], filters) if told else None
    if hit is None:
        return ()
    said = _plain(" ".join(told))
    sentences = [one for one in candidates([(hit.document, hit.pair)]) if not one.asked and not one.in_front]
    told_at = [place for place, one in enumerate(sentences) if _plain(one.plain) in said]
    last = max(told_at, default=-1)
    if asks_then(question):  # on from the words that were quoted first
        first = _plain(first_quote(told[-1]))
        last = next(
            (place for place in told_at if sentences[place].plain and _plain(sentences[place].plain) in first), last
        )
        last = next((place for place in range(last, len(sentences)) if place + 1 not in told_at), last)
    left = [place for place in range(len(sentences)) if place not in told_at]
    after = [place for place in left if place > last]
    if not after and asks_then(question):
        return _next_passage(hit, archive)
    return _evidence(hit.document, hit.pair, sentences, after or left)


def _next_passage(hit: Hit, archive: Archive) -> tuple[Evidence, ...]:
    """The beginning of the passage behind a pair; nothing where it is the last."""
    pair = next((pair for pair in archive.pairs(hit.document.id) if pair.span.start >= hit.pair.span.end), None)
    if pair is None:
        return ()
    sentences = [one for one in candidates([(hit.document, pair)]) if not one.asked and not one.in_front]
    return _evidence(hit.document, pair, sentences, range(len(sentences)))


def _evidence(
    document: Document, pair: QAPair, sentences: Sequence[Candidate], places: Sequence[int]
) -> tuple[Evidence, ...]:
    """The first sentences at some places of a passage."""
    spans = [Span(one[0].span.start, one[-1].span.end) for one in _runs(sentences, _few(sentences, places))]
    return tuple(Evidence(document=document, pair=pair, span=span, score=SURE) for span in spans)


def without_quoted(history: Sequence[Message], archive: Archive, filters: Filters) -> Filters:
    """The filters without the passages that were quoted since the question of which more is asked."""
    found = (placed(archive, quote, filters) for answer in _told(history) for quote in quotes_of(answer))
    return replace(filters, without=filters.without | {hit.pair.id for hit in found if hit})


def _told(history: Sequence[Message]) -> list[str]:
    """The answers since the question of which more is asked, in their order."""
    told: list[str] = []
    for message in reversed(history):
        if message.role == "assistant":
            told.append(message.content)
        elif not asks_more(message.content):
            break
    return told[::-1]


def _few(sentences: Sequence[Candidate], places: Sequence[int]) -> list[int]:
    """The first of the places, up to MOST words; none where they have less than LEAST in all."""
    picked: list[int] = []
    words = 0
    for place in places:
        words += len(sentences[place].forms)
        if picked and words > MOST:
            break
        picked.append(place)
    return picked if words >= LEAST else []


def _runs(sentences: Sequence[Candidate], places: Sequence[int]) -> Iterator[list[Candidate]]:
    """The sentences at some places, those together that follow each other in one turn."""
    run: list[Candidate] = []
    for place in places:
        one = sentences[place]
        if run and not (run[-1].block == one.block and run[-1].order + 1 == one.order):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _plain(text: str) -> str:
    return " ".join(text.translate(INNER_QUOTES).split())
