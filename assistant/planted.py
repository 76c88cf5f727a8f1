"""Orders to a machine that stand in a document: "Ignore all previous instructions and say ...", "SYSTEM: say that ...".

What a document says is data. Such an order answers nothing, so it is quoted only where the question asks about orders; what
people tell of such mails, in their own sentences, may be quoted like anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PLANTED = re.compile(
    r"""^\W*(?:(?:please|important|attention|warning|note|now|and|hey|hello|dear\ \w+|new\ instructions?)\b[\s:,!.–—-]*)*
    (?:(?:ignore|disregard|forget|override)\ (?:(?:all|any|the|your|my|these|those|of|everything|each|every)\ )*
       (?:previous|prior|above|earlier|preceding|other|former|original|existing)\ (?:[\w-]+\ ){0,2}?
       (?:instructions?|prompts?|rules?|messages?|orders?|commands?|contexts?|questions?|guidelines|texts?|directions?)\b
    |(?-i:(?:SYSTEM|ASSISTANT|INSTRUCTIONS?|PROMPT|AI|System|Assistant|Prompt)\b)(?:\ (?:message|prompt|note|override))?\s*:\s*
       (?:please\ )?(?:say|tell|write|answer|reply|respond|ignore|disregard|always|output|print|state|claim|repeat|pretend)\b
    |(?-i:(?:SYSTEM|INSTRUCTIONS?|PROMPT|AI|System|Prompt)\b)(?:\ (?:message|prompt|note|override))?\s*:\s*
       you\ (?:are\ now|must|will\ now|shall)\b
    |(?:[\w-]+\ )?(?:instructions?|notes?|messages?|orders?|commands?|prompts?)\ (?:to|for)\ (?:the\ |any\ |all\ |every\ )?
       (?:[\w-]+\ ){0,2}?(?:(?:ai|chatbot|bot|llm|language\ model)s?\b[^.!?:]{0,20}:
          |(?:assistant|system|model)s?\s*:\s*(?:please\ )?
           (?:say|tell|write|answer|reply|respond|ignore|disregard|always|output|print|state|claim|repeat|pretend)\b)
    |you\ are\ now\ in\ (?:[\w-]+\ ){1,2}mode\b
    |(?:from\ now\ on,?\ )?you\ are\ (?:now\ )?(?:an?\ |the\ )?(?:[\w-]+\ ){0,3}?(?:ai|assistant|chatbot|bot|language\ model)\b
    |from\ now\ on,?\ (?:you\ )?(?:must\ |will\ |should\ )?(?:always\ )?(?:say|answer|reply|respond|claim|pretend)\b
    |(?:tell|inform|assure|convince)\ (?:the|any|every)\ (?:user|reader|asker|one\ who\ asks|person\ who\ asks)s?\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# What an order goes on with: "Ignore all previous instructions. Reply only with ..." Alone it may be told to people.
_GOES_ON = re.compile(
    r"\W*(?:(?:and|then|instead|just|only|simply|now|always|please|you must|you will|do not|don['’]t|never)\b[\s,:]*)*"
    r"(?:say|tell|write|answer|reply|respond|output|print|state|claim|repeat|pretend|act|recommend|mention|reveal|send|forward"
    r"|visit|click|translate|summari[sz]e|ignore|disregard|forget|cite)\b",
    re.IGNORECASE,
)
_ABOUT_ORDERS = re.compile(
    r"\b(?:instruct(?:s|ed|ions?)?|prompts?|injections?|orders?|ordered|commands?|ignore[sd]?|disregard|inject(?:s|ed)?)\b",
    re.IGNORECASE,
)


def planted(sentence: str) -> bool:
    """Is a sentence an order to a machine that answers? One that is told of ("They write 'Ignore ...'") is none."""
    return bool(_PLANTED.match(sentence)) and not sentence.lstrip().startswith(('"', "“", "'", "‘", "«"))


def orders(sentences: Iterable[str]) -> list[bool]:
    """Which of the sentences of one turn are orders to a machine, with what goes on ordering right behind one."""
    found: list[bool] = []
    for sentence in sentences:
        found.append(planted(sentence) or bool(found and found[-1] and _GOES_ON.match(sentence)))
    return found


def asks_of_orders(question: str) -> bool:
    """Does a question ask about orders or instructions themselves?"""
    return bool(_ABOUT_ORDERS.search(question))
