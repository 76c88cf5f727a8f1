"""Speaker labels at the beginning of lines, in every style that transcripts use, before anybody knows who is who."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from index.names import is_name
from index.pairs.commas import IN_NAME, in_order, is_label
from index.pairs.page import Line, Page
from index.pairs.posts import who_wrote
from index.pairs.stops import before_stop

Style = Literal["colon", "stop", "dash", "bracket", "wide", "bold", "alone", "post", "voice"]

_TIME = r"[\[(<{]?\s*(?:(?:\d{1,2}:)?\d{1,2}:\d{2}|\d{1,2}:\d{1,2}:\d{1,2})(?:[.,]\d{1,3})?\s*[\])>}]?"
_TIMES = rf"{_TIME}(?:\s*(?:-->|[-–—])\s*{_TIME})?"
# Signs for vowels and accents, which are no letters to `re`: Latin, Hebrew, Arabic, Indian, Thai, Burmese, Khmer.
_VOWELS = r"\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0900-\u0e7f\u1000-\u109f\u1780-\u17ff"
_HAN = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_REMARK = r"\((?:[^()]|\([^()]{1,60}\)){1,80}\)|\[[^\[\]:]{1,80}\]"
_NAME = rf"[^\W_](?:[^\W_]|[ \u00a0.'’&/#@_\x80-\x9f\ufffd{_VOWELS}-]|{_REMARK}|{IN_NAME})"
_SPACED = rf"[{_HAN}][\u3000 ][{_HAN}](?=[:：])"  # two signs set as wide as three: '记　者：'
_BEFORE = rf"(?:{_TIMES}\s*[-–—|]?\s*)?"
# Committees and parliaments number their questions: 'Q12  Ms Bone:', '7. Ann Bone (Hull) (Ind):'.
_COUNTED = r"(?:Q\d{1,4}\s+(?=[^\W\d_])|[QT]?\d{1,3}\.\s+(?:\[\d{4,7}\]\s+)?(?=[^\W\d_][^:\n]{2,80}\)\s*:))?"
_AFTER = rf"(?:\s*[-–—,|]?\s*{_TIMES})?"
_SPACED_NAME = re.compile(rf"[{_HAN}][\u3000 ][{_HAN}]")
_COLON = re.compile(
    rf"{_BEFORE}{_COUNTED}(?P<name>{_SPACED}|{_NAME}{{0,58}}?){_AFTER}\s*(?::(?=\s|$|[\"“‘'A-ZÀ-Þ(\[<*…])|：)\s*(?:{_TIME}(?:\s+|$))?(?:[-–—]\s+)?"
)
# A label without times, numbers or brackets, as most are: read at once where `_COLON` would find the same step by step.
_PLAIN_COLON = re.compile(
    rf"(?P<name>[^\W\d_]++(?:[ \u00a0.'’&/#@_{_VOWELS}-]++[^\W\d_]*+)*+)\s*+"
    r":(?=\s|$|[\"“‘'A-ZÀ-Þ(\[<*…])\s*+(?:[-–—]\s++)?(?![\[(<{\d])"
)
# The same with a time behind it, as most transcripts with times have.
_TIMED_COLON = re.compile(
    rf"(?P<name>[^\W\d_]++(?:[ .'’&]++[^\W\d_]*+)*+){_TIME}\s*+:(?=\s|$|[\"“‘'A-ZÀ-Þ(\[<*…])\s*+(?![\[(<{{\d])"
)
# 'The Minister for Mills (Ann Reed):', of which only the name returns; 'The Prime Minister (Ann Reed)' is called so again.
_OFFICE = re.compile(rf"The (?:[A-Z][\w'’-]*,? |[a-z]+ ){{3,20}}\((?P<name>{_NAME}{{0,58}}?)\)\s*:\s+")
_UNUSUAL = re.compile(r"[\d(\[<{,：\x80-\x9f\ufffd]")  # what a label that only `_COLON` reads holds
_PHRASE = re.compile(r"[^(\[?!;,]*(?:[?!;]|,\s*+[^\s\dA-Z(\[<{])")  # what no label holds before its colon
_BARE_Q = re.compile(r"Q(?:\.\s+|\s{2,}|\s(?=[A-Z][^.]))(?=\S)")  # White House briefings: 'Q    Thank you.'
_DASH = re.compile(rf"{_BEFORE}(?P<name>{_NAME}{{0,40}}?){_AFTER}(?:\s+[-–—]+\s+|\s*—\s*|\.\s?(?:[-–]+\s+|—\s*))(?=\S)")
_BRACKET = re.compile(
    rf"{_BEFORE}(?:[<\[](?P<name>{_NAME}{{0,40}}?)[>\]]|(?P<mail>[^\W_][\w.-]{{0,20}})>)(?P<time>\s*{_TIMES}(?=\s|$))?\s*:?"
    r"(?:\s+(?=\S)|$)"
)
_IN_PARENTHESES = re.compile(rf"\((?P<name>{_NAME}{{0,40}}?)\)\s*:?\s+(?=[^\sa-z])")
_PIPE = re.compile(rf"(?P<name>{_NAME}{{0,40}}?)\s+\|\s+(?=[^\s|])")
_CELL = re.compile(
    rf"(?:\|\s*)?(?P<time>{_TIMES}\s*\|\s*)?[*_]*(?P<name>{_NAME}{{0,40}}?)[*_]*\s*[:：]?[*_]*\s*\|\s*"
    rf"(?:{_TIMES}\s*\|\s*)?(?=[^\s|])"
)
_CELL_WORDS = 4
_WIDE = re.compile(
    rf"{_BEFORE}(?P<name>[^\W_](?:[^\W_]|[ \u00a0.'’{_VOWELS}-]){{0,40}}?)(?:[ ]*\t\s*| {{3,}}|(?<=[{_HAN}])\u3000+)(?=\S)"
)
_ALONE = re.compile(rf"{_BEFORE}(?P<name>{_NAME}{{0,48}}?)\s*:?(?P<time>\s*[-–—,|]?\s*{_TIMES})?\s*:?\s*$")
_PLAIN_ALONE = re.compile(
    rf"(?P<name>[^\W\d_]++(?:(?:[ \u00a0.'’&/#@_\x80-\x9f\ufffd{_VOWELS}-]|{IN_NAME})++[^\W\d_]*+)*+)(?P<time>)\s*:?\s*:?\s*$"
)
_TIME_FIRST = re.compile(rf"{_TIMES}")
_TIME_AFTER = re.compile(rf"\s*[-–—,|]?\s*{_TIME}")
INITIALS = re.compile(r"(?:(?:Ma?c)?[^\W\d_a-z]\. ?){1,5}")  # 'P.J.McG.'
_BOLD = re.compile(
    rf"(?P<name>.*[^\W_]|{INITIALS.pattern})(?:\s*[\[(](?P<time>\d{{1,2}}[.:]\d\d(?:[.:]\d\d)?)[\])])?", re.S
)
_NAME_AND_TIME = re.compile(
    rf"(?P<name>[^\W\d_]++(?:(?:[ .'’&{_VOWELS}-]|{IN_NAME})++[^\W\d_]*+)*+)\s*+(?<=\s){_TIME}\s+(?=[^\s:–—-])"
)
# From the digit before the first colon on: a time and a blank.
_CLOCK_AND_BLANK = re.compile(r"\d:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,3})?\s*[\])>}]?\s")
_TIMES_ALONE = re.compile(rf"{_TIMES}\s*$")
_CLOCK = re.compile(r"\d:\d")
_CLOCKS_OPEN = re.compile(r"[\d\[(<{]")
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
    laughter laughs laughing applause inaudible unintelligible indistinct crosstalk music silence pause cheering sighs
    info warn debug error errors fatal critical verbose stdout stderr
    appearances exhibit exhibits speakers voices witnesses re cc to from in on by of for at with""".split()
)
_INITIALS_TOO = frozenset("at by in of on".split())  # which in capitals may be somebody's: 'AT' for Ann Tell
_LABEL_WIDTH = 110  # characters that a label can have
_LABEL_WORDS = 14
_BOLD_WIDTH = 40
_TIMED_WIDTH = 41  # of a name before a time
_ALONE_WIDTH = 90
_ALONE_WORDS = 9
_NAME_WIDTH = 49  # characters of a name that stands alone
_NO_NAME = frozenset('?!;,…"“”')  # what neither a name nor a time ends with
_SIGN_WIDTH = 59  # characters before the colon of a label without remarks
_CLINGS = "*_>—– "  # emphasis that nobody ended, the chevrons of captions ('>> ANN: Yes.') and dashes of turns ('— ANN: Yes.')
_SILENT = ("code", "rule", "aside")
_DIGIT = re.compile(r"\d")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Jr|Sr|Esq|Ph\.?D|Dr))\.$")
_WINDOW = 160  # characters of a line in which a label can stand
_BULLET = re.compile(r"[-+*•·]\s")


