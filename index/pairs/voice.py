"""Whether words are somebody's own: they speak of oneself or to somebody, or go on with what was said."""

from __future__ import annotations

import re

_ONESELF = re.compile(  # in languages that do not leave these words out
    r"\b(?:I|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e|[Oo]urs?|[Yy]ou|[Yy]our|[Yy]ours|[Ii]ch|[Mm]ich|[Mm]ir|[Mm]ein\w*|[Ww]ir|[Uu]ns(?:er\w*)?"
    r"|[Jj]e|[Jj]['’]\w+|[Mm]oi|[Mm]on|[Mm]a|[Nn]ous|[Nn]otre|[Vv]ous|[Vv]otre|[Ii]k|[Mm]ijn?|[Ww]ij|[Jj]ag|[Jj]eg|[Мм]не|[Мм]еня"
    r"|[Мм]о[йяие]|[Яя]|[Мм]ы|[Нн]ас|[Нн]аш\w*|[Вв]ы)\b"
)
_ALSO = re.compile(  # words of the same kind, which other languages have for other things
    r"\b(?:me|us|yo|mi|mis|nos|eu|meus?|minhas?|io|mio|mia|tú|usted|você|lei|sie|ihr|du|dich|dir)\b", re.I
)
_GOES_ON = re.compile(
    r"\W*(?:it|that|those|these|he|she|they|there|and|but|so|or|because|then|yes|no|well|es|das|er|und|aber|ja|nein|c['’]est|il|elle"
    r"|et|mais|oui|non|y|pero|sí|e|ma|sì|mas|sim|não|и|но|а|да|нет|это)\b",
    re.I,
)


def speaks(words: str) -> bool:
    """True where somebody speaks of oneself or to somebody: 'I never saw it again.'"""
    return _ONESELF.search(words) is not None or _ALSO.search(words) is not None


def speaks_plainly(text: str, start: int, end: int) -> bool:
    """True where somebody does so in `text[start:end]` beyond doubt, whatever the language."""
    return _ONESELF.search(text, start, end) is not None


def goes_on(words: str) -> bool:
    """True for words that go on with what was said: 'And it was cold.', 'It was cold.'"""
    return _GOES_ON.match(words) is not None
