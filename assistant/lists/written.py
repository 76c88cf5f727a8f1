"""Of whom somebody tells who is not named: "Ada Lind lives in Sallow", in front of an interview with her."""

from __future__ import annotations

import re

from assistant.candidates import Candidate
from assistant.naming.name_index import NameIndex

EARLIER = 600  # characters before a sentence in which somebody is named whom it calls "she"

_PRONOUN = re.compile(r"\b(?:he|she|they|who)\b", re.IGNORECASE)


def written(sentence: Candidate) -> bool:
    """Does nobody who is known say it, as in an introduction?"""
    return not sentence.spoken and sentence.pair.question is None


def whom(names: NameIndex, sentence: Candidate, at: int) -> str:
    """Whom a sentence tells of before its word number `at`: by name, as whoever was named before, or as the only one who takes
    part in its document; '' for nobody, and where several may be meant."""
    people, before = sentence.document.participants, sentence.plain[: sentence.words[at].start]
    named = [found.people for found in names.find(before).named]
    if not named and not _PRONOUN.search(before):
        return ""
    text, start = sentence.document.text, sentence.span.start
    named = named or [found.people for found in names.find(text[max(0, start - EARLIER) : start]).named]
    told = named[-1] if named else people
    return told[0] if len(told) == 1 else ""
