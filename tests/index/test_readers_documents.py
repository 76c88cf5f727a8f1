"""Reading office documents, e-books and structured data, as a reader of the document sees them."""

from __future__ import annotations

import json
import os
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest

from index.errors import UnreadableDocument
from index.pairs import split
from index.readers import read_bytes
from tests.index.found_pairs import marks, only, roles, shown
from tests.index.made_files import docx, paragraph, pdf, zipped

# ---- office documents and e-books


def test_word_numbers_its_lists_itself() -> None:
    numbering = """<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>
    </w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>"""
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    body = (
        paragraph("Why?", properties=listed)
        + paragraph("– So.")
        + paragraph("And then?", properties=listed, bold=True)
        + "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t>kept</w:t></w:r></w:p>"
    )
    document = only(docx(body, numbering=numbering), ".docx")
    assert document.text == "Why?\n\n– So.\n\nAnd then?\n\nkept"
    assert [(b.kind, b.ordinal) for b in document.blocks] == [
        ("list_item", 1),
        ("paragraph", None),
        ("list_item", 2),
        ("paragraph", None),
    ]
    assert marks(document, document.blocks[2]) == [("bold", "And then?")]


def test_word_styles_make_headings_and_inherited_bold_counts() -> None:
    styles = """<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>
    <w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Ask"><w:name w:val="Ask"/><w:basedOn w:val="Base"/></w:style>"""
    body = paragraph("Part", properties='<w:pStyle w:val="H"/>') + paragraph(
        "Why?", properties='<w:pStyle w:val="Ask"/>'
    )
    document = only(docx(body, styles=styles), ".docx")
    assert [(b.kind, b.level) for b in document.blocks] == [("heading", 2), ("paragraph", 0)]
    assert marks(document, document.blocks[1]) == [("bold", "Why?")]


def test_a_word_table_of_questions_has_roles_and_its_header_is_no_pair() -> None:
    rows = [("Question", "Answer"), ("Why?", "So."), ("Who?", "Me.")]
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    document = only(docx(f"<w:tbl>{cells}</w:tbl>"), ".docx")
    assert [(role, text) for role, _, text in roles(document)] == [
        ("question", "Why?"),
        ("answer", "So."),
        ("question", "Who?"),
        ("answer", "Me."),
    ]


def test_opendocument_gives_headings_emphasis_and_list_numbers() -> None:
    names = "office style text fo"
    spaces = {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    }
    declared = " ".join(f'xmlns:{name}="{spaces[name]}"' for name in names.split())
    content = f"""<office:document-content {declared}><office:automatic-styles>
    <style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>
    <text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>
    </office:automatic-styles><office:body><office:text><text:h text:outline-level="1">Talk</text:h>
    <text:p><text:span text:style-name="T1">Why?</text:span></text:p><text:p>So<text:line-break/>it is.</text:p>
    <text:list text:style-name="L1"><text:list-item><text:p>first</text:p></text:list-item>
    <text:list-item><text:p>second</text:p></text:list-item></text:list></office:text></office:body></office:document-content>"""
    document = only(zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}), ".odt")
    assert shown(document) == [
        ("heading", "Talk"),
        ("paragraph", "Why?"),
        ("paragraph", "So\nit is."),
        ("list_item", "first"),
        ("list_item", "second"),
    ]
    assert marks(document, document.blocks[1]) == [("bold", "Why?")]
    assert [b.ordinal for b in document.blocks[3:]] == [1, 2]


def test_rich_text_is_read_with_escapes_code_pages_and_bold() -> None:
    data = (
        rb"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0 Arial;}}{\stylesheet{\s1 heading 1;}}{\header\pard running head\par}"
        rb"\pard\s1 Talk\par\pard\plain{\b Why\u8212\'97 so?}\par\pard\plain \'c4\'e0. {\*\bkmkstart x}"
        rb'{\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt here}}\line on\par}'
    )
    document = only(data, ".rtf")
    assert shown(document) == [("heading", "Talk"), ("paragraph", "Why— so?"), ("paragraph", "Да. here\non")]
    assert marks(document, document.blocks[1]) == [("bold", "Why— so?")]


def test_a_book_is_read_in_the_order_of_its_spine_without_navigation() -> None:
    package = """<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:title>Talks</dc:title></metadata><manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml"
    properties="nav"/>
    <item id="b" href="b%20b.xhtml" media-type="application/xhtml+xml"/>
    <item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
    </manifest><spine><itemref idref="n"/><itemref idref="b"/><itemref idref="a"/></spine></package>"""
    page = "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><h2>{}?</h2><p>So.</p></body></html>"
    book = zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": "<container><rootfiles><rootfile full-path='E/p.opf'/></rootfiles></container>",
            "E/p.opf": package,
            "E/nav.xhtml": page.format("Contents"),
            "E/b b.xhtml": page.format("Why"),
            "E/a.xhtml": page.format("Who"),
        }
    )
    document = only(book, ".epub")
    assert document.title == "Talks"
    assert shown(document) == [("heading", "Why?"), ("paragraph", "So."), ("heading", "Who?"), ("paragraph", "So.")]


