"""Questions that ask for a list, but for none of people: somebody's works, and who is a woman or a man, which no list tells."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.archive import Archive
from assistant.asked import Asked
from assistant.cite import cite
from assistant.compose import quotes
from assistant.lists.unrecorded import counts, unrecorded
from assistant.lists.works import asked_works, named_works
from assistant.types import Answer, Evidence
from index.types import Filters, Hit
from prompts import phrase

SEEN = 3  # hits that may say how many of those were interviewed whom no list counts
SURE = 0.8  # confidence where a sentence names somebody's works


def of_no_people(
    question: str, asked: Asked, hits: Sequence[Hit], *, filters: Filters, archive: Archive
) -> Answer | None:
    """The answer to such a question; None for every other, and where no sentence names what is asked for."""
    if works := asked_works(question, archive.names) or asked_works(asked.text, archive.names):
        return _of_works(question, asked, hits, found=named_works(archive, works, filters), archive=archive)
    told = (span.of(hit.document.text) for hit in hits[:SEEN] for span in hit.spans)
    return _unrecorded(question, asked, hits) if unrecorded(asked.text) and not any(map(counts, told)) else None


def _unrecorded(question: str, asked: Asked, hits: Sequence[Hit]) -> Answer:
    """Declines to count women and men: whether somebody is one is on record nowhere."""
    return Answer(
        question=question,
        searched_for=asked.text,
        hits=tuple(hits),
        abstained=True,
        reason="fact_absent",
        declined=phrase("declined.unrecorded"),
    )


def _of_works(
    question: str, asked: Asked, hits: Sequence[Hit], *, found: Sequence[Evidence], archive: Archive
) -> Answer | None:
    """The sentences that name somebody's works; None where none does."""
    if not found:
        return None
    citations = cite(found, locate=archive.library.locate)
    return Answer(
        question=question,
        searched_for=asked.text,
        sentences=quotes.compose(found, citations),
        citations=citations,
        hits=tuple(hits),
        confidence=SURE,
    )
