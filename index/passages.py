"""Pair -> passages: windows of a few sentences that fit the encoder, each under a header that says whose and where.

What is embedded is the header and the words a reader reads; markup has no part in it. `plain` leads every character of
that text back to its place in the document. Long answers are cut, never truncated.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from index.sentences import sentences
from index.types import Document, Passage, PassageField, QAPair, Span
from index.words import tokens

CountTokens = Callable[[Sequence[str]], list[int]]

SENTENCES = 4
"""Most sentences of one window."""
TOKENS = 96
"""A window is full when it has this many tokens without its header; a longer sentence stands alone."""
_SPARE = 8  # tokens for the line break after the header and the two that the encoder adds
_HEADER_SHARE = 0.45  # of what the encoder reads
_SPACE = re.compile(r"\s+")
_QUESTION_WORDS = 48
_NUMBER = re.compile(r"[ \t]*\d{1,4}[ \t]*")  # of a line or a page, in print


def plain(document: Document, span: Span) -> tuple[str, tuple[int, ...]]:
    """The words of `span` without markup, and for each of their characters its offset in `document.text`."""
    pieces = list(_pieces(document.markup, span))
    text = "".join(document.text[start:end] for start, end in pieces)
    return text, tuple(chain.from_iterable(range(start, end) for start, end in pieces))


def bare_text(document: Document, span: Span) -> str:
    """The words of `span` without markup, as `plain` gives them."""
    return "".join(document.text[start:end] for start, end in _pieces(document.markup, span))


def plain_text(document: Document, span: Span) -> str:
    """The words of `span` without markup, runs of white space as one space."""
    return _SPACE.sub(" ", bare_text(document, span)).strip()


def _pieces(markup: Sequence[Span], span: Span) -> Iterator[tuple[int, int]]:
    """What is left of `span` without the markup (sorted, disjoint), in order."""
    at = bisect_left(markup, span.start, key=lambda mark: mark.end)
    start = span.start
    while at < len(markup) and markup[at].start < span.end:
        if markup[at].start > start:
            yield start, markup[at].start
        start = max(start, markup[at].end)
        at += 1
    if start < span.end:
        yield start, span.end


def sentences_in(document: Document, span: Span) -> tuple[Span, ...]:
    """The sentences of `span`. None ends where notation parts its words over the end of a line, as the label does that a
    caption repeats, nor where the next line only seems to begin with a number, that of the line or of the page."""
    text, markup = document.text, document.markup
    at = bisect_left(markup, span.start, key=lambda mark: mark.start)
    blanks: list[Span] = []
    while at < len(markup) and markup[at].end <= span.end:
        mark = markup[at]
        if text[mark.start - 1] == "\n":
            if text[mark.start] == "\n":
                blanks.append(mark)
            elif _NUMBER.fullmatch(text, mark.start, mark.end):
                alone = text[mark.end : mark.end + 1] == "\n"
                blanks.append(Span(mark.start, min(mark.end + alone, span.end)))
        at += 1
    if not blanks:
        return sentences(text, span.start, span.end)
    bare, begin = "", span.start
    for mark in blanks:
        bare += text[begin : mark.start] + " " * len(mark)
        begin = mark.end
    found = sentences(bare + text[begin : span.end])
    return tuple(Span(span.start + one.start, span.start + one.end) for one in found)


def header(document: Document, pair: QAPair, passage_field: PassageField, span: Span) -> str:
    """What stands above the words of a passage: title, date, speaker and question; nothing above a question, so that
    the same question asked a thousand times is embedded once."""
    if passage_field == "question":
        return ""
    title = _SPACE.sub(" ", document.title).strip()
    parts = [title]
    speaker = pair.speaker_at(span)
    if speaker and speaker.name and not _named_in(speaker.name, title):
        parts.append(speaker.name)
    if document.date:
        parts.append(document.date[:4])
    line = ", ".join(part for part in parts if part)
    asked = plain_text(document, pair.question) if pair.question else " - ".join(pair.heading[-1:])
    if asked and not _named_in(asked, title):
        words = asked.split(" ")
        asked = " ".join(words[-_QUESTION_WORDS:])  # a long question asks at its end
        line = f"{line}. {asked}" if line else asked
    return line


def _named_in(name: str, title: str) -> bool:
    """True where every word of `name` is in `title`."""
    return {token.folded for token in tokens(name)} <= {token.folded for token in tokens(title)}


def embedded_text(document: Document, passage: Passage) -> tuple[str, tuple[tuple[int, int], ...]]:
    """What the encoder reads: the header, then the words of the sentences; and where in it each sentence stands."""
    text = f"{passage.header}\n" if passage.header else ""
    places: list[tuple[int, int]] = []
    for sentence in passage.sentences:
        if places:
            text += " "
        start = len(text)
        text += plain_text(document, sentence)
        places.append((start, len(text)))
    return text, tuple(places)


def cut(document: Document, pair: QAPair, *, count_tokens: CountTokens, max_tokens: int = 256) -> tuple[Passage, ...]:
    """The passages of a pair in order: windows over its question, then over its turns.

    A window holds up to SENTENCES sentences and TOKENS tokens; with its header it never exceeds `max_tokens`. Windows
    of one field touch but do not overlap. What has no words (markup, blank) is in none.
    """
    spans: dict[PassageField, tuple[Span, ...]] = {
        "question": (pair.question,) if pair.question is not None else (),
        "answer": tuple(turn.span for turn in pair.turns),
    }
    found: list[Passage] = []
    for field, parts in spans.items():
        pieces = [piece for part in parts for piece in sentences_in(document, part)]
        most = int(max_tokens * _HEADER_SHARE)
        for window in _windows(document, pieces, max_tokens - most - _SPARE, count_tokens):
            span = Span(window[0].start, window[-1].end)
            line = _clipped(header(document, pair, field, span), most, count_tokens)
            found.append(Passage(pair_id=pair.id, field=field, span=span, header=line, sentences=window))
    return tuple(found)


def _windows(
    document: Document, pieces: Sequence[Span], limit: int, count_tokens: CountTokens
) -> Iterator[tuple[Span, ...]]:
    """Sentences joined to windows of at most `limit` tokens."""
    worded = [(piece, words) for piece in pieces if _has_word(words := plain_text(document, piece))]
    lengths = count_tokens([words for _, words in worded]) if worded else []
    sized: list[tuple[Span, int]] = []
    for (piece, _), length in zip(worded, lengths, strict=True):
        sized += _halved(document, piece, length, limit, count_tokens)
    for first, last in _grouped([length for _, length in sized], min(TOKENS, limit)):
        yield tuple(span for span, _ in sized[first : last + 1])


def _has_word(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _halved(
    document: Document, piece: Span, length: int, limit: int, count_tokens: CountTokens
) -> list[tuple[Span, int]]:
    """A sentence that is too long for the encoder, in halves between words until each fits."""
    if length <= limit or len(piece) < 2:
        return [(piece, length)]
    middle = piece.start + len(piece) // 2
    blank = document.text.find(" ", middle, piece.end - 1)
    at = blank + 1 if blank >= 0 else middle
    halves = [Span(piece.start, at), Span(at, piece.end)]
    lengths = count_tokens([plain_text(document, half) for half in halves])
    left, right = (
        _halved(document, half, size, limit, count_tokens) for half, size in zip(halves, lengths, strict=True)
    )
    return left + right


def _grouped(lengths: Sequence[int], full: int) -> Iterator[tuple[int, int]]:
    """First and last sentence of each window. A short rest joins the window before it where that still fits."""
    groups: list[tuple[int, int]] = []
    first = 0
    while first < len(lengths):
        last, total = first, lengths[first]
        while last + 1 < len(lengths) and last - first + 1 < SENTENCES and total + lengths[last + 1] <= full:
            last += 1
            total += lengths[last]
        groups.append((first, last))
        first = last + 1
    if len(groups) > 1:
        (start, _), (tail, end) = groups[-2:]
        if end - tail < 1 and sum(lengths[start : end + 1]) <= full * 1.25:
            groups[-2:] = [(start, end)]
    yield from groups


def _clipped(line: str, most: int, count_tokens: CountTokens) -> str:
    """A header of at most `most` tokens: words go from its middle, since the name begins it and the question ends it."""
    if len(line) <= most or count_tokens([line])[0] <= most:
        return line
    words = line.split(" ")
    if len(words) < 3:
        return line[: most - 2]
    while len(words) > 2 and count_tokens([" ".join(words)])[0] > most:
        middle = len(words) // 3
        del words[middle : middle + max(1, len(words) // 10)]
    clipped = " ".join(words)
    return clipped if count_tokens([clipped])[0] <= most else clipped[: most - 2]
