"""Names that are nobody's: those of institutions, places and papers."""

from __future__ import annotations

from assistant.naming.titles import titled
from index.words import tokens

#: With what the names of places, firms and papers end, and few surnames do.
_LAST = frozenset(
    """road street avenue square boulevard highway creek valley island harbour harbor gym pub cafe restaurant bakery bookshop
    shop store theatre theater cinema arena stadium airport embassy parliament congress senate police insurance airlines
    railway railways federation alliance army navy orchestra choir festival insights media online times show fund
    plc llc llp gmbh corp sc fc""".split()
)


def is_nobodys(name: str) -> bool:
    """Is a name of two words or more an institution's, a place's or a paper's ("Mill Road"), so that "he" is never meant by
    it? One with a title ("Mr Road") is somebody's."""
    words = tokens(name)
    if len(words) < 2 or titled(words):
        return False
    from index.names import is_institution  # large, and seldom asked

    return is_institution(name.strip(" .,;:")) or words[-1].folded in _LAST
