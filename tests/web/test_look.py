"""Phone to wide screen, light and dark, keyboard and screen reader: nothing overflows, nothing is unreadable."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.web.conftest import Chat, Visit, ask, shot

PAGES = ("ask", "documents", "mentions", "evaluate", "settings")


FIRST_LETTER = """element => {
  const range = document.createRange();
  range.setStart(document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode(), 0);
  range.setEnd(range.startContainer, 1);
  return range.getBoundingClientRect().left;
}"""


def overflow(page: object) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))  # type: ignore[attr-defined]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 820, 1024, 1680])
def test_no_width_makes_the_page_scroll_sideways(chat: Chat, visit: Visit, width: int, dark: bool) -> None:
    page = visit(chat.address, width=width, height=844, dark=dark)
    name = f"{width}-{'dark' if dark else 'light'}"
    shot(page, f"welcome-{name}")
    ask(page, "How many steps does the Tern Rock tower have?")
    page.locator(".or-answer .or-citation").first.click()
    page.wait_for_selector(".or-source.or-current")
    page.wait_for_function(  # on a narrow screen the panel slides in
        "() => document.querySelector('.or-source.or-current .or-quote').getBoundingClientRect().right <= innerWidth"
    )
    quote = page.locator(".or-source.or-current .or-quote").bounding_box()
    assert quote is not None
    assert quote["x"] >= 0
    assert quote["x"] + quote["width"] <= width
    assert 0 <= quote["y"] < 844
    assert overflow(page) <= 0
    shot(page, f"answer-{name}")
    if width < 1100:
        page.get_by_role("button", name="Close").click()
        page.wait_for_function("() => !document.body.classList.contains('or-sources-open')")
    for other in PAGES[1:]:
        if width < 760:
            page.get_by_role("button", name="Menu").click()
        page.locator(f".or-nav[data-page={other}]").click()
        page.wait_for_selector(f".block.or-part-{other} h1")
        assert overflow(page) <= 0
        for table in page.locator(f".block.or-part-{other} .or-table").all():
            assert table.evaluate("table => table.scrollWidth - table.clientWidth") <= 0
        shot(page, f"{other}-{name}")


@pytest.mark.parametrize(("dark", "width"), [(False, 1360), (True, 1360), (False, 390)], ids=["light", "dark", "phone"])
def test_axe_finds_nothing(chat: Chat, visit: Visit, dark: bool, width: int) -> None:
    page = visit(chat.address, dark=dark, width=width)
    ask(page, "How many steps does the Tern Rock tower have?")
    ask(page, "What does Ilse Varga say about quantum computing?")
    found: list[tuple[str, str, list[str]]] = []
    for name in PAGES:
        if width < 760:
            page.get_by_role("button", name="Menu").click()
        page.locator(f".or-nav[data-page={name}]").click()
        page.wait_for_selector(".or-part-live .or-answer" if name == "ask" else f".block.or-part-{name} h1")
        found.extend(
            (name, violation["id"], [node["html"][:160] for node in violation["nodes"][:3]])
            for violation in Axe().run(page).response["violations"]
        )
    assert found == []


def test_right_to_left_and_endless_words_stay_inside(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address, width=390, height=844)
    ask(page, "ماذا قالت إيلسه فارغا؟ " + "ö" * 1500)
    assert overflow(page) <= 0
    assert page.evaluate("getComputedStyle(document.querySelector('.or-asked')).direction") == "rtl"


def test_an_example_has_no_hole_where_notation_was(chat: Chat, visit: Visit) -> None:
    examples = visit(chat.address).locator(".or-example").all_inner_texts()
    assert examples
    assert [words for words in examples if words.endswith(" ?")] == []


MOVES = """() => [...document.querySelectorAll("*")].flatMap((element) => ["", "::before", "::after"].flatMap((part) => {
  const style = getComputedStyle(element, part || null);
  const moves = style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
  return moves && style.transitionProperty !== "none" || style.animationName !== "none" ? [element.className + part] : [];
}))"""


def test_nothing_moves_for_somebody_who_wants_no_motion(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address, width=1024)
    ask(page, "How many steps does the Tern Rock tower have?")
    assert page.evaluate(MOVES) != []  # the panel slides in
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVES) == []


def test_a_cited_passage_stands_in_full_without_a_scroll_bar_of_its_own(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address, width=390, height=500)
    ask(page, "How many steps does the Tern Rock tower have?")
    page.locator(".or-citation").first.click()
    page.wait_for_selector(".or-source.or-current")
    assert page.locator(".or-context").evaluate_all("every => every.every(e => e.scrollHeight <= e.clientHeight)")


def test_a_quote_that_runs_from_right_to_left_stands_so_under_its_english_introduction(
    chat: Chat, visit: Visit
) -> None:
    page = visit(chat.address, width=1440)
    ask(page, "מה שרתם בקונצרט הראשון?")
    said, number = page.locator(".or-said").bounding_box(), page.locator(".or-answer .or-citation").bounding_box()
    answer, lead = page.locator(".or-answer").bounding_box(), page.locator(".or-lead").evaluate(FIRST_LETTER)
    assert said is not None
    assert number is not None
    assert answer is not None
    assert said["x"] + said["width"] == pytest.approx(answer["x"] + answer["width"], abs=1)
    assert number["x"] - said["x"] < 8  # the number comes last, which is left
    assert lead == pytest.approx(answer["x"], abs=4)


def test_the_last_question_stands_at_the_top_and_nothing_moves_when_its_answer_comes(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address, height=700)
    ask(page, "How many steps does the Tern Rock tower have?")
    ask(page, "Why did Ilse Varga oppose automating the light?")
    page.evaluate(
        """() => {
          window.places = [];
          const look = () => {
            const asked = [...document.querySelectorAll(".or-part-live .or-asked")].pop();
            if (asked?.textContent.startsWith("What did")) places.push(Math.round(asked.getBoundingClientRect().top));
            requestAnimationFrame(look);
          };
          look();
        }"""
    )
    ask(page, "What did Samuel Okoro teach her?")
    page.wait_for_function("count => places.length > count + 20", arg=page.evaluate("places.length"))
    places = page.evaluate("window.places")
    top = page.locator(".or-scroll").bounding_box()
    assert top is not None
    assert len(set(places)) == 1, places
    assert 0 <= places[0] - top["y"] <= 48
    answer = page.locator(".or-answer").last.bounding_box()
    composer = page.locator(".or-composer").bounding_box()
    assert answer is not None
    assert composer is not None
    assert answer["y"] + 40 < composer["y"]


def test_the_way_out_of_the_sources_never_covers_them(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address, width=1024)
    ask(page, "How many steps does the Tern Rock tower have?")
    page.locator(".or-answer .or-citation").first.click()
    page.wait_for_selector(".or-source.or-current")
    page.wait_for_function("() => document.querySelector('.or-source').getBoundingClientRect().right <= innerWidth")
    close = page.get_by_role("button", name="Close").bounding_box()
    card = page.locator(".or-source.or-current").bounding_box()
    assert close is not None
    assert card is not None
    assert close["y"] + close["height"] <= card["y"]
    page.get_by_role("button", name="Whole document").first.click()
    page.wait_for_selector(".or-whole")
    assert page.get_by_role("button", name="Close").is_visible()
    page.mouse.click(400, 500)
    page.wait_for_function("() => !document.body.classList.contains('or-sources-open')")


def test_a_theme_that_is_looked_up_does_not_change_the_appearance(chat: Chat, visit: Visit) -> None:
    page = visit(f"{chat.address}#mentions", dark=True)
    page.fill("input[name=theme]", "lamp")
    page.press("input[name=theme]", "Enter")
    page.wait_for_selector(".or-mentions")
    page.reload()
    page.wait_for_selector(".or-side-body")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.locator(".or-nav[data-page=settings]").click()
    page.wait_for_selector("input[type=radio][name=theme][value=light]")
    assert page.locator("input[type=radio][name=theme]:checked").get_attribute("value") == "auto"
    page.check("input[type=radio][name=theme][value=light]")
    page.reload()
    page.wait_for_selector(".or-side-body")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
