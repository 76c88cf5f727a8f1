"""Which people of the archive a question names, and which names in it the archive does not know.

Names are compared folded (case and accents aside). A full name counts wherever it stands; a single name of a longer
one counts when it is written with a capital or is no ordinary word. Small misspellings are forgiven (edit distance).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.naming.bearers import Bearers, covers
from assistant.naming.capitals import NOT_NAMES, capitals
from assistant.naming.homonyms import HOMONYMS, names_somebody
from assistant.naming.names import DOES_BEFORE, OWNS, VERB_BEFORE, Named, Names, in_one_breath
from assistant.naming.titles import (
    FORMS_OF_ADDRESS,
    in_full,
    name_parts,
    of_same_title,
)
from assistant.naming.uncapitalised import full_names, uncapitalised
from assistant.naming.usage import ARTICLES, Usage, begins, followed, in_longer_name, joined_capital
from index.types import Span
from index.words import Token, fold, tokens

#: People: an ordinary word that is in the names of more is one only beside a verb, or in one breath with a name.
_MANY = 3
_KEPT = 32  # questions that are remembered: each is looked through several times for one answer
_AT = re.compile(r"\b(?:in|at|to|from|near|around|outside)\s+$", re.IGNORECASE)


class NameIndex:
    """All names of an archive, ready to be looked up.

    `ordinary`, `known`, `everyday`, `small` and `large` are what `Usage` knows of a word.
    `alone(name, word)` says whether one word of a name may stand for it, `person(name)` whether it is somebody's and no
    title: a word of several titles names none of them. `beside(name, other)` says whether two take part in one document.
    """

    def __init__(
        self,
        names: Iterable[str],
        *,
        ordinary: Callable[[str], bool],
        known: Callable[[str], bool] = lambda word: False,
        everyday: Callable[[str], bool] = lambda word: False,
        alone: Callable[[str, str], bool] = lambda name, word: True,
        person: Callable[[str], bool] = lambda name: True,
        small: Callable[[str], bool] = lambda word: False,
        large: Callable[[str], bool] = lambda word: False,
        beside: Callable[[str, str], bool] = lambda one, other: False,
    ) -> None:
        self._bearers = Bearers(names)
        self._usage = Usage(ordinary=ordinary, known=known, everyday=everyday, small=small, large=large)
        self._alone = alone
        self._person = person
        self._beside = beside
        self._found: dict[str, Names] = {}

    def find(self, question: str) -> Names:
        """The people that `question` names and the capitalised names in it that nobody here bears."""
        found = self._found.get(question)
        if found is None:
            while len(self._found) >= _KEPT:
                del self._found[next(iter(self._found))]
            found = self._found[question] = self._find(question)
        return found

    def _find(self, question: str) -> Names:
        words = tokens(question)
        spelled = [self._spellings(words, i) for i in range(len(words))]
        pairs = full_names(question, words)
        unborne = [(one, two) for one, two in pairs if self._nobodys(words[one], words[two], spelled[one : two + 1])]
        named: list[Named] = []
        at = 0
        while at < len(words):
            alone = not any(at in pair for pair in unborne)
            found = self._whole(question, words, spelled, at) or (alone and self._partial(question, words, spelled, at))
            if found:
                length, match = found
                begin = at - 1 if at and words[at - 1].folded in FORMS_OF_ADDRESS else at
                named.append(replace(match, span=Span(words[begin].start, match.span.end)))
                at += length
            else:
                at += 1
        named = self._with_those_beside(question, words, named)
        taken = [n.span for n in named]
        seeming = capitals(question, words) + [Span(words[one].start, words[two].end) for one, two in unborne]
        unknown = [span for span in sorted(seeming) if not any(span.overlaps(k) for k in taken)]
        if not named and not unknown:
            unknown = uncapitalised(
                question,
                words,
                known=self._usage.known,
                ordinary=self._usage.ordinary,
                everyday=self._usage.everyday,
            )
        single = {Span(word.start, word.end): word.folded for word in words}
        absent = frozenset(span for span in unknown if span in single and not self._usage.known(single[span]))
        return Names(named=tuple(named), unknown=tuple(unknown), absent=absent)

    def _with_those_beside(self, question: str, words: Sequence[Token], named: Sequence[Named]) -> list[Named]:
        """The names, and the ordinary words that are in the names of many where they stand in one breath with them: "Smith"
        of "Ada Low and Smith"."""
        known = {one.span for one in named}
        others = {
            Span(word.start, word.end): people
            for at, word in enumerate(words if named else ())
            if word.capital and not (word.stop or word.folded in NOT_NAMES or in_longer_name(question, words, at))
            if len(people := self._called(word)) > _MANY
            and not any(one.overlaps(Span(word.start, word.end)) for one in known)
        }
        runs = in_one_breath(question, [*known, *others]) if others else []
        beside = [span for run in runs if known & set(run) for span in run if span in others]
        found = [Named(span=span, people=others[span], whole=False) for span in beside]
        return sorted([*named, *found], key=lambda one: one.span)

    def _called(self, word: Token) -> tuple[str, ...]:
        """The people in whose names of several words an ordinary word is."""
        if not self._usage.ordinary(word.folded):
            return ()
        names = self._bearers.of(word.folded)
        return tuple(dict.fromkeys(name for name, parts in names if len(parts) > 1 and self._person(name)))

    def _nobodys(self, first: Token, second: Token, spelled: Sequence[tuple[str, ...]]) -> bool:
        """Is a first name, of somebody here or as nothing else is written, followed by what is a name, too, and nobody bears
        both?"""
        bearers = {borne for word in spelled[0] for borne in self._bearers.of(word)}
        if bearers & {borne for word in spelled[1] for borne in self._bearers.of(word)}:
            return False
        if self._usage.is_said(first) and self._usage.everyday(second.folded):
            return False
        surname = second.folded in self._bearers and not self._usage.is_said(second)
        if not any(parts[0] == first.folded for _, parts in bearers):
            return surname and not bearers and (self._usage.is_rare(first) or self._usage.large(first.folded))
        return surname or self._usage.is_rare(second) or self._usage.large(second.folded)

    def _spellings(self, words: Sequence[Token], at: int) -> tuple[str, ...]:
        """The words of names that the question's word may stand for: itself, or close misspellings of a rare word."""
        word = in_full(words[at].folded)
        if word in self._bearers:
            return (word,)
        if words[at].stop or len(word) < 4 or self._usage.ordinary(word):
            return ()
        if not words[at].capital and self._usage.known(word):  # "data" is not misspelt for Dana
            return ()
        return self._bearers.alike(word)

    def _whole(
        self, question: str, words: Sequence[Token], spelled: Sequence[tuple[str, ...]], at: int
    ) -> tuple[int, Named] | None:
        """A full name that begins at word `at`; the longest wins. A middle name or initial may be left out."""
        best: tuple[int, list[str]] = (0, [])
        exact = False
        for first in spelled[at]:
            for name, parts in self._bearers.of(first):
                length = covers(parts, spelled, at)
                if not length or (length == 1 and not self._stands_alone(question, words, at, name)):
                    continue
                if length > 1 and self._only_said(words, at, at + length, name):
                    continue
                hits = words[at].folded == first
                if length > best[0] or (length == best[0] and hits and not exact):
                    best, exact = (length, [name]), hits
                elif length == best[0] and hits == exact:
                    best[1].append(name)
        length, people = best
        if not length:
            return self._without_last(question, words, at) or self._without_first(question, words, at)
        span = Span(words[at].start, words[at + length - 1].end)
        people = people + self._sharing(people) if length == 1 else people
        people = of_same_title(people, words[at - 1].folded) if at else people
        return length, Named(span=span, people=tuple(dict.fromkeys(people)), whole=True)

    def _without_last(self, question: str, words: Sequence[Token], at: int) -> tuple[int, Named] | None:
        """A name of three words or more without the last: "Encarnación Prado" for Encarnación Prado Ruiz."""
        if not followed(question, words, at) or joined_capital(question, words, at + 1):
            return None
        first, second = words[at].folded, words[at + 1].folded
        names = self._bearers.of(first)
        people = [name for name, parts in names if parts[0] == first and second in parts[1:-1] and self._person(name)]
        if not people or self._only_said(words, at, at + 2, people[0]):
            return None
        return 2, Named(span=Span(words[at].start, words[at + 1].end), people=tuple(dict.fromkeys(people)), whole=True)

    def _without_first(self, question: str, words: Sequence[Token], at: int) -> tuple[int, Named] | None:
        """A name of three words or more without the first, which may be an office: "Liv Dahl" for Superintendent Liv Dahl."""
        before = words[at - 1] if at else None
        if before and before.capital and not before.stop and followed(question, words, at - 1):
            return None
        found: dict[int, list[str]] = defaultdict(list)
        for name, parts in self._bearers.of(words[at].folded):
            kept = parts[parts.index(words[at].folded) :] if words[at].folded in parts[1:-1] else ()
            end = at + len(kept)
            said = tuple(word.folded for word in words[at:end])
            if not kept or said != kept or not all(followed(question, words, here) for here in range(at, end - 1)):
                continue
            if not (joined_capital(question, words, end - 1) or self._only_said(words, at, end, name)):
                found[end].extend([name] if self._person(name) else [])
        end = max((end for end, people in found.items() if people), default=at)
        span = Span(words[at].start, words[end - 1].end) if end > at else None
        return (end - at, Named(span=span, people=tuple(dict.fromkeys(found[end])), whole=True)) if span else None

    def _sharing(self, people: Sequence[str]) -> list[str]:
        """Who else bears the one name of `people`, as one of several, and takes part elsewhere: "Dr. Ada Moss", where "Miss
        Moss" is asked for. Who does so in the same document may be the same."""
        (word,) = name_parts(people[0])
        others = [name for name, parts in self._bearers.of(word) if len(parts) > 1]
        return [
            name for name in others if self._person(name) and not any(self._beside(name, person) for person in people)
        ]

    def _stands_alone(self, question: str, words: Sequence[Token], at: int, name: str) -> bool:
        """Is a name of one word meant as a name here?"""
        word, parts = words[at], name_parts(name)
        short = len(parts) != 1 or len(parts[0]) < (2 if word.capital else 3)
        if short or in_longer_name(question, words, at):
            return False
        if word.folded != parts[0] and self._usage.known(word.folded):
            return False
        if word.folded in HOMONYMS:
            return names_somebody(question, words, at)
        if word.capital and (at > 0 or begins(question, word)):
            return True
        return not (word.stop or self._usage.ordinary(parts[0]) or self._usage.is_small(words, word, name))

    def _only_said(self, words: Sequence[Token], at: int, end: int, name: str) -> bool:
        """Are all words of what may be a name written as no name is: those of "the witness", or a title's ("the Front Desk")
        in small letters or behind an article?"""
        said = words[at:end]
        if self._person(name):
            return any(word.stop for word in said) and all(
                word.stop or self._usage.is_small(words, word, name) for word in said
            )
        article = at > 0 and words[at - 1].folded in ARTICLES
        return all(word.stop or self._usage.of_thing(words, word, name, article=article) for word in said)

    def _partial(
        self, question: str, words: Sequence[Token], spelled: Sequence[tuple[str, ...]], at: int
    ) -> tuple[int, Named] | None:
        """One word of a longer name: a surname or a first name, written with a capital or rare.

        An ordinary word that is in the names of many is one only where it does or has something ('What does Smith use?').
        """
        word = words[at]
        homonym = word.folded in HOMONYMS and word.folded in self._bearers and names_somebody(question, words, at)
        if (word.stop or word.folded in NOT_NAMES) and not homonym:
            return None
        if len(word.folded) < 3 or word.number or in_longer_name(question, words, at):
            return None
        if at and words[at - 1].folded in ("a", "an") and not self._bearers.titled(word.folded):
            return None  # "an Emmy"
        if (
            (not word.capital or at == 0)
            and not homonym
            and (self._usage.ordinary(word.folded) or self._usage.is_common(words, at))
        ):
            return None
        people = [
            name
            for part in spelled[at][:1]
            for name, parts in self._bearers.of(part)
            if len(parts) > 1
            and (part == word.folded or (len(part) > 5 and word.capital and not self._usage.known(word.folded)))
        ]
        called_so = self._bearers.titled(word.folded)  # "the captain", where there is one
        people += called_so if len(called_so) == 1 else ()
        acts = DOES_BEFORE.search(question[: word.start]) or OWNS.search(word.text)
        if not (acts or homonym or (at == 0 and word.capital and begins(question, word))):
            people = [name for name in people if not self._usage.is_small(words, word, name)]
        if len(set(people)) > 1:
            people = [name for name in people if self._person(name)]
        people = [name for name in people if self._person(name) or not self._usage.of_thing(words, word, name)]
        if _AT.search(question[: word.start]):  # "to Leeds" is not to "Priyanka, Leeds"
            people = [name for name in people if word.folded not in name_parts(name.partition(",")[2])]
        people = [
            name for name in people if self._alone(name, (spelled[at] or (word.folded,))[0])
        ]  # looks into a document: asked of few
        if not people:
            return None
        if self._usage.ordinary(word.folded) and len(people) > _MANY:
            acts = VERB_BEFORE.search(question[: word.start]) or OWNS.search(word.text)
            if not acts or not word.capital:
                return None
        if at:
            people = of_same_title(people, words[at - 1].folded)
        people.sort(key=lambda name: not fold(name).endswith(word.folded))  # surnames first
        return 1, Named(span=Span(word.start, word.end), people=tuple(dict.fromkeys(people)), whole=False)
