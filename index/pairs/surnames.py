"""Whose a surname is: the first name that stands before it in a headline, a label or the head of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.names import is_institution, is_name

_FIRST = r"(?P<first>[^\W\da-z_][^\W\d_]{1,20}(?:-[^\W\da-z_][^\W\d_]*)?)[ \t]{1,2}(?:[^\W\da-z_]\.[ \t]?){0,2}"
_ENDS = r"(?![\w-])(?![ \t]{1,2}(?:bin|binti|ibn|[^\W\da-z_][a-z]))"  # behind a surname no other name follows
_SAMPLE = 100_000  # characters in which a word in lower case is looked for
_HAN = re.compile(r"[\u3400-\u9fff]{1,4}")  # a Japanese surname, behind which the first name stands
_SHORTEST = 3  # letters of a surname
_NOT_FIRST = frozenset(
    """a an and at by for from his her in of on or our the their this to with mr mrs ms mx miss sir dame lord lady dr prof
    professor rev hon judge justice sen senator rep representative gov governor mayor president premier minister secretary
    general admiral captain colonel major sergeant lieutenant officer inspector detective constable sheriff chief dc di ds pc
    dci sgt director chairman chairwoman chair commissioner ambassador attorney counsel witness doctor brother sister father
    mother uncle aunt saint st der die das el la le los las il herr frau señor señora don doña dona seu monsieur madame madam
    signor signora pan pani encik pak bapak ibu san ask asks tell tells meet meets see thank thanks dear poor old young
    little hey hi hello interview conversation press speaker host anchor""".split()
)


class Surnames:
    """The full names near the head of a document and among its labels, by their last word."""

    def __init__(self, head: str, labels: Iterable[str], text: str) -> None:
        self.names = "\n".join([head, *filter(_is_full, labels)])
        self.folded = self.names.casefold()
        self.text = text[:_SAMPLE]

    def bearers(self, surname: str) -> tuple[str, ...]:
        """The full names of those called `surname`, as written, one for each first name; nobody's where it is a word, too."""
        if _HAN.fullmatch(surname):
            called = (
                rf"(?<![\u3400-\u9fff]){surname}[\u3040-\u30ff\u3400-\u9fff]{{1,4}}?(?=さん|氏|先生|（[\u3040-\u30ff])"
            )
            return tuple(dict.fromkeys(re.findall(called, self.names)))
        if len(surname) < _SHORTEST or surname.casefold() not in self.folded or _is_word(surname, self.text):
            return ()
        found: dict[str, str] = {}
        for match in re.finditer(rf"(?<![\w.'’-]){_FIRST}(?P<last>(?i:{re.escape(surname)})){_ENDS}", self.names):
            first, last, name = match["first"], match["last"], " ".join(match[0].split())
            if not first[0].isupper() or not last[0].isupper() or first.casefold() in _NOT_FIRST:
                continue
            if not is_name(name.title()) or is_institution(name) or _is_word(first, self.text):
                continue
            if first.casefold() not in found or (found[first.casefold()].isupper() and not name.isupper()):
                found[first.casefold()] = name
        return tuple(found.values())


def _is_word(word: str, text: str) -> bool:
    """True where `text` has `word` in lower case: 'CANDID' in a headline is nobody's name."""
    low = word.lower()
    return low in text and re.search(rf"(?<![\w@.]){re.escape(low)}(?![\w@]|\.\w)", text) is not None


def _is_full(label: str) -> bool:
    """True for a label in capitals that may be a full name: 'ROSA KEEL', but not 'THE COURT'."""
    words = label.split()
    named = len(words) > 1 and label.isupper() and all(word.strip(".-'’\"“”").isalpha() for word in words)
    return named and words[0].strip(".").casefold() not in _NOT_FIRST
