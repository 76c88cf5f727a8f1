"""What is not tried: rival readings where one explains all; and labels that are read at once or step by step alike."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import index.pairs
from index.pairs import split
from index.pairs.page import Page
from index.pairs.parts import Proposal
from index.readers.text import document

_HEAD = (
    "DEPOSITION OF VERA K. SOUTH\n\nVERA K. SOUTH, having been duly sworn, testified as follows:\n\nBY MS. LANE:\n\n"
)
_ASKED = "".join(
    f"Q. Where did you keep key number {n} to the back door?\nA. On hook {n}, behind the counter in the shop.\n\n"
    for n in range(20)
)


def _tried(text: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The layouts that are asked for a reading of `text`."""
    tried: list[str] = []
    for name, propose in list(index.pairs.LAYOUTS.items()):

        def noted(page: Page, name: str = name, propose: object = propose) -> Iterator[Proposal]:
            tried.append(name)
            assert callable(propose)
            yield from propose(page)

        monkeypatch.setitem(index.pairs.LAYOUTS, name, noted)
    split(document(text, source="talk.txt"))
    return tried


def test_no_other_layout_is_tried_where_a_testimony_explains_nearly_all(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _tried(_HEAD + _ASKED, monkeypatch) == ["structured", "constructs", "testimony"]


_OTHERS = "Rosa Keel: Who came first?\nIvo Brandt: The baker did.\nRosa Keel: When?\nIvo Brandt: At six.\n"
_ANNEX = "# Annex\n" + "The door was painted green in the spring and nobody had a key to it. " * 80


@pytest.mark.parametrize(
    "text",
    [_HEAD + _ASKED[:-1] + _OTHERS, _HEAD + _ASKED + _ANNEX],
    ids=["a last answer that may hold another layout", "much text that it does not label"],
)
def test_all_layouts_are_tried_where_more_may_follow_the_testimony(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _tried(text, monkeypatch) == list(index.pairs.LAYOUTS)


@pytest.mark.parametrize("time", ["[00:00:14]", "(0:14)", "00:14", "<1:00:14.250>", "[00:14 - 00:19]", "- 00:14"])
def test_a_label_with_a_time_names_the_same_person_however_the_time_is_written(time: str) -> None:
    text = "".join(
        f"DANA WELLS {time}: What did you bake on day {n}?\n\nDR. IVO BRANDT {time}: Loaf number {n}, with rye.\n\n"
        for n in range(6)
    )
    pairs = [pair for pair in split(document(text, source="talk.txt")) if pair.question]
    names = {(pair.asker and pair.asker.label, pair.turns[0].speaker and pair.turns[0].speaker.label) for pair in pairs}
    assert len(pairs) == 6
    assert names == {("DANA WELLS", "DR. IVO BRANDT")}
