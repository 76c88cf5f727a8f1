"""Reading web pages and PDFs, as a reader of the document sees them."""

from __future__ import annotations

import json

import pytest

from index.errors import UnreadableDocument
from index.pairs import split
from index.readers import read_bytes
from tests.index.found_pairs import marks, only, roles, shown
from tests.index.made_files import pdf

# ---- web pages


def test_a_page_is_its_article_without_what_surrounds_it() -> None:
    words = "Plenty of words stand in the article, so that it is the article and nothing else is. " * 4
    page = f"""<!doctype html><html lang="en"><head><title>Tea | A Site</title><script>var q="Why?"</script></head><body>
    <nav><a href="/">Home</a> <a href="/faq">Questions?</a></nav>
    <div class="cookie-banner"><p>We use cookies. Do you accept?</p></div>
    <main><article><h1>Tea</h1><p>{words}</p><h2>Why <b>tea</b>?</h2><p>Because.<br>So.</p>
    <div hidden>unseen</div><!-- <p>commented?</p> --></article></main>
    <aside><h2>Related posts</h2><ul><li><a href="/x">What is coffee?</a></li></ul></aside>
    <div class="feedback"><h3>Was this page helpful?</h3><button>Yes</button></div><footer>Imprint</footer></body></html>"""
    document = only(page, ".html")
    assert document.title == "Tea"
    assert shown(document) == [
        ("heading", "Tea"),
        ("paragraph", words.strip()),
        ("heading", "Why tea?"),
        ("paragraph", "Because.\nSo."),
    ]
    assert marks(document, document.blocks[2]) == [("bold", "tea")]
    assert document.blocks[3].locator.heading == ("Tea", "Why tea?")


def test_a_table_in_an_answer_is_part_of_it() -> None:
    rows = "<tr><th>Day<th>Hours<tr><td>Monday<td>10-20<tr><td>Friday<td>10-17"
    page = f"""<dl><dt>When is the mill open?<dd><table>{rows}</table><dd>Not in June.<dt>Is it dear?<dd>It is free.</dl>
    <details><summary>And the shop?</summary><table>{rows}</table></details>"""
    answers = [role for role in roles(only(page, ".html")) if role[0] == "answer"]
    assert [words for _, group, words in answers if group == 2] == [
        *("Day | Hours", "Monday | 10-20", "Friday | 10-17", "Not in June."),
    ]
    assert [words for _, group, words in answers if group == 1] == ["Day | Hours", "Monday | 10-20", "Friday | 10-17"]


def test_a_table_of_contents_that_repeats_the_questions_is_left_out() -> None:
    page = """<h1>FAQ</h1><ul><li><a href="#a">What?</a></li><li><a href="#b">Who?</a></li><li><a href="#c">Why?</a></li></ul>
    <h2 id="a">What?</h2><p>This.</p>"""
    assert shown(only(page, ".html")) == [("heading", "FAQ"), ("heading", "What?"), ("paragraph", "This.")]


def test_a_button_of_an_accordion_asks_and_its_panel_answers() -> None:
    item = '<div class="item"><button class="accordion-button">{}</button><div class="panel"><p>{}</p></div></div>'
    page = f"<html><body>{item.format('How do I pay?', 'By card.')}{item.format('Refunds', 'In May.')}</body></html>"
    assert roles(only(page, ".html")) == [
        ("question", 1, "How do I pay?"),
        ("answer", 1, "By card."),
        ("question", 2, "Refunds"),
        ("answer", 2, "In May."),
    ]


def test_definition_lists_details_and_accordions_have_roles() -> None:
    page = """<dl><dt>One?<dt>Also one?<dd>First.<dd>Second.<dt>Two?<dd>Third.</dl>
    <details><summary>Three?</summary><p>Fourth.</p></details>
    <h3><button aria-controls="p" aria-expanded="false">Four?</button></h3><div id="p" hidden><p>Fifth.</p></div>
    <div class="faq-question">Five?</div><div class="faq-answer"><p>Sixth.</p></div>"""
    assert [(role, text) for role, _, text in roles(only(page, ".html"))] == [
        ("question", "One?"),
        ("question", "Also one?"),
        ("answer", "First."),
        ("answer", "Second."),
        ("question", "Two?"),
        ("answer", "Third."),
        ("question", "Three?"),
        ("answer", "Fourth."),
        ("question", "Four?"),
        ("answer", "Fifth."),
        ("question", "Five?"),
        ("answer", "Sixth."),
    ]


def test_microdata_names_questions_and_answers() -> None:
    page = """<div itemscope itemtype="https://schema.org/Question"><h3 itemprop="name">Why?</h3>
    <div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer"><p itemprop="text">So.</p></div></div>"""
    assert roles(only(page, ".html")) == [("question", 1, "Why?"), ("answer", 1, "So.")]


@pytest.mark.parametrize("visible", [True, False])
def test_a_declared_faq_is_counted_once(visible: bool) -> None:
    faq = {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": "Why tea?",
                "acceptedAnswer": {"@type": "Answer", "text": "<p>Because it is warm.</p>"},
            }
        ],
    }
    body = "<h3>Why tea?</h3><p>Because it is warm.</p>" if visible else "<p>Loading</p>"
    page = f"<html><body><script type='application/ld+json'>{json.dumps(faq)}</script>{body}</body></html>"
    document = only(page, ".html")
    assert document.text.count("Why tea?") == 1
    assert [(role, text) for role, _, text in roles(document)] == [
        ("question", "Why tea?"),
        ("answer", "Because it is warm."),
    ]


