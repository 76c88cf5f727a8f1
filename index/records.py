"""How pairs, spans and locators are written into a store's columns, and read back. Nothing is lost on the way.

SQLite notices that its pages do not fit together, not that a page holds other bytes than were written. So what is shown
carries a checksum, and whatever cannot be read back as it was written raises HarmedRecord.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from functools import wraps
from typing import ParamSpec, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.catalogue import HarmedRecord
from index.types import Block, Box, Document, Locator, Place, QAPair, Span, Speaker, Turn

_LOCATOR_FIELDS = tuple(field.name for field in fields(Locator))

Given = ParamSpec("Given")
Read = TypeVar("Read")


def whole(read: Callable[Given, Read]) -> Callable[Given, Read]:
    """The same function, for which whatever goes wrong is a HarmedRecord."""

    @wraps(read)
    def checked(*args: Given.args, **kwargs: Given.kwargs) -> Read:
        try:
            return read(*args, **kwargs)
        except (ValueError, TypeError, LookupError, AttributeError, zlib.error) as error:
            raise HarmedRecord("a record is not what was written") from error

    return checked


def blob(text: str) -> bytes:
    """UTF-8 that also holds lone surrogates."""
    return text.encode("utf-8", "surrogatepass")


@whole
def text(data: bytes) -> str:
    """What `blob` encoded."""
    return data.decode("utf-8", "surrogatepass")


def checksum(*parts: bytes) -> int:
    """The CRC-32 of what was written, of each part with its length."""
    found = 0
    for part in parts:
        found = zlib.crc32(part, zlib.crc32(len(part).to_bytes(8, "little"), found))
    return found


def checksum_of(document: Document) -> int:
    """The checksum of what is shown of a document, but its source, which changes when a file moves."""
    facts = (document.title, write_names(document.participants), document.date or "", document.language or "")
    return checksum(*(blob(part) for part in (*facts, document.sha256, document.text)))


def checksum_of_pair(shape: str, document_id: int, number: int) -> int:
    """The checksum of what `write_pair` made of a document's pair."""
    return checksum(shape.encode(), f"{document_id} {number}".encode())


def write_names(names: Sequence[str]) -> str:
    """Names as ASCII JSON."""
    return json.dumps(list(names))


@whole
def read_names(data: str) -> tuple[str, ...]:
    """What `write_names` wrote."""
    return tuple(str(name) for name in json.loads(data))


def write_spans(spans: Iterable[Span]) -> bytes:
    """Spans as compressed JSON."""
    return zlib.compress(json.dumps([[s.start, s.end] for s in spans], separators=(",", ":")).encode())


@whole
def read_spans(data: bytes) -> tuple[Span, ...]:
    """What `write_spans` wrote."""
    return tuple(Span(start, end) for start, end in json.loads(zlib.decompress(data)))


def pack_spans(spans: Iterable[Span]) -> bytes:
    """Spans as pairs of 32-bit numbers, for what is read at every question."""
    return np.array([(s.start, s.end) for s in spans], "<u4").tobytes()


@whole
def unpack_spans(data: bytes) -> NDArray[np.int64]:
    """What `pack_spans` wrote, (n, 2)."""
    return np.frombuffer(data, "<u4").reshape(-1, 2).astype(np.int64)


def pack_vectors(vectors: Sequence[NDArray[np.float32]]) -> bytes:
    """Vectors of length one as 8-bit numbers, each with the scale that brings its largest number to 127.

    A cosine changes by less than 0.005. All scales (float32) come first, then the rows.
    """
    if not len(vectors):
        return b""
    rows = np.stack(vectors).astype(np.float32)
    scales = np.maximum(np.abs(rows).max(axis=1), 1e-9).astype("<f4") / np.float32(127)
    data: bytes = scales.tobytes() + np.rint(rows / scales[:, None]).astype(np.int8).tobytes()
    return data


