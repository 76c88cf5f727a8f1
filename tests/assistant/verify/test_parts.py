"""The parts of the verifier: words, alignment, claims, attributions, word vectors, the model."""

import json
from pathlib import Path

import numpy as np
import pytest

from assistant.verify import meanings, model
from assistant.verify.align import align, source_of
from assistant.verify.attribution import attribution, same_person
from assistant.verify.claims import claims_of, role_of
from assistant.verify.compounds import as_written
from assistant.verify.contraries import opposite
from assistant.verify.features import NAMES
from assistant.verify.labels import Speakers
from assistant.verify.words import compare_words


def keys(text: str) -> list[str]:
    return [word.key for word in compare_words(text)]


def test_person_and_contraction_do_not_matter() -> None:
    assert keys("I've used my own, don't worry") == keys("they have used their own, do not worry")
    assert keys("It's Ada's") == ["it", "be", "ada"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,000", "1000"),
        ("twenty-five", "25"),
        ("3 thousand", "3000"),
        ("13k", "13000"),
        ("16GB", "16 gigabytes"),
        ("2.0", "two"),
        ("$2.5 million", "2.5 million dollars"),
        ("€40", "40 euros"),
        ("twice", "two times"),
        ("once a week", "one time a week"),
        ("7:30 a.m.", "7:30 am"),
        ("they taught", "they teach"),
        ("two hundred and sixty-five", "265"),
        ("one thousand two hundred", "1,200"),
        ("three million two hundred thousand and five", "3200005"),
        ("a hundred", "100"),
        ("under-18s", "under 18"),
    ],
)
def test_one_value_has_one_key(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("between two hundred and three hundred", ["200", "300"]),
        ("five and six", ["5", "6"]),
        ("one hundred and more", ["100"]),
        ("nineteen eighty-four", ["19", "84"]),
    ],
)
def test_neighbouring_numbers_stay_apart(text: str, numbers: list[str]) -> None:
    assert [word.key for word in compare_words(text) if word.kind == "number"] == numbers


@pytest.mark.parametrize(
    ("claim", "passage"),
    [("a color scheme", "a colorscheme"), ("her website", "her web site"), ("a lighthouse", "a light house")],
)
def test_one_word_or_two_is_the_same(claim: str, passage: str) -> None:
    source = source_of([passage])
    words = as_written(compare_words(claim), source)
    assert all(at >= 0 for at in align(words, source))
    assert words[-1].end == len(claim)


def test_neighbours_that_the_passage_does_not_write_together_stay_apart() -> None:
    words = compare_words("a green house")
    assert as_written(words, source_of(["a house that is green"])) == words


def test_currency_and_percent_signs_are_units() -> None:
    assert [(w.key, w.kind) for w in compare_words("$5 or 12%")] == [
        ("5", "number"),
        ("dollar", "unit"),
        ("or", "function"),
        ("12", "number"),
        ("percent", "unit"),
    ]


def test_words_keep_their_place_in_the_text() -> None:
    text = "Don’t pay €1,000.50 — twenty-five is fine."
    assert all(0 <= w.start < w.end <= len(text) for w in compare_words(text))
    assert text[compare_words(text)[0].start : compare_words(text)[0].end] == "Don’t"


def test_the_alignment_follows_the_order_of_the_passage() -> None:
    source = source_of(["The red car met the blue car near the red house."])
    matched = align(compare_words("the red house"), source)
    assert [source.words[m].folded for m in matched] == ["the", "red", "house"]
    assert list(matched) == [8, 9, 10]


def test_a_claim_without_shared_words_is_aligned_with_nothing() -> None:
    assert align(compare_words("Purple elephants"), source_of(["A small house."])) == (-1, -1)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("like", "dislik", True), ("increas", "decreas", True), ("happi", "unhappi", True), ("house", "garden", False)],
)
def test_opposites_are_listed_or_built_with_a_prefix(one: str, other: str, expected: bool) -> None:
    assert opposite(one, other) is expected


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Hello!", "courtesy"),
        ("You're welcome.", "courtesy"),
        ("Would you like me to explain?", "courtesy"),
        ("Here are some of them:", "lead_in"),
        ("I don't know.", "refusal"),
        ("The provided context does not contain information about that.", "refusal"),
        ("I do not know what keyboard she uses.", "refusal"),
        ("I am unable to find any information about this.", "refusal"),
        ("Based on the documents, there is no information about her age.", "refusal"),
        ("I have no desk.", "claim"),
        ("We have no data centre in Paris.", "claim"),
        ("I can't find my keys.", "claim"),
        ("I never answer the phone.", "claim"),
        ("The passages do not mention a horse; she owns a boat.", "claim"),
        ("The passages do not say so, because she was born in 1815.", "claim"),
        ("The passages do not mention Emacs, and she uses Vim.", "claim"),
        ("The passages do not mention her desk, which is made of oak.", "claim"),
        ("She does not use a Mac.", "claim"),
        ("If you have no idea where to start, ask a friend.", "claim"),
        ("There is no time to lose.", "claim"),
        ("Yes, they have no information desk at the station.", "claim"),
        ("Did you know that he won twice?", "claim"),
    ],
)
def test_what_a_sentence_does(sentence: str, role: str) -> None:
    assert role_of(sentence) == role


