"""What a claim says differently from the place in the passages that it tells: the disagreements, each with its reason.

Works on an alignment (see align): between two words that both sides share, what the claim has there is held against
what the passage has there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from assistant.verify.align import Source, align
from assistant.verify.causes import causes
from assistant.verify.contradiction import contradicted, received
from assistant.verify.contraries import opposite
from assistant.verify.converses import converses
from assistant.verify.counted import counted_otherwise
from assistant.verify.crossings import joined_otherwise, own_stretch
from assistant.verify.exchange import compared, exchanged
from assistant.verify.extents import to_extent
from assistant.verify.gaps import Gap, gaps
from assistant.verify.governed import governed
from assistant.verify.items import foreign_item
from assistant.verify.lexicon import MODALITY, TELLING
from assistant.verify.listed import another_number, another_of_the_list
from assistant.verify.modality import modality
from assistant.verify.ordering import in_turn_otherwise, ordered_otherwise
from assistant.verify.pairs import elided, measured_otherwise, said_to_be
from assistant.verify.parted import crossed, own
from assistant.verify.polarity import conditions, denials, denies, polarity
from assistant.verify.portions import another_portion
from assistant.verify.quantifiers import bounded, excepting, narrower, quantified
from assistant.verify.replies import replies
from assistant.verify.roles import roles
from assistant.verify.telling import spoken_of, tellers
from assistant.verify.types import Comparison, Disagreement, DisagreementKind, State
from assistant.verify.word import SUBSTANCE, Word

DENIED = 6  # words before a shared one that can deny it
_VALUES: dict[str, DisagreementKind] = {
    "number": "number",
    "ordinal": "number",
    "date": "date",
    "unit": "unit",
    "name": "name",
}


class _Place(NamedTuple):
    """What the comparison of one gap needs besides the gap."""

    words: Sequence[Word]
    states: Sequence[State]
    source: Source
    near: frozenset[str]
    initials: frozenset[str]
    moods: frozenset[str]
    denying: bool


def compare(words: Sequence[Word], source: Source, question: frozenset[str] = frozenset()) -> Comparison:
    """Hold one claim's words against the passages. `question` holds the keys of the question's words."""
    matched = align(words, source)
    told = _told(words, matched, source)
    near = frozenset(key for number in told for key in source.sentence_keys(number))
    moods = frozenset(mood for w in _words_of(told, source) if w.kind != "date" and (mood := MODALITY.get(w.folded)))
    lead = _lead(words, matched)
    states = tuple(
        _state(i, word, matched[i], near=near, source=source, question=question, lead=lead)
        for i, word in enumerate(words)
    )
    place = _Place(
        words,
        states,
        source,
        near,
        _initials(source, told),
        moods,
        any(map(denies, _words_of(told, source))),
    )
    found = [d for gap in gaps(matched, source) for d in _differences(gap, place)]
    found += _beside(words, matched, source, found)
    found = denials(words, matched, source, found)
    kinds = {d.kind for d in found}
    found += [d for d in governed(words, matched, source) if d.kind not in kinds]
    found += excepting(words, list(_words_of(told, source)))
    known = any(d.kind == "unit" and d.found for d in found)
    measured = [] if known else list(measured_otherwise(words, source))
    found += measured or list(another_of_the_list(words, source, told)) or counted_otherwise(words, source, told)
    if not any(d.kind in {"number", "unit"} and d.weight == 1.0 for d in found):
        found += another_number(words, source, told)
    changed = exchanged(words, source, told) or compared(words, source, told)
    found += changed or list(roles(words, source, told))
    found += replies(words, matched, source)
    found += narrower(words, matched, source)
    found += bounded(words, source)
    found += causes(words, source, told)
    found += tellers(words, matched, source)
    found += spoken_of(words, matched, source)
    if not any(d.kind in {"opposite", "negation"} for d in found):
        found += list(contradicted(words, source, told)) or list(ordered_otherwise(words, source))
        found += in_turn_otherwise(words, source)
    found += another_portion(words, source)
    found += foreign_item(words, source, told)
    found = to_extent(words, source, told, found)
    found = own([*found, *crossed(words, source)], words, source)
    found = converses(words, source, told, conditions(found))
    found = joined_otherwise(words, source, found)
    found = [d for d in found if not received(d, words, [*_words_of(told, source)])]
    span, anchor = _best_place(words, matched, source)
    return Comparison(
        words=tuple(words), matched=matched, states=states, disagreements=tuple(found), span=span, anchor=anchor
    )


def _best_place(
    words: Sequence[Word], matched: Sequence[int], source: Source
) -> tuple[tuple[int, int, int] | None, int]:
    """The run of sentences that holds most of what is matched, as (passage, start, end), and a word told in it."""
    weight: dict[int, float] = {}
    for word, at in zip(words, matched, strict=True):
        if at >= 0:
            weight[source.sentence[at]] = weight.get(source.sentence[at], 0.0) + word.weight
    if not weight:
        return None, 0
    main = max(weight, key=lambda number: (weight[number], -number))
    passage = source.passage[source.bounds[main][0]]
    low = high = main
    while weight.get(low - 1, 0.0) >= 1.0 and source.passage[source.bounds[low - 1][0]] == passage:
        low -= 1
    while weight.get(high + 1, 0.0) >= 1.0 and source.passage[source.bounds[high + 1][0]] == passage:
        high += 1
    start, end = source.words[source.bounds[low][0]].start, source.words[source.bounds[high][1] - 1].end
    return (passage, start, end), source.words[_anchor(matched, source, main)].start


def _anchor(matched: Sequence[int], source: Source, main: int) -> int:
    """A word under the label of whoever says what is told: of a question and its reply that is who replies."""
    if main in source.asked and main + 1 < len(source.bounds):
        reply, _ = source.bounds[main + 1]
        if source.passage[reply] == source.passage[source.bounds[main][0]]:
            return source.bounds[main + 1][1] - 1
    return max(at for at in matched if at >= 0 and source.sentence[at] == main)


def _told(words: Sequence[Word], matched: Sequence[int], source: Source) -> tuple[int, ...]:
    """The passage sentences that the claim tells: those where something of substance is matched."""
    weight: dict[int, float] = {}
    for word, at in zip(words, matched, strict=True):
        if at >= 0:
            number = source.sentence[at]
            weight[number] = weight.get(number, 0.0) + word.weight
    return tuple(sorted(number for number, total in weight.items() if total >= 1.0))


def _words_of(told: Sequence[int], source: Source) -> Iterator[Word]:
    for number in told:
        start, end = source.bounds[number]
        yield from source.words[start:end]


def _lead(words: Sequence[Word], matched: Sequence[int]) -> int:
    """How many words at the beginning only introduce: words of telling before the first shared word of substance."""
    last = -1
    for i, word in enumerate(words[:12]):
        if word.folded in TELLING and matched[i] < 0:
            last = i
        elif (word.kind in SUBSTANCE or word.kind == "negation") and word.folded not in TELLING:
            break
    return last + 1


def _state(
    i: int, word: Word, at: int, *, near: frozenset[str], source: Source, question: frozenset[str], lead: int
) -> State:
    if at >= 0:
        return "aligned"
    if i < lead:
        return "telling"
    if word.key in near:
        return "near"
    if word.key in source.places:
        return "elsewhere"
    return "question" if word.key in question else "absent"


def _initials(source: Source, told: Sequence[int]) -> frozenset[str]:
    """The abbreviations that the told sentences' words give: every run of two to six first letters."""
    found: set[str] = set()
    for number in told:
        start, end = source.bounds[number]
        letters = "".join(w.folded[:1] for w in source.words[start : min(end, start + 120)] if w.weight > 0.2)
        found.update(letters[i : i + size] for size in range(2, 7) for i in range(len(letters) - size + 1))
    return frozenset(found)


