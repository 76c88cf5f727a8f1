"""Captions that name nobody: who speaks is told by dashes or italics, where those are a habit. Captions that name everybody."""

from __future__ import annotations

from index.pairs import split
from index.passages import plain_text, sentences_in
from tests.index.found_pairs import only, spoken


def test_dashes_in_captions_part_two_who_speak() -> None:
    captions = """1
00:00:01,000 --> 00:00:04,000
- How did the mill burn?
- A lamp fell over.

2
00:00:05,000 --> 00:00:08,000
- Was anybody hurt? - Nobody.

3
00:00:09,000 --> 00:00:12,000
- Will you rebuild it?
- Next year.
"""
    assert spoken(only(captions, "film.srt")) == [
        (None, "How did the mill burn?", [(None, "A lamp fell over.")]),
        (None, "Was anybody hurt?", [(None, "Nobody.")]),
        (None, "Will you rebuild it?", [(None, "Next year.")]),
    ]


def test_a_dash_within_a_caption_that_opens_with_none_parts_nobody() -> None:
    captions = "1\n00:00:01,000 --> 00:00:04,000\nIt burned. - At least the roof did.\n"
    assert only(captions, "film.srt").text == "It burned. - At least the roof did."


def cues(*lines: str) -> str:
    return "\n".join(
        f"{at}\n00:00:{4 * at:02d},000 --> 00:00:{4 * at + 3:02d},500\n{line}\n" for at, line in enumerate(lines, 1)
    )


FILM = (
    "- Where were you?\n- Out.",
    "Out where?",
    "You smell of the river.",
    "- Is he coming?\n- Who?",
    "You know who.",
)


def test_dashes_that_only_part_those_who_share_a_caption_make_no_pairs() -> None:
    document = only(
        cues(*FILM, "- So?\n- So what?", "Do you hear that?", "- What now?\n- As always.", "Nothing."), "film.srt"
    )
    assert spoken(document) == []
    assert document.text.startswith("- Where were you? - Out. Out where? You smell")


OFF = ("<i>Why did you leave?</i>", "Because of a chair.", "They moved me back.", "<i>That sounds small.</i>", "It is.")


def test_what_is_asked_off_screen_in_italics_is_a_question() -> None:
    document = only(
        cues(*OFF, "<i>And then\nwhat did he say?</i>", "Nothing.", "<i>Do you play?</i>", "For the dog."), "docu.srt"
    )
    assert [(asked, told[0][1]) for _, asked, told in spoken(document)] == [
        ("Why did you leave?", "Because of a chair. They moved me back."),
        ("That sounds small.", "It is."),
        ("And then what did he say?", "Nothing."),
        ("Do you play?", "For the dog."),
    ]


def test_italics_that_tell_a_story_or_answer_are_no_questions() -> None:
    told = (
        "<i>It was in May.</i>",
        "Who is there?",
        "<i>Nobody knew it then.</i>",
        "Is that you?",
        "<i>So it went on.</i>",
        "Yes.",
    )
    assert spoken(only(cues(*told, "<i>Was it?</i>", "No."), "film.srt")) == []


def test_a_caption_that_repeats_who_speaks_goes_on_with_the_sentence_above() -> None:
    lines = (
        "ANN: What of her?",
        "ROSA: She fell. And the vet, Mrs Reed,",
        "ROSA: gave her a chance.",
        "ROSA: I did not.",
        "ANN: Does she run?",
        "ROSA: She does.",
    )
    found = only(cues(*lines), "dog.srt")
    pair = next(pair for pair in split(found) if pair.question)
    said = [sentence for turn in pair.turns for sentence in sentences_in(found, turn.span)]
    assert [plain_text(found, span) for span in said] == [
        "She fell.",
        "And the vet, Mrs Reed, gave her a chance.",
        "I did not.",
    ]
    assert said[1].of(found.text) == "And the vet, Mrs Reed,\n\nROSA: gave her a chance."
    assert [(block.locator.time_start, block.locator.time_end) for block in found.blocks][1] == (8.0, 15.5)


def test_captions_of_which_most_end_no_sentence_stay_apart() -> None:
    found = only(cues("ROSA: she fell", "ROSA: and the vet came", "ROSA: she lives", "ROSA: i did not"), "dog.srt")
    assert len(found.blocks) == 4


def test_a_question_in_several_captions_holds_no_label_between_its_sentences() -> None:
    opening = ("ANN: Welcome back.", "ANN: I have Rosa here.", "ANN: Who fell?", "ROSA: The dog.", "ROSA: It lives.")
    found = only(cues(*opening, "ANN: Does she run?", "ROSA: She does."), "dog.srt")
    pair = next(pair for pair in split(found) if pair.question)
    assert pair.question is not None
    assert plain_text(found, pair.question) == "Welcome back. I have Rosa here. Who fell?"
    assert len(found.blocks) == 5


def test_what_opens_the_talk_of_whoever_asks_holds_no_label_between_its_sentences() -> None:
    opening = ("ANN: Welcome back.", "ANN: I have Rosa here.", "ROSA: Hello, Ann.", "ROSA: I am glad.")
    asked = ("ANN: Who fell?", "ROSA: The dog.", "ANN: Does she run?", "ROSA: She does.")
    found = only(cues(*opening, *asked), "dog.srt")
    assert found.blocks[0].span.of(found.text).startswith("ANN: Welcome back.")
    assert plain_text(found, found.blocks[0].span) == "ANN: Welcome back. I have Rosa here."
    assert len(found.blocks) == 7
