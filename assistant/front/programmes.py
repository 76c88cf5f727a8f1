"""Who presents a programme that no front matter speaks of: whoever greets its listeners with its name."""

from __future__ import annotations

import re

from assistant.archive import Archive
from assistant.candidates import candidates
from assistant.types import Evidence
from index.types import Filters

NEAREST = 20  # pairs that a search for the name finds, whose documents are looked into
OPENING = 1_500  # characters at the beginning of a record in which its listeners are greeted
_KIND = r"(?:podcast|show|programme|program|series|broadcast)"
_ASKED = re.compile(
    r"\b(?:hosts?|hosted|presents?|presented|presenter|moderates?|moderated|moderator)\s+(?:of\s+)?"
    rf"(?:the\s+)?(?:{_KIND}\s+)?[\"“‘'«*_]?(?P<name>(?-i:[A-Z\d]).{{1,60}}?)[\"”’'»*_]?\W*$",
    re.IGNORECASE,
)


def programme(question: str) -> str:
    """The programme whose presenter a question asks for; '' for none."""
    match = _ASKED.search(question)
    return match["name"] if match else ""


def greeting(archive: Archive, name: str, filters: Filters) -> Evidence | None:
    """The sentence at the beginning of a record in which somebody with a label says that this is the programme called `name`:
    "You're listening to Slack Water", "Slack Water, the podcast about eels"."""
    form = re.compile(
        rf"\b(?:listening\s+to|watching|this\s+is|welcome\s+(?:back\s+)?to|you['’]re\s+with)\s+(?:the\s+)?{_called(name)}\b"
        rf"|^\W*{_called(name)},?\s+(?:the|an?|our|your)\s+(?:[\w-]+\s+){{0,3}}?{_KIND}\b",
        re.IGNORECASE,
    )
    hits = archive.search(f"{name}, the podcast", k=NEAREST, filters=filters, also=(name,))
    for document in {hit.document.id: hit.document for hit in hits}.values():
        begun = [(document, pair) for pair in archive.pairs(document.id) if pair.span.start < OPENING]
        for said in candidates(begun):
            speaker = said.pair.speaker_at(said.span)
            if speaker and speaker.label and form.search(said.plain):
                return Evidence(document=document, pair=said.pair, span=said.span, score=0.0)
    return None


def _called(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split())
