"""Charts as SVG files: a few small ones of how figures grow, both axes logarithmic, and one of the evaluation report's.

Plain enough to need no library.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM, GAP = 300, 190, 52, 30, 12, 30, 8
STYLE = (
    "<style>svg { background: #fff; } text { font: 11px sans-serif; fill: #555; } .grid { stroke: #ddd; }"
    " .curve { fill: none; stroke: #1f6feb; stroke-width: 2; } .dot { fill: #1f6feb; }</style>"
)
COLOURS = ("#1f6feb", "#d9480f", "#2b8a3e")


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One chart: `lines` holds for each name the values at the panel's `at`, all above 0."""

    title: str
    at: Sequence[float]
    lines: Mapping[str, Sequence[float]]


def svg(panels: Sequence[Panel], columns: int = 3) -> str:
    """The panels side by side, `columns` in a row."""
    rows = math.ceil(len(panels) / columns)
    width, height = columns * (WIDTH + GAP), rows * (HEIGHT + GAP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="11">',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for place, panel in enumerate(panels):
        x, y = (place % columns) * (WIDTH + GAP), (place // columns) * (HEIGHT + GAP)
        parts += [f'<g transform="translate({x},{y})">', *_panel(panel), "</g>"]
    return "\n".join([*parts, "</svg>"]) + "\n"


def of_report(figure: str) -> str:
    """A plot of the evaluation report (`assistant.evaluation.plots`) as a file of its own, on white."""
    body = figure[figure.index("<svg") : figure.index("</svg>") + len("</svg>")]
    return body.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).replace(">", f">{STYLE}", 1) + "\n"


def _panel(panel: Panel) -> list[str]:
    values = [value for line in panel.lines.values() for value in line]
    across, up = _scale(panel.at, LEFT, WIDTH - RIGHT), _scale(values, HEIGHT - BOTTOM, TOP)
    parts = [f'<text x="{LEFT}" y="18" font-weight="bold">{escape(panel.title)}</text>']
    for tick in _ticks(panel.at):
        x = across(tick)
        parts.append(f'<line x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{HEIGHT - BOTTOM}" stroke="#e3e3e3"/>')
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 15}" text-anchor="middle">{_short(tick)}</text>')
    for tick in _ticks(values):
        y = up(tick)
        parts.append(f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" stroke="#e3e3e3"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{_short(tick)}</text>')
    for colour, (name, line) in zip(COLOURS, panel.lines.items(), strict=False):
        points = " ".join(f"{across(x):.1f},{up(y):.1f}" for x, y in zip(panel.at, line, strict=True))
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [
            f'<circle cx="{across(x):.1f}" cy="{up(y):.1f}" r="3" fill="{colour}"/>'
            for x, y in zip(panel.at, line, strict=True)
        ]
        if len(panel.lines) > 1:
            y = up(line[-1]) - 6
            parts.append(
                f'<text x="{WIDTH - RIGHT}" y="{y:.1f}" text-anchor="end" fill="{colour}">{escape(name)}</text>'
            )
    return parts


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def _scale(values: Sequence[float], start: float, end: float) -> _Scale:
    ticks = _ticks(values)
    return _Scale(math.log10(ticks[0]), math.log10(ticks[-1]), start, end)


def _ticks(values: Sequence[float]) -> list[float]:
    """Powers of ten around the values, two at least."""
    low, high = math.floor(math.log10(min(values)) + 1e-9), math.ceil(math.log10(max(values)) - 1e-9)
    return [10.0**power for power in range(low, max(high, low + 1) + 1)]


def _short(value: float) -> str:
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:g}{letter}"
    return f"{value:g}"
