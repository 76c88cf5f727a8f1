"""The empty page: what to do here, and example questions taken from the indexed pairs."""

from __future__ import annotations

from markupsafe import Markup

from assistant.service import NotReady, Service
from assistant.web.markup import join, shown
from assistant.web.texts import text

EXAMPLES = 3
LOOKED_AT = 12  # documents whose questions are considered
FITTING = range(18, 121)  # characters of a question that makes a good example


def examples(service: Service) -> tuple[str, ...]:
    """Questions that were really asked in the documents, one a document, the same ones each time."""
    library = service.library
    found: dict[str, None] = {}
    summaries = [summary for summary in library.documents() if summary.pairs]
    step = max(1, len(summaries) // LOOKED_AT)
    for summary in summaries[::step][:LOOKED_AT]:
        document = library.document(summary.id)
        for pair in library.pairs(summary.id):
            words = " ".join(pair.question.of(document.text).split()) if pair.question else ""
            if len(words) in FITTING and words.endswith("?") and words not in found:
                found[words] = None
                break
        if len(found) == EXAMPLES:
            break
    return tuple(found)


def welcome(service: Service) -> Markup:
    """What stands where answers will."""
    try:
        empty = not service.library.documents() and service.state.phase != "reading"
        questions = examples(service)
    except NotReady:
        empty, questions = False, ()
    if empty:
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
