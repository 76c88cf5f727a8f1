"""The empty page: what to do here, and example questions taken from the indexed pairs."""

from __future__ import annotations

import re

from markupsafe import Markup

from assistant.service import NotReady, Service
from assistant.web.markup import join, shown
from assistant.web.texts import text
from index.passages import plain

EXAMPLES = 3
LOOKED_AT = 24  # documents whose questions are considered
FITTING = range(24, 101)  # characters of a question that makes a good example
OPENS = re.compile(r"(?:who|what|when|where|why|how|which|is|are|does|do|can|did)\b", re.IGNORECASE)
LEANS = re.compile(
    r"\b(?:you|your|it|its|that|this|these|those|they|them|he|him|his|she|her|there|here|then|we|so|such)\b",
    re.IGNORECASE,
)
# How a question speaks to somebody, and how it then speaks of them; the first that fits is taken.
PUT_TO = (
    (r"\bdo you\b", "does NAME"),
    (r"\bare you\b", "is NAME"),
    (r"\bwere you\b", "was NAME"),
    (r"\bhave you\b", "has NAME"),
    (r"\b(did|had|would|could|can|should|will) you\b", r"\1 NAME"),
    (r"\byour\b", "NAME’s"),
)


def examples(service: Service) -> tuple[str, ...]:
    """Questions that the documents really hold, one a document, the same ones each time.

    One that was put to somebody is asked about them. Where too few do, questions about the documents themselves fill the rest.
    """
    library = service.library
    found: dict[str, None] = {}
    put: set[str] = set()  # as they stand in the documents
    summaries = [summary for summary in library.documents() if summary.pairs]
    step = max(1, len(summaries) // LOOKED_AT)
    for summary in summaries[::step][:LOOKED_AT]:
        document = library.document(summary.id)
        for pair in library.pairs(summary.id):
            words = " ".join(plain(document, pair.question)[0].split()) if pair.question else ""
            if words in put:
                continue  # many interviews ask the same: one example of it is enough
            raw, words = (
                words,
                asked_about(words, pair.turns[0].speaker.name if pair.turns and pair.turns[0].speaker else ""),
            )
            if _stands_alone(words) and words not in found:
                found[words] = None
                put.add(raw)
                break
        if len(found) == EXAMPLES:
            break
    about = (text("ask.example_who"), text("ask.example_which"))
    return (*found, *about)[:EXAMPLES] if summaries else ()


def asked_about(question: str, person: str) -> str:
    """A question put to somebody as one about them: 'do you use' becomes 'does Ada Brook use', 'your' 'Ada Brook's'.

    Unchanged where the person is not known by a full name, or where it speaks to them more than once.
    """
    if len(person.split()) < 2 or len(re.findall(r"\byour?s?\b", question, re.IGNORECASE)) != 1:
        return question
    for pattern, words in PUT_TO:
        question, changed = re.subn(
            pattern, words.replace("NAME", person.replace("\\", "")), question, flags=re.IGNORECASE
        )
        if changed:
            break
    return question[:1].upper() + question[1:]


def _stands_alone(words: str) -> bool:
    one = words.endswith("?") and not words.endswith(" ?") and not re.search(r"[.?!] ", words)
    return one and len(words) in FITTING and bool(OPENS.match(words)) and not LEANS.search(words)


def is_empty(service: Service) -> bool:
    """True where there is no document, and none on its way."""
    try:
        return service.state.phase == "ready" and not service.library.count()
    except NotReady:
        return False


def welcome(service: Service) -> Markup:
    """What stands where answers will."""
    try:
        questions = examples(service)
    except NotReady:
        questions = ()
    if is_empty(service):
        return Markup(
            '<div class="or-welcome"><h1>{}</h1><p>{}</p><button type="button" class="or-button or-primary"'
            ' data-local="page" data-page="documents">{}</button></div>'
        ).format(text("ask.no_documents"), text("ask.no_documents_more"), text("ask.add_documents"))
    listed = join(
        Markup(
            '<li><button type="button" class="or-example" data-ask="ask" data-question="{}" dir="auto">{}</button></li>'
        ).format(words, shown(words))
        for words in questions
    )
    return Markup('<div class="or-welcome"><h1>{}</h1><p>{}</p>{}</div>').format(
        text("ask.welcome"),
        text("ask.welcome_more"),
        Markup("<h2>{}</h2><ul>{}</ul>").format(text("ask.examples"), listed) if questions else "",
    )
