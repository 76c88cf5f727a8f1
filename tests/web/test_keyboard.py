"""The keyboard's place on the page: what it stood on may go, the way on does not; what is opened comes into view."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.web.conftest import ROOT, Chat, Visit, ask

STEPS = "How many steps does the Tern Rock tower have?"


def slow(page: Page, latency: int) -> None:
    """Let every request of the page take `latency` milliseconds more."""
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": latency, "downloadThroughput": -1, "uploadThroughput": -1},
    )


def holder(page: Page) -> str:
    """The words of what has the keyboard."""
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def reached(page: Page, selector: str) -> None:
    page.wait_for_function("selector => document.activeElement.matches(selector)", arg=selector)


def test_a_conversation_that_is_renamed_and_deleted_keeps_the_keyboard(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address)
    ask(page, STEPS)
    page.locator(".or-conversation-row summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    reached(page, "input[name=title]")
    page.keyboard.press("Control+a")
    page.keyboard.type("Steps")
    page.keyboard.press("Enter")
    reached(page, ".or-conversation")
    assert holder(page) == "Steps"
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator(".or-conversation-row summary").focus()
    for key in ("Enter", "Tab", "Tab", "Tab", "Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    reached(page, "[data-act=new]")


def test_a_document_and_its_way_back_keep_the_keyboard(chat: Chat, visit: Visit) -> None:
    page = visit(f"{chat.address}#documents")
    row = page.locator(".or-document-row", has_text="tern-rock-light.txt").locator("button")
    title = row.inner_text()
    row.focus()
    page.keyboard.press("Enter")
    reached(page, ".block.or-part-documents h1")
    assert holder(page) == title
    page.keyboard.press("Shift+Tab")
    reached(page, ".or-back")
    page.keyboard.press("Enter")
    reached(page, ".or-document-row button")
    assert holder(page) == title


def test_a_question_chosen_from_the_examples_leaves_the_keyboard_in_the_box(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address)
    page.locator(".or-example").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".or-answer[data-state=complete]")
    reached(page, ".or-ask-input textarea")


def test_what_is_opened_far_down_a_narrow_page_comes_into_view(chat: Chat, visit: Visit) -> None:
    page = visit(f"{chat.address}#evaluate", width=390, height=700)
    page.set_input_files(".or-testset input[type=file]", str(ROOT / "samples" / "questions.jsonl"))
    page.locator(".or-testset").get_by_role("button", name="Run").click()
    row = page.locator(".or-run-row")
    row.wait_for(timeout=240_000)
    for name, opened in (("Label", ".or-labels"), ("Read the report", ".or-report")):
        row.get_by_role("button", name=name).click()
        reached(page, opened)
        top = page.locator(opened).bounding_box()
        assert top is not None
        assert 0 <= top["y"] < 350
    row.get_by_role("button", name="Label").click()
    first = page.locator(".or-label-row").first.get_by_role("button", name="Supported", exact=True)
    first.focus()
    before = first.bounding_box()
    page.keyboard.press("Enter")
    page.get_by_text("The judge says").wait_for()
    reached(page, ".or-label-row button[aria-pressed=true]")
    after = first.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(after["y"] - before["y"]) < 200  # the agreement is now told above it


def to_the_first_number(page: Page) -> None:
    page.locator(".or-answer .or-citation").first.focus()
    page.keyboard.press("Enter")
    reached(page, ".or-source.or-current")


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_enter_on_a_number_leads_to_its_source_and_escape_back(chat: Chat, visit: Visit, width: int) -> None:
    page = visit(chat.address, width=width)
    ask(page, STEPS)
    to_the_first_number(page)
    page.keyboard.press("Escape")
    reached(page, ".or-citation")
    assert page.locator(".or-card").count() == 0
    to_the_first_number(page)
    page.locator(".or-source [data-act=whole]").first.focus()
    page.keyboard.press("Enter")
    reached(page, ".or-whole .or-quote")
    page.locator(".or-whole .or-back").focus()
    page.keyboard.press("Enter")
    reached(page, ".or-source.or-current")
    if width < 1100:
        page.get_by_role("button", name="Close").focus()
        page.keyboard.press("Enter")
    else:
        page.keyboard.press("Escape")
    reached(page, ".or-citation")


@pytest.mark.parametrize("width", [390, 1024])
def test_a_panel_that_the_keyboard_leaves_does_not_stay_over_the_page(chat: Chat, visit: Visit, width: int) -> None:
    page = visit(chat.address, width=width)
    ask(page, STEPS)
    to_the_first_number(page)
    for _ in range(3):
        page.keyboard.press("Shift+Tab")
        if not page.evaluate("document.activeElement.closest('.or-part-sources')"):
            break
    reached(page, ".or-ask-send")
    page.wait_for_function(
        "() => !document.querySelector('.block.or-part-sources').checkVisibility({visibilityProperty: true})"
    )


def test_escape_in_a_menu_leads_back_to_what_opened_it(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address, width=390)
    ask(page, STEPS)
    page.locator(".or-scope summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    reached(page, ".or-scope input")
    page.keyboard.press("Escape")
    reached(page, ".or-scope summary")
    page.locator(".or-menu").focus()
    page.keyboard.press("Enter")
    page.locator(".or-more summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    reached(page, ".or-more [data-act=rename]")
    page.keyboard.press("Escape")
    reached(page, ".or-more summary")
    page.keyboard.press("Escape")
    reached(page, ".or-menu")
    page.keyboard.press("Enter")
    page.locator(".or-nav[data-page=documents]").focus()
    page.keyboard.press("Enter")
    reached(page, ".block.or-part-documents h1")
    page.locator(".or-menu").focus()
    page.keyboard.press("Enter")
    page.locator(".or-more summary").last.focus()
    page.keyboard.press("Tab")
    assert not page.locator(".or-side-body").is_visible()  # behind it the keyboard would be out of sight


STOP = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const style = getComputedStyle(element.matches(".or-ask-input textarea") ? element.closest(".or-box") : element);
  const place = element.getBoundingClientRect();
  const seen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const marked = style.outlineStyle === "solid" || style.boxShadow.startsWith(style.borderTopColor);
  const inside = place.right > 0 && place.bottom > 0 && place.left < innerWidth && place.top < innerHeight;
  return [element.outerHTML.slice(0, 120), seen && marked && inside && place.width > 3];
}"""


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("name", ["ask", "documents", "mentions", "evaluate", "settings"])
def test_tab_leads_through_a_page_and_out_and_shows_where_it_is(
    chat: Chat, visit: Visit, name: str, width: int
) -> None:
    page = visit(f"{chat.address}#{name}", width=width, height=844)
    if name == "ask":
        ask(page, STEPS)
    elif name == "mentions":
        page.fill("input[name=theme]", "helicopter")
        page.press("input[name=theme]", "Enter")
        page.wait_for_selector(".or-mention")
    else:
        page.wait_for_selector(f".block.or-part-{name} h1")
    page.evaluate("document.activeElement.blur()")
    page.locator(".or-skip").focus()
    stops = [page.evaluate(STOP)]
    while stops[-1]:
        assert len(stops) < 150
        page.keyboard.press("Tab")
        stops.append(page.evaluate(STOP))
    assert [html for html, good in stops[:-1] if not good] == []
    assert len(stops) > 5


