"""Depositions and hearings: 'Q.' and 'A.', 'BY MR. COUNSEL:', 'THE WITNESS:', and counsel who object in between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain, pairwise, takewhile
from typing import Literal, NamedTuple

from index.names import NAME
from index.pairs.page import Page
from index.pairs.parts import Part, Proposal
from index.pairs.questions import asks
from index.pairs.regions import closing

LAYOUT = "testimony"

Kind = Literal["question", "answer", "witness", "counsel", "by", "sworn", "note"]
_CAPITALS = r"(?:Mc|Mac)?[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+"

_LETTER = re.compile(
    r"A[.:]$|(?P<letter>[QA])(?:[.:](?:\d{1,4}\.?)?\s+|[.:]?\s{2,}|[.:]?\t\s*|\s+(?=[\"“(A-Z-]))(?=\S)"
)
_ASKS = r"(?P<asks>(?:(?:MR|MS|MRS|MISS|DR|Mr|Ms|Mrs|Miss|Dr)\.?|[Tt]he|THE)\s+[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,2})"
_REPLY = re.compile("A")
_TOLD = re.compile("[AT]")  # what opens a line that answers
_BY_WITNESS = ("THE W", "THE D", "THE A", "THE P", "A WITNESS")
_GOES_ON = r"(?:\s+\(?(?:resum|continu)(?:ed|ing)\)?)?"
_BY = re.compile(
    r"(?:.{0,40}\b)?(?:EXAMINATION\s+)?\(?BY\s+(?P<name>(?:MR|MS|MRS|MISS|DR|THE)\.?\s+[A-Z][A-Z.' -]+?)\)?\s*:?\s*$"
    r"|(?:(?:(?:Further|Cross|Re)[ -]?)?(?:[Qq]uestion(?:s|ed)|[Ee]xamin(?:ed|ation)(?:[ -]in[ -]chief)?"
    rf"{_GOES_ON})\s+by|By)\s+"
    rf"{_ASKS}(?:\s*\([^()\n]{{1,60}}\)|,[^\n]{{1,40}})?\s*[:.]?\s*$"
)
# 'JOHN REED, master, sworn. Examined by Mr. HART.', 'SECOND WITNESS. Captain REED, being duly sworn, states:'
_OATH = re.compile(
    r"(?:[A-Z-]*(?:ST|ND|RD|TH)\s+WITNESS[.:,]?\s+(?:\d+\s+)?(?P<rank>[A-Z][^\n]{2,70}?),?\s+(?=being\b|having\b|duly\b|sworn\b|affirmed\b)"
    rf"|(?P<name>(?:(?:MR|MS|MRS|MISS|DR|Mr|Ms|Mrs|Miss|Dr)\.?\s+)?{_CAPITALS}(?:\s+(?:[A-Z]\.|{_CAPITALS})){{1,3}}),?\s+"
    r"(?:[^,()\n]{2,40},\s+){0,3}\(?)"
    r"(?:(?:having|been|being|first|previously|duly|and)\s+){0,5}(?:(?:re-?)?(?:sworn|affirmed|called|cautioned)|examined)\b"
    rf"(?:[^\n]{{0,30}}?\bby\s+{_ASKS}\b)?[^\n]{{0,40}}$"
)
_SPEAKER = re.compile(
    r"(?P<name>(?:(?:MR|MS|MRS|MISS|DR|DAME|SIR|LORD|LADY|PROFESSOR|JUDGE|JUSTICE|HON|SENATOR|SEN|REP|REPRESENTATIVE|CLLR"
    r"|COUNCILLOR)\.?\s+"
    rf"{_CAPITALS}(?:\s+{_CAPITALS}){{0,2}}"
    r"|(?:THE|A|AN)\s+[A-Z]+(?:\s+[A-Z]+){0,2}|(?:VIDEO|COURT)\s+[A-Z]+))\s*[:.](?:\s+|$)"
)
_WITNESS = re.compile(r"THE (?:WITNESS|DEPONENT|AFFIANT|DEFENDANT|PLAINTIFF)$|A WITNESS$")
_NOTE = re.compile(
    r"\(.{3,200}\)\s*$|(?:DIRECT|CROSS|REDIRECT|RECROSS|FURTHER)?[ -]*EXAMINATION\b.{0,60}$"
    r"|(?:FINDINGS?|RULING|RECOMMENDATIONS?)[.:] "
)
# What stands behind the testimony, and headings in letters set apart.
_SPACED = re.compile(r"(?:[A-Z] ){4,}[A-Z]\W*$")
_APPENDED = re.compile(
    r"(?:.{0,30}\s)?CERTIFICAT(?:E|ION)(?:\s+OF\b.{0,40})?\s*$|ERRATA\b.{0,40}$|(?:KEY)?(?:WORD\s+)?INDEX\s*$|JURAT\s*$"
    r"|ACKNOWLEDGE?MENT\s+OF\s+(?:THE\s+)?(?:WITNESS|DEPONENT)\s*$"
)
_SPEAKERS, _NOTES = frozenset("MDJHSTAVCLPR"), frozenset("(DCRFE -")  # what these begin with
_SWORN = re.compile(
    r"(?:DEPOSITION|TESTIMONY|EXAMINATION UNDER OATH)\s+OF\s+"
    r"(?P<of>[A-Z][A-Za-z.'’-]+(?:[ \t]+[\"“]?[A-Z][A-Za-z.'’-]+[\"”]?){1,3})"
    r"|(?P<sworn>[A-Z][A-Za-z.'’-]+(?:[ \t]+[A-Z][A-Za-z.'’-]+){1,3}),?\s+"
    r"(?:(?:a|the|called)\b[^.]{0,80}?)?(?:having been|being|was)\s+"
    r"(?:first\s+|previously\s+|duly\s+|(?:re-?)?called\s+and\s+){0,3}(?:sworn|affirmed)\b"
    r"|(?m:^|[.;]\s)Witness(?:\s+examined)?:\s+"
    r"(?P<only>[A-Z][A-Za-z.'’-]+(?:[ \t]+[A-Z][A-Za-z.'’-]+){1,3})(?=[.,;(\n]|$)"
    r"|(?m:^)(?:Deposition|Evidence|Examination(?: under oath| for discovery)?) of:? "
    r"(?P<titled>[A-Z][A-Za-z.'’-]+(?:[ \t]+[A-Z][A-Za-z.'’-]+){1,3})"
)
_CALLED = re.compile(  # '(The hearing resumed. Dr. Ann Reed was called and affirmed.)'
    rf"\((?:[^()\n]{{1,80}}[.;] )?(?P<name>(?:[A-Z][a-z]{{1,4}}\. )?{NAME})(?:,[^,()\n]{{1,60}},)? "
    r"(?:was |is |being |having been )?(?:(?:duly|then|next|first|re-?called|called|and|,) ?){0,3}"
    r"(?:sworn|affirmed|called|recalled)\b"
)
_AFTER_NAME = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday volume vol taken video videotaped date""".split()
)
_COUNSEL = re.compile(
    r"(?<![\w.])(?P<name>[A-Z][A-Za-z'’-]+(?:[ \t]+[A-Z]\.?)?(?:[ \t]+[A-Z][A-Za-z'’-]+){1,2}),?[ \t]+"
    r"(?:ESQ|Esq)(?:UIRE|uire)?\b"
)
_LEGAL = re.compile(
    r"\b(?:sworn|deposition|the witness|objection|examination|by mr|by ms|plaintiff|defendant|testimony|the court"
    r"|inquiry|arbitrat(?:ion|or)|affirmed)\b",
    re.I,
)
_UNANSWERED = 0.15  # share of questions that may stay without an answer
_HEARD: tuple[Kind, ...] = ("by", "sworn", "witness", "counsel")  # one of which says that this is testimony
_FEWEST = 2  # questions that make a testimony


