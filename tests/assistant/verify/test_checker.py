"""What `check` says of single sentences: each kind of disagreement, and what is no disagreement."""

import time

import pytest

from assistant.verify import CheckedSentence, Checker, check
from prompts import phrase

INTERVIEW = (
    "I've been using the Kinesis Advantage keyboard since 2012, and I have 16 GB of memory in my laptop. "
    "I like Linux but I never use Emacs. Most of my days are spent in meetings. "
    "The battery lasts 9 hours."
)
TURNS = "Sarah: I work 12 hours a day.\nTom: I sleep a lot, and I drink three cups of coffee every morning."


def only(claim: str, *passages: str, question: str | None = None) -> CheckedSentence:
    (sentence,) = check(claim, passages, question=question).sentences
    return sentence


@pytest.mark.parametrize(
    "claim",
    [
        "They have been using the Kinesis Advantage keyboard since 2012.",
        "According to the interview, they have 16 GB of memory in their laptop.",
        "They like Linux, but they never use Emacs.",
        "The interviewee says that most of their days are spent in meetings.",
        "The battery lasts nine hours.",
    ],
)
def test_a_true_retelling_in_the_third_person_is_supported(claim: str) -> None:
    sentence = only(claim, INTERVIEW)
    assert sentence.verdict == "supported"
    assert sentence.why == ""


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ("They have 32 GB of memory in their laptop.", 'number: says "32", the passage has "16"'),
        (
            "They have been using the Kinesis Advantage keyboard since 2013.",
            'date: says "2013", the passage has "2012"',
        ),
        ("They have 16 MB of memory in their laptop.", 'unit: says "mb", the passage has "gb"'),
        (
            "They have been using the Dvorak Advantage keyboard since 2012.",
            'name: says "dvorak", the passage has "kinesis"',
        ),
        ("The battery does not last 9 hours.", 'negation: says "not", the passage does not here'),
        ("They use Emacs.", 'negation: leaves out "never"'),
        ("They dislike Linux.", 'opposite: says "dislike", the passage has "like"'),
        ("The battery lasts 9 minutes.", 'unit: says "minutes", the passage has "hours"'),
    ],
)
def test_one_changed_fact_is_unsupported_and_named(claim: str, why: str) -> None:
    sentence = only(claim, INTERVIEW)
    assert sentence.verdict == "unsupported"
    assert why in sentence.why.split("; ")


def test_an_exchanged_quantifier_is_not_supported_and_named() -> None:
    sentence = only("All of their days are spent in meetings.", INTERVIEW)
    assert sentence.verdict != "supported"
    assert sentence.why == 'quantifier: says "all", the passage has "most"'


def test_what_names_a_fact_as_its_reason_is_never_called_supported() -> None:
    passage = "There was a red mark on it, dated 4 June. And I sent an e-mail to Mrs. Astley on 19 June."
    sentence = only("The e-mail was sent on 4 June.", passage)
    assert (sentence.why, sentence.verdict) == ('date: says "4", the passage has "19"', "weak")


def test_the_wrong_speaker_is_named_and_the_right_one_supported() -> None:
    wrong = only("Tom said that he works 12 hours a day.", TURNS)
    assert wrong.why == 'speaker: says it was "Tom", the passage has "Sarah"'
    assert wrong.verdict == "unsupported"
    right = only("Sarah said that she works 12 hours a day.", TURNS)
    assert (right.why, right.verdict) == ("", "supported")


WHO = "Principal Keeper was Donal Reith. The assistant, Samuel Okoro, taught me how to bake. She left in May."


def test_somebody_else_who_is_spoken_of_too_did_not_do_it() -> None:
    wrong = only("Donal Reith taught her how to bake.", WHO)
    assert wrong.why == 'name: says "donal reith", the passage has "assistant samuel okoro"'
    assert wrong.verdict != "supported"
    right = only("Samuel Okoro taught her how to bake.", WHO)
    assert (right.why, right.verdict) == ("", "supported")


def test_a_number_in_words_equals_the_number_in_digits() -> None:
    words = only("He drinks three cups of coffee every morning.", TURNS)
    digits = only("He drinks 3 cups of coffee every morning.", TURNS)
    assert (words.verdict, digits.verdict) == ("supported", "supported")
    assert only("He drinks 5 cups of coffee every morning.", TURNS).verdict == "unsupported"


def test_a_number_from_elsewhere_in_the_passage_does_not_make_a_claim_true() -> None:
    sentence = only("They have 9 GB of memory in their laptop.", INTERVIEW)
    assert 'number: says "9", the passage has "16"' in sentence.why
    assert sentence.verdict == "unsupported"


