"""Every layout is explained, and what holds no questions stays prose."""

from __future__ import annotations

import pytest

from index.pairs import split
from index.readers.text import document
from tests.index.layout_cases import CASES, Case
from tests.index.layout_endings import BELOW, ENDINGS
from tests.index.layout_hearings import HEARINGS
from tests.index.layout_labels import LABELS
from tests.index.layout_lines import LINES
from tests.index.layout_notations import NOTATIONS
from tests.index.layout_offices import OFFICES
from tests.index.layout_spellings import SPELLINGS
from tests.index.layout_traps import TRAPS
from tests.index.layout_turns import TURNS
from tests.index.layout_variants import VARIANTS
from tests.index.layout_voices import VOICES

_ALL = [
    *CASES,
    *TRAPS,
    *VARIANTS,
    *SPELLINGS,
    *NOTATIONS,
    *HEARINGS,
    *OFFICES,
    *VOICES,
    *LINES,
    *TURNS,
    *ENDINGS,
    *BELOW,
    *LABELS,
]


@pytest.mark.parametrize("case", _ALL, ids=lambda case: case.name)
def test_the_pairs_of_a_small_document_are_found(case: Case) -> None:
    read = document(case.text, source=case.source)
    found = [pair for pair in split(read) if pair.question]
    assert [
        (
            pair.question.of(case.text) if pair.question else "",
            " ".join(turn.span.of(case.text) for turn in pair.turns),
            pair.turns[0].speaker.name if pair.turns[0].speaker else None,
        )
        for pair in found
    ] == list(case.pairs)
    if case.asker:
        assert {pair.asker.name for pair in found if pair.asker} == {case.asker}
