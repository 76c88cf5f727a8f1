"""Whether a question takes for granted what no quote speaks of: "Why did she choose copper?", where copper stands nowhere."""

from __future__ import annotations

from assistant.abstain import NOWHERE
from assistant.retrieve import Weighed, content
from index.words import content_stems

FAR = (
    0.4  # cosine below which the best sentence is about something else, where the document has no word of the question
)
UNSURE = 0.05  # a tenth of the reader's log-odds up to which it found no answer


def groundless(one: Weighed) -> bool:
    """Is asked why or whether, and is there no ground to think that it was so?

    Of somebody: where their record has no word of the question, nor the reader found an answer. Of nobody in particular: why,
    where the first quote and what it replies to have none, and the reader thinks that nothing answers.
    """
    signals = one.signals
    if one.part.kind not in {"why", "yesno"} or not one.evidence:
        return False
    if signals["named"]:
        return signals["missing"] >= NOWHERE and signals["dense"] < FAR and signals["read_best"] < UNSURE
    first = one.evidence[0]
    words = {word.stem for word in content(one.part)}
    apart = not words & content_stems(f"{first.question or ''} {first.text}")
    return bool(words) and apart and one.part.kind == "why" and signals["read"] < 0.0