def test_the_way_past_the_menus_leads_to_the_page_that_is_open(chat: Chat, visit: Visit) -> None:
    page = visit(f"{chat.address}#mentions")
    page.wait_for_selector(".block.or-part-mentions h1")
    page.locator(".or-skip").focus()
    page.keyboard.press("Enter")
    reached(page, ".block.or-part-mentions h1")
    page.locator(".or-nav[data-page=ask]").click()
    page.locator(".or-skip").focus()
    page.keyboard.press("Enter")
    reached(page, ".or-ask-input textarea")


def test_a_document_begins_at_its_top_and_the_list_is_found_again_as_it_was_left(chat: Chat, visit: Visit) -> None:
    page = visit(f"{chat.address}#documents", height=500)
    page.fill(".or-filter input[type=search]", "e")
    row = page.locator(".or-document-row", has_text="winslade-deposition.txt").locator("button")
    row.scroll_into_view_if_needed()
    page.wait_for_timeout(400)  # the filter waits until nobody types any more
    far = page.locator(".or-page-documents").evaluate("page => page.scrollTop")
    assert far > 0
    row.click()
    page.wait_for_selector(".or-pair-row")
    assert page.locator(".or-page-documents").evaluate("page => page.scrollTop") == 0
    page.locator(".or-back").click()
    page.wait_for_selector(".or-document-row")
    assert page.locator(".or-page-documents").evaluate("page => page.scrollTop") == pytest.approx(far, abs=60)
    assert page.input_value(".or-filter input[type=search]") == "e"


@pytest.mark.parametrize(
    ("address", "field", "found"),
    [("#documents", ".or-filter input", ".or-document-row"), ("", ".or-search", ".or-conversation")],
)
def test_what_is_written_on_a_slow_line_is_kept_and_found_in_the_end(
    chat: Chat, visit: Visit, address: str, field: str, found: str
) -> None:
    page = visit(chat.address)
    for question in (STEPS, "What was stored in Chamber 4?"):
        page.get_by_role("button", name="New", exact=True).click()
        page.wait_for_selector(".or-welcome")
        ask(page, question)
    page.goto(f"{chat.address}{address}")
    page.wait_for_function("found => document.querySelectorAll(found).length > 1", arg=found)
    slow(page, 1200)
    page.click(field)
    for piece in ("t", "er", "n", " r", "ock"):
        page.keyboard.type(piece)
        page.wait_for_timeout(500)  # longer than the pause at which it is sought, shorter than the line
    page.wait_for_function("found => document.querySelectorAll(found).length === 1", arg=found)
    assert page.input_value(field) == "tern rock"
    page.wait_for_timeout(2000)  # nothing late covers it
    assert page.input_value(field) == "tern rock"
    assert page.locator(found).count() == 1


def test_what_is_written_while_mentions_are_drawn_stays(chat: Chat, visit: Visit) -> None:
    page = visit(f"{chat.address}#mentions")
    page.wait_for_selector(".or-theme")
    slow(page, 1500)
    page.fill(".or-theme input", "helicopter")
    page.press(".or-theme input", "Enter")
    page.keyboard.type(" pilots")
    page.wait_for_selector(".or-mention")
    assert page.input_value(".or-theme input") == "helicopter pilots"
