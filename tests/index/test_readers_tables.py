"""Reading tables and styled paragraphs that hold questions and answers or talk, in office documents, pages and sheets."""

from __future__ import annotations

import io

import pytest

from index.readers import read_bytes, workbook
from tests.index.found_pairs import answered
from tests.index.made_files import docx, paragraph, zipped

QUESTIONS = ["How long does delivery take?", "Can I return what I opened?", "Why was my card declined?"]
ANSWERS = ["Two to four working days.", "Yes, within thirty days.", "Banks have many reasons; call yours."]
PAIRS = list(zip(QUESTIONS, ANSWERS, strict=True))
STEPS = "Bring the form."  # a second paragraph of every answer where cells may hold several
TALK = [
    ("Ann Bell", "You came to the island in spring; what did you find there?"),
    ("Olaf Sund", "A house without a door, and a boat that somebody had left behind."),
    ("Ann Bell", "And how did you live through the first winter on your own?"),
    ("Olaf Sund", "Badly. I had not thought of wood, and the ice came early that year."),
]


def pairs(data: bytes | str, suffix: str) -> list[tuple[str, str, str | None]]:
    """Question, answer with its white space as blanks, and speaker of each pair in the file."""
    content = data.encode() if isinstance(data, str) else data
    return answered(read_bytes(content, source=f"file{suffix}", suffix=suffix))


def word_table(rows: list[list[str]]) -> str:
    """A table of Word; a cell's lines are paragraphs."""
    cell = "<w:tc>{}</w:tc>".format
    made = ["".join(cell("".join(map(paragraph, words.split("\n")))) for words in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in made) + "</w:tbl>"


def odt_table(rows: list[list[str]]) -> bytes:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
    )
    made = [
        "".join(
            "<table:table-cell>"
            + "".join(f"<text:p>{line}</text:p>" for line in words.split("\n"))
            + "</table:table-cell>"
            for words in row
        )
        for row in rows
    ]
    table = "<table:table>" + "".join(f"<table:table-row>{row}</table:table-row>" for row in made) + "</table:table>"
    body = f"<office:body><office:text>{table}</office:text></office:body>"
    return zipped({"content.xml": f"<office:document-content {names}>{body}</office:document-content>"})


def rtf_table(rows: list[list[str]]) -> str:
    made = []
    for row in rows:
        cells = [r"\par ".join(rf"\pard\intbl {line}" for line in words.split("\n")) + r"\cell" for words in row]
        made.append(r"\trowd\cellx2000\cellx8000 " + "".join(cells) + r"\row")
    return r"{\rtf1\ansi " + "\n".join(made) + "}"


def html_table(rows: list[list[str]]) -> str:
    made = ["".join(f"<td><p>{words.replace(chr(10), '</p><p>')}</p></td>" for words in row) for row in rows]
    return "<h1>Page</h1><table>" + "".join(f"<tr>{row}</tr>" for row in made) + "</table>"


def in_format(rows: list[list[str]], suffix: str) -> bytes | str:
    match suffix:
        case ".docx":
            return docx(word_table(rows))
        case ".odt":
            return odt_table(rows)
        case ".rtf":
            return rtf_table(rows)
    return html_table(rows)


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".rtf", ".html"])
def test_a_table_of_questions_may_hold_paragraphs_and_have_a_title_above_its_header(suffix: str) -> None:
    said = [[question, f"{answer}\n{STEPS}\n{STEPS}"] for question, answer in PAIRS]
    found = pairs(in_format([["All about orders", ""], ["Question", "Answer"], *said], suffix), suffix)
    assert found == [(question, f"{answer} {STEPS} {STEPS}", None) for question, answer in PAIRS]


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".rtf", ".html"])
def test_a_table_that_lays_out_talk_is_read_as_turns(suffix: str) -> None:
    found = pairs(in_format([list(turn) for turn in TALK], suffix), suffix)
    assert found == [(TALK[0][1], TALK[1][1], "Olaf Sund"), (TALK[2][1], TALK[3][1], "Olaf Sund")]


def test_letters_and_times_in_columns_of_their_own_are_labels() -> None:
    rows = [[f"00:0{i}:10", "QA"[i % 2], turn[1]] for i, turn in enumerate(TALK)]
    assert [found[:2] for found in pairs(html_table(rows), ".html")] == [
        (TALK[0][1], TALK[1][1]),
        (TALK[2][1], TALK[3][1]),
    ]


