"""What stands below the last answer and is about the text or its people: credits, who people are, where more is found."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from index.pairs.described import is_described
from index.pairs.habits import Habits, Paragraph, ends_sentence
from index.pairs.labels import key
from index.pairs.links import ADDRESS, announces_links, offers, says_where
from index.pairs.more_help import heads_contacts
from index.pairs.notes import is_note
from index.pairs.page import Page
from index.pairs.parts import Part, Proposal
from index.pairs.people import Names, only_names
from index.pairs.pointers import is_about_text, leads_on
from index.pairs.questions import asks
from index.pairs.voice import goes_on, speaks, speaks_plainly

_NOTE = 500  # characters of a note about people or about a text
_SENTENCE, _FULL = 20, 60  # characters of a note in emphasis where people talk and where nobody does
_SHORT = 160  # characters of a paragraph with an address or a date
_CREDIT_LENGTH = 140
_OFFICE = 60  # characters of the line above a signature
_BELOW_RULE = 300  # characters below the last rule of a document
_LINKED = re.compile(r"(?:https?://|www\.)\S+[\s.)\]]*$")
_LINKED_WORDS = 6  # words of a line that ends in an address and says by which means it was made
_CREDIT = re.compile(
    r"\W{0,4}(?:(?:re)?(?:print|publish)ed (?:from|with|by)\b|interviewed by\b"
    r"|(?:interview|photo\w*|illustration|text|words|transcri|edit|translat|subtitl|caption)\w*"
    r"(?: (?:and|&) \w+)?(?: conducted)? by\b"
    r"|(?:translat|transcri|adapt)\w* from\b"
    r"|propos recueillis par|(?:entretien|interview) réalisée? par|traduit (?:de|par)"
    r"|das (?:gespräch|interview) führten?\b|die fragen stellten?\b|aufgezeichnet von"
    r"|entrevista (?:de|realizada por)|traducción (?:de|por)|intervista (?:di|a cura di)|a cura di"
    r"|rozmawiał|беседовал|записал|интервью (?:взял|вел|провел)|聞き手|取材・文|構成[:：・])",
    re.I,
)
_CLOSED = re.compile(  # 'Interview concluded 16.42.', 'The meeting was closed at nine.'
    r"(?:(?:the|this) )?(?:(?:interview|conversation|recording|tape) (?:(?:was|were) )?(?:took place|held|recorded|conducted|"
    r"concluded|end(?:s|ed)|terminated|closed|suspended|stopped)"
    r"|(?:session|meeting|hearing|panel|call|proceedings) (?:(?:was|were) )?(?:concluded|end(?:s|ed)|closed|adjourned))\b"
    r"|(?:das )?(?:gespräch|interview) (?:fand|wurde)\b"
    r"|l['’]entretien (?:a|s['’]est)\b|la entrevista (?:fue|se realizó|tuvo)\b",
    re.I,
)
_TAGS = re.compile(
    r"(?:tags?|topics|keywords?|filed under|categories|archivado en|etiquetas|schlagw[oö]rter|mots[- ]clés|теги)\s*:",
    re.I,
)
_CREDITED = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,2}: (?P<name>[^:]+)$")
_FORM = re.compile(r"[^\W_]+(?: [^\W_]+){0,3}:?\s*[._…]{5,}\s*$")
_READING = re.compile(r"[^\s（(]{0,12}[（(][ぁ-ゖァ-ヺ・ー\s]{2,20}[）)]")  # how a name is read, in Japanese
_REMARK = re.compile(r"\[[^\[\]]{2,40}\]\s+(?=\S)")  # '[Music] Sound: Jo Poe'
_MOSTLY = 0.6  # of the answers, in which people do so
_HABIT = 5  # answers that show it


class End(NamedTuple):
    """The last answer of a reading, how answers are written there, and whom the head of the page names."""

    page: Page
    proposal: Proposal
    part: Part
    habits: Habits
    named: Callable[[], tuple[str, ...]]


def below_rule(page: Page, part: Part, cut: int | None) -> int | None:
    """The line below the only rule in the last answer, where only a few words stand under it and above `cut`; else `cut`."""
    lines, breaks = page.lines, page.breaks
    stop = part.span.end if cut is None else lines[cut].start
    at = bisect_left(breaks, stop, key=lambda index: lines[index].start) - 1
    if at < 0 or lines[breaks[at]].kind != "rule" or lines[breaks[at]].start <= part.span.start:
        return cut
    few = stop - lines[breaks[at]].end <= _BELOW_RULE
    single = at == 0 or lines[breaks[at - 1]].kind != "rule" or lines[breaks[at - 1]].end < part.span.start
    return breaks[at] + 1 if few and single and breaks[at] + 1 < len(lines) else cut


def closes(end: End, paragraph: Paragraph) -> bool:
    """True for an editor's note, a credit or the head of addresses, below which nobody says anything any more."""
    first, last = paragraph
    line = end.page.lines[first]
    if (
        line.kind != "paragraph"
        or end.part.span.end - line.start > 2 * _NOTE
        or end.page.lines[last].end - line.start > _NOTE
    ):
        return False
    if not end.habits.voiced and heads_contacts(line.plain) and (first < last or line.gap):
        return True
    words = paragraph.words(end.page)
    if end.habits.talk and (is_note(words[:200]) or (line.strong and is_note(words))):
        return True
    credit = _CREDIT.match(words) if len(words) <= _CREDIT_LENGTH else None
    return credit is not None and not words[credit.end() :].lstrip(" :")[:1].islower()


