"""Pages of cited PDFs: drawn in the child process, kept in memory up to a limit, with boxes over the quoted words."""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from assistant.web.files import pdf_of
from index.errors import UnreadableDocument
from index.library import Library
from index.readers.sandbox import page_in_child
from index.types import Box, Document, Span

CACHE_BYTES = 64 * 1024 * 1024
MOST = 3  # pages shown of one quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page that a quote touches. Sizes are points; a box is (left, top, width, height) in shares of the page."""

    number: int
    width: float
    height: float
    boxes: tuple[tuple[float, float, float, float], ...]


class Pages:
    """Draws pages on demand; the latest stay in memory, at most `limit` bytes of them."""

    def __init__(self, limit: int = CACHE_BYTES) -> None:
        self._limit = limit
        self._kept: OrderedDict[tuple[object, ...], bytes] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    @property
    def size(self) -> int:
        """Bytes kept."""
        with self._lock:
            return self._size

    def picture(self, library: Library, document: Document, number: int) -> bytes:
        """The page as PNG. Raises UnreadableDocument where there is none or the file is not what was read."""
        return self._once(
            ("picture", document.sha256, number),
            lambda: page_in_child("picture", _bytes(library, document), source=document.source, page=number),
        )

    def of_quote(self, library: Library, document: Document, quote: Span) -> tuple[Page, ...]:
        """The pages that the quote stands on. Raises UnreadableDocument as `picture`."""
        boxes = library.locate(document.id, quote, ()).boxes
        return tuple(
            self._page(library, document, quote, number, [box for box in boxes if box.page == number])
            for number in sorted({box.page for box in boxes})[:MOST]
        )

    def _page(self, library: Library, document: Document, quote: Span, number: int, lines: list[Box]) -> Page:
        areas = list(dict.fromkeys((box.x0, box.y0, box.x1, box.y1) for box in lines))
        found = json.loads(
            self._once(
                ("marks", document.sha256, number, quote),
                lambda: page_in_child(
                    "marks",
                    _bytes(library, document),
                    source=document.source,
                    page=number,
                    lines=areas,
                    quote=quote.of(document.text),
                ),
            )
        )
        width, height = max(found["width"], 1.0), max(found["height"], 1.0)
        boxes = tuple(
            (x0 / width, y0 / height, (x1 - x0) / width, (y1 - y0) / height) for x0, y0, x1, y1 in found["boxes"]
        )
        return Page(number=number, width=width, height=height, boxes=boxes)

    def _once(self, key: tuple[object, ...], make: Callable[[], bytes]) -> bytes:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._size += len(made) - len(self._kept.pop(key, b""))
            self._kept[key] = made
            while self._size > self._limit:
                self._size -= len(self._kept.popitem(last=False)[1])
        return made


def _bytes(library: Library, document: Document) -> bytes:
    data = pdf_of(library, document)
    if data is None:
        raise UnreadableDocument(f"{document.source}: the file is gone or not what was read")
    return data
