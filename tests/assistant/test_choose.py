"""What is quoted: steps in their order and whole, the words of whoever is asked about, a reply with what it confirms."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.conversation import Assistant
from assistant.types import Answer
from index.library import Library

BALLOON = """# Balloon club: questions

## In what order are things done?

1. Spread the envelope on the grass.
2. Tie the basket to the truck.
3. Blow cold air in with the fan. Two people hold the mouth open.
4. Light the burner.

Whatever says "before lift-off" is done before 1. "After lift-off" means after 4.

## When is it over?

At the moment in which the basket lies on its side. Then one last round with the fan: just blow. The pilot goes last.

## May children come along?

From the age of eight.
"""
RADIO = """The allotment hour

Host: Pia Holm
Guests: Ole Strand, digger; Tove Lien, neighbour

PIA HOLM: I am sitting in the shed of the Mill Lane allotments, and it rains on the roof. Ole, you have grown leeks here
since 1980. How did it begin?

OLE STRAND: With a spade that I borrowed and never gave back. The allotments were a rubbish tip.

PIA HOLM: So for two winters nobody paid any rent to the town. Is that right?

OLE STRAND: That is right.

PIA HOLM: Now tell me about the winter flood.

OLE STRAND: The water stood in the shed for a week, and we moored a boat to the door.

PIA HOLM: Why do the leeks stand so deep?

OLE STRAND: Because the white part is what people pay for.

PIA HOLM: Do you water the leeks in July?

OLE STRAND: Never. They look for it themselves.

PIA HOLM: What should somebody who has just got a plot do before anything else?

OLE STRAND: One bed at a time. First, dig out the couch grass by hand. Second, carry in dung before the frost. Third, leave
the soil alone until the blackthorn is out. And do not buy a tiller. You will only be sorry.

TOVE LIEN: I would add, before anything else, somebody who has just got a plot should ask whose it was.

PIA HOLM: Thank you both.
"""


RULES = """# Fieldwardens: questions

**[SETUP]**

**Q.** Who starts?
**A.** Whoever was last on a farm.

**[THE HARVEST PHASE]**

**Q.** In what order do things happen?
**A.**
1. Turn the wind card.
2. Count the sheaves on it.
3. Move the crow.

**Q.** Does the crow eat twice?
**A.** Once only.

**[THE END]**

**Q.** When is it over?
**A.** Once the last wind card is turned. Then one final harvest phase without a card: just count the sheaves.
"""
KILN = """= The kiln: questions

== How do I light it?

. Open the flap.
. Turn the tap.
. Hold the match.

== What if the kiln overheats?

We built it in 1988 from bricks of the old brewery, and it has overheated four times. If it overheats:

