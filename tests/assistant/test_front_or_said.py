"""What stands in front of a record answers for the record alone, not for what was said in it or for somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.conversation import Assistant
from assistant.front.answer import FRONT
from assistant.front.follow_up import asked_next
from assistant.front.labels import named
from assistant.types import Answer, Message
from index.library import Library
from tests.assistant.assistants import Of, assistants
from tests.assistant.said_pages import SAID


@pytest.fixture(scope="module")
def of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Of]:
    """An assistant for the pages of several names with a blank between."""
    with assistants(tmp_path_factory.mktemp("said"), SAID) as made:
        yield made


def _after(assistant: Assistant, *questions: str) -> Answer:
    history: list[Message] = []
    for question in questions:
        answer = assistant.ask(question, history=history)
        history += [Message(role="user", content=question), Message(role="assistant", content=answer.text)]
    return answer


def test_the_very_question_that_was_put_is_answered_by_its_reply(of: Of) -> None:
    answer = of("choir.md").ask("How long did the session last?")
    assert "Eleven days" in answer.citations[0].quote
    other = of("choir.md").ask("How long was the interview?")
    assert "38 minutes" in other.citations[0].quote


def test_where_a_podcast_was_recorded_is_not_where_another_interview_was(of: Of) -> None:
    answer = of("choir.md").ask("Where was the podcast recorded?")
    assert "Fishguard" in answer.text
    assert "Cardiff" not in answer.text


def test_a_thing_spoken_of_before_was_not_recorded_when_the_interview_was(of: Of) -> None:
    answer = _after(of("choir.md"), "What was the first album?", "When was it recorded?")
    assert "autumn of 2006" in answer.citations[0].quote
    for before in ("Who was the interviewer?", "What is said about the interview?"):
        answer = _after(of("choir.md"), before, "When was it recorded?")
        assert answer.confidence == FRONT
        assert "3 March 2019" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("page", "question"),
    [
        ("court.txt", "When was Celia Marsh deposed?"),
        ("court.txt", "When was Edith Marlowe's deposition taken?"),
        ("court.txt", "Who deposed Ines Bray?"),
        ("court.txt", "Where was the deposition of Rufus Locke taken?"),
        ("harbour.txt", "Who interviewed Gwen Pascoe?"),
        ("harbour.txt", "When was Owen Rudd interviewed?"),
        ("harbour.txt", "Where was the interview with Gwen Pascoe held?"),
    ],
)
def test_nobody_else_on_the_page_was_deposed_or_interviewed(of: Of, page: str, question: str) -> None:
    answer = of(page).ask(question)
    assert answer.abstained or answer.confidence < FRONT
    assert not answer.text.startswith("It is written")


@pytest.mark.parametrize(
    ("page", "question", "said"),
    [
        ("court.txt", "When was Abel Stroud deposed?", "May 14, 2019"),
        ("court.txt", "When was Mr. Stroud's deposition taken?", "May 14, 2019"),
        ("court.txt", "Who took the deposition of Abel Stroud?", "MS. BRAY"),
        ("court.txt", "Who deposed Stroud?", "MS. BRAY"),
        ("harbour.txt", "Who interviewed Bea Hocking?", "Owen Rudd"),
        ("harbour.txt", "Who interviewed Mrs. Hocking in 1996?", "Owen Rudd"),
        ("harbour.txt", "Who transcribed the interview with Bea Hocking?", "Gwen Pascoe"),
        ("choir.md", "Who interviewed Orla Finch of the Tidemark Choir?", "Denis Abel"),
    ],
)
def test_the_one_deposed_or_interviewed_is(of: Of, page: str, question: str, said: str) -> None:
    answer = of(page).ask(question)
    assert answer.confidence == FRONT
    assert said in "\n".join(citation.quote for citation in answer.citations)


@pytest.mark.parametrize("question", ["Who were the attorneys?", "Who was present at the deposition?"])
def test_the_place_of_a_court_is_no_client(of: Of, question: str) -> None:
    quotes = [citation.quote for citation in of("court.txt").ask(question).citations]
    assert any("Ines Bray" in quote for quote in quotes)
    assert any("Rufus Locke" in quote for quote in quotes)
    assert not any("COUNTY OF TARN" in quote for quote in quotes)


def test_the_state_is_a_client_where_it_stands_under_appearances(tmp_path: Path) -> None:
    page = "CIRCUIT COURT\nFOR THE COUNTY OF TARN\n\nCase No. 18-441\n\nAPPEARANCES:\n\nFor the State:\n     Ada Reed\n"
    (tmp_path / "page.txt").write_text(f"{page}\nQ. Who came?\nA. The miller.\n", encoding="utf-8")
    with Library.open(tmp_path / "store", create=True) as library:
        library.add([tmp_path / "page.txt"])
        quotes = [citation.quote for citation in Assistant(library).ask("Who were the attorneys?").citations]
    assert len(quotes) == 1
    assert "Ada Reed" in quotes[0]


@pytest.mark.parametrize(
    ("before", "then", "said", "unsaid"),
    [
        ("Who is the plaintiff?", "And the defendant?", "CLEARWATER BATHS", "EDITH MARLOWE"),
        ("Who represented the plaintiff?", "And the defendants?", "Rufus Locke", "Ines Bray"),
        ("Who is the plaintiff?", "And the court reporter?", "Celia Marsh", "EDITH MARLOWE"),
        ("Who is the plaintiff?", "What about the case number?", "17CV-20991", "EDITH MARLOWE"),
    ],
)
def test_a_follow_up_asks_for_another_party_or_fact(of: Of, before: str, then: str, said: str, unsaid: str) -> None:
    answer = _after(of("court.txt"), before, then)
    quotes = " ".join(citation.quote for citation in answer.citations)
    assert answer.confidence == FRONT
    assert said in quotes
    assert unsaid not in quotes


def test_a_follow_up_about_something_else_is_none_of_front_matter() -> None:
    for before, then in (
        ("Who is the plaintiff?", "the weather"),
        ("Who mends the boilers?", "the defendant"),
        ("When was the deposition taken?", "the relief valve"),
    ):
        assert asked_next(then, before) == ""


_FIVE = "ferry.md maker.md choir.md court.txt harbour.txt"


@pytest.mark.parametrize(
    ("then", "said"),
    [
        ("How much is a ticket?", "11 pounds"),
        ("never mind, who is the captain?", "Mona Tait"),
        ("I meant the ferry, how much is it?", "11 pounds"),
        ("No, who taught Bea Hocking at school?", "Ivy Trask"),
    ],
)
def test_a_new_question_is_no_reply_to_which_is_meant(of: Of, then: str, said: str) -> None:
    answer = _after(of(_FIVE), "When was it recorded?", then)
    assert said in answer.citations[0].quote
    assert "recorded" not in answer.searched_for
    assert "Quill" not in answer.searched_for


@pytest.mark.parametrize(
    "then", ["the Quill interview", "I meant the violin maker", "the one with Sir Ambrose, please"]
)
def test_a_reply_that_names_the_record_is_one(of: Of, then: str) -> None:
    answer = _after(of(_FIVE), "When was it recorded?", then)
    assert "4 May 2022" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("page", "question"),
    [
        ("court.txt", "When was the meeting held?"),
        ("court.txt", "What was the name of the judge?"),
        ("court.txt", "Who deposed Ines Bray?"),
        ("choir.md", "How long did the deposition last?"),
        ("choir.md", "Who was present at the trial?"),
    ],
)
def test_words_about_something_else_do_not_say_it(of: Of, page: str, question: str) -> None:
    assert of(page).ask(question).abstained


def test_how_long_a_record_took_is_told_by_its_end_with_a_doubt(of: Of) -> None:
    answer = of("court.txt").ask("How long did the deposition last?")
    assert answer.citations[0].quote == "(Deposition concluded at 12:10 p.m.)"
    assert answer.notice


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How long did the session last?", "Eleven days"),
        ("Where was the episode recorded?", "Fishguard"),
    ],
)
def test_words_about_it_do(of: Of, question: str, said: str) -> None:
    assert said in of("choir.md").ask(question).citations[0].quote


@pytest.mark.parametrize(
    ("page", "question"),
    [
        ("plots.txt", "Who chaired the council?"),
        ("plots.txt", "Who chaired the board?"),
        ("plots.txt", "Who is the chair of the panel?"),
        ("harbour.txt", "Who was the guest?"),
    ],
)
def test_another_body_or_part_is_not_that_of_the_page(of: Of, page: str, question: str) -> None:
    assert of(page).ask(question).abstained


@pytest.mark.parametrize(
    ("page", "question", "said"),
    [
        ("plots.txt", "Who chaired the meeting?", "Joy Hartley"),
        ("plots.txt", "Who was the chair?", "Joy Hartley"),
        ("harbour.txt", "Who was the narrator?", "Bea Hocking"),
        ("harbour.txt", "Who was the interviewee?", "Bea Hocking"),
    ],
)
def test_a_body_or_part_that_the_page_names_is(of: Of, page: str, question: str, said: str) -> None:
    answer = of(page).ask(question)
    assert answer.confidence == FRONT
    assert said in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What is the name of the case?", "EDITH MARLOWE"),
        ("What is the name of the court?", "SUPERIOR COURT OF THE STATE OF ORLANE"),
        ("What's the witness's name?", "ABEL STROUD"),
        ("What is the name of the plaintiff?", "EDITH MARLOWE"),
        ("What was the name of the court reporter?", "Celia Marsh"),
    ],
)
def test_a_name_that_stands_in_front_is_found(of: Of, question: str, said: str) -> None:
    answer = of("court.txt").ask(question)
    assert answer.confidence == FRONT
    assert said in answer.citations[0].quote


@pytest.mark.parametrize("question", ["Who was the witness to the crash?", "What was the name of the court jester?"])
def test_a_name_of_somebody_else_is_not_sought_in_front(of: Of, question: str) -> None:
    assert of("court.txt").ask(question).confidence < FRONT


def test_one_of_counsel_appears_for_a_party(of: Of) -> None:
    answer = of("tribunal.txt").ask("Who represented the respondent?")
    assert answer.confidence == FRONT
    assert [citation.quote for citation in answer.citations] == ["Mr J. Sande of counsel appeared for the Respondent"]


def test_a_record_that_says_the_very_word_for_the_party_goes_first(of: Of) -> None:
    answer = of("court.txt tribunal.txt").ask("Who represented the respondent?")
    assert answer.confidence < FRONT
    assert "Sande" in answer.citations[0].quote


def test_what_is_said_of_counsel_is_no_name() -> None:
    assert named("Mr J. Sande of counsel")
    assert not named("He asked of counsel")
    assert not named("counsel")


def test_a_time_by_itself_below_the_date_is_when_it_began(of: Of) -> None:
    answer = of("court.txt").ask("What time did the deposition start?")
    assert answer.confidence == FRONT
    assert "9:47 a.m." in answer.citations[0].quote
    assert "12:10" not in answer.text


@pytest.mark.parametrize("line", ["9:47", "Tape 2 of 9:47 a.m. news", "", "The bell rang.\n\n9:47 a.m."])
def test_a_time_elsewhere_is_not(tmp_path: Path, line: str) -> None:
    page = f"DEPOSITION OF ABEL STROUD\nTuesday, May 14, 2019\n{line}\n\nQ. Who came?\nA. The miller.\n"
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    with Library.open(tmp_path / "store", create=True) as library:
        library.add([tmp_path / "page.txt"])
        answer = Assistant(library).ask("What time did the deposition start?")
    assert answer.confidence < FRONT


def test_who_puts_the_questions_interviewed_where_nothing_says_so(tmp_path: Path) -> None:
    talk = "Bea Hocking: Where did the ferry land?\n\nOwen Rudd: Below the mill.\n\n"
    talk += "Bea Hocking: Who rowed it?\n\nOwen Rudd: I did.\n"
    (tmp_path / "ferry.txt").write_text(talk, encoding="utf-8")
    with Library.open(tmp_path / "store", create=True) as library:
        library.add([tmp_path / "ferry.txt"])
        answer = Assistant(library).ask("Who interviewed Owen Rudd?")
    assert not answer.abstained
    assert answer.citations[0].speaker == "Bea Hocking"
    assert "Where did the ferry land?" in answer.text


def test_a_sentence_that_names_both_says_who_interviewed(tmp_path: Path) -> None:
    page = "THE FERRY NEWS\nOwen Rudd, ferryman, interviewed on the jetty by Bea Hocking.\n\nQ: Who rowed?\nOwen Rudd: I did.\n"
    (tmp_path / "ferry.txt").write_text(page, encoding="utf-8")
    with Library.open(tmp_path / "store", create=True) as library:
        library.add([tmp_path / "ferry.txt"])
        answer = Assistant(library).ask("Who interviewed Owen Rudd?")
    assert answer.confidence == FRONT
    assert "by Bea Hocking" in answer.citations[0].quote
