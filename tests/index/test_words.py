"""Words: their spans are exact, their forms compare as a reader would compare them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from index.words import content_stems, fold, tokens

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=300)


def test_words_keep_inner_points_apostrophes_and_the_names_of_languages() -> None:
    assert [t.text for t in tokens("C++ and C# at 3.14 for 1,240 don't o’clock e-mail")] == [
        *("C++", "and", "C#", "at", "3.14", "for", "1,240", "don't", "o’clock", "e", "mail")
    ]


def test_accents_and_case_do_not_keep_words_apart() -> None:
    assert fold("Hervé THIS’") == "herve this'"
    assert content_stems("Café kilns") == content_stems("CAFE kiln")


def test_a_possessive_is_the_word_itself() -> None:
    (word,) = tokens("Varga’s")
    assert (word.text, word.folded, word.stop) == ("Varga’s", "varga", False)


def test_chinese_characters_are_words_of_their_own() -> None:
    assert [t.text for t in tokens("東京 tower")] == ["東", "京", "tower"]


def test_stop_words_are_no_content() -> None:
    assert content_stems("What is it that they do?") == frozenset()
    assert content_stems("the storms of 1984") == frozenset({"storm", "1984"})


@settings(max_examples=300, deadline=None)
@given(text=ANYTHING)
def test_every_word_stands_where_it_says_in_order(text: str) -> None:
    at = 0
    for token in tokens(text):
        assert at <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.text
        assert token.folded
        at = token.end
    assert content_stems(text) == {t.stem for t in tokens(text) if not t.stop}


@settings(max_examples=200, deadline=None)
@given(text=ANYTHING)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
