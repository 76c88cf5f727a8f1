"""Retell a sentence without changing what it says: third person, contractions opened, numbers in the other form, a lead-in.

A true retelling is the fair counterpart of a perturbed one: both differ from the source's words, so that copying is
not what tells them apart.
"""

from __future__ import annotations

import random
import re

_PERSON = {
    "i": "they", "i'm": "they are", "i've": "they have", "i'd": "they would", "i'll": "they will",
    "me": "them", "my": "their", "mine": "theirs", "myself": "themselves",
    "we": "they", "we're": "they are", "we've": "they have", "we'd": "they would", "we'll": "they will",
    "us": "them", "our": "their", "ours": "theirs", "ourselves": "themselves",
    "am": "are",
}  # fmt: skip
_VERBS_AFTER_I = {"was": "were", "wasn't": "were not", "am": "are"}
_CONTRACTIONS = {
    "don't": "do not", "doesn't": "does not", "didn't": "did not", "isn't": "is not", "aren't": "are not",
    "wasn't": "was not", "weren't": "were not", "won't": "will not", "wouldn't": "would not", "can't": "cannot",
    "couldn't": "could not", "shouldn't": "should not", "haven't": "have not", "hasn't": "has not", "hadn't": "had not",
    "it's": "it is", "that's": "that is", "there's": "there is", "they're": "they are", "they've": "they have",
    "you're": "you are", "you've": "you have", "it'll": "it will", "it'd": "it would",
}  # fmt: skip
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_TO_WORD = {str(n): word for n, word in enumerate(_SMALL) if n > 1}
_TO_DIGIT = {word: digit for digit, word in _TO_WORD.items()}
_OPENERS = re.compile(
    r"^(?:well|so|yeah|yes|no|oh|okay|ok|honestly|basically|actually|obviously|i mean|you know|and|but)\b,?\s+", re.I
)
_NAMED = (
    "According to {who}, {said}",
    "{who} said that {said}",
    "{who} says that {said}",
    "As {who} put it, {said}",
    "{who} explained: {said}",
    "In the words of {who}, {said}",
)
_UNNAMED = (
    "{said}",
    "{said}",
    "According to the interview, {said}",
    "The interviewee says that {said}",
    "Asked about it, they answered that {said}",
    "In short, {said}",
    "The answer was that {said}",
    "It was said that {said}",
    "From the record: {said}",
    "In other words, {said}",
)
_WORD = re.compile(r"(?<!\w)[A-Za-z]+(?:'[a-z]+)?(?!\w)")  # not the i of "i5"


def third_person(sentence: str) -> str:
    """First person to third ('I was at my desk' -> 'they were at their desk'); apostrophes become plain."""
    text = sentence.replace("\u2019", "'")
    text = re.sub(
        r"\b([Ii]) (was|wasn't|am)\b", lambda m: f"{m[1]} {_VERBS_AFTER_I[m[2]]}", text
    )  # before the pronoun itself goes
    return _replaced(text, _PERSON)


def opened(sentence: str) -> str:
    """Contractions written out ("don't" -> 'do not'); apostrophes become plain."""
    return _replaced(sentence.replace("\u2019", "'"), _CONTRACTIONS)


def other_number_form(sentence: str) -> str:
    """Whole numbers from two to twenty written in the other form: '5 dogs' <-> 'five dogs'."""

    def other(match: re.Match[str]) -> str:
        before = sentence[: match.start()].rstrip().rpartition(" ")
        if before[0] and before[2][:1].isupper():  # part of a name: 'Sublime Text 3'
            return match[0]
        return _TO_WORD.get(match[0]) or _TO_DIGIT[match[0]]

    words = "|".join(sorted(_TO_DIGIT, key=len, reverse=True))
    return re.sub(rf"(?<![\w.,:$€£/-])(?:1\d|20|[2-9])(?![\w.,:%/-]\w|[\w%])|\b(?:{words})\b(?!-)", other, sentence)


def retell(sentence: str, *, rng: random.Random, speaker: str | None = None) -> str:
    """The sentence as a summary would put it. Draws from `rng` the same number of times whatever the sentence says.

    Two sentences that differ in one fact, retold from the same state of `rng`, differ in that fact only. With
    `speaker`, the lead-in names that person.
    """
    contraction, numbers, opener, lead = (rng.random() for _ in range(4))
    text = third_person(sentence)
    if contraction < 0.7:
        text = opened(text)
    if numbers < 0.3:
        text = other_number_form(text)
    if opener < 0.7 and (shorter := _OPENERS.sub("", text)):
        text = shorter
    leads = _NAMED if speaker else _UNNAMED
    template = leads[int(lead * len(leads))]
    if not template.startswith("{said}"):
        text = lower_start(text)
        return template.format(who=speaker, said=text)
    return text[:1].upper() + text[1:]


def lower_start(text: str) -> str:
    """Lower-case the first letter of a common word; names and abbreviations keep theirs."""
    first = _WORD.match(text)
    if first and (first[0].lower() in _COMMON_WORDS):
        return text[0].lower() + text[1:]
    return text


_COMMON_WORDS = frozenset(
    "the a an this that these those they their there it its he she his her you your most many some all any every each "
    "if when while because since although though for from in on at by with without as after before about what which "
    "who how why where not no one two three four five once usually often sometimes never always then now still just "
    "even also only however last next later today ours around like well so basically there's it's that's they're "
    "best being having using writing whenever wherever until unless maybe perhaps mostly generally recently "
    "currently another other both few several anything everything something nothing someone everyone somebody "
    "anybody everybody nobody anyone "
    "was were is are did does do can could would should will may might".split()
)


def _replaced(text: str, table: dict[str, str]) -> str:
    def swap(match: re.Match[str]) -> str:
        new = table.get(match[0].lower())
        if new is None:
            return match[0]
        begins = match.start() == 0 or text[: match.start()].rstrip(" \"'").endswith((".", "!", "?", ":"))
        return new[0].upper() + new[1:] if match[0][0].isupper() and begins else new

    return _WORD.sub(swap, text)