class Labelled(NamedTuple):
    """A label: the line it begins, the name as written and as compared, where the words after it begin.

    `start` equals the line's end where the label stands alone on its line. `timed` says that a time stamp goes with it.
    """

    line: int
    name: str
    who: str
    style: Style
    start: int
    timed: bool
    strong: bool


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """How labels are compared: without case, final full stops, numbers of paragraphs or remarks in brackets."""
    if _SPACED_NAME.fullmatch(name):
        return name[0] + name[-1]
    bare = (in_order(name) or name.replace(",", "")) if "," in name else name
    if "(" in bare or "[" in bare:
        bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", "", re.sub(r"\([^()]*\)", "", bare))
    return " ".join(bare.split()).strip(" .,:-–—").casefold() or name.casefold()


def lone_times(page: Page) -> frozenset[int]:
    """The lines that hold a time and nothing else: they belong to the label or the words below."""
    opened = (found.start() for found in _CLOCKS_OPEN.finditer(page.openings))
    return frozenset([index for index in opened if _TIMES_ALONE.match(page.lines[index].plain)])


def candidates(page: Page, times: frozenset[int]) -> Iterator[Labelled]:
    """Everything at the beginning of a line that could be a label, in every style. `times` are lines with a time alone."""
    blocks, text = page.document.blocks, page.text
    wrapped, voiced, chevrons, wide = page.wrapped, page.traits.voiced, ">" in text, "：" in text
    for index, line in enumerate(page.lines):
        _, start, end, words, _, block, kind, _, first, _, _, _, strong = line
        if wrapped and words is None and not (first or strong) and kind != "table" and text[start] not in "<[Q":
            stop = min(end, start + _WINDOW)
            if text.find(":", start, stop) < 0 and not (
                (chevrons and text.find(">", start, stop) >= 0) or (wide and text.find("：", start, stop) >= 0)
            ):
                continue  # a line like most, in the middle of a paragraph
        words = text[start:end] if words is None else words
        if not words or kind in _SILENT:
            continue
        plain = words[:_WINDOW]
        if kind == "table":
            if found := _in_cell(index, line, plain):
                yield found
            continue
        opening = plain[0]
        sign = plain.find(":")
        full_width = wide and "：" in plain
        if wrapped and not (first or sign >= 0 or full_width or strong) and opening not in "<[Q" and ">" not in plain:
            continue
        if opening in "-+*•·" and _BULLET.match(plain):
            continue
        if first and voiced and not blocks[block].role and (voice := blocks[block].speaker):
            yield Labelled(index, voice, key(voice), "voice", line.start, False, False)
        if (0 < sign <= _LABEL_WIDTH or full_width or opening == "Q") and (found := _signed(index, line, plain, sign)):
            yield found
        if line.lead and (found := _emphasised(index, line, plain)):
            yield found
        if first or not wrapped:
            yield from _at_margin(index, line, plain, sign)
        if (opening in "<[(" or (chevrons and ">" in plain[:32])) and (found := _in_brackets(index, line, plain)):
            yield found
        above = index - 1 in times
        if len(words) > _ALONE_WIDTH or kind == "list_item" or plain.count(" ") > _ALONE_WORDS:
            continue
        clock = sign > 0 and _CLOCK.search(plain) is not None
        if (first or strong or clock or above) and (found := _by_itself(index, line, plain, clock)):
            yield found._replace(timed=True) if above else found


