"""Misspelt words of a question put right: a word that stands nowhere in the archive, and in no everyday English, is taken
for the closest one that does stand there.

Names are not looked at (assistant.names forgives them), nor words with a capital, which may be a name that nobody here
bears. The user's own words are still searched beside the question put right.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from assistant.archive import Archive
from index import model_files
from index.words import Token, tokens

LEAST = 4  # letters of a word that is put right
PLENTY = (
    6  # letters from which on one that is wrong, missing or too many is forgiven: "deno" may be a thing unknown here
)
CLOSEST = 12  # words that are compared by how often they stand here
_ASKING = ("what", "which", "when", "where", "who", "how", "why", "does")


def put_right(question: str, archive: Archive) -> str:
    """The question with its misspelt words as they are spelt here; as it is where none is."""
    words = tokens(question)
    unknown = [place for place, word in enumerate(words) if not word.stop and not archive.frequency(word.stem)]
    if not unknown:
        return question
    found = archive.names.find(question)
    names = [*(named.span for named in found.named), *found.unknown]
    right, at = [], 0
    for place in unknown:
        word = words[place]
        if any(span.start < word.end and word.start < span.end for span in names):
            continue
        asks = place == 0 and len(words) > 1 and words[1].stop
        meant = (_asking(word) if asks else "") or _everyday(word, archive) or _said(word, archive)
        if meant:
            right += [question[at : word.start], meant]
            at = word.end
    return "".join([*right, question[at:]])


def _asking(word: Token) -> str:
    """The word of asking that the first word of a question is one letter from ("Wat", "wich"); '' for none or several."""
    near = [asking for asking in _ASKING if OSA.distance(word.folded, asking, score_cutoff=1) <= 1]
    return (near[0].capitalize() if word.capital else near[0]) if len(near) == 1 else ""


def _everyday(word: Token, archive: Archive) -> str:
    """The word of everyday English that stands here and is spelt most like this one; '' for none."""
    if _well_spelt(word):
        return ""
    near = extract(word.folded, model_files.everyday(), scorer=OSA.distance, score_cutoff=1, limit=CLOSEST)
    ranked = [
        (distance, other[0] != word.folded[0], -often, other)
        for other, distance, _ in near
        if (often := archive.frequency(tokens(other)[0].stem)) and _slip(word.folded, other)
    ]
    return min(ranked)[-1] if ranked else ""


def _said(word: Token, archive: Archive) -> str:
    """The word of the archive's own ("emacs") that begins like this one and is spelt most like it; '' for none."""
    if _well_spelt(word):
        return ""
    with archive.library.reading() as view:
        near = extract(word.stem, view.vocabulary("answer"), scorer=OSA.distance, score_cutoff=1, limit=CLOSEST)
    ranked = [
        (distance, -archive.frequency(stem), stem)
        for stem, distance, _ in near
        if stem[0] == word.stem[0] and (len(word.folded) >= PLENTY or _slip(word.stem, stem))
    ]
    return min(ranked)[-1] + word.folded[len(word.stem) :] if ranked else ""


def _slip(word: str, other: str) -> bool:
    """Is `word`, one letter from `other`, that word misspelt: a long one, or one with its letters in another order?"""
    return len(word) >= PLENTY or sorted(word) == sorted(other)


def _well_spelt(word: Token) -> bool:
    """Is it a name, a number, a short word, or one of everyday English, which is taken as it stands?"""
    short = len(word.folded) < LEAST or not word.folded.isalpha()
    return word.capital or short or model_files.is_word(word.folded)
