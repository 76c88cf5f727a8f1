"""What one turn is to the turns around it: a question, the reply to one, words that keep somebody talking or give the floor."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from index.pairs.courtesies import is_back_channel
from index.pairs.labels import key
from index.pairs.page import Page
from index.pairs.parts import Part
from index.pairs.questions import asks
from index.pairs.roles import Askers, asks_by_label, presides_by_label, puts
from index.pairs.turns import SpokenTurn

END = 200  # characters at the end of a turn in which a question is put to somebody
_THANKS = 60  # characters of an asker's last words in a section
_NUMBERED = re.compile(r"[QT]\d{1,4}\.?\s+\S|\d{1,3}\.\s+[^:\n]{2,80}\)\s*:")
_TABLED = re.compile(  # 'What steps she is taking to mend it. (900214)', 'If he will publish the bills.'
    r"(?:\d{1,3}\.\s+|\*\s*)?(?:What|When|Whether|If|How|Why|Where|Which|Who|Whom|Whose)\s[^.?!\n]{12,400}\.?\s*"
    r"(?P<number>[(\[]\d{4,8}[)\]])?\W*"
)
_REPLIES = re.compile(
    r"\b(?:minister|secretary|chancellor|attorney[ -]general|solicitor[ -]general|treasurer|commissioner)\b", re.I
)
_RISEN, _MOSTLY_ASK = 4, 0.6  # people who rise to speak, and how many of them ask at least
_FEWEST_STRONG, _SELDOM = 3, 0.25  # turns in emphasis and without, and the share of the latter that may ask
_FEWEST, _MOST = 2, 0.6  # labels with numbers that make a habit of it, and their share: else all turns are numbered


def numbered(page: Page, turns: Sequence[SpokenTurn]) -> frozenset[int]:
    """The turns whose labels stand behind the number of a question, as those of committees do: 'Q12  Ms Bone:'."""
    openings = page.openings
    found = [
        index
        for index, turn in enumerate(turns)
        if turn.label.style == "colon"
        and ((opening := openings[turn.label.line]) in "QT" or opening.isdecimal())
        and _NUMBERED.match(page.lines[turn.label.line].plain)
    ]
    return frozenset(found) if _FEWEST <= len(found) <= _MOST * len(turns) else frozenset()


def in_emphasis(page: Page, turns: Sequence[SpokenTurn]) -> frozenset[int]:
    """The turns that are emphasised with their labels, where most of these ask, hardly another one does and nobody has both."""
    lines = page.lines
    strong = frozenset(index for index, turn in enumerate(turns) if lines[turn.label.line].strong and turn.span)
    others = [turn for index, turn in enumerate(turns) if index not in strong]
    if min(len(strong), len(others)) < _FEWEST_STRONG or {turns[at].who for at in strong} & {x.who for x in others}:
        return frozenset()
    asking = sum(asks(turns[index].span.of(page.text)) for index in strong)
    asked_back = sum(asks(end(page, turn)) for turn in others)
    return strong if asking >= _MOSTLY_ASK * len(strong) and asked_back <= _SELDOM * len(others) else frozenset()


def asks_too(
    page: Page, turns: list[SpokenTurn], index: int, who_asks: frozenset[str], presides: frozenset[str]
) -> bool:
    """True for somebody who speaks once or twice, or presides, and puts a question that one of those who answer takes."""
    turn = turns[index]
    following = turns[index + 1] if index + 1 < len(turns) else turn
    if following is not turn and (following.who in who_asks or following.who == turn.who):
        return False
    return asks(end(page, turn)) or (turn.who in presides and puts(turn.span.of(page.text)))


def is_met(page: Page, turns: list[SpokenTurn], index: int, asking: Askers, presides: frozenset[str]) -> bool:
    """True for more than a few words that somebody replies to who neither asks nor presides."""
    following = turns[index + 1].who if index + 1 < len(turns) else turns[index].who
    others = {turns[index].who, *asking.always, *asking.also, *presides}
    return following not in others and not is_back_channel(turns[index].span.of(page.text), "", joined=True)


def hands_over(page: Page, turns: list[SpokenTurn], index: int, asking: Askers, presides: frozenset[str]) -> bool:
    """True for words that ask nothing and after which somebody else asks or presides: 'I have nothing further.', 'The next
    question, please.'; and for the last words of whoever leads the talk.
    """
    who = turns[index].who
    if puts(turns[index].span.of(page.text)):
        return False
    if index + 1 == len(turns):
        return asks_by_label(who) or (who in presides and presides_by_label(who))
    following = turns[index + 1].who
    if who in asking.always:
        return following in presides
    asks_next = following != who and (following in asking.always or following in asking.also)
    return (who in asking.also and (following in presides or asks_next)) or (asks_by_label(who) and asks_next)


def without_thanks(page: Page, parts: list[Part]) -> list[Part]:
    """Parts in which an asker's few words that ask nothing ('Thank you.') before a new section are no question."""
    starts = [page.lines[index].start for index in page.breaks]
    out = list(parts)
    for at, (part, following) in enumerate(pairwise(parts)):
        if part.role == following.role == "question" and len(part.span.of(page.text)) <= _THANKS:
            between = bisect_left(starts, part.span.end)
            if between < len(starts) and starts[between] < following.begin and not asks(part.span.of(page.text)):
                out[at] = part._replace(role="turn")
    return out


