"""Drafts a test set from the indexed pairs, by rule, for a person to edit. The same seed gives the same set.

Answerable questions carry gold spans of the answer and never of the question, and share at most half of their words
with the pair's own question, so that none wins by matching it. Every row is marked `"draft": true`.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import PurePath

from assistant.evaluation.casefile import Record
from assistant.evaluation.material import Answered, Material, Said
from assistant.evaluation.perturb import Kind, Pool, Statement, perturb
from assistant.evaluation.phrasing import claim, overlap, rephrased
from assistant.evaluation.topics import topic
from index.words import content_stems, tokens

_SHARES = (
    ("rephrased", 0.22), ("topic", 0.24), ("removed", 0.12), ("wrong_person", 0.12), ("swapped_fact", 0.12),
    ("follow_up", 0.1), ("two_documents", 0.08),
)  # fmt: skip
_SWAPS: tuple[Kind, ...] = ("number", "date", "name", "unit")
SAME_QUESTION = 2  # rows at most from one question that recurs in many documents
MOST_GOLD = 1500  # characters of one gold quote


def draft(material: Material, *, size: int = 60, seed: int = 0) -> list[Record]:
    """Up to `size` rows, each kind in its share; fewer where the documents offer no more."""
    rng = random.Random(seed)  # noqa: S311 - a reproducible draw, nothing secret
    pairs = [pair for pair in material.pairs if pair.question and (pair.title or pair.speaker)]
    rng.shuffle(pairs)
    writer = _Writer(material, rng)
    rows: list[Record] = []
    seen: set[str] = set()
    for kind, share in _SHARES:
        wanted, made = max(1, round(size * share)), 0
        for row in writer.kinds[kind](pairs):
            key = " ".join(t.folded for t in tokens(_asked(row)))
            if key in seen:
                continue
            seen.add(key)
            made += 1
            rows.append({"id": f"draft-{kind.replace('_', '-')}-{made:03d}", "draft": True, **row})
            if made == wanted:
                break
    return rows[:size]


def _asked(row: Record) -> str:
    turns = row.get("turns")
    return " ".join(turn["question"] for turn in turns) if isinstance(turns, list) else str(row["question"])


def leaks(rows: list[Record], material: Material) -> list[str]:
    """Ids of answerable rows that ask a pair's own question word for word."""
    asked = {" ".join(t.folded for t in tokens(pair.question)) for pair in material.pairs if pair.question}
    return [
        str(row["id"])
        for row in rows
        if row.get("answerable") and " ".join(t.folded for t in tokens(str(row.get("question", "")))) in asked
    ]


