"""Questions and answers that a web page tells apart by looks: classes, turns of two looks, labels without a sign."""

from __future__ import annotations

import pytest

from index.pairs import split
from index.readers import read_bytes
from index.types import Document
from tests.index.found_pairs import asked

TALK = (
    ("How did the mill burn?", "A lamp fell over and the straw caught."),
    ("You were there.", "I was, and I ran for the bell."),
    ("Was anybody hurt?", "Nobody was hurt, thank God."),
    ("Who paid for the repairs?", "The town paid for most of it."),
)
PAIRS = list(TALK)
ASKED = [(asked.replace(".", "?"), told) for asked, told in TALK]


def read(body: str, suffix: str = ".html") -> Document:
    (document,) = read_bytes(f"<html><body>{body}</body></html>".encode(), source=f"page{suffix}", suffix=suffix)
    return document


def people(document: Document) -> list[tuple[str | None, str | None]]:
    return [
        (pair.asker.name if pair.asker else None, pair.turns[0].speaker.name if pair.turns[0].speaker else None)
        for pair in split(document)
        if pair.question
    ]


def laid_out(row: str) -> str:
    return "<h1>The mill</h1>" + "".join(row.format(q=asked, a=told) for asked, told in TALK)


@pytest.mark.parametrize(
    "row",
    [
        '<p class="frage">{q}</p><p class="antwort">{a}</p>',
        '<p class="pregunta">{q}</p><div class="respuesta"><p>{a}</p></div>',
        '<div class="int-vraag">{q}</div><div class="int-antwoord">{a}</div>',
        '<p class="kx1">{q}</p><p class="kx2">{a}</p>',
        '<p class="fet">{q}</p><p>{a}</p>',
        '<div class="row"><div class="l">{q}</div></div><div class="row2"><div class="r"><p>{a}</p></div></div>',
        "<p>{q}</p><blockquote><p>{a}</p></blockquote>",
        '<div class="x-accordion__section"><h2 class="x-accordion__section-heading">{q}</h2>'
        '<div class="x-accordion__section-content"><p>{a}</p></div></div>',
        '<div><span class="ico">Q</span><div class="bd">{q}</div></div><div><span class="ico">A</span><div>{a}</div></div>',
        '<div class="letter">Q.</div><p>{q}</p><div class="letter">A.</div><p>{a}</p>',
    ],
)
def test_looks_that_come_in_pairs_tell_questions_from_answers(row: str) -> None:
    assert asked(read(laid_out(row))) == PAIRS


@pytest.mark.parametrize(
    "row",
    [
        '<div><span class="speaker">TOM ABEL</span><span class="txt">{q}</span></div>'
        '<div><span class="speaker">ROSA KEEL</span><span class="txt">{a}</span></div>',
        '<p><span class="sc">TA</span> {q}</p><p><span class="sc">RK</span> {a}</p>',
        '<p class="q"><span class="sc">TA</span> {q}</p><p class="a"><span class="sc">RK</span> {a}</p>',
        '<div><span class="t">0:01</span><b class="who">Tom Abel</b><span>{q}</span></div>'
        '<div><span class="t">0:02</span><b class="who">Rosa Keel</b><span>{a}</span></div>',
    ],
)
def test_names_set_apart_by_looks_are_labels(row: str) -> None:
    document = read("<p>Rosa Keel (RK), miller, talks to Tom Abel (TA).</p>" + laid_out(row))
    assert people(document)[0] in [("Tom Abel", "Rosa Keel"), ("TOM ABEL", "ROSA KEEL")]
    assert "KEELA lamp" not in document.text
    assert asked(document)[0][0] == TALK[0][0]


def test_a_paragraph_between_an_answer_and_the_next_question_belongs_to_the_answer() -> None:
    row = '<p class="question">{q}</p><p class="answer">{a}</p><p class="more">And so on.</p>'
    page = laid_out(row) + '<p class="author">Tom Abel is a writer.</p>'
    assert asked(read(page)) == [(asked, f"{told}\n\nAnd so on.") for asked, told in PAIRS]


def test_the_wrapper_of_a_second_group_is_no_answer() -> None:
    button, panel = '<button class="accordion__toggle">{q}</button>', '<div class="accordion__content">{a}</div>'
    item = f'<div class="accordion">{button}{panel}</div>'
    group = '<div class="collapsible-content"><h2>{name}</h2>{items}</div>'
    items = [item.format(q=asked, a=told) for asked, told in TALK]
    page = group.format(name="Soap", items="".join(items[:2])) + group.format(name="Other", items="".join(items[2:]))
    assert asked(read(page)) == PAIRS


def test_letters_in_block_quotes_are_answered_below_them() -> None:
    letter = "<blockquote><p><em>{q} What shall I do?</em></p><p>— L., Hull</p></blockquote><p>{a}</p><p>Good luck.</p>"
    page = f"<p>Ask a miller.</p>{laid_out(letter)}<hr><p>The miller writes here on Fridays.</p>"
    assert asked(read(page)) == [
        (f"{asked} What shall I do?\n\n— L., Hull", f"{told}\n\nGood luck.") for asked, told in PAIRS
    ]


def test_quotations_in_an_essay_are_no_letters() -> None:
    page = "".join(
        f"<p>{told} {told}</p><blockquote><p>{told} Said the miller.</p></blockquote><p>{told}</p>" for _, told in TALK
    )
    assert asked(read(page)) == []


def test_numbered_headings_over_a_definition_list_are_titles_of_groups() -> None:
    listed = [f"<dl><dt>{asked}</dt><dd>{told}</dd></dl>" for asked, told in TALK]
    page = f"<h2>1. Who is concerned?</h2>{listed[0]}{listed[1]}<h2>2. How is it done?</h2>{listed[2]}{listed[3]}"
    assert asked(read(page)) == PAIRS


