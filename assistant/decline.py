"""What is said instead of an answer: which part was not found, and the closest passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.abstain import Decision, after_refusal, calibration
from assistant.archive import Archive
from assistant.asked import Asked
from assistant.cite import cite
from assistant.naming.names import Named, bare
from assistant.naming.titles import in_full, titled
from assistant.question import asking
from assistant.types import Answer, Evidence
from index.types import Filters, Hit
from index.words import content_stems, fold, tokens
from prompts import phrase

CLOSEST = 2  # passages shown
MISSING = 3  # words named
SEVERAL = 6  # documents named of which one may be meant


def answer(
    question: str,
    asked: Asked,
    *,
    decision: Decision,
    found: Sequence[Evidence],
    hits: Sequence[Hit],
    filters: Filters,
    archive: Archive,
) -> Answer:
    """A declined answer with the closest passages as its citations."""
    closest = tuple(found[:CLOSEST])
    return Answer(
        question=question,
        searched_for=asked.text,
        citations=cite(closest, locate=archive.library.locate),
        hits=tuple(hits),
        abstained=True,
        reason=decision.reason,
        declined=_words(decision, filters, archive, asked=asked),
        confidence=decision.confidence,
    )


def refused(given: Answer, *, model: str, notice: str, filters: Filters, archive: Archive) -> Answer:
    """The answer in quotes once a language `model` has found none in the passages: it stands, with the `notice`, only where
    it was sure."""
    confidence = after_refusal(given.confidence)
    if confidence >= calibration().threshold:
        return replace(given, confidence=confidence, notice=notice)
    decision = Decision(answered=False, confidence=confidence, reason="fact_absent")
    return replace(
        given,
        sentences=(),
        citations=given.citations[:CLOSEST],
        abstained=True,
        reason=decision.reason,
        declined=_words(decision, filters, archive),
        confidence=confidence,
        notice=phrase("language_model.declining", model=model),
    )


def ambiguous(question: str, asked: Asked, named: Named, hits: Sequence[Hit]) -> Answer:
    """Asks back which of several people is meant."""
    people = named.people[:8]
    people, last = (people, "others") if len(named.people) > len(people) else (people[:-1], people[-1])
    several = f"{', '.join(people)} or {last}"
    if asked.names.people:
        words = phrase("declined.ambiguous_name", name=bare(named.span.of(asked.text)), people=several)
    else:
        words = phrase("declined.ambiguous", people=several)
    return _asked_back(question, asked, words, hits)


def unnamed(question: str, asked: Asked, pronoun: str, hits: Sequence[Hit]) -> Answer:
    """Asks back whom a pronoun means."""
    return _asked_back(question, asked, phrase("declined.unnamed", pronoun=pronoun), hits)


def _asked_back(question: str, asked: Asked, words: str, hits: Sequence[Hit]) -> Answer:
    return Answer(
        question=question,
        searched_for=asked.text,
        hits=tuple(hits),
        abstained=True,
        reason="ambiguous",
        declined=words,
        confidence=0.0,
    )


def _words(decision: Decision, filters: Filters, archive: Archive, *, asked: Asked | None = None) -> str:
    if not archive.documents:
        return phrase("declined.empty")
    everywhere = filters == Filters()
    count = len(archive.documents if everywhere else archive.library.documents(filters))
    if not count:
        return phrase("declined.filtered")
    unread = len(archive.library.unread()) if everywhere else 0
    failed = phrase("declined.unread", count=f"{unread:,}") if unread else ""
    documents = f"these {count:,} documents" if count != 1 else "this document"
    people = tuple(person for person in asked.names.people if archive.speaks(person)) if asked else ()
    lost = decision.missing
    if asked:  # what asks is nothing that could be found
        before = {titled(tokens(span.of(asked.text))) for span in asked.names.unknown}  # which a record may shorten
        lost = tuple(word for word in lost if word not in asking(asked.text) and in_full(fold(word)) not in before)
    if everywhere and not people and not (asked and asked.documents):  # then of all documents, not of the closest alone
        lost = tuple(word for word in lost if not any(map(archive.frequency, content_stems(word))))
    missing = ", ".join(f"“{word}”" for word in lost[:MISSING])
    if decision.reason == "unknown_person":
        strangers = ", ".join(f"“{name}”" for name in decision.missing[:MISSING])
        return phrase("declined.unknown_person", documents=documents, unread=failed, missing=strangers)
    if decision.reason == "ambiguous":
        titles = [f"“{title}”" for title in decision.missing]
        more = ["others"] if len(titles) > SEVERAL else []
        *titles, last = [*titles[:SEVERAL], *more]
        return phrase("declined.which", titles=f"{', '.join(titles)} or {last}" if titles else last)
    if decision.reason == "false_premise":
        return phrase("declined.false_premise", documents=documents, unread=failed)
    if decision.reason == "off_topic":
        return phrase("declined.off_topic", documents=documents, unread=failed)
    if missing and people and everywhere and count > 1:
        said = {"documents": documents, "unread": failed, "missing": missing}
        *others, last = people
        if others:
            return phrase("declined.fact_missing_of_several", people=f"{', '.join(others)} and {last}", **said)
        return phrase("declined.fact_missing_of", person=last, **said)
    if missing:
        return phrase("declined.fact_missing", documents=documents, unread=failed, missing=missing)
    return phrase("declined.fact_absent", documents=documents, unread=failed)
