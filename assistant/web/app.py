"""The server: our own FastAPI with Gradio mounted inside, behind the guard; and the few routes that are not events."""

from __future__ import annotations

import atexit
import importlib
import importlib.util
import os
import shutil
import socket
import tempfile
import threading
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.conversation_records import Conversations
from assistant.records import Records
from assistant.service import Service
from assistant.web.accounts import Accounts

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from fastapi import FastAPI

HERE = Path(__file__).parent
FONT = ("ui-sans-serif", "system-ui", "sans-serif")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the server listens and what it is called. `names` are further names that it answers to."""

    host: str
    port: int
    names: tuple[str, ...] = ()
    root_path: str = ""


def prepare_environment() -> None:
    """Switch off what Gradio does unasked; must run before gradio is imported."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_OFFLINE"] = "1"
    # Gradio asks for matplotlib's backend around every event; without an answer here that imports all of pyplot, on the
    # thread that serves everybody: more than a second for whoever asks first.
    os.environ["MPLBACKEND"] = "agg"
    folder = tempfile.mkdtemp(prefix="onrecord-")
    os.environ["GRADIO_TEMP_DIR"] = folder
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in ("GRADIO_SHARE", "GRADIO_ALLOWED_PATHS", "GRADIO_MCP_SERVER", "GRADIO_SSR_MODE", "GRADIO_ROOT_PATH"):
        os.environ.pop(name, None)


def create(service: Service, records: Records, place: Place, *, store: Path, accounts: Accounts | None) -> FastAPI:
    """The application. `accounts` None: everybody who reaches the server is an editor (loopback only)."""
    prepare_environment()
    import gradio as gr
    from fastapi import FastAPI
    from starlette.middleware.cors import CORSMiddleware

    from assistant.web import routes
    from assistant.web.asking import Asking
    from assistant.web.blocks import build
    from assistant.web.evaluations import Evaluations
    from assistant.web.guard import Guard
    from assistant.web.site import Site
    from assistant.web.uploads import FOLDER, Uploads

    asking = Asking()
    site = Site(
        service=service,
        records=records,
        conversations=Conversations(records),
        asking=asking,
        uploads=Uploads(store / FOLDER, service),
        evaluations=Evaluations(store / "evaluations", service, records),
    )

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if importlib.util.find_spec("matplotlib"):
            threading.Thread(target=importlib.import_module, args=("matplotlib",), daemon=True).start()
        yield
        asking.close()

    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, lifespan=lifespan)
    routes.add(app, site, accounts)
    app.add_middleware(CORSMiddleware, allow_origins=[])
    gr.mount_gradio_app(
        app, build(site), "/", server_name=place.host, server_port=place.port, footer_links=[], run_history=False,
        auth_dependency=lambda request: getattr(getattr(request.state, "visitor", None), "owner", None),
        root_path=place.root_path or None, allowed_paths=[], blocked_paths=[str(store.resolve())], show_error=False,
        max_file_size=1, ssr_mode=False, enable_monitoring=False, pwa=False, mcp_server=False,
        theme=gr.themes.Base(font=FONT, font_mono=("ui-monospace", "monospace")),
    )  # fmt: skip
    app.add_middleware(
        Guard,
        hosts=names(place),
        any_address=place.host in {"0.0.0.0", "::"},  # noqa: S104  # compared, not bound
        accounts=accounts,
        head=page_head,
    )
    return app


def names(place: Place) -> frozenset[str]:
    """The names in a Host header that this server answers to."""
    own = {place.host.strip("[]").lower(), *(name.lower() for name in place.names)}
    own |= {"localhost", "127.0.0.1", "::1"}
    if place.host not in {"127.0.0.1", "::1", "localhost"}:
        own.add(socket.gethostname().lower())
    return frozenset(own)


def page_head() -> str:
    """What we put first into the page's head: theme before anything is painted, style sheet, scripts; by last change."""
    files = sorted((HERE / name).name for name in HERE.iterdir() if name.suffix in {".css", ".js"})
    version = max(int((HERE / name).stat().st_mtime) for name in files)
    preloads = (name for name in files if name.endswith(".js") and name not in {"onrecord.js", "theme.js", "login.js"})
    return (
        f'<script src="onrecord/static/theme.js?{version}"></script>'
        f'<link rel="stylesheet" href="onrecord/static/style.css?{version}">'
        '<link rel="icon" href="onrecord/static/icon.svg">'
        + "".join(f'<link rel="modulepreload" href="onrecord/static/{name}">' for name in preloads)
        + f'<script type="module" src="onrecord/static/onrecord.js?{version}"></script>'
    )
