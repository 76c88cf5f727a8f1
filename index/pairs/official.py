"""Questions to councils, parliaments and offices: lines that announce a question ('Question for written answer E-12/20',
'Question 3', 'You asked:') and its answer ('Answer given by Ms Reed', 'Reply'), with who asks whom below them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from index.names import is_name
from index.pairs.page import Page
from index.pairs.parts import Part, Proposal
from index.pairs.regions import closing, regions

LAYOUT = "official"

_ALSO = r"(?P<also>supplementary|follow[- ]?up|further)\s+"
_ASKED = re.compile(
    r"(?P<formal>(?:parliamentary\s+)?question\s+(?:for|with\s+request\s+for)\s+(?:a\s+)?(?:written|oral)\s+(?:answer|reply)\b.{0,80}"
    r"|(?:kleine\s+)?anfrage\s+zur\s+(?:schriftlichen|mündlichen)\s+beantwortung\b.{0,80}"
    r"|question\s+avec\s+demande\s+de\s+réponse\s+(?:écrite|orale)\b.{0,80}"
    r"|pregunta\s+con\s+solicitud\s+de\s+respuesta\s+(?:escrita|oral)\b.{0,80}"
    r"|pergunta\s+com\s+pedido\s+de\s+resposta\s+(?:escrita|oral)\b.{0,80}"
    r"|interrogazione\s+con\s+richiesta\s+di\s+risposta\s+(?:scritta|orale)\b.{0,80}"
    r"|vraag\s+met\s+verzoek\s+om\s+(?:schriftelijk|mondeling)\s+antwoord\b.{0,80})$"
    rf"|(?:{_ALSO}|(?:written|oral|urgent|public|original)\s+)?question(?:\s+(?:n[o°º]\.?\s*)?\d{{1,4}}[a-z]?)?"
    r"(?:\s+(?:from|by|put\s+by|asked\s+by|submitted\s+by|of)\s+(?P<by>[^:?\n]{3,100}?))?\s*[:.]?$"
    r"|asked\s+by:?\s+(?P<asker>[^:?\n]{3,80}?)$"
    r"|(?:you\s+asked|your\s+(?:question|request)(?:\s+\d{1,3})?):?$",
    re.I,
)
_REPLIED = re.compile(
    r"(?:(?:written|oral|supplementary|interim|full|our|my|the)\s+)*(?:reply|answer|response)"
    r"(?P<formal>(?:\s+given)?\s+(?:by|from|of)\s+(?P<by>[^:?\n]{3,140}?))?\s*[:.]?$"
    r"|answered\s+by:?\s+(?P<answered>[^:?\n]{3,80}?)$"
    r"|(?P<abroad>antwort\s+von|réponse\s+donnée\s+par|respuesta\s+(?:dada\s+por|del?\s+la|del?)|resposta\s+dada\s+por|risposta\s+(?:di|data\s+da)"
    r"|antwoord\s+van)\s+(?P<name>[^:?\n]{3,140}?)\s*:?$",
    re.I,
)
_OPENINGS = re.compile("[QqAaYyPpKkIiVvSsFfRrWwOoUuMmTt]")
_FROM = re.compile(r"(?:from|asked\s+by|submitted\s+by|put\s+by|tabled\s+by|by)\s*:\s*(?P<who>\S.*)$", re.I)
_TO = re.compile(r"(?:to|for|addressed\s+to|answer(?:ed)?\s+by|repl(?:y|ied)\s+by)\s*:\s*(?P<who>\S.*)$", re.I)
_ABOUT = re.compile(
    r"(?:subject|topic|title|ref(?:erence)?|date|betreff|betrifft|objet|asunto|oggetto|onderwerp|assunto)\s*:\s*\S"
    r"|(?:to\s+the|on\s+behalf\s+of|im\s+namen|au\s+nom|en\s+nombre|a\s+nome|em\s+nome|namens)\s+[^.?!:]{3,80}$"
    r"|(?:rule|article|artikel|artículo|articolo|artigo|standing\s+order)\s+\d{1,3}\b.{0,20}$"
    r"|\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:de\s+)?[^\W\d_]{3,10}\.?\s+(?:de\s+)?(?:19|20)\d\d$|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d$",
    re.I,
)
_MEMBER = re.compile(r"(?P<who>[^\W\d_][^()\n:?]{3,80}?)\s*\([^()\n]{1,30}\)$")  # 'Ann Reed (Verts/ALE)'
_PARTS = re.compile(
    r",|\s+\(|\s+(?:on\s+behalf\s+of|im\s+namen|au\s+nom|en\s+nombre|em\s+nome|a\s+nome|namens|to\s+the|and)\b", re.I
)
_HONOUR = re.compile(
    r"(?:(?:councillor|cllr|deputy|senator|the|m[rs]{1,2}|miss|mme|m|dr|herrn?|frau|sig(?:\.?ra)?|sra?|sir|dame|lord|lady|hon"
    r"|portfolio\s+holder|cabinet\s+member|leader)\b\.?\s*)+",
    re.I,
)
_FOOTNOTE = re.compile(r"([(\[]\d{1,2}[)\]])\s+\S")
_LONGEST = 160  # characters of a line that announces
_FEWEST = 2  # pairs behind words that other texts have, too
_HABIT = 3  # answers of one paragraph each that say that the last one is


class _Label(NamedTuple):
    """A line that announces a question (`asks`) or an answer; `who` it names, whether as only such papers do (`formal`)."""

    line: int
    asks: bool
    who: str
    formal: bool
    also: bool


def propose(page: Page) -> Iterator[Proposal]:
    """Questions and answers below lines that announce them; a question that nobody answers is left out."""
    labels = list(_labels(page))
    asked = sum(label.asks for label in labels)
    pairs = sum(a.asks and not b.asks for a, b in pairwise(labels))
    formal = any(label.formal for label in labels if label.asks) and any(x.formal for x in labels if not x.asks)
    if pairs < (1 if formal else _FEWEST) or pairs < 0.6 * asked:
        return
    for run in regions(_parts(page, labels)):
        yield Proposal(layout=LAYOUT, parts=run, confidence=0.93)


def _labels(page: Page) -> Iterator[_Label]:
    for opening in _OPENINGS.finditer(page.openings):
        index = opening.start()
        line = page.lines[index]
        if line.end - line.start > _LONGEST or line.kind in ("code", "table", "rule"):
            continue
        words = line.plain.strip()
        if match := _ASKED.match(words):
            who = match["by"] or match["asker"] or ""
            yield _Label(index, True, who, match["formal"] is not None, match["also"] is not None)
        elif match := _REPLIED.match(words):
            who = match["by"] or match["answered"] or match["name"] or ""
            yield _Label(index, False, who, bool(who), False)


def _parts(page: Page, labels: Sequence[_Label]) -> list[Part]:
    parts: list[Part] = []
    asker = answerer = ""
    waiting: Part | None = None  # a question that was not answered yet
    following = [label.line for label in labels[1:]]
    answers: list[tuple[int, int]] = []  # first and last line of each
    for label, stop in zip(labels, [*following, len(page.lines)], strict=True):
        if label.asks and not label.also:
            asker = answerer = ""
        first = label.line + 1
        named = label.who
        while first < stop and (said := _about(page.lines[first].plain.strip())) is not None:
            who, to = said
            named, answerer = (named or who), (to or answerer)
            first += 1
        if label.asks:
            asker = named or asker
            waiting = None
        if first >= stop:
            continue
        last = closing(page, first, stop)
        while last > first and _about(page.lines[last].plain.strip()) is not None:
            last -= 1
        if not label.asks:
            if waiting is None and not (parts and parts[-1].role == "answer"):
                continue
            last = _one_paragraph(page, answers, first, last) if stop == len(page.lines) else last
            answers.append((first, last))
        last = _above_footnotes(page, first, last)
        span = page.trim(page.lines[first].start, page.lines[last].end)
        begin = page.lines[label.line].start
        if label.asks:
            name = _person(asker)
            waiting = Part("question", span, begin, name, name or None)
        else:
            name = _person(label.who or named or answerer)
            parts += [waiting] if waiting else []
            parts.append(Part("answer", span, begin, name, name or None))
            waiting = None
    return parts


def _above_footnotes(page: Page, first: int, last: int) -> int:
    """`last` without the footnotes below the words that hold their marks: '(1) OJ L 95, p. 1.'"""
    lines, text = page.lines, page.text
    while last > first and (mark := _FOOTNOTE.match(lines[last].plain)):
        if text.find(mark[1], lines[first].start, lines[last].start - 1) < 0 or not lines[last].first:
            break
        last -= 1
    return last


def _about(words: str) -> tuple[str, str] | None:
    """Who asks and who is asked, from a line below or above an announcement; None for one that belongs to the words."""
    if match := _FROM.match(words):
        return match["who"], ""
    if match := _TO.match(words):
        return "", match["who"]
    if _ABOUT.match(words):
        return "", ""
    match = _MEMBER.match(words)
    return (match["who"], "") if match and is_name(match["who"].split(",")[0].strip()) else None


def _person(words: str) -> str:
    """The name of somebody among what a line says of them: 'Ann Reed' of 'the Leader, Councillor Ann Reed'."""
    for part in _PARTS.split(words):
        piece = part.strip(" .:")
        titled = _HONOUR.match(piece)
        bare = piece[titled.end() :] if titled else piece
        if is_name(bare) or (titled and len(bare.split()) == 1 and bare[:1].isupper()):
            return bare
    return ""


def _one_paragraph(page: Page, answers: Sequence[tuple[int, int]], first: int, last: int) -> int:
    """`last`, or the end of the first paragraph below the last announcement where every other answer is one."""
    lines = page.lines
    if len(answers) < _HABIT or any(lines[at].gap for begin, end in answers for at in range(begin + 1, end + 1)):
        return last
    return next((at - 1 for at in range(first + 1, last + 1) if lines[at].gap), last)
