"""What a request to a language model tells: the user's own key, and of all else only what HTTP needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx


def only_ours(key: str) -> Callable[[httpx.Request], None]:
    """A hook for requests about to be sent: no header but those of JSON over HTTP and `key`, where it is not ''.

    Libraries add keys, organizations and headers of their own from the environment, whatever the address is. A request
    that was sent on to another host has lost its key, and gets none.
    """

    def plain(request: httpx.Request) -> None:
        given = request.headers.get("Authorization")
        headers = {
            "Host": request.url.netloc.decode("ascii"),
            "Accept": "*/*",
            "Connection": "keep-alive",
            "Content-Type": "application/json",
            "Content-Length": str(len(request.read())),
        }
        if given and request.url.userinfo:  # the address itself says who asks
            headers["Authorization"] = given
        elif given and key:
            headers["Authorization"] = f"Bearer {key}"
        request.headers = type(request.headers)(headers)

    return plain
