"""Whether what is quoted is of another than whom the question asks about: who is only spoken of, or is only described."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from assistant.naming.capitals import capitals
from assistant.naming.names import bare
from assistant.naming.titles import name_parts, name_stems, titled
from assistant.people.sayings import with_before
from assistant.signals import Visible, told_of
from assistant.types import Evidence
from index.types import Span
from index.words import content_stems, tokens

_DID_BEFORE = re.compile(
    r"\b(?:when|where|how|why)\s+(?:did|does|do|was|were|is|has|had)\s+(?:(?:mr|mrs|ms|miss|dr|prof|sir)\.?\s+)?$",
    re.IGNORECASE,
)
_WHAT_BEFORE = re.compile(r"^\W*(?:(?:and|so|but)\W+)?what\s+(?:do|does|did)\s+$", re.IGNORECASE)
_ONE_VERB = re.compile(r"\s+(?P<verb>[a-z]+)\W*$", re.IGNORECASE)  # "What does Ada Moss use?"
_DEED = re.compile(  # "What did they bake?", of somebody named
    r"^\W*(?:(?:and|so|but)\W+)?what\s+(?:did|does|do)\s+they\s+(?!(?:ask|hear|talk|discuss|interview|learn|know|find|want|mean|call|"
    r"get|see|say|tell|think)\b)[a-z]+",
    re.IGNORECASE,
)
_SAYS_OF = re.compile(
    r"^\W*(?:(?:and|so|but)\W+)?what\s+(?:did|does|do)\s+they\s+(?:say|tell|think|write|believe|claim)\s+(?:\w+\s+)?(?:of|about)"
    r"\s+they\W*$",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b(?:you|yours?|yourself)\b", re.IGNORECASE)
_TALKS = re.compile(  # what is asked of a talk, not of who asks in it
    r"\b(?:ask\w*|hear\w*|talk\w*|discuss\w*|interview\w*|speak\w*|spoke\w*|learn\w*|find|found|want\w*|mean\w*|call\w*|get|got|see|s[ae]w|"
    r"said|say\w*|tell\w*|told|think|thought|answer\w*|repl(?:y|ies|ied)|guests?|questions?|met|meet\w*|visit\w*|agree\w*|disagree\w*|"
    r"introduc\w*|host\w*|with)\b",
    re.IGNORECASE,
)
_NEAR = 4  # words between somebody's name and what they do
_I = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Ww]e|[Oo]ur)\b")
_SHE = re.compile(r"\b(?:he|him|his|she|hers?|they|them|their)\b", re.IGNORECASE)
_LEADS_ON = re.compile(r"\W*(?:(?:and|but|then|so)\W+)?(?:he|she|they|his|her|their)\b", re.IGNORECASE)
_DESCRIBED = re.compile(  # "Which novelist at the ", before the name of a place or of a body
    r"^\W*(?:(?:and|so|but)\W+)?(?:which|what)\s+(?:[a-z-]+\s+){1,3}?(?:at|from|of|in|with|for|behind)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_JOINS = re.compile(r"\s+(?:of|for|and|&)\s+(?:the\s+)?", re.IGNORECASE)
_ACTS = re.compile(r"\s+(?:has|had|is|was|does|did|can|[a-z]{2,}(?:s|ed))\b")


def of_another(question: str, strangers: Sequence[str], evidence: Sequence[Evidence]) -> bool:
    """Do the sentences that say what a question asks of one who takes no part ("When did Ada Moss die?") say it of others?

    They name somebody, and not the one who is meant; nor does a sentence with "she" behind one that does. Of what one uses, who
    only is named beside it ("Ada Moss warned me, and now I use a lock") says nothing; nor does who speaks of themselves alone.
    """
    for name in strangers:
        if evidence and _of_oneself(evidence[0], set(name_parts(name))):
            return True
        at = question.find(name)
        if at >= 0 and _WHAT_BEFORE.match(question[:at]) and (does := _ONE_VERB.match(question, at + len(name))):
            said = [pair for piece in evidence for pair in with_before(piece)]
            if not any(_does(set(name_parts(name)), does["verb"], before, text) for before, text in said):
                return True
        if at < 0 or not _DID_BEFORE.search(question[:at]):
            continue
        verb = next((word.stem for word in tokens(question[at + len(name) :]) if not word.stop), "")
        own = set(name_parts(name))
        said = [pair for piece in evidence for pair in with_before(piece)] if verb else []
        told = [(before, text) for before, text in said if any(word.stem == verb for word in tokens(text))]
        theirs = [1 for before, text in told if _says(own, text) or (_LEADS_ON.match(text) and _says(own, before))]
        if told and not theirs and all(_names_another(text) for _, text in told):
            return True
    return False


def lacks_mark(question: str, unknown: Sequence[Span], evidence: Sequence[Evidence], visible: Visible) -> bool:
    """Does a question ask which of its kind, described by a name ("Which novelist at the University of Harrow uses ..."),
    and the quoted document not say that name?"""
    for first, span in enumerate(unknown):
        if _DESCRIBED.search(question[: span.start]):
            end = span.end
            for other in unknown[first + 1 :]:
                end = other.end if _JOINS.fullmatch(question[end : other.start]) else end
            mark = question[span.start : end]
            return bool(_ACTS.match(question, end)) and not told_of(mark, evidence, visible)
    return False


def not_of_them(question: str, person: str, people: Sequence[str], evidence: Sequence[Evidence]) -> bool:
    """Is what is quoted for a question about a named `person` ("What did they bake?", "How old is their dog?") said by others,
    who do not name them?

    Where it is asked what one of two `people` says of the other: is it all of one of them alone?

    The `question` has "they" for each name.
    """
    if _SAYS_OF.match(question) and len(people) == 2:
        other = next((one for one in people if one != person), person)
        return not any(_by(other, piece) or _names(other, piece.text) for piece in evidence)
    deed = _DEED.match(question) is not None
    alone = None if len(people) > 1 or _TALKS.search(question) else content_stems(question) - name_stems(person)
    pieces = evidence[: None if deed else 1]
    return bool(evidence) and not any(_maybe_of(person, piece, deed=deed, alone=alone) for piece in pieces)


def _maybe_of(person: str, piece: Evidence, *, deed: bool, alone: Set[str] | None) -> bool:
    """May a quote be about a `person`: said by them, or by nobody known, or naming them, with what it replies to?

    But for a `deed` of theirs so may a pair in which they take part, where it is not of the other alone, and what is said of
    "she" where nobody is named. `alone` are the words that are asked of nobody else, None where others are asked about, too.
    """
    speaker = piece.pair.speaker_at(piece.span)
    if speaker is None or speaker.person is None or _by(person, piece):
        return True
    if _names(person, f"{piece.question or ''} {piece.text}"):
        return True
    beside = _taking_part(piece)
    if any(_names(person, other) for other in beside):
        return not deed and (alone is None or not _of_the_other(person, piece, alone))
    if deed:
        return False
    return bool(_SHE.search(piece.text)) and not any(
        _names_another(said) or any(_names(other, said) for other in beside)
        for said in map(" ".join, with_before(piece))
    )


def _of_the_other(person: str, piece: Evidence, words: Set[str]) -> bool:
    """Does who replies tell nothing of a `person` who takes part: not of "you", nor what they ask for with one of the `words`
    and without "you", but of themselves alone, or to one who only asks, and says no "I"?"""
    put = piece.question or ""
    if _YOU.search(piece.text) or (not _YOU.search(put) and not words.isdisjoint(content_stems(put))):
        return False
    oneself = bool(_I.search(piece.text)) and not _SHE.search(piece.text)
    if any(turn.speaker and _names(person, turn.speaker.name) for turn in piece.pair.turns):
        return oneself
    return oneself or not _I.search(put)


def _taking_part(piece: Evidence) -> list[str]:
    """Who asks and who speaks in the pair that is quoted, as far as it is known."""
    speakers = (piece.pair.asker, *(turn.speaker for turn in piece.pair.turns))
    return [speaker.name for speaker in speakers if speaker]


def _by(person: str, piece: Evidence) -> bool:
    speaker = piece.pair.speaker_at(piece.span)
    return speaker is not None and speaker.person is not None and _names(person, speaker.person)


def _names(person: str, text: str) -> bool:
    return _says({part for part in name_parts(person) if len(part) > 1}, text)


def _of_oneself(piece: Evidence, own: set[str]) -> bool:
    """Does whoever speaks tell of themselves alone: with "I", without "she" and without the name?"""
    return bool(_I.search(piece.text)) and not (_SHE.search(piece.text) or _says(own, piece.text))


def _does(own: set[str], verb: str, before: str, text: str) -> bool:
    """Does a sentence say that the bearer of a name does something, or a sentence with "she" behind one that names her?"""
    from assistant.verify.lexicon import BASES  # large, and seldom asked for

    (asked,) = tokens(verb)
    words = tokens(text)
    does = [at for at, word in enumerate(words) if word.stem == asked.stem or BASES.get(word.folded) == asked.folded]
    theirs = [at for at, word in enumerate(words) if word.folded in own]
    if does and _LEADS_ON.match(text) and _says(own, before):
        return True
    return any(0 < at - name <= _NEAR or "by" in [w.folded for w in words[at:name]] for at in does for name in theirs)


def _says(own: set[str], text: str) -> bool:
    return any(word.folded in own for word in tokens(text))


def _names_another(text: str) -> bool:
    """Does a sentence say a name of two words, or one with a title: "Donal Reith", "Mr. Reith"?"""
    return any(_whole(bare(span.of(text))) for span in capitals(text, tokens(text)))


def _whole(name: str) -> bool:
    said = tokens(name)
    return len(said) > 1 and (bool(titled(said)) or not any(word.number for word in said))
