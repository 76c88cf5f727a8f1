# ruff: noqa: E501 - each text is one document as it would stand in a file
"""Roles in labels are the people whom the head of a page, a label or a calling line gives them to; what says so is no turn."""

from __future__ import annotations

import pytest

from index.pairs import split
from index.readers import read_bytes
from index.types import QAPair, Speaker


def pairs_in(text: str, name: str = "mill.txt") -> tuple[QAPair, ...]:
    (document,) = read_bytes(text.encode(), source=name, suffix=f".{name.rpartition('.')[2]}")
    return split(document)


def who(speaker: Speaker | None) -> str | None:
    return speaker.name if speaker else None


def voices(text: str, name: str = "mill.txt") -> list[str | None]:
    """Who asks and who answers, pair by pair, of pairs with a question."""
    found = [pair for pair in pairs_in(text, name) if pair.question]
    return [who(one) for pair in found for one in (pair.asker, *(turn.speaker for turn in pair.turns))]


MINUTES = (
    "\n\nMr. Hart (flat 2): Why does the lift stop?\n\nSecretary: The card burnt.\n\n"
    "Mr. Hart: Who pays for it?\n\nTreasurer: The insurance does.\n\nMrs. Cole (flat 5): May I keep a goat?\n\nChair: You may not.\n\n"
    "Mrs. Cole: And a cat?\n\nChair: One cat. Tom, write it down.\n\nMr. Hart: When is the next meeting?\n\nSecretary: In May.\n"
)


@pytest.mark.parametrize(
    "head",
    [
        "MILL HOUSE SOCIETY\nQuestions at the meeting of 4 May.\nChair: Mrs. Ann Reed. Secretary: Shri Tom Hale. Treasurer: Ida Bone.",
        "MILL HOUSE SOCIETY\nIn the room: Mrs. Ann Reed (Chair), Ida Bone, Joan Fell.\n\nTreasurer: Ida Bone\nSecretary: Shri Tom Hale",
    ],
)
def test_officers_in_minutes_are_whom_the_head_names(head: str) -> None:
    found = voices(head + MINUTES)
    assert {"Shri Tom Hale", "Ida Bone", "Mrs. Ann Reed"} <= set(found)
    assert not {"Chair", "Secretary", "Treasurer"} & set(found)


def test_a_vice_chair_is_not_the_chair() -> None:
    assert "Chair" in voices("MILL HOUSE SOCIETY\nVice chair: Ann Reed. Secretary: Tom Hale." + MINUTES)


def test_a_role_that_two_have_is_nobody() -> None:
    head = "MILL HOUSE SOCIETY\nSecretary: Tom Hale. Clerk: Ida Bone. Secretary: Joan Fell."
    assert "Secretary" in voices(head + MINUTES)


@pytest.mark.parametrize(
    "head",
    [
        "MILL HOUSE SOCIETY\nChair: Mrs. Ann Reed. Secretary: Shri Tom Hale. Treasurer: Ida Bone.",
        "MILL HOUSE SOCIETY\n\nSpeakers: Ann Reed, head of the mill; Tom Hale, smith.",
        "MILL HOUSE: an evening of questions\nRecording 4 of 12",
        "MILL HOUSE SOCIETY\n\nHouse: a former mill\nBoard: Ann Reed (in the chair), Tom Hale, Ida Bone",
    ],
)
def test_who_takes_part_is_said_by_nobody(head: str) -> None:
    first = pairs_in(head + MINUTES)[0]
    assert (first.question, [who(turn.speaker) for turn in first.turns], first.layout) == (None, [None], "prose")


def test_words_of_welcome_behind_a_label_are_a_turn() -> None:
    talk = "Announcer: Ann Reed, good evening.\n\nANN: Good evening.\n\nTOM: Why mills?\n\nANN: They turn.\n\nTOM: All?\n\nANN: Most.\n"
    assert "Announcer" in [who(turn.speaker) for pair in pairs_in(talk) for turn in pair.turns]


