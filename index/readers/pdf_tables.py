"""Tables of a PDF page: found by their borders, else by how their words stand below each other (`pdf_aligned`)."""

from __future__ import annotations

from collections.abc import Sequence

from index.readers.pdf_aligned import aligned
from index.readers.pdf_cells import Table, table_of
from index.readers.pdf_lines import Line
from index.readers.pdf_rules import Rule, Rules

_SLACK = 3.0  # points by which borders of one table may differ
_FEWEST_ROWS = 2
_MOST = 400  # lines of a page, and lines drawn across it


def tables_on(lines: Sequence[Line], rules: Rules) -> list[Table]:
    """The tables among the lines of a page, from top to bottom, whatever they hold; no two share a line.

    Numbered lines are transcript paper, and a page with very many lines or borders is none that anybody reads: no tables.
    """
    if 2 * sum(line.number is not None for line in lines) > len(lines) or max(len(lines), len(rules.across)) > _MOST:
        return []
    found: list[Table] = []
    for group in _extents(rules):
        table = _bordered(lines, rules, group)
        if table and not any(table.first <= other.last and other.first <= table.last for other in found):
            found.append(table)
    return sorted(found, key=lambda table: table.first) or list(aligned(lines))


def _extents(rules: Rules) -> list[list[Rule]]:
    """Lines across the page that are as long as each other and stand below each other, the largest group first."""
    groups: list[list[Rule]] = []
    for rule in rules.across:
        same = (g for g in groups if abs(g[0].start - rule.start) < _SLACK and abs(g[0].end - rule.end) < _SLACK)
        group = next(same, None)
        if group is None:
            groups.append([rule])
        else:
            group.append(rule)
    return sorted((group for group in groups if len(group) > _FEWEST_ROWS), key=len, reverse=True)


def _bordered(lines: Sequence[Line], rules: Rules, group: list[Rule]) -> Table | None:
    """The table between borders; None where words stand beside it, or where no border parts its columns."""
    left, right, top, bottom = group[0].start, group[0].end, group[0].at, group[-1].at
    inner = [
        rule.at
        for rule in rules.down
        if left + _SLACK < rule.at < right - _SLACK
        and min(rule.end, bottom) - max(rule.start, top) > 0.5 * (bottom - top)
    ]
    middles = [(line.y0 + line.y1) / 2 for line in lines]
    inside = [i for i, middle in enumerate(middles) if top < middle < bottom]
    if not inner or not inside or inside[-1] - inside[0] >= len(inside):
        return None
    if any(word.x1 < left or word.x0 > right for i in inside for word in lines[i].words):
        return None
    floors = [rule.at for rule in group[1:]]
    rows: list[list[int]] = [[] for _ in floors]
    for i in inside:
        rows[sum(floor < middles[i] for floor in floors)].append(i)
    filled = [row for row in rows if row]
    if len(filled) < _FEWEST_ROWS:
        return None
    return table_of(lines, (inside[0], inside[-1]), filled, [left, *inner], bordered=True)
