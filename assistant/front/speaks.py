"""Whether what somebody said may say what is asked of a record's front matter, told by words that it takes to say so."""

from __future__ import annotations

import re

from assistant.front.question import CALLED, KINDS, Sought
from assistant.front.wordings import PARTY, Fact

_SPEAKS: dict[Fact, str] = {
    "party": rf"\b{PARTY}s?\b|\b(?:v|vs|versus)\.? |\bsu(?:e|es|ed|ing)\b",
    "number": r"\b(?:case|docket|cause|claim|file|action|court|matter)(?:['’]s)?\s+(?:file\s+)?(?:no\b|number|#)|\bv\.\s",
    "reporter": r"\b(?:report|stenograph|notar|shorthand|took\s+(?:it\s+)?down)",
    "transcriber": r"\b(?:transcri|typ(?:ed?|ing)\b)",
    "counsel": r"\b(?:represent|counsel|attorn|lawyer|solicitor|barrister|appear|behalf|esq\b|firm\b)",
    "interviewer": r"\b(?:interview|ask|question|spoke|talk|record|microphone|host)",
    "interviewee": r"\b(?:interview|guest|narrat|informant|talk|spoke)",
    "deponent": r"\b(?:depos|witness|testif|sworn|swore)",
    "taker": r"\b(?:depos|examin|question)",
    "videographer": r"\b(?:video|film|camera)",
    "court": r"\b(?:court|tribunal|commission|judge|bench)",
    "judge": r"\b(?:judge|justice|magistrate|arbitrat|adjudicat|coroner|officer|heard|presid|honou?r)",
    "chair": r"\b(?:chair|presid|conven|conduct|head|open|led\b|ran\b)",
    "present": r"\b(?:present|attend|there|room|came|come|with|sat)",
    "photographer": r"\b(?:photo(?:graph)?|picture|portrait|headshot)s?\s+(?:\w+\s+){0,4}?by\b|\bphotographed\s+by\b|"
    r"\b(?:took|taken|shot|snapped)\s+(?:\S+\s+){0,4}(?:photo|picture|portrait|headshot)|\bphotographed\s+(?:me|us|him|her)",
}
_SPEAKING = {fact: re.compile(form, re.IGNORECASE) for fact, form in _SPEAKS.items()}
_OF_OCCASION: frozenset[Fact] = frozenset(("date", "place", "time", "length"))
#: Other words for an occasion in what somebody says of it.
_ALSO = {
    "meeting briefing conference": r"\bmet\b|\bmeet",
    "hearing trial arbitration inquest inquiry": r"\bheard\b|\btried\b",
}
#: Facts of which a name says no more than whose record is meant.
_OF_ANYBODY: frozenset[Fact] = frozenset(("interviewer", "reporter", "transcriber", "photographer"))


_ANSWERS = re.compile(r"(?:the\s+)?(?:witness|deponent)", re.IGNORECASE)
#: What words on the counsel of whoever answers say of them, which "BY: NORA BRANDT, ESQ." does not.
_OF_WHO_ANSWERS = re.compile(r"\b(?:witness|deponent|you|your|me|my|him|her|his)\b", re.IGNORECASE)


def speaks_of(wanted: Sought, said: str) -> bool:
    """May words say what is asked for, as far as that is told by a word of their own? Where the question says more than a
    page would, or whose lawyer it is by a name, any words may."""
    if wanted.naming and wanted.fact not in _OF_ANYBODY and not wanted.whom:
        return True
    if wanted.group and not re.search(CALLED[wanted.group], said, re.IGNORECASE):
        return False
    kind = rf"{KINDS[wanted.kind]}|{_ALSO.get(wanted.kind, KINDS[wanted.kind])}" if wanted.kind else ""
    if wanted.fact in _OF_OCCASION:
        return not kind or re.search(kind, said, re.IGNORECASE) is not None
    if wanted.fact == "counsel" and _ANSWERS.fullmatch(wanted.role) and not _OF_WHO_ANSWERS.search(said):
        return False
    if wanted.fact == "counsel" and not re.fullmatch(rf"|(?:the\s+)?(?:witness|deponent|{PARTY})", wanted.role):
        return True
    return wanted.fact not in _SPEAKING or _SPEAKING[wanted.fact].search(said) is not None
