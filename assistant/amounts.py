"""Whether a price or an age that is quoted is that of which a question asks: "How much is a spare camera?" is not answered by
what the batteries cost, nor "How old is she?" by how old her teacher is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from assistant.naming.titles import name_parts
from assistant.people.sayings import with_before
from assistant.people.whose_deed import says_alike
from assistant.types import Evidence
from index.words import Token, tokens

Lack = Literal["number", "subject"]  # that no such number is quoted, or that it is not said to be theirs

_LEAD = r"^\W*(?:(?:and|so|but)\W+)?"
_NO_VERB = r"(?!(?:\w+ing|\w+ed|in)\b)[^?\s]+"
_PRICES = tuple(
    re.compile(_LEAD + pattern, re.IGNORECASE)
    for pattern in (
        r"(?:what|how\s+much)\s+(?:does|do|did|would|will)\s+it\s+cost\s+(?:me\s+|you\s+|us\s+)?to\s+(?P<doing>[^?]+)",
        r"(?:what|how\s+much)\s+(?:does|do|did|would|will)\s+(?P<thing>[^?]+?)\s+cost\b",
        r"(?:what['’]s|what\s+(?:is|are|was|were))\s+the\s+(?:price|cost)s?\s+(?:of|for)\s+(?P<thing>[^?]+)",
        r"(?:what|how\s+much)\s+(?:do|does|did|must|will|would)\s+[^?]+?\s(?:pay|charge|ask|spend)\s+(?:for|on)\s+(?P<thing>[^?]+)",
        rf"how\s+much\s+(?:is|are|was|were)\s+(?P<thing>(?:an?|the|one|their)\s+(?:{_NO_VERB}\s+)*{_NO_VERB})\W*$",
    )
)
_AGE = re.compile(rf"{_LEAD}how\s+old\s+(?:is|are|was|were)\s+they\b", re.IGNORECASE)
_ENDS = re.compile(r"\s+(?:of|for|from|at|in|on|to|with|that|which|who|per|by)\s", re.IGNORECASE)
_PRICE_ITSELF = frozenset("price cost fee fare rent charge bill deposit toll wage salary total".split())

_ONE_TO_NINE = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_NUMBER = (
    rf"(?:\d[\d.,]*|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]{_ONE_TO_NINE})?|{_ONE_TO_NINE}|ten|eleven|"
    r"twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|hundreds?|thousands?|millions?)"
)
_MONEY = re.compile(
    r"[$£€¥₹₽₩₺฿]|\b(?-i:[A-Z]{1,3})\s?\d|"
    r"\b(?:(?<!rent[ -])free|nothing|gratis|costs?|costing|paid|pays?|price[ds]?|cheap\w*|expensive|charged?|"
    rf"charges|fees?)\b|\b{_NUMBER}\s*(?:pounds?|dollars?|euros?|cents?|pence|pennies|p|kr|kron[aeo]r?|crowns?|francs?|marks?|"
    r"z[łl]oty\w*|yen|yuan|rupees?|rou?bles?|rand|pesos?|lir[ae]|shillings?|guineas?|quid|bucks?|grand|k)\b|"
    r"(?<!\bin )(?<!\bby )(?<!\bat )(?<!\bon )(?<!\bfrom )(?<!\bsince )(?<!\buntil )(?<!\bto )"
    rf"\b{_NUMBER}(?=\s*(?:[.,;:)/*]|$|(?:an?|per|each)\b))",
    re.IGNORECASE,
)
_ADVERBS = r"(?:(?:\w+ly|about|only|just|still|almost|then|now|all\s+of|going\s+on)\s+){0,2}"
_YEARS = rf"{_NUMBER}(?!\d|\s*(?:%|per\b|o['’]clock|[ap]\.?m\b|[a-z]+s\b(?<!years))|-(?!year))"
_IS = r"(?:am|is|was|were|be|been|became|turn(?:ed|s)?|will\s+be|(?:had|have|has)\s+(?:been|turned))"
_AGED = re.compile(  # but for whose age it is
    rf"\b(?:aged?|at(?:\s+the\s+age\s+of)?|turn(?:ed|ing))\s+{_ADVERBS}{_YEARS}|"
    rf"\b{_NUMBER}(?:[- ]years?[- ]old\b|\s+years\s+(?:old|of\s+age)\b)|\bborn\b|"
    r"\bin\s+(?:my|his|her|their)\s+(?:\w+\s+)?(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"^\W*{_ADVERBS}{_YEARS}\s*(?:[.,;!?—–]|$)", re.IGNORECASE)
_OWN = re.compile(rf"^\W*(?:at|aged?)\s+{_ADVERBS}{_YEARS}\s*[.,;!–—]", re.IGNORECASE)  # 'At fourteen, in the mill.'
_LEADS_ON = re.compile(r"\W*(?:(?:and|but|then|so)\W+)?(?:it|they|that|this|these|those|each)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|me|my|myself|you|your)\b", re.IGNORECASE)


def lacking(question: str, person: str | None, evidence: Sequence[Evidence]) -> Lack | None:
    """What the quotes do not tell of the price or of the age of which a `question` asks; None where they may, and for others.

    It is asked of a `person`, whose name it has as "they", or of nobody in particular.
    """
    if not evidence or any(piece.document.language not in ("en", None) for piece in evidence):
        return None
    if person and _AGE.match(question):
        return None if any(_age_of(person, piece) for piece in evidence) else "number"
    match = next((found for pattern in _PRICES if (found := pattern.match(question))), None)
    return _price_of(match, evidence) if match else None


def led_by_age(question: str, person: str, quotes: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The quotes, led by the first of them that tells how old the `person` is, for a `question` that asks for it."""
    told = [_age_of(person, piece) for piece in quotes] if _AGE.match(question) else []
    first = told.index(True) if any(told) else 0
    return (*quotes[first : first + 1], *quotes[:first], *quotes[first + 1 :])


