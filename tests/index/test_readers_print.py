"""Reading PDFs as different writers make them: sizes, paragraphs, columns, hyphens, line numbers."""

from __future__ import annotations

from collections.abc import Sequence

from index.readers import read_bytes
from index.types import Document
from tests.index.found_pairs import asked
from tests.index.made_files import TextAt, pdf


def only(data: bytes) -> Document:
    (document,) = read_bytes(data, source="file.pdf", suffix=".pdf")
    return document


def shown(document: Document) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks]


def column(x: float, top: float, lines: Sequence[str], step: float = 14) -> list[TextAt]:
    return [(x, top - step * i, line) for i, line in enumerate(lines)]


FULL = "these words are as long as every line of this column is and no longer"


def test_fonts_of_one_size_are_one_size_however_high_their_boxes_are() -> None:
    lines = ["Where do the boats go?", "they go where the fish are", "And in winter?", "they lie on the shore"]
    document = only(pdf([column(72, 700, lines, 40)], bold=frozenset(lines[::2]), drawn_letters=True))
    assert [block.kind for block in document.blocks] == ["paragraph"] * 4


def test_a_heading_of_several_lines_is_one() -> None:
    page = [*column(72, 720, ["What did you find when", "you came to the island?"], 26), *column(72, 660, [FULL] * 5)]
    large = {"What did you find when": 20.0, "you came to the island?": 20.0}
    document = only(pdf([page], sizes=large))
    assert document.blocks[0].kind == "heading"
    assert shown(document)[0] == "What did you find when you came to the island?"


def test_short_paragraphs_that_stand_apart_do_not_hide_how_close_lines_are() -> None:
    page: list[TextAt] = []
    y = 740.0
    for number in range(1, 9):
        page += [(72, y, f"{number}. Item"), (72, y - 20, f"Short answer {number}")]
        y -= 40
    page += column(72, y, [FULL] * 5)
    document = only(pdf([page]))
    assert "7. Item" in shown(document)
    assert "Short answer 7" in shown(document)
    assert shown(document)[-1] == " ".join([FULL] * 5)


def test_italic_questions_begin_paragraphs_of_their_own_on_a_new_page() -> None:
    first = column(72, 720, [FULL, FULL[:-1] + "r."])
    second = column(72, 740, ["Would you go back to the island, if they asked you to go?", FULL, FULL])
    document = only(pdf([first, second], italic=frozenset({second[0][2]})))
    assert second[0][2] in shown(document)


def test_a_dash_at_the_beginning_of_a_line_is_no_bullet_inside_a_sentence() -> None:
    document = only(pdf([column(72, 700, [FULL, "- even that one - " + FULL[20:], FULL])]))
    assert len(document.blocks) == 1
    assert document.blocks[0].kind == "paragraph"


def test_a_compound_that_a_line_divides_keeps_its_hyphens() -> None:
    lines = [
        "this is a service as a platform, and it is called Platform-",
        "as-a-Service by those who sell it to others",
    ]
    assert "Platform-as-a-Service" in only(pdf([column(72, 700, lines)])).text
    lines = [
        "nobody knew what it was then, and they called it comput-",
        "er-based because there were no other words for it",
    ]
    assert "computer-based" in only(pdf([[*column(72, 700, lines), (72, 600, "the computer")]])).text


def two_columns(extra: Sequence[TextAt] = (), right_indent: float = 0) -> list[TextAt]:
    left = [f"left {i} has as many words as it takes to" for i in range(20)]
    right = [f"right {i} has as many words as it takes" for i in range(20)]
    moved = [(x + (right_indent if i > 6 else 0), y, words) for i, (x, y, words) in enumerate(column(320, 693, right))]
    return [*extra, *column(60, 700, left), *moved]


def test_columns_are_told_apart_where_one_of_them_is_mostly_indented() -> None:
    text = only(pdf([two_columns(right_indent=80)])).text
    assert text.index("left 19") < text.index("right 0")
    assert text.index("right 3") < text.index("right 8")


def test_a_heading_over_two_columns_is_not_parted_between_them() -> None:
    title = "Questions that people have asked us"
    for x in range(60, 140, 4):  # at some of these the gutter falls between two words
        document = only(pdf([two_columns([(x, 740, title)])], sizes={title: 22.0}))
        assert shown(document)[0] == title


def test_a_word_too_long_for_its_column_stays_in_it() -> None:
    page = two_columns()
    page[5] = (page[5][0], page[5][1], "see https://example.org/a-rather-long-address/of-a-page")
    text = only(pdf([page])).text
    assert text.index("https") < text.index("left 19") < text.index("right 0")


def sworn(*, both_sides: bool = False, clocks: bool = False) -> bytes:
    said = ["Q.   Were you there that night?", "A.   I was there.", "Q.   What did you see?", "A.   A boat."] * 3
    page: list[TextAt] = [(72, 740, "HOLT, having been duly sworn, testified: BY MR. STONE:")]
    for number, words in enumerate(said, start=1):
        y = 720 - 24 * number
        page += [(100, y, str(number)), (130, y, words)]
        page += [(560, y, str(number))] * both_sides + [(30, y, f"10:{number:02d}")] * clocks
    return pdf([page])


