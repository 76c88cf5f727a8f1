"""Drafted test sets: gold that is in the documents, questions that give nothing away, the same for the same seed."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.evaluation.casefile import Record, own_records
from assistant.evaluation.draft import draft, leaks
from assistant.evaluation.material import Material, gather
from assistant.evaluation.opinions import paraphrased
from assistant.evaluation.people import shown_name
from assistant.evaluation.phrasing import claim, overlap, rephrased
from assistant.evaluation.topics import topic
from assistant.evaluation.types import EvaluationError
from index.library import Library
from index.types import Span
from index.words import tokens
from tests.assistant.scripted_server import Script, serving

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("draft") / "store", create=True) as opened:
        opened.add(sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".md")))
        yield opened


@pytest.fixture(scope="module")
def material(library: Library) -> Material:
    return gather(library)


def test_every_gold_and_near_quote_is_in_its_file_and_in_an_answer(library: Library, material: Material) -> None:
    rows = draft(material, size=80).rows
    answers = {(p.document.rpartition("/")[2], text) for p in material.pairs for text in p.answers}
    quotes = 0
    for row in rows:
        for part in row.get("turns", [row]):  # type: ignore[attr-defined]  # a conversation's turns are rows
            for evidence in [*part.get("gold", []), *part.get("near", [])]:
                quotes += 1
                assert evidence["quote"] in library.find(evidence["file"]).text
                assert any(file == evidence["file"] and evidence["quote"] in text for file, text in answers)
    assert quotes >= 30


def test_a_draft_is_a_valid_test_set_of_marked_rows_of_every_kind(material: Material) -> None:
    rows = draft(material, size=80).rows
    cases = own_records(enumerate(json.loads(json.dumps(rows)), 1), name="draft")
    kinds = Counter(tag for case in cases for tag in case.tags)
    assert {"rephrased", "topic", "unanswerable_removed", "unanswerable_person", "unanswerable_premise"} <= set(kinds)
    assert kinds["follow_up"] >= 2
    assert all(row["draft"] is True for row in rows)
    assert all(case.without for case in cases if "unanswerable_removed" in case.tags)


def test_no_draft_leaks_or_repeats(material: Material) -> None:
    rows = draft(material, size=80).rows
    asked = [str(row.get("question", row.get("turns"))) for row in rows]
    assert len(set(asked)) == len(asked)
    assert leaks(rows, material) == []
    for row in rows:
        if row.get("answerable"):
            own = max(
                (p for p in material.pairs if any(g["quote"] in " ".join(p.answers) for g in row["gold"])),  # type: ignore[attr-defined]  # gold is a list of objects
                key=lambda p: overlap(str(row["question"]), p.question, aside=p.speaker or p.title),
                default=None,
            )
            assert own is None or overlap(str(row["question"]), own.question, aside=own.speaker or own.title) <= 0.5


def test_the_same_seed_drafts_the_same_set_and_another_seed_another(material: Material) -> None:
    assert draft(material, size=40) == draft(material, size=40)
    assert draft(material, size=40) != draft(material, size=40, seed=1)


def test_a_question_is_rephrased_about_the_person_it_addressed() -> None:
    assert rephrased("What hardware do you use?", "Ann Smith") == "What equipment does Ann Smith work with?"
    assert rephrased("How do I delete my account?", None) == "What has to be done to remove my account?"
    assert rephrased("And then?", "Ann Smith") is None
    assert rephrased("What is the height of the tower?", None) is None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("I mostly write on an old Royal typewriter.", "Royal"),
        ("I did it then.", None),
        ("It made a difference to what I could do about it.", None),
        ("She said that the part was on order and that the budget was what it was.", "the budget"),
        ("My neighbour gave me a jar of starter that she had kept since 1974, and I killed it in a week.", None),
        ("A factory has a loaf in a bag three and a half hours after the flour is wet.", "the flour"),
        ("I wish that I could lift up the screen on my laptop so that it would be closer to eye-level.", "the screen"),
        ("I stood here and thought, the 22 is looking for drivers.", "drivers"),
        ("Everyone in the VICE office uses this, so I stay logged in all day.", "VICE"),
        ("I grew up in a Cult of Perfectionism about a lot of things.", "Cult of Perfectionism"),
        ("It has two Titan GPUs that are SLI'd together.", "Titan GPUs"),
        ("In 2014 a retired schoolteacher, Mrs. Hanna Quill, brought us a tobacco tin.", "Hanna Quill"),
        ("Honestly though, my favourite thing is my brain.", "the brain"),
        ("One was on leave, and one had called in sick at about eight o'clock.", None),
        ("The new lamp is the size of a jam jar, and it is perfectly good.", "the new lamp"),
        ("The oven's arch came down, with sixty loaves inside.", None),
        ("He said that the evaporator fan sounded wrong.", None),
        ("The repair café was shut on the last Sunday in October.", "the repair café"),
        ("In 2022 they spent 38 percent on rent.", None),
        ("It was written by an Australian writer.", None),
    ],
)
def test_a_topic_is_a_name_or_a_noun_phrase_or_nothing(said: str, expected: str | None) -> None:
    frequency = Counter(
        {"budget": 1, "flour": 1, "screen": 1, "laptop": 4, "loaf": 3, "bag": 9, "part": 5, "factori": 5, "order": 5}
    )
    assert topic(said, known=frozenset({"gpu", "jar"}), frequency=frequency) == expected


def test_a_topic_is_rare_and_not_what_the_question_names() -> None:
    said = "The lamp stood beside the wireless and the stove."
    assert topic(said, known=frozenset(), frequency=Counter(lamp=3, wireless=1, stove=2)) == "the wireless"
    assert topic(said, known=frozenset({"wireless"}), frequency=Counter(lamp=3, wireless=1, stove=2)) == "the stove"


def test_a_statement_becomes_a_clause() -> None:
    assert claim("I own my dogs and my cats.") == "they own their dogs and their cats"
    assert claim("Ilse Varga left the light house.") == "Ilse Varga left the light house"
    assert claim("I have an i5 and an i7 at home.") == "they have an i5 and an i7 at home"
    assert claim("Somebody told me that the lamp was lit.") == "somebody told them that the lamp was lit"
    assert claim("Some people kept their starter in the car.") == "some people kept their starter in the car"


@pytest.mark.parametrize(
    "said",
    [
        "Second, make the same loaf ten times.",
        "Anybody over 18 who lives or works in the valley.",
        "Audio: Ableton Live, Logic, and others.",
        "He was there by four, I will say that for him.",
        "It is a landrace from this coast that was last sold in 1931.",
        "The repair café does, on the last Sunday of the month in the same building.",
        "In pieces in a crate in the depot at Castlemere until 2006, when I found it listed as glass.",
        "Some of them were terrible to look at in the morning.",
    ],
)
def test_what_does_not_stand_alone_is_no_clause(said: str) -> None:
    assert claim(said) is None


def test_a_language_models_paraphrases_join_the_drafts_where_they_keep_names_and_leak_nothing(
    material: Material,
) -> None:
    rows: list[Record] = [
        {"id": "a", "draft": True, "question": "How many steps did Ilse Varga count?", "answerable": True},
        {"id": "b", "draft": True, "question": "When did Ilse Varga come to the light?", "answerable": True},
        {"id": "c", "draft": True, "question": "What did the keepers eat?", "answerable": True},
        {"id": "d", "draft": True, "question": "Who is the queen?", "answerable": False},
        {"id": "e", "draft": True, "turns": [{"question": "What burnt?"}]},
    ]
    known = next(pair.question for pair in material.pairs if pair.question)
    script = Script(
        before=(
            Script(pieces=("What number of steps was ", "counted by Ilse Varga?\nThat is it.")),
            Script(pieces=("When did Karin come to the light?",)),
            Script(pieces=(known,)),
        ),
        pieces=("never asked",),
    )
    with serving(script) as address:
        found = paraphrased(rows, material, f"{address}#scripted")
    assert found == [
        {
            "id": "a-paraphrase",
            "draft": True,
            "question": "What number of steps was counted by Ilse Varga?",
            "answerable": True,
        }
    ]
    assert len(script.requests) == 3


def test_a_language_model_that_fails_at_paraphrases_ends_in_one_line(material: Material) -> None:
    rows: list[Record] = [{"id": "a", "question": "How many steps?", "answerable": True}]
    with (
        serving(Script(manner="error")) as address,
        pytest.raises(EvaluationError, match=r"--llm .*#scripted: scripted answered with an error \(500\)"),
    ):
        paraphrased(rows, material, f"{address}#scripted")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ilse Varga", "Ilse Varga"),
        ("HAROLD P. WINSLADE", "Harold P. Winslade"),
        ("Dr. Aoife Brennan", "Dr. Aoife Brennan"),
        ("THE WITNESS", None),
        ("A", None),
        ("JS", None),
        ("Speaker 1", None),
        ("Interviewer", None),
        ("NASA", None),
    ],
)
def test_a_question_names_people_and_no_labels(name: str, shown: str | None) -> None:
    assert shown_name(name) == shown


def words(text: str) -> set[str]:
    return {token.stem for token in tokens(text) if not token.stop}


def test_what_is_hidden_for_an_unanswerable_draft_stands_nowhere_else(library: Library, material: Material) -> None:
    rows = [row for row in draft(material, size=200).rows if row.get("type") == "unanswerable_removed"]
    assert len(rows) >= 5
    for row in rows:
        topic_words = words(str(row["question"]).rpartition(" say about ")[2].partition(" in “")[0])
        (case,) = own_records([(1, json.loads(json.dumps(row)))], name="draft")
        (hidden,) = case.without
        document = library.find(hidden.document)
        asked = str(row["question"])
        for summary in library.documents():
            other = library.document(summary.id)
            for pair in library.pairs(other.id):
                same_place = other.id == document.id
                about_them = any(
                    turn.speaker and shown_name(turn.speaker.name) and str(shown_name(turn.speaker.name)) in asked
                    for turn in pair.turns
                )
                if (same_place and pair.number != hidden.pair) or (not same_place and about_them):
                    spans = [*([pair.question] if pair.question else []), *(turn.span for turn in pair.turns)]
                    assert not topic_words & words(" ".join(span.of(other.text) for span in spans)), asked


def test_gold_is_said_by_the_person_who_is_asked_about(library: Library, material: Material) -> None:
    checked = 0
    for row in draft(material, size=200).rows:
        for part in row.get("turns", [row]):  # type: ignore[attr-defined]  # a conversation's turns are rows
            for gold in part.get("gold", []):
                document = library.find(gold["file"])
                start = document.text.index(gold["quote"])
                span = Span(start, start + len(gold["quote"]))
                found = [p for p in library.pairs(document.id) if any(t.span.contains(span) for t in p.turns)]
                speaker = found[0].speaker_at(span) if found else None
                if speaker is None or speaker.name == "":
                    assert gold["speaker"] is None
                    continue
                checked += 1
                assert gold["speaker"] == speaker.name
                asked = str(part["question"])
                assert (
                    shown_name(speaker.name) is None
                    or asked.startswith("And what")
                    or str(shown_name(speaker.name)) in asked
                )
    assert checked >= 30


def test_a_topic_is_asked_about_only_where_all_that_answers_is_gold(library: Library, material: Material) -> None:
    rows = [row for row in draft(material, size=200).rows if row.get("type") == "topic"]
    assert len(rows) >= 15
    for row in rows:
        about = str(row["question"]).rpartition(" say about ")[2].rstrip("?").removeprefix("the ")
        gold = row["gold"]
        assert isinstance(gold, list)
        document = library.find(gold[0]["file"])
        holding = [
            pair.number
            for pair in library.pairs(document.id)
            if any(about in " ".join(turn.span.of(document.text).split()) for turn in pair.turns)
        ]
        assert len(holding) == 1, row["question"]


def test_no_kind_takes_what_another_needs(material: Material) -> None:
    few, many = (Counter(str(row.get("type", "follow_up")) for row in draft(material, size=n).rows) for n in (100, 400))
    for kind in ("topic", "unanswerable_removed", "unanswerable_person", "unanswerable_premise"):
        assert many[kind] >= few[kind] >= 5
    short = {kind: (made, wanted) for kind, made, wanted in draft(material, size=400).short}
    assert short["removed"] == (many["unanswerable_removed"], 48)


def test_no_two_people_are_asked_together_about_the_same_twice(material: Material) -> None:
    rows = [row for row in draft(material, size=100).rows if row.get("type") == "two_documents"]
    assert len(rows) > 1
    asked = {
        frozenset(str(row["question"]).removeprefix("What do ").replace(" each", " and").split(" and ")) for row in rows
    }
    assert len(asked) == len(rows)