def _differences(gap: Gap, place: _Place) -> Iterator[Disagreement]:
    said = [(place.words[i], place.states[i]) for i in gap.said if place.states[i] != "telling"]
    there = [place.source.words[k] for k in gap.found]
    if not said and not any(w.kind in {"negation", "quantifier"} or w.folded in MODALITY for w in there):
        return
    yield from _values(said, there, place)
    yield from polarity(
        said, there, tight=gap.tight, denied=any(map(denies, place.words[max(0, gap.before - DENIED) : gap.before]))
    )
    yield from modality(said, there, tight=gap.tight, near=place.moods, denied=place.denying)
    yield from quantified(said, there, gap.tight, place.near)
    yield from _wording(said, there, gap.tight)


def _values(said: list[tuple[Word, State]], there: list[Word], place: _Place) -> Iterator[Disagreement]:
    """Numbers, dates, units and names that the passage does not have here."""
    for word, state in said:
        kind = _VALUES.get(word.kind)
        if kind is None:
            continue
        rival = next((w for w in there if w.kind == word.kind and w.key != word.key), None)
        if rival is None and (state == "near" or _harmless(word, place) or elided(word, place.words, place.source)):
            continue
        if rival is not None and state == "near" and own_stretch(word, rival, place.words, place.source):
            continue
        if rival is not None and word.kind == "name" and fuzz.ratio(word.folded, rival.folded) >= 75:
            continue  # another spelling
        base = {"near": 0.5, "elsewhere": 0.5, "question": 0.4}.get(state, 0.7)
        weight = min(1.0, base + (0.4 if rival else 0.0))
        yield Disagreement(kind=kind, said=word.folded, found=rival.folded if rival else "", weight=weight)


