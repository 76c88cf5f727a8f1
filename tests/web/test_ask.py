"""The main job in a real browser: ask, read the cited answer, stand at the words it rests on."""

from __future__ import annotations

import re

from tests.web.conftest import Chat, Visit, ask, shot


def test_a_citation_leads_to_exactly_the_quoted_characters(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address)
    ask(page, "How many steps does the Tern Rock tower have?")
    answer = page.locator(".or-answer")
    assert "142 steps" in answer.inner_text()
    assert answer.locator(".or-sentence").first.get_attribute("data-verdict") == "supported"
    number = answer.locator(".or-citation").first
    marker = number.get_attribute("data-marker")
    page.wait_for_selector(".or-sources:not([data-exchange='']) .or-source")
    there = number.evaluate("number => { number.click(); return !!document.querySelector('.or-source.or-current'); }")
    assert there  # at once, without asking the server
    source = page.locator(".or-source.or-current")
    assert source.get_attribute("data-marker") == marker
    quote = source.locator(".or-quote").text_content()
    text = (chat.documents / "tern-rock-light.txt").read_text("utf-8")
    assert quote is not None
    assert quote in text
    assert "142 steps" in quote
    assert quote.split() == (number.get_attribute("data-quote") or "").split()
    assert source.locator(".or-speaker").inner_text() == "Ilse Varga"
    assert source.locator(".or-document").inner_text().endswith("tern-rock-light.txt")
    assert "What was there when you arrived?" in source.locator(".or-question").first.inner_text()
    source.locator(".or-why summary").click()
    assert source.locator(".or-why p").inner_text().endswith("matched words: steps, Tern, Rock, tower")
    shot(page, "ask-wide")


def test_hovering_a_number_shows_the_quote_and_who_said_it(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address)
    ask(page, "How many steps does the Tern Rock tower have?")
    page.locator(".or-answer .or-citation").first.hover()
    card = page.locator(".or-card").inner_text()
    assert "142 steps" in card
    assert "Ilse Varga" in card
    page.keyboard.press("Escape")
    assert page.locator(".or-card").count() == 0


def test_what_is_not_on_record_is_declined_and_looks_so(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address)
    ask(page, "What does Ilse Varga say about quantum computing?")
    declined = page.locator(".or-declined")
    assert declined.count() == 1
    assert "Not on record" in declined.inner_text()
    assert page.locator(".or-answer .or-sentence").count() == 0
    shot(page, "declined")


def test_a_follow_up_shows_what_was_searched_and_lets_it_be_changed(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address)
    ask(page, "What did Ilse Varga learn from Samuel Okoro?")
    ask(page, "How many steps did she climb?")
    searched = page.locator(".or-searched-for")
    assert "Varga" in searched.locator(".or-searched-words").inner_text()
    searched.get_by_role("button", name="Edit").click()
    searched.locator("input[name=question]").fill("How many steps are there in the tower of Tern Rock?")
    searched.get_by_role("button", name="Search again").click()
    page.wait_for_function(
        "() => [...document.querySelectorAll('.or-asked')].pop().textContent.startsWith('How many steps are there')"
        " && !document.querySelector('.or-running')"
    )
    assert page.locator(".or-asked").count() == 2
    assert "142 steps" in page.locator(".or-answer").last.inner_text()


def test_the_keyboard_does_what_people_expect(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address)
    box = page.locator(".or-ask-input textarea")
    box.fill("one")
    box.press("Shift+Enter")
    page.keyboard.type("two")
    assert box.input_value() == "one\ntwo"
    assert page.locator(".or-asked").count() == 0
    box.fill("What does Ilse Varga say about quantum computing?")
    box.press("Enter")
    page.wait_for_selector(".or-declined")
    page.wait_for_function("() => document.querySelector('.or-ask-input textarea').value === ''")
    box.press("ArrowUp")
    assert box.input_value() == "What does Ilse Varga say about quantum computing?"


