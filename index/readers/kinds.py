"""Which kind of file this is: by its first bytes where those are telling, else by its suffix, else text."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

from index.errors import UnreadableDocument
from index.readers.encoding import decode, is_binary


class WrongKindError(UnreadableDocument):
    """The file is text but not in the format that its suffix promises; it can be read as plain text."""


Kind = Literal[
    "text", "markdown", "html", "pdf", "word", "doc", "odt", "rtf", "epub", "subtitles", "csv", "xlsx", "jsonl", "json",
    "yaml", "xml", "zip", "tiers", "binary",
]  # fmt: skip

BY_SUFFIX: dict[str, Kind] = {
    **dict.fromkeys(
        (".txt", ".text", ".rst", ".org", ".tex", ".adoc", ".asciidoc", ".log", ".yo", ".pod", ".man"), "text"
    ),
    **dict.fromkeys((".md", ".mdx", ".markdown", ".mkd", ".qmd", ".rmd"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".xht"), "html"),
    **dict.fromkeys((".vtt", ".srt"), "subtitles"),
    **dict.fromkeys((".csv", ".tsv", ".tab"), "csv"),
    **dict.fromkeys((".docx", ".docm", ".dotx"), "word"),
    **dict.fromkeys((".odt", ".ott", ".fodt"), "odt"),
    **dict.fromkeys((".xlsx", ".xlsm"), "xlsx"),
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    **dict.fromkeys((".yaml", ".yml"), "yaml"),
    ".pdf": "pdf",
    ".doc": "doc",
    ".rtf": "rtf",
    ".epub": "epub",
    **dict.fromkeys((".json", ".otr"), "json"),
    **dict.fromkeys((".xml", ".ttml", ".dfxp", ".eaf", ".exb", ".trs", ".tei", ".aiml"), "xml"),
    **dict.fromkeys((".textgrid", ".cha"), "tiers"),
    ".zip": "zip",
}

# Media, programs and archives that a folder of documents may hold beside them: skipped without being opened.
BINARY_SUFFIXES = frozenset(
    """.png .jpg .jpeg .gif .webp .bmp .tif .tiff .ico .heic .avif .psd .mp3 .m4a .wav .ogg .oga .opus .flac .aac .wma
    .aiff .mp4 .m4v .mov .avi .mkv .webm .wmv .mpg .mpeg .exe .dll .so .dylib .o .a .class .jar .pyc .whl .bin .iso .dmg
    .gz .tgz .bz2 .xz .7z .rar .zst .tar .woff .woff2 .ttf .otf .eot .sqlite .sqlite3 .db .faiss .npy .npz .parquet
    .pkl .onnx .pt .safetensors .gguf .xls .ppt .pptx .ods .odp .mobi .azw3 .djvu""".split()
)

_TEXT_KINDS = frozenset({"text", "markdown", "html", "subtitles", "csv", "jsonl", "json", "yaml", "xml", "rtf"})
_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    *(
        (magic, "binary")
        for magic in (
            b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"\x7fELF", b"MZ\x90", b"\x1f\x8b", b"BZh9", b"\xfd7zXZ\x00",
            b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"ID3", b"OggS", b"fLaC", b"SQLite format 3\x00", b"\xca\xfe\xba\xbe",
            b"\xcf\xfa\xed\xfe", b"wOFF", b"wOF2", b"\x28\xb5\x2f\xfd", b"\x1aE\xdf\xa3", b"PAR1", b"\x00asm",
        )
    ),
)  # fmt: skip
_PACKAGE = "[Content_Types].xml"  # what every file of Word and Excel lists its parts in
_DECLARING = (b"mimetype", _PACKAGE.encode("ascii"))
_PACKAGES: tuple[tuple[str, Kind], ...] = (
    ("word/document.xml", "word"),
    ("word/document2.xml", "word"),
    ("xl/workbook.xml", "xlsx"),
)
_MIMETYPES: tuple[tuple[bytes, Kind], ...] = (
    (b"application/epub+zip", "epub"),
    (b"application/vnd.oasis.opendocument.text", "odt"),
)
_HTML = re.compile(rb"\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TIERS = re.compile(rb"[\xef\xbb\xbf\xfe\xff]*(?:File type = \"ooTextFile\"|@UTF8\s+@|@Begin\s+@Lang)")
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\s")


def kind_of(data: bytes, suffix: str) -> Kind:
    """The kind of a file from its bytes and its suffix ('.md', '' where it has none).

    Bytes win where they are a signature: a PDF called .txt is a PDF. A text is what its suffix says if that is a text
    format; a text in the clothes of a binary format ('notes.pdf' that holds words) is read as text.
    """
    suffix = suffix.lower()
    named = BY_SUFFIX.get(suffix)
    magic = _magic(data)
    if magic in ("zip", "doc") and suffix in BINARY_SUFFIXES:
        return "binary"  # slides, sheets and mails of office programs, which nothing here reads
    if magic == "zip":
        return _zipped(data, named)
    if magic is not None:
        return magic
    if is_binary(data):
        return "binary"
    if _HTML.match(data[:4096]):
        return "html"
    if suffix in (".textgrid", ".cha") or _TIERS.match(data[:256].replace(b"\x00", b"")):
        return "tiers"
    if named == "json" and decode(data[:64]).lstrip("\ufeff \t\r\n")[:1] not in ("{", "["):
        return "text"
    if named in _TEXT_KINDS and named != "rtf":
        return named
    if _XML.match(data[:256]):
        return "odt" if b"office:document" in data[:4096] else "xml"
    if data[:16].lstrip(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
        return "subtitles"
    return "text"


def is_unreadable_binary(head: bytes) -> bool:
    """True where the first bytes of a file are a known binary's or no text's, and no reader opens such files."""
    magic = _magic(head)
    if magic is None:
        return is_binary(head)
    return magic == "binary"


def _magic(data: bytes) -> Kind | None:
    head = data[:1024]
    for signature, kind in _MAGIC:
        if head.startswith(signature):
            return kind
    if head[4:8] == b"ftyp" or (head.startswith(b"RIFF") and head[8:12] in (b"WAVE", b"AVI ", b"WEBP")):
        return "binary"
    return "pdf" if b"%PDF-" in head and b"\x00" not in head.partition(b"%PDF-")[0] and _is_pdf(data) else None


def _is_pdf(data: bytes) -> bool:
    """A PDF may begin with up to 1,024 stray bytes; prose that only mentions the signature has no trailer."""
    return b"%%EOF" in data[-2048:]


def _zipped(data: bytes, named: Kind | None) -> Kind:
    """Which format a zip container is: by the names in its directory, else by its suffix."""
    return _packed(data) or (named if named in ("word", "odt", "epub", "xlsx") else "zip")


def _packed(data: bytes) -> Kind | None:
    """The format that a container's own entries declare; what lies in a folder or in a file within declares nothing.

    The directory of an archive without the names of such entries is left for whoever unpacks it.
    """
    if not any(name in data for name in _DECLARING):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            names = container.namelist()
            if "mimetype" in names:
                with container.open("mimetype") as file:
                    said = file.read(100)
                return next((kind for mimetype, kind in _MIMETYPES if said.startswith(mimetype)), None)
    except Exception:  # damaged: whoever unpacks it will say how; zlib.error and BadZipFile share no other base
        return None
    return next((kind for name, kind in _PACKAGES if name in names), None) if _PACKAGE in names else None
