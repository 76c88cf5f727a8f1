"""Where a paragraph of a PDF ends and the next begins, by the lines' places, sizes, emphasis and first words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from index.readers.pdf_lines import Line

_LABEL = re.compile(
    r"(?:[QA]|\d{1,3}|[PRF])[.:)]\s|[QA]\s{2,}|(?:BY )?(?:MR|MS|MRS|DR|THE)\.? [A-Z][A-Z'. -]+[.:]|[A-Z]{1,4}:\s|"
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}:\s"
)
_STRONG_LABEL = re.compile(r"[QA][.:]\s|(?:BY )?(?:MR|MS|MRS|DR|THE)\.? [A-Z][A-Z'. -]+:|\d{1,3}[.)]\s")
_NUMBER = re.compile(r"(\d{1,3})[.)]\s")
_ORDINAL = re.compile(r"[\[(]?(?:\d{1,3}(?:\.\d{1,3})*|[QA]\d{0,3}|[A-Za-z])[.:)\]]{0,2}$")
_BULLET = re.compile(r"[•◦▪‣●○■□–*·o\uf0b7\uf0a7-]$")
_DASHES = "-–*·o"  # bullets that also stand inside a sentence
_ENDS = re.compile(r"[.?!:;…。？！؟][\"”’»)\]]*$")
_ASKS = re.compile(r"[?？؟][\"”’»)\]]*$")
_LETTERS = re.compile(r"[^\W\d_]+")
_FEWEST_STEPS = 8  # lines of a page that tell their distance
_WIDER = 1.2
_UNFILLED = 0.4  # of a line that ends a paragraph at the foot of a page whatever it says
_COMMON = 0.15  # share of all distances between lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """What is usual in a document: font size, distance of lines, whether lines end at the right edge; its own spellings.

    `hyphenated` are words that it spells with a hyphen inside a line, `joined` all words without one. `leadings` are the
    distances on pages where no lines are as close as usual. `larger` are the sizes of headings, the largest first.
    """

    size: float
    leading: float
    leadings: Mapping[int, float]
    justified: bool
    hyphenated: frozenset[str]
    joined: frozenset[str]
    larger: tuple[int, ...]

    def level(self, line: Line) -> int:
        """The level of a heading by its size among those that are larger than usual."""
        size = round(line.size)
        return min(6, self.larger.index(size) + 1 if size in self.larger else 1)


def norm_of(lines: Sequence[Line]) -> Norm:
    """What is usual in these lines, at least one."""
    by_size: Counter[float] = Counter()
    for line in lines:
        by_size[round(line.size, 1)] += len(line.text)
    size = by_size.most_common(1)[0][0]
    long = [line for line in lines if line.x1 > line.right - 0.2 * (line.right - line.left)]
    full = sum(abs(line.x1 - line.right) < 0.4 * size for line in long)
    leading = _leading(lines, size)
    text = [word.text for line in lines for word in line.words]
    inner = [word.text for line in lines for word in line.words[:-1]]
    return Norm(
        size=size,
        leading=leading,
        leadings=_other_leadings(lines, size, leading),
        justified=full > 0.6 * len(long),
        hyphenated=frozenset(word.strip(".,;:!?()“”\"'’").lower() for word in inner if "-" in word[1:-1]),
        joined=frozenset(found.lower() for word in text for found in _LETTERS.findall(word)),
        larger=tuple(sorted({round(line.size) for line in lines if line.size > 1.15 * size}, reverse=True)),
    )


def _leading(lines: Sequence[Line], size: float) -> float:
    """The least distance of lines of the usual size that is common: where paragraphs are short, those between them are too."""
    steps = Counter(
        round(b.base - a.base)
        for a, b in pairwise(lines)
        if a.page == b.page and 0.9 * size < b.base - a.base < 4 * size and max(a.size, b.size) < 1.06 * size
    )
    common = [step for step, count in steps.items() if count >= _COMMON * steps.total()]
    return min(common, default=1.2 * size)


def _other_leadings(lines: Sequence[Line], size: float, leading: float) -> dict[int, float]:
    """The distance of lines by page, for pages of which no two lines are as close as elsewhere."""
    found = {}
    for page, group in groupby(lines, key=lambda line: line.page):
        there = list(group)
        steps = [b.base - a.base for a, b in pairwise(there) if b.base > a.base]
        if len(steps) >= _FEWEST_STEPS and min(steps) > _WIDER * leading:
            found[page] = _leading(there, size)
    return found


def number_of(line: Line) -> int | None:
    """The number that opens the line ('12. Why?'), if one does."""
    found = _NUMBER.match(line.text)
    return int(found[1]) if found else None


def is_bullet(line: Line) -> bool:
    """True where the line's first word is a bullet before others."""
    return len(line.words) > 1 and bool(_BULLET.match(line.words[0].text))


