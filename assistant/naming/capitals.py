"""Which words of a question look like names: by their capitals alone, whoever is known."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.naming.titles import FORMS_OF_ADDRESS
from index.types import Span
from index.words import Token

NOT_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december english french german spanish italian russian chinese japanese american british european
    african asian mr mrs ms dr prof""".split()
)
PARTICLES = frozenset(
    "de la las los del della di da das dos du des le van von vander der den af av zu zum bin ibn al el".split()
)
_SENTENCES = frozenset(
    "yes yeah yep nope well okay ok sure true fine good oh ah hm nice right none once two both".split()
)
SHORTENED = 4  # letters: a longer word with a point behind it ends a sentence


def capitals(question: str, words: Sequence[Token]) -> list[Span]:
    """Runs of two or more capitalised words, and single ones that do not begin a sentence; "de la" may stand in a run, and a
    single name goes with the form of address before it."""
    spans: list[Span] = []
    at = 0
    while at < len(words):
        run = at
        while run < len(words) and words[run].capital and (run == at or joined(question, words[run - 1], words[run])):
            run = _behind_particles(question, words, run + 1)
        first = at
        while first < run and (words[first].stop or words[first].folded in NOT_NAMES):
            first += 1
        if at < first == run - 1 and words[first - 1].folded in FORMS_OF_ADDRESS:
            first -= 1  # "Mr. Hansen" is a name of two words
        begins = first in (0, run) or question[: words[first].start].rstrip().endswith((".", "?", "!", ":"))
        if run - first >= 2 or (run - first == 1 and not begins):
            spans.append(Span(words[first].start, words[run - 1].end))
        at = max(run, at + 1)
    return spans


def _behind_particles(question: str, words: Sequence[Token], at: int) -> int:
    """The place behind the particles at `at` where a name goes on ("Maria de la Cruz"); `at` itself where none does."""
    behind = at
    while (
        behind < len(words) and words[behind].text in PARTICLES and joined(question, words[behind - 1], words[behind])
    ):
        behind += 1
    goes_on = behind < len(words) and words[behind].capital and not words[behind].stop
    return behind if goes_on and joined(question, words[behind - 1], words[behind]) else at


def joined(question: str, left: Token, right: Token) -> bool:
    """Only white space, a hyphen or the point of an initial or a form of address between two words, not that of "Yes."."""
    between = question[left.end : right.start].strip()
    shortened = left.folded in FORMS_OF_ADDRESS or (
        len(left.text) <= SHORTENED and (len(left.text) == 1 or not (left.stop or left.folded in _SENTENCES))
    )
    return between in {"", "-"} or (between == "." and shortened)
