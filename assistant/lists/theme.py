"""Does a question ask for people across the archive ('Who uses Emacs?'), and on which theme? By rule, from its words.

A question for one person by a description ('Which NASA engineer ...?', 'Who ran Google Reader ...?') is none of these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.words import content_stems

if TYPE_CHECKING:
    from assistant.lists.callings import Calling
    from assistant.lists.moves import Move
    from assistant.lists.predicates import Deed

OR = re.compile(r"\s*,?\s+or\s+", re.IGNORECASE)
#: A word that every question for people has: who, there, anybody, several of a kind, or what was said.
_MAY_ASK = re.compile(
    r"\b(?:who\w*|there|them|you|people|anyone|anybody|someone|somebody|everyone|everybody|one|each|all|any|any\w+|said|say|spoken|told|"
    r"(?!(?:does|is|was|has|his|its|this|us|as)\b)\w+s|\w*men|\w+ed)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What people are asked for by.

    `text` is the theme in the question's words; a passage is on it when it holds every stem of one of the `choices` ('Emacs
    or Vim' has two). With `practised`, what somebody says they do not do, or would like to, does not count. `work` says
    in the singular what the people must be ('which game designers': game, designer), nothing for anybody. `several` is
    True where one person alone would be the answer to another question, `more` where those who are known already are not
    asked for. `shown` is the theme as an answer repeats it, '' where it does not read well. `denied` asks for those who
    do not, `never` is what they have never done ("used a Mac"), `left` asks for those who do no longer, `liked` for those
    who say something good of it, `disliked` for those who say something bad, `moved` for those who went to it from
    something else, `employed` for those who work there, `deed` for those who do just that, `owned` for those who have
    such a thing.
    """

    text: str
    choices: tuple[frozenset[str], ...]
    practised: bool = False
    work: frozenset[str] = frozenset()
    several: bool = False
    more: bool = False
    shown: str = ""
    denied: bool = False
    left: bool = False
    never: str = ""
    liked: bool = False
    disliked: bool = False
    moved: Move | None = None
    employed: bool = False
    deed: Deed | None = None
    owned: bool = False
    since: str | None = None
    until: str | None = None


def theme_of(text: str) -> Theme | None:
    """A theme as somebody typed it alone ('remote work'); None where it has no word to look for."""
    choices = choices_of(text)
    return Theme(text=text, choices=choices) if choices else None


def asked_theme(question: str) -> Theme | None:
    """The theme on which `question` asks for people; None for every other question."""
    if not _MAY_ASK.search(question):
        return None
    from assistant.lists.reading import theme_asked  # many patterns, which few questions need

    return theme_asked(question)


def asked_calling(question: str) -> Calling | None:
    """What `question` asks people to be; None for every other question."""
    if not _MAY_ASK.search(question):
        return None
    from assistant.lists.callings import calling_of  # the same

    return calling_of(question)


def choices_of(text: str) -> tuple[frozenset[str], ...]:
    """The stems of each alternative; none where one of them has no word to look for."""
    choices = tuple(dict.fromkeys(content_stems(part) for part in OR.split(text)))
    return choices if all(choices) else ()