def _price_of(match: re.Match[str], evidence: Sequence[Evidence]) -> Lack | None:
    """What is missing of the price of something, or of doing something."""
    doing = match.groupdict().get("doing")
    words = _words(doing) if doing else _words(_ENDS.split(match["thing"])[0])[-1:]
    if not words:
        return None
    prices = [(piece, before, said) for piece in evidence for before, said in with_before(piece) if _MONEY.search(said)]
    if not prices:
        return "number"
    if not doing and words[0].stem in _PRICE_ITSELF:
        return None
    said = (_around(piece, before, text, titled=not doing) for piece, before, text in prices)
    return None if any(says_alike(word, near) for near in said for word in words) else "subject"


def _words(text: str) -> list[Token]:
    return [word for word in tokens(text) if not word.stop]


def _around(piece: Evidence, before: str, said: str, *, titled: bool) -> tuple[Token, ...]:
    """The words of a sentence, of what it replies to, of the one before that it leans on, and of the title."""
    leans = before if _LEADS_ON.match(said) else ""
    title = piece.document.title if titled else ""
    return tuple(tokens(f"{title}\n{piece.question or ''}\n{leans}\n{said}"))


def _age_of(person: str, piece: Evidence) -> bool:
    """Is an age told of somebody: by themselves, to them, or with their name or "she" by others?"""
    speaker = piece.pair.speaker_at(piece.span)
    own = speaker is not None and speaker.person == person
    name = "|".join(re.escape(part) for part in name_parts(person))
    subject = rf"(?:I|you|{name})" if own else rf"(?:I|you|s?he|they|{name})"
    are = re.compile(rf"\b{subject}(?:['’](?:m|re|s|d|ll|ve))?(?:\s+{_IS})?\s+{_ADVERBS}{_YEARS}", re.IGNORECASE)
    beside = re.compile(rf"\b(?:{name})\W{{1,3}}{_YEARS}", re.IGNORECASE)
    for _, said in with_before(piece):
        theirs = _I.search(said) or re.search(rf"\b{subject}\b", said, re.IGNORECASE)
        if (
            (own and _OWN.match(said))
            or are.search(said)
            or beside.search(said)
            or _ALONE.match(said)
            or (theirs and _AGED.search(said))
        ):
            return True
    return False
