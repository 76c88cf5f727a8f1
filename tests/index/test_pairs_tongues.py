"""Talks as newspapers, broadcasters and offices of other languages write them: who asks, who answers, what nobody says."""

from __future__ import annotations

import pytest

from index.pairs import split
from index.readers import read_bytes

PRESS = """\
河湾县抗旱保水新闻发布会实录

主持人：县政府办公室主任 孟晓芸
发布人：县水务局局长 葛长河

孟晓芸：各位记者朋友，大家好。今天请葛长河局长介绍抗旱情况。

葛长河：谢谢主持人。目前全县水库蓄水三百万方。

孟晓芸：下面请记者提问。

县电视台记者：请问夏天会不会停水？

葛长河：不会。我们有两口备用井。

孟晓芸：请继续提问。

农民日报记者：水费要涨吗？

葛长河：今年不涨。明年再看。

孟晓芸：最后一个问题。

网友：乡下什么时候通自来水？

葛长河：年底以前，一共三十个村。

孟晓芸：由于时间关系，发布会就到这里。
"""


def pairs_of(text: str, name: str = "talk.txt") -> list[tuple[str | None, str, tuple[str | None, ...], str]]:
    """Asker, question, speakers and answer of every pair."""
    found = []
    for document in read_bytes(text.encode(), source=name, suffix=f".{name.rpartition('.')[2]}"):
        for pair in split(document):
            if pair.question:
                told = " ".join(turn.span.of(document.text) for turn in pair.turns)
                who = tuple(turn.speaker.name if turn.speaker else None for turn in pair.turns)
                found.append((pair.asker.name if pair.asker else None, pair.question.of(document.text), who, told))
    return found


def test_reporters_of_different_papers_ask_and_whoever_presides_only_gives_the_floor() -> None:
    assert pairs_of(PRESS) == [
        ("县电视台记者", "请问夏天会不会停水？", ("葛长河",), "不会。我们有两口备用井。"),
        ("农民日报记者", "水费要涨吗？", ("葛长河",), "今年不涨。明年再看。"),
        ("网友", "乡下什么时候通自来水？", ("葛长河",), "年底以前，一共三十个村。"),
    ]


ARABIC = """\
صحيفة النهر

النجّار منير الحداد: الخشب لا يكذب

حاورته: ريم الصافي

في قريته الصغيرة يعمل منير الحداد منذ الفجر.

■ متى بدأت؟
- بدأت طفلاً مع أبي.

■ ما أصعب عمل؟
- الأبواب القديمة.

■ هل تعلّم أحداً؟
- أعلّم ابنتي.
"""
HINDI = """\
प्रस्तुति: कविता जोशी        अतिथि: महेश यादव (कुम्हार)

कविता: आपने काम कब शुरू किया?

महेश: बचपन में, पिता के साथ।

कविता: मिट्टी कहाँ से आती है?

महेश: नदी के किनारे से।

कविता: क्या बच्चे सीखते हैं?

महेश: दो बच्चे सीखते हैं।
"""
KOREAN = """\
# [사람과 일] 목수 정다운

> 글 오세린 기자 | 사진 민서

정다운 작가를 강릉의 작업실에서 만났다.

**Q. 언제 시작하셨나요?**

A. 열 살 때 아버지 곁에서요.

**Q. 무엇이 가장 어렵나요?**

A. 오래된 문입니다.

**Q. 다음 계획은요?**

A. 배를 만들 거예요.
"""
JAPANESE = """\
時計を直す人　三浦 千鶴さん

聞き手・文／長谷 ゆり　写真／森 一

三浦千鶴さん（六十）に聞いた。

――いつ始めましたか。

三浦　十歳のときです。

――何が難しいですか。

三浦　古い時計です。

――お弟子さんはいますか。

三浦　娘が一人。
"""
GREEK = """\
# Ανδρέας Κουρής: «Το ξύλο θυμάται»

Συνέντευξη στη Μαρία Λιάπη

**Πότε ξεκινήσατε;**

Δέκα χρονών, δίπλα στον πατέρα μου.

**Τι σας δυσκολεύει;**

Οι παλιές πόρτες.

**Διδάσκετε;**

Την κόρη μου.
"""
UKRAINIAN = """\
Розмова з теслею

Данило Вербицький теше дошки з дитинства. Розпитувала Ірина Коваль.

— Коли ви почали?
— Десять років мав, батько навчив мене.

— Що найважче?
— Старі двері.

— Чи вчите когось?
— Доньку.
"""


