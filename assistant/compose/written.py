"""An answer in a language model's words: written from numbered passages, every sentence checked once it is whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.compose import Brief, Check, CheckedSentence, Draft, LanguageModel
from assistant.compose.citing import cited, worst
from assistant.compose.markers import Written, bare, split
from assistant.compose.prompt import Prompt, write
from assistant.errors import AnswerCut, AnswerRefused, LanguageModelError
from assistant.evaluation.refusals import refuses
from assistant.types import Evidence, Sentence
from prompts import phrase

SAME_SENTENCE = 3  # times a sentence may not be written
_LOOP = re.compile(r"(.{2,80}?)\1{5,}\Z", re.DOTALL)  # the same stretch, six times in a row
_WORD = re.compile(r"[^\W_]")
SIGNS = 600  # characters in a row without a letter or a digit are no rule of a table any more
_LEAD = re.compile(
    r"^(?:assistant|(?:final |short )?answer)\s*:\s*"
    r"|^(?:so,? |therefore,? )?(?:the )?(?:\w+ )?answer(?: to (?:this|the|your) question)? is\b:?\s*(?:that )?",
    re.IGNORECASE,
)
Claims = tuple[CheckedSentence, ...]


class WrittenComposer:
    """Composes with `model` and checks with `check`; `strict` leaves out what is not supported, also while it is written."""

    def __init__(self, model: LanguageModel, *, check: Check, strict: bool = False) -> None:
        self.model = model
        self.check = check
        self.strict = strict

    @property
    def name(self) -> str:
        """The model's name."""
        return self.model.name

    def compose(self, brief: Brief) -> Iterator[Draft]:
        """As `Composer.compose`: a draft for every few words, each sentence in it checked."""
        try:
            yield from self._written(brief)
        except LanguageModelError as error:
            yield Draft(composer=self.name, notice=str(error), complete=True, refused=isinstance(error, AnswerRefused))

    def _written(self, brief: Brief) -> Iterator[Draft]:
        prompt = write(brief, budget=self.model.context_tokens - self.model.answer_tokens)
        if prompt is None:
            raise self._failure("too_long")
        page = _Page(prompt, check=self.check, strict=self.strict)
        raw, shown, cut = "", Draft(composer=self.name), False
        try:
            for piece in self.model.write(prompt.system, prompt.user, since=brief.since):
                raw += piece
                if _repeats(raw):
                    raise self._failure("repeating")
                whole, writing = split(raw, known=len(prompt.passages), finished=False)
                page.take(whole)
                draft = page.draft(self.name, writing="" if self.strict or _may_refuse(writing) else writing)
                if draft != shown:
                    shown = draft
                    yield draft
        except AnswerCut:
            if not page.sentences:
                raise
            cut = True
        said = bare(raw)
        if refuses(said):
            if said.strip():
                raise AnswerRefused(phrase("language_model.refusing", model=self.name))
            raise self._failure("empty")
        if not cut:
            page.take(split(raw, known=len(prompt.passages), finished=True)[0])
        if not page.supported:
            raise self._failure("unsupported" if page.claims else "empty")
        notices = [phrase("language_model.cut", model=self.name)] if cut else []
        notices += [phrase("language_model.reserved", model=self.name)] if page.reserved else []
        yield replace(page.draft(self.name, complete=True), notice=" ".join(notices))

    def _failure(self, why: str) -> LanguageModelError:
        return LanguageModelError(phrase(f"language_model.{why}", model=self.name))


