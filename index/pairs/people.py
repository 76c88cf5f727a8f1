"""Labels to people: initials, first names and surnames resolved to full names where the document says whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import PurePath

from index.introductions import asks_in, signed
from index.names import NAME, is_institution, is_name, names_in_file, who_asks
from index.pairs.answerer import Answerer
from index.pairs.bracketed import named_in_brackets
from index.pairs.commas import without_role
from index.pairs.offices import held, holders, titled, without_asking
from index.pairs.page import Page
from index.pairs.parts import Part
from index.pairs.roles import says_asks
from index.pairs.shouted import begins_name, of_initials
from index.pairs.surnames import Surnames
from index.pairs.titles import TITLES, may_be, title_of, untitled
from index.pairs.uncased import asker, in_full
from index.types import Speaker

_HEAD = 6_000  # characters in which an introduction names people
_FULL_LINE = 50  # characters of a line that may run on in the next
_SHORT = r"[A-Z][A-Za-z]{0,3}(?![\w.])|(?:(?:Ma?c)?[A-Z]\.[ \t]?){1,5}"  # 'OR', 'P.J.McG.'
_BRACKETED = re.compile(rf"\(({_SHORT})\)")
_NAMED = re.compile(rf"(?<=[ \t])\(({NAME})[,)]")  # behind 'JR' in 'JR (Jane Reed, miller)'
_SHORT_BEFORE = re.compile(rf"(?<![\w.])({_SHORT})[ \t]+$")
_LONGEST_SHORT = 24  # characters of a short form, with the blanks behind it
_EXPLAINED = 160  # characters before a short form in brackets that hold its name
_BETWEEN = re.compile(r"\s*(?:,[^,()]{1,60},?\s*)?$")  # what may stand between the two: 'Jane Reed, miller (JR)'
_EQUALS = re.compile(
    rf"(?<![\w=])({_SHORT})[ \t]*=[ \t]*(?:[a-z]+,?[ \t]+){{0,3}}({NAME}|[A-Z][\w'’-]+)"
)  # 'OR = Olaf Reed'
_CODED = re.compile(
    r"(?<![\w.])([A-Z]{1,3}\d{1,2})(?:[ \t]*[=:–—-])?[ \t]+([A-Z][\w'’-]+(?:[ \t]+[A-Z][\w'’-]+){0,2})(?=[ \t]*(?:[,;(.]|$))",
    re.M,
)
_STRAIGHT = re.compile("[“”]")
_NICKNAME = re.compile(r"[\"“]([^\W\d_])[^\"”]*[\"”]")
_SHORTEST_SLIP = 6  # characters of a label below which two that are alike may be two people's
_SHORTEST_CUT = 3  # letters of a role that is cut short
_ALIKE = 0.88
_MOST_SPEAKERS = 300
_NO_DIGITS = re.compile(r"\D")
_FULL = re.compile(rf"(?<!\w){NAME}")
_BY = re.compile(r"(?:By|With|From|And|I['’]m|(?:Por|Par|Von|Av|Door)(?=[ \u00a0]\S+[ \u00a0]))[ \t\u00a0]+")
_AUTHOR = re.compile(r"\\author\{([^{}\\]{3,60})\}")  # of TeX
_REMARK = re.compile(r"(?:\s*(?:\([^()]*\)|\[[^\[\]]*\]))+$")
_ROLE = re.compile(rf"^(?P<role>[^\W\d_][^\n:]{{2,30}}):[ \t]*(?P<name>{NAME})[ \t]*(?:\([^()\n]*\))?[ \t]*$", re.M)


def initials(name: str) -> str:
    """'Jeremy Olmsted-Thompson' -> 'jot'."""
    return "".join(word[0] for word in re.split(r"[\s\-–]+", name) if word and word[0].isalpha()).casefold()


def _short_forms(name: str) -> set[str]:
    """The initials of `name`: with or without the second half of a double name, with a nickname for what it stands for."""
    words = [word for word in name.split() if word[0].isalpha()]
    forms = {"".join([word[0] for word in words]).casefold()}
    if "-" in name or "–" in name:
        forms.add(initials(name))
    if "&" in name or " and " in name:  # 'Mill & Home' is 'M&H'
        forms.add("".join([word[0] for word in name.replace(" and ", " & ").split()]).casefold())
    if len(words) > 1 and ('"' in name or "“" in name) and (nickname := _NICKNAME.search(name)):
        forms.add((nickname[1] + words[-1][0]).casefold())
    return forms


class Names:
    """Names by what may stand for them: the whole name, its initials, some of its words. A look-up reads few of many."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = list(names)
        self.whole: dict[str, list[int]] = {}
        self.initials: dict[str, list[int]] = {}
        self.words: dict[str, list[int]] = {}
        self.parts: list[list[str]] = []
        for at, name in enumerate(self.names):
            bare = untitled(name)
            parts = [word.strip('"“”') for word in bare.split()]
            self.parts.append(parts)
            self.whole.setdefault(bare, []).append(at)
            if len(parts) > 1:
                for short in _short_forms(bare):
                    self.initials.setdefault(short, []).append(at)
                for word in set(parts):
                    self.words.setdefault(word, []).append(at)

    def meant_by(self, label: str) -> list[str]:
        """The names, in their order, of which `label` is the whole, the initials, the first name or the surname."""
        label = untitled(label)
        if not label:
            return []
        found = set(self.whole.get(label, ()))
        compact = label.replace(".", "").replace(" ", "")
        if 2 <= len(compact) <= 4:
            found.update(self.initials.get(compact, ()))
        parts = label.split()
        if parts and len(parts[0].strip(".")) > 1:
            rarest = min((self.words.get(part, []) for part in parts), key=len)
            found.update(at for at in rarest if len(parts) <= len(self.parts[at]) and set(parts) < set(self.parts[at]))
        elif len(parts) == 2 and len(parts[1]) > 1:  # 'C. Reed' for 'Constance Reed'
            alike = [at for at in self.words.get(parts[1], ()) if self.parts[at][0][:1] == parts[0].strip(".")]
            found.update(alike if len(alike) == 1 else ())
        return [self.names[at] for at in sorted(found)]


