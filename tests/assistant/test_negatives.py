"""Questions that are made unanswerable have no answer where they are asked, and are the same each time."""

from __future__ import annotations

import random
import re

import numpy as np
import pytest

from assistant.conversation import Assistant
from benchmarks.development import Gold, Question, looked_up
from benchmarks.fit_confidence import ABSENT, Table
from benchmarks.negatives import KINDS, Maker, swapped_name
from benchmarks.swaps import Pool, things
from index.types import Document
from index.words import content_stems
from tests.assistant.interviews import FERRY, GUARD

TEXTS = {"guard.txt": GUARD, "ferry.txt": FERRY}
ASKED = (
    ("Why did Nadia Ferrow bring down the drones?", "guard.txt", "They were mapping our sluices"),
    ("Where did the guard sleep on the lime?", "guard.txt", "In the pump house, on sacks of lime."),
    ("Why was the sluice lost on the ninth of March?", "guard.txt", "because the winch had rusted"),
    ("What did Tobias Ansel repair with a lobster pot?", "ferry.txt", "A Grundig that my father left me."),
    ("Why was the bridge over the Wend never built in the 1990s?", "ferry.txt", "nobody could agree"),
    ("Who owned the radio on the crossing before the ferryman?", "ferry.txt", "my father left me"),
)
FOREIGN = Question(
    text="How many trombones does the Halm orchestra own?",
    answerable=True,
    gold=(Gold(file="orchestra.txt", start=0, end=1),),
    last_only=False,
)


def _question(text: str, file: str, quote: str) -> Question:
    words = re.search(r"\s+".join(map(re.escape, quote.split())), TEXTS[file])
    assert words
    gold = (Gold(file=file, start=words.start(), end=words.end()),)
    return Question(text=text, answerable=True, gold=gold, last_only=False)


QUESTIONS = [_question(*asked) for asked in ASKED]
STRANGE = Question(text="Which 1870s kiln stands beside the Corvane mill?", answerable=False, gold=(), last_only=False)


@pytest.fixture
def maker(interviews: Assistant) -> Maker:
    return Maker(interviews.archive, [*QUESTIONS, STRANGE], foreign=[FOREIGN])


def _document(interviews: Assistant, file: str) -> Document:
    return interviews.library.find(file)


def test_every_kind_is_made_and_none_has_gold(maker: Maker) -> None:
    for kind in KINDS:
        made = list(maker.made(kind, 10))
        assert made, kind
        assert all(one.kind == kind and not one.question.answerable and not one.question.gold for one in made)
        assert {one.of for one in made} <= set(TEXTS)


def test_they_are_the_same_each_time_in_whatever_order_and_however_many(interviews: Assistant, maker: Maker) -> None:
    again = Maker(interviews.archive, [*reversed(QUESTIONS), STRANGE], foreign=[FOREIGN])
    for kind in KINDS:
        made = list(maker.made(kind, 10))
        assert list(again.made(kind, 10)) == made
        assert list(again.made(kind, 2)) == made[:2]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.text)
def test_what_answered_is_out_of_reach(interviews: Assistant, maker: Maker, question: Question) -> None:
    made = maker.one("removed", question)
    assert made
    _, found = looked_up(interviews, made.question)
    quotes = [piece for one in found for piece in one.evidence]
    assert quotes
    (gold,) = question.gold
    assert not [
        q
        for q in quotes
        if q.document.source.endswith(gold.file) and gold.start < q.span.end and q.span.start < gold.end
    ]


def test_the_rarest_word_of_the_answer_is_out_of_reach_too(interviews: Assistant, maker: Maker) -> None:
    question = _question("In what did Nadia Ferrow give the order herself?", "guard.txt", "from the pump house")
    made = maker.one("removed", question)
    assert made
    document = _document(interviews, "guard.txt")
    left = [pair for pair in interviews.archive.pairs(document.id) if pair.id not in made.question.without]
    assert left
    assert not any("pump" in pair.span.of(document.text) for pair in left)


def test_nothing_is_made_where_nothing_would_be_left(interviews: Assistant, maker: Maker) -> None:
    whole = Question(
        text="What is said?", answerable=True, gold=(Gold(file="ferry.txt", start=0, end=len(FERRY)),), last_only=False
    )
    assert maker.one("removed", whole) is None


def test_another_name_is_of_a_stranger_or_of_somebody_who_never_says_it(interviews: Assistant, maker: Maker) -> None:
    person: set[str] = set()
    stranger: set[str] = set()
    for question in (QUESTIONS[0], QUESTIONS[3]):
        for seed in range(12):
            made = maker._renamed(question, random.Random(seed))
            assert made and made.text != question.text and made.text.split()[0] == question.text.split()[0]
            named = interviews.archive.names.find(made.text).people
            (person if named else stranger).add(made.text)
            assert not (content_stems(made.text) - content_stems(question.text)) & content_stems(
                TEXTS[question.gold[0].file]
            )
    assert person == {"Why did Tobias Ansel bring down the drones?", "What did Nadia Ferrow repair with a lobster pot?"}
    assert len(stranger) > 4


