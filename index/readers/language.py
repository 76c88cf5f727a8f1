"""Which language a text is written in, or None where it is too short to tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Protocol

SHORTEST = 40  # letters; below this the guess is worse than none
SAMPLE = 400  # characters taken from each of three places
SURE = 0.5
ENGLISH = frozenset("the and of to that it you with have this are my they we what".split())
"""Words that make up an eighth and more of most English, and at most .014 of texts seen in other languages."""
PLAIN = 0.12
"""Their share from which on a text is told for English without the model, which takes half a second to load."""
ENOUGH = 30  # words for that

# The languages that interviews and FAQs come in; the model's other fifty mostly attract names, code and word lists.
_LANGUAGES = (
    "af ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky "
    "lt lv mk ml mn mr ms mt ne nl no pa pl pt ro ru si sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh"
).split()
_NOISE = re.compile(r"https?://\S+|<[^<>]{1,300}>|[^\w\s'’]|[\d_]", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+")


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


@cache
def _identifier() -> _Identifier:
    from py3langid.langid import LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file("data/model.npz.xz", norm_probs=True)
    identifier.set_languages([language for language in _LANGUAGES if language in identifier.nb_classes])
    return identifier  # type: ignore[no-any-return]  # py3langid ships no types


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language that most of `text` is in, or None where it is short or unclear.

    Only the beginning, the middle and the end are looked at, so the cost does not grow with the text.
    """
    middle = max(0, len(text) // 2 - SAMPLE // 2)
    places = [text] if len(text) <= 3 * SAMPLE else [text[:SAMPLE], text[middle : middle + SAMPLE], text[-SAMPLE:]]
    words = _WORD.findall(" ".join(_NOISE.sub(" ", place) if place.isascii() else place for place in places))
    letters = sum(len(word) for word in words)
    wide = any("\u3040" <= c <= "\u30ff" or "\u4e00" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in text[:500])
    if letters < (SHORTEST // 3 if wide else SHORTEST):
        return None
    if _plainly_english(words):
        return "en"
    code, sure = _identifier().classify(" ".join(words))
    return code if sure >= SURE else None


def _plainly_english(words: Sequence[str]) -> bool:
    return len(words) >= ENOUGH and sum(word.lower() in ENGLISH for word in words) >= PLAIN * len(words)
