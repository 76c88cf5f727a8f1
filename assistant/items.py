"""The items of a quoted list that a follow-up names by their places: "What is the third step?" is answered by that step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.archive import Archive
from assistant.compose.quotes import readable
from assistant.follow_ups.items import by_place, item_asked, items_meant, items_of, places_asked
from assistant.sources import INNER_QUOTES, quoted
from assistant.types import Evidence, Message
from index.passages import plain
from index.types import Filters, Hit, Span

SURE = 0.9  # confidence where the item stands in the list that was quoted
_BREAK = "\n\n"


def items_asked(question: str, history: Sequence[Message], archive: Archive, filters: Filters) -> tuple[Evidence, ...]:
    """What a question asks for of the list that was quoted last, else of one in the passage that was; nothing where it asks for
    no item of either."""
    question = by_place(question, history)
    asked = items_meant(question, history)
    if not asked and not item_asked(question, history):
        return ()
    hit = quoted(archive, history[asked.place if asked else -1].content, filters)
    if hit is None:
        return ()
    items = asked.all if asked else _items(hit)
    spans = dict(_placed(hit, items))
    meant = asked.meant if asked else places_asked(question, items)
    return tuple(
        Evidence(document=hit.document, pair=hit.pair, span=spans[nth], score=SURE) for nth in meant if nth in spans
    )


def _items(hit: Hit) -> Mapping[int, str]:
    """The items of the first list in the turns of a passage, as it reads when it is quoted."""
    turns = (Evidence(document=hit.document, pair=hit.pair, span=turn.span, score=SURE) for turn in hit.pair.turns)
    return next(filter(None, (items_of(readable(turn)) for turn in turns)), {})


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
