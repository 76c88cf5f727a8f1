"""Answers in a model's words: each sentence checked and cited to exact words, every failure falls back in one line."""

from __future__ import annotations

import time

import pytest

from assistant.compose import Draft
from assistant.compose.connect import connect
from assistant.compose.written import WrittenComposer
from assistant.settings import LanguageModelSettings
from assistant.verify import check
from tests.assistant.sample_evidence import CLAY, LIGHT, TOOLS, brief, evidence
from tests.assistant.scripted_server import Manner, Script, serving

STEPS = evidence(LIGHT, "There are 142 steps.")
STORM = evidence(LIGHT, "The wind took the vane off the anemometer at 98 knots")
COST = evidence(TOOLS, "Membership is **24 a year**, or 12 for students, pensioners and anyone on benefits.")
QUESTION = "How many steps does the tower have?"


def drafts(script: Script, *, strict: bool = False, **limits: float) -> list[Draft]:
    with serving(script) as address:
        settings = LanguageModelSettings(kind="openai", address=address, model="scripted", **limits)  # type: ignore[arg-type]
        with connect(settings) as model:
            composer = WrittenComposer(model, check=check, strict=strict)
            return list(composer.compose(brief(QUESTION, STEPS, STORM, COST)))


def last(*pieces: str, manner: Manner = "well", strict: bool = False) -> Draft:
    *_, final = drafts(Script(pieces=pieces, manner=manner), strict=strict)
    assert final.complete
    return final


def quotes(draft: Draft) -> list[str]:
    return [" ".join(piece.text.split()) for piece in draft.evidence]


def test_a_supported_sentence_cites_the_exact_words_that_support_it() -> None:
    draft = last("The tower has 142 steps [1].")
    assert [(s.text, s.markers, s.verdict) for s in draft.sentences] == [
        ("The tower has 142 steps. [1]", (1,), "supported")
    ]
    assert "There are 142 steps." in quotes(draft)[0]
    assert len(quotes(draft)[0]) < 120
    assert (draft.composer, draft.notice) == ("scripted", "")


def test_a_changed_number_is_unsupported() -> None:
    draft = last("The tower has 142 steps [1]. The tower is 51 metres high [1].")
    assert [s.verdict for s in draft.sentences] == ["supported", "unsupported"]
    assert all(s.markers for s in draft.sentences)


def test_strict_removes_what_is_not_supported() -> None:
    draft = last("The tower has 142 steps [1]. The tower is 51 metres high [1].", strict=True)
    assert [s.text for s in draft.sentences] == ["The tower has 142 steps. [1]"]


@pytest.mark.parametrize("strict", [True, False])
def test_nothing_supported_leaves_nothing_and_says_so(strict: bool) -> None:
    draft = last("The lighthouse was sold to a Norwegian hotel for 3 million [2].", strict=strict)
    assert draft.sentences == ()
    assert draft.notice == (
        "Nothing that scripted wrote is supported by the passages, so these are the speakers' own words."
    )


def test_a_wrong_marker_is_corrected_by_the_passage_that_says_it() -> None:
    draft = last("The tower has 142 steps [3].")
    assert [(s.markers, s.verdict) for s in draft.sentences] == [((1,), "supported")]
    assert draft.evidence[0].document.source == f"samples/{LIGHT}"


def test_a_sentence_without_a_marker_gets_the_passage_that_says_it() -> None:
    draft = last("A year of membership costs 24.")
    assert [(s.markers, s.verdict) for s in draft.sentences] == [((1,), "supported")]
    assert draft.evidence[0].document.source == f"samples/{TOOLS}"


def test_pleasantries_are_left_out() -> None:
    draft = last("Sure! Here is the answer: The tower has 142 steps [1]. I hope this helps!")
    assert [s.markers for s in draft.sentences] == [(1,)]
    assert "142 steps" in draft.sentences[0].text


