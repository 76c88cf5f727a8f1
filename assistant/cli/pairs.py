"""`onrecord pairs`: how a document is split, without storing anything."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli import present
from index.errors import OnRecordError
from index.types import Document, QAPair

if TYPE_CHECKING:
    from index.places import Places

Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files or folders.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object per pair and nothing else.")]
Layout = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Force a layout instead of letting them compete; `prose` finds no pairs.",
        show_default=False,
    ),
]
Sections = Annotated[bool, typer.Option("--sections", help="Show the sections without a question too.")]


def pairs(paths: Paths, as_json: Json = False, layout: Layout = None, sections: Sections = False) -> None:
    """Show the questions and answers found in documents; nothing is stored."""
    from index.pairs import LAYOUTS, PROSE, split
    from index.readers import discover, read

    if layout is not None and layout not in LAYOUTS and layout != PROSE:
        names = ", ".join([*LAYOUTS, PROSE])
        typer.echo(f"onrecord: no layout is called '{layout}'; there are: {names}", err=True)
        raise typer.Exit(2)
    found = discover(paths)
    failed = done = 0

    def tell(_: str, message: str) -> None:
        nonlocal failed
        failed += 1
        typer.echo(f"onrecord: {message}", err=True)

    for file in found.files:
        try:
            documents = read(file.path, source=file.source, failed=tell)
            found_in = [(document, split(document, layout=layout)) for document in documents]
        except OnRecordError as error:
            tell(file.source, str(error))
            continue
        except Exception as error:  # whatever a document makes a reader or a layout raise costs that document one line
            said = " ".join(f"{type(error).__name__} {error}".split())[:200]
            tell(
                file.source,
                f"{file.source}: an error that OnRecord does not know ({said}); please report it",
            )
            continue
        done += 1
        for document, everything in found_in:
            _show(document, everything, as_json=as_json, sections=sections)
    for skipped in found.skipped:
        tell(skipped.source, f"{skipped.source}: {skipped.reason}")
    if failed:
        raise typer.Exit(1 if done else 2)


def _show(document: Document, everything: tuple[QAPair, ...], *, as_json: bool, sections: bool) -> None:
    """Print the pairs of one document; what is uncertain or missing is said on stderr."""
    from index.embedding import BUNDLED, languages
    from index.pairs import DOUBTFUL
    from index.places import Places

    asked = [pair for pair in everything if pair.question]
    places = Places(document)
    for pair in everything if sections else asked:
        if as_json:
            typer.echo(json.dumps(as_object(document, pair, places)))
        else:
            typer.echo(_as_text(document, pair))
    if not asked:
        typer.echo(f"{document.source}: no questions and answers, {len(everything)} sections of prose", err=True)
    doubtful = sum(pair.confidence < DOUBTFUL for pair in asked)
    known = languages(f"{BUNDLED}@")
    if document.language and known and document.language not in known:
        typer.echo(
            f"{document.source}: its language ({document.language}) is none that the bundled encoder knows; "
            "it is found by its words, hardly by their meaning",
            err=True,
        )
    if doubtful:
        typer.echo(
            f"{document.source}: {doubtful} of {len(asked)} pairs are uncertain; see --layout to force one",
            err=True,
        )


def as_object(document: Document, pair: QAPair, places: Places) -> dict[str, object]:
    """One pair as the JSON that `--json` prints."""
    text = document.text
    return {
        "schema": present.SCHEMA,
        "document": document.source,
        "number": pair.number,
        "asker": pair.asker.name if pair.asker else None,
        "question": pair.question.of(text) if pair.question else None,
        "question_start": pair.question.start if pair.question else None,
        "question_end": pair.question.end if pair.question else None,
        "answers": [
            {
                "speaker": turn.speaker.name if turn.speaker else None,
                "text": turn.span.of(text),
                "start": turn.span.start,
                "end": turn.span.end,
            }
            for turn in pair.turns
        ],
        "heading": list(pair.heading),
        "locator": present.locator(places.locator(pair.span, pair.heading)),
        "layout": pair.layout,
        "confidence": pair.confidence,
    }


def _as_text(document: Document, pair: QAPair) -> str:
    """One pair for the eye: its number, layout and confidence, then the question and the turns under it."""
    from index.passages import plain_text

    lines = [f"[{pair.number}] {pair.layout} {pair.confidence:.2f}"]
    if pair.question:
        asker = f"{pair.asker.name}: " if pair.asker else ""
        lines.append(f"  ? {asker}{_short(plain_text(document, pair.question))}")
    for turn in pair.turns:
        speaker = f"{turn.speaker.name}: " if turn.speaker else ""
        lines.append(f"  > {speaker}{_short(plain_text(document, turn.span))}")
    return "\n".join(lines)


def _short(words: str, width: int = 160) -> str:
    """`words` on one line, their middle left out where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= width else f"{line[: width * 2 // 3]} [...] {line[-width // 3 :]}"