def is_end_note(end: End, paragraph: Paragraph) -> bool:
    """True for a paragraph below the last answer that is about the text or its people, or leads elsewhere."""
    page, how = end.page, end.habits
    first, last = paragraph
    line = page.lines[first]
    size = page.lines[last].end - line.start
    if line.kind != "paragraph" or size > _NOTE:
        return False
    if first == last and announces_links(page, first, end.part.span.end):
        return True
    if first == last and leads_on(line.plain):
        return True
    if how.plain and size >= (_SENTENCE if how.talk else _FULL) and _is_in_emphasis(page, paragraph):
        return True
    if how.single and not how.voiced and _is_signed(page, paragraph):
        return True
    words = paragraph.words(page)
    if size <= _SHORT and (
        _FORM.match(words)
        or (first == last and not how.voiced and offers(page, line, single=how.single))
        or (how.single and how.talk and says_where(words))
        or (_TAGS.match(words) and not ends_sentence(words))
    ):
        return True
    return how.talk and _is_about_talk(end, words)


def _is_signed(page: Page, paragraph: Paragraph) -> bool:
    """True for a paragraph whose last line is somebody's name, below a short one that ends no sentence."""
    first, last = paragraph
    above = page.lines[last - 1].plain
    return first < last and only_names(page.lines[last].plain) and len(above) <= _OFFICE and above[-1:] not in ".?!:;"


def _is_about_talk(end: End, words: str) -> bool:
    """True for words below what people said that are about them or about the text."""
    how = end.habits
    if how.voiced and words.startswith(">>") and not asks(words):
        return True  # somebody without a name
    if _READING.match(words) or is_about_text(_REMARK.sub("", words, count=1)):
        return True
    if (credited := _CREDITED.match(words)) and only_names(credited["name"].strip(" .")):
        return True
    if asks(words) or speaks_plainly(words, 0, len(words)):
        return False
    if _is_about(end, words) or _CLOSED.match(words):
        return True
    if speaks(words):
        return False
    if len(words) <= _SHORT and how.voiced and len(words.split()) <= _LINKED_WORDS and _LINKED.search(words):
        return True
    if not how.single or goes_on(words):
        return False
    return (len(words) <= _SHORT and ADDRESS.search(words) is not None) or _is_impersonal(end, words)


def _is_in_emphasis(page: Page, paragraph: Paragraph) -> bool:
    """True for a paragraph that begins and ends in emphasis; one that begins in bold only where all of it is."""
    first, last = paragraph
    lines, text = page.lines, page.text
    if all(line.strong for line in lines[first : last + 1]):
        return True
    start, end = lines[first].start, lines[last].end
    return text[start] in "*_" and text[start + 1] not in "*_" and text[end - 1] == text[start]


def _is_about(end: End, words: str) -> bool:
    """True for words that open with the full name of somebody in the text and say who that is, or hold that of whoever
    answers."""
    labels = dict.fromkeys(item.label for item in end.proposal.parts if item.label)
    known = {*end.page.document.participants, *end.named(), *filter(only_names, labels)}
    folded = words.casefold().lstrip("*_ ")
    bare = words.lstrip("*_ ")
    if any(folded.startswith(name.casefold()) and is_described(bare, len(name)) for name in known if " " in name):
        return True
    answering = Names(sorted(known)).meant_by(key(end.part.label)) if end.part.label else []
    return any(name.casefold() in folded for name in answering if " " in name)


def _is_impersonal(end: End, words: str) -> bool:
    """True for words with a number or a time in which nobody speaks, where people do in most of what is said."""
    if not any(map(str.isdigit, words)):
        return False
    said = [part.span for part in end.proposal.parts if part.role == "answer" and part.span]
    mostly = sum(speaks_plainly(end.page.text, span.start, span.end) for span in said)
    return len(said) >= _HABIT and mostly >= _MOSTLY * len(said)


def may_follow(page: Page, paragraph: Paragraph) -> bool:
    """True for what may stand below an end note: a table, a list, a short line that ends no sentence."""
    first, last = paragraph
    line = page.lines[first]
    if line.kind in ("table", "list_item"):
        return True
    return first == last and line.end - line.start <= _SHORT and not ends_sentence(line.plain)
