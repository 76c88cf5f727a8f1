"""A library mirrors files: it adds, updates, renames, removes and erases, and says what it did."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index import generations, ingest, segment
from index.catalogue import FILE_NAME
from index.errors import InvalidQuestion, StoreDamaged, StoreError, StoreLocked, StoreMismatch, StoreMissing
from index.library import Library
from index.pairs import split
from index.types import Document, Filters, QAPair, Span
from tests.index.made_embedder import MadeEmbedder
from tests.index.made_files import zipped

INTERVIEW = """An interview with Ilse Brandt

Q: What did you mend in the lighthouse?

A: I mended the lantern first. The winch came later, in 1974.

Q: Who kept the ledger?

A: Nobody kept the ledger that winter. The heron was our only guest.
"""
FAQ = """Kiln questions

Q: How hot does the kiln get?

A: The kiln reaches 1,240 degrees. It takes nine hours.
"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "brandt.txt").write_text(INTERVIEW, "utf-8")
    (folder / "kiln.txt").write_text(FAQ, "utf-8")
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "store", embedder=MadeEmbedder(), create=True) as opened:
        yield opened


def opened(tmp_path: Path, name: str = "made@1") -> Library:
    return Library.open(tmp_path / "store", embedder=MadeEmbedder(name))


def test_words_of_some_pairs_can_be_left_out_of_the_count(library: Library, docs: Path) -> None:
    library.add([docs])
    document = library.find(str(docs / "brandt.txt"))
    first, second = [pair for pair in library.pairs(document.id) if pair.question]
    assert set(library.frequency(("ledger", "lantern", "nine"))) == {"ledger", "lantern", "nine"}
    assert set(library.frequency(("ledger", "lantern", "nine"), without={second.id})) == {"lantern", "nine"}
    assert set(library.frequency(("ledger", "lantern", "nine"), without={first.id, second.id})) == {"nine"}
    assert library.frequency(("heron",), without={first.id}) == library.frequency(("heron",))


def test_adding_finds_the_words_and_adding_again_reads_nothing(library: Library, docs: Path) -> None:
    report = library.add([docs])
    assert [Path(source).name for source in report.added] == ["brandt.txt", "kiln.txt"]
    hit = library.search("How hot is the kiln?", k=1)[0]
    assert hit.document.source == str(docs / "kiln.txt")
    assert hit.pair.question is not None
    assert hit.pair.question.of(hit.document.text) == "How hot does the kiln get?"
    assert "kiln" in hit.why.words
    encoder = library.embedder
    assert isinstance(encoder, MadeEmbedder)
    encoded, change = encoder.encoded, library.generation
    again = library.add([docs])
    assert (again.unchanged, again.added, again.updated) == (2, (), ())
    assert (encoder.encoded, library.generation) == (encoded, change)


def test_the_encoder_gets_ready_once_and_only_where_there_is_something_to_embed(docs: Path, tmp_path: Path) -> None:
    class Slow(MadeEmbedder):
        prepared = 0

        def prepare(self) -> None:
            self.prepared += 1

    encoder = Slow()
    with Library.open(tmp_path / "store", embedder=encoder, create=True) as library:
        library.add([docs], dry_run=True)
        assert encoder.prepared == 0
        library.add([docs])
        assert (encoder.prepared, encoder.encoded > 0) == (1, True)
        library.add([docs])
        assert encoder.prepared == 1