@pytest.mark.parametrize(
    ("text", "name", "asks", "answers"),
    [
        pytest.param(ARABIC, "talk.txt", "ريم الصافي", "منير الحداد", id="Arabic"),
        pytest.param(HINDI, "talk.txt", "कविता जोशी", "महेश यादव", id="Hindi"),
        pytest.param(KOREAN, "talk.md", "오세린", "정다운", id="Korean"),
        pytest.param(JAPANESE, "talk.txt", "長谷 ゆり", "三浦千鶴", id="Japanese"),
        pytest.param(GREEK, "talk.md", "Μαρία Λιάπη", "Ανδρέας Κουρής", id="Greek"),
        pytest.param(UKRAINIAN, "talk.txt", "Ірина Коваль", "Данило Вербицький", id="Ukrainian"),
    ],
)
def test_bylines_say_who_asks_and_headlines_or_introductions_who_answers(
    text: str, name: str, asks: str, answers: str
) -> None:
    assert [(asker, told) for asker, _, told, _ in pairs_of(text, name)] == [(asks, (answers,))] * 3


def test_nobody_answers_what_readers_of_a_page_ask_even_where_a_name_stands_above() -> None:
    text = ARABIC.replace("صحيفة النهر", "الأسئلة الشائعة").replace("حاورته: ريم الصافي\n\n", "")
    assert {told for _, _, told, _ in pairs_of(text)} == {(None,)}


def test_thanks_that_end_a_talk_are_no_question_and_a_remark_in_wide_brackets_is_nobodys() -> None:
    text = JAPANESE.replace("古い時計です。\n", "古い時計です。\n\n（ここで鐘が鳴り、しばらく休む）\n")
    assert pairs_of(text + "\n――本日はありがとうございました。\n\n（編集部）\n") == pairs_of(JAPANESE)
    assert len(pairs_of(text.replace("お弟子さんはいますか。", "ありがとうございます。お弟子さんはいますか。"))) == 3


BOLD = """\
# The miller's clerk

**Mill & Home** How does a girl from Hull come to be a clerk?

**Rosa Keel** There was a paper on the door. I could add.

**M&H** You must have been the only one.

**Keel** In the room, yes.

**M&H** Did you ever see the wheel turn?

**Keel** Once, for the books.
"""


def test_who_is_named_in_full_once_in_bold_and_by_surname_or_initials_from_then_on_speaks() -> None:
    assert pairs_of(BOLD, "talk.md") == [
        (
            "Mill & Home",
            "How does a girl from Hull come to be a clerk?",
            ("Rosa Keel",),
            "There was a paper on the door. I could add.",
        ),
        ("Mill & Home", "You must have been the only one.", ("Rosa Keel",), "In the room, yes."),
        ("Mill & Home", "Did you ever see the wheel turn?", ("Rosa Keel",), "Once, for the books."),
    ]


def test_thanks_before_a_request_stay_a_question() -> None:
    asked = "**How did your mill burn?**\n\nA lamp fell over.\n\n**Were you hurt?**\n\nNobody.\n\n"
    thanked = asked + "**Who paid?**\n\nThe town did.\n\n**Thanks for the tea. Tell us of the wheel.**\n\nIt turned.\n"
    assert (
        pairs_of("# Rosa Keel on mills\n\n" + thanked, "talk.md")[-1][1] == "Thanks for the tea. Tell us of the wheel."
    )


def test_long_words_with_vowel_signs_are_read_in_no_time() -> None:
    word = "कि" * 40
    head = f"{word}: {word} {word}! {word}\n\nमहेश: {word} {word}।\n\n"
    assert pairs_of(head + HINDI + f"\n{word}: {word} {word}।\n")
