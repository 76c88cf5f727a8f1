"""Questions without an answer, made from any questions that have one and the library they ask. Four kinds:

`removed`: the same question while the pairs that answer it are out of reach. `name`: the same of somebody else, who never
says its rarest word, or of a stranger. `fact`: a number, a proper name or a word of the fact swapped for another of its kind,
which stands nowhere in the document. `elsewhere`: asked of another document, or of a corpus that does not hold what answers.

Only what asks one thing is changed. What is made of a question depends on it, the library and the other questions alone: the
same each time, whatever else is made.
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from assistant.archive import Archive
from assistant.naming.names import OWNS, Named
from assistant.question import parts_of
from benchmarks.development import Gold, Question
from benchmarks.swaps import Pool, Thing, things
from index.types import Document, QAPair
from index.words import content_stems, tokens

KINDS = ("removed", "name", "fact", "elsewhere")
TRIED = 24  # people or documents that are looked at for the one that says most of a question
STRANGERS = 0.5  # share of swapped names that are nobody's
FOREIGN = 0.5  # share of `elsewhere` that are questions of another corpus, where there are some

_PERSON = re.compile(r"[^\W\d_][^\W\d_A-Z][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")
_GIVEN = (
    "Oswin Thessaly Corbin Maribel Anselm Ottoline Lazlo Perpetua Evander Isolde Barnaby Zuleika Piers Gudrun".split()
)
_FAMILY = (
    "Thackeray Vandermeer Quillfeather Osterholm Brackenbury Szymborski Halloway Penhaligon Drinkwater Uchida".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A question without an answer, its kind, and the file that answers the one it was made of."""

    kind: str
    question: Question
    of: str


