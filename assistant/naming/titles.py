"""Titles before names: "Captain Reyes" is the "Capt. Reyes" of the record, and "Saint Aubin" its "St. Aubin"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.words import Token, content_stems, fold, tokens

#: What stands before a name without being part of it. Words that often stand for something else ("General Manager",
#: "Major League") are none of them.
FORMS_OF_ADDRESS = frozenset(
    """mr mister mrs ms miss mx dr doctor prof professor sir dame rev reverend capt cpt captain sgt sergt sergeant lt lieut
    lieutenant col colonel cpl corporal cmdr cdr commander adm admiral""".split()
)
_IN_FULL = {
    "mister": "mr",
    "dr": "doctor",
    "prof": "professor",
    "rev": "reverend",
    "fr": "father",
    "st": "saint",
    "hon": "honourable",
    "honorable": "honourable",
    "capt": "captain",
    "cpt": "captain",
    "sgt": "sergeant",
    "sergt": "sergeant",
    "lt": "lieutenant",
    "lieut": "lieutenant",
    "col": "colonel",
    "cpl": "corporal",
    "pvt": "private",
    "maj": "major",
    "gen": "general",
    "cmdr": "commander",
    "cdr": "commander",
    "adm": "admiral",
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "pres": "president",
    "det": "detective",
    "insp": "inspector",
    "supt": "superintendent",
}
_LABEL = re.compile(r"(?P<name>\S.*?)\s*\((?P<said>[^()]+)\)\s*")
_NICKNAME = re.compile(r"\S\s+[\"“](?P<nickname>[^\"“”]+)[\"”]\s+(?P<last>\S.*)")
_CAPITAL = r"[A-Z\u00c0-\u00de]"
_NAMES = re.compile(rf"\s*(?:{_CAPITAL}[\w.'’&-]*\s*|(?:of|the|and|de|la|del|van|von)\s+(?={_CAPITAL}))+(?<!\d)")
_PLAIN = frozenset("mr mrs ms miss mx sir dame".split())
_FOR_ANYBODY = _PLAIN | {"doctor", "professor", "reverend"}
_TITLES = FORMS_OF_ADDRESS | _IN_FULL.keys() | frozenset(_IN_FULL.values())


def in_full(word: str) -> str:
    """A folded title written out ("captain" for "capt"); any other word as it is."""
    return _IN_FULL.get(word, word)


def titled(words: Sequence[Token]) -> str:
    """The title, written out, with which the words of a name begin; '' for none."""
    return in_full(words[0].folded) if len(words) > 1 and words[0].folded in _TITLES else ""


def untitled(words: Sequence[Token]) -> Sequence[Token]:
    """The words of a name without the form of address before it."""
    return words[1:] if len(words) > 1 and words[0].folded in FORMS_OF_ADDRESS else words


def called(name: str) -> str:
    """What somebody may also be called by their title, as "the captain"; '' for a title that says no office, or none."""
    title = titled(tokens(name))
    return "" if title in _FOR_ANYBODY else title


def is_title(word: str) -> bool:
    """Is a folded word a title, in full or shortened?"""
    return word in _TITLES


def name_parts(name: str) -> tuple[str, ...]:
    """The folded words of a name by which somebody is asked for: 'Dr. Aoife Brennan' as 'Brennan', 'St. Aubin' as 'Saint'."""
    return tuple(in_full(word.folded) for word in untitled(tokens(without_role(name))))


def by_nickname(name: str) -> tuple[str, ...]:
    """The folded words of a name with the nickname that it has in quotes for the first: 'Tobba Ness' of 'Mrs. Torbjørg
    "Tobba" Ness'; empty where it has none."""
    match = _NICKNAME.search(without_role(name))
    return name_parts(f"{match['nickname']} {match['last']}") if match else ()


def past_nickname(name: str) -> tuple[str, ...]:
    """The folded words of a name without the nickname that it has in quotes: 'Torbjørg Ness-Lie' of 'Torbjørg "Tobba"
    Ness-Lie'; empty where it has none."""
    said = without_role(name)
    match = _NICKNAME.search(said)
    return name_parts(f"{said[: match.start() + 1]} {match['last']}") if match else ()


def without_role(name: str) -> str:
    """A name as a label has it, without what that says in brackets of whoever bears it: "IVERS (board)", "Q (Ada, nurse)".

    Names in the brackets stay: in small letters, behind a number or "for" stands none.
    """
    label = _LABEL.fullmatch(name)
    if label is None:
        return name
    kept = [part for part in label["said"].split(",") if _NAMES.fullmatch(part)]
    return f"{label['name']} ({','.join(kept).strip()})" if kept else label["name"]


def name_stems(name: str) -> frozenset[str]:
    """The stems of a name's words without its title, since a record may write that in another way."""
    words = tokens(name)
    return content_stems(" ".join(word.text for word in words[1:])) if titled(words) else content_stems(name)


def of_same_title(people: Sequence[str], title: str) -> list[str]:
    """Those of some people whose title is `title`, as it is written in a question; all of them where nobody's is."""
    same = [name for name in people if titled(tokens(name)) == in_full(fold(title))]
    return same or list(people)


def contradicts(name: str, text: str) -> bool:
    """Does `text` say the surname of a titled name behind other titles only: "Lt. Gomez", where Doctor Gomez is asked for?

    "Mr." contradicts nothing, and a professor is a doctor.
    """
    said = tokens(name)
    title, surname = titled(said), said[-1].folded if said else ""
    words = tokens(text)
    before = [titled(words[max(0, at - 1) : at + 1]) for at, word in enumerate(words) if word.folded == surname]
    return bool(title and before) and all(_parts_company(title, other) for other in before)


def _parts_company(title: str, other: str) -> bool:
    learned = {"doctor", "professor"}
    return bool(other) and title != other and not ({title, other} & _PLAIN or {title, other} <= learned)
