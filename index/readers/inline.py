"""Markdown inside a block: which characters are notation, and which words are emphasised. One pass, linear time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from index.types import Mark, Span

_TOKEN = re.compile(
    r"\\(?:[!-/:-@\[-`{-~]|(?=\r?\n))"  # a backslash escape, or one that breaks the line
    r"|(?P<code>`+)"
    r"|(?P<comment><!--)"
    r"|(?P<auto><(?:https?|mailto):[^<>\s]*>)"
    r"|(?P<tag></?[A-Za-z][^<>]{0,2000}>)"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\](?:\((?:[^()\r\n]|\([^()\r\n]*\)){0,2000}\)|\[[^\[\]]{0,500}\](?!\())?)"
    r"|(?P<run>\*{1,3}|_{1,3})"
    r"|(?P<liquid>\{%[^{}]{0,1000}%\}|\{:[^{}]{0,500}\})"
)
_TRIGGERS = re.compile(r"[`\[<*_\\{]")
_SIGNS = re.compile(r"[\\`<!\[\]*_{]")  # what each alternative of `_TOKEN` begins with
_STRONG_TAG = re.compile(r"<(/?)(strong|b|em|i|u)(?:\s[^<>]*)?>", re.I)
_ALT = re.compile(r"(?s)<img\b.*\balt=\"([^\"]+)\"", re.I)
_OWN = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|[Uu]s)\b")
_SENTENCES = re.compile(r"[.!?…]\s+\S")
_KIND: dict[str, Literal["bold", "italic", "underline"]] = {
    "strong": "bold",
    "b": "bold",
    "em": "italic",
    "i": "italic",
    "u": "underline",
}


class Inline(NamedTuple):
    """The notation (markup) and the emphasised stretches (marks) of a block, as offsets into the whole text."""

    markup: Sequence[Span]
    marks: tuple[Mark, ...]


NOTHING = Inline((), ())


class _Opener(NamedTuple):
    kind: str
    start: int
    end: int


def inline(text: str, start: int, end: int) -> Inline:
    """Markup and marks of `text[start:end]`."""
    if not _TRIGGERS.search(text, start, end):
        return NOTHING
    return _Scan(text, start, end).run()


def _describes(words: str) -> bool:
    """True for words that say what a picture shows, and stand for nobody's: 'A photo of the mill.', not 'I built it.'"""
    return _OWN.search(words) is None and _SENTENCES.search(words) is None


class _Scan:
    """The state of one pass: open brackets, open emphasis, what was found."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.markup: list[Span] = []
        self.marks: list[Mark] = []
        self.brackets: list[_Opener] = []
        self.emphasis: list[_Opener] = []
        self.tags: list[_Opener] = []
        self.unclosed_code: set[str] = set()
        self.uncommented = False

    def run(self) -> Inline:
        at, text, end = self.start, self.text, self.end
        while sign := _SIGNS.search(text, at, end):  # a set of characters is searched much faster than `_TOKEN`
            match = _TOKEN.match(text, sign.start(), end)
            at = self._take(match) if match else sign.end()
        if len(self.marks) > 1:
            self.marks.sort(key=lambda mark: (mark.span.start, mark.span.end))
        return Inline(self.markup, tuple(self.marks))

    def _take(self, match: re.Match[str]) -> int:
        kind, begin, end = match.lastgroup, match.start(), match.end()
        if kind is None:
            self.markup.append(Span(begin, begin + 1))
        elif kind == "code":
            return self._code(match)
        elif kind == "comment":
            return self._comment(match)
        elif kind == "auto":
            self.markup += [Span(begin, begin + 1), Span(end - 1, end)]
        elif kind == "tag":
            alt = _ALT.search(match[0])  # what stands in a picture is said in words
            if alt and not _describes(alt[1]):
                self.markup += [Span(begin, begin + alt.start(1)), Span(begin + alt.end(1), end)]
            else:
                self.markup.append(Span(begin, end))
                self._tag(match)
        elif kind == "liquid":
            self.markup.append(Span(begin, end))
        elif kind == "open":
            self.brackets.append(_Opener(match[0], begin, end))
        elif kind == "close":
            self._close(match)
        else:
            self._run(match)
        return end

    def _code(self, match: re.Match[str]) -> int:
        ticks = match[0]
        if ticks in self.unclosed_code:
            return match.end()
        at = match.end()
        while (at := self.text.find(ticks, at, self.end)) >= 0:
            after = at + len(ticks)
            if self.text[at - 1] != "`" and self.text[after : after + 1] != "`":
                self.markup += [Span(match.start(), match.end()), Span(at, after)]
                return after
            while self.text[at : at + 1] == "`":
                at += 1
        self.unclosed_code.add(ticks)
        return match.end()

    def _comment(self, match: re.Match[str]) -> int:
        if self.uncommented:
            return match.end()
        close = self.text.find("-->", match.end(), self.end)
        if close < 0:
            self.uncommented = True
            return match.end()
        self.markup.append(Span(match.start(), close + 3))
        return close + 3

    def _tag(self, match: re.Match[str]) -> None:
        found = _STRONG_TAG.fullmatch(match[0])
        if not found:
            return
        name = found[2].lower()
        if not found[1]:
            self.tags.append(_Opener(name, match.start(), match.end()))
        elif self.tags and self.tags[-1].kind == name:
            self._mark(_KIND[name], self.tags.pop().end, match.start())

    def _close(self, match: re.Match[str]) -> None:
        if not self.brackets:
            return
        opener = self.brackets.pop()
        if len(match[0]) == 1:
            return
        if opener.kind == "![" and _describes(self.text[opener.end : match.start()]):
            self.markup.append(Span(opener.start, match.end()))
            return
        self.markup += [Span(opener.start, opener.end), Span(match.start(), match.end())]

    def _run(self, match: re.Match[str]) -> None:
        """A run of `*` or `_`: closes the emphasis it matches, else opens one where words follow."""
        run, begin, end = match[0], match.start(), match.end()
        before = self.text[begin - 1] if begin > self.start else " "
        after = self.text[end] if end < self.end else " "
        inside_word = run[0] == "_" and before.isalnum() and after.isalnum()
        if inside_word:
            return
        wide = len(run) >= 2  # bold is also closed after a blank and opened before one: people write it so
        if self.emphasis and (not before.isspace() or wide):
            for back in range(len(self.emphasis) - 1, max(-1, len(self.emphasis) - 4), -1):
                opener = self.emphasis[back]
                if opener.kind == run and opener.end < begin:
                    del self.emphasis[back:]
                    self._emphasised(opener, match)
                    return
        if not after.isspace() or (wide and run[0] == "*" and before in " \t\r\n" and end < self.end):
            self.emphasis.append(_Opener(run, begin, end))

    def _emphasised(self, opener: _Opener, match: re.Match[str]) -> None:
        self.markup += [Span(opener.start, opener.end), Span(match.start(), match.end())]
        size = len(match[0])
        if size >= 2:
            self._mark("bold", opener.end, match.start())
        if size != 2:
            self._mark("italic", opener.end, match.start())

    def _mark(self, kind: Literal["bold", "italic", "underline"], start: int, end: int) -> None:
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start < end:
            self.marks.append(Mark(kind=kind, span=Span(start, end)))
