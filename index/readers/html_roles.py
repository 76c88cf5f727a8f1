"""Which elements of a page are questions and which their answers, as far as the page itself says so.

Said by: definition lists, details and summary, schema.org microdata, accordions (a heading or button that controls a
panel), and looks that come in pairs, see `html_classes`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from index.readers.html_classes import Entry, in_classes, in_quotes, in_turns
from index.readers.html_labels import Labels
from index.types import Role

Element = Any  # lxml ships no types
Roles = dict[Element, tuple[Role, int]]

_TEXT_PROPERTIES = ("text", "articlebody", "description")


def roles_in(root: Element, labels: Labels) -> Roles:
    """Role and group of the elements under `root` that have one; a group is one question with its answer, from 1."""
    roles: Roles = {}
    group = 0
    told = (_microdata(root), _details(root), _accordions(root), _definitions(root))
    looks = (in_classes(root, labels), in_turns(root, labels), in_quotes(root, labels))
    for found in (*told, *looks):
        for entry in found:
            taken = [element for element, _ in entry if _claimed(element, roles)]
            if taken or not any(role == "question" for _, role in entry):
                continue
            group += 1
            roles.update({element: (role, group) for element, role in entry})
    return roles


def _claimed(element: Element, roles: Roles) -> bool:
    return element in roles or any(parent in roles for parent in element.iterancestors())


def _definitions(root: Element) -> Iterator[Entry]:
    """`dt`s in a row and the `dd`s after them."""
    items: dict[Element, list[Element]] = {listing: [] for listing in root.iter("dl")}
    for item in root.iter("dt", "dd"):
        outer = next((parent for parent in item.iterancestors("dl", item.tag)), None)
        if (
            outer is not None and outer.tag == "dl"
        ):  # an unclosed dt holds the next one; its words are the same question's
            items.setdefault(outer, []).append(item)
    for found in items.values():
        entry: Entry = []
        for item in found:
            if item.tag == "dt" and any(role == "answer" for _, role in entry):
                yield entry
                entry = []
            entry.append((item, "question" if item.tag == "dt" else "answer"))
        if any(role == "answer" for _, role in entry):
            yield entry


def _details(root: Element) -> Iterator[Entry]:
    for details in root.iter("details"):
        summary = details.find("summary")
        if summary is not None:
            rest: Entry = [
                (child, "answer") for child in details if child is not summary and isinstance(child.tag, str)
            ]
            yield [(summary, "question"), *rest]


def _microdata(root: Element) -> Iterator[Entry]:
    for item in root.iter():
        if not isinstance(item.tag, str) or not (item.get("itemtype") or "").rstrip("/").endswith(
            "schema.org/Question"
        ):
            continue
        question = next((e for e in item.iter() if e.get("itemprop") == "name"), None)
        answers = [e for e in item.iter() if e.get("itemprop") in ("acceptedAnswer", "suggestedAnswer")]
        texts: Entry = []
        for answer in answers:
            inner = [e for e in answer.iter() if (e.get("itemprop") or "").lower() in _TEXT_PROPERTIES]
            texts.append((inner[0] if inner else answer, "answer"))
        if question is not None and texts:
            yield [(question, "question"), *texts]


def _accordions(root: Element) -> Iterator[Entry]:
    by_id = {
        element.get("id"): element for element in root.iter() if isinstance(element.tag, str) and element.get("id")
    }
    for element in root.iter():
        if not isinstance(element.tag, str) or element.get("role") == "tab":
            continue
        target = element.get("aria-controls") or element.get("data-bs-target") or element.get("data-target")
        if target is None and (element.get("data-toggle") or element.get("data-bs-toggle")) == "collapse":
            target = element.get("href")
        panel = by_id.get((target or "").lstrip("#"))
        if panel is None or panel is element or element in panel.iterdescendants():
            continue
        if "".join(element.itertext()).strip() and "".join(panel.itertext()).strip():
            yield [(element, "question"), (panel, "answer")]
