"""What is said beside an answer: which parts or people of the question stay without one, and that it may be none."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.abstain import Decision
from assistant.asked import Asked
from assistant.groundless import groundless
from assistant.question import parts_of
from assistant.retrieve import Weighed
from prompts import phrase

DOUBTED = 0.05  # confidence below which a part has no answer, where another has one
UNLIKELY = -0.2  # a tenth of the reader's log-odds below which what one of several people says is no answer
IN_DOUBT = 0.7  # below which fewer than half of the answers are right, of four sets of our own (docs/answers.md)


def left_out(weighed: Sequence[Weighed], decisions: Sequence[Decision]) -> tuple[int, ...]:
    """The places of the parts that nothing answers, or whose person never says what they are about; none where no other part
    is answered."""
    out = [one.unsaid or decisions[place].confidence < DOUBTED for place, one in enumerate(weighed)]
    several = len({one.person for one in weighed if one.person}) > 1
    silent = [several and _silent(one) for one in weighed]
    if any(decision.answered and not (out[place] or silent[place]) for place, decision in enumerate(decisions)):
        out = [bool(unsaid or quiet) for unsaid, quiet in zip(out, silent, strict=True)]
    elif not any(decision.answered for decision in decisions):
        return ()
    return tuple(place for place, left in enumerate(out) if left)


def _silent(one: Weighed) -> bool:
    """Is somebody asked whether, who has no word of it, and does the reader find that what they say is no answer?"""
    return one.part.kind == "yesno" and groundless(one) and one.signals["read_best"] < UNLIKELY


def doubt(decision: Decision) -> str:
    """The line beside an answer that may be none; '' for one that is surer."""
    return phrase("unanswered.doubt") if decision.answered and decision.confidence < IN_DOUBT else ""


def notice(asked: Asked, without: Sequence[Weighed], *, spoken_of: Collection[str]) -> str:
    """One line about the companions, of whom some may be `spoken_of` though they take no part, and the parts in `without`; ''
    where there are none."""
    said = [
        phrase("unanswered.person", person=name) if name in spoken_of else phrase("unanswered.stranger", name=name)
        for name in asked.companions
    ]
    wordings = parts_of(asked.text)
    whole = len(asked.parts) == 1
    for one in without:
        part = wordings[asked.parts.index(one.part)].text if len(wordings) == len(asked.parts) else one.part.text
        part = part.strip().rstrip("?.!")
        if one.person and (whole or len(asked.names.people) > 1):
            name = "unanswered.person" if whole else "unanswered.both"
            said.append(phrase(name, person=one.person, **({} if whole else {"part": part})))
        else:
            said.append(phrase("unanswered.part", part=part))
    return " ".join(dict.fromkeys(said))
