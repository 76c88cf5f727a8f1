"""Transcripts, chats and help centres as programs export them: each word once, who says it, and no settings."""

from __future__ import annotations

import json
import re

import pytest

from index.pairs import split
from index.readers import read_bytes
from index.types import Document
from tests.index.made_exports import EXPORTS, NAMED, NAMES, PAIRS, TALK, WHOLE, turns


def only(value: object, name: str = "talk.json") -> Document:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    (document,) = read_bytes(data, source=name, suffix="." + name.rpartition(".")[2])
    return document


def pairs(document: Document) -> list[tuple[str, str, str | None]]:
    """Question, answer and who answers."""
    return [
        (
            pair.question.of(document.text),
            " ".join(turn.span.of(document.text) for turn in pair.turns),
            pair.turns[0].speaker.name if pair.turns[0].speaker else None,
        )
        for pair in split(document)
        if pair.question
    ]


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_of_a_talk_gives_every_word_once(name: str) -> None:
    document = only(EXPORTS[name]())
    assert [found[:2] for found in pairs(document)] == PAIRS
    said = re.sub(r"\s+", " ", document.text)
    for title in ("Mill ", "The mill "):
        said = said.removeprefix(title)
    assert said == WHOLE
    if name in NAMED:
        assert {speaker for _, _, speaker in pairs(document)} == {NAMES[1]}


@pytest.mark.parametrize("name", ["amazon transcribe", "assemblyai", "deepgram", "azure", "editors", "gong"])
def test_the_words_of_an_export_keep_their_seconds(name: str) -> None:
    cues = [block.locator for block in only(EXPORTS[name]()).blocks if block.kind == "cue"]
    starts = [start for *_, start, _ in turns()]
    assert [cue.time_start for cue in cues] == pytest.approx(starts, abs=0.01)


def test_what_is_told_about_a_talk_stands_above_it_and_its_settings_are_left_out() -> None:
    told = [{"speaker": NAMES[int(who)], "text": said} for who, said in TALK]
    value = {"place": "Leeds", "segments": told, "language": "en", "score": 0.9, "notes": "Recorded in a cold kitchen."}
    assert only(value).text.startswith("place: Leeds\nnotes: Recorded in a cold kitchen.\n\nHow did the mill")
    assert only(value).text.endswith(TALK[-1][1])


def test_two_talks_in_one_file_are_both_kept_with_the_names_of_each() -> None:
    def talk(*names: str) -> object:
        said = [{"speaker": int(who), "text": words} for who, words in TALK]
        return {"speakers": [{"id": at, "name": name} for at, name in enumerate(names)], "turns": said}

    found = pairs(only([talk("Ann Bell", "Rosa Keel"), talk("Jo Marsh", "Ed Thorn")]))
    assert [speaker for *_, speaker in found] == ["Rosa Keel"] * 3 + ["Ed Thorn"] * 3


def test_reviews_and_chapters_are_no_talk() -> None:
    reviews = [{"user": f"u{at}", "text": said, "rating": at} for at, (_, said) in enumerate(TALK)]
    chapters = [{"startTime": 0, "title": "How it began"}, {"startTime": 168, "title": "Who stayed?"}]
    assert pairs(only(reviews)) == pairs(only({"chapters": chapters})) == []


def test_articles_whose_titles_mostly_ask_are_pairs_without_the_fields_beside_them() -> None:
    told = (("Can I stop it?", "Pull the lever."), ("It smells burnt", "Wait."), ("Who owns it?", "The town."))
    fields = {"position": 0, "vote_sum": 3, "created_at": "2023-05-01T08:00:00Z", "locale": "en-gb", "draft": False}
    articles = [{**fields, "name": title, "title": title, "body": f"<p>{body}</p>"} for title, body in told]
    document = only({"count": 3, "next_page": None, "page": 1, "articles": articles})
    assert [found[:2] for found in pairs(document)] == list(told)
    assert document.text == "\n\n".join(f"{title}\n\n{body}" for title, body in told)


def test_posts_with_titles_and_answers_are_pairs() -> None:
    question = {"title": "The mill burns", "body": "<p>What now?</p>", "score": 1, "answers": []}
    answers = [{"owner": {"display_name": name}, "body": f"<p>{name} said so.</p>", "score": 4} for name in NAMES]
    document = only({"items": [{**question, "answers": answers}], "has_more": False})
    (pair,) = [pair for pair in split(document) if pair.question]
    assert pair.question is not None
    assert pair.question.of(document.text) == "The mill burns\n\nWhat now?"
    told = [(turn.speaker and turn.speaker.name, turn.span.of(document.text)) for turn in pair.turns]
    assert told == [(name, f"{name} said so.") for name in NAMES]


STOP, OWN = ("How do I stop it?", "Pull the lever."), ("Who owns it?", "The town.")


