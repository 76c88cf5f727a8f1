"""Every command of `onrecord`, each in a file of its own, registered here."""

from __future__ import annotations

import typer

from assistant.cli import asking, changing, chat, evaluate, library
from assistant.cli.check import check
from assistant.cli.mentions import mentions
from assistant.cli.pairs import pairs

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
