"""The head of a letter to somebody, a list or a newsgroup: its subject, and who replies to questions."""

from __future__ import annotations

import re

from index.names import NAME, clean

_LINE = r"[A-Z][\w-]{1,30}:[ \t]\S.*\n(?:[ \t]+\S.*\n)*"
_SUBJECT = re.compile(rf"(?:(?!Subject:){_LINE}){{0,20}}Subject:[ \t]+(?P<subject>\S.*)")
_FROM = re.compile(rf"(?:(?!From:){_LINE}){{0,20}}From:[ \t]+[\"“]?(?P<name>{NAME})[\"”]?[ \t]*(?:[<(]|\n)")
_REPLY = re.compile(r"(?:re|aw|sv|antw?|rép?|odp)\s?:", re.I)
_HEAD = 4_000  # characters in which the subject is looked for


def subject(head: str) -> str | None:
    """The subject of a letter, where `head` opens with the lines of one."""
    found = _SUBJECT.match(head, 0, _HEAD)
    return found["subject"].strip() if found else None


def who_replies(head: str) -> str | None:
    """Who wrote a letter that replies to another: in an interview by letter that is the one who answers."""
    asked = subject(head)
    found = _FROM.match(head, 0, _HEAD) if asked and _REPLY.match(asked) else None
    return clean(found["name"]) if found else None
