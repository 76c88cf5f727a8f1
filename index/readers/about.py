"""What a document says about itself: title, participants, date, language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import PurePath

from index.introductions import asks_in, told_in
from index.names import (
    clean,
    is_common,
    is_name,
    is_only_name,
    names_in_file,
    people_in_title,
    people_talked_with,
    talked_with,
)
from index.readers.language import language_of
from index.readers.latex import spelt
from index.readers.letter_head import subject, who_replies
from index.readers.parsed import FrontMatter, Parsed
from index.readers.self_named import introduced
from index.types import Block, Span

_ISO_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?!\d)")
_WRITTEN_DATE = re.compile(
    r"\b(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?)?(january|february|march|april|may|june|july|august|september|october|"
    r"november|december)\b\.?,?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?((?:19|20)\d\d)\b",
    re.I,
)
_MONTHS = "january february march april may june july august september october november december".split()
_PEOPLE_KEYS = (
    *("interviewee", "interviewees", "guest", "guests", "speakers", "speaker", "participants", "participant", "people"),
    *("witness", "subject"),
)
_TO_YOU = re.compile(r"\b(?:you|your)\b[^.?!\n]{0,80}\?", re.I)
_ONLY_ASKS = re.compile(r"(?:\W*\d{1,3}[.)] )?[^.!?？\n:]{3,300}[?？][*_\s\"”]*")
_FIRST_ASKED = re.compile(r"[*_\W]*(?:Q\W{0,2})?1\s?[.,):]\s+\S")  # how the first of numbered questions opens
_OFTEN = 3  # times that a title stands in lower case in a text that speaks of a thing
_ADDRESSED = 20_000  # characters in which somebody must be addressed
_LONGEST_TITLE = 200  # characters of a first line that can be a title
_INTRODUCTION = 6_000  # characters at the head where people are introduced
_TESTIFIES = re.compile(  # the line of a title page that names the witness, below the court and the parties
    r"^[\W\d]*(?P<title>(?:VIDEO\S*[ \t]+|ORAL[ \t]+|Video\S*[ \t]+|Oral[ \t]+)?"
    r"(?:DEPOSITION|Deposition)[ \t]+(?:OF|of):?[ \t]+"
    r"(?:[A-Z][A-Z.'’-]*(?:[ \t]+[\"“]?[A-Z][A-Z.'’-]*[\"”]?){1,4}|[A-Z][a-z.'’-]+(?:[ \t]+[A-Z][\w.'’-]*){1,4}))(?=[^\w]|$)",
    re.M,
)
# What is stamped on a document above its title.
_MARKING = re.compile(
    r"[\W_]*(?:(?i:(?:top )?secret|(?:strictly |private and )?confidential|restricted|unclassified|official(?:[ -]sensitive)?"
    r"|draft|not for publication|certified copy)|(?:STRICTLY |HIGHLY )?CONFIDENTIAL\b[ ,–—:/-].*|PRIVILEGED\b.*"
    r"|UNCORRECTED (?:TRANSCRIPT|EVIDENCE)\b.*|EMBARGOED\b.*|FOR IMMEDIATE RELEASE\b.*)[\W_]*"
)
_CONTENTS = re.compile(
    r"\W*(?:(?:table of )?contents|inhalt(?:sverzeichnis)?|(?:tabla de )?contenidos?|(?:table des mati[èe]res|sommaire)"
    r"|sum[áa]rio|[íi]ndice|indice|содержание|оглавление|目录|目次)\W*",
    re.I,
)
# The first of several questions, with its label or number.
_ASKED = re.compile(r"\W*(?:(?:Q(?:uestion)?\W{0,2}\d{0,3}|\d{1,3})[.:)]|\d{1,3}(?:\.\d{1,3})+)\s.*[?？]\W*")
_ALIKE = 200  # blocks that are looked at for other questions
_DATED = 1_500  # characters at the head that may say when a document is from
_LONGEST_DATED = 120  # characters of a line that does
_TALK = re.compile(r"^(?:.*[?？]\W*|\W*(?P<label>[^\W\d_][^:\n]{0,40}?)(?:\*\*)?[:.](?=[\s*]).*)$", re.M)
_DATE_LINE = re.compile(r"(?:date|day|recorded|published|updated|posted|when|year)\b[^:\n]{0,30}:", re.I)
_OTHER_DATE = re.compile(
    r"\b(?:from|since|until|till|by|before|after|between|in|to|born|died|due|expires?|valid|effective|starts?|ends?)"
    r"\s+(?:\w+\s+){0,2}(?:\d|january|february|march|april|may\b|june|july|august|september|october|november|december)",
    re.I,
)
_DATING = re.compile(
    r"\b(?:interview(?:ed|s)?|recorded|recording|conducted|took place|posted|published|updated|revised|transcribed|broadcast"
    r"|aired|transmitted|dated|proceedings|assembled|deposition|examination|testimony|hearing|this (?:conversation|talk)"
    r"|(?:spoke|spoken|talked|met|sat down|corresponded) (?:with|to)|(?:answered|took) (?:our |the )?questions)\b",
    re.I,
)
_SMALL = re.compile(r"\b(?!(?:of|at|in|on|the|and|for|with|am|pm)\b)[^\W\d_A-Z]{2,}")  # a word that is no name
_SENTENCE = re.compile(r"(?<=[a-z\d)]{2}[.!?])\s+")
_FULL_LINE = 50  # characters of a line that may run on in the next
_ENDED = "\v"  # between lines of which the first is shorter: a blank, but none that stands in a name
_BLANKS_TOO = 4 * _INTRODUCTION  # characters of a block that hold as many without the blanks between them


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is known of a document beside its text."""

    title: str
    participants: tuple[str, ...]
    date: str | None
    language: str | None


