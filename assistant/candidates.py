"""The sentences an answer may be made of: those of some pairs, with what is needed to compare them with a question."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.naming.titles import name_parts, without_role
from assistant.planted import orders as orders_among
from index.passages import bare_text, sentences_in
from index.types import Document, QAPair, Span
from index.words import Form, Token, fold, forms, tokens

SHORT = 2  # letters: of a name up to so long nobody is known
MOST_SENTENCES = 400  # of one question's candidates: beyond it the pairs that rank last are left out

_FENCE = re.compile(r"\ufeff?(-{3,10}|\+\+\+)[ \t]*\r?\n")
_LINE = re.compile(r"[^\s-][^\n]*(?<=\S)")
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One sentence. `plain` is what a reader reads of it (no markup).

    `asked` is True inside a question; `spoken` where a speaker is known. `block` numbers the turn or question it
    stands in and `order` its place there, so that neighbours have neighbouring numbers.
    """

    document: Document
    pair: QAPair
    span: Span
    plain: str
    asked: bool
    spoken: bool
    block: int
    order: int

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """Its words without their places."""
        return forms(self.plain)

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """Its words with their places in `plain`, which few sentences are asked for."""
        return tokens(self.plain)

    @cached_property
    def in_front(self) -> bool:
        """Is it a line of front matter?"""
        return self.span.start < _front_matter_end(self.document.text)

    @property
    def interrogative(self) -> bool:
        """True when the sentence itself asks."""
        return self.plain.rstrip("\"'”’)] ").endswith(("?", "？", "؟"))


def candidates(
    pairs: Iterable[tuple[Document, QAPair]], *, most: int = MOST_SENTENCES, orders: bool = False
) -> tuple[Candidate, ...]:
    """The sentences of `pairs` in their order, question and turns, at most about `most`; orders to a machine only with
    `orders`."""
    found: list[Candidate] = []
    block = 0
    for document, pair in pairs:
        if len(found) >= most:
            break
        stretches: list[tuple[Span, bool, bool]] = []
        if pair.question:
            stretches.append((pair.question, True, pair.asker is not None))
        stretches += [(turn.span, False, turn.speaker is not None) for turn in pair.turns]
        for span, asked, spoken in stretches:
            block += 1
            said = _of(document, pair, span, asked=asked, spoken=spoken, block=block)
            planted = [] if orders else orders_among(sentence.plain for sentence in said)
            found += [s for s, order in zip(said, planted, strict=True) if not order] if any(planted) else said
    return tuple(found)


def _of(document: Document, pair: QAPair, span: Span, *, asked: bool, spoken: bool, block: int) -> list[Candidate]:
    found: list[Candidate] = []
    head = _front_matter_end(document.text)
    for sentence in _split(sentences_in(document, span), document.text, head):
        readable = bare_text(document, sentence)
        if not _LETTER.search(readable):
            continue
        found.append(
            Candidate(
                document=document,
                pair=pair,
                span=sentence,
                plain=readable,
                asked=asked,
                spoken=spoken,
                block=block,
                order=len(found),
            )
        )
    return found


def _front_matter_end(text: str) -> int:
    """Where the front matter of a text ends, 0 where it has none."""
    fence = _FENCE.match(text)
    return max(0, text.find(f"\n{fence[1]}", fence.end())) if fence else 0


def _split(found: Sequence[Span], text: str, head: int) -> Iterator[Span]:
    """The sentences; in front matter, which ends at `head`, the lines instead."""
    before = [span for span in found if span.start < head]
    if before:
        lines = _LINE.finditer(text, before[0].start, before[-1].end)
        yield from (Span(line.start(), line.end()) for line in lines)
    yield from found[len(before) :]