def test_an_archive_gives_its_documents_and_leaves_the_rest() -> None:
    inner = zipped({"deep.txt": "never read"})
    data = zipped(
        {
            "a/one.txt": "First words.",
            ".x.txt": "hidden",
            "p.png": b"\x89PNG\r\n\x1a\n",
            "in.zip": inner,
            "in": inner,
            "e.txt": "",
            "torn.pdf": b"%PDF-1.4 and no more",
        }
    )
    failed: dict[str, str] = {}
    documents = read_bytes(data, source="all.zip", suffix=".zip", failed=failed.__setitem__)
    assert {source: why.removeprefix(f"{source}: ").split(",")[0].split(";")[0] for source, why in failed.items()} == {
        "all.zip#in.zip": "an archive in an archive",
        "all.zip#in": "an archive in an archive",
        "all.zip#e.txt": "empty file",
        "all.zip#torn.pdf": "damaged PDF",
    }
    assert [(d.source, d.text) for d in documents] == [("all.zip#a/one.txt", "First words.")]


WORD = docx(paragraph("Word words."), types=True)
ODT = zipped(
    {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>
        <text:p>Open words.</text:p></office:text></office:body></office:document-content>""",
    }
)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("crossword/word/document.xml.txt", b"Plain words.", "Plain words."),
        ("xl/mimetype.txt", b"application/epub+zip is a media type.", "application/epub+zip is a media type."),
        ("in.docx", WORD, "Word words."),
        ("in.odt", ODT, "Open words."),
    ],
)
def test_an_archive_is_told_by_its_own_directory(name: str, data: bytes, words: str) -> None:
    """Not by what folders and files within are called or hold."""
    archive = zipped({name: data}, compression=zipfile.ZIP_STORED)
    assert [d.text for d in read_bytes(archive, source="all.zip", suffix=".zip")] == [words]


@pytest.mark.parametrize("suffix", [".zip", ".docx", ".odt", ".epub", ".xlsx", ".txt", ""])
def test_a_document_in_a_container_is_read_whatever_its_suffix(suffix: str) -> None:
    assert only(WORD, suffix).text == "Word words."
    assert only(ODT, suffix).text == "Open words."


# ---- structured data


def test_faq_items_are_found_however_deep_and_named() -> None:
    value = {
        "title": "Help",
        "sections": [
            {
                "name": "Start",
                "items": [{"q": "Why?", "a": "<p>So.</p><p>Yes.</p>"}, {"Question": "Who?", "Answer": ""}],
            }
        ],
    }
    document = only(json.dumps(value), ".json")
    assert document.title == "Help"
    assert shown(document) == [
        ("heading", "Help"),
        ("heading", "Start"),
        ("paragraph", "Why?"),
        ("paragraph", "So."),
        ("paragraph", "Yes."),
        ("paragraph", "Who?"),
    ]
    assert roles(document) == [("question", 1, "Why?"), ("answer", 1, "So."), ("answer", 1, "Yes.")]


def test_turn_lists_have_speakers_and_times() -> None:
    value = {
        "segments": [
            {"speaker": "Ann", "startTime": 0.5, "endTime": 2, "body": "Why"},
            {"speaker": "Ann", "startTime": 2, "endTime": 3, "body": "so?"},
            {"speaker": "Bob", "startTime": 3, "endTime": 4, "body": "Because."},
        ]
    }
    document = only(json.dumps(value), ".json")
    assert [
        (b.speaker, b.span.of(document.text), b.locator.time_start, b.locator.time_end) for b in document.blocks
    ] == [
        ("Ann", "Why so?", 0.5, 3),
        ("Bob", "Because.", 3, 4),
    ]


def test_a_book_is_spoken_by_those_who_are_interviewed_and_not_by_its_author() -> None:
    people = """<dc:creator>Ann Author</dc:creator><dc:contributor id="x" opf:role="ive">Rosa Keel</dc:contributor>
    <dc:contributor id="y">Tom Abel</dc:contributor><meta refines="#y" property="role">ivr</meta>"""
    package = f"""<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf">
    <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{people}</metadata>
    <manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
    <spine><itemref idref="a"/></spine></package>"""
    page = "<html xmlns='http://www.w3.org/1999/xhtml'><body><h2>Why?</h2><p>So.</p></body></html>"
    assert only(zipped({"p.opf": package, "a.xhtml": page}), ".epub").participants == ("Rosa Keel", "Tom Abel")


def test_a_tab_behind_a_label_sets_it_apart() -> None:
    said = [("HALL", "Where was it?"), ("JONES", "By the mill."), ("HALL", "And then?"), ("JONES", "It burned.")]
    body = "".join(f"<w:p><w:r><w:t>{who}</w:t><w:tab/><w:t>{words}</w:t></w:r></w:p>" for who, words in [*said, *said])
    document = only(docx(body), ".docx")
    assert document.text.startswith("HALL\tWhere was it?\n\nJONES\tBy")
    pair = split(document)[0]
    assert pair.asker is not None
    assert (pair.asker.label, pair.question and pair.question.of(document.text)) == ("HALL", "Where was it?")
    rich = "{\\rtf1 " + "".join(f"{who}\\tab {words}\\par " for who, words in said) + "}"
    assert only(rich, ".rtf").text.startswith("HALL\tWhere was it?")


def test_xml_may_ask_in_attributes_and_have_turns_in_a_row() -> None:
    asked = '<faqs><faq question="Why so?">It is so.</faq><faq question="Who is it?" answer="Nobody."/></faqs>'
    assert [(role, text) for role, _, text in roles(only(asked, ".xml"))] == [
        ("question", "Why so?"),
        ("answer", "It is so."),
        ("question", "Who is it?"),
        ("answer", "Nobody."),
    ]
    turns = "<TEI><text><body><u who='#hall'>Where was it?</u><u who='#jones'>By the mill.</u></body></text></TEI>"
    assert [block.speaker for block in only(turns, ".xml").blocks] == ["hall", "jones"]


def test_yaml_and_xml_faqs_have_roles() -> None:
    yaml = "- question: |\n    Why?\n  answer: |\n    So.\n\n    Yes.\n"
    assert [(role, text) for role, _, text in roles(only(yaml, ".yml"))] == [
        ("question", "Why?"),
        ("answer", "So."),
        ("answer", "Yes."),
    ]
    xml = """<?xml version="1.0"?><Document><Focus>Tea</Focus><QAPairs>
    <QAPair><Question>Why?</Question><Answer>So.</Answer></QAPair>
    <QAPair><Question>Who?</Question><Answer></Answer></QAPair></QAPairs></Document>"""
    document = only(xml, ".xml")
    assert document.title == "Tea"
    assert roles(document) == [("question", 1, "Why?"), ("answer", 1, "So.")]


def test_a_yaml_file_that_is_none_is_read_as_text() -> None:
    text = "{{ template }}: - [\nJust words: yes: no\n"
    assert only(text, ".yaml").text == text


def test_a_subtitle_file_without_captions_is_read_as_text() -> None:
    assert only("Just a note.", ".srt").text == "Just a note."


def test_spans_of_every_format_lie_in_the_text_and_in_order() -> None:
    made = {
        ".html": b"<h1>A</h1><p>b <i>c</i></p><ul><li>d<ul><li>e</li></ul></li></ul><table><tr><td>h<td>i</table>",
        ".pdf": pdf([[(72, 700, "Why is it so?"), (72, 660, "Because it is.")]]),
        ".docx": docx(paragraph("a") + paragraph("b", bold=True)),
        ".json": b'{"a": ["b", {"c": "d?"}]}',
    }
    for suffix, data in made.items():
        document = only(data, suffix)
        for things in (document.blocks, document.places, document.markup):
            spans = [thing if not hasattr(thing, "span") else thing.span for thing in things]
            assert all(0 <= a.start <= a.end <= len(document.text) for a in spans), suffix
            assert all(a.end <= b.start for a, b in pairwise(spans)), suffix


SOFFICE = """#!/bin/sh
while [ $# -gt 0 ]; do
  if [ "$1" = --outdir ]; then out="$2"; fi
  last="$1"; shift
done
grep -q OLD-WORD "$last" && cp "{prepared}" "$out/document.docx"
"""


def test_an_old_word_file_is_converted_where_libreoffice_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared, program = tmp_path / "prepared.docx", tmp_path / "bin" / "soffice"
    prepared.write_bytes(docx(paragraph("How did the mill burn?")))
    program.parent.mkdir()
    program.write_text(SOFFICE.format(prepared=prepared))
    program.chmod(0o755)
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 OLD-WORD" + "WordDocument".encode("utf-16-le")
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    (document,) = read_bytes(old, source="mill.doc", suffix=".doc")
    assert document.text == "How did the mill burn?"
    with pytest.raises(UnreadableDocument, match=r"mill\.doc: LibreOffice could not convert it; save it as \.docx"):
        read_bytes(old.replace(b"OLD-WORD", b"NO-WORDS"), source="mill.doc", suffix=".doc")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableDocument, match=r"mill\.doc: \.doc needs LibreOffice, which is not installed"):
        read_bytes(old, source="mill.doc", suffix=".doc")


def test_a_table_without_titles_is_known_by_its_questions() -> None:
    table = b"What is it?,A mill.\nWho owns it?,The town.\nIs it open?,Always.\n"
    documents = read_bytes(table, source="mill.csv", suffix=".csv")
    assert [roles(document) for document in documents] == [
        [("question", 1, "What is it?"), ("answer", 1, "A mill.")],
        [("question", 1, "Who owns it?"), ("answer", 1, "The town.")],
        [("question", 1, "Is it open?"), ("answer", 1, "Always.")],
    ]
