"""Tables of talk in text files: lines of cells with tabs between, as ELAN, spreadsheets and other programs export them."""

from __future__ import annotations

from collections.abc import Sequence

from index.readers.layout import Piece
from index.readers.talk_table import talk_in

_FEWEST_CELLS, _FEWEST_LINES = 3, 5
_NEARLY_ALL = 0.95


def talk_in_lines(text: str) -> Sequence[Piece]:
    """The turns of a text whose lines all have the same number of cells, three or more; empty for any other text."""
    if "\t" not in text[:2_000]:
        return ()
    rows = [list(map(_unquoted, line.split("\t"))) for line in text.removeprefix("\ufeff").splitlines() if line.strip()]
    wide = len(rows[0]) if rows else 0
    if (
        len(rows) < _FEWEST_LINES
        or wide < _FEWEST_CELLS
        or sum(len(row) == wide for row in rows) < _NEARLY_ALL * len(rows)
    ):
        return ()
    return talk_in(rows)


def _unquoted(cell: str) -> str:
    """A cell without the quotes that spreadsheets put around one, and double within."""
    inner = cell[1:-1].replace('""', "")
    return cell[1:-1].replace('""', '"') if len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inner else cell
