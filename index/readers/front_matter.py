"""The `key: value` head between `---` (YAML) or `+++` (TOML) fences: values are words of the document, keys are not.

Not a YAML parser: spans into the file are needed, and a head that YAML rejects is still a head.
"""

from __future__ import annotations

import re

from index.readers.parsed import FrontMatter, TextLine, lines, merged
from index.types import Span

_FENCE = re.compile(r"\ufeff?(-{3,10}|\+\+\+)[ \t]*$")
_KEY = re.compile(r"([A-Za-z_][\w .-]{0,40}?)[ \t]*(?:[:=])(?:[ \t]+|$)")
_ITEM = re.compile(r"[ \t]*-[ \t]+")
_BLANK = re.compile(r"\s")
_MAX_LINES = 400
_WORDLESS = re.compile(
    r"(?:https?:|/|\./|www\.)\S*$|(?:true|false|null|none|~|\||>|[|>][-+]|\[\]|\{\}|-?[\d.]+)$", re.I
)
# Values under these keys say how a page is built, not what it says.
_TECHNICAL = frozenset(
    """layout permalink slug image images img media url link redirect_from redirect_to aliases draft published weight
    id sidebar_position hero type lang language locale css js theme math comments toc cover thumbnail video audio guid
    author_avatar order nav_order menu parent template""".split()
)


def front_matter(text: str) -> FrontMatter | None:
    """The head of `text`, or None. A head whose closing fence is missing ends before the first line that is no value."""
    rows = lines(text)
    first = next(rows, None)
    if first is None or not (fence := _FENCE.match(first.text)):
        return None
    held: list[TextLine] = []
    closed = None
    for row in rows:
        if row.text.strip() == fence[1] or (fence[1][0] == "-" and row.text.strip() in ("---", "...")):
            closed = row
            break
        held.append(row)
        if len(held) >= _MAX_LINES:
            break
    if closed is None:
        held = _unclosed(held)
        if not held:
            return None
    elif not any(_KEY.match(row.text) for row in held):
        return None
    elif len(fence[1]) > len("---") and len(_unclosed(held)) < len(held):
        return None  # a rule, and prose under it
    end = closed.next if closed else held[-1].next
    values = _values(held)
    shown = [span for key, spans in values for span in spans if key not in _TECHNICAL and _says(text, span)]
    return FrontMatter(end=end, values=tuple(values), markup=_rest(text, shown, end))


def _unclosed(rows: list[TextLine]) -> list[TextLine]:
    """The leading rows that are keys, list items or indented values; at least one key."""
    kept: list[TextLine] = []
    for row in rows:
        if not row.text.strip():
            break
        if not (_KEY.match(row.text) or _ITEM.match(row.text) or row.text[0] in " \t"):
            break
        kept.append(row)
    return kept if any(_KEY.match(row.text) for row in kept) else []


def _values(rows: list[TextLine]) -> list[tuple[str, tuple[Span, ...]]]:
    found: list[tuple[str, list[Span]]] = []
    for row in rows:
        key = _KEY.match(row.text)
        if key:
            found.append((key[1].strip().lower(), []))
            begin = key.end()
        elif not found or not row.text.strip():
            continue
        else:
            item = _ITEM.match(row.text)
            begin = item.end() if item else len(row.text) - len(row.text.lstrip())
        for start, end in _scalars(row.text, begin):
            found[-1][1].append(Span(row.start + start, row.start + end))
    return [(key, tuple(spans)) for key, spans in found]


def _scalars(line: str, begin: int) -> list[tuple[int, int]]:
    """The values in `line[begin:]` without their quotes: one, or those of a list in brackets."""
    body = line[begin:].rstrip()
    if body.startswith("[") and body.endswith("]"):
        out, position = [], begin + 1
        for part in body[1:-1].split(","):
            out += _scalars(line[: position + len(part)], position)
            position += len(part) + 1
        return out
    start, end = begin, begin + len(body)
    while start < end and line[start] in " \t":
        start += 1
    if end - start >= 2 and line[start] in "\"'" and line[end - 1] == line[start]:
        start, end = start + 1, end - 1
    return [(start, end)] if start < end else []


def _says(text: str, span: Span) -> bool:
    return not _WORDLESS.match(span.of(text).strip())


def _rest(text: str, shown: list[Span], end: int) -> tuple[Span, ...]:
    """Everything up to `end` that is in none of `shown`, but for the blank after each: two values are no one word."""
    out, at = [], 0
    for span in merged(shown):
        blank = _BLANK.search(text, at, span.start) if at else None
        out += [Span(at, blank.start()), Span(blank.end(), span.start)] if blank else [Span(at, span.start)]
        at = span.end
    return merged([*out, Span(at, end)])
