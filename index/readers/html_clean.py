"""What of a web page is the article: hidden parts, navigation, cookie boxes, related posts and footers are not.

Tags and roles decide first; class names only where what they would remove is small or mostly links, so that a page
whose wrapper is called 'page-with-sidebar' keeps its words.
"""

from __future__ import annotations

import re
from typing import Any

Element = Any  # lxml ships no types

_NEVER_TEXT = frozenset(
    """script style noscript template svg math iframe object embed canvas audio video select input textarea head link
    meta map area progress meter datalist""".split()
)
_CLUTTER_TAGS = frozenset(("nav", "aside", "dialog", "form", "menu"))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE = frozenset("a abbr b cite code em i label mark q s small strong sub sup time u".split())
_PARTS = frozenset("div section ul ol table tbody tr td p center".split())
_CLUTTER_ROLES = frozenset(
    (
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "dialog",
        "alertdialog",
        "complementary",
        "menu",
        "menubar",
        "toolbar",
    )
)
_STRONG = re.compile(
    r"(?:^|[-_])(?:cookies?|consent|gdpr|breadcrumbs?|newsletter|subscribe|subscription|sharing?|share|social(?:-?media)?|"
    r"pagination|pager|skip(?:-?(?:link|nav|to-?content))?|sr-only|visually-?hidden|screen-reader-text|advert(?:s|isement)?|"
    r"sponsor(?:ed)?|feedback|disqus|related|relatives|recommended|recommendations|popup|modal|comments?-?(?:list|area|section)?|"
    r"noprint|no-print|headerlink|footnote-backref|edit-?(?:page|link|section)|mw-editsection|copyright)"
    r"(?:$|[-_])",
    re.I,
)
_WEAK = re.compile(
    r"(?:^|[-_])(?:nav|navbar|navigation|navmenu|menu|sidebar|toc|table-of-contents|header|masthead|topbar|footer|foot|"
    r"banner|widget|toolbar|tags?|search|links|site|logo|login|rating|helpful|byline-share|actions|buttons|flat-list|permalinks?|prev-?next)(?:$|[-_])",
    re.I,
)
_FOOT = re.compile(r"(?:site|page|main|global)?[-_]?footer$|colophon$", re.I)
_NOT_CLUTTER = re.compile(
    r"(?:^|[-_])(?:has|with|no|without|is)[-_]|faq|question|answer|accordion|interview|transcript|"
    r"(?:card|panel|item|collapse|collapsible|toggle)[-_]+(?:head|foot)",
    re.I,
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_PANEL = re.compile(r"accordion|collapse|panel|answer|toggle|faq|content|tab", re.I)
_RELATED = re.compile(
    r"^(?:related|more (?:posts|articles|stories|like|from|in|on)|you (?:may|might) also|read (?:next|more)|further reading|"
    r"see also|share (?:this|on)|latest|popular|recent(?:ly viewed)?(?: posts| articles| questions| topics)?$|recommended|"
    r"trending|keep reading|people also|other (?:articles|questions|topics|posts)|articles in this|"
    r"on this page|in this article|"
    r"(?:table of )?contents)\b",
    re.I,
)
_HELPFUL = re.compile(
    r"^(?:was|did|is) th(?:is|e) (?:page|article|answer|information|content)\b.{0,40}(?:help|useful|answer)", re.I
)
_ARTICLE_SHARE = 0.5  # of the page's words that an element must hold to be its article
_TABLE_OF_CONTENTS = 3  # entries from which a list of links into the page is one


def remove_clutter(page: Element) -> None:
    """Takes out of the tree what no reader of the article reads. Text after a removed element stays."""
    controlled = _controlled(page)
    body = page.find(".//body")
    body = page if body is None else body
    for element in list(page.iter()):
        if not isinstance(element.tag, str) or (
            element not in (page, body) and (element.tag in _NEVER_TEXT or _is_hidden(element, controlled))
        ):
            _drop(element)
    total = _size(body)
    _drop_buttons(body)
    for element in list(body.iterdescendants()):
        if isinstance(element.tag, str) and _is_clutter(element, total):
            _drop(element)
    _drop_lists(body)


def article(page: Element) -> Element:
    """The element that holds the article: `main`, a lone `article`, else the body."""
    body = page.find(".//body")
    root = page if body is None else body
    total = _size(root)
    for candidates in (
        [e for e in root.iter() if e.tag == "main" or e.get("role") == "main"],
        list(root.iter("article")),
    ):
        outer = [e for e in candidates if not any(parent in candidates for parent in e.iterancestors())]
        if len(outer) == 1 and _size(outer[0]) >= _ARTICLE_SHARE * total:
            root = outer[0]
            total = _size(root)
    return root


def _controlled(page: Element) -> set[str]:
    """Ids of panels that a heading or a button opens: hidden at first, yet part of the article."""
    ids: set[str] = set()
    for element in page.iter():
        if not isinstance(element.tag, str) or element.get("role") == "tab":
            continue
        for name in ("aria-controls", "data-target", "data-bs-target"):
            ids.update((element.get(name) or "").replace("#", "").split())
        if element.get("data-toggle") or element.get("data-bs-toggle"):
            ids.add((element.get("href") or "").lstrip("#"))
    return ids - {""}


def _is_hidden(element: Element, controlled: set[str]) -> bool:
    hidden = (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN_STYLE.search(element.get("style") or ""))
    )
    if not hidden:
        return False
    panel = element.get("id") in controlled or element.get("aria-labelledby") or element.get("role") == "tabpanel"
    return not (panel or _PANEL.search(element.get("class") or ""))


