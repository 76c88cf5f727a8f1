"""The keyboard's place on the page: what it stood on may go, the way on does not; what is opened comes into view."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.web.conftest import ROOT, Chat, Visit, ask

STEPS = "How many steps does the Tern Rock tower have?"


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
