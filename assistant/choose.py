"""What of the ranked sentences is quoted: as short as it can be, and whole where it would say less cut up.

The best sentence, then others only while they come close to it or cover what it leaves open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import pairwise
from math import fsum

from assistant import wholes
from assistant.beside import admitted, leans, remark, runs_on, speaks_of, understood
from assistant.brackets import parted, without_halves
from assistant.candidates import Candidate
from assistant.rank import Ranked, Weights, weights
from assistant.types import Evidence
from index.types import Span
from index.words import Token

MOST_WORDS = 65  # quoted for one part of a question: of the best sentence and of others beside what is quoted whole
#: "Tell me about the flood.", as an interviewer asks.
_REQUEST = re.compile(
    r"\W*(?:(?:and|so|then|now|please|well|okay|(?:can|could|would|will)\s+you)\b\W*){0,3}"
    r"(?:tell\s+(?:me|us)|describe|talk\s+(?:me|us|about|a\b)|walk\s+(?:me|us)|take\s+(?:me|us)|explain|say\s+(?:something|more|a)|"
    r"give\s+(?:me|us)|introduce)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]")
ASSENT = 15  # words up to which the reply is quoted with what the question asserts
PLAIN = 20  # words that a further sentence may have at no cost
BARE_QUESTION = 25  # words: a longer question also tells something
CLOSE = 0.9  # scores that lie no farther apart say little of which sentence answers: then the reader tells, by
READS = 0.4  # what each of its log-odds adds, and
OF_ONESELF = 0.3  # what a sentence loses there that speaks of oneself, as most do in an interview
BY = 0.1  # how much better another must be then, to lead; all four by hand


def choose(
    ranked: Ranked,
    *,
    words: Sequence[Token],
    rarity: Callable[[str], float],
    number: int = 0,
    person: str | None = None,
    fitted: Weights | None = None,
) -> tuple[Evidence, ...]:
    """The evidence for one part of a question, best first, all from one document; empty when there is no candidate.

    A further sentence counts for more when it covers words of the question that those before it leave open.
    """
    fitted = fitted or weights()
    told = telling(ranked)
    if not told:
        return ()
    order = _led(ranked, told, {token.stem for token in words if not token.stop}, near=fitted.margin)
    steps = wholes.steps(ranked, order)
    first = ranked.sentences[steps[0] if steps else order[0]]
    picked = steps or [*wholes.whole(ranked, order[0]), *_assented(ranked, order[0])]
    weight = {token.stem: rarity(token.stem) for token in words if not token.stop}
    rest = [place for place in admitted(ranked, order, first, weight) if place not in picked]
    least = float(ranked.scores[told[0]]) - fitted.margin
    picked = _with_others(ranked, picked, rest, quoted=len(first.forms), weight=weight, least=least, fitted=fitted)
    return _joined(ranked, understood(ranked, picked), number=number, person=person)


def _with_others(
    ranked: Ranked,
    picked: Sequence[int],
    rest: Sequence[int],
    *,
    quoted: int,
    weight: Mapping[str, float],
    least: float,
    fitted: Weights,
) -> list[int]:
    """What is `picked`, with what of the `rest` is worth at `least` so much beside it, the best first, while it all stays
    short.

    `quoted` are the words of the best sentence, `weight` what each stem of the question counts.
    """
    picked, rest = list(picked), list(rest)
    total = sum(weight.values()) or 1.0
    open_words = weight.keys() - _stems(ranked, picked)
    further = fitted.most - 1
    while rest and further > 0:
        gain = {p: fsum(weight[stem] for stem in _stems(ranked, [p]) & open_words) / total for p in rest}
        value = {
            p: float(ranked.scores[p])
            + fitted.complement * gain[p]
            + fitted.leaning * leans(ranked.sentences, p, picked)
            - fitted.length * max(0, len(ranked.sentences[p].forms) - PLAIN)
            for p in rest
        }
        place = max(rest, key=lambda p: (value[p], -p))
        if value[place] < least:
            break
        rest.remove(place)
        if quoted + len(ranked.sentences[place].forms) <= MOST_WORDS:
            added = _taken(ranked, place, picked)
            picked += added
            quoted += wholes.length(ranked, added)
            further -= 1
            rest = [p for p in rest if p not in added]
            open_words -= _stems(ranked, added)
    return picked


def _stems(ranked: Ranked, places: Sequence[int]) -> set[str]:
    return {form.stem for place in places for form in ranked.sentences[place].forms}


def telling(ranked: Ranked) -> tuple[int, ...]:
    """The places that may be quoted, best first: a short question or a keyword tells nothing, the reply to it does."""
    order = [place for place in ranked.order if not _keyword(ranked.sentences[place])]
    order = [place for place in order if _remark_tells(ranked, place) or not remark(ranked.sentences[place])]
    told = [place for place in order if not _only_asks(ranked.sentences[place])]
    told = [place for place in told if not _is_put_again(ranked, place)]
    if all(sentence.asked and sentence.interrogative for sentence in ranked.sentences):
        return tuple(order)  # of what somebody asks
    if not told or told[0] == order[0]:
        return tuple(told)
    asked = ranked.sentences[order[0]].pair.id
    reply = next((p for p in told if ranked.sentences[p].pair.id == asked and not ranked.sentences[p].asked), told[0])
    return (reply, *(place for place in told if place != reply))


def _led(ranked: Ranked, order: Sequence[int], words: Collection[str], *, near: float) -> tuple[int, ...]:
    """The places in their order, led by that of those CLOSE behind the first which the reader finds likeliest.

    Where the reader is not asked, of those `near` the first one leads that has one of the `words`, if the first has none.
    """
    read, seen, of_oneself = ranked.feature("read"), ranked.feature("seen"), ranked.feature("first_person")
    behind = ranked.scores[order[0]] - ranked.scores  # below 0 where the first is the reply to a question that is ahead
    if not seen[order[0]]:
        said = [place for place in order if behind[place] <= near and speaks_of(ranked.sentences[place], words)]
        ahead = said[:1] if said and not speaks_of(ranked.sentences[order[0]], words, asked=True) else []
        return (*ahead, *(place for place in order if place not in ahead))
    close = [place for place in order if seen[place] and 0.0 <= behind[place] <= CLOSE]
    value = ranked.scores + READS * read - OF_ONESELF * of_oneself
    first = max(close, key=lambda place: float(value[place]))
    if value[first] < value[order[0]] + BY:
        return tuple(order)
    return (first, *(place for place in order if place != first))


def _only_asks(sentence: Candidate) -> bool:
    """A short question or request that is put, or that stands in a list of contents or another text that nobody speaks."""
    put = sentence.asked or not sentence.spoken
    asks = sentence.interrogative or (sentence.asked and _REQUEST.match(sentence.plain))
    return bool(put and asks and len(sentence.forms) <= BARE_QUESTION)


def _is_put_again(ranked: Ranked, place: int) -> bool:
    """A question that nobody replies to where it stands, and that a reply quotes word for word, as letters do."""
    one = ranked.sentences[place]
    if not one.interrogative or one.pair.question is not None:
        return False
    return any(other.asked and other.plain == one.plain for other in ranked.sentences)


def _keyword(sentence: Candidate) -> bool:
    """A single word that answers nobody, as in the categories of front matter, or a heading inside a reply: neither tells
    anything."""
    if sentence.pair.question is not None and not sentence.asked and sentence.plain.rstrip().endswith(":"):
        text = sentence.document.text
        if _HEADING.match(text, text.rfind("\n", 0, sentence.span.start) + 1, sentence.span.end):
            return True
    alone = len(sentence.forms) == 1 and not sentence.words[0].number
    return alone and sentence.pair.question is None


def _remark_tells(ranked: Ranked, place: int) -> bool:
    """May what a remark says be asked for: when, as in "(The hearing ended at 4.)", or something of what it names?"""
    asked = {token.stem for token in ranked.part.words if not token.stop}
    return ranked.part.kind == "when" or any(form.stem in asked for form in ranked.sentences[place].forms)


def _assented(ranked: Ranked, best: int) -> list[int]:
    """The places of the reply to a question that asserts the best sentence, where it is a word or two ("That is right.")."""
    here = ranked.sentences[best]
    if not here.asked or here.interrogative:
        return []
    reply = [
        place
        for place, sentence in enumerate(ranked.sentences)
        if sentence.pair.id == here.pair.id and not sentence.asked and not remark(sentence)
    ]
    return reply if wholes.length(ranked, reply) <= ASSENT else []


def _taken(ranked: Ranked, place: int, picked: Sequence[int]) -> list[int]:
    """What is quoted of a further sentence beside what is `picked`: the whole of its numbered list, of a SHORT reply to the
    question that the best replies to, of another while all that is quoted stays short; else itself."""
    here = ranked.sentences[place]
    whole = [p for p in wholes.whole(ranked, place) if p not in picked]
    if here.plain.rstrip().endswith(":"):
        return whole  # a line that leads a list says nothing alone
    same = here.pair.id == ranked.sentences[picked[0]].pair.id
    fits = wholes.length(ranked, picked) + wholes.length(ranked, whole) <= MOST_WORDS
    return whole if fits or same or wholes.ordered(ranked, place, whole) else [place]


def _joined(ranked: Ranked, picked: Sequence[int], *, number: int, person: str | None) -> tuple[Evidence, ...]:
    """Neighbouring sentences become one stretch; the best first, then passage by passage, each as it was spoken."""
    groups: list[list[int]] = []
    for place in sorted(picked):
        last = groups[-1][-1] if groups else None
        if last is not None and place == last + 1 and runs_on(ranked.sentences[last], ranked.sentences[place]):
            groups[-1].append(place)
        else:
            groups.append([place])
    groups = [part for group in groups for part in _parted(ranked.sentences, group)]
    groups = _in_order(ranked.sentences, sorted(groups, key=lambda group: min(map(picked.index, group))))
    return tuple(
        Evidence(
            document=ranked.sentences[group[0]].document,
            pair=ranked.sentences[group[0]].pair,
            span=_quoted(ranked.sentences[group[0]], ranked.sentences[group[-1]]),
            score=round(float(max(ranked.scores[place] for place in group)), 6),
            part=number,
            person=person,
        )
        for group in groups
    )


def _in_order(sentences: Sequence[Candidate], groups: Sequence[list[int]]) -> list[list[int]]:
    """The stretches, the best of them first, then those of one passage together in their spoken order."""
    passages = list(dict.fromkeys(sentences[group[0]].pair.id for group in groups))
    return [*groups[:1], *sorted(groups[1:], key=lambda group: (passages.index(sentences[group[0]].pair.id), group[0]))]


def _parted(sentences: Sequence[Candidate], group: Sequence[int]) -> list[list[int]]:
    """The places of a stretch, parted where a bracket would stand in its middle without the partner that is not quoted."""
    text = sentences[group[0]].document.text
    within = Span(sentences[group[0]].span.start, sentences[group[-1]].span.end)
    parts = [[group[0]]]
    for above, below in pairwise(group):
        if parted(text, sentences[above].span, sentences[below].span, within=within):
            parts.append([])
        parts[-1].append(below)
    return parts


def _quoted(first: Candidate, last: Candidate) -> Span:
    return without_halves(Span(first.span.start, last.span.end), first.document.text)
