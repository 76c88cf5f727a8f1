"""What somebody did of whom others speak, a person or an office: "What did OSHA do?" is answered by the sentences of which that
is the subject."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.archive import Archive
from assistant.brackets import without_halves
from assistant.candidates import Candidate, candidates
from assistant.naming.names import Names
from assistant.naming.titles import FORMS_OF_ADDRESS, untitled
from assistant.people.roles import ROLE
from assistant.types import Evidence
from index.types import Filters, Span
from index.words import Token, tokens

HITS = 40  # that are read
MOST = 3  # sentences that are quoted
LONGEST = 5  # words of a name
_DID = re.compile(
    r"\W*(?:(?:so|and|but|then|ok|okay)\W+)?what (?:did|does|do|has|have|had) (?:the )?(?P<name>[^?]+?) (?:do|done)"
    r"(?: (?:then|there|here|next|afterwards|after that|in the end|about (?:it|this|that)|for (?:a living|work)))?\W*",
    re.IGNORECASE,
)
_ROLE = re.compile(rf"(?:{ROLE})", re.IGNORECASE)
_SAYS_ON = re.compile(r"\W*(?:(?:and|but|then)\W+)?(?:he|she|it|they)\b", re.IGNORECASE)
_WHICH = frozenset("other first second third last eldest elder oldest older youngest younger late old young".split())
_BESIDE = frozenset("also then never later finally eventually first again soon even only still always often".split())
_DOES = frozenset("is was are were has had have did does do will would can could said says".split())


def doer(question: str, names: Names, *, large: Callable[[str], bool] = lambda word: False) -> str:
    """The name in "What did NAME do?", of one who is nobody of the archive; '' for other questions.

    Each word of it has a capital, or is one that the archive writes with `large` letters.
    """
    match = _DID.fullmatch(" ".join(question.split()))
    if not match or names.named:
        return ""
    words = tokens(match["name"])
    named = all((word.capital or large(word.folded)) and not word.number for word in words)
    return match["name"] if words and named and len(words) <= LONGEST else ""


def deeds(archive: Archive, name: str, filters: Filters) -> tuple[Evidence, ...]:
    """The first sentences whose subject bears the `name`, of the document that has most of them; empty where none has."""
    wanted = tuple(word.folded for word in untitled(tokens(name)))
    hits = archive.search(name, k=HITS, filters=filters)
    read = candidates((archive.document(hit.document.id), hit.pair) for hit in hits)
    of_document: dict[int, list[Evidence]] = {}
    for place, sentence in enumerate(read):
        if not sentence.asked and not sentence.interrogative and _does(sentence.words, wanted):
            end = _goes_on(sentence, read[place + 1] if place + 1 < len(read) else None)
            span = without_halves(Span(sentence.span.start, end), sentence.document.text)
            found = Evidence(document=sentence.document, pair=sentence.pair, span=span, score=0.0)
            of_document.setdefault(sentence.document.id, []).append(found)
    if not of_document:
        return ()
    best = max(of_document.values(), key=len)
    return tuple(sorted(best, key=lambda found: found.span.start)[:MOST])


def _goes_on(sentence: Candidate, following: Candidate | None) -> int:
    """Where what is told of the subject ends: behind the sentence that follows, where "they" lead it."""
    further = following and following.block == sentence.block and _SAYS_ON.match(following.plain)
    return following.span.end if following and further else sentence.span.end


def _does(words: Sequence[Token], name: Sequence[str]) -> bool:
    """Does a sentence say what the bearer of the name does: "And then Mr. Reeve also closed the gate", "My son, Jory, went"?"""
    at = next((at for at, word in enumerate(words) if word.capital and word.folded == name[0]), None)
    if at is None or any(not _leads(word, last=place == at - 1) for place, word in enumerate(words[:at])):
        return False
    end = at + len(name)
    if [word.folded for word in words[at:end]] != list(name):
        return False
    behind = next((word for word in words[end:] if word.folded not in _BESIDE), None)
    return behind is not None and _is_verb(behind.folded)


def _leads(word: Token, *, last: bool) -> bool:
    """May a word stand before the subject's name, `last` as what they are to somebody?"""
    return word.stop or word.folded in FORMS_OF_ADDRESS | _WHICH or (last and bool(_ROLE.fullmatch(word.folded)))


def _is_verb(word: str) -> bool:
    from assistant.verify.lexicon import BASES  # large, and seldom asked for

    return word in _DOES or word in BASES or (word.endswith("ed") and len(word) > len("need"))
