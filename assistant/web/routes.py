"""The routes beside Gradio's: style and script, log in, how far the reading is, uploads, exports, media, pages."""

from __future__ import annotations

import mimetypes
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from pathlib import Path
from typing import Final
from urllib.parse import quote

import anyio
from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response

from assistant.records import NotKept
from assistant.run_records import Runs
from assistant.web import exports, login, scope
from assistant.web.accounts import Accounts
from assistant.web.documents import unread
from assistant.web.evaluations import SET_BYTES
from assistant.web.files import recording_of
from assistant.web.guard import SESSION, Visitor, set_cookie
from assistant.web.site import Site
from assistant.web.texts import text
from assistant.web.uploads import FILE_MB, safe_name
from index.errors import OnRecordError
from index.library import Library
from index.types import Document, Span

HERE: Final = Path(__file__).parent
STATIC: Final = frozenset(path.name for path in HERE.iterdir() if path.suffix in {".css", ".js", ".svg"})
REPORT_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; frame-ancestors 'self';"
    " sandbox allow-scripts allow-downloads"
)
CHUNK: Final = 1 << 20


def add(app: FastAPI, site: Site, accounts: Accounts | None) -> None:
    """Add every route to `app`."""
    app.get("/onrecord/static/{name}")(static)
    app.get("/onrecord/state")(_state(site))
    app.get("/onrecord/health")(lambda: Response("ok", media_type="text/plain"))
    app.get("/onrecord/names")(_names(site))
    app.post("/onrecord/upload")(_upload(site))
    app.post("/onrecord/testset")(_testset(site))
    app.get("/onrecord/report/{run}")(_report(site))
    app.get("/onrecord/export/{name}")(_export(site))
    app.get("/onrecord/media/{document}")(_media(site))
    app.get("/onrecord/pages/{document}")(_pages(site))
    app.get("/onrecord/pages/{document}/{number}.png")(_page(site))
    app.get("/login")(_login_page(accounts))
    app.post("/login")(_log_in(accounts))
    app.post("/logout")(_log_out(accounts))


def _visitor(request: Request) -> Visitor:
    found = request.scope.get("state", {}).get("visitor")
    if not isinstance(found, Visitor):
        raise HTTPException(401, "log in first")
    return found


def static(name: str) -> Response:
    """One of our own style sheets, scripts and pictures."""
    if name not in STATIC:
        raise HTTPException(404)
    kind = mimetypes.guess_type(name)[0] or "text/plain"
    return FileResponse(HERE / name, media_type=kind, headers={"Cache-Control": "no-cache"})


def _state(site: Site) -> Callable[[Request], JSONResponse]:
    server = secrets.token_hex(8)  # tells a page that another server answers it than the one it came from

    def state(request: Request) -> JSONResponse:
        now = site.service.state
        documents = site.service.library.count() if site.service.wait(0) and now.phase != "failed" else 0
        words = {
            "opening": text("index.opening"),
            "reading": text("index.reading", done=now.done, total=now.total) if now.total else text("index.counting"),
            "ready": text("index.one") if documents == 1 else text("index.ready", documents=documents),
            "failed": now.message,
        }[now.phase]
        uploads = [
            {"key": u.key, "name": u.name, "stage": u.stage, "words": u.message or text(f"upload.{u.stage}")}
            for u in site.uploads.of(_visitor(request).owner)
        ]
        return JSONResponse(
            {
                "server": server,
                "phase": now.phase,
                "done": now.done,
                "total": now.total,
                "documents": documents,
                "words": words,
                "failed": unread(len(now.failures)),
                "uploads": uploads,
                "evaluation": _evaluation(site, request),
            }
        )

    return state


def _names(site: Site) -> Callable[[Request], JSONResponse]:
    def names(request: Request) -> JSONResponse:
        """What a question can be limited to."""
        _visitor(request)
        return JSONResponse(scope.names(site.service.library) if site.service.wait(0) else {})

    return names


def _upload(site: Site) -> Callable[[Request], Awaitable[Response]]:
    async def upload(request: Request) -> Response:
        who = _visitor(request)
        if who.role != "editor":
            return PlainTextResponse(text("documents.not_allowed"), 403)
        form = await request.form(max_files=200, max_fields=10, max_part_size=1 << 16)
        collection = str(form.get("collection") or "").strip()[:80] or None
        accepted = []
        for item in form.getlist("files"):
            if isinstance(item, str):
                continue
            place = site.uploads.place(who.owner, item.filename or "document")
            size = 0
            async with await anyio.open_file(place.path, "wb") as out:
                while (chunk := await item.read(CHUNK)) and size <= FILE_MB << 20:
                    size += len(chunk)
                    await out.write(chunk)
            if size > FILE_MB << 20:
                site.uploads.refuse(place, text("upload.too_large", limit=FILE_MB))
            else:
                accepted.append(place)
        await form.close()
        site.uploads.accept(accepted, collection)
        return JSONResponse({"accepted": [place.key for place in accepted]})

    return upload


def _evaluation(site: Site, request: Request) -> dict[str, object] | None:
    standing = site.evaluations.standing(_visitor(request).owner)
    return {"running": standing.running, "words": standing.words} if standing else None


