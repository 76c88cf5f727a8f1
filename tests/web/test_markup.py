"""Text to HTML: exact characters, wrapped lines as prose, code as code, numbers that hold on to their words."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from html import unescape

from assistant.web.answers import sentence
from assistant.web.markup import fenced, marked
from assistant.web.views import SentenceView, SourceView, TurnView
from index.types import Locator

LONG = "This line of prose is long enough that its end is only where somebody's editor wrapped it, and so it is"
CODE = "```sh\ndocker run --rm -p 8080:8080 --option=with-a-value-that-is-longer-than-sixty-characters \\\n  image\n```"


def words(html: str) -> str:
    """The text content of HTML."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_code_between_fences_keeps_its_lines_and_prose_around_it_does_not() -> None:
    text = f"{LONG}\none sentence.\n\n{CODE}\n\nThen open it."
    html = str(marked(text, start=10, markup=(), quote=(10 + text.index("image"), 10 + text.index("Then") + 4)))
    assert words(html) == text
    assert html.count('<span class="or-soft">') == 1
    inside = "".join(re.findall(r'<span class="or-code" dir="ltr">(.*?)</span>', html, re.DOTALL))
    assert inside == CODE
    assert "or-soft" not in inside
    quote = re.search(r'<mark class="or-quote" tabindex="-1">(.*)</mark>', html, re.DOTALL)
    assert quote is not None
    assert words(quote[1]) == "image\n```\n\nThen"


def test_a_fence_is_closed_by_one_of_its_kind_and_an_open_one_is_none() -> None:
    assert fenced("a\n~~~\nb\n```\nc\n~~~~\nd") == ((2, 18),)
    assert fenced("```x\n```y\nnot closed") == ()
    began = time.process_time()
    fenced("```a\n" * 80_000)
    assert time.process_time() - began < 1


def test_the_end_of_a_page_is_not_shown_and_stays_in_the_text() -> None:
    text = "to the\n\fPage 46\nmill \u202eback"
    html = str(marked(text, start=0, markup=(), quote=None))
    assert words(html) == text
    assert re.findall(r'title="([^"]*)"', html) == ["U+202E"]
    assert "<span hidden>\f</span>" in html


def source(marker: int) -> SourceView:
    return SourceView(
        marker=marker, document="a.txt", document_id=1, sha256="", title="A", date=None, question=None, speaker=None,
        start=0, end=3, quote="yes", pair=1, locator=Locator(), turns=(),
    )  # fmt: skip


def test_the_words_of_a_quote_are_those_that_a_reader_sees() -> None:
    text = 'So **we** wrote for [360info](https://360info.example/ "A wire"),\n and left.'
    markup = tuple((40 + match.start(), 40 + match.end()) for match in re.finditer(r"\*\*|\[|\]\([^)]*\)", text))
    turn = TurnView(role="answer", speaker=None, start=40, text=text, markup=markup)
    quoted = replace(source(1), start=46, end=40 + len(text) - 1, quote=text[6:-1], turns=(turn, turn))
    assert quoted.words == "e wrote for 360info, and left"
    inside = replace(source(1), start=70, end=75, quote=text[30:35], turns=(turn,))
    assert inside.words == ""
    assert source(1).words == "yes"


def drawn(text: str) -> str:
    return str(sentence(SentenceView(text=text, markers=(1,), verdict="supported", support=1.0), {1: source(1)}))


def test_a_number_stays_on_the_line_of_the_word_before_it_and_of_an_endless_one_its_end() -> None:
    held = re.compile(r'<span class="or-hold">([^<]*)<button[^>]*>1</button></span>')
    found = held.search(drawn("Ada: “It was at the old crane.” [1]"))
    assert found is not None
    assert found[1] == "crane.”"
    endless = held.search(drawn(f"“{'x' * 300}” [1]"))
    assert endless is not None
    assert endless[1] == "x" * 23 + "”"
