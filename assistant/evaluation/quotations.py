"""Whether words that an answer gives as somebody's are theirs: quotes against their sources, names against who said it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evaluation.citations import cited_by
from assistant.evaluation.matching import Places, cites
from assistant.evaluation.types import Case, Ratio, Response, Source
from index.words import fold, tokens

_QUOTED = re.compile(r"[\"“]([^\"“”]{12,}?)[\"”]")
_PERSON = r"((?:[A-Z][\w'’.-]+|de|van|von|der|al|bin|of|the)(?:[ -](?:[A-Z][\w'’.-]*|de|van|von|der|al|bin)){0,4})"
_SAID = re.compile(
    rf"\b(?:[Aa]ccording to|[Ii]n the words of|[Aa]s|[Aa]sked by) {_PERSON}"
    rf"|{_PERSON} (?:said|says|answered|answers|replied|explained|explains|told|recalled|added|put it|noted|described)\b"
    rf"|(?:^|\n){_PERSON}:\s"
)


def exact_quotes(response: Response, cited: Sequence[Source]) -> Ratio | None:
    """Citations whose quote is what the source says; for bare passages, the quotations inside the answer."""
    placed = [s for s in (response.sources if response.abstained else cited) if s.start is not None]
    if placed:
        return Ratio(share=sum(s.exact for s in placed), of=len(placed))
    quotations = [q for statement in response.statements for q in _QUOTED.findall(statement.text)]
    if response.abstained or not quotations:
        return None
    given = [" ".join(source.quote.split()) for source in response.sources]
    exact = sum(all(_part_in(part, given) for part in re.split(r"\[?(?:\.\.\.|…)\]?", q)) for q in quotations)
    return Ratio(share=exact, of=len(quotations))


def _part_in(part: str, given: Sequence[str]) -> bool:
    words = " ".join(part.split()).rstrip(".,;:!? ")
    return any(words in text for text in given)


def misattribution(
    case: Case, response: Response, cited: Sequence[Source], places: Places, people: frozenset[str]
) -> dict[str, Ratio]:
    """Attributions that name a known person who is not the speaker of what is cited."""
    wrong = named = 0
    for statement in response.statements:
        speakers = [s.speaker for s in cited_by(statement, response) if s.speaker]
        outside = _QUOTED.sub(" ", statement.text)
        for match in _SAID.finditer(outside):
            name = next(filter(None, match.groups()))
            if speakers and fold(name) in people:
                named += 1
                wrong += not any(_same_person(name, speaker) for speaker in speakers)
    for source in dict.fromkeys(cited):
        truth = next((g.speaker for g in case.gold if g.speaker and cites(source, g, places)), None)
        if truth and source.speaker:
            named += 1
            wrong += not _same_person(truth, source.speaker)
    return {"misattribution": Ratio(share=wrong, of=named)} if named else {}


def _same_person(first: str, second: str) -> bool:
    """True when the names share a word of three letters or more: 'Alfalah' and 'Jamal Alfalah'."""
    ours, theirs = ({t.folded for t in tokens(name) if len(t.folded) > 2} for name in (first, second))
    return bool(ours & theirs) if ours and theirs else fold(first) == fold(second)
