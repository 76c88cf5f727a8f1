"""Doctor finds pairs that are out of place, and finds nothing wrong with an objection inside an answer."""

from __future__ import annotations

from pathlib import Path

from index.doctor import misplaced
from index.library import Library
from index.types import QAPair, Span, Turn
from tests.index.made_embedder import MadeEmbedder

DEPOSITION = """DEPOSITION OF ROSA KEEL

ROSA KEEL, having been duly sworn, testified as follows:

BY MR. DUNE:
Q.  Where were you?
A.  At the mill.
MR. ABEL: Objection. Asked and answered.
A.  And then at home.
Q.  Alone?
A.  With my sister.
"""


def said(number: int, *spans: tuple[int, int]) -> QAPair:
    return QAPair(number=number, turns=tuple(Turn(speaker=None, span=Span(*span)) for span in spans))


def test_an_objection_inside_an_answer_is_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "deposition.txt"
    path.write_text(DEPOSITION, "utf-8")
    with Library.open(tmp_path / "store", embedder=MadeEmbedder(), create=True) as library:
        library.add([path])
        pairs = library.pairs(1)
        answers = [[turn.span.of(DEPOSITION) for turn in pair.turns] for pair in pairs if pair.question]
        assert answers == [["At the mill.", "And then at home."], ["With my sister."]]
        assert "Objection. Asked and answered." in [pair.turns[0].span.of(DEPOSITION) for pair in pairs]
        assert library.doctor() == ()


def test_overlaps_disorder_and_ends_beyond_the_text_are_named() -> None:
    assert misplaced([said(1, (0, 4), (8, 9)), said(2, (5, 7)), said(3, (9, 12))], 12) == ()
    assert misplaced([said(1, (0, 4)), said(2, (3, 7))], 12) == (2,)
    assert misplaced([said(1, (5, 7)), said(2, (0, 4))], 12) == (2,)
    assert misplaced([said(1, (5, 13))], 12) == (1,)
