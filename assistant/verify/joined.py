"""Several words that are one: "twenty-five" is 25, "$5" 5 dollars, "two times" twice, "used to" a former habit."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.verify.counts import FACTORS, counted, halved, value
from assistant.verify.dates import clock, dated
from assistant.verify.lexicon import BOUNDS, CARDINALS, MAGNITUDES, QUANTIFIERS, TIMES
from assistant.verify.word import Word

_TURN = frozenset("turn turns turned turning".split())  # "down": what one does with an offer
_SHORT_UNITS = {"g": "gram", "m": "metre", "l": "litre", "L": "litre", "h": "hour"}  # right behind a number
# "no more than" bounds an amount, and "no later than" denies nothing.
_NO_BOUND = {"more": "maximum", "longer": "maximum", "less": "minimum", "fewer": "minimum", "later": "", "earlier": ""}
_IDEA = frozenset("idea clue inkling".split())
_OFTEN = frozenset("a an per every each daily".split())  # what follows a "once" that counts


def joined(words: list[Word], text: str) -> list[Word]:
    """The words of a text, those that are one together joined.

    A currency's sign before its number becomes the unit behind it, as it is spoken.
    """
    found: list[Word] = []
    done = 0
    for at, plain in enumerate(words):
        if at < done:
            continue
        word, done = _spelled(words, at, text) or clock(words, at, text) or (plain, at)
        last = found[-1] if found else None
        if last is not None and last.folded == "no" and word.folded in _IDEA:
            word = word._replace(key="know")  # who has no idea does not know
        near = last is not None and (word.start - last.end == 1 or _times(last, word) > 0)
        one = _one(found, word, text) if near else None
        if one:
            found[-1] = one
        elif last is not None and last.kind == "unit" and word.kind == "number" and word.start == last.end:
            found[-1:] = [word._replace(start=last.start), last._replace(end=word.end)]
        elif len(found) > 1 and (one := _behind_sign(found[-2:], word, text)):
            found[-2:] = [one, last._replace(end=one.end)] if last else []
        else:
            found.append(word)
    for i, word in enumerate(found[1:], start=1):
        unit = _SHORT_UNITS.get(text[word.start : word.end])
        if unit and found[i - 1].kind == "number" and word.start - found[i - 1].end == 1:
            found[i] = word._replace(key=unit, kind="unit")
    return dated([_counting(word, found[i + 1 : i + 3]) for i, word in enumerate(found)])


def _spelled(words: Sequence[Word], at: int, text: str) -> tuple[Word, int] | None:
    """The number of several words that begins there, and where it ends; None where there is none."""
    if words[at].kind != "number" and words[at].folded not in {"a", "half"}:
        return None
    run = [words[at]]
    for word in words[at + 1 : at + 12]:
        if word.start - run[-1].end != 1:
            break
        run.append(word)
    said = [word.folded for word in run]
    plain = said[0] in CARDINALS or said[0] in {"a", "half"}
    if said[:2] == ["one", "point"] and at and words[at - 1].folded == "at":
        return None  # "at one point three people left"
    key, taken = counted(said) if plain else halved(run[0].key, said[1:])
    if taken < 2:
        return None
    start, end = run[0].start, run[taken - 1].end
    return Word(key, "number", start, end, text[start:end].lower()), at + taken


def _one(before: Sequence[Word], word: Word, text: str) -> Word | None:
    """The last word and its neighbour as the one that they are together; None where they are two."""
    last = before[-1]
    written = text[last.start : word.end].lower()
    if last.kind == "number":
        if word.folded in {"times", "time"} and last.key.isdigit():
            return Word(f"{last.key}x", "number", last.start, word.end, written)
        factor = _times(last, word)
        if factor and len(last.key) < 16:
            return Word(value(last.key, factor), "number", last.start, word.end, written)
    if last.folded == "no" and word.folded == "one" and last.kind == "negation":
        return Word("not", "negation", last.start, word.end, "nobody")
    if last.folded in {"almost", "nearly"} and word.kind == "quantifier" and QUANTIFIERS[word.folded] == "all":
        return Word("all-but", "quantifier", last.start, word.end, "all-but")
    if last.folded == "no" and word.folded in _NO_BOUND and text[word.end : word.end + 6].strip() == "than":
        key = _NO_BOUND[word.folded]
        return Word(key, "quantifier" if key else "function", last.start, word.end, key or word.folded)
    if last.folded == "per" and word.folded == "cent":
        return Word("percent", "unit", last.start, word.end, "percent")
    if last.folded == "all" and word.folded == "right":
        return Word("", "function", last.start, word.end, "all right")
    if last.folded == "at" and word.folded == "most":
        return Word("maximum", "quantifier", last.start, word.end, "maximum")
    if word.folded == "down" and last.folded in _TURN:
        return Word("refus", "content", last.start, word.end, "refused")
    if last.folded == "until" and word.folded in {"recently", "lately"}:
        return Word(last.key, "function", last.start, word.end, "until recently")
    if last.folded == "used" and word.folded == "to" and _habit(before[:-1], text):
        return Word("used-to", "function", last.start, word.end, "used-to")
    return None


def _times(last: Word, word: Word) -> int:
    """How many times what stands before it a word makes: "million" behind a space, "bn" also right behind; 0 for none."""
    short = 0 if word.folded == "m" and last.kind != "unit" else MAGNITUDES.get(word.folded, 0)  # "2.5m" are metres
    if word.start == last.end:
        return short
    factor = FACTORS.get(word.folded, 0) or (short if word.folded in {"mn", "bn"} else 0)
    return factor if word.start - last.end == 1 else 0


def _habit(before: Sequence[Word], text: str) -> bool:
    """Is "used to" after these words a habit: whose? Not in "is used to", "tools used to" and "the camera I used to"."""
    who = before[-1] if before else None
    if who is None or not (who.kind == "pronoun" or text[who.start].isupper()):
        return False
    return len(before) < 2 or before[-2].kind not in {"content", "name"} or who.start - before[-2].end > 1


def _behind_sign(before: Sequence[Word], word: Word, text: str) -> Word | None:
    """The number in "$2.5 million", whose unit stands behind it already; None for all else."""
    number, unit = before
    factor = _times(unit, word)
    if not factor or number.kind != "number" or (number.start, number.end) != (unit.start, unit.end):
        return None
    if len(number.key) >= 16:
        return None
    return Word(value(number.key, factor), "number", number.start, word.end, text[number.start : word.end].lower())


def _counting(word: Word, following: Sequence[Word]) -> Word:
    """The word as what follows it makes it: "once" is a number before "a week" only, "over" an amount before a number."""
    if QUANTIFIERS.get(word.folded) == "all" and [w.folded for w in following[:1]] in (["but"], ["except"]):
        return word._replace(key="all-but", folded="all-but")
    if QUANTIFIERS.get(word.folded) in BOUNDS and word.kind == "quantifier":
        about = any(w.kind == "number" or w.folded in QUANTIFIERS or w.folded in TIMES for w in following)
        return word if about else word._replace(kind="function")
    times = TIMES.get(word.folded)
    if times is None or (times == 1 and not any(w.folded in _OFTEN for w in following[:1])):
        return word
    return word._replace(key=f"{times}x", kind="number")
