"""Is this answer supported by these passages? Sentence by sentence, with the best span, a score, a verdict and why.

The way of an answer: sentences -> claims -> words -> alignment with the passages -> disagreements -> features -> score.
Deterministic, without a language model; about 2 ms a sentence, and 10 where it is read beside its premise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.verify.align import Source, narrowed, source_of
from assistant.verify.arithmetic import misreckoned, reckoned, without
from assistant.verify.attribution import Attribution, another, attribution, same_person, subject
from assistant.verify.claims import Claim, claims_of
from assistant.verify.compare import compare
from assistant.verify.compounds import as_written
from assistant.verify.entailment import Entailment, default_entailment
from assistant.verify.extents import as_often
from assistant.verify.features import Evidence, features, retold, substance_of
from assistant.verify.instead import instead, told_of
from assistant.verify.joint import parts, together
from assistant.verify.labels import Speakers
from assistant.verify.literal import code_inside, lines_in
from assistant.verify.model import Model, default_model, log_odds, pooled, probability
from assistant.verify.premise import Premises
from assistant.verify.quantities import Amounts
from assistant.verify.reasons import NO_PASSAGE, disputed, not_there, reason, reasons, refuted, unsupported
from assistant.verify.record import Record
from assistant.verify.selves import own_deed
from assistant.verify.tables import Tables, paired
from assistant.verify.titles import titles
from assistant.verify.types import CheckedSentence, Comparison, Disagreement, Report
from assistant.verify.word import SUBSTANCE
from assistant.verify.words import compare_words
from index.types import Span

_STOPS = frozenset(".!?…)\"'”’»")
_CLAUSE_START = re.compile(r"(?:^|[\n.!?;:,—–()\[\]\"“”‘*>-]\s?)$")
_SHORT = 0.9  # of that score: the most that code has with a line that is not there
_PUT_TOGETHER = 0.8  # share of the words of such lines that the passages must have for it to be put together from them
_MOST_FIGURES = 3  # of a claim that are reckoned from others
_MOST_PLACES = 50  # places in a passage where a claim's very words are looked at
UNCHECKED = 0.02  # support of a claim that there is nothing to check against


def check(answer: str, passages: Sequence[str], *, question: str | None = None, model: Model | None = None) -> Report:
    """Check an answer against passages; `question` is what was asked (its words may be repeated without support).

    Sentences that claim nothing (greetings, refusals, questions, lead-ins) are not in the report. Without any claim
    faithfulness is 1.0; without any passage it is near 0. What a question brings in that no passage has counts there too.
    """
    found = [claim for claim in claims_of(answer) if claim.role in {"claim", "question"}]
    if not found:
        return Report(faithfulness=1.0, sentences=())
    checker = Checker(passages, question=question, model=model)
    checked = [checker.claim(answer, claim) for claim in found]
    claimed = (one.sentence for one, claim in zip(checked, found, strict=True) if claim.role == "claim")
    return Report(faithfulness=checker.pooled(checked), sentences=tuple(claimed))


def _swapped(comparison: Comparison) -> bool:
    """Does somebody else do it already, by name or by what stands on both sides of the verb?"""
    return any(d.kind == "order" or (d.kind == "name" and d.found) for d in comparison.disagreements)


class Checked(NamedTuple):
    """A checked claim with what the answer's score is pooled from; `vector` is None where there was no passage.

    `read` tells whether it is judged by how it reads beside them, `disputed` whether they have another fact in its place,
    `refuted` that this is enough, `literal` that it is code, which has no vector either.
    """

    sentence: CheckedSentence
    vector: NDArray[np.float64] | None
    weight: int
    read: bool
    disputed: bool = False
    refuted: bool = False
    literal: bool = False


class Checker:
    """Passages made ready once, for any number of claims."""

    def __init__(
        self,
        passages: Sequence[str],
        *,
        question: str | None = None,
        model: Model | None = None,
        entailment: Entailment | None = None,
        read_all: bool = False,
    ) -> None:
        """`question` is what was asked; with `read_all` also claims are read that the passages have word for word."""
        self._passages = passages
        self._read_all = read_all
        self._model = model or default_model()
        self._entailment = entailment or default_entailment()
        self._source = source_of(passages)
        self._evidence = Evidence(self._source)
        self._premises = Premises(self._source, passages)
        self._amounts = Amounts(self._source.words, self._source.places)
        self._labels = frozenset[str]().union(*self._source.speakers)
        self._tables: Tables | None = None
        self._speakers: dict[int, Speakers] = {}
        self._asked = frozenset(w.key for w in compare_words(question or "") if w.kind in SUBSTANCE)
        lines = ("\n".join(" ".join(line.split()) for line in passage.split("\n")) for passage in passages)
        self._plain = (*(" ".join(passage.split()) for passage in passages), *lines)

    def claim(self, answer: str, claim: Claim) -> Checked:
        """One claim with its feature vector (None where there is nothing to compare) and its weight."""
        text = claim.span.of(answer)
        told = claim.words(answer)
        if claim.code and self._source.words:
            return self._literal(text)
        if not self._source.words or not compare_words(told):
            none = CheckedSentence(
                text=text, support=UNCHECKED, verdict=self._model.verdict(UNCHECKED),
                why="" if self._source.words else NO_PASSAGE, unsupported=(Span(0, len(text)),),
            )  # fmt: skip
            return Checked(none, None, 1, read=False)
        if not (claim.speaker or claim.head) and len(self._labels) > 1 and (joined := parts(told, self._labels)):
            return self._jointly(answer, claim, joined)
        comparison = self.compared(told, claim.speaker)
        verbatim = self._verbatim(told)
        if claim.head:
            row, cell = self._beside_tables(paired(answer, claim.head, claim.told))
            verbatim = row or (verbatim and not cell)
            comparison = replace(comparison, disagreements=(*comparison.disagreements, *cell))
        verbatim = verbatim and not any(d.kind == "speaker" for d in comparison.disagreements)
        plain = verbatim or retold(comparison)
        odds = None if plain and not self._read_all else self._odds(told, comparison)
        read = odds is not None and not plain
        vector = features(told, comparison, self._evidence, entailed=odds)
        other, wrong = disputed(comparison), refuted(comparison)
        logit = self._model.logit(vector, read=read, disputed=other, refuted=wrong)
        support = 1.0 if verbatim else probability(logit)
        sentence = CheckedSentence(
            text=text,
            support=support,
            verdict=self._model.verdict(support),
            why="" if verbatim else reasons(comparison),
            unsupported=() if verbatim else unsupported(text, comparison),
            disagreements=() if verbatim else comparison.disagreements,
        )
        sentence = self._placed(sentence, comparison)
        return Checked(sentence, vector, substance_of(comparison), read=read, disputed=other, refuted=wrong)

    def _jointly(self, answer: str, claim: Claim, joined: Sequence[Span]) -> Checked:
        """A claim of several speakers, each part by itself; the weakest counts."""
        at = claim.told.start
        spans = [Span(at + part.start, at + part.end) for part in joined]
        found = [self.claim(answer, Claim(span, span, claim.role)) for span in spans]
        weakest = min(found, key=lambda one: one.sentence.support)
        checked = [(span.start - claim.span.start, one.sentence) for span, one in zip(spans, found, strict=True)]
        sentence = together(claim.span.of(answer), checked)
        return weakest._replace(sentence=sentence, weight=sum(one.weight for one in found))

    def sentence(self, text: str) -> CheckedSentence:
        """One sentence, taken as a claim whatever it is; `text` has at least one character."""
        return self.claim(text, Claim(Span(0, len(text)), Span(0, len(text)), "claim")).sentence

    def compared(self, told: str, speaker: str = "") -> Comparison:
        """The claim beside the passages; its `speaker`, or the one it names, is compared with the passage's labels."""
        by = Attribution(speaker, 0, len(told)) if speaker else attribution(told, self._labels)
        said = told[by.start : by.end]
        said = said if compare_words(said) else told
        words = compare_words(said)
        source = narrowed(words, self._source)
        words = as_written(as_often(self._amounts.as_measured(words), source), source, said)
        comparison = compare(words, source, self._asked)
        if aside := instead(comparison, source):
            comparison = compare(told_of(comparison, aside), source, self._asked)
        comparison = self._reckoned(comparison, source)
        if "`" in told and (codes := list(code_inside(told, self._passages))):
            comparison = replace(comparison, disagreements=(*comparison.disagreements, *codes))
        if titled := list(titles(compare_words(told), source)):
            comparison = replace(comparison, disagreements=(*comparison.disagreements, *titled))
        mine = own_deed(compare_words(told), Record(source)) if by.name else None
        if not _swapped(comparison) and (other := another(told, comparison, source) or mine):
            comparison = replace(comparison, disagreements=(*comparison.disagreements, other))
        name = by.name or subject(told, comparison, source)
        if not name or comparison.span is None:
            return comparison
        passage = comparison.span[0]
        if passage not in self._speakers:
            self._speakers[passage] = Speakers(self._passages[passage])
        label = self._speakers[passage].at(comparison.anchor)
        if not label or same_person(name, label):
            return comparison
        other = Disagreement(kind="speaker", said=name, found=label, weight=1.0)
        return replace(comparison, disagreements=(*comparison.disagreements, other))

    def _reckoned(self, comparison: Comparison, source: Source) -> Comparison:
        """The comparison without the figures that follow from two of the passages, or with one that does not."""
        for _ in range(_MOST_FIGURES):
            one = reckoned(comparison, source)
            if one is None:
                break
            if one.right is False:
                others = (d for d in comparison.disagreements if not d.said or d.said not in one.said)
                return replace(comparison, disagreements=(*others, misreckoned(one)))
            if one.right is None:
                left = tuple(d for d in comparison.disagreements if d.said not in one.said)
                return replace(comparison, disagreements=left)
            comparison = compare(without(comparison, one), source, self._asked)
        return comparison

    def _odds(self, told: str, comparison: Comparison) -> float | None:
        return self._entailment.odds(told, self._premises.beside(comparison))

    def pooled(self, checked: Sequence[Checked]) -> float:
        """The answer's score: its claims' log odds pooled, weighted by their words of substance."""
        compared = [(self._logit(one), one.weight) for one in checked if one.vector is not None or one.literal]
        if not compared:
            return UNCHECKED
        if all(one.sentence.support == 1.0 for one in checked):
            return 1.0
        return probability(pooled([logit for logit, _ in compared], [weight for _, weight in compared]))

    def _logit(self, one: Checked) -> float:
        if one.vector is None:
            return log_odds(max(UNCHECKED, min(1.0 - UNCHECKED, one.sentence.support)))
        return self._model.logit(one.vector, read=one.read, disputed=one.disputed, refuted=one.refuted)

    def _literal(self, code: str) -> Checked:
        """A block of code: supported where every line of it stands in a passage, at most weak where one is put together."""
        lines = lines_in(code, self._passages)
        anew = lines.known >= _PUT_TOGETHER and not lines.changed
        most = self._model.supported if anew else self._model.unsupported
        support = max(UNCHECKED, (lines.known + lines.run) / 2 * most * _SHORT) if lines.missing else 1.0
        other = (lines.changed,) if lines.changed else ()
        passage, start, end = lines.place or (None, None, None)
        sentence = CheckedSentence(
            text=code, support=support, verdict=self._model.verdict(support),
            why="; ".join(map(reason, other)) or not_there([span.of(code) for span in lines.missing]),
            passage=passage, start=start, end=end, unsupported=lines.missing, disagreements=other,
        )  # fmt: skip
        weight = max(1, sum(word.kind in SUBSTANCE for word in compare_words(code)))
        return Checked(sentence, None, weight, read=False, literal=True)

    def _beside_tables(self, cells: Mapping[str, str]) -> tuple[bool, list[Disagreement]]:
        """Has a table of the passages a row of these cells, and if not, what it has in the place of one."""
        self._tables = self._tables or Tables(self._passages)
        other = self._tables.otherwise(cells)
        return self._tables.have(cells), [other] if other else []

    def _verbatim(self, told: str) -> bool:
        """Is the claim a passage's own words from the beginning of a clause to the end of a word?"""
        plain = " ".join(told.split()).strip(" \"'“”‘’")
        for passage in self._plain if plain else ():
            at = passage.find(plain)
            for _ in range(_MOST_PLACES):
                if at < 0:
                    break
                after = passage[at + len(plain) : at + len(plain) + 1]
                if _CLAUSE_START.search(passage[max(0, at - 3) : at]) and not (after.isalnum() and plain[-1].isalnum()):
                    return True
                at = passage.find(plain, at + 1)
        return False

    def _placed(self, sentence: CheckedSentence, comparison: Comparison) -> CheckedSentence:
        """The sentence with its best span, which takes in the stops that follow its last word."""
        if comparison.span is None:
            return sentence
        passage, start, end = comparison.span
        text = self._passages[passage]
        while end < len(text) and text[end] in _STOPS:
            end += 1
        return replace(sentence, passage=passage, start=start, end=end)
