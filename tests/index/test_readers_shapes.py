"""Layouts that only the shape of a file gives away: transcripts as tables, dashes in captions, one page of a deposition."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence

import pytest

from index.pairs import split
from index.readers import read_bytes
from tests.index.found_pairs import only, spoken
from tests.index.made_files import docx, paragraph, zipped

TURNS = """{speaker},{words},{time}
Tom Abel,How did the mill burn?,{t[0]}
Rosa Keel,A lamp fell over.,{t[1]}
Rosa Keel,The straw caught at once.,{t[2]}
Tom Abel,Was anybody hurt?,{t[3]}
Rosa Keel,"Nobody, thank God.",{t[4]}
"""


@pytest.mark.parametrize(
    ("speaker", "words", "time", "t"),
    [
        ("speaker", "text", "start", ("00:00:04", "00:00:09", "00:00:10", "00:01:12", "00:01:15")),
        ("Speaker", "Utterance", "Timestamp", ("0:04", "0:09", "0:10", "1:12", "1:15")),
        ("name", "content", "start_time", ("4.0", "9.0", "10.0", "72.0", "75.0")),
    ],
)
def test_a_transcript_kept_as_a_table_is_one_document(speaker: str, words: str, time: str, t: tuple[str, ...]) -> None:
    document = only(TURNS.format(speaker=speaker, words=words, time=time, t=t), "talk.csv")
    assert spoken(document) == [
        ("Tom Abel", "How did the mill burn?", [("Rosa Keel", "A lamp fell over. The straw caught at once.")]),
        ("Tom Abel", "Was anybody hurt?", [("Rosa Keel", "Nobody, thank God.")]),
    ]
    assert document.blocks[0].locator.time_start == 4.0


def test_a_table_of_remarks_without_times_stays_a_document_for_each_row() -> None:
    table = "speaker,text,date\nTom,Why so?,2020-01-01\nRosa,So it is.,2020-01-02\nTom,Ah.,2020-01-03\nRosa,Yes.,2020-01-04\n"
    assert len(read_bytes(table.encode(), source="remarks.csv", suffix=".csv")) == 4


PAGE = """                                                  45
 1   Q.   Where were you that night?
 2   A.   At the mill.
 3   Q.   Was the lamp lit?
 4   MR. DUNE:  Objection. Leading.
 5   THE WITNESS:  It was lit, if
 6   I remember it.
 7   Q.   Who lit it?
 8   A.   I did.
