"""What an editor put between the words of others: '[Editor's note: ...]', 'This interview has been edited ...'."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from index.pairs.page import Page
from index.pairs.parts import Part, Proposal
from index.types import Span

_BY = (
    r"(?:(?:the\s+)?(?:editor|transcriber|transcriptionist|translator|author|publisher|producer)(?:s|['’]s|s['’])?\.?\s+"
    r"(?:notes?|comments?|remarks?)|eds?\.(?:\s*(?:note|:))|n\.?b\.?\s+ed|anm(?:erkung|\.)?\s*d(?:er|\.)\s*red\w*\.?|ndlr|n\.\s?d\.\s?[lr]"
    r"|nota del? (?:editor|la redacci[oó]n)|прим(?:ечание|\.)\s*ред\w*)"
)
# Words of which a document with a note holds one, in lower case, by what several of them have in common: they are looked
# for before anything else.
_HINTS = {
    "edit": ("editor", "edited"),
    "trans": ("transcri", "translat"),
    "publish": ("publisher", "y published", "first published", "also published"),
    "appeared": ("y appeared", "first appeared", "also appeared"),
    "interview": ("interview by", "interviewed by"),
    "r red": ("der red",),
    **{
        hint: (hint,)
        for hint in ("author", "producer", "ed.", "eds.", "condensed", "amalgamat", "shortened", "abridged")
    },
    **{hint: (hint,) for hint in ("d. red", "ndlr", "n.d", "n. d", "nota de", "прим")},
}
_LONGEST_HINT = max(len(hint) for hints in _HINTS.values() for hint in hints)
_PIECE = 65_536  # characters that are looked at in one go
_INLINE = re.compile(
    rf"[\[(](?=[teapnп]){_BY}(?:[^\[\]()]|\[[^\[\]]{{0,300}}\]|\([^()]{{0,300}}\)){{0,2000}}[\])]", re.I
)
_OPENS = re.compile(rf"[\[(*_\s]*{_BY}\s*[:.–—-]", re.I)
_EDITED = re.compile(
    r"[\[(*_\s]*(?:this|the(?:\s+following)?|our|these|responses to (?:the|these))\s+"
    r"(?:following\s+)?(?:interview|conversation|transcript|q\s?&\s?a|discussion|text|exchange|answer|post|article|piece|question)s?"
    r"\b[^.!?]{0,80}\b(?:edited|condensed|shortened|abridged|translated|transcribed|amalgamat\w+"
    r"|(?:originally|first|previously|also) (?:published|appeared))\b"
    r"|[\[(*_\s]*interview(?:ed)? by\b[^.!?]{0,80}[.)_*\s]*$",
    re.I,
)


_OPENING = re.compile(r"[\[(*_\steapnorip]|п", re.I)  # what either begins with


def is_note(words: str) -> bool:
    """True where a paragraph that begins with `words` is an editor's."""
    if not _OPENING.match(words):
        return False
    return _OPENS.match(words) is not None or _EDITED.match(words) is not None


def notes(page: Page) -> list[Span]:
    """The editor's words in the document, and what its format sets beside the text, in order and disjoint."""
    text = page.text
    aside = "aside" in page.traits.kinds
    told = [block.span for block in page.document.blocks if block.kind == "aside"] if aside else []
    if not _hinted(text):
        return told
    found = _in_brackets(text)
    lines = page.lines
    for index in page.paragraphs:
        line = lines[index]
        if line.kind not in ("paragraph", "quote"):
            continue
        if is_note(line.plain[:200]) or (line.strong and _EDITED.search(line.plain[:500])):
            last = index
            while last + 1 < len(lines) and lines[last + 1].block == line.block:
                last += 1
            found.append(Span(line.start, lines[last].end))
    return disjoint([*found, *told])


def _in_brackets(text: str) -> list[Span]:
    """The notes in brackets, each behind the one before; brackets are found much faster by themselves than by a pattern."""
    found: list[Span] = []
    end = 0
    for start in sorted([*_places(text, "["), *_places(text, "(")]):
        if start >= end and (match := _INLINE.match(text, start)):
            found.append(Span(*match.span()))
            end = match.end()
    return found


def _places(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def disjoint(found: Iterable[Span]) -> list[Span]:
    """The stretches in order, those that overlap joined."""
    out: list[Span] = []
    for span in sorted(found):
        if not out or span.start >= out[-1].end:
            out.append(span)
        elif span.end > out[-1].end:
            out[-1] = Span(out[-1].start, span.end)
    return out


def _hinted(text: str) -> bool:
    """True where a word of `_HINTS` stands in `text`; looked for by pieces, since `lower` needs many times their size."""
    for at in range(0, len(text), _PIECE):
        low = text[at : at + _PIECE + _LONGEST_HINT].lower()
        if any(common in low and any(hint in low for hint in hints) for common, hints in _HINTS.items()):
            return True
    return False


def without_notes(page: Page, proposal: Proposal, found: list[Span]) -> Proposal:
    """The proposal with the editor's words as asides of nobody; in a question they stay, but at its ends."""
    ends = [span.end for span in found]
    parts: list[Part] = []
    for part in proposal.parts:
        at = bisect_left(ends, part.span.start + 1)
        inside = []
        while at < len(found) and found[at].start < part.span.end:
            inside.append(found[at])
            at += 1
        parts += _divided(page, part, inside) if inside else [part]
    return replace(proposal, parts=tuple(parts))


def _divided(page: Page, part: Part, inside: list[Span]) -> list[Part]:
    """A part cut at each note in it; a question that has words on both sides of a note stays whole."""
    out: list[Part] = []
    begin, start = part.begin, part.span.start
    for note in inside:
        before = page.trim(start, max(start, note.start))
        if part.role == "question" and before and page.trim(note.end, max(note.end, part.span.end)):
            continue
        if before:
            out.append(part._replace(span=before, begin=begin))
        out.append(Part("aside", Span(max(start, note.start), min(note.end, part.span.end)), max(begin, note.start)))
        begin = start = min(note.end, part.span.end)
    after = page.trim(start, part.span.end)
    if after:
        out.append(part._replace(span=after, begin=max(begin, part.begin)))
    return out
