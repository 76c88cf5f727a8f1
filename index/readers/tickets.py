"""Tickets of a help desk in data (JSON, XML): what a customer writes, what those who help reply, each with a name.

Their exports differ in names and in how deep things stand; all have, in each ticket, a thread of messages, and tell for
the messages, or for the ticket, who the customer is. Notes that only colleagues see and what a program says are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

Item = Mapping[str, object]

_THREADS = (
    *("comments", "notes", "helpdesknotes", "conversationparts", "conversations", "threads", "replies", "articles"),
    *("responses", "posts", "correspondence", "messages"),
)
_CHATS = ("messages",)  # threads that chats have as well
_BODIES = (
    *("body", "plainbody", "bodytext", "text", "descriptiontext", "description", "htmlbody", "bodyhtml", "content"),
    *("message", "comment", "note", "question"),
)
_CUSTOMERS = ("requester", "requestername", "requesterid", "customer", "customername", "customerid", "requesteremail")
_AUTHORS = (
    *("authorname", "username", "sendername", "fromname", "author", "createdby", "sender", "user", "agent", "from"),
    *("authorid", "userid", "senderid", "authoremail", "fromemail"),
)
_KINDS = ("authortype", "sendertype", "usertype", "authorrole", "role", "sender", "from", "type")
_FROM_CUSTOMER = ("incoming", "isincoming", "inbound", "isinbound", "fromcustomer")
_FROM_AGENT = ("fromagent", "isagent", "isstaff", "staff", "bystaff", "outbound", "isoutbound")
_HIDDEN = ("private", "isprivate", "internal", "isinternal")
_CUSTOMER = frozenset("customer user lead contact client visitor requester enduser endcustomer".split())
_AGENT = frozenset("admin agent staff operator teammate employee assignee".split())
_PROGRAM = frozenset("bot system automation workflow lineitem trigger".split())
_NOTE = frozenset("note internalnote internal private privatenote".split())
_ANSWERS = ("answer", "answertext", "response", "reply", "resolution")  # a record with one of its own is no thread
_SORTS = re.compile(r"\d{4}-\d\d-\d\d")
_THANKS = re.compile(
    r"\b(?:thank|thanks|cheers|great|perfect|solved|fixed|works? (?:now|again|fine)|that (?:did|was) it"
    r"|danke|merci|gracias|obrigad|grazie|bedankt"
    r"|спасибо|dzięki|tack)|谢|ありがとう|감사",
    re.I,
)
_TIMES = ("createdat", "created", "date", "timestamp", "createdtime")
_TITLES = ("subject", "title", "summary")
_SIGNS = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"\s*<[^<>\s]*@[^<>\s]*>$")
_COURTESY = 8  # words of a message that asks nothing and only thanks
_DEEPEST = 20


class Message(NamedTuple):
    """Words of a ticket, who wrote them ('' where nobody is named), and whether that is the customer."""

    who: str
    words: str
    asks: bool


class Ticket(NamedTuple):
    """What a ticket is called, and its rounds: messages of the customer, then replies to them, which may lack."""

    title: str
    rounds: tuple[tuple[tuple[Message, ...], tuple[Message, ...]], ...]
    rest: tuple[Message, ...]


def ticket_of(value: object) -> Ticket | None:
    """The ticket that a mapping is; None for anything else."""
    item = _plain(value)
    key, thread = _thread(item)
    if not key or any(isinstance(item.get(name), str) for name in _ANSWERS):
        return None
    posts = [_plain(post) for post in thread]
    source = _plain(item.get("source"))
    opening = source if _body(source) else item if _body(item) else None
    customers = [name for key in _CUSTOMERS for name in _identities(item.get(key))]
    told = [side for post in posts if (side := _flagged(post) or (_kind_of(post, posts) if key not in _CHATS else ""))]
    if not customers and "agent" not in told:
        return None
    customers = customers or _authors(source)
    messages = [_message(post, posts, customers) for post in posts if _is_seen(post)]
    messages = _in_order(messages, [post for post in posts if _is_seen(post)])
    if opening is not None:
        first = Message(_named(_authors(source) if opening is source else customers), _body(opening), True)
        messages = [first, *(one for one in messages if one.words.split() != first.words.split())]
    messages = [one for one in messages if one.words]
    if not messages or not messages[0].asks:
        return None
    title = next((str(item[key]).strip() for key in _TITLES if isinstance(item.get(key), str)), "")
    return Ticket(title, *_rounds(messages))


def holds_tickets(value: object) -> bool:
    """True where a ticket with a reply stands somewhere in `value`."""
    stack: list[tuple[object, int]] = [(value, 0)]
    while stack:
        entry, depth = stack.pop()
        ticket = ticket_of(entry)
        if ticket is not None and any(replies for _, replies in ticket.rounds):
            return True
        if depth < _DEEPEST and isinstance(entry, Mapping | list):
            stack += [(part, depth + 1) for part in (entry.values() if isinstance(entry, Mapping) else entry)]
    return False


def _rounds(
    messages: Sequence[Message],
) -> tuple[tuple[tuple[tuple[Message, ...], tuple[Message, ...]], ...], tuple[Message, ...]]:
    """Questions with their replies in turn, and what follows the customer's thanks."""
    rounds: list[tuple[list[Message], list[Message]]] = []
    for at, one in enumerate(messages):
        if not one.asks:
            rounds[-1][1].append(one)
        elif rounds and not rounds[-1][1]:
            rounds[-1][0].append(one)
        elif rounds and _THANKS.search(one.words) and "?" not in one.words and len(one.words.split()) <= _COURTESY:
            return tuple((tuple(asked), tuple(told)) for asked, told in rounds), tuple(messages[at:])
        else:
            rounds.append(([one], []))
    return tuple((tuple(asked), tuple(told)) for asked, told in rounds), ()


