"""Drafts a test set from the indexed pairs, by rule, for a person to edit. The same seed gives the same set.

Answerable questions carry gold spans of the answer and never of the question, and share at most half of their words
with the pair's own question, so that none wins by matching it. Every row is marked `"draft": true`. The rules are English:
documents in another language are left out, and counted.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evaluation.casefile import Record
from assistant.evaluation.draft_rows import Writer
from assistant.evaluation.material import Material
from index.words import folded_words

_SHARES = {
    "rephrased": 0.22, "topic": 0.24, "removed": 0.12, "wrong_person": 0.12, "swapped_fact": 0.12, "follow_up": 0.1,
    "two_documents": 0.08,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Drafted rows; `short` says for a kind how many there are of how many wanted, where the documents offer no more."""

    rows: tuple[Record, ...]
    short: tuple[tuple[str, int, int], ...]
    foreign: int  # documents that are not in English


def draft(material: Material, *, size: int = 60, seed: int = 0) -> Draft:
    """Up to `size` rows, each kind in its share. The kinds take turns, so that none uses up what another needs."""
    rng = random.Random(seed)  # noqa: S311 - a reproducible draw, nothing secret
    pairs = [p for p in material.pairs if p.question and p.said and p.english and (p.title or p.speaker)]
    rng.shuffle(pairs)
    writer = Writer(material, rng)
    waiting = {kind: writer.kinds[kind](pairs) for kind in _SHARES}
    wanted = {kind: max(1, round(size * share)) for kind, share in _SHARES.items()}
    made: dict[str, list[Record]] = {kind: [] for kind in _SHARES}
    seen: set[str] = set()
    while waiting:
        kind = min(waiting, key=lambda k: len(made[k]) / wanted[k])
        row = next((row for row in waiting[kind] if folded_words(_asked(row)) not in seen), None)
        if row is not None:
            seen.add(folded_words(_asked(row)))
            name = f"draft-{kind.replace('_', '-')}-{len(made[kind]) + 1:03d}"
            made[kind].append({"id": name, "draft": True, **row})
        if row is None or len(made[kind]) == wanted[kind]:
            del waiting[kind]
    return Draft(
        rows=tuple(row for rows in made.values() for row in rows)[:size],
        short=tuple((kind, len(made[kind]), wanted[kind]) for kind in _SHARES if len(made[kind]) < wanted[kind]),
        foreign=len({pair.document for pair in material.pairs if not pair.english}),
    )


def _asked(row: Record) -> str:
    turns = row.get("turns")
    return " ".join(turn["question"] for turn in turns) if isinstance(turns, list) else str(row["question"])


def leaks(rows: Sequence[Record], material: Material) -> list[str]:
    """Ids of answerable rows, and of conversations, that ask a pair's own question word for word."""
    asked = {folded_words(pair.question) for pair in material.pairs if pair.question}
    found = []
    for row in rows:
        turns = row.get("turns")
        parts = turns if isinstance(turns, list) else [row]
        if any(part.get("answerable") and folded_words(str(part.get("question", ""))) in asked for part in parts):
            found.append(str(row["id"]))
    return found
