"""Titles before names: "Dr. Jones" where the passage has "Mr. Jones", "Senator Dale" where it has a minister of that name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.verify.align import Source
from assistant.verify.lexicon import TITLES
from assistant.verify.types import Disagreement
from assistant.verify.word import Word

_PLAIN = frozenset(("man", "woman"))
_LEARNED = frozenset(("doctor", "professor"))


def titles(words: Sequence[Word], source: Source) -> Iterator[Disagreement]:
    """The first name of the claim that the passages give only other titles, or no title where others bear it."""
    borne: dict[str, dict[str, str]] = {}  # per key of a name its classes of title, each with a word
    for title, names in _titled(source.words):
        for name in names:
            borne.setdefault(name.key, {})[TITLES[title.folded]] = title.folded
    for title, names in _titled(words):
        mine, last = TITLES[title.folded], names[-1]
        if any(mine in borne.get(name.key, ()) for name in names) or last.key not in source.places:
            continue
        theirs = next((borne[name.key] for name in reversed(names) if name.key in borne), {})
        others = any(mine in classes for classes in borne.values())
        if theirs or (others and mine not in _PLAIN):
            rival, found = next(iter(theirs.items()), ("", ""))
            yield Disagreement(
                kind="name",
                said=f"{title.folded} {last.folded}",
                found=f"{found} {last.folded}".strip(),
                weight=_weight(mine, rival),
            )
            return


def _weight(said: str, found: str) -> float:
    """How surely two titles are of two people. A doctor is called Mr. too, and a professor Dr."""
    if not found or found == "man" or {said, found} == _PLAIN:
        return 1.0
    if said in _PLAIN or {said, found} == _LEARNED:
        return 0.6
    return 0.8


def _titled(words: Sequence[Word]) -> Iterator[tuple[Word, list[Word]]]:
    """Each title with the words of the name behind it."""
    for at, word in enumerate(words[:-1]):
        if word.folded not in TITLES or word.kind not in {"name", "content", "function"}:
            continue
        names: list[Word] = []
        last = word
        for following in words[at + 1 : at + 4]:
            if following.kind != "name" or following.start - last.end > (2 if last is word else 1):
                break
            names.append(following)
            last = following
        if names:
            yield word, names
