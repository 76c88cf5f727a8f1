"""Text to HTML: everything that is not ours is escaped, and characters that could mislead the eye are made visible.

HTML is only ever a `Markup`; whatever is put into one with `format` is escaped by markupsafe.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
PAGE_BREAKS = "\x0b\x0c"  # of a text that was printed; they mislead nobody
UNSHOWABLE = re.compile("[\ud800-\udfff\ufdd0\x00]")
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})([^\n`]*)$", re.MULTILINE)
WRAPS_AFTER = 60  # characters of a line after which its end is only where it was wrapped
WRAPPED = re.compile(rf"(?<=[^\n]{{{WRAPS_AFTER}}})\n(?=[^\s\-–—*•#>|\d])|(?<=[^\n]{{15}})\n(?=[a-z])")
SOFT = "\ufdd0"  # stands for the end of a line that was only wrapped; a noncharacter that no text keeps after `clean`


def clean(text: str) -> str:
    """`text` with lone surrogates and NULs replaced, one for one, so that it can travel as JSON and stand in a page."""
    return UNSHOWABLE.sub("\ufffd", text)


def shown(text: str) -> Markup:
    """`text` escaped; a control that could reorder or hide text loses its effect and is shown as its code point.

    The character itself stays in the page (in an element that is not displayed), so that what is copied by a program
    is still exact.
    """
    parts: list[Markup] = []
    at = 0
    text = UNSHOWABLE.sub(lambda match: SOFT if match[0] == SOFT else "\ufffd", text)
    for match in CONTROLS.finditer(text):
        parts.append(escape(text[at : match.start()]))
        kept = Markup("<span hidden>{}</span>").format(match[0])
        code = Markup('<span class="or-control" title="U+{:04X}">{}</span>').format(ord(match[0]), kept)
        parts.append(kept if match[0] in PAGE_BREAKS else code)
        at = match.end()
    parts.append(escape(text[at:]))
    return Markup("").join(parts).replace(SOFT, Markup('<span class="or-soft">\n</span>'))


def join(parts: Iterable[Markup | str], between: str = "") -> Markup:
    """The parts one after the other; strings that are not Markup are escaped."""
    return escape(between).join(parts)


def marked(
    text: str,
    *,
    start: int,
    markup: Sequence[tuple[int, int]],
    quote: tuple[int, int] | None,
    before: str = "",
) -> Markup:
    """`text`, which begins at `start`, with its notation hidden and the characters of `quote` highlighted.

    `markup` and `quote` are half-open offsets in the same count as `start`. Notation stays in the page undisplayed:
    the text content of the highlighted element is the quote, character for character. A line end inside a paragraph that
    was only wrapped stays a line end, displayed as a space; `before` is what stands before `text` on its first line.
    """
    text = clean(text)
    code = fenced(text)
    lead = len(before)
    text = WRAPPED.sub(
        lambda end: end[0] if any(a <= end.start() - lead < b for a, b in code) else SOFT, before + text
    )[lead:]
    pieces = tuple((start + a, start + b) for a, b in code)
    if quote is None or quote[1] <= start or quote[0] >= start + len(text):
        return _lettered(text, start, markup, pieces)
    first, last = max(quote[0] - start, 0), min(quote[1] - start, len(text))
    return join(
        (
            _lettered(text[:first], start, markup, pieces),
            Markup('<mark class="or-quote" tabindex="-1">{}</mark>').format(
                _lettered(text[first:last], start + first, markup, pieces)
            ),
            _lettered(text[last:], start + last, markup, pieces),
        )
    )


def fenced(text: str) -> tuple[tuple[int, int], ...]:
    """Where code stands between fences (CommonMark 4.5), the fences included; one that is never closed is none."""
    found: list[tuple[int, int]] = []
    opened: re.Match[str] | None = None
    for fence in FENCE.finditer(text):
        if opened is None:
            opened = fence
        elif fence[1].startswith(opened[1]) and not fence[2].strip():
            found.append((opened.start(), fence.end()))
            opened = None
    return tuple(found)


def _lettered(text: str, start: int, markup: Sequence[tuple[int, int]], code: Sequence[tuple[int, int]]) -> Markup:
    """The text, what stands between code fences in letters of one width."""
    parts: list[Markup] = []
    at = 0
    for begin, end in code:
        first, last = max(begin - start, at), min(end - start, len(text))
        if first >= last:
            continue
        parts.append(_plain(text[at:first], start + at, markup))
        parts.append(
            Markup('<span class="or-code" dir="ltr">{}</span>').format(_plain(text[first:last], start + first, markup))
        )
        at = last
    parts.append(_plain(text[at:], start + at, markup))
    return join(parts)


def _plain(text: str, start: int, markup: Sequence[tuple[int, int]]) -> Markup:
    parts: list[Markup] = []
    at = 0
    for begin, end in markup:
        first, last = max(begin - start, at), min(end - start, len(text))
        if first >= last:
            continue
        parts.append(shown(text[at:first]))
        parts.append(Markup('<span class="or-notation">{}</span>').format(shown(text[first:last])))
        at = last
    parts.append(shown(text[at:]))
    return join(parts)


def attributes(**values: str | int | float | bool | None) -> Markup:
    """HTML attributes; '_' in a name becomes '-', True stands alone, None and False are left out."""
    parts = []
    for name, value in values.items():
        if value is None or value is False:
            continue
        plain = name.rstrip("_").replace("_", "-")
        parts.append(
            Markup(" {}").format(plain) if value is True else Markup(' {}="{}"').format(plain, clean(str(value)))
        )
    return join(parts)


def button(
    label: str | Markup, act: str, *, kind: str = "quiet", title: str | None = None, **data: str | int
) -> Markup:
    """A button that sends its page the action `act` with `data`."""
    extra = attributes(title=title, aria_label=title, **{f"data_{name}": value for name, value in data.items()})
    return Markup('<button type="button" class="or-button or-{}" data-act="{}"{}>{}</button>').format(
        kind, act, extra, label
    )