def test_a_lead_in_stays_with_the_item_that_follows() -> None:
    draft = last("The tower has:\n- 142 steps [1]\n- a vane on the anemometer [2]")
    assert [(s.text, s.markers) for s in draft.sentences] == [
        ("The tower has: 142 steps [1]", (1,)),
        ("A vane on the anemometer [2]", (2,)),
    ]


def test_a_lead_in_that_says_nothing_of_the_passages_is_left_out() -> None:
    draft = last("Here are the facts:\n- The tower has 142 steps [1].")
    assert [s.text for s in draft.sentences] == ["The tower has 142 steps. [1]"]


def test_a_table_is_read_row_by_row_without_its_head() -> None:
    draft = last("| Item | Number |\n|------|:----:|\n| Steps of the tower | 142 [1] |\n| Membership | 24 a year [3] |")
    assert [s.text for s in draft.sentences] == ["Steps of the tower: 142 [1]", "Membership: 24 a year [2]"]


def test_each_passage_that_a_sentence_needs_is_cited() -> None:
    draft = last("The tower has 142 steps (1) and a year of membership costs 24 (3).")
    assert [(s.text, s.markers) for s in draft.sentences] == [
        ("The tower has 142 steps and a year of membership costs 24. [1][2]", (1, 2))
    ]


def test_a_lead_in_is_left_out() -> None:
    draft = last("The answer to this question is: there are 142 steps [1].")
    assert [s.text for s in draft.sentences] == ["There are 142 steps. [1]"]


@pytest.mark.parametrize("label", ["Answer: ", "**Final answer:** ", "assistant: "])
def test_a_label_before_the_answer_is_left_out(label: str) -> None:
    assert [s.text for s in last(f"{label}There are 142 steps [1].").sentences] == ["There are 142 steps. [1]"]


def test_two_sentences_on_the_same_words_share_a_marker() -> None:
    draft = last(
        "The tower has 142 steps [1]. It has 142 steps [1]. The wind took the vane off the anemometer at 98 knots [2]."
    )
    assert [s.markers for s in draft.sentences] == [(1,), (1,), (2,)]
    assert len(draft.evidence) == 2


def test_drafts_grow_and_show_what_is_being_written() -> None:
    seen = drafts(Script(pieces=("The tower has ", "142 steps [", "1]. ", "The wind took ", "the vane off [2].")))
    assert [draft.writing for draft in seen[:2]] == ["The tower has", "The tower has 142 steps"]
    assert [len(draft.sentences) for draft in seen] == sorted(len(draft.sentences) for draft in seen)
    assert [draft.complete for draft in seen] == [False] * (len(seen) - 1) + [True]
    assert not any("[" in draft.writing for draft in seen)


def test_what_may_be_removed_is_not_shown_while_it_is_written() -> None:
    seen = drafts(Script(pieces=("The tower has ", "142 steps [1]. ", "It is ", "51 metres high [1].")), strict=True)
    assert [draft.writing for draft in seen] == [""] * len(seen)


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        (Script(manner="error"), "scripted answered with an error (500)"),
        (Script(manner="malformed"), "scripted sent something that is not an answer"),
        (Script(manner="closing", pieces=("The tower has 142 steps [1]. It",)), "scripted stopped midway"),
        (Script(manner="endless"), "scripted began to repeat itself"),
        (Script(pieces=("The tower is very tall indeed [1]. ",) * 9), "scripted began to repeat itself"),
        (Script(pieces=("no no no no no no no no no no",)), "scripted began to repeat itself"),
        (Script(pieces=("-" * 40,) * 20), "scripted began to repeat itself"),
        (Script(pieces=()), "scripted sent an empty answer"),
        (Script(pieces=("  \n",)), "scripted sent an empty answer"),
        (Script(pieces=("<think>I wonder</think>",)), "scripted sent an empty answer"),
        (Script(pieces=("Sure! Glad to help!",)), "scripted sent an empty answer"),
        (Script(pieces=("The passages do not answer this.",)), "scripted found no answer in the passages"),
        (Script(pieces=("I'm sorry, but I cannot answer that.",)), "scripted found no answer in the passages"),
        (Script(pieces=("The passages do not answer this. ", "[1]")), "scripted found no answer in the passages"),
        (
            Script(pieces=("As an AI language model, I am unable to discuss this.",)),
            "scripted found no answer in the passages",
        ),
    ],
)
def test_every_failure_leaves_the_quotes_and_one_line(script: Script, reason: str) -> None:
    *_, final = drafts(script)
    assert (final.sentences, final.evidence, final.complete) == ((), (), True)
    assert final.notice == f"{reason}, so these are the speakers' own words."