def _signed(index: int, line: Line, plain: str, sign: int) -> Labelled | None:
    """'Name: words' and the bare Q of briefings; `sign` is where the first colon stands."""
    if sign > 0 and plain.startswith("The ") and plain[:sign].endswith(")") and (office := _OFFICE.match(plain)):
        return _label(index, line, office["name"], "colon", office.end())
    if 0 < sign <= _LABEL_WIDTH or "：" in plain[:_LABEL_WIDTH]:
        if sign >= 0 and plain.count(" ", 0, sign) > _LABEL_WORDS:
            return None
        at = len(plain) - len(plain.lstrip(_CLINGS)) if plain[0] in "*_>—–" else 0
        clock = sign > 0 and plain[sign - 1].isdecimal()  # the first colon is that of a time
        match, timed = None if clock and plain.isascii() else _PLAIN_COLON.match(plain, at), False
        if match is None or len(match["name"].rstrip()) > _SIGN_WIDTH:
            match, timed = _TIMED_COLON.match(plain, at) if clock else None, True
        if match is None or len(match["name"].rstrip()) > _SIGN_WIDTH:
            phrase = "：" not in plain and _PHRASE.match(plain, at, sign)
            match = _COLON.match(plain, at) if not phrase and _UNUSUAL.search(plain) else None
            timed = match is not None and _timed(plain, match["name"])
        if match and _nameable(name := match["name"].rstrip()) and not plain.startswith("http", match.end()):
            return _label(index, line, name, "colon", match.end(), timed=timed)
    elif plain[0] == "Q" and (match := _BARE_Q.match(plain)):
        return _label(index, line, "Q", "colon", match.end())
    return None


