"""The scale benchmark goes on where it was interrupted, and writes between its marks."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import numpy as np

from benchmarks.copies import Original, copies
from benchmarks.plot import Panel, svg
from benchmarks.scale import build, written
from index.embedding import default_embedder
from index.local import LocalStore
from index.types import Filters
from tests.index.store_machine import Told, document_entry, key_of


def original() -> Original:
    dimension = default_embedder().dimension
    told = [Told(question=("heron",), answer=(word, "mast")) for word in ("kiln", "thaw", "oar")]
    documents = [document_entry(f"{number}.txt", "", (item,))[0] for number, item in enumerate(told)]
    texts = {"heron", *(" ".join(item.answer) for item in told)}
    dice = np.random.default_rng(3)
    vectors = {key_of(text): dice.standard_normal((1, dimension)).astype(np.float32) for text in sorted(texts)}
    return Original(documents=tuple(documents), vectors=vectors, questions=("heron?",))


def test_a_copy_is_the_same_whether_or_not_others_were_made_before() -> None:
    whole = [file for files, _ in copies(original(), 20) for file in files]
    assert len(whole) == 10
    assert len({file.documents[0].pairs[0].passages[1].words for file in whole}) > 3
    vectors = {key: vector for _, found in copies(original(), 20) for key, vector in found.items()}
    have = {file.file.path for file in whole[:4]}
    rest = [(files, found) for files, found in copies(original(), 20, have)]
    assert [file for files, _ in rest for file in files] == whole[4:]
    assert all(np.array_equal(vector, vectors[key]) for _, found in rest for key, vector in found.items())


def kept(folder: Path) -> dict[int, tuple[int, ...]]:
    """The ids of the pairs of each document of the store that was built."""
    encoder = default_embedder()
    store = LocalStore(folder / "store", embedder=encoder.name, dimension=encoder.dimension)
    with store.reading() as view:
        found = {d.id: tuple(pair.id for pair in view.pairs_of(d.id)) for d in view.summaries(Filters())}
    store.close()
    return found


def test_an_interrupted_store_is_gone_on_with(tmp_path: Path) -> None:
    encoder = default_embedder()
    first = build(tmp_path, original(), 8)
    begun = kept(tmp_path)
    assert build(tmp_path, original(), 20)["kept per CPU s"] > 0 < first["kept per CPU s"]
    assert len(begun) == 4
    assert begun.items() <= kept(tmp_path).items()  # a pair that is put again gets another id
    store = LocalStore(tmp_path / "store", embedder=encoder.name, dimension=encoder.dimension)
    with store.reading() as view:
        assert view.info().passages == 20
        assert len(view.summaries(Filters())) == 10
    assert store.doctor() == ()
    store.close()


def test_tables_come_between_their_marks_and_first_at_the_end() -> None:
    page = written("# Scale\n\nWords.\n", {"scale": "one"})
    assert page == "# Scale\n\nWords.\n\n<!-- scale -->\none\n<!-- end of scale -->\n"
    assert written(page + "\nAfter.\n", {"scale": "two"}) == page.replace("one", "two") + "\nAfter.\n"


def test_a_chart_has_every_point_inside() -> None:
    drawn = ElementTree.fromstring(
        svg([Panel(title="a & b", at=[1e4, 1e6], lines={"x": [3.0, 900.0], "y": [4.0, 5.0]})])
    )
    circles = [item for item in drawn.iter() if item.tag.endswith("circle")]
    assert len(circles) == 4
    places = [(float(item.attrib["cx"]), float(item.attrib["cy"])) for item in circles]
    assert all(50 <= x <= 300 and 30 <= y <= 165 for x, y in places)
    assert places[0][1] > places[1][1]
