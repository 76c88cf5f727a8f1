"""Where a claim's words stand in the passages: a weighted alignment that prefers runs and allows few jumps.

The claim is consumed from left to right; each of its words is matched to an equal word of the passages or to nothing.
Going on in the same passage costs a little per word skipped; jumping elsewhere (back, or into another passage) costs a
fixed price. Exact dynamic programming (Smith and Waterman 1981, with a linear gap and a jump), one numpy row per claim
word: O(claim words x passage words).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.verify.labels import Speakers
from assistant.verify.word import SUBSTANCE, Word
from assistant.verify.words import compare_words
from index.sentences import sentences

SKIP = 0.03  # price of each passage word skipped
JUMP = 2.2  # price of going on anywhere else
RUN = 0.4  # bonus for a word that continues a run of equal words
BETWEEN_PASSAGES = 60  # words' worth of skipping between two passages
BETWEEN_SENTENCES = 6
MOST_WORDS = 6_000  # passages beyond this are narrowed to the sentences that share words with the claim
MOST_SENTENCES = 60
LONGEST_SENTENCE = 400  # words of one sentence kept when passages are narrowed
_NO = re.compile(
    r"\W*(?:[^\W\d_][\w.'’-]*(?:[ \t][\w.'’-]+){0,3}[*_]*:[\s*_]*)?(?:no|nope|not really|not at all|never)[,.!;–—]",
    re.IGNORECASE,
)  # a reply under its speaker's label, if any
_NOWHERE = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """All passages as one sequence of words. `passage` and `sentence` number each word's place from 0.

    `bounds` holds for each sentence the range of its words, `position` grows with every word and jumps between
    sentences and passages (one more entry than words), `places` the indices of each key, ascending. `asked` are the
    questions, `denied` those that are answered with a no, `speakers` per sentence the keys of the label that it is
    spoken under.
    """

    words: tuple[Word, ...]
    passage: tuple[int, ...]
    sentence: tuple[int, ...]
    bounds: tuple[tuple[int, int], ...]
    position: NDArray[np.float64]
    places: dict[str, NDArray[np.int64]]
    asked: frozenset[int]
    denied: frozenset[int]
    speakers: tuple[frozenset[str], ...]

    def sentence_keys(self, number: int) -> frozenset[str]:
        """The keys of the words of one sentence."""
        start, end = self.bounds[number]
        return frozenset(word.key for word in self.words[start:end])


def source_of(passages: Sequence[str]) -> Source:
    """The passages as words to align with."""
    words: list[Word] = []
    passage: list[int] = []
    sentence: list[int] = []
    asked: set[int] = set()
    denied: set[int] = set()
    speakers: list[frozenset[str]] = []
    count = -1
    for number, text in enumerate(passages):
        spans = sentences(text)
        labels = Speakers(text)
        replies = [bool(_NO.match(span.of(text))) for span in spans]
        at, last = 0, -1
        for word in compare_words(text):
            while at < len(spans) - 1 and spans[at].end <= word.start:
                at += 1
            if at != last:
                count, last = count + 1, at
                speakers.append(labels.keys_at(spans[at].end - 1))
                if text[: spans[at].end].endswith("?"):
                    asked.add(count)
                    if any(replies[at + 1 : at + 2]):
                        denied.add(count)
            words.append(word)
            passage.append(number)
            sentence.append(count)
    return source_from(words, passage, sentence, asked=asked, denied=denied, speakers=speakers)


def source_from(
    words: Sequence[Word],
    passage: Sequence[int],
    sentence: Sequence[int],
    *,
    asked: Iterable[int],
    denied: Iterable[int],
    speakers: Iterable[frozenset[str]],
) -> Source:
    """A source of words whose passage and sentence numbers are known; both ascend from 0, sentences without a gap."""
    places: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        places.setdefault(word.key, []).append(number)
    position = np.arange(len(words) + 1, dtype=np.float64)
    position[:-1] += BETWEEN_SENTENCES * np.asarray(sentence) + BETWEEN_PASSAGES * np.asarray(passage)
    if words:
        position[-1] += position[-2]
    starts = [i for i, number in enumerate(sentence) if i == 0 or number != sentence[i - 1]]
    return Source(
        words=tuple(words),
        passage=tuple(passage),
        sentence=tuple(sentence),
        bounds=tuple(pairwise([*starts, len(words)])),
        position=position,
        places={key: np.array(found, dtype=np.int64) for key, found in places.items()},
        asked=frozenset(asked),
        denied=frozenset(denied),
        speakers=tuple(speakers),
    )


def align(claim: Sequence[Word], source: Source) -> tuple[int, ...]:
    """For each claim word the index of its word in the source, or -1; ties go to the earlier place."""
    size = len(source.words)
    if not size or not claim:
        return (-1,) * len(claim)
    index = np.arange(size + 1, dtype=np.int64)
    lean = SKIP * source.position
    best = np.zeros(size + 1, dtype=np.float64)  # by the place where the search goes on
    moves: list[dict[int, int]] = []  # per claim word: place after its match -> place before it
    before = _NOWHERE
    following = np.zeros(size + 1, dtype=bool)  # whether the last word of the claim stands right before a place
    for word in claim:
        places = source.places.get(word.key, _NOWHERE)
        move: dict[int, int] = {}
        if len(places):
            leaning = best + lean
            peak = np.maximum.accumulate(leaning)
            origin = np.maximum.accumulate(np.where(leaning >= peak, index, 0))
            arrive = (peak - lean)[places]
            origin = origin[places]
            top = int(best.argmax())
            jumped = arrive < best[top] - JUMP
            arrive = np.where(jumped, best[top] - JUMP, arrive)
            origin = np.where(jumped, top, origin)
            score = word.weight * (1 + RUN * following[places])
            reached = arrive + score
            better = reached > best[places + 1]
            best[places[better] + 1] = reached[better]
            move = dict(zip((places[better] + 1).tolist(), origin[better].tolist(), strict=True))
        following[before] = False
        before = places + 1
        following[before] = True
        moves.append(move)
    at = int(best.argmax())
    matched = [-1] * len(claim)
    for row in range(len(claim) - 1, -1, -1):
        if at in moves[row]:
            matched[row] = at - 1
            at = moves[row][at]
    return tuple(matched)


def narrowed(claim: Sequence[Word], source: Source) -> Source:
    """The source itself, or where it is very long its sentences that share most words with the claim, in their order."""
    if len(source.words) <= MOST_WORDS:
        return source
    shared: defaultdict[int, float] = defaultdict(float)
    for key in {word.key for word in claim if word.kind in SUBSTANCE}:
        places = source.places.get(key, _NOWHERE)[:MOST_WORDS]
        rarity = 1.0 / (1.0 + len(places)) ** 0.5
        for number in {source.sentence[int(place)] for place in places}:
            shared[number] += rarity
    best = sorted(shared, key=lambda number: (-shared[number], number))[:MOST_SENTENCES]
    last = len(source.bounds) - 1
    kept = sorted({near for number in best for near in (number - 1, number, number + 1) if 0 <= near <= last})
    words: list[Word] = []
    passage: list[int] = []
    sentence: list[int] = []
    for number, old in enumerate(kept):
        start, end = source.bounds[old]
        end = min(end, start + LONGEST_SENTENCE)
        words.extend(source.words[start:end])
        passage.extend(source.passage[start:end])
        sentence.extend([number] * (end - start))
    return source_from(
        words,
        passage,
        sentence,
        asked=(number for number, old in enumerate(kept) if old in source.asked),
        denied=(number for number, old in enumerate(kept) if old in source.denied),
        speakers=[source.speakers[old] for old in kept],
    )
