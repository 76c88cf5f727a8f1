"""The routes beside Gradio's: style and script, log in, how far the reading is, uploads, exports, media."""

from __future__ import annotations

import mimetypes
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

import anyio
from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response

from assistant.records import NotKept
from assistant.web import exports, login
from assistant.web.accounts import Accounts
from assistant.web.evaluations import SET_BYTES
from assistant.web.guard import SESSION, Visitor, set_cookie
from assistant.web.positions import file_name
from assistant.web.site import Site
from assistant.web.texts import text
from assistant.web.uploads import FILE_MB, safe_name
from index.errors import OnRecordError

HERE: Final = Path(__file__).parent
STATIC: Final = frozenset({"style.css", "onrecord.js", "icon.svg"})
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
    app.post("/onrecord/upload")(_upload(site))
    app.post("/onrecord/testset")(_testset(site))
    app.get("/onrecord/report/{run}")(_report(site))
    app.get("/onrecord/export/{name}")(_export(site))
    app.get("/onrecord/media/{document}")(_media(site))
    app.get("/login")(_login_page(accounts))
    app.post("/login")(_log_in(accounts))
    app.post("/logout")(_log_out(accounts))


def _visitor(request: Request) -> Visitor:
    found = request.scope.get("state", {}).get("visitor")
    if not isinstance(found, Visitor):
        raise HTTPException(401, "log in first")
    return found


def static(name: str) -> Response:
    """One of our own three files."""
    if name not in STATIC:
        raise HTTPException(404)
    kind = mimetypes.guess_type(name)[0] or "text/plain"
    return FileResponse(HERE / name, media_type=kind, headers={"Cache-Control": "no-cache"})


def _state(site: Site) -> Callable[[Request], JSONResponse]:
    def state(request: Request) -> JSONResponse:
        now = site.service.state
        documents = site.service.library.info().documents if site.service.wait(0) and now.phase != "failed" else 0
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
                "phase": now.phase,
                "done": now.done,
                "total": now.total,
                "documents": documents,
                "words": words,
                "failed": text("index.failed", count=len(now.failures)) if now.failures else "",
                "uploads": uploads,
                "evaluation": _evaluation(site, request),
            }
        )

    return state


def _upload(site: Site) -> Callable[[Request], Awaitable[Response]]:
    async def upload(request: Request) -> JSONResponse:
        who = _visitor(request)
        if who.role != "editor":
            raise HTTPException(403, text("documents.not_allowed"))
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
                site.uploads.refuse(place, text("upload.too_large", name=place.name, limit=FILE_MB))
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
        who = _visitor(request)
        form = await request.form(max_files=1, max_fields=2, max_part_size=1 << 16)
        item, compare = form.get("testset"), str(form.get("compare") or "")
        if item is None or isinstance(item, str):
            raise HTTPException(400, text("evaluate.choose"))
        data = await item.read(SET_BYTES + 1)
        name = safe_name(item.filename or "questions.jsonl")
        await form.close()
        if len(data) > SET_BYTES:
            return PlainTextResponse(text("evaluate.too_large", limit=SET_BYTES >> 20), 413)
        try:
            site.evaluations.start(who.owner, name, data, compare=int(compare) if compare.isdecimal() else None)
        except OnRecordError as error:
            return PlainTextResponse(str(error), 409)
        return PlainTextResponse("ok")

    return testset


def _report(site: Site) -> Callable[[Request, int], Response]:
    def report(request: Request, run: int) -> Response:
        """A report, to be read in a frame of our own page that may reach nothing."""
        path = site.evaluations.report(_visitor(request).owner, run)
        if path is None:
            raise HTTPException(404)
        headers = {"Content-Security-Policy": REPORT_POLICY, "X-Frame-Options": "SAMEORIGIN"}
        return FileResponse(path, media_type="text/html; charset=utf-8", headers=headers)

    return report


def _export(site: Site) -> Callable[[Request, str], Response]:
    def export(request: Request, name: str) -> Response:
        try:
            made = exports.make(site, _visitor(request), name, dict(request.query_params))
        except (NotKept, OnRecordError) as error:
            raise HTTPException(404, "there is nothing to export here") from error
        headers = {
            "Content-Disposition": f'attachment; filename="{made.name}"',
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        }
        return Response(made.content, media_type=made.kind, headers=headers)

    return export


def _media(site: Site) -> Callable[[Request, int], Response]:
    def media(request: Request, document: int) -> Response:
        """The recording beside a subtitle file, in ranges; only one that the store itself names."""
        _visitor(request)
        path = media_path(site, document)
        if path is None:
            raise HTTPException(404)
        return FileResponse(path, media_type=mimetypes.guess_type(path.name)[0] or "application/octet-stream")

    return media


def media_path(site: Site, document: int) -> Path | None:
    """The media file that the document's first cue names, if it lies in the same folder; None otherwise."""
    from index.types import Span

    try:
        found = site.service.library.document(document)
        first = next((p.span for p in site.service.library.pairs(document)), Span(0, min(1, len(found.text))))
        locator = site.service.library.locate(document, first)
    except OnRecordError:
        return None
    if not locator.media:
        return None
    folder = Path(found.source).resolve().parent
    path = folder / file_name(locator.media)
    allowed = (mimetypes.guess_type(path.name)[0] or "").startswith(("audio/", "video/"))
    return path if allowed and path.is_file() and not path.is_symlink() else None


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
