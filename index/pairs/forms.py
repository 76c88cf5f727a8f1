"""Forms that nobody has filled in: questions with boxes to tick, scales and lines to write on, but no answers."""

from __future__ import annotations

import re

from index.pairs.page import Page
from index.pairs.parts import Proposal

_FIELD = re.compile(
    r"(?:\(?[a-z0-9]{1,2}[.)]\s+)?(?:[-*•]\s+)?(?:\[[ \u00a0]{0,3}\]|\([ \u00a0]{1,3}\)|[☐□○◯❏❑]|_{4,}|\.{6,}|…{3,})"
    r"|[^\n]{0,80}?\b1\s+2\s+3\s+4(?:\s+5)?\b",
)
_HINTS = ("[ ]", "[]", "( )", "____", "☐", "□", "○", "◯", "❏", "❑", "......", "………")
_HALF = 0.5  # of the answers, which are nothing but fields


def has_fields(page: Page) -> bool:
    """True where a document holds signs of fields at all; where it does not, nothing in it is a form."""
    text = page.text
    return any(hint[0] in text and hint in text for hint in _HINTS)  # a single sign is looked for much faster


def is_form(page: Page, proposal: Proposal) -> bool:
    """True where most of what would be answers opens with a field to fill in."""
    told = [part.span for part in proposal.parts if part.role == "answer"]
    fields = sum(_FIELD.match(page.text, span.start, span.end) is not None for span in told)
    return bool(told) and fields >= _HALF * len(told)
