"""Which words are verbs, and where a clause ends, told without a parser."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.verify.lexicon import AUXILIARIES, BASES, SHORT_TITLES
from assistant.verify.word import Word

_LEADING = frozenset(("be", "will", "can", "may", "must"))  # auxiliaries behind which a verb or a predicate stands
_PRESENT = frozenset(BASES.values())


def is_verb(words: Sequence[Word], at: int) -> bool:
    """Is the word a verb: a past, an irregular form, or what stands behind a pronoun, an auxiliary or "to be"?"""
    word = words[at]
    if word.kind not in {"content", "ordinal"} or not word.folded.isalpha():
        return False
    if past(word):
        return True
    if not at or apart(words, at):
        return False
    lead = words[at - 2] if words[at - 1].key == "" and at > 1 else words[at - 1]  # "was the last"
    return word.folded in _PRESENT or AUXILIARIES.get(lead.folded) in _LEADING


def past(word: Word) -> bool:
    """Is it the past or the participle of a verb?"""
    return word.folded in BASES or (word.folded.endswith("ed") and len(word.folded) > 4)


def apart(words: Sequence[Word], at: int) -> bool:
    """Does more than a space stand before the word: a comma, a bracket? The stop of "Dr." and "J." is none."""
    before = words[at - 1]
    return words[at].start - before.end > 1 and before.folded not in SHORT_TITLES and len(before.folded) > 1
