"""Answers and hits as the JSON that `--json` prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from assistant.types import Answer, Citation
from index.types import Hit, Locator

SCHEMA = 1


def answer(given: Answer) -> dict[str, object]:
    """The object that `ask --json` and `ask --batch` print."""
    return {
        "schema": SCHEMA,
        "question": given.question,
        "searched_for": given.searched_for,
        "abstained": given.abstained,
        "reason": given.reason,
        "confidence": given.confidence,
        "answer": given.text,
        "composer": given.composer,
        **({"notice": given.notice} if given.notice else {}),
        "sentences": [
            {"text": s.text, "markers": list(s.markers), "support": s.support, "verdict": s.verdict}
            for s in given.sentences
        ],
        "citations": [citation(c) for c in given.citations],
        "hits": hits(given.hits),
        "timings_ms": dict(given.timings_ms),
    }


def citation(given: Citation) -> dict[str, object]:
    """One citation."""
    return {
        "marker": given.marker,
        "document": given.document,
        "title": given.title,
        "date": given.date,
        "question": given.question,
        "speaker": given.speaker,
        "start": given.span.start,
        "end": given.span.end,
        "quote": given.quote,
        "pair": given.pair,
        "locator": locator(given.locator),
    }


def hits(given: Sequence[Hit], *, why: bool = False) -> list[dict[str, object]]:
    """Ranked pairs; `start` and `end` are those of the best span. With `why` also all best spans, and the reasons."""
    shown: list[dict[str, object]] = []
    for hit in given:
        span = hit.spans[0] if hit.spans else hit.pair.span
        row: dict[str, object] = {
            "document": hit.document.source,
            "pair": hit.pair.number,
            "id": hit.document.source.rpartition("#")[2] if "#" in hit.document.source else None,
            "question": hit.pair.question.of(hit.document.text) if hit.pair.question else None,
            "start": span.start,
            "end": span.end,
            "score": round(hit.score, 6),
        }
        if why:
            row["spans"] = [[each.start, each.end] for each in hit.spans]
            row["why"] = {key: _rounded(value) for key, value in asdict(hit.why).items() if value not in (None, ())}
        shown.append(row)
    return shown


def locator(given: Locator) -> dict[str, object]:
    """What applies of a locator, as plain values."""
    return {key: value for key, value in asdict(given).items() if value not in (None, (), "")}


def place(given: Citation) -> str:
    """Where a citation stands, for the eye: `file:45:12-46:3` by page and line where both are known, else its characters."""
    at = given.locator
    if at.page is None or at.line is None:
        return f"{given.document}:{given.span.start}-{given.span.end}"
    page_end, line_end = at.page_end or at.page, at.line_end or at.line
    until = f"-{page_end}:{line_end}" if (page_end, line_end) != (at.page, at.line) else ""
    return f"{given.document}:{at.page}:{at.line}{until}"


def _rounded(value: object) -> object:
    return round(value, 6) if isinstance(value, float) else value