def test_a_library_that_stays_open_reads_what_is_new_and_nothing_again(
    library: Library, docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add([docs])
    library.search("kiln")
    read: list[int] = []
    sizes: list[tuple[int, ...]] = []
    build = segment.build

    def spy(db: sqlite3.Connection, after: int, dimension: int) -> segment.Segment:
        built = build(db, after, dimension)
        read.append(len(built.pairs))
        return built

    monkeypatch.setattr(segment, "build", spy)
    questions = ["How hot does the kiln get?", "Who kept the ledger?", "What is in jar three?", "What is in jar nine?"]
    for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")):
        (docs / f"{word}.txt").write_text(f"Q: What is in jar {word}?\n\nA: A note about {word} herons.\n", "utf-8")
        if number == 4:
            library.remove([docs / "brandt.txt", docs / "two.txt"])
            library.search("kiln")
        library.add([docs / f"{word}.txt"])
        read.clear()
        found = [library.search(asked) for asked in questions]
        sizes.append(tuple(read))
        with opened(tmp_path) as fresh:
            assert found == [fresh.search(asked) for asked in questions]
    assert sizes == [(1,)] * 7 + [(7,)] + [(1,)] * 2  # all seven that are left at once when there are many small parts


def test_adding_asks_only_for_the_files_at_hand(library: Library, docs: Path) -> None:
    library.add([docs])
    with library.reading() as view:
        one, two = sorted(view.files())
        assert list(view.files([one, "/elsewhere.txt"])) == [one]
        assert (view.files([]), view.files([two, one])) == ({}, view.files())


def test_an_update_keeps_the_document_and_gives_new_pairs(library: Library, docs: Path) -> None:
    library.add([docs])
    before = library.find("kiln.txt")
    old = {pair.id for pair in library.pairs(before.id)}
    (docs / "kiln.txt").write_text(FAQ.replace("1,240", "1,280"), "utf-8")
    assert library.add([docs]).updated == (str(docs / "kiln.txt"),)
    after = library.find("kiln.txt")
    assert after.id == before.id
    assert "1,280" in after.text
    assert not old & {pair.id for pair in library.pairs(after.id)}


def test_ids_are_not_given_again_after_a_removal(library: Library, docs: Path) -> None:
    library.add([docs])
    seen = {pair.id for summary in library.documents() for pair in library.pairs(summary.id)}
    seen_documents = {summary.id for summary in library.documents()}
    library.remove([docs], purge=True)
    assert library.documents() == ()
    library.add([docs])
    assert not seen_documents & {summary.id for summary in library.documents()}
    assert not seen & {pair.id for summary in library.documents() for pair in library.pairs(summary.id)}


def test_sync_mirrors_a_folder_and_embeds_nothing_for_a_rename(library: Library, docs: Path) -> None:
    library.sync([docs])
    identity = library.find("brandt.txt").id
    (docs / "brandt.txt").rename(docs / "ilse.txt")
    (docs / "kiln.txt").unlink()
    dry = library.sync([docs], dry_run=True)
    assert (len(dry.renamed), len(dry.removed), len(library.documents())) == (1, 1, 2)
    encoder = library.embedder
    assert isinstance(encoder, MadeEmbedder)
    encoded = encoder.encoded
    report = library.sync([docs])
    assert report.renamed == ((str(docs / "brandt.txt"), str(docs / "ilse.txt")),)
    assert report.removed == (str(docs / "kiln.txt"),)
    assert report.unchanged == 0, "what was renamed is told once"
    assert encoder.encoded == encoded
    assert [(s.id, s.source) for s in library.documents()] == [(identity, str(docs / "ilse.txt"))]


def test_a_dry_run_tells_what_the_run_then_does_and_changes_nothing(library: Library, docs: Path) -> None:
    (docs / "rows.csv").write_text("id,question,answer\n1,How deep?,Nine feet.\n2,How far?,A mile.\n", "utf-8")
    library.sync([docs])
    (docs / "kiln.txt").rename(docs / "oven.txt")
    (docs / "rows.csv").rename(docs / "depths.csv")
    (docs / "brandt.txt").unlink()
    (docs / "new.txt").write_text(FAQ.replace("1,240", "1,300"), "utf-8")
    before = library.generation
    told, done = (library.sync([docs], dry_run=dry) for dry in (True, False))
    assert library.generation > before
    assert replace(told, dry_run=False, seconds=done.seconds) == done
    assert (len(done.added), len(done.updated), len(done.renamed), len(done.removed)) == (1, 0, 2, 1)
    assert (done.unchanged, done.embedded) == (0, 1)


def test_a_dry_run_leaves_the_store_as_it_is(library: Library, docs: Path) -> None:
    library.add([docs / "kiln.txt"])
    before, listed = library.generation, library.documents()
    assert library.add([docs], dry_run=True).embedded > 0
    assert (library.generation, library.documents()) == (before, listed)


def test_a_file_that_came_from_elsewhere_is_renamed_and_a_copy_is_not(library: Library, docs: Path) -> None:
    library.sync([docs])
    identity = library.find("brandt.txt").id
    archive = docs.with_name("archive")
    archive.mkdir()
    (docs / "brandt.txt").rename(archive / "1974.txt")
    shutil.copy(docs / "kiln.txt", archive / "kiln.txt")
    encoder = library.embedder
    assert isinstance(encoder, MadeEmbedder)
    encoded = encoder.encoded
    report = library.sync([archive])
    assert report.renamed == ((str(docs / "brandt.txt"), str(archive / "1974.txt")),)
    assert report.added == (str(archive / "kiln.txt"),)
    assert report.removed == ()
    assert encoder.encoded == encoded
    assert {summary.source: summary.id for summary in library.documents()}[str(archive / "1974.txt")] == identity
    assert len(library.documents()) == 3


def test_syncing_a_folder_that_is_gone_changes_nothing(library: Library, docs: Path) -> None:
    library.sync([docs])
    shutil.rmtree(docs)
    with pytest.raises(StoreError, match="no such file or folder"):
        library.sync([docs])
    assert len(library.documents()) == 2


def test_what_cannot_be_looked_into_is_not_taken_for_gone(
    library: Library, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (docs / "shut").mkdir()
    (docs / "brandt.txt").rename(docs / "shut" / "brandt.txt")
    (docs / "link.txt").symlink_to(docs / "kiln.txt")
    library.sync([docs])
    scan = os.scandir

    def refused(folder: Path) -> object:
        if Path(folder).name == "shut":
            raise PermissionError(13, "Permission denied")
        return scan(folder)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", refused)
        (docs / "kiln.txt").unlink()
        report = library.sync([docs])
    assert [failure.message.removeprefix(str(docs)) for failure in report.failed] == [
        "/link.txt: no such file or folder",
        "/shut: cannot be read; check its permissions",
    ]
    assert report.removed == (str(docs / "kiln.txt"),), "a link to nothing keeps nothing"
    assert [Path(summary.source).name for summary in library.documents()] == ["brandt.txt"]


def test_purging_leaves_no_trace_in_any_file(library: Library, docs: Path, tmp_path: Path) -> None:
    library.add([docs])
    library.remove([docs / "brandt.txt"], purge=True)
    library.close()
    for path in (tmp_path / "store").rglob("*"):
        if path.is_file():
            data = path.read_bytes().lower()
            for word in (b"lighthouse", b"lighthous", b"brandt", b"ledger", b"winch"):
                assert word not in data, f"{word!r} is still in {path.name}"
    with opened(tmp_path) as again:
        assert again.search("kiln", k=5)[0].document.source == str(docs / "kiln.txt")


def test_purging_takes_the_corrections_of_what_is_gone_and_keeps_those_in_use(library: Library, docs: Path) -> None:
    library.add([docs])
    for names in (("Ilse Brandt", "Ilse B."), ("Ilse B.", "I. Brandt"), ("I. Brandt", "Ilse B. Brandt")):
        library.rename_person(*names)
    library.rename_person("Ilse Brandt", "Ilka Brandt", document="brandt.txt")
    library.rename_person("Ilka Brandt", "Ilka Brandt-Noll", document="brandt.txt")
    library.add([docs / "kiln.txt"], layout="prose")
    kept = library.corrections()
    assert len(kept) == 6
    library.remove([], purge=True)
    assert library.corrections() == kept
    library.remove([docs / "brandt.txt"])
    assert library.corrections() == kept, "until they are to be erased, they wait for the file to come back"
    library.remove([], purge=True)
    assert [(Path(c.path or "").name, c.layout) for c in library.corrections()] == [("kiln.txt", "prose")]


def test_a_dry_run_of_removing_tells_what_would_go_and_changes_nothing(library: Library, docs: Path) -> None:
    library.add([docs])
    before = library.generation
    told = library.remove([docs, docs / "kiln.txt"], purge=True, dry_run=True)
    assert (told.removed, told.dry_run) == ((str(docs / "brandt.txt"), str(docs / "kiln.txt")), True)
    assert library.generation == before
    with pytest.raises(StoreError, match="not in this store"):
        library.remove(["nobody.txt"], dry_run=True)
    assert library.remove([docs]).removed == told.removed


def test_what_a_reader_keeps_from_being_erased_is_said_and_erased_by_doctor(
    library: Library, docs: Path, tmp_path: Path
) -> None:
    library.add([docs])

    def traces() -> list[str]:
        files = [path for path in (tmp_path / "store").rglob("*") if path.is_file()]
        return [path.name for path in files if b"lighthouse" in path.read_bytes()]

    with opened(tmp_path) as other, other.reading() as view:
        assert len(view.summaries(Filters())) == 2
        with pytest.raises(StoreLocked, match=f"somebody is reading.*onrecord doctor --store {tmp_path / 'store'}"):
            library.remove([docs / "brandt.txt"], purge=True)
        assert traces()
        assert [finding.problem for finding in library.doctor()] == [
            "database: its log cannot be emptied (somebody reads, or the disk is full); what was erased may still stand there"
        ]
        assert len(view.summaries(Filters())) == 2
    assert [summary.source for summary in library.documents()] == [str(docs / "kiln.txt")]
    assert library.doctor() == ()
    assert traces() == []


def test_filters_limit_a_search_before_it_ranks(library: Library, docs: Path) -> None:
    library.add([docs / "kiln.txt"], collection="pottery")
    library.add([docs / "brandt.txt"], collection="sea")
    found = library.search("How hot is the kiln?", filters=Filters(collection="sea"))
    assert {hit.document.source for hit in found} == {str(docs / "brandt.txt")}
    hidden = library.search("kiln", k=1)[0].pair.id
    assert hidden not in {hit.pair.id for hit in library.search("kiln", filters=Filters(without=frozenset({hidden})))}
    assert library.search("kiln", filters=Filters(document="nowhere.txt")) == ()


def test_a_file_that_cannot_be_read_does_not_stop_the_others(library: Library, docs: Path) -> None:
    (docs / "broken.txt").write_bytes(b"")
    report = library.add([docs, docs / "missing.txt"])
    assert len(report.added) == 2
    assert sorted(Path(failure.source).name for failure in report.failed) == ["broken.txt", "missing.txt"]


def test_text_comes_back_with_every_odd_character(library: Library, tmp_path: Path) -> None:
    odd = "\ufeffQ: What is odd?\r\n\r\nA: A thaw\u2028and a \u202emast\u202c, e\u0301 and NEL\x85.\r\n"
    (tmp_path / "odd.txt").write_bytes(odd.encode("utf-8"))
    library.add([tmp_path / "odd.txt"])
    assert library.find("odd.txt").text == odd


def test_a_stored_span_is_located_by_the_lines_that_it_covers(library: Library, tmp_path: Path) -> None:
    text = "".join(f"Q: What burned in 190{n}?\nA: Barn {n}.\n" for n in range(9))
    (tmp_path / "fires.txt").write_text(text, "utf-8")
    library.add([tmp_path / "fires.txt"])
    document = library.find("fires.txt")
    begin = text.index("Barn 4")
    at = library.locate(document.id, Span(begin, begin + 6), ("Fires",))
    assert (at.line, at.line_end, at.heading) == (10, 10, ("Fires",))


def test_a_named_speaker_outlives_reading_the_file_again(library: Library, docs: Path) -> None:
    (docs / "talk.txt").write_text(
        "SPEAKER 1: Who built the mast?\n\nSPEAKER 2: My uncle built the mast.\n\n" * 3, "utf-8"
    )
    library.add([docs])
    label = next(person.name for person in library.people() if "2" in person.name or "2" in " ".join(person.labels))
    assert library.rename_person(label, "Nora Feld", document="talk.txt") == 1
    assert "Nora Feld" in {person.name for person in library.people()}
    library.add([docs], verify=True)
    (docs / "talk.txt").write_text((docs / "talk.txt").read_text("utf-8") + "\n", "utf-8")
    library.add([docs])
    assert "Nora Feld" in {person.name for person in library.people()}
    assert {h.document.source for h in library.search("mast", filters=Filters(person="nora feld"))} == {
        str(docs / "talk.txt")
    }


def people(library: Library) -> dict[str, tuple[str, ...]]:
    return {person.name: person.labels for person in library.people()}


def speakers(library: Library, question: str) -> set[str]:
    turns = [turn for hit in library.search(question) for turn in hit.pair.turns]
    return {turn.speaker.name for turn in turns if turn.speaker}


def test_a_name_put_right_can_be_put_right_again_and_taken_back(library: Library, docs: Path) -> None:
    (docs / "talk.txt").write_text(
        "SPEAKER 1: Who built the mast?\n\nSPEAKER 2: My uncle built the mast.\n\n" * 3, "utf-8"
    )
    library.add([docs / "talk.txt"])
    before = people(library)
    vectors = library.info().vectors
    assert speakers(library, "mast") == {"SPEAKER 2"}
    assert library.rename_person("SPEAKER 2", "Nora Feld") == 1
    assert library.rename_person("Nora Feld", "Nora F. Feld") == 1
    assert people(library)["Nora F. Feld"] == ("SPEAKER 2",)
    assert speakers(library, "mast") == {"Nora F. Feld"}
    assert library.rename_person("Nora Feld", "") == 1
    assert people(library) == {"Nora Feld": ("SPEAKER 2",), "SPEAKER 1": before["SPEAKER 1"]}
    assert library.rename_person("SPEAKER 2", "") == 1
    assert people(library) == before
    assert library.info().vectors == vectors
    assert library.rename_person("SPEAKER 2", "") == 0


def test_a_name_put_right_in_one_document_holds_there_before_the_one_for_all(library: Library, docs: Path) -> None:
    for name in ("east", "west"):
        text = f"SPEAKER 1: Who built the {name} mast?\n\nSPEAKER 2: My uncle built it.\n\n" * 3
        (docs / f"{name}.txt").write_text(text, "utf-8")
    library.add([docs / "east.txt", docs / "west.txt"])
    assert library.rename_person("SPEAKER 2", "Jon Aas", document="east.txt") == 1
    assert library.rename_person("SPEAKER 2", "Nora Feld") == 1
    spoken = {person.name: len(person.documents) for person in library.people()}
    assert spoken == {"Jon Aas": 1, "Nora Feld": 1, "SPEAKER 1": 2}
    assert library.rename_person("SPEAKER 2", "", document="east.txt") == 1
    assert {person.name: len(person.documents) for person in library.people()} == {"Nora Feld": 2, "SPEAKER 1": 2}


def test_two_spellings_of_a_participant_become_one_person(library: Library, docs: Path) -> None:
    library.add([docs / "brandt.txt"])
    assert library.rename_person("Ilse Brandt", "Ilse B. Brandt") == 1
    assert people(library) == {"Ilse B. Brandt": ("Ilse Brandt",)}
    for name in ("Ilse Brandt", "ilse b. brandt"):
        assert [s.source for s in library.documents(Filters(person=name))] == [str(docs / "brandt.txt")]
    assert library.rename_person("Ilse Brandt", "") == 1
    assert people(library) == {"Ilse Brandt": ()}


def test_another_encoder_is_refused_with_the_way_out(library: Library, docs: Path, tmp_path: Path) -> None:
    library.add([docs])
    with pytest.raises(StoreMismatch, match=r"built with the encoder 'made@1', not 'made@2'"):
        opened(tmp_path, "made@2")


def test_a_newer_store_is_refused(library: Library, tmp_path: Path) -> None:
    library.close()
    db = sqlite3.connect(tmp_path / "store" / FILE_NAME)
    with db:
        db.execute("UPDATE fact SET value = '999' WHERE name = 'schema'")
    db.close()
    with pytest.raises(StoreMismatch, match="newer release"):
        opened(tmp_path)


def test_a_missing_store_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="there is no store here"):
        Library.open(tmp_path / "nothing", embedder=MadeEmbedder())


def test_a_document_is_filtered_by_its_path_before_its_name_and_a_person_by_words_of_the_name(
    library: Library, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (docs / "sub").mkdir()
    shutil.copy(docs / "kiln.txt", docs / "sub" / "kiln.txt")
    (docs / "rows.csv").write_text("id,question,answer\n1,How deep?,Nine feet.\n12,How far?,A mile.\n", "utf-8")
    library.add([docs])
    monkeypatch.chdir(docs)

    def found(document: str | None = None, person: str | None = None) -> list[str]:
        limits = Filters(document=document, person=person)
        return [Path(summary.source).name for summary in library.documents(limits)]

    assert found(document="kiln.txt") == ["kiln.txt"], "the one that the path names"
    assert found(document="./sub/kiln.txt") == ["kiln.txt"]
    monkeypatch.chdir(docs.parent)
    assert found(document="kiln.txt") == ["kiln.txt", "kiln.txt"], "both of that name"
    assert found(document="docs/rows.csv") == found(document="rows.csv") == ["rows.csv#1", "rows.csv#12"]
    assert found(document="docs/rows.csv#1") == found(document="rows.csv#1") == ["rows.csv#1"]
    assert found(person="ILSE BRANDT") == found(person="brandt") == found(person="Brandt, Ilse") == ["brandt.txt"]
    assert found(person="Ilse Brand") == found(person="?") == []
    for date in ("yesterday", "2015-6", "2015-13", "2015-06-32", "2015-02-29", "2015-06-01T00:00"):
        with pytest.raises(InvalidQuestion, match="is not a date"):
            Filters(date_to=date)


def _hold(store: str, ready: multiprocessing.synchronize.Event, done: multiprocessing.synchronize.Event) -> None:
    with Library.open(store, embedder=MadeEmbedder()) as other, other.store.writing():
        ready.set()
        done.wait(20)


def test_a_second_writer_is_told_who_writes_and_readers_do_not_wait(
    library: Library, docs: Path, tmp_path: Path
) -> None:
    library.add([docs])
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(str(tmp_path / "store"), ready, done))
    other.start()
    try:
        assert ready.wait(20)
        with pytest.raises(StoreLocked, match=rf"process {other.pid}"):
            library.remove([docs])
        assert library.search("kiln", k=1)
    finally:
        done.set()
        other.join()


@pytest.mark.parametrize("harm", ["missing", "truncated", "flipped", "swapped"])
def test_a_harmed_index_is_rebuilt_and_never_served(library: Library, docs: Path, tmp_path: Path, harm: str) -> None:
    library.add([docs])
    expected = [(hit.pair.id, hit.score) for hit in library.search("the heron and the ledger")]
    library.close()
    folder = next((tmp_path / "store" / generations.FOLDER).iterdir())
    path = folder / "answer.faiss"
    data = path.read_bytes()
    if harm == "missing":
        path.unlink()
    elif harm == "truncated":
        path.write_bytes(data[:-7])
    elif harm == "flipped":
        path.write_bytes(data[:-40] + bytes([data[-40] ^ 0x55]) + data[-39:])
    else:
        shutil.copy(folder / "question.faiss", path)
    with opened(tmp_path) as again:
        assert [(hit.pair.id, hit.score) for hit in again.search("the heron and the ledger")] == expected
        assert again.doctor() == ()


@pytest.mark.parametrize("keep", [0, 50, 5000])
def test_a_damaged_database_is_a_clear_error(library: Library, docs: Path, tmp_path: Path, keep: int) -> None:
    library.add([docs])
    library.close()
    path = tmp_path / "store" / FILE_NAME
    data = path.read_bytes()
    path.write_bytes(data[:keep] + b"\x07" * (len(data) - keep) if keep else b"not a database at all, but text" * 200)
    with pytest.raises(StoreDamaged, match="damaged"), opened(tmp_path) as again:
        again.documents()


@pytest.fixture
def readable() -> Iterator[Path]:
    """A folder with a store that everybody may read and only its owner may write."""
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are open to their owner only
        folder = Path(name)
        (folder / "kiln.txt").write_text(FAQ, "utf-8")
        with Library.open(folder / "store", embedder=MadeEmbedder(), create=True) as library:
            library.add([folder / "kiln.txt"])
        with opened(folder) as library:  # imports what a child may need that cannot read this Python's own folder
            assert library.search("kiln", k=1)
            assert library.doctor() == ()
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)
        yield folder


