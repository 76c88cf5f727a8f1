"""How surely something is said to be: "might", "wants to", "almost", "used to" put in, left out or exchanged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.verify.lexicon import CERTAIN, MODALITY
from assistant.verify.types import Disagreement, State
from assistant.verify.word import SUBSTANCE, Word

# How much is claimed in another way where such a word is put in, and where it is left out. A hedge put in claims less,
# and a summary tells of the future as of the present.
_PUT_IN = {"future": 0.4, "intended": 0.8, "failed": 1.0, "nearly": 0.8, "former": 0.8}
_LEFT_OUT = {"possible": 0.6, "conditional": 0.4, "intended": 0.8, "failed": 1.0, "nearly": 0.8, "former": 1.0}
_LOOSE = 0.5  # share of it where the two places are not surely the same
_GOVERNED = 2  # small words between such a word and the shared one that it is about


def modality(
    said: Sequence[tuple[Word, State]], there: Sequence[Word], *, tight: bool, near: frozenset[str], denied: bool
) -> Iterator[Disagreement]:
    """The first such difference in what stands before a shared word.

    `near` are the classes of such words in the sentences told, `denied` is whether anything is denied there.
    """
    ours, theirs = _moods([word for word, _ in said]), _moods(there)
    sure = next((word.folded for word, _ in said if word.folded in CERTAIN), "")
    if sure and "possible" in theirs:
        yield Disagreement(kind="modality", said=sure, found=theirs["possible"], weight=1.0)
        return
    for mood, word in ours.items():
        if mood == "failed" and denied:
            continue
        if mood in _PUT_IN and mood not in near and mood not in theirs:
            weight = _PUT_IN[mood] * (1.0 if tight else _LOOSE)
            rival = next(iter(theirs.values()), "")
            yield Disagreement(kind="modality", said=word, found=rival, weight=weight)
            return
    if tight and not ours:
        for mood, word in theirs.items():
            if mood in _LEFT_OUT:
                yield Disagreement(kind="modality", said="", found=word, weight=_LEFT_OUT[mood])
                return


def _moods(words: Sequence[Word]) -> dict[str, str]:
    """Class and word of those that are about what comes right behind `words`; "almost all" is about "all"."""
    found: dict[str, str] = {}
    for i, word in enumerate(words):
        mood = MODALITY.get(word.folded) if word.kind != "date" else None  # "in May"
        behind = words[i + 1 :]
        if mood is None or len(behind) > _GOVERNED or any(w.kind in SUBSTANCE for w in behind):
            continue
        if word.folded.startswith("fail") and not any(w.folded == "to" for w in behind):
            continue  # "failed to come", but an appeal that failed
        if mood != "nearly" or not behind:
            found[mood] = word.folded
    return found
