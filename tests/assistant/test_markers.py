"""What a model writes becomes sentences and the passages they name, whole or while it is being written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.compose.markers import bare, split


def read(raw: str, known: int = 4) -> list[tuple[str, tuple[int, ...]]]:
    whole, rest = split(raw, known=known, finished=True)
    assert rest == ""
    return [(sentence.text, sentence.numbers) for sentence in whole]


@pytest.mark.parametrize(
    ("raw", "sentences"),
    [
        ("There are 142 steps [1].", [("There are 142 steps.", (1,))]),
        ("There are 142 steps. [1]", [("There are 142 steps.", (1,))]),
        ("One [1,2] and two [3].", [("One and two.", (1, 2, 3))]),
        ("One [1][2].", [("One.", (1, 2))]),
        ("One [1-3].", [("One.", (1, 2, 3))]),
        ("One 【1】 and 【2†source】.", [("One and.", (1, 2))]),
        ("One [passage 2] and [Passages 1 and 3].", [("One and.", (2, 1, 3))]),
        ("She left. [1] He stayed. [2]", [("She left.", (1,)), ("He stayed.", (2,))]),
        ("[1] She left. [2] He stayed.", [("She left.", (1,)), ("He stayed.", (2,))]),
        ("Dr. Brennan sold 1.5 tonnes [2]. Good.", [("Dr. Brennan sold 1.5 tonnes.", (2,)), ("Good.", ())]),
        ("- Flour [1]\n- Water [2]", [("Flour", (1,)), ("Water", (2,))]),
        ("One [[1]] and two [2, p. 3].", [("One and two.", (1, 2))]),
        ("One (passage 2) and \\[3\\].", [("One and.", (2, 3))]),
        ("One (1). Two. (2)", [("One.", (1,)), ("Two.", (2,))]),
        ("One (1), and two (2, 3)", [("One, and two", (1, 2, 3))]),
        ("One [evidence 1] and [Source: 2], (see excerpt 3).", [("One and,.", (1, 2, 3))]),
        ("In evidence 2, it stands. One [document 1].", [("It stands.", (2,)), ("One.", (1,))]),
        ("One, as stated in passage 2. Two, see [3].", [("One.", (2,)), ("Two.", (3,))]),
        (
            "According to [1], the tower fell. In passage 2, it stands.",
            [("The tower fell.", (1,)), ("It stands.", (2,))],
        ),
        ("It fell [2]. Passage 1 says that a storm came.", [("It fell.", (2,)), ("A storm came.", (1,))]),
    ],
)
def test_markers_are_understood_in_every_usual_form(raw: str, sentences: list[tuple[str, tuple[int, ...]]]) -> None:
    assert read(raw) == sentences


@pytest.mark.parametrize("raw", ["One [9].", "One [0].", "One 【7】.", "One [5-8]."])
def test_a_passage_that_was_not_given_is_dropped(raw: str) -> None:
    assert read(raw) == [("One.", ())]


@pytest.mark.parametrize(
    "raw", ["He wrote [sic] so.", "In [2019] it began.", "A [note].", "In 3 it began (2) or so.", "It took ten (10)."]
)
def test_other_brackets_are_words(raw: str) -> None:
    assert read(raw) == [(raw, ())]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("See ![a chart](http://evil.example/x.png?q=secret).", "See a chart."),
        ("See [this page](http://evil.example).", "See this page."),
        ("See [this page][ref].", "See this page."),
        ("See [this page](javascript:alert(1)).", "See this page."),
        ("Two * three is **six.", "Two * three is six."),
        ("It is <b>bold</b><script>.", "It is bold."),
        ("It is **bold** and `code`.", "It is bold and code."),
        ("## So it is.", "So it is."),
        ("<think>The user [1] wants.</think>So it is.", "So it is."),
        ("So it \u202eis\u200b.", "So it is."),
        ("<|im_start|>assistant\nSo it is.<|im_end|>\n<|im_start|>user\nWhy?", "So it is."),
        ("<<<0a1b2c3d4e5f\nSo it is.\n0a1b2c3d4e5f>>>", "So it is."),
        ("So it is.\n\n**Sources:**\n[1] An interview\n[2] A note", "So it is."),
        ("So it is.\n\nReferences\n- An interview", "So it is."),
    ],
)
def test_markup_keeps_its_words_only(raw: str, text: str) -> None:
    assert read(raw) == [(text, ())]


def test_a_linked_marker_is_a_marker() -> None:
    assert read("So it is [1](http://evil.example).") == [("So it is.", (1,))]
    assert read("So it is [1](javascript:alert(1)).") == [("So it is.", (1,))]


def test_a_line_about_sources_inside_an_answer_stays() -> None:
    assert [text for text, _ in read("Sources of light vary.\nSources say so.")] == [
        "Sources of light vary.",
        "Sources say so.",
    ]


def test_the_bare_words_have_no_marker() -> None:
    assert bare("**So** it is [1]. [2]") == "So it is."


def test_a_thought_that_never_ends_is_no_answer() -> None:
    assert read("<think>Let me see") == []


def test_a_marker_is_held_back_until_it_is_whole() -> None:
    raw = "There are 142 steps [1, 2]. She cranked the weight (1). He [evidence 2] slept (passage 3)."
    seen = {split(raw[:end], known=4, finished=False)[1] for end in range(len(raw))}
    assert not any(sign in words for words in seen for sign in "[]()")


@pytest.mark.parametrize("sign", ["**", "*", "__", "***", "`"])
def test_an_emphasis_that_is_not_closed_yet_is_not_shown(sign: str) -> None:
    raw = f"{sign}The tower has 142 steps [1]. The wind took the vane [2].{sign} So it was."
    for end in range(len(raw)):
        whole, writing = split(raw[:end], known=4, finished=False)
        assert not any(sign[0] in words.rstrip("*_`") for words in (*(s.text for s in whole), writing))


def test_a_link_is_held_back_until_its_address_is_whole() -> None:
    raw = "So it is [1](javascript:alert(1)). He stayed."
    assert not any("java" in split(raw[:end], known=4, finished=False)[1] for end in range(len(raw)))


def test_a_sentence_is_whole_once_the_next_has_begun() -> None:
    assert split("She left at 5 p.m. [1] H", known=4, finished=False)[0] == ()
    whole, writing = split("She left at 5 p.m. [1] He stayed", known=4, finished=False)
    assert [(sentence.text, sentence.numbers) for sentence in whole] == [("She left at 5 p.m.", (1,))]
    assert writing == "He stayed"


PIECES = st.sampled_from(
    [
        "She ",
        "left. ",
        "He ",
        "stayed",
        ". ",
        "[1]",
        "[1, ",
        "2]",
        "【3】",
        "<b>",
        "**",
        "\n",
        "- ",
        "[x](y)",
        "<think>",
        "5.5 ",
        "![",
    ]
)


@given(st.lists(PIECES, max_size=25))
def test_what_is_whole_is_still_there_when_the_writing_ends(pieces: list[str]) -> None:
    raw = ""
    for piece in pieces:
        raw += piece
        whole, _ = split(raw, known=3, finished=False)
        final, _ = split(raw, known=3, finished=True)
        assert len(whole) <= len(final)
        assert all(1 <= number <= 3 for sentence in final for number in sentence.numbers)


@given(st.text(max_size=400))
def test_any_text_is_read(raw: str) -> None:
    for finished in (False, True):
        whole, writing = split(raw, known=3, finished=finished)
        assert all(sentence.text.strip() for sentence in whole)
        assert writing == "" or not finished
