"""Questions that ask for people across the archive are answered by a list: each person with one quote.

What other questions it leaves alone: assistant.lists.theme tells. Where nobody mentions the theme there is no list, and the
question goes the way of every other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import decline
from assistant.abstain import Decision
from assistant.archive import Archive
from assistant.asked import Asked
from assistant.cite import cite
from assistant.compose import people as composing
from assistant.follow_ups.items import ELSE
from assistant.lists.dated import dated
from assistant.lists.moves import Move, moved, says_both
from assistant.lists.other_lists import of_no_people
from assistant.lists.phrasings import of_them
from assistant.lists.them import among_whom, else_there, named_since, within
from assistant.lists.theme import Theme, asked_calling, asked_theme
from assistant.lists.voices import Voice
from assistant.lists.workplaces import says_work
from assistant.types import Answer, Evidence, Message
from index.passages import bare_text
from index.types import Filters, Hit, Span
from index.words import content_stems, tokens
from prompts import phrase

PEOPLE = 8  # people shown in one answer
WORDS = 150  # of all that is quoted in one answer
LONGEST = 30  # words of one quote
READ = 400  # pairs read for one answer
UNSURE = 0.5  # most confidence in an answer to "who does not" that does not say so
SURE = 0.57  # cosine from which a sentence without the theme's words may stand in an answer

_CLAUSE = re.compile(r"(?<=[,;:)–—])\s+|\s+(?=[(–—])|\s+(?:--?)\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quote and whether its sentence begins before it and ends after it."""

    evidence: Evidence
    before: bool
    after: bool


def reply(
    question: str, asked: Asked, hits: Sequence[Hit], *, history: Sequence[Message], filters: Filters, archive: Archive
) -> Answer | None:
    """The list that answers `question`; None where no list is asked for, or where one person may be the answer.

    Declines where people are asked for who mention something that nobody mentions, in these words or others.
    """
    if other := of_no_people(question, asked, hits, filters=filters, archive=archive):
        return other
    among = among_whom(question, history, filters, archive)
    theme = asked_theme((of_them(question) if among else "") or else_there(question, history) or asked.text)
    if theme is None:
        return _of_calling(question, asked, hits, history=history, filters=filters, archive=archive, among=among)
    filters = within(filters, theme)
    known = _known(question, theme, history, archive) | set(archive.names.find(theme.text).people)
    voices = _others(archive, theme, asked.text, filters, known, near=False, among=among)
    if (theme.denied or theme.left) and not voices and len(archive.people) > 1:
        from assistant.lists.denials import surely_told

        if not surely_told(theme):
            return None
        return _declined(question, asked, theme, hits=hits, filters=filters, archive=archive)
    if not voices and not (theme.practised or theme.liked or theme.disliked or theme.moved or theme.deed):
        close = _others(archive, theme, asked.text, filters, known, near=True, among=among)
        voices = [voice for voice in close if voice.best.evidence.score >= SURE]
        if not voices and not known and not asked.names.people and not theme.several:
            return _declined(question, asked, theme, hits=hits, filters=filters, archive=archive)
    if not voices and (among or (known and ELSE.match(question))):
        return _declined(question, asked, theme, hits=(), filters=filters, archive=archive)
    if not voices and (theme.since or theme.until):
        return _declined(question, asked, theme, hits=_of_time(hits, filters), filters=filters, archive=archive)
    if len(voices) < (2 if theme.several and not (theme.deed and not theme.deed.past) and not theme.disliked else 1):
        return None
    kind: composing.ListKind = (
        "never" if theme.never else "deny" if theme.denied else "leave" if theme.left and not theme.several else "speak"
    )
    kind = (
        "move"
        if theme.moved
        else "are"
        if theme.employed or (kind == "speak" and (theme.deed or theme.disliked))
        else kind
    )
    return _listed(question, asked, hits, theme=theme, voices=voices, kind=kind, archive=archive)


