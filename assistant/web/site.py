"""What every page is given: the service, the records, who is asking, and one checked action of a visitor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import gradio as gr

from assistant.conversation_records import Conversations
from assistant.records import Records
from assistant.service import Service
from assistant.web.asking import Asking
from assistant.web.evaluations import Evaluations
from assistant.web.guard import Visitor
from assistant.web.pages import Pages
from assistant.web.uploads import Uploads

LONGEST = 4000  # characters of one value that a page sends


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The parts behind all pages of one server."""

    service: Service
    records: Records
    conversations: Conversations
    asking: Asking
    uploads: Uploads
    evaluations: Evaluations
    pages: Pages = field(default_factory=Pages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What a visitor did on a page: a name and values, all of them text that was not checked further."""

    name: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    def get(self, key: str, default: str = "") -> str:
        """The value called `key`."""
        return self.values.get(key, default)

    def number(self, key: str, default: int = 0) -> int:
        """The value called `key` as a whole number of at most 15 digits."""
        value = self.values.get(key, "")
        return int(value) if value.isascii() and value.isdigit() and len(value) < 16 else default


def action(event: gr.EventData) -> Action:
    """The event as an action; whatever is not short text under a short name is dropped."""
    data: Any = event._data
    if not isinstance(data, dict):
        return Action()
    values = {
        str(key): str(value)[:LONGEST]
        for key, value in list(data.items())[:40]
        if isinstance(value, str | int | float) and len(str(key)) <= 40
    }
    return Action(name=values.pop("act", ""), values=values)


def visitor(request: gr.Request) -> Visitor:
    """Who sent this event, as the guard found out. Raises PermissionError when it did not pass the guard."""
    found = request.request.scope.get("state", {}).get("visitor") if request.request else None
    if not isinstance(found, Visitor):
        raise PermissionError("log in first")
    return found