class _Found(NamedTuple):
    """A label: its line, its kind, who, and where the words after it begin."""

    line: int
    kind: Kind
    who: str
    start: int


def propose(page: Page) -> Iterator[Proposal]:
    """The whole testimony as one proposal, where letters alternate and something says that this is one."""
    if (page.openings.count("Q") < _FEWEST and not _replied(page)) or not _answered(page):
        return
    first = next(_labels(page), None)
    if first is None:
        return
    head = "\n".join(line.plain for line in page.lines[: first.line + 40])
    if not _LEGAL.search(head):
        return
    sworn = _SWORN.search(head)
    witness = _named(next(filter(None, sworn.groups()))) if sworn else None
    kinds: Counter[Kind] = Counter()
    parts = tuple(_parts(page, _labels(page), witness, kinds, _appearing(head)))
    questions, answers = kinds["question"], kinds["answer"] + kinds["witness"]
    if questions < _FEWEST or answers < _FEWEST or not any(kinds[kind] for kind in _HEARD):
        return
    regular = min(1.0, answers / questions + _UNANSWERED)
    yield Proposal(layout=LAYOUT, parts=parts, confidence=0.97 * regular)


def called(words: str) -> tuple[str, str | None] | None:
    """The witness whom a line calls or swears, and who examines; None for a line that does not."""
    if words[:1] == "(":
        bracketed = _CALLED.match(words) if _swears(words) else None
        return (bracketed["name"], None) if bracketed else None
    if not words[:2].isupper() or not _swears(words) or not (match := _OATH.match(words)):
        return None
    name = match["name"] or match["rank"]
    return name.rpartition(" OF ")[2], match["asks"]  # 'DEPOSITION OF JOHN REED' on one line with the oath