class _Writer:
    """Writes rows of each kind from pairs in the order given."""

    def __init__(self, material: Material, rng: random.Random) -> None:
        self._material = material
        self._rng = rng
        self._pool = Pool.of(material.statements())
        self._stems: dict[str, list[Answered]] = {}
        self._by_document: dict[str, list[Answered]] = {}
        for pair in material.pairs:
            self._by_document.setdefault(pair.document, []).append(pair)
        names = Counter(PurePath(document).name for document in self._by_document)
        self._unique = {d for d in self._by_document if names[PurePath(d).name] == 1}
        self._known = {pair.speaker for pair in material.pairs if pair.speaker and _full(pair.speaker)}
        self._people = sorted(self._known)
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
            gold = [text for text in pair.answers if len(text) <= MOST_GOLD]
            if question and gold and asked[pair.question] < SAME_QUESTION:
                asked[pair.question] += 1
                yield self._answerable(question, pair, gold, "rephrased")

    def _topics(self, pairs: list[Answered]) -> Iterator[Record]:
        for pair in pairs:
            for said, about in self._subjects(pair)[:1]:
                row = self._answerable(self._ask(pair, about), pair, [said.quote], "topic")
                yield row | {"answer": said.text}

    def _removed(self, pairs: list[Answered]) -> Iterator[Record]:
        """The one pair that answers is hidden for this question."""
        for pair in reversed(pairs):
            for _, about in self._subjects(pair)[:1]:
                if self._elsewhere(pair, about):
                    continue
                yield {
                    "question": self._ask(pair, about),
                    "type": "unanswerable_removed",
                    "answerable": False,
                    "without": [{"document": self._name(pair), "pair": pair.pair}],
                }

    def _wrong_person(self, pairs: list[Answered]) -> Iterator[Record]:
        """A question that one person answers, put to another who says nothing of it."""
        for pair in pairs:
            others = [name for name in self._people if name != pair.speaker]
            if not others or not pair.speaker:
                continue
            for said, about in self._subjects(pair)[-1:]:
                other, wanted = self._rng.choice(others), content_stems(about)
                if any(wanted & p.stems for p in self._material.pairs if p.speaker == other or other in p.title):
                    continue
                yield {
                    "question": f"What does {other} say about {about}?",
                    "type": "unanswerable_person",
                    "answerable": False,
                    "near": [{"file": self._name(pair), "quote": said.quote}],
                }

    def _swapped_fact(self, pairs: list[Answered]) -> Iterator[Record]:
        for pair in pairs:
            for said in pair.said:
                statement = Statement(text=said.text, passage=said.passage, speaker=pair.speaker)
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
                opening = self._answerable(self._ask(pair, about), pair, [first.quote], "follow_up")
                following = self._answerable(f"And what about {then}?", pair, [second.quote], "follow_up")
                yield {"turns": [opening | {"answer": first.text}, following | {"answer": second.text}]}

    def _two_documents(self, pairs: list[Answered]) -> Iterator[Record]:
        """A rare topic that two people speak of; no two rows of the same people on the same topic."""
        seen: set[tuple[frozenset[str | None], str]] = set()
        for pair in pairs:
            for said, about in self._subjects(pair):
                wanted = content_stems(about)
                if not self._who(pair) or not 2 <= min((self._material.frequency[s] for s in wanted), default=0) <= 12:
                    continue
                other = self._other(pair, wanted)
                if other and (key := (frozenset({pair.speaker, other[0].speaker}), about)) not in seen:
                    seen.add(key)
                    theirs, quote = other
                    yield {
                        "question": f"What do {pair.speaker} and {theirs.speaker} each say about {about}?",
                        "type": "two_documents",
                        "answerable": True,
                        "gold": [
                            {"file": self._name(pair), "quote": said.quote, "speaker": pair.speaker},
                            {"file": self._name(theirs), "quote": quote.quote, "speaker": theirs.speaker},
                        ],
                    }
                    break

    def _other(self, pair: Answered, wanted: frozenset[str]) -> tuple[Answered, Said] | None:
        rarest = min(wanted, key=lambda stem: (self._material.frequency[stem], stem))
        for theirs in self._holding(rarest):
            if theirs.document != pair.document and theirs.speaker in self._known and theirs.speaker != pair.speaker:
                quote = next((said for said in theirs.said if wanted <= said.stems), None)
                if quote:
                    return theirs, quote
        return None

    def _holding(self, stem: str) -> list[Answered]:
        """The pairs whose answer has the stem."""
        if not self._stems:
            for pair in self._material.pairs:
                for found in pair.stems:
                    self._stems.setdefault(found, []).append(pair)
        return self._stems.get(stem, [])

    def _subjects(self, pair: Answered) -> list[tuple[Said, str]]:
        """Sentences of the answer with a topic of their own that the pair's question does not name."""
        known = content_stems(pair.question) | content_stems(pair.title) | content_stems(pair.speaker or "")
        found, used = [], set[str]()
        for said in pair.said:
            about = topic(said.text, known=known, frequency=self._material.frequency)
            question = self._ask(pair, about) if about else ""
            if about and about not in used and overlap(question, pair.question, aside=self._who(pair) or "") <= 0.5:
                used.add(about)
                found.append((said, about))
        return found

    def _elsewhere(self, pair: Answered, about: str) -> bool:
        """Whether another pair of the same document or person speaks of the topic too."""
        wanted = content_stems(about)
        return any(
            other.pair_id != pair.pair_id and (other.document == pair.document or other.speaker == pair.speaker)
            for stem in wanted
            for other in self._holding(stem)
        )

    def _answerable(self, question: str, pair: Answered, gold: list[str], kind: str) -> Record:
        quotes = [{"file": self._name(pair), "quote": text, "speaker": pair.speaker} for text in gold]
        return {"question": question, "type": kind, "answerable": True, "gold": quotes}

    def _ask(self, pair: Answered, about: str) -> str:
        who = self._who(pair)
        return f"What does {who} say about {about}?" if who else f"What does “{pair.title}” say about {about}?"

    def _who(self, pair: Answered) -> str | None:
        return pair.speaker if pair.speaker in self._known else None

    def _name(self, pair: Answered) -> str:
        """The file's name where that is enough to find it, else its path."""
        return PurePath(pair.document).name if pair.document in self._unique else pair.document


def _full(name: str) -> bool:
    """A name that a question can use: not 'A', not 'Speaker 1', not initials."""
    words = name.split()
    return len(words) <= 5 and any(len(w) > 2 and w[0].isupper() and not w.isupper() for w in words) and name != "A"
