"""Who made something: "Who wrote Winamp?" is answered by whoever says they did, or by words that say who did."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.archive import Archive
from assistant.brackets import without_halves
from assistant.candidates import Candidate
from assistant.lists.spoken import told
from assistant.people.making import (
    AROUND,
    CLASS,
    CLEAR,
    FOUNDED,
    KINDS,
    NEAR,
    PRESENT,
    ROLES,
    VERBS,
    Making,
    strength,
    without_begun,
)
from assistant.types import Evidence
from index.store import View
from index.types import Document, Filters, QAPair
from index.words import Token, tokens

READ = 120  # pairs with the thing's name that are read
SEVERAL = 3  # people who may all have made it
CLOSE = 0.6  # how far behind the first another may be
LEAST = 1.2  # strength below which nobody is said to have made it
OWNER = 8  # characters before a name in which an owner's name ends
OPENING = 0.2  # what is said at the beginning of a document gains
BY_OTHERS = 0.1  # what loses that nobody says of themselves
LONGER = 2.2  # what a name loses that goes on with a capital or a number: it is likely another
_SPEAKS = re.compile(rf"\b(?:{VERBS}|{ROLES}|{PRESENT}|by|from|behind|made|brainchild)\b", re.IGNORECASE)
_BEGAN = re.compile(  # what may say who founded something
    r"\b(?:co[- ]?)?(?:found(?:ed|ers?|ing|s)|establish(?:ed|es)|start(?:ed|s|ing)|launch(?:ed|es)|creat(?:ed|ors?)|"
    r"invent(?:ed|ors?)|beg[aiu]n|made|built|set\s+up|runs?|ran|own(?:s|er)?|by|brainchild|my|our)\b",
    re.IGNORECASE,
)
_USED = re.compile(r"\b(?:in|at|with|using|from|to|through|via|into|under)\s+(?:the\s+)?[\"“‘'*_]*$", re.IGNORECASE)
_OWNS = re.compile(r"['’]s?\s+[\"“‘'*_]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Words that say who made a thing. `own` is True where somebody says it of themselves; `strength` tells how plainly."""

    evidence: Evidence
    strength: float
    own: bool


def makers(archive: Archive, making: Making, filters: Filters) -> tuple[Maker, ...]:
    """Who is said to have made it, one for each document, plainest first; those far behind the first are left out."""
    words = tuple(token.folded for token in tokens(making.thing))
    stems = frozenset(token.stem for token in tokens(making.thing) if not token.stop)
    if not stems:
        return ()
    with archive.library.reading() as view:
        held = _pairs(view, stems, making.kinds, filters)
        pairs = view.pairs(held)
        documents = view.documents(sorted({pair.document_id for pair in pairs.values()}))
    best: dict[int, Maker] = {}
    named = any(token.capital for token in tokens(making.thing))
    for pair_id in held:
        pair = pairs[pair_id]
        for maker in _of_pair(documents[pair.document_id], pair, words, stems, making, named=named):
            before = best.get(pair.document_id)
            if before is None or maker.strength > before.strength:
                best[pair.document_id] = maker
    found = sorted(best.values(), key=lambda m: (-m.strength, m.evidence.document.source))
    listed = [m for m in found if m.strength < CLEAR and m.evidence.pair.question is None]
    found = [m for m in found if m.strength >= LEAST and (len(listed) < 2 or m not in listed)]
    clear = [m for m in found if m.strength >= CLEAR] or found[:1]
    return tuple(m for m in clear[:SEVERAL] if m.strength >= clear[0].strength - CLOSE)


def _pairs(view: View, stems: frozenset[str], kinds: Sequence[int], filters: Filters) -> list[int]:
    """The pairs with every word of the name, those first that speak most of it and of making."""
    allowed = view.allowed(filters)
    size = max(1, view.size("answer"))

    def scored(stem: str) -> dict[int, float]:
        found = view.matching("answer", {stem: 1.0}, size, allowed)
        best: dict[int, float] = {}
        for pair, score in zip(found.pairs.tolist(), found.scores.tolist(), strict=True):
            best.setdefault(pair, score)
        return best

    holding = [scored(stem) for stem in sorted(stems)]
    pairs = set(holding[0]).intersection(*holding[1:])
    if len(pairs) <= READ:
        return sorted(pairs)
    making = {token.stem for kind in kinds for form in KINDS[kind] for token in tokens(form.replace("|", " "))}
    often = view.frequency("answer", sorted(making))
    said = [(math.log1p(size / (often.get(stem, 0) + 0.5)), scored(stem)) for stem in sorted(making)]
    merit = {pair: max(rare * words.get(pair, 0.0) for rare, words in said) for pair in pairs}
    return sorted(sorted(merit, key=lambda pair: (-merit[pair], pair))[:READ])