def _at_margin(index: int, line: Line, plain: str, sign: int) -> list[Labelled]:
    """'Name - words', 'Mr. NAME. Words'; `sign` is where the first colon stands."""
    found: list[Labelled] = []
    head = plain[:_LABEL_WIDTH]
    if "- " in head or (not head.isascii() and ("—" in head or "–" in head)):
        match = _DASH.match(plain)
        if match and _nameable(match["name"]) and len(match["name"].split()) <= 4:
            found.append(_label(index, line, match["name"], "dash", match.end()))
    if "\t" in head or "   " in head or "\u3000" in head:
        match = _WIDE.match(plain)
        if match and _nameable(match["name"]) and len(match["name"].split()) <= 4:
            found.append(_label(index, line, match["name"], "wide", match.end()))
    if sign > 0 and _CLOCK_AND_BLANK.match(plain, sign - 1) and (match := _NAME_AND_TIME.match(plain)):
        name = match["name"].rstrip(" ")
        if len(name) <= _TIMED_WIDTH and _CLOCK.search(head) and _nameable(name):
            found.append(_label(index, line, name, "wide", match.end(), timed=True))
    if " | " in head and (match := _PIPE.match(plain)) and is_name(match["name"]) and plain.count("|") == 1:
        found.append(_label(index, line, match["name"], "dash", match.end()))
    if ". " in head and plain[0].isupper() and (stopped := before_stop(plain)):
        found.append(_label(index, line, stopped[0], "stop", stopped[1]))
    return found


def _in_cell(index: int, line: Line, plain: str) -> Labelled | None:
    """A row of a table whose first cell (or the one behind a time) names who says what stands in the next."""
    match = _CELL.match(plain)
    if match and _nameable(name := match["name"].rstrip(" *_:：")) and len(name.split()) <= _CELL_WORDS:
        return _label(index, line, name, "wide", match.end(), timed=match["time"] is not None)
    return None