def test_a_coroner_is_the_assistant_coroner_whom_the_head_names() -> None:
    head = "# Inquest touching a miller\n\n*Held before H.M. Assistant Coroner Mr. Ivo Peth. Evidence of Mrs. Ann Reed.*\n\n"
    talk = "**Coroner:** You held the mill?\n\n**Mrs. Reed:** On lease.\n\n**Coroner:** Since when?\n\n**Mrs. Reed:** Since May.\n"
    assert voices(head + talk, "mill.md") == ["Ivo Peth", "Mrs. Ann Reed", "Ivo Peth", "Mrs. Ann Reed"]


def test_whom_a_label_names_behind_a_role_is_one_person_with_it() -> None:
    talk = (
        "PRESENTER (Jonas Hill): Good morning. You own bats?\n\nKEEL: I count them.\n\nHILL: Where?\n\nKEEL: In the roof.\n\n"
        "PRESENTER: And at night?\n\nKEEL: At dusk, too.\n\nHILL: Who pays?\n\nKEEL: Nobody.\n"
    )
    found = voices("RIVER RADIO - the nine o'clock item. Guest: Rosa Keel.\n\n" + talk)
    assert set(found) == {"Jonas Hill", "Rosa Keel"}


def test_a_member_with_a_number_and_a_name_is_that_person() -> None:
    talk = (
        "Member no. 17 (Peter Hale): What is it?\n\nCHAIR REED: Nine percent.\n\nMember no. 20: Why?\n\nCHAIR REED: Tyres.\n\n"
        "Member no. 17: And next year?\n\nCHAIR REED: Ten.\n"
    )
    found = voices("RIDERS LTD\n\n" + talk)
    assert (found.count("Peter Hale"), "Member no. 17" in found) == (2, False)


def test_what_is_noted_between_turns_is_said_by_nobody() -> None:
    votes = MINUTES + "\nResolutions: accounts passed; roof at 45 crowns.\n"
    found = pairs_in("MILL HOUSE SOCIETY\nChair: Ann Reed. Secretary: Tom Hale. Treasurer: Ida Bone." + votes)
    assert [who(turn.speaker) for turn in found[-1].turns] == [None]
    assert "Resolutions" not in [who(turn.speaker) for pair in found for turn in pair.turns]


@pytest.mark.parametrize(("label", "person"), [("Ms. Reed", "Ms. Ann Reed"), ("Mr. Reed", "Mr. Reed")])
def test_a_surname_with_a_title_is_the_full_name_in_the_head(label: str, person: str) -> None:
    talk = f"HART: Why mills?\n\n{label}: They turn.\n\nHART: All of them?\n\n{label}: Most.\n"
    assert set(voices(f"THE MILL\nA talk in May. On the stage: Ms. Ann Reed, miller.\n\n{talk}")) == {"HART", person}


@pytest.mark.parametrize(
    "head",
    [
        "ARBITRATION, MILL AGAINST RIVER\nArbitrator: Sir Ivo Peth.\n\n(The hearing resumed at ten. Dr. Ann Reed was called and affirmed.)",
        "HEARING ON THE MILL\nArbitrator: Sir Ivo Peth. For the mill: Ms. Joan Fell.\nWitness: Dr. Ann Reed, vet.",
    ],
)
def test_a_witness_is_whom_the_page_calls(head: str) -> None:
    talk = (
        "\n\nEXAMINATION BY MS. FELL:\n\nQ. What is your field?\n\nA. Horses.\n\nQ. Where?\n\nA. Here.\n\n"
        "THE ARBITRATOR: Was it insured?\n\nTHE WITNESS: For death.\n\nREP. COLE: By whom?\n\nTHE WITNESS: By the mill.\n"
    )
    asked = {"MS. FELL", "Ms. Joan Fell", "Joan Fell"}
    found = voices(head + talk)
    assert found[1::2] == 4 * ["Dr. Ann Reed"]
    assert (set(found[:4:2]) <= asked, found[4], found[6]) == (True, "Sir Ivo Peth", "REP. COLE")


