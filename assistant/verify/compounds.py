"""One word or two: "color scheme" beside "colorscheme", "website" beside "web site"."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.verify.align import Source
from assistant.verify.word import Word
from index.words import tokens

_MOST = 20  # places of a word that are looked at
LONGEST_GAP = 1  # characters between the two


def as_written(words: Sequence[Word], source: Source, text: str = "") -> tuple[Word, ...]:
    """The words of the claim `text`, those that the passages write together or apart as they are written there.

    A capital letter at the beginning tells nothing of itself; where the passages have the word as a name it is one.
    """
    found: list[Word] = []
    for word in words:
        if word.key in source.places or word.kind not in {"content", "name"}:
            capital = text[word.start : word.start + 1].isupper()
            found.append(word._replace(kind="name") if capital and _name(word, source) else word)
        elif joined := _joined(found[-1], word, source) if found else None:
            found[-1] = joined
        else:
            found += _parted(word, source)
    return tuple(found)


def _name(word: Word, source: Source) -> bool:
    """Is it a name wherever the passages have it?"""
    places = source.places.get(word.key, ()) if word.kind == "content" else ()
    return len(places) > 0 and all(source.words[int(at)].kind == "name" for at in places[:_MOST])


def _joined(before: Word, word: Word, source: Source) -> Word | None:
    if before.kind not in {"content", "name"} or word.start - before.end > LONGEST_GAP:
        return None
    key = _key(before.folded + word.folded)
    return Word(key, word.kind, before.start, word.end, before.folded + word.folded) if key in source.places else None


def _parted(word: Word, source: Source) -> list[Word]:
    """The two neighbours of the passages that together are the word, on the same characters; else the word."""
    for size in range(3, len(word.folded) - 2):
        places = source.places.get(_key(word.folded[:size]), ())
        for at in map(int, places[:_MOST]):
            pair = source.words[at : at + 2]
            if len(pair) == 2 and pair[0].folded + pair[1].folded == word.folded:
                return [word._replace(key=part.key, folded=part.folded) for part in pair]
    return [word]


def _key(folded: str) -> str:
    return next((token.stem for token in tokens(folded)), folded)