def _in_brackets(index: int, line: Line, plain: str) -> Labelled | None:
    """'<name> words', '[name] words', '(Full Name) words', 'name> words'."""
    if plain[0] == "(":
        match = _IN_PARENTHESES.match(plain)
        return _label(index, line, match["name"], "bracket", match.end()) if match and is_name(match["name"]) else None
    match = _BRACKET.match(plain)
    if match and _nameable(match["name"] or match["mail"]):
        name, timed = match["name"] or match["mail"], bool(match["time"])
        return _label(index, line, name, "bracket", match.end(), timed=timed)
    return None


def _emphasised(index: int, line: Line, plain: str) -> Labelled | None:
    """A name in bold before the words, without any sign."""
    words = plain[: line.lead].strip()
    if not line.first or line.strong or not 0 < len(words) <= _BOLD_WIDTH or not (match := _BOLD.fullmatch(words)):
        return None
    if not _nameable(name := match["name"]):
        return None
    time = _TIME_AFTER.match(plain, line.lead)
    rest = plain[time.end() if time else line.lead :]
    if not rest.strip():
        return None  # a name and a time alone on their line
    begin = len(plain) - len(rest.lstrip())
    return _label(index, line, name, "bold", begin, timed=bool(time or match["time"]))


def _by_itself(index: int, line: Line, plain: str, clock: bool) -> Labelled | None:
    """A name alone on its line, often with a time; `clock` says that there is one."""
    sign = plain.find(": ")
    if sign >= 0 and plain[sign + 2 : sign + 3].isalpha() and "(" not in plain:
        return None  # words stand behind a colon
    if plain[-1] in _NO_NAME:
        return None
    if author := who_wrote(plain):
        return Labelled(index, sys.intern(author), key(author), "post", line.end, True, line.strong)
    if clock or "(" in plain or _DIGIT.search(plain):
        match = _ALONE.match(plain)
    else:
        match = _PLAIN_ALONE.match(plain)
        if match and len(match["name"].rstrip()) > _NAME_WIDTH:
            return None
    if not match or not _nameable(match["name"]):
        return None
    name = match["name"].strip()
    if name.endswith(".") and not _ABBREVIATED.search(name):
        return None  # a sentence: 'Yeah.'
    timed = clock and (bool(match["time"]) or bool(_TIME_FIRST.match(plain)))
    return Labelled(index, sys.intern(name), key(name), "alone", line.end, timed, line.strong)


def _label(index: int, line: Line, name: str, style: Style, end: int, *, timed: bool = False) -> Labelled:
    strong = line.lead >= len(name)
    name = sys.intern(name.strip())  # few names stand at the head of many lines
    return Labelled(index, name, key(name), style, line.at(end), timed, strong)


def _timed(plain: str, name: str) -> bool:
    after = plain[plain.find(name) + len(name) :]
    return _CLOCK.search(plain) is not None and bool(_TIME_FIRST.match(plain) or _TIME_AFTER.match(after))


@lru_cache(maxsize=4096)
def _nameable(name: str) -> bool:
    """True where `name` could name a speaker: a few words, the first no word for a note, not a phrase."""
    bare = re.split(r"[(\[]", name, maxsplit=1)[0] if name[-1:] in ")]" else name
    words = bare.split()
    if not words or len(words) > 7:
        return False
    if (first := words[0].strip(".,").casefold()) in _NOBODY and not (
        first in _INITIALS_TOO and bare.strip() == first.upper()
    ):
        return False
    if name[0].isdigit() and not any(c.isalpha() for c in name):
        return False
    if "," in bare and not is_label(bare.strip()):
        return False
    small = sum(
        word[0].islower() and word not in ("de", "van", "von", "der", "al", "el", "of", "the", "and", "bin")
        for word in words
    )
    return small == 0 or (len(words) == 1) or (len(words) <= 3 and small <= 1)
