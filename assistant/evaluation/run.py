"""Runs a test set: each case is answered in order, measured, and kept as a row. The same input gives the same run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from assistant.evaluation.judges import Judge
from assistant.evaluation.matching import Places
from assistant.evaluation.measures import measure
from assistant.evaluation.statistics import auroc, auroc_interval
from assistant.evaluation.types import Case, CaseSet, EvaluationError, Response, Row, Run
from assistant.types import Message
from index.words import fold, folded_words

Progress = Callable[[int, int], None]
FAITHFUL = 0.5  # the score from which an answer counts as faithful beside people's yes or no


class Responder(Protocol):
    """A system under test."""

    def __call__(self, case: Case, history: Sequence[Message], /) -> Response:
        """The response to the case after `history`."""


def evaluate(
    cases: CaseSet,
    respond: Responder,
    *,
    judge: Judge,
    places: Places,
    people: Sequence[str] = (),
    system: str,
    facts: Mapping[str, str | int] | None = None,
    progress: Progress | None = None,
) -> Run:
    """The run of these cases. `people` are names that attributions are checked against, beside the speakers cited.

    A turn of a conversation is asked after the system's own answers to the turns before it, unless the set gives a
    history.
    """
    answered: list[tuple[Case, Response]] = []
    talk: dict[str, list[Message]] = {}
    for number, case in enumerate(cases.cases, 1):
        so_far = talk.setdefault(case.conversation, []) if case.conversation is not None else []
        response = respond(case, case.history or tuple(so_far))
        so_far += [Message(role="user", content=case.question), Message(role="assistant", content=response.answer)]
        answered.append((case, response))
        if progress:
            progress(number, len(cases.cases))
    known = frozenset(map(fold, [*people, *(s.speaker for _, r in answered for s in r.sources if s.speaker)]))
    rows = tuple(measure(case, response, judge=judge, places=places, people=known) for case, response in answered)
    return Run(
        cases=cases,
        system=system,
        judge=judge.name,
        rows=rows,
        notes=(*_notes(rows, places), *_people(rows, judge)),
        facts=MappingProxyType(dict(facts or {})),
    )


def given_answers(cases: CaseSet, answers: Sequence[tuple[Case, Response]], *, name: str) -> Responder:
    """Answers made elsewhere as a responder, matched by question. Raises EvaluationError naming what is missing.

    Where a question is asked more than once (as in conversations), by its id too, else in the order of the file.
    """
    given: dict[str, list[tuple[Case, Response]]] = {}
    for answer in answers:
        given.setdefault(_key(answer[0].question), []).append(answer)
    asked: dict[str, list[Case]] = {}
    for case in cases.cases:
        asked.setdefault(_key(case.question), []).append(case)
    missing = [case.question for key, same in asked.items() if key not in given for case in same]
    if missing:
        raise EvaluationError(
            f"{name}: no answer to {len(missing)} of {len(cases.cases)} questions, for example: {missing[0][:100]}"
        )
    found = {case.id: response for key, same in asked.items() for case, response in _paired(same, given[key])}

    def respond(case: Case, history: Sequence[Message]) -> Response:
        return found[case.id]

    return respond


def _paired(cases: Sequence[Case], answers: Sequence[tuple[Case, Response]]) -> list[tuple[Case, Response]]:
    """Cases of one question with its answers: by id, the others in order, the last answer again where they are fewer."""
    ids = {case.id for case in cases}
    own = {theirs.id: response for theirs, response in answers if theirs.id in ids}
    left = [response for theirs, response in answers if theirs.id not in ids] or [answers[-1][1]]
    others = [case for case in cases if case.id not in own]
    rest = [(case, left[min(i, len(left) - 1)]) for i, case in enumerate(others)]
    return [(case, own[case.id]) for case in cases if case.id in own] + rest


def _key(question: str) -> str:
    return folded_words(question) or question


def _people(rows: Sequence[Row], judge: Judge) -> list[str]:
    """How far the judge agrees with people, where the answers carry their labels."""
    labelled = [row for row in rows if row.response.faithful is not None]
    if not labelled:
        return []
    scores, truth = [r.measures["faithfulness"].value for r in labelled], [bool(r.response.faithful) for r in labelled]
    same = sum((score >= FAITHFUL) == good for score, good in zip(scores, truth, strict=True)) / len(labelled)
    said = f"On {len(labelled)} answers with human labels {judge.name} agrees with people in {same:.0%}"
    area = auroc(scores, truth)
    if area is None:
        return [f"{said}; they are all labelled alike, so its AUROC is not known."]
    low, high = auroc_interval(scores, truth, [row.case.cluster for row in labelled])
    return [f"{said}, with an AUROC of {area:.3f} (95 % interval {low:.3f} to {high:.3f})."]


def _notes(rows: Sequence[Row], places: Places) -> tuple[str, ...]:
    """What a reader must know about these figures before trusting them."""
    notes = []
    if drafts := sum(row.case.draft for row in rows):
        notes.append(f"{drafts} of {len(rows)} questions are machine-made drafts that no person has confirmed.")
    if unknown := sum(row.case.answerable is None for row in rows):
        notes.append(
            f"Whether {unknown} of {len(rows)} questions can be answered is not known, as no test set says so: neither "
            "their refusals nor their answers count as right or wrong."
        )
    answered = [row for row in rows if not row.response.abstained]
    if answered and not any(s.markers for row in answered for s in row.response.statements):
        notes.append(
            "The answers carry no citation markers: citation figures are 0, sentences are checked against all."
        )
    lost = [g.file for row in rows for g in row.case.gold if g.file and places.knows(g.file) is False]
    if lost:
        notes.append(f"{len(lost)} gold files are not in the store, for example {lost[0]}: their rows cannot score.")
    misquoted = [
        (row.case.id, g)
        for row in rows
        for g in row.case.gold
        if g.file and g.quote and places.knows(g.file) and places.place(g) is None
    ]
    if misquoted:
        name, gold = misquoted[0]
        notes.append(f"{len(misquoted)} gold quotes are not in their file, for example in {name} ({gold.file}).")
    return tuple(notes)
