"""Files that attack their reader: one clear line each, limits held, the batch goes on."""

from __future__ import annotations

import io
import os
import random
import stat
import time
import zipfile
from pathlib import Path
from typing import IO

import pytest

from index.errors import DocumentError, UnreadableDocument, UnsupportedDocument
from index.readers import html, read, read_bytes, sandbox
from index.readers import pdf as print_reader
from index.readers.container import MAX_ENTRIES
from tests.index.made_files import docx, paragraph, pdf, zipped

GOOD = pdf([[(72, 700, "A page of words, which can be read.")]])


def error_of(data: bytes, name: str) -> str:
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, source=name, suffix=Path(name).suffix)
    message = str(caught.value)
    assert message.startswith(name)
    assert "\n" not in message
    return message


def reads_on() -> None:
    """The next document is read as if nothing had happened."""
    (document,) = read_bytes(GOOD, source="good.pdf", suffix=".pdf")
    assert document.text == "A page of words, which can be read."


LAUGHS = """<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]><l>&d;</l>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/hostname">]><l>&x;</l>"""


@pytest.mark.parametrize("xml", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize("form", ["xml", "docx", "odt", "epub"])
def test_xml_entities_are_refused(xml: str, form: str) -> None:
    inside = {
        "docx": {"word/document.xml": xml},
        "odt": {"content.xml": xml},
        "epub": {"META-INF/container.xml": xml},
    }
    data = xml.encode() if form == "xml" else zipped(inside[form])
    assert "entities" in error_of(data, f"bad.{form}")


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    for name in ("bomb.zip", "bomb.docx", "bomb.xlsx", "bomb.epub", "bomb.odt"):
        data = zipped({"word/document.xml": bytes(50_000_000), "content.xml": b"x"})
        assert "100:1" in error_of(data, name)


def test_an_entry_that_lies_about_its_size_is_refused() -> None:
    words = b"<w>" + os.urandom(90_000).hex().encode() + b"</w>"
    data = bytearray(zipped({"word/document.xml": words}))
    true, lie = len(words).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    assert data.count(true) == 2
    error_of(bytes(data.replace(true, lie)), "lie.docx")


def test_too_many_entries_and_too_much_in_all_are_refused() -> None:
    assert "entries" in error_of(zipped({f"{i}.txt": "x" for i in range(MAX_ENTRIES + 1)}), "many.zip")
    noise = os.urandom(30_000_000)
    assert "200 MB" in error_of(
        zipped({f"{i}.bin": noise for i in range(7)}, compression=zipfile.ZIP_STORED), "much.zip"
    )


@pytest.mark.parametrize("name", ["../up.txt", "/etc/passwd", "a/../../b.txt", "C:\\x.txt", "..\\up.txt"])
def test_names_that_leave_the_archive_are_refused(name: str) -> None:
    assert "leaves the archive" in error_of(zipped({name: "words"}), "paths.zip")


def test_links_and_passwords_in_archives_are_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert "symbolic link" in error_of(buffer.getvalue(), "link.zip")
    locked = bytearray(zipped({"a.txt": "words"}))
    at = locked.rfind(b"PK\x01\x02")
    locked[at + 8] |= 1
    assert "password" in error_of(bytes(locked), "locked.zip")


def test_truncated_files_are_said_to_be_damaged() -> None:
    whole = docx(paragraph("Some words that are long enough to be cut. " * 50))
    for name in ("cut.docx", "cut.odt", "cut.epub", "cut.xlsx", "cut.zip"):
        assert "damaged" in error_of(whole[: len(whole) // 2], name)
    assert "damaged" in error_of(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "cut.pdf")
    assert "damaged" in error_of(b'{"faq": [{"question": "Why?", "ans', "cut.json")
    assert "damaged" in error_of(b"<?xml version='1.0'?><a><b>words</b>", "cut.xml")


def test_random_bytes_after_a_true_beginning_never_get_through() -> None:
    noise = random.Random(1).randbytes(20_000)
    for beginning, name in (
        (b"%PDF-1.4\n", "x.pdf"),
        (b"PK\x03\x04", "x.docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.doc"),
    ):
        error_of(beginning + noise, name)
    reads_on()


def test_a_pdf_that_refers_to_itself_ends() -> None:
    looping = (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Count 100000000 /Kids [2 0 R 2 0 R] /Parent 2 0 R >>\nendobj\n"
        b"trailer\n<< /Root 1 0 R /Size 3 /Prev 9 >>\nstartxref\n9\n%%EOF\n"
    )
    error_of(looping, "loop.pdf")
    reads_on()


def test_a_wrong_extension_is_read_as_what_the_file_is() -> None:
    (document,) = read_bytes(GOOD, source="really-a-pdf.txt", suffix=".txt")
    assert document.text == "A page of words, which can be read."
    (document,) = read_bytes(docx(paragraph("Words.")), source="really-word.pdf", suffix=".pdf")
    assert document.text == "Words."
    with pytest.raises(UnsupportedDocument):
        read_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100), source="really-a-picture.txt", suffix=".txt")


def test_deep_nesting_costs_one_line_or_is_read() -> None:
    assert "deeply" in error_of(b"[" * 200_000 + b"]" * 200_000, "deep.json")
    error_of(b"<?xml version='1.0'?>" + b"<a>" * 100_000, "deep.xml")
    error_of(b"{\\rtf1 " + b"{" * 10_000 + b"x", "deep.rtf")
    (document,) = read_bytes(b"<p>first</p>" + b"<div>" * 20_000 + b"last", source="deep.html", suffix=".html")
    assert document.text.startswith("first")
    reads_on()


def test_yaml_aliases_do_not_multiply() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 10)]
    assert "endlessly" in error_of("\n".join(lines).encode(), "laughs.yaml")