def about(text: str, parsed: Parsed, *, source: str) -> About:
    """Title, participants, date and language of `text`; the title is never empty."""
    path = PurePath(source)
    front = parsed.front
    title = _title(text, parsed) or path.stem
    if not front and not talked_with(title) and (testifies := _TESTIFIES.search(text[:_INTRODUCTION])):
        title = " ".join(testifies["title"].split())
    head = text[:_ADDRESSED]
    writer = who_replies(text) if not front else None
    named = [writer] if writer else [name for name in talked_with(title) if not is_common(name, head)]
    given = [clean(span.of(text)) for key in _PEOPLE_KEYS for span in front.get(key)] if front else []
    named += [name for name in given if is_name(name)]
    named += people_of_title(title, head) if not given or not is_only_name(title) else ()
    if not named and not given:
        named += introduced(text[:_ADDRESSED], title)
    if not named and not given:
        named += [name for name in names_in_file(path.stem) if _is_addressed(head, name)]
    introduction = _introduction(text, parsed)
    talked = [name for name in people_talked_with(introduction) if not is_common(name, head)]
    asker = asks_in(introduction, title=title)
    if asker in talked or not (named or talked):
        talked = [*(name for name in talked if name != asker), *told_in(introduction, text, title=title)]
    named += talked
    return About(
        title=title,
        participants=tuple(dict.fromkeys(named)),
        date=_date(text, front, title, path.stem),
        language=_language(text, parsed),
    )


def people_of_title(title: str, head: str) -> tuple[str, ...]:
    """Names in a title, `head` being the words below it; a title that is written like a name and no more must be one."""
    if not is_only_name(title):
        return people_in_title(title, head)
    spoken = _speaks_to_somebody(head, clean(title)) and head.count(title.lower()) < _OFTEN
    return people_in_title(title) if spoken else ()


def _speaks_to_somebody(text: str, name: str) -> bool:
    """True where a text whose title is `name` has that person say who they are, or puts questions to 'you'."""
    head = text[:_ADDRESSED]
    first = re.escape(name.split(maxsplit=1)[0])
    if re.search(rf"(?:\b(?:I['’]m|I am|name is|name['’]s|[Tt]his is|call me)\s+\**\[?{first}\b)", head):
        return True
    return len(_TO_YOU.findall(head)) >= 2


