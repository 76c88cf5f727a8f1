"""What a sentence denies without its verb: "Names are hidden; the postcode is not." """

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assistant.verify.lexicon import AUXILIARIES
from assistant.verify.record import Record
from assistant.verify.stretches import Stretch, stretches
from assistant.verify.types import Disagreement
from assistant.verify.word import Word


def unsaid(words: Sequence[Word], record: Record) -> Disagreement | None:
    """That the claim says of one what a sentence says of another and denies of it in a few words."""
    for ours in stretches(record.named(words)):
        if not ours.subject or any(word.kind == "negation" for word in ours.words):
            continue
        told = ours.substance - ours.subject
        for other in record.having(min(ours.subject)) if told else ():
            if ours.subject <= other.subject and _only_denies(other) and _said_before(told, other, record):
                denial = next(word.folded for word in other.words if word.kind == "negation")
                return Disagreement(kind="negation", said="", found=denial, weight=1.0, refutes=True)
    return None


def _only_denies(stretch: Stretch) -> bool:
    """ "The postcode is not": who, an auxiliary and a denial, and no verb or predicate."""
    denied = any(word.kind == "negation" for word in stretch.words)
    helped = any(word.folded in AUXILIARIES for word in stretch.words)
    return denied and helped and not stretch.substance - stretch.subject


def _said_before(told: frozenset[str], denial: Stretch, record: Record) -> bool:
    """Does the stretch before the denial tell that, of another?"""
    for before, after in pairwise(record.of(denial.sentence)):
        if after == denial:
            return told <= before.keys and not denial.subject & before.subject
    return False
