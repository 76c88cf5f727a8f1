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


def is_form(page: Page, proposal: Proposal) -> bool:
    """True where most of what would be answers opens with a field to fill in."""
    text = page.text
    told = [part.span for part in proposal.parts if part.role == "answer"]
    if not told or not any(hint in text for hint in _HINTS):
        return False
    return sum(_FIELD.match(text, span.start, span.end) is not None for span in told) >= _HALF * len(told)