def test_a_reader_that_takes_too_long_is_ended_and_the_next_one_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    page = b"<p>" + b"<b>x</b>" * 2_000_000
    with pytest.raises(UnreadableDocument, match=r"slow\.html: took more than 0 s"):
        sandbox.read_in_child("html", page, source="slow.html", seconds=0.05)
    reads_on()


def test_the_child_cannot_reach_files_network_or_processes() -> None:
    import subprocess
    import sys

    attempts = """
from index.readers import child
child._confine()
import socket, os, subprocess, builtins
refused = 0
for attempt in (
    lambda: socket.socket(),
    lambda: subprocess.run(["true"]),
    lambda: os.system("true"),
    lambda: open("/tmp/onrecord-child-was-here", "w"),
    lambda: os.remove("/tmp/onrecord-child-was-here"),
    lambda: bytearray(8 * 1024**3),
):
    try:
        attempt()
    except (PermissionError, MemoryError):
        refused += 1
print(refused)
"""
    done = subprocess.run([sys.executable, "-c", attempts], capture_output=True, text=True, check=True)
    assert done.stdout == "6\n"


def test_the_child_is_used_again_and_none_is_left_behind() -> None:
    reads_on()
    first = sandbox._WORKERS._child
    reads_on()
    assert first is not None
    assert sandbox._WORKERS._child is first
    first.kill()
    first.wait()
    reads_on()
    sandbox._WORKERS.close()
    assert sandbox._WORKERS._child is None


def test_a_document_that_vanishes_or_may_not_be_read_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="a folder"):
        read(tmp_path)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere.txt")
    with pytest.raises(UnreadableDocument, match="no such file"):
        read(tmp_path / "dangling.txt")


@pytest.mark.parametrize("name", ["long.txt", "long.md", "long.csv", "long.srt"])
def test_a_line_of_megabytes_is_read(name: str) -> None:
    words = "word " * 400_000
    documents = read_bytes(
        b"1\n00:00:01,000 --> 00:00:02,000\n" * name.endswith("srt") + words.encode(), source=name, suffix=name[4:]
    )
    assert sum(len(document.text.split()) for document in documents) == 400_000


def test_bytes_that_hold_no_word_document_are_not_shown_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: pytest.fail(f"{name} was looked for"))
    assert "no Word document" in error_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "sheet.doc")


def test_definition_lists_in_definition_lists_take_no_time_to_speak_of() -> None:
    page = ("<dl>" * 400 + "<dt>Why?<dd>So." * 400).encode()
    started = time.process_time()
    html.read(page, source="deep.html")  # in this process, whose time is taken
    assert time.process_time() - started < 6


def test_a_page_of_numbers_or_of_very_many_lines_is_read_as_it_stands() -> None:
    numbers = [(60 + i % 40 * 14.0, 790 - i // 40 * 8.0, str(i // 40 % 30 + 1)) for i in range(2_000)]
    words = [(60 + i % 7 * 70.0, 790 - i // 7 * 1.5, f"word{i}") for i in range(3_000)]
    drawn = [(i % 600.0, i % 700.0, i % 600 + 20.0, i % 700.0) for i in range(30_000)]
    started = time.process_time()
    assert "30" in print_reader.read(pdf([numbers]), source="numbers.pdf")[0].text
    assert "word2999" in print_reader.read(pdf([words], borders=drawn), source="lines.pdf")[0].text
    assert time.process_time() - started < 20


def test_the_directory_of_an_archive_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []

    class Counting(zipfile.ZipFile):
        def __init__(self, file: IO[bytes]) -> None:
            opened.append(file)
            super().__init__(file)

    data = zipped({"notes.txt": "Q: Why?\nA: So.\n", "more/notes.txt": "Q: When?\nA: Now.\n"})
    monkeypatch.setattr(zipfile, "ZipFile", Counting)
    assert len(read_bytes(data, source="a.zip", suffix=".zip")) == 2
    assert len(opened) == 1
