"""A question -> a cited, checked Answer. The whole way, readable from top to bottom."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from assistant import collection, decline, lookup
from assistant.abstain import Decision
from assistant.archive import Archive
from assistant.asked import Asked, in_turn, named_in, ready, understood
from assistant.cite import cite
from assistant.compose import Brief, Composer, Restate, quotes
from assistant.follow_ups.again import asks_more
from assistant.follow_ups.ahead import said_before
from assistant.follow_ups.referents import with_person
from assistant.follow_ups.rewrite import StandAlone, stand_alone, wordings
from assistant.items import SURE as ITEM
from assistant.items import items_asked
from assistant.lists import listing
from assistant.lists.theme import asked_theme
from assistant.more import SURE as MORE
from assistant.more import rest_of_passage, without_quoted
from assistant.question import pronoun
from assistant.reader import default_reader
from assistant.retrieve import DEEP
from assistant.settings import Settings
from assistant.types import Answer, Evidence, Message
from assistant.unanswered import doubt
from assistant.wording.shouted import quietly
from assistant.wording.spelling import put_right
from index.errors import InvalidQuestion
from index.library import Library
from index.types import Filters, Hit
from prompts import phrase

LONGEST_QUESTION = 2000  # characters
HITS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found, and the question as it was searched."""

    searched_for: str
    hits: tuple[Hit, ...]


class Assistant:
    """Answers questions from a library. One at a time per instance; instances may share a library.

    Without a `composer` the answer is in the speakers' own words, or in those of the settings' language model, which
    also completes follow-ups unless `restate` does.
    """

    def __init__(
        self,
        library: Library,
        *,
        settings: Settings | None = None,
        composer: Composer | None = None,
        restate: Restate | None = None,
    ) -> None:
        self.library = library
        self.settings = settings or Settings()
        self.composer = composer or writer(self.settings)
        self.restate = restate or _restater(self.settings)
        self.archive = Archive(library, reader=default_reader())

    def ask(
        self, question: str, *, history: Sequence[Message] = (), filters: Filters | None = None, k: int = HITS
    ) -> Answer:
        """The answer to `question` after `history`. Raises InvalidQuestion where it is empty or too long."""
        *_, last = self.stream(question, history=history, filters=filters, k=k)
        return last

    def stream(
        self, question: str, *, history: Sequence[Message] = (), filters: Filters | None = None, k: int = HITS
    ) -> Iterator[Answer]:
        """Ever longer prefixes of the answer (`complete` False); the last is what `ask` returns."""
        began, since = time.perf_counter(), time.monotonic()
        typed = valid(question)
        self.archive.refresh()
        question, history = self._quietly(typed, history)
        filters = filters or Filters()
        known = collection.reply(question, self.archive, history=history)
        answer, evidence = (known, ()) if known else self._from_record(question, history, filters, k, since)
        writing = self.composer and evidence
        written = self._written(answer, evidence, history, filters, since) if writing else _prefixes(answer)
        for prefix in written:
            yield replace(prefix, question=typed, timings_ms=MappingProxyType({"total": _since(began)}))

    def _written(
        self,
        answer: Answer,
        evidence: tuple[Evidence, ...],
        history: Sequence[Message],
        filters: Filters,
        since: float,
    ) -> Iterator[Answer]:
        """The answer in the composer's words; where it has none, as it is, with the reason."""
        assert self.composer
        brief = Brief(
            question=answer.question,
            searched_for=answer.searched_for,
            evidence=evidence,
            hits=answer.hits,
            history=tuple(history),
            since=since,
        )
        for draft in self.composer.compose(brief):
            if draft.refused:
                yield decline.refused(
                    answer, model=draft.composer, notice=draft.notice, filters=filters, archive=self.archive
                )
            elif draft.complete and not draft.sentences:
                yield replace(answer, notice=f"{answer.notice} {draft.notice}".strip())
            else:
                yield replace(
                    answer,
                    sentences=draft.sentences,
                    citations=cite(draft.evidence, locate=self.library.locate),
                    composer=draft.composer,
                    writing=draft.writing,
                    notice=f"{answer.notice} {draft.notice}".strip(),
                    complete=draft.complete,
                )

    def search(
        self, question: str, *, history: Sequence[Message] = (), filters: Filters | None = None, k: int = HITS
    ) -> Found:
        """The pairs that match `question` after `history`, best first. Raises InvalidQuestion."""
        typed = valid(question)
        self.archive.refresh()
        question, history = self._quietly(typed, history)
        asked = understood(question, history, self.archive)
        text, also = wordings(question, asked.text, history) if asked.leans else (asked.text, ())
        hits = self.archive.search(text, k=k, filters=filters or Filters(), also=also)
        return Found(searched_for=asked.text, hits=hits)

    def _quietly(self, question: str, history: Sequence[Message]) -> tuple[str, tuple[Message, ...]]:
        """The question, and those before it but for greetings and thanks, as they would be asked without capitals
        throughout."""
        forms = self.archive.forms
        before = collection.without_courtesies(history)
        said = tuple(replace(m, content=quietly(m.content, forms)) if m.role == "user" else m for m in before)
        return quietly(question, forms), said

    def _from_record(
        self, question: str, history: Sequence[Message], filters: Filters, k: int, since: float
    ) -> tuple[Answer, tuple[Evidence, ...]]:
        """The answer in quotes with the evidence it is made of; no evidence where it declines."""
        archive = self.archive
        spelt = put_right(question, archive)
        alone = self._of_the_only_one(stand_alone(spelt, history, names=named_in(history, archive)), filters)
        alone, history = in_turn(alone, history, archive)
        asked = self._restated(question, ready(alone, history, archive, filters), history, since, filters)
        if asked.text != question and (known := collection.reply(asked.text, archive)):  # "When was he interviewed?"
            return replace(known, question=question), ()
        deep = lookup.hits(archive, question, asked, filters, max(k, DEEP))
        hits = deep[:k]
        if named := items_asked(spelt, history, archive, filters):
            return self._quoting(question, asked, named, hits, Decision(answered=True, confidence=ITEM)), named
        listed = listing.reply(question, asked, hits, history=history, filters=filters, archive=archive)
        if listed:
            return listed, ()
        if ambiguous := asked.names.undecided(asked.text):
            return decline.ambiguous(question, asked, ambiguous, hits), ()
        home = lookup.quoted_last(archive, asked, history, filters)
        more = bool(history) and asks_more(spelt)
        if more and (rest := rest_of_passage(spelt, history, archive, filters)):
            return self._quoting(question, asked, rest, hits, Decision(answered=True, confidence=MORE)), rest
        if more:
            before, filters = filters, without_quoted(history, archive, filters)
            more = filters != before
            deep = lookup.hits(archive, question, asked, filters, max(k, DEEP))
        if home is None and (somebody := self._unnamed(asked, filters)):
            return decline.unnamed(question, asked, somebody, hits), ()
        asked, (found, decision) = lookup.look_up(
            archive, question, asked, alone, history=history, hits=deep, filters=filters, home=home
        )
        decision = listing.weighed(asked.text, found, decision)
        if not decision.answered:
            declined = decline.answer(
                question, asked, decision=decision, found=found, hits=hits, filters=filters, archive=archive
            )
            return replace(declined, declined=phrase("declined.no_more")) if more else declined, ()
        return self._quoting(question, asked, found, hits, decision), found

    def _quoting(
        self, question: str, asked: Asked, found: tuple[Evidence, ...], hits: tuple[Hit, ...], decision: Decision
    ) -> Answer:
        """The answer that quotes what was found."""
        citations = cite(found, locate=self.library.locate)
        return Answer(
            question=question,
            searched_for=asked.text,
            sentences=quotes.compose(found, citations),
            citations=citations,
            hits=hits,
            confidence=decision.confidence,
            notice=f"{decision.notice} {doubt(decision)}".strip(),
        )

    def _of_the_only_one(self, alone: StandAlone, filters: Filters) -> StandAlone:
        """A question that names nobody, asked of the one person whom the filter leaves."""
        names = self.archive.names
        people = names.find(filters.person).people if filters.person else ()
        if len(people) != 1 or names.find(alone.text).named or asked_theme(alone.text):
            return alone
        return replace(alone, text=with_person(alone.text, people[0]))

    def _unnamed(self, asked: Asked, filters: Filters) -> str | None:
        """The pronoun of a question about one of several people that does not say who; of a single document it is clear."""
        said = asked.names.named or asked.names.unknown or asked.documents or filters.person or filters.document
        several = len(self.archive.people) > 1 and len(self.archive.documents) > 1
        if said or not several or said_before(asked.text, self.archive.forms):
            return None
        return pronoun(asked.text)

    def _restated(
        self, question: str, asked: Asked, history: Sequence[Message], since: float, filters: Filters
    ) -> Asked:
        """A question that leans on what was said, in a model's words where they keep whom the rules have found."""
        said = self.restate(question, history, since=since) if self.restate and asked.leans else None
        if said is None:
            return asked
        alone = StandAlone(text=said, context=(asked.text, *asked.context), follows=True)
        again = ready(alone, history, self.archive, filters)
        return again if set(asked.names.people) <= set(again.names.people) else asked


