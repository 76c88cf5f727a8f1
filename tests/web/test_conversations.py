"""Conversations are kept with their sources, found again, renamed, taken away and deleted."""

from __future__ import annotations

import json
import re

from tests.web.conftest import Chat, Visit, ask

STEPS = "How many steps does the Tern Rock tower have?"


def test_a_conversation_survives_a_reload_with_its_sources(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address)
    ask(page, STEPS)
    ask(page, "What does Ilse Varga say about quantum computing?")
    page.reload()
    page.wait_for_selector(".or-declined")
    page.wait_for_selector(".or-part-history .or-asked")
    assert page.locator(".or-asked").all_inner_texts() == [STEPS, "What does Ilse Varga say about quantum computing?"]
    page.locator(".or-answer").first.locator(".or-citation").first.click()
    page.wait_for_selector(".or-source.or-current")
    assert "142 steps" in (page.locator(".or-source.or-current .or-quote").text_content() or "")


def test_conversations_are_searched_renamed_and_deleted(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address)
    ask(page, STEPS)
    page.get_by_role("button", name="New").click()
    page.wait_for_selector(".or-welcome")
    ask(page, "What did the keepers eat when nobody could land?")
    rows = page.locator(".or-conversation-row")
    rows.nth(1).wait_for()
    assert rows.count() == 2
    page.fill(".or-search", "tower")
    page.wait_for_function("() => document.querySelectorAll('.or-conversation-row').length === 1")
    rows.first.locator("summary").click()
    rows.first.get_by_role("button", name="Rename").click()
    page.wait_for_function("() => document.activeElement.name === 'title'")
    page.keyboard.press("Escape")
    page.wait_for_selector(".or-conversation-row form", state="detached")
    rows.first.locator("summary").click()
    rows.first.get_by_role("button", name="Rename").click()
    page.wait_for_selector(".or-conversation-row form")
    page.fill(".or-conversation-row form input[name=title]", "The <b>tower</b>")
    page.locator(".or-conversation-row form").get_by_role("button").click()
    page.wait_for_function("() => document.body.innerText.includes('The <b>tower</b>')")
    page.once("dialog", lambda dialog: dialog.accept())
    row = rows.filter(has_text="The <b>tower</b>")
    row.locator("summary").click()
    row.get_by_role("button", name="Delete").click()
    page.wait_for_function("() => !document.body.innerText.includes('The <b>tower</b>')")
    assert rows.count() == 1


def test_a_conversation_is_exported_with_quotes_and_positions(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address)
    ask(page, STEPS)
    key = page.locator(".or-conversation").get_attribute("data-conversation")
    got = page.request.get(f"{chat.address}onrecord/export/{key}.json")
    assert got.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''How%20many%20steps%20does%20the%20Tern%20Rock%20tower%20have.json"
    )
    exported = json.loads(got.text())
    source = exported["exchanges"][0]["answer"]["sources"][0]
    text = (chat.documents / "tern-rock-light.txt").read_text("utf-8")
    assert text[source["start"] : source["end"]] == source["quote"]
    assert source["document"] == "tern-rock-light.txt"
    assert str(chat.documents) not in got.text()
    written = page.request.get(f"{chat.address}onrecord/export/{key}.md").text()
    assert "142 steps" in written
    assert re.search(r"^\*\d{4}-\d\d-\d\d \d\d:\d\d UTC\*$", written, re.MULTILINE)
    html = page.request.get(f"{chat.address}onrecord/export/{key}.html")
    assert "<h2>How many steps" in html.text()
    assert "sandbox" in html.headers["content-security-policy"]


def test_feedback_becomes_a_test_set_and_declined_questions_become_gaps(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address)
    ask(page, STEPS)
    page.get_by_role("button", name="Right").click()
    page.wait_for_selector("button[data-verdict=right][aria-pressed=true]")
    ask(page, "What does Ilse Varga say about quantum computing?")
    page.locator(".or-exchange").last.get_by_role("button", name="Wrong").click()
    page.wait_for_selector(".or-feedback")
    page.fill(".or-feedback input", "she does, in part two")
    page.get_by_role("button", name="Keep").click()
    page.wait_for_selector(".or-feedback input[value='she does, in part two']")
    page.wait_for_selector(".or-feedback [role=status]:has-text('Kept')")
    rows = [
        json.loads(row) for row in page.request.get(f"{chat.address}onrecord/export/feedback.jsonl").text().splitlines()
    ]
    assert [row["verdict"] for row in rows] == ["right", "wrong"]
    assert rows[0]["answerable"] is True
    assert rows[0]["gold"][0]["file"] == "tern-rock-light.txt"
    assert "142 steps" in rows[0]["gold"][0]["quote"]
    assert rows[1]["note"] == "she does, in part two"
    gaps = page.request.get(f"{chat.address}onrecord/export/gaps.csv").text()
    assert "What does Ilse Varga say about quantum computing?," in gaps


def test_a_link_leads_to_one_answer(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address, clipboard=True)
    ask(page, STEPS)
    ask(page, "What does Ilse Varga say about quantum computing?")
    page.locator(".or-exchange").first.get_by_role("button", name="Link to this answer").click()
    page.get_by_role("button", name="Copied").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    page.goto("about:blank")
    page.goto(link)
    page.wait_for_selector(".or-sources .or-source")
    wanted = link.rsplit("/", 1)[1]
    assert page.locator(".or-sources").get_attribute("data-exchange") == wanted
    page.locator(f"#answer-{wanted}").wait_for()
    assert page.locator(".or-linked").get_attribute("data-exchange") == wanted
    page.goto("about:blank")
    page.goto(f"{chat.address}#c/never-was-there/7")
    page.wait_for_selector(".or-welcome")
    assert "This conversation is not here" in page.locator(".or-problem").inner_text()
