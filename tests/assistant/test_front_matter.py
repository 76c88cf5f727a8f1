"""What the front matter of a record says is found when it is asked for, and nothing that somebody said instead."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.archive import Archive
from assistant.conversation import Assistant
from assistant.front.answer import FRONT, FRONT_OF_SEVERAL
from assistant.front.matter import front
from assistant.front.question import all_sought, sought
from assistant.types import Message
from index.library import Library
from index.types import Filters
from tests.assistant.assistants import Of, assistants
from tests.assistant.front_pages import FORMS, PAGES

_TITLE = re.compile(r"“([^”]*)”")
EVERY = "caption small high-court commission tape keys minutes"


@pytest.fixture(scope="module")
def of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Of]:
    """An assistant for one of the records alone, or for those of several names with a blank between."""
    files = {f"{name}{FORMS.get(name, '.txt')}": text for name, text in PAGES.items()}
    with assistants(tmp_path_factory.mktemp("front"), files) as made:
        yield lambda names: made(" ".join(f"{name}{FORMS.get(name, '.txt')}" for name in names.split()))


@pytest.mark.parametrize(
    ("page", "question", "said"),
    [
        ("caption", "Who is the plaintiff?", "MARGARET A. HOLLIS"),
        ("caption", "What are the names of the defendants?", "DOUGLAS KERR"),
        ("caption", "Who are the parties?", "MARGARET A. HOLLIS"),
        ("caption", "What is the case number?", "Case No. 2:19-cv-04417-RB"),
        ("caption", "When was the deposition taken?", "Thursday, March 12, 2020"),
        ("caption", "Where was the deposition taken?", "410 Harbor Street"),
        ("caption", "What time did the deposition begin?", "9:32 a.m."),
        ("caption", "Who took the deposition?", "on behalf of the Plaintiff"),
        ("caption", "Who represented the defendant?", "SIMON MERRICK"),
        ("caption", "Who appeared for Tarrant Rail Services?", "SIMON MERRICK"),
        ("caption", "Who is the plaintiff's lawyer?", "NORA BRANDT"),
        ("caption", "Who was the court reporter?", "Lorraine Sax"),
        ("caption", "Which court is it?", "UNITED STATES DISTRICT COURT"),
        ("caption", "Who was present?", "Hal Dunmore"),
        ("small", "Who is the defendant?", "Whitt v. Stowe Harbour Trust"),
        ("small", "What's the docket number", "No. 18-CV-0099"),
        ("small", "Who was the court reporter?", "Irene Folk"),
        ("high-court", "Who is the plaintiff?", "PELHAM ORCHARDS LIMITED"),
        ("high-court", "Who are the defendants?", "(1) JAMES CULVER"),
        ("high-court", "What is the claim number?", "Claim No. HC-2016-000812"),
        ("high-court", "Who was the defendant represented by?", "MR D. FERN"),
        ("high-court", "Who is the judge?", "MR JUSTICE HALE"),
        ("high-court", "When was the hearing?", "Wednesday, 18 May 2016"),
        ("commission", "Who is the applicant?", "Application of"),
        ("commission", "What is the docket number?", "Docket No. UE-17-0331"),
        ("commission", "Where was the hearing held?", "Commission Hearing Room B"),
        ("commission", "Who presided over the hearing?", "JUDITH FARNE"),
        ("commission", "Who appeared for the tenants union?", "JOHN ABARA"),
        ("commission", "Who was the court reporter?", "Sylvia Kent"),
        ("tape", "Who conducted the interview?", "Mair Ellis"),
        ("tape", "Who recorded the interview with Gethin Prosser?", "Mair Ellis"),
        ("small", "Who is suing whom?", "Whitt v. Stowe Harbour Trust"),
        ("high-court", "Name the parties.", "JAMES CULVER"),
        ("minutes", "List the people present.", "R. Okoye"),
        ("minutes", "Did anyone send apologies?", "D. Pike"),
        ("tape", "By whom was Gethin Prosser interviewed?", "Mair Ellis"),
        ("tape", "When was this interview recorded?", "14 September 1998"),
        ("tape", "Where did the interview take place?", "6 Tan-y-Bryn"),
        ("tape", "Who transcribed it?", "Catrin Howe"),
        ("tape", "How long was the interview?", "1 hour 12 minutes"),
        ("keys", "Who was the interviewer?", "Daniel Brink"),
        ("keys", "Who transcribed the interview?", "Pia Holt"),
        ("keys", "Where was Ruth Okafor interviewed?", "Kessel Public Library"),
        ("numbered", "Who is the defendant?", "BIG SPRING OUTFITTERS, LLC"),
        ("numbered", "What is the case number?", "CASE NO.: 2021-CA-001877"),
        ("numbered", "Where was the deposition taken?", "Via Zoom videoconference"),
        ("numbered", "Who represented the defendant?", "THOMAS J. WIER"),
        ("numbered", "Who represented Big Spring Outfitters?", "THOMAS J. WIER"),
        ("numbered", "Whose deposition is this?", "WARREN T. ESTES"),
        ("numbered", "Who took the deposition?", "MS. CRAY"),
        ("sentence", "Who is the defendant?", "LEON MARCHETTE"),
        ("sentence", "Who was the judge?", "ALICE WREN"),
        ("sentence", "Who was the prosecutor?", "PAUL ISHAM"),
        ("sentence", "Who was the court reporter?", "Dale Hobbs"),
        ("run-in", "Who interviewed Nils Aho?", "Karen Stave"),
        ("run-in", "Where was the interview done?", "Skamokawa"),
        ("run-in", "Who transcribed it?", "Ruth Ek"),
        ("table", "Who conducted the interview?", "Sten Falk"),
        ("table", "When was the interview recorded?", "4 May 1990"),
        ("table", "Where was Olga Rehn interviewed?", "Umea"),
        ("before-trial", "What is the case number?", "604411/2017"),
        ("before-trial", "Who represented the plaintiff?", "ROGER FINCH"),
        ("before-trial", "Who represented the hospital?", "IRENE SPRAGUE"),
        ("before-trial", "Who appeared for Dr. Greer?", "OTIS DEAN"),
        ("before-trial", "Where was the deposition taken?", "55 Court Street"),
        ("before-trial", "When was the deposition taken?", "February 5, 2019"),
        ("before-trial", "Who was the notary?", "Tessa Roll"),
        ("before-trial", "Who examined the witness?", "MR. FINCH"),
        ("spoken", "Who represented the respondent?", "MR C BRONK"),
        ("spoken", "When was the hearing?", "14 AUGUST 2018"),
        ("selectmen", "Who chaired the meeting?", "Carla Dunn, Chair"),
        ("selectmen", "Where was the meeting held?", "Town Hall Annex"),
        ("midwife", "Who conducted the interview?", "Dr. Helen Marsh"),
        ("midwife", "When was the interview conducted?", "12th of May 1987"),
        ("midwife", "Who transcribed it?", "B. Oldroyd"),
        ("minutes", "Who chaired the meeting?", "B. Ashdown (Mayor, in the Chair)"),
        ("minutes", "Who was present?", "R. Okoye"),
        ("minutes", "Who was absent?", "D. Pike"),
        ("minutes", "When was the meeting held?", "8 October 2019"),
        ("minutes", "Where was the meeting held?", "Guildhall"),
    ],
)
def test_what_front_matter_says_answers_and_nobody_says_it(of: Of, page: str, question: str, said: str) -> None:
    answer = of(page).ask(question)
    assert not answer.abstained
    assert answer.confidence == FRONT
    assert said in "\n".join(citation.quote for citation in answer.citations)
    assert all(citation.speaker is None and citation.question is None for citation in answer.citations)
    assert answer.text.startswith("It is written")


@pytest.mark.parametrize(
    ("page", "question", "said"),
    [
        ("caption", "Who was the defendant's doctor?", "Dr. Pell"),
        ("caption", "What number did he call?", "555-0142"),
        ("caption", "Who was present when the brakes failed?", "Luis Ortega"),
        ("caption", "When was the other deposition taken?", "in 2011"),
        ("tape", "Who chaired the meeting in the chapel?", "Trevor Nance"),
        ("minutes", "Why was the last meeting cancelled?", "The clerk was ill"),
        ("commission", "When was the last rate increase?", "In January 2012."),
        ("selectmen", "When was the hearing on the pump station?", "Yes, to February 11."),
        ("midwife", "Who chaired the committee that closed it?", "Alderman Tuck."),
        ("numbered", "Who inspected the kayak?", "Jody Pell"),
        ("sentence", "Where was the meeting held?", "At the garage."),
        ("asked-often", "Who is the claimant?", "Whoever brings the claim."),
        ("asked-often", "Where is the hearing held?", "In Room 14"),
        ("asked-often", "When was the last meeting of the users' group?", "In May"),
    ],
)
def test_what_somebody_said_is_answered_by_who_said_it(of: Of, page: str, question: str, said: str) -> None:
    assert said in of(page).ask(question).citations[0].quote


@pytest.mark.parametrize(
    ("page", "question"),
    [
        ("tape", "Who is the plaintiff?"),
        ("tape", "What is the case number?"),
        ("tape", "When was the deposition taken?"),
        ("caption", "Who transcribed it?"),
        ("caption", "Who represented the witness?"),
        ("keys", "Who interviewed Daniel Brink?"),
        ("caption", "When was the hearing held?"),
    ],
)
def test_what_no_front_matter_says_is_declined(of: Of, page: str, question: str) -> None:
    assert of(page).ask(question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "Who was the defendant's doctor?",
        "Who represented the plaintiff's doctor?",
        "When was the deposition of the other witness taken?",
        "When was the first meeting held?",
        "What number did he call?",
        "What was the name of the doctor?",
        "Who was present when it was signed?",
        "Who interviewed you for the job?",
        "Who reported the theft?",
        "Who recorded the song?",
        "When was the picture taken?",
        "Where was it taken?",
        "Which court did you go to?",
        "What did the plaintiff say?",
    ],
)
def test_questions_about_what_happened_ask_for_no_front_matter(question: str) -> None:
    assert sought(question) is None


@pytest.mark.parametrize(
    ("page", "question", "own"),
    [
        ("minutes", "Where was the meeting held?", True),
        ("tape", "Where was the meeting held?", False),
        ("tape", "When was the interview recorded?", True),
        ("caption", "When was the interview recorded?", False),
        ("caption", "When was the trial held?", False),
        ("high-court", "When was the trial held?", True),
        ("asked-often", "When was the interview held?", False),
    ],
)
def test_a_page_of_another_kind_of_occasion_is_not_asked(page: str, question: str, own: bool) -> None:
    wanted = sought(question)
    assert wanted is not None
    assert wanted.is_of(PAGES[page].partition("?")[0]) is own


def test_of_several_records_the_one_that_is_named_answers(of: Of) -> None:
    assistant = of("caption small tape minutes")
    for question, said in (
        ("Who is the plaintiff in the Pascoe deposition?", "HOLLIS"),
        ("What is the case number in Whitt v. Stowe Harbour Trust?", "18-CV-0099"),
        ("When was Clara Whitt's deposition taken?", "April 3, 2018"),
        ("Who is the defendant and what is the case number in the Whitt case?", "18-CV-0099"),
        ("Who chaired the council meeting?", "Ashdown"),
    ):
        answer = assistant.ask(question)
        assert len({citation.document for citation in answer.citations}) == 1
        assert said in answer.citations[0].quote


def test_of_the_same_kind_each_record_is_quoted_with_its_title(of: Of) -> None:
    answer = of("caption small tape minutes").ask("When was the deposition taken?")
    assert answer.confidence == FRONT_OF_SEVERAL
    assert [citation.title for citation in answer.citations] == [
        "VIDEOTAPED DEPOSITION OF EDWIN J. PASCOE",
        "Deposition of Clara Whitt",
    ]
    assert all(citation.title in answer.text for citation in answer.citations)


def test_of_many_it_is_asked_back_which_is_meant(of: Of) -> None:
    answer = of(EVERY).ask("What is the case number?")
    assert answer.abstained
    assert answer.reason == "ambiguous"
    assert "“Deposition of Clara Whitt”" in answer.declined
    assert answer.declined.endswith("Which do you mean?")


@pytest.mark.parametrize(
    "reply",
    [
        "The Whitt deposition",
        "the one of Clara Whitt",
        "I mean Deposition of Clara Whitt.",
        "In the Whitt case?",
        "the second",
    ],
)
def test_the_reply_says_which_is_meant(of: Of, reply: str) -> None:
    assistant = of(EVERY)
    first = assistant.ask("What is the case number?")
    history = [Message(role="user", content=first.question), Message(role="assistant", content=first.text)]
    wanted = _TITLE.findall(first.declined)[1] if reply == "the second" else "Deposition of Clara Whitt"
    answer = assistant.ask(reply, history=history)
    assert {citation.title for citation in answer.citations} == {wanted}
    assert "No." in answer.citations[0].quote


def test_a_new_question_is_no_reply(of: Of) -> None:
    first = of(EVERY).ask("What is the case number?")
    history = [Message(role="user", content=first.question), Message(role="assistant", content=first.text)]
    answer = of(EVERY).ask("Who saw Clara Whitt fall?", history=history)
    assert "Kit" in answer.citations[0].quote


def test_a_filter_or_the_talk_before_says_which_is_meant(of: Of) -> None:
    assistant = of(EVERY)
    within = Filters(document=next(d.source for d in assistant.library.documents() if "Whitt" in d.title))
    assert "18-CV-0099" in assistant.ask("What is the case number?", filters=within).citations[0].quote
    first = assistant.ask("Who was Mr. Pascoe's doctor after the accident?")
    history = [Message(role="user", content=first.question), Message(role="assistant", content=first.text)]
    assert "04417" in assistant.ask("What is the case number?", history=history).citations[0].quote


def test_records_that_say_the_same_answer_once(tmp_path: Path) -> None:
    for witness in ("Ada Lowe", "Ben Marsh", "Cora Dell", "Dai Pugh"):
        page = f"Deposition of {witness}\nVance v. Stowe Harbour Trust, No. 18-CV-0099\n\nQ. Where were you?\nA. At home.\n"
        (tmp_path / f"{witness}.txt").write_text(page, encoding="utf-8")
    with Library.open(tmp_path / "store", create=True) as library:
        library.add(sorted(tmp_path.glob("*.txt")))
        answer = Assistant(library).ask("What is the case number?")
    assert [citation.quote for citation in answer.citations] == ["No. 18-CV-0099"]


def test_the_signs_between_columns_are_not_read_out(of: Of) -> None:
    answer = of("caption").ask("Who are the defendants?")
    assert "“TARRANT RAIL SERVICES, INC., and DOUGLAS KERR, Defendants.”" in answer.text
    assert ")" in answer.citations[0].quote


def test_long_questions_take_no_time() -> None:
    began = time.process_time()
    for question in (
        "who was " + "the " * 45 + "x",
        "when was " + "a b " * 40 + "taken",
        "who represented " + " " * 1900 + "?",
    ):
        sought(question)
    assert time.process_time() - began < 1.0


@pytest.mark.parametrize(
    "line",
    [
        "the plaintiff said Before Mr Reed and for the defendant, Case x, by ",
        " ",
        "(",
        "Date: ",
        "I, Ann ",
        "a   )   b  )\n",
    ],
)
def test_long_lines_of_front_matter_take_no_time(tmp_path: Path, line: str) -> None:
    page = (line * 8000)[:7900] + "\n\nQ. Who came?\nA. The miller.\nQ. When?\nA. At noon.\n"
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    with Library.open(tmp_path / "store", create=True) as library:
        library.add([tmp_path / "page.txt"])
        archive = Archive(library)
        archive.refresh()
        documents = tuple(summary.id for summary in archive.documents)
        began = time.process_time()
        for question in (
            "Who are the parties?",
            "Who represented Ann Reed?",
            "Who was present?",
            "When was the hearing held?",
        ):
            for wanted in all_sought(question):
                front(archive, wanted, documents)
        assert time.process_time() - began < 1.0
