"""The `onrecord` command: every subcommand in a file of its own, registered here."""

from __future__ import annotations

import io
import sys

import typer

from assistant.cli import asking, changing, chat, evaluate, library
from assistant.cli.check import check
from assistant.cli.mentions import mentions
from assistant.cli.pairs import pairs
from index.errors import OnRecordError

__all__ = ["app", "main"]

app = typer.Typer(
    name="onrecord",
    help="Ask your interviews, FAQs and transcripts; get their own words back, cited to the character.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(asking.ask)
app.command()(asking.search)
app.command()(mentions)
app.command()(pairs)
app.command()(check)
app.command()(changing.add)
app.command()(changing.sync)
app.command()(changing.remove)
app.command("list")(library.list_documents)
app.command()(library.info)
app.command()(library.doctor)
app.command()(library.show)
app.command()(library.people)
app.command()(chat.chat)
app.command()(evaluate.evaluate)
app.command()(evaluate.testset)
app.add_typer(chat.user, name="user")


def main() -> None:
    """Run the command line. Exit 0: done; 1: done with findings; 2: nothing done, one line on stderr says why."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(standalone_mode=True)
    except OnRecordError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        print(f"onrecord: {error.strerror or error}{f': {error.filename}' if error.filename else ''}", file=sys.stderr)
        sys.exit(2)
