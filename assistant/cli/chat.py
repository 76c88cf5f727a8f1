"""`onrecord chat`: the web chat on one's documents; `onrecord user`: accounts for a chat that others can reach."""

from __future__ import annotations

import getpass
import socket
import sys
import threading
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import DEFAULT_STORE
from index.errors import OnRecordError

RECORDS = "conversations.sqlite"
TRIES = 20  # ports after the wanted one

Store = Annotated[Path, typer.Option("--store", help="Folder that keeps the index and the conversations.")]


def chat(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders to read first. None: what the store holds."),
    ] = None,
    *,
    store: Store = DEFAULT_STORE,
    host: Annotated[
        str, typer.Option(help="Address to listen on. Other than loopback, people must log in.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port; the next free one is taken where it is in use. 0: any.")
    ] = 7860,
    name: Annotated[
        list[str] | None, typer.Option(help="A name under which others reach this server (may be given several times).")
    ] = None,
    root_path: Annotated[str, typer.Option(help="Path under which a proxy serves the chat, such as /onrecord.")] = "",
    llm: Annotated[
        str | None, typer.Option(help="Language model that writes answers: URL#MODEL, ollama:MODEL or a .gguf file.")
    ] = None,
    strict: Annotated[bool, typer.Option(help="Remove what is not supported instead of marking it.")] = False,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the chat in the browser.")] = False,
) -> None:
    """Ask in the browser: a chat whose answers lead to the words they rest on."""
    from assistant.records import Records
    from assistant.settings import Settings
    from assistant.web.accounts import Accounts
    from assistant.web.guard import is_loopback

    settings = Settings.read(llm=llm, strict=strict)
    for path in paths or []:
        if not path.exists():
            raise OnRecordError(f"{path}: no such file or folder")
    records = Records(store / RECORDS)
    accounts = None if is_loopback(host) else Accounts(records)
    if accounts is not None and not accounts.all():
        raise OnRecordError(
            f"others could reach {host}: make an account first with: onrecord user add NAME --store {store}"
        )
    listener = listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listener.getsockname()[1]}{root_path}/"
    print(f"OnRecord is at {address}", flush=True)  # what the user waits for
    if open_browser:
        threading.Timer(1.0, webbrowser.open, (address,)).start()
    from assistant.web.serve import serve

    serve(
        listener, store=store, paths=paths or (), records=records, accounts=accounts, settings=settings,
        host=host, names=tuple(name or ()), root_path=root_path,
    )  # fmt: skip


def listen(host: str, port: int) -> socket.socket:
    """A socket that already accepts connections, at `port` or the first free one after it. Raises OnRecordError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, min(port + (TRIES if port else 1), 65536)):
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host.strip("[]"), candidate))
            listener.listen(512)
        except OSError as error:
            listener.close()
            if candidate == port + TRIES - 1 or not port or isinstance(error, socket.gaierror | PermissionError):
                raise OnRecordError(
                    f"cannot listen on {host}:{candidate} ({error.strerror}); try another --port"
                ) from error
            continue
        return listener
    raise OnRecordError(f"no free port from {port} on; try another --port")


user = typer.Typer(help="Accounts for a chat that others can reach (chat --host).", no_args_is_help=True)


@user.command("add")
def user_add(
    name: Annotated[str, typer.Argument(help="The name to log in with.")],
    store: Store = DEFAULT_STORE,
    editor: Annotated[bool, typer.Option("--editor", help="May also add, correct and remove documents.")] = False,
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input.")
    ] = False,
) -> None:
    """Make an account, or give an existing one a new password and role."""
    from assistant.records import Records
    from assistant.web.accounts import Accounts

    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = getpass.getpass(f"Password for {name}: ")
        if getpass.getpass("Once more: ") != password:
            raise OnRecordError("the two passwords differ; nothing was changed")
    Accounts(Records(store / RECORDS)).add(name, password, "editor" if editor else "reader")
    print(f"{name} may log in as {'an editor' if editor else 'a reader'}", file=sys.stderr)


@user.command("list")
def user_list(store: Store = DEFAULT_STORE) -> None:
    """The accounts and their roles."""
    from assistant.records import Records
    from assistant.web.accounts import Accounts

    for account in Accounts(Records(store / RECORDS)).all():
        typer.echo(f"{account.name}\t{account.role}")


@user.command("remove")
def user_remove(name: Annotated[str, typer.Argument(help="Whose account ends.")], store: Store = DEFAULT_STORE) -> None:
    """End an account; its conversations stay in the store."""
    from assistant.records import Records
    from assistant.web.accounts import Accounts

    Accounts(Records(store / RECORDS)).remove(name)
