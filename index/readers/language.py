"""Which language a text is in. py3langid: it carries its model, needs no network, and names some hundred languages."""

from __future__ import annotations

_FEWEST_LETTERS = 20  # below that any guess is chance
_SAMPLE = 1_000  # characters that decide


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language of `text`, or None where there is too little to tell."""
    sample = text[:_SAMPLE].encode("utf-8", "ignore").decode("utf-8")
    if sum(character.isalpha() for character in sample) < _FEWEST_LETTERS:
        return None
    import py3langid

    return str(py3langid.classify(sample)[0])
