"""Talk in tables of Word, in captions and in JSON: who says what is heard there too."""

from __future__ import annotations

import io
import json

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from index.pairs import split
from index.readers import read_bytes

TALK = (
    ("Mary Jones", "Who are you?"),
    ("Bob Stone", "A baker."),
    ("Mary Jones", "Since when?"),
    ("Bob Stone", "Since 1990."),
)
FOUND = [
    ("Mary Jones", "Who are you?", "Bob Stone", "A baker."),
    ("Mary Jones", "Since when?", "Bob Stone", "Since 1990."),
]


def _pairs(data: bytes, suffix: str) -> list[tuple[str | None, str, str | None, str]]:
    found = []
    for read in read_bytes(data, source=f"talk{suffix}", suffix=suffix):
        for pair in split(read):
            if pair.question:
                asker = pair.asker.label if pair.asker else None
                turn = pair.turns[0]
                told = turn.speaker.label if turn.speaker else None
                found.append((asker, pair.question.of(read.text), told, turn.span.of(read.text)))
    return found


@pytest.mark.parametrize("columns", ["name", "time name", "name time"])
def test_a_table_in_word_with_a_column_of_names_is_talk(columns: str) -> None:
    written = docx.Document()
    table = written.add_table(rows=0, cols=1 + len(columns.split()))
    for number, (name, words) in enumerate(TALK):
        for cell, kind in zip(table.add_row().cells, [*columns.split(), "words"], strict=True):
            cell.text = {"name": f"{name}:", "time": f"00:0{number}", "words": words}[kind]
    data = io.BytesIO()
    written.save(data)
    assert _pairs(data.getvalue(), ".docx") == FOUND


def _captions(form: str) -> bytes:
    rows = [
        f"{at + 1}\n00:00:0{at},000 --> 00:00:0{at},900\n{form.format(name=name, words=words)}\n"
        for at, (name, words) in enumerate(TALK)
    ]
    return "\n".join(rows).encode()


@pytest.mark.parametrize("form", ["[{name}] {words}", ">> {name}: {words}", "{name}: {words}"])
def test_captions_name_speakers_in_brackets_or_behind_chevrons(form: str) -> None:
    assert _pairs(_captions(form), ".srt") == FOUND


def test_captions_whose_chevrons_name_nobody_are_still_asked_and_answered() -> None:
    found = _pairs(_captions(">> {words}"), ".srt")
    assert found == [(None, question, None, answer) for _, question, _, answer in FOUND]


@pytest.mark.parametrize("keys", [("questions", "answers"), ("patterns", "responses")])
def test_several_ways_to_ask_the_same_are_one_question(keys: tuple[str, str]) -> None:
    asked, told = keys
    data = json.dumps(
        [{asked: ["Who pays?", "Who has to pay?"], told: ["The town."]}, {asked: ["When?"], told: ["In May."]}]
    )
    assert [(question, answer) for _, question, _, answer in _pairs(data.encode(), ".json")] == [
        ("Who pays?\n\nWho has to pay?", "The town."),
        ("When?", "In May."),
    ]


ASKED = (("Who pays?", "The town."), ("Lost badges", "Tell us."), ("Is it free?", "Yes."), ("May I ride?", "You may."))


def _in_word(rows: list[tuple[str, ...]], *, bold: bool = False) -> bytes:
    written = docx.Document()
    table = written.add_table(rows=0, cols=len(rows[0]))
    for number, row in enumerate(rows):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(words).bold = bold and number % 2 == 0
    written.add_paragraph("Compiled by the clerk.")
    data = io.BytesIO()
    written.save(data)
    return data.getvalue()


@pytest.mark.parametrize("numbered", [False, True])
def test_rows_of_a_table_that_take_turns_ask_and_answer(numbered: bool) -> None:
    rows: list[tuple[str, ...]] = []
    for number, (asked, told) in enumerate(ASKED, 1):
        rows += [(f"{number}.", asked), ("", told)] if numbered else [(asked,), (told,)]
    found = _pairs(_in_word(rows, bold=not numbered), ".docx")
    assert [(asked, told) for _, asked, _, told in found] == list(ASKED)


def test_rows_of_a_list_take_no_turns() -> None:
    rows: list[tuple[str, ...]] = [("Tea",), ("Milk",), ("Why not?",), ("Bread",), ("Salt",), ("Flour",)]
    assert _pairs(_in_word(rows), ".docx") == []


def test_a_text_box_is_no_part_of_the_answer_it_stands_in() -> None:
    written = docx.Document()
    asking = [(asked, told) for asked, told in ASKED if asked.endswith("?")]
    for asked, told in asking:
        written.add_paragraph().add_run(asked).bold = True
        anchor = written.add_paragraph(f"{told} And that is all that there is to say of it.")
        box = f"<w:txbxContent {nsdecls('w')}><w:p><w:r><w:t>Beside it.</w:t></w:r></w:p></w:txbxContent>"
        anchor._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:pict>{box}</w:pict></w:r>"))
        written.add_paragraph("Nothing else.")
    data = io.BytesIO()
    written.save(data)
    (read,) = read_bytes(data.getvalue(), source="a.docx", suffix=".docx")
    said = [turn.span.of(read.text) for pair in split(read) if pair.question for turn in pair.turns]
    assert "Beside it." in read.text
    assert len(said) == 2 * len(asking)
    assert not any("Beside" in words for words in said)
