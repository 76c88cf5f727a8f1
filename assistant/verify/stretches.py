"""A sentence in stretches that say one thing each, with what each is about. No parser.

A stretch ends at a stop, a comma or a conjunction once it has said something: a verb or a value. Its subject are the names
and nouns before its first small word or verb; one that begins with its verb shares the subject of the stretch before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.verify.lexicon import AUXILIARIES, TELLING, TITLES
from assistant.verify.verbs import apart, is_verb
from assistant.verify.word import SUBSTANCE, Word

VALUED = frozenset(("number", "date", "ordinal"))
_JOINTS = frozenset("and but or while whereas although though because when if so then".split())
_SPEAKER = frozenset("i we".split())
_SOMEBODY = frozenset("he she it they this that these those who which you one".split())
_WHEN = frozenset("in on at by since after before during until from".split())
_ONE = frozenset("he she it".split())
_POSSESSIVE = frozenset("my our his her their its your".split())
_WHO = frozenset(("who",))
_RELATIVE = frozenset("that which who whom whose".split())
NAMING = frozenset(("name", "content"))
_LEADING = frozenset(("quantifier", "negation"))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that say one thing; `subject` are the keys of what it is about, none where that is not clear.

    `about` are the subject's words, none where the speaker is meant. `sentence` is the number that it was given.
    """

    words: tuple[Word, ...]
    keys: frozenset[str]
    subject: frozenset[str]
    about: tuple[Word, ...]
    sentence: int

    @property
    def named(self) -> bool:
        """Is it about somebody or something by name?"""
        return bool(self.subject) and (not self.about or any(word.kind == "name" for word in self.about))

    @property
    def definite(self) -> bool:
        """Is it about "the ..." or "her ...", and so surely about something?"""
        at = self.words.index(self.about[0]) if self.about and self.about[0] in self.words else 0
        return at > 0 and (self.words[at - 1].key == "" or self.words[at - 1].folded in _POSSESSIVE)

    @property
    def substance(self) -> frozenset[str]:
        """The keys of its words of substance."""
        return frozenset(word.key for word in self.words if word.kind in SUBSTANCE)

    @property
    def values(self) -> frozenset[str]:
        """The keys of its numbers and dates."""
        return frozenset(word.key for word in self.words if word.kind in VALUED)

    @property
    def verbless(self) -> bool:
        """Is there no verb in it, so that it leans on the stretch before: "and three about bills"?"""
        return not any(_verb(self.words, at) for at in range(len(self.words)))

    def without(self, keys: frozenset[str]) -> str:
        """The subject as it is shown, without the words that have these keys."""
        new = [word for word in self.about if word.key not in keys]
        found = [word.folded for word in new if word.kind == "name"] or [word.folded for word in new]
        return " ".join(found or sorted(self.subject - keys))


def stretches(
    words: Sequence[Word],
    speaker: frozenset[str] = frozenset(),
    sentence: int = 0,
    *,
    before: Stretch | None = None,
) -> Iterator[Stretch]:
    """The stretches of a sentence that somebody with the label of keys `speaker` says.

    `before` is what the sentence before begins with, for the pronoun that this one begins with.
    """
    start = _label(words, speaker)
    for at in range(start + 1, len(words) + 1):
        if at < len(words) and not ((apart(words, at) or words[at].folded in _JOINTS) and _says(words, start, at)):
            continue
        while start < at and words[start].folded in _JOINTS:
            start += 1
        if start < at:
            before = _stretch(tuple(words[start:at]), speaker, before, sentence)
            yield before
        start = at


def _label(words: Sequence[Word], speaker: frozenset[str]) -> int:
    """Where the sentence begins behind its speaker's label."""
    at = 0
    while at < len(words) and speaker and (words[at].key in speaker or words[at].folded in TITLES):
        at += 1
    named = any(word.key in speaker for word in words[:at])
    return at if named and at < len(words) and words[at].start - words[at - 1].end > 1 else 0


def _says(words: Sequence[Word], start: int, end: int) -> bool:
    """Has a stretch a verb or a value behind what it is about?"""
    return any(words[at].kind in VALUED or _verb(words, at) for at in range(start + 1, end))


def _verb(words: Sequence[Word], at: int) -> bool:
    return words[at].folded in AUXILIARIES or is_verb(words, at)


def _stretch(words: tuple[Word, ...], speaker: frozenset[str], before: Stretch | None, sentence: int) -> Stretch:
    keys = frozenset(word.key for word in words)
    at = 0
    while at < len(words) and (
        words[at].key == ""
        or words[at].folded in TELLING
        or words[at].kind in _LEADING
        or words[at].folded in _POSSESSIVE
        or words[at].folded == "of"
    ):
        at += 1
    at = _behind_date(words, at)
    first = words[at].folded if at < len(words) else ""
    if before is not None and first in _WHO and at == 0 and (whom := _last_name(before)):
        who = frozenset(word.key for word in whom)
        return Stretch(words, keys | who, who, whom, sentence)
    if first in _SPEAKER and speaker:
        return Stretch(words, keys | speaker, speaker, (), sentence)
    named = before is not None and before.sentence != sentence and bool(before.about) and before.named
    if before and at == 0 and (named if first in _ONE else _verb(words, 0) or _third_person(words)):
        return Stretch(words, keys | before.subject, before.subject, before.about, sentence)
    if first in _SPEAKER | _SOMEBODY:
        return Stretch(words, keys, frozenset(), (), sentence)
    subject = tuple(_subject(words, at))
    return Stretch(words, keys, frozenset(word.key for word in subject), subject, sentence)


def _last_name(stretch: Stretch) -> tuple[Word, ...]:
    """The name that a stretch ends with, which a "who" behind it means, and whom it says that to be: "The cook was Ada"."""
    end = len(stretch.words)
    start = next((i for i in range(end, 0, -1) if stretch.words[i - 1].kind != "name"), 0)
    told = stretch.about if start and stretch.words[start - 1].key == "be" else ()
    return (*told, *stretch.words[start:]) if start < end else ()


def _behind_date(words: Sequence[Word], at: int) -> int:
    """Where a stretch goes on that begins with when it was: "In 2015 Olle left"; elsewhere `at` itself."""
    end = at + 1
    while at < end < len(words) and (words[end].kind in VALUED | {"unit"} or words[end].key == ""):
        end += 1
    dated = at < len(words) and words[at].folded in _WHEN and any(word.kind in VALUED for word in words[at:end])
    return end if dated else at


def _third_person(words: Sequence[Word]) -> bool:
    """ "and runs for nine hours": a word that can be a verb right behind the conjunction."""
    return words[0].kind == "content" and words[0].folded.endswith("s") and len(words) > 1


def _subject(words: Sequence[Word], at: int) -> Iterator[Word]:
    begun, aside = False, _named_aside(words, at)
    for i in range(at, len(words)):
        word = words[i]
        if word.kind not in NAMING and word.key != "" and word.folded not in _POSSESSIVE:
            return
        if begun and (is_verb(words, i) or (apart(words, i) and i not in aside) or word.folded in _RELATIVE):
            return
        if word.kind in NAMING:
            begun = True
            yield word


def _named_aside(words: Sequence[Word], at: int) -> range:
    """Where a name stands that says whom the first words mean: "The cook, Ada Lund, left"."""
    start = next((i for i in range(at + 1, len(words)) if apart(words, i)), len(words))
    end = next((i for i in range(start, len(words)) if i > start and apart(words, i)), len(words))
    named = all(word.kind == "name" for word in words[start:end])
    return range(start, start + 1) if named and start < end < len(words) else range(0)
