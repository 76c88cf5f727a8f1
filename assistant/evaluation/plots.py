"""Small plots as inline SVG text: no script, no font, no address; colours are the report's own CSS variables."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.evaluation.compare import shown
from assistant.evaluation.types import Estimate

WIDTH, HEIGHT = 420, 260
LEFT, RIGHT, TOP, BOTTOM = 46, 22, 12, 40
_INNER_W, _INNER_H = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM


def curve(
    points: Sequence[tuple[float, float]],
    *,
    title: str,
    x: str,
    y: str,
    diagonal: bool = False,
    weights: Sequence[int] = (),
) -> str:
    """A line through points in the unit square, with a dot at each of up to fifty, as large as the rows it stands for."""
    parts = [_frame(x, y)]
    if diagonal:
        parts.append(_line(0, 0, 1, 1, "guide"))
    if points:
        path = " ".join(f"{_x(a):.1f},{_y(b):.1f}" for a, b in points)
        parts.append(f'<polyline class="curve" points="{path}"/>')
        if len(points) <= 50:
            most = max(weights, default=1)
            parts += [
                f'<circle class="dot" cx="{_x(a):.1f}" cy="{_y(b):.1f}" r="{2 + 5 * (n / most) ** 0.5:.1f}">'
                f"<title>{n} rows</title></circle>"
                if weights
                else f'<circle class="dot" cx="{_x(a):.1f}" cy="{_y(b):.1f}" r="3"/>'
                for (a, b), n in zip(points, weights or [1] * len(points), strict=True)
            ]
    return _svg(title, parts)


def histogram(values: Sequence[float], *, title: str, x: str, y: str, top: float = 1.0, bins: int = 20) -> str:
    """How many values lie in each of `bins` equal parts of 0..top; larger ones count in the last."""
    counts = [0] * bins
    for value in values:
        counts[min(bins - 1, max(0, int(value / top * bins)))] += 1
    highest = max(1, -(-max(counts) // 4)) * 4  # so that its quarters are whole numbers
    parts = [_frame(x, y, top=top, most=highest)]
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
    """One line per name: the value with its interval on a scale from 0 to 1, and over how many rows."""
    lines = []
    for name, estimate in rows:
        if estimate.value is None:
            continue
        spread = ""
        if estimate.low is not None and estimate.high is not None:
            low, high = _percent(estimate.low), _percent(estimate.high)
            spread = f'<i style="left:{low};right:calc(100% - {high})"></i>'
        lines.append(
            f'<dt>{escape(name)}</dt><dd><span class="track">{spread}<b style="left:{_percent(estimate.value)}"></b></span>'
            f"<em>{shown(estimate.value)} ({estimate.n})</em></dd>"
        )
    return f'<figure><figcaption>{escape(title)}</figcaption><dl class="dots">{"".join(lines)}</dl></figure>'


def _percent(share: float) -> str:
    return f"{min(1.0, max(0.0, share)):.1%}"


def trend(values: Sequence[float | None], labels: Sequence[str], *, title: str) -> str:
    """A figure over runs, oldest first, each dot with its label, an ISO time; a run without the figure has none."""
    days = f"{labels[0][:10]} to {labels[-1][:10]}, {len(labels)} runs" if labels else ""
    parts = [_frame(days, "value", ticks=False)]
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


def _frame(x: str, y: str, *, top: float = 1.0, most: float = 1.0, ticks: bool = True) -> str:
    """Axes with five marks each."""
    parts = []
    for i in range(5):
        share = i / 4
        across = f"{top * share:.0f}" if top > 1 else shown(share)
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


def _svg(title: str, parts: Sequence[str]) -> str:
    name = escape(title, quote=True)
    head = f'<figure><figcaption>{name}</figcaption><svg role="img" aria-label="{name}" viewBox="0 0 {WIDTH} {HEIGHT}">'
    return head + "".join(parts) + "</svg></figure>"
