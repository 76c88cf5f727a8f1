"""The items of a quoted list that a follow-up names by their places: "What is the third step?" is answered by that step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.archive import Archive
from assistant.follow_ups.items import items_meant
from assistant.sources import INNER_QUOTES, quoted
from assistant.types import Evidence, Message
from index.passages import plain
from index.types import Filters, Hit, Span

SURE = 0.9  # confidence where the item stands in the list that was quoted
_BREAK = "\n\n"


def items_asked(question: str, history: Sequence[Message], archive: Archive, filters: Filters) -> tuple[Evidence, ...]:
    """What a question asks for of the list that was quoted last; nothing where it asks for no item of it."""
    asked = items_meant(question, history)
    hit = quoted(archive, history[asked.place].content, filters) if asked else None
    if not asked or not hit:
        return ()
    spans = dict(_placed(hit, asked.all))
    return tuple(
        Evidence(document=hit.document, pair=hit.pair, span=spans[nth], score=SURE)
        for nth in asked.meant
        if nth in spans
    )


def _placed(hit: Hit, items: Mapping[int, str]) -> Iterator[tuple[int, Span]]:
    """Where each item stands in the document, up to the end of its paragraph."""
    words, places = plain(hit.document, hit.pair.span)
    text, at = _joined(words.translate(INNER_QUOTES))
    start = 0
    for nth, item in items.items():
        found = text.find(item, start)
        if found < 0:
            return
        start = found + len(item)
        first, last = places[at[found]], places[at[start - 1]] + 1
        paragraph, _, _ = hit.document.text[first:last].partition(_BREAK)
        yield nth, Span(first, first + len(paragraph.rstrip()))


def _joined(words: str) -> tuple[str, list[int]]:
    """The words with runs of white space as one space, and for each character where it stands in them."""
    at = [place for place, sign in enumerate(words) if not sign.isspace() or (place and not words[place - 1].isspace())]
    return "".join(" " if words[place].isspace() else words[place] for place in at), at
