"""What stands before every request: host, origin, who it is, size, rate, and the headers of every response.

Pure ASGI, so that streamed answers pass through untouched. Of Gradio's routes only those that the pages use are open.
"""

from __future__ import annotations

import hashlib
import ipaddress
import re
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.accounts import Accounts, Role

SESSION: Final = "onrecord_session"
BROWSER: Final = "onrecord_browser"
EVENT_BYTES: Final = 512 * 1024
LIMITS: Final = {"/onrecord/upload": 256 * 1024 * 1024, "/onrecord/testset": 24 * 1024 * 1024}
RATE, BURST = 20.0, 120.0  # events a second, and how many at once
OPEN_WITHOUT_LOGIN: Final = ("/login", "/onrecord/static/", "/onrecord/health")
ROUTES: Final = re.compile(
    r"/(|login|logout|theme\.css|favicon\.ico|config|onrecord/.*|assets/[\w.-]+|static/[\w./-]+|svelte/[\w./-]+"
    r"|gradio_api/(queue/(join|data)|heartbeat/\w+|startup-events|cancel|run/predict|reset|info))"
)
POLICY: Final = (
    "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self';"
    " form-action 'self'; frame-ancestors 'none'; worker-src 'none'"
)
HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who a request comes from. `owner` is the key of what is theirs in the records."""

    owner: str
    name: str | None
    role: Role


def is_loopback(host: str) -> bool:
    """True when nobody outside this computer can reach a server at `host`."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


