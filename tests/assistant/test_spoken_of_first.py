"""Where somebody is asked about who takes no part, the documents that say their name are read before others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assistant.conversation import Assistant
from assistant.sources import gather
from index.library import Library
from index.types import Filters

MINUTES = """SALLOW CHAMBER ORCHESTRA

Open meeting of the board

A young man asked why he was the youngest in the room. Mr. Veldt said that this was the best question of the evening.
Miss Quorrel said that at a price of 28 crowns she was not astonished.
"""


def test_the_document_that_says_the_name_is_read(tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text(MINUTES, "utf-8")
    for number in range(6):
        talk = f"Talk {number}: an interview with Ada Lind\n\nQ: What did they say about the price?\n\n"
        said = "A: The miss said what the price was. They say about the price what they say, and I miss it.\n"
        (tmp_path / f"talk{number}.txt").write_text(talk + said * 2, "utf-8")
    with Library.open(tmp_path / "store", create=True) as library:
        library.add(sorted(tmp_path.glob("*.txt")))
        assistant = Assistant(library)
        answer = assistant.ask("What did Miss Quorrel say about the price?")
        assert {Path(citation.document).name for citation in answer.citations} == {"minutes.txt"}
        question, archive = "What did Miss Quorrel say about the price?", assistant.archive
        found = archive.search(question, k=20, filters=Filters())
        hits = [replace(hit, score=0.7 if "quorrel" in hit.why.words else 1.5) for hit in found]
        for names, first in (([], "talk"), ([frozenset({"quorrel"})], "minutes")):
            sources = gather(archive, hits, person=None, filters=Filters(), question=question, spoken_of=names)
            best = max(sources, key=lambda source: source.prior)
            assert Path(best.document.source).name.startswith(first)
