"""Does somebody say that they do just what is asked: live in Tokyo, play the piano, write in Python?

Not where the verb is a noun ("in past lives"), where others do it ("my brother lives in Tokyo"), where it was once ("I lived
in Tokyo then"), and where the thing is no part of what is done ("I live in Rome and often fly to Tokyo"). By rule, from one
sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.words import Token, content_stems, tokens

GAP = 9  # words that may stand between a verb and its thing
RELATIVE = 12  # words that may stand between a thing and a verb behind it that says more of it
NEAR = 5  # words before a verb of the past in which its subject is looked for
SUBJECT = 25  # words before a verb in which its subject is looked for

#: Other verbs for the same, by stem; those of a verb that is not looked at stand for themselves.
_ALIKE = {
    "live": ("base", "resid"),
    "write": ("code", "program"),
    "hate": ("loath", "detest", "despis", "dislik"),
    "dislik": ("hate", "loath", "detest", "despis"),
    "keep": ("rais",),
    "studi": ("graduat",),
    "grew": ("rais", "grow"),
}
_PREPOSITIONS = frozenset(
    """in at on from for with to into onto about of by near outside around between under over through against
    without within inside across beyond towards toward""".split()
)
#: Prepositions that say the same beside another.
_SAME = {
    "in": frozenset({"in", "within", "inside"}),
    "at": frozenset({"at", "in", "for", "from"}),
    "for": frozenset({"for", "at"}),
    "from": frozenset({"from", "at", "in"}),
    "": frozenset({"of", "on", "with"}),
}
#: Verbs behind which no thing stands without a preposition.
_PLACED = frozenset("live resid base stay work".split())
_WAYS = frozenset(
    """mostly mainly currently usually often now here happily just right alone together also both half part full
    time and out over up back quietly permanently primarily only still partly""".split()
)
_BROKEN = frozenset(
    """i he she they it you which that where when because but if although though while since unless than instead
    rather not never no without who whose what how away use using used""".split()
)
_OTHERS = frozenset(
    """he she they it you who that which people everyone everybody anyone anybody someone somebody others friend
    friends wife husband boyfriend girlfriend partner brother sister mother father mom dad mum son daughter
    parents family colleague colleagues cousin uncle aunt kids children roommate those""".split()
)
_TOLD_OF = frozenset("he she who".split())
_NOUN_BEFORE = frozenset(
    """a an the my our your his her their its this that these those some any no of past other previous one two
    first next last real whole own good new old daily every each many several more""".split()
)
_SELF = frozenset("i i'm i've we we're we've am i'd i'll".split())
_LEADS_IN = frozenset(
    """i we i'm we're i've we've am been and also or to do still always often sometimes usually mostly then now
    currently both either just even never only primarily mainly generally enjoy love like of from by started
    start keep kept begin began while when currently, for into on about i'll we'll can could again regularly
    occasionally frequently not""".split()
)
_UNDONE = frozenset("never not don't didn't haven't would could should if i'd to will wish want".split())
_IRREGULAR = frozenset("grew taught learnt".split())
_TO = frozenset("like love able get prefer tend continue manage choose chose happen enjoy".split())
_PERFECT = frozenset("have i've we've been has".split())
_WAS = frozenset("was were had i'd would".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What is asked of people: the stems of the verb and of its likes, the preposition before the thing ('' for none), and
    the stems of the thing, for each alternative. With `past` it is asked who did so once."""

    verbs: tuple[str, ...]
    preposition: str
    things: tuple[frozenset[str], ...]
    past: bool = False

    @property
    def choices(self) -> tuple[frozenset[str], ...]:
        """The stems of which a sentence must hold one set."""
        return tuple(frozenset({verb}) | thing for verb in self.verbs for thing in self.things)


def deed(verb: str, things: Sequence[str], *, past: bool = False) -> Deed | None:
    """The deed of doing with a `verb` any of `things`, each as it is asked for ("in Tokyo"); None where one has no word."""
    stem = tokens(verb)[0].stem
    first = (
        next((token.folded for token in tokens(things[0]) if token.folded not in {"up", "out"}), "") if things else ""
    )
    held = tuple(content_stems(thing) for thing in things)
    if not held or not all(held):
        return None
    preposition = first if first in _PREPOSITIONS else ""
    return Deed(verbs=(stem, *_ALIKE.get(stem, ())), preposition=preposition, things=held, past=past)


