"""Words in pieces with a secret left out of them, also where it comes in several pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

MASK = "•••"
SHORTEST = 6  # characters: what is shorter than this is no secret, and may be a word


def masked(pieces: Iterable[str], secret: str) -> Iterator[str]:
    """The pieces with MASK in place of `secret`; what may become the secret is held back until it has or has not."""
    if len(secret) < SHORTEST:
        yield from pieces
        return
    held = ""
    for piece in pieces:
        held = (held + piece).replace(secret, MASK)
        keep = next((n for n in range(min(len(secret) - 1, len(held)), 0, -1) if secret.startswith(held[-n:])), 0)
        told, held = held[: len(held) - keep], held[len(held) - keep :]
        if told:
            yield told
    if held:
        yield held
