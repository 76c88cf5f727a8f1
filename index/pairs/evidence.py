"""Evidence as newspapers print it: 'By the Coroner: At what hour?—At six, sir.', a dash between question and answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.pairs.page import Page
from index.pairs.parts import Part, Proposal
from index.pairs.regions import regions

LAYOUT = "evidence"

_TOLD = re.compile(r"\?[\"”’'*_)]{0,3}(?:[ \t]*[—―]|[ \t]+(?:–|--)(?=\s))\s*(?=[\"“‘'(\[]?[^\W_a-z])")
_HON = r"(?:MR|MRS|MS|MISS|DR|CAPT|REV|SIR|Mr|Mrs|Ms|Miss|Dr|Capt|Rev|Sir)"
_NAME = r"[A-Z][\w'’-]*\.?"
_BY = re.compile(
    rf"(?:(?:(?:Re-?|Cross-?)?[Ee]xamined|Questioned)[ \t]+)?(?:\((?:[Bb]y[ \t]+)?|[Bb]y[ \t]+)"
    rf"(?P<by>(?:(?:the|a|an|another|The|A)[ \t]+)?{_NAME}(?:[ \t]+(?:of[ \t]+the[ \t]+)?{_NAME}){{0,3}})"
    r"(?:\)|[:.—])[—\s]*(?=\S)"
    rf"|(?P<said>(?:(?:The|A|An)[ \t]+|{_HON}\.?[ \t]+){_NAME}(?:[ \t]+{_NAME}){{0,2}}):[—\s]*(?=\S)"
    rf"|(?P<chair>(?:{_HON}\.?[ \t]+)?{_NAME}(?:[ \t]+{_NAME}){{0,2}})\][—\s]*(?=\S)"  # 'Mr. Hart.] Who saw it?'
)
_CALLED = re.compile(  # 'JOB REED, miller, sworn', 'Job Reed, of Selby, miller, said:'
    rf"(?P<name>(?:{_HON}\.?\s+)?[A-Z][A-Z'’-]+(?:\s+(?:[A-Z]\.|[A-Z][A-Z'’-]+)){{1,3}})(?=\s?[,:]|\s\.|\s+(?:said|stated|deposed|was|sworn|examined)\b)"
    rf"|(?P<small>(?:{_HON}\.?\s+)?{_NAME}(?:\s+{_NAME}){{1,3}})(?:,[^,.;:?!\n]{{2,50}}){{0,3}},?\s+(?:having\s+been\s+|was\s+|being\s+)?"
    r"(?:re)?(?:sworn|called|examined|deposed|stated|said|affirmed)\b"
)
_BY_THEN = re.compile(r"[.!?—-]\s*(?=(?:Examined |Cross-examined |Questioned )?\(?[Bb]y [^.:\n]{3,40}[:)])")
_SENTENCE = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘(]?[^\W_a-z])")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Capt|Rev|St|No|[A-Z])\.\s+$")
_FEWEST = 3  # questions, and paragraphs that open with them, that make evidence of them
_MOSTLY = 0.6  # of the paragraphs from the first question to the last, which ask so
_LONGEST = 500  # characters of a question


def propose(page: Page) -> Iterator[Proposal]:
    """Paragraphs that open with a question which a dash parts from its answer, where nearly nothing else stands between."""
    if "?" not in page.text or _TOLD.search(page.text) is None:
        return
    parts: list[Part] = []
    asked: list[int] = []  # paragraphs that ask
    witness: str | None = None
    examiner: str | None = None
    stops = [*page.paragraphs[1:], len(page.lines)]
    for number, (first, stop) in enumerate(zip(page.paragraphs, stops, strict=True)):
        line, last = page.lines[first], page.lines[stop - 1]
        if line.kind not in ("paragraph", "list_item"):
            continue
        begin = line.start
        if (called := _CALLED.match(page.text, line.start, last.end)) is not None:
            witness, examiner = called["name"] or called["small"], None
            opened = _BY_THEN.search(page.text, called.end(), last.end)
            begin = opened.end() if opened else last.end
        found, examiner = _asked(page, begin, last.end, witness, examiner)
        if found:
            asked.append(number)
            parts += found
    fewest = _FEWEST - 1 if witness or examiner else _FEWEST  # somebody is called, or the questions are said to be put
    if len(parts) < 2 * _FEWEST or len(asked) < fewest or len(asked) < _MOSTLY * (asked[-1] - asked[0] + 1):
        return
    for run in regions(parts):
        yield Proposal(layout=LAYOUT, parts=run, confidence=0.88)


def _asked(
    page: Page, start: int, end: int, witness: str | None, examiner: str | None
) -> tuple[list[Part], str | None]:
    """The questions and answers of one paragraph, and who asks after it; none where it opens with other words."""
    text = page.text
    dashes = list(_TOLD.finditer(text, start, end))
    parts: list[Part] = []
    begin = start
    for number, dash in enumerate(dashes):
        at = begin
        if by := _BY.match(text, begin, dash.start()):
            examiner, at = (by["by"] or by["said"] or by["chair"]).rstrip("."), by.end()
        at += _letter(text, at, "Q")
        if dash.start() - at > _LONGEST or (number == 0 and _tells(text, at, dash.start())):
            return [], examiner
        following = end if number + 1 == len(dashes) else _opening(text, dash.end(), dashes[number + 1].start())
        parts.append(Part("question", page.trim(at, _mark(text, dash)), begin, examiner or "", examiner))
        told = page.trim(dash.end() + _letter(text, dash.end(), "A"), following)
        parts.append(Part("answer", told, told.start, witness or "", witness))
        begin = following
    return parts, examiner


def _letter(text: str, start: int, letter: str) -> int:
    """How many characters at `start` are a letter for a question or an answer, as some print before the dash and behind it."""
    return 3 if text.startswith((f"{letter}. ", f"{letter}: "), start) else 0


def _mark(text: str, dash: re.Match[str]) -> int:
    """Where the question ends: behind its mark and the quotation marks that close it."""
    end = dash.start() + 1
    while end < dash.end() and text[end] in "\"”’'*_)":
        end += 1
    return end


def _tells(text: str, start: int, end: int) -> bool:
    """True where several sentences that ask nothing stand before the one that asks: somebody tells a story."""
    return len(_SENTENCE.findall(text, start, end)) > 2


def _opening(text: str, start: int, end: int) -> int:
    """Where the last sentence before `end` begins, which asks the next question; its 'By the Foreman:' belongs to it."""
    at = start
    for stop in _SENTENCE.finditer(text, start, end):
        if not _ABBREVIATED.search(text, max(start, stop.start() - 6), stop.end()):
            at = stop.end()
    return at if at > start else end
