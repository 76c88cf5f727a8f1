"""Letters to an adviser with what is replied: 'Dear Nora, ... -- Puzzled', then 'NORA REPLIES: ...' or 'Dear Puzzled, ...'."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.pairs.page import Page
from index.pairs.parts import Part, Proposal
from index.pairs.regions import closing, regions

LAYOUT = "advice"

_DEAR = (
    r"(?:dear|liebe[rs]?|chère|cher|querid[oa]|estimad[oa]|car[oa]|gentile|beste|lieve|kära|kære|kjære|hyvä|drog[ia]|дорог(?:ой|ая)"
    r"|уважаем(?:ый|ая))"
)
_GREETS = re.compile(rf"{_DEAR}\s+(?P<who>[^\W\d_][^\n,:!?—–]{{0,40}}?)\s*(?:[,:!—–]+\s*|$)", re.I)
_FEWEST_GREETED = re.compile(rf"^[^\w\n]{{0,8}}{_DEAR}\s", re.I | re.M)
_REPLIES = re.compile(
    r"(?:(?P<who>[^\W\d_][^\n:]{0,40}?)\s+(?:repl(?:y|ies)|replied|answers?|answered|says|writes|responds|advises|antwortet|rät"
    r"|répond|responde|contesta|risponde|antwoordt|svarar|svarer|vastaa|odpowiada|отвечает)(?P<sign>\s*:\s*|$)"
    r"|(?:reply|answer|response|antwort|réponse|respuesta|resposta|risposta|antwoord|svar|ответ)\s*:\s*)",
    re.I,
)
_DASHED = re.compile(r"(?:^|\s)(?:--+|[—–]|-(?=\s?[A-Z]))\s*(?P<who>[^\W_][^\n?!—–]{0,60})$")
_LAST_LINE = re.compile(r"\n[ \t]*(?P<who>[^\W\d_][^\n]{0,50})$")
_CLOSE = re.compile(r"\n[ \t]*(?:\w+ ?){1,3},\s*$")
_STOPS = tuple(".?!,;:…")
_SIGNS = " \t\n*_\"'“”‘’«»()"
_FEWEST = 2  # letters with replies
_MOST = 0.6  # of the letters, which are replied to
_VARIED = 0.5  # of those whom replies greet, who differ: two people who write to each other are no advisers
_SIGNATURE = 120  # characters at the end of a letter in which its signature stands


class _Letter(NamedTuple):
    """The line that greets the adviser, where its words begin, and the same of the reply, with who gives it."""

    line: int
    start: int
    reply: int
    told: int
    by: str


def propose(page: Page) -> Iterator[Proposal]:
    """Letters that greet one and the same, most of which are replied to, as questions with their answers."""
    if page.traits.voiced:
        return  # the format itself says who writes
    if sum(1 for _ in zip(range(_FEWEST), _FEWEST_GREETED.finditer(page.text), strict=False)) < _FEWEST:
        return
    greeted = [
        (at, found) for at, line in enumerate(page.lines) if (found := _greets(page, at)) and line.kind != "code"
    ]
    counts = Counter(_key(found["who"]) for _, found in greeted)
    adviser, count = next(iter(counts.most_common(1)), ("", 0))
    letters = [(at, found) for at, found in greeted if _key(found["who"]) == adviser]
    others = [(at, found) for at, found in greeted if _key(found["who"]) != adviser]
    if count < _FEWEST or (others and len({_key(found["who"]) for _, found in others}) <= _VARIED * len(others)):
        return
    stops = [*(at for at, _ in letters[1:]), len(page.lines)]
    read = [_letter(page, at, found, stop, others) for (at, found), stop in zip(letters, stops, strict=True)]
    answered = [(letter, stop) for letter, stop in zip(read, stops, strict=True) if letter]
    if len(answered) < _FEWEST or len(answered) < _MOST * len(letters):
        return
    parts = [part for letter, stop in answered for part in _parts(page, letter, stop)]
    for run in regions(parts):
        yield Proposal(layout=LAYOUT, parts=run, confidence=0.96)


def _greets(page: Page, at: int) -> re.Match[str] | None:
    line = page.lines[at]
    return _GREETS.match(line.plain) if line.plain[:1].isalpha() else None


def _key(name: str) -> str:
    return " ".join(name.casefold().replace(".", "").split())


def _letter(
    page: Page, at: int, greeting: re.Match[str], stop: int, others: Sequence[tuple[int, re.Match[str]]]
) -> _Letter | None:
    """The letter that line `at` opens, with the first line before `stop` that replies to it; None where none does."""
    lines, adviser = page.lines, greeting["who"]
    replies = dict(others)
    for index in range(at + 1, stop):
        line = lines[index]
        if line.kind in ("rule", "heading") and index not in replies:
            return None
        if found := replies.get(index):
            by = adviser
        elif (found := _REPLIES.match(line.plain)) and _is_reply(found, line.plain, adviser):
            by = found["who"] or ""
        else:
            continue
        return _Letter(at, _behind(page, at, greeting), index, _behind(page, index, found), by)
    return None


def _is_reply(found: re.Match[str], words: str, adviser: str) -> bool:
    """True for a label of a reply that names the adviser, an editor or nobody, with a sign behind it or all of its line."""
    who = found["who"]
    if who is None:
        return True
    own = bool(set(_key(who).split()) & {*_key(adviser).split(), "editor", "ed"})
    return own and (bool(found["sign"].strip()) or found.end() == len(words))


def _behind(page: Page, at: int, label: re.Match[str]) -> int:
    """Where the words behind the label of a line begin, on it or below."""
    line = page.lines[at]
    below = at + 1 < len(page.lines) and not line.plain[label.end() :].strip(_SIGNS)
    return page.lines[at + 1].start if below else line.at(label.end())


def _parts(page: Page, letter: _Letter, stop: int) -> Iterator[Part]:
    lines = page.lines
    end = lines[letter.reply - 1].end
    asked, who = _unsigned(page, letter.start, end)
    question = page.trim(letter.start, asked)
    answer = page.trim(letter.told, lines[closing(page, letter.reply, stop)].end)
    if question and answer:
        yield Part("question", question, lines[letter.line].start, who, who or None)
        yield Part("answer", answer, question.end, letter.by)  # a signature is notation, as a label is


def _unsigned(page: Page, start: int, end: int) -> tuple[int, str]:
    """Where the words of a letter end above its signature, and who signs; '' where nobody does."""
    first = max(start, end - _SIGNATURE)
    words = page.text[first:end].rstrip(_SIGNS)
    found = _DASHED.search(words)
    if found and found["who"][-1] in _STOPS and not found["who"].isupper():
        found = None
    if found is None and (found := _LAST_LINE.search(words)):
        above = words[: found.start()].rstrip(_SIGNS)
        alone = found["who"][0].isupper() and found["who"][-1] not in _STOPS
        found = found if alone and above.endswith(_STOPS) else None
    if found is None:
        return end, ""
    above = words[: found.start()].rstrip(_SIGNS)
    above = _CLOSE.sub("", above)
    return first + len(above), found["who"].partition(",")[0].strip(_SIGNS)
