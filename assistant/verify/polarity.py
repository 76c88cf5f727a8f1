"""What a claim denies that the passage asserts, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.verify.align import Source
from assistant.verify.contraries import opposite
from assistant.verify.lexicon import DENIALS, HEDGES, QUANTIFIERS
from assistant.verify.types import Disagreement, State
from assistant.verify.word import SUBSTANCE, Word

MOST_PLACES = 50  # of a word that are looked at
LIKELY = 0.5  # weight of a negation that is surely put in or left out
GOVERNED = 5  # words after a negation among which the one that it denies stands
_PRICE = frozenset("cost charg pay fee price".split())
_CLOSE = 2  # words before a verb among which what denies it stands
_DOUBTS = frozenset("could may might maybe perhaps possibly depends unsure unclear".split())
_MOSTLY = 0.6  # of what is matched lies in a question from where on the claim is an answer to it


def polarity(
    said: Sequence[tuple[Word, State]], there: Sequence[Word], *, tight: bool, denied: bool
) -> Iterator[Disagreement]:
    """A negation put in or left out, unless an opposite beside it makes up for it ("not easy", "difficult").

    `denied` is whether the claim denies anything right before.
    """
    ours = [(w, s) for w, s in said if w.kind == "negation"]
    theirs = [w for i, w in enumerate(there) if w.kind == "negation" and not _more(there[i + 1 : i + 2])]
    if len(ours) == len(theirs) or any(opposite(w.key, t.key) for w, _ in said for t in there):
        return
    if len(ours) > len(theirs):
        word, state = ours[0]
        weight = 1.0 if tight else 0.3 if state == "near" else 0.6
        yield Disagreement(kind="negation", said=word.folded, found="", weight=weight)
    elif tight and not denied and len(there) <= 4 and len(said) <= 3 and not any(w.folded == "other" for w, _ in said):
        yield Disagreement(kind="negation", said="", found=theirs[0].folded, weight=1.0)


def _more(following: Sequence[Word]) -> bool:
    """Is a negation that such a word follows none? "Not only", "not just" and "not always" deny nothing."""
    return any(word.folded in {"only", "just", "merely", "simply", "always"} for word in following)


def denials(
    words: Sequence[Word], matched: Sequence[int], source: Source, found: list[Disagreement]
) -> list[Disagreement]:
    """The disagreements so far, and what is denied here only where the two stand in different places.

    "I have no desk" shares every word with "I work at a desk. I have no printer.", yet nothing denies the desk; and
    "Did you like it? No." denies the whole question.
    """
    if any(d.kind == "negation" for d in found) and (_denied_deed(words, source) or _costless(words, matched, source)):
        found = [d for d in found if d.kind != "negation"]
    if hedge := _answered_maybe(words, matched, source):
        found = [*found, Disagreement(kind="modality", said="", found=hedge, weight=1.0)]
    if question := _answered_no(matched, words, source):
        if any(denies(word) for word in words):
            return [d for d in found if not (d.kind == "negation" and d.said)]
        if not any(d.kind in {"negation", "opposite"} for d in found):
            return [*found, Disagreement(kind="negation", said="", found=question, weight=1.0)]
    if any((d.kind == "negation" and d.weight >= LIKELY) or (d.kind == "opposite" and d.weight == 1.0) for d in found):
        return found
    return [*found, *_denied_only_here(words, matched, source)]


def _denied_deed(words: Sequence[Word], source: Source) -> bool:
    """Do the passages deny the deed whose object the claim denies: "took no notes" for "didn't take notes"?"""
    if sum(word.kind == "negation" for word in words) != 1:
        return False
    for i, word in enumerate(words[1:], start=1):
        thing = next((w.key for w in words[i + 1 : i + 1 + GOVERNED] if w.kind in SUBSTANCE), "")
        if word.kind != "negation" or words[i - 1].kind != "content" or not thing:
            continue
        for at in map(int, source.places.get(words[i - 1].key, ())[:MOST_PLACES]):
            start, end = source.bounds[source.sentence[at]]
            before, behind = (
                source.words[max(start, at - _CLOSE) : at],
                source.words[at + 1 : min(end, at + 1 + GOVERNED)],
            )
            if any(w.kind == "negation" for w in before) and any(w.key == thing for w in behind):
                return True
    return False


def _costless(words: Sequence[Word], matched: Sequence[int], source: Source) -> bool:
    """Does it cost nothing where the passages say that it is free?"""
    nothing = any(word.folded in {"nothing", "no"} for word in words) and any(word.key in _PRICE for word in words)
    told = {source.sentence[at] for at in matched if at >= 0} if nothing else set[int]()
    return any(word.folded == "free" for number in told for word in source.words[slice(*source.bounds[number])])


def _answered_no(matched: Sequence[int], words: Sequence[Word], source: Source) -> str:
    """ "no" where the claim tells a question that is answered so and nothing of the reply; '' elsewhere."""
    return "no" if _question_told(matched, words, source) in source.denied else ""


def _answered_maybe(words: Sequence[Word], matched: Sequence[int], source: Source) -> str:
    """The word of doubt in the reply to a question that the claim tells as so; '' elsewhere."""
    number = _question_told(matched, words, source)
    if number < 0 or any(word.folded in HEDGES for word in words):
        return ""
    start, end = source.bounds[number + 1]
    return next((word.folded for word in source.words[start:end] if word.folded in _DOUBTS), "")


def _question_told(matched: Sequence[int], words: Sequence[Word], source: Source) -> int:
    """The question in which most of what is matched lies, and nothing in the reply to it; -1 where there is none."""
    weight: dict[int, float] = {}
    for word, at in zip(words, matched, strict=True):
        if at >= 0 and word.kind in SUBSTANCE:
            weight[source.sentence[at]] = weight.get(source.sentence[at], 0.0) + word.weight
    for number in sorted(source.asked & weight.keys()):
        last = number + 1 >= len(source.bounds)
        if not last and number + 1 not in weight and weight[number] >= _MOSTLY * sum(weight.values()):
            return number
    return -1


def _denied_only_here(words: Sequence[Word], matched: Sequence[int], source: Source) -> Iterator[Disagreement]:
    """The first negation that governs a word which nothing in the passages denies."""
    for i, word in enumerate(words):
        behind = range(i + 1, min(len(words), i + 1 + GOVERNED))
        if word.kind != "negation" or (behind and words[i + 1].start > word.end + 1):  # "No, they use it."
            continue
        governed = next((j for j in behind if words[j].kind in SUBSTANCE), None)
        if governed is None:
            continue
        told = matched[governed]
        places = [told] if told >= 0 else list(map(int, source.places.get(words[governed].key, ())))[:MOST_PLACES]
        if places and not any(_denied(at, source) for at in places):
            yield Disagreement(kind="negation", said=word.folded, found="", weight=1.0)
            return


def conditions(found: list[Disagreement]) -> list[Disagreement]:
    """The disagreements, but "not ... if" says the same as "unless"."""
    turned = [d for d in found if {d.said, d.found} == {"if", "unless"}]
    if turned and any(d.kind == "negation" for d in found):
        return [d for d in found if d not in turned and d.kind != "negation"]
    return found


def denies(word: Word) -> bool:
    """Does a word deny what it governs: "not", "refused", "few"?"""
    return word.kind == "negation" or word.folded in DENIALS or QUANTIFIERS.get(word.folded) in {"few", "none"}


def _denied(at: int, source: Source) -> bool:
    """Does anything in the sentence deny the word that stands there?"""
    number = source.sentence[at]
    start, end = source.bounds[number]
    around = source.words[start:end]
    return number in source.denied or any(denies(w) or opposite(w.key, source.words[at].key) for w in around)