def test_a_question_over_several_rows_has_all_their_answers() -> None:
    rows = [["Question", "Answer"], *([question, answer] for question, answer in PAIRS[:2]), ["", STEPS]]
    assert pairs(docx(word_table(rows)), ".docx")[1] == (QUESTIONS[1], f"{ANSWERS[1]} {STEPS}", None)


def test_a_table_in_a_cell_of_word_is_not_read_twice() -> None:
    inner = word_table([["inner one", "inner two"]])
    outer = f"<w:tbl><w:tr><w:tc>{paragraph('outer')}{inner}</w:tc><w:tc>{paragraph('other')}</w:tc></w:tr></w:tbl>"
    (document,) = read_bytes(docx(outer), source="file.docx", suffix=".docx")
    assert document.text.count("inner one") == 1


def styled(names: tuple[str, str]) -> bytes:
    """A Word document whose questions and answers have paragraph styles of these names."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{i}"><w:name w:val="{name}"/></w:style>'
        for i, name in enumerate(names)
    )
    body = "".join(
        paragraph(words, properties=f'<w:pStyle w:val="S{i}"/>') for pair in PAIRS for i, words in enumerate(pair)
    )
    return docx(body, styles=styles)


@pytest.mark.parametrize(
    "names", [("Question", "Answer"), ("Interview Frage", "Body Text"), ("List Heading", "List Contents")]
)
def test_styles_named_after_questions_tell_what_is_asked(names: tuple[str, str]) -> None:
    assert [found[:2] for found in pairs(styled(names), ".docx")] == PAIRS
    assert pairs(styled(("Normal", "Normal")), ".docx") == []


def test_sheets_have_titles_headers_in_many_languages_and_hidden_ones_are_left_out() -> None:
    import openpyxl

    sheets: dict[str, list[list[str]]] = {
        "Orders": [["Orders"], [], ["No.", "Câu hỏi", "Trả lời"], ["1", *PAIRS[0]], ["2", *PAIRS[1]]],
        "Payment": [["Відповідь", "Питання"], [ANSWERS[2], QUESTIONS[2]]],
        "Old": [["Question", "Answer"], ["Do you sell lamps?", "No longer."]],
    }
    book = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if name == "Old" else "visible"
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    assert [found[:2] for found in pairs(out.getvalue(), ".xlsx")] == PAIRS


def test_names_beside_what_was_said_are_no_answers_to_it() -> None:
    rows = "\n".join(f'Commissioner {who},"{said}"' for who, said in TALK * 2)
    assert pairs(rows, ".csv") == []


PANELS = "".join(
    f"""<div class="card"><div class="card-header"><h4><a data-toggle="collapse" href="#p{i}" role="button">{question}</a></h4>
    </div><div id="p{i}" class="collapse"><p>{answer}</p></div></div>"""
    for i, (question, answer) in enumerate(PAIRS)
)
SECTIONS = "".join(
    f'<section id="{question.lower().replace(" ", "-").strip("?")}"><h2>{question}</h2><p>{answer}</p></section>'
    for question, answer in [("Which related goods do you share?", "Lamps, among others, and oil."), *PAIRS]
)
VIEWED = """<section><h2>Recently viewed articles</h2><ul><li><a href=1>What is oil?</a></li>
<li><a href=2>Why wool?</a></li></ul></section>"""


def test_heads_of_panels_and_headings_with_links_of_their_own_stay() -> None:
    assert [found[:2] for found in pairs(f"<h1>Orders</h1>{PANELS}{VIEWED}", ".html")] == PAIRS
    assert [found[0] for found in pairs(f"<h1>Orders</h1>{SECTIONS}", ".html")] == [
        "Which related goods do you share?",
        *QUESTIONS,
    ]


def test_a_speaker_who_is_set_apart_by_looks_alone_is_parted_from_the_words() -> None:
    turns = "".join(f'<p><span class="speaker">{who}</span>{said}</p>' for who, said in TALK)
    assert pairs(f"<h1>Talk</h1>{turns}", ".html") == [
        (TALK[0][1], TALK[1][1], "Olaf Sund"),
        (TALK[2][1], TALK[3][1], "Olaf Sund"),
    ]


def test_a_stray_cell_far_below_does_not_make_a_sheet_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Question", "Answer"), ("Why?", "So."), ("Who?", "Nobody.")):
        sheet.append(row)
    sheet["A900"] = "checked by Ann"
    out = io.BytesIO()
    book.save(out)
    monkeypatch.setattr(workbook, "MAX_ROWS", 20)
    found = workbook.read(out.getvalue(), source="faq.xlsx")
    assert [document.source for document in found] == ["faq.xlsx#2", "faq.xlsx#3", "faq.xlsx#900"]