def test_a_witness_called_behind_another_is_the_second() -> None:
    talk = (
        "Q. What is your field?\n\nA. Horses.\n\nQ. Where?\n\nA. Here.\n\n(Mr. Tom Hale was then called and sworn.)\n\n"
        "BY MS. FELL:\n\nQ. And yours?\n\nA. Mills.\n\nQ. Where?\n\nA. There.\n"
    )
    found = voices("HEARING\n\n(Dr. Ann Reed was called and affirmed.)\n\nBY MS. FELL:\n\n" + talk)
    assert found[1::2] == ["Dr. Ann Reed", "Dr. Ann Reed", "Mr. Tom Hale", "Mr. Tom Hale"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("ANN REED, affirmed", "TOM HALE, sworn"), ("Witness 4: Smt. Ann Reed, nurse", "Witness 5: Tom Hale")],
)
def test_the_witness_of_a_talk_with_labels_is_whom_the_lines_above_name(one: str, other: str) -> None:
    talk = (
        "THE CORONER: You are a nurse?\n\nTHE WITNESS: I am.\n\nTHE CORONER: Since when?\n\nTHE WITNESS: Since May.\n\n"
    )
    found = voices(f"INQUEST AT THE MILL\n\n{one}\n\n{talk}{other}\n\n{talk}")
    assert [name and name.title() for name in found[1::2]] == ["Ann Reed", "Ann Reed", "Tom Hale", "Tom Hale"]


@pytest.mark.parametrize(
    ("one", "other", "people"),
    [
        ("QUESTION (Ann Reed, Hull Mail)", "QUESTION (Tom Hale, Radio 2)", {"Ann Reed", "Tom Hale"}),
        ("Q (Radio Hull, Ann Reed)", "Q (El Molino, Tom Hale)", {"Ann Reed", "Tom Hale"}),
        ("REPORTER (Hull Mail)", "REPORTER (Molens Blad)", {"REPORTER (Hull Mail)", "REPORTER (Molens Blad)"}),
    ],
)
def test_who_asks_is_named_in_brackets_where_no_paper_is(one: str, other: str, people: set[str]) -> None:
    talk = f"{one}: Why?\n\nKEEL: Rain.\n\n{other}: Still?\n\nKEEL: Still.\n\n{one}: And now?\n\nKEEL: Sun.\n"
    assert set(voices("BRIEFING ON THE MILL\n\n" + talk)[::2]) == people


def test_what_a_member_rises_to_say_is_put_to_the_officers() -> None:
    more = (
        MINUTES + "\nMr. Iyer (flat 9): Somebody charges his scooter in the cellar.\n\nSecretary: We have seen him.\n"
    )
    more += "\nMs. Nair (flat 7): Who is on the committee?\n\nChair: Nobody yet.\n"
    found = pairs_in("MILL HOUSE SOCIETY\nChair: Ann Reed. Secretary: Tom Hale. Treasurer: Ida Bone." + more)
    asked = {who(pair.asker): [who(turn.speaker) for turn in pair.turns] for pair in found if pair.question}
    assert asked["Mr. Iyer"] == ["Tom Hale"]


@pytest.mark.parametrize(
    ("head", "label", "person"),
    [
        ("Three at one frame: ODESSA Reed (86), her daughter JOLENE Reed-Tibbs.", "ODESSA", "ODESSA Reed"),
        ("TEN MINUTES WITH... MOANA TE RURU\n\nA champion.", "MOANA", "MOANA TE RURU"),
        ("MONTHLY PAPER\nHARJO BHULL, raider, Doaba", "HB", "HARJO BHULL"),
        ("Interviewee: Constance Ablewhite, née Poole (b. 1926)", "C. ABLEWHITE", "Constance Ablewhite"),
        ("BLUE HOUR MAGAZINE     Issue 112", "BLUE HOUR", "BLUE HOUR"),
    ],
)
def test_a_label_is_the_name_that_the_head_has_in_capitals(head: str, label: str, person: str) -> None:
    talk = f"KROLL: Why mills?\n\n{label}: They turn.\n\nKROLL: All of them?\n\n{label}: Most.\n"
    assert set(voices(f"THE PIECERS\n{head}\n\n{talk}")[1::2]) == {person}


