"""What stands at the end of an answer and is nobody's words: remarks in brackets, subheads, advertisements, page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial

from index.pairs.announced import answers_questions
from index.pairs.endnotes import End, below_rule, closes, is_end_note, may_follow
from index.pairs.footers import is_footer, leads_up
from index.pairs.habits import Habits, Paragraph, ending, ends_sentence, habits, tail
from index.pairs.links import announced_link
from index.pairs.page import Line, Page
from index.pairs.parts import Part, Proposal
from index.pairs.people import names_in_head
from index.pairs.pointers import is_paid, leads_on
from index.pairs.voice import speaks
from index.types import Span

_REMARK = re.compile(r"\W{0,3}(?:\[[^\[\]]{2,200}\]|\([^()]{2,120}\)|（[^（）]{2,120}）)\W{0,3}$")
_BRACKETS = frozenset("[(（")
_REACTION = re.compile(
    r"laugh|applau|chuckl|cheer|lachen|gelächter|heiterkeit|beifall|rires?\b|risas|aplaus|risos|смех|аплодисмент|笑",
    re.I,
)
_NOTE = 500  # characters of a remark
_SUBHEAD, _SUBHEAD_WORDS = 60, 8
_WORDS_AT_END = 3  # of a plain line at a document's end, where no question follows
_PLAIN = re.compile(r"[■◆●▼▶◇□★☆※§▪]?\s*[^\W_](?:[^\W_]|[ ,'’&\"“”«»()-])*$")
_SQUARES = frozenset("■◆▼▶◇□★☆※▪")
_MARK = re.compile(  # where a recording, a page or a text ends, or another part of it begins
    r"\W{0,4}(?:(?:the )?(?:end|start|beginning) of (?:the )?(?:reel|tape|side|track|disc|cd|cassette|interview|transcript"
    r"|recording|session|part|conversation|excerpt|audio|file)\b"
    r"|(?:reel|tape|side|track|disc|cassette) (?:\d+|[a-d]|one|two|three|four)\b[^.!?]*$"
    r"|(?:fin|final) de (?:l['’]|la |del? )?(?:entretien|enregistrement|cassette|bande|entrevista|grabación|cinta|gravação)"
    r"|ende (?:des|der) (?:interviews?|gesprächs|aufnahme|aufzeichnung|kassette|bandes)\b"
    r"|fine dell['’ ]|конец (?:записи|интервью|кассеты)"
    r"|[-–—\[(\s]{0,3}(?:(?:page|seite|página|pagina|стр\.?) )?\d{1,4}(?: ?(?:of|von|de|di|из|/) ?\d{1,4})?[-–—\])\s]{0,3}$)",
    re.I,
)
_WORD = re.compile(r"[^\W_]+")
_PICTURE = re.compile(r"!\[[^\[\]\n]*\]\([^()\s]+(?:\s\"[^\"\n]*\")?\)\s*")
_NARRATES = re.compile(  # what an editor says of all who were there: '(At this point the bell rang and we went out.)'
    r"[\[(]\s*(?:at (?:this|that) point|here\b|just then|then\b|(?:a few|some|ten|twenty) (?:minutes|moments) later"
    r"|we (?:break|pause|stop|order|walk|move|are interrupted|go (?:in|out|up|down))\b)",
    re.I,
)
_NEAR = 20_000  # characters on either side of a quotation in which its words are looked for
_FEWEST_WORDS = 5  # of a quotation that is taken out of the text


def furniture(page: Page, chosen: Sequence[Proposal]) -> list[Span]:
    """The paragraphs at the ends of answers that are nobody's words, in order. An answer keeps its first paragraph."""
    found: list[Span] = []
    faq = answers_questions(page)
    named = cache(partial(names_in_head, page))
    for proposal in chosen:
        answers = [part for part in proposal.parts if part.role == "answer" and part.span]
        endings = [(part, below) for part in answers if (below := ending(page, part))]
        how = habits(page, proposal, answers, endings, faq=faq)
        found += _shared(page, answers, how)
        titled = False  # whether sections of it stand under titles in capitals
        for part, below in endings:
            if part is answers[-1] and titled and (cut := _last_title(page, below)) is not None:
                pass  # the last section has no questions
            elif part is answers[-1]:
                end = End(page, proposal, part, how, named)
                cut = below_rule(page, part, _cut_at_end(end, below))
            else:
                cut = _cut(page, below, how)
            titled = titled or (cut is not None and _is_capitals(page.lines[cut]))
            if cut is not None and page.lines[cut - 1].plain[-1:] not in (":", "："):
                found.append(Span(page.lines[cut].start, part.span.end))
    return found


def _shared(page: Page, answers: Sequence[Part], how: Habits) -> list[Span]:
    """The last lines that most answers share: 'Was this helpful? Yes (41) No (3)'."""
    if not how.tails:
        return []
    lasts = [(part, *tail(page, part)) for part in answers]
    return [Span(page.lines[at].start, part.span.end) for part, at, words in lasts if words in how.tails]