def test_words_that_no_passage_has_are_named() -> None:
    sentence = only("She owns a horse and a sailing boat.", INTERVIEW)
    assert sentence.verdict == "unsupported"
    assert sentence.why == 'not in the passages: "owns", "horse", "sailing" ...'


def test_clauses_of_two_different_people_run_together_are_unsupported() -> None:
    assert only("They like Linux, and they grow tomatoes on a balcony in Lisbon.", INTERVIEW).verdict == "unsupported"


def test_a_quote_from_the_beginning_of_a_clause_is_supported_in_full() -> None:
    sentence = only("I like Linux but I never use Emacs.", INTERVIEW)
    assert (sentence.support, sentence.verdict, sentence.why) == (1.0, "supported", "")
    assert check("I like Linux but I never use Emacs.", [INTERVIEW]).faithfulness == 1.0


def test_words_cut_out_after_a_negation_are_no_quote() -> None:
    assert only("use Emacs.", INTERVIEW).support < 1.0


def test_the_best_span_is_the_sentence_that_was_told() -> None:
    sentence = only("They like Linux, but they never use Emacs.", "Something else entirely.", INTERVIEW)
    assert sentence.passage == 1
    assert sentence.start is not None
    assert INTERVIEW[sentence.start : sentence.end] == "I like Linux but I never use Emacs."


@pytest.mark.parametrize(
    "answer",
    ["", "Hello!", "Hi there! How can I help you?", "Thank you very much!", "I don't know.", "...", "\n\n"],
)
def test_an_answer_that_claims_nothing_is_faithful(answer: str) -> None:
    for passages in ([], [INTERVIEW]):
        report = check(answer, passages)
        assert (report.faithfulness, report.sentences) == (1.0, ())


@pytest.mark.parametrize(
    "answer",
    [
        "I do not have specific information.",
        "I'm sorry, but I can't answer that from the documents.",
        "The passages do not say which mouse she uses.",
        "There is no information about that in the interviews.",
        "None of the documents mention it.",
        "Unfortunately, this is not mentioned in the interview.",
        "It is unclear from the passages when it was built.",
        "It's not known whether she still uses it.",
    ],
)
def test_a_pure_refusal_is_faithful(answer: str) -> None:
    assert check(answer, [INTERVIEW]).faithfulness == 1.0
    assert check(answer, []).faithfulness == 1.0


def test_a_refusal_that_goes_on_to_claim_something_is_checked() -> None:
    report = check("The documents do not say so, but she owns a horse.", [INTERVIEW])
    assert [s.verdict for s in report.sentences] == ["unsupported"]


VOLUMES = "The library holds 142 volumes. Ada bought it in 1999."
DESK = "I work at a large oak desk in my study. I have no printer."


@pytest.mark.parametrize(
    "claim",
    [
        "The answer to this question is: 18.",
        "The answer is 18.",
        "18.",
        "According to the interview, it holds 18 volumes.",
    ],
)
def test_a_lead_in_does_not_carry_a_false_number(claim: str) -> None:
    sentence = only(claim, VOLUMES)
    assert sentence.verdict == "unsupported"
    assert sentence.why.startswith('number: says "18", the passage ')


@pytest.mark.parametrize(
    "lead",
    [
        "Asked about this, Ada said that",
        "Asked about this question, Ada Lovelace said:",
        "Ada replied when asked this question that",
        "According to the interview,",
        "The answer to the question asked was that",
    ],
)
def test_the_words_of_a_lead_in_need_no_support(lead: str) -> None:
    sentence = only(f"{lead} the library holds 142 volumes.", VOLUMES)
    assert (sentence.verdict, sentence.why) == ("supported", "")


def test_a_lead_in_that_names_a_fact_is_checked() -> None:
    sentence = only("Asked about the 18 volumes, Ada said that the library holds 142 volumes.", VOLUMES)
    assert sentence.why == 'number: says "18", the passage has "142"'
    assert only("They never said that the library holds 142 volumes.", VOLUMES).verdict != "supported"


@pytest.mark.parametrize(
    ("claim", "word"),
    [("I have no desk.", "no"), ("The speaker has no desk.", "no"), ("She does not have a desk.", "not")],
)
def test_what_is_denied_must_be_denied_where_it_stands(claim: str, word: str) -> None:
    sentence = only(claim, DESK)
    assert (sentence.verdict, sentence.why) == ("unsupported", f'negation: says "{word}", the passage does not here')


def test_what_the_passage_denies_too_is_supported() -> None:
    assert only("They have no printer.", DESK).verdict == "supported"
    assert only("No, they work at a large oak desk.", DESK).why == ""


