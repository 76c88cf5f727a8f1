"""Numbers written in words: "two hundred and sixty", "a dozen", "twenty-five", "three and a half million"."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.verify.lexicon import CARDINALS

FACTORS = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}


_HALF = ["and", "a", "half"]


def counted(words: Sequence[str]) -> tuple[str, int]:
    """The value, as a key, of the count that `words` (folded) begin with, halves too, and how many of them it takes."""
    if words[:2] == ["half", "a"] and words[2:3] and words[2] in FACTORS:
        return value("0.5", FACTORS[words[2]]), 3
    whole, taken = spelled(words)
    if taken and (figures := _figures(words[taken:])):
        taken += 1 + len(figures)
        times = FACTORS.get(words[taken], 0) if taken < len(words) else 0
        return value(f"{whole}.{figures}", times or 1), taken + bool(times)
    if not taken or words[taken : taken + 3] != _HALF:
        return str(whole), taken
    if factor := FACTORS.get(words[taken - 1]):
        return str(whole + factor // 2), taken + 3
    return halved(str(whole), words[taken:], taken)


def _figures(words: Sequence[str]) -> str:
    """The digits behind a spoken point: "point two five"; empty where there is none."""
    digits = [str(CARDINALS.get(word, 10)) for word in words[1:]] if words[:1] == ["point"] else []
    return "".join(digits[: next((i for i, digit in enumerate(digits) if len(digit) > 1), len(digits))])


def halved(number: str, following: Sequence[str], taken: int = 1) -> tuple[str, int]:
    """The same for a number of `taken` words that "and a half" may follow: "3 and a half million"."""
    if following[:3] != _HALF or not number.isdecimal():
        return number, taken
    factor = FACTORS.get(following[3], 0) if len(following) > 3 else 0
    return value(f"{number}.5", factor or 1), taken + 3 + bool(factor)


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
        elif factor in {12, 100} and 0 < open_ < 100:
            open_ *= factor
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


def value(plain: str, times: int = 1) -> str:
    """Digits to one spelling of their value: "1,000" and "1000.0" are "1000". Beyond 40 digits as written."""
    digits = plain.replace(",", "")
    if len(digits) > 40:
        return digits
    try:
        value = float(digits) * times
    except ValueError:
        return digits
    return str(int(value)) if value == int(value) else repr(value)
