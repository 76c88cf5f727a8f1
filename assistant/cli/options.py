"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DEFAULT_STORE = Path(".onrecord")

Store = Annotated[Path, typer.Option(help="The folder that holds the index.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Document = Annotated[str | None, typer.Option(help="Only this document (its path or file name).", show_default=False)]
Collection = Annotated[str | None, typer.Option(help="Only this collection.", show_default=False)]
Person = Annotated[str | None, typer.Option(help="Only documents in which this person takes part.", show_default=False)]
Since = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="Only documents of this date or later.", show_default=False)
]
Until = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="Only documents of this date or earlier.", show_default=False)
]
Encoder = Annotated[
    str | None,
    typer.Option(
        help="Another encoder, for a new index: a sentence-transformers model by folder or name. The index remembers it.",
        show_default=False,
    ),
]
Located = Annotated[
    str | None,
    typer.Option(help="Where the encoder that made this index is now, if it was moved.", show_default=False),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done; change nothing.")]
