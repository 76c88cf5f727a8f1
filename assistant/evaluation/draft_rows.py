"""The rows of a drafted test set, one kind of question after another, written by rule from what the documents offer."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import PurePath

from assistant.evaluation.casefile import Record
from assistant.evaluation.material import Answered, Material, Said
from assistant.evaluation.people import shown_name
from assistant.evaluation.perturb import Kind, Pool, Statement, perturb
from assistant.evaluation.phrasing import claim, overlap, rephrased
from assistant.evaluation.topics import topic
from index.words import content_stems, fold, folded_words

_SWAPS: tuple[Kind, ...] = ("number", "date", "name", "unit")
_INTRODUCES = re.compile(
    r"^(?:hi|hello|hey)\b|\bmy name(?: is|['’]s)\b|^i(?: am|['’]m) (?:an?|the)\b|^i['’]?m [A-Z]", re.I
)
_SAME_QUESTION = 2  # rows at most from one question that recurs in many documents
_MOST_GOLD = 1500  # characters of one gold quote
_FEW_WORDS = 3  # content words below which a question needs to say what it is about
_FEWEST = 3  # words of a gold quote
_MOST_SENTENCES = 4  # gold of a question on two documents


class Writer:
    """Writes rows of each kind from pairs in the order given."""

    def __init__(self, material: Material, rng: random.Random) -> None:
        self._material = material
        self._rng = rng
        self._pool = Pool.of(material.statements())
        documents = {pair.document for pair in material.pairs}
        names = Counter(PurePath(document).name for document in documents)
        self._unique = {d for d in documents if names[PurePath(d).name] == 1}
        self._times_asked = Counter(folded_words(pair.question) for pair in material.pairs if pair.question)
        speakers = {pair.speaker for pair in material.pairs if pair.question and pair.speaker}
        self._shown = {name: shown for name in speakers if (shown := shown_name(name))}
        self._people = sorted(self._shown)
        self.kinds: dict[str, Callable[[list[Answered]], Iterator[Record]]] = {
            "rephrased": self._rephrased,
            "topic": self._topics,
            "removed": self._removed,
            "wrong_person": self._wrong_person,
            "swapped_fact": self._swapped_fact,
            "follow_up": self._follow_up,
            "two_documents": self._two_documents,
        }

    def _rephrased(self, pairs: list[Answered]) -> Iterator[Record]:
        asked: Counter[str] = Counter()
        for pair in pairs:
            question = rephrased(pair.question, self._who(pair))
            gold = [text for text in pair.answers if len(text) <= _MOST_GOLD and len(text.split()) >= _FEWEST]
            if question and gold and asked[pair.question] < _SAME_QUESTION:
                asked[pair.question] += 1
                yield self._answerable(self._standing_alone(question, pair), pair, gold, "rephrased")

    def _standing_alone(self, question: str, pair: Answered) -> str:
        """With the document's title where the words alone do not say what is asked about."""
        if self._who(pair) or not pair.title:
            return question
        if len(content_stems(question)) >= _FEW_WORDS and self._times_asked[folded_words(pair.question)] == 1:
            return question
        return f"According to “{pair.title}”, {question[0].lower()}{question[1:]}"

    def _topics(self, pairs: list[Answered]) -> Iterator[Record]:
        for pair in pairs:
            for said, about in self._subjects(pair)[:1]:
                row = self._answerable(self._ask(pair, about), pair, self._gold(pair, about), "topic")
                yield row | {"answer": said.text}

    def _removed(self, pairs: list[Answered]) -> Iterator[Record]:
        """The one pair that answers is hidden for this question; nothing else there has a word of the topic."""
        for pair in reversed(pairs):
            for _, about in self._subjects(pair):
                if self._elsewhere(pair, about, some=True):
                    continue
                yield {
                    "question": self._ask(pair, about),
                    "type": "unanswerable_removed",
                    "answerable": False,
                    "without": [{"document": self._name(pair), "pair": pair.pair}],
                }
                break

    def _wrong_person(self, pairs: list[Answered]) -> Iterator[Record]:
        """A question that one person answers, put to another who says nothing of it."""
        for pair in pairs:
            others = [name for name in self._people if name not in pair.speakers]
            for said, about in self._subjects(pair)[-1:] if others else ():
                other = self._rng.choice(others)
                if any(_involves(other, theirs) for theirs in self._mentioning(about, some=True)):
                    continue
                yield {
                    "question": f"What does {self._shown[other]} say about {about}?",
                    "type": "unanswerable_person",
                    "answerable": False,
                    "near": [{"file": self._name(pair), "quote": said.quote}],
                }

    def _swapped_fact(self, pairs: list[Answered]) -> Iterator[Record]:
        for pair in pairs:
            for said in pair.said:
                if said.speaker != pair.speaker or claim(said.text) is None:
                    continue
                statement = Statement(text=said.text, passage=said.passage, speaker=said.speaker)
                kind = self._rng.choice(_SWAPS)
                wrong = perturb(kind, statement, pool=self._pool, rng=self._rng)
                clause = claim(wrong) if wrong and wrong != said.text else None
                if clause:
                    who = self._who(pair) or f"“{pair.title}”"
                    yield {
                        "question": f"Is it right that, according to {who}, {clause}?",
                        "type": "unanswerable_premise",
                        "answerable": False,
                        "near": [{"file": self._name(pair), "quote": said.quote}],
                    }
                    break

    def _follow_up(self, pairs: list[Answered]) -> Iterator[Record]:
        for pair in pairs:
            subjects = self._subjects(pair)
            if self._who(pair) and len(subjects) >= 2:
                (first, about), (second, then) = subjects[0], subjects[-1]
                opening = self._answerable(self._ask(pair, about), pair, self._gold(pair, about), "follow_up")
                following = self._answerable(f"And what about {then}?", pair, self._gold(pair, then), "follow_up")
                yield {"turns": [opening | {"answer": first.text}, following | {"answer": second.text}]}

    def _two_documents(self, pairs: list[Answered]) -> Iterator[Record]:
        """A rare topic that two people speak of; no two rows of the same people on the same topic."""
        seen: set[tuple[frozenset[str | None], str]] = set()
        for pair in pairs:
            for _, about in self._subjects(pair, alone=False) if self._who(pair) else ():
                if not 2 <= min((self._material.frequency[s] for s in content_stems(about)), default=0) <= 12:
                    continue
                theirs = self._other(pair, about)
                key = (frozenset({pair.speaker, theirs.speaker if theirs else None}), about)
                gold = [*self._said_by(pair, about), *(self._said_by(theirs, about) if theirs else ())]
                if theirs is None or key in seen or len(gold) > _MOST_SENTENCES:
                    continue
                seen.add(key)
                yield {
                    "question": f"What do {self._who(pair)} and {self._who(theirs)} each say about {about}?",
                    "type": "two_documents",
                    "answerable": True,
                    "gold": gold,
                }
                break

    def _other(self, pair: Answered, about: str) -> Answered | None:
        """A pair of another document in which another person speaks of the topic in a sentence that can be gold."""
        for theirs in self._mentioning(about):
            apart = theirs.document != pair.document and theirs.speaker not in pair.speakers
            named = fold(about.removeprefix("the "))
            if apart and self._who(theirs) and any(named in fold(quote) for quote in self._gold(theirs, about)):
                return theirs
        return None

    def _said_by(self, pair: Answered, about: str) -> list[Record]:
        """All that the pair's speaker says of the topic, wherever, as gold."""
        return [
            {"file": self._name(other), "quote": quote, "speaker": pair.speaker}
            for other in self._mentioning(about)
            if other.speaker == pair.speaker
            for quote in self._gold(other, about)
        ]

    def _mentioning(self, about: str, *, some: bool = False) -> Iterator[Answered]:
        """The pairs and sections with every word of the topic anywhere in them; with `some`, with one of its words."""
        wanted = sorted(content_stems(about), key=lambda stem: len(self._material.holding.get(stem, ())))
        for stem in wanted if some else wanted[:1]:
            for pair in self._material.holding.get(stem, ()):
                if some or pair.everything.issuperset(wanted):
                    yield pair

    def _subjects(self, pair: Answered, *, alone: bool = True) -> list[tuple[Said, str]]:
        """Sentences with a topic that the pair's question does not name, and that is spoken of in this pair alone.

        Alone among the pairs of its document and of its speaker: else the gold of the pair would be a part of what answers.
        """
        known = content_stems(pair.question) | pair.title_stems | _stems(pair.speaker or "")
        found, used = [], set[str]()
        for said in pair.said:
            if said.speaker != pair.speaker or _INTRODUCES.search(said.text):
                continue
            about = topic(said.text, known=known, frequency=self._material.frequency)
            if about is None or about in used or (alone and self._elsewhere(pair, about)):
                continue
            if overlap(self._ask(pair, about), pair.question, aside=self._who(pair) or pair.title) <= 0.5:
                used.add(about)
                found.append((said, about))
        return found

    def _elsewhere(self, pair: Answered, about: str, *, some: bool = False) -> bool:
        """Whether another pair or section of the same document or person speaks of the topic (of a word of it) too."""
        return any(
            other.pair_id != pair.pair_id
            and (other.document == pair.document or (pair.speaker is not None and _involves(pair.speaker, other)))
            for other in self._mentioning(about, some=some)
        )

    def _gold(self, pair: Answered, about: str) -> list[str]:
        """Every sentence of the pair in which its speaker speaks of the topic."""
        wanted = content_stems(about)
        return [said.quote for said in pair.said if said.speaker == pair.speaker and wanted <= said.stems]

    def _answerable(self, question: str, pair: Answered, gold: list[str], kind: str) -> Record:
        quotes = [{"file": self._name(pair), "quote": text, "speaker": pair.speaker} for text in gold]
        return {"question": question, "type": kind, "answerable": True, "gold": quotes}

    def _ask(self, pair: Answered, about: str) -> str:
        """The pair's speaker is asked, where a question can name them; else the document, if it is nobody who speaks there."""
        if who := self._who(pair):
            return f"What does {who} say about {about}?"
        if pair.speakers:
            return f"What is said about {about} in “{pair.title}”?"
        return f"What does “{pair.title}” say about {about}?"

    def _who(self, pair: Answered) -> str | None:
        return self._shown.get(pair.speaker) if pair.speaker else None

    def _name(self, pair: Answered) -> str:
        """The file's name where that is enough to find it, else its path."""
        return PurePath(pair.document).name if pair.document in self._unique else pair.document


def _involves(person: str, pair: Answered) -> bool:
    """Whether the person speaks in the pair, or it or its title names them."""
    if person in pair.speakers:
        return True
    return all(stem in pair.everything or stem in pair.title_stems for stem in _stems(person))


@lru_cache(maxsize=4096)
def _stems(name: str) -> frozenset[str]:
    return content_stems(name)