def _cut(page: Page, below: Sequence[Paragraph], how: Habits) -> int | None:
    """The first line of what is nobody's at the end of an answer, above the next question; None where there is nothing."""
    cut = None
    for paragraph in below:
        if not page.lines[paragraph.first].gap or not _is_nobodys(page, paragraph, how, above=True):
            break
        cut = paragraph.first
    return cut


def _cut_at_end(end: End, below: Sequence[Paragraph]) -> int | None:
    """The same below the last answer, where more is nobody's."""
    page, how = end.page, end.habits
    cut = None
    follows = True  # what stands below may follow an end note
    for paragraph in below:
        if not page.lines[paragraph.first].gap:
            follows = follows and may_follow(page, paragraph)
        elif closes(end, paragraph):
            cut, follows = paragraph.first, True
        elif follows and (
            _is_nobodys(page, paragraph, how, above=False)
            or is_footer(page, paragraph.first)
            or (how.spoken and _is_remark(page, paragraph))
            or is_end_note(end, paragraph)
        ):
            cut = paragraph.first
        else:
            follows = follows and may_follow(page, paragraph)
    return cut


def _last_title(page: Page, below: Sequence[Paragraph]) -> int | None:
    """The title in capitals at the end of the last answer, with what stands below it."""
    return next((x.first for x in below if x.first == x.last and _is_capitals(page.lines[x.first])), None)


def _is_nobodys(page: Page, paragraph: Paragraph, how: Habits, *, above: bool) -> bool:
    """True for a paragraph that is nobody's wherever an answer ends; `above` says that a question stands below."""
    first, last = paragraph
    line = page.lines[first]
    if how.talk and (_is_picture(page, paragraph) or is_paid(paragraph.words(page))):
        return True
    if line.kind == "quote":
        return not how.quotes and _is_quotation(page, paragraph)
    if line.kind != "paragraph":
        return False
    if first == last and (
        line.plain.casefold() in how.repeated
        or leads_up(line.plain)
        or (how.talk and len(line.plain) <= _SUBHEAD and _MARK.match(line.plain))
        or _is_subhead(page, first, how, above=above)
        or announced_link(page, line)
        or (how.talk and leads_on(line.plain))
    ):
        return True
    return how.talk and (how.voiced or line.plain[:1] in ("[", "（")) and _is_remark(page, paragraph)


def _is_picture(page: Page, paragraph: Paragraph) -> bool:
    """True for a picture of Markdown, alone or above a line in emphasis that says what it shows."""
    first, last = paragraph
    lines, text = page.lines, page.text
    if not text.startswith("![", lines[first].start) or not _PICTURE.fullmatch(
        text, lines[first].start, lines[first].end
    ):
        return False
    return all(line.strong or line.plain.startswith("!") for line in lines[first + 1 : last + 1])


def _is_remark(page: Page, paragraph: Paragraph) -> bool:
    """True for a paragraph in brackets, but not for what people do while one speaks: '(Laughter.)'"""
    first, last = paragraph
    if page.lines[first].plain[:1] not in _BRACKETS or page.lines[last].end - page.lines[first].start > _NOTE:
        return False
    words = paragraph.words(page)
    own = speaks(words) and not _NARRATES.match(words)
    return _REMARK.match(words) is not None and not _REACTION.search(words) and not own


def _is_subhead(page: Page, index: int, how: Habits, *, above: bool) -> bool:
    """True for a short line that ends no sentence, where answers do: in emphasis, behind a square, in capitals, or plain
    where each speaker has a label. `above` says that a question stands below.
    """
    line = page.lines[index]
    words = line.plain
    if not how.ended or len(words) > _SUBHEAD or words.count(" ") >= _SUBHEAD_WORDS or line.indent:
        return False
    above_it = index - 2 if _is_capitals(page.lines[index - 1]) else index - 1  # 'TREASURY', and 'Coins' below it
    if not _PLAIN.match(words) or not ends_sentence(page.lines[above_it].plain):
        return False
    if line.strong or words[0] in _SQUARES or (words.isupper() and not words.isdigit()):
        return True
    return how.voiced and words[0].isupper() and (above or words.count(" ") >= _WORDS_AT_END - 1)


def _is_capitals(line: Line) -> bool:
    """True for a short line of capitals with a blank line above."""
    words = line.plain
    return line.first and line.gap and len(words) <= _SUBHEAD and words.isupper() and _PLAIN.match(words) is not None


def _is_quotation(page: Page, paragraph: Paragraph) -> bool:
    """True for quoted words that stand in the text near by once more."""
    lines = page.lines
    words = _compared(paragraph.words(page))
    if words.count(" ") < _FEWEST_WORDS - 1:
        return False
    start, end = lines[paragraph.first].start, lines[paragraph.last].end
    above, below = page.text[max(0, start - _NEAR) : start], page.text[end : end + _NEAR]
    return words in _compared(above) or words in _compared(below)


def _compared(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
