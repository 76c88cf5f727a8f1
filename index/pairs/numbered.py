"""Questions that carry numbers: '1.', '1,', '1)', 'Q1', '2.3', 'IV.', 'c)', '三、', a list's own; answers below, plain,
indented or after a dash.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from index.pairs.bodies import after_dash, divide, opens_with_dash, stated_above, told_below
from index.pairs.letters import REPLIES, is_question, question_label, reply_label
from index.pairs.minutes import Numbered, minutes
from index.pairs.page import Page
from index.pairs.parts import Part, Proposal
from index.pairs.questions import likeness
from index.pairs.regions import closing, regions

LAYOUT = "numbered"

_NUMBER = re.compile(
    r"[\[(（【]?(?P<word>Subject:|Q|Question|Section|Part|Chapter|Frage|Pregunta|Pergunta|Domanda|Вопрос|N[oº°]\.?|#|§)?"
    r"(?:[\s.](?:n[oº°.]{1,2}\s?)?)?(?P<number>\d{1,3}(?:[.-]\d{1,3}){0,3})(?P<added>[a-z](?=[:.)]\s))?"
    r"(?P<sign>(?:\.?[ºª°])?(?:[.,:)\]/、．：）】]{1,2}(?:\s?[-–—](?=[^\d-]))?|\s*[-–—](?=\s))|\.?[ºª°](?=[\s¿])|\s:(?=\s)|(?=\s))\s*(?=\S)",
    re.I,
)
_COUNTED = re.compile(
    r"[\[(（]?(?:(?P<roman>[IVXL]{1,7})[.)\]]\s+|(?P<letter>[A-Za-z])[)\]]\s+|(?P<han>[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])[.)、．）]\s*)(?=\S)"
)
_HEADS = frozenset("su q qu se pa ch fr pr pe do во no nº".split())  # what a word before a number opens with
_LETTERED = re.compile(r"\n[ \t]*[\[(]?[A-Za-z][)\]][ \t]")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_HAN = "一二三四五六七八九十"
_DASHES = ("-", "–", "—", "―")
_ONLY_COUNTS = frozenset("IVXL" + _HAN)
_DIGITS = frozenset("0123456789#§")
_ASKS = ("q", "question", "frage", "pregunta", "pergunta", "domanda", "вопрос")
_LABELLED = 0.6  # likeness of what a word for a question announces
_PARTS = ("section", "part", "chapter")  # their numbers are of titles
_OPENINGS = re.compile(rf"[\d\[(（【#§QqSsFfPpNnCcDdВвIVXL{_HAN}]")
_OPENINGS_WITH_LETTERS = re.compile(rf"[\d\[(（【#§A-Za-zВв{_HAN}]")
_REPLIES_OPEN = frozenset(word[0].upper() for word in REPLIES if word[0].upper() != word[0])
_FEWEST = 2
_HABIT = 4  # items that show whether each is one paragraph
_NEARLY_ALL = 0.8  # of the questions, which carry a label
_WIDEST_GAP = 3  # how far numbers of a section ('4.2', '4.5') may lie apart where questions were withdrawn


class _Numbered(NamedTuple):
    line: int
    number: tuple[int, ...]
    style: str
    begin: int
    start: int
    added: str = ""  # the letter of a question that was put between others: '1.2b'


def propose(page: Page) -> Iterator[Proposal]:
    """Chains of numbers that count up by one in one style, where they ask and something answers."""
    by_style: dict[str, list[_Numbered]] = {}
    for found in _numbers(page):
        by_style.setdefault(found.style, []).append(found)
    titles: dict[int, list[int]] = {}
    for style_found in by_style.values():
        titles.setdefault(len(style_found[0].number), []).extend(item.line for item in style_found)
    for style, found_in_style in by_style.items():
        if style.partition(" ")[0] in _PARTS:
            continue
        depth = len(found_in_style[0].number)
        above = sorted(line for other, lines in titles.items() if other < depth for line in lines)
        for chain, stop in _chains(found_in_style, len(page.lines), _labelled_below(page, found_in_style)):
            yield from _read(page, chain, stop, above, labelled=style.partition(" ")[0] in _ASKS)


def _numbers(page: Page) -> Iterator[_Numbered]:
    listed = page.traits.numbered
    lines = page.lines
    openings = _OPENINGS_WITH_LETTERS if _LETTERED.search(page.text) else _OPENINGS
    for index in range(len(lines)) if listed else [found.start() for found in openings.finditer(page.openings)]:
        line = lines[index]
        if line.kind in ("code", "rule", "table"):
            continue
        ordinal = page.block_of(line).ordinal if listed else None
        if ordinal is not None and line.first:
            style = f"outside 1 {line.kind == 'heading'} {line.strong} {line.level}"
            yield _Numbered(index, (ordinal,), style, line.start, line.start)
            continue
        start, words = line.start, line.words
        if not _may_count(page.text[start : min(start + 2, line.end)] if words is None else words[:2]):
            continue
        plain = line.plain
        match = _NUMBER.match(plain) if plain[:1] not in _ONLY_COUNTS else None
        if match and match["added"] and "." not in match["number"]:
            continue
        hangs = match is not None and not match["sign"] and _hangs(page, index, match.end())
        if match and (match["sign"] or match["word"] or "." in match["number"] or line.kind == "heading" or hangs):
            number = tuple(int(part) for part in re.split(r"[.-]", match["number"]))
            style = f"{(match['word'] or '').lower()} {len(number)} {line.kind == 'heading'} {line.strong}"
            added = (match["added"] or "").lower()
            yield _Numbered(index, number, sys.intern(style), line.start, line.at(match.end()), added)
        elif plain[:1] not in _DIGITS and (counted := _COUNTED.match(plain)):
            for kind, count in _counts(counted):
                style = f"{kind} 1 {line.kind == 'heading'} {line.strong}"
                yield _Numbered(index, (count,), style, line.start, line.at(counted.end()))


def _hangs(page: Page, index: int, width: int) -> bool:
    """True where the line below a number without a sign begins in the column of the words behind the number."""
    below = page.lines[index + 1] if index + 1 < len(page.lines) else None
    return below is not None and not below.gap and below.indent == page.lines[index].indent + width


def _may_count(head: str) -> bool:
    """False for words that open with two letters of which no number begins: a quick test that most lines fail."""
    return not head.isalpha() or head[0] in _ONLY_COUNTS or head.lower() in _HEADS


def _counts(counted: re.Match[str]) -> Iterator[tuple[str, int]]:
    """What a number in letters may mean: 'IV' is 4, 'c' is 3, '十二' is 12; 'I' and 'V' are both."""
    if roman := counted["roman"]:
        values = [_ROMAN[sign] for sign in roman]
        yield "roman", sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
        if len(roman) == 1 and counted[0].rstrip()[-1] in ")]":
            yield "capital", ord(roman) - ord("A") + 1
    elif letter := counted["letter"]:
        yield "capital" if letter.isupper() else "small", ord(letter.upper()) - ord("A") + 1
    else:
        tens, ten, ones = counted["han"].partition("十")
        high = (_HAN.index(tens) + 1 if tens else 1) if ten else 0
        yield "han", 10 * high + (_HAN.index(ones or tens) + 1 if ones or not ten else 0)


def _labelled_below(page: Page, found: Sequence[_Numbered]) -> Set[int]:
    """The lines of those numbers below which, before the next number, a line opens with the label of an answer: 'A: So.'"""
    if len(found) < _FEWEST or ":" not in page.text:
        return frozenset()
    labelled: set[int] = set()
    for item, stop in zip(found, [*(item.line for item in found[1:]), len(page.lines)], strict=True):
        opened = (at for at in range(item.line + 1, stop) if page.openings[at] in _REPLIES_OPEN)
        opening = (page.lines[at].plain[:40] for at in opened)
        if any(":" in words[: reply_label(words)] for words in opening):
            labelled.add(item.line)
    return labelled


def _chains(found: Sequence[_Numbered], end: int, labelled: Set[int]) -> Iterator[tuple[list[_Numbered], int]]:
    """Runs of consecutive numbers, each with the line where the next run begins; 0, 1, x.0 or x.1 opens one.

    Where an answer is `labelled` below a number, any that is higher goes on.
    """
    if len(found) > _FEWEST and all(item.number == (1,) for item in found):
        yield list(found), end  # in Markdown a list whose items all say '1.' counts by itself
        return
    chain: list[_Numbered] = []
    for item in found:
        last = chain[-1] if chain else None
        higher = last is not None and (item.number, item.added) > (last.number, last.added)
        if last and (_follows(last.number, item.number) or (higher and (item.added or item.line in labelled))):
            chain.append(item)
        elif item.number[-1] in (0, 1):
            if len(chain) >= _FEWEST:
                yield chain, item.line
            chain = [item]
    if len(chain) >= _FEWEST:
        yield chain, end


def _follows(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    if number[:-1] == last[:-1]:
        return number[-1] - last[-1] in (range(1, _WIDEST_GAP + 1) if len(number) > 1 else (1,))
    return len(number) > 1 and number[-1] in (0, 1) and number[-2] == last[-2] + 1


def _read(page: Page, chain: list[_Numbered], end: int, above: list[int], *, labelled: bool) -> Iterator[Proposal]:
    """The chain as questions and answers. `above` are lines with numbers of a higher order: section titles.

    `labelled` says that a word for a question stands before each number.
    """
    items: list[Numbered] = []
    for position, item in enumerate(chain):
        stop = chain[position + 1].line if position + 1 < len(chain) else end
        inside = above[bisect_right(above, item.line) : bisect_left(above, stop)]
        stop = next((line for line in inside if _is_title(page, line)), stop)
        items.append(Numbered(item.line, closing(page, item.line, stop), item.begin, item.start))
    items[-1] = _one_paragraph(page, items)
    parts = minutes(page, items)
    if not parts:
        rows = [(item.line, item.last) for item in items]
        below = told_below(page, rows) or stated_above(page, rows)
        for line, last, begin, start in items:
            question, answer = divide(page, line, last, start, labelled=labelled, below=below)
            parts.append(Part("question", question, begin))
            if answer:
                parts.append(Part("answer", answer, answer.start))
    answered = sum(part.role == "answer" and bool(part.span) for part in parts)
    least = _LABELLED if labelled else 0.0
    alike = sum(max(least, likeness(part.span.of(page.text))) for part in parts if part.role == "question") / len(chain)
    share = answered / len(chain)
    if share < 0.6 or alike < 0.4:
        return
    if _labelled(page, parts):
        if any(is_question(page.lines[item.line].plain[:40]) for item in chain):
            return  # both carry letters, which another layout reads
        parts = [_without_label(page, part) for part in parts]
    parts = _with_follow_ups(page, parts)
    confidence = min(0.95, 0.55 + 0.4 * alike) * share
    for run in regions(parts):
        yield Proposal(layout=LAYOUT, parts=run, confidence=confidence)


def _one_paragraph(page: Page, items: Sequence[Numbered]) -> Numbered:
    """The last item, without the paragraphs below its first one where every other item is one and this one answers."""
    lines, item = page.lines, items[-1]
    gap = next((at for at in range(item.line + 1, item.last + 1) if lines[at].gap), None)
    if gap is None or gap < item.line + 2 or len(items) < _HABIT:
        return item
    apart = any(lines[at].gap for other in items[:-1] for at in range(other.line + 1, other.last + 1))
    return item if apart else item._replace(last=gap - 1)


def _with_follow_ups(page: Page, parts: list[Part]) -> list[Part]:
    """Parts in which answers behind dashes are cut where a line asks on and the next one opens with a dash again."""
    answers = [part for part in parts if part.role == "answer"]
    text, starts = page.text, page.starts
    dashed = sum(text[max(0, x.span.start - 2) : x.span.start].strip() in _DASHES for x in answers)
    if 2 * dashed <= len(answers):
        return parts
    out: list[Part] = []
    for part in parts:
        out.append(part)
        if part.role == "question":
            continue
        at = bisect_right(starts, part.span.start)
        while at + 1 < len(starts) and starts[at + 1] < part.span.end:
            if (
                text[starts[at + 1]] in _DASHES
                and opens_with_dash(page, at + 1)
                and not opens_with_dash(page, at)
                and likeness(page.lines[at].plain) == 1.0
            ):
                asked, told = page.lines[at], page.lines[at + 1]
                before, rest = out.pop(), after_dash(page, at + 1, at + 1)
                out += [
                    before._replace(span=page.trim(before.span.start, asked.start)),
                    Part("question", page.trim(asked.start, asked.end), asked.start),
                    Part("answer", page.trim(rest, part.span.end), told.start),
                ]
            at += 1
    return out


def _is_title(page: Page, index: int) -> bool:
    """True for a line alone in its block that asks nothing."""
    line = page.lines[index]
    following = page.lines[index + 1] if index + 1 < len(page.lines) else None
    return line.first and (following is None or following.first) and likeness(line.plain) < 1.0


def _labelled(page: Page, parts: Sequence[Part]) -> bool:
    """True where most answers, or nearly all questions, carry a label of their own."""
    answers = [part for part in parts if part.role == "answer"]
    if 2 * sum(reply_label(part.span.of(page.text)[:40]) > 0 for part in answers) > len(answers):
        return True
    asked = [part.span.of(page.text)[:40] for part in parts if part.role == "question"]
    return sum(is_question(words) for words in asked) >= _NEARLY_ALL * len(asked)


def _without_label(page: Page, part: Part) -> Part:
    """A part without the 'Q:' or 'A:' that opens it."""
    label = question_label if part.role == "question" else reply_label
    width = label(part.span.of(page.text)[:40])
    span = page.trim(part.span.start + width, part.span.end)
    return part._replace(span=span) if width and span else part
