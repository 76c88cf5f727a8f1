"""The page on layouts shows what the program finds."""

from __future__ import annotations

from tests.index.layouts_page import PAGE, page


def test_the_page_is_what_the_program_writes() -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert written == page(), "docs/layouts.md is stale; run: python -m tests.index.layouts_page"
