"""Follow-ups: what was left out comes from the conversation, and nothing else does."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.conversation import Assistant
from assistant.follow_ups.referents import people_meant
from assistant.follow_ups.resting import rests_on
from assistant.follow_ups.rewrite import stand_alone
from assistant.naming.name_index import NameIndex
from assistant.question import parts_of, topic
from assistant.types import Message
from index.words import tokens
from tests.assistant.assistants import talk

NAMES = NameIndex(
    ["Nadia Ferrow", "Tobias Ansel", "Dr. Aoife Brennan", "Loren Brichter", "Loren Bouchard"],
    ordinary=lambda word: False,
)
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=120)


def said(*asked: str) -> tuple[Message, ...]:
    """A conversation of these questions, the answers to which name nobody."""
    return tuple(
        message
        for text in asked
        for message in (Message(role="user", content=text), Message(role="assistant", content="It is so. [1]"))
    )


@pytest.mark.parametrize(
    ("before", "asked", "expected"),
    [
        (("Where did Nadia Ferrow sleep?",), "What did she lose?", "What did Nadia Ferrow lose?"),
        (("Where did Nadia Ferrow sleep?",), "What was her worst day?", "What was Nadia Ferrow's worst day?"),
        (("Where does Tobias Ansel live?",), "Who helps him?", "Who helps Tobias Ansel?"),
        (("Which radio does Tobias Ansel use?",), "And at work?", "Which radio does Tobias Ansel use, at work?"),
        (("When did Tobias Ansel give up the bus?",), "Why?", "Why did Tobias Ansel give up the bus?"),
        (("Which radio does Tobias Ansel use?",), "Why?", "Why: Which radio does Tobias Ansel use?"),
        (
            ("Which radio does Tobias Ansel use?", "Why?"),
            "since when?",
            "since when: Which radio does Tobias Ansel use?",
        ),
        (("Where did Nadia Ferrow sleep?",), "What about Tobias Ansel?", "Where did Tobias Ansel sleep?"),
        (("Where did Nadia Ferrow sleep?",), "And Tobias Ansel?", "Where did Tobias Ansel sleep?"),
        (("What is Nadia Ferrow's radio?",), "No, I meant Tobias Ansel", "What is Tobias Ansel's radio?"),
        (("What is Nadia Ferrow's radio?",), "Sorry, I mean Aoife Brennan", "What is Dr. Aoife Brennan's radio?"),
        (("What does Loren use?",), "Loren Brichter", "What does Loren Brichter use?"),
        (("What does he use?",), "Tobias Ansel", "What does Tobias Ansel use?"),
        (("Where did Nadia Ferrow sleep?", "And Tobias Ansel?"), "Why?", "Why did Tobias Ansel sleep?"),
        (("Where did Nadia Ferrow sleep?", "And at sea?"), "Tobias Ansel?", "Where did Tobias Ansel sleep, at sea?"),
        (("What does Foo Barbaz use?",), "What does he dream of?", "What does Foo Barbaz dream of?"),
        (("Why did Nadia Ferrow leave?",), "And the lens?", "What about the lens (Nadia Ferrow)?"),
        (("What hardware does Nadia Ferrow use?",), "And software?", "What software does Nadia Ferrow use?"),
        (("What does Tobias Ansel say about rope?",), "and knots", "What does Tobias Ansel say about knots?"),
        (
            ("What does Tobias Ansel say about rope?",),
            "No, I meant knots",
            "What does Tobias Ansel say about knots?",
        ),
        (
            ("What did Tobias Ansel make with Foo Barbaz?",),
            "And with the miller?",
            "What did Tobias Ansel make with the miller?",
        ),
        (("What happened to Nadia Ferrow in May?",), "Who did that?", "Who: What happened to Nadia Ferrow in May?"),
        (("Who was Siv?",), "And Jon?", "Who was Jon?"),
        (("What if the rope is wet?",), "And frozen?", "What if the rope is frozen?"),
        (("What do designers say about Sketch?",), "And Figma?", "What do designers say about Figma?"),
        (("Which interviewees use Linux?",), "What about OpenBSD?", "Which interviewees use OpenBSD?"),
        (("Which interviewees use Linux?",), "Do they like it?", "Do they like Linux?"),
        (
            ("Which rope does Nadia Ferrow like?", "Why that one?"),
            "And at sea?",
            "Which rope does Nadia Ferrow like, at sea?",
        ),
        (
            ("What lamp does Nadia Ferrow use?",),
            "Tell me about the new one",
            "What is said about the new lamp (Nadia Ferrow)?",
        ),
        (("What lamp does Nadia Ferrow use?",), "Not her lamp, her radio.", "What radio does Nadia Ferrow use?"),
        (
            ("Which radio does Loren Brichter use?",),
            "No, not Loren, Nadia Ferrow",
            "Which radio does Nadia Ferrow use?",
        ),
        (("Which radio does Tobias Ansel use?",), "Not his, Nadia Ferrow's", "Which radio does Nadia Ferrow use?"),
        (("What is Tobias Ansel's radio?",), "I was asking about Nadia Ferrow", "What is Nadia Ferrow's radio?"),
        (
            ("Which radio does Loren Brichter use?",),
            "wrong Loren, I want Bouchard",
            "Which radio does Loren Bouchard use?",
        ),
        (("What does Nadia Ferrow use for music?",), "No, I meant her mail", "What does Nadia Ferrow use for mail?"),
        (
            ("What does Nadia Ferrow use for music?", "No, I meant her mail"),
            "and for sleeping?",
            "What does Nadia Ferrow use for sleeping?",
        ),
        (("What lamp does Nadia Ferrow use?",), "I meant her radio", "What radio does Nadia Ferrow use?"),
        (("Why does Nadia Ferrow use Dropbox?",), "Does she like it?", "Does Nadia Ferrow like Dropbox?"),
        (("What did Nadia Ferrow lose in London?",), "Where did she find it?", "Where did Nadia Ferrow find it?"),
        (("Why does Nadia Ferrow use Dropbox?",), "Is she happy with it?", "Is Nadia Ferrow happy with Dropbox?"),
        (("Why does Nadia Ferrow use Dropbox?",), "When does she do it?", "When does Nadia Ferrow do it?"),
        (("What is Tobias Ansel's radio?",), "And Loo Quuxon's?", "What is Loo Quuxon's radio?"),
        (
            ("What is Tobias Ansel's radio?", "And Loo Quuxon's?"),
            "And Nadia Ferrow's?",
            "What is Nadia Ferrow's radio?",
        ),
        (("Who uses the Kinesis keyboard?",), "And the ErgoDox?", "Who uses the ErgoDox?"),
        (("How many terns were there in 1988?",), "And last summer?", "How many terns were there last summer?"),
        (("How many terns were there in 1988?",), "And 1990?", "How many terns were there in 1990?"),
        (("What did Nadia Ferrow do in 1988?",), "And last summer?", "What did Nadia Ferrow do last summer?"),
        (
            ("Do Nadia Ferrow and Tobias Ansel use the same radio?",),
            "And the same boat?",
            "Do Nadia Ferrow and Tobias Ansel use the same boat?",
        ),
        (
            ("Where do Nadia Ferrow and Tobias Ansel sleep?",),
            "What about their radios?",
            "What about Nadia Ferrow and Tobias Ansel's radios?",
        ),
        (
            ("Where do Nadia Ferrow and Tobias Ansel sleep?",),
            "Which of them has a radio?",
            "Which of Nadia Ferrow and Tobias Ansel has a radio?",
        ),
        (
            ("Where does Nadia Ferrow keep her notes?",),
            "And when she is out?",
            "Where does Nadia Ferrow keep her notes when she is out?",
        ),
        (("How does Nadia Ferrow fish?",), "and before that?", "How does Nadia Ferrow fish before that?"),
        (("What does Nadia Ferrow carry?",), "Any others?", "Any others: What does Nadia Ferrow carry?"),
        (
            ("Which lens did Nadia Ferrow take on the trip?",),
            "I meant at the studio where she usually works",
            "Which lens did Nadia Ferrow take at the studio where she usually works?",
        ),
        (("What did Nadia Ferrow lose?",), "When was that?", "When: What did Nadia Ferrow lose?"),
        (("How does Tobias Ansel wash?",), "how often", "how often: How does Tobias Ansel wash?"),
        (("Where did Nadia Ferrow sleep?",), "Really?", "Where did Nadia Ferrow sleep?"),
        (("What radio does Foo Barbaz use?",), "No, I meant Loo Quuxon.", "What radio does Loo Quuxon use?"),
        (("What radio does Foo Barbaz use?",), "What about Loo Quuxon?", "What radio does Loo Quuxon use?"),
        (("What is Foo Barbas' radio?",), "What about Loo Quuxon?", "What is Loo Quuxon's radio?"),
        (("What hardware does Nadia Ferrow use?",), "What about software?", "What about software (Nadia Ferrow)?"),
        (("Does Nadia Ferrow use Final Cut?",), "And Logic Pro?", "Does Nadia Ferrow use Logic Pro?"),
        (("What does Foo Barbaz use?", "And then?"), "Where does he live?", "Where does Foo Barbaz live?"),
        (("Where did Nadia Ferrow sleep?",), "Tell me what she lost.", "What Nadia Ferrow lost?"),
        (("Where did Nadia Ferrow sleep?",), "Tell me more about her", "Who is Nadia Ferrow, and what do they do?"),
        (("Which radio does Nadia Ferrow use at sea?",), "And at home?", "Which radio does Nadia Ferrow use at home?"),
        (("What does Nadia Ferrow use for work?",), "And for sleeping?", "What does Nadia Ferrow use for sleeping?"),
        (("Is Nadia Ferrow's radio loud?",), "And for music?", "And for music (Nadia Ferrow)?"),
        (
            ("Where does Nadia Ferrow put her pens?",),
            "What about Tobias Ansel?",
            "Where does Tobias Ansel put her pens?",
        ),
        (
            ("Where did Nadia Ferrow sleep?",),
            "What about Tobias Ansel, how many beds?",
            "How many beds (Tobias Ansel)?",
        ),
        (("Which radios does Nadia Ferrow use?",), "What do they cost?", "What do the radios cost (Nadia Ferrow)?"),
        (
            ("Which radio does Nadia Ferrow use?", "Where did she buy it?"),
            "Are they loud?",
            "Are they loud (Nadia Ferrow)?",
        ),
        (("Where did Nadia Ferrow sleep?",), "Why two of them?", "Why two of them (Nadia Ferrow)?"),
        (("Where did Nadia Ferrow sleep?",), "To do what with?", "To do what with (Nadia Ferrow)?"),
        (("When did Tobias Ansel give up the bus?",), "Give me the reason", "why did Tobias Ansel give up the bus?"),
        (
            ("Where did Nadia Ferrow sleep?",),
            "Sorry, another question: what did she eat?",
            "what did Nadia Ferrow eat?",
        ),
        (
            ("Where did Nadia Ferrow sleep?",),
            "And which cup does R. Kestle drink his tea from?",
            "And which cup does R. Kestle drink his tea from?",
        ),
    ],
)
def test_a_follow_up_stands_alone(before: tuple[str, ...], asked: str, expected: str) -> None:
    found = stand_alone(asked, said(*before), names=NAMES)
    assert found.text == expected
    assert found.follows


@pytest.mark.parametrize(
    "asked",
    [
        "How tall is the tower?",
        "What is the capital of Mongolia?",
        "Where does Tobias Ansel sleep?",
        "Why do people bake bread?",
    ],
)
def test_a_question_that_stands_alone_is_left_as_it_is(asked: str) -> None:
    found = stand_alone(asked, said("Where did Nadia Ferrow sleep?"), names=NAMES)
    assert (found.text, found.context, found.follows) == (asked, (), False)
    assert stand_alone(asked, (), names=NAMES).text == asked


def test_an_answer_names_the_person_when_no_question_did() -> None:
    history = (
        Message(role="user", content="Who repaired the radio?"),
        Message(role="assistant", content="Tobias Ansel: “I repaired it with wire.” [1]"),
    )
    assert stand_alone("Where did he sleep?", history, names=NAMES).text == "Where did Tobias Ansel sleep?"


LIST = (
    Message(role="user", content="Who uses a radio?"),
    Message(
        role="assistant",
        content="At least 3 people speak of a radio. Nadia Ferrow (1999): “My radio.” [1] Tobias Ansel: “A Grundig.” [2] "
        "Dr. Aoife Brennan: “None.” [3]",
    ),
)


def test_one_of_a_list_is_named_by_their_place_in_it() -> None:
    for asked, expected in (
        ("Where does the second one live?", "Where does Tobias Ansel live?"),
        ("What does the last one do?", "Who is Dr. Aoife Brennan, and what do they do?"),
        ("Where did the first computer stand?", "Where did the first computer stand?"),
    ):
        assert stand_alone(asked, LIST, names=NAMES).text == expected


def test_they_after_a_list_are_nobody_in_particular() -> None:
    assert stand_alone("Where do they buy it?", LIST, names=NAMES).text == "Where do they buy a radio?"


def test_a_stranger_gives_way_to_who_was_quoted_since() -> None:
    history = (
        Message(role="user", content="What does Iron Gull's keeper use?"),
        Message(role="assistant", content="Tobias Ansel: “A Grundig.” [1]"),
    )
    assert stand_alone("Where does he live?", history, names=NAMES).text == "Where does Tobias Ansel live?"


@pytest.mark.parametrize(
    ("order", "question"),
    [
        ("Tell me which radio Tobias Ansel uses.", "Which radio Tobias Ansel uses?"),
        ("Could you please tell me where Nadia Ferrow slept?", "Where Nadia Ferrow slept?"),
        ("Is it true that Nadia Ferrow slept here?", "Nadia Ferrow slept here?"),
        ("I'd like to know whether Tobias Ansel has a boat", "Tobias Ansel has a boat?"),
        ("Where did Nadia Ferrow sleep, please?", "Where did Nadia Ferrow sleep?"),
        ("Tell me about Tobias Ansel", "Who is Tobias Ansel, and what do they do?"),
        ("What does Tobias Ansel do for a living?", "Who is Tobias Ansel, and what do they do?"),
        ("What is Tobias Ansel's job?", "Who is Tobias Ansel, and what do they do?"),
        ("Tell me about the bridge.", "What is said about the bridge?"),
        ("Describe Nadia Ferrow's radio", "What is Nadia Ferrow's radio?"),
        ("List the tools that Tobias Ansel keeps.", "What are the tools that Tobias Ansel keeps?"),
        ("Find the sum paid to the ferry.", "What is the sum paid to the ferry?"),
        ("List the people who use a radio", "List the people who use a radio"),
        ("What does Tobias Ansel do in winter?", "What does Tobias Ansel do in winter?"),
        ("Name calling: who began it?", "Name calling: who began it?"),
    ],
)
def test_an_order_becomes_the_question_that_it_means(order: str, question: str) -> None:
    assert stand_alone(order, (), names=NAMES).text == question


def test_the_thing_asked_for_is_named() -> None:
    assert topic("Which kiln does she fire in?") == "kiln"
    assert topic("What kind of radio do they use?") == "radio"
    assert topic("Where is it?") == ""


@settings(max_examples=200, deadline=None)
@given(question=ANYTHING, earlier=st.lists(ANYTHING, max_size=8))
def test_whatever_is_typed_stands_alone_somehow(question: str, earlier: list[str]) -> None:
    found = stand_alone(question, said(*earlier), names=NAMES)
    assert found == stand_alone(question, said(*earlier), names=NAMES)


def test_a_long_conversation_is_understood_at_once() -> None:
    found = stand_alone("Why?", said("Where did Nadia Ferrow sleep?", *["and then?"] * 2000), names=NAMES)
    assert found.follows


def test_pronouns_and_ellipsis_are_answered_from_the_same_person(interviews: Assistant) -> None:
    answers = talk(interviews, "Where did Nadia Ferrow sleep?", "And her radio?", "What about Tobias Ansel?")
    assert [a.searched_for for a in answers] == [
        "Where did Nadia Ferrow sleep?",
        "What about Nadia Ferrow's radio?",
        "What about Tobias Ansel's radio?",
    ]
    assert [a.citations[0].speaker for a in answers] == ["Nadia Ferrow", "Nadia Ferrow", "Tobias Ansel"]
    assert "Grundig from 1961" in answers[1].text
    assert "A Grundig that my father left me." in answers[2].text


def test_a_new_topic_takes_nothing_of_the_old_one_along(interviews: Assistant) -> None:
    *_, bridge, mongolia = talk(
        interviews,
        "Where did Nadia Ferrow sleep?",
        "Why did the bridge never come?",
        "What is the capital of Mongolia?",
    )
    assert bridge.searched_for == "Why did the bridge never come?"
    assert {c.speaker for c in bridge.citations} == {"Tobias Ansel"}
    assert (mongolia.searched_for, mongolia.abstained) == ("What is the capital of Mongolia?", True)


def test_a_stranger_stays_a_stranger(interviews: Assistant) -> None:
    _, again = talk(interviews, "Where does Pelle Storm sleep?", "Which radio does he use?")
    assert again.searched_for == "Which radio does Pelle Storm use?"
    assert (again.abstained, again.reason) == (True, "unknown_person")


def test_thanks_in_between_do_not_lose_the_thread(interviews: Assistant) -> None:
    *_, last = talk(interviews, "Where does Tobias Ansel sleep?", "thanks", "Which radio does he listen to?")
    assert last.searched_for == "Which radio does Tobias Ansel listen to?"
    assert "A Grundig that my father left me." in last.text


def test_thanks_are_no_question_to_lean_on(interviews: Assistant) -> None:
    *_, last = talk(interviews, "Which radio does Tobias Ansel listen to?", "thanks", "Why?")
    assert last.searched_for == "Why: Which radio does Tobias Ansel listen to?"


def test_too_little_to_stand_by_itself_is_asked_of_whom_it_was_about(interviews: Assistant) -> None:
    _, answered = talk(interviews, "Where does Tobias Ansel sleep?", "Since when with a dog?")
    assert answered.searched_for == "Since when with a dog (Tobias Ansel)?"
    _, declined = talk(interviews, "Where did Nadia Ferrow sleep?", "Why not a lobster pot?")
    assert declined.searched_for == "Why not a lobster pot (Nadia Ferrow)?"
    assert not {c.speaker for c in declined.citations} & {"Tobias Ansel"}


@pytest.mark.parametrize(
    ("asked", "answer", "rests"),
    [
        ("Why not a lobster pot?", "", True),
        ("What for? I mean the sacks.", "In the pump house, on sacks of lime.", True),
        ("What did the radio cost?", "My radio was a Grundig from 1961.", True),
        ("What did the radio cost?", "In the pump house.", False),
        ("Why did the bridge never come?", "It never failed me.", False),
        ("Which model?", "", True),
        ("Who built the bridge?", "", False),
        ("Which company makes lobster pots?", "", False),
    ],
)
def test_what_says_too_little_or_a_thing_just_named_rests_on_the_last_answer(
    asked: str, answer: str, rests: bool
) -> None:
    assert rests_on(asked, answer) is rests


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("What about their camera?", "What is their camera?"),
        ("And what about the other method (they)?", "What is their other method?"),
        ("What about the camera?", "What about the camera?"),
        ("What about they?", "What about they?"),
    ],
)
def test_what_about_a_thing_of_somebodys_asks_what_it_is(text: str, asks: str) -> None:
    (part,) = parts_of(text)
    assert (part.text, part.about) == (asks, asks != text)
    assert [word.text for word in part.words] == [word.text for word in tokens(text)]


def test_a_pronoun_means_whose_whole_name_was_said_before_a_word_that_is_somebodys_surname() -> None:
    names = NameIndex(["Thea Oosterhuis", "Will Ruby"], ordinary=lambda word: False)
    asked = (Message(role="user", content="When did Thea Oosterhuis discover Ruby?"),)
    assert people_meant(asked, names) == ("Thea Oosterhuis",)


def exchanged(*turns: tuple[str, str]) -> tuple[Message, ...]:
    """A conversation of questions with their answers."""
    return tuple(
        message
        for asked, answer in turns
        for message in (Message(role="user", content=asked), Message(role="assistant", content=answer))
    )


MASON = (
    "Tobias Ansel (2022), asked “What was the worst night?”: “The mason, Ewan Tarr, rebuilt the arch in nine days.” [1]"
)


@pytest.mark.parametrize(
    ("answer", "asked", "expected"),
    [
        (MASON, "How long did it take him?", "How long did it take Ewan Tarr?"),
        ("It is written (2021): “Shed quiet. Mrs. Tarr spoke.” [1]", "What did she say?", "What did Mrs. Tarr say?"),
        ("Tobias Ansel: “I sent Leonard Fisk to the arch.” [1]", "What did he find?", "What did Leonard Fisk find?"),
        ("Tobias Ansel: “I rebuilt it with North Stone.” [1]", "When did he do it?", "When did Tobias Ansel do it?"),
        ("Tobias Ansel: “I rebuilt the arch at Mill Lane.” [1]", "When did he do it?", "When did Tobias Ansel do it?"),
        (
            "Tobias Ansel: “The arch at Mill Lane was rebuilt in nine days.” [1]",
            "How long did it take him?",
            "How long did it take Tobias Ansel?",
        ),
        ("Tobias Ansel: “I did. North Stone. They came late.” [1]", "Why did he?", "Why did Tobias Ansel?"),
        ("Tobias Ansel: “Nadia Ferrow rebuilt it.” [1]", "When did he do it?", "When did Tobias Ansel do it?"),
    ],
)
def test_a_pronoun_means_whom_the_quote_for_who_tells_of(answer: str, asked: str, expected: str) -> None:
    history = exchanged(("Who rebuilt the arch?", answer))
    assert stand_alone(asked, history, names=NAMES).text == expected


BUS = ("Which bus did Nadia Ferrow drive?", "Nadia Ferrow: “The 22.” [1]")


@pytest.mark.parametrize(
    ("who", "answer", "asked", "expected"),
    [
        ("Who keeps geese?", "Tobias Ansel: “I keep six.” [1]", "What does he teach?", "What does Tobias Ansel teach?"),
        ("Who keeps geese?", "Tobias Ansel: “I keep six.” [1]", "Who else?", "Who else: Who keeps geese?"),
        ("Who keeps geese?", "It is so. [1]", "What does she teach?", "What does Nadia Ferrow teach?"),
        ("Who helps her?", "Tobias Ansel: “I do.” [1]", "Where does she live?", "Where does Nadia Ferrow live?"),
    ],
)
def test_a_question_with_its_own_who_is_about_nobody_before(who: str, answer: str, asked: str, expected: str) -> None:
    assert stand_alone(asked, exchanged(BUS, (who, answer)), names=NAMES).text == expected
    assert stand_alone("Who keeps geese?", exchanged(BUS), names=NAMES).about == ""


@pytest.mark.parametrize(
    ("asked", "about"),
    [
        ("And who keeps geese?", ""),
        ("And in the court, who keeps geese?", ""),
        ("And in the court, what was sold?", "And in the court, what was sold (Nadia Ferrow)?"),
    ],
)
def test_a_question_of_its_own_behind_and_leans_on_nobody(asked: str, about: str) -> None:
    alone = stand_alone(asked, exchanged(BUS), names=NAMES)
    assert (alone.text, alone.about, alone.follows) == (asked, about, False)


def test_they_may_be_the_things_counted_two_questions_ago() -> None:
    told = "Nadia Ferrow: “There were 212 pairs.” [1]"
    history = exchanged(
        ("How many terns were there?", told), ("How tall is the tower?", "Nadia Ferrow: “31 metres.” [1]")
    )
    alone = stand_alone("And who counted them?", history, names=NAMES)
    assert alone.text == "And who counted the terns (Nadia Ferrow)?"
    named = exchanged(("How many terns did Nadia Ferrow count?", told))
    assert "the terns" not in stand_alone("Where do they live?", named, names=NAMES).text


def test_a_question_about_a_pronoun_is_the_question_behind_it_and_blanks_cost_no_time() -> None:
    found = stand_alone("What about her, where did she sleep?", said("Where did Nadia Ferrow live?"), names=NAMES)
    assert found.text == "where did Nadia Ferrow sleep?"
    began = time.process_time()
    stand_alone("what about" + " " * 1900 + "x", said("Where did Nadia Ferrow live?"), names=NAMES)
    assert time.process_time() - began < 0.5
