"""What a claim gets right or wrong in another form: amounts, dates, titles, who did what, what is only possible."""

from __future__ import annotations

import pytest

from assistant.verify import CheckedSentence, check
from assistant.verify.claims import claims_of, role_of
from assistant.verify.labels import Speakers
from assistant.verify.quantities import quantities
from assistant.verify.words import compare_words


def only(claim: str, *passages: str) -> CheckedSentence:
    (sentence,) = check(claim, passages).sentences
    return sentence


def keys(text: str) -> list[str]:
    return [word.key for word in compare_words(text) if word.key]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("three and a half million", "3.5 million"),
        ("3 and a half million", "3500000"),
        ("a million and a half", "1.5 million"),
        ("half a dozen", "6"),
        ("two dozen", "24"),
        ("on the 3rd of October 2017", "on 3 October 2017"),
        ("October 3rd, 2017", "2017-10-03"),
        ("21.12.1999", "December 21, 1999"),
        ("ten past four", "4:10"),
        ("at quarter to five", "at 4:45"),
        ("eight in the evening", "8 p.m."),
        ("nobody came", "no one came"),
    ],
)
def test_one_value_has_one_key(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("from ten to four", "from 3:50"), ("March 4", "March 14"), ("in 2017 ten people", "10 October 2017")],
)
def test_what_only_looks_like_a_time_or_a_day_is_none(one: str, other: str) -> None:
    assert keys(one) != keys(other)


@pytest.mark.parametrize(
    ("passage", "claim"),
    [
        ("The parcel weighs 2 kg.", "The parcel weighs 2,000 grams."),
        ("The interview lasted half an hour.", "The interview lasted 30 minutes."),
        ("It took 90 minutes to get there.", "It took an hour and a half to get there."),
        ("It takes three quarters of an hour.", "It takes 45 minutes."),
        ("It takes 1 hour and 30 minutes.", "It takes 90 minutes."),
        ("She stayed for 18 months.", "She stayed for a year and a half."),
        ("Profits fell by four fifths in March.", "Profits fell by 80 percent in March."),
        ("The road is 11 km long.", "The road is 6.8 miles long."),
        ("They met on 9 January 2023.", "They met on 9/1/2023."),
        ("They met on 1/9/2023.", "They met on January 9, 2023."),
        ("He bought a dozen eggs.", "He bought 12 eggs."),
    ],
)
def test_the_same_amount_in_another_form_is_supported(passage: str, claim: str) -> None:
    sentence = only(claim, passage)
    assert (sentence.verdict, sentence.why) == ("supported", "")


@pytest.mark.parametrize(
    ("passage", "claim"),
    [
        ("The parcel weighs 2 kg.", "The parcel weighs 200 grams."),
        ("She works 12 hours a day.", "She works 24 hours."),
        ("Backups go to the 250 GB drive.", "Backups go to the 252 GB drive."),
        ("They met on 9 January 2023.", "They met on 19 January 2023."),
        ("The call came at ten past four.", "The call came at 4:50."),
    ],
)
def test_another_amount_is_unsupported(passage: str, claim: str) -> None:
    assert only(claim, passage).verdict == "unsupported"


def test_a_quantity_may_be_said_in_two_units() -> None:
    (found,) = quantities(compare_words("It lasts 2 hours and 10 minutes."))
    assert (found.amount, found.measure) == (7800, "time")


COURT = "Q. Dr. Smith, were you on duty on March 4th?\nA. Yes. Mr. Jones closed the gate at noon. Ms. Dale saw it."


@pytest.mark.parametrize(
    ("passage", "claim", "why"),
    [
        (COURT, "Dr. Jones was on duty on March 4th.", 'name: says "dr jones", the passage has "mr jones"'),
        (COURT, "Mrs. Jones closed the gate at noon.", 'name: says "mrs jones", the passage has "mr jones"'),
        (COURT, "Dr. Smith closed the gate at noon.", 'name: says "dr smith", the passage has "mr jones"'),
        ("Tom Vidal fired Clara Haas in 1997.", "Clara Haas fired Tom Vidal in 1997.", "order: says "),
        ("Tom Vidal fired Clara Haas in 1997.", "Tom Vidal was fired by Clara Haas in 1997.", "order: says "),
        (
            "My little sister was sick the entire way. My older sister drove.",
            "The older sister was sick the entire way.",
            "opposite: ",
        ),
        (
            "The bees of the farm are calmer than the new ones.",
            "The new ones are calmer than the bees of the farm.",
            "order: ",
        ),
        (
            "Mrs. Doyle could be cruel, but she never once forgot a birthday.",
            "Mrs. Doyle once forgot a birthday.",
            "negation: ",
        ),
        ("Ada is the editor. Mr. Lowe will report in April.", "Mr. Lowe reported in April.", "modality: "),
        ("There were six climbers, and all but one were roped.", "All of the climbers were roped.", "quantifier: "),
        (
            "It showed that 31 of the 48 contracts had one bidder.",
            "It showed that all of the 48 contracts had one bidder.",
            "quantifier: ",
        ),
        ("Below 35 percent we ration water.", "They ration water above 35 percent.", "opposite: "),
        ("We lost four thousand euros in January.", "They earned four thousand euros in January.", "opposite: "),
        (
            "Dale: Will the quota be cut again?\nLowe: It could be. Nothing is decided.",
            "The quota will be cut again.",
            "modality: ",
        ),
    ],
)
def test_what_is_told_otherwise_is_not_supported_and_named(passage: str, claim: str, why: str) -> None:
    sentence = only(claim, passage)
    assert why in sentence.why
    assert sentence.verdict != "supported"