class Maker:
    """Makes such questions for one library. `foreign` are questions of other corpora."""

    def __init__(self, archive: Archive, questions: Sequence[Question], *, foreign: Sequence[Question] = ()) -> None:
        archive.refresh()
        self.archive = archive
        self.questions = [question for question in questions if question.answerable and question.gold]
        self.foreign = [question for question in foreign if question.gold and not question.history]
        texts = [question.text for question in questions]
        own = [thing for text in texts for thing in self._things(text)]
        others = [thing for question in foreign for thing in things(question.text) if thing.kind != "name"]
        self._pool = Pool([*own, *others])
        self._ways: dict[str, Callable[[Question, random.Random], Question | None]] = {
            "removed": self._removed,
            "name": self._renamed,
            "fact": self._swapped,
            "elsewhere": self._elsewhere,
        }

    def made(self, kind: str, most: int) -> Iterator[Made]:
        """Up to `most` of one kind, of the questions in an order by chance."""
        order = sorted(
            self.questions, key=lambda question: (_chance(f"{kind} order", question).random(), question.text)
        )
        found = (self.one(kind, question) for question in order)
        yield from islice((made for made in found if made), most)

    def one(self, kind: str, question: Question) -> Made | None:
        """What is made of one question that has an answer; None where it cannot be."""
        found = self._ways[kind](question, _chance(kind, question))
        return Made(kind=kind, question=found, of=question.gold[0].file) if found else None

    def _removed(self, question: Question, chance: random.Random) -> Question | None:
        """Without the pairs of its gold, and without those of the same document that say the rarest word of it."""
        hidden: set[int] = set()
        for document in self._documents(question):
            gold = _stretches(question.gold, document)
            pairs = self.archive.pairs(document.id)
            rarest = self._rarest(content_stems(" ".join(gold)) - content_stems(question.text) - _names_of(document))
            mine = {pair.id for pair in pairs if _holds(pair, question.gold, document)}
            mine |= {pair.id for pair in pairs if rarest in content_stems(pair.span.of(document.text))}
            if len(mine) == len(pairs):
                return None
            hidden |= mine
        return replace(_unanswered(question), without=frozenset(hidden), within=self._place(question))

    def _renamed(self, question: Question, chance: random.Random) -> Question | None:
        """Of another person, who says the most of its other words but not the rarest; or of a stranger."""
        named = self.archive.names.find(question.text).named
        known = {named.people for named in named}
        if len(known) != 1 or not self._is_person(*named[0].people) or question.history or not self._is_one(question):
            return None
        stranger = chance.random() < STRANGERS
        other = "" if stranger else self._another(question, named[0].people[0], chance)
        if other and self.archive.names.find(swapped_name(question.text, named, other)).people != (other,):
            return None
        name = other or self._stranger(chance)
        return replace(_unanswered(question), text=swapped_name(question.text, named, name)) if name else None

    def _another(self, question: Question, person: str, chance: random.Random) -> str:
        """Somebody else who takes part in none of the person's documents and never says the rarest word of the question."""
        own = set(self.archive.of_person(person))
        parts = content_stems(person)
        free = [name for name in self.archive.people if self._is_person(name) and not content_stems(name) & parts]
        free = [name for name in free if not own.intersection(self.archive.of_person(name))]
        tried = chance.sample(free, min(TRIED, len(free)))
        asked = self._asked(question.text)
        scored = [(self._said(asked, self.archive.of_person(name)), name) for name in tried]
        return max(((said, name) for said, name in scored if said is not None), default=(0.0, ""))[1]

    def _is_person(self, *names: str) -> bool:
        """Is it one name, of somebody who takes part, and written like a person's?"""
        return len(names) == 1 and self.archive.speaks(names[0]) and bool(_PERSON.fullmatch(names[0]))

    def _stranger(self, chance: random.Random) -> str:
        given = [name for name in _GIVEN if self._unknown(name)]
        family = [name for name in _FAMILY if self._unknown(name)]
        return f"{chance.choice(given)} {chance.choice(family)}" if given and family else ""

    def _swapped(self, question: Question, chance: random.Random) -> Question | None:
        """With one thing that its documents nowhere say, in the place of one of the question's."""
        if not self._is_one(question):
            return None
        documents = self._documents(question)
        said = content_stems(question.text).union(*(content_stems(f"{d.title}\n{d.text}") for d in documents))
        about = frozenset[str]()
        for document in documents:
            mine = [pair for pair in self.archive.pairs(document.id) if _holds(pair, question.gold, document)]
            about |= content_stems(" ".join(pair.span.of(document.text) for pair in mine))
        found = list(self._things(question.text, about))
        for kind in chance.sample(kinds := sorted({thing.kind for thing in found}), len(kinds)):
            thing = chance.choice([thing for thing in found if thing.kind == kind])
            other = self._pool.other(thing, said, self.archive, chance)
            if other:
                text = question.text[: thing.span.start] + other + question.text[thing.span.end :]
                return replace(_unanswered(question), text=text, within=self._place(question))
        return None

    def _elsewhere(self, question: Question, chance: random.Random) -> Question | None:
        """Of another document, which says the most of its words but not the rarest; or one of another corpus."""
        if self.foreign and not question.within and chance.random() < FOREIGN:
            other = chance.choice(self.foreign)
            nowhere = self.archive.frequency(self._rarest(content_stems(other.text))) == 0
            return replace(_unanswered(other), within="", last_only=False) if nowhere else None
        if question.history or not self._is_one(question) or self.archive.names.find(question.text).named:
            return None  # whom it names is not in the other: nothing would be read there
        files = {gold.file for gold in question.gold}
        free = [summary for summary in self.archive.documents if Path(summary.source).name not in files]
        tried = chance.sample(free, min(TRIED, len(free)))
        asked = self._asked(question.text)
        scored = [(self._said(asked, (summary.id,)), Path(summary.source).name) for summary in tried]
        best = max(((said, name) for said, name in scored if said is not None), default=(0.0, ""))[1]
        return replace(_unanswered(question), within=best) if best else None

    def _asked(self, text: str) -> frozenset[str]:
        """The stems of what is asked, without names of people."""
        return content_stems(self.archive.names.find(text).masked(text))

    def _said(self, asked: frozenset[str], documents: Sequence[int]) -> float | None:
        """The share of what is asked, by rarity, that some documents say; None where they say the rarest word."""
        texts = [self.archive.document(document) for document in documents]
        said = frozenset[str]().union(*(content_stems(f"{text.title}\n{text.text}") for text in texts))
        if not asked or self._rarest(asked) in said:
            return None
        return sum(self.archive.rarity(stem) for stem in asked & said) / sum(map(self.archive.rarity, asked))

    def _rarest(self, stems: frozenset[str]) -> str:
        return max(stems, key=lambda stem: (self.archive.rarity(stem), stem), default="")

    def _unknown(self, name: str) -> bool:
        return not any(self.archive.frequency(word.stem) for word in tokens(name))

    def _is_one(self, question: Question) -> bool:
        """Does it ask one thing? Of two, one may still be answered."""
        return len(parts_of(self.archive.names.find(question.text).masked(question.text))) == 1

    def _documents(self, question: Question) -> list[Document]:
        return [self.archive.library.find(file) for file in dict.fromkeys(gold.file for gold in question.gold)]

    def _place(self, question: Question) -> str:
        """Where a changed question is asked: of one that names nobody another document may answer as well."""
        files = dict.fromkeys(gold.file for gold in question.gold)
        named = question.history or self.archive.names.find(question.text).named
        return question.within or ("" if named or len(files) > 1 else next(iter(files)))

    def _things(self, text: str, about: frozenset[str] | None = None) -> Iterator[Thing]:
        return things(text, [named.span for named in self.archive.names.find(text).named], about)


def swapped_name(text: str, named: Sequence[Named], name: str) -> str:
    """A question with `name` in the place of every name of `named`, owning what these own."""
    for one in sorted(named, key=lambda one: one.span, reverse=True):
        owns = OWNS.search(one.span.of(text))
        text = text[: one.span.start] + name + ("'s" if owns else "") + text[one.span.end :]
    return text


def _chance(kind: str, question: Question) -> random.Random:
    return random.Random(zlib.crc32(f"{kind} {question.text} {question.gold[:1]}".encode()))


def _unanswered(question: Question) -> Question:
    return replace(question, answerable=False, gold=())


def _stretches(gold: Sequence[Gold], document: Document) -> list[str]:
    return [document.text[piece.start : piece.end] for piece in gold if piece.file == Path(document.source).name]


def _holds(pair: QAPair, gold: Sequence[Gold], document: Document) -> bool:
    """Does a pair of the document share a character with one of the gold stretches?"""
    file = Path(document.source).name
    return any(g.file == file and pair.span.start < g.end and g.start < pair.span.end for g in gold)


def _names_of(document: Document) -> frozenset[str]:
    return content_stems(" ".join([document.title, *document.participants]))
