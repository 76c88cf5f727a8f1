"""Titles before names: 'Mrs Keel' may be short for 'Rosa Keel', but is no 'Mr Keel'."""

from __future__ import annotations

import re
from functools import lru_cache

TITLES = re.compile(r"^(?:dr|prof|professor|mr|mrs|ms|miss|sir|dame|lord|lady|senator|judge|justice)\.?\s+", re.I)
_SEXES = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f"}


@lru_cache(maxsize=4096)
def untitled(name: str) -> str:
    """How names are compared: without a title, in small letters."""
    return TITLES.sub("", name).strip(" .").casefold()


def title_of(name: str) -> str:
    """The title that opens a name, as it is compared: 'mrs'; '' for a name without one."""
    return name[: len(name) - len(TITLES.sub("", name))].strip(" .").casefold()


def may_be(label: str, name: str) -> bool:
    """False for 'Mr Keel' and 'Mrs Rosa Keel', who are two."""
    return len({_SEXES.get(title_of(words)) for words in (label, name)} - {None}) < 2
