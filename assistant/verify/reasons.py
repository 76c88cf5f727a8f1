"""Why a sentence is not supported, in one line: what it says and what the passage has instead."""

from __future__ import annotations

from assistant.verify.types import Comparison, Disagreement
from assistant.verify.words import SUBSTANCE

NO_PASSAGE = "there is no passage to check it against"
_MOST = 3  # reasons named at most
_GRAVE = 0.5
_LEAST_SHARE = 0.25  # of the words of substance must be new before they alone are a reason


def reasons(comparison: Comparison) -> str:
    """The gravest disagreements, else the words that the passages do not have; empty where nothing disagrees."""
    grave = sorted(
        (d for d in comparison.disagreements if d.weight >= _GRAVE and d.kind != "word"), key=lambda d: -d.weight
    )
    parts = list(dict.fromkeys(_line(d) for d in grave))[:_MOST]
    named = {d.said for d in grave}
    pairs = zip(comparison.words, comparison.states, strict=True)
    substance = [(w, s) for w, s in pairs if w.kind in SUBSTANCE and s != "telling"]
    new = list(dict.fromkeys(w.folded for w, s in substance if s in {"absent", "question"} and w.folded not in named))
    if new and (len(new) >= _LEAST_SHARE * len(substance) or not parts):
        shown = ", ".join(f'"{word}"' for word in new[:_MOST]) + (" ..." if len(new) > _MOST else "")
        parts.append(f"not in the passages: {shown}")
    return "; ".join(parts)


def _line(d: Disagreement) -> str:
    if d.kind == "speaker":
        return f'speaker: says it was "{d.said}", the passage has "{d.found}"'
    if d.said and d.found:
        return f'{d.kind}: says "{d.said}", the passage has "{d.found}"'
    if d.said:
        return f'{d.kind}: says "{d.said}", the passage does not here'
    return f'{d.kind}: leaves out "{d.found}"'