def tabled(page: Page, turns: Sequence[SpokenTurn]) -> frozenset[int]:
    """The turns that are a question as it was put down on paper, without a mark: 'When the second bridge will open.'

    A number stands behind one of them, or an office before the words of who replies.
    """
    words = [_TABLED.fullmatch(turn.span.of(page.text)) for turn in turns]
    numbers = any(match and match["number"] for match in words)
    return frozenset(
        index
        for index, (turn, reply) in enumerate(pairwise(turns))
        if words[index] and turn.who != reply.who and (numbers or _holds_office(page, reply))
    )


def _holds_office(page: Page, turn: SpokenTurn) -> bool:
    """True for a turn behind an office: 'The Minister for Mills (Ann Reed):'."""
    return _REPLIES.search(page.lines[turn.label.line].plain.partition(":")[0]) is not None


def rising(page: Page, turns: Sequence[SpokenTurn]) -> frozenset[int]:
    """The first turns of those who rise to speak, where labels say of each who that is ('Mrs. Cole (flat 5)') and most of them
    ask: what the others say is put to the same people, who reply to it.
    """
    opening = {turn.who: index for index, turn in reversed(list(enumerate(turns[:-1])))}
    first = sorted(index for index in opening.values() if turns[index].label.name.endswith(")"))
    asking = [index for index in first if asks(end(page, turns[index]))]
    if len(first) < _RISEN or len(asking) < _MOSTLY_ASK * len(first):
        return frozenset()
    risen = {turns[index].who for index in first}
    reply = {b.who for a, b in pairwise(turns) if a.who in risen and asks(end(page, a))} - risen
    return frozenset(index for index in first if turns[index + 1].who in reply)


def is_asked(page: Page, parts: list[Part], turn: SpokenTurn) -> bool:
    """True where somebody else has just put a question."""
    before = parts[-1] if parts else None
    if before is None or before.role != "question" or not before.label or key(before.label) == turn.label.who:
        return False
    return asks(page.text[max(before.span.start, before.span.end - END) : before.span.end])


def back_channel(page: Page, turns: list[SpokenTurn], index: int, who_asks: frozenset[str]) -> bool:
    """True for an asker's few words ('Right.') between two turns of one answerer."""
    if index + 1 >= len(turns) or turns[index - 1].who != turns[index + 1].who or turns[index + 1].who in who_asks:
        return False
    before, words = turns[index - 1].span.of(page.text), turns[index].span.of(page.text)
    return is_back_channel(words, before, joined=asks_by_label(turns[index].who))


def end(page: Page, turn: SpokenTurn) -> str:
    """The end of a turn, where a question is put."""
    return page.text[max(turn.span.start, turn.span.end - END) : turn.span.end]