def _drop_buttons(body: Element) -> None:
    """Buttons act; those that head an accordion or stand in a heading also say something."""
    for button in [e for e in body.iter("button", "a") if e.tag == "button" or e.get("role") == "button"]:
        opens = any(button.get(n) is not None for n in ("aria-controls", "aria-expanded", "data-toggle", "data-target"))
        opens = opens or button.get("data-bs-toggle") is not None or bool(_PANEL.search(button.get("class") or ""))
        headed = any(parent.tag in (*_HEADINGS, "summary", "dt") for parent in button.iterancestors())
        if (
            button.tag == "button"
            and not opens
            and not headed
            and not (button.text_content() or "").strip().endswith("?")
        ):
            _drop(button)


def _is_clutter(element: Element, total: int) -> bool:
    size = _size(element)
    if element.tag in _CLUTTER_TAGS or (element.get("role") or "").lower() in _CLUTTER_ROLES:
        return size < _ARTICLE_SHARE * total
    if element.tag == "div" and size < 0.3 * total and element.getparent().tag == "body" and _is_foot(element):
        return element.find(".//h1") is None
    if element.tag in ("header", "footer"):
        inside = any(parent.tag in ("article", "main", "section") for parent in element.iterancestors())
        if element.tag == "header" and inside:
            return False
        return size < 0.3 * total and element.find(".//h1") is None
    if element.tag in (*_HEADINGS, "p", "div", "section") and size < 120:
        words = " ".join(element.text_content().split())
        if _HELPFUL.match(words):
            return True
    names = [*(element.get("class") or "").split(), _own_id(element)]
    names = [name for name in names if name and not _NOT_CLUTTER.search(name)]
    if element.tag in ("html", "body", "main", "article", *_HEADINGS) or not names:
        return False
    if element.tag in _INLINE:  # the words of a sentence or a heading, but for signs such as a link to itself
        return size <= 2 and any(_STRONG.search(name) for name in names)
    if size < _ARTICLE_SHARE * total and any(_STRONG.search(name) for name in names):
        return element.find(".//h1") is None
    if element.tag in _PARTS and size < 0.3 * total and any(_WEAK.search(name) for name in names):
        return element.find(".//h1") is None and (size < 60 or _link_share(element, size) > 0.4)
    return False


def _is_foot(element: Element) -> bool:
    """True for what is called the page's foot, as the tag for it would say."""
    return any(_FOOT.match(name) for name in [*(element.get("class") or "").split(), element.get("id") or ""])


def _own_id(element: Element) -> str:
    """The element's id, unless it repeats a heading's words for links, as in '#related-questions'."""
    own = element.get("id") or ""
    if own and element.tag not in _INLINE:
        heading = next((e for e in element.iter(*_HEADINGS)), None)
        words = " ".join(heading.text_content().split()) if heading is not None else ""
        if words and _letters(words) == _letters(own) and not _RELATED.match(words):
            return ""
    return own


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _drop_lists(body: Element) -> None:
    """Lists of links into the page (tables of contents) and lists of links under 'Related posts' and its like."""
    for found in list(body.iter("ul", "ol", "div", "p")):
        size = _size(found)
        links = list(found.iter("a"))
        if len(links) < 2 or found.getparent() is None or _link_share(found, size) < 0.8:
            continue
        heading = _heading_before(found)
        related = heading is not None and _RELATED.match(" ".join(heading.text_content().split()))
        inner = sum((link.get("href") or "").startswith("#") for link in links)
        contents = len(links) >= _TABLE_OF_CONTENTS and inner >= 0.9 * len(links) and found.tag in ("ul", "ol")
        if related or contents:
            _drop(found)
            if related and heading is not None:
                _drop(heading)


def _heading_before(element: Element) -> Element | None:
    before = element.getprevious()
    if before is None and element.getparent() is not None and element.getparent().tag == "div":
        before = element.getparent().getprevious()
    return before if before is not None and before.tag in (*_HEADINGS, "p", "strong") else None


def _size(element: Element) -> int:
    return len("".join(element.itertext()).strip())


def _link_share(element: Element, size: int) -> float:
    return sum(_size(link) for link in element.iter("a")) / max(1, size)


def _drop(element: Element) -> None:
    """Removes the element and keeps the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    if tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(element)