def test_claims_know_abbreviations_decimals_and_lists() -> None:
    answer = "Dr. Smith paid 3.5 million. He left.\n- First item\n- Second item [1]"
    told = [claim.told.of(answer) for claim in claims_of(answer)]
    assert told == ["Dr. Smith paid 3.5 million.", "He left.", "First item", "Second item"]


@pytest.mark.parametrize(
    ("sentence", "name", "rest"),
    [
        ("According to Ada Lovelace, engines weave.", "Ada Lovelace", "engines weave."),
        ("Tom said that it rains.", "Tom", "it rains."),
        ("As Grad B put it, so it goes.", "Grad B", "so it goes."),
        ("Mr. Ben Lobb (Huron, CPC) explained: it is so.", "Mr. Ben Lobb", "it is so."),
        ("It rains, said Tom.", "Tom", "It rains"),
        ('Ada "Countess" Lovelace said that it rains.', 'Ada "Countess" Lovelace', "it rains."),
        ("The Chair (Hon. Tom Jones (Ayr, Lib.)) explained: it is so.", "The Chair", "it is so."),
        ("The interviewee says that it rains.", "", "it rains."),
        ("Rain is said to fall.", "", "Rain is said to fall."),
    ],
)
def test_who_a_sentence_names_as_its_speaker(sentence: str, name: str, rest: str) -> None:
    found = attribution(sentence)
    assert (found.name, sentence[found.start : found.end]) == (name, rest)


def test_labels_name_the_speaker_of_what_follows() -> None:
    text = "Before anybody.\nAda Lovelace: I weave.\n**Tom (guest)**: I sleep.\nAnd more."
    speakers = Speakers(text)
    assert speakers.at(0) == ""
    assert speakers.at(text.index("weave")) == "Ada Lovelace"
    assert speakers.at(text.index("And more")) == "Tom"


def test_a_list_that_a_line_opens_is_no_speakers_label() -> None:
    text = "Ada of the Hills: Two of them.\nFor work: Figma.\n\nIn the morning: tea.\nAlso wheels have uses: mills."
    speakers = Speakers(text)
    assert [speakers.at(text.index(word)) for word in ("Two", "Figma", "tea", "mills")] == ["Ada of the Hills"] * 4


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ada", "Ada Lovelace", True),
        ("Mr. Tom Jones", "Tom Jones", True),
        ("JS", "Jane Smith", True),
        ("Ada", "Tom", False),
        ("Professor C", "PhD C", False),
        ("Dr. Ada Lovelace", "Ada Lovelace", True),
    ],
)
def test_when_two_names_can_be_one_person(one: str, other: str, expected: bool) -> None:
    assert same_person(one, other) is expected


def test_near_synonyms_are_nearer_than_unrelated_words() -> None:
    passage = compare_words("The film began with a doctor.")
    found = meanings.Meanings(passage, [(0, len(passage))])
    movie, physician, gravel = found.nearest(compare_words("movie physician gravel"))
    assert movie > 0.6
    assert physician > 0.6
    assert gravel < 0.3


def test_common_words_tell_less_than_rare_ones() -> None:
    assert 0.4 <= meanings.rarity("the") < meanings.rarity("doctor") < meanings.rarity("zyxwvut") == 1.0


def test_word_vectors_that_are_not_the_pinned_ones_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = tmp_path / "meanings.npz"
    copied.write_bytes(meanings.FILE.read_bytes() + b"x")
    copied.with_suffix(".json").write_bytes(meanings.FILE.with_suffix(".json").read_bytes())
    monkeypatch.setattr(meanings, "FILE", copied)
    meanings._table.cache_clear()
    try:
        with pytest.raises(RuntimeError, match="reinstall OnRecord"):
            meanings._table()
    finally:
        meanings._table.cache_clear()


def test_the_model_is_readable_names_its_origin_and_never_works_against_a_feature() -> None:
    data = json.loads(model.FILE.read_text(encoding="utf-8"))
    for line in (data["read"], data["unread"]):
        assert list(line["weights"]) == list(NAMES)
        assert all(weight >= 0 for weight in line["weights"].values())
    assert "fit_verifier" in data["made_by"]
    assert 0 < data["verdicts"]["unsupported"] <= data["verdicts"]["supported"] < 1


def test_an_answer_is_its_claims_mean_drawn_to_the_weakest() -> None:
    assert model.pooled([2.0, -1.0], [3, 1]) == pytest.approx(0.8 * 1.25 + 0.2 * -1.0)
    assert model.pooled([0.7], [5]) == pytest.approx(0.7)


def test_verdicts_follow_the_thresholds() -> None:
    nothing = model.Line(weights=(0.0,) * len(NAMES), intercept=0.0)
    judge = model.Model(read=nothing, unread=nothing, supported=0.6, unsupported=0.3)
    assert [judge.verdict(s) for s in (0.0, 0.29, 0.3, 0.59, 0.6, 1.0)] == [
        "unsupported",
        "unsupported",
        "weak",
        "weak",
        "supported",
        "supported",
    ]
    assert model.probability(judge.logit(np.zeros(len(NAMES)), read=True)) == 0.5