def _swears(words: str) -> bool:
    return "sworn" in words or "called" in words or "examined" in words or "affirmed" in words or "cautioned" in words


def _replied(page: Page) -> bool:
    """True where lines open with 'A.': counsel may ask under their own names."""
    opened = (found.start() for found in _REPLY.finditer(page.openings))
    return sum(page.lines[index].plain[1:3] == ". " for index in opened) >= _FEWEST


def _answered(page: Page) -> bool:
    """True where enough lines open like answers for a testimony: with an 'A', or with the witness's label in capitals."""
    count = 0
    for opening in _TOLD.finditer(page.openings):
        plain = page.lines[opening.start()].plain
        count += plain.startswith(_BY_WITNESS) or (plain[0] == "A" and _LETTER.match(plain) is not None)
        if count >= _FEWEST:
            return True
    return False


def _named(words: str) -> str:
    """The witness's name, in capitals throughout or not at all, without what follows it on the title page."""
    kept = list(takewhile(lambda word: word.strip(".,").casefold() not in _AFTER_NAME, words.split()))
    if kept and kept[0].isupper() and kept[-1] != kept[0]:
        kept = list(takewhile(str.isupper, kept))
    return " ".join(kept).strip(" .,")


def _appearing(head: str) -> dict[str, str]:
    """Counsel who appear by their surnames, 'LOPEZ' for 'MARIA LOPEZ, ESQ.', where nobody else has the same one."""
    found: dict[str, set[str]] = {}
    for match in _COUNSEL.finditer(head):
        name = match["name"]
        found.setdefault(name.rsplit(maxsplit=1)[-1].casefold(), set()).add(name)
    return {surname: next(iter(names)) for surname, names in found.items() if len(names) == 1}