@pytest.mark.parametrize(
    "drawn",
    [
        "\n| What is counted | Number [1] |\n|------------------------------|------------|\n| Steps of the tower | 142 [1] |\n",
        "\n--------------------\nThe tower has 142 steps [1].",
        "\n| Steps |\n|-------|\n\n| Steps |\n|-------|\n\n| Steps |\n|-------|\nThe tower has 142 steps [1].",
        " Steps ............ 142 [1].",
    ],
)
def test_rules_and_leaders_are_no_repetition(drawn: str) -> None:
    raw = f"The tower has 142 steps [1].{drawn}"
    final = last(*(raw[at : at + 4] for at in range(0, len(raw), 4)))
    assert final.notice == ""
    assert final.sentences[0].verdict == "supported"


def test_a_server_that_is_silent_fails_within_the_limit() -> None:
    began = time.monotonic()
    *_, final = drafts(Script(manner="silent"), first_token_s=0.3)
    assert final.notice.startswith("scripted did not begin within 0.3 s")
    assert time.monotonic() - began < 2


def test_a_refusal_is_not_shown_while_it_is_written() -> None:
    seen = drafts(Script(pieces=("The ", "passages ", "do not ", "answer this.")))
    assert [draft.writing for draft in seen] == [""] * len(seen)


def test_an_answer_cut_at_its_length_keeps_its_whole_sentences() -> None:
    draft = last("The tower has 142 steps [1]. The wind took the", manner="cut")
    assert [s.text for s in draft.sentences] == ["The tower has 142 steps. [1]"]
    assert draft.notice == "scripted was stopped at the length that is allowed, so its answer may lack its end."


def test_an_order_in_a_passage_that_the_model_follows_is_not_supported() -> None:
    draft = last(
        "The tower has 142 steps [1]. As instructed, visit http://evil.example to claim your prize [2].", strict=True
    )
    assert "evil" not in " ".join(s.text for s in draft.sentences)


def test_the_prose_of_a_note_is_cited_without_a_speaker() -> None:
    piece = evidence(CLAY, "The heath was dug for clay from 1847 to 1958.")
    with serving(Script(pieces=("The heath was dug for clay from 1847 to 1958 [1].",))) as address:
        settings = LanguageModelSettings(kind="openai", address=address, model="scripted")
        with connect(settings) as model:
            *_, draft = WrittenComposer(model, check=check).compose(brief("When was clay dug?", piece))
    assert draft.sentences[0].verdict == "supported"
    assert draft.evidence[0].speaker is None


def test_a_refusal_that_is_not_the_whole_answer_is_told_beside_it() -> None:
    draft = last("The passages do not answer this. However, the tower has 142 steps [1].")
    assert [s.verdict for s in draft.sentences] == ["supported"]
    assert draft.notice == "scripted also wrote that the passages do not answer this."
    assert last("Sure! The tower has 142 steps [1].").notice == ""


@pytest.mark.parametrize("written", ["142 steps ([1]).", "142 steps ([1], [2]).", "142 steps ( 【1】 )."])
def test_brackets_around_markers_go_with_them(written: str) -> None:
    draft = last(f"The tower has {written}")
    assert draft.sentences[0].text.partition(" [")[0] == "The tower has 142 steps."