def _of_time(hits: Sequence[Hit], filters: Filters) -> tuple[Hit, ...]:
    """The hits in documents of the years that are meant."""
    first, last = filters.date_from or "", filters.date_to or "9999"
    return tuple(hit for hit in hits if hit.document.date and first <= hit.document.date[:4] <= last)


def weighed(question: str, found: Sequence[Evidence], decision: Decision) -> Decision:
    """The decision on a question for those who do not, or no longer, that no list answers: what says that they do is no
    answer, and what says neither is in doubt; so is of those who work somewhere, or are what is asked for, what does not say
    it."""
    theme = asked_theme(question) if decision.answered else None
    if theme is None:
        calling = asked_calling(question) if decision.answered else None
        if calling is None:
            return decision
        from assistant.lists.callings import says_one

        if any(says_one(piece.text, calling) for piece in found[:1]):
            return decision
        return replace(decision, confidence=min(decision.confidence, UNSURE))
    from assistant.lists.denials import says_otherwise, says_so
    from assistant.lists.feelings import says_dislike

    if theme.employed and not any(says_work(piece.text, theme.text) for piece in found[:1]):
        return replace(decision, confidence=min(decision.confidence, UNSURE))
    if theme.disliked and not any(says_dislike(piece.text) for piece in found[:1]):
        return replace(decision, confidence=min(decision.confidence, UNSURE))
    if theme.moved:
        return _of_move(theme.moved, found, decision)
    if not (theme.denied or theme.left) or any(says_so(theme, piece.text) for piece in found[:1]):
        return decision
    if not theme.several and any(says_otherwise(theme, piece.text) for piece in found):
        return Decision(answered=False, confidence=confidence(0), reason="fact_absent")
    return replace(decision, confidence=min(decision.confidence, UNSURE))


def _of_move(move: Move, found: Sequence[Evidence], decision: Decision) -> Decision:
    """The decision where no list says who went from one thing to another: the way back is no answer, and what does not say the
    move in plain words is in doubt."""
    said = [bare_text(piece.document, piece.span) for piece in found]
    if any(moved(move, text) for text in said[:1]):
        return decision
    if move.origin and not any(says_both(move, text) for text in said):
        return Decision(answered=False, confidence=confidence(0), reason="fact_absent")
    return replace(decision, confidence=min(decision.confidence, UNSURE))


def _of_calling(
    question: str,
    asked: Asked,
    hits: Sequence[Hit],
    *,
    history: Sequence[Message],
    filters: Filters,
    archive: Archive,
    among: frozenset[str],
) -> Answer | None:
    """The list of those who are what is asked for; None where nobody is asked for by what they are, or the question may
    mean something else."""
    when = dated(asked.text)
    calling = asked_calling(when.question if when else asked.text) or (None if asked.leans else asked_calling(question))
    if calling is None:
        return None
    from assistant.lists.callings import people

    if when:
        filters = replace(filters, date_from=when.since, date_to=when.until)
    known = named_since(question, history, archive) if calling.more else frozenset()
    voices = [voice for voice in people(archive, calling, filters) if voice.person not in known]
    voices = [voice for voice in voices if voice.person in among] if among else voices
    text = " ".join(calling.words)
    theme = Theme(text=text, choices=(content_stems(text),), shown=calling.shown)
    if voices:
        return _listed(question, asked, hits, theme=theme, voices=voices, kind="are", archive=archive)
    if (calling.openly and len(archive.people) > 1 and not known) or (known and ELSE.match(question)):
        return _declined(question, asked, theme, hits=hits, filters=filters, archive=archive)
    return None


