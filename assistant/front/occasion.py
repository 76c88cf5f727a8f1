"""When and where what is written down took place, by the labels and the lines of front matter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.front.rows import Cell, beside, block, joined, narrowed, paragraph, told
from assistant.front.wordings import Fact
from index.types import Span

_HELD = r"(?:interview|recording|hearing|meeting|deposition|session|conversation|tape)"
_LABELS: dict[Fact, str] = {
    "date": rf"dates?|dated|(?:{_HELD}\s+)?date(?:\s+of\s+(?:the\s+)?{_HELD}|\s+(?:recorded|taken|held))?|"
    rf"recorded(?:\s+(?:on|at))?|taken(?:\s+on)?|held(?:\s+on)?|"
    r"when",
    "place": rf"(?:{_HELD}\s+)?(?:place|location|venue)(?:\s+of\s+(?:the\s+)?{_HELD})?|(?:recorded|held|taken|"
    rf"conducted)(?:\s+(?:at|in))|where",
    "time": rf"time|(?:{_HELD}\s+)?(?:start(?:ed)?|began|commenced)(?:\s+at)?|start\s+time",
}
_LABELLED = {fact: re.compile(rf"(?:{form})", re.IGNORECASE) for fact, form in _LABELS.items()}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    rf"\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+"
    rf"\d{{4}})?|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?\s+{_MONTH}(?:,?\s+\d{{4}})?|\b{_MONTH},?\s+\d{{4}}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b1[5-9]\d\d\b|\b20\d\d\b")
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d(?:\s*[ap]\.?\s?m\b\.?)?|\b\d{1,2}\s*(?:[ap]\.?m\b\.?|o['’]clock)|\bnoon\b", re.IGNORECASE
)
_HOUR = re.compile(r"\b\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\b\.?|o['’]clock)|\bnoon\b", re.IGNORECASE)
_ONLY_HOUR = re.compile(
    rf"(?:(?:at|commencing|beginning|starting)\s+)*(?:{_HOUR.pattern})(?:\s*(?:[-–]|to)\s*(?:{_HOUR.pattern}))?"
    r"(?:\s+\(?[A-Z]{2,4}\)?)?[.,]?",
    re.IGNORECASE,
)
_TOOK_PLACE = r"(?:taken|held|recorded|conducted|interviewed|convened|took\s+place|spoke|talked|met)"
_OCCASION = re.compile(
    rf"\b(?:{_TOOK_PLACE}|deposition|hearing|minutes|meeting|committee|interview|briefing|session|trial|oral\s+"
    rf"evidence|inquest)\b",
    re.IGNORECASE,
)
_PLACED = re.compile(
    rf"\b(?:{_TOOK_PLACE}|meeting|hearing|deposition|interview|commencing)\b.{{0,160}}?\b(?:at|in)\s+(?!\d{{4}}\b|"
    rf"\d{{1,2}}[:.]\d\d|"
    rf"\d{{1,2}}\s*[ap]\.?m|{_MONTH}\b)"
    r"(?=the\s|h(?:is|er)\s|(?-i:[A-Z\d]))",
    re.IGNORECASE | re.DOTALL,
)
_OTHER_DATE = re.compile(
    r"\b(?:born|birth|b\.|filed|published|printed|print|copyright|©|revised|transcri(?:bed|ption|bers?)|typed|"
    r"uploaded|accessed|"
    r"archived|expires?|retriev\w+|"
    r"updated|edited|next)\b",
    re.IGNORECASE,
)
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_ONLY_DATE = re.compile(
    rf"(?:(?:{_CLOCK.pattern})[,;]?\s+)?(?:on\s+)?(?:{_DAY},?\s+)?(?:the\s+)?(?:{_DATE.pattern})(?:,?\s+"
    rf"(?:\d{{4}}))?(?:[,;]?\s+(?:at\s+"
    rf")?(?:{_CLOCK.pattern}))?\.?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b(?-i:[A-Z\d][\w'’.-]*)\s+(?:\w+\s+)?(?:street|road|avenue|lane|square|room|hall|house|building|centre|center|"
    r"annex|annexe|hut|"
    r"courts?\s+of\s+justice|courthouse|court\s*room|church|school|library|hotel|museum|farm|cottage)\b",
    re.IGNORECASE,
)
_ABOVE = re.compile(r"\b(?:above|aforesaid)\b[\w ]{0,20}\b(?:time|place)\b", re.IGNORECASE)
_SHORT = 25  # words of a line with date and address
_LONGEST = 90  # words of a sentence of front matter


def occasion(fact: Fact, found: Sequence[Cell], text: str) -> list[Span]:
    """When or where what is written down took place: by its label, else a sentence or a line that says it."""
    wanted = {"date": _DATE, "time": _CLOCK}.get(fact)
    form = _LABELLED[fact]
    for place, cell in enumerate(found):
        tabled = not cell.label and beside(found, place)
        label = cell.text if tabled else cell.label
        if not form.fullmatch(label) or _OTHER_DATE.search(label):
            continue
        taken = block(found, place, beside=tabled)
        said = " ".join(other.text for other in taken)[len(label) :]
        if (
            (wanted.search(said) or (fact == "date" and _YEAR.search(said)))
            if wanted
            else re.search(r"[^\W\d_]{3}", said)
        ):
            return [joined(taken)]
    for span in told(found, text):
        said = span.of(text)
        if _OTHER_DATE.search(said) or "?" in said or len(said.split()) > _LONGEST or _ABOVE.search(said):
            continue
        forms = (_PLACED,) if fact == "place" else (wanted, _OCCASION) if wanted else ()
        if all(form.search(said) for form in forms):
            return [narrowed(span, found, text, forms)]
    dated = next((place for place, cell in enumerate(found) if _ONLY_DATE.fullmatch(cell.text)), None)
    if fact == "date":
        return [] if dated is None else [found[dated].span]
    if fact == "time":
        return _timed(found, dated)
    return _addressed(found, dated) if fact == "place" else []


def _timed(found: Sequence[Cell], dated: int | None) -> list[Span]:
    """The time that stands by itself in the line below the date, or behind the date in its own."""
    if dated is None:
        return []
    date = found[dated]
    if _HOUR.search(date.text):
        return [date.span]
    near = (cell for cell in found[dated + 1 :] if cell.row <= date.row + 1)
    return next(([joined([date, cell])] for cell in near if _ONLY_HOUR.fullmatch(cell.text)), [])


def _addressed(found: Sequence[Cell], dated: int | None) -> list[Span]:
    """An address that stands without a label: in the line of the date, or in those above it where the date has its own."""
    for cell in found:
        if _DATE.search(cell.text) and _ADDRESS.search(cell.text) and not _OTHER_DATE.search(cell.text):
            return [cell.span] if len(cell.text.split()) < _SHORT else []
    if dated is None:
        return []
    above = [cell for cell in paragraph(found, dated) if cell.row < found[dated].row and not cell.label]
    return [joined(above)] if above and any(_ADDRESS.search(cell.text) for cell in above) else []
