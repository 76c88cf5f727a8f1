"""Makes the files that reader tests read: PDFs, zip containers, Word and OpenDocument texts, written by hand."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
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


def docx(body: str, *, numbering: str = "", styles: str = "") -> bytes:
    """A Word document with `body` as the XML inside w:body."""
    entries = {"word/document.xml": f'<?xml version="1.0"?><w:document {W}><w:body>{body}</w:body></w:document>'}
    if numbering:
        entries["word/numbering.xml"] = f'<?xml version="1.0"?><w:numbering {W}>{numbering}</w:numbering>'
    if styles:
        entries["word/styles.xml"] = f'<?xml version="1.0"?><w:styles {W}>{styles}</w:styles>'
    return zipped(entries)


def paragraph(text: str, *, properties: str = "", bold: bool = False) -> str:
    """A Word paragraph of one run."""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{look}<w:t xml:space='preserve'>{escape(text)}</w:t></w:r></w:p>"


def pdf(pages: Sequence[Sequence[TextAt]], *, bold: frozenset[str] = frozenset(), title: str = "") -> bytes:
    """A PDF of letter pages with words at given places in Helvetica 11; those in `bold` in Helvetica-Bold."""
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    regular = add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    heavy = add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>")
    kids: list[int] = []
    parent = 3 + 2 * len(pages)
    for page in pages:
        drawn = []
        for x, y, words in page:
            font = "/B" if words in bold else "/R"
            said = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            drawn.append(f"BT {font} 11 Tf {x} {y} Td ({said}) Tj ET")
        stream = zlib.compress("\n".join(drawn).encode("cp1252"))
        content = add(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream))
        fonts = f"<< /R {regular} 0 R /B {heavy} 0 R >>"
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