def of_person(found: Sequence[Candidate], person: str) -> tuple[Candidate, ...]:
    """Those sentences that may be about `person`: without the turns that somebody else, known by name, speaks and in which
    neither they nor whoever asked names the person, and without lines of front matter that name others. All of them where the
    person speaks none."""
    names = {token.folded for token in tokens(person) if not token.stop and len(token.folded) > SHORT}
    own, named, others = False, set[int](), set[int]()
    theirs, beside = set[Span](), _others(found, person)
    asked: set[int] = set()
    labelled = any(_same(label, person) for label in map(_label, found))
    for sentence in found:
        says = any(form.folded in names for form in sentence.forms)
        if says:
            named.add(sentence.block)
        elif sentence.in_front and _names_one(sentence, beside):
            theirs.add(sentence.span)
            continue
        speaker = sentence.pair.speaker_at(sentence.span)
        who = (speaker.person if speaker else "") or (_label(sentence) if labelled else "")
        mine = bool(who) and (_same(who, person) or (labelled and _akin(who, person)))
        if sentence.asked:
            asked |= {sentence.pair.id} if says or mine else set()
            own = own or (labelled and mine and not sentence.interrogative)
            continue
        if who:
            own = own or mine
            others |= set() if mine or sentence.pair.id in asked else {sentence.block}
    left = others - named
    if not own:
        return tuple(found)
    return tuple(sentence for sentence in found if sentence.block not in left and sentence.span not in theirs)


def of_speaker(found: Sequence[Candidate], person: str) -> tuple[Candidate, ...]:
    """What `person` says, with what it replies to; empty where they state nothing."""
    names = [(sentence.pair.speaker_at(sentence.span), sentence) for sentence in found]
    own = [sentence for speaker, sentence in names if speaker and speaker.name and _same(speaker.name, person)]
    if all(sentence.asked and sentence.interrogative for sentence in own):
        return ()
    replied = {sentence.pair.id for sentence in own if not sentence.asked}
    kept = {id(sentence) for sentence in own}
    return tuple(s for s in found if id(s) in kept or (s.asked and s.pair.id in replied))


def _label(sentence: Candidate) -> str:
    """The label of who speaks, where it seems to be a name though it is not known whose; '' elsewhere."""
    speaker = sentence.pair.speaker_at(sentence.span)
    if speaker is None or speaker.person or len(speaker.label) <= SHORT:
        return ""
    from index.pairs.roles import says_asks  # what parts documents is large, and such labels are rare

    return "" if says_asks(speaker.label.lower()) else speaker.label


@lru_cache(maxsize=1024)
def _akin(label: str, person: str) -> bool:
    """Have two names a word in common?"""
    return bool(set(name_parts(label)) & set(name_parts(person)))


@lru_cache(maxsize=1024)
def _same(label: str, person: str) -> bool:
    """Is it the same person, whatever a label says of them in brackets?"""
    return fold(without_role(label)) == fold(without_role(person))


def _names_one(sentence: Candidate, people: Iterable[frozenset[str]]) -> bool:
    """Does a line name one of some people, by all words of their names?"""
    said = {form.folded for form in sentence.forms}
    return any(words and words <= said for words in people)


def _others(found: Sequence[Candidate], person: str) -> set[frozenset[str]]:
    """The words of the names of those who ask and reply in what is found, but `person`."""
    pairs = {sentence.pair.id: sentence.pair for sentence in found}.values()
    speakers = [
        speaker for pair in pairs for speaker in (pair.asker, *(turn.speaker for turn in pair.turns)) if speaker
    ]
    names = {speaker.name for speaker in speakers if not _same(speaker.name, person)}
    return {frozenset(token.folded for token in tokens(name) if not token.stop) for name in names}


def of_asker(found: Sequence[Candidate], person: str, subject: Collection[str], *, asks: bool) -> tuple[Candidate, ...]:
    """What `person`, who asks more than they reply, says of the `subject` (stems): all of their words where a statement
    has a stem of it, else their questions where one has. What they ask of it is only looked for in these, with `asks`.

    Empty for anybody else, and where they have no word on it.
    """
    own = []
    for sentence in found:
        speaker = sentence.pair.speaker_at(sentence.span)
        if speaker and speaker.person and _same(speaker.person, person):
            own.append(sentence)
    questions = [sentence for sentence in own if sentence.asked and sentence.interrogative]
    if len({s.block for s in own if s.asked}) <= len({s.block for s in own if not s.asked}):
        return ()
    on_it = [sentence for sentence in own if any(not form.stop and form.stem in subject for form in sentence.forms)]
    if not asks and not all(sentence in questions for sentence in on_it):
        return tuple(own)
    return tuple(questions) if any(sentence in questions for sentence in on_it) else ()


def neighbours(all_of_them: Sequence[Candidate], at: int) -> tuple[int, ...]:
    """The places before and after `at` that hold neighbouring sentences of the same turn."""
    here = all_of_them[at]
    return tuple(
        place for place in (at - 1, at + 1) if 0 <= place < len(all_of_them) and all_of_them[place].block == here.block
    )
