"""Doctor finds pairs that are out of place, and finds nothing wrong with an objection inside an answer."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from index.catalogue import FILE_NAME
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


def test_sentences_without_their_vectors_are_named_by_document(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Q: Where is {name}?\n\nA: At the mill. And by the sea.\n", "utf-8")
    with Library.open(tmp_path / "store", embedder=MadeEmbedder(), create=True) as library:
        library.add([tmp_path / "a.txt", tmp_path / "b.txt"])
        assert library.doctor() == ()
        mine = library.pairs(library.find("b.txt").id)[-1].id
    db = sqlite3.connect(tmp_path / "store" / FILE_NAME)
    with db:
        db.execute(
            "UPDATE vector SET sentences = x'' WHERE id IN (SELECT vector_id FROM passage WHERE pair_id = ? AND field = 1)",
            (mine,),
        )
    db.close()
    with Library.open(tmp_path / "store", embedder=MadeEmbedder()) as library:
        (finding,) = library.doctor()
        assert finding.problem == (
            f"{tmp_path / 'b.txt'}: sentences have no vectors of their own; remove it and add it again"
        )
        library.remove([tmp_path / "b.txt"])
        library.add([tmp_path / "b.txt"])
        assert library.doctor() == ()
