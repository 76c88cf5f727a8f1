"""Questions for those who do not do something, or do it no longer: "Who doesn't use a Mac?", "Who stopped using Emacs?"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.lists.phrasings import ALL, ALSO, CALLED, ELSE, HERE, LEAD, WORK

_NOT = r"(?:doesn['’]t|does\ not|don['’]t|do\ not|never|has\ never|have\ never|hasn['’]t\ ever|haven['’]t\ ever)"
_DENIED = tuple(
    re.compile(LEAD + pattern + r"\s+(?P<rest>.+)$", re.IGNORECASE | re.VERBOSE)
    for pattern in (
        # Who doesn't use ...? Who has never used ...? Does anybody not own ...? Which interviewees don't drive ...?
        rf"who{ELSE}{HERE}{ALSO}\s+{_NOT}{ALSO}\s+(?P<verb>[a-z]+)",
        rf"(?:do|does)\s+(?:anyone|anybody|someone|somebody){ELSE}{HERE}{ALSO}\s+(?:not|never){ALSO}\s+(?P<verb>[a-z]+)",
        rf"(?:which|what|how\ many)\s+(?:of\ the(?:se)?\s+)?(?P<whom>(?:other\s+)?(?:{CALLED}|{WORK})){HERE}{ALSO}\s+"
        rf"{_NOT}{ALSO}\s+(?P<verb>[a-z]+)",
        rf"(?:is|are)\s+there\s+(?:anyone|anybody|someone|somebody|people|any\ (?:{CALLED})){ELSE}{HERE}\s+(?:who|that)\s+"
        rf"{_NOT}{ALSO}\s+(?P<verb>[a-z]+)",
        rf"(?:please\s+)?(?:list|name|find|show(?:\s+me)?)\s+{ALL}(?:{CALLED}|everyone|everybody){ELSE}{HERE}\s+(?:who|that)\s+"
        rf"{_NOT}{ALSO}\s+(?P<verb>[a-z]+)",
        # Who owns no ...? Who has no ...?
        rf"who{ELSE}{HERE}{ALSO}\s+(?P<verb>has|have|owns?|uses?|needs?|drinks?|eats?)\s+no",
    )
)
_EVER = re.compile(r"\b(?:has|have)(?:n['’]t\s+ever|\s+never)\s+$", re.IGNORECASE)
_ANY_MORE = re.compile(r"\s+(?:any\s?more|any\s+longer)\b", re.IGNORECASE)
_WHO = (
    rf"(?:who{ELSE}|(?:which|what|how\ many)\s+(?:of\ the(?:se)?\s+)?(?P<whom>(?:other\s+)?(?:{CALLED}|{WORK}))|"
    rf"(?:has|have|did|does)\s+(?:anyone|anybody|someone|somebody)){HERE}(?:\s+has|\s+have)?{ALSO}"
)
_LEFT = tuple(
    (re.compile(rf"{LEAD}{_WHO}\s+{pattern}\s+(?P<rest>.+)$", re.IGNORECASE | re.VERBOSE), verb)
    for verb, pattern in (
        # Who stopped using ...? Who no longer uses ...? Who used to own ...?
        ("", r"(?:stopped|stop|quit|gave\s+up|given\s+up|give\s+up|ceased)\s+(?P<verb>[a-z]{2,}ing)"),
        ("", r"no\s+longer\s+(?P<verb>[a-z]+)"),
        ("", r"used\s+to\s+(?P<verb>use|own|have|run)"),
        ("use", r"(?:switched|migrated)(?:\s+(?:over|away))?\s+(?:from|off)(?!.*\bto\b)"),
        # Who gave up ...? May be one person who gave up anything.
        (
            None,
            r"(?:gave\s+up|given\s+up|quit|ditched|abandoned|dropped|got\s+rid\s+of|moved\s+(?:away\s+)?from)(?!.*\bto\b)",
        ),
    )
)
_BASE = {
    "has": "have",
    "had": "have",
    "owns": "own",
    "owned": "own",
    "uses": "use",
    "used": "use",
    "needs": "need",
    "drinks": "drink",
    "eats": "eat",
    "tried": "try",
    "goes": "go",
    "gone": "go",
    "drives": "drive",
    "driven": "drive",
    "written": "write",
    "taken": "take",
    "read": "read",
    "done": "do",
    "made": "make",
    "seen": "see",
    "using": "use",
    "owning": "own",
    "having": "have",
    "running": "run",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Negated:
    """The question for those who do it; the verb and the rest of it, as an answer repeats them.

    `left` is True where it asks for those who do it no longer, `never` what they have never done ("used a Mac"). With
    `several`, one person alone would be the answer to another question.
    """

    positive: str
    verb: str
    rest: str
    left: bool = False
    never: str = ""
    several: bool = False


def negated(question: str) -> Negated | None:
    """What `question` asks for, where it asks for those who do not, or no longer; None for every other."""
    for pattern in _DENIED:
        if match := pattern.match(question):
            verb = _BASE.get(match["verb"].lower(), match["verb"].lower())
            rest = f"{'any ' if pattern is _DENIED[-1] else ''}{match['rest']}"
            if more := _ANY_MORE.search(rest):
                return _left(match, verb, rest[: more.start()])
            never = f"{match['verb'].lower()} {rest}" if _EVER.search(match[0][: match.start("verb")]) else ""
            return Negated(positive=_positive(match, verb, rest), verb=verb, rest=rest, never=never)
    for left, verb in _LEFT:
        if match := left.match(question):
            said = match.groupdict().get("verb") or verb
            return _left(match, (said or "use").lower(), match["rest"], several=said is None)
    return None


def _left(match: re.Match[str], verb: str, rest: str, *, several: bool = False) -> Negated:
    base = _BASE.get(verb) or (verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb)
    gerund = verb if verb.endswith("ing") else _gerund(base)
    return Negated(
        positive=_positive(match, base, rest),
        verb="" if several else gerund,
        rest=rest,
        left=True,
        several=several,
    )


def _positive(match: re.Match[str], verb: str, rest: str) -> str:
    found = match.groupdict()
    whom = found.get("whom")
    return f"Which {whom} {verb} {rest}" if whom else f"Does anybody {found.get('else') or ''} {verb} {rest}"


def _gerund(verb: str) -> str:
    if verb in {"run", "get", "quit"}:
        return f"{verb}{verb[-1]}ing"
    return f"{verb[:-1]}ing" if verb.endswith("e") and not verb.endswith("ee") else f"{verb}ing"
