"""Speaker labels at the beginning of lines, in every style that transcripts use, before anybody knows who is who."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from index.pairs.page import Line, Page

Style = Literal["colon", "stop", "dash", "bracket", "bold", "alone", "voice"]

_TIME = r"[\[(<{]?\s*(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?\s*[\])>}]?"
_TIMES = rf"{_TIME}(?:\s*(?:-->|[-–—])\s*{_TIME})?"
_DEGREE = r",(?=\s(?:Jr|Sr|MD|PhD|M\.D|Ph\.D|Esq|QC|KC|Q\.C))"
_NAME = rf"[^\W_](?:[^\W_]|[ \u00a0.'’&/#@_\x80-\x9f\ufffd-]|\((?:[^()]|\([^()]{{1,60}}\)){{1,80}}\)|{_DEGREE})"
_BEFORE = rf"(?:{_TIMES}\s*[-–—|]?\s*)?"
_COUNTED = r"(?:Q\d{1,4}\s+(?=[^\W\d_]))?"  # committees number their questions: 'Q12  Ms Bone:'
_AFTER = rf"(?:\s*[-–—,|]?\s*{_TIMES})?"
_COLON = re.compile(
    rf"{_BEFORE}{_COUNTED}(?P<name>{_NAME}{{0,58}}?){_AFTER}\s*(?::(?=\s|$|[\"“‘'A-ZÀ-Þ(\[<*…])|：)\s*(?:{_TIME}(?:\s+|$))?"
)
_BARE_Q = re.compile(r"Q(?:\.\s+|\s{2,}|\s(?=[A-Z][^.]))(?=\S)")  # White House briefings: 'Q    Thank you.'
_DASH = re.compile(rf"{_BEFORE}(?P<name>{_NAME}{{0,40}}?){_AFTER}(?:\s+[-–—]+\s+|\s*—\s*)(?=\S)")
_STOP = re.compile(
    r"(?P<name>(?:(?:The|An?)\s+)?(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Senator|Judge|Justice|Chairman|Chairwoman|Lord|Lady|"
    r"Professor|Prof|General|Admiral|Secretary|Representative|Hon)\.?\s+)?"
    r"(?:[A-ZÀ-ÖØ-ÞА-Я][A-ZÀ-ÖØ-ÞА-Я'’-]+)(?:\s+[A-ZÀ-ÖØ-ÞА-Я'’.-]+){0,3}?)\.(?:\s+[-–—]+)?\s+(?=[^a-z\s])"
    r"|(?P<title>(?:Mr|Mrs|Ms|Miss|Dr|Senator|Judge|Justice|Chairman|Chairwoman|The)\.?\s+(?:[A-ZÀ-ÖØ-Þ][\w'’-]+)(?:\s+[A-Z][\w'’-]+)?)"
    r"\.(?:\s+[-–—]+)?\s+(?=[A-Z\"“])"
)
_BRACKET = re.compile(
    rf"{_BEFORE}(?:[<\[](?P<name>{_NAME}{{0,40}}?)[>\]]|(?P<mail>[^\W_][\w.-]{{0,20}})>)\s*:?\s+(?=\S)"
)
_ALONE = re.compile(rf"{_BEFORE}(?P<name>{_NAME}{{0,48}}?)\s*:?(?P<time>\s*[-–—,|]?\s*{_TIMES})?\s*:?\s*$")
_TIME_FIRST = re.compile(rf"{_TIMES}")
_TIME_AFTER = re.compile(rf"\s*[-–—,|]?\s*{_TIME}")
_CLOCK = re.compile(r"\d:\d\d")
# Words that stand before a colon without anybody speaking.
_NOBODY = frozenset(
    """note notes warning example examples tip tips important caution date time place location title subject source
    sources url link links see http https ftp mailto file files output input result results summary contents chapter
    section part figure fig table image photo picture caption video audio duration length recorded published updated
    edited editor's also however usage default returns return parameters args options option step steps todo fixme
    status version license author authors copyright keywords tags category categories abstract background
    introduction conclusion transcript transcribed description credits topics hosts guests attendees participants
    present absent agenda minutes yes no maybe answer first second third finally spoiler edit update ps
    pros cons price address phone email tel fax web website twitter reference references further hint remember
    appearances exhibit exhibits re cc to from in on by of for at with""".split()
)
_LABEL_WIDTH = 110  # characters that a label can have
_LABEL_WORDS = 14
_BOLD_WIDTH = 40
_ALONE_WIDTH = 90
_ALONE_WORDS = 9
_WINDOW = 160  # characters of a line in which a label can stand
_BULLET = re.compile(r"[-+*•·]\s")


class Labelled(NamedTuple):
    """A label: the line it begins, the name as written, where it begins and where the words after it begin.

    `start` equals the line's end where the label stands alone on its line. `timed` says that a time stamp goes with it.
    """

    line: int
    name: str
    style: Style
    begin: int
    start: int
    timed: bool
    strong: bool


def key(name: str) -> str:
    """How labels are compared: without case, final full stops, numbers of paragraphs or remarks in brackets."""
    bare = name
    if "(" in bare:
        bare = re.sub(r"\([^()]*\)", "", re.sub(r"\([^()]*\)", "", bare))
    return " ".join(bare.split()).strip(" .,:-–—").casefold() or name.casefold()


def candidates(page: Page) -> Iterator[Labelled]:
    """Everything at the beginning of a line that could be a label, in every style."""
    blocks = page.document.blocks
    for index, line in enumerate(page.lines):
        plain = line.plain
        if not plain or line.kind in ("code", "rule", "table"):
            continue
        if len(plain) > _WINDOW:
            plain = plain[:_WINDOW]
        if plain[0] in "-+*•·" and _BULLET.match(plain):
            continue
        if line.first and (voice := blocks[line.block].speaker):
            yield Labelled(index, voice, "voice", line.start, line.start, False, False)
        yield from _with_sign(index, line, plain)
        if line.lead:
            yield from _emphasised(index, line, plain)
        if line.first or not page.wrapped:
            yield from _at_margin(index, line, plain)
        if plain[0] in "<[" or ">" in plain[:32]:
            yield from _in_brackets(index, line, plain)
        if len(line.plain) <= _ALONE_WIDTH and line.kind != "list_item" and plain.count(" ") <= _ALONE_WORDS:
            yield from _by_itself(index, line, plain)


def _with_sign(index: int, line: Line, plain: str) -> Iterator[Labelled]:
    """'Name: words' and the bare Q of briefings."""
    sign = plain.find(":")
    if 0 < sign <= _LABEL_WIDTH or "：" in plain[:_LABEL_WIDTH]:
        if sign >= 0 and plain.count(" ", 0, sign) > _LABEL_WORDS:
            return
        match = _COLON.match(plain)
        if match and _nameable(match["name"]) and not plain.startswith("http", match.end()):
            yield _label(index, line, match["name"], "colon", match.end(), timed=_timed(plain, match["name"]))
    elif plain[0] == "Q" and (match := _BARE_Q.match(plain)):
        yield _label(index, line, "Q", "colon", match.end())


def _at_margin(index: int, line: Line, plain: str) -> Iterator[Labelled]:
    """'Name - words', 'Mr. NAME. Words'."""
    head = plain[:_LABEL_WIDTH]
    if "—" in head or "–" in head or " - " in head:
        match = _DASH.match(plain)
        if match and _nameable(match["name"]) and len(match["name"].split()) <= 4:
            yield _label(index, line, match["name"], "dash", match.end())
    if ". " in head and plain[0].isupper() and (match := _STOP.match(plain)):
        yield _label(index, line, match["name"] or match["title"], "stop", match.end())


def _in_brackets(index: int, line: Line, plain: str) -> Iterator[Labelled]:
    """'<name> words', '[name] words', 'name> words'."""
    match = _BRACKET.match(plain)
    if match and _nameable(match["name"] or match["mail"]):
        yield _label(index, line, match["name"] or match["mail"], "bracket", match.end())


def _emphasised(index: int, line: Line, plain: str) -> Iterator[Labelled]:
    """A name in bold before the words, without any sign."""
    name = plain[: line.lead].strip()
    if line.first and not line.strong and 0 < len(name) <= _BOLD_WIDTH and name[-1].isalnum() and _nameable(name):
        yield _label(index, line, name, "bold", line.lead + len(plain[line.lead :]) - len(plain[line.lead :].lstrip()))


def _by_itself(index: int, line: Line, plain: str) -> Iterator[Labelled]:
    """A name alone on its line, often with a time."""
    clock = ":" in plain and _CLOCK.search(plain) is not None
    if not (line.first or line.strong or clock):
        return
    match = _ALONE.match(plain)
    if match and _nameable(match["name"]):
        timed = clock and (bool(match["time"]) or bool(_TIME_FIRST.match(plain)))
        yield Labelled(index, match["name"].strip(), "alone", line.start, line.end, timed, line.strong)


def _label(index: int, line: Line, name: str, style: Style, end: int, *, timed: bool = False) -> Labelled:
    return Labelled(index, name.strip(), style, line.start, line.at(end), timed, line.lead >= len(name))


def _timed(plain: str, name: str) -> bool:
    after = plain[plain.find(name) + len(name) :]
    return _CLOCK.search(plain) is not None and bool(_TIME_FIRST.match(plain) or _TIME_AFTER.match(after))


def _nameable(name: str) -> bool:
    """True where `name` could name a speaker: a few words, the first no word for a note, not a phrase."""
    bare = name.partition("(")[0] if name.endswith(")") else name
    words = bare.split()
    if not words or len(words) > 7 or words[0].strip(".,").casefold() in _NOBODY:
        return False
    if name[0].isdigit() and not any(c.isalpha() for c in name):
        return False
    small = sum(
        word[0].islower() and word not in ("de", "van", "von", "der", "al", "el", "of", "the", "and", "bin")
        for word in words
    )
    return small == 0 or (len(words) == 1) or (len(words) <= 3 and small <= 1)