def _of_pair(
    document: Document, pair: QAPair, words: tuple[str, ...], stems: frozenset[str], making: Making, *, named: bool
) -> Iterator[Maker]:
    """What the sentences of a pair say about who made it."""
    for sentence in told(document, pair, [stems]):
        for line, first, last in _places(sentence, words, named=named):
            plain, own = strength(line, first, last, making.kinds, front=pair.question is None)
            if plain:
                opening = (0.0 if own and pair.question else -BY_OTHERS) + OPENING * (
                    pair.number <= 2 and plain >= CLEAR
                )
                opening -= LONGER * bool(re.match(r" [A-Z0-9]", line[last : last + 2]))
                span = without_halves(sentence.span, document.text)
                evidence = Evidence(document=document, pair=pair, span=span, score=0.0)
                yield Maker(evidence=evidence, strength=round(plain + opening, 3), own=own)


def _places(sentence: Candidate, words: tuple[str, ...], *, named: bool) -> Iterator[tuple[str, int, int]]:
    """The lines of a sentence with the name in it and where it stands there; where it is part of a longer name it is none."""
    plain = sentence.pair.question is not None
    lines = [sentence.plain] if plain else sentence.span.of(sentence.document.text).splitlines()
    for line in lines:
        said = tokens(line)
        for at in range(len(said) - len(words) + 1):
            end = at + len(words)
            if tuple(_bare(token) for token in said[at:end]) != words or (named and not said[at].capital):
                continue
            if not _longer(line, said, at, end):
                yield line, said[at].start, said[end - 1].start + len(_bare_text(said[end - 1]))


def _bare(token: Token) -> str:
    return re.sub(r"['’]s?$", "", token.folded)


def _bare_text(token: Token) -> str:
    return re.sub(r"['’]s?$", "", token.text)


def _longer(line: str, said: Sequence[Token], at: int, end: int) -> bool:
    """Does a capital before it, or a plain noun behind it ('Emacs scripts'), make the name part of something else?"""
    before = said[at - 1] if at else None
    cased = before is not None and before.text != before.text.lower() and not before.stop
    if before and cased and line[before.end : said[at].start] == " ":
        return not re.search(r"['’]s?$", before.text) and at > 1
    if re.match(
        r"-\w|\s+(?:and|or|&)\s+i?[A-Z][\w’'-]*\s+[a-z]{4,}", line[said[end - 1].end : said[end - 1].end + AROUND]
    ):
        return True  # "Mac and iPhone programs"
    after = said[end] if end < len(said) else None
    if (
        after
        and re.search(r"['’]s?$", said[end - 1].text)
        and not (re.match(rf"(?:{ROLES})s?$", after.text, re.IGNORECASE) and not _plain_noun(line, said, end + 1))
    ):
        return True  # "Google's search", "Google's developer group"
    if after is None or line[said[end - 1].end : after.start] != " " or after.stop or after.capital or after.number:
        return False
    return not re.match(rf"(?:{CLASS}|\w+ing|\w+ed|{VERBS}|{ROLES}|co-?\w+|\w+ly)$", after.text, re.IGNORECASE)


def _plain_noun(line: str, said: Sequence[Token], at: int) -> bool:
    """Is the token at `at` a small word of its own right behind the one before it?"""
    if at >= len(said) or line[said[at - 1].end : said[at].start] != " ":
        return False
    return not (said[at].stop or said[at].capital)


def speaks_of(evidence: Sequence[Evidence], making: Making) -> bool:
    """Does the first quote speak of the thing, and of making within NEAR words of it?"""
    if not evidence:
        return False
    first = evidence[0]
    stems = frozenset(token.stem for token in tokens(making.thing) if not token.stop)
    text = f"{first.document.title} {first.question or ''} {first.text}"
    said = tokens(text)
    if not stems <= {token.stem for token in said}:
        return False
    for token in said:
        text = without_begun(text, token.start, token.end) if token.stem in stems else text
    speaks = _BEGAN if making.kinds[0] == FOUNDED else _SPEAKS
    for at, token in enumerate(said):
        before = said[at - 1] if at else None
        longer = before and before.capital and not before.stop and text[before.end : token.start] == " "
        if token.stem not in stems or (longer and before and before.stem not in stems):
            continue
        if _USED.search(text[max(0, token.start - 2 * OWNER) : token.start]) or _longer(text, said, at, at + 1):
            continue
        around = text[said[max(0, at - NEAR)].start : said[min(len(said) - 1, at + NEAR)].end + 2]
        if speaks.search(around) or _OWNS.search(text[max(0, token.start - OWNER) : token.start]):
            return True
    return False