def test_a_read_only_store_answers_and_refuses_to_change(readable: Path) -> None:
    everything = [readable, *readable.rglob("*")]
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        assert as_nobody(lambda: looks_and_cannot_change(readable))() == ""
    finally:
        for path in everything:
            path.chmod(0o755 if path.is_dir() else 0o644)


@pytest.mark.skipif(os.geteuid() != 0, reason="reading as somebody else needs root")
def test_who_may_only_read_sees_what_the_owner_writes_meanwhile(readable: Path) -> None:
    looked, written = os.pipe(), os.pipe()

    def looks_twice() -> None:
        with opened(readable) as library:
            assert [Path(s.source).name for s in library.documents()] == ["kiln.txt"]
            os.write(looked[1], b"1")
            os.read(written[0], 1)
            found = library.documents()
            assert [Path(s.source).name for s in found] == ["brandt.txt"]
            assert library.document(found[0].id).text == INTERVIEW
            assert library.search("ledger", k=1)[0].document.id == found[0].id

    finished = as_nobody(looks_twice)
    os.close(looked[1])  # so that reading ends where the child has
    os.read(looked[0], 1)
    with opened(readable) as library:
        library.remove([readable / "kiln.txt"], purge=True)
        (readable / "brandt.txt").write_text(INTERVIEW, "utf-8")
        library.add([readable / "brandt.txt"])
    os.write(written[1], b"1")
    assert finished() == ""
    for end in (looked[0], *written):
        os.close(end)


