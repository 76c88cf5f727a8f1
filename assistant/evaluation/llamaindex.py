"""OnRecord's checks as LlamaIndex evaluators: the offline verifier, no LLM. Scores are those of `onrecord check`."""

from __future__ import annotations

from collections.abc import Sequence

from llama_index.core.evaluation import BaseEvaluator, EvaluationResult
from llama_index.core.prompts.mixin import PromptDictType, PromptMixinType

from assistant import verify
from assistant.evaluation.citations import citation_measures
from assistant.evaluation.judges import Judge, OfflineJudge
from assistant.evaluation.refusals import refuses
from assistant.evaluation.statements import statements
from assistant.evaluation.types import Response, Source

__all__ = ["CitationEvaluator", "FaithfulnessEvaluator", "RefusalEvaluator"]


class _Offline(BaseEvaluator):
    """An evaluator without prompts."""

    def _get_prompts(self) -> PromptDictType:
        return {}

    def _update_prompts(self, prompts_dict: PromptDictType) -> None:
        """There is nothing to update."""

    def _get_prompt_modules(self) -> PromptMixinType:
        return {}


class FaithfulnessEvaluator(_Offline):
    """Does the response follow from the contexts? `score` is the calibrated faithfulness, `feedback` what disagrees."""

    async def aevaluate(
        self,
        query: str | None = None,
        response: str | None = None,
        contexts: Sequence[str] | None = None,
        **kwargs: object,
    ) -> EvaluationResult:
        """Check `response` against `contexts`. Raises ValueError where one of them is missing."""
        if response is None or contexts is None:
            raise ValueError("response and contexts are needed")
        report = verify.check(response, list(contexts), question=query)
        bad = [s for s in report.sentences if s.verdict != "supported"]
        said = "\n".join(f"{s.verdict}: {s.text}" + (f" ({s.why})" if s.why else "") for s in bad)
        return EvaluationResult(
            query=query, response=response, contexts=contexts, passing=not bad, score=report.faithfulness, feedback=said
        )


class CitationEvaluator(_Offline):
    """Do the markers of the response name contexts that support their sentences? `score` is the F1 of ALCE's two."""

    def __init__(self, judge: Judge | None = None) -> None:
        self._judge = judge or OfflineJudge()

    async def aevaluate(
        self,
        query: str | None = None,
        response: str | None = None,
        contexts: Sequence[str] | None = None,
        **kwargs: object,
    ) -> EvaluationResult:
        """Check the markers `[n]` of `response`, which count `contexts` from 1."""
        if response is None or contexts is None:
            raise ValueError("response and contexts are needed")
        sources = tuple(Source(quote=text, evidence=text) for text in contexts)
        given = Response(
            answer=response, abstained=False, confidence=1.0, statements=statements(response), sources=sources
        )
        measures = citation_measures(given, self._judge)
        recall, precision = (measures[name].value if name in measures else 1.0 for name in _ALCE)
        f1 = 2 * recall * precision / (recall + precision) if recall + precision else 0.0
        return EvaluationResult(
            query=query, response=response, contexts=contexts, passing=f1 == 1.0, score=f1,
            feedback=f"citation recall {recall:.3f}, precision {precision:.3f}",
        )  # fmt: skip


_ALCE = ("citation_recall", "citation_precision")


class RefusalEvaluator(_Offline):
    """Does the response decline? `score` is 1 where it does; `passing` where that is what was expected."""

    def __init__(self, *, expected: bool = True) -> None:
        self._expected = expected

    async def aevaluate(
        self,
        query: str | None = None,
        response: str | None = None,
        contexts: Sequence[str] | None = None,
        **kwargs: object,
    ) -> EvaluationResult:
        """Read the response's own words."""
        if response is None:
            raise ValueError("a response is needed")
        declines = refuses(response)
        return EvaluationResult(
            query=query, response=response, contexts=contexts, passing=declines == self._expected, score=float(declines)
        )
