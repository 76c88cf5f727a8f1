"""What of the passages a claim is read beside: all of them where they are short, else the sentences nearest to it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.verify.align import Source
from assistant.verify.labels import Speakers
from assistant.verify.meanings import rarity
from assistant.verify.types import Comparison
from assistant.verify.word import SUBSTANCE

LENGTH = 720  # characters
TOLD = 0.5  # what a sentence gains that the alignment goes through, for each of its words


def premise(comparison: Comparison, source: Source, passages: Sequence[str]) -> str:
    """The text to read a claim beside, of up to about LENGTH characters; passages and gaps stand on lines of their own.

    A sentence counts by the rarity of the words of substance that it shares with the claim; its neighbours come with it
    while there is room. Each stretch begins with its speaker's label, where the passage has one.
    """
    whole = "\n".join(passage.strip() for passage in passages)
    if len(whole) <= LENGTH:
        return whole
    spans = [_span(number, source, passages) for number in range(len(source.bounds))]
    worth = _worth(comparison, source)
    chosen: set[int] = set()
    left = LENGTH
    for best in sorted(range(len(spans)), key=lambda number: (-worth[number], number)):
        if not worth[best] or left <= 0:
            break
        for number in (best, best - 1, best + 1):
            if number in chosen or not 0 <= number < len(spans) or spans[number][0] != spans[best][0]:
                continue
            length = spans[number][2] - spans[number][1]
            if length <= left or not chosen:
                chosen.add(number)
                left -= length
    return "\n".join(_stretches(sorted(chosen or {0}), spans, passages))


def _span(number: int, source: Source, passages: Sequence[str]) -> tuple[int, int, int]:
    """Passage, start and end of a sentence, with the signs that follow its last word."""
    first, last = source.bounds[number]
    passage, start = source.passage[first], source.words[first].start
    text = passages[passage]
    end = source.words[last - 1].end
    after = source.words[last].start if last < len(source.words) and source.passage[last] == passage else len(text)
    while end < after and not text[end].isspace():
        end += 1
    return passage, start, end


def _worth(comparison: Comparison, source: Source) -> list[float]:
    found = [0.0] * len(source.bounds)
    for key, folded in {(word.key, word.folded) for word in comparison.words if word.kind in SUBSTANCE}:
        for number in {source.sentence[int(place)] for place in source.places.get(key, ())}:
            found[number] += rarity(folded)
    for place in comparison.matched:
        if place >= 0:
            found[source.sentence[place]] += TOLD * source.words[place].weight
    return found


def _stretches(chosen: Sequence[int], spans: Sequence[tuple[int, int, int]], passages: Sequence[str]) -> list[str]:
    """The chosen sentences, neighbours joined."""
    runs: list[list[int]] = []
    for number in chosen:
        joined = runs and number == runs[-1][-1] + 1 and spans[number][0] == spans[runs[-1][-1]][0]
        runs[-1].append(number) if joined else runs.append([number])
    found = []
    for run in runs:
        passage, start, _ = spans[run[0]]
        text = passages[passage]
        label = Speakers(text).at(start)
        found.append(
            (f"{label}: " if label and label not in text[start : start + len(label) + 8] else "")
            + text[start : spans[run[-1]][2]]
        )
    return found