class Guard:
    """The middleware. `accounts` None: no login, each browser is a visitor of its own."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        hosts: frozenset[str],
        any_address: bool,
        accounts: Accounts | None,
        head: Callable[[], str],
    ) -> None:
        """`hosts` are the names the server answers to; with `any_address` also every IP address."""
        self.app = app
        self.hosts = hosts
        self.any_address = any_address
        self.accounts = accounts
        self.head = head
        self._buckets: dict[str, tuple[float, float]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or refuse it with one line."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        nonce = secrets.token_urlsafe(16)
        secure = scope.get("scheme") == "https"
        refusal = self._refusal(scope, headers)
        cookie: str | None = None
        if refusal is None:
            visitor, cookie = self._visitor(_cookies(headers), secure=secure)
            path = scope["path"]
            if visitor is None and not path.startswith(OPEN_WITHOUT_LOGIN):
                to_login = scope["method"] == "GET" and path == "/"
                refusal = RedirectResponse("login", 303) if to_login else PlainTextResponse("log in first", 401)
            elif scope["method"] == "POST" and not self._allowed(visitor.owner if visitor else _address(scope)):
                refusal = PlainTextResponse("too many requests; wait a few seconds", 429)
            scope.setdefault("state", {})["visitor"] = visitor
            scope["state"]["nonce"] = nonce
        out = self._sender(send, nonce, cookie, lasting=scope["path"].startswith("/assets/"))
        if refusal is not None:
            await refusal(scope, receive, out)
        elif scope["path"] == "/" and scope["method"] == "GET":
            await self._page(scope, receive, out, nonce)
        else:
            limit = LIMITS.get(scope["path"], EVENT_BYTES)
            await self.app(scope, _limited(receive, limit), out)

    def _refusal(self, scope: Scope, headers: Mapping[str, str]) -> Response | None:
        host = headers.get("host", "")
        if not self._known(host):
            return PlainTextResponse("this server does not answer to that name", 421)
        if scope["method"] not in {"GET", "HEAD", "POST"}:
            return PlainTextResponse("method not allowed", 405)
        if not ROUTES.fullmatch(scope["path"]):
            return PlainTextResponse("not found", 404)
        origin = headers.get("origin")
        foreign = origin is not None and urlsplit(origin).netloc != host
        site = headers.get("sec-fetch-site", "same-origin")
        navigates = headers.get("sec-fetch-mode") == "navigate" and scope["method"] == "GET"
        if foreign or (site not in {"same-origin", "none"} and not navigates):
            return PlainTextResponse("requests from other sites are refused", 403)
        length = headers.get("content-length", "0")
        limit = LIMITS.get(scope["path"], EVENT_BYTES)
        if not length.isdigit() or int(length) > limit:
            return PlainTextResponse(f"too large: at most {limit // 1024} KB", 413)
        return None

    def _known(self, host: str) -> bool:
        name = urlsplit(f"//{host}").hostname or ""
        if name in self.hosts:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return self.any_address

    def _visitor(self, cookies: Mapping[str, str], *, secure: bool) -> tuple[Visitor | None, str | None]:
        if self.accounts is not None:
            account = self.accounts.account(cookies.get(SESSION, ""))
            if account is None:
                return None, None
            return Visitor(owner=f"user:{account.name}", name=account.name, role=account.role), None
        token, cookie = cookies.get(BROWSER, ""), None
        if not re.fullmatch(r"[\w-]{43}", token):
            token = secrets.token_urlsafe(32)
            cookie = set_cookie(BROWSER, token, secure=secure, age=5 * 365 * 24 * 3600)
        owner = "browser:" + hashlib.sha256(token.encode()).hexdigest()[:32]
        return Visitor(owner=owner, name=None, role="editor"), cookie

    def _allowed(self, key: str) -> bool:
        """One token of the visitor's bucket, refilled RATE a second up to BURST."""
        moment = time.monotonic()
        tokens, since = self._buckets.get(key, (BURST, moment))
        tokens = min(BURST, tokens + (moment - since) * RATE)
        if len(self._buckets) > 10_000:
            self._buckets.clear()
        self._buckets[key] = (max(tokens - 1, 0.0), moment)
        return tokens >= 1

    def _sender(self, send: Send, nonce: str, cookie: str | None, *, lasting: bool) -> Send:
        """`send` with our headers; `lasting` files carry their content's hash in their name and are fetched once."""

        async def out(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", POLICY.format(nonce=nonce))
                if "cache-control" not in headers:
                    headers["Cache-Control"] = "private, max-age=31536000, immutable" if lasting else "no-store"
                if cookie:
                    headers.append("Set-Cookie", cookie)
            await send(message)

        return out

    async def _page(self, scope: Scope, receive: Receive, send: Send, nonce: str) -> None:
        """Gradio's page with our head put in and a nonce on each of its own scripts."""
        scope["headers"] = [(k, v) for k, v in scope["headers"] if k not in {b"accept-encoding", b"if-none-match"}]
        start: list[Message] = []
        body = bytearray()

        async def collect(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.append(message)
                return
            body.extend(message.get("body", b""))
            if message.get("more_body"):
                return
            page = with_head(body.decode("utf-8"), self.head(), nonce).encode("utf-8")
            headers = MutableHeaders(scope=start[0])
            headers["Content-Length"] = str(len(page))
            await send(start[0])
            await send({"type": "http.response.body", "body": page})

        await self.app(scope, receive, collect)


def with_head(page: str, head: str, nonce: str) -> str:
    """`page` without Gradio's own meta tags for sharing, with `head` first in its head and `nonce` on its scripts."""
    page = re.sub(r"<meta\s+(?:property=\"og:|name=\"twitter:)[^>]*>\s*", "", page)
    page = page.replace("<head>", f"<head>{head}", 1)
    return re.sub(r"<script(?=[\s>])", f'<script nonce="{nonce}"', page)


def set_cookie(name: str, value: str, *, secure: bool, age: int) -> str:
    """A cookie that scripts cannot read and other sites cannot send."""
    return f"{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Strict" + ("; Secure" if secure else "")


def _cookies(headers: Mapping[str, str]) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else "unknown"


def _limited(receive: Receive, limit: int) -> Receive:
    """`receive` that ends the request once more than `limit` bytes have come, whatever Content-Length said."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        if message["type"] == "http.request":
            seen += len(message.get("body", b""))
            if seen > limit:
                return {"type": "http.disconnect"}
        return message

    return counted
