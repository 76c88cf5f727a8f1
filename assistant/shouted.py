"""A question typed in capitals throughout, as it would be typed otherwise: "WHO PAID FOR THE BOAT?" names nobody."""

from __future__ import annotations

from assistant.forms import Forms
from index.words import tokens

FEWEST = 2  # words: "OSHA" alone is written so


def quietly(question: str, forms: Forms) -> str:
    """The question in small letters, but for what the archive writes with large ones; as it is unless all its letters are."""
    words = tokens(question)
    if len(words) < FEWEST or question.upper() != question or question.lower() == question:
        return question
    said, at = [], 0
    for word in words:
        plain = word.text.lower()
        usual = "" if word.stop or word.number else forms.usual(word.folded)
        if usual and not usual.islower():
            plain = usual + (plain[-2:] if plain.endswith(("'s", "’s")) else "")
        said += [question[at : word.start].lower(), plain]
        at = word.end
    whole = "".join([*said, question[at:].lower()])
    return whole[: words[0].start] + whole[words[0].start].upper() + whole[words[0].start + 1 :]
