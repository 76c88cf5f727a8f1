"""An OpenAI-compatible server on loopback that answers as a script says, well or badly. Real HTTP, real streaming."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal

Manner = Literal[
    "well",
    "silent",
    "endless",
    "trickling",
    "closing",
    "unfinished",
    "malformed",
    "html",
    "error",
    "refused_key",
    "cut",
    "hanging",
    "alive",
    "reasonless",
]


@dataclass
class Script:
    """What the server does with every request, and what it was sent. `pieces` are streamed one by one.

    The first requests are answered as `before` says, one each.
    """

    pieces: tuple[str, ...] = ()
    manner: Manner = "well"
    before: tuple[Script, ...] = ()
    requests: list[dict[str, object]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    hung_up: threading.Event = field(default_factory=threading.Event)


@contextmanager
def serving(script: Script) -> Iterator[str]:
    """The server's base address, for as long as the context lasts."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:
            """Keep the tests' output clean."""

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            script.requests.append(json.loads(body))
            script.keys.append(self.headers.get("Authorization", ""))
            script.headers.append(dict(self.headers))
            number = len(script.requests) - 1
            now = script.before[number] if number < len(script.before) else script
            now.released = script.released
            try:
                (chat if self.path == "/api/chat" else answer)(self, now)
            except (BrokenPipeError, ConnectionResetError):
                script.hung_up.set()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        script.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


def answer(handler: BaseHTTPRequestHandler, script: Script) -> None:
    """One reply in the script's manner."""
    if script.manner in ("error", "refused_key"):
        return whole(
            handler, 500 if script.manner == "error" else 401, "application/json", '{"error": {"message": "no"}}'
        )
    if script.manner == "html":
        return whole(handler, 200, "text/html", "<html><body>Welcome to the proxy</body></html>")
    if script.manner == "silent":
        script.released.wait(20)
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream")
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    if script.manner == "malformed":
        send(handler, "data: {this is not JSON\n\n")
    for piece in script.pieces:
        event(handler, {"content": piece})
    while script.manner == "endless" and not script.released.is_set():
        event(handler, {"content": f" and {len(script.requests)} more things happened then"})
    while script.manner == "trickling" and not script.released.wait(0.05):
        event(handler, {"content": " and so on"})
    while script.manner == "alive" and not script.released.wait(0.02):
        send(handler, ": still here\n\n")
    if script.manner == "hanging":
        script.released.wait(20)
    if script.manner == "closing":
        handler.connection.shutdown(socket.SHUT_RDWR)
        return None
    if script.manner != "unfinished":
        if script.manner != "reasonless":
            event(handler, {}, reason="length" if script.manner == "cut" else "stop")
        send(handler, "data: [DONE]\n\n")
    handler.wfile.write(b"0\r\n\r\n")
    return None


def chat(handler: BaseHTTPRequestHandler, script: Script) -> None:
    """One reply as Ollama's own /api/chat streams it: a JSON object a line, the last one says that it is done."""
    if script.manner == "error":
        return whole(handler, 404, "application/json", '{"error": "model \'scripted\' not found"}')
    handler.send_response(200)
    handler.send_header("Content-Type", "application/x-ndjson")
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    for piece in script.pieces:
        line(handler, {"message": {"role": "assistant", "content": piece}, "done": False})
    if script.manner != "unfinished":
        reason = "length" if script.manner == "cut" else "stop"
        line(handler, {"message": {"role": "assistant", "content": ""}, "done": True, "done_reason": reason})
    handler.wfile.write(b"0\r\n\r\n")
    return None


def line(handler: BaseHTTPRequestHandler, said: dict[str, object]) -> None:
    """One line of Ollama's stream."""
    send(handler, json.dumps({"model": "scripted", "created_at": "2026-01-01T00:00:00Z", **said}) + "\n")


def event(handler: BaseHTTPRequestHandler, delta: dict[str, str], *, reason: str | None = None) -> None:
    """One server-sent event with a piece of the answer."""
    choice = {"index": 0, "delta": {"role": "assistant", **delta}, "finish_reason": reason}
    chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "scripted", "choices": [choice]}
    send(handler, f"data: {json.dumps(chunk)}\n\n")


def send(handler: BaseHTTPRequestHandler, text: str) -> None:
    """One chunk of the body."""
    data = text.encode()
    handler.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
    handler.wfile.flush()


def whole(handler: BaseHTTPRequestHandler, status: int, kind: str, text: str) -> None:
    """A reply that is not streamed."""
    data = text.encode()
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)