def _compact(label: str) -> str:
    """How short forms are compared: 'P. J.' and 'PJ' are one."""
    return label.replace(".", "").replace(" ", "").casefold()


def slips(labels: Iterable[str], often: Iterable[str]) -> dict[str, str]:
    """For labels that are a slip of the keyboard for one of `often`, that one: 'mrk erhardt' -> 'mark erhardt'.

    Labels that differ in a number, or in a title that both have, are two. Among very many nobody's slip can be told.
    """
    known = {other: (_NO_DIGITS.sub("", other), SequenceMatcher(None, "", other, autojunk=False)) for other in often}
    if not known or len(known) > _MOST_SPEAKERS:
        return {}
    found = {}
    for label in labels:
        if label in known or len(label) < _SHORTEST_SLIP:
            continue
        digits, untitled = _NO_DIGITS.sub("", label), TITLES.sub("", label)
        for other, (numbers, matcher) in known.items():
            if abs(len(other) - len(label)) > 1 or digits != numbers:
                continue
            if untitled != label and TITLES.sub("", other) != other and label.split(maxsplit=1)[0] != other.split()[0]:
                continue
            matcher.set_seq1(label)
            if matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
                found[label] = other
                break
    return found


def _head(page: Page) -> str:
    """The first lines of the document, those of one paragraph joined."""
    lines = page.lines[:80]
    title = page.document.title
    short = [
        True,
        *(line.end - line.start < _FULL_LINE or line.plain == title for line in lines),
    ]  # it ends what it says
    joined = [("\n" if line.first or ended else " ") + line.plain for line, ended in zip(lines, short, strict=False)]
    front = [block.span.of(page.text) for block in page.document.blocks[:60] if block.kind == "front_matter"]
    return "\n".join(["".join(joined)[:_HEAD], *front])


def names_in_head(page: Page) -> tuple[str, ...]:
    """Everything near the head of the document that is written like a person's name; weak evidence."""
    head = _head(page)
    names = dict.fromkeys(_BY.sub("", match[0]) for match in _FULL.finditer(head))
    return tuple(name for name in names if is_name(name) and not is_institution(name))


def introduced(page: Page, label: str) -> bool:
    """True where the document says that `label` is somebody: in its title, among its people, or by 'I'm ...'."""
    bare = re.sub(r"\s*\([^()]*\)", "", label).strip(" .").casefold()
    if Names(page.document.participants).meant_by(bare) or bare in page.document.title.casefold():
        return True
    said = rf"\b(?:i['’]m|i am|we['’]re|we are|my name is|this is)\b[^.?!\n]{{0,40}}\b{re.escape(bare)}\b"
    return bool(re.search(said, page.head, re.I))


def only_names(words: str) -> bool:
    """True for words that are somebody's name and nothing else: 'Interviewer: Mary Jones' is said by nobody."""
    return is_name(bare := _REMARK.sub("", words).strip()) and _FULL.fullmatch(bare) is not None


def _roles_in(head: str) -> dict[str, str]:
    """Who has which role, from lines at the head that say so: 'Interviewer: Mary Jones'."""
    found: dict[str, str] = {}
    for match in _ROLE.finditer(head):
        role = match["role"].strip().casefold()
        if says_asks(role) and not re.search(rf"^{re.escape(role)}:", head[: match.start()], re.M | re.I):
            found[role] = match["name"]
    return found


def _is_cut(label: str, role: str) -> bool:
    """True for a label of at least three letters with which `role` begins."""
    return _SHORTEST_CUT <= len(label) < len(role) and label.isalpha() and role.startswith(label.casefold())


def _in_brackets(head: str) -> dict[str, str]:
    """Whose the initials in brackets are: 'Jane Reed (JR)'; of several names before them the last that begins alike."""
    found: dict[str, str] = {}
    for match in _BRACKETED.finditer(head):
        before = head[max(0, match.start() - _EXPLAINED) : match.start()]
        names = [x[0] for x in _FULL.finditer(before) if is_name(x[0]) and _BETWEEN.match(before, x.end())]
        alike = [name for name in names if untitled(name)[:1] == match[1][0].casefold()]
        if names:
            found[_compact(match[1])] = (alike or names)[-1]
    for match in _NAMED.finditer(head):
        short = _SHORT_BEFORE.search(head, max(0, match.start() - _LONGEST_SHORT), match.start())
        if short and is_name(match[1]) and _compact(short[1]) in _short_forms(untitled(match[1])):
            found[_compact(short[1])] = match[1]
    return found


def _numbered(head: str) -> dict[str, str]:
    """Who has a label with a number, from a list above the talk: 'Respondents: P1 Gary, P2 Ann Reed'."""
    found = {_compact(match[1]): match[2] for match in _CODED.finditer(head)}
    return found if len(found) > 1 else {}


