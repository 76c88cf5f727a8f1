"""Who goes to law with whom and who appears for them, by a court record's caption and appearances; its number and court."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.front_labels import named, taken_by
from assistant.front_question import LAWYERS, PARTY
from assistant.front_rows import Cell, block, joined, paragraph
from index.types import Span
from index.words import content_stems, tokens

#: Words for the two sides that mean the same in different courts; the word that is asked for goes before the others.
_SIDES = (
    ("plaintiff", "claimant", "petitioner", "complainant", "pursuer"),
    ("defendant", "respondent", "accused", "defender"),
)
_ROLE_ONLY = re.compile(
    rf"\W*(?:as\s+)?(?:the\s+)?{PARTY}s?(?:\W+(?:and\s+)?(?:cross[- ]|counter[- ]?|third[- ]party\s+"
    rf")?{PARTY}s?)*\W*(?:\([^()]*\))?\W*",
    re.IGNORECASE,
)
_VERSUS = re.compile(r"\W*(?:v|vs|versus|against|and|between)\W*", re.IGNORECASE)
_V = re.compile(r"\s+(?:v|vs|versus)\.?\s+", re.IGNORECASE)
_COURT = re.compile(
    r"\b(?:(?-i:Court|COURT)|(?:tribunal|chamber\s+of\s+arbitration|(?:public\s+\w+\s+)?commission|inquiry)\b(?=.*$))",
    re.IGNORECASE,
)
_COURT_HEAD = re.compile(
    r"(?:(?:in|before)\s+the\s+(?:\w+\s+)*?)?(?:[\w.'&-]+\s+){0,8}?(?:court|tribunal|commission|chamber\s+of\s+"
    r"arbitration)\b(?!\s+(?:reporter|clerk|staff))",
    re.IGNORECASE,
)
_BELOW_COURT = re.compile(
    r"(?:in\s+and\s+)?for\s+the\b|of\s+the\s+(?:state|commonwealth)\b|state\s+of\b|county\s+of\b|\w+(?:\s+\w+)?\s+"
    r"(?:district|division|county)\b|district\s+of\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:(?P<word>case|docket|cause|claim|civil\s+action|civil|action|court\s+file|file|index|matter|lawsuit|suit|"
    r"application|petition|appeal|"
    r"hearing|inquiry)\s+)?(?:file\s+|case\s+|reference\s+)?(?:(?:no|nos|num|number)\b\.?|"
    r"#)\s*:?\s*(?P<number>[A-Z]{0,6}[-./ ]?\d[\w:./()-]*)"
    r"|(?P<kind>case|docket|cause|application|petition|appeal|claim)\s*(?:id|ref(?:erence)?)?\s*:?\s+"
    r"(?P<code>(?=[\w:./-]*\d)(?=[\w:/-]*[-:/])[A-Z\d][\w:./-]{3,})",
    re.IGNORECASE,
)
_KEYED = re.compile(
    r"(?P<word>case|docket|cause|claim|file|application)[ _](?:no|number|"
    r"id)\s*[:=]\s*[\"']?(?P<number>[^\s\"',;]*\d[^\s\"',;]*)",
    re.IGNORECASE,
)
_ANY_CASE = frozenset("case docket cause lawsuit suit".split())
_NOT_CASE = frozenset("csr page exhibit volume vol tape box part suite room phone tel fax bar license".split())
_OWN_CAPTION = 14  # rows above a party's word in which its names stand
_FOR = rf"(?:(?:{LAWYERS}\s+|appear(?:ing|ances?|ed)\s+)?(?:for|on\s+behalf\s+of)|{LAWYERS}\s+(?:to|of))"
_EXAMINES = re.compile(
    r"(?:(?:cross|direct|re-?direct|further)[- ])?examination\s+(?:\(?\w+\)?\s+)?by\b.*|by\s+(?:mr|ms|mrs|miss|dr)\b.*",
    re.IGNORECASE,
)
_APPEARS = re.compile(r"\bappear(?:ed|ing|s)\b|^(?:examination\s+by\s+)?(?:mr|ms|mrs|miss|dr)\b", re.IGNORECASE)
_MOST = 8  # lawyers quoted


def party(found: Sequence[Cell], role: str) -> list[Span]:
    """The lines of the caption that say who the party of that `role` is; empty where none does."""
    side = next((side for side in _SIDES if role in side), (role,))
    for word in (role, *(other for other in side if other != role)):
        if spans := _titled(found, word):
            return spans
    return caption(found) if len(side) > 1 else []


def parties(found: Sequence[Cell]) -> list[Span]:
    """Both sides."""
    spans = [span for side in _SIDES if (span := next((s for word in side if (s := _titled(found, word))), []))]
    flat = sorted({piece for pieces in spans for piece in pieces})
    return flat if len(spans) > 1 else caption(found)


def caption(found: Sequence[Cell]) -> list[Span]:
    """'Whitt v. Harbour Trust' in one line."""
    return next(([cell.span] for cell in found if _V.search(cell.text) and len(cell.text) < 200), [])


def number(found: Sequence[Cell], word: str) -> list[Span]:
    """The number of the case; where another kind of number is asked for, only one that is called so."""
    fallback: list[Span] = []
    for cell in found:
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
        if not head or not head[0][0].isupper() or len(cell.text) > 160 or cell.label.casefold() == "for":
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


def counsel(found: Sequence[Cell], text: str, target: str) -> list[Span]:
    """Who appears for `target`, a party or a name; everybody who appears where it is ''."""
    if not target:
        return _appearing(found, text, r"[^:;]{2,60}?")
    role = target.removeprefix("the ")
    side = next((side for side in _SIDES if role in side), None)
    for word in (role, *(other for other in side or () if other != role)):
        if side or re.fullmatch(PARTY, word, re.IGNORECASE):
            spans = _appearing(found, text, rf"(?:the\s+|all\s+)?(?:\w+\s+)?{word}s?\b[^:;.()]{{0,60}}")
        else:
            spans = _for_name(found, text, word)
        if spans:
            return spans
    return []


def examined(found: Sequence[Cell], text: str) -> list[Span]:
    """Who took a deposition: for whom it was taken, and by whom the first questions are put."""
    spans = taken_by(found, text)
    by = [cell.span for cell in found if _EXAMINES.fullmatch(cell.text)][:1]
    return spans + [span for span in by if not any(span.overlaps(other) for other in spans)]


def _titled(found: Sequence[Cell], word: str) -> list[Span]:
    """What is said to be the party `word`: behind its label, before it in the same line, or in the lines above it."""
    own = re.compile(rf"\b{word}s?\b", re.IGNORECASE)
    for place, cell in enumerate(found):
        if not own.search(cell.text):
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
            and re.match(r"[\"“(]*[A-Z\d]", before["name"])
            and not re.search(rf"\b(?:{_FOR}|taken)\b", before["name"], re.IGNORECASE)
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


def _appearing(found: Sequence[Cell], text: str, target: str) -> list[Span]:
    """The appearances for `target`, a pattern: under 'For the X:', above 'Attorneys for X', or 'Y appeared for X'."""
    before = re.compile(rf"{_FOR}\s+{target}\s*:?", re.IGNORECASE)
    with_it = re.compile(
        rf"(?P<who>[A-Z].{{2,120}}?)[,;(]?\s+(?:(?:who\s+)?appear(?:ed|ing|s)?\s+)?{_FOR}\s+{target}[.)]*",
        re.IGNORECASE,
    )
    spans: list[Span] = []
    for place, cell in enumerate(found):
        if not cell.text[0].isupper():
            continue
        if before.fullmatch(cell.label) or (not cell.label and cell.column == 0 and before.fullmatch(cell.text)):
            taken = block(found, place, most=8)
            alone = not cell.value or not cell.label
            if (alone and len(taken) == 1) or (
                alone and not cell.label and re.match(LAWYERS, cell.text, re.IGNORECASE)
            ):
                above = [other for other in paragraph(found, place) if other.row <= cell.row]
                taken = tuple(above) if len(above) > 1 else taken
            if named(cell.value if not alone else taken[taken[0] is cell].text if len(taken) > 1 else ""):
                spans.append(joined(taken))
        elif (
            (match := with_it.fullmatch(cell.text))
            and not cell.label
            and _APPEARS.search(cell.text)
            and named(match["who"])
        ):
            spans.append(cell.span)
    if not spans:
        spoken = re.compile(
            rf"^[ \t]*[*_]*((?:M[RS]S?|MISS|DR)\.?[ \t][^\n:()]{{2,40}}[ \t]\({_FOR}\s+{target}\))",
            re.IGNORECASE | re.MULTILINE,
        )
        spans = [Span(match.start(1), match.end(1)) for match in spoken.finditer(text)][:1]
    return spans[:_MOST]


def _for_name(found: Sequence[Cell], text: str, name: str) -> list[Span]:
    """Who appears for somebody of that name, or for the party that bears it in the caption."""
    wanted = content_stems(name)
    if not wanted:
        return []
    words = r"\W+(?:\w+\W+){0,4}?".join(re.escape(token.folded) for token in tokens(name) if not token.stop)
    if spans := _appearing(found, text, rf"(?:the\s+)?(?:[\w.]+\s+){{0,4}}?{words}[^:;]{{0,40}}"):
        return spans
    for side in _SIDES:
        for word in side:
            if wanted <= content_stems(" ".join(span.of(text) for span in _titled(found, word))):
                return counsel(found, text, word)
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