def does(asked: Deed, words: Sequence[Token], plain: str, *, of_another: bool = False) -> tuple[int, ...] | None:
    """Where in a sentence verb and thing stand, of somebody who says that they do it; None where nobody does.

    With `of_another` the sentence is not the doer's own ("She lives in Tokyo").
    """
    own = [n for n, word in enumerate(words) if word.stem == asked.verbs[0]]
    for number, stem in enumerate(asked.verbs):
        if number and own:
            break  # the verb itself is said of something else
        for at in (n for n, word in enumerate(words) if word.stem == stem):
            was = _was_done(words, at) if asked.past else _is_verb(words, at, plain, of_another=of_another)
            if not was:
                continue
            for thing in asked.things:
                place = _thing(asked, thing, words, at, plain)
                if place is not None:
                    return (at, *place) if place[0] > at else (*place, at)
    return None


def _is_verb(words: Sequence[Token], at: int, plain: str, *, of_another: bool) -> bool:
    """Is the word a verb there, of whoever speaks (or is told of)?"""
    word, before = words[at].folded, [w.folded.replace("’", "'") for w in words[max(0, at - SUBJECT) : at]]
    last = before[-1] if before and not _breaks(plain[words[at - 1].end : words[at].start]) else ""
    if word.endswith("s") and not word.endswith("ss") and not of_another:
        return not before and at + 1 < len(words)  # "Lives in Tokyo."
    if of_another:
        others = set(before[-3:]) & (_OTHERS - _TOLD_OF)
        return last not in _NOUN_BEFORE and not others and (word.endswith(("s", "ing")) or words[at].stem == "base")
    if last in _NOUN_BEFORE or last in _OTHERS:
        return False
    if word.endswith("ed") and words[at].stem != "base":
        return any(w in _PERFECT for w in before[-3:]) and "had" not in before[-3:]
    if any(w in _WAS for w in before[-2:]) or (last == "to" and before[-2:-1] and before[-2] not in _TO):
        return False
    if word.endswith("ing") or words[at].stem == "base":
        return not _told_of_others(before, last)
    if last in _PREPOSITIONS - {"to"}:  # "what I use for work"
        return False
    if last and last not in _LEADS_IN and not last.endswith("ly"):
        return False
    subject = _subject(words, at, plain)
    return subject == "own" or (subject == "" and words[at].stem in _PLACED)  # "Live in Rome.", not "Play the piano!"


def _was_done(words: Sequence[Token], at: int) -> bool:
    """Does whoever speaks say that they did so once?"""
    word, before = words[at].folded, [w.folded.replace("’", "'") for w in words[max(0, at - NEAR) : at]]
    if set(before) & (_OTHERS | _UNDONE) or (before and before[-1] in _NOUN_BEFORE):
        return False
    own = bool(set(before) & _SELF) or at < 2 or before[-1:] in (["and"], ["after"], ["while"], ["been"])
    return own and (word.endswith(("ed", "ing")) or word in _IRREGULAR)


def _told_of_others(before: Sequence[str], last: str) -> bool:
    """Does what stands before "living" say that others do?"""
    if set(before[-3:]) & _OTHERS and not set(before[-2:]) & _SELF:
        return True
    return len(last) > 3 and last.endswith("s") and not last.endswith(("ss", "us", "'s")) and last not in _LEADS_IN


def _subject(words: Sequence[Token], at: int, plain: str) -> str:
    """Whose deed it is: 'own', 'other', or '' where nobody is named."""
    for n in range(at - 1, max(-1, at - SUBJECT), -1):
        if re.search(r"[.;:!?]", plain[words[n].end : words[n + 1].start]):
            return ""
        said = words[n].folded.replace("’", "'")
        if said in _SELF:
            return "own"
        if said in _OTHERS:
            return "other"
    return ""


