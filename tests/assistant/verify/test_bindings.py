"""Claims whose every word stands in the passages, and which the passages say of another, or say otherwise."""

from __future__ import annotations

import pytest

from assistant.verify import CheckedSentence, check
from assistant.verify.stretches import stretches
from assistant.verify.words import compare_words

DRONES = "We make two drones. The Wren weighs 1.2 kg and the Heron weighs 3.4 kg."
COVER = (
    "The battery is covered for 24 months or 500 charging cycles, whichever comes first. "
    "The charger is covered for 12 months."
)
LUMO = "The Lumo X has the larger screen and runs for nine hours; the Lumo S runs for six."
DESK = "Call the service desk in Graz on weekdays from 8 am to 5 pm. Spare parts are sent from Linz."
NETWORK = "We have 42 households connected to the heating network and 17 on the waiting list."
VOTE = "Tom Rees: I abstained at the first vote in June, and supported the motion in July."
BOILER = "The boiler was replaced before the pump, because the old boiler had failed its inspection."
BILLS = "Most complaints were about noise, only three about bills."
MILL = (
    "Interviewer: You came to the mill in 1951?\n"
    "Edith Crane: In 1953. My sister Nell had started there in 1951. She taught me to piece the ends.\n"
    "Interviewer: Did you strike?\n"
    "Edith Crane: I did, Nell did not. She was afraid of losing the house."
)
LEAK = (
    "Q. Who reported the leak?\n"
    "A. His neighbour, Mrs. Adeyemi, called me about half past seven. Mr. Petrov was away in Sofia."
)
FERRY = (
    "Of the 214 people on board, 31 died. Captain Ilse Brandt survived; her first officer, Joao Pinto, did not. "
    "A union spokesman said the crew had been working long shifts. The company denied this. "
    "Survivors were awarded about $40,000 each, less than they had asked for."
)
COSTS = "Gas prices fell by a third last year, but our costs rose, mostly because of repairs."

CAFE = (
    "Ruth Lindqvist: We opened in 2011. In 2015 Olle left for Malmö, and I took on two apprentices, Sami and Elin. "
    "Sami is a head chef in Oslo now. Elin still works with me. The landlord halved the rent. "
    "We never dismissed anyone. We sell around 300 buns a day in summer and 120 in winter."
)

BARN = "Nora Field: Only the west barn was flooded; the grain store was dry."
CHOIR = "The treasurer was Paul Adeyemi, who sang bass. The conductor, Lise Holt, taught us to breathe."
NOTICE = "There was a yellow notice on the gate, dated 4 June. And I posted a letter on 19 June."
COUNCIL = (
    "Clerk: The plan was adopted by nine votes to three, with Alderman Pryce abstaining.\n"
    "Alderman Stone: I voted against, and so did Alderman Wick."
)
POOL = "Mayor Reyes: The pool will shut on Fridays from 6 June. It will not shut for good."


def only(claim: str, *passages: str) -> CheckedSentence:
    (sentence,) = check(claim, passages).sentences
    return sentence