def writer(settings: Settings) -> Composer | None:
    """The composer for the settings' language model, which all of a process share; None where there is none."""
    if settings.language_model is None:
        return None
    from assistant.compose.sharing import shared
    from assistant.compose.written import WrittenComposer
    from assistant.verify import check

    return WrittenComposer(shared(settings.language_model), check=check, strict=settings.strict)


def _restater(settings: Settings) -> Restate | None:
    """What completes follow-ups with the settings' language model; None where there is none."""
    model = settings.language_model
    if model is None:
        return None
    from assistant.compose.restate import Restater
    from assistant.compose.sharing import shared

    return Restater(shared(model), seconds=min(model.first_token_s, model.total_s))


def valid(question: str) -> str:
    """The question trimmed. Raises InvalidQuestion where nothing is asked or it is longer than 2,000 characters."""
    question = question.strip()
    if not question:
        raise InvalidQuestion("the question is empty: write what you want to know")
    if len(question) > LONGEST_QUESTION:
        raise InvalidQuestion(f"the question has {len(question):,} characters; ask in at most {LONGEST_QUESTION:,}")
    return question


def _prefixes(answer: Answer) -> Iterator[Answer]:
    for shown in range(1, len(answer.sentences)):
        yield replace(answer, sentences=answer.sentences[:shown], complete=False)
    yield answer


def _since(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 3)
