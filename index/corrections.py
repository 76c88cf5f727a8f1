"""What people put right (who a label names, which layout holds) and what follows from it. It outlives re-reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.derive import entry
from index.embedding import Embeddable, Embedder, with_sentences
from index.store import Correction, FileEntry, View, Writer
from index.types import QAPair, Speaker


def corrected(pairs: Sequence[QAPair], corrections: Sequence[Correction], path: str) -> tuple[QAPair, ...]:
    """The pairs with the names that people gave to labels: those for this file first, then those for all."""
    names: dict[str, str] = {}
    for local in (False, True):
        for correction in corrections:
            applies = correction.path == path if local else correction.path is None
            if applies and correction.label is not None and correction.person is not None:
                names[correction.label] = correction.person
    if not names:
        return tuple(pairs)

    def named(speaker: Speaker | None) -> Speaker | None:
        if speaker is None:
            return None
        person = names.get(speaker.label) or names.get(speaker.person or "")
        return replace(speaker, person=person) if person else speaker

    return tuple(
        replace(
            pair,
            asker=named(pair.asker),
            turns=tuple(replace(turn, speaker=named(turn.speaker)) for turn in pair.turns),
        )
        for pair in pairs
    )


def layout_for(path: str, corrections: Sequence[Correction]) -> str | None:
    """The layout that a person chose for this file, or None."""
    chosen = [c.layout for c in corrections if c.path == path and c.label is None and c.layout]
    return chosen[-1] if chosen else None


def rename_person(view: View, writer: Writer, embedder: Embedder, correction: Correction) -> int:
    """Keep a correction of a label and derive again the documents in which somebody goes by it; returns how many."""
    assert correction.label is not None
    touched = _with_label(view, correction.label, correction.path)
    corrections = [*view.corrections(), correction]
    files = view.files()
    entries: list[FileEntry] = []
    texts: dict[bytes, Embeddable] = {}
    for file_path, row, document_id in touched:
        kept = view.document(document_id)
        assert kept is not None
        pairs = corrected(view.pairs_of(document_id), corrections, file_path)
        derived, new = entry(kept, pairs, embedder, row=row, reread=False)
        entries.append(FileEntry(file=files[file_path], documents=(derived,)))
        texts.update(new)
    have = view.known(texts.keys())
    keys = [key for key in texts if key not in have]
    vectors = dict(zip(keys, with_sentences(embedder, [texts[key] for key in keys]), strict=True))
    writer.correct(correction)
    writer.put(entries, vectors)
    writer.publish()
    return len(touched)


def _with_label(view: View, label: str, path: str | None) -> list[tuple[str, str, int]]:
    """File path, row and id of the documents in which somebody goes by this label or name."""
    found = []
    for file_path in [path] if path is not None else sorted(view.files()):
        for row, (document_id, _) in view.sources(file_path).items():
            names = {
                name
                for pair in view.pairs_of(document_id)
                for speaker in [pair.asker, *(turn.speaker for turn in pair.turns)]
                if speaker
                for name in (speaker.label, speaker.name)
            }
            if label in names:
                found.append((file_path, row, document_id))
    return found
