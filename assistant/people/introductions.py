"""Who somebody is: how they introduce themselves, and what of a question describes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.archive import Archive
from assistant.brackets import without_halves
from assistant.candidates import Candidate, candidates
from assistant.naming.titles import in_full, name_parts
from assistant.question import Part, without_description
from assistant.rank import Ranked
from assistant.types import Evidence
from index.types import Document, Span
from index.words import content_stems, tokens

OPENING = 3  # sentences into a reply within which people say who they are
GREETING = 100  # characters: a shorter first reply introduces nobody
TELLS = 2  # words beside a name from which a sentence says something of whoever bears it
BRIEF = 600  # characters: a section up to so long at the beginning of a document says what it is about
_I_AM = re.compile(r"\b(?:I am|I['’]m|my name(?: is|['’]s))\b", re.IGNORECASE)
#: "I'm a potter", "I'm currently the keeper", "I'm Ada Low", but not "I'm against that".
_WHAT_I_AM = re.compile(r"\b(?:I am|I['’]m)\s+(?:\w+ly\s+|now\s+|also\s+|just\s+)*(?:an?|the|one|[A-Z][\w'’-]*)\b")
#: "Which potter fires with oak?", but not "Which kiln does she use?", which asks for no person.
_WHICH_ONE = re.compile(r"\W*(?:which|whose|what)\b(?!.*\b(?:do|does|did)\b)", re.IGNORECASE | re.DOTALL)

#: What may stand behind a name that is no part of another noun's, as "light" is in "the Tern Rock light".
_NO_NOUN = (
    r"(?:and|are|but|can|could|did|does|for|from|had|has|have|into|may|must|not|should|that|was|were|when|which|will|with|"
    r"would)"
)


def introduction(archive: Archive, document: Document) -> Evidence | None:
    """The sentence in which a document's first speaker says who they are, with the next one where it only says the name;
    None where nobody does."""
    names = {token.folded for name in document.participants for token in tokens(name)} | {
        token.folded for token in tokens(document.title)
    }
    spoken = [pair for pair in archive.pairs(document.id) if pair.question and pair.turns][:2]
    said = [sentence for sentence in candidates((document, pair) for pair in spoken) if not sentence.asked]
    first: Evidence | None = None
    for place, sentence in enumerate(said):
        if sentence.order > OPENING or not _I_AM.search(sentence.plain):
            continue
        following = said[place + 1] if place + 1 < len(said) else sentence
        bare = all(token.stop or token.folded in names | {"name"} for token in sentence.words)
        last = following if bare and following.block == sentence.block else sentence
        span = without_halves(Span(sentence.span.start, last.span.end), document.text)
        who = Evidence(document=document, pair=sentence.pair, span=span, score=0.0)
        if any(token.folded in names for token in sentence.words):
            return who
        if _WHAT_I_AM.search(sentence.plain):
            first = first or who
    return first


def tells_which(question: str, who: Evidence) -> bool:
    """Does what somebody says of themselves tell which one a question is about: has it one of its words, or may they be what is
    asked for with "which"?"""
    return bool(_WHICH_ONE.match(question)) or not content_stems(who.text).isdisjoint(content_stems(question))


def presented(archive: Archive, quote: Evidence) -> Evidence | None:
    """The sentence in front of the first question that says more of whoever speaks a quote than the name; None where none
    does, or nobody known speaks it."""
    speaker = quote.pair.speaker_at(quote.span)
    names = set(name_parts(speaker.person)) if speaker and speaker.person else set()
    if not names:
        return None
    for pair in archive.pairs(quote.document.id):
        if pair.question:
            return None
        for sentence in candidates([(quote.document, pair)]):
            said = {in_full(token.folded) for token in sentence.words}
            if names <= said and not sentence.interrogative and len(said) > len(names) + TELLS:
                return Evidence(document=quote.document, pair=pair, span=sentence.span, score=0.0)
    return None


def opening(archive: Archive, document: Document) -> list[Candidate]:
    """The sentences with which a document begins: title, introduction, the first reply."""
    found: list[Candidate] = []
    for pair in archive.pairs(document.id):
        found += candidates([(document, pair)])
        if pair.question and len(pair.span) > len(pair.question) + GREETING:
            break
    return [said for said in found if not said.asked]


def introduced(archive: Archive, ranked: Ranked) -> Ranked:
    """The same sentences, led by those in which somebody says who they are: what 'Who is ...?' asks for."""
    scores = ranked.scores.copy()
    for document in {sentence.document.id: sentence.document for sentence in ranked.sentences}.values():
        who = introduction(archive, document)
        for place, sentence in enumerate(ranked.sentences):
            if who and sentence.document.id == document.id and who.span.overlaps(sentence.span):
                scores[place] = ranked.scores.max() + 1.0 + 0.1 * sentence.order
    return replace(ranked, scores=scores)


def of_title(part: Part, names: Sequence[str], documents: Iterable[Document]) -> dict[int, Part]:
    """The part as it is asked of each document whose title says one of the `names` in it, without that: of "Splicewing 9:
    answers" not "Which menu in Splicewing makes subtitles?", but "Which menu makes subtitles?"."""
    found: dict[int, Part] = {}
    for document in {document.id: document for document in documents}.values():
        said, text = content_stems(document.title), part.text
        for name in names:
            if name != name.lower() and content_stems(name) and content_stems(name) <= said:
                text = _without(text, re.escape(name))
        if text != part.text and len(tokens(text)) >= 3:
            found[document.id] = replace(part, text=text, words=tokens(text))
    return found


def _without(text: str, name: str) -> str:
    """A question without a name, a pattern: "in Tidewright" says nothing then, another is it; "the Tidewright clock" stays."""
    before, behind = r"(?:the|my|our|your|this)\s+", r"(?:\s+\d+(?:\.\d+)?)?(?!['’\w-])"
    if re.search(rf"\b{before}{name}\s+(?=[a-z]{{3,}}\b)(?!{_NO_NOUN}\b)", text):
        return text
    text = re.sub(rf"\s+(?:in|at|on|for|of|from|to|with|inside)\s+(?:{before})?{name}{behind}", "", text, flags=re.I)
    return re.sub(rf"\b(?:{before})?{name}{behind}", "it", text, flags=re.I)


def told(archive: Archive, part: Part, documents: Iterable[Document]) -> dict[int, Part]:
    """The part as it is asked of each document whose person it describes, the description itself left out.

    'Which phone does the author of a book on notebooks keep?' is, once the author is found, 'Which phone does they
    keep?': the words that the introduction covers have done their work.
    """
    found: dict[int, Part] = {}
    for document in {document.id: document for document in documents}.values():
        who = introduction(archive, document)
        if who is None:
            continue
        front = [pair for pair in archive.pairs(document.id)[:2] if pair.question is None and len(pair.span) < BRIEF]
        said = content_stems(who.text).union(*(content_stems(pair.span.of(document.text)) for pair in front))
        text = without_description(part.text, said)
        nothing = part.kind != "who" and not content_stems(text)  # "What is Crayons?" is asked of what it describes
        if text != part.text and len(tokens(text)) >= 3 and not nothing:
            found[document.id] = Part(text=text, kind=part.kind, words=tokens(text))
    return found
