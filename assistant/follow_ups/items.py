"""A follow-up to an answer that quotes a list of things: "What is the third step?", "And the last?".

By rule, from the words of the answer. Lists of people with a quote of each are those of assistant.follow_ups.ordinals.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.follow_ups.again import asks_again
from assistant.follow_ups.told import first_quote
from assistant.naming.titles import is_title
from assistant.types import Message
from index.words import content_stems

HOW_MANY = re.compile(
    r"^\W*(?:(?:and|so|but|ok(?:ay)?)\W+)?how\s+many"
    r"(?:\s+(?:people|of\s+(?:them|those)|steps|things|items|points|rules|reasons|tips|stages))?"
    r"(?:\s+(?:are\s+(?:they|those|there)|is\s+that|in\s+(?:all|total)))*\W*$",
    re.IGNORECASE,
)
ELSE = re.compile(
    r"^\W*(?:(?:and|so|but)\W+)?(?:(?:who|any(?:one|body)|somebody|someone)\s+else|any\s+others?)\W*$", re.IGNORECASE
)
NTH_ONE = re.compile(
    r"\bthe (?P<nth>first|second|third|fourth|fifth|last)"
    r"(?: (?:one|person|interviewee|guest|speaker|of (?:them|these|those))\b|(?=\W*$))",
    re.IGNORECASE,
)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_NUMBERS = "one two three four five six seven eight nine ten".split()
_NTH = rf"(?:{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)|last|final)"
_MANY = "|".join(_NUMBERS)
# Of an item that was asked for: the one behind it, or the one ahead.
_BESIDE = re.compile(
    r"""^\W*(?:(?:and|but|so|ok(?:ay)?)\W+)?(?:(?:what|which)(?:\s+(?:one|step))?(?:['’]s|\s+(?:is|was|comes|came|do\s+(?:i|you|we)\s+do))?\s+|how\s+about\s+)?
    (?:(?:the\s+)?(?P<next>next)(?:\s+(?:one|step|item|point))?|(?P<then>then)|(?:the\s+)?(?:(?:one|step|item|point)\s+)?(?P<after>after)(?:wards?|\s+(?:that|this|it))
      |(?:the\s+)?(?:(?:one|step|item|point)\s+)?before(?:\s+(?:that|this|it))?|(?:the\s+)?previous(?:\s+(?:one|step|item|point))?)\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKED = re.compile(
    rf"""^\W*(?:(?:and|but|so|ok(?:ay)?|then|also)\W+)?
    (?:(?:what|which|who)(?:['’]s|\s+(?:one\s+)?(?:is|was|are|were|about|comes))\s+|how\s+about\s+|tell\s+me(?:\s+about)?\s+
      |name\s+|give\s+me\s+)?
    (?:(?:the\s+)?(?P<nth>{_NTH})(?:\s+(?P<several>{_MANY}))?(?:\s+(?:of\s+(?:them|those|these)|(?P<noun>[\w-]+)))?
      |(?P<label>[a-z]+)\s+(?P<number>\d{{1,2}}|{_MANY}))\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
#: What an item of any list may be called.
_ITEM = frozenset(
    "one ones item step thing point rule reason tip part question number stage way option kind type condition".split()
)
_NUMBERED = re.compile(r"(?:^|\s)(?P<number>\d{1,2})[.)]\s+(?=\S)")
_BULLET = re.compile(r"(?:^|\s)•\s+(?=\S)")
_TOLD = re.compile(rf"(?:^|(?<=[.;:!?,]\s)|(?<=\band\s))(?P<nth>{'|'.join(_ORDINALS)})(?:ly)?,\s+(?=\S)", re.IGNORECASE)
_SEMICOLONS = re.compile(r"(?:^|[.!?]\s)[^.:;!?]{2,60}:\s+(?P<items>[^:;]+;[^:]+)$")
_THINGS = re.compile(rf"\b(?P<many>{_MANY})\s+(?:\w+\s+)?\w+s\s*[:.]\s+(?P<items>[^.:;!?]+)[.!?]", re.IGNORECASE)
_IN_TURN = re.compile(
    r"(?:^|(?<=[.!?]\s))(?P<mark>First(?:ly)?|(?:And\s+)?[Tt]hen|Next|After\s+that|Last(?:ly)?|Finally)(?=,?\s+(?!and\b|of\b)[a-z])"
)
_AND_COMMA = re.compile(r"[,;]\s+(?:and\s+)?")
_SAYS_OF = re.compile(r"(?P<of>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)\s+(?P<verb>[a-z]+)\s+\S")
_COMMA = re.compile(r",\s+(?:and|or)\s+|,\s+|\s+(?:and|or)\s+")
_END = re.compile(r"[.!?]\s+(?=[A-Z])")
_LAST = re.compile(r"(?P<word>[^\W_]+)\W?$")
LONGEST = 20  # letters that are read of the last word of a sentence
SHORT = 5  # words of an item that may stand for it in a question


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """The items that a follow-up means (`meant`, their places) of all by place, and where in the history their list stands."""

    all: Mapping[int, str]
    meant: tuple[int, ...]
    place: int


def items_of(quote: str) -> dict[int, str]:
    """The items of the list that a quote holds, by their places from 1, those of a numbered list by their numbers; none where
    it holds no list of two or more."""
    ways = (_numbered, _bulleted, _told, _in_turn, _divided, _counted, _alike)
    return next((found for way in ways if len(found := way(quote)) > 1), {})


def items_meant(question: str, history: Sequence[Message]) -> Items | None:
    """The items that a whole question names by their places in the list that was answered last; None for none."""
    asked = _ASKED.match(question)
    found = next(_lists(history), None) if asked else None
    if not asked or not found:
        return None
    place, items, nouns = found
    meant = _places(asked, sorted(items))
    fits = nouns | _noun(asked) <= _called(history, place)
    return Items(all=items, meant=meant, place=place) if meant and fits else None


def by_place(question: str, history: Sequence[Message]) -> str:
    """A question for the item behind, or ahead of, the one that was asked for ("And after that?") with its place ("And the
    second step?"); others as they are."""
    beside = _BESIDE.match(question)
    last = next((place for place in reversed(range(len(history))) if history[place].role == "user"), -1)
    before = _ASKED.match(by_place(history[last].content, history[:last])) if beside and last > 0 else None
    nth = _place(before) if before else 0
    if not beside or not before or not nth:
        return question
    nth += 1 if beside["next"] or beside["then"] or beside["after"] else -1
    noun = f" {before['noun'] or before['label']}" if before["noun"] or before["label"] else ""
    return f"And the {_ORDINALS[nth - 1]}{noun}?" if 0 < nth <= len(_ORDINALS) else question


def item_asked(question: str, history: Sequence[Message]) -> bool:
    """Does a whole question ask for an item by its place, after an answer with a quote, in which there may be no list?"""
    asked = _ASKED.match(question)
    last = len(history) - 1
    if not asked or last < 1 or not first_quote(history[last].content) or history[last - 1].role != "user":
        return False
    return _noun(asked) <= _called(history, last)


def without_item(question: str) -> str:
    """The question for the list of one that asks for an item of it ("And the last: Which boats need a pilot?"); others as they
    are."""
    before, _, rest = question.partition(": ")
    return rest if rest and _ASKED.match(before) else question


def places_asked(question: str, known: Collection[int]) -> tuple[int, ...]:
    """The places that a question for items means, of those there are."""
    asked = _ASKED.match(question)
    return _places(asked, sorted(known)) if asked and known else ()


def list_counted(question: str, history: Sequence[Message]) -> int:
    """Where in the history the list stands whose items a question counts ("How many are there?"); 0 for none."""
    if not HOW_MANY.match(question):
        return 0
    return next((place for place, _, nouns in _lists(history) if nouns <= _called(history, place)), 0)


def nth_short(nth: int, answer: str) -> str:
    """What the nth item (from 0, -1 for the last) of the list in an answer is called, up to its first comma; '' where that is
    long."""
    items = list(items_of(first_quote(answer)).values())
    if not -len(items) <= nth < len(items):
        return ""
    if (of := _SAYS_OF.match(items[nth])) and items == list(_alike(first_quote(answer)).values()):
        return of["of"]
    called = re.split(r"[,(–—]|\s-\s", items[nth], maxsplit=1)[0].strip(" .;")
    return called if called and len(called.split()) <= SHORT else ""


def of_the_list(question: str) -> bool:
    """Does a question ask for one of a list ("Where does the second one live?"), or how many they are?"""
    return bool(NTH_ONE.search(question) or HOW_MANY.match(question))


def _lists(history: Sequence[Message]) -> Iterator[tuple[int, dict[int, str], frozenset[str]]]:
    """Where an answer quotes a list of which only items were asked for since, its items, and what those were called."""
    nouns: frozenset[str] = frozenset()
    for place in reversed(range(1, len(history))):
        message = history[place]
        if message.role == "user":
            asked = _ASKED.match(message.content)
            if not (
                asked or _BESIDE.match(message.content) or of_the_list(message.content) or asks_again(message.content)
            ):
                return
            nouns |= _noun(asked) if asked else frozenset()
        elif (items := items_of(first_quote(message.content))) and history[place - 1].role == "user":
            yield place, items, nouns


def _noun(asked: re.Match[str]) -> frozenset[str]:
    """What a question calls an item, as a stem; nothing where any may be called so."""
    noun = (asked["noun"] or asked["label"] or "").lower()
    return frozenset() if noun in _ITEM or noun.removesuffix("s") in _ITEM else content_stems(noun)


def _called(history: Sequence[Message], place: int) -> frozenset[str]:
    """What the items of a list may be called, as stems: the words of its question, and those before its first quote."""
    return content_stems(
        f"{history[place - 1].content} {history[place].content.partition(first_quote(history[place].content))[0]}"
    )


def _places(asked: re.Match[str], known: Sequence[int]) -> tuple[int, ...]:
    """The places that a question means, of those there are."""
    several = _NUMBERS.index(asked["several"].lower()) + 1 if asked["several"] else 1
    nth = _place(asked)
    return tuple(place for place in known if nth <= place < nth + several) if nth else tuple(known[-several:])


def _place(asked: re.Match[str]) -> int:
    """The first place that a question means, 0 for the last."""
    said = (asked["nth"] or asked["number"]).lower()
    if said in {"last", "final"}:
        return 0
    order = _ORDINALS if said in _ORDINALS else _NUMBERS
    return order.index(said) + 1 if said in order else int(re.sub(r"\D", "", said))


def _numbered(quote: str) -> dict[int, str]:
    marks = list(_NUMBERED.finditer(quote))
    first = next((at for at, mark in enumerate(marks) if at + 1 < len(marks) and _follows(mark, marks[at + 1])), 0)
    run = marks[first : first + 1]
    for mark in marks[first + 1 :]:
        run += [mark] if _follows(run[-1], mark) else []
    ends = [*(mark.start() for mark in run[1:]), len(quote)]
    return {int(mark["number"]): quote[mark.end() : end].strip() for mark, end in zip(run, ends, strict=False)}


def _follows(mark: re.Match[str], later: re.Match[str]) -> bool:
    return int(later["number"]) == int(mark["number"]) + 1


def _bulleted(quote: str) -> dict[int, str]:
    return dict(enumerate((text.strip() for text in _BULLET.split(quote)[1:]), start=1))


def _told(quote: str) -> dict[int, str]:
    """What is told after "first", "second" and so on, the last up to the end of its sentence."""
    marks = list(_TOLD.finditer(quote))
    if [mark["nth"].lower() for mark in marks] != _ORDINALS[: len(marks)]:
        return {}
    ends = [*(mark.start() for mark in marks[1:]), len(quote)]
    texts = (quote[mark.start() : end].strip(" ,;") for mark, end in zip(marks, ends, strict=False))
    return dict(enumerate((_sentence(re.sub(r"[,;]?\s+and$", "", text)) for text in texts), start=1))


def _in_turn(quote: str) -> dict[int, str]:
    """The sentences that begin with "First", "Then" and "Last"; nothing where the first of them does not with "First"."""
    marks = list(_IN_TURN.finditer(quote))
    if not marks or not marks[0]["mark"].lower().startswith("first"):
        return {}
    ends = [*(mark.start() for mark in marks[1:]), len(quote)]
    texts = (quote[mark.start() : end].strip() for mark, end in zip(marks, ends, strict=True))
    return dict(enumerate((_sentence(text) for text in texts), start=1))


def _alike(quote: str) -> dict[int, str]:
    """The three or more parts of a sentence of which each says the same of another: "Oak costs nine, Elm costs six, and Ash
    costs four."."""
    for sentence in _END.split(quote):
        parts = [part.strip() for part in _AND_COMMA.split(sentence)]
        said = [_SAYS_OF.match(part) for part in parts]
        if len(parts) > 2 and all(said) and len({one["verb"] for one in said if one}) == 1:
            return dict(enumerate(parts, start=1))
    return {}


def _divided(quote: str) -> dict[int, str]:
    """What stands between semicolons behind a colon, in one sentence."""
    found = _SEMICOLONS.search(quote)
    parts = [part.strip() for part in found["items"].split(";")] if found else []
    if any(_sentence(part) != part for part in parts[:-1]):
        return {}
    return dict(enumerate((_sentence(part).removeprefix("and ") for part in parts), start=1))


def _sentence(text: str) -> str:
    """A text up to the end of its first sentence, which is not behind "Dr." or an initial."""
    for end in _END.finditer(text):
        last = _LAST.search(text[max(0, end.start() - LONGEST) : end.start()])
        if last and len(last["word"]) > 1 and not is_title(last["word"].lower()):
            return text[: end.start() + 1]
    return text


def _counted(quote: str) -> dict[int, str]:
    """What stands between commas behind its number: "Three things: rope, a knife and time."."""
    found = _THINGS.search(quote)
    parts = [part.strip() for part in _COMMA.split(found["items"])] if found else []
    many = _NUMBERS.index(found["many"].lower()) + 1 if found else 0
    return dict(enumerate(parts, start=1)) if len(parts) == many else {}
