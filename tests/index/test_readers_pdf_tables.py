"""Tables in PDFs are read row by row where they hold questions or talk; footnotes and page numbers stay out of answers."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from index.pairs import split
from index.readers import read_bytes
from index.types import Document
from tests.index.made_files import TextAt, pdf

ASKED = [
    ("How do I change", "the bulb?"),
    ("Is the shade", "washable?"),
    ("May children", "use it?"),
    ("Who repairs", "the switch?"),
]
TOLD = [
    ("Unplug the lamp and let it cool", "for ten minutes. Then turn the", "bulb to the left."),
    ("Only by hand, and only", "the linen one."),
    ("From the age of eight,", "with somebody near."),
    ("The shop in the harbour does,", "on Mondays."),
]
PAIRS = [(" ".join(q), " ".join(a)) for q, a in zip(ASKED, TOLD, strict=True)]
SPEAKERS = ("INTERVIEWER", "MARTA KOHL")
SAID = [
    ["Where were you when the dam broke, and who was there with you?"],
    ["In the kitchen with my grandmother. We heard it", "before we saw anything, and ran up the hill."],
    ["Did anybody warn the people in the village that evening?"],
    ["Nobody. The sirens had been broken since the spring", "and nobody had come to mend them."],
]


def only(data: bytes) -> Document:
    (document,) = read_bytes(data, source="table.pdf", suffix=".pdf")
    return document


def pairs(document: Document) -> list[tuple[str, str]]:
    """Question and answer of each pair, line breaks aside."""
    found = [pair for pair in split(document) if pair.question]
    return [
        (
            " ".join(pair.question.of(document.text).split()) if pair.question else "",
            " ".join(" ".join(turn.span.of(document.text) for turn in pair.turns).split()),
        )
        for pair in found
    ]


def rows(
    cells: Sequence[Sequence[Sequence[str]]], *, x: Sequence[float], y: float = 680, gap: float = 10
) -> tuple[list[TextAt], list[float]]:
    """The words of a table whose rows are `gap` apart, and the heights of the lines between its rows."""
    words: list[TextAt] = []
    floors = [y + 14]
    for row in cells:
        for left, cell in zip(x, row, strict=True):
            words += [(left, y - 13 * i, line) for i, line in enumerate(cell)]
        y -= 13 * max(len(cell) for cell in row) + gap
        floors.append(y + 14 - gap / 2)
    return words, floors


def borders(floors: Sequence[float], edges: Sequence[float]) -> list[tuple[float, float, float, float]]:
    across = [(edges[0], floor, edges[-1], floor) for floor in floors]
    return [*across, *((x, floors[0], x, floors[-1]) for x in edges)]


def test_a_table_with_borders_is_read_row_by_row() -> None:
    words, floors = rows(list(zip(ASKED, TOLD, strict=True)), x=(60, 220))
    page = [(60, 730, "Our customers ask us these things every week, year in, year out."), *words]
    document = only(pdf([[*page, (60, 300, "For all else write to us.")]], borders=borders(floors, (54, 214, 500))))
    assert pairs(document) == PAIRS
    assert document.text.endswith("For all else write to us.")


def test_the_columns_before_the_questions_are_no_part_of_them() -> None:
    cells = [[[str(i)], q, a] for i, (q, a) in enumerate(zip(ASKED, TOLD, strict=True), start=1)]
    words, floors = rows(cells, x=(60, 100, 260))
    assert pairs(only(pdf([words], borders=borders(floors, (54, 94, 254, 520))))) == PAIRS


@pytest.mark.parametrize("gap", [10, 0])
def test_a_table_without_borders_is_told_by_where_its_words_begin(gap: float) -> None:
    words, _ = rows(list(zip(ASKED, TOLD, strict=True)), x=(60, 220), gap=gap)
    assert pairs(only(pdf([[(60, 730, "Frequently asked questions about our lamps"), *words]]))) == PAIRS


def test_a_table_goes_on_over_the_page_with_its_header_and_in_the_middle_of_a_row() -> None:
    header: list[Sequence[Sequence[str]]] = [[["Question"], ["Answer"]]]
    first, _ = rows([*header, (ASKED[0], TOLD[0]), (ASKED[1], TOLD[1][:1])], x=(60, 220), y=500)
    second, _ = rows([*header, ([], TOLD[1][1:]), (ASKED[2], TOLD[2]), (ASKED[3], TOLD[3])], x=(60, 220))
    document = only(pdf([[(60, 700, "Our customers ask us these things every week."), *first], second]))
    assert pairs(document) == PAIRS
    assert document.text.count("Question") == 1


def test_a_table_that_lays_out_talk_has_speakers() -> None:
    words, _ = rows([([SPEAKERS[i % 2]], said) for i, said in enumerate(SAID)], x=(60, 170))
    document = only(pdf([[(60, 730, "Interview with Marta Kohl"), *words]]))
    assert pairs(document) == [(" ".join(SAID[i]), " ".join(SAID[i + 1])) for i in (0, 2)]
    answer = next(pair for pair in split(document) if pair.question).turns[0]
    assert answer.speaker is not None
    assert answer.speaker.label == "MARTA KOHL"


def test_a_table_of_figures_stays_what_its_lines_say() -> None:
    cells = [[[f"Station {i}"], [str(3 * i)], [f"{7 * i} mm"]] for i in range(1, 9)]
    words, floors = rows(cells, x=(60, 200, 300))
    document = only(pdf([words], borders=borders(floors, (54, 190, 290, 400))))
    assert pairs(document) == []
    assert "Station 3 | 9 | 21 mm" in " ".join(document.text.split())


WORDS = (
    "harbour lamp shade ferry winter island school kitchen letter engine garden window mountain river bridge".split()
)


def prose(first: int, count: int, y: float) -> list[TextAt]:
    """Lines of which no two say the same, numbers aside, as those that run along the edges of pages do."""
    said = [f"and then the {WORDS[i % 15]} of the {WORDS[i // 15 % 15]}" for i in range(first, first + count)]
    return [(60, y - 13 * i, f"{words} was shown to all who had come to see it") for i, words in enumerate(said)]


def test_footnotes_stand_below_the_text_and_leave_no_mark_in_it() -> None:
    pages: list[list[TextAt]] = []
    small: dict[str, float] = {}
    for page, note in ((1, "See the list of lamps."), (2, "Told by the keeper himself.")):
        body, mark = prose(20 * page, 9, 700), f"{page}"
        x, y, _ = body[4]
        body[4], behind = (x, y, "island"), x + 31.2
        foot = [(60.0, 100.0, mark), (66.0, 97.0, note)]
        pages.append([*body, (behind, y + 4, mark), (behind + 5, y, ", they say"), *foot])
        small |= {mark: 6.0, note: 8.0}
    text = " ".join(only(pdf(pages, sizes=small)).text.split())
    assert "island, they say" in text
    assert text.index("See the list of lamps.") < text.index("Told by the keeper")


def test_page_numbers_that_stand_high_on_the_paper_are_no_words() -> None:
    pages = [[*prose(10 * page, 9, 700), (300, 560, str(page))] for page in (1, 2, 3)]
    assert not any(character.isdigit() for character in only(pdf(pages)).text)


def test_line_numbers_that_go_on_over_the_page_are_no_words() -> None:
    def page(number: int) -> list[TextAt]:
        body = prose(20 * number, 20, 700)
        return [*body, *((30, y, str(20 * number + i)) for i, (_, y, _) in enumerate(body, start=1))]

    assert not any(character.isdigit() for character in only(pdf([page(0), page(1), page(2)])).text)


def test_a_heading_of_two_lines_hangs_behind_its_number() -> None:
    asked = [
        ("1", "Can the address be changed once", "an order has been placed?"),
        ("2", "Can it be changed once more after", "that?"),
    ]
    page: list[TextAt] = []
    for i, (number, first, second) in enumerate(asked):
        y = 700 - 150 * i
        page += [(60, y, number), (84, y, first), (84, y - 20, second), *prose(10 * i, 5, y - 44)]
    words = {words for row in asked for words in row}
    document = only(pdf([page], sizes=dict.fromkeys(words, 17.0), bold=frozenset(words)))
    assert [question for question, _ in pairs(document)] == [f"{first} {second}" for _, first, second in asked]
