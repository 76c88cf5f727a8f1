"""Which elements of a page are questions and which their answers, as far as the page itself says so.

Said by: definition lists, details and summary, schema.org microdata, accordions (a heading or button that controls a
panel), and class names such as 'faq-question' and 'answer' that come in pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from index.types import Role

Element = Any  # lxml ships no types
Roles = dict[Element, tuple[Role, int]]

_FOLDED = r"(?:^|[-_])(?:accordion|toggle|faq|collapsible|expander|spoiler)(?:[-_]+(?:item|tab|panel|card|row))?[-_]+"
_QUESTION_CLASS = re.compile(
    r"(?:^|[-_])(?:question|faq-?q|q)(?:[-_]+(?:text|title|body|heading|label|content))?$|"
    rf"{_FOLDED}(?:title|header|heading|head|button|trigger|toggle|label|summary)$|^elementor-tab-title$",
    re.I,
)
_ANSWER_CLASS = re.compile(
    r"(?:^|[-_])(?:answer|faq-?a|a)(?:[-_]+(?:text|body|content|inner))?$|"
    rf"{_FOLDED}(?:content|body|text|inner|details|collapse|description)$|^elementor-tab-content$|"
    r"^(?:accordion[-_]?)?panel$",
    re.I,
)
_ENDS = ("h1", "h2", "h3", "h4", "h5", "h6", "hr")
_FEWEST = 3  # classed questions whose answers need no class
_TEXT_PROPERTIES = ("text", "articlebody", "description")


def roles_in(root: Element) -> Roles:
    """Role and group of the elements under `root` that have one; a group is one question with its answer, from 1."""
    roles: Roles = {}
    group = 0
    for find in (_microdata, _details, _accordions, _definitions, _classes):
        for entry in find(root):
            taken = [element for element, _ in entry if _claimed(element, roles)]
            if taken or not any(role == "question" for _, role in entry):
                continue
            group += 1
            roles.update({element: (role, group) for element, role in entry})
    return roles


def _claimed(element: Element, roles: Roles) -> bool:
    return element in roles or any(parent in roles for parent in element.iterancestors())


_Entry = list[tuple[Element, Role]]


def _definitions(root: Element) -> Iterator[_Entry]:
    """`dt`s in a row and the `dd`s after them."""
    items: dict[Element, list[Element]] = {listing: [] for listing in root.iter("dl")}
    for item in root.iter("dt", "dd"):
        outer = next((parent for parent in item.iterancestors("dl", item.tag)), None)
        if (
            outer is not None and outer.tag == "dl"
        ):  # an unclosed dt holds the next one; its words are the same question's
            items.setdefault(outer, []).append(item)
    for found in items.values():
        entry: _Entry = []
        for item in found:
            if item.tag == "dt" and any(role == "answer" for _, role in entry):
                yield entry
                entry = []
            entry.append((item, "question" if item.tag == "dt" else "answer"))
        if any(role == "answer" for _, role in entry):
            yield entry


def _details(root: Element) -> Iterator[_Entry]:
    for details in root.iter("details"):
        summary = details.find("summary")
        if summary is not None:
            rest: _Entry = [
                (child, "answer") for child in details if child is not summary and isinstance(child.tag, str)
            ]
            yield [(summary, "question"), *rest]


def _microdata(root: Element) -> Iterator[_Entry]:
    for item in root.iter():
        if not isinstance(item.tag, str) or not (item.get("itemtype") or "").rstrip("/").endswith(
            "schema.org/Question"
        ):
            continue
        question = next((e for e in item.iter() if e.get("itemprop") == "name"), None)
        answers = [e for e in item.iter() if e.get("itemprop") in ("acceptedAnswer", "suggestedAnswer")]
        texts: _Entry = []
        for answer in answers:
            inner = [e for e in answer.iter() if (e.get("itemprop") or "").lower() in _TEXT_PROPERTIES]
            texts.append((inner[0] if inner else answer, "answer"))
        if question is not None and texts:
            yield [(question, "question"), *texts]


def _accordions(root: Element) -> Iterator[_Entry]:
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


def _classes(root: Element) -> Iterator[_Entry]:
    """Elements classed as question and answer, in order; what stands below questions where no answer has a class."""
    found: _Entry = []
    for element in root.iter():
        names = (element.get("class") or "").split() if isinstance(element.tag, str) else []
        if any(_ANSWER_CLASS.search(name) for name in names):
            found.append((element, "answer"))
        elif any(_QUESTION_CLASS.search(name) for name in names):
            found.append((element, "question"))
    questions = [element for element, role in found if role == "question"]
    if len(questions) == len(found):
        yield from _above_answers(questions)
        return
    entry: _Entry = []
    for element, role in found:
        if any(parent is other for other, r in entry for parent in element.iterancestors() if r == role):
            continue  # '.answer' in '.answer': the outer one has the words
        if role == "question" and any(r == "answer" for _, r in entry):
            yield entry
            entry = []
        if entry or role == "question":
            entry.append((element, role))
    if any(role == "answer" for _, role in entry):
        yield entry


def _above_answers(questions: list[Element]) -> Iterator[_Entry]:
    """Questions of one parent, each with the elements below it as far as the next one or a heading."""
    parents = {element.getparent() for element in questions}
    if len(questions) < _FEWEST or len(parents) > 1:
        return
    classed = set(questions)
    for question in questions:
        entry: _Entry = [(question, "question")]
        for below in question.itersiblings():
            if below in classed or below.tag in _ENDS:
                break
            if isinstance(below.tag, str):
                entry.append((below, "answer"))
        if len(entry) > 1:
            yield entry
