"""What somebody is reported to say who takes no part: "What does Osman Dahl say about the mill?" is answered by the words in
which others say that they said it, whoever asks or answers with them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.archive import Archive
from assistant.brackets import without_halves
from assistant.candidates import Candidate, candidates
from assistant.naming.names import Names
from assistant.naming.titles import untitled
from assistant.types import Evidence
from index.types import Filters, Span
from index.words import tokens

HITS = 40  # that are read
MOST = 3  # sentences that are quoted
LONGEST = 5  # words of a name
WHOLE = 2  # words of a name that is surely one person's

_SAY = r"(?:say|said|think|believe|claim|argue|note|write|state|warn|predict|suggest|tell\s+(?:us|people|anyone))"
_ASKED = re.compile(
    rf"\W*(?:(?:and|so|but|then)\W+)?what\s+(?:did|does|do|has|had)\s+(?P<name>[^?,]+?)\s+{_SAY}"
    r"(?:\s+(?:about|on|of|regarding|concerning)\s+(?P<subject>[^?]+?))?\W*",
    re.IGNORECASE,
)
_THEIRS = re.compile(r"(?:her|his|their)\b", re.IGNORECASE)
_SAYS = (
    r"(?:sa(?:id|ys|ying)|(?:tol|hel)d|tells|not(?:ed|es|ing)|claim(?:ed|s|ing)?|argu(?:ed|es|ing)|wr(?:ote|ites|iting|itten)"
    r"|stat(?:ed|es|ing)|believ(?:ed|es)|thinks|thought|warn(?:ed|s)|expla(?:ined|ins)|suggest(?:ed|s)|insist(?:ed|s)"
    r"|remark(?:ed|s)|announced|declared|admitted|report(?:ed|s)|predict(?:ed|s)|maintain(?:ed|s)|indicated)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """Whose words are asked for, who is nobody of the archive, and about what: '' for anything."""

    name: str
    subject: str


_SAYS_ON = re.compile(rf"\W*(?:She|He|They)\s+(?:(?:also|once|always|then|later|had|has)\s+){{0,2}}{_SAYS}\b")


def asked_for(question: str, names: Names) -> Reported | None:
    """Who is asked to have said what; None for other questions, and for those of somebody who takes part."""
    match = _ASKED.fullmatch(question)
    if match is None:
        return None
    start, end = match.span("name")
    words = tokens(match["name"])
    if not words or len(words) > LONGEST or not all(word.capital and not word.number for word in words):
        return None
    if any(one.span.start < end and start < one.span.end for one in names.named):
        return None
    return Reported(name=match["name"], subject=match["subject"] or "")


def reports(archive: Archive, wanted: Reported, filters: Filters) -> tuple[tuple[Evidence, ...], bool]:
    """The sentences in which others say that somebody said it, those that say most of the subject first, and whether the name
    stands anywhere that was read. Empty where they say nothing of the subject, unless that is somebody's own ("her violin").
    """
    name = [word.text for word in untitled(tokens(wanted.name))]
    if not name:
        return (), False
    hits = archive.search(f"{wanted.name} {wanted.subject}".strip(), k=HITS, filters=filters)
    read = candidates((archive.document(hit.document.id), hit.pair) for hit in hits)
    form = _form(name)
    near = [place for place, sentence in enumerate(read) if all(word in sentence.plain for word in name)]
    found: list[tuple[Candidate, Candidate]] = []  # the first sentence and the last of what reports it
    for place in near:
        sentence, following = read[place], read[place + 1] if place + 1 < len(read) else None
        goes_on = (
            following if following and following.block == sentence.block and _SAYS_ON.match(following.plain) else None
        )
        if goes_on or form.search(" ".join(sentence.plain.split())):
            found.append((sentence, goes_on or sentence))
    subject = {word.stem for word in tokens(wanted.subject) if not word.stop}
    said = [_share(archive, piece, subject) for piece in found]
    best = max(said, default=0.0)
    own = _THEIRS.match(wanted.subject) is not None
    kept = [
        piece for piece, share in zip(found, said, strict=True) if share == best and (best > 0 or own or not subject)
    ]
    return tuple(_evidence(piece, best) for piece in kept[:MOST]), bool(near)


def _form(name: list[str]) -> re.Pattern[str]:
    """A sentence that reports what the bearer of a name said: 'N said', 'N, the miller, who noted', 'according to N'."""
    whole = r"[ \u00a0](?:[A-Z]\.[ ])?".join(map(re.escape, name))
    return re.compile(
        rf"(?<!\w){whole}(?!\w)(?:[,–—-][^.;?!]{{1,80}}?[,–—-])?,?\s+(?:(?:who|also|once|always|then|later|had|has|recently)\s+){{0,3}}"
        rf"{_SAYS}\b"
        rf"|(?:(?i:according\s+to|in\s+the\s+words\s+of|as)|{_SAYS}(?:\s+[^.;?!]{{0,60}})?\s+by)\s+(?:[\w’'-]+\s+){{0,5}}{whole}(?!\w)"
    )


def _share(archive: Archive, piece: tuple[Candidate, Candidate], subject: set[str]) -> float:
    """The share of the subject's words, by rarity, that two sentences say."""
    if not subject:
        return 0.0
    said = {form.stem for sentence in piece for form in sentence.forms}
    return sum(map(archive.rarity, sorted(subject & said))) / sum(map(archive.rarity, sorted(subject)))


def _evidence(piece: tuple[Candidate, Candidate], score: float) -> Evidence:
    first, last = piece
    span = without_halves(Span(first.span.start, last.span.end), first.document.text)
    return Evidence(document=first.document, pair=first.pair, span=span, score=score)
