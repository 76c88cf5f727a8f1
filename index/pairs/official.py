"""Questions to councils, parliaments, offices and parties: lines that announce a question ('Question for written answer',
'Question 3', 'You asked:', 'INTERROGATORY NO. 4:') and its answer ('Answer given by Ms Reed', 'Reply'), with who asks whom.
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
    r"|(?P<text>texte\s+de\s+la\s+question)$"
    r"|asked\s+by:?\s+(?P<asker>[^:?\n]{3,80}?)$"
    r"|(?:you\s+asked|your\s+(?:question|request)(?:\s+\d{1,3})?):?$",
    re.I,
)
_REPLIED = re.compile(
    r"(?:(?:written|oral|supplementary|interim|full|our|my|the)\s+)*(?:reply|answer|response)"
    r"(?P<formal>(?:\s+given)?\s+(?:by|from|of)\s+(?P<by>[^:?\n]{3,140}?))?\s*[:.]?$"
    r"|(?P<text>texte\s+de\s+la\s+réponse)$"
    r"|answered\s+by:?\s+(?P<answered>[^:?\n]{3,80}?)$"
    r"|(?P<abroad>antwort\s+von|réponse\s+donnée\s+par|respuesta\s+(?:dada\s+por|del?\s+la|del?)|resposta\s+dada\s+por|risposta\s+(?:di|data\s+da)"
    r"|antwoord\s+van)\s+(?P<name>[^:?\n]{3,140}?)\s*:?$",
    re.I,
)
_SERVED = re.compile(  # what one party asks of the other before a trial; words may follow on the line
    r"(?:(?:SPECIAL|FORM|Special|Form)\s+)?(?:INTERROGATORY|Interrogatory|(?:REQUEST|Request)"
    r"(?:[ \t]+(?:FOR|for)(?:[ \t]+"
    r"(?:(?:PRODUCTION|Production|ADMISSION|Admission|INFORMATION|Information)S?s?|OF|of|DOCUMENTS|Documents))++)?)"
    r"\s+(?:NO|No|NUMBER|Number)\.?\s*\d{1,3}[a-z]?\s*[:.]\s*"
)
_ANSWERED = re.compile(
    r"(?:(?:SUPPLEMENTAL|AMENDED|FURTHER|Supplemental|Amended|Further)\s+)?(?:ANSWER|Answer|RESPONSE|Response)"
    r"(?:\s+(?:TO|to)\s+[A-Za-z ]{3,40}\s(?:NO|No|NUMBER|Number)\.?\s*\d{1,3}[a-z]?)?\s*:\s*"
)
_PUT = re.compile(  # '112. Deputy Reed asked the Minister for Mills if he will ...'
    r"(?:\*?\d{1,4}\.?\s+)?(?P<who>(?:Deputy|Senator|M[rs]{1,2}\.?|Dr\.?|Miss|Sir|Dame|Lord|Lady|Baroness)\s[^.?!:\n]{3,50}?)"
    r"(?=\s+(?:asked|to\s+ask)\s+the\s+(?:[Mm]inister|MINISTER|Taoiseach|Tánaiste|Secretary|Treasurer|Attorney|Prime))"
)
_MINISTER = re.compile(
    r"(?:The\s+)?(?:(?:Parliamentary|Assistant|Under|First|Deputy)[ -])*(?:Minister|Secretary|Taoiseach|Tánaiste|Chancellor)\b"
    r"[^.?!:()\n]{0,90}\((?P<who>[^()\n]{3,60})\)(?:\s*\([^()\n]{1,12}\))?(?::\s*|$)"
)
_SPOKEN = re.compile(r"(?:Deputy|Senator|Mr\.?|Mrs\.?|Ms\.?)\s[A-Z][^.?!:()\n]{2,50}:\s")
_PLEASED = re.compile(r"Will the [A-Z][^.?!\n]{3,120}\bbe pleased to (?:state|refer|lay)\b")
_COUNT = re.compile(r"^\W*\d{1,4}\W+")
_IN_CAPITALS = re.compile(r"\((?P<who>(?:SHRI|SHRIMATI|SMT|KUMARI|MR|MRS|MS|DR|PROF|SUSHRI)\b[A-Z. ]{3,50})\)$")
_OPENINGS = re.compile("[QqAaYyPpKkIiVvSsFfRrWwOoUuMmTtCcDdLBE*0-9]")  # of the lines that are looked at
_FIRST = re.compile(r"[\d*.\s]*+([^\W\d_]*)")
_FIRST_WORDS = frozenset(  # with which a line that is looked at begins, numbers aside
    """question parliamentary kleine anfrage pregunta pergunta interrogazione vraag supplementary follow followup further
    written oral urgent public original texte asked you your interim full our my the reply answer response answered antwort
    réponse respuesta resposta risposta antwoord deputy senator mr ms mrs mss dr miss sir dame lord lady baroness minister
    assistant under first secretary taoiseach tánaiste chancellor will special form interrogatory request supplemental
    amended""".split()
)
_REPLY_LINE = re.compile(  # behind the end of the line above, which is found fast
    r"\n(?:[^\w\n]|_)*(?:[Aa]nswer|ANSWER|[Rr]epl|REPL|[Rr]espon|RESPON|[Ss]uppl|SUPPL|[Aa]mend|AMEND|[Ff]urther|FURTHER"
    r"|[Ww]ritten|WRITTEN|[Oo]ral|ORAL|[Ii]nterim|[Ff]ull|[Oo]ur |[Mm]y |[Tt]he (?:re|an)|[Aa]ntwo|[Rr]éponse|[Rr]espuesta"
    r"|[Rr]esposta|[Rr]isposta|[Tt]exte de la|OUR |MY |THE |FULL|INTERIM|ANTWO|RÉPONSE)"
)
_MINISTERS = ("Minister", "Secretary", "Taoiseach", "Tánaiste", "Chancellor")
_SERVED_WORDS = ("INTERROGATOR", "nterrogator", "REQUEST", "equest")
_FROM = re.compile(r"(?:from|asked\s+by|submitted\s+by|put\s+by|tabled\s+by|by)\s*:\s*(?P<who>\S.*)$", re.I)
_TO = re.compile(r"(?:to|for|addressed\s+to|answer(?:ed)?\s+by|repl(?:y|ied)\s+by)\s*:\s*(?P<who>\S.*)$", re.I)
_ABOUT = re.compile(
    r"(?:subject|topic|title|ref(?:erence)?|date|betreff|betrifft|objet|asunto|oggetto|onderwerp|assunto)\s*:\s*\S"
    r"|(?:to\s+the|an\s+die|à\s+la|alla|a\s+la|à|aan\s+de)\s+(?:com?mi[st]s?i\w*|kommission|comisión|comissão|council|rat|conseil|con\w+)$"
    r"|(?:uin\s+)?[a-z]?-?\d{4,7}(?:/\d{2,4})?(?:,\s+tabled\s+on\b.{0,30})?$|(?-i:[A-Z]{2})$|(?:answered|tabled|asked)\s+on\s*:?\s+\d.{0,40}$"
    r"|(?:to\s+the\s+(?-i:(?=[^a-z]))|(?:on\s+behalf\s+of|im\s+namen|au\s+nom|en\s+nombre|a\s+nome|em\s+nome|namens)\s+)[^.?!:]{3,80}$"
    r"|(?:rule|article|artikel|artículo|articolo|artigo|standing\s+order)\s+\d{1,3}\b.{0,20}$"
    r"|\(?\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:de\s+)?[^\W\d_]{3,10}\.?\s+(?:de\s+)?(?:19|20)\d\d\)?$"
    r"|\(?\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\)?$",
    re.I,
)
_MEMBER = re.compile(r"(?P<who>[^\W\d_][^()\n:?]{3,80}?)\s*\([^()\n]{1,30}\)$")  # 'Ann Reed (Verts/ALE)'
_PARTS = re.compile(
    r",|\s+\(|\s+(?:on\s+behalf\s+of|im\s+namen|au\s+nom|en\s+nombre|em\s+nome|a\s+nome|namens|to\s+the|and)\b", re.I
)
_HONOUR = re.compile(
    r"(?:(?:shri|shrimati|smt|kumari|sushri|prof|councillor|cllr|deputy|senator|the|m[rs]{1,2}|miss|mme|m|dr|herrn?|frau|sig(?:\.?ra)?|sra?|sir|dame|lord|lady|baroness|hon"
    r"|portfolio\s+holder|cabinet\s+member|leader)\b\.?\s*)+",
    re.I,
)
_FOOTNOTE = re.compile(r"([(\[]\d{1,2}[)\]])\s+\S")
_PEER = re.compile(r"(?:lord|lady|baroness|viscount|earl|sir|dame)\s", re.I)
_WORD = re.compile(r"[^\W_]")
_LONGEST = 160  # characters of a line that announces
_FEWEST = 2  # pairs behind words that other texts have, too
_TITLE = 80  # characters of a title above an announcement
_SEATED = 5  # lines of a name, party and seat
_HABIT = 3  # answers of one paragraph each that say that the last one is


class _Label(NamedTuple):
    """A line that announces a question (`asks`) or an answer; `who` it names, whether as only such papers do (`formal`).

    `start` is where its words begin on the line itself; None where they stand below.
    """

    line: int
    asks: bool
    who: str
    formal: bool
    also: bool
    start: int | None = None


def propose(page: Page) -> Iterator[Proposal]:
    """Questions and answers below lines that announce them; a question that nobody answers is left out."""
    labels = list(_labels(page))
    if any(label.start is not None and _MINISTER.match(page.lines[label.line].plain) for label in labels) and any(
        _SPOKEN.match(line.plain) for line in page.lines
    ):
        return  # an exchange, of which each speaker has a label
    asked = sum(
        a.asks and not (b.asks and b.line <= a.line + 1) for a, b in pairwise(labels)
    )  # 'Question', 'Asked by Ann'
    pairs = sum(a.asks and not b.asks for a, b in pairwise(labels))
    formal = any(label.formal for label in labels if label.asks) and any(x.formal for x in labels if not x.asks)
    if pairs < (1 if formal else _FEWEST) or pairs < 0.6 * asked:
        return
    for run in regions(_parts(page, labels)):
        yield Proposal(layout=LAYOUT, parts=run, confidence=0.93)


def _labels(page: Page) -> Iterator[_Label]:
    if "\r" not in page.text and not (_REPLY_LINE.search(page.text) or any(title in page.text for title in _MINISTERS)):
        return
    served = any(word in page.text for word in _SERVED_WORDS) and _SERVED.search(page.text) is not None
    for opening in _OPENINGS.finditer(page.openings):
        index = opening.start()
        line = page.lines[index]
        first = _FIRST.match(line.plain)
        if first is None or first[1].lower() not in _FIRST_WORDS or line.kind in ("code", "table", "rule"):
            continue
        words = line.plain.rstrip()
        if served and (match := _SERVED.match(words) or _ANSWERED.match(words)):
            yield _Label(index, match.re is _SERVED, "", True, False, _start(page, index, match.end()))
        elif match := _MINISTER.match(words):
            yield _Label(index, False, match["who"], True, False, _start(page, index, match.end()))
        elif match := _PUT.match(words):
            yield _Label(index, True, match["who"], True, False, line.at(match.start("who")))
        elif _PLEASED.match(words):
            above = page.lines[index - 1].plain.rstrip() if index else ""
            yield _Label(
                index, True, _COUNT.sub("", above[:-1]) if above.endswith(":") else "", True, False, line.start
            )
        elif line.end - line.start > _LONGEST:
            continue
        elif match := _ASKED.match(words):
            who = match["by"] or match["asker"] or ""
            formal = bool(match["formal"] or match["text"]) or _upto(page, index + 1, asks=True)[0] > index + 1
            yield _Label(index, True, who, formal, match["also"] is not None)
        elif match := _REPLIED.match(words):
            who = match["by"] or match["answered"] or match["name"] or ""
            formal = bool(who or match["text"]) or _upto(page, index + 1, asks=False)[0] > index + 1
            yield _Label(index, False, who, formal, False)


def _start(page: Page, index: int, end: int) -> int | None:
    line = page.lines[index]
    return line.at(end) if end < len(line.plain.rstrip()) else None


def _upto(page: Page, first: int, *, asks: bool) -> tuple[int, str]:
    """The line `first`, or the one below a name, party and seat, with the name: the line 'To ask ...', the one below
    'Answered on ...' or the one below '(SHRI REED)'.
    """
    for index in range(first, min(first + _SEATED, len(page.lines))):
        words = page.lines[index].plain.strip()
        if asks and words.startswith("To ask "):
            return index, page.lines[first].plain.strip() if index > first else ""
        if not asks and words.startswith("Answered on"):
            return index + 1, page.lines[first].plain.strip()
        if not asks and (minister := _IN_CAPITALS.match(words)):
            return index + 1, minister["who"]
    return first, ""


def _parts(page: Page, labels: Sequence[_Label]) -> list[Part]:
    parts: list[Part] = []
    asker = answerer = ""
    waiting: Part | None = None  # a question that was not answered yet
    titled = labels[0].line > 0 and _is_title(page, labels[0].line - 1)
    following = [label.line for label in labels[1:]]
    answers: list[tuple[int, int]] = []  # first and last line of each
    for label, stop in zip(labels, [*following, len(page.lines)], strict=True):
        if label.asks and not label.also:
            asker = answerer = ""
        first, named, asked = _announced(page, label, stop)
        answerer = asked or answerer
        if label.asks:
            asker = named or asker
            waiting = None
        if first >= stop:
            continue
        last = closing(page, first, stop)
        while last > first and (_about(words := page.lines[last].plain.strip()) is not None or not _WORD.search(words)):
            last -= 1
        if not label.asks:
            if waiting is None and not (parts and parts[-1].role == "answer"):
                continue
            last = _one_paragraph(page, answers, first, last) if stop == len(page.lines) else last
            answers.append((first, last))
        if titled and stop < len(page.lines) and last > first and _is_title(page, last):
            last -= 1
        last = _above_footnotes(page, first, last)
        start = page.lines[first].start if label.start is None else label.start
        span = page.trim(start, page.lines[last].end)
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


def _announced(page: Page, label: _Label, stop: int) -> tuple[int, str, str]:
    """The line with which the words of an announcement begin, who says them and who is to answer; '' where no line says."""
    if label.start is not None:
        return label.line, label.who, ""
    first, named, asked = label.line + 1, label.who, ""
    below, seated = _upto(page, first, asks=label.asks)
    if first < below < stop:
        named, first = named or seated, below
    while first < stop - (not label.asks) and (said := _about(page.lines[first].plain.strip())) is not None:
        named, asked = named or said[0], said[1] or asked
        first += 1
    return first, named, asked


def _is_title(page: Page, index: int) -> bool:
    """True for a short line that opens a paragraph and ends no sentence, as titles above announcements do."""
    line = page.lines[index]
    return line.first and line.gap and line.end - line.start <= _TITLE and line.plain[-1:] not in ".?!:;)"


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
        if titled and _PEER.match(piece):
            return piece
        if is_name(bare.title() if bare.isupper() else bare) or (
            titled and len(bare.split()) == 1 and bare[:1].isupper()
        ):
            return bare
    return ""


def _one_paragraph(page: Page, answers: Sequence[tuple[int, int]], first: int, last: int) -> int:
    """`last`, or the end of the first paragraph below the last announcement where every other answer is one."""
    lines = page.lines
    if len(answers) < _HABIT or any(lines[at].gap for begin, end in answers for at in range(begin + 1, end + 1)):
        return last
    return next((at - 1 for at in range(first + 1, last + 1) if lines[at].gap), last)