def test_nobody_is_asked_what_he_may_well_have_said(interviews: Assistant, maker: Maker) -> None:
    question = _question("What was the Grundig of Tobias Ansel?", "ferry.txt", "A Grundig that my father left me.")
    names = {maker._another(question, "Tobias Ansel", random.Random(seed)) for seed in range(6)}
    assert names == {""}  # she has a Grundig, too


def test_a_name_that_owns_something_is_swapped_for_one_that_does(interviews: Assistant) -> None:
    text = "Was Nadia Ferrow's winch older than Nadia Ferrow?"
    named = interviews.archive.names.find(text).named
    assert swapped_name(text, named, "Oda Brill") == "Was Oda Brill's winch older than Oda Brill?"


def test_a_swapped_fact_stands_nowhere_in_the_document(interviews: Assistant, maker: Maker) -> None:
    made = list(maker.made("fact", 10))
    assert len(made) > 2
    for one in made:
        (asked,) = [q for q in QUESTIONS if q.gold[0].file == one.of and _differs_once(q.text, one.question.text)]
        new = content_stems(one.question.text) - content_stems(asked.text)
        assert new
        assert not new & content_stems(TEXTS[one.of])


def _differs_once(one: str, other: str) -> bool:
    left, right = one.split(), other.split()
    return len(left) == len(right) and sum(a != b for a, b in zip(left, right, strict=True)) == 1


def test_a_question_that_names_nobody_is_changed_only_where_its_own_document_is_asked(maker: Maker) -> None:
    for kind in ("removed", "fact"):
        for made in maker.made(kind, 10):
            assert made.question.within == (
                "" if "Nadia" in made.question.text or "Tobias" in made.question.text else made.of
            )


def test_another_document_is_asked_which_lacks_the_rarest_word(interviews: Assistant, maker: Maker) -> None:
    made = [maker._elsewhere(question, random.Random(seed)) for question in QUESTIONS for seed in range(8)]
    asked = {(one.text, one.within) for one in made if one}
    assert (FOREIGN.text, "") in asked
    assert ("Where did the guard sleep on the lime?", "ferry.txt") in asked
    assert not any(within == file for text, file, _ in ASKED for other, within in asked if text == other)
    assert all(content_stems(text) - content_stems(TEXTS[within]) for text, within in asked if within)
    alone = Maker(interviews.archive, QUESTIONS)
    assert not alone._elsewhere(_question("Which radio?", "guard.txt", "My radio was a Grundig"), random.Random(1))


def test_a_question_of_another_corpus_is_left_out_where_its_rarest_word_stands_here(interviews: Assistant) -> None:
    alike = Question(text="Where is the winch?", answerable=True, gold=FOREIGN.gold, last_only=False)
    made = [
        Maker(interviews.archive, QUESTIONS, foreign=[alike])._elsewhere(QUESTIONS[0], random.Random(s))
        for s in range(8)
    ]
    assert not any(made)


def test_numbers_names_and_words_are_told_apart() -> None:
    found = [(thing.kind, thing.text) for thing in things("Which oven did the Halm Bakery of Wend buy in 1999?")]
    assert found == [("word", "oven"), ("name", "Halm Bakery"), ("name", "Wend"), ("number", "1999")]


def test_a_thing_is_swapped_for_one_of_its_kind_and_form(interviews: Assistant) -> None:
    pool = Pool(
        thing
        for text in ("Who made the 1870 kiln of Corvane Mill?", "Who had 12 geese at Sallow?")
        for thing in things(text)
    )
    year, name = (
        next(things("In 1999?")),
        next(things("Who left Halm Bakery?")),
    )
    chance = random.Random(0)
    assert pool.other(year, frozenset(), interviews.archive, chance) == "1870"
    assert pool.other(name, frozenset(), interviews.archive, chance) == "Corvane Mill"
    assert pool.other(name, content_stems("the mill"), interviews.archive, chance) is None


def test_what_is_made_does_not_outvote_what_was_written() -> None:
    kinds = ["", "", "", "name", "name", "fact", "removed", ""]
    table = Table(
        values=np.zeros((8, 1)),
        answerable=np.array([1.0, 0, 0, 0, 0, 0, 0, 0]),
        counts=np.array([2.0] * 7 + [1.0]),
        part=np.zeros(8, np.int_),
        sets=np.array(["one"] * 7 + ["other"]),
        kinds=np.array(kinds),
        rows=(),
    )
    weights = table.weights(0.1, ("name", "fact", "elsewhere")).tolist()
    written = 2 * ABSENT
    assert weights[:3] == [2.0, written, written]
    assert weights[3:6] == pytest.approx([0.05 * written, 0.05 * written, 0.1 * written])
    assert weights[6:] == [0.0, ABSENT]
