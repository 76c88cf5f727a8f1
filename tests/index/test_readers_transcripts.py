"""Testimony is cited by the page and line that lawyers cite, however its paper prints them, and ends where it ends."""

from __future__ import annotations

import pytest

from index.pairs import split
from index.places import Places
from index.readers import read_bytes
from index.types import Document, Speaker
from tests.index.made_files import TextAt, pdf

FIRST = 44  # the number of the first page
WORDS = (
    "harbour lamp shade ferry winter island school kitchen letter engine garden window mountain river bridge".split()
)
HEAD = ["DEPOSITION OF JOHN REED", "JOHN REED, having been first duly sworn, testified:", "BY MS. LOPEZ:"]
Lines = tuple[int | None, int | None, int | None, int | None]  # page and line, to page and line
LINES: list[str] = []
for number, word in enumerate(WORDS):
    LINES += [
        f"Q.  Did you see the {word} that",
        "night?",
        f"A.  I did, the {word} was there.",
        f"MS. HART:  Objection {number}.",
    ]
PAGES = [[*HEAD, *LINES[:9]], *[LINES[i : i + 12] for i in range(9, len(LINES), 12)]]


def told(data: bytes | str, suffix: str = ".txt") -> tuple[Document, list[tuple[str, str, Lines]]]:
    """The document; for each pair the word that it is about, how its answer ends, and from where to where it runs."""
    raw = data.encode() if isinstance(data, str) else data
    (document,) = read_bytes(raw, source="reed" + suffix, suffix=suffix)
    places = Places(document)
    found = []
    for pair in split(document):
        if pair.question is None:
            continue
        at = places.locator(pair.span)
        asked, answer = pair.question.of(document.text), pair.turns[-1].span.of(document.text)
        found.append((asked.split()[4], answer.split()[-1], (at.page, at.line, at.page_end, at.line_end)))
    return document, found


def expected() -> list[tuple[str, str, Lines]]:
    flat = [(page, line, words) for page, lines in enumerate(PAGES, FIRST) for line, words in enumerate(lines, 1)]
    asked = [i for i, (_, _, words) in enumerate(flat) if words.startswith("Q.")]
    return [
        (word, "there.", (flat[i][0], flat[i][1], flat[i + 2][0], flat[i + 2][1]))
        for word, i in zip(WORDS, asked, strict=True)
    ]


def paper(form: str, *, head: str = "", foot: str = "", between: str = "") -> str:
    """The transcript as text, each line by `form`, which may name page, line and words."""
    pages = []
    for page, lines in enumerate(PAGES, start=FIRST):
        rows = [form.format(page=page, line=line, words=words) for line, words in enumerate(lines, start=1)]
        pages.append(
            "\n".join([*([head.format(page=page)] if head else []), *rows, *([foot.format(page=page)] if foot else [])])
        )
    return f"\n{between}".join(pages) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        paper("{line:>2}   {words}", head="{page:>60}"),
        paper("{line:02d} {words}", head="{page:04d}"),
        paper("{line:>2}   {words}", foot="\n{page:>30}\n"),
        paper("{line:>2}   {words}", foot="{page:>30}", between="\f"),
        paper("{line:>2}   {words}", head="Page {page}", foot="Harbor Reporting   415-555-0199", between="\f"),
        paper("{page}:{line:<3}   {words}"),
        paper("{page:05d}:{line:02d}  {words}"),
        paper("09:{line:02d}:30  {line:>2}  {words}", head="{page}"),
        paper("{line:>2}  {words:<50}   10:{line:02d}", head="{page}"),
        paper("({line})   {words}", head="{page:>60}"),
    ],
    ids=["head", "zeros", "foot", "form feed", "firm", "page:line", "padded", "times left", "times right", "brackets"],
)
def test_numbered_lines_of_text_give_page_and_line(text: str) -> None:
    document, found = told(text)
    assert found == expected()
    assert document.text == text