@pytest.mark.parametrize(
    ("passage", "claim"),
    [
        (COURT, "Mr. Jones closed the gate at noon."),
        ("Tom Vidal fired Clara Haas in 1997.", "Clara Haas was fired by Tom Vidal in 1997."),
        ("Her assistant, a Mr. Byrne, drew the maps.", "Mr. Byrne drew the maps."),
        ("The bees are calmer than the new ones.", "The bees are calmer than the new ones of the farm."),
        ("Ada used to sail, but she never forgot a birthday.", "Ada never forgot a birthday."),
        ("Most of the climbers were roped.", "Most of the climbers were roped together."),
    ],
)
def test_what_is_told_alike_disagrees_in_nothing(passage: str, claim: str) -> None:
    assert only(claim, passage).disagreements == ()


PARENTS = (
    "Head teacher: We have 412 pupils.\nParent: My son has been taught in the corridor since May.\n"
    "Guest: Is it full?\nHead teacher: It is. The roof leaks."
)


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ("The head teacher said that her son has been taught in the corridor since May.", 'has "Parent"'),
        ("A parent complained that her son has been taught in the corridor since May.", ""),
        ("The parent says they have 412 pupils.", 'has "Head teacher"'),
    ],
)
def test_whoever_speaks_by_their_part_is_told_apart(claim: str, why: str) -> None:
    assert why in only(claim, PARENTS).why
    assert ("speaker" in only(claim, PARENTS).why) is bool(why)


def test_what_is_asked_is_said_by_whoever_replies() -> None:
    talk = "Dale: How many boats are still licensed?\nMina: Two hundred and sixty, all told."
    assert "speaker" not in only("Mina said that 260 boats are still licensed.", talk).why
    assert 'has "Mina"' in only("Dale said that 260 boats are still licensed.", talk).why


def test_a_name_of_many_parts_is_a_label() -> None:
    assert Speakers("Blaise Aguera y Arcas: I draw.").at(25) == "Blaise Aguera y Arcas"


@pytest.mark.parametrize(
    "answer",
    [
        "There are 142 steps (1).",
        "There are 142 steps [evidence 1].",
        "There are 142 steps [1] in the tower [2].",
        "There are 142 steps. (1)",
        "There are 142 steps [Source: 1, 2][3].",
    ],
)
def test_marks_of_passages_are_no_words(answer: str) -> None:
    (sentence,) = check(answer, ["There are 142 steps in the tower."]).sentences
    assert (sentence.verdict, sentence.why) == ("supported", "")