def _listed(
    question: str,
    asked: Asked,
    hits: Sequence[Hit],
    *,
    theme: Theme,
    voices: Sequence[Voice],
    kind: composing.ListKind,
    archive: Archive,
) -> Answer:
    shown = [_quoted(voice, theme, WORDS // min(PEOPLE, len(voices))) for voice in voices[:PEOPLE]]
    evidence = tuple(quoted.evidence for quoted in shown)
    citations = cite(evidence, locate=archive.library.locate)
    sentences = composing.compose(
        evidence,
        citations,
        theme=theme.never or theme.shown,
        people=len(voices),
        cut=[(quoted.before, quoted.after) for quoted in shown],
        names=[voice.person or "" for voice in voices[:PEOPLE]],
        kind=kind,
    )
    return Answer(
        question=question,
        searched_for=asked.text,
        sentences=sentences,
        citations=citations,
        hits=tuple(hits),
        confidence=confidence(len(voices)),
    )


def _others(
    archive: Archive,
    theme: Theme,
    question: str,
    filters: Filters,
    known: frozenset[str],
    *,
    near: bool,
    among: frozenset[str] = frozenset(),
) -> list[Voice]:
    """The people who mention the theme, without those that are `known` already and without words that nobody spoke; of
    those `among` whom they are asked for, where there are any."""
    from assistant.lists.mentions import find  # loaded when a list is asked for, as is what tells its denials

    voices = find(archive, theme, filters=filters, question=question, near=near, most=None if among else READ)
    return [v for v in voices if v.person and v.person not in known and (not among or v.person in among)]


def _declined(
    question: str, asked: Asked, theme: Theme, *, hits: Sequence[Hit], filters: Filters, archive: Archive
) -> Answer:
    closest = [Evidence(document=h.document, pair=h.pair, span=h.spans[0], score=h.score) for h in hits if h.spans]
    unsaid = not (theme.denied or theme.left or ELSE.match(question))
    missing = () if not unsaid else tuple(token.text for token in tokens(theme.text) if not token.stop)
    decision = Decision(answered=False, confidence=confidence(0), reason="fact_absent", missing=missing)
    declined = decline.answer(
        question, asked, decision=decision, found=closest, hits=hits, filters=filters, archive=archive
    )
    return replace(declined, declined=phrase("declined.no_more")) if ELSE.match(question) else declined


def confidence(people: int) -> float:
    """How sure it is that the record answers when so many people mention the theme: Laplace's rule of succession, 0
    where nobody does."""
    return round((people + 1) / (people + 2), 6) if people else 0.0


def _known(question: str, theme: Theme, history: Sequence[Message], archive: Archive) -> frozenset[str]:
    """Who is not asked for: with 'else' and 'besides', everybody that the question or the chat before it names."""
    return named_since(question, history, archive) if theme.more else frozenset()


def _quoted(voice: Voice, theme: Theme, most: int) -> Quoted:
    """The person's best sentence; of a long one the clauses around the theme, at most about `most` words."""
    evidence = voice.best.evidence
    text, begin = evidence.text, evidence.span.start
    clauses = _clauses(text)
    stems = frozenset().union(*theme.choices)
    held = [len(stems & {token.stem for token in tokens(text[s:e])}) for s, e in clauses]
    words = [len(text[s:e].split()) for s, e in clauses]
    limit = min(LONGEST, max(most, 1))
    if sum(words) <= limit or not any(held):
        return Quoted(evidence=evidence, before=False, after=False)
    first, last = _run(words, held.index(max(held)), limit)
    start, end = clauses[first][0], clauses[last][1]
    span = Span(begin + start, begin + end)
    return Quoted(evidence=replace(evidence, span=span), before=first > 0, after=last < len(clauses) - 1)


def _run(words: Sequence[int], at: int, limit: int) -> tuple[int, int]:
    """The clause at place `at` with its neighbours as far as they fit."""
    first = last = at
    while True:
        total = sum(words[first : last + 1])
        if last + 1 < len(words) and total + words[last + 1] <= limit:
            last += 1
        elif first and total + words[first - 1] <= limit:
            first -= 1
        else:
            return first, last


def _clauses(text: str) -> list[tuple[int, int]]:
    """Start and end of the clauses of a sentence, the white space between them left out."""
    found, at = [], 0
    for match in _CLAUSE.finditer(text):
        if match.start() > at:
            found.append((at, match.start()))
        at = match.end()
    return [*found, (at, len(text))] if at < len(text) else found
