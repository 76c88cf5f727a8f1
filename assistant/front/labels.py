"""What labels and set phrases of front matter say: who asked, reported, transcribed, chaired and was there, when, where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.front.rows import Cell, beside, block, joined, narrowed, told
from assistant.front.wordings import Fact
from index.types import Span

_HELD = r"(?:interview|recording|hearing|meeting|deposition|session|conversation|tape)"
_LABELS: dict[Fact, str] = {
    "interviewer": r"recorded\s+by|interviewer(?:s|\(s\))?|interview(?:ed)?(?:\s+(?:conducted|done|held|recorded|carried\s+"
    r"out))?\s+by|conducted\s+by|"
    r"questions(?:\s+(?:put|asked))?\s+by",
    "host": r"hosts?|hosted\s+by|moderat(?:or|ors|ed\s+by)|present(?:er|ers|ed\s+by)",
    "interviewee": r"interviewees?|narrators?|informant|subject|guests?|employee|candidate|"
    r"patient|volunteer|name\s+of\s+(?:interviewee|narrator)",
    "deponent": r"witness(?:es)?|deponent|deposition\s+of",
    "transcriber": r"(?:[\w ]{0,30}\b)?transcribed(?:\s+(?:and|&)\s+\w+)?\s+by|transcri(?:ber|ptionist)|"
    r"transcript(?:ion)?(?:\s+(?:prepared|made|typed))?\s+by|"
    r"transcription|typed\s+by",
    "reporter": r"(?:stenographically\s+)?reported(?:\s+and\s+\w+)?\s+by|(?:official\s+|certified\s+)?(?:court\s+|"
    r"shorthand\s+)?reporter|stenographer|"
    r"notary(?:\s+public)?",
    "videographer": r"videographer|videotaped\s+by|video\s+by",
    "chair": r"(?:in\s+the\s+)?chair(?:man|woman|person)?|chaired\s+by|presiding(?:\s+(?:officer|member))?|"
    r"presided\s+over\s+by|convenor",
    "judge": r"before(?:\s+me)?|(?:presiding\s+|trial\s+)?judge|coram|(?:sole\s+)?arbitrator|adjudicator|magistrate|"
    r"hearing\s+officer|"
    r"administrative\s+law\s+judge|(?:(?:assistant|deputy|senior|acting|area|h\.?m\.?)\s+)*coroner",
    "panel": r"(?:hearing\s+|arbitration\s+)?panel(?:\s+members)?|tribunal|board(?:\s+members)?|members|"
    r"committee(?:\s+members)?|arbitrators",
    "present": r"(?:also\s+|those\s+|members\s+|councillors\s+|board\s+members\s+|others\s+)?(?:present|in\s+"
    r"attendance)(?:[, ]+for\s+[\w' ]+)?|"
    r"attend(?:ance|ees|ing|ed\s+by)|participants|in\s+the\s+room|observing",
    "absent": r"(?:members\s+)?absent|apologies(?:\s+for\s+absence)?(?:\s+(?:were\s+)?received)?(?:\s+from)?|regrets|"
    r"excused|not\s+present",
    "minutes": r"minutes(?:\s+taken)?(?:\s+by)?|minute[- ]?taker|recording\s+secretary|notes(?:\s+taken)?\s+by|"
    r"note[- ]?taker",
    "author": r"authors?|by|byline|written\s+by",
    "photographer": r"(?:photo(?:graph)?s?|photography|pictures?|portraits?|images?)\s+(?:by|credits?)|photographer|"
    r"photo(?:graph)?s?|photography|photographed\s+by",
    "length": rf"(?:{_HELD}\s+)?(?:duration|length|running\s+time)(?:\s+of\s+(?:the\s+)?{_HELD})?",
}
_LABELLED = {fact: re.compile(rf"(?:{form})", re.IGNORECASE) for fact, form in _LABELS.items()}
_BARE = re.compile(  # labels that a name follows without a colon
    r"(?:reported|transcribed|written|photo(?:graph)?s?|photographed|interviewed|hosted|chaired|moderated|conducted|transcript|transcription|typed|interview)"
    r"(?:\s+(?:and|&)\s+\w+)?\s+by|apologies\s+from|before(?=\s+(?!the\b))",
    re.IGNORECASE,
)
#: Of whom it says in brackets, or behind a comma, what they are there.
_ROLES: dict[Fact, str] = {
    "chair": r"(?:(?:vice|deputy)[- ])?chair(?:man|woman|person)?|in\s+the\s+chair|presiding",
    "reporter": r"(?:certified\s+|official\s+|registered\s+)*(?:court|shorthand|professional)\s+reporter|notary\s+"
    r"public|C\.?S\.?R|R\.?P\.?R|C\.?C\.?R|C\.?R\.?R",
    "videographer": r"(?:legal\s+)?videographer",
    "judge": r"administrative\s+law\s+judge|(?:presiding|hearing)\s+officer|presiding|magistrate",
    "minutes": r"minute[- ]taker|minutes",
    "interviewer": r"interviewer",
    "transcriber": r"transcriber",
}
_ASKED_BY = re.compile(
    r"\b(?:interview(?:ed)?|conversation|recorded|conducted)\b(?:[^.;]|(?<=\b[DM][rs])\.|(?<=\bMrs)\.){0,120}?\bby\s+"
    r"(?-i:[A-Z])|(?-i:[A-Z][\w'’-]+)\s+(?:spoke|"
    r"talked|speaks|talks|sat\s+down)\s+(?:with|to)\b",
    re.IGNORECASE | re.DOTALL,
)
_CERTIFIES = re.compile(
    r"\bI,\s+[A-Z][^;]{3,160}?(?:reporter|stenographer|notary|C\.?S\.?R|R\.?P\.?R|transcriptionist)[^;]{0,200}?\bcertify\b",
    re.IGNORECASE | re.DOTALL,
)
_HONOURABLE = re.compile(r"(?:before:?\s+|present:?\s+)?(?:the\s+)?hon(?:ou?rable\b|\.)\s+[^\W\d_]", re.IGNORECASE)
_DEPUTY = re.compile(r"\b(?:vice|deputy)\b", re.IGNORECASE)
_BEFORE = re.compile(rf"\bbefore\b[\s\S]{{3,120}}\b(?:{_ROLES['reporter']}|reporter|notary)\b", re.IGNORECASE)
_TAKEN_BY = re.compile(
    r"\b(?:taken|noticed)\b[^;.]{0,60}?\b(?:by|on\s+behalf\s+of|at\s+the\s+(?:instance|request)\s+of)\b", re.IGNORECASE
)
_OF_COUNSEL = re.compile(r"[,\s]+(?:of\s+)?(?:counsel|solicitors?|barristers?|advocates?)\s*$", re.IGNORECASE)
_NAME_FIRST = re.compile(r"[^\W_]")
_PARTICLES = frozenset(
    "and or the for to in de da del der den di du la le van von of the née nee with for y e & al et".split()
)
_SAYS = frozenset("ok okay yes no well so good hello hi thanks thank right now and but i it you we this that".split())
_WORD_OF_NAME = r"(?:[A-Z][\w'’-]+|[A-Z]\.|von|van|de|del|der|da|di|la|le)"
_BYLINE = re.compile(
    rf"(?:[Bb]y\s+)?(?:Dr\.?\s+|Prof\.?\s+)?{_WORD_OF_NAME}(?:\s+{_WORD_OF_NAME}){{1,3}}(?:,\s+[^.;!?]{{2,80}})?"
)
_TITLES = 5  # cells in which a byline stands
_MOST = 4  # places of one fact that are quoted


def labelled(fact: Fact, found: Sequence[Cell]) -> list[Span]:
    """What the labels of `fact` say; empty where none does."""
    spans: list[Span] = []
    form = _LABELLED[fact]
    for place, cell in enumerate(found):
        label, value = cell.label, cell.value
        if not label and (bare := _BARE.match(cell.text)):
            label, value = bare[0], cell.text[bare.end() :].strip()
        own = not label and form.fullmatch(cell.text.rstrip(".")) and cell.fresh and len(cell.text.split()) > 1
        tabled = not label and form.fullmatch(cell.text) is not None and beside(found, place)
        if not (label and form.fullmatch(label)) and not own and not tabled:
            continue
        taken = block(found, place, beside=tabled)
        value = value if label else ""
        said = value or " ".join(other.text for other in taken[1:])
        if fact == "length" and any(letter.isdigit() for letter in said):
            spans.append(joined(taken))
        reporter = fact == "judge" and re.search(_ROLES["reporter"], said, re.IGNORECASE)
        if fact != "length" and not reporter and named(said, loosely=fact in ("present", "absent", "panel")):
            spans.append(joined(taken))
    return spans[:_MOST]


def bylines(found: Sequence[Cell]) -> list[Span]:
    """The row below the title that stands alone and begins with a name: 'Ada Brook, Harbour Office, 3 May 2021'."""
    title = next((cell for cell in found if cell.text), None)
    for place, cell in enumerate(found[:_TITLES]):
        alone = place + 1 == len(found) or found[place + 1].fresh or found[place + 1].row > cell.row + 1
        if cell is not title and cell.fresh and alone and _BYLINE.fullmatch(cell.text) and named(cell.text):
            return [cell.span]
    return []


def asked_by(found: Sequence[Cell], text: str) -> list[Span]:
    """The sentence of an introduction that says who asked."""
    return [span for span in told(found, text) if len(span) < 600 and _ASKED_BY.search(span.of(text))][:1]


def reported(found: Sequence[Cell], text: str, tail: int) -> list[Span]:
    """Who reported it: the sentence that says before whom it was taken, else the certificate at the end, from `tail` on."""
    for span in told(found, text):
        if _BEFORE.search(span.of(text)):
            return [narrowed(span, found, text, (_BEFORE,))]
    match = _CERTIFIES.search(text, tail)
    return [Span(match.start(), match.end())] if match else []


def honoured(found: Sequence[Cell]) -> list[Span]:
    """A judge by the form of address alone: 'Before the Honorable Alice Wren', with the office in the row below."""
    for place, cell in enumerate(found):
        if _HONOURABLE.match(cell.text) and len(cell.text) < 100:
            below = found[place + 1] if place + 1 < len(found) else cell
            office = below.row == cell.row + 1 and re.search(
                r"\b(?:judge|justice|magistrate)\b", below.text, re.IGNORECASE
            )
            return [joined([cell, below] if office and not below.label else [cell])]
    return []


def taken_by(found: Sequence[Cell], text: str) -> list[Span]:
    """The sentence that says for whom a deposition was taken."""
    return [narrowed(span, found, text, (_TAKEN_BY,)) for span in told(found, text) if _TAKEN_BY.search(span.of(text))][
        :1
    ]


def named(said: str, *, loosely: bool = False) -> bool:
    """Do words begin like somebody's name, and not like what somebody says?"""
    said = _OF_COUNSEL.sub("", said)
    first = re.split(r"[,;(:]|(?<=[^\W_]{3})\.(?=\s|$)", said.strip(' .–—-*_"“'), maxsplit=1)[0]
    words = [word for word in first.split() if _NAME_FIRST.search(word)]
    if not words or "?" in said or words[0].strip(".,!").casefold() in _SAYS:
        return False
    if loosely:
        return True
    small = [word for word in words if word[0].islower() and word.strip(".,").casefold() not in _PARTICLES]
    return len(words) <= 10 and words[0][0].isupper() and not small


def in_role(fact: Fact, found: Sequence[Cell]) -> Iterator[Span]:
    """Whoever is said to be it in a list: 'B. Ashdown (Mayor, in the Chair)'."""
    if fact not in _ROLES:
        return
    form = re.compile(
        rf"(?P<who>[^\W\d_][^;:,()]{{2,50}}?)(?:\s*\((?:[^()]*?,\s*)?(?:the\s+)?(?:{_ROLES[fact]})\b[^()]*\)|,\s+"
        rf"(?:\w+\s+)?(?:{_ROLES[fact]})\b)",
        re.IGNORECASE,
    )
    for cell in found:
        for match in form.finditer(cell.text):
            if named(match["who"].removeprefix("and ")) and not _DEPUTY.search(match[0]):
                yield Span(cell.span.start + match.start(), cell.span.start + match.end())