def test_soft_hyphens_are_not_shown() -> None:
    document = read(
        "<h1>The mil&shy;ler</h1><h2>Why did the mill&shy;stone crack?</h2><p>A flint, prob\u00adably.</p>"
        "<h2>Why?</h2><p>So.</p>"
    )
    assert "\u00ad" not in document.text + document.title
    assert asked(document)[0] == ("Why did the millstone crack?", "A flint, probably.")


def test_highlighted_code_and_products_get_no_labels() -> None:
    code = '<pre><span class="k">def</span><span class="n">mill</span></pre>'
    products = "".join(f'<p><span class="product">Kettle {n}</span> boils in {n} minutes.</p>' for n in range(9))
    text = read(f"<h1>Shop</h1>{code}{products}").text
    assert "defmill" in text
    assert "Kettle 3 boils in 3 minutes." in text


def comment(author: str, words: str, *, host: bool = False, inner: str = "") -> str:
    name = f'<a class="author{" submitter" if host else ""}">{author}</a>'
    line = f'<p class="tagline">{name} <span class="score">31 points</span></p>'
    return f'<div class="comment">{line}<div class="md"><p>{words}</p></div><ul class="buttons"><li>save</li></ul>{inner}</div>'


def test_comments_that_the_author_answers_are_what_the_page_is_about() -> None:
    thread = "".join(
        comment(f"reader{number}", asked, inner=comment("rosa", told, host=True))
        for number, (asked, told) in enumerate(ASKED)
    )
    gone = '<div class="comment"><p class="tagline"><a class="author">[deleted]</a></p><p>[removed]</p></div>'
    foot = '<div class="footer">Use of this site means that you agree with everything that it says anywhere.</div>'
    document = read(f'<h1>I run a mill, ask me anything</h1><div class="commentarea">{thread}{gone}</div>{foot}')
    assert asked(document) == ASKED
    assert people(document) == [(f"reader{number}", "rosa") for number in range(len(TALK))]
    assert "save" not in document.text


def test_comments_below_an_article_are_left_out() -> None:
    article = f"<h1>The mill</h1>{'<p>It has burnt again, and nobody knows why it has.</p>' * 40}"
    page = read(
        f'{article}<div class="commentarea">{comment("tom", "Why?", inner=comment("rosa", "So.", host=True))}</div>'
    )
    assert "Why?" not in page.text


@pytest.mark.parametrize(
    ("before", "row", "after"),
    [
        ("<dl>", "<dt>Tom Abel</dt><dd>{q}</dd><dt>Rosa Keel</dt><dd>{a}</dd>", "</dl>"),
        ("<table>", "<tr><th>Q1</th><td>{q}</td></tr><tr><th>A1</th><td>{a}</td></tr>", "</table>"),
        ("<table>", "<tr><td>Tom Abel</td><td>{q}</td></tr><tr><td>Rosa Keel</td><td>{a}</td></tr>", "</table>"),
    ],
)
def test_what_stands_below_a_list_or_a_table_is_no_part_of_its_last_answer(before: str, row: str, after: str) -> None:
    rows = "".join(row.format(q=asked, a=told) for asked, told in TALK)
    page = read(f"<h1>A talk with Rosa Keel</h1>{before}{rows}{after}<p>Tom Abel edits The Wheel.</p>")
    assert asked(page) == PAIRS


@pytest.mark.parametrize(
    "beside",
    [
        "<figure><img src='x.jpg'><figcaption>The mill in August. Photo: Tom Abel</figcaption></figure>",
        '<figure class="wp-block-pullquote"><blockquote><p>A lamp fell over.</p></blockquote></figure>',
        "<blockquote><p>“So a lamp fell over and the straw caught.”</p></blockquote>",
    ],
)
def test_captions_and_pull_quotes_are_no_part_of_an_answer(beside: str) -> None:
    document = read(laid_out("<p><strong>{q}</strong></p><p>{a}</p>" + beside + "<p>That is all.</p>"))
    assert [asked for asked, _ in asked(document)] == [asked for asked, _ in PAIRS]
    assert all(said == f"{told} That is all." for (_, said), (_, told) in zip(asked(document), PAIRS, strict=True))


def test_a_quotation_that_says_something_new_stays_in_the_answer() -> None:
    quotation = "<blockquote><p>We hereby pay for the mill of Rosa Keel.</p></blockquote>"
    page = laid_out("<p><strong>{q}</strong></p><p>{a}</p>").replace(
        "</p><p><strong>", f"</p>{quotation}<p><strong>", 1
    )
    assert quotation[15:-17] in asked(read(page))[0][1]


@pytest.mark.parametrize(
    "row",
    [
        '<fieldset><legend>1. {q}</legend><label><input type="radio"> {a}</label></fieldset>',
        '<div><p>1. {q}</p><label><input type="checkbox"> {a}</label><br><label><input type="checkbox"> No</label></div>',
        "<p>{q}<br><select><option>{a}</option><option>No</option></select></p><p>{a}</p>",
    ],
)
def test_what_a_form_asks_its_reader_has_no_answer(row: str) -> None:
    assert asked(read(f"<h1>Survey</h1><form>{laid_out(row)}</form>")) == []


def test_a_page_inside_a_form_keeps_its_questions() -> None:
    rows = laid_out("<h2>{q}</h2><p>{a}</p>")
    page = f'<form id="aspnet"><input type="hidden"><div><input type="text"><input type="submit"></div>{rows}</form>'
    assert [asked for asked, _ in asked(read(page))] == [asked for asked, _ in PAIRS if asked.endswith("?")]
