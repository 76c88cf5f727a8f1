"""What of the passages a claim is read beside: all of them where they are short, else the sentences nearest to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from assistant.verify.align import Source
from assistant.verify.labels import Speakers
from assistant.verify.meanings import rarity
from assistant.verify.types import Comparison
from assistant.verify.word import SUBSTANCE
from index.types import Span

LENGTH = 720  # characters
TOLD = 1.0  # what a sentence gains that the claim tells


class Premises:
    """The passages made ready once, for any number of claims; `source` are their words, `length` is in characters."""

    def __init__(self, source: Source, passages: Sequence[str], *, length: int = LENGTH) -> None:
        self._source = source
        self._passages = passages
        self._length = length
        self._short = sum(map(len, passages)) <= length

    @cached_property
    def _spans(self) -> list[tuple[int, Span]]:
        """Passage and span of each sentence."""
        return [_sentence(number, self._source, self._passages) for number in range(len(self._source.bounds))]

    @cached_property
    def _labels(self) -> list[Speakers]:
        return [Speakers(passage) for passage in self._passages]

    def beside(self, comparison: Comparison) -> str:
        """The text to read a claim beside, of up to about `length` characters; passages and gaps stand on lines of their own.

        A sentence counts by the rarity of the words of substance that it shares with the claim, and more where the claim tells
        it; its neighbours come with it while there is room. Each stretch begins with its speaker's label, where it has one.
        '' where no sentence shares a word.
        """
        if self._short:
            return "\n".join(passage.strip() for passage in self._passages)
        worth = self._worth(comparison)
        chosen: set[int] = set()
        left = self._length
        for best in sorted(worth, key=lambda number: (-worth[number], number)):
            if left <= 0:
                break
            for number in (best, best - 1, best + 1):
                if number in chosen or not self._together(number, best):
                    continue
                length = len(self._spans[number][1])
                if length <= left or not chosen:
                    chosen.add(number)
                    left -= length
        return "\n".join(self._stretches(sorted(chosen)))

    def _worth(self, comparison: Comparison) -> dict[int, float]:
        found: dict[int, float] = {}
        for key, folded in sorted({(word.key, word.folded) for word in comparison.words if word.kind in SUBSTANCE}):
            for number in {self._source.sentence[int(place)] for place in self._source.places.get(key, ())}:
                found[number] = found.get(number, 0.0) + rarity(folded)
        if comparison.span:
            passage, start, end = comparison.span
            for number in found:
                where, span = self._spans[number]
                found[number] += TOLD * (where == passage and span.start < end and start < span.end)
        return found

    def _together(self, one: int, other: int) -> bool:
        return 0 <= one < len(self._spans) and self._spans[one][0] == self._spans[other][0]

    def _stretches(self, chosen: Sequence[int]) -> list[str]:
        """The chosen sentences, neighbours joined."""
        runs: list[list[int]] = []
        for number in chosen:
            if runs and number == runs[-1][-1] + 1 and self._together(number, runs[-1][-1]):
                runs[-1].append(number)
            else:
                runs.append([number])
        return [self._labelled(*self._spans[run[0]], self._spans[run[-1]][1].end) for run in runs]

    def _labelled(self, passage: int, first: Span, end: int) -> str:
        said = self._passages[passage][first.start : end]
        label = self._labels[passage].at(first.end - 1)
        return f"{label}: {said}" if label and label not in said[: len(label) + 8] else said


def _sentence(number: int, source: Source, passages: Sequence[str]) -> tuple[int, Span]:
    """Passage and span of a sentence, with the signs that follow its last word."""
    first, last = source.bounds[number]
    passage, start = source.passage[first], source.words[first].start
    text, end = passages[passage], source.words[last - 1].end
    after = source.words[last].start if last < len(source.words) and source.passage[last] == passage else len(text)
    while end < after and not text[end].isspace():
        end += 1
    return passage, Span(start, end)
