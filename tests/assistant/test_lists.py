"""People across the archive: which questions ask for them, who is found, how the list reads, what is taken along."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

from assistant.archive import Archive
from assistant.cli.commands import app
from assistant.conversation import Assistant
from assistant.lists.mentions import find
from assistant.lists.mentions_files import COLUMNS
from assistant.lists.theme import asked_theme, theme_of
from assistant.types import Answer, Message
from index.library import Library

INTERVIEWS = {
    "Ann Lee": (
        "typographer",
        "I'm Ann Lee, a typographer and book designer in Leeds. I draw letters for small presses.",
        "I do all my notes in Quillpad. It never loses a word. For sound I keep Pro Tools on the old machine.",
        "=2+2 is what I would type into a better spreadsheet. My wrists hurt: I have had tendinitis since the spring.",
    ),
    "Bo Reyes": (
        "composer",
        "My name is Bo Reyes. I write music for radio plays.",
        "I work in Pro Tools every day, and I have used Quillpad for lyrics, cue sheets, letters to the union, invoices, "
        "shopping lists, the minutes of our choir, the rota for the kitchen, notes on birds and plans for the allotment.",
        "A bigger desk. I would love to have a harmonium.",
    ),
    "Cass Moore": (
        "designer",
        "I'm Cass Moore and I design posters for theatres.",
        "I don't use Quillpad, a pencil is enough. The pro shop down the road sells me tools and paper.",
        "A studio by the sea, and a harmonium in it. Working remotely from there would suit me.",
    ),
    "Dov Stein": (
        "farmer",
        "I'm Dov Stein. I keep bees and sell the honey.",
        "I use Quillpad on my phone among the hives. Dana, my sister, keeps the books.",
        "I play a harmonium in the evening, so I have it already. I had tendinitis too, once.",
    ),
}


def interview(name: str, work: str, who: str, tools: str, dream: str) -> str:
    return (
        f"---\ntitle: {name}\nsummary: {work}\ndate: 2020-01-0{len(work) % 9 + 1}\n---\n\n"
        f"### Who are you, and what do you do?\n\n{who}\n\n"
        f"### What do you work with?\n\n{tools}\n\n### What would be your dream setup?\n\n{dream}\n"
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lists")
    for name, words in INTERVIEWS.items():
        (folder / f"{name.lower().replace(' ', '.')}.md").write_text(interview(name, *words), "utf-8")
    with Library.open(folder / "store", create=True) as library:
        library.add([folder])
    return folder / "store"


@pytest.fixture(scope="module")
def assistant(store: Path) -> Iterator[Assistant]:
    with Library.open(store) as library:
        yield Assistant(library)


def speakers(answer: Answer) -> list[str | None]:
    return [citation.speaker for citation in answer.citations]


@pytest.mark.parametrize(
    ("question", "theme"),
    [
        ("Who uses Emacs?", "Emacs"),
        ("who all uses emacs", "emacs"),
        ("And who else works with Pro Tools?", "Pro Tools"),
        ("Which interviewees mention tendinitis?", "tendinitis"),
        ("Which of the designers talk about burnout in these interviews?", "burnout"),
        ("What did people say about remote work?", "remote work"),
        ("What do other designers think of Sketch?", "Sketch"),
        ("What has been said about sleep?", "sleep"),
        ("Has anyone ever mentioned sleep?", "sleep"),
        ("Does anybody else use a standing desk here?", "a standing desk"),
        ("Does anybody keep bees?", "keep bees"),
        ("Which people live in Marrow?", "live in Marrow"),
        ("List everyone who uses Scrivener", "Scrivener"),
        ("How many interviewees use Linux?", "Linux"),
        ("How many people use Vim?", "Vim"),
        ("Name three people who use Scrivener.", "Scrivener"),
        ("What else: What did people say about remote work?", "remote work"),
        ("Who lives in Berlin?", "lives in Berlin"),
    ],
)
def test_questions_that_ask_for_people_name_their_theme(question: str, theme: str) -> None:
    found = asked_theme(question)
    assert found is not None
    assert found.text == theme


@pytest.mark.parametrize(
    "question",
    [
        "Which NASA engineer always has the latest iPhone?",
        "Who ran Google Reader before moving to Quip?",
        "Who was interviewed?",
        "Who is Logan Cunningham?",
        "Who won the football World Cup in 2018?",
        "Which computers use Linux?",
        "Which editor does Ann Lee use?",
        "How many people use your product?",
        "What did Ann Lee say about sleep?",
        "Who uses it?",
        "Who uses an old laptop in the rain to write long letters to the council?",
        "What did people do before that?",
    ],
)
def test_questions_for_one_person_or_thing_ask_for_no_list(question: str) -> None:
    assert asked_theme(question) is None


def test_alternatives_work_and_else_are_understood() -> None:
    found = asked_theme("Which other game designers use Emacs or Vim?")
    assert found is not None
    assert found.choices == (frozenset({"emac"}), frozenset({"vim"}))
    assert (found.work, found.more, found.practised) == (frozenset({"game", "designer"}), True, True)


def test_everybody_who_uses_it_is_listed_with_one_exact_quote(assistant: Assistant) -> None:
    answer = assistant.ask("Who uses Quillpad?")
    assert answer.text.startswith("At least 3 people speak of Quillpad. ")
    assert sorted(speakers(answer), key=str) == ["Ann Lee", "Bo Reyes", "Dov Stein"]
    assert [sentence.markers for sentence in answer.sentences] == [(1,), (2,), (3,)]
    for citation in answer.citations:
        text = assistant.library.document(citation.document_id).text
        assert citation.quote == citation.span.of(text)
        assert "Quillpad" in citation.quote


def test_a_long_sentence_is_cut_at_a_clause_with_the_cut_marked(assistant: Assistant) -> None:
    answer = assistant.ask("Who uses Quillpad?")
    place = speakers(answer).index("Bo Reyes")
    assert len(answer.citations[place].quote.split()) <= 30
    assert answer.sentences[place].text.endswith(f", [...]” [{place + 1}]")


def test_what_is_denied_or_only_wished_for_is_not_used(assistant: Assistant) -> None:
    assert "Cass Moore" not in speakers(assistant.ask("Which people use Quillpad?"))
    assert speakers(assistant.ask("Which interviewees have a harmonium?")) == ["Dov Stein"]
    assert len(assistant.ask("Which interviewees mention a harmonium?").citations) == 3


def test_a_name_of_several_words_counts_only_as_a_whole(assistant: Assistant) -> None:
    answer = assistant.ask("Who works with Pro Tools?")
    assert sorted(speakers(answer), key=str) == ["Ann Lee", "Bo Reyes"]


def test_a_name_that_is_also_a_word_counts_only_as_a_name(tmp_path: Path) -> None:
    told = {
        "Eva Blom": "I write it all in Go, since it is quick.",
        "Finn Dahl": "On Sundays we go to the lake. I go alone when it rains.",
        "Gus Ek": "My servers run on Go and hope. They go for months.",
        "Hal Fors": "I go home at five and let it go. Go figure.",
    }
    for name, words in told.items():
        (tmp_path / f"{name}.md").write_text(interview(name, "writer", f"I'm {name}.", words, "Rain."), "utf-8")
    with Library.open(tmp_path / "store", create=True) as library:
        library.add([tmp_path])
        assistant = Assistant(library)
        assert sorted(speakers(assistant.ask("Who uses Go?")), key=str) == ["Eva Blom", "Gus Ek"]


def test_people_are_limited_to_what_they_say_they_do(assistant: Assistant) -> None:
    answer = assistant.ask("Which designers mention Quillpad?")
    assert sorted(speakers(answer), key=str) == ["Ann Lee", "Cass Moore"]


def test_else_leaves_out_whom_the_chat_has_named(assistant: Assistant) -> None:
    first = assistant.ask("Does Ann Lee use Quillpad?")
    history = [
        Message(role="user", content="Does Ann Lee use Quillpad?"),
        Message(role="assistant", content=first.text),
    ]
    answer = assistant.ask("Who else uses Quillpad?", history=history)
    assert sorted(speakers(answer), key=str) == ["Bo Reyes", "Dov Stein"]
    assert sorted(speakers(assistant.ask("Who uses Quillpad besides Bo Reyes?")), key=str) == ["Ann Lee", "Dov Stein"]


def test_who_else_goes_on_with_the_list(assistant: Assistant) -> None:
    history = [
        Message(role="user", content="Who mentions tendinitis?"),
        Message(role="assistant", content="At least 2 people speak of tendinitis. Ann Lee: “...” [1]"),
    ]
    answer = assistant.ask("Who else?", history=history)
    assert answer.searched_for == "Who else: Who mentions tendinitis?"
    assert speakers(answer) == ["Dov Stein"]
    assert answer.text.startswith("At least 1 person speaks of tendinitis. Dov Stein")


def test_of_them_are_all_who_were_interviewed_though_they_were_counted_since(assistant: Assistant) -> None:
    history: list[Message] = []
    for question in ("Who was interviewed in 2020?", "How many?", "Which of them use Quillpad?"):
        answer = assistant.ask(question, history=history)
        history += [Message(role="user", content=question), Message(role="assistant", content=answer.text)]
    assert set(speakers(answer)) == set(speakers(assistant.ask("Who uses Quillpad?")))
    assert len(set(speakers(answer))) > 1


def test_a_theme_that_nobody_mentions_is_declined(assistant: Assistant) -> None:
    answer = assistant.ask("Which interviewees mention volcanoes?")
    assert (answer.abstained, answer.reason, answer.sentences) == (True, "fact_absent", ())
    assert "“volcanoes”" in answer.text
    assert assistant.ask("Who uses Zorblax?").abstained


def test_what_one_person_alone_said_is_answered_in_their_words_with_the_question_they_replied_to(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("What was said about birds?")
    assert speakers(answer)[0] == "Bo Reyes"
    assert "asked “What do you work with?”" in answer.text


def test_more_than_eight_people_are_counted_and_the_first_eight_shown(tmp_path: Path) -> None:
    rest = " and the rest of what I carry about with me on the road all summer long" * 3
    for number in range(12):
        name = f"{'ABCDEFGHIJKL'[number]}na Person"
        text = interview(
            name, "walker", f"I'm {name}.", f"I use a Brimstone stove, pot number {number},{rest}.", "Rain."
        )
        (tmp_path / f"{number}.md").write_text(text, "utf-8")
    with Library.open(tmp_path / "store", create=True) as library:
        library.add([tmp_path])
        answer = Assistant(library).ask("Who uses a Brimstone stove?")
    assert answer.text.startswith("At least 12 people speak of a Brimstone stove; the first 8: ")
    assert len(answer.citations) == 8
    assert sum(len(citation.quote.split()) for citation in answer.citations) <= 160


def test_one_label_in_two_documents_is_two_people(tmp_path: Path) -> None:
    for number in (1, 2):
        text = "\n\n".join(
            f"Speaker 1: What is number {n}?\n\nSpeaker 2: Number {n} is the harbour ferry of {number}."
            for n in range(4)
        )
        (tmp_path / f"tape{number}.txt").write_text(text, "utf-8")
    theme = theme_of("harbour ferry")
    assert theme is not None
    with Library.open(tmp_path / "store", create=True) as library:
        library.add([tmp_path])
        voices = find(Archive(library), theme, near=False)
    assert [(voice.person, len(voice.mentions)) for voice in voices] == [("Speaker 2", 4), ("Speaker 2", 4)]


def test_mentions_close_in_meaning_are_marked_as_such(assistant: Assistant) -> None:
    theme = theme_of("beekeeping and honey bees")
    assert theme is not None
    found = [m for voice in find(assistant.archive, theme) for m in voice.mentions]
    assert [(mention.evidence.text, mention.exact) for mention in found] == [("I keep bees and sell the honey.", False)]
    assert find(assistant.archive, theme, near=False) == ()


def test_the_command_groups_mentions_by_person(store: Path) -> None:
    done = CliRunner().invoke(app, ["mentions", "tendinitis", "--store", str(store), "--exact"])
    assert done.exit_code == 0
    assert done.stdout.startswith("People: at least 2. Passages: at least 2.\n")
    assert "“I had tendinitis too, once.”" in done.stdout
    given = json.loads(
        CliRunner().invoke(app, ["mentions", "tendinitis", "--store", str(store), "--exact", "--json"]).stdout
    )
    assert (given["schema"], given["people"], given["mentions"]) == (1, 2, 2)
    for voice in given["voices"]:
        for mention in voice["mentions"]:
            assert Path(mention["document"]).read_text("utf-8")[mention["start"] : mention["end"]] == mention["quote"]


def test_mentions_are_taken_along_as_csv_without_formulas_and_as_word(store: Path, tmp_path: Path) -> None:
    table, word = tmp_path / "found.csv", tmp_path / "found.docx"
    done = CliRunner().invoke(
        app, ["mentions", "spreadsheet", "--store", str(store), "--exact", "--csv", str(table), "--docx", str(word)]
    )
    assert (done.exit_code, done.stdout) == (0, "")
    rows = list(csv.reader(io.StringIO(table.read_bytes().decode("utf-8-sig"))))
    assert rows[0] == list(COLUMNS)
    assert [row[:3] for row in rows[1:]] == [
        ["Ann Lee", "'=2+2 is what I would type into a better spreadsheet.", "What would be your dream setup?"]
    ]
    told = [paragraph.text for paragraph in docx.Document(str(word)).paragraphs]
    assert told[:3] == ["spreadsheet", "Ann Lee", "“=2+2 is what I would type into a better spreadsheet.”"]
    assert told[3].endswith(", line 17")


def test_a_theme_without_a_word_is_refused() -> None:
    assert theme_of("the of and") is None


def test_other_words_for_a_theme_stand_in_an_answer_only_where_they_are_close(assistant: Assistant) -> None:
    assert speakers(assistant.ask("Has anyone talked about keeping bees for honey production?")) == ["Dov Stein"]
    assert assistant.ask("Has anyone talked about volcanic insects?").abstained
