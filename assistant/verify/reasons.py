"""Why a sentence is not supported: in one line what it says and what the passage has instead, and which of its words."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.verify.types import Comparison, Disagreement, State
from assistant.verify.word import SUBSTANCE, Word
from index.types import Span
from index.words import tokens

NO_PASSAGE = "there is no passage to check it against"
_LITTLE = frozenset("a an and the of".split())  # inside "two hundred and sixty", and everywhere else
_MOST = 3  # reasons named at most
_GRAVE = 0.5
_FACTS = frozenset(
    ("speaker", "date", "number", "unit", "name", "negation", "opposite", "order")
)  # kinds of reasons beside which nothing is called supported
_LEAST_SHARE = 0.25  # of the words of substance must be new before they alone are a reason


def reasons(comparison: Comparison) -> str:
    """The gravest disagreements, else the words that the passages do not have; empty where nothing disagrees."""
    grave = _grave(comparison)
    parts = list(dict.fromkeys(reason(d) for d in grave))[:_MOST]
    named = {d.said for d in grave}
    substance = _substance(comparison)
    new = [word for word in _new(substance) if word not in named]
    if new and (len(new) >= _LEAST_SHARE * len(substance) or not parts):
        parts.append(not_there(new))
    return "; ".join(parts)


def not_there(said: Sequence[str]) -> str:
    """That the passages do not have these words or lines; empty where there are none."""
    shown = ", ".join(f'"{word}"' for word in said[:_MOST]) + (" ..." if len(said) > _MOST else "")
    return f"not in the passages: {shown}" if said else ""


def disputed(comparison: Comparison) -> bool:
    """Is a fact among the reasons that a sentence is not supported for?"""
    return any(d.kind in _FACTS for d in _grave(comparison))


def refuted(comparison: Comparison) -> bool:
    """Is one of the reasons enough by itself?"""
    return any(d.refutes for d in comparison.disagreements)


def unsupported(text: str, comparison: Comparison) -> tuple[Span, ...]:
    """The words of the sentence `text` that the passages contradict or do not have; nothing where it leaves words out."""
    disagreeing = " ".join(d.said for d in _grave(comparison))
    named = {token.folded for token in tokens(disagreeing)}.union(_new(_substance(comparison)))
    return tuple(Span(t.start, t.end) for t in tokens(text) if t.folded in named and t.folded not in _LITTLE)


def _grave(comparison: Comparison) -> list[Disagreement]:
    found = (d for d in comparison.disagreements if d.weight >= _GRAVE and d.kind != "word")
    return sorted(found, key=lambda d: (not d.refutes, -d.weight))


def _substance(comparison: Comparison) -> list[tuple[Word, State]]:
    pairs = zip(comparison.words, comparison.states, strict=True)
    return [(word, state) for word, state in pairs if word.kind in SUBSTANCE and state != "telling"]


def _new(substance: Sequence[tuple[Word, State]]) -> list[str]:
    return list(dict.fromkeys(word.folded for word, state in substance if state in {"absent", "question"}))


def reason(d: Disagreement) -> str:
    """One disagreement in words."""
    if d.kind == "speaker":
        return f'speaker: says it was "{d.said}", the passage has "{d.found}"'
    if d.said and d.found:
        return f'{d.kind}: says "{d.said}", the passage has "{d.found}"'
    if d.said:
        return f'{d.kind}: says "{d.said}", the passage does not here'
    return f'{d.kind}: leaves out "{d.found}"'
