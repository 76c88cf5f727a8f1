"""Questions of a form, which are put to whoever fills it in: no answer to them stands on the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

Element = Any  # lxml ships no types

_KINDS = ("radio", "checkbox", "text", "number", "range", "date", "email", "tel", "")  # of inputs that are filled in
_HOLDERS = ("fieldset", "p", "div", "li", "tr", "dd", "section")
_FEWEST = 3  # controls of a form that asks
_LONGEST = 1_200  # characters of a question with what can be chosen
_HIGHEST = 6  # elements around a control among which its question is


def questions_in(page: Element) -> frozenset[Element]:
    """The elements that each hold a question of a form with its controls; call it before controls are taken out."""
    found: set[Element] = set()
    for form in page.iter("form"):
        controls = list(islice(_controls(form), 1_000))
        if len(controls) >= _FEWEST:
            found.update(holder for control in controls if (holder := _holder(control, form)) is not None)
    for fieldset in page.iter("fieldset"):
        if next(_controls(fieldset), None) is not None and len("".join(fieldset.itertext())) <= _LONGEST:
            found.add(fieldset)
    return frozenset(found)


def _controls(form: Element) -> Iterator[Element]:
    for element in form.iter("input", "select", "textarea"):
        if element.tag != "input" or (element.get("type") or "").lower() in _KINDS:
            yield element


def _holder(control: Element, form: Element) -> Element | None:
    """The closest element around `control` that has words beside it; a fieldset around that asks for all in it."""
    held = None
    for parent in islice(control.iterancestors(), _HIGHEST):
        if parent is form:
            break
        size = sum(len(words) for words in islice(parent.itertext(), _LONGEST))
        if size > _LONGEST:
            break
        if parent.tag == "fieldset":
            return parent
        if held is None and parent.tag in _HOLDERS and any(words.strip() for words in parent.itertext()):
            held = parent
    return held
