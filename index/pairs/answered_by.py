"""Who gives answers that open with a name and a full-width blank or colon, where no question has one: '三浦　三時半です。'"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from index.pairs.letters import REPLIES
from index.pairs.page import Page
from index.pairs.parts import Part, Proposal

_NAMED = re.compile(r"(?P<name>[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,8})(?:さん|氏)?(?:\u3000+|[:：]\s*)(?=\S)")
_FEWEST = 3  # answers that open with one name
_MOSTLY = 0.6  # of all answers


def with_names(page: Page, proposal: Proposal) -> Proposal:
    """`proposal` with the name that opens most of its answers as their label, if they have none."""
    if page.text.isascii():
        return proposal
    found = {at: match for at, part in enumerate(proposal.parts) if (match := _named(page, part)) is not None}
    if len(found) < _FEWEST:
        return proposal
    answers = sum(part.role == "answer" for part in proposal.parts)
    name, count = Counter(match["name"] for match in found.values()).most_common(1)[0]
    if count < _FEWEST or count < _MOSTLY * answers or name in REPLIES:
        return proposal
    parts = list(proposal.parts)
    for at, match in found.items():
        if match["name"] == name:
            part = parts[at]
            span = page.trim(match.end(), max(match.end(), part.span.end))
            parts[at] = part._replace(span=span, begin=min(part.begin, match.start()), label=name)
    return replace(proposal, parts=tuple(parts))


def _named(page: Page, part: Part) -> re.Match[str] | None:
    if part.role != "answer" or part.label:
        return None
    return _NAMED.match(page.text, part.span.start, part.span.end)
