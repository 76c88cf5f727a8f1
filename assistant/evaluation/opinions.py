"""Second opinions: an NLI cross-encoder or a language model as judges, and a language model that paraphrases drafts.

Models are named by the user and never downloaded by a default. What a model says that cannot be read is None, which
the caller counts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np

from assistant import verify
from assistant.compose.connect import connect
from assistant.compose.language_model import LlamaIndexModel
from assistant.compose.prompt import FRAME_TOKENS
from assistant.compose.tokens import at_most, fitting
from assistant.errors import AnswerCut, LanguageModelError
from assistant.evaluation.casefile import Record
from assistant.evaluation.material import Material
from assistant.evaluation.phrasing import overlap
from assistant.evaluation.types import EvaluationError
from assistant.settings import LanguageModelSettings, language_model
from assistant.verify import Checker, Judgement
from assistant.verify.align import source_of
from assistant.verify.premise import Premises
from index.words import content_stems
from prompts import render

_VERDICT = re.compile(r"\b(yes|partly|partially|no|not)\b", re.IGNORECASE)
_SCORES = {"yes": 1.0, "partly": 0.4, "partially": 0.4, "no": 0.0, "not": 0.0}
_CHARACTERS = 4  # of plain English a token
_TAG = re.compile(r"<(?=\s*/?\s*(?:passages|claim)\b)", re.IGNORECASE)
ENTAILMENT_TOKENS = 512  # what a cross-encoder reads of claim and evidence, where it does not say less
MARKS = 4  # tokens around them
FAILURES = 3  # requests that fail in a row before a judge is given up


class EntailmentJudge:
    """A sentence-transformers CrossEncoder trained on entailment; its score is the probability of 'entailment'."""

    def __init__(self, model: str) -> None:
        from sentence_transformers import CrossEncoder

        try:
            self._encoder = CrossEncoder(model, device="cpu", trust_remote_code=False)
        except (OSError, ValueError) as error:
            raise EvaluationError(f"--judge nli:{model}: cannot be loaded ({str(error).splitlines()[0]})") from None
        labels = {str(name).lower(): int(i) for i, name in self._encoder.config.id2label.items()}
        self._entailment = next((i for name, i in labels.items() if name.startswith("entail")), None)
        if self._entailment is None and len(labels) > 1:
            raise EvaluationError(f"--judge nli:{model}: none of its labels is 'entailment' ({', '.join(labels)})")
        self.name = f"NLI {model.rstrip('/').rpartition('/')[2]}"

    def judge(self, claims: list[tuple[str, str]]) -> list[Judgement]:
        """Score (claim, evidence) pairs, the evidence as the premise."""
        limit = min(int(self._encoder.tokenizer.model_max_length), ENTAILMENT_TOKENS) - MARKS
        logits = self._encoder.predict(
            [(nearest(claim, evidence, budget=limit - at_most(claim)), claim) for claim, evidence in claims],
            activation_fn=_as_it_is(),
            convert_to_numpy=True,
        )
        return [Judgement(support=self._probability(np.atleast_1d(row).tolist())) for row in logits]

    def _probability(self, values: Sequence[float]) -> float | None:
        if not all(map(math.isfinite, values)):
            return None
        if self._entailment is None or len(values) == 1:
            return 1 / (1 + math.exp(-max(-60.0, min(60.0, values[0]))))
        top = max(values)
        shares = [math.exp(value - top) for value in values]
        return shares[self._entailment] / sum(shares)


def _as_it_is() -> object:
    from torch import nn

    return nn.Identity()


class LanguageModelJudge:
    """Any language model that OnRecord can write with, asked for YES, PARTLY or NO."""

    def __init__(self, model: LlamaIndexModel) -> None:
        self._model = model
        self._failed = 0
        self.name = f"LLM {model.name}"

    def judge(self, claims: list[tuple[str, str]]) -> list[Judgement]:
        """Ask for each (claim, evidence) pair; an unreadable or missing answer is a Judgement with None.

        Raises EvaluationError once FAILURES requests in a row have got no answer at all.
        """
        return [self._one(claim, evidence) for claim, evidence in claims]

    def _one(self, claim: str, evidence: str) -> Judgement:
        left = self._model.context_tokens - self._model.answer_tokens - FRAME_TOKENS
        claim, evidence = _TAG.sub("‹", claim), _TAG.sub("‹", evidence)  # neither can end its own block
        left -= at_most(render("judge_system")) + at_most(render("judge_user", passages="", claim=claim))
        user = render("judge_user", passages=nearest(claim, evidence, budget=left), claim=claim)
        try:
            said = "".join(self._model.write(render("judge_system"), user))
        except AnswerCut:
            said = ""  # one word was asked for
        except LanguageModelError as error:
            self._failed += 1
            if self._failed >= FAILURES:
                raise EvaluationError(
                    f"--judge: {self._model.name} gave no answer to {FAILURES} requests in a row; see that it runs, or "
                    "judge offline"
                ) from None
            return Judgement(support=None, note=str(error))
        self._failed = 0
        return Judgement(support=verdict(said), note=said.strip()[:200])


def nearest(claim: str, evidence: str, *, budget: int) -> str:
    """Of the evidence what fits into `budget` tokens: all of it, else the stretches that share most with the claim."""
    if at_most(evidence) <= budget:
        return evidence
    source, comparison = source_of([evidence]), Checker([evidence]).compared(claim)
    length = max(budget, 0) * _CHARACTERS
    while length > budget:
        found = Premises(source, [evidence], length=length).beside(comparison)
        if at_most(found) <= budget:
            return found or fitting(evidence, budget)
        length = length * 3 // 4
    return fitting(evidence, budget)


def verdict(said: str) -> float | None:
    """The score of YES, PARTLY or NO where the answer begins with it or holds no other; None where it says neither."""
    words = [match[1].lower() for match in _VERDICT.finditer(said)]
    scores = [_SCORES[word] for word in words]
    if not scores:
        return None
    first = said.strip(" \t\n\"'*_([").lower().startswith(words[0])
    return scores[0] if first or len(set(scores)) == 1 else None


@contextmanager
def opened(kind: str, spec: str) -> Iterator[verify.Judge]:
    """The judge that --judge names: ('nli', MODEL) or ('llm', SPEC)."""
    if kind == "nli":
        yield EntailmentJudge(spec)
        return
    with connect(_settings(spec)) as model:
        yield LanguageModelJudge(model)


def _settings(spec: str) -> LanguageModelSettings:
    return language_model(spec)


def paraphrased(rows: Sequence[Record], material: Material, spec: str) -> list[Record]:
    """Answerable drafts asked in the words of a language model; those that change a name or leak are left out."""
    questions = [pair.question for pair in material.pairs if pair.question]
    found: list[Record] = []
    with connect(_settings(spec)) as model:
        for row in rows:
            question = row.get("question")
            if not isinstance(question, str) or row.get("answerable") is not True:
                continue
            try:
                said = "".join(model.write(render("paraphrase_system"), render("paraphrase_user", question=question)))
            except LanguageModelError as error:
                raise EvaluationError(f"--llm {spec}: {error}") from None
            new = said.strip().split("\n")[0].strip()
            if _usable(new, question) and max((overlap(new, asked) for asked in questions), default=0.0) < 1.0:
                found.append({**row, "id": f"{row['id']}-paraphrase", "question": new})
    return found


def _usable(new: str, question: str) -> bool:
    """A question of its own that keeps every name and number and adds few words."""
    kept = set(re.findall(r"(?<=\s)[A-Z][\w'-]+|\d+", question)) <= set(re.findall(r"[A-Z][\w'-]+|\d+", new))
    added = content_stems(new) - content_stems(question)
    return new.endswith("?") and new != question and kept and len(added) <= len(content_stems(question)) + 3