def looks_and_cannot_change(folder: Path) -> None:
    with opened(folder) as library:
        assert library.search("kiln", k=1)
        for change in (library.add, library.remove):
            with pytest.raises(StoreError, match="read-only; nothing was changed"):
                change([folder / "kiln.txt"])
        assert library.doctor() == ()


def as_nobody(step: Callable[[], None]) -> Callable[[], str]:
    """Begin a step in a child that may not write what others own. Call the result to wait for its end; it says what went
    wrong there, or nothing."""
    into, out = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            step()
            said = b""
        except BaseException as error:
            said = repr(error).encode()
        os.write(out, said)
        os._exit(0)
    os.close(out)

    def finished() -> str:
        with os.fdopen(into, "rb") as pipe:
            said = pipe.read()
        os.waitpid(child, 0)
        return said.decode()

    return finished


def test_a_copied_store_is_a_store(library: Library, docs: Path, tmp_path: Path) -> None:
    library.add([docs])
    library.close()
    shutil.copytree(tmp_path / "store", tmp_path / "copy")
    with Library.open(tmp_path / "copy", embedder=MadeEmbedder()) as copy:
        assert copy.search("kiln", k=1)[0].document.source == str(docs / "kiln.txt")
        assert copy.doctor() == ()


def test_an_unforeseen_error_in_one_document_is_one_line_and_the_run_goes_on(
    library: Library, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (docs / "rows.csv").write_text("id,question,answer\n1,How deep?,Nine feet.\n2,How far?,BREAK it.\n", "utf-8")

    def fragile(document: Document, *, layout: str | None = None) -> tuple[QAPair, ...]:
        if "ledger" in document.text or "BREAK" in document.text:
            raise IndexError("list index\nout of range")
        return split(document, layout=layout)

    monkeypatch.setattr(ingest, "split", fragile)
    report = library.add([docs])
    assert [Path(failure.source).name for failure in report.failed] == ["brandt.txt", "rows.csv#2"]
    for failure in report.failed:
        assert "IndexError: list index out of range" in failure.message
        assert "\n" not in failure.message
    kept = sorted(Path(summary.source).name for summary in library.documents())
    assert kept == ["kiln.txt", "rows.csv#1"]
    monkeypatch.undo()
    assert library.add([docs]).failed == ()
    assert len(library.documents()) == 4


ASKED = """Interview with Rosa Keel

How did you lose the mill?

A lamp fell over.

Was anybody hurt?

Nobody. We were all at the fair.

Will you rebuild it?

Next year.
"""


def test_a_layout_that_was_forced_outlives_reading_again(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "mill.txt"
    path.write_text(ASKED, encoding="utf-8")
    library.add([path], layout="prose")
    assert {pair.layout for pair in library.pairs(library.find(str(path)).id)} == {"prose"}
    path.write_text(ASKED + "\nAnd then?\n\nWe grind.\n", encoding="utf-8")
    assert library.add([path]).updated == (str(path),)
    assert {pair.layout for pair in library.pairs(library.find(str(path)).id)} == {"prose"}
    library.sync([path], verify=True)
    assert {pair.layout for pair in library.pairs(library.find(str(path)).id)} == {"prose"}


def test_uncertain_pairs_are_told_of(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "mill.txt"
    path.write_text(ASKED, encoding="utf-8")
    (notice,) = library.add([path]).notices
    assert notice.source == str(path)
    assert "3 of 3 pairs are uncertain" in notice.message
    assert library.add([path]).notices == ()


def test_what_cannot_be_read_in_an_archive_is_told_each_time_and_remembered(library: Library, docs: Path) -> None:
    path = docs / "all.zip"
    path.write_bytes(zipped({"kiln.txt": FAQ, "torn.pdf": b"%PDF-1.4\nnothing more"}))
    for done in ("added", "unchanged"):
        report = library.add([path])
        assert [failure.source for failure in report.failed] == [f"{path}#torn.pdf"]
        assert report.failed[0].message.startswith(f"{path}#torn.pdf: damaged PDF")
        assert (len(report.added), report.unchanged, len(report.updated)) == (
            (1, 0, 0) if done == "added" else (0, 1, 0)
        )
        assert library.unread() == (f"{path.resolve()}#torn.pdf",)
    path.write_bytes(zipped({"kiln.txt": FAQ}))
    assert library.add([path]).failed == ()
    assert library.unread() == ()
    path.write_bytes(zipped({"kiln.txt": FAQ, "torn.pdf": b"%PDF-1.4\nnothing more"}))
    library.sync([docs])
    assert library.unread() == (f"{path.resolve()}#torn.pdf",)
    library.remove([path])
    assert library.unread() == ()


def test_what_could_not_be_read_is_remembered_until_it_can_be_or_goes(library: Library, docs: Path) -> None:
    broken = docs / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4\nnothing more")
    library.add([docs])
    assert library.unread() == (str(broken.resolve()),)
    library.add([docs / "kiln.txt"])
    assert library.unread() == (str(broken.resolve()),)
    broken.unlink()
    library.sync([docs])
    assert library.unread() == ()

    broken.write_bytes(b"%PDF-1.4\nnothing more")
    (docs / "kiln.txt").write_bytes(b"\x00\x01\x02")  # has documents already, which stay
    library.sync([docs])
    assert library.unread() == (str(broken.resolve()),)
    library.remove([docs])
    assert library.unread() == ()
