"""What a web page says about itself: title, date, language."""

from __future__ import annotations

import re
from typing import Any

from index.readers.dates import iso_date

Element = Any  # lxml ships no types


def title_of(page: Element) -> str:
    """The article's title: its only first-level heading, else what the head says, without the site's name."""
    said = _meta(page, "og:title") or " ".join((page.findtext(".//title") or "").split())
    headings = [" ".join(heading.text_content().split()) for heading in page.iter("h1")]
    headings = [heading for heading in headings if heading]
    if len(headings) == 1 and (not said or headings[0].lower() in said.lower() or len(said) < 4):
        return str(headings[0])
    named = re.split(r"\s+[|·»–—]\s+", said)[0] if said else ""
    return named or (str(headings[0]) if headings else "")


def _meta(page: Element, *names: str) -> str:
    for meta in page.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if key in names and (meta.get("content") or "").strip():
            return " ".join(meta.get("content").split())
    return ""


def date_of(page: Element) -> str | None:
    """The day the page was published, as its head or its first `time` says; ISO."""
    said = _meta(page, "article:published_time", "datepublished", "date", "dc.date", "dcterms.created", "pubdate")
    if said and (found := iso_date(said)):
        return found
    for time in page.iter("time"):
        if found := iso_date(time.get("datetime") or time.text_content()):
            return found
    return None


def language_of_page(page: Element) -> str | None:
    """The page's own word on its language, which counts only where there is too little text to tell."""
    if len(page.text_content()) > 300:
        return None
    code = (page.get("lang") or "").strip().lower()[:2]
    return code if len(code) == 2 and code.isalpha() else None
