"""Bytes to text: byte order marks, UTF-8, UTF-16 and the older code pages; and what is no text at all.

Nothing is lost on the way: NULs, lone surrogates, controls and every newline stay where they are. A UTF-8 byte order
mark stays as character 0; those of UTF-16 and UTF-32 belong to the encoding and go.
"""

from __future__ import annotations

import codecs
import re

from index.errors import UnsupportedDocument
from index.readers.latin import latin_page

SAMPLE = 65_536  # bytes that decide whether a file is text
CONTROLS_ALLOWED = 0.01  # share of control characters above which a file is binary

_CONTROL_BYTES = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b") + b"\x7f"
_CHAT = re.compile(rb"(?:\xef\xbb\xbf)?@(?:UTF8|Begin)\b")
_HIGH = re.compile(rb"[\x80-\xff]")
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CANDIDATES = [
    *("cp1252", "cp1251", "koi8_r", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr", "mac_roman", "mac_cyrillic", "cp866"),
]
# What Western prose in Windows-1252 is made of beyond ASCII: typographic marks and accented letters.
_WESTERN = re.compile(rb"[\x80\x82\x84\x85\x8a\x8b\x8c\x8e\x91-\x97\x99\x9a-\x9c\x9e\x9f\xa0-\xff]")
_WESTERN_WORD = re.compile(rb"(?<![\x80-\xff])[\xc0-\xd6\xd8-\xf6\xf8-\xff](?![\xc0-\xff])")


def decode(data: bytes) -> str:
    """The text of `data`, character for character.

    Order: byte order mark, UTF-16 without a mark, UTF-8, UTF-8 with a few damaged bytes (each shown as U+FFFD), then
    the most likely code page. Never fails: Windows-1252 is the last resort, Latin-1 where that has no character.
    """
    for mark, name in ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32")):
        if data.startswith(mark) and len(data) % 4 == 0:
            return data.decode(name, "replace")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(data, "utf-16")
    if name16 := _unmarked_utf16(data):
        return _utf16(data, name16)
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        pass
    high = len(_HIGH.findall(data))
    valid = sum(len(found) for found in _UTF8_SEQUENCE.findall(data))
    if valid >= 0.9 * high:
        return data.decode("utf-8", "replace")
    return _code_page(data)


def is_binary(data: bytes) -> bool:
    """True where the first 64 KB hold more control characters than any text does."""
    sample = data[:SAMPLE]
    if not sample:
        return False
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _unmarked_utf16(sample):
        text = decode(sample[: len(sample) // 4 * 4])
        controls = sum(ord(c) < 32 and c not in "\t\n\v\f\r\x1b" for c in text)
        return controls > CONTROLS_ALLOWED * len(text)
    if _CHAT.match(sample):
        sample = sample.replace(b"\x15", b"")  # which stands around the times of that format
    return len(sample) - len(sample.translate(None, _CONTROL_BYTES)) > CONTROLS_ALLOWED * len(sample)


def text_of(data: bytes, *, source: str) -> str:
    """`decode(data)`, or UnsupportedDocument where the bytes are no text."""
    if is_binary(data):
        raise UnsupportedDocument(
            f"{source}: binary file; OnRecord reads text and documents, not this kind: add its text, a transcript or a PDF"
        )
    return decode(data)


def _utf16(data: bytes, name: str) -> str:
    return data.decode(name, "surrogatepass") if len(data) % 2 == 0 else data.decode(name, "replace")


def _unmarked_utf16(data: bytes) -> str | None:
    """The UTF-16 flavour of bytes whose every other byte is nearly always NUL, as Western text has it."""
    sample = data[:SAMPLE]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2], sample[1::2]
    if odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.05 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and odd.count(0) < 0.05 * len(odd):
        return "utf-16-be"
    return None


def _code_page(data: bytes) -> str:
    sample = data[: 4 * SAMPLE]
    if page := latin_page(sample):
        try:
            return data.decode(page)
        except UnicodeDecodeError:
            pass
    if not _looks_western(sample):
        from charset_normalizer import from_bytes

        best = from_bytes(sample, cp_isolation=_CANDIDATES, enable_fallback=False).best()
        if best is not None:
            try:
                return data.decode(best.encoding)
            except UnicodeDecodeError:
                pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _looks_western(sample: bytes) -> bool:
    """True where high bytes are few and stand alone between ASCII, as accents and curly quotes do."""
    high = len(_HIGH.findall(sample))
    letters = sum(b < 128 for b in sample)
    alone = len(_WESTERN_WORD.findall(sample)) + sum(sample.count(bytes([b])) for b in range(0x80, 0xC0))
    return high < 0.15 * (letters + high) and len(_WESTERN.findall(sample)) == high and alone >= 0.9 * high
