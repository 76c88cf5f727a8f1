"""Misspelt words of a question put right: a word that stands nowhere in the archive, and in no everyday English, is taken
for the closest one that does stand there, as it is written there.

A slip of the pen is told from another word by what differs: a letter too few ("temprature"), one of a pair ("palets"), a
vowel ("warrenty"), two in the wrong order ("bakrey"), any other in what looks like no word ("bakhery"). "Bathers" are no
fathers, and "autistic" is not "artistic".

Names are not looked at (assistant.naming forgives them), nor words with a capital, which may be a name that nobody here
bears. The user's own words are still searched beside the question put right.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from assistant.archive import Archive
from assistant.wording.english import drops_an_e, is_english, looks_english
from index import model_files
from index.words import Token, tokens

LEAST = 4  # letters of a word that is put right
PLENTY = (
    6  # letters from which on one that is wrong, missing or too many is forgiven: "deno" may be a thing unknown here
)
LONG = 9  # letters from which on another word that looks alike is no longer to be feared
CLOSEST = 12  # words that are compared by how often they stand here
_VOWELS = frozenset("aeiouy")
_ALIKE = tuple(map(frozenset, ("ck", "kq", "sz", "fv", "gj")))  # letters that sound alike
_PAIR = re.compile(r"([a-z])\1")
_LACKS_IS = re.compile(  # "whats the price", but not "the whys and hows"
    r"(?P<ahead>(?:^|[,;:.!?–—-])\W*(?:(?:so|and|but|ok|okay|well|then|now|please|hi|hello|hey)\W+)*)"
    r"(?P<asking>what|who|where|when|why|how)s(?=\s+(?!(?:and|or|of)\b)\w)",
    re.IGNORECASE,
)
_ASKING = ("what", "which", "when", "where", "who", "how", "why", "does")


def put_right(question: str, archive: Archive) -> str:
    """The question with its misspelt words as they are spelt here; as it is where none is."""
    question = _LACKS_IS.sub(r"\g<ahead>\g<asking>'s", question)
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
        meant = (_asking(word) if asks else "") or _meant(word, archive)
        if meant:
            right += [question[at : word.start], meant]
            at = word.end
    return "".join([*right, question[at:]])


def _asking(word: Token) -> str:
    """The word of asking that the first word of a question is one letter from ("Wat", "wich"); '' for none or several."""
    near = [asking for asking in _ASKING if OSA.distance(word.folded, asking, score_cutoff=1) <= 1]
    return (near[0].capitalize() if word.capital else near[0]) if len(near) == 1 else ""


def _meant(word: Token, archive: Archive) -> str:
    """The word that stands here, or is one of everyday English whose forms do, and of which this one is a slip; '' for none."""
    if _well_spelt(word):
        return ""
    everyday = extract(word.folded, model_files.everyday(), scorer=OSA.distance, score_cutoff=1, limit=CLOSEST)
    with archive.library.reading() as view:
        own = extract(word.stem, view.vocabulary("answer"), scorer=OSA.distance, score_cutoff=1, limit=CLOSEST)
    written = {form: stem for stem, _, _ in own for form in archive.forms.of_stem(stem)}
    known = {other: tokens(other)[0].stem for other, _, _ in everyday}
    ranked = [
        (not _reordered(word.folded, other), other not in written, -often, other)
        for other, stem in (known | written).items()
        if (often := archive.frequency(stem)) and _slip(word.folded, other)
    ]
    return min(ranked)[-1] if ranked else ""


def _slip(word: str, other: str) -> bool:
    """Is `word` the other misspelt: its letters in another order, or in a long word one wrong, missing or too many?

    What differs only at its end is another form ("gentler"), and a form of another word is one ("plainer" is no planner).
    """
    if OSA.distance(word, other, score_cutoff=1) != 1:
        return False
    if _reordered(word, other):
        return not is_english(word)  # "suing" is not "using"
    if len(word) < PLENTY:
        return False
    first = next((at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), len(word))
    last = first >= min(len(word), len(other)) - (len(word) == len(other))
    if len(word) == len(other):
        one, two = word[first], other[first]
        sounds = {one, two} <= _VOWELS or any({one, two} <= alike for alike in _ALIKE)
        fits = sounds or len(word) >= LONG or not looks_english(word)
        return first > 0 and not last and not is_english(word) and fits
    paired = _PAIR.sub(r"\1", word) == _PAIR.sub(r"\1", other)
    if is_english(word) or paired:
        return paired and not last and not drops_an_e(word)
    fits = len(word) < len(other) or len(word) >= LONG or not looks_english(word)
    return first > 0 and not last and fits


def _reordered(word: str, other: str) -> bool:
    return sorted(word) == sorted(other)


def _well_spelt(word: Token) -> bool:
    """Is it a name, a number, a short word, or one of everyday English, which is taken as it stands?"""
    short = len(word.folded) < LEAST or not word.folded.isalpha()
    return word.capital or short or model_files.is_word(word.folded)
