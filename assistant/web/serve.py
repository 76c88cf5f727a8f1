"""From a listening socket to a running server: the engine opens in the background while the pages come up."""

from __future__ import annotations

import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from assistant.records import Records
from assistant.service import Engine, Service, State
from assistant.settings import Settings
from assistant.web.accounts import Accounts
from assistant.web.app import Place, create


def engine(store: Path, settings: Settings) -> Engine:
    """The library at `store`, made where there is none, and the assistants on it."""
    from assistant.conversation import Assistant
    from assistant.reader import default_reader
    from index.embedding import many
    from index.library import Library

    library = Library.open(store, create=True)
    many(library.embedder)
    default_reader().ready()

    def assistant(composer: str, strict: bool) -> Assistant:
        model = settings.language_model if composer == "model" else None
        return Assistant(library, settings=replace(settings, language_model=model, strict=strict or settings.strict))

    return Engine(
        library=library, assistant=assistant, model=settings.language_model.model if settings.language_model else None
    )


def serve(
    listener: socket.socket, *, store: Path, paths: Sequence[Path], records: Records, accounts: Accounts | None,
    settings: Settings, host: str, names: tuple[str, ...] = (), root_path: str = "",
) -> None:  # fmt: skip
    """Serve until interrupted."""
    service = Service(lambda: engine(store, settings), paths=paths)
    try:
        with _uninterrupted():
            import uvicorn

            service.start()
            threading.Thread(target=_report, args=(service,), name="onrecord-progress", daemon=True).start()
            place = Place(host=host, port=listener.getsockname()[1], names=names, root_path=root_path)
            app = create(service, records, place, store=store, accounts=accounts)
            config = uvicorn.Config(
                app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=2,
                proxy_headers=bool(root_path), h11_max_incomplete_event_size=64 * 1024,
            )  # fmt: skip
        uvicorn.Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        pass
    finally:
        service.close()
        records.close()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C inside the block is raised at its end: what is imported here may swallow it, and the server would go on, or
    leave an import half done that the worker then waits for."""
    noted: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: noted.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if noted:
        raise KeyboardInterrupt


def _report(service: Service) -> None:
    """Tell on standard error how far the reading is, at most once a second, until it is done."""
    last: State | None = None
    while (state := service.state) != last or state.phase in {"opening", "reading"}:
        if state != last and state.phase == "reading" and state.total:
            print(f"\rreading {state.done} of {state.total}", end="", file=sys.stderr, flush=True)  # noqa: T201
        last = state
        time.sleep(1)
    if state.phase == "failed":
        print(f"onrecord: {state.message}", file=sys.stderr)  # noqa: T201
    elif state.total:
        print(f"\rread {state.total} files", file=sys.stderr)  # noqa: T201
    for message in [*(f.message for f in state.failures[:20]), *(n.message for n in state.notices[:20])]:
        print(f"onrecord: {message}", file=sys.stderr)  # noqa: T201