def _harmless(word: Word, place: _Place) -> bool:
    """Needs no counterpart: "7th" beside "7", an abbreviation of words that stand there, a small count in words."""
    if word.kind == "number":
        counts = word.folded.isalpha() and len(word.key) == 1 and not said_to_be(word, place.words)
        return f"{word.key}th" in place.near or counts
    if word.kind == "ordinal":
        return word.key[:-2] in place.near
    return word.kind == "name" and word.folded in place.initials


def _beside(
    words: Sequence[Word], matched: Sequence[int], source: Source, found: Sequence[Disagreement]
) -> Iterator[Disagreement]:
    """The first word whose opposite stands in the passage right beside the same neighbour: "the week after", "before"."""
    if any(d.kind == "opposite" and d.weight == 1.0 for d in found):
        return
    told = set(matched)
    for i, word in enumerate(words):
        if matched[i] >= 0 or word.kind not in {"content", "function", "quantifier", "ordinal"}:
            continue
        for neighbour, step in ((i - 1, 1), (i + 1, -1)):
            at = matched[neighbour] if 0 <= neighbour < len(words) else -1
            there = at + step
            if at < 0 or words[neighbour].kind not in SUBSTANCE or not 0 <= there < len(source.words) or there in told:
                continue
            rival = source.words[there]
            if source.sentence[there] == source.sentence[at] and opposite(word.key, rival.key):
                yield Disagreement(kind="opposite", said=word.folded, found=rival.folded, weight=1.0)
                return


def _wording(said: list[tuple[Word, State]], there: list[Word], tight: bool) -> Iterator[Disagreement]:
    """An opposite, a word in another's place."""
    theirs = [w for w in there if w.kind in {"content", "name"}]
    negated = any(w.kind == "negation" for w, _ in said) != any(w.kind == "negation" for w in there)
    for word, state in said:
        if word.folded == "once" and (often := next((w for w in there if w.key in {"2x", "3x"}), None)):
            yield Disagreement(kind="number", said="once", found=often.folded, weight=1.0)
        if word.kind not in {"content", "function", "quantifier", "ordinal"} or word.folded in MODALITY:
            continue
        contrary = next((w for w in there if opposite(word.key, w.key)), None)
        if contrary is not None:
            if not negated:
                yield Disagreement(
                    kind="opposite", said=word.folded, found=contrary.folded, weight=1.0 if tight else 0.6
                )
        elif tight and word.kind == "content" and state in {"absent", "elsewhere"}:
            found = theirs[0].folded if theirs else ""
            yield Disagreement(kind="word", said=word.folded, found=found, weight=0.6 if found else 0.4)