@pytest.mark.parametrize(
    "opening",
    [
        phrase("people.speak_one", theme="the weather"),
        phrase("people.speak_all", count="1,200", theme="the weather at sea"),
        phrase("people.speak_some", count="12", shown="8", theme="the U.S. weather"),
        phrase("people.deny_all", count="12", theme="use a Mac"),
        phrase("people.are_one", theme="Photographers"),
        phrase("people.are_some", count="1,200", shown="8", theme="Film makers"),
    ],
)
def test_the_count_that_opens_a_list_of_people_is_no_claim(opening: str) -> None:
    passage = "Ada Lovelace: It rained on the engine."
    answer = f"{opening}Ada Lovelace (“Engines”, 1843): “It rained on the engine.” [1]"
    assert [s.text for s in check(answer, [passage]).sentences] == ["“It rained on the engine.”"]
    alone = f"{opening}It rained."
    assert check(alone, [passage]).sentences[0].text.startswith(opening[:8])


def test_what_is_written_under_a_question_is_checked_without_it() -> None:
    answer = (
        "It is written (“Valley Tools: questions”, 2023-01-20) under “May I keep it?”: “One week.” [1] "
        "And under “Do you deliver?”: “No.” [2]"
    )
    report = check(answer, ["One week.", "No."])
    assert report.faithfulness == 1.0
    assert [sentence.verdict for sentence in report.sentences] == ["supported"] * len(report.sentences)


def test_introduced_quotes_are_checked_without_their_introductions() -> None:
    answer = (
        "Ada Lovelace (“Engines (Notes)”, 1843), asked “Does it weave? And how?”: “It weaves “algebraical” patterns. "
        "It never tires.” [1] And asked “Why?”: “Because of the cards.” [2]"
    )
    passage = "It weaves “algebraical” patterns. It never tires. Because of the cards."
    report = check(answer, [passage])
    assert report.faithfulness == 1.0
    assert [s.support for s in report.sentences] == [1.0, 1.0, 1.0]
    other = check(answer, ["Tom Jones: " + passage])
    assert other.sentences[0].why == 'speaker: says it was "Ada Lovelace", the passage has "Tom Jones"'
    assert other.sentences[0].support < 0.6


PLACE = " (“‘Nobody relieves you (at all) from a sound’: Ilse Varga on eleven very long winters at Tern Rock, retold”, 2019)"


@pytest.mark.parametrize(
    "lead",
    [
        phrase("quotes.said", speaker="Ilse Varga", where=PLACE),
        phrase("quotes.said_asked", speaker="Ilse Varga", where=PLACE, question="What was there when you arrived?"),
        phrase("quotes.asker", where=PLACE),
        phrase("quotes.asker_named", speaker="Ms. Judith Arden", where=PLACE),
        phrase("quotes.written", where=PLACE),
        phrase("quotes.again"),
        phrase("quotes.again_asked", question="And how high is it?"),
    ],
)
def test_however_a_quote_is_introduced_only_the_quote_is_a_claim(lead: str) -> None:
    report = check(f"{lead}“The tower is 31 metres.” [1]", ["The tower is 31 metres."])
    assert [(s.text, s.support) for s in report.sentences] == [("“The tower is 31 metres.”", 1.0)]


def test_a_greeting_before_a_claim_is_not_counted() -> None:
    alone = check("They like Linux.", [INTERVIEW])
    greeted = check("Sure! They like Linux. Let me know if you need more.", [INTERVIEW])
    assert [s.text for s in greeted.sentences] == ["They like Linux."]
    assert greeted.faithfulness == alone.faithfulness


@pytest.mark.parametrize("passages", [[], [""], ["...", "\n"]])
def test_a_claim_without_any_passage_is_near_zero(passages: list[str]) -> None:
    report = check("They like Linux.", passages)
    assert report.faithfulness == 0.02
    (sentence,) = report.sentences
    assert (sentence.verdict, sentence.why) == ("unsupported", "there is no passage to check it against")
    assert (sentence.passage, sentence.start, sentence.end) == (None, None, None)


def test_one_false_sentence_lowers_a_true_answer() -> None:
    true = "They like Linux. The battery lasts 9 hours."
    false = "They like Linux. The battery lasts 9 days."
    assert check(false, [INTERVIEW]).faithfulness < check(true, [INTERVIEW]).faithfulness


def test_list_marks_and_citation_markers_are_no_numbers() -> None:
    report = check("1. They like Linux. [2]\n2. The battery lasts 9 hours [3].", [INTERVIEW])
    assert [s.verdict for s in report.sentences] == ["supported", "supported"]
    assert [s.why for s in report.sentences] == ["", ""]


def test_an_abbreviation_of_words_that_stand_there_is_no_foreign_name() -> None:
    passage = "You can report fraud to the Federal Trade Commission online."
    assert "name" not in only("You can report fraud to the Federal Trade Commission (FTC) online.", passage).why