def test_a_number_in_brackets_inside_a_sentence_is_a_word() -> None:
    assert "12" in keys("It has twelve (12) steps.")
    assert len(claims_of("One step. [1] Two steps. [2]")) == 2


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Great question.", "courtesy"),
        ("That's a really interesting question!", "courtesy"),
        ("I'd be happy to help you with that.", "courtesy"),
        ("Let me break it down.", "courtesy"),
        ("Good morning, Anna!", "courtesy"),
        ("Sure thing!", "courtesy"),
        ("Have a nice day!", "courtesy"),
        ("Let me check the transcript for you.", "courtesy"),
        ("Best wishes, Anna", "courtesy"),
        ("Dear editor, thanks for your question.", "courtesy"),
        ("You may want to ask the archive.", "courtesy"),
        ("I couldn't find anything about that in the transcript.", "refusal"),
        ("I found nothing about that in the interview.", "refusal"),
        ("As requested, here is a summary of the interview.", "lead_in"),
        ("Here is a summary of the interview, in which Ann resigned.", "claim"),
        ("You may want to ask the archive, which burned down.", "claim"),
        ("Dear Anna left in May.", "claim"),
        ("Good morning Vienna closed in May.", "claim"),
        ("I couldn't find anything to eat.", "claim"),
        ("Based on the passages, here is the answer:", "lead_in"),
        ("The great question is who pays.", "claim"),
        ("Let me be clear: the bridge is unsafe.", "claim"),
        ("Let's look at the timetable of 1990, which was shorter.", "claim"),
        ("I am happy to help my brother on the farm every June.", "claim"),
    ],
)
def test_pleasantries_claim_nothing(sentence: str, role: str) -> None:
    assert role_of(sentence) == role


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("The spare was Unit B. Unit B was locked.", ["The spare was Unit B.", "Unit B was locked."]),
        ("They have plan B. She left.", ["They have plan B.", "She left."]),
        ("The boat sank in Dec. The crew lived.", ["The boat sank in Dec.", "The crew lived."]),
        ("Ask the teacher J. Smith. He left in Dec. 1990.", ["Ask the teacher J. Smith.", "He left in Dec. 1990."]),
        ("# Height\n\nThe tower is 31 metres high.", ["The tower is 31 metres high."]),
        ("Answer\nThe tower is 31 metres high.", ["The tower is 31 metres high."]),
        ("- Butter\n- Cheese", ["Butter", "Cheese"]),
        ("Butter\nCheese", ["Butter", "Cheese"]),
    ],
)
def test_claims_end_where_their_sentences_end_and_headings_are_none(answer: str, told: list[str]) -> None:
    assert [claim.told.of(answer) for claim in claims_of(answer) if claim.role == "claim"] == told


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("It reached 11.3 degrees.", "On the chart it reached eleven point three degrees."),
        ("It costs $1.5bn.", "It costs one point five billion dollars."),
        ("No shop was given a refund.", "Not one shop received a refund."),
        ("He sells 450 rolls on Saturdays.", "I sell about 300 rolls a day, and on Saturdays 450."),
        ("A quarter of the patients recovered.", "In the first trial 12 of 48 patients recovered."),
        ("60% of the patients recovered.", "In the trial 30 out of 50 patients recovered."),
        ("Before she was a nurse, Ann taught for six years.", "Ann: I was not always a nurse. I taught for six years."),
    ],
)
def test_what_is_the_same_in_another_form_disagrees_in_nothing(claim: str, passage: str) -> None:
    assert not [d for d in only(claim, passage).disagreements if d.weight >= 0.5]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("It reached 11.5 degrees.", "On the chart it reached eleven point three degrees."),
        ("He sells 450 rolls a day.", "I sell about 300 rolls a day, and on Saturdays 450."),
        ("The shops gave a refund.", "The shops received a refund."),
        ("A third of the patients recovered.", "In the first trial 12 of 48 patients recovered."),
        ("She is a nurse.", "I am not always a nurse."),
    ],
)
def test_what_is_another_in_another_form_is_not_supported(claim: str, passage: str) -> None:
    assert only(claim, passage).verdict != "supported"


def test_at_one_point_is_no_number() -> None:
    assert keys("At one point five people left.") == keys("at one point 5 people left.")


def test_that_is_is_no_word() -> None:
    assert keys("It sells 300, i.e. fewer, e.g. in May.") == keys("It sells 300, fewer, in May.")


PANEL = (
    "Chair: Did the fund pay?\n"
    "Mayor Ines Roth: Not one shop got a refund. We had asked twice.\n"
    "Karl Vogt: I disagree. Nearly every shop that asked got an answer."
)


@pytest.mark.parametrize(
    "form",
    [
        "“Not one shop got a refund,” said {0}.",
        "“Not one shop got a refund,” {0} said.",
        "“Not one shop got a refund”, {0} said.",
        '"Not one shop got a refund," said {0}.',
        '"Not one shop got a refund," {0} told the paper.',
        '"Not one shop," said {0}, "got a refund."',
        '{0}: "Not one shop got a refund."',
        "In {0}'s words, not one shop got a refund.",
        "“Not one shop got a refund,” said {0} [1].",
    ],
)
def test_whoever_a_quote_is_given_to_must_have_said_it(form: str) -> None:
    (wrong,) = check(form.format("Karl Vogt"), [PANEL]).sentences
    assert wrong.verdict != "supported"
    assert "speaker" in wrong.why and "Roth" in wrong.why
    (right,) = check(form.format("Ines Roth"), [PANEL]).sentences
    assert right.verdict == "supported"


def test_the_mayor_is_whoever_is_called_so() -> None:
    (right,) = check("The mayor said that not one shop got a refund.", [PANEL]).sentences
    assert (right.verdict, right.why) == ("supported", "")
    (wrong,) = check("The mayor said that nearly every shop that asked got an answer.", [PANEL]).sentences
    assert wrong.verdict == "unsupported"


def test_the_head_of_an_item_is_no_speaker() -> None:
    passage = "Ines Roth: I kept two things.\nFirst: the lamp was cracked.\nNote: it weighs 40 kilos."
    (sentence,) = check("Ines Roth said that the lamp was cracked.", [passage]).sentences
    assert sentence.verdict == "supported"


def test_a_title_in_capitals_is_no_unit() -> None:
    assert "millisecond" not in keys("MS FERRANTE: On the drawing.")
    assert "millisecond" in keys("It took 140 ms in all.")
