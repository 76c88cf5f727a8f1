"""Transcripts kept as tables, in sheets and in text, whatever their columns are called; and tables that are none."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pytest

from index.readers import read_bytes
from index.types import Document
from tests.index.found_pairs import answered

TALK = (
    ("Ann Bell", "How did the mill burn?"),
    ("Rosa Keel", "A lamp fell over. The straw caught at once."),
    ("Rosa Keel", "The wind did the rest of it."),
    ("Ann Bell", "You rebuilt it twice, as they told me in the village."),
    ("Rosa Keel", "Three times, if you count the roof."),
    ("Ann Bell", "Was anybody hurt?"),
    ("Rosa Keel", "Nobody, thank God."),
)
PAIRS = [
    (TALK[0][1], f"{TALK[1][1]} {TALK[2][1]}", "Rosa Keel"),
    (TALK[3][1], TALK[4][1], "Rosa Keel"),
    (TALK[5][1], TALK[6][1], "Rosa Keel"),
]
TIMED = [[f"00:0{at}:10", who, said] for at, (who, said) in enumerate(TALK)]
Sheet = Sequence[Sequence[object]]


def sheets(**named: Sheet) -> bytes:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    for title, rows in named.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def table(rows: Sheet, *, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def read(data: bytes, suffix: str) -> tuple[Document, ...]:
    return read_bytes(data, source=f"talk{suffix}", suffix=suffix)


@pytest.mark.parametrize(
    "heads",
    [
        ("Timecode", "Who", "Utterance"),
        ("hora", "interviniente", "texto"),
        ("Zeit", "Sprecherin", "Wortlaut"),
        ("minutage", "locuteur", "propos"),
        ("時間", "発言者", "発言内容"),
        ("в", "г", "д"),
        ("Start Time", "Speaker name", "Transcript"),
    ],
)
@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".tsv"])
def test_a_table_of_turns_is_one_talk_in_any_language(heads: Sequence[str], suffix: str) -> None:
    rows = [list(heads), *TIMED]
    data = sheets(Talk=rows) if suffix == ".xlsx" else table(rows, delimiter="," if suffix == ".csv" else "\t")
    documents = read(data, suffix)
    assert [document.source for document in documents] == [f"talk{suffix}"]
    assert answered(documents) == PAIRS
    assert [block.locator.time_start for block in documents[0].blocks][:2] == [10, 70]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "utf-16", "utf-8-sig"])
def test_the_words_of_a_table_may_be_in_older_encodings(encoding: str) -> None:
    rows = [["hora", "interviniente", "texto"], *([at, who, f"¿Sí? {said} Mañana."] for at, who, said in TIMED)]
    (document,) = read(table(rows, delimiter=";", encoding=encoding), ".csv")
    assert document.text.startswith("¿Sí? How did the mill burn? Mañana.")


def test_turns_need_no_times_where_columns_are_named_or_one_of_two_asks() -> None:
    named = [["Speaker", "Text", "Code"], *([who, said, "fire"] for who, said in TALK)]
    asking = [(who, f"{at}: {said}") for at in (1, 2) for who, said in TALK if not said.startswith("You")]
    assert answered(read(sheets(Talk=named), ".xlsx")) == PAIRS
    assert answered(read(table(asking), ".csv"))[0][0] == f"1: {TALK[0][1]}"
    assert len(read(table([["A", "B"], *asking]), ".csv")) == 1


def test_names_may_be_merged_cells_and_titles_may_stand_above_the_headings() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Interview 3", "2020"])
    sheet.append([])
    sheet.append(["Who", "Utterance", "Notes"])
    for who, said in TALK:
        sheet.append([who, said])
    sheet.merge_cells("A5:A6")
    sheet["C5"] = "Check the year."
    out = io.BytesIO()
    book.save(out)
    (document,) = read(out.getvalue(), ".xlsx")
    assert answered([document]) == PAIRS
    assert document.text.startswith("Interview 3 2020\n\nHow did")


def test_a_talk_among_other_sheets_is_named_after_its_sheet() -> None:
    notes = [["Read me"], ["Who transcribed this: nobody knows."]]
    documents = read(sheets(Notes=notes, One=[["Who", "Utterance"], *TALK]), ".xlsx")
    assert [document.source for document in documents][-1] == "talk.xlsx#One"
    assert answered(documents) == PAIRS
    assert len({document.sha256 for document in documents}) == len(documents)


@pytest.mark.parametrize(
    "rows",
    [
        [["speaker", "text", "date"], *([who, said, f"2020-01-0{at}"] for at, (who, said) in enumerate(TALK, 1))],
        [["id", "speaker", "text"], *([f"x{at * 7}", who, said] for at, (who, said) in enumerate(TALK))],
        [["priority", "comment"], *([("high", "low")[at % 2], f"The pump {at} is broken."] for at in range(8))],
        [
            ["product", "category", "description"],
            *([f"P{at}", "ab"[at % 2], f"It does {at} things well."] for at in range(8)),
        ],
        [["name", "message"], *([f"Visitor {'abcdefgh'[at]}", f"What a nice {at} place?"] for at in range(8))],
    ],
    ids=["remarks", "ids", "tickets", "catalogue", "guests"],
)
def test_tables_of_other_things_stay_documents_for_each_row(rows: Sheet) -> None:
    documents = read(table(rows), ".csv")
    assert len(documents) == len(rows) - 1
    assert all(document.blocks[0].locator.row for document in documents)


def test_headings_that_ask_in_one_sheet_tell_what_another_with_the_same_holds() -> None:
    heads = ["Topic", "Guest", "House", "Notes"]
    asked = [
        ["a", "Where do I park?", "In the yard behind the bakery.", ""],
        ["b", "Is there a charger?", "Two of them.", ""],
    ]
    stated = [
        ["c", "We have a small dog", "Dogs are welcome downstairs.", "max 2"],
        ["d", "Bells!", "There are ear plugs.", ""],
    ]
    documents = read(sheets(One=[["Wording"], [], heads, *asked], Two=[["Wording"], [], heads, *stated]), ".xlsx")
    assert answered(documents) == [(row[1], row[2], None) for row in (*asked, *stated)]


def test_columns_of_what_a_guest_asks_and_we_say_are_pairs_below_a_title() -> None:
    rows = [
        ["Stay", "approved"],
        ["ID", "Guest asks", "We say"],
        ["S1", "A dog, maybe", "Gladly."],
        ["S2", "Bells", "Plugs."],
    ]
    assert [found[:2] for found in answered(read(table(rows), ".csv"))] == [
        ("A dog, maybe", "Gladly."),
        ("Bells", "Plugs."),
    ]


def test_turns_in_a_script_without_blanks_are_heard() -> None:
    said = (
        "水車はどのように燃えたのですか？",
        "ランプが倒れました。わらに火がつきました。",
        "けが人は？",
        "いいえ、誰もいません。",
    )
    rows = [["話者", "発言"], *([("聞き手", "高橋")[at % 2], words] for at, words in enumerate(said))]
    found = answered(read(table(rows, encoding="shift_jis"), ".csv"))
    assert [pair[:2] for pair in found] == [(said[0], said[1]), (said[2], said[3])]
