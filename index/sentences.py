"""Text -> sentence spans. Knows abbreviations, initials, decimals, quotes, list items and hard-wrapped lines.

Rules, not a model: deterministic, linear in the length of the text, offsets exact.
"""

from __future__ import annotations

import re

from index.types import Span

# Never end a sentence, whatever follows.
_TITLES = frozenset(
    """dr mr mrs ms mx prof rev fr sr hon gen col lt maj capt cpt sgt cpl adm cmdr gov sen rep pres amb st mt ft vs v e.g i.e
    eg ie cf viz fig figs no nos vol pp p ch sec art eds ed approx ca al dept univ assn bros resp incl para
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat""".split()
)
# Also words of their own ("No. Never."): abbreviations only before a number.
_BEFORE_NUMBER = frozenset("no art sat fig".split())
# May end a sentence: they do when the next word is a usual beginning.
# What goes on behind a time of day; every other capital letter begins a sentence there ("at 7 pm. Would you ...").
_HALVES = frozenset("a.m p.m am pm".split())
_BEHIND_TIME = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday gmt utc bst est edt cst cdt mst mdt pst pdt cet cest eastern
    central mountain pacific""".split()
)
_OPEN = frozenset("etc inc ltd co corp jr sr a.m p.m am pm u.s u.k u.n e.u d.c ph.d b.a m.a bc ad est".split())
_STARTERS = frozenset(
    """the a an i it he she we they you this that these those there here but and so in on at for from with as if when while
    after before now then also my our his her their its is are was were do does did what who how why where not no yes
    however because although since most some many one all every each once well""".split()
)
_END = re.compile(
    r"""(?P<stop>[.!?…‽]+)(?P<close>["'”’»)\]*_]*(?:\[[^\[\]\n]{0,200}\])?)(?=\s|$)   # with a Markdown reference after it
    |(?P<cjk>[。！？｡]+[」』”’）)]*)
    |(?P<arab>[؟۔।]+["'”’»)\]]*)
    |(?P<line>[ \t]*(?:\r\n|\r|\n|\u2029)\s*)""",
    re.VERBOSE,
)
# No sentence ends in one of these: the line goes on, however long it is.
_UNFINISHED = frozenset(
    "a an the my our his her their its your of in at for with from to by and or as than into between because if".split()
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_LAST_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+$")
_WORD_BEFORE = re.compile(r"[^\s(\[\"'“‘*_]*$")
_WORD_AFTER = re.compile(r"""[\s"'“‘«(\[*_–—-]*([^\W_]+)?""")
_MARKER = re.compile(r"(?:[-–—*+•·▪‣]|\(?\d{1,3}[.),]|\(?[a-zA-Z][.)]|#{1,6}|>)\s")
_LONG_LINE = 110  # a line longer than this was not wrapped by hand


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Spans of the sentences of `text[start:end]`, in order, disjoint, trimmed of white space; offsets into `text`."""
    stop = len(text) if end is None else end
    found: list[Span] = []
    begin = start
    for match in _END.finditer(text, start, stop):
        if match.start() < begin:
            continue
        if match["line"] is not None:
            if _breaks(text, begin, match, start, stop):
                _keep(text, begin, match.start(), found)
                begin = match.end()
        elif match["cjk"] is not None or match["arab"] is not None or _ends(text, begin, match, stop):
            _keep(text, begin, match.end(), found)
            begin = match.end()
    _keep(text, begin, stop, found)
    return tuple(found)


def _keep(text: str, start: int, end: int, found: list[Span]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Span(start, end))


def _ends(text: str, begin: int, match: re.Match[str], stop: int) -> bool:
    """Does this run of stops end the sentence that began at `begin`?"""
    after = _WORD_AFTER.match(text, match.end(), stop)
    following = after[1] if after and after[1] else ""
    gap = text[match.end() : match.end() + 2]
    if following and following[0].islower() and "\n" not in gap:
        return False
    if match["stop"] != ".":
        return True
    before = _WORD_BEFORE.search(text, max(begin, match.start() - 40), match.start())
    word = before[0].lower().strip(".") if before else ""
    if not word:
        return True
    if before and text[begin : match.start()].strip().isdigit():
        return False  # "1." at the beginning is a number, not a sentence
    if word in _HALVES and following.lower() not in _BEHIND_TIME:
        return not following[:1].isdigit()
    if word in _OPEN or _INITIALS.fullmatch(word):
        return not following or following.lower() in _STARTERS
    if word in _BEFORE_NUMBER:
        return not following[:1].isdigit()
    if word in _TITLES:
        return not following
    return not (len(word) == 1 and word.isalpha() and before is not None and before[0][0].isupper() and word != "i")


def _breaks(text: str, begin: int, match: re.Match[str], start: int, stop: int) -> bool:
    """Does this line break end a sentence that has no stop of its own (title, list item), or is the line wrapped?"""
    gap = match["line"]
    if gap.count("\n") + gap.count("\r") - gap.count("\r\n") > 1 or "\u2029" in gap:
        return True
    after = match.end()
    if after >= stop:
        return True
    if _MARKER.match(text, after, stop):
        return True
    last = _LAST_WORD.search(text, max(begin, match.start() - 40), match.start())
    if text[after].islower() or (last and last[0].lower() in _UNFINISHED):
        return False
    line_start = max(text.rfind("\n", start, match.start()) + 1, start)
    line = match.start() - line_start
    if line > _LONG_LINE:
        return True
    if text[match.start() - 1 : match.start()] in {",", ";", "-", "–", "("}:
        return False
    following_end = text.find("\n", after, stop)
    following = (following_end if following_end >= 0 else stop) - after
    # Hard-wrapped prose: this line could not have held the next line's first word within the usual measure.
    return line < 45 or (following > _LONG_LINE)
