"""Small plots as inline SVG text: no script, no font, no address; colours are the report's own CSS variables."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.evaluation.compare import shown
from assistant.evaluation.types import Estimate

WIDTH, HEIGHT = 420, 260
LEFT, RIGHT, TOP, BOTTOM = 46, 22, 12, 40
_INNER_W, _INNER_H = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
ROW = 24


def curve(points: Sequence[tuple[float, float]], *, title: str, x: str, y: str, diagonal: bool = False) -> str:
    """A line through points in the unit square, with a dot at each of up to fifty."""
    parts = [_frame(x, y)]
    if diagonal:
        parts.append(_line(0, 0, 1, 1, "guide"))
    if points:
        path = " ".join(f"{_x(a):.1f},{_y(b):.1f}" for a, b in points)
        parts.append(f'<polyline class="curve" points="{path}"/>')
        if len(points) <= 50:
            parts += [f'<circle class="dot" cx="{_x(a):.1f}" cy="{_y(b):.1f}" r="3"/>' for a, b in points]
    return _svg(title, parts)


def histogram(values: Sequence[float], *, title: str, x: str, top: float = 1.0, bins: int = 20, unit: str = "") -> str:
    """How many values lie in each of `bins` equal parts of 0..top; larger ones count in the last."""
    counts = [0] * bins
    for value in values:
        counts[min(bins - 1, max(0, int(value / top * bins)))] += 1
    highest = max(counts, default=0) or 1
    parts = [_frame(x, "rows or sentences", top=top, most=highest, unit=unit)]
    width = _INNER_W / bins
    for i, count in enumerate(counts):
        if count:
            height = count / highest * _INNER_H
            parts.append(
                f'<rect class="bar" x="{LEFT + i * width + 1:.1f}" y="{TOP + _INNER_H - height:.1f}" '
                f'width="{width - 2:.1f}" height="{height:.1f}"><title>{count}</title></rect>'
            )
    return _svg(title, parts)


def dots(rows: Sequence[tuple[str, Estimate]], *, title: str) -> str:
    """One line per name: the value with its interval on a scale from 0 to 1."""
    label, width = 190, WIDTH + 150
    inner, height = width - label - 60, TOP + ROW * len(rows) + 24
    parts = []
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        at = label + tick * inner
        parts.append(f'<line class="grid" x1="{at:.1f}" y1="{TOP}" x2="{at:.1f}" y2="{height - 22}"/>')
        parts.append(f'<text class="tick" x="{at:.1f}" y="{height - 6}" text-anchor="middle">{shown(tick)}</text>')
    for i, (name, estimate) in enumerate(rows):
        if estimate.value is None:
            continue
        y, at = TOP + ROW * (i + 0.5), label + estimate.value * inner
        short = name if len(name) <= 26 else name[:25] + "…"
        parts.append(f'<text class="name" x="{label - 10}" y="{y + 4:.1f}" text-anchor="end">{escape(short)}</text>')
        if estimate.low is not None and estimate.high is not None:
            low, high = label + estimate.low * inner, label + estimate.high * inner
            parts.append(f'<line class="range" x1="{low:.1f}" y1="{y:.1f}" x2="{high:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<circle class="dot" cx="{at:.1f}" cy="{y:.1f}" r="4.5"/>')
        text = f"{shown(estimate.value)} ({estimate.n})"
        parts.append(f'<text class="tick" x="{width - 4}" y="{y + 4:.1f}" text-anchor="end">{text}</text>')
    return _svg(title, parts, width=width, height=height)


def trend(values: Sequence[float | None], labels: Sequence[str], *, title: str) -> str:
    """A figure over runs, oldest first, each dot with its label; a run without the figure has none."""
    parts = [_frame("runs, oldest first", "value", ticks=False)]
    last = max(1, len(labels) - 1)
    known = [
        (i / last, value, label)
        for i, (value, label) in enumerate(zip(values, labels, strict=True))
        if value is not None
    ]
    path = " ".join(f"{_x(a):.1f},{_y(b):.1f}" for a, b, _ in known)
    parts.append(f'<polyline class="curve" points="{path}"/>')
    parts += [
        f'<circle class="dot" cx="{_x(a):.1f}" cy="{_y(b):.1f}" r="3"><title>{escape(label)}: {shown(b)}</title></circle>'
        for a, b, label in known
    ]
    return _svg(title, parts)


def _frame(x: str, y: str, *, top: float = 1.0, most: float = 1.0, unit: str = "", ticks: bool = True) -> str:
    """Axes with five marks each."""
    parts = []
    for i in range(5):
        share = i / 4
        across = f"{top * share:.0f}{unit}" if top > 1 else shown(share)
        up = f"{most * share:.0f}" if most > 1 else shown(share)
        parts.append(_line(0, share, 1, share, "grid"))
        if ticks:
            at = f'x="{_x(share):.1f}" y="{HEIGHT - BOTTOM + 16}"'
            parts.append(f'<text class="tick" {at} text-anchor="middle">{across}</text>')
        at = f'x="{LEFT - 6}" y="{_y(share) + 4:.1f}"'
        parts.append(f'<text class="tick" {at} text-anchor="end">{up}</text>')
    middle = f'x="{LEFT + _INNER_W / 2:.1f}" y="{HEIGHT - 6}"'
    parts.append(f'<text class="axis" {middle} text-anchor="middle">{escape(x)}</text>')
    turned = f'transform="translate(11 {TOP + _INNER_H / 2:.1f}) rotate(-90)"'
    parts.append(f'<text class="axis" {turned} text-anchor="middle">{escape(y)}</text>')
    return "".join(parts)


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{_x(x1):.1f}" y1="{_y(y1):.1f}" x2="{_x(x2):.1f}" y2="{_y(y2):.1f}"/>'


def _x(share: float) -> float:
    return LEFT + share * _INNER_W


def _y(share: float) -> float:
    return TOP + (1 - min(1.0, max(0.0, share))) * _INNER_H


def _svg(title: str, parts: Sequence[str], *, width: int = WIDTH, height: int = HEIGHT) -> str:
    name = escape(title, quote=True)
    head = f'<figure><figcaption>{name}</figcaption><svg role="img" aria-label="{name}" viewBox="0 0 {width} {height}">'
    return head + "".join(parts) + "</svg></figure>"