def _is_addressed(text: str, name: str) -> bool:
    """True where `text` speaks to somebody by a word of `name`, none of which it uses as a common noun."""
    first, last = (re.escape(word) for word in name.split())
    called = (
        rf"\b{first}, (?!and\b|or\b)[a-z]|, {first}[.?!,]|\b(?:M[rs]s?|Dr|Miss|Prof)\.? {last}\b"
        rf"|\b(?:I['’]m|I am|name is) {first}\b"
    )
    return re.search(called, text) is not None and re.search(rf"\b(?:{first}|{last})\b".lower(), text) is None


def words_of(text: str, span: Span, markup: tuple[Span, ...]) -> str:
    """The text of `span` without markup, blanks run together."""
    return re.sub(r"\s+", " ", _bare(text, span, markup)).strip("\ufeff ")


def _bare(text: str, span: Span, markup: tuple[Span, ...]) -> str:
    """The text of `span` without markup."""
    out, at = [], span.start
    for mark in markup:
        if mark.end <= span.start:
            continue
        if mark.start >= span.end:
            break
        out.append(text[at : max(at, mark.start)])
        at = max(at, mark.end)
    out.append(text[at : span.end])
    return "".join(out)


def _title(text: str, parsed: Parsed) -> str:
    if parsed.front and (spans := parsed.front.get("title", "name", "headline")):
        return spelt(words_of(text, Span(spans[0].start, spans[-1].end), ()))
    said = [
        block for block in parsed.blocks if block.kind not in ("comment", "rule", "link_definition", "front_matter")
    ]
    if said and _CONTENTS.fullmatch(words_of(text, _first_line(text, said[0]), parsed.markup)):
        said = said[next((i for i, block in enumerate(said) if i and block.kind == "heading"), len(said)) :]
    heading = next((block for block in said[:6] if block.kind == "heading" and block.level <= 1), None)
    if heading is None and said:
        heading = said[0]
    if heading is None:
        return ""
    first = _first_line(text, heading)
    if heading.kind != "heading":
        if about_what := subject(text[first.start : first.start + _INTRODUCTION]):
            return about_what[:_LONGEST_TITLE]
        if _MARKING.fullmatch(words_of(text, first, parsed.markup)):
            first = _line_below(text, first, said) or first
    title = words_of(text, first, parsed.markup)
    if _ASKED.fullmatch(title) or (_ONLY_ASKS.fullmatch(title) and _asks_again(text, heading, said, parsed)):
        return ""
    if heading.kind == "heading":
        return title if len(title) <= _LONGEST_TITLE else ""
    short = len(title) <= _LONGEST_TITLE and not title.endswith((".", ":", ",", ";"))
    return title if short and not _is_turn(title, text) else ""


def _asks_again(text: str, block: Block, blocks: list[Block], parsed: Parsed) -> bool:
    """True where another block like `block` asks as well: the first of several questions is no title."""
    alike = (other for other in blocks if other is not block and (other.kind, other.level) == (block.kind, block.level))
    firsts = (_first_line(text, other) for other in islice(alike, _ALIKE))
    return any(_ONLY_ASKS.fullmatch(words_of(text, first, parsed.markup[:_ALIKE])) for first in firsts)


def _line_below(text: str, line: Span, blocks: list[Block]) -> Span | None:
    """The first line of words below `line`."""
    for block in blocks[:6]:
        start = max(block.span.start, line.end)
        if start < block.span.end and (words := text[start : block.span.end].lstrip()):
            return _first_line(text, replace(block, span=Span(block.span.end - len(words), block.span.end)))
    return None


def _is_turn(title: str, text: str) -> bool:
    """True where what opens a first line ('Rosa Keel: Welcome back') opens more of them."""
    label, sign, _ = title.partition(":")
    return bool(sign) and len(re.findall(rf"^\W*{re.escape(label)}\W*:", text[:_ADDRESSED], re.M)) > 1


def _first_line(text: str, block: Block) -> Span:
    end = text.find("\n", block.span.start, block.span.end)
    return block.span if end < 0 else Span(block.span.start, end)


