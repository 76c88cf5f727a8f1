"""How a word that claim and passage share is meant in both: denied, only possible, wanted, almost or once so.

Looks at the small words right before the shared one, wherever the two stand. The comparison of what lies between two
shared words (polarity, modality) sees the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.verify.align import Source
from assistant.verify.contraries import opposite
from assistant.verify.lexicon import HEDGES, MODALITY
from assistant.verify.polarity import MOST_PLACES, denies
from assistant.verify.types import Disagreement
from assistant.verify.verbs import apart as apart_at
from assistant.verify.verbs import is_verb, past
from assistant.verify.word import SUBSTANCE, Word

_BEFORE = 5  # words before one that can govern it
_CHAIN = 10  # where verbs of reaching lie between: "have not been able to work out how to"
_WHOLE = 3  # words of substance that are enough to tell which sentence a claim tells
_BREAKS = frozenset("and but or because if unless when while whether that which who so than as to".split())
_SET_AGAINST = frozenset("when where in on at for with by to from after before until".split())  # behind ", not"
# Verbs, by their keys, that reach for what follows their "to": what is not reached for so is not done.
_REACHING = frozenset("abl work figur manag know find learn get bother dare afford allow need way".split())
_MEANT = frozenset("meant supposed expected going".split())  # before "to": what was to be, and may not have been
_WEAKER = {"possible": 0.8, "intended": 0.8, "failed": 1.0, "nearly": 0.8, "former": 0.8, "future": 0.8}


def governed(words: Sequence[Word], matched: Sequence[int], source: Source) -> Iterator[Disagreement]:
    """The first shared word that the passages deny and the claim does not, and the first that they say less surely.

    They do so only where they do it wherever they have the word.
    """
    denied = any(denies(word) for word in words)
    moods = {mood for word in words if (mood := MODALITY.get(word.folded))}
    hedged = any(word.folded in HEDGES for word in words)
    shared = [(i, at) for i, at in enumerate(matched) if at >= 0 and words[i].kind in SUBSTANCE]
    main = _main(words, source)
    apart = [
        i
        for i, at in enumerate(matched)
        if at < 0 and words[i].key in source.places and (past(words[i]) or (main >= 0 and is_verb(words, i)))
    ]
    shared += [(i, int(source.places[words[i].key][0])) for i in apart]
    for i, at in () if denied else shared:
        places = _places(source, at)
        inside = [place for place in places if source.sentence[place] == main] if is_verb(words, i) else []
        denials = [_denial(source, place) for place in inside or places]
        if i in apart and "without" in denials:
            continue
        if all(denials) and not any(opposite(w.key, words[i].key) for w in words[:i]):
            yield Disagreement(kind="negation", said="", found=denials[0], weight=1.0)
            break
    else:
        if not denied and (found := _phrase(words, source)):
            yield Disagreement(kind="negation", said="", found=found, weight=1.0)
    for i, at in () if hedged or denied else shared:
        mood, word = _mood(source, at)
        if mood not in _WEAKER or mood in moods or (mood in {"possible", "future"} and not is_verb(words, i)):
            continue
        if mood == "future" and not past(words[i]):
            continue
        if all(_mood(source, place)[0] == mood for place in _places(source, at)):
            yield Disagreement(
                kind="modality", said=words[i].folded if mood == "future" else "", found=word, weight=_WEAKER[mood]
            )
            return


def _main(words: Sequence[Word], source: Source) -> int:
    """The sentence that has all that the claim says, questions apart; -1 where there is none."""
    keys = {word.key for word in words if word.kind in SUBSTANCE}
    if len(keys) < _WHOLE:
        return -1
    rarest = min(sorted(keys), key=lambda key: len(source.places.get(key, ())))
    numbers = {source.sentence[int(at)] for at in source.places.get(rarest, ())[:MOST_PLACES]} - source.asked
    return next((number for number in sorted(numbers) if keys <= source.sentence_keys(number)), -1)


def _phrase(words: Sequence[Word], source: Source) -> str:
    """What denies a word with what follows it, wherever the passages have the two together: "will not close for good"."""
    for i, word in enumerate(words):
        end = next((j for j in range(i + 1, min(len(words), i + 4)) if words[j].kind in SUBSTANCE), 0)
        if not end or word.kind != "content" or words[end].kind != "content":
            continue
        keys = [w.key for w in words[i : end + 1]]
        places = map(int, source.places.get(word.key, ())[:MOST_PLACES])
        together = (at for at in places if [w.key for w in source.words[at : at + len(keys)]] == keys)
        denials = [_denial(source, at) for at in together if source.sentence[at] not in source.asked]
        if denials and all(denials):
            return denials[0]
    return ""


def _places(source: Source, at: int) -> list[int]:
    """Where the passages have the word that stands at `at`; what is only asked says nothing of it."""
    found = list(map(int, source.places[source.words[at].key][:MOST_PLACES]))
    if source.words[at].kind != "content":
        return found
    return [place for place in found if source.sentence[place] not in source.asked] or found


def _govern(source: Source, at: int) -> list[Word]:
    """The small words right before a word of the passage, of its clause, nearest first."""
    start, _ = source.bounds[source.sentence[at]]
    found: list[Word] = []
    behind = source.words[at]
    for word in reversed(source.words[max(start, at - _CHAIN) : at]):
        if len(found) >= _BEFORE and not any(w.key in _REACHING for w in found):
            break
        if behind.start - word.end > 1 or (word.folded in _BREAKS and word.folded != "to"):
            break
        reaching = word.key in _REACHING and behind.folded in {"to", "out", "how"}
        if word.kind in SUBSTANCE and word.folded not in MODALITY and word.folded not in _MEANT and not reaching:
            break
        found.append(word)
        behind = word
    return found


def _denial(source: Source, at: int) -> str:
    """What denies a word of the passage, '' where nothing does; "not only" and "not ... unless" deny nothing."""
    number = source.sentence[at]
    if number in source.denied or _conditional(source, number):
        return ""
    if _no_behind(source, at):
        return "no"
    if _contrasted(source, at):
        return "not"
    near, before = "", _govern(source, at)
    for place, word in enumerate(before, start=1):
        if word.kind == "negation":
            if near == "always" and any(w.folded in {"was", "were"} for w in before[place : place + 1]):
                return ""  # "I was not always a baker"
            return "" if near in {"only", "just", "merely", "simply", "more", "less"} else word.folded
        near = word.folded
    return ""


def _contrasted(source: Source, at: int) -> bool:
    """Does it stand behind a "not" that sets one against another: "when you shut it, not when you leave"?"""
    start, _ = source.bounds[source.sentence[at]]
    for i in range(at - 1, max(start, at - _CHAIN), -1):
        if source.words[i].folded == "not" and apart_at(source.words, i):
            return source.words[i + 1].folded in _SET_AGAINST
        if apart_at(source.words, i + 1):
            return False
    return False


def _no_behind(source: Source, at: int) -> bool:
    """Is a "no" all that is said of it: "King size, no, it comes out dry"?"""
    start, end = source.bounds[source.sentence[at]]
    words = source.words
    first = next((i for i in range(at + 1, min(end, at + 1 + _BEFORE)) if apart_at(words, i)), end)
    last = end - 1
    if first < last and words[last].folded == "no" and words[last].kind == "negation" and apart_at(words, last):
        first = last  # "For the terrace, where you sit, no."
    elif (
        first >= end
        or words[first].folded != "no"
        or words[first].kind != "negation"
        or not (first + 1 == end or apart_at(words, first + 1))
    ):
        return False
    speaker = source.speakers[source.sentence[at]]
    return not any(apart_at(words, i) for i in range(start + 1, at + 1) if words[i - 1].key not in speaker)


def _mood(source: Source, at: int) -> tuple[str, str]:
    """How surely a word of the passage is said. "If you want to" and "you may" say nothing of anybody."""
    start, _ = source.bounds[source.sentence[at]]
    near = ""
    for word in _govern(source, at):
        mood = MODALITY.get(word.folded, "intended" if near == "to" and word.folded in _MEANT else "")
        failing = mood == "failed" and word.folded.startswith("fail")
        mood = "" if failing and near != "to" else mood  # "failed to come", but an appeal that failed
        near = word.folded
        if mood:
            before = source.words[max(start, at - _BEFORE) : at]
            return ("", "") if any(w.folded in {"you", "if"} for w in before) else (mood, word.folded)
    return "", ""


def _conditional(source: Source, number: int) -> bool:
    """ "Not ... unless" and "not ... until" say when it is so."""
    start, end = source.bounds[number]
    return any(word.folded in {"unless", "until", "till"} for word in source.words[start:end])