@whole
def unpack_vectors(packed: Sequence[bytes], dimension: int) -> NDArray[np.float32]:
    """The rows of several packs that `pack_vectors` wrote, one after another, (n, dimension), each of length one.

    The scales are not needed, since every row becomes of length one again.
    """
    data = b"".join(pack[4 * (len(pack) // (dimension + 4)) :] for pack in packed)
    rows = np.frombuffer(data, np.int8).reshape(-1, dimension).astype(np.float32)
    lengths = np.sqrt(np.einsum("rd,rd->r", rows, rows))
    unit: NDArray[np.float32] = rows / np.maximum(lengths, 1e-9)[:, None]
    return unit


def write_pair(pair: QAPair) -> str:
    """Everything of a pair but its ids and number, as ASCII JSON."""
    return json.dumps(
        {
            "asker": _speaker_json(pair.asker) or None,
            "question": [pair.question.start, pair.question.end] if pair.question else None,
            "turns": [[turn.span.start, turn.span.end, *_speaker_json(turn.speaker)] for turn in pair.turns],
            "heading": list(pair.heading),
            "layout": pair.layout,
            "confidence": pair.confidence,
        },
        separators=(",", ":"),
    )


@whole
def read_pair(*, pair_id: int, document_id: int, number: int, data: str, check: int) -> QAPair:
    """What `write_pair` wrote; `check` is the checksum that was kept with it."""
    if checksum_of_pair(data, document_id, number) != check:
        raise HarmedRecord("a pair is not what was written")
    shape = json.loads(data)
    return QAPair(
        id=pair_id,
        document_id=document_id,
        number=number,
        asker=_speaker(shape["asker"] or []),
        question=Span(*shape["question"]) if shape["question"] else None,
        turns=tuple(Turn(span=Span(turn[0], turn[1]), speaker=_speaker(turn[2:])) for turn in shape["turns"]),
        heading=tuple(shape["heading"]),
        layout=shape["layout"],
        confidence=shape["confidence"],
    )


def _speaker_json(speaker: Speaker | None) -> list[str | None]:
    """Nothing, the label and the person, or these and whom the document itself names."""
    if speaker is None:
        return []
    return [speaker.label, speaker.person, *([speaker.read] if speaker.read is not None else [])]


def _speaker(data: Sequence[str]) -> Speaker | None:
    return Speaker(label=data[0], person=data[1], read=data[2] if len(data) > 2 else None) if data else None


def write_layout(document: Document) -> bytes:
    """The locators of a document's blocks and places, as compressed JSON; what says nothing is left out."""
    empty = Locator()
    rows = {
        "blocks": [(b.span, b.locator) for b in document.blocks if b.locator != empty],
        "places": [(p.span, p.locator) for p in document.places if p.locator != empty],
    }
    data = {key: [[s.start, s.end, _locator_json(loc)] for s, loc in values] for key, values in rows.items()}
    return zlib.compress(json.dumps(data, separators=(",", ":")).encode())


def _locator_json(locator: Locator) -> dict[str, object]:
    known: dict[str, object] = {}
    for name in _LOCATOR_FIELDS:
        value = getattr(locator, name)
        if name == "boxes":
            value = [[box.page, box.x0, box.y0, box.x1, box.y1] for box in value]
        if value not in (None, (), []):
            known[name] = value
    return known


def _locator(data: dict[str, object]) -> Locator:
    known: dict[str, object] = dict(data)
    boxes = known.pop("boxes", [])
    heading = known.pop("heading", [])
    assert isinstance(boxes, list)
    assert isinstance(heading, list)
    return Locator(
        boxes=tuple(Box(page=b[0], x0=b[1], y0=b[2], x1=b[3], y1=b[4]) for b in boxes),
        heading=tuple(heading),
        **known,  # type: ignore[arg-type]  # written by _locator_json from the same fields
    )


@whole
def read_layout(data: bytes) -> Document:
    """A document that has nothing but the blocks and places that `write_layout` wrote, each with its locator."""
    shape = json.loads(zlib.decompress(data))
    return Document(
        source="",
        title="",
        text="",
        blocks=tuple(
            Block(kind="paragraph", span=Span(start, end), locator=_locator(known))
            for start, end, known in shape["blocks"]
        ),
        places=tuple(Place(span=Span(start, end), locator=_locator(known)) for start, end, known in shape["places"]),
    )