def condensed(*, across: bool) -> bytes:
    """Four small pages on each sheet, one after another down the sheet or across it."""
    sheets: list[list[TextAt]] = []
    for start in range(0, len(PAGES), 4):
        sheet: list[TextAt] = [
            (250, 775, "JOHN REED - June 14"),
            (200, 15, f"Pages {FIRST + start} to the end, Harbor Reporting"),
        ]
        for place, lines in enumerate(PAGES[start : start + 4]):
            column, row = (place % 2, place // 2) if across else (place // 2, place % 2)
            x, y = 40 + 290 * column, 740 - 360 * row
            sheet.append((x + 180, y, f"Page {FIRST + start + place}"))
            for line, words in enumerate(lines, start=1):
                sheet += [(x, y - 24 * line, str(line)), (x + 25, y - 24 * line, words)]
        sheets.append(sheet)
    return pdf(sheets)


@pytest.mark.parametrize("across", [False, True])
def test_condensed_pages_are_read_one_after_another_and_cited_by_their_own_numbers(*, across: bool) -> None:
    document, found = told(condensed(across=across), ".pdf")
    assert found == expected()
    assert "Harbor Reporting" not in document.text
    assert "Page 45" not in document.text


def full_pages() -> list[list[TextAt]]:
    return [
        [
            (500, 770, f"Page {page}"),
            *((60.0, 740.0 - 24 * line, str(line)) for line in range(1, len(lines) + 1)),
            *((90.0, 740.0 - 24 * line, words) for line, words in enumerate(lines, start=1)),
        ]
        for page, lines in enumerate(PAGES, start=FIRST)
    ]


def test_what_is_bound_behind_the_testimony_is_no_answer() -> None:
    certificate: list[TextAt] = [
        (200, 700, "C E R T I F I C A T E"),
        (60, 660, "I, Dana Fox, reporter, do hereby certify that the witness was sworn"),
        (60, 646, "and that the foregoing is a true record."),
    ]
    index: list[TextAt] = [(200, 700, "WORD INDEX")]
    index += [(60 + 150 * (i % 3), 670 - 14 * (i // 3), f"{WORDS[i % 15]}{i} 44:{i % 12 + 1}") for i in range(90)]
    _, found = told(pdf([*full_pages(), certificate, index]), ".pdf")
    assert found == expected()


def test_the_title_page_names_witness_and_counsel() -> None:
    title: list[TextAt] = [
        (150, 700, "UNITED STATES DISTRICT COURT"),
        (150, 640, "DEPOSITION OF JOHN REED"),
        (150, 620, "June 14, 2023"),
        (60, 560, "FOR THE PLAINTIFF:"),
        (60, 540, "MARIA LOPEZ, ESQ."),
        (60, 520, "Lopez & Hill"),
    ]
    document, _ = told(pdf([title, *full_pages()]), ".pdf")
    pair = next(pair for pair in split(document) if pair.question)
    assert document.title == "DEPOSITION OF JOHN REED"
    assert pair.asker == Speaker(label="Q", person="MARIA LOPEZ")
    assert pair.turns[0].speaker == Speaker(label="A", person="JOHN REED")


RUNNING = """\
IN THE MATTER OF A MILL
Sole Arbitrator: Dr. Nora Fox

{rows}
      CROSS-EXAMINATION

{more}
"""


def running(lines: list[str], start: int) -> str:
    return "\n".join(f"{number:>3}   {words}" for number, words in enumerate(lines, start))


def test_lines_numbered_from_first_to_last_are_cited_by_their_numbers_and_what_stands_between_is_text() -> None:
    first = ["MR. COLE:  Did you see the mill?", "THE WITNESS:  I did, I saw it", "burn.", *LINES[:32]]
    second = ["MS. HART:  Did you light the lamp?", "A.  I did not."]
    text = RUNNING.format(rows=running(first, 1), more=running(second, len(first) + 1))
    (document,) = read_bytes(text.encode(), source="mill.txt", suffix=".txt")
    pairs = [pair for pair in split(document) if pair.question]
    places = Places(document)
    said = [turn.span.of(text) for pair in split(document) for turn in pair.turns]
    assert document.text == text
    assert document.title == "IN THE MATTER OF A MILL"
    assert "CROSS-EXAMINATION" in said
    assert len(pairs) == 10
    at = [places.locator(pair.span) for pair in pairs]
    assert [(x.page, x.line, x.line_end) for x in (at[0], at[1], at[-1])] == [
        (None, 1, 3),
        (None, 4, 6),
        (None, 36, 37),
    ]
    assert pairs[-1].question is not None
    assert pairs[-1].question.of(text) == "Did you light the lamp?"


def test_speakers_in_lines_numbered_from_first_to_last_are_heard() -> None:
    lines = [
        *(
            "CHAIR FOX: Good morning. Were you at the",
            "mill that night?",
            "KEEPER REED: I was, and I saw it burn from the",
            "lane.",
        ),
        *("CHAIR FOX: Did anybody shout for help", "before the bell rang?", "KEEPER REED: Nobody did."),
        *("CHAIR FOX: Who rang it?", "KEEPER REED: The sexton."),
    ]
    text = "Hearing at Selby\n\n" + running(lines, 1) + "\n"
    (document,) = read_bytes(text.encode(), source="mill.txt", suffix=".txt")
    found = [pair for pair in split(document) if pair.question]
    assert [[turn.speaker.label if turn.speaker else "" for turn in pair.turns] for pair in found] == [
        ["KEEPER REED"]
    ] * 3
    assert [place.locator.line for place in document.places] == list(range(1, 10))


def test_a_ranking_that_counts_on_has_no_line_numbers() -> None:
    text = (
        "Mills by size\n\n" + "\n".join(f"{number:>3}   The {word} mill" for number, word in enumerate(WORDS, 1)) + "\n"
    )
    (document,) = read_bytes(text.encode(), source="mills.txt", suffix=".txt")
    assert document.places == ()


def test_the_title_above_numbered_pages_is_text_and_what_is_printed_on_each_is_not() -> None:
    text = "Deposition of Ann Field\n" + paper("{line:>2}   {words}", head="Page {page}", foot="Harbor Reporting")
    (document,) = read_bytes(text.encode(), source="reed.txt", suffix=".txt")
    assert document.title == "Deposition of Ann Field"
    assert document.blocks[0].span.of(text) == "Deposition of Ann Field"
    assert not any("Harbor" in block.span.of(text).splitlines()[0] for block in document.blocks)
