"""E-books (.epub): the chapters of the spine in order, without the table of contents. Runs in the child process."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from index.errors import UnreadableDocument
from index.readers.container import Container, words_in
from index.readers.dates import iso_date
from index.readers.html import parse, pieces_of, text_of_page
from index.readers.html_clean import remove_clutter
from index.readers.layout import Piece, compose
from index.types import Document

_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_TALKING = frozenset(("ive", "ivr", "spk", "nrt", "pan", "mod"))  # who talks, in the codes of the Library of Congress
_GROUPS_PER_CHAPTER = 100_000


def read(data: bytes, *, source: str) -> tuple[Document, ...]:
    """The book as one document; a chapter that is no page, or the navigation, is left out."""
    container = Container(data, source=source)
    package_name = _package(container)
    package = container.xml(package_name)
    title = (package.findtext(f".//{_DC}title") or "").strip()
    written = package.findtext(f".//{_DC}date") or ""
    people = [words_in(person) for person in package.iter() if _takes_part(person, package)]
    pieces: list[Piece] = []
    for number, chapter in enumerate(_chapters(package, posixpath.dirname(package_name))):
        if chapter in container.names:
            pieces += _pieces(container.read(chapter), number)
    if title and len(pieces) > 1 and pieces[0].text == title and pieces[1].text == title:
        pieces = pieces[1:]
    return (
        compose(
            pieces,
            source=source,
            title=title,
            participants=tuple(dict.fromkeys(name for name in people if name)),
            date=iso_date(written) if len(written) < 11 else None,
            language=None,
        ),
    )


def _takes_part(element: Element, package: Element) -> bool:
    """True for somebody whom the book says is interviewed or interviews; its author may be neither."""
    if element.tag not in (f"{_DC}creator", f"{_DC}contributor"):
        return False
    refined = (meta for meta in package.iter(f"{_OPF}meta") if meta.get("refines") == f"#{element.get('id')}")
    roles = [element.get(f"{_OPF}role"), *(meta.text for meta in refined if meta.get("property") == "role")]
    return any(role and role.strip() in _TALKING for role in roles)


def _package(container: Container) -> str:
    if "META-INF/container.xml" in container.names:
        for element in container.xml("META-INF/container.xml").iter():
            if element.tag.endswith("rootfile") and element.get("full-path") in container.names:
                return str(element.get("full-path"))
    found = next((name for name in container.names if name.endswith(".opf")), None)
    if found is None:
        raise UnreadableDocument(f"{container.source}: damaged e-book, it has no table of its parts")
    return found


def _chapters(package: Element, folder: str) -> Iterator[str]:
    """Names of the spine's pages; what is out of line or navigation is left out."""
    items = {item.get("id"): item for item in package.iter(f"{_OPF}item")}
    contents = {
        posixpath.normpath(posixpath.join(folder, unquote(entry.get("href", "").partition("#")[0])))
        for entry in package.iter(f"{_OPF}reference")
        if entry.get("type") == "toc"
    }
    for reference in package.iter(f"{_OPF}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or "nav" in item.get("properties", "").split() or reference.get("linear") == "no":
            continue
        name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
        if "html" in item.get("media-type", "") and name not in contents:
            yield name


def _pieces(data: bytes, number: int) -> Iterator[Piece]:
    from dataclasses import replace

    page = parse(text_of_page(data))
    if page is None:
        return
    remove_clutter(page)
    body = page.find(".//body")
    for piece in pieces_of(page if body is None else body):
        yield replace(piece, group=piece.group + number * _GROUPS_PER_CHAPTER) if piece.group else piece
