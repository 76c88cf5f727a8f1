"""No test, and nothing on the way to an answer, leaves this machine."""

from __future__ import annotations

import socket

import pytest

from tests.network import ForeignHost, is_local


def test_a_test_that_connects_elsewhere_fails() -> None:
    with socket.socket() as open_socket, pytest.raises(ForeignHost, match=r"192\.0\.2\.1"):
        open_socket.connect(("192.0.2.1", 80))


def test_a_test_that_looks_a_name_up_fails() -> None:
    with pytest.raises(ForeignHost, match=r"example\.org"):
        socket.getaddrinfo("example.org", 443)


def test_a_datagram_elsewhere_fails() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as open_socket, pytest.raises(ForeignHost):
        open_socket.sendto(b"hello", ("192.0.2.1", 53))


def test_this_machine_itself_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        client.sendall(b"hello")
        with server.accept()[0] as accepted:
            assert accepted.recv(5) == b"hello"


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("fe80::1%lo", False),
        ("localhost", True),
        (b"localhost", True),
        ("localhost.example.org", False),
        ("10.0.0.1", False),
        (None, True),
    ],
)
def test_only_loopback_is_local(host: object, local: bool) -> None:
    assert is_local(host) is local