class People:
    """The people of one document, and whom each label names."""

    def __init__(self, page: Page, labels: Iterable[str], answerer: Answerer) -> None:
        plain = self.head = _head(page)
        self.above = "\n".join(answerer.rows)
        self.defined = {_compact(match[1]): match[2] for match in (_EQUALS.finditer(plain) if "=" in plain else ())}
        self.defined |= _in_brackets(plain)
        self.defined |= _numbered(page.text[: min(answerer.first, _HEAD)])
        labels = list(dict.fromkeys(labels))
        roles = _roles_in(plain)
        cut = {x: name for x in labels for role, name in roles.items() if _is_cut(x, role)}  # 'MOD' for the moderator
        self.defined |= {_compact(role): name for role, name in (*holders(plain), *roles.items(), *cut.items())}
        bare = [_REMARK.sub("", without_role(_REMARK.sub("", label))) for label in labels]
        self.defined |= {_compact(role): name for role, name in (*held(self.above, bare), *titled(labels))}
        self.bracketed = named_in_brackets(labels)
        self.words = frozenset(labels)
        own = [
            label for label in bare if is_name(label) and not is_institution(label) and not self._is_short(label, bare)
        ]
        source = page.document.source
        filed = names_in_file(PurePath(source.partition("#")[2] or source).stem)
        groups = (page.document.participants, own, self._in_head(page), filed)
        self.known = [Names(dict.fromkeys(group)) for group in groups]
        self.surnames = Surnames(plain, bare, page.text)
        self.interviewer = who_asks(page.document.title) or asks_in(plain, title=page.document.title)
        self.interviewer = self.interviewer or next((name for _, name in held(self.above, ["Interviewer"])), None)
        if not self.interviewer and not plain.isascii():
            self.interviewer = asker(answerer.rows)
        self.interviewee = answerer.name
        if self.interviewee and not self.interviewer:
            author = _AUTHOR.search(page.text, 0, answerer.first)
            name = signed("\n".join(answerer.rows)) or (author[1] if author else None)
            self.interviewer = name if name != self.interviewee else None
        unnamed = {"answer": self.interviewee, "question": self.interviewer}
        self.unlabelled = {role: Speaker(label="", person=name) for role, name in unnamed.items() if name}
        self.cache: dict[str, Speaker] = {}
        self.told: dict[tuple[str, str], Speaker] = {}

    def speaker(self, part: Part) -> Speaker | None:
        """Who speaks `part`; None where nobody is known to."""
        if part.person:
            known = (part.label, part.person)
            if known not in self.told:
                self.told[known] = Speaker(label=part.label, person=self.person(part.person) or part.person)
            return self.told[known]
        if not part.label:
            return self.unlabelled.get(part.role)
        if part.label not in self.cache:
            self.cache[part.label] = Speaker(label=part.label, person=self.person(part.label))
        return self.cache[part.label]

    def person(self, label: str) -> str | None:
        """The full name that `label` stands for, where exactly one is known that fits."""
        bare = _REMARK.sub("", without_role(_REMARK.sub("", label))).strip(" .")
        meant = self.bracketed.get(label) or self.defined.get(_compact(bare))
        known = (self._known(meant) if meant else None) or self._known(bare) or meant or self._in_capitals(bare)
        known = known or in_full(bare, self.head)
        asking = without_asking(bare)
        return known or (asking if asking != bare else bare if without_role(label) != label else None)

    def _known(self, bare: str) -> str | None:
        """The full name among those known that `bare` is, or is short for."""
        surname = untitled(bare)
        bearers = self.surnames.bearers(surname) if " " not in surname else ()
        bearers = tuple(name for name in bearers if may_be(bare, self._with_title(name)))
        for group in self.known:
            if len(bearers) == 1 and group is self.known[-1]:  # the name of a file says less than the head
                break
            fitting = {name.casefold(): name for name in group.meant_by(bare) if may_be(bare, name)}
            if len(bearers) > 1 and group is not self.known[0]:  # it may be either's
                fitting = {folded: name for folded, name in fitting.items() if folded == bare.casefold()}
            if len(fitting) == 1:
                return next(iter(fitting.values()))
            if len(fitting) > 1 and bare.casefold() in fitting:
                return fitting[bare.casefold()]
            whole = [
                name for name in fitting.values() if " " in untitled(name)
            ]  # 'Mrs Keel' is no other than 'Rosa Keel'
            spelt_out = [name for name in whole if not any(len(word.strip(".")) == 1 for word in name.split())]
            for names in (whole, spelt_out):
                if len(names) == 1:
                    return names[0]
            goes_by = f'"{bare}"'.casefold()
            nicknamed = [name for folded, name in fitting.items() if goes_by in _STRAIGHT.sub('"', folded)]
            if len(nicknamed) == 1:
                return nicknamed[0]
        if len(bearers) == 1:
            return bearers[0]
        return bare if is_name(bare) and not is_institution(bare) else None

    def _in_capitals(self, bare: str) -> str | None:
        """The only name that the head sets in capitals and whose initials or beginning `bare` is."""
        short = _compact(bare)
        found = of_initials(short, self.head, initials) if 2 <= len(short) <= 4 else None
        return found or begins_name(bare, self.above)

    def _with_title(self, name: str) -> str:
        """`name` with the title that stands before it in the head."""
        match = re.search(rf"[^\W\d_]+\.?[ \t]+{re.escape(name)}(?!\w)", self.head)
        return match[0] if match else name

    def _is_short(self, label: str, labels: Sequence[str]) -> bool:
        """True for a surname with a title, 'Mrs Keel', which no other title goes with: the head may say it in full."""
        surname = untitled(label)
        titles = {title_of(other) for other in labels if untitled(other) == surname}
        return " " not in surname and len(titles) == 1

    def _in_head(self, page: Page) -> list[str]:
        """Names near the head, but not a label and the word after it: 'BS Since'."""
        return [name for name in names_in_head(page) if not self._is_spoken(name)]

    def _is_spoken(self, name: str) -> bool:
        first = name.partition(" ")[0]
        return first in self.words and first.isupper() and not name.isupper()