def _introduction(text: str, parsed: Parsed) -> str:
    """The words before the first block whose first line only asks: who is named in an answer was not talked with."""
    parts, size = [], 0
    for block in parsed.blocks:
        first = _first_line(text, block)
        if _ONLY_ASKS.fullmatch(text, first.start, first.end) or _asks_first(text, block):
            break
        if block.kind in ("paragraph", "quote", "list_item", "heading") or block.kind == "front_matter":
            words = _plain(text, block.span, parsed.markup)
            parts.append(words)
            size += len(words)
            if size > _INTRODUCTION:
                break
    return "\n".join(parts)[:_INTRODUCTION]


def _asks_first(text: str, block: Block) -> bool:
    """True for a paragraph that is the first of several questions: '1. Some say so. What do you say?'"""
    if block.kind not in ("paragraph", "list_item"):
        return False
    return "?" in text[block.span.start : block.span.end] and _FIRST_ASKED.match(text, block.span.start) is not None


def _plain(text: str, span: Span, markup: tuple[Span, ...]) -> str:
    """The words of a block near the head of a document, as far as they are looked at; a short line ends what it says."""
    most = _INTRODUCTION if markup else _BLANKS_TOO
    rows = _bare(text, Span(span.start, min(span.end, span.start + most)), markup).split("\n")
    said = (" ".join(row.split()).strip("\ufeff ") for row in rows)
    return "".join(row + (_ENDED if len(row) < _FULL_LINE else " ") for row in said if row).strip()


def _date(text: str, front: FrontMatter | None, title: str, stem: str) -> str | None:
    spots = (
        [span.of(text) for key in ("date", "published", "datetime", "created") for span in front.get(key)]
        if front
        else []
    )
    for spot in (*spots, title, stem, *_dated(text[:_DATED])):
        if found := date_in(spot):
            return found
    return None


def _dated(head: str) -> Iterator[str]:
    """What says when a document is from: lines above the talk that are no sentences, and sentences that say what was done.

    A date in running text ('it applies from March 2027') is not the document's.
    """
    talk = next((found.start() for found in _TALK.finditer(head) if _opens_talk(found, head)), len(head))
    rows = [row.strip(" \t\r*_#>()[]") for row in head[:talk].split("\n")]
    for row, below in zip(rows, [*rows[1:], ""], strict=True):
        if _DATE_LINE.match(row):
            yield row
        elif any(map(str.isdigit, row)) and len(row) <= _LONGEST_DATED and not below[:1].islower():
            yield from () if row[-1] in ".,;:!" or _OTHER_DATE.search(row) else (row,)
    for sentence in (words for row in rows for words in _SENTENCE.split(row)):
        if (bare := _WRITTEN_DATE.sub("", sentence)) != sentence and not _SMALL.search(bare):
            yield sentence
    yield from (sentence for sentence in _SENTENCE.split(" ".join(rows)) if _DATING.search(sentence))


def _opens_talk(found: re.Match[str], head: str) -> bool:
    """True for a line that asks, and for a label that returns."""
    label = found["label"]
    return not label or len(re.findall(rf"^\W*{re.escape(label)}\W*[:.]", head, re.M)) > 1


def date_in(words: str) -> str | None:
    """The first date in `words`, as ISO; None where there is none."""
    if match := _ISO_DATE.search(words):
        return match[0]
    if match := _WRITTEN_DATE.search(words):
        month = _MONTHS.index(match[2].lower()) + 1
        day = match[1] or match[3]
        return f"{match[4]}-{month:02d}" + (f"-{int(day):02d}" if day and 1 <= int(day) <= 31 else "")
    return None


def _language(text: str, parsed: Parsed) -> str | None:
    if parsed.front and (spans := parsed.front.get("lang", "language", "locale")):
        code = spans[0].of(text).strip().lower()[:2]
        if len(code) == 2 and code.isalpha():
            return code
    sample = "\n".join(
        words_of(
            text, Span(block.span.start, min(block.span.end, block.span.start + _BLANKS_TOO)), parsed.markup[:2_000]
        )
        for block in parsed.blocks[:60]
        if block.kind in ("paragraph", "list_item", "heading")
    )
    return language_of(sample[:4_000] or text[:4_000])
