"""Who goes to law with whom, by the caption of a court record; its number and its court."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.front.rows import Cell, block, joined, paragraph
from assistant.front.wordings import LAWYERS, PARTY
from index.types import Span

#: Words for the two sides that mean the same in different courts; the word that is asked for goes before the others.
SIDES = (
    ("plaintiff", "claimant", "petitioner", "complainant", "pursuer"),
    ("defendant", "respondent", "accused", "defender"),
)
_ROLE_ONLY = re.compile(
    rf"\W*(?:as\s+)?(?:the\s+)?{PARTY}s?(?:\W+(?:and\s+)?(?:cross[- ]|counter[- ]?|third[- ]party\s+"
    rf")?{PARTY}s?)*\W*(?:\([^()]*\))?\W*",
    re.IGNORECASE,
)
FOR = rf"(?:(?:{LAWYERS}\s+|appear(?:ing|ances?|ed)\s+)?(?:for|on\s+behalf\s+of)|{LAWYERS}\s+(?:to|of))"
_VERSUS = re.compile(r"\W*(?:v|vs|versus|against|and|between)\W*", re.IGNORECASE)
_V = re.compile(r"\s+(?:v|vs|versus)\.?\s+", re.IGNORECASE)
_V_ALONE = re.compile(r"(?:v|vs|versus)\.?", re.IGNORECASE)
_APART = 4  # rows between 'v.' and a party
_COURT_HEAD = re.compile(
    r"(?:(?:in|before)\s+the\s+(?:\w+\s+)*?)?(?:[\w.'&-]+\s+){0,8}?(?:court|tribunal|commission|chamber\s+of\s+"
    r"arbitration)\b(?!\s+(?:reporter|clerk|staff))",
    re.IGNORECASE,
)
_BELOW_COURT = re.compile(
    r"in\s+and\s+for\b|for\s+the\b|of\s+the\s+(?:state|commonwealth)\b|state\s+of\b|county\s+of\b|\w+(?:\s+\w+)?\s+"
    r"(?:district|division|county)\b|district\s+of\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:(?P<word>case|docket|cause|claim|civil\s+action|civil|criminal|action|court\s+file|file|index|matter|lawsuit|suit|"
    r"application|petition|appeal|"
    r"hearing|inquiry)\s+)?(?:file\s+|case\s+|reference\s+)?(?:(?:no|nos|num|number)\b\.?|"
    r"#)\s*:?\s*(?P<number>[A-Z]{0,6}[-./ ]?\d[\w:./()-]*)"
    r"|(?P<kind>case|docket|cause|application|petition|appeal|claim)\s*(?:id|ref(?:erence)?)?\s*:?\s+"
    r"(?P<code>(?=[\w:./-]*\d)(?=[\w:/-]*[-:/])[A-Z\d][\w:./-]{3,})",
    re.IGNORECASE,
)
_NUMBER_LABEL = re.compile(
    r"(?:case|docket|cause|claim|civil\s+action|index|file|action)\s+(?:no|number)\b[.:]*", re.IGNORECASE
)
_CODE = re.compile(r"[A-Z]{0,6}[-\d/:.]*\d[-\w/:.]*")
_KEYED = re.compile(
    r"(?P<word>case|docket|cause|claim|file|application)[ _](?:no|number|"
    r"id)\s*[:=]\s*[\"']?(?P<number>[^\s\"',;]*\d[^\s\"',;]*)",
    re.IGNORECASE,
)
_ANY_CASE = frozenset("case docket cause lawsuit suit".split())
_NOT_CASE = frozenset("csr page exhibit volume vol tape box part suite room phone tel fax bar license".split())
_LONGEST = 300  # characters of a line that names a party
_UNDER_COURT = 3  # rows from the court's name to what says more of it
_OWN_CAPTION = 14  # rows above a party's word in which its names stand


def party(found: Sequence[Cell], role: str) -> list[Span]:
    """The lines of the caption that say who the party of that `role` is; empty where none does."""
    side = next((side for side in SIDES if role in side), (role,))
    for word in (role, *(other for other in side if other != role)):
        if spans := titled(found, word):
            return spans
    return caption(found) if len(side) > 1 else []


def parties(found: Sequence[Cell]) -> list[Span]:
    """Both sides."""
    spans = [span for side in SIDES if (span := next((s for word in side if (s := titled(found, word))), []))]
    flat = sorted({piece for pieces in spans for piece in pieces})
    return flat if len(spans) > 1 else caption(found)


def caption(found: Sequence[Cell]) -> list[Span]:
    """'Whitt v. Harbour Trust', in one line or in three, where no word says which party is which."""
    for place, cell in enumerate(found):
        if _V_ALONE.fullmatch(cell.text):
            beside = [other for other in (*found[:place], *found[place + 1 :]) if other.column == 0]
            above = next((other for other in reversed(beside) if 0 < cell.row - other.row < _APART), None)
            below = next((other for other in beside if 0 < other.row - cell.row < _APART), None)
            if above and below and not _COURT_HEAD.match(above.text):
                return _runs([above, cell, below], found)
    return next(([cell.span] for cell in found if _V.search(cell.text) and len(cell.text) < 200), [])


def number(found: Sequence[Cell], word: str) -> list[Span]:
    """The number of the case; where another kind of number is asked for, only one that is called so."""
    fallback: list[Span] = []
    for place, cell in enumerate(found):
        alone = _NUMBER_LABEL.fullmatch(cell.text)
        below = (other for other in found[place + 1 :] if other.row <= cell.row + 2)
        if alone and (word in _ANY_CASE or word in cell.text.lower()):
            code = next((other for other in below if _CODE.fullmatch(other.text)), None)
            if code:
                return [cell.span, code.span]
        for match in [*_NUMBER.finditer(cell.text), *_KEYED.finditer(cell.text)]:
            groups = match.groupdict()
            kind = " ".join((groups.get("word") or groups.get("kind") or "").lower().split())
            before = cell.text[: match.start()].rstrip(" ,.:").rpartition(" ")[2].lower().strip(".")
            if before in _NOT_CASE or _NOT_CASE & {kind}:
                continue
            span = Span(
                cell.span.start + match.start(), cell.span.start + len(cell.text[: match.end()].rstrip(").,;:"))
            )
            if kind and (kind == word or word in kind):
                return [span]
            if (
                word in _ANY_CASE
                and not fallback
                and (kind or _V.search(cell.text) or cell.column or _only(match, cell))
            ):
                fallback = [span]
    return fallback


def court(found: Sequence[Cell]) -> list[Span]:
    """The court, with the line below that says which."""
    for place, cell in enumerate(found):
        head = _COURT_HEAD.match(cell.text)
        if (
            not head
            or cell.text.endswith(":")
            or not head[0][0].isupper()
            or len(cell.text) > 160
            or cell.label.casefold() == "for"
        ):
            continue
        taken = [cell]
        for below in found[place + 1 :]:
            if below.column or (below.row != taken[-1].row + 1 and below.row != taken[-1].row):
                if below.column and below.row == taken[-1].row:
                    continue
                break
            if not _BELOW_COURT.match(below.text) or any(mark in below.text for mark in ":;"):
                break
            taken.append(below)
        return _runs(taken, found)
    return []


def of_court(found: Sequence[Cell], place: int) -> bool:
    """Does the cell at `place` say of which place the court above is: 'FOR THE COUNTY OF LINN', which names no client?"""
    cell = found[place]
    if cell.label or re.search(PARTY, cell.text, re.IGNORECASE):
        return False
    above = [other for other in found[:place] if cell.row - other.row <= _UNDER_COURT]
    return any(_COURT_HEAD.match(other.text) and not other.label for other in above)


def titled(found: Sequence[Cell], word: str) -> list[Span]:
    """What is said to be the party `word`: behind its label, before it in the same line, or in the lines above it."""
    own = re.compile(rf"\b{word}s?\b", re.IGNORECASE)
    for place, cell in enumerate(found):
        if not own.search(cell.text) or len(cell.text) > _LONGEST:
            continue
        if (
            cell.label
            and re.fullmatch(rf"(?:the\s+)?{word}(?:s|\(s\))?", cell.label, re.IGNORECASE)
            and (cell.value or len(block(found, place)) > 1)
        ):
            return [joined(block(found, place))]
        if _ROLE_ONLY.fullmatch(cell.text):
            if spans := _above(found, place):
                return spans
            continue
        before = re.search(
            rf"(?P<name>[^;]+?)(?:,\s*(?:as\s+)?(?:the\s+)?|\s*\((?:the\s+)?(?:\"|“)?){word}s?\b",
            cell.text,
            re.IGNORECASE,
        )
        if (
            before
            and re.match(r"(?:between\s+)?[\"“(]*[A-Z\d]", before["name"])
            and not re.search(rf"\b(?:{FOR}|taken)\b", before["name"], re.IGNORECASE)
        ):
            start = max(
                [
                    0,
                    *(
                        match.end()
                        for match in re.finditer(
                            r"(?:\s+(?:v|vs|versus|and)\.?\s+|^between\s+)", before["name"], re.IGNORECASE
                        )
                        if match[0].strip().lower() != "and"
                        or re.search(rf"\(?{PARTY}", before["name"][: match.start()], re.IGNORECASE)
                    ),
                ]
            )
            end = before.end() + (cell.text[before.end() : before.end() + 1] == ")")
            return [Span(cell.span.start + start, cell.span.start + end)]
    if word == "applicant":
        return _application(found)
    return []


def _above(found: Sequence[Cell], place: int) -> list[Span]:
    """The names above the word for a party, in its column, and that word; in one piece where nothing else stands between."""
    word = found[place]
    taken: list[Cell] = []
    for cell in reversed(found[:place]):
        if word.row - cell.row > _OWN_CAPTION:
            break
        if cell.column != 0:
            continue
        gap = (taken[-1].row if taken else word.row) - cell.row
        joins = bool(re.match(r"and\b|&", taken[-1].text, re.IGNORECASE)) if taken else True
        if _VERSUS.fullmatch(cell.text) or _ROLE_ONLY.fullmatch(cell.text) or _COURT_HEAD.match(cell.text):
            break
        if taken and _BELOW_COURT.match(cell.text) and not cell.text.endswith((",", ";")):
            break
        if gap > (3 if not taken or joins else 1) and not re.search(r"(?:[,;]|\band)$", cell.text):
            break
        if cell.label.casefold() == "between" or re.search(r"\bno\.\s*\S*\d", cell.text, re.IGNORECASE):
            break
        taken.append(cell)
    if not taken:
        return []
    return _runs([*reversed(taken), word], found)


def _application(found: Sequence[Cell]) -> list[Span]:
    """Whose application a hearing is about."""
    for place, cell in enumerate(found):
        if re.match(r"(?:in\s+the\s+matter\s+of\s+)?(?:the\s+)?application\s+of\b", cell.text, re.IGNORECASE):
            around = [other for other in paragraph(found, place) if other.row >= cell.row and other.column == 0]
            return _runs(around, found)
    return []


def _runs(taken: Sequence[Cell], found: Sequence[Cell]) -> list[Span]:
    """The cells in one piece, but for where a cell of another column stands between two of them."""
    spans = [taken[0].span]
    for before, cell in pairwise(taken):
        between = any(before.span.end <= other.span.start < cell.span.start for other in found)
        spans = [*spans, cell.span] if between else [*spans[:-1], Span(spans[-1].start, cell.span.end)]
    return spans


def _only(match: re.Match[str], cell: Cell) -> bool:
    return match.end() - match.start() >= len(cell.text) - 2
