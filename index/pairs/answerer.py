"""Who answers where no turn is labelled: whom the title, the introduction or the end of the page says was talked with.

A page that names nobody, or several, or whose questions are put by its readers, has no answerer: a wrong name is worse
than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from index.names import people_in_title, people_talked_with, talked_with, who_asks
from index.pairs.credits import makers, writes
from index.pairs.described import is_described, is_told_of
from index.pairs.edges import above, below
from index.pairs.headlines import called, headlined, joined, said_to_answer
from index.pairs.page import Page
from index.pairs.parts import Part
from index.pairs.persons import CAPITALS, PERSON, found_in, is_person, is_thing, named, same, spots, uncalled
from index.pairs.singled import addressed, opens_alone, opens_headline, recalls
from index.pairs.talk import is_faq, is_talk, says_talk
from index.pairs.uncased import answerer

_MOST_BLOCKS = 40  # blocks of which one may be front matter
_LONGEST_NAME = 50  # characters of a line that is a name
_HEADLINE = 200  # characters of a line that may be a headline
_SHORT = 90  # characters of a line that says what kind of talk it is
_HEADLINES = 4  # lines above the talk that may be headlines
_SPOKEN = 20_000  # characters of questions and answers that tell whether somebody is talked with
_SEVERAL = re.compile(  # where more than one person is asked, or nobody is talked with
    r"\b(?:inquest|inquiry|hearing|trial|court|tribunal|committee|panel|round[ -]?table|debate|webinar|press conference|"
    r"(?<!few )(?<!first )(?<!five )(?<!teen )(?<!ten )(?<!ty )(?<!\d )minutes|"
    r"podiumsdiskussion|table ronde|mesa redonda|tavola rotonda)\b",
    re.I,
)
_ABOVE = re.compile(rf"\W*(?P<name>{PERSON}|{CAPITALS})(?:, (?:aged )?\d\d)?\W*")
_CALLED_FIRST = frozenset(("de", "nl", "da", "sv", "no", "ru", "uk", "bg", "pl", "cs"))  # 'Molenaar Rosa Keel'
_LABEL = re.compile(rf"[\W_]*(?P<name>{PERSON}|{CAPITALS})\s*[*_]*\s*[:：]")
_TALKED = r"(?:talk|chatt?|sp[eo]a?k|spoke|sat? down|sits? down)\w*(?: here)? (?:to|with)"
_BOTH = re.compile(
    rf"{PERSON}(?:, [^.!?\n]{{2,80}},)?\s+(?:recently |also |then )?{_TALKED}\s+(?:[\w’'-]+[ ,]+){{0,6}}?(?P<name>{PERSON})"
)


class Answerer:
    """Who answers the unlabelled questions of `page`, and who made it. `parts` are what its readings found, in order; the
    first begins at `first`, below `rows`."""

    def __init__(self, page: Page, parts: Sequence[Part]) -> None:
        self.page = page
        self.parts = parts
        self.first = min((part.begin for part in parts), default=len(page.text))
        self.rows = list(above(page, self.first))
        self.title = page.document.title

    @cached_property
    def makers(self) -> tuple[str, ...]:
        """Who asks, writes or takes the pictures."""
        return makers(self.rows, title=self.title)

    @cached_property
    def name(self) -> str | None:
        """The full name of the one who answers; None where it is nobody, or might be another."""
        if all(part.label or part.role in ("turn", "aside") for part in self.parts):
            return None
        if not self.page.text.isascii() and (uncased := self._uncased()):
            return uncased
        for found in (self._labelled, self._in_headlines, self._said):
            names = self._others(found())
            if names:
                return self._spelt(names[0]) if len(names) == 1 else None
        if not self._is_talk():
            given = [name for name in self._taking_part() if name in self._front]
            return given[0] if len(given) == 1 else None
        names = self._introduced() or self._at_end() or list(self._taking_part())
        names = names if len(names) < 2 else self._singled(names)
        if names and any(not same(names[0], other) for other in self._headed()):
            return None
        return self._spelt(names[0]) if len(names) == 1 else None

    def _uncased(self) -> str | None:
        """The same where letters have no capitals."""
        faq = is_faq("\n".join([self.title, *self.rows[:_HEADLINES]]))
        return None if faq else answerer(self.rows, below(self.page, self.parts))

    def is_maker(self, name: str) -> bool:
        """True for who asks, writes or takes the pictures."""
        return any(same(name, other) for other in self.makers)

    def _others(self, names: Iterable[str]) -> list[str]:
        """Those of `names` that are no makers, each once: of several spellings the shortest that is no initials."""
        found: list[str] = []
        for whole in names:
            name = uncalled(named(whole)) if self.page.document.language in _CALLED_FIRST else named(whole)
            if is_thing(whole) or not is_person(name) or self.is_maker(name):
                continue
            at = next((at for at, other in enumerate(found) if same(name, other)), None)
            if at is None:
                found.append(name)
            else:
                found[at] = min(found[at], name, key=lambda name: (bool(re.search(r"\b\w\b", name)), len(name)))
        return found

    @cached_property
    def _front(self) -> str:
        """What the front matter says."""
        blocks = (block for block in self.page.document.blocks[:_MOST_BLOCKS] if block.kind == "front_matter")
        return "\n".join([block.span.of(self.page.text) for block in blocks])

    def _labelled(self) -> list[str]:
        """Whom a label at the head of the first answer names, where the reading took none for labels."""
        first = next((part for part in self.parts if part.role == "answer"), None)
        match = None if first is None or first.label else _LABEL.match(first.span.of(self.page.text)[:90])
        return [match["name"]] if match else []

    def _in_headlines(self) -> list[str]:
        """Whom the title or a headline above the talk says was talked with."""
        title = self.title.title() if self.title.isupper() else self.title
        rows = [row.title() if row.isupper() and "|" not in row else row for row in self.rows[:_HEADLINES]]
        found = [*talked_with(title)]
        asks = who_asks(title)
        for row in (title, *(row for row in rows if len(row) <= _HEADLINE)):
            found += [*headlined(row), *recalls(row)]
            if row not in (title, self.title):
                found += [] if _BOTH.search(row) else people_talked_with(row) or talked_with(row)
        if found and not self._is_talk():
            found = [*talked_with(title)]
        found += [other for name in found for row in (title, *rows) if (other := joined(name, row))]
        if not found and not is_faq(title) and not self._others(self._said()):
            text = self.page.text[:_SPOKEN].replace(self.title, " ", 1)
            participants = self.page.document.participants
            found = [name for name in people_in_title(self.title, text) if name in participants and self._is_talk()]
            found += [name for name in [called(title)] if name and self._is_talk()]
            found = found or self._titled(rows)
        found = [name for name in found if name != asks]
        if len(self._others(found)) > 1:  # a series has a title, too
            below = self.page.text[:_SPOKEN].replace(self.title, " ")
            again = [name for name in found if name.split()[0] in below or name.split()[-1] in below]
            found = again or found
        return found

    def _titled(self, rows: Iterable[str]) -> list[str]:
        """Whom a headline opens with, where the surname stands alone below."""
        words = "\v".join(self.rows[1:])
        found = [name for row in rows if len(row) <= _HEADLINE for name in opens_headline(row, words)]
        return [name for name in found if self._is_talk() and self._goes_by(name, words)]

    def _said(self) -> list[str]:
        """Whom a sentence of the introduction says was talked with, or says to answer."""
        return [name for row in self.rows for name in said_to_answer(row)]

    def _is_talk(self) -> bool:
        """True where questions are put to somebody who speaks of themselves, and are not those of readers."""
        source = self.page.document.source
        if is_faq("\n".join([self.title, *self.rows[:_HEADLINES], source.rpartition("/")[2]])):
            return False
        text = self.page.text
        asked = [part.span.of(text) for part in self._near("question")]
        told = [part.span.of(text) for part in self._near("answer")]
        says = bool(self.makers) or says_talk((self.title, *self.rows))
        return is_talk(asked, told, announced=says)

    def _near(self, role: str) -> list[Part]:
        return [part for part in self.parts if part.role == role and part.span.end <= _SPOKEN]

    def _introduced(self) -> list[str]:
        """The persons whom the lines above the talk introduce; only the first where others are just mentioned."""
        if any(_SEVERAL.search(row) for row in (self.title, *self.rows[:_HEADLINES]) if len(row) <= _SHORT):
            return []
        words = "\v".join(row for row in self.rows if row != self.title)
        times: list[str] = []
        told: set[str] = set()
        does: set[str] = set()
        for name, end in spots(words):
            known = next((other for other in times if same(name, other)), name)
            times.append(known)
            if is_described(words, end):
                told.add(known)
            elif is_told_of(words, max(0, end - len(name)), end):
                does.add(known)
        names = self._others(times)
        described = [name for name in names if any(same(name, other) for other in told)]
        real = [name for name in names if any(same(name, other) for other in told | does)]
        if len(described) == 1 and real[0] == described[0]:
            return described
        return real or (names if len(names) == 1 and self._goes_by(names[0], words) else [])

    def _singled(self, names: list[str]) -> list[str]:
        """The one of several `names` whom the questions speak to, or else who opens the introduction."""
        spoken_to = addressed(names, (part.span.of(self.page.text) for part in self._near("question")))
        if spoken_to:
            return spoken_to
        return opens_alone(names, "\v".join(row for row in self.rows if row != self.title))

    def _goes_by(self, name: str, words: str) -> bool:
        """True where the surname or the first name stands alone as well."""
        first, *_, before, last = (
            ["", *name.split()] if " " not in name.strip() else [name.split(maxsplit=1)[0], *name.split()]
        )
        text = words + "\v" + self.page.text[:_SPOKEN]
        alone = rf"(?<!{re.escape(before)}[ \u00a0])(?<![\w@./-]){re.escape(last)}(?!\w|@)"
        return (
            re.search(alone, text) is not None or re.search(rf"(?<!\w){re.escape(first)}(?:['’]s|,)", text) is not None
        )

    def _headed(self) -> list[str]:
        """The persons whose name stands above a part of the talk, alone or with an age: 'ROSA KEEL, 88'."""
        first = min((part.begin for part in self.parts), default=0)
        lines = (self.page.lines[at] for at in self.page.paragraphs)
        short = (line.plain for line in lines if line.start >= first and line.end - line.start <= _LONGEST_NAME)
        found = (named(match["name"]) for words in short if (match := _ABOVE.fullmatch(words)))
        return [name for name in found if is_person(name) and not self.is_maker(name)]

    def _at_end(self) -> list[str]:
        """The person of whom the last lines tell, where the page names nobody else: 'N, 49, is a forester.'"""
        if self._others(found_in("\v".join(self.rows))):
            return []
        rows = below(self.page, self.parts)
        names = self._others(found_in("\v".join(rows)))
        told = [name for name in names if any(_opens(name, row) and not writes(name, row) for row in rows)]
        return told if len(names) == 1 else []

    def _taking_part(self) -> list[str]:
        """The only one whom the document names as taking part, however the name is written."""
        rivals = [match["name"] for row in self.rows for match in _BOTH.finditer(row)]
        names = (name for name in self.page.document.participants if not self.is_maker(name))
        return [name for name in names if not any(same(name, other) for other in rivals)]

    def _spelt(self, name: str) -> str:
        """`name` as it is written where it is not in capitals, and where it opens a line."""
        rows = [*self.rows, *below(self.page, self.parts)]
        for row in rows:
            for other in found_in(row[:_SHORT], shouted=False):
                alike = len(other) <= len(name) and other.count(" ") == name.count(" ") and same(name, other)
                if other != name and not other.isupper() and alike and _opens(other, row):
                    return other
        if not name.isupper():
            return name
        text = self.page.text[:_SPOKEN].replace(name, " " * len(name))
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I)
        return found[0] if found else name


def _opens(name: str, row: str) -> bool:
    """True for a row that begins with `name` and goes on about it."""
    at = row.find(name)
    return 0 <= at <= 3 and is_described(row, at + len(name))
