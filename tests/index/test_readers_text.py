"""Reading text, rows and subtitles, and finding the files to read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import UnreadableDocument, UnsupportedDocument
from index.pairs import split
from index.places import Places
from index.readers import discover, read, read_bytes
from index.readers.dates import iso_date
from index.readers.encoding import decode
from index.readers.language import language_of
from index.types import Span
from tests.index.found_pairs import only


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "“It’s naïve,” she said – the café’s owner… £5 für Größe"),
        ("cp1251", "Вопрос: Что такое Руби? Ответ: Руби — это язык программирования, созданный Мацумото."),
        ("utf-16", "Question — what is it?"),
        ("utf-16-le", "Question — what is it? " * 3),
        ("shift_jis", "質問：これは何ですか。答え：これはペンです。とても良いペンです。"),
        ("cp1250", "Otázka: Jak se vám líbí naše město? Odpověď: Je to krásné a příjemné místo k životu."),
        ("cp1250", "Pytanie: Jak spłonął młyn? Odpowiedź: Lampa się przewróciła i zajęła się słoma, a później dach."),
        ("iso8859_2", "Pytanie: Jak spłonął młyn? Odpowiedź: Lampa się przewróciła, a później zajął się dach."),
        ("cp1250", "Kérdés: Hogyan égett le a malom? Válasz: Egy lámpa feldőlt, és a szalma meggyulladt; a tető is."),
        ("cp1254", "Soru: Değirmen nasıl yandı? Cevap: Bir lamba düştü ve saman tutuştu. İki kişi koştu."),
        ("mac_roman", "Q: How did it burn? A: A lamp “fell” over, it’s true – honest. “We” didn’t see the café."),
        ("cp1252", "In the kitchen – or outside – they told us of Jonas Bražys and Zuzana Hradilová; open 8–17."),
        ("cp1252", "Perguntas: Onde fica o moinho? As mães não o viram; os pães, só à tarde, são da avó."),
        ("koi8_r", "Вопрос: Как сгорела мельница? Ответ: Упала лампа, и загорелась солома."),
        ("gb18030", "问：磨坊是怎么烧的？答：一盏灯倒了。有人受伤吗？没有。"),
        ("euc_kr", "질문: 방앗간은 어떻게 탔습니까? 답변: 등불이 넘어졌습니다."),
        ("utf-8", "plain \u200b\u202e and \U0001f600"),
    ],
)
def test_text_is_decoded_whatever_its_encoding(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_utf8_mark_stays_as_character_zero() -> None:
    assert only(b"\xef\xbb\xbfHello there.", ".txt").text == "\ufeffHello there."


def test_lone_surrogates_and_nuls_survive() -> None:
    text = "One \ud800 two\x00 three. " * 40
    assert decode(text.encode("utf-8", "surrogatepass")) == text


@given(st.text())
def test_any_utf8_text_comes_back_character_for_character(text: str) -> None:
    data = text.encode()
    if b"\x00" not in data and not text.startswith("\ufeff"):
        assert decode(data) == text


@given(st.binary(max_size=300))
def test_no_bytes_make_decoding_fail(data: bytes) -> None:
    assert isinstance(decode(data), str)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("suffix", "asked", "answer"), [(".txt", "Q: ", "A: "), (".md", "**Ann:** ", "**Bo:** "), (".rst", "Q: ", "A: ")]
)
def test_turns_on_consecutive_lines_have_their_own_lines(end: str, suffix: str, asked: str, answer: str) -> None:
    rows = [f"{asked}What burned in 190{n}?{end}{answer}A mill{end}and barn {n}." for n in range(9)]
    document = only(end.join(["Fires", "", *rows]), suffix)
    pairs = [pair for pair in split(document) if pair.question]
    expected = [(3 * n, 3 * n + 2) for n in range(1, 10)]
    for order in (1, -1):
        places = Places(document)
        found = [places.locator(pair.span) for pair in pairs[::order]]
        assert [(at.line, at.line_end) for at in found] == expected[::order]
    word = document.text.index("barn 4")
    assert Places(document).locator(Span(word, word + 4)).line == 17


def test_a_row_of_jsonl_is_question_blank_line_answer_unchanged() -> None:
    row = {"id": "r1", "question": " Why? ", "answer": "Because\n\nso. ", "speaker": "Ann Lee", "date": "12 March 2015"}
    (document,) = read_bytes(json.dumps(row).encode(), source="rows.jsonl", suffix=".jsonl")
    assert document.source == "rows.jsonl#r1"
    assert document.text == " Why? \n\nBecause\n\nso. "
    assert [(b.role, b.span.of(document.text)) for b in document.blocks] == [
        ("question", " Why? "),
        ("answer", "Because\n\nso. "),
    ]
    assert document.blocks[1].speaker == "Ann Lee"
    assert document.date == "2015-03-12"
    assert document.participants == ("Ann Lee",)


def test_rows_without_id_are_numbered_by_line_and_ids_used_twice_stay_apart() -> None:
    lines = ['{"text": "one"}', "", '{"text": "three"}', '{"id": 7, "text": "a"}', '{"id": 7, "text": "b"}']
    documents = read_bytes("\n".join(lines).encode(), source="x.jsonl", suffix=".jsonl")
    assert [d.source for d in documents] == ["x.jsonl#1", "x.jsonl#3", "x.jsonl#7", "x.jsonl#7~2"]


def test_a_bad_line_is_named() -> None:
    with pytest.raises(UnreadableDocument, match=r"x\.jsonl: line 2 is not JSON"):
        read_bytes(b'{"text": "one"}\n{"text": ', source="x.jsonl", suffix=".jsonl")


def test_columns_are_found_by_name_in_any_order() -> None:
    data = "id,Antwort,Frage,Speaker\nk1,Weil es geht.,Warum?,Ann Lee\n"
    document = only(data, ".csv")
    assert (document.source, document.text) == ("file.csv#k1", "Warum?\n\nWeil es geht.")
    assert document.blocks[1].speaker == "Ann Lee"


def test_columns_are_found_by_content_where_there_is_no_header() -> None:
    rows = [f"What is thing {i}?;It is the thing that comes after thing {i - 1}." for i in range(1, 5)]
    documents = read_bytes("\n".join(rows).encode(), source="t.csv", suffix=".csv")
    assert [d.source for d in documents] == ["t.csv#1", "t.csv#2", "t.csv#3", "t.csv#4"]
    assert documents[0].text == "What is thing 1?\n\nIt is the thing that comes after thing 0."


def test_a_bilingual_table_gives_two_documents_a_row() -> None:
    data = "id,q_en,q_fr,a_en,a_fr\nx,Who?,Qui ?,Me.,Moi.\n"
    documents = read_bytes(data.encode(), source="t.csv", suffix=".csv")
    assert [(d.source, d.text) for d in documents] == [("t.csv#x:en", "Who?\n\nMe."), ("t.csv#x:fr", "Qui ?\n\nMoi.")]


def test_a_table_without_questions_lists_its_cells() -> None:
    document = only("city\tfounded\nLisbon\t-1200\n", ".tsv")
    assert document.text == "city: Lisbon\nfounded: -1200"
    assert [b.role for b in document.blocks] == [None]


def test_captions_become_turns_with_the_times_of_every_cue() -> None:
    data = """WEBVTT

