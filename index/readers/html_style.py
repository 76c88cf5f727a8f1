"""How words of a web page look: by their tags and by the style that an element says it has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

Element = Any  # lxml ships no types

_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_ITALIC_STYLE = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.I)


@dataclass(frozen=True, slots=True)
class Style:
    """What is emphasised, and how."""

    bold: bool = False
    italic: bool = False
    underline: bool = False


PLAIN = Style()


def styled(element: Element, style: Style) -> Style:
    """The look inside `element`, in which `style` stands around it."""
    tag, css = element.tag, element.get("style") or ""
    bold = tag in ("b", "strong", "th") or bool(css and _BOLD_STYLE.search(css))
    italic = tag in ("i", "em", "cite", "dfn", "var") or bool(css and _ITALIC_STYLE.search(css))
    underline = tag in ("u", "ins")
    if not (bold or italic or underline):
        return style
    return Style(style.bold or bold, style.italic or italic, style.underline or underline)
