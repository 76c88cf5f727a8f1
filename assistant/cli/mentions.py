"""`onrecord mentions`: every passage on a theme, grouped by person, on the screen or as CSV, Word or JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli import batch, present
from assistant.cli.asking import check_some_pass
from assistant.cli.options import DEFAULT_STORE, Collection, Document, Json, Person, Since, Store, Until
from index.errors import InvalidQuestion
from index.types import Filters
from prompts import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.lists.voices import Mention, Voice
    from index.library import Library

LONGEST_THEME = 500  # characters


def mentions(
    theme: Annotated[str, typer.Argument(help="What is spoken of: a word, a name, a few words in quotes.")],
    store: Store = DEFAULT_STORE,
    csv: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write all mentions to this CSV file.", show_default=False)
    ] = None,
    docx: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write all mentions to this Word file.", show_default=False)
    ] = None,
    as_json: Json = False,
    exact: Annotated[bool, typer.Option("--exact", help="Only passages with these very words.")] = False,
    document: Document = None,
    collection: Collection = None,
    person: Person = None,
    since: Since = None,
    until: Until = None,
) -> None:
    """Find every passage on a theme, grouped by who said it. There may be more, put in other words."""
    from assistant.archive import Archive
    from assistant.lists.mentions import find
    from assistant.lists.theme import theme_of
    from index.library import Library

    if len(theme) > LONGEST_THEME:
        raise InvalidQuestion(f"the theme has {len(theme):,} characters; name it in at most {LONGEST_THEME}")
    wanted = theme_of(theme)
    if wanted is None:
        raise InvalidQuestion(
            f"“{theme}” has no word to look for: name a theme, such as: onrecord mentions 'remote work'"
        )
    filters = Filters(document=document, collection=collection, person=person, date_from=since, date_to=until)
    with Library.open(store) as library:
        check_some_pass(library, filters)
        voices = find(Archive(library), wanted, filters=filters, near=not exact)
        if csv:
            from assistant.lists.mentions_files import as_csv

            _write(csv, as_csv(voices, locate=library.locate))
        if docx:
            from assistant.lists.mentions_files import as_word

            _write(docx, as_word(voices, theme=theme, locate=library.locate))
        if as_json:
            batch.write(_object(theme, voices, library))
        elif not (csv or docx):
            _show(voices, library)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    typer.echo(f"wrote {path}", err=True)


def _object(theme: str, voices: Sequence[Voice], library: Library) -> dict[str, object]:
    """The object that `--json` prints."""
    return {
        "schema": present.SCHEMA,
        "theme": theme,
        "people": sum(voice.person is not None for voice in voices),
        "mentions": sum(len(voice.mentions) for voice in voices),
        "voices": [
            {"person": voice.person, "mentions": [_mention(mention, library) for mention in voice.mentions]}
            for voice in voices
        ],
    }


def _mention(mention: Mention, library: Library) -> dict[str, object]:
    piece = mention.evidence
    return {
        "document": piece.document.source,
        "title": piece.document.title,
        "date": piece.document.date,
        "pair": piece.pair.number,
        "question": piece.question,
        "start": piece.span.start,
        "end": piece.span.end,
        "quote": piece.text,
        "exact": mention.exact,
        "locator": present.locator(library.locate(piece.document.id, piece.span, piece.pair.heading)),
    }


def _show(voices: Sequence[Voice], library: Library) -> None:
    from assistant.compose.quotes import readable
    from assistant.lists.mentions_files import facts

    if not voices:
        typer.echo(phrase("mentions.none"))
        return
    people = sum(voice.person is not None for voice in voices)
    passages = sum(len(voice.mentions) for voice in voices)
    typer.echo(phrase("mentions.count", people=f"{people:,}", passages=f"{passages:,}"))
    for voice in voices:
        typer.echo(f"\n{voice.person or phrase('mentions.nobody')} ({len(voice.mentions):,})")
        for mention in voice.mentions:
            near = "" if mention.exact else f" {phrase('mentions.near')}"
            typer.echo(f"  “{readable(mention.evidence)}”{near}")
            typer.echo(f"    {', '.join(facts(mention, locate=library.locate))}")