def test_numbers_of_an_ordered_list_are_ordinals() -> None:
    document = only("<ol start='3'><li>Three?</li><li>Four?</li></ol>", ".html")
    assert [(b.kind, b.ordinal) for b in document.blocks] == [("list_item", 3), ("list_item", 4)]
    assert document.text == "Three?\nFour?"


def test_a_page_in_windows_1252_says_so_itself() -> None:
    page = b'<html><head><meta charset="iso-8859-1"></head><body><p>caf\xe9 \x93so\x94</p></body></html>'
    assert only(page, ".html").text == "café “so”"


# ---- PDF


def deposition(pages: int) -> bytes:
    made = []
    for page in range(pages):
        lines: list[tuple[float, float, str]] = [
            (120, 760, "ANN WITNESS - EXAMINATION"),
            (480, 760, f"Page {page + 40}"),
        ]
        lines.append((220, 20, "SAMPLE REPORTING"))
        for number in range(1, 11):
            y = 730 - 24 * number
            lines.append((72, y, str(number)))
            word = ("Q.", "What do you say to number") if number % 2 else ("A.", "I say what I said before")
            lines.append((130, y, f"{word[0]}   {word[1]} {page}/{number}{'?' if number % 2 else '.'}"))
        made.append(lines)
    return pdf(made, title="Deposition of Ann Witness")


def test_a_deposition_keeps_page_and_line_as_locators_and_not_as_text() -> None:
    document = only(deposition(3), ".pdf")
    assert "EXAMINATION" not in document.text
    assert "REPORTING" not in document.text
    assert len(document.blocks) == 30
    third = document.blocks[12]
    assert third.span.of(document.text) == "Q. What do you say to number 1/3?"
    assert (third.locator.page, third.locator.line) == (41, 3)
    assert third.locator.boxes[0].page == 2
    assert [place.locator.line for place in document.places[:3]] == [1, 2, 3]


def test_two_columns_are_read_one_after_the_other_and_divided_words_joined() -> None:
    words = [
        (
            "left one has words that run to the end of their line and di-",
            "right one has words that run on to the end of",
        ),
        (
            "vide there, and line after line it goes on like that for long",
            "their line too, and well-known hyphens stay where",
        ),
        (
            "enough to be a column and not by chance something else that",
            "they are put by those who wrote the words down so",
        ),
        (
            "looks like one, say a table or a list of words and numbers,",
            "that nobody has to guess what the writer meant by",
        ),
        (
            "which is why there are seven lines in this made-up example",
            "them, and that is all that there is to say about it",
        ),
        (
            "of a page, each as long as the others and none of them bold",
            "on this page and on all the others that come after",
        ),
        (
            "until the column ends here and the right one begins at once.",
            "it until the very end of the right column is here.",
        ),
    ]
    page = [(x, 700 - 14 * i, text) for i, pair in enumerate(words) for x, text in ((50, pair[0]), (330, pair[1]))]
    squeezed = [(x, y, text[:48]) for x, y, text in page]
    squeezed[0] = (50, 700, "left one has words that run to the end and di-")
    document = only(pdf([squeezed]), ".pdf")
    assert "and divide there" in document.text
    assert document.text.index("until the column ends") < document.text.index("right one has words")


def test_bold_questions_and_larger_headings_are_told_from_answers() -> None:
    page = [(72, 700, "Why is it so?"), (72, 680, "Because it has been like that."), (72, 640, "And why that?")]
    document = only(pdf([page], bold=frozenset({"Why is it so?", "And why that?"})), ".pdf")
    assert [(b.span.of(document.text), bool(b.marks)) for b in document.blocks] == [
        ("Why is it so?", True),
        ("Because it has been like that.", False),
        ("And why that?", True),
    ]


def test_a_scan_is_an_error_that_names_ocr() -> None:
    with pytest.raises(UnreadableDocument, match="OCR"):
        only(pdf([[], []]), ".pdf")


TYPED = """Q: How did the mill burn?
A: A lamp fell over &amp; the straw caught,
and soon the roof was burning too.

Q: Was anybody hurt?
A: Nobody was hurt, thank God.

Q: Who paid for the repairs?
A: The town paid for most of it, and the church for the rest.
"""


def test_a_page_that_is_one_preformatted_text_is_read_as_plain_text() -> None:
    page = f"<html><title>The mill</title><body><h1>The mill</h1><pre>\n{TYPED}</pre></body></html>"
    (document,) = read_bytes(page.encode(), source="mill.html", suffix=".html")
    assert document.title == "The mill"
    asked = [pair.question.of(document.text) for pair in split(document) if pair.question]
    assert asked == ["How did the mill burn?", "Was anybody hurt?", "Who paid for the repairs?"]


def test_a_listing_that_answers_stays_a_listing() -> None:
    page = f"<html><body><h2>How do I write a FAQ?</h2><pre>{TYPED}</pre></body></html>"
    (document,) = read_bytes(page.encode(), source="faq.html", suffix=".html")
    assert [block.kind for block in document.blocks] == ["heading", "code"]
