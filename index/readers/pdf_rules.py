"""Straight lines that a PDF page draws across or down, such as the borders of a table. Knows nothing of words."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_MOST_OBJECTS, _MOST_POINTS = 5_000, 20_000  # of a page; a map or a drawing has more
_DEEPEST = 3  # forms inside forms that are looked into
_THIN = 2.5  # points that a line is thick at most
_SHORTEST = 8.0  # points
_APART = 5.0  # points between two stretches that are one line

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """A line from `start` to `end`, in points from the page's top left corner; `at` is its height, or its x if upright."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rules:
    """The lines of a page, stretches of one line put together; sorted."""

    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()


def rules_on(page: Any) -> Rules:
    """The straight lines of `page`; none where it is drawn too richly to be a table."""
    from pypdfium2 import raw

    height = page.get_height()
    count = raw.FPDFPage_CountObjects(page.raw)
    if not 0 < count <= _MOST_OBJECTS:
        return Rules()
    across: list[Rule] = []
    down: list[Rule] = []
    objects = (raw.FPDFPage_GetObject(page.raw, i) for i in range(count))
    points = 0
    for path in _paths(raw, objects, _SAME, 0):
        points += len(path)
        if points > _MOST_POINTS:
            return Rules()
        for (x0, y0), (x1, y1) in pairwise(path):
            if abs(y1 - y0) <= _THIN and abs(x1 - x0) >= _SHORTEST:
                across.append(Rule(height - (y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x1 - x0) <= _THIN and abs(y1 - y0) >= _SHORTEST:
                down.append(Rule((x0 + x1) / 2, height - max(y0, y1), height - min(y0, y1)))
    return Rules(tuple(_joined(across)), tuple(_joined(down)))


def _paths(raw: Any, objects: Iterable[Any], base: Matrix, depth: int) -> Iterator[list[tuple[float, float]]]:
    """The points of each path, in points from the page's bottom left corner."""
    for item in objects:
        kind = raw.FPDFPageObj_GetType(item)
        if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM):
            continue
        found = raw.FS_MATRIX()
        own = _SAME
        if raw.FPDFPageObj_GetMatrix(item, found):
            own = (found.a, found.b, found.c, found.d, found.e, found.f)
        matrix = _times(own, base)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield from _points(raw, item, matrix)
        elif depth < _DEEPEST:
            inner = min(raw.FPDFFormObj_CountObjects(item), _MOST_OBJECTS)
            yield from _paths(raw, (raw.FPDFFormObj_GetObject(item, i) for i in range(inner)), matrix, depth + 1)


def _points(raw: Any, path: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path; a part that is closed ends where it begins."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    part: list[tuple[float, float]] = []
    for i in range(min(raw.FPDFPath_CountSegments(path), _MOST_POINTS)):
        segment = raw.FPDFPath_GetPathSegment(path, i)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        at = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            yield part
            part = []
        part.append(at)
        if raw.FPDFPathSegment_GetClose(segment):
            part.append(part[0])
    yield part


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _joined(rules: list[Rule]) -> Iterator[Rule]:
    """Lines at the same place put together where they touch, as the borders of neighbouring cells do."""
    rows: list[list[Rule]] = []
    for rule in sorted(rules):
        if rows and rule.at - rows[-1][0].at <= _THIN:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    for row in rows:
        row.sort(key=lambda rule: rule.start)
        start, end = row[0].start, row[0].end
        for rule in row[1:]:
            if rule.start - end > _APART:
                yield Rule(row[0].at, start, end)
                start = rule.start
            end = max(end, rule.end)
        yield Rule(row[0].at, start, end)