@pytest.mark.parametrize(
    "value",
    [
        [
            {"id": "a", "userSays": [{"data": [{"text": asked}]}], "responses": [{"messages": [{"speech": [told]}]}]}
            for asked, told in (STOP, OWN)
        ],
        {
            "intents": [
                {
                    "displayName": "x",
                    "trainingPhrases": [{"parts": [{"text": asked[:4]}, {"text": asked[4:]}]}],
                    "messages": [{"text": {"text": [told]}}],
                }
                for asked, told in (STOP, OWN)
            ]
        },
        {
            "intents": [
                {"intent": "stop", "examples": [{"text": STOP[0]}]},
                {"intent": "own", "examples": [{"text": OWN[0]}]},
            ],
            "dialog_nodes": [
                {"conditions": "#own", "output": {"text": {"values": [OWN[1]]}}},
                {"conditions": "#stop", "output": {"generic": [{"values": [{"text": STOP[1]}]}]}},
            ],
        },
        {"qnas": [{"data": {"questions": {"en": [asked]}, "answers": {"en": [told]}}} for asked, told in (STOP, OWN)]},
    ],
    ids=["says", "phrases", "nodes", "languages"],
)
def test_what_a_chatbot_is_asked_and_replies_is_joined(value: object) -> None:
    assert [found[:2] for found in pairs(only(value))] == [STOP, OWN]


RASA = """version: "3.1"
nlu:
- intent: faq/stop
  examples: |
    - How do I stop it?
- intent: own
  examples: |
    - Who owns it?
responses:
  utter_owner:
  - text: The town.
  utter_faq/stop:
  - text: Pull the lever.
rules:
- rule: owner
  steps:
  - intent: own
  - action: utter_owner
"""


def test_examples_and_replies_are_joined_by_the_name_of_the_intent_or_by_a_rule() -> None:
    assert [found[:2] for found in pairs(only(RASA.encode(), "bot.yml"))] == [STOP, OWN]


ROWS = [
    ["Why did it burn?", "A lamp fell over in the loft."],
    ["Parking", "Behind the bakery, after six."],
    ["When?", "In May."],
]


@pytest.mark.parametrize(
    "value",
    [
        ROWS,
        {"columns": ["question", "answer"], "index": [0, 1, 2], "data": ROWS},
        {
            "question": {str(at): row[0] for at, row in enumerate(ROWS)},
            "answer": {str(at): row[1] for at, row in enumerate(ROWS)},
        },
        {"questions": [row[0] for row in ROWS], "answers": [row[1] for row in ROWS]},
        {"faq": {"The mill": [{row[0]: row[1]} for row in ROWS]}},
    ],
    ids=["rows", "split", "columns", "lists", "single keys"],
)
def test_tables_in_data_are_read_by_rows_or_by_columns(value: object) -> None:
    assert [found[:2] for found in pairs(only(value))] == [(row[0], row[1]) for row in ROWS]


def test_several_ways_to_ask_are_one_question() -> None:
    value = {
        "questions": ["Why did it burn?", "burning reason", "fire"],
        "answers": ["A lamp.", "It was a lamp.", "Lamp."],
    }
    assert len(pairs(only([value, value]))) == 2


def test_fields_beside_a_long_text_stand_above_it_and_not_in_its_last_answer() -> None:
    said = "".join(f"<p><b>{NAMES[int(who)]}:</b> {words}</p>" for who, words in TALK)
    document = only({"text": said, "media": "mill.mp3", "media-time": 12.3}, "mill.otr")
    assert [found[:2] for found in pairs(document)] == PAIRS


def test_words_of_a_script_without_blanks_are_no_settings() -> None:
    said = ("水車はどのように燃えたのですか？", "ランプが倒れました。", "けが人はいましたか？", "いいえ、誰も。")
    turns = [{"speaker": "聞高"[at % 2], "text": words} for at, words in enumerate(said)]
    document = only({"language": "ja", "備考": "寒い台所で録音しました。", "segments": turns})
    assert document.text.startswith("備考: 寒い台所で録音しました。\n\n水車は")
    assert [found[:2] for found in pairs(document)] == [(said[0], said[1]), (said[2], said[3])]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_data_may_be_in_other_encodings(encoding: str) -> None:
    value = [
        {"question": "Où est-ce ?", "answer": "À côté, près de l'été."},
        {"question": "Quand ?", "answer": "Après."},
    ]
    data = json.dumps(value, ensure_ascii=False).encode(encoding)
    assert [found[:2] for found in pairs(only(data))] == [(item["question"], item["answer"]) for item in value]


@pytest.mark.parametrize("encoding", ["Shift_JIS", "EUC-JP", "windows-1252", "UTF-16"])
def test_xml_may_be_in_the_encoding_that_it_declares(encoding: str) -> None:
    asked, told = ("Où ?", "Là.") if encoding == "windows-1252" else ("営業時間は？", "九時からです。")
    item = f"<item><question>{asked}</question><answer>{told}</answer></item>"
    data = f'<?xml version="1.0" encoding="{encoding}"?><faqs>{item}</faqs>'.encode(encoding)
    assert [found[:2] for found in pairs(only(data, "faq.xml"))] == [(asked, told)]