def test_line_numbers_on_both_sides_and_times_beside_them_are_no_words() -> None:
    plain = only(sworn())
    assert asked(plain)[0] == ("Were you there that night?", "I was there.")
    for kind in ({"both_sides": True}, {"clocks": True}):
        document = only(sworn(**kind))
        assert asked(document) == asked(plain)
        assert [block.locator.line for block in document.blocks] == [block.locator.line for block in plain.blocks]


def numbered_pages(head: Sequence[tuple[float, str]], foot: Sequence[tuple[float, str]] = ()) -> list[list[TextAt]]:
    """Three pages; '#' in a head or foot is the page's number."""
    pages = []
    for number, thing in ((6, "boats"), (7, "nets"), (8, "sails")):
        body = [
            f"{thing} {name} lay in the harbour" for name in ("of wood", "of old", "and ropes", "in red", "to mend")
        ]
        edges = [(300.0, y, words.replace("#", str(number))) for y, words in (*head, *foot)]
        pages.append([*edges, *column(72, 600, body)])
    return pages


def test_page_numbers_under_a_running_head_and_above_a_foot_are_no_words() -> None:
    for head, foot in (
        ([(750, "The Harbour"), (736, "#")], [(30, "Not for print")]),
        ([(760, "The Harbour")], [(80, "- # -"), (66, "Not for print")]),
        ([(690, "The Harbour"), (660, "#")], []),  # where only counting up tells a page number
    ):
        text = only(pdf(numbered_pages(head, foot))).text
        assert text.startswith("boats of wood")
        assert not any(char.isdigit() for char in text)


def test_a_number_that_does_not_count_the_pages_stays_under_a_running_head() -> None:
    pages = numbered_pages([(690, "The Harbour")])
    for page, year in zip(pages, ("1914", "12", "1807"), strict=True):
        page.append((72, 660, year))
    assert "1807" in only(pdf(pages)).text


WIDE = "this is a line over the whole width of the page that has as many words as it takes to fill it up"


def partly_in_columns(count: int, top: float = 700) -> list[TextAt]:
    """Lines over the whole page, `count` lines of two columns, lines over the whole page."""
    left = [f"left {i} has as many words as it takes to" for i in range(count)]
    right = [f"right {i} has as many words as it takes" for i in range(count)]
    below = top - 14 * count
    beside = [*column(60, top - 140, left), *column(320, top - 140, right)]
    return [*column(60, top, [WIDE] * 9), *beside, *column(60, below - 160, [WIDE] * 9)]


def test_columns_on_a_part_of_a_page_are_read_one_after_another() -> None:
    text = only(pdf([partly_in_columns(12)])).text
    assert text.index(WIDE) < text.index("left 0") < text.index("left 11") < text.index("right 0")
    assert text.index("right 11") < text.rindex(WIDE)


def test_few_lines_of_columns_are_told_by_the_columns_of_other_pages() -> None:
    text = only(pdf([two_columns(), partly_in_columns(4)])).text
    assert text.rindex("left 3") < text.rindex("right 0")


def test_words_below_each_other_in_running_text_are_no_columns() -> None:
    apart = [(60 + (265 if half else 0), 500 - 14 * i, WIDE[:40]) for i in range(3) for half in (0, 1)]
    text = only(pdf([[*column(60, 720, [WIDE] * 12), *apart, *column(60, 440, [WIDE] * 12)]])).text
    assert f"{WIDE[:40]} {WIDE[:40]}" in text


def test_the_second_line_of_a_numbered_question_hangs_below_its_words() -> None:
    asked_in_two = ["Why did so many of the families leave the islands in those years, although there", "was work?"]
    page: list[TextAt] = []
    for i, words in enumerate((["Where was it?"], asked_in_two, ["Who paid?"])):
        top = 700 - 120 * i
        page += [(72, top, f"{i + 1}."), *column(90, top, words), *column(90, top - 40, [FULL] * 3)]
    document = only(pdf([page]))
    assert "2. " + " ".join(asked_in_two) in shown(document)
    assert [question for question, _ in asked(document)][1] == " ".join(asked_in_two)


def test_footnotes_of_one_column_stand_beside_the_text_of_the_other() -> None:
    page = two_columns()
    x, y, _ = page[4]
    page += [(x + 189, y + 4, "1"), (x + 189, y - 10, "2")]
    notes = ["1 The harbour book of that year.", "2 So the ferryman said."]
    page = [part for part in page if not (part[0] == 60 and part[1] < 480)]
    page += [(60, 470 - 12 * i, note) for i, note in enumerate(notes)]
    document = only(pdf([page], sizes={"1": 7.0, "2": 7.0, **dict.fromkeys(notes, 8.0)}))
    assert shown(document)[-2:] == notes
    text = document.text
    assert text.index("left 15") < text.index("right 0") < text.index("right 19") < text.index("harbour book")


def test_blanks_below_each_other_on_numbered_lines_are_no_columns() -> None:
    page: list[TextAt] = [(80, 740 - 20 * i, str(i + 1)) for i in range(24)]
    for i in range(24):
        y = 740 - 20 * i
        page += [(100, y, "it was left where it was found"), (320, y, "and nobody ever asked why")] if i > 9 else []
        page += [(100, y, WIDE[:90])] if i <= 9 else []
    text = only(pdf([page])).text
    assert text.count("where it was found and nobody") == 14
