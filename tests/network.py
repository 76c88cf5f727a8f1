"""Refuses every network address but this machine's own, by an audit hook that Python's socket calls cannot go round.

Usable in tests (conftest.py turns it on) and in a process of its own: `python -c "import tests.network as n; n.refuse()..."`.
"""

from __future__ import annotations

import ipaddress
import sys

LOCAL_NAMES = frozenset({"localhost", "localhost.localdomain", "", "ip6-localhost"})
_installed = False


class ForeignHost(AssertionError):
    """Something tried to leave this machine. An AssertionError, so that no `except OSError` swallows it unseen."""


def is_local(host: object) -> bool:
    """True for loopback addresses, the wildcard, and names that mean them."""
    if host is None:
        return True
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    if name.lower() in LOCAL_NAMES:
        return True
    try:
        address = ipaddress.ip_address(name.split("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def refuse() -> None:
    """From now on, in this process, connecting, sending to or looking up a foreign host raises ForeignHost."""
    global _installed  # noqa: PLW0603 - an audit hook cannot be removed, so one per process
    if not _installed:
        _installed = True
        sys.addaudithook(_watch)


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        if isinstance(address, tuple) and address and not is_local(address[0]):
            raise ForeignHost(f"a test reached for {address[0]}")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname") and not is_local(arguments[0]):
        raise ForeignHost(f"a test looked up {arguments[0]!r}")
