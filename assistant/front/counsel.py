"""Who appears for whom, by the appearances of a court record, and who examines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.front.labels import named, taken_by
from assistant.front.parties import FOR, SIDES, of_court, titled
from assistant.front.rows import Cell, block, joined, paragraph
from assistant.front.wordings import LAWYERS, PARTY
from assistant.naming.titles import FORMS_OF_ADDRESS
from index.types import Span
from index.words import content_stems, tokens

_EXAMINES = re.compile(
    r"(?:(?:cross|direct|re-?direct|further)[- ])?examination\s+(?:\(?\w+\)?\s+)?by\b.*|by\s+(?:mr|ms|mrs|miss|dr)\b.*",
    re.IGNORECASE,
)
_APPEARS = re.compile(r"\bappear(?:ed|ing|s)\b|^(?:examination\s+by\s+)?(?:mr|ms|mrs|miss|dr)\b", re.IGNORECASE)
_STATE = r"(?:the\s+)?(?:government|state|people|prosecution|crown|commonwealth|united\s+states)\b[^:;()]{0,40}"  # prosecutes
_MOST = 8  # lawyers quoted


def counsel(found: Sequence[Cell], text: str, target: str) -> list[Span]:
    """Who appears for `target`, a party or a name; everybody who appears where it is ''."""
    if not target:
        return _appearing(found, text, r"[^:;]{2,60}?")
    role = target.removeprefix("the ")
    if role == "prosecution":
        return _appearing(found, text, _STATE)
    side = next((side for side in SIDES if role in side), None)
    for word in (role, *(other for other in side or () if other != role)):
        if side or re.fullmatch(PARTY, word, re.IGNORECASE):
            spans = _appearing(found, text, rf"(?:the\s+|all\s+)?(?:\w+\s+)?{word}s?\b[^:;()]{{0,60}}")
        else:
            spans = _for_name(found, text, word)
        if spans:
            return spans
    return []


def examined(found: Sequence[Cell], text: str) -> list[Span]:
    """Who took a deposition: for whom it was taken, and by whom the first questions are put."""
    spans = taken_by(found, text)
    by: list[Span] = []
    for place, cell in enumerate(found):
        if _EXAMINES.fullmatch(cell.text) and not by:
            whole = not cell.text.lower().endswith(" by") or place + 1 == len(found)
            by = [cell.span if whole else joined([cell, found[place + 1]])]
    return spans + [span for span in by if not any(span.overlaps(other) for other in spans)]


def _appearing(found: Sequence[Cell], text: str, target: str) -> list[Span]:
    """The appearances for `target`, a pattern: under 'For the X:', above 'Attorneys for X', or 'Y appeared for X'."""
    before = re.compile(rf"{FOR}\s+{target}\s*:?", re.IGNORECASE)
    with_it = re.compile(
        rf"(?P<who>[A-Z].{{2,120}}?)[,;(]?\s+(?:(?:who\s+)?appear(?:ed|ing|s)?\s+)?{FOR}\s+{target}[.)]*",
        re.IGNORECASE,
    )
    spans: list[Span] = []
    last = -1  # row of the appearance before
    for place, cell in enumerate(found):
        if not cell.text[0].isupper() or (cell.column == 0 and of_court(found, place)):
            continue
        if before.fullmatch(cell.label) or (not cell.label and cell.column == 0 and before.fullmatch(cell.text)):
            taken = block(found, place, most=8)
            alone = not cell.value or not cell.label
            if (alone and len(taken) == 1) or (
                alone and not cell.label and re.match(LAWYERS, cell.text, re.IGNORECASE)
            ):
                above = [other for other in paragraph(found, place) if last < other.row < cell.row]
                signed = [other for other in taken[1:] if other.label.casefold() == "by"]
                taken = (*above, cell, *signed) if above or signed else taken
            if named(cell.value if not alone else taken[taken[0] is cell].text if len(taken) > 1 else ""):
                spans.append(joined(taken))
            last = taken[-1].row
        elif (
            (match := with_it.fullmatch(cell.text))
            and not cell.label
            and _APPEARS.search(cell.text)
            and named(match["who"])
        ):
            spans.append(cell.span)
    if not spans:
        spoken = re.compile(
            rf"^[ \t]*[*_]*((?:M[RS]S?|MISS|DR)\.?[ \t][^\n:()]{{2,40}}[ \t]\({FOR}\s+{target}\))",
            re.IGNORECASE | re.MULTILINE,
        )
        says = re.compile(
            rf"^[ \t]*[*_]*((?:M[RS]S?|MISS|DR)\.?[ \t][^\n:()]{{2,40}}:[*_ \t]+(?:And[ ,]+)?I(?:['’]m|"
            rf"[ ]am)?[ ]appear(?:ing)?[ ]{FOR}\s+"
            rf"{target}[^\n]{{0,60}})",
            re.IGNORECASE | re.MULTILINE,
        )
        said = [*spoken.finditer(text), *says.finditer(text)]
        spans = [Span(match.start(1), match.end(1)) for match in said][:1]
    return spans[:_MOST]


def _for_name(found: Sequence[Cell], text: str, name: str) -> list[Span]:
    """Who appears for somebody of that name, or for the party that bears it in the caption."""
    wanted = content_stems(name) - FORMS_OF_ADDRESS
    if not wanted:
        return []
    own = [token for token in tokens(name) if not token.stop and token.folded not in FORMS_OF_ADDRESS]
    words = r"\W+(?:\w+\W+){0,4}?".join(re.escape(token.folded) for token in own)
    if spans := _appearing(found, text, rf"(?:the\s+)?(?:[\w.'’]+\s+){{0,4}}?{words}[^:;]{{0,40}}"):
        return spans
    for side in SIDES:
        for word in side:
            if wanted <= content_stems(" ".join(span.of(text) for span in titled(found, word))):
                return counsel(found, text, word)
    return []
