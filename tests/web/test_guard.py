"""The guard in front of every request, and accounts; no browser needed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.records import Records
from assistant.web.accounts import AccountError, Accounts
from assistant.web.guard import BURST, EVENT_BYTES, Guard, is_loopback, with_head

PASSWORD = "correct horse battery"


async def echo(request: Request) -> PlainTextResponse:
    body = await request.body()
    return PlainTextResponse(f"{request.state.visitor.owner if request.state.visitor else 'nobody'} {len(body)}")


async def page(_: Request) -> HTMLResponse:
    return HTMLResponse('<html><head><meta property="og:url" content="https://x"></head><script>1</script></html>')


def guarded(accounts: Accounts | None = None, *, any_address: bool = False) -> TestClient:
    app = Starlette(
        routes=[
            Route("/", page),
            Route("/login", echo, methods=["GET", "POST"]),
            Route("/onrecord/state", echo, methods=["GET", "POST"]),
            Route("/gradio_api/upload", echo, methods=["POST"]),
        ]
    )
    app.add_middleware(
        Guard, hosts=frozenset({"127.0.0.1"}), any_address=any_address, accounts=accounts, head=lambda: "<link>"
    )
    return TestClient(app, base_url="http://127.0.0.1:7860", follow_redirects=False)


def test_a_name_that_is_not_the_servers_is_refused() -> None:
    client = guarded()
    assert client.get("/onrecord/state").status_code == 200
    assert client.get("/onrecord/state", headers={"host": "evil.example"}).status_code == 421
    assert client.get("/onrecord/state", headers={"host": "192.0.2.7:7860"}).status_code == 421
    assert guarded(any_address=True).get("/onrecord/state", headers={"host": "192.0.2.7"}).status_code == 200


def test_other_sites_cannot_send_requests() -> None:
    client = guarded()
    for headers in (
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"},
    ):
        answer = client.post("/onrecord/state", headers=headers)
        assert answer.status_code == 403
        assert "access-control-allow-origin" not in answer.headers
    assert client.post("/onrecord/state", headers={"origin": "http://127.0.0.1:7860"}).status_code == 200
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert client.get("/", headers=link).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/upload",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/proxy=http://127.0.0.1/",
        "/gradio_api/runs",
        "/gradio_api/component_server",
        "/gradio_api/openapi.json",
        "/gradio_api/vibe-code",
        "/monitoring",
        "/gradio_api/mcp/sse",
        "/gradio_api/call/x",
        "/docs",
    ],
)
def test_what_the_pages_do_not_use_is_closed(path: str) -> None:
    assert guarded().request("POST" if "upload" in path else "GET", path).status_code == 404


def test_every_response_carries_the_security_headers() -> None:
    for answer in (guarded().get("/"), guarded().get("/nowhere"), guarded().get("/", headers={"host": "x"})):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["referrer-policy"] == "same-origin"
        policy = answer.headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "'unsafe-inline'" not in policy.split("style-src")[0]


def test_the_page_gets_our_head_and_a_nonce_that_the_policy_names() -> None:
    answer = guarded().get("/", headers={"accept-encoding": "br, gzip"})
    nonce = answer.text.split('nonce="')[1].split('"')[0]
    assert f"'nonce-{nonce}'" in answer.headers["content-security-policy"]
    assert answer.text == f'<html><head><link></head><script nonce="{nonce}">1</script></html>'
    assert with_head("<head><scripty>", "", "n") == "<head><scripty>"


def test_bodies_have_a_limit_whatever_their_header_says() -> None:
    client = guarded()
    assert client.post("/onrecord/state", content=b"x" * EVENT_BYTES).text.endswith(str(EVENT_BYTES))
    assert client.post("/onrecord/state", content=b"x" * (EVENT_BYTES + 1)).status_code == 413
    assert client.post("/onrecord/state", headers={"content-length": "-1"}).status_code == 413

    def chunks() -> Iterator[bytes]:
        for _ in range(9):
            yield b"x" * (EVENT_BYTES // 8)

    with pytest.raises(ClientDisconnect):
        client.post("/onrecord/state", content=chunks())


def test_a_visitor_who_asks_without_end_has_to_wait() -> None:
    client = guarded()
    client.get("/")
    codes = [client.post("/onrecord/state").status_code for _ in range(int(BURST) + 40)]
    assert codes[0] == 200
    assert codes[-1] == 429
    other = guarded()
    assert other.post("/onrecord/state").status_code == 200


def test_each_browser_is_a_visitor_of_its_own_and_stays_one() -> None:
    one, other = guarded(), guarded()
    first = one.get("/onrecord/state")
    cookie = first.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert one.get("/onrecord/state").text == first.text
    assert "set-cookie" not in one.get("/onrecord/state").headers
    assert other.get("/onrecord/state").text != first.text


def test_without_a_session_there_is_only_the_login(records: Records) -> None:
    accounts = Accounts(records)
    accounts.add("ada", PASSWORD, "editor")
    client = guarded(accounts)
    assert client.get("/").headers["location"] == "login"
    assert client.get("/onrecord/state").status_code == 401
    assert client.get("/login").status_code == 200
    token = accounts.log_in("ada", PASSWORD, "192.0.2.1")
    client.cookies.set("onrecord_session", token or "")
    assert client.get("/onrecord/state").text == "user:ada 0"
    accounts.log_out(token or "")
    assert client.get("/onrecord/state").status_code == 401


def test_wrong_passwords_are_counted_and_then_not_heard(records: Records) -> None:
    clock = [1000.0]
    accounts = Accounts(records, clock=lambda: clock[0])
    accounts.add("ada", PASSWORD)
    assert [accounts.log_in("ada", "wrong", "192.0.2.1") for _ in range(8)] == [None] * 8
    assert accounts.wait_for("ada", "192.0.2.9") == 60.0
    assert accounts.wait_for("bob", "192.0.2.1") == 60.0
    assert accounts.wait_for("bob", "192.0.2.9") == 0.0
    clock[0] += 61
    assert accounts.wait_for("ada", "192.0.2.1") == 0.0
    assert accounts.log_in("ada", PASSWORD, "192.0.2.1") is not None


def test_passwords_and_tokens_are_not_kept_as_they_are(records: Records) -> None:
    accounts = Accounts(records)
    accounts.add("ada", PASSWORD)
    token = accounts.log_in("ada", PASSWORD, "192.0.2.1")
    kept = b"".join(path.read_bytes() for path in records.path.parent.iterdir())
    assert token is not None
    assert PASSWORD.encode() not in kept
    assert token.encode() not in kept
    assert b"$argon2id$" in kept


def test_sessions_end_with_time_with_the_account_and_with_a_new_password(records: Records) -> None:
    clock = [1000.0]
    accounts = Accounts(records, clock=lambda: clock[0])
    accounts.add("ada", PASSWORD)
    token = accounts.log_in("ada", PASSWORD, "") or ""
    assert accounts.account(token) is not None
    clock[0] += 15 * 24 * 3600
    assert accounts.account(token) is None
    token = accounts.log_in("ada", PASSWORD, "") or ""
    accounts.add("ada", PASSWORD + "!")
    assert accounts.account(token) is None
    token = accounts.log_in("ada", PASSWORD + "!", "") or ""
    accounts.remove("ada")
    assert accounts.account(token) is None


@pytest.mark.parametrize(
    ("name", "password"), [("", PASSWORD), (" ada", PASSWORD), ("a\nb", PASSWORD), ("ada", "short")]
)
def test_bad_names_and_short_passwords_are_refused(records: Records, name: str, password: str) -> None:
    with pytest.raises(AccountError):
        Accounts(records).add(name, password)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("192.0.2.1", False),
        ("example.org", False),
    ],
)
def test_loopback_is_what_nobody_else_reaches(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected
