"""LaTeX and Yodl to blocks: macros are notation, what they enclose are words. Sections, items, verbatim, comments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

from index.readers.builder import Builder
from index.readers.parsed import FrontMatter, Parsed, TextLine, lines
from index.types import Span

_LONGEST = 2_000  # characters that a title or a question in braces may have


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dialect:
    """How one macro language writes what matters here. Levels are those of headings by macro name."""

    levels: dict[str, int]
    heading: re.Pattern[str]
    braces: str
    comment: re.Pattern[str]
    verbatim: re.Pattern[str]
    ask: re.Pattern[str]
    item: re.Pattern[str]
    inline: re.Pattern[str]
    begin: re.Pattern[str] | None


_LATEX = _Dialect(
    levels={"part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5},
    heading=re.compile(r"[ \t]*\\(part|chapter|section|subsection|subsubsection|paragraph)\*?(?:\[[^\]]*\])?\{"),
    braces="{}",
    comment=re.compile(r"[ \t]*%"),
    verbatim=re.compile(r"[ \t]*\\(begin)\{(verbatim|lstlisting|Verbatim|minted|alltt|comment)\*?\}"),
    ask=re.compile(
        r"[ \t]*\\(?:[A-Za-z]*question|[A-Za-z]*[fF][aA][qQ][A-Za-z]*|q|Q|ask[a-z]*)\{|[ \t]*\\begin\{(?:question|faq)\}\{"
    ),
    item=re.compile(r"[ \t]*\\item[ \t]*(?:\[)?"),
    inline=re.compile(
        r"\\(?:textbf|bf|strong)\{(?P<bold>[^{}]+)\}|\\(?:emph|textit|textsl|it|em)\{(?P<italic>[^{}]+)\}"
        r"|\\href\{[^{}]*\}\{(?P<words>[^{}]+)\}"
        r"|(?P<hide>\\(?:label|ref|cite|index|pageref|footnotemark|vspace|hspace|begin|end|includegraphics)\*?(?:\[[^\]]*\])?\{[^{}]*\}"
        r"|\\[A-Za-z]+\*?[ \t]*|(?<!\\)[{}]|(?<!\\)%[^\r\n]*)"
    ),
    begin=re.compile(r"\\begin\{document\}"),
)
_YODL = _Dialect(
    levels={"report": 1, "article": 1, "manpage": 1, "chapter": 1, "sect": 2, "subsect": 3, "subsubsect": 4},
    heading=re.compile(r"[ \t]*n?(chapter|sect|subsect|subsubsect)\("),
    braces="()",
    comment=re.compile(
        r"(?:COMMENT|def|IFDEF|SUBST|DEFINESYMBOL|DEFINEMACRO|PUSHMACRO|INCLUDEFILE|label|whentxt\(notable|mailto)\(.*|.*\\$|\)\(\)$"
    ),
    verbatim=re.compile(r"[ \t]*(verb)(\()"),
    ask=re.compile(r"[ \t]*(?:question|faq)\("),
    item=re.compile(r"[ \t]*(?:it\(\)|dit\()"),
    inline=re.compile(
        r"(?<!\w)(?:bf|mybf|strong)\((?P<bold>[^()]+)\)|(?<!\w)(?:em|myem)\((?P<italic>[^()]+)\)"
        r"|(?<!\w)(?:tt|mytt|code|var|file|uref|url|link)\((?P<words>[^()]+)\)(?:\([^()]*\))?"
        r"|(?P<hide>(?<!\w)(?:label|when[a-z]+|it|eit|eitd|myeit|myeitd|startit|endit|starteit|endeit|startmyeit|endmyeit)\([^()]*\))"
    ),
    begin=None,
)

_LABEL_ASKS = re.compile(r"\[(?P<label>[^\[\]]{2,400}[?？؟])[ \t]*\]")  # '\\item[How does it turn?]'
_ENVIRONMENT = re.compile(r"[ \t]*\\(begin|end)\{([A-Za-z]+)\*?\}(?:\[[^\[\]\r\n]*\])?[ \t\r]*$")
_LISTS = ("description", "itemize", "enumerate")
_LIST_ENDS = re.compile(rf"[ \t]*\\end\{{(?:{'|'.join(_LISTS)})\}}")
_ACCENT = re.compile(r"\{?\\(?:(?P<sign>['`^\"~=.])|(?P<letter>[uvHckr])(?=[ {]))[ ]?\{?\\?(?P<on>[A-Za-z])\}?\}?")
_ACCENTS = dict(
    zip("'`^\"~=.uvHckr", "\u0301\u0300\u0302\u0308\u0303\u0304\u0307\u0306\u030c\u030b\u0327\u0328\u030a", strict=True)
)


def spelt(words: str) -> str:
    """`words` with the accents that LaTeX writes as macros: "Zolt\\'an" is Zoltán."""
    found = _ACCENT.sub(lambda match: match["on"] + _ACCENTS[match["sign"] or match["letter"]], words)
    return normalize("NFC", found) if found != words else words


def parse(text: str) -> Parsed:
    """Blocks and markup of LaTeX `text`."""
    return _Parser(text, _LATEX).run()


def parse_yodl(text: str) -> Parsed:
    """Blocks and markup of Yodl `text`."""
    return _Parser(text, _YODL).run()


class _Parser:
    def __init__(self, text: str, dialect: _Dialect) -> None:
        self.text, self.dialect = text, dialect
        self.out = Builder(text, dialect.inline)
        self.verbatim = ""
        self.skip = 0  # characters up to here belong to a title or question that was taken whole
        self.front: FrontMatter | None = None
        self.listed = False  # whether the question was the label of an item, so that its answer ends with the list
        self.inner = 0  # lists that the answer has begun itself

    def run(self) -> Parsed:
        preamble = self.dialect.begin.search(self.text) if self.dialect.begin else None
        body = preamble.end() if preamble else 0
        if preamble:
            self._preamble(body)
        for row in lines(self.text, body):
            if row.end > self.skip:
                self._take(row)
        parsed = self.out.parsed()
        return Parsed(blocks=parsed.blocks, markup=parsed.markup, front=self.front)

    def _preamble(self, end: int) -> None:
        """Everything before the document begins is notation, but for its title, author and date."""
        known: list[tuple[str, tuple[Span, ...]]] = []
        for match in re.finditer(r"\\(title|author|date)\{", self.text[:end]):
            close = self._closing(match.end() - 1)
            if close and close > match.end():
                known.append((match[1], (Span(match.end(), close),)))
        at = 0
        for _, (span,) in sorted(known, key=lambda item: item[1]):
            self.out.hide(at, span.start)
            self.out.single("front_matter", span.start, span.end)
            at = span.end
        self.out.hide(at, end)
        self.front = FrontMatter(end=end, values=tuple(known)) if known else None

    def _closing(self, opening: int) -> int | None:
        """Where the bracket that opens at `opening` closes."""
        left, right = self.dialect.braces[0], self.dialect.braces[1]
        depth = 0
        for at in range(opening, min(len(self.text), opening + _LONGEST)):
            character = self.text[at]
            if character == left:
                depth += 1
            elif character == right:
                depth -= 1
                if not depth:
                    return at
        return None

    def _take(self, row: TextLine) -> None:
        out, dialect, stripped = self.out, self.dialect, row.text.strip()
        if self.verbatim:
            if self.verbatim in row.text:
                self.verbatim = ""
                out.single("comment", row.start, row.end)
            else:
                out.add("code", row)
        elif not stripped:
            out.close()
        elif (heading := dialect.heading.match(row.text)) and (close := self._closing(row.start + heading.end() - 1)):
            out.close()
            out.role = None
            self._enclosed(row, row.start + heading.end(), close, dialect.levels[heading[1]])
        elif (ask := dialect.ask.match(row.text)) and (close := self._closing(row.start + ask.end() - 1)):
            out.close()
            out.group += 1
            self._enclosed(row, row.start + ask.end(), close, 0)
            out.role, self.listed, self.inner = "answer", False, 0
        elif verbatim := dialect.verbatim.match(row.text):
            self._verbatim(row, verbatim)
        elif stripped.startswith("\\end{document}"):
            out.single("comment", row.start, len(self.text))
            self.skip = len(self.text)
        elif out.role and self.listed and not self.inner and _LIST_ENDS.match(row.text):
            out.close()
            out.role = None
            out.single("comment", row.start, row.end)
        elif environment := _ENVIRONMENT.match(row.text):
            self._environment(row, environment)
        elif dialect.comment.match(row.text):
            out.single("comment", row.start, row.end)
        elif (item := dialect.item.match(row.text)) and (asked := _LABEL_ASKS.match(row.text, item.end() - 1)):
            out.close()
            out.group += 1
            self._enclosed(row, row.start + asked.start("label"), row.start + asked.end("label"), 0)
            out.role, self.listed, self.inner = "answer", True, 0
        elif item:
            out.hide(row.start, row.start + item.end())
            out.open("list_item", row, start=row.start + item.end())
        elif out.kind in ("paragraph", "list_item"):
            out.add(out.kind, row)
        else:
            out.open("paragraph", row)

    def _environment(self, row: TextLine, found: re.Match[str]) -> None:
        """A line that only begins or ends an environment; those for questions and answers give what is in them a role."""
        out = self.out
        out.single("comment", row.start, row.end)
        begins, name = found[1] == "begin", found[2].lower()
        if name in _LISTS:
            self.inner = max(0, self.inner + (1 if begins else -1))
        if name in ("question", "answer", "solution"):
            out.group += begins and name == "question"
            out.role = None if not begins else "question" if name == "question" else "answer"

    def _enclosed(self, row: TextLine, start: int, close: int, level: int) -> None:
        """Keep the words between `start` and `close` as a heading (`level` > 0) or as a question."""
        out = self.out
        out.hide(row.start, start)
        out.hide(close, close + 1)
        out.single("heading" if level else "paragraph", start, close, level=level, role=None if level else "question")
        end = self.text.find("\n", close)
        self.skip = end if end >= 0 else len(self.text)
        rest = TextLine(close + 1, self.skip, self.skip, self.text[close + 1 : self.skip])
        if re.match(r"\([^()]*\)[ \t\r]*$|\\label\{[^{}]*\}[ \t\r]*$", rest.text):
            out.hide(rest.start, rest.end)
        elif rest.text.strip():
            out.role = "answer" if not level else None
            out.open("paragraph", rest)

    def _verbatim(self, row: TextLine, found: re.Match[str]) -> None:
        self.out.close()
        if found[1] == "verb":
            close = self._far(row.start + found.end() - 1)
            self.out.hide(row.start, row.start + found.end())
            self.out.single("code", row.start + found.end(), close)
            self.out.hide(close, close + 1)
            end = self.text.find("\n", close)
            self.skip = end if end >= 0 else len(self.text)
        else:
            self.verbatim = rf"\end{{{found[2]}"
            self.out.single("comment", row.start, row.end)

    def _far(self, opening: int) -> int:
        """Where a long bracket closes: the first line that begins with the closing sign, else the matching one."""
        close = self._closing(opening)
        if close is not None:
            return close
        end = re.compile(r"^[ \t]*\)", re.M).search(self.text, opening)
        return end.end() - 1 if end else len(self.text)