def test_asking_again_takes_the_place_of_the_last_answer(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address)
    ask(page, "How many steps does the Tern Rock tower have?")
    first = page.locator(".or-answer").get_attribute("data-exchange")
    page.get_by_role("button", name="Ask again").click()
    page.wait_for_function(
        "first => { const a = document.querySelector('.or-answer'); return a && a.dataset.exchange"
        " && a.dataset.exchange !== first }",
        arg=first,
    )
    assert page.locator(".or-asked").count() == 1


def test_an_answer_is_copied_with_its_citations(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address, clipboard=True)
    ask(page, "How many steps does the Tern Rock tower have?")
    page.get_by_role("button", name="Copy with citations").click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.search(r"^\[1\] “[^”]*142 steps[^”]*” \(Ilse Varga, .*tern-rock-light\.txt, .*line \d+\)$", copied, re.M)


def test_a_question_that_is_too_long_is_refused_in_one_line(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address)
    page.fill(".or-ask-input textarea", "x" * 2001)
    page.press(".or-ask-input textarea", "Enter")
    page.wait_for_selector(".or-problem")
    assert "2000 characters; this one has 2001" in page.locator(".or-problem").inner_text()
    assert page.input_value(".or-ask-input textarea") == "x" * 2001  # to be shortened, not to be written anew


def test_what_is_no_question_leaves_the_answers_where_they_are(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address)
    ask(page, "How many steps does the Tern Rock tower have?")
    page.fill(".or-ask-input textarea", "x" * 2001)
    page.press(".or-ask-input textarea", "Enter")
    page.wait_for_selector(".or-problem")
    assert page.locator(".or-answer").count() == 1
    page.fill(".or-ask-input textarea", "  ")
    with page.expect_response("**/queue/join**"):
        page.press(".or-ask-input textarea", "Enter")
    page.wait_for_timeout(1000)
    assert page.locator(".or-answer").count() == 1


def test_a_whole_document_opens_at_the_quote_and_leads_back_to_its_source(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address)
    ask(page, "What did Ilse Varga say about the last night?")
    last = page.locator(".or-part-live .or-citation").last
    marker = last.get_attribute("data-marker")
    last.click()
    page.locator(".or-source.or-current").get_by_role("button", name="Whole document").click()
    page.wait_for_selector(".or-whole .or-quote:focus")
    page.get_by_role("button", name="Back to the sources").click()
    page.wait_for_selector(f".or-source.or-current[data-marker='{marker}']:focus")
    assert page.locator(".or-whole").count() == 0


def test_what_attacks_the_page_is_shown_as_text(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address)
    ask(page, "What does the zebra protocol do <img src=x onerror='window.hacked=6'>?")
    page.locator(".or-answer .or-citation").first.click()
    page.wait_for_selector(".or-source.or-current")
    page.locator(".or-source.or-current").get_by_role("button", name="Whole document").click()
    page.wait_for_selector(".or-whole")
    assert "<script>window.hacked = 3</script>" in (page.locator(".or-whole").text_content() or "")
    assert page.locator(".or-control[title='U+202E']").count() >= 1
    assert page.evaluate("window.hacked") is None
    assert page.locator(".or-part a[href^=javascript], .or-part img, .or-part script").count() == 0
    shot(page, "hostile")


def test_two_browsers_never_see_each_others_chat(chat: Chat, visit: Visit) -> None:
    one, other = visit(chat.address), visit(chat.address)
    ask(one, "What is said about the oystercatcher secret?")
    other.reload()
    other.wait_for_selector(".or-chats")
    one.locator(".or-conversation-row").wait_for()
    assert other.locator(".or-conversation-row").count() == 0
    assert "oystercatcher" not in other.content()
    link = one.locator(".or-conversation").get_attribute("data-conversation")
    other.goto(f"{chat.address}#c/{link}")
    other.reload()
    other.wait_for_selector(".or-welcome")
    assert other.locator(".or-asked").count() == 0
    assert other.request.get(f"{chat.address}onrecord/export/{link}.json").status == 404
