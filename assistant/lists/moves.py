"""Who went from one thing to another: "Who switched from Windows to Linux?" is no answer to "Who switched to Windows?" """

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.lists.phrasings import ALSO, CALLED, ELSE, HERE, LEAD, WORK
from index.words import content_stems, tokens

_PAST = r"(?:switched|moved|migrated|converted|transitioned|changed|went|gone|jumped|defected)"
_BASE = r"(?:switch|move|migrate|convert|transition|change|go|jump|defect)"
_OVER = r"(?:\s+(?:back|over|away|all|across))*"
_WHO = (
    rf"(?:who{ELSE}|(?:which|what|how\ many)\s+(?:of\ the(?:se)?\s+)?(?:other\s+)?(?:{CALLED}|(?P<work>{WORK})))"
    rf"{HERE}(?:\s+has|\s+have)?{ALSO}\s+(?P<past>{_PAST})"
)
_DID = (
    rf"(?:has|have|did)\s+(?:anyone|anybody|someone|somebody)(?P<also>\s+else)?{HERE}{ALSO}\s+"
    rf"(?:(?P<done>{_PAST})|(?P<base>{_BASE}))"
)
_WHEN = r"(?:\s+(?:in\s+(?:19|20)\d\d|recently|years?\s+ago|and\s+why))?"
_ASKED = tuple(
    re.compile(rf"{LEAD}(?:{_WHO}|{_DID}){_OVER}\s+{rest}{_WHEN}\W*$", re.IGNORECASE | re.VERBOSE)
    for rest in (
        r"from\s+(?P<origin>[^,;?]+?)\s+to\s+(?P<goal>[^,;?]+?)",
        r"to\s+(?P<goal>[^,;?]+?)\s+from\s+(?P<origin>[^,;?]+?)",
        r"to\s+(?P<goal>(?!.*\sfrom\s)[^,;?]+?)",
    )
)
_ANYWHERE = re.compile(
    r"(?:went|gone|go|changed|change|jumped|jump)", re.IGNORECASE
)  # "Who went to Paris?" may be a visit
_PAST_OF = {
    "go": "went",
    "gone": "went",
    "switch": "switched",
    "transition": "transitioned",
    "jump": "jumped",
    "defect": "defected",
}

_LEAVES = r"(?:switch|mov|migrat|convert|transition|chang|jump|defect)(?:ed|ing)|went|gone"
_MOVE = re.compile(
    rf"\b(?:{_LEAVES})(?:\s+(?:back|over|away|all|across|entirely|completely|fully))*(?=\s+(?:from|to)\b)",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+(?P<thing>(?:(?!to\b)[^\s,;:.!?()]+[ ]?){1,6})", re.IGNORECASE)
_TO = re.compile(
    r"\bto\s+(?P<thing>(?:(?!(?:from|because|since|when|after|for|as)\b)[^\s,;:.!?()]+[ ]?){1,5})", re.IGNORECASE
)
_CLAUSE = 160  # characters behind a verb in which it says from what to what
_UNDONE = re.compile(
    r"(?:n['’]t|\b(?:not|never|no|will|would|might|may|could|should|if|wish|want|hope|plan|planning|consider(?:ed|ing)?|think(?:ing)?|"
    r"tempted|tried|trying|soon|about|before\s+(?:you|they|people)|people|everyone|you|they|he|she)\b)[^.;:!?,]{0,25}$",
    re.IGNORECASE,
)
_OWN = re.compile(r"(?:\b(?:I|we|me|my|our)\b|^\W*(?:\w+\s+){0,2}$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """From what to what; `origin` '' where any will do. `told` is how an answer repeats it, `work` what those must be who
    are asked for."""

    origin: str
    goal: str
    told: str
    work: str = ""
    more: bool = False


def asked_move(question: str) -> Move | None:
    """The move whose people `question` asks for; None for every other question."""
    for pattern in _ASKED:
        match = pattern.match(question)
        if match is None:
            continue
        found = match.groupdict()
        said = (found["past"] or found["done"] or found["base"] or "").lower()
        origin, goal = found.get("origin") or "", found["goal"]
        if (
            not content_stems(goal)
            or (origin and not content_stems(origin))
            or (not origin and _ANYWHERE.fullmatch(said))
        ):
            return None
        past = _PAST_OF.get(said, said if said.endswith(("ed", "went")) else f"{said}d")
        told = f"{past} from {origin} to {goal}" if origin else f"{past} to {goal}"
        return Move(
            origin=origin, goal=goal, told=told, work=found["work"] or "", more=bool(found["else"] or found["also"])
        )
    return None


def may_move(move: Move, text: str) -> bool:
    """Does a text speak of moving, and of where from?"""
    small = text.lower()
    return _MOVE.search(text) is not None and all(stem[:3] in small for stem in content_stems(move.origin))


def says_both(move: Move, text: str) -> bool:
    """Does a text speak of both ends of the move, without saying that it was the other way?"""
    back = Move(origin=move.goal, goal=move.origin, told="")
    return _says(text, f"{move.origin} {move.goal}") and not moved(back, text)


def moved(move: Move, plain: str) -> bool:
    """Does somebody say in a sentence that they made the move, and not the one back?"""
    return any(_made(move, plain, verb) for verb in _MOVE.finditer(plain))


def _made(move: Move, plain: str, verb: re.Match[str]) -> bool:
    before, behind = plain[: verb.start()], plain[verb.end() : verb.end() + _CLAUSE]
    origin, goal = _FROM.search(_clause(behind)), _TO.search(_clause(behind))
    if goal is None or _UNDONE.search(before) or not _OWN.search(before):
        return False
    if not _says(goal["thing"], move.goal):
        return False
    left = origin["thing"] if origin else before  # "I ran Linux for years before switching to the Mac"
    return not move.origin or _says(left, move.origin)


def _clause(text: str) -> str:
    """What stands before the next sentence or bracket."""
    return re.split(r"[;:!?(]|\.\s", text)[0]


def _says(text: str, thing: str) -> bool:
    said = {token.stem for token in tokens(text)}
    return content_stems(thing) <= said
