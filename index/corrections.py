"""What people put right (whom a label names, which layout holds) and what follows from it. It outlives re-reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.derive import entry
from index.embedding import Embeddable, Embedder, with_sentences
from index.entries import FileEntry
from index.store import Correction, View, Writer
from index.types import QAPair, Speaker


def layout_for(path: str, corrections: Sequence[Correction]) -> str | None:
    """The layout that a person chose for this file, or None."""
    chosen = [c.layout for c in corrections if c.path == path and c.label is None and c.layout]
    return chosen[-1] if chosen else None


def names_for(path: str, corrections: Sequence[Correction]) -> tuple[tuple[str, str], ...]:
    """The corrections of names that hold in a file, in the order they were made: label or name, then the person.

    Where the same label is put right for this file and for all, the file's own holds.
    """
    own = {c.label for c in corrections if c.path == path}
    return tuple(
        (c.label, c.person)
        for c in corrections
        if c.label is not None and c.person is not None and (c.path == path or (c.path is None and c.label not in own))
    )


def renamed(label: str, person: str | None, names: Sequence[tuple[str, str]]) -> str | None:
    """Whom `label` stands for where the document names `person`: each correction in turn, as people made them."""
    for wrong, right in names:
        if wrong and wrong in (label, person):
            person = right
    return person


def corrected(pairs: Sequence[QAPair], corrections: Sequence[Correction], path: str) -> tuple[QAPair, ...]:
    """The pairs with the names that hold now, whichever they had before."""
    names = names_for(path, corrections)

    def named(speaker: Speaker | None) -> Speaker | None:
        if speaker is None:
            return None
        read = speaker.person if speaker.read is None else speaker.read or None
        person = renamed(speaker.label, read, names)
        return Speaker(label=speaker.label, person=person, read=None if person == read else read or "")

    return tuple(
        replace(
            pair,
            asker=named(pair.asker),
            turns=tuple(replace(turn, speaker=named(turn.speaker)) for turn in pair.turns),
        )
        for pair in pairs
    )


def rename_person(view: View, writer: Writer, embedder: Embedder, correction: Correction) -> int:
    """Keep a correction of a name and derive again the pairs that it changes; returns how many documents have the name."""
    kept = [c for c in view.corrections() if (c.path, c.label) != (correction.path, correction.label)]
    now = [*kept, *([correction] if correction.person else [])]
    files = view.files()
    entries: list[FileEntry] = []
    texts: dict[bytes, Embeddable] = {}
    changed = 0
    for path in [correction.path] if correction.path is not None else sorted(files):
        names = [names_for(path, corrections) for corrections in (view.corrections(), now)]
        for row, (document_id, _) in view.sources(path).items():
            document = view.document(document_id)
            assert document is not None
            before = view.pairs_of(document_id)
            after = corrected(before, now, path)
            listed = [[renamed("", name, found) for name in document.participants] for found in names]
            changed += after != before or listed[0] != listed[1]
            if after != before:
                derived, new = entry(document, after, embedder, row=row, reread=False)
                entries.append(FileEntry(file=files[path], documents=(derived,)))
                texts.update(new)
    have = view.known(texts.keys())
    keys = [key for key in texts if key not in have]
    vectors = dict(zip(keys, with_sentences(embedder, [texts[key] for key in keys]), strict=True))
    writer.correct(correction)
    writer.put(entries, vectors)
    writer.publish()
    return changed
