"""Interviews that name the two who talk before their first words only: '**The Mill: Why?** / **Rosa Keel:** So.', bare then."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.names import is_institution, is_name
from index.pairs.page import Page
from index.pairs.parts import Part, Proposal

_LABEL = re.compile(
    r"[*_]{0,3}(?P<name>(?!https?\b)[^\W\d_](?:[^\W\d_]|['’.&-]){0,24}(?:[ \u00a0][^\W\d_](?:[^\W\d_]|['’.&-]){0,24}){0,4})"
    r"[*_]{0,3}[ \u00a0]?:[*_]{0,3}\s+(?=\S)"
)
_LAYOUTS = ("prominent", "unmarked")
_FEWEST = 3  # questions of such an interview
_SELDOM = 0.5  # of the questions, which open with the label at most: it would be an ordinary one


def named_once(page: Page, proposal: Proposal) -> Proposal:
    """`proposal` with the labels of its first question and first answer out of their words, and known for all others."""
    parts = proposal.parts
    if proposal.layout not in _LAYOUTS or any(part.label for part in parts):
        return proposal
    asked = [part for part in parts if part.role == "question"]
    told = [part for part in parts if part.role == "answer"]
    if len(asked) < _FEWEST or not told or not (asker := _label(page, asked[0])):
        return proposal
    teller = _label(page, told[0])
    if asker == teller or not _alone(page, asked, asker) or (teller and not _alone(page, told, teller)):
        return proposal
    known = page.document.title + "\n" + page.head
    if teller and not (is_name(teller) or known.count(teller.split()[-1]) > 1):
        return proposal
    if not teller and not (is_institution(asker) or (is_name(asker) and known.count(asker) > 1)):
        return proposal
    names = {"question": asker, "answer": teller}
    return replace(proposal, parts=tuple([_without(page, part, names.get(part.role, "")) for part in parts]))


def _label(page: Page, part: Part) -> str:
    """The words before a colon that `part` opens with; '' where there are none."""
    match = _LABEL.match(page.text, part.span.start, part.span.end)
    return match["name"] if match else ""


def _alone(page: Page, parts: Sequence[Part], name: str) -> bool:
    """True where few of `parts` open with `name` and none with another label."""
    found = [label for part in parts if (label := _label(page, part))]
    return set(found) == {name} and len(found) <= max(1, _SELDOM * len(parts))


def _without(page: Page, part: Part, name: str) -> Part:
    """`part` as spoken by `name`, whose label is no part of the words."""
    match = _LABEL.match(page.text, part.span.start, part.span.end) if name else None
    if not name or (match and match["name"] != name):
        return part
    return part._replace(span=page.trim(match.end(), part.span.end) if match else part.span, label=name)