def _thing(asked: Deed, thing: frozenset[str], words: Sequence[Token], at: int, plain: str) -> tuple[int, ...] | None:
    """Where the thing stands that the verb at `at` is done with."""
    for place in _places(words, thing, at):
        if place[0] > at and _governed(asked, words, at, place[0], plain) and not _part(words, place[-1], plain):
            return place
        if place[-1] < at and _relative(asked, words, at, place[-1], plain):
            return place
    return None


def _places(words: Sequence[Token], thing: frozenset[str], at: int) -> Iterator[tuple[int, ...]]:
    """Where the words of a thing stand together, the places behind the verb first, the nearest of them first."""
    size = len(thing)
    runs = (tuple(range(n, n + size)) for n in range(len(words) - size + 1))
    found = [run for run in runs if {words[n].stem for n in run} == thing and at not in run]
    if not found and size > 1:  # a word may stand between: "the university of Harrow"
        firsts = [tuple(n for n, word in enumerate(words) if word.stem in thing and n > at)]
        found = [
            run[:size]
            for run in firsts
            if {words[n].stem for n in run[:size]} == thing and run[size - 1] - run[0] <= size + 2
        ]
    yield from sorted(found, key=lambda run: (run[0] < at, abs(run[0] - at)))


def _governed(asked: Deed, words: Sequence[Token], at: int, thing: int, plain: str) -> bool:
    """Is the thing what the verb is done with: no other clause, preposition or thing of its own between them?"""
    between = words[at + 1 : thing]
    if len(between) > GAP or re.search(r"[.;:!?—]|\s[-–]\s", plain[words[at].end : words[thing].start]):
        return False
    said = [w.folded.replace("’", "'") for w in between]
    if _BROKEN & set(said):
        return False
    if (
        words[at].stem in _PLACED
        and said
        and not (said[0] in _PREPOSITIONS | _WAYS or said[0].endswith("ly") or said[0] == "as")
    ):
        return False
    last = next((word for word in reversed(said) if word in _PREPOSITIONS), "")
    same = _SAME.get(asked.preposition, frozenset({asked.preposition}))
    if last:
        return last in same and (bool(asked.preposition) or last != "of" or len(said) <= 4)
    return not asked.preposition or (asked.preposition == "in" and words[at].stem not in _PLACED)


def _relative(asked: Deed, words: Sequence[Token], at: int, thing: int, plain: str) -> bool:
    """Does the verb say more of the thing before it: "in Tokyo where I live", "the piano that I play"?"""
    if words[at].stem == "base" and thing + 1 == at and plain[words[thing].end : words[at].start] == "-":
        return True  # "London-based"
    between = [w.folded.replace("’", "'") for w in words[thing + 1 : at]]
    if not set(between[-3:]) & _SELF or _breaks(plain[words[thing].end : words[at].start].replace(",", "")):
        return False
    if asked.preposition:
        return "where" in between[-4:] and len(between) <= RELATIVE
    return len(between) <= 3 and between[0] in {"that", "which", "i"}


def _part(words: Sequence[Token], last: int, plain: str) -> bool:
    """Does a noun follow which the thing only says more about ("home base", "piano lessons")?"""
    of_one = last > 0 and words[last - 1].folded in {"a", "an"}  # "an Apple reseller"
    if last + 1 >= len(words) or (words[last].capital and not of_one):
        return plain[words[last].end : words[last].end + 1] == "-"
    gap, following = plain[words[last].end : words[last + 1].start], words[last + 1]
    if gap[:1] == "-":
        return True
    if gap.strip() or following.stop:
        return False
    return not following.folded.endswith(("ly", "ing", "ed")) and following.folded not in _AFTER


_AFTER = frozenset(
    """almost also although anymore anyway besides currently either elsewhere home however inside instead left
    like live near nor now nowadays outside per rather right since still though today tomorrow together unless
    yet well badly alone every lot quite daily sometimes often whenever plus always here everywhere anywhere
    online full again back part""".split()
)


def _breaks(between: str) -> bool:
    return bool(re.search(r"[,.;:!?()—–]", between))
