"""Numbers written in words: "two hundred and sixty", "a thousand", "twenty-five"."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.verify.lexicon import CARDINALS

FACTORS = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}


def spelled(words: Sequence[str]) -> tuple[int, int]:
    """The value of the number that `words` (folded) begin with and how many of them it takes; (0, 0) where there is none."""
    value = open_ = taken = 0
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        factor = FACTORS.get(word, 0)
        if word == "a" and not at and following in FACTORS:
            open_ = 1
            continue
        if word == "and" and at and words[at - 1] in FACTORS and following in CARDINALS:
            if words[at + 2 : at + 3] and words[at + 2] in FACTORS:
                break  # "between two hundred and three hundred"
            continue
        if word in CARDINALS and _fits(CARDINALS[word], open_, begun=at > 0):
            open_ += CARDINALS[word]
        elif factor == 100 and 0 < open_ < 100:
            open_ *= 100
        elif factor > 100 and open_ and (not value or factor < value):
            value, open_ = value + open_ * factor, 0
        else:
            break
        taken = at + 1
    return value + open_, taken


def _fits(number: int, before: int, *, begun: bool) -> bool:
    """May a number be said right behind what is said so far: "two hundred" + "sixty", "twenty" + "five"?"""
    if not begun:
        return True
    if before % 100 == 0:
        return 0 < number < 100
    return before % 100 >= 20 and before % 10 == 0 and 0 < number < 10
