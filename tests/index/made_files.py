"""Makes the files that reader tests read: PDFs, zip containers, Word and OpenDocument texts, written by hand."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from html import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TextAt = tuple[float, float, str]  # x, y from the bottom left in points, words


def zipped(entries: Mapping[str, bytes | str], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of `entries`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def docx(body: str, *, numbering: str = "", styles: str = "", types: bool = False) -> bytes:
    """A Word document with `body` as the XML inside w:body; with `types`, the list of parts that Word writes first."""
    entries = {"[Content_Types].xml": "<Types/>"} if types else {}
    entries |= {"word/document.xml": f'<?xml version="1.0"?><w:document {W}><w:body>{body}</w:body></w:document>'}
    if numbering:
        entries["word/numbering.xml"] = f'<?xml version="1.0"?><w:numbering {W}>{numbering}</w:numbering>'
    if styles:
        entries["word/styles.xml"] = f'<?xml version="1.0"?><w:styles {W}>{styles}</w:styles>'
    return zipped(entries)


def paragraph(text: str, *, properties: str = "", bold: bool = False) -> str:
    """A Word paragraph of one run."""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{look}<w:t xml:space='preserve'>{escape(text)}</w:t></w:r></w:p>"


def pdf(
    pages: Sequence[Sequence[TextAt]],
    *,
    bold: frozenset[str] = frozenset(),
    italic: frozenset[str] = frozenset(),
    sizes: Mapping[str, float] | None = None,
    drawn_letters: bool = False,
    title: str = "",
    borders: Sequence[tuple[float, float, float, float]] = (),
) -> bytes:
    """A PDF of letter pages with words at given places in Helvetica 11; those in `bold` in Helvetica-Bold.

    `borders` are lines that every page draws, from x, y to x, y. `sizes` gives other sizes by words. With `drawn_letters`
    the upright font is one whose boxes are lower than those of the bold one at the same size, as with fonts that some
    writers embed; it has the letters a to z and the blank.
    """
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    regular = add(_drawn_font(add) if drawn_letters else b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    heavy = add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>")
    slanted = add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Oblique >>")
    kids: list[int] = []
    parent = len(objects) + 2 * len(pages) + 1
    for page in pages:
        drawn = [f"{x0} {y0} m {x1} {y1} l S" for x0, y0, x1, y1 in borders]
        for x, y, words in page:
            font = "/B" if words in bold else "/I" if words in italic else "/R"
            size = (sizes or {}).get(words, 11)
            said = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            drawn.append(f"BT {font} {size} Tf {x} {y} Td ({said}) Tj ET")
        stream = zlib.compress("\n".join(drawn).encode("cp1252"))
        content = add(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream))
        fonts = f"<< /R {regular} 0 R /B {heavy} 0 R /I {slanted} 0 R >>"
        head = f"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 612 792] /Contents {content} 0 R"
        kids.append(add(f"{head} /Resources << /Font {fonts} >> >>".encode()))
    add(f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode())
    root = add(f"<< /Type /Catalog /Pages {parent} 0 R >>".encode())
    info = add(f"<< /Title ({title}) >>".encode())
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\n" % (len(objects) + 1, root, info)
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def _drawn_font(add: Callable[[bytes], int]) -> bytes:
    """A Type 3 font whose letters are boxes of one height."""
    letters = [chr(code).encode() for code in range(ord("a"), ord("z") + 1)]
    stream = b"500 0 50 0 450 450 d1 50 0 400 450 re f"
    drawn = add(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    blank = add(b"<< /Length 16 >>\nstream\n500 0 0 0 0 0 d1\nendstream")
    glyphs = b" ".join(b"/%s %d 0 R" % (letter, drawn) for letter in letters)
    names = b" ".join(b"/" + letter for letter in letters)
    return (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 32 /LastChar 122"
        b" /Widths [%s] /Encoding << /Type /Encoding /Differences [32 /space 97 %s] >>"
        b" /CharProcs << /space %d 0 R %s >> >>" % (b"500 " * 91, names, blank, glyphs)
    )