* the bell rings;
* the gas is cut;
* the flap opens, and the pots are lost.
"""


BENCH = (
    "# The bench: questions\n\n## What do you work with?\n\nOn the long oak bench in the workshop lie:\n\n"
    "- Plane one, of beech. I bought it at a fair and have sharpened it on every Friday of my life.\n"
    "- Vice one, of iron. It was my uncle's, who had it from a smith, and it has held since the flood of 1981.\n"
    + "".join(
        f"- Chisel {number}, of steel. It cuts along the grain, and nobody else in this house has ever been let near it.\n"
        for number in ("two", "three", "four", "five", "six", "seven", "eight", "nine")
    )
    + "\n## When do you rest?\n\nOn Sundays.\n"
)


def answer(folder: Path, name: str, text: str, question: str) -> Answer:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    with Library.open(folder / "store", create=True) as library:
        library.add([folder / name])
        return Assistant(library).ask(question)


def test_asked_for_an_order_the_whole_list_leads(tmp_path: Path) -> None:
    given = answer(tmp_path, "club.md", BALLOON, "In what order are things done before and after lift-off?")
    first = given.citations[0].quote
    assert first.startswith("1. Spread the envelope")
    assert all(step in first for step in ("2. Tie", "3. Blow", "Two people hold", "4. Light the burner."))


def test_asked_for_the_steps_of_what_a_heading_names_its_list_leads(tmp_path: Path) -> None:
    given = answer(tmp_path, "rules.md", RULES, "What are the steps of the harvest phase?")
    assert given.citations[0].quote.startswith("1. Turn the wind card.")
    assert "3. Move the crow." in given.citations[0].quote


def test_items_of_asciidoc_lists_are_quoted_whole_and_told_apart(tmp_path: Path) -> None:
    given = answer(tmp_path, "kiln.adoc", KILN, "What happens when the kiln overheats?")
    assert "• the bell rings; • the gas is cut; • the flap opens, and the pots are lost." in given.text
    steps = answer(tmp_path / "again", "kiln.adoc", KILN, "How do I light the kiln?").text
    assert "Open the flap. • Turn the tap. • Hold the match." in steps


def test_what_an_interviewer_asks_to_be_told_is_no_answer(tmp_path: Path) -> None:
    given = answer(tmp_path, "radio.txt", RADIO, "What did Ole Strand say about the winter flood?")
    assert given.citations[0].quote.startswith("The water stood")
    assert not any("tell me" in citation.quote for citation in given.citations)


def test_of_a_list_too_long_to_be_quoted_items_are_whole(tmp_path: Path) -> None:
    given = answer(tmp_path, "bench.md", BENCH, "Which iron vice has held since the flood?")
    assert all(not citation.quote.rstrip().endswith(":") for citation in given.citations)
    assert given.citations[0].quote.startswith("- Vice one, of iron. It was my uncle's")
    assert "since the flood of 1981." in given.citations[0].quote
    led = answer(tmp_path / "again", "bench.md", BENCH, "What lies upon the long oak bench in the workshop?")
    assert led.citations[0].quote.startswith("On the long oak bench in the workshop lie:")
    assert led.citations[0].quote.rstrip().endswith((".", "1981."))
    assert "Plane one" in led.citations[0].quote


def test_a_short_reply_is_quoted_whole_also_behind_the_best(tmp_path: Path) -> None:
    given = answer(tmp_path, "radio.txt", RADIO, "What should somebody with a new plot do first?")
    assert [c.speaker for c in given.citations[:2]] == ["Tove Lien", "Ole Strand"]
    reply = given.citations[1].quote
    assert all(word in reply for word in ("First", "Second", "Third", "tiller"))


def test_what_the_question_asserts_is_quoted_with_the_reply(tmp_path: Path) -> None:
    given = answer(tmp_path, "radio.txt", RADIO, "For how many winters did nobody pay rent?")
    assert given.citations[0].quote == "So for two winters nobody paid any rent to the town."
    assert given.citations[1].quote == "That is right."


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        (
            "What did Pia Holm say about the allotments?",
            {"I am sitting in the shed of the Mill Lane allotments, and it rains on the roof."},
        ),
        (
            "What did Pia Holm ask about the leeks?",
            {"Why do the leeks stand so deep?", "Do you water the leeks in July?"},
        ),
    ],
)
def test_of_whoever_asks_their_own_words_are_quoted(question: str, quotes: set[str], tmp_path: Path) -> None:
    given = answer(tmp_path, "radio.txt", RADIO, question)
    assert {c.quote for c in given.citations} >= quotes
    assert {c.speaker for c in given.citations} == {"Pia Holm"}


def test_others_are_quoted_where_the_asker_has_no_word_on_it(tmp_path: Path) -> None:
    given = answer(tmp_path, "radio.txt", RADIO, "What did Pia Holm say about a borrowed spade?")
    assert all("Mill Lane" not in c.quote for c in given.citations)


def test_of_two_sentences_that_lie_close_the_one_leads_that_the_reader_finds_likelier(samples: Assistant) -> None:
    answer = samples.ask("When was the Tern Rock light automated?")
    assert not answer.abstained
    assert "automated in October 1991" in answer.citations[0].quote


SCRIPT = """Desk talk with Rune Adler

Q: And what software do you use?

A: I mostly live inside slab, an editor and shell which I wrote a while ago, which looks like no other editor on the desk
and which is, once you have learned its ways, more powerful and more of an oddball than any of those editors. As I have said
elsewhere, the answer to "wumpus or vim" is "neither". I carry the shell along on a stick.

Q: Where do you sit?

A: By the window.
"""


def test_what_somebody_thinks_of_a_thing_begins_with_the_words_on_it(tmp_path: Path) -> None:
    given = answer(tmp_path, "desk.txt", SCRIPT, "What does Rune Adler think of wumpus?")
    assert not given.abstained
    assert "wumpus" in given.citations[0].quote
