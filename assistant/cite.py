"""Citations are a closed set: each names an exact span, and its quote is checked against the document when made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.types import Citation, Evidence
from index.errors import OnRecordError
from index.types import Locator, Span

#: Where a span of a document stands, by the document's id, the span and the heading of its pair.
Locate = Callable[[int, Span, tuple[str, ...]], Locator]


class QuoteError(OnRecordError):
    """A quote is not what stands in the document at its span."""


def cite(evidence: Sequence[Evidence], *, locate: Locate) -> tuple[Citation, ...]:
    """One citation for each piece of evidence, markers from 1 in order. `locate` says where it stands."""
    return tuple(
        checked(
            Citation(
                marker=marker,
                document_id=piece.document.id,
                document=piece.document.source,
                sha256=piece.document.sha256,
                title=piece.document.title,
                date=piece.document.date,
                pair=piece.pair.number,
                question=piece.question,
                speaker=piece.speaker,
                span=piece.span,
                quote=piece.text,
                locator=locate(piece.document.id, piece.span, piece.pair.heading),
            ),
            piece.document.text,
        )
        for marker, piece in enumerate(evidence, start=1)
    )


def checked(citation: Citation, text: str) -> Citation:
    """The citation itself, once its quote equals `text` at its span. Raises QuoteError: nothing false is ever shown."""
    if citation.span.of(text) != citation.quote or not citation.quote:
        raise QuoteError(
            f"{citation.document}: the quote is not at {citation.span.start}..{citation.span.end}; run: onrecord doctor"
        )
    return citation