def _thread(item: Item) -> tuple[str, list[object]]:
    """The messages of a ticket and the name of their list, which may stand in a mapping of its own."""
    held = {**_plain(item.get("embedded")), **item}
    for key in _THREADS:
        value = held.get(key)
        if isinstance(value, Mapping):
            value = next((entry for entry in value.values() if isinstance(entry, list)), None)
        if isinstance(value, list) and value and all(isinstance(entry, Mapping) for entry in value):
            return key, value
    return "", []


def _message(post: Item, posts: Sequence[Item], customers: Sequence[str]) -> Message:
    authors = _authors(post)
    side = _flagged(post) or _kind_of(post, posts)
    asks = side == "customer" if side else not set(authors).isdisjoint(customers)
    who = _named(authors) or (_named(customers) if asks else "")
    return Message(who, _body(post), asks)


def _is_seen(post: Item) -> bool:
    kinds = set(_kinds(post)) | {_bare(post.get(key)) for key in ("parttype", "messagetype", "visibility")}
    hidden = any(post.get(key) is True for key in _HIDDEN) or post.get("public") is False
    return not hidden and not kinds & (_PROGRAM | _NOTE)


def _flagged(post: Item) -> str:
    """Whose a message is, as it says with yes or no."""
    for keys, yes, no in ((_FROM_CUSTOMER, "customer", "agent"), (_FROM_AGENT, "agent", "customer")):
        for key in keys:
            if isinstance(post.get(key), bool):
                return yes if post[key] else no
    return ""


def _kind_of(post: Item, posts: Sequence[Item]) -> str:
    """Whose a message is, as it calls its author; beside customers, users are those who help."""
    customer_named = any("customer" in _kinds(other) for other in posts[:50])
    for kind in _kinds(post):
        if kind == "user" and customer_named:
            return "agent"
        if kind in _CUSTOMER | _AGENT:
            return "customer" if kind in _CUSTOMER else "agent"
    return ""


def _kinds(post: Item) -> list[str]:
    inner = [_plain(post.get(key)) for key in _AUTHORS]
    found = [_bare(entry.get(key)) for entry in inner for key in ("type", "role") if entry]
    return [kind for kind in (*found, *(_bare(post.get(key)) for key in _KINDS)) if kind]


def _in_order(messages: list[Message], posts: Sequence[Item]) -> list[Message]:
    """The messages from the first to the last, as some programs list the newest first."""
    times = [
        next((post[key] for key in _TIMES if isinstance(post.get(key), str | int | float)), None) for post in posts
    ]
    known = [time for time in times if time is not None]
    sorts = all(not isinstance(time, str) or _SORTS.match(time) for time in known)  # '9/5/2024' does not
    if sorts and len(known) == len(posts) > 1 and len({type(time) for time in known}) == 1 and known[0] > known[-1]:  # type: ignore[operator]
        return messages[::-1]
    return messages


def _authors(post: Item) -> list[str]:
    return [name for key in _AUTHORS for name in _identities(post.get(key))]


def _identities(value: object) -> list[str]:
    """What somebody is called, by name, by address and by number."""
    if isinstance(value, Mapping):
        item = _plain(value)
        parts = [item.get(part) or item.get(f"{part}name") for part in ("first", "last")]
        whole = " ".join(part for part in parts if isinstance(part, str))
        keys = ("name", "displayname", "fullname", "email", "id")
        return [
            name
            for entry in (*(item.get(key) for key in keys[:3]), whole, *(item.get(key) for key in keys[3:]))
            if not isinstance(entry, Mapping)
            for name in _identities(entry)
        ]
    if isinstance(value, bool) or not isinstance(value, str | int):
        return []
    words = _ADDRESS.sub("", str(value).strip()).strip("\"' ")
    return [words] if words and _bare(words) not in _CUSTOMER | _AGENT | _PROGRAM else []


def _named(identities: Sequence[str]) -> str:
    """The first name among what somebody is called; '' where there is none."""
    return next((name for name in identities if "@" not in name and any(map(str.isalpha, name))), "")


def _body(item: Item) -> str:
    return next((words for key in _BODIES if isinstance(item.get(key), str) and (words := str(item[key]).strip())), "")


def _plain(value: object) -> dict[str, object]:
    """A mapping with its keys in lower case and without signs, none for anything else."""
    return {_bare(key): entry for key, entry in value.items()} if isinstance(value, Mapping) else {}


def _bare(value: object) -> str:
    return _SIGNS.sub("", value.lower()) if isinstance(value, str) and len(value) < 100 else ""
