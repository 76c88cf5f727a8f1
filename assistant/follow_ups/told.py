"""Of whom the quotes of an answer tell who does not speak in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.naming.bodies import is_nobodys
from assistant.naming.capitals import NOT_NAMES, capitals, joined
from assistant.naming.name_index import NameIndex
from assistant.naming.occupations import calls
from assistant.naming.titles import is_title
from assistant.people.roles import KIN
from index.types import Span
from index.words import Token, content_stems, tokens

QUOTE = re.compile(r"“(?P<said>[^”]*)”\s*\[\d+\]")  # one quote in an answer
ADDRESSED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Doctor|Prof|Professor|Sir|Captain|Capt|Sgt|Sergeant|Lt|Lieutenant|Col|Colonel|Father|Fr|Sister|Chef|Judge|Nurse|Coach|Mayor|Bishop|Pastor|Sheriff)\b\.?(?:\s+[A-Z][\w’'-]+)+"
)
_SPEAKER = re.compile(r"\b(?:I|we|my|our)\b|\bI['’]", re.IGNORECASE)
_DEALT = re.compile(
    r"\b(?:by\b[^.;]{0,60}|(?:sent|asked|told|met|called|hired|married|thanked?|friend|partner|boss|teacher|brother|"
    r"sister|wife|husband|son|daughter|colleague|neighbou?r),?\s+)$",
    re.IGNORECASE,
)
AT_PLACE = re.compile(r"\b(?:at|in|to|on|near|into|around|outside)\s+(?:the\s+)?$", re.IGNORECASE)
_COUNSEL = re.compile(
    r"(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]*\.?)+),?\s+(?:Esq|ESQ|Attorney|ATTORNEY|Barrister|Solicitor|QC|KC)\b"
)
_NUMBERED = re.compile(r"\d\w*,?\s+$")  # "77 Elm Avenue"
_FIRM_BEFORE = re.compile(r"&\s*$")
_FIRM = r"(?:Inc|INC|Ltd|LTD|Limited|LLP|LLC|P\.?C)\b"
_FIRM_AT_END, _FIRM_BEHIND = re.compile(rf"\s{_FIRM}\.?$"), re.compile(rf"\s*(?:&|,?\s*{_FIRM})")
_SENTENCE = re.compile(r"[.!?]\s+")
_ONLY_NAME = re.compile(r"(?:(?:It|That)\s+was\s+)?(?P<name>[A-Z][a-z][\w’'-]*)[.!]\s+(?:He|She)\b")
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_BEHIND = re.compile(r"\s*,[^;.!?]*")  # a name: what somebody is
_GOES_ON = re.compile(r"[-–]\w|\d")
_WHO_DID = re.compile(
    r"^\W*(?:(?:and|so|but)\W+)?who\s+(?:else\s+)?"
    r"(?!(?:is|was|are|were|do|does|did|has|have|had|can|could|will|would)\b)(?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_ALIKE = 6  # letters that two words of one kind begin with


def told_of(answer: str, question: str, names: NameIndex) -> str:
    """Of whom the first quote of an answer to a `question` with 'who' tells, where that is one person who does not speak here.

    "The mason, Ewan Tarr, rebuilt the arch": not the speaker. Counsel are named behind their firm, before its address.
    What a speaker says to do themselves tells of nobody else.
    Of several, one may be what is asked for ("Ewan Tarr, mason; Jon Ruck, clerk").
    """
    if doer := _doing(answer, question, names):
        return doer
    said = first_quote(answer)
    if counsel := {match["name"] for match in _COUNSEL.finditer(said)}:
        return counsel.pop() if len(counsel) == 1 else ""
    addressed = [Span(match.start(), match.end()) for match in ADDRESSED.finditer(said)]
    full = _full_names(said)
    if len(full) > 1 and (meant := _described(said, full, question)):
        return meant
    spans = [span for span in addressed or full if not any(n.whole for n in names.find(span.of(said)).named)]
    asked = content_stems(question)
    spans = [span for span in spans if not content_stems(span.of(said)) <= asked]
    spans = [span for span in spans if not AT_PLACE.search(said[: span.start]) and not _is_firm(said, span)]
    found = list(dict.fromkeys(span.of(said) for span in spans))
    if len(found) != 1:
        return ""
    before = _SENTENCE.split(said[: spans[0].start])[-1]
    alone = not before.strip() and said[spans[0].end : spans[0].end + 1] in ".!?"  # a firm, as well as a person
    if alone and not addressed and _SPEAKER.search(said):
        return ""
    return "" if _SPEAKER.search(before) and not addressed and not _DEALT.search(before) else found[0]


def _doing(answer: str, question: str, names: NameIndex) -> str:
    """The one whose name stands in what an answer quotes right before what the `question` asks who did: "Nell called me", to
    "Who called her?"; '' for none, several, and whoever takes part somewhere."""
    asked = _WHO_DID.match(question)
    stems = content_stems(asked["verb"]) if asked else frozenset()
    found: dict[str, None] = {}
    for said in quotes_of(answer) if stems else ():
        words = tokens(said)
        for place, word in enumerate(words[1:], start=1):
            run = _ends_with_name(said, words[:place]) if word.stem in stems and not word.capital else ()
            if run and not said[run[-1].end : word.start].strip():
                found[said[run[0].start : run[-1].end]] = None
    name = next(iter(found), "")
    return "" if len(found) != 1 or any(one.whole for one in names.find(name).named) else name


def _ends_with_name(said: str, words: Sequence[Token]) -> Sequence[Token]:
    """The capitalised words at the end of some, up to three, that may be a name; none for "I", "They", "Monday"."""
    run: list[Token] = []
    for word in reversed(words[-3:]):
        if not word.capital or word.stop or _is_day(word) or (run and not joined(said, word, run[0])):
            break
        run.insert(0, word)
    return run


def _is_day(word: Token) -> bool:
    return word.folded in NOT_NAMES and not is_title(word.folded)


def called_somebody(name: str, answer: str) -> str:
    """The name, as long as it stands there, of one whom an answer quotes by a word for people: "My wife Irene", "The mate,
    Abel Orr"; '' where it does not."""
    for said in quotes_of(answer):
        for match in re.finditer(
            rf"\b(?P<noun>[a-z]{{3,}}),?\s+(?P<name>{re.escape(name)}(?:\s+[A-Z][\w’'-]+)*)", said
        ):
            if calls(match["noun"]) or match["noun"] in KIN:
                return match["name"]
    return ""


