"""Which words of a question look like names: by their capitals alone, whoever is known."""

from __future__ import annotations

from collections.abc import Sequence

from index.types import Span
from index.words import Token

NOT_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december english french german spanish italian russian chinese japanese american british european
    african asian mr mrs ms dr prof""".split()
)
FORMS_OF_ADDRESS = frozenset("mr mrs ms miss mx dr prof professor sir dame rev".split())
_SENTENCES = frozenset(
    "yes yeah yep nope well okay ok sure true fine good oh ah hm nice right none once two both".split()
)
SHORTENED = 4  # letters: a longer word with a point behind it ends a sentence


def capitals(question: str, words: Sequence[Token]) -> list[Span]:
    """Runs of two or more capitalised words, and single ones that do not begin a sentence."""
    spans: list[Span] = []
    at = 0
    while at < len(words):
        run = at
        while run < len(words) and words[run].capital and (run == at or joined(question, words[run - 1], words[run])):
            run += 1
        first = at
        while first < run and (words[first].stop or words[first].folded in NOT_NAMES):
            first += 1
        begins = first in (0, run) or question[: words[first].start].rstrip().endswith((".", "?", "!", ":"))
        if run - first >= 2 or (run - first == 1 and not begins):
            spans.append(Span(words[first].start, words[run - 1].end))
        at = max(run, at + 1)
    return spans


def joined(question: str, left: Token, right: Token) -> bool:
    """Only white space, a hyphen or the point of an initial or a form of address between two words, not that of "Yes."."""
    between = question[left.end : right.start].strip()
    shortened = len(left.text) <= SHORTENED and (len(left.text) == 1 or not (left.stop or left.folded in _SENTENCES))
    return between in {"", "-"} or (between == "." and shortened)