@pytest.mark.parametrize(
    ("claim", "passage", "why"),
    [
        ("The Heron weighs 1.2 kg.", DRONES, 'name: says "heron", the passage has "wren"'),
        ("The Heron weighs 1.2 kg.", "The Wren is small. It weighs 1.2 kg. The Heron carries a camera.", '"wren"'),
        ("The charger is covered for 24 months.", COVER, 'order: says "charger", the passage has "battery"'),
        ("The Lumo S has the larger screen.", LUMO, 'name: says "s", the passage has "x"'),
        ("The Lumo S runs for nine hours.", LUMO, 'name: says "s", the passage has "x"'),
        ("The service desk is in Linz.", DESK, 'order: says "service desk", the passage has "spare parts"'),
        ("42 households are on the waiting list.", NETWORK, 'order: says "waiting"'),
        ("Tom Rees abstained in July.", VOTE, 'order: says "abstained", the passage has "supported"'),
        ("The pump was replaced before the boiler.", BOILER, "order:"),
        ("The charge falls from £11.50 to £9.", "The board raised the charge from £9 to £11.50.", "order:"),
        ("Most complaints were about bills.", BILLS, 'order: says "bills", the passage has "noise"'),
        ("Edith Crane came to the mill in 1951.", MILL, 'date: says "1951", the passage has "1953"'),
        ("Edith taught Nell to piece the ends.", MILL, "order:"),
        ("Edith was afraid of losing the house.", MILL, 'name: says "edith", the passage has "she"'),
        ("Mr. Petrov reported the leak.", LEAK, 'name: says "petrov"'),
        ("31 people survived.", FERRY, 'opposite: says "survived", the passage has "died"'),
        ("The company said that the crew had been working long shifts.", FERRY, 'speaker: says it was "company"'),
        ("Survivors asked for about $40,000 each.", FERRY, 'order: says "asked", the passage has "awarded"'),
        ("Costs rose because gas prices fell.", COSTS, 'order: says "because gas prices fell"'),
        ("It works in all countries.", "It works in all EU countries.", 'the passage has "all eu countries"'),
        ("The bridge closed before 1998.", "After 1998 the bridge was closed to cars.", 'opposite: says "before"'),
        ("She accepted the offer in writing.", "She turned down the offer in writing.", 'the passage has "refused"'),
        ("Ruth left for Malmö in 2015.", CAFE, 'name: says "ruth", the passage has "olle"'),
        ("Elin is a head chef in Oslo.", CAFE, 'name: says "elin", the passage has "sami"'),
        ("They sell 300 buns a day in winter.", CAFE, 'order: says "winter", the passage has "summer"'),
        ("They dismissed two apprentices.", CAFE, 'negation: leaves out "never"'),
        ("The grain store was flooded.", BARN, 'order: says "grain store", the passage has "west barn"'),
        ("Lise Holt was the treasurer.", CHOIR, 'name: says "lise holt", the passage has "paul adeyemi"'),
        ("The yellow notice was dated 19 June.", NOTICE, 'date: says "19", the passage has "4"'),
        ("The change cut the wait to twelve weeks.", "The change cut the wait from twelve weeks to five.", "order:"),
        ("Alderman Pryce voted against.", COUNCIL, 'name: says "alderman pryce", the passage has'),
        ("Alderman Wick voted for the plan.", COUNCIL, 'opposite: says "for", the passage has "against"'),
        (
            "The plan was rejected by nine votes to three.",
            COUNCIL,
            'opposite: says "rejected", the passage has "adopted"',
        ),
        ("The pool will shut for good on 6 June.", POOL, 'negation: leaves out "not"'),
        ("The landlord doubled the rent.", CAFE, 'opposite: says "doubled", the passage has "halved"'),
        ("Dr. Jones examined the patient.", "Dr. Smith examined the patient. Dr. Jones was away.", '"smith"'),
        ("The company lost two million euros.", "The company earned two million euros.", 'says "lost"'),
    ],
)
def test_what_is_said_of_another_or_otherwise_is_unsupported_and_named(claim: str, passage: str, why: str) -> None:
    sentence = only(claim, passage)
    assert sentence.verdict == "unsupported"
    assert why in sentence.why


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The Heron weighs 3.4 kg.", DRONES),
        ("The Wren weighs 1.2 kg.", "Both the Wren and the Heron weigh 1.2 kg."),
        ("The Wren weighs 1.2 kg.", "The Wren, like the Heron, weighs 1.2 kg."),
        ("The Heron weighs 1.2 kg.", "1.2 kg is the weight of the Heron and 3.4 kg that of the Wren."),
        ("The charger is covered for 12 months.", COVER),
        ("The Lumo X runs for nine hours.", LUMO),
        ("Spare parts come from Linz.", DESK),
        ("17 households are on the waiting list.", NETWORK),
        ("Tom Rees abstained in June.", VOTE),
        ("The boiler was replaced before the pump.", BOILER),
        ("Only three complaints were about bills.", BILLS),
        ("Nell started there in 1951.", MILL),
        ("Nell taught Edith Crane to piece the ends.", MILL),
        ("Mrs. Adeyemi reported the leak.", LEAK),
        ("31 people died.", FERRY),
        ("A union spokesman said that the crew had been working long shifts.", FERRY),
        ("Our costs rose because of repairs.", COSTS),
        ("Olle left for Malmö in 2015.", CAFE),
        ("Sami is a head chef in Oslo now.", CAFE),
        ("They sell 120 buns a day in winter.", CAFE),
        (
            "Claims of more than €1,000 go to the office.",
            "We approve claims below €1,000; those above go to the office.",
        ),
        (
            "Claims must be filed within three months.",
            "Claims must be filed no later than three months after the trip.",
        ),
        ("It works in all EU countries.", "It works in all EU countries."),
        ("The west barn was flooded.", BARN),
        ("The grain store was dry.", BARN),
        ("The grain store was not flooded.", BARN),
        ("Nine aldermen voted for the plan and three against.", COUNCIL),
        ("Paul Adeyemi was the treasurer.", CHOIR),
        ("Lise Holt was the conductor.", CHOIR),
        ("The yellow notice was dated 4 June.", NOTICE),
        ("The letter was posted on 19 June.", NOTICE),
        ("The change cut the wait from twelve weeks.", "The change cut the wait from twelve weeks to five."),
        ("Alderman Wick voted against.", COUNCIL),
        ("Alderman Stone voted against.", COUNCIL),
        ("The pool will shut on Fridays.", POOL),
        ("The pool will not shut for good.", POOL),
    ],
)
def test_what_is_said_of_the_same_disagrees_with_nothing(claim: str, passage: str) -> None:
    assert not [d for d in only(claim, passage).disagreements if d.weight == 1.0]