def _labels(page: Page) -> Iterator[_Found]:
    text = page.text
    by = "BY" in text or " by " in text or bool(page.document.markup)
    for index, line in enumerate(page.lines):
        words = line.words
        if words is None:
            start, end = line.start, line.end
            if text[start].islower() and (
                not by or (text.find("BY", start, end) < 0 and text.find(" by ", start, end) < 0)
            ):
                continue  # a line like most
            words = text[start:end]
        if line.kind in ("code", "table") or not words:
            continue
        plain, opening = words, words[0]
        if opening.islower() and "BY" not in plain and " by " not in plain:
            continue
        if plain[1:2] == " " == plain[3:4] and _SPACED.match(plain):
            yield _Found(index, "note", "", line.end)
        elif opening in "QA" and (match := _LETTER.match(plain)):
            yield _Found(index, "question" if opening == "Q" else "answer", opening, line.at(match.end()))
        elif ("BY" in plain or " by " in plain or plain[:3] == "By ") and (match := _BY.match(plain)):
            yield _Found(index, "by", (match["name"] or match["asks"]).strip(), line.end)
        elif (opening == "(" or plain[:2].isupper()) and (names := called(plain)) is not None:
            yield _Found(index, "sworn", names[0], line.end)
            if names[1]:
                yield _Found(index, "by", names[1], line.end)
        elif opening in _SPEAKERS and (match := _SPEAKER.match(plain)) is not None:
            kind: Kind = "witness" if _WITNESS.match(match["name"]) else "counsel"
            yield _Found(index, kind, match["name"], line.at(match.end()))
        elif (opening in _NOTES and _NOTE.match(plain)) or (plain.isupper() and _APPENDED.match(plain)):
            yield _Found(index, "note", "", line.end)


def _parts(
    page: Page, found: Iterator[_Found], witness: str | None, kinds: Counter[Kind], appearing: Mapping[str, str]
) -> Iterator[Part]:
    """A part for each label that somebody speaks behind, while `kinds` counts the labels: no list of them is kept.

    `witness` is who answers at first.
    """
    examiner: str | None = None
    opened = pending = False  # whether anything was asked, and whether the last question is still unanswered
    for label, following in pairwise(chain(found, [None])):
        assert label is not None
        kinds[label.kind] += 1
        if label.kind == "by":
            examiner = appearing.get(_surname(label.who), label.who)
            continue
        if label.kind == "sworn":
            examiner, witness = None, label.who
            opened = pending = False
            continue
        if label.kind == "note":
            continue
        stop = following.line if following else len(page.lines)
        last = closing(page, label.line, stop)
        begin = page.lines[label.line].start
        span = page.trim(label.start, max(label.start, page.lines[last].end))
        if label.kind == "question":
            opened = pending = True
            yield Part("question", span, begin, label.who, examiner)
        elif label.kind == "answer" or (label.kind == "witness" and opened):
            pending = False
            yield Part("answer", span, begin, label.who, witness)
        elif label.kind == "counsel" and not span and following and following.kind == "question":
            examiner = appearing.get(_surname(label.who), label.who)
        elif label.kind == "counsel" and _put_to_witness(following, span.of(page.text), pending=pending):
            person = appearing.get(_surname(label.who))
            if not kinds["by"] and not label.who.startswith("THE ") and _takes_over(examiner, following):
                examiner = person or label.who
            opened = pending = True
            kinds["question"] += 1
            yield Part("question", span, begin, label.who, person)
        else:
            yield Part("aside", span, begin, label.who)


def _surname(who: str) -> str:
    return who.rsplit(maxsplit=1)[-1].casefold() if " " in who else ""


def _put_to_witness(following: _Found | None, words: str, *, pending: bool) -> bool:
    """True where somebody else than the examiner asks and the witness replies at once: under the witness's own label, or
    behind an 'A.' that answers no question before.
    """
    if following is None or "objection" in words.lower():
        return False
    return (following.kind == "witness" and asks(words)) or (following.kind == "answer" and not pending)


def _takes_over(examiner: str | None, following: _Found | None) -> bool:
    """True where whoever puts a question under their own name goes on with 'Q.'."""
    return examiner is None or (following is not None and following.kind == "answer")
