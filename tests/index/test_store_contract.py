"""Every store holds the contract of `index.store`: one sentence for each clause, and a state machine for them together.

A new store joins `STORES` and has to pass unchanged.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from index.entries import FileEntry, FileRecord
from index.errors import StoreLocked
from index.local import LocalStore
from index.store import Correction, Store, View
from index.types import Filters
from tests.index.store_machine import DIMENSION, Told, document_entry, machine, record, vector_of

Make = Callable[[Path], Store]


def local(folder: Path) -> Store:
    return LocalStore.create(folder, embedder="made", dimension=DIMENSION)


STORES: dict[str, Make] = {"local": local}


@pytest.fixture(params=sorted(STORES))
def make(request: pytest.FixtureRequest) -> Make:
    return STORES[str(request.param)]


@pytest.fixture
def store(make: Make, tmp_path: Path) -> Iterator[Store]:
    opened = make(tmp_path / "store")
    yield opened
    opened.close()


def told(*answers: str) -> tuple[Told, ...]:
    return tuple(Told(question=("heron",), answer=tuple(answer.split())) for answer in answers)


def put(store: Store, name: str, *answers: str, file: FileRecord | None = None) -> None:
    """Keep a file with one document whose pairs have these answers."""
    kept = file or record(name)
    entry, vectors = document_entry(kept.source, "", told(*answers))
    with store.reading() as view:
        have = view.known(vectors)
    with store.writing() as writer:
        new = {key: vector for key, vector in vectors.items() if key not in have}
        writer.put([FileEntry(file=kept, documents=(entry,))], new)


def drop(store: Store, name: str) -> None:
    with store.writing() as writer:
        assert writer.drop_file(record(name).path) == 1


def publish(store: Store) -> None:
    with store.writing() as writer:
        writer.publish(force=True)


def seen(view: View) -> dict[str, list[str]]:
    """What a view holds: by source, the answers of its document, read from the text."""
    found = {}
    for summary in view.summaries(Filters()):
        document = view.document(summary.id)
        assert document is not None
        found[summary.source] = [pair.turns[0].span.of(document.text) for pair in view.pairs_of(summary.id)]
    return found


def found(view: View) -> tuple[list[float], list[float], dict[str, int]]:
    """What the indexes of a view say: the nearest answers, the best words, how often a word stands somewhere."""
    near = view.nearest("answer", vector_of("kiln mast"), 5, None)
    words = view.matching("answer", {"kiln": 2.0, "oar": 1.0}, 5, None)
    return near.scores.tolist(), words.scores.tolist(), view.frequency("answer", ["kiln", "oar", "quarry"])


def elsewhere(step: Callable[[], None]) -> None:
    """Run a step in another thread to its end, and raise here what it raises there."""
    errors: list[BaseException] = []

    def run() -> None:
        try:
            step()
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(60)
    assert not thread.is_alive(), "a writer waits for a reader"
    if errors:
        raise errors[0]


@pytest.mark.parametrize("looked_before", [True, False])
def test_a_reader_keeps_its_moment_whatever_is_written_meanwhile(store: Store, looked_before: bool) -> None:
    put(store, "a", "kiln mast", "oar oar thaw")
    put(store, "b", "ledger quarry")
    publish(store)
    with store.reading() as view:
        held, indexed = seen(view), found(view)

    def change() -> None:
        put(store, "a", "lantern")
        drop(store, "b")
        put(store, "c", "kiln kiln kiln")
        for _ in range(3):  # enough to take the reader's own base from the disk
            publish(store)

    with store.reading() as view:
        before = view.change
        if looked_before:
            assert found(view) == indexed
        elsewhere(change)
        assert seen(view) == held
        assert found(view) == indexed
        assert view.change == before
    with store.reading() as view:
        assert seen(view) == {"docs/a.txt": ["lantern"], "docs/c.txt": ["kiln kiln kiln"]}
        assert found(view)[2] == {"kiln": 1, "oar": 0, "quarry": 0}


def test_readers_always_see_whole_documents_while_one_writes(store: Store) -> None:
    put(store, "a", "kiln mast", "oar thaw")
    whole = {("kiln mast", "oar thaw"), ("lantern", "ledger", "quarry"), ("kiln",)}
    done = threading.Event()
    wrong: list[object] = []
    looks = [0, 0]

    def read(place: int) -> None:
        while not done.is_set():
            with store.reading() as view:
                held = seen(view)
                pairs = {pair.id for summary in view.summaries(Filters()) for pair in view.pairs_of(summary.id)}
                near = set(view.nearest("answer", vector_of("kiln mast"), 9, None).pairs.tolist())
            if not {tuple(answers) for answers in held.values()} <= whole or near != pairs:
                wrong.append((held, near, pairs))
            looks[place] += 1

    readers = [threading.Thread(target=read, args=(place,)) for place in (0, 1)]
    for reader in readers:
        reader.start()
    try:
        for turn in range(12):
            for answers in sorted(whole):
                put(store, "ab"[turn % 2], *answers)
            if turn % 4 == 3:
                drop(store, "b")
                publish(store)
    finally:
        done.set()
        for reader in readers:
            reader.join(30)
    assert wrong == []
    assert min(looks) > 3


def test_the_store_can_be_described_while_it_is_written(store: Store) -> None:
    done = threading.Event()
    wrong: list[object] = []
    told_bytes: list[int] = []

    def describe() -> None:
        while not done.is_set():
            try:
                with store.reading() as view:
                    told_bytes.append(view.info().bytes)
            except OSError as error:
                wrong.append(error)
                return

    reader = threading.Thread(target=describe)
    reader.start()
    try:
        for turn in range(40):
            put(store, "ab"[turn % 2], f"kiln mast {turn}")
            publish(store)
    finally:
        done.set()
        reader.join(30)
    assert wrong == []
    assert len(told_bytes) > 3
    assert min(told_bytes) > 0


def test_there_is_one_writer_and_the_second_is_told_at_once(make: Make, store: Store, tmp_path: Path) -> None:
    other = make(tmp_path / "store")
    with store.writing() as writer:
        with pytest.raises(StoreLocked, match="is being written by"), other.writing():
            pass
        writer.keep_file(record("a"))
    with other.writing() as writer:
        writer.keep_file(record("b"))
    with store.reading() as view:
        assert sorted(view.files()) == ["/docs/a.txt", "/docs/b.txt"]
    other.close()


def test_files_of_one_put_come_together_or_not_at_all(store: Store) -> None:
    first, vectors = document_entry("docs/a.txt", "", told("kiln"))
    second, more = document_entry("docs/b.txt", "", told("mast"))
    broken = replace(second, pairs=(replace(second.pairs[0], header_words=None),))  # type: ignore[arg-type]  # breaks on purpose
    entries = [FileEntry(file=record("a"), documents=(first,)), FileEntry(file=record("b"), documents=(broken,))]
    with pytest.raises(TypeError), store.writing() as writer:
        writer.put(entries, vectors | more)
    with store.reading() as view:
        assert (seen(view), view.files(), view.known(vectors | more)) == ({}, {}, set())
        assert len(view.nearest("answer", vector_of("kiln"), 5, None).pairs) == 0


def test_folding_the_delta_in_changes_nothing_that_can_be_read(store: Store) -> None:
    put(store, "a", "kiln mast", "oar oar thaw")
    publish(store)
    put(store, "b", "ledger quarry", "kiln")
    put(store, "a", "kiln mast", "heron oar")
    with store.reading() as view:
        before = seen(view), found(view), view.size("answer"), view.vocabulary("header")
        assert view.info().delta > 0
    publish(store)
    with store.reading() as view:
        assert view.info().delta == 0
        assert (seen(view), found(view), view.size("answer"), view.vocabulary("header")) == before


def test_ids_are_never_given_again_not_even_after_erasing_and_reopening(make: Make, tmp_path: Path) -> None:
    documents: list[int] = []
    pairs: list[int] = []
    for turn in range(3):
        store = make(tmp_path / "store")
        put(store, "a", "kiln", "mast")
        with store.reading() as view:
            documents += [summary.id for summary in view.summaries(Filters())]
            pairs += [pair.id for pair in view.pairs_of(documents[-1])]
        drop(store, "a")
        with store.writing() as writer:
            writer.purge() if turn else writer.publish(force=True)
        store.close()
    assert len(set(documents)) == len(documents) == 3
    assert len(set(pairs)) == len(pairs) == 6
    assert min(documents + pairs) > 0


def test_a_vector_is_kept_once_and_goes_with_the_last_that_needs_it(store: Store) -> None:
    _, vectors = document_entry("docs/a.txt", "", told("kiln mast"))
    put(store, "a", "kiln mast")
    put(store, "b", "kiln mast")
    with store.reading() as view:
        assert view.known(vectors) == set(vectors)
        assert view.info().vectors == len(vectors)
    drop(store, "a")
    with store.reading() as view:
        assert view.known(vectors) == set(vectors)
    drop(store, "b")
    with store.reading() as view:
        assert view.known(vectors) == set()
        assert view.info().vectors == 0


def test_a_file_that_is_kept_in_part_says_so_until_it_is_whole(make: Make, tmp_path: Path) -> None:
    store = make(tmp_path / "store")
    put(store, "a", "kiln", file=replace(record("a"), complete=False))
    store.close()
    store = make(tmp_path / "store")
    with store.reading() as view:
        assert not view.files()["/docs/a.txt"].complete
    assert ["docs/a.txt" in finding.problem for finding in store.doctor()] == [True]
    put(store, "a", "kiln")
    with store.reading() as view:
        assert view.files()["/docs/a.txt"] == record("a")
    assert store.doctor() == ()
    store.close()


def test_a_renamed_file_keeps_its_ids_its_corrections_and_its_vectors(store: Store) -> None:
    put(store, "a", "kiln mast")
    correction = Correction(path=record("a").path, label="A", person="Ada Vane")
    with store.writing() as writer:
        writer.correct(correction)
    with store.reading() as view:
        before = view.pairs_of(view.summaries(Filters())[0].id)
    with store.writing() as writer:
        writer.rename(record("a").path, record("b"))
    with store.reading() as view:
        (summary,) = view.summaries(Filters())
        assert summary.source == "docs/b.txt"
        assert view.pairs_of(summary.id) == before
        assert view.corrections() == (replace(correction, path=record("b").path),)
        assert sorted(view.files()) == [record("b").path]
        assert view.nearest("answer", vector_of("kiln mast"), 1, None).pairs.tolist() == [before[0].id]


def test_a_later_correction_takes_the_place_of_an_earlier_one_and_an_empty_one_takes_it_back(store: Store) -> None:
    first, second = (Correction(path=None, label="A", person=person) for person in ("Ada", "Ada Vane"))
    layout = Correction(path="/docs/a.txt", layout="prose")
    with store.writing() as writer:
        for correction in (first, layout, second):
            writer.correct(correction)
    with store.reading() as view:
        assert view.corrections() == (layout, second)
    with store.writing() as writer:
        writer.correct(Correction(path=None, label="A"))
    with store.reading() as view:
        assert view.corrections() == (layout,)


def test_files_that_could_not_be_read_are_remembered_until_others_take_their_place(make: Make, tmp_path: Path) -> None:
    store = make(tmp_path / "store")
    with store.reading() as view:
        assert view.unread() == ()
    with store.writing() as writer:
        writer.keep_unread(["/docs/b.pdf", "/docs/a\ud800.pdf"])
    store.close()
    store = make(tmp_path / "store")
    with store.reading() as view:
        assert view.unread() == ("/docs/a\ud800.pdf", "/docs/b.pdf")
    with store.writing() as writer:
        writer.keep_unread(())
    with store.reading() as view:
        assert view.unread() == ()
    store.close()


def test_erasing_beside_a_reader_leaves_the_reader_its_moment(store: Store) -> None:
    put(store, "a", "kiln mast")
    put(store, "b", "ledger")
    publish(store)

    def erase() -> None:
        drop(store, "b")
        with suppress(StoreLocked), store.writing() as writer:  # a store may say that it cannot erase yet
            writer.purge()

    with store.reading() as view:
        held = seen(view)
        elsewhere(erase)
        assert seen(view) == held == {"docs/a.txt": ["kiln mast"], "docs/b.txt": ["ledger"]}
    with store.writing() as writer:
        writer.purge()
    with store.reading() as view:
        assert seen(view) == {"docs/a.txt": ["kiln mast"]}


@pytest.mark.parametrize("name", sorted(STORES))
def test_a_store_holds_its_contract_through_any_sequence_of_changes(name: str) -> None:
    run_state_machine_as_test(
        machine(STORES[name]),
        settings=settings(
            max_examples=12,
            stateful_step_count=15,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_documents_are_counted_and_their_people_named_as_they_stand_at_that_moment(store: Store) -> None:
    put(store, "one", "kiln")
    put(store, "two", "mast")
    with store.reading() as view:
        ids = [summary.id for summary in view.summaries(Filters())]
        assert view.count() == view.info().documents == len(ids) == 2
        named = view.participants([*ids, 999])
        assert named == {key: document.participants for key, document in view.documents(ids).items()}
        assert view.participants(ids) == named, "a second look differs"
    drop(store, "two")
    with store.reading() as view:
        assert view.count() == 1
        assert set(view.participants(ids)) == {ids[0]}
