"""Phone to wide screen, light and dark, keyboard and screen reader: nothing overflows, nothing is unreadable."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.web.conftest import Chat, Visit, ask, shot

PAGES = ("ask", "documents", "mentions", "evaluate", "settings")


def overflow(page: object) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))  # type: ignore[attr-defined]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 820, 1680])
def test_no_width_makes_the_page_scroll_sideways(chat: Chat, visit: Visit, width: int, dark: bool) -> None:
    page = visit(chat.address, width=width, height=844, dark=dark)
    name = f"{width}-{'dark' if dark else 'light'}"
    shot(page, f"welcome-{name}")
    ask(page, "How many steps does the Tern Rock tower have?")
    page.locator(".or-answer .or-citation").first.click()
    page.wait_for_selector(".or-source.or-current")
    page.wait_for_timeout(250)
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
        shot(page, f"{other}-{name}")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_serious(chat: Chat, visit: Visit, dark: bool) -> None:
    page = visit(chat.address, dark=dark)
    ask(page, "How many steps does the Tern Rock tower have?")
    ask(page, "What does Ilse Varga say about quantum computing?")
    found: list[tuple[str, str, list[str]]] = []
    for name in PAGES:
        page.locator(f".or-nav[data-page={name}]").click()
        page.wait_for_timeout(400)
        found.extend(
            (name, violation["id"], [node["html"][:160] for node in violation["nodes"][:3]])
            for violation in Axe().run(page).response["violations"]
            if violation["impact"] in {"serious", "critical"}
        )
    assert found == []


def test_right_to_left_and_endless_words_stay_inside(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address, width=390, height=844)
    ask(page, "ماذا قالت إيلسه فارغا؟ " + "ö" * 1500)
    assert overflow(page) <= 0
    assert page.evaluate("getComputedStyle(document.querySelector('.or-asked')).direction") == "rtl"
