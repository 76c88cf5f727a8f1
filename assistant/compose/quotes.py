"""The default composer: an answer made of the speakers' own words, no language model.

Each quote is introduced by who said it, where and when, and by the question it replied to; quotes of one passage that
were not neighbours are kept apart by [...].
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.types import Citation, Evidence, Sentence
from index.passages import plain
from index.sentences import sentences
from prompts import phrase

QUESTION_SHOWN = 110  # characters of the question that a quote replied to
_SPACE = re.compile(r"\s+")
_SINGLE = str.maketrans({"“": "‘", "”": "’"})  # quotation marks inside quotation marks
_STRAIGHT = re.compile(r"(?<!\d)\"([^\"]*)\"|(?<!\d)\"")  # a mark behind a digit that closes nothing is an inch
_MARK = re.compile(r"[ \t>]*(?:[-+]|[.*]{1,5}|(?P<number>\d{1,3}[.)]))[ \t]+[\[*_`]*$")  # of an item, before its words
_DOTS = re.compile(r"^[ \t]*[.*]{1,5}[ \t]+(?=\S)")  # the mark of an item that counts as words: ". Open the tap"
_KEY = re.compile(r"([A-Za-z_][\w .-]{0,40}?)[ \t]*[:=][ \t]*[\"'\[]?[ \t]*")
_MARGIN = re.compile(r"(?:^|[ \t]{2,})[)|§:][ \t]*$")  # the sign between the columns of a caption
_LABEL = re.compile(r"^\s*(?:[-–—*•]\s+|\d{1,3}[.,)]\s+)")


def compose(evidence: Sequence[Evidence], citations: Sequence[Citation]) -> tuple[Sentence, ...]:
    """One sentence per piece of evidence, in order, each ending in its marker.

    `citations` are those of `evidence`, one each.
    """
    written: list[Sentence] = []
    for place, (piece, citation) in enumerate(zip(evidence, citations, strict=True)):
        before = evidence[place - 1] if place else None
        known = any(earlier.document.id == piece.document.id for earlier in evidence[:place])
        lead = _lead(piece, citation, before, "" if known else where(citation))
        text = f"{lead}“{readable(piece)}” [{citation.marker}]"
        written.append(Sentence(text=text, markers=(citation.marker,), support=1.0, verdict="supported"))
    return tuple(written)


def readable(piece: Evidence) -> str:
    """The quote as it reads: markup and line breaks out, items of a list told apart, nothing else changed; inner double
    quotes become single."""
    words, places = plain(piece.document, piece.span)
    text = piece.document.text
    ends = [at for at in range(1, len(places)) if "\n" in text[places[at - 1] : places[at]]]  # of lines
    lines = [
        _item(piece, places[start:end], words[start:end])
        + _DOTS.sub("• ", _MARGIN.sub("", words[start:end].rstrip("\r\n")))
        for start, end in zip([0, *ends], [*ends, len(words)], strict=True)
    ]
    if not ends and places and (key := _KEY.fullmatch(text[piece.span.start : places[0]])):
        lines[0] = f"{key[1]}: {lines[0]}"  # of front matter, of which one line is quoted
    if not any(_LABEL.match(line) for line in lines[1:]):
        lines[0] = _LABEL.sub("", lines[0])  # the mark of one item alone tells nothing
    return _single(_SPACE.sub(" ", " ".join(lines)).strip())


def _item(piece: Evidence, places: Sequence[int], line: str) -> str:
    """How the item of a list that is a `line` of the quote is told apart, if its mark is quoted: by its number or a dot; ''
    elsewhere."""
    if not line.strip():
        return ""
    text, at = piece.document.text, places[len(line) - len(line.lstrip())]
    mark = _MARK.match(text, text.rfind("\n", 0, at) + 1, at)
    return "" if mark is None or mark.start() < piece.span.start else f"{mark['number'] or '•'} "


def _single(text: str) -> str:
    """The text with its double quotes as single ones; the sign for inches stays."""
    return _STRAIGHT.sub(lambda match: f"'{match[1]}'" if match[1] is not None else "'", text).translate(_SINGLE)


def _lead(piece: Evidence, citation: Citation, before: Evidence | None, place: str) -> str:
    """Who said it, at what `place`, and in reply to what, as far as the quote before has not said it already."""
    if (
        before
        and before.pair.id == piece.pair.id
        and before.document.id == piece.document.id
        and before.speaker == piece.speaker
    ):
        return "[...] "
    asked = _asked(piece)
    if before and before.document.id == piece.document.id and before.speaker == piece.speaker:
        if not asked:
            return phrase("quotes.again")
        return phrase("quotes.again_asked" if citation.speaker else "quotes.again_under", question=asked)
    if piece.pair.question and piece.pair.question.overlaps(piece.span):
        if citation.speaker:
            return phrase("quotes.asker_named", speaker=citation.speaker, where=place)
        return phrase("quotes.asker", where=place)
    if not citation.speaker and asked:
        return phrase("quotes.written_asked", where=place, question=asked)
    if not citation.speaker:
        return phrase("quotes.written", where=place)
    if asked:
        return phrase("quotes.said_asked", speaker=citation.speaker, where=place, question=asked)
    return phrase("quotes.said", speaker=citation.speaker, where=place)


def where(citation: Citation) -> str:
    """Title and date, the title left out where it is only the speaker's name."""
    title = _single(_SPACE.sub(" ", citation.title).strip())
    parts = [f"“{title}”"] if title and title != citation.speaker else []
    if citation.date:
        parts.append(citation.date)
    return f" ({', '.join(parts)})" if parts else ""


def _asked(piece: Evidence) -> str:
    """The question the quote replied to; '' for prose and for words of a question."""
    if not piece.pair.question or piece.pair.question.overlaps(piece.span):
        return ""
    words, _ = plain(piece.document, piece.pair.question)
    return shortened(_single(_SPACE.sub(" ", _LABEL.sub("", words)).strip()))


def shortened(question: str) -> str:
    """A question of at most QUESTION_SHOWN characters: of a long one the last sentences, for it asks at its end, the last one
    cut at a word where it is too long alone."""
    if len(question) <= QUESTION_SHOWN:
        return question
    said = sentences(question)
    start = said[-1].start
    for sentence in reversed(said):
        if len(question) - sentence.start > QUESTION_SHOWN:
            break
        start = sentence.start
    text = question[start:]
    if len(text) > QUESTION_SHOWN:
        text = text[:QUESTION_SHOWN].rsplit(" ", 1)[0].rstrip(",;:") + " ..."
    return f"... {text}" if start else text
