"""Exports of help desks: tickets with what a customer asks and what those who help reply."""

from __future__ import annotations

import json

import pytest

from index.readers import read_bytes
from tests.index.found_pairs import Spoken, spoken

ASKED, TOLD, MORE = "My grinder jams. What now?", "<p>Turn it <b>back</b>.</p>", "It works with beans."
FIRST: Spoken = ("Rosa Keel", ASKED, [("Tom Abel", "Turn it back.\n\nIt works with beans.")])
TICKETS: dict[str, object] = {
    "source and parts": {
        "conversations": [
            {
                "id": "7",
                "created_at": 1660000000,
                "source": {"body": f"<p>{ASKED}</p>", "author": {"type": "user", "id": "1", "name": "Rosa Keel"}},
                "conversation_parts": {
                    "type": "conversation_part.list",
                    "conversation_parts": [
                        {"part_type": "comment", "body": TOLD, "author": {"type": "admin", "name": "Tom Abel"}},
                        {"part_type": "note", "body": "Rude.", "author": {"type": "admin", "name": "Ann Reed"}},
                        {"part_type": "comment", "body": MORE, "author": {"type": "admin", "name": "Tom Abel"}},
                        {"part_type": "close", "body": None, "author": {"type": "bot", "name": "Operator"}},
                    ],
                },
            }
        ]
    },
    "a requester and comments, the first of which is the description": [
        {
            "id": 7,
            "subject": "Grinder",
            "status": "closed",
            "description": ASKED,
            "requester": {"id": 1, "name": "Rosa Keel", "email": "rosa@mill.example"},
            "comments": [
                {"author": {"id": 1, "name": "Rosa Keel"}, "public": True, "body": ASKED},
                {"author": {"id": 2, "name": "Tom Abel"}, "public": True, "body": TOLD},
                {"author": {"id": 2, "name": "Tom Abel"}, "public": False, "body": "Is he always so?"},
                {"author": {"id": 2, "name": "Tom Abel"}, "public": True, "body": MORE},
                {"author": {"id": 1, "name": "Rosa Keel"}, "public": True, "body": "Thanks a lot!"},
                {"author": {"id": 2, "name": "Tom Abel"}, "public": True, "body": "Any time."},
            ],
        }
    ],
    "threads with the newest first": {
        "subject": "Grinder",
        "customer": {"first": "Rosa", "last": "Keel"},
        "_embedded": {
            "threads": [
                {
                    "type": kind,
                    "body": words,
                    "createdBy": {"type": who, "first": first, "last": last},
                    "createdAt": f"2021-03-0{day}T08:00:00Z",
                }
                for day, kind, words, who, first, last in [
                    (3, "message", MORE, "user", "Tom", "Abel"),
                    (2, "message", TOLD, "user", "Tom", "Abel"),
                    (1, "customer", ASKED, "customer", "Rosa", "Keel"),
                ]
            ]
        },
    },
    "notes with flags": [
        {
            "helpdesk_ticket": {
                "display_id": 7,
                "requester_name": "Rosa Keel",
                "description": ASKED,
                "notes": [
                    {"body": TOLD, "incoming": False, "private": False, "user_name": "Tom Abel"},
                    {"body": "Call him?", "incoming": False, "private": True, "user_name": "Tom Abel"},
                    {"body": MORE, "incoming": False, "private": False, "user_name": "Tom Abel"},
                ],
            }
        }
    ],
}


def pairs(words: str, suffix: str) -> list[Spoken]:
    (document,) = read_bytes(words.encode(), source=f"tickets{suffix}", suffix=suffix)
    return spoken(document)


@pytest.mark.parametrize("tickets", TICKETS.values(), ids=TICKETS)
def test_a_ticket_is_what_its_customer_asks_and_what_is_replied(tickets: object) -> None:
    assert pairs(json.dumps(tickets), ".json") == [FIRST]


def test_tickets_in_xml() -> None:
    ticket = """<helpdesk-ticket><display-id type="integer">{n}</display-id><subject>Grinder</subject>
    <requester-name>{who}</requester-name><responder-name>Tom Abel</responder-name><status-name>Closed</status-name>
    <description>{asked}</description><helpdesk-notes type="array"><helpdesk-note><body>{told}</body>
    <incoming type="boolean">false</incoming><private type="boolean">false</private><user-name>Tom Abel</user-name>
    </helpdesk-note></helpdesk-notes></helpdesk-ticket>"""
    both = ticket.format(n=7, who="Rosa Keel", asked=ASKED, told=MORE) + ticket.format(
        n=8, who="Ann Reed", asked="The lid is lost.", told="We send one."
    )
    assert pairs(f"<helpdesk-tickets type='array'>{both}</helpdesk-tickets>", ".xml") == [
        ("Rosa Keel", ASKED, [("Tom Abel", MORE)]),
        ("Ann Reed", "The lid is lost.", [("Tom Abel", "We send one.")]),
    ]


def test_a_customer_who_writes_again_asks_again() -> None:
    told = [("Tom Abel", "Back."), ("Rosa Keel", "And if it jams?"), ("Tom Abel", "Call us.")]
    ticket = {
        "requester": {"name": "Rosa Keel"},
        "description": ASKED,
        "comments": [{"author": {"name": who}, "body": words} for who, words in told],
    }
    assert [question for _, question, _ in pairs(json.dumps([ticket]), ".json")] == [ASKED, "And if it jams?"]


def test_remarks_below_an_article_are_no_replies_to_its_author() -> None:
    article = {
        "title": "The mill",
        "body": "The mill turned for years. Who remembers it?",
        "comments": [{"user": "Tom", "type": "user", "body": "I do."}, {"user": "Ann", "body": "Nobody does."}],
    }
    assert pairs(json.dumps(article), ".json") == []


def test_tickets_need_no_question_mark() -> None:
    tickets = [
        {
            "subject": "Lid",
            "customer_name": who,
            "description": words,
            "replies": [{"author": "Tom Abel", "body": "Sent."}],
        }
        for who, words in (("Rosa Keel", "The lid is lost."), ("Ann Reed", "A wheel came off."))
    ]
    assert pairs(json.dumps(tickets), ".json") == [
        ("Rosa Keel", "The lid is lost.", [("Tom Abel", "Sent.")]),
        ("Ann Reed", "A wheel came off.", [("Tom Abel", "Sent.")]),
    ]
