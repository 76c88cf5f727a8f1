"""Puts the cases of a test set to the running assistant and takes its answers as responses."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence

from assistant.conversation import Assistant
from assistant.evaluation.matching import LibraryPlaces
from assistant.evaluation.types import Case, EvaluationError, Ranked, Response, Source, Statement
from assistant.types import Answer, Citation, Message
from index.types import Filters

CONTEXT = 200  # characters shown on either side of a quote
_MARKERS = re.compile(r"\s*\[\d{1,3}\]")


class AssistantResponder:
    """Answers cases with OnRecord itself; a case's hidden pairs are hidden from its search."""

    def __init__(self, assistant: Assistant, places: LibraryPlaces, *, k: int = 10) -> None:
        self._assistant = assistant
        self._places = places
        self._k = k

    def __call__(self, case: Case, history: Sequence[Message]) -> Response:
        """The assistant's response to the case after `history`."""
        began = time.perf_counter()
        filters = Filters(without=self.hidden(case))
        answer = self._assistant.ask(case.question, history=history, filters=filters, k=self._k)
        return self.response(answer, milliseconds=(time.perf_counter() - began) * 1000)

    def hidden(self, case: Case) -> frozenset[int]:
        """The ids of the pairs that the case names in `without`. Raises EvaluationError if one is not in the store."""
        ids = set()
        for hidden in case.without:
            document = self._places.document(hidden.document)
            pairs = self._assistant.library.pairs(document.id) if document else ()
            found = next((pair.id for pair in pairs if pair.number == hidden.pair), None)
            if found is None:
                raise EvaluationError(
                    f"{case.id}: 'without' names pair {hidden.pair} of {hidden.document}, which is not in the store; "
                    "draft the set again with: onrecord testset"
                )
            ids.add(found)
        return frozenset(ids)

    def response(self, answer: Answer, *, milliseconds: float) -> Response:
        """The response that an answer is. Citations are checked again against the documents as they are kept."""
        return Response(
            answer=answer.text,
            abstained=answer.abstained,
            confidence=answer.confidence,
            statements=tuple(
                Statement(text=_MARKERS.sub("", sentence.text).strip(), markers=sentence.markers)
                for sentence in answer.sentences
            ),
            sources=tuple(self._source(citation) for citation in answer.citations),
            ranked=tuple(
                Ranked(document=hit.document.source, start=hit.pair.span.start, end=hit.pair.span.end)
                for hit in answer.hits
            ),
            reason=answer.reason,
            searched_for=answer.searched_for,
            composer=answer.composer,
            milliseconds=milliseconds,
        )

    def _source(self, citation: Citation) -> Source:
        text = self._places.text(citation.document)
        span, around = citation.span, text or ""
        return Source(
            quote=citation.quote,
            evidence=evidence_of(citation),
            document=citation.document,
            start=span.start,
            end=span.end,
            speaker=citation.speaker,
            question=citation.question,
            exact=text is not None and span.of(text) == citation.quote,
            before=around[max(0, span.start - CONTEXT) : span.start],
            after=around[span.end : span.end + CONTEXT],
        )


def evidence_of(citation: Citation) -> str:
    """What a sentence that cites this is checked against: title and date, the question, then the speaker's words."""
    head = f"{citation.title} ({citation.date})" if citation.date else citation.title
    said = f"{citation.speaker}: {citation.quote}" if citation.speaker else citation.quote
    asked = citation.question if citation.question and citation.question != citation.quote else ""
    return "\n".join(part for part in (head, asked, said) if part)