1
00:00:01.000 --> 00:00:03.500
<v Ann Lee>How did
it begin?

00:00:04.000 --> 00:00:06.000
<v Bob>With a small

00:00:06.000 --> 00:00:08.000 align:start
<v Bob>shop &amp; a <i>loan</i>.
"""
    document = only(data, ".vtt")
    assert document.text == "How did it begin?\n\nWith a small shop & a loan."
    assert [(b.kind, b.speaker) for b in document.blocks] == [("cue", "Ann Lee"), ("cue", "Bob")]
    assert (document.blocks[1].locator.time_start, document.blocks[1].locator.time_end) == (4.0, 8.0)
    assert [(p.span.of(document.text), p.locator.time_start) for p in document.places] == [
        ("How did it begin?", 1.0),
        ("With a small ", 4.0),
        ("shop & a loan.", 6.0),
    ]


def test_rolling_captions_say_their_words_once() -> None:
    data = "1\n00:00:01,000 --> 00:00:02,000\nand so we went home\n\n"
    data += "2\n00:00:02,000 --> 00:00:03,000\nand so we went home early\n"
    assert only(data, ".srt").text == "and so we went home early"


def test_a_recording_beside_a_subtitle_is_its_medium(tmp_path: Path) -> None:
    (tmp_path / "talk.en.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nHello there.\n")
    (tmp_path / "talk.mp4").write_bytes(b"\0\0\0 ftypmp42")
    (document,) = read(tmp_path / "talk.en.srt")
    assert document.blocks[0].locator.media == "talk.mp4"
    assert document.places[0].locator.media == "talk.mp4"


def test_folders_are_walked_in_order_and_what_is_skipped_is_counted(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text("no")
    (inside / "b.txt").write_text("b")
    (inside / "a.unknown").write_text("text whatever its suffix")
    (inside / "noise").write_bytes(bytes(range(256)) * 40)
    (inside / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (inside / ".hidden.txt").write_text("h")
    (inside / "away.txt").symlink_to(outside / "secret.txt")
    (inside / "loop").symlink_to(inside)
    found = discover([inside, tmp_path / "missing.txt"])
    assert [Path(f.source).name for f in found.files] == ["a.unknown", "b.txt"]
    assert found.counts == (("binary", 2), ("hidden", 1), ("missing", 1), ("outside", 1))
    assert [s.source for s in found.skipped if s.is_error] == [str(tmp_path / "missing.txt")]


def test_a_named_file_is_taken_once_even_if_its_folder_is_named_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    assert len(discover([tmp_path / "a.txt", tmp_path]).files) == 1


@pytest.mark.parametrize("data", [b"", b"  \n\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "e.txt").write_bytes(data)
    with pytest.raises(UnreadableDocument, match="empty"):
        read(tmp_path / "e.txt", source="e.txt")


def test_a_binary_file_is_unsupported_and_a_missing_one_unreadable(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"\x7fELF" + bytes(1000))
    with pytest.raises(UnsupportedDocument, match="binary"):
        read(tmp_path / "x.txt")
    with pytest.raises(UnreadableDocument, match=r"gone\.txt: no such file"):
        read(tmp_path / "gone.txt", source="gone.txt")


def test_text_in_the_clothes_of_a_pdf_is_read_as_text() -> None:
    assert (
        only("Just a note that somebody called note.pdf.", ".pdf").text == "Just a note that somebody called note.pdf."
    )


def test_languages_are_told_apart_and_short_texts_are_not_guessed() -> None:
    assert language_of("We went to the market in the morning and bought bread for the week.") == "en"
    assert language_of("Wir gingen am Morgen auf den Markt und kauften Brot für die ganze Woche.") == "de"
    assert language_of("Utrum?") is None


def test_plain_english_is_told_without_the_model_and_other_languages_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    english = "We went to the market in the morning and bought bread for the week. " * 3
    german = "Wir gingen am Morgen auf den Markt und kauften Brot für die ganze Woche. " * 3
    assert language_of(german + "We went to the market and bought it.") == "de"

    def missing() -> None:
        raise LookupError("the model")

    monkeypatch.setattr("index.readers.language._identifier", missing)
    assert language_of(english) == "en"
    with pytest.raises(LookupError):
        language_of(german)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2015-03-12T10:00:00Z", "2015-03-12"),
        ("March 12, 2015", "2015-03-12"),
        ("12. März 2015", "2015-03-12"),
        ("07/16/2024", "2024-07-16"),
        ("03/04/2021", "2021"),
        ("Nov 2019", "2019-11"),
        ("spring 1999", "1999"),
        ("31 February 2015", "2015-02"),
        ("soon", None),
    ],
)
def test_dates_become_iso_as_precise_as_they_are(written: str, iso: str | None) -> None:
    assert iso_date(written) == iso


def test_a_stores_own_files_are_no_documents_and_are_not_thought_gone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    store = tmp_path / "answers"
    for name in ("onrecord.sqlite", "conversations.sqlite-wal", "evaluations/run.json", "uploads/b.txt", "notes.txt"):
        (store / name).parent.mkdir(parents=True, exist_ok=True)
        (store / name).write_text("text")
    found = discover([tmp_path])
    assert [Path(f.source).name for f in found.files] == ["a.txt", "notes.txt"]
    assert found.counts == (("store", 4),)
    assert (store / "uploads").resolve() in found.closed
    assert [Path(f.source).name for f in discover([store / "uploads"]).files] == ["b.txt"]


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("The mill\nRecorded 4 May 2019", "2019-05-04"),
        ("The mill\n**Date and place:** 3 May 2011, at the mill.", "2011-05-03"),
        ("The mill burns again\nDay 2, Thursday 6 October 2022. Chair: Ann Reed.", "2022-10-06"),
        (
            "The mill\n\nThis interview took place on May 4, 2019 in her kitchen. She was born on 3 June 1940.",
            "2019-05-04",
        ),
        ("The mill\n\nThis page was last revised in March 2025.", "2025-03"),
        ("The mill\n\nRosa Keel runs the mill. Ann Reed spoke with her for the Courier in May 2019.", "2019-05"),
        ("The mill\n\nThe rule applies from March 2027 and replaces that of May 2011.", None),
        ("The mill\n\nThe first wheel stopped in March 2023.", None),
        ("The mill\n\nQ: When did it burn?\nA: 4 May 2019.", None),
        ("The mill\n\nAnn: Tell us.\nRosa: On\n4 May 2019\nAnn: And then?\nRosa: Rain.", None),
    ],
)
def test_only_what_says_so_is_the_date_of_a_document(head: str, date: str | None) -> None:
    assert only(f"{head}\n\nQ: Who paid?\nA: The town.\n", ".md").date == date


def test_names_do_not_run_on_over_the_end_of_a_short_line() -> None:
    assert only("Interview with Rosa Keel\nRecorded in May\n\nWho paid?\n\nThe town.\n", ".txt").participants == (
        "Rosa Keel",
    )
