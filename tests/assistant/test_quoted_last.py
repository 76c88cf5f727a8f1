"""Which pair an answer quotes is told by its words, those of a short quote in the document that it says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from assistant.sources import quoted
from index.types import Filters
from tests.assistant.assistants import assistant_of

LOCK = """The lock: an interview with Wilma Tarn

Q: What did you eat?

Wilma Tarn: Eel.

Q: What did you drink?

Wilma Tarn: Tea, and nothing but tea.
"""
MILL = LOCK.replace("Wilma Tarn", "Bo Reem").replace("The lock", "The mill")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    pages = {"lock.txt": LOCK, "mill.txt": MILL, "copy.txt": MILL}
    with assistant_of(tmp_path_factory.mktemp("both"), pages) as found:
        found.archive.refresh()
        yield found


def test_a_short_quote_is_found_in_the_document_that_it_is_from(both: Assistant) -> None:
    hit = quoted(both.archive, "Wilma Tarn (“The lock: an interview with Wilma Tarn”): “Eel.” [1]", Filters())
    assert hit is not None
    assert hit.document.source.endswith("lock.txt")
    assert "Eel." in hit.pair.span.of(hit.document.text)


@pytest.mark.parametrize(
    "answer",
    [
        "Wilma Tarn: “Eel.” [1]",
        "Bo Reem (“The mill: an interview with Bo Reem”): “Eel.” [1]",  # two are called so
        "Wilma Tarn (“The lock: an interview with Wilma Tarn”): “Trout.” [1]",
    ],
)
def test_a_short_quote_of_no_document_or_of_several_is_nowhere(both: Assistant, answer: str) -> None:
    assert quoted(both.archive, answer, Filters()) is None