def begins(before: Line, line: Line, held: list[Line], norm: Norm, count: int | None) -> bool:
    """True where `line` begins a paragraph of its own.

    `before` is the line above, the last of `held`, which are the lines of the open paragraph; `count` is the number that
    opened the last paragraph with one.
    """
    ends = bool(_ENDS.search(before.text))
    emphasised = ends and before.italic != line.italic and (before.italic or line.italic)
    if emphasised or _differs(before, line) or _opens(before, line, ends=ends):
        return True
    missing = before.right - before.x1  # what the line above leaves free
    fits = line.words[0].x1 - line.words[0].x0 + 0.5 * norm.size  # room in which the first word would have stood
    short = missing > (0.5 * norm.size if norm.justified else fits)
    counts = count is not None and number_of(line) == count + 1
    labelled = _opens(held[0], held[0], ends=True)
    indented = line.x0 > line.left + 0.7 * norm.size
    if line.page != before.page or line.column != before.column:
        asked = labelled and bool(_ASKS.search(before.text))
        if line.text[:1].islower():
            return asked and short
        ended = short and missing > _UNFILLED * (before.right - before.left)
        return indented or counts or ended or (ends and (short or asked or _label(line)))
    step = line.base - before.base
    larger = max(1.0, line.size / norm.size)  # the lines of a heading lie as much farther apart
    if step > 1.35 * norm.leadings.get(line.page, norm.leading) * larger or step < 0:
        return True
    if (_label(line) and ends) or (counts and short):
        return True
    before_indented = before.x0 > before.left + 0.7 * norm.size
    level = abs(line.x0 - before.x0) < 0.5 * norm.size
    if indented and not before_indented and not _hangs(before, line, norm):
        return True
    if indented and len(held) == 1 and norm.justified and short and (ends or (labelled and level)):
        return True  # a paragraph of one line above another one
    if not indented and before_indented and len(held) > 1 and ends:
        return True
    return short and ends and not line.text[:1].islower()


def _hangs(before: Line, line: Line, norm: Norm) -> bool:
    """True for a line below the words of the one above and not below the number that opens that; and for the second line
    of a large heading so.
    """
    if len(before.words) > 1 and _ORDINAL.match(before.words[0].text) and not _ENDS.search(before.text):
        return abs(line.x0 - before.words[1].x0) < 0.3 * norm.size
    alike = before.size == line.size > 1.15 * norm.size and before.bold == line.bold
    return alike and before.text[:1].isdigit() and not _ENDS.search(before.text)


def _opens(before: Line, line: Line, *, ends: bool) -> bool:
    """True where the line's first words alone tell that something begins: a label, a bullet, a remark in parentheses."""
    text = line.text
    if _STRONG_LABEL.match(text + " ") and (ends or not text[0].isdigit()):
        return True
    if is_bullet(line) and (line.words[0].text not in _DASHES or ends or _item_may_begin(before, line)):
        return True
    return text.startswith("(") and text.endswith(")") and ends


def _label(line: Line) -> bool:
    return bool(_LABEL.match(line.text + " ")) and line.text[:1].isupper() | line.text[:1].isdigit()


def _item_may_begin(before: Line, line: Line) -> bool:
    """True where a dash at the line's beginning stands after an item or at a margin of its own, not inside a sentence."""
    moved = line.page != before.page or line.column != before.column
    return is_bullet(before) or (not moved and abs(line.x0 - before.x0) > 0.5 * line.size)


def _differs(before: Line, line: Line) -> bool:
    """True where size or weight changes as between a heading or a question and what follows."""
    larger = abs(before.size - line.size) > 0.12 * max(before.size, line.size)
    if larger and min(len(before.text), len(line.text)) > 2:
        return True
    return (
        before.words[-1].bold != line.words[0].bold and (before.bold or line.bold) and not _same_sentence(before, line)
    )


def _same_sentence(before: Line, line: Line) -> bool:
    """True where emphasis ends or begins inside a sentence that runs over the line's end."""
    return line.text[:1].islower() and not _ENDS.search(before.text)