def test_a_title_does_not_run_on_into_the_names_below_it() -> None:
    head = '"DOWN HOPPING": a reunion in the Deptford Labour Rooms\nVi Tranter (91), Alf Moule (84). In the chair: Paul Osei.'
    talk = "OSEI: Why?\n\nVI: Hops.\n\nOSEI: And you?\n\nALF: Beer.\n\nOSEI: Both?\n\nVI: Both.\n"
    assert set(voices(f"{head}\n\n{talk}")) == {"Paul Osei", "Vi Tranter", "Alf Moule"}


def test_a_topic_between_turns_is_part_of_no_turn() -> None:
    talk = "ANN: Why mills?\n\nTOM: They turn.\n\nTOPIC 2: Dust\n\nANN: And dust?\n\nTOM: It stays.\n"
    found = pairs_in(f"THE MILL\nA talk in May.\n\n{talk}")
    assert not any(
        "TOPIC" in turn.span.of("THE MILL\nA talk in May.\n\n" + talk)
        for pair in found
        for turn in pair.turns[:1]
        if pair.question
    )
    assert voices(f"THE MILL\nA talk in May.\n\n{talk}") == ["ANN", "TOM", "ANN", "TOM"]


@pytest.mark.parametrize(
    ("head", "person"),
    [
        ("Interviewee: Ida Bone, born 1931\nInterviewer: Tom Hale", "Ida Bone"),
        ("Narrator: Ida Bone\nInterviewer: Tom Hale", "Ida Bone"),
        ("Miller: Ida Bone\nInterviewer: Tom Hale", "RESPONDENT"),
    ],
)
def test_a_respondent_is_the_interviewee_whom_the_head_names(head: str, person: str) -> None:
    talk = "INTERVIEWER\nWhy mills?\n\nRESPONDENT\nThey turn.\n\nINTERVIEWER\nAll of them?\n\nRESPONDENT\nMost.\n"
    assert set(voices(f"MILL MEMORIES\nInterview no. 3\n\n{head}\n\n{talk}")) == {"Tom Hale", person}


@pytest.mark.parametrize(
    ("number", "office"), [(" (900214)", "Ann Reed"), ("", "The Minister for Mills (Ann Reed)"), ("", "Ann Reed")]
)
def test_a_question_that_was_put_down_needs_no_mark(number: str, office: str) -> None:
    text = (
        f"ORAL ANSWERS\n\nOona Hall (Selby) (Lab): What steps she is taking to mend the mill.{number}\n\n{office}: It is mended.\n\n"
        "Oona Hall: Will it turn?\n\nAnn Reed: It will.\n\nSir Tom Hale (Tring): Does it leak?\n\nAnn Reed: No.\n\n"
        f"Ida Bone (Ware) (LD): When the second mill will open.\n\n{office}: In May.\n"
    )
    found = [pair.question.of(text) for pair in pairs_in(text) if pair.question]
    assert any(words.startswith("What steps") for words in found) == bool(number or "Minister" in office)
    assert any(words.startswith("When the second") for words in found) == bool(number or "Minister" in office)


COLUMN = (
    "THE MILL LANTERN\nNews of the Friends of the Mill\n\nFROM THE CHAIR\n\nThe roof is mended. The band was splendid, and it rained.\n\n"
    "THE NEW WHEEL\n\nIt was made in Leeds in 1871. It weighs two tonnes.\n\n{title}\n\nWhere did you work before?{gap}In the maps room.\n\n"
    "What did you find?{gap}Teeth in an envelope.\n\nAnd what is next?{gap}The ticket books.\n\n"
    "DATES\n\n6 July: the wheel turns, with cake.\n\n20 July: a walk to the weir, in boots.\n\nTHANKS\n\nThe cakes were made by Ida Bone.\n"
)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_column_of_questions_in_a_longer_page_is_found_below_its_title(gap: str) -> None:
    found = voices(COLUMN.format(title="THREE QUESTIONS FOR ... NORA PASK, our archivist", gap=gap))
    assert found == [None, "NORA PASK"] * 3


def test_questions_below_a_line_that_announces_nothing_are_no_column() -> None:
    assert voices(COLUMN.format(title="THE ARCHIVE", gap="\n")) == []