def test_an_opposite_with_its_own_negation_is_no_contradiction() -> None:
    passage = "It is difficult to sell the house in winter."
    assert "opposite" not in only("It is not easy to sell the house in winter.", passage).why
    assert "negation" not in only("It is not easy to sell the house in winter.", passage).why


def test_passages_are_made_ready_once_for_many_claims() -> None:
    checker = Checker([INTERVIEW])
    assert checker.sentence("They like Linux.") == only("They like Linux.", INTERVIEW)


def test_copying_words_in_any_order_is_not_enough() -> None:
    shuffled = "Emacs never meetings laptop Linux battery days hours keyboard memory."
    in_order = "Keyboard memory laptop Linux never Emacs days meetings battery hours."
    assert only(shuffled, INTERVIEW).support < only(in_order, INTERVIEW).support


def test_a_very_long_passage_is_narrowed_and_still_answered() -> None:
    filler = "Nothing of interest happened on this day in the village. " * 4000
    sentence = only("They have 32 GB of memory in their laptop.", filler + INTERVIEW + filler)
    assert 'number: says "32", the passage has "16"' in sentence.why
    assert sentence.start is not None and sentence.start >= len(filler)


def test_a_thousand_answers_take_well_under_a_minute() -> None:
    started = time.process_time()
    for number in range(200):
        check(f"They have {number} GB of memory. They like Linux. The battery lasts 9 hours.", [INTERVIEW, TURNS])
    assert time.process_time() - started < 12


ADA = "Ada: I joined the lab in March 2012. We had 14 engineers and a budget of $2.5 million."
MOVED = "Quinn: We moved from Berlin to Lisbon after the second winter. My brother taught my sister to sail."
FERRY = "Nora: The first ferry leaves at 7:30 am. In winter the ferry runs only twice a day, except on Sundays."
HELIX = "Mina: I used to use Emacs, I almost bought Sublime, and I might try Helix next year. I want to learn Rust."
ASKED = "Interviewer: Did you like the food?\nTom: No, I hated it. The bread was fine, though."


@pytest.mark.parametrize(
    ("passage", "claim", "why"),
    [
        (MOVED, "They moved from Lisbon to Berlin after the second winter.", 'order: says "lisbon ... berlin"'),
        (MOVED, "Quinn's sister taught his brother to sail.", 'order: says "sister ... brother"'),
        (MOVED, "Quinn's father taught his sister to sail.", 'opposite: says "father", the passage has "brother"'),
        (ADA, "Bella joined the lab in March 2012.", 'speaker: says it was "Bella", the passage has "Ada"'),
        (ADA, "The lab had 2.5 million engineers and a budget of 14 dollars.", 'number: says "2.5 million"'),
        (ADA, "They had more than 14 engineers.", 'quantifier: says "more", the passage does not here'),
        (FERRY, "The first ferry leaves at 7:30 pm.", 'date: says "pm", the passage has "am"'),
        (FERRY, "In winter the ferry runs only once a day.", 'number: says "once", the passage has "twice"'),
        (FERRY, "In summer the ferry runs only twice a day.", 'date: says "summer", the passage has "winter"'),
        (HELIX, "Mina will try Helix next year.", 'modality: says "will", the passage has "might"'),
        (HELIX, "Mina uses Emacs.", 'modality: leaves out "used-to"'),
        (HELIX, "Mina bought Sublime.", 'modality: leaves out "almost"'),
        (ADA, "Ada wanted to join the lab in March 2012.", 'modality: says "wanted", the passage does not here'),
        (ASKED, "Tom liked the food.", 'negation: leaves out "no"'),
    ],
)
def test_what_is_told_otherwise_is_not_supported_and_named(passage: str, claim: str, why: str) -> None:
    sentence = only(claim, passage)
    assert sentence.verdict != "supported"
    assert why in sentence.why


@pytest.mark.parametrize(
    ("passage", "claim"),
    [
        (MOVED, "After the second winter they moved from Berlin to Lisbon."),
        (MOVED, "Quinn's brother taught his sister to sail."),
        (ADA, "Ada joined the lab in March 2012."),
        (ADA, "The lab had 14 engineers and a budget of 2.5 million dollars."),
        (FERRY, "In winter the ferry runs only two times a day."),
        (HELIX, "Mina used to use Emacs."),
        (HELIX, "Mina might try Helix next year."),
        (ASKED, "Tom hated the food."),
        (ASKED, "Tom did not like the food."),
    ],
)
def test_the_same_in_other_words_and_another_order_is_supported(passage: str, claim: str) -> None:
    assert only(claim, passage).verdict == "supported"