def test_a_sentence_falls_into_what_it_says_of_each() -> None:
    found = [(" ".join(w.folded for w in one.words), sorted(one.subject)) for one in stretches(compare_words(LUMO))]
    assert found == [
        ("the lumo x has the larger screen", ["lumo", "x"]),
        ("runs for nine hours", ["lumo", "x"]),
        ("the lumo s runs for six", ["lumo", "run", "s"]),
    ]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("He paid £84,000 for the boat.", "He paid 84,000 pounds for the boat."),
        ("He paid 84,000 pounds for the boat.", "He paid £84,000 for the boat."),
        ("The parcel weighs 2 kg.", "The parcel weighs 2,000 g."),
        ("The parcel weighs 2,000 g.", "The parcel weighs 2 kg."),
        ("Half of the members voted.", "50% of the members voted."),
        ("No more than 12 people fit in.", "At most 12 people fit in."),
        ("The club has twelve boats.", "The club has 12 boats."),
        ("Alden Lines lost the appeal.", "The appeal of Alden Lines failed."),
    ],
)
def test_the_same_in_other_writing_is_no_disagreement(claim: str, passage: str) -> None:
    assert not [d for d in only(claim, passage).disagreements if d.kind != "word"]


def test_a_weight_is_no_sum_of_money_where_the_numbers_differ() -> None:
    assert only("He paid £84,000 for the boat.", "He paid 48,000 pounds for the boat.").verdict == "unsupported"


@pytest.mark.parametrize(
    ("answer", "claims"),
    [
        ("She used:\n- a Leica M6\n- a tripod", ["- a Leica M6", "- a tripod"]),
        ("What did she use? She used a Leica M6.", ["She used a Leica M6."]),
        ("She used a Leica M6. Would you like more?", ["She used a Leica M6."]),
        ("| What | Which |\n|---|---|\n| camera | Leica M6 |", ["| camera | Leica M6 |"]),
        ("In 1990 she sold 3 cameras:", ["In 1990 she sold 3 cameras:"]),
        ("She used a Leica M6, didn't she?", ["She used a Leica M6, didn't she?"]),
    ],
)
def test_questions_lead_ins_and_heads_of_tables_are_no_claims(answer: str, claims: list[str]) -> None:
    report = check(answer, ["She used a Leica M6 and a tripod."])
    assert [sentence.text for sentence in report.sentences] == claims


def test_a_question_that_brings_in_what_no_passage_has_counts_in_the_score() -> None:
    passage = "She used a Leica M6 and a tripod."
    alone = check("She used a Leica M6 and a tripod.", [passage]).faithfulness
    assert check("She used a Leica M6 and a tripod. Have you ever been to Norway?", [passage]).faithfulness < alone