"""


def test_one_page_of_a_deposition_keeps_its_lines_as_places() -> None:
    document = only(PAGE, "page.txt")
    found = [pair for pair in split(document) if pair.question]
    assert [pair.question.of(document.text) for pair in found if pair.question] == [
        "Where were you that night?",
        "Was the lamp lit?",
        "Who lit it?",
    ]
    assert [(place.locator.page, place.locator.line) for place in document.places] == [(45, n) for n in range(1, 9)]


def test_a_short_numbered_list_is_no_transcript_paper() -> None:
    text = "".join(f" {n}   item of the list\n" for n in range(1, 10))
    assert only(text, "list.txt").places == ()


@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("I go by [mirakiln](http://kiln.example) online.", ("mirakiln",)),
        ("My name is [Mira Holt](http://kiln.example) and I make pots.", ("Mira Holt",)),
        ("I'm Mira Holt, aka mirakiln. I make pots.", ("Mira Holt", "mirakiln")),
        ("I'm Head Potter at the works.", ()),
    ],
)
def test_a_title_of_one_word_is_a_name_that_somebody_goes_by(said: str, people: tuple[str, ...]) -> None:
    text = f"---\ntitle: mirakiln\n---\n\n### Who are you, and what do you do?\n\n{said}\n\n### What do you use?\n\nA wheel.\n"
    assert only(text, "mirakiln.md").participants == people


@pytest.mark.parametrize("body", ["Steering Committee", "Amazon RDS", "Clay Museum"])
def test_a_body_or_a_thing_speaks_under_its_label_and_is_no_person(body: str) -> None:
    text = f"# Minutes\n\n**{body}:** How is it?\n\n**Rosa Keel:** Slow.\n\n**{body}:** What then?\n\n**Rosa Keel:** Wait.\n"
    askers = [pair.asker for pair in split(only(text, "minutes.md")) if pair.asker]
    assert [(asker.label, asker.person) for asker in askers] == [(body, None), (body, None)]


def test_the_notes_of_a_word_document_stand_below_it_in_the_order_they_are_referred_to() -> None:
    def mark(kind: str, number: int) -> str:
        return f'<w:p><w:r><w:t>Nobody.</w:t></w:r><w:r><w:{kind}Reference w:id="{number}"/></w:r></w:p>'

    body = (
        paragraph("Tom: Was anybody hurt?")
        + mark("footnote", 3).replace("Nobody", "Rosa: Nobody")
        + paragraph("Tom: Will you rebuild?")
        + mark("footnote", 2).replace("Nobody.", "Rosa: Next year.")
    )
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = "".join(
        f'<w:footnote w:id="{n}">{paragraph(words)}</w:footnote>'
        for n, words in ((0, "separator"), (2, "It took three."), (3, "The cat was."))
    )
    data = docx(body)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    document = only(zipped({**entries, "word/footnotes.xml": f"<w:footnotes {w}>{notes}</w:footnotes>"}), "talk.docx")
    assert document.text.endswith("Rosa: Next year.\n\n———\n\nThe cat was.\n\nIt took three.")
    assert "separator" not in document.text
    assert spoken(document) == [
        ("Tom", "Was anybody hurt?", [("Rosa", "Nobody.")]),
        ("Tom", "Will you rebuild?", [("Rosa", "Next year.")]),
    ]


def test_details_whose_summary_stands_on_the_same_line_unfold_an_answer() -> None:
    text = "<details><summary>Why?</summary>\nSo.\n</details>\n"
    assert [pair.layout for pair in split(only(text, "a.md"))] == ["constructs"]


def test_turns_may_say_who_speaks_in_a_mapping_and_what_in_pieces() -> None:
    turns = ",".join(
        f'{{"speaker": {{"id": {at}, "name": "{who}"}}, "start": {at}, "stop": {at + 1}, "text_blocks": [{said}]}}'
        for at, (who, said) in enumerate(
            (
                ("Ann Roe, Jr.", '{"start": 0, "text": "How did the mill"}, {"start": 1, "text": "burn?"}'),
                ("Rosa Keel", '{"start": 2, "text": "A lamp fell over."}'),
                ("Ann Roe, Jr.", '{"start": 3, "text": "Was anybody hurt?"}'),
                ("Rosa Keel", '{"start": 4, "text": "Nobody."}'),
            )
        )
    )
    document = only(f'{{"title": "Mill", "court": {{"size": 9, "page": 2}}, "turns": [{turns}]}}', "mill.json")
    assert spoken(document) == [
        ("Ann Roe, Jr.", "How did the mill burn?", [("Rosa Keel", "A lamp fell over.")]),
        ("Ann Roe, Jr.", "Was anybody hurt?", [("Rosa Keel", "Nobody.")]),
    ]


def test_names_of_values_are_no_speakers_and_a_lone_question_has_no_answer() -> None:
    cases = ",".join(
        f'{{"question": "Who owns mill {n}?", "page": {n}, "volume": 3, "status": "open", "ended": "no"}}'
        for n in (1, 2)
    )
    assert spoken(only(f'{{"cases": [{cases}]}}', "cases.json")) == []


def test_items_whose_titles_all_ask_are_pairs_and_others_are_not() -> None:
    asked = "- title: {}\n  content: In May.\n- title: Who pays?\n  content: The town.\n"
    assert [question for _, question, _ in spoken(only(asked.format("Will you rebuild?"), "mill.yml"))] == [
        "Will you rebuild?",
        "Who pays?",
    ]
    assert spoken(only(asked.format("A new wheel"), "mill.yml")) == []


MILL = [
    ("Reed", "How did the mill burn?"),
    ("Fisk", "A lamp fell over."),
    ("Reed", "Was anybody hurt?"),
    ("Fisk", "Nobody."),
]


def json_lines(rows: Sequence[object]) -> bytes:
    return "\n".join(json.dumps(row) for row in rows).encode()


@pytest.mark.parametrize(("who", "said"), [("speaker", "text"), ("role", "content")])
def test_lines_of_json_that_are_turns_are_one_talk(who: str, said: str) -> None:
    data = json_lines([{who: name, said: words} for name, words in MILL])
    (document,) = read_bytes(data, source="t.jsonl", suffix=".jsonl")
    assert document.source == "t.jsonl"
    assert [(block.speaker, block.span.of(document.text)) for block in document.blocks] == MILL
    assert [pair.question.of(document.text) for pair in split(document) if pair.question] == [MILL[0][1], MILL[2][1]]


@pytest.mark.parametrize(
    "rows",
    [
        [{"speaker": name, "text": words, "id": number} for number, (name, words) in enumerate(MILL)],
        [{"speaker": name, "text": words, "date": "1999"} for name, words in MILL],
        [{"speaker": f"{name} {number}", "text": words} for number, (name, words) in enumerate(MILL)],
        [{"speaker": name, "text": words.replace("?", ".")} for name, words in MILL],
        [{"speaker": name, "text": words} for name, words in sorted(MILL * 2)],
    ],
)
def test_other_lines_of_json_stay_documents_of_their_own(rows: list[object]) -> None:
    documents = read_bytes(json_lines(rows), source="t.jsonl", suffix=".jsonl")
    assert len(documents) == len(rows)
    assert all(document.blocks[0].locator.row for document in documents)


def test_a_line_of_json_that_holds_turns_is_a_talk() -> None:
    said = [{"role": "user" if name == "Reed" else "assistant", "content": words} for name, words in MILL]
    data = json_lines([{"messages": said[:2]}, {"id": "b", "messages": said[2:]}])
    first, second = read_bytes(data, source="t.jsonl", suffix=".jsonl")
    assert (first.source, second.source) == ("t.jsonl#1", "t.jsonl#b")
    assert first.sha256 != second.sha256
    for document, (asked, told) in zip((first, second), (MILL[:2], MILL[2:]), strict=True):
        assert spoken(document) == [("user", asked[1], [("assistant", told[1])])]


@pytest.mark.parametrize("layout", ["letters", "speakers", "numbered", "structured", None])
@pytest.mark.parametrize("name", ["faq.csv", "faq.jsonl", "faq.json"])
def test_a_table_is_read_as_its_table_under_any_layout(layout: str | None, name: str) -> None:
    rows = [
        {"question": "Did it burn?", "answer": "Q: Who asks?\nA: I do."},
        {"question": "When?", "answer": "In May."},
    ]
    lines = {
        "faq.csv": "question,answer\n" + "\n".join(f'"{row["question"]}","{row["answer"]}"' for row in rows),
        "faq.jsonl": "\n".join(map(json.dumps, rows)),
        "faq.json": json.dumps(rows[1:]),
    }
    documents = read_bytes(lines[name].encode(), source=name, suffix="." + name.rpartition(".")[2])
    found = [
        pair.question.of(document.text)
        for document in documents
        for pair in split(document, layout=layout)
        if pair.question
    ]
    assert found == [row["question"] for row in rows][name == "faq.json" :]
    assert not any(pair.question for document in documents for pair in split(document, layout="prose"))


def test_a_row_of_text_is_one_section_whatever_stands_in_it() -> None:
    said = "Q: Did it burn?\nA: It did.\nQ: When?\nA: In May.\nQ: Who saw it?\nA: I did."
    documents = read_bytes(json_lines([{"id": "a", "text": said}]), source="t.jsonl", suffix=".jsonl")
    assert [(pair.question, pair.turns[0].span.of(said)) for pair in split(documents[0])] == [(None, said)]
