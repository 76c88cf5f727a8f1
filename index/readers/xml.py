"""XML: FAQ items (MedQuAD, DocBook), turns (TEI and its like), headings and paragraphs. Runs in the child process."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath
from xml.etree.ElementTree import Element

from index.readers import html, odt
from index.readers.container import parse_xml, words_in
from index.readers.html import fragment_pieces
from index.readers.layout import Piece, Run, compose
from index.readers.shapes import pieces_of_value
from index.readers.subtitles import pieces_of_cues
from index.readers.talk import is_phrase, turns_of
from index.readers.tickets import holds_tickets
from index.readers.timed_xml import attributes, cues_in, local, names_in, times_of_element
from index.types import Document, Locator

_QUESTIONS = frozenset("question q frage ask pregunta domanda pergunta vraag fråga pytanie вопрос pattern".split())
_ANSWERS = frozenset(
    """answer a antwort response reply respuesta réponse reponse risposta resposta antwoord svar odpowiedz odpowiedź ответ
    template""".split()
)
_TURNS = frozenset(("sp", "u", "turn", "utterance", "speech", "p", "line", "segment"))
_SPEAKERS = ("speaker", "who", "by", "voice", "name", "agent", "participant")
_HEADINGS = frozenset("title head heading headline focus subject h1 h2 h3 h4 section-title".split())
_INLINE = frozenset("b i em strong emph emphasis hi ref a link span code tt sub sup quote term foreign name u".split())
_NOT_WORDS = frozenset(
    "annotations focusannotations category synonyms semantictypes metadata teiheader note style script".split()
)
_BLANK = re.compile(r"\n[^\S\n]*\n")


def read(data: bytes, *, source: str) -> tuple[Document, ...]:
    """The words of the file as one document; pages and OpenDocument files go to their own readers."""
    root = parse_xml(data, source=source)
    name = _name(root)
    if name == "html":
        return html.read(data, source=source)
    if "opendocument" in root.tag:
        return odt.read(data, source=source)
    if cues := cues_in(root):
        titles = (words_in(element) for element in root.iter() if _name(element) == "title")
        title = next((words for words in titles if words), "") or PurePath(source).stem.replace("_", " ")
        return (compose(pieces_of_cues(cues), source=source, title=title if len(title) < 200 else ""),)
    if len(rows := _rows(root)) > 1:
        return (compose(pieces_of_value(rows, source=source, size=len(data)), source=source, title=""),)
    if holds_tickets(value := _value(root)):
        return (compose(pieces_of_value(value, source=source, size=len(data)), source=source, title=""),)
    walker = _Walker(root)
    pieces = list(walker.pieces(root, 1))
    title = next(
        (words_in(element) for element in root.iter() if _name(element) in _HEADINGS and words_in(element)), ""
    )
    return (compose(pieces, source=source, title=title if len(title) < 200 else ""),)


class _Walker:
    """Walks the tree with a stack of its own; numbers the pairs; knows what people are called."""

    def __init__(self, root: Element) -> None:
        self._group = 0
        self._names = names_in(root)
        self._around_pairs = _around_pairs(root)

    def pieces(self, root: Element, level: int) -> Iterator[Piece]:
        """The pieces under `root`, in order."""
        stack: list[tuple[Element, int]] = [(root, level)]
        while stack:
            element, depth = stack.pop()
            name = _name(element)
            if name in _NOT_WORDS and element not in self._around_pairs:
                continue
            children = list(element)
            if _is_pair(element):
                yield from self._pair(element)
            elif name in _HEADINGS and not any(len(child) for child in children):
                yield Piece(kind="heading", level=min(6, max(1, depth - 1)), runs=(Run(text=words_in(element)),))
            elif name in _TURNS and (speaker := _speaker(element)):
                yield from _turn(element, self._names.get(speaker, speaker))
            elif turns := turns_of(_records(element), self._names):
                yield from turns
            elif asked := _asked_in(element):
                yield from self._asked(element, asked)
            elif not children or all(_name(child) in _INLINE and not _is_turn(child) for child in children):
                yield from _paragraphs(element)
            else:
                if element.text and element.text.strip():
                    yield Piece(kind="paragraph", runs=(Run(text=" ".join(element.text.split())),))
                stack += [(child, depth + 1) for child in reversed(children)]

    def _asked(self, element: Element, asked: str) -> Iterator[Piece]:
        self._group += 1
        yield Piece(kind="paragraph", runs=(Run(text=asked),), role="question", group=self._group)
        for piece in (
            _paragraphs(element)
            if words_in(element)
            else [Piece(kind="paragraph", runs=(Run(text=_told_by(element)),))]
        ):
            yield replace(piece, role="answer", group=self._group)

    def _pair(self, element: Element) -> Iterator[Piece]:
        answers = [child for child in element if _name(child) in _ANSWERS and words_in(child)]
        if answers:
            self._group += 1
        for child in element:
            name = _name(child)
            if name not in _QUESTIONS | _ANSWERS:
                continue
            role = "question" if name in _QUESTIONS else "answer"
            for piece in _paragraphs(child):
                if answers:
                    yield replace(piece, role="question" if role == "question" else "answer", group=self._group)
                elif role == "question":
                    yield piece


def _around_pairs(root: Element) -> frozenset[Element]:
    """The elements in which, however deep, a question stands with its answer."""
    around: set[Element] = set()
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, left = stack.pop()
        if left:
            if _is_pair(element) or any(child in around for child in element):
                around.add(element)
        else:
            stack.append((element, True))
            stack += [(child, False) for child in element]
    return frozenset(around)


def _rows(root: Element) -> list[Mapping[str, object]]:
    """The rows of a table that has them as elements without words, whose attributes are the cells; empty for others."""
    bare = all(child.attrib and not len(child) and not (child.text or "").strip() for child in root)
    rows: list[Mapping[str, object]] = [attributes(child) for child in root] if bare else []
    return rows if any(is_phrase(str(value)) for row in rows for value in row.values()) else []


def _value(root: Element) -> object:
    """The elements as data: those with children are mappings, lists where all children share a name, others words."""
    values: dict[Element, object] = {}
    for element in reversed(list(root.iter())):  # children before those who hold them
        names = [_name(child) for child in element]
        if not names or any((child.tail or "").strip() for child in element):
            words = "".join(element.itertext()).strip() if not names else ""
            values[element] = words == "true" if words in ("true", "false") else words
        elif len(set(names)) == 1 and (len(names) > 1 or element.get("type") == "array" or len(element[0])):
            values[element] = [values[child] for child in element]
        else:
            values[element] = {name: values[child] for name, child in zip(names, element, strict=True)}
    return values[root]


def _records(element: Element) -> list[Mapping[str, object]]:
    """The children of an element, where all are of one name and keep their values in elements of their own."""
    if len({child.tag for child in element}) != 1 or not all(
        len(child) > 1 and not any(map(len, child)) for child in element
    ):
        return []
    return [attributes(child) | {_name(part): words_in(part) for part in child} for child in element]


def _is_turn(element: Element) -> bool:
    return _name(element) in _TURNS and bool(_speaker(element))


def _asked_in(element: Element) -> str:
    """The question that an element with words, or with an answer beside it, has as an attribute."""
    named = {name.rpartition("}")[2].lower(): value.strip() for name, value in element.attrib.items()}
    asked = next((value for name, value in named.items() if name in _QUESTIONS and " " in value), "")
    return asked if asked and _told_by(element) else ""


def _told_by(element: Element) -> str:
    named = ((name.rpartition("}")[2].lower(), value.strip()) for name, value in element.attrib.items())
    return next((value for name, value in named if name in _ANSWERS and value), "") or words_in(element)


def _is_pair(element: Element) -> bool:
    names = {_name(child) for child in element}
    return bool(names & _QUESTIONS) and bool(names & _ANSWERS)


def _speaker(element: Element) -> str:
    for key in _SPEAKERS:
        for name, value in element.attrib.items():
            if name.rpartition("}")[2].lower() == key and value.strip():
                return value.strip().lstrip("#")
    found = next((child for child in element if _name(child) in ("speaker", "who", "name")), None)
    return words_in(found).rstrip(":.") if found is not None else ""


def _turn(element: Element, speaker: str) -> Iterator[Piece]:
    start, end = times_of_element(element)
    label = next((child for child in element if _name(child) in ("speaker", "who", "name")), None)
    for piece in _paragraphs(element, without=label):
        if start is None:
            yield replace(piece, speaker=speaker)
        else:
            yield replace(piece, speaker=speaker, kind="cue", locator=Locator(time_start=start, time_end=end))


def _paragraphs(element: Element, without: Element | None = None) -> Iterator[Piece]:
    """The words under `element`, parted at its block children and at empty lines."""
    parts: list[str] = [""]
    stack: list[tuple[Element | str, bool]] = [(element, False)]
    while stack:
        item, _ = stack.pop()
        if isinstance(item, str):
            parts[-1] += item
            continue
        empty = not len(item) and not (item.text or "").strip()  # a pause, a mark of a page
        block = item is not element and not empty and _name(item) not in _INLINE
        if item is without:
            continue
        if block:
            parts.append("")
        parts[-1] += item.text or ""
        for child in reversed(list(item)):
            if child.tail:
                stack.append((child.tail, False))
            stack.append((child, False))
    for part in parts:
        if "</" in part or "<br" in part:  # a page in a value
            yield from fragment_pieces(part)
            continue
        for paragraph in _BLANK.split(part):
            words = " ".join(paragraph.split())
            if words:
                yield Piece(kind="paragraph", runs=(Run(text=words),))


def _name(element: Element) -> str:
    return local(element.tag)
