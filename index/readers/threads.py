"""Threads of a chat: replies stand under the message that they reply to, wherever the export has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_MARKS = ("thread_ts", "root_id")  # of Slack, of Mattermost
_IDS = ("ts", "id")


def by_thread(items: Sequence[Mapping[str, object]]) -> list[tuple[Mapping[str, object], str]]:
    """The messages, each with the mark of its thread ('' where it is in none), those of a thread in a row."""
    marks = [next((str(item[key]) for key in _MARKS if item.get(key)), "") for item in items]
    threads = set(marks) - {""}
    if not threads:
        return [(item, "") for item in items]
    own = [next((str(item[key]) for key in _IDS if item.get(key)), "") for item in items]
    marks = [mark or (name if name in threads else "") for mark, name in zip(marks, own, strict=True)]
    first: dict[str, int] = {}
    for at, mark in enumerate(marks):
        first.setdefault(mark, at)
    places = [first[mark] if mark else at for at, mark in enumerate(marks)]
    return [(items[at], marks[at]) for at in sorted(range(len(items)), key=places.__getitem__)]
