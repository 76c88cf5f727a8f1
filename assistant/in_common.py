"""What several people are asked about together: the thing that the question names, or the rare word that two of them share.

Which sentence of each leads their quotes for it, and who never says it.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.archive import Archive
from assistant.choose import telling
from assistant.naming.capitals import NOT_NAMES
from assistant.naming.titles import without_role
from assistant.question import Part, parts_of, topic
from assistant.rank import Ranked
from assistant.sources import admitted
from assistant.wording.english import is_english
from index.types import Filters, QAPair
from index.words import Token, fold, forms

_JOINT = 15  # sentences of each of two people that are compared for what they share
_NEAR = 5.0  # score below the best from which a sentence is about something else, whatever it shares
_SHARE = 0.8  # what a shared name adds, times its rarity

TOGETHER = re.compile(r"\b(?:both|same|share[sd]?|common|also|either|too|alike)\b", re.IGNORECASE)
_TO_BE_FOUND = re.compile(r"\b(?:same|share[sd]?|common|alike)\b", re.IGNORECASE)  # what is shared is not said


#: "Do they and they use the same editor?", "Does they use the same editor as they?", once the names are pronouns.
_SAME = re.compile(
    r"\W*(?:(?:and|so|but)\W+)?(?P<do>do|does|did)\s+they(?:\s+and\s+they)?(?:\s+both)?\s+(?P<verb>[a-z]+)\s+the\s+same\s+"
    r"(?:kind\s+of\s+|sort\s+of\s+|type\s+of\s+)?(?P<thing>(?:[\w-]+\s+){0,2}?[\w-]+)(?:\s+as\s+they)?\W*",
    re.IGNORECASE,
)


def of_each(part: Part) -> Part:
    """The part of a question for what two people share as it is asked of each: "Which editor do they use?"; else itself."""
    match = _SAME.fullmatch(part.text)
    if match is None:
        return part
    do = "did" if match["do"].lower() == "did" else "do"
    (asked,) = parts_of(f"Which {match['thing']} {do} they {match['verb']}?")
    return asked


def thing(archive: Archive, part: Part) -> tuple[Token, ...]:
    """The names of things in a part that asks about them ("Do both use Gmail?"), by their capitals or those that the archive
    writes them with; none where it asks which thing it is."""
    words = () if topic(part.text) else part.words
    return tuple(w for w in words if not (w.stop or w.folded in NOT_NAMES) and _is_name(archive, w))


def leads(
    archive: Archive, part: Part, left: Ranked, right: Ranked, *, asked_for: Collection[str]
) -> tuple[int | None, int | None]:
    """The place of the sentence of each of two people that comes first, None where the best one does.

    It says the thing that the question names, or the rare words of a question of yes or no that both say; where the
    question names none, the two sentences share a rare word that is none of the stems `asked_for`.
    """
    said = {token.stem for token in thing(archive, part)}
    told = part.kind == "yesno" and not _TO_BE_FOUND.search(part.text)
    if not said and told:
        rare = {w.stem for w in part.words if not (w.stop or archive.ordinary(w.folded))}
        said = {stem for stem in rare if all(_best(archive, ranked, {stem}) is not None for ranked in (left, right))}
    if said or told:
        return _best(archive, left, said), _best(archive, right, said)
    return _common(archive, left, right, asked_for)


def never_says(archive: Archive, person: str, part: Part, filters: Filters) -> tuple[str, ...]:
    """The names of things in a part that stand nowhere in what `person` says and is asked; none where one of them does, and
    where it is not asked of several whether they have to do with it."""
    names = thing(archive, part) if part.kind == "yesno" or TOGETHER.search(part.text) else ()
    stems, joined = {name.stem for name in names}, "".join(name.folded for name in names)
    for document in admitted(archive, archive.of_person(person), filters) if names else ():
        heard = [pair.span.of(document.text) for pair in archive.pairs(document.id) if _takes_part(person, pair)]
        for text in (document.title, *heard):
            said = forms(text)
            if any(form.stem in stems for form in said) or joined in "".join(form.folded for form in said):
                return ()
    return tuple(name.text for name in names)


def _is_name(archive: Archive, word: Token) -> bool:
    if word.text != word.text.lower():
        return True
    return not (word.number or is_english(word.folded)) and archive.forms.usual(word.folded) not in ("", word.folded)


def _takes_part(person: str, pair: QAPair) -> bool:
    """May `person` speak in a pair: do they, or nobody who is known?"""
    known = {fold(without_role(turn.speaker.person)) for turn in pair.turns if turn.speaker and turn.speaker.person}
    return not known or fold(without_role(person)) in known


def _best(archive: Archive, ranked: Ranked, stems: Collection[str]) -> int | None:
    """The place of the best sentence of those that say most of `stems`, by rarity; a question only where no other does."""
    for places in (telling(ranked), ranked.order):
        said = {place: {form.stem for form in ranked.sentences[place].forms} & set(stems) for place in places}
        value = {place: sum(archive.rarity(stem) for stem in sorted(found)) for place, found in said.items() if found}
        if value:
            return max(value, key=lambda place: value[place])  # the first of equals
    return None


def _common(archive: Archive, left: Ranked, right: Ranked, asked_for: Collection[str]) -> tuple[int | None, int | None]:
    """The places of the two sentences that score best together, what they share counted by its rarity."""

    def stems(ranked: Ranked, place: int) -> set[str]:
        words = ranked.sentences[place].words
        return {t.stem for t in words if not t.stop and (t.capital or t.number)} - set(asked_for)

    best: tuple[float, int, int] | None = None
    right_stems = {place: stems(right, place) for place in _best_few(right)}
    for here in _best_few(left):
        mine = stems(left, here)
        for there, theirs in right_stems.items():
            common = mine & theirs
            if common:
                rare = max(archive.rarity(stem) for stem in common)
                value = float(left.scores[here] + right.scores[there]) + _SHARE * rare
                if best is None or value > best[0]:
                    best = (value, here, there)
    return (best[1], best[2]) if best else (None, None)


def _best_few(ranked: Ranked) -> list[int]:
    """The places that are compared: of the best sentences those that come near the best of all."""
    places = ranked.order[:_JOINT]
    return [place for place in places if ranked.scores[place] >= ranked.scores[places[0]] - _NEAR]