def all_told(answer: str) -> tuple[str, ...]:
    """The full names of all of whom the quotes of an answer tell, in their order."""
    full: dict[str, None] = {}
    for said in quotes_of(answer):
        spans = (span for span in _full_names(said) if not AT_PLACE.search(said[: span.start]))
        full |= dict.fromkeys(span.of(said) for span in spans if not _is_firm(said, span))
    return tuple(name for name in full if not calls(name.rsplit(maxsplit=1)[-1]))  # no "Principal Keeper"


def told_first(answer: str) -> str:
    """The one name that is the first sentence of what an answer quotes, if that goes on with "he" or "she"; else ''."""
    match = _ONLY_NAME.match(first_quote(answer))
    return match["name"] if match else ""


def _full_names(said: str) -> list[Span]:
    """Where names of two words or more stand that may be somebody's, none that ends within a word ("Number L-9")."""
    runs = [span for span in capitals(said, tokens(said)) if " " in span.of(said)]
    full = [span for span in runs if not any(token.stop for token in tokens(span.of(said)))]  # no "Recently I"
    full = [span for span in full if not _THE.search(said[: span.start]) or _begins_with_title(span.of(said))]
    return [span for span in full if not is_nobodys(span.of(said)) and not _GOES_ON.match(said, span.end)]


def _begins_with_title(name: str) -> bool:
    return is_title(name.split(maxsplit=1)[0].lower().rstrip("."))


def _is_firm(said: str, span: Span) -> bool:
    """Is what stands at `span` part of a firm's name, or of an address?"""
    before = said[: span.start]
    firm = _FIRM_BEFORE.search(before) or _FIRM_AT_END.search(span.of(said)) or _FIRM_BEHIND.match(said, span.end)
    return bool(firm or _NUMBERED.search(before))


def _described(said: str, spans: Sequence[Span], question: str) -> str:
    """The one of the people named at `spans` behind whose name, after a comma, stands a word of the question or one that
    begins alike ("carillon", "carillonneur"); '' for none or several."""
    asked = [token.folded for token in tokens(question) if not token.stop]
    found = []
    for span, end in zip(spans, [*(later.start for later in spans[1:]), len(said)], strict=True):
        behind = _BEHIND.match(said[span.end : end])
        words = [token.folded for token in tokens(behind[0])] if behind else []
        if any(word == other or word[:_ALIKE] == other[:_ALIKE] != word for word in words for other in asked):
            found.append(span.of(said))
    return found[0] if len(set(found)) == 1 else ""


def first_quote(answer: str) -> str:
    """The words that an answer quotes first, '' where it quotes none."""
    match = QUOTE.search(answer)
    return match["said"] if match else ""


def quotes_of(answer: str) -> tuple[str, ...]:
    """The words that an answer quotes, quote by quote."""
    return tuple(match["said"] for match in QUOTE.finditer(answer))
