"""What somebody was before: "What did she do before she kept bees?" is answered by "I was a tax clerk for nine years"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.brackets import without_halves
from assistant.candidates import Candidate
from assistant.naming.titles import name_parts
from assistant.people.trades import is_trade
from assistant.retrieve import Weighed
from assistant.types import Evidence
from index.words import content_stems, tokens

PLAIN, LIKELY = 2, 1  # how plainly a sentence tells it: by a trade, or by years that were spent
NEAR = 5  # words behind "a" in which the trade stands
_ASKED = re.compile(  # of somebody named: "What did they do before they became a baker?"
    r"^\W*(?:(?:and|so|but)\W+)?what\s+(?:did\s+they\s+(?:do|work\s+as)|(?:was|were)\s+they)(?:\s+for\s+a\s+living)?\s+before\s*"
    r"(?P<then>(?:(?:all\s+)?(?:this|that)|(?:s?he|they)\s+(?:became|becoming|came|took\s+up|turned|started|began|joined|went\s+into|"
    r"got\s+into|was|were)\b[^?]*|(?!breakfasts?\b)[a-z]+(?:s|ing)(?:\s+[^?]*)?)?)\W*$",
    re.IGNORECASE,
)
_WAS = (
    r"(?:(?:was|were|had\s+been|['’]d\s+been|been|used\s+to\s+be|(?:used\s+to\s+)?work(?:ed)?\s+as|(?:trained|qualified|started|"
    r"began)(?:\s+(?:out|life))?\s+as)\s+(?:(?:once|first|formerly|originally|for\s+years)\s+)?)"
)
_YEARS = re.compile(
    r"\b(?:my|for|spent|after|was|worked|served|did)\s+(?:[\w-]+\s+){1,3}years\s+(?:as|at|with|in|of)\b|"
    r"\bbefore\s+(?:that|this|then)\W+I\b|\bI\s+(?:came|went\s+over)\s+from\s+\w+ing\b",
    re.IGNORECASE,
)


def led_by_past(one: Weighed) -> Weighed:
    """The part of a question that asks what somebody was before, its evidence led by the sentence that tells it most plainly;
    as it was for other questions, where its first words tell it, and where none do."""
    asked = _ASKED.match(one.part.text) if one.person else None
    if asked is None or one.person is None or not one.evidence:
        return one
    now = content_stems(asked["then"])
    told = [(_tells(sentence, one.person, now), -place, sentence) for place, sentence in _ranked(one)]
    plainness, _, best = max(told, key=lambda found: found[:2], default=(0, 0, None))
    first = one.evidence[0]
    leads = [
        plain
        for plain, _, sentence in told
        if sentence.document.id == first.document.id and sentence.span.overlaps(first.span)
    ]
    if best is None or not plainness or max(leads, default=0) >= plainness:
        return one
    span = without_halves(best.span, best.document.text)
    found = Evidence(document=best.document, pair=best.pair, span=span, score=first.score, person=first.person)
    return replace(one, evidence=(found, *(piece for piece in one.evidence if not piece.overlaps(found))))


def _ranked(one: Weighed) -> list[tuple[int, Candidate]]:
    sentences = [one.ranked.sentences[place] for place in one.ranked.order]
    return [(place, sentence) for place, sentence in enumerate(sentences) if not sentence.asked]


def _tells(sentence: Candidate, person: str, now: frozenset[str]) -> int:
    """How plainly a sentence tells what the person was: PLAIN, LIKELY or 0, as for what they are `now`."""
    speaker = sentence.pair.speaker_at(sentence.span)
    known = speaker.person if speaker else None
    if known and not set(name_parts(known)) & set(name_parts(person)):
        return 0
    own = bool(known or sentence.pair.question)  # of a reply it need not be known who speaks
    name = "|".join(re.escape(part) for part in name_parts(person))
    subject = r"\bI\b" if own else rf"\b(?:s?he|they|{name})\b"
    for said in re.finditer(
        rf"{subject}(?:[^.;:!?]{{0,60}}?\s|['’]d\s+)?{_WAS}(?:an?|the)\s+", sentence.plain, re.IGNORECASE
    ):
        what = re.split(r"[.,;:!?]", sentence.plain[said.end() :])[0]
        if any(is_trade(word.text) for word in tokens(what)[:NEAR]) and not now & content_stems(what):
            return PLAIN
    return LIKELY if own and re.search(r"\bI\b", sentence.plain) and _YEARS.search(sentence.plain) else 0