def _testset(site: Site) -> Callable[[Request], Awaitable[Response]]:
    async def testset(request: Request) -> Response:
        """Run a test set: a file that is sent, or `chosen`: 'feedback', or the number of a run whose set is run again."""
        who = _visitor(request)
        form = await request.form(max_files=1, max_fields=4, max_part_size=1 << 16)
        item, chosen = form.get("testset"), str(form.get("chosen") or "")
        if item is not None and not isinstance(item, str) and item.filename:
            name, data = safe_name(item.filename), await item.read(SET_BYTES + 1)
        else:
            name, data = _chosen_set(site, who, chosen)
        await form.close()
        if len(data) > SET_BYTES:
            return PlainTextResponse(text("evaluate.too_large", limit=SET_BYTES >> 20), 413)
        if not data:
            problem = text("evaluate.empty", name=name) if name else text("evaluate.choose_first")
            return PlainTextResponse(problem, 400)
        try:
            site.evaluations.start(who.owner, name, data)
        except OnRecordError as error:
            return PlainTextResponse(str(error), 409)
        return PlainTextResponse("ok")

    return testset


def _chosen_set(site: Site, who: Visitor, chosen: str) -> tuple[str, bytes]:
    """Name and bytes of a set that is here already; no bytes where there is none."""
    if chosen == "feedback":
        return "feedback.jsonl", exports.feedback(site.conversations.rated(who.owner))
    run = next((run for run in Runs(site.records).all_of(who.owner) if str(run.id) == chosen), None)
    return (run.name, site.evaluations.test_set(who.owner, run.id) or b"") if run else ("", b"")


def _report(site: Site) -> Callable[[Request, int, int | None], Response]:
    def report(request: Request, run: int, before: int | None = None) -> Response:
        """A report, to be read in a frame of our own page that may reach nothing."""
        made = site.evaluations.report(_visitor(request).owner, run, before=before)
        if made is None:
            raise HTTPException(404)
        headers = {"Content-Security-Policy": REPORT_POLICY, "X-Frame-Options": "SAMEORIGIN"}
        return HTMLResponse(made, headers=headers)

    return report


def _export(site: Site) -> Callable[[Request, str], Response]:
    def export(request: Request, name: str) -> Response:
        try:
            made = exports.make(site, _visitor(request), name, dict(request.query_params))
        except (NotKept, OnRecordError) as error:
            raise HTTPException(404, "there is nothing to export here") from error
        headers = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(made.name, safe='')}",
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        }
        return Response(made.content, media_type=made.kind, headers=headers)

    return export


def _media(site: Site) -> Callable[[Request, int], Response]:
    def media(request: Request, document: int) -> Response:
        """The recording beside a subtitle file, in ranges; only one that the store itself leads to."""
        _visitor(request)
        library = site.service.library
        path = recording_of(library, _document(library, document))
        if path is None:
            raise HTTPException(404)
        return FileResponse(path, media_type=mimetypes.guess_type(path.name)[0] or "application/octet-stream")

    return media


def _pages(site: Site) -> Callable[[Request, int, int, int], Response]:
    def pages(request: Request, document: int, start: int, end: int) -> Response:
        """The pages on which the characters from `start` to `end` of a PDF stand, with their boxes."""
        _visitor(request)
        library = site.service.library
        found = _document(library, document)
        if not 0 <= start < end <= len(found.text):
            raise HTTPException(404)
        try:
            stood_on = site.pages.of_quote(library, found, Span(start, end))
        except OnRecordError as error:
            raise HTTPException(404, text("sources.no_page")) from error
        return JSONResponse([asdict(page) for page in stood_on])

    return pages


def _page(site: Site) -> Callable[[Request, int, int], Response]:
    def page(request: Request, document: int, number: int) -> Response:
        """One page of a PDF as a picture."""
        _visitor(request)
        library = site.service.library
        try:
            picture = site.pages.picture(library, _document(library, document), number)
        except OnRecordError as error:
            raise HTTPException(404, text("sources.no_page")) from error
        return Response(picture, media_type="image/png", headers={"Cache-Control": "private, max-age=600"})

    return page


def _document(library: Library, number: int) -> Document:
    try:
        return library.document(number)
    except OnRecordError as error:
        raise HTTPException(404) from error


def _login_page(accounts: Accounts | None) -> Callable[[Request], Response]:
    def page(request: Request) -> Response:
        if accounts is None or request.scope["state"]["visitor"] is not None:
            return RedirectResponse("./", 303)
        return HTMLResponse(login.page())

    return page


def _log_in(accounts: Accounts | None) -> Callable[[Request], Awaitable[Response]]:
    async def log_in(request: Request) -> Response:
        if accounts is None:
            return RedirectResponse("./", 303)
        form = await request.form(max_files=0, max_fields=4)
        name, password = str(form.get("name", ""))[:200], str(form.get("password", ""))[:1000]
        address = request.client.host if request.client else "unknown"
        if (wait := accounts.wait_for(name, address)) > 0:
            return HTMLResponse(login.page(text("login.slow", seconds=int(wait) + 1), name), 429)
        token = await anyio.to_thread.run_sync(accounts.log_in, name, password, address)
        if token is None:
            return HTMLResponse(login.page(text("login.wrong"), name), 401)
        response = RedirectResponse("./", 303)
        secure = request.url.scheme == "https"
        response.headers.append("Set-Cookie", set_cookie(SESSION, token, secure=secure, age=14 * 24 * 3600))
        return response

    return log_in


def _log_out(accounts: Accounts | None) -> Callable[[Request], Response]:
    def log_out(request: Request) -> Response:
        if accounts is not None:
            accounts.log_out(request.cookies.get(SESSION, ""))
        response = RedirectResponse("login", 303)
        response.headers.append("Set-Cookie", set_cookie(SESSION, "", secure=False, age=0))
        return response

    return log_out