class _Page:
    """The sentences that have been accepted, and what they cite."""

    def __init__(self, prompt: Prompt, *, check: Check, strict: bool) -> None:
        self.passages = prompt.passages
        self.check = check
        self.strict = strict
        self.taken = 0
        self.claims = 0
        self.reserved = False  # "The passages do not answer this." was written, with more beside it
        self.sentences: list[Sentence] = []
        self.cited: list[Evidence] = []
        self.lead: Written | None = None  # "She uses:", which belongs to the item that follows

    @property
    def supported(self) -> bool:
        """True while something is left that the passages support."""
        return any(sentence.verdict != "unsupported" for sentence in self.sentences)

    def draft(self, composer: str, *, writing: str = "", complete: bool = False) -> Draft:
        """What has been accepted so far."""
        return Draft(
            sentences=tuple(self.sentences),
            evidence=tuple(self.cited),
            composer=composer,
            writing=writing,
            complete=complete,
        )

    def take(self, whole: Sequence[Written]) -> None:
        """Check and accept those of the whole sentences that are new."""
        for sentence in whole[self.taken :]:
            text = _LEAD.sub("", sentence.text)  # "The answer is: 142." claims what "142." claims
            lead, self.lead = self.lead, None
            if text.endswith(":") and self._introduces(text):
                self.lead = replace(sentence, text=text)
            elif lead:
                self._take(Written(text=f"{lead.text} {text}", numbers=sentence.numbers or lead.numbers))
            else:
                self._take(replace(sentence, text=text[:1].upper() + text[1:]))
        self.taken = max(self.taken, len(whole))

    def _introduces(self, text: str) -> bool:
        """Does a line that ends in a colon say something of the passages? "Here are the facts:" does not."""
        return worst(self._claims(f"{text[:-1]}.", range(len(self.passages)))) != "unsupported"

    def _take(self, sentence: Written) -> None:
        """A sentence that claims nothing ('Sure!') is left out; one that is not supported too, when strict."""
        named = [number - 1 for number in sentence.numbers]
        claims = self._claims(sentence.text, named) if named else ()
        if worst(claims) == "unsupported":
            everywhere = list(range(len(self.passages)))
            wider = self._claims(sentence.text, everywhere)
            # A marker is corrected only by a passage that plainly says it; a likely one does not make it right.
            if not named or worst(wider) == "supported":
                named, claims = everywhere, wider
        if not claims:
            self.reserved = self.reserved or refuses(sentence.text)
            return
        self.claims += 1
        verdict = worst(claims)
        if self.strict and verdict == "unsupported":
            return
        markers = self._cite(sentence.text, claims, named)
        self.sentences.append(
            Sentence(
                text=f"{sentence.text} {''.join(f'[{marker}]' for marker in markers)}",
                markers=markers,
                support=min(claim.support for claim in claims),
                verdict=verdict,
            )
        )

    def _claims(self, text: str, places: Sequence[int]) -> Claims:
        return tuple(self.check(text, [self.passages[place].checked for place in places]).sentences)

    def _cite(self, text: str, claims: Claims, places: Sequence[int]) -> tuple[int, ...]:
        """Markers of the exact words that support the sentence best, then of other named passages that support it alone."""
        found = [
            piece
            for claim in claims
            if claim.passage is not None
            for piece in cited(text, claim, self.passages[places[claim.passage]], check=self.check)
        ] or [self.passages[places[0]].evidence]
        if len(places) < len(self.passages):  # those that the model named, not all there are
            found += [piece for place in places for piece in self._alone(text, place, places)]
        markers = [self._marker(piece) for piece in found]
        return tuple(dict.fromkeys(markers))

    def _alone(self, text: str, place: int, places: Sequence[int]) -> tuple[Evidence, ...]:
        """The words of one passage that support the sentence without the others, or without which those do not."""
        claims = self._claims(text, [place])
        others = [other for other in places if other != place]
        needed = others and worst(self._claims(text, others)) == "unsupported" != worst(self._claims(text, places))
        if not claims or (worst(claims) == "unsupported" and not needed):
            return ()
        return cited(text, claims[0], self.passages[place], check=self.check)

    def _marker(self, piece: Evidence) -> int:
        """The marker of `piece`, a new one unless these very words, or words around them, are cited already."""
        for marker, earlier in enumerate(self.cited, start=1):
            if earlier.document.id == piece.document.id and earlier.span.contains(piece.span):
                return marker
        self.cited.append(piece)
        return len(self.cited)


def _repeats(raw: str) -> bool:
    """True once the model goes round in circles: in words, for rules and leaders repeat their sign by nature."""
    tail = raw[-SIGNS:]
    loop = _LOOP.search(tail)
    if loop and _WORD.search(loop[1]):
        return True
    if len(tail) == SIGNS and not _WORD.search(tail):
        return True
    lines = [" ".join(line.split()) for line in re.split(r"(?<=[.!?])\s+|\n+", raw) if _WORD.search(line)]
    return any(len(line) > 12 and lines.count(line) >= SAME_SENTENCE for line in set(lines))


def _may_refuse(writing: str) -> bool:
    """True while the words may become the refusal that the model was told to write."""
    refusal = phrase("language_model.refusal").casefold()
    return refusal.startswith(writing.casefold()) or refuses(writing)
