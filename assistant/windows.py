"""What the reader is given: windows of neighbouring sentences, the most promising first, until its time is used up.

Reading all of a document takes longer than a person waits, so the ranking by features says where to read.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.candidates import Candidate
from assistant.features import Rows
from assistant.reader import Passage, Reader
from index.passages import plain_text

LENGTH = 420  # characters of a window; a longer sentence stands alone
LEAD = 120  # characters of the question that a reply answers, its end, which lead a window in
TOKENS = 768  # read for one asking, shared by its parts and people: see docs/reader.md for what that takes
BEHIND = 7.0  # how far the features put a window behind the best reply of its document that is still read
CHARACTERS = 6  # of a token, at the most: what lies beyond so many is not even cut into tokens
LEAST = -8.0  # log-odds below which all is alike


def windows(sentences: Sequence[Candidate]) -> list[list[int]]:
    """The places of the sentences in runs of neighbours within one turn, each of up to LENGTH characters."""
    found: list[list[int]] = []
    length = 0
    for place, sentence in enumerate(sentences):
        own = len(sentence.plain) + 1
        if found and sentences[found[-1][-1]].block == sentence.block and length + own <= LENGTH:
            found[-1].append(place)
            length += own
        else:
            found.append([place])
            length = own
    return found


def passage(sentences: Sequence[Candidate], window: Sequence[int]) -> Passage:
    """The text of a window: the end of the question it replies to, then its sentences."""
    first = sentences[window[0]]
    lead = "" if first.asked or not first.pair.question else plain_text(first.document, first.pair.question)[-LEAD:]
    text = f"{lead} | " if lead else ""
    places = []
    for place in window:
        said = sentences[place].plain.strip()
        places.append((len(text), len(text) + len(said)))
        text += said + " "
    return Passage(text=text.rstrip(), sentences=tuple(places))


def read(
    reader: Reader, questions: Sequence[str], sentences: Sequence[Candidate], scores: Rows, *, budget: int = TOKENS
) -> tuple[Rows, Rows]:
    """Log-odds (n,) in [LEAST, -LEAST] that each sentence answers, and 1 or 0 (n,) where it was read; unread: LEAST.

    `questions` (n,) are the question as it is asked of each sentence, the same for all of a document.
    """
    odds = np.full(len(sentences), LEAST, np.float32)
    seen = np.zeros(len(sentences), np.float32)
    best = _promising(sentences, scores)
    characters = np.cumsum([sum(len(sentences[place].plain) for place in window) for window in best])
    best = best[: 1 + int(np.searchsorted(characters, budget * CHARACTERS))]
    passages = [passage(sentences, window) for window in best]
    asked = [questions[window[0]] for window in best]
    for window, found in zip(best, reader.read(asked, passages, budget=budget), strict=False):
        odds[window] = np.clip(np.nan_to_num(found, neginf=LEAST), LEAST, -LEAST)
        seen[window] = 1.0
    return odds, seen


def _promising(sentences: Sequence[Candidate], scores: Rows) -> list[list[int]]:
    """The windows, best first, without those BEHIND the best reply of their document: of 553 gold ones it left out one, and
    a fifth of the tokens."""
    worth = [(max(float(scores[place]) for place in window), window) for window in windows(sentences)]
    replies: dict[int, float] = {}
    for value, window in worth:
        first = sentences[window[0]]
        if not first.asked:
            replies[first.document.id] = max(value, replies.get(first.document.id, value))
    return [
        window
        for value, window in sorted(worth, key=lambda one: (-one[0], one[1][0]))
        if value >= replies.get(sentences[window[0]].document.id, value) - BEHIND
    ]
