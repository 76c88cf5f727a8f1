"""Every passage on a theme, grouped by who said it: what lists in answers, the command and the page of mentions share.

A mention is one sentence with the theme's own words; where a theme is asked for in other words, also the sentence that
is closest in meaning, marked as such. What is found is never all there is: a theme can be put in words of any kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product

from assistant.archive import Archive
from assistant.brackets import without_halves
from assistant.candidates import Candidate
from assistant.features import Rows
from assistant.lists.denials import denied, may_deny
from assistant.lists.doing import left, of_those_who_do, uses
from assistant.lists.feelings import disliked, liked
from assistant.lists.moves import may_move, moved
from assistant.lists.possessions import of_owners
from assistant.lists.predicates import does
from assistant.lists.spoken import told
from assistant.lists.theme import Theme
from assistant.lists.things import of_things
from assistant.lists.voices import Mention, Voice, voices
from assistant.lists.workplaces import works_there
from assistant.lists.written import whom, written
from assistant.types import Evidence
from assistant.wording.english import is_english
from index.store import Ids, View
from index.types import Document, Filters, PassageField, QAPair
from index.words import Token, tokens

NEAR = 0.45  # cosine from which a sentence without the theme's words counts as close in meaning
NEAREST = 60  # passages that are looked at for those
NAMED = 0.6  # share of the places where a theme's words stand together, in capitals, from which it is a name
PLAIN = 25  # words that a quote may have at no cost
LENGTH = 0.006  # what each further word costs
BRIEF = 4  # words: a sentence up to so long hardly says anything
BARE = 0.2  # and costs so much
OWN = 0.08  # what speaking of oneself adds
PLAINLY = 0.15  # and what saying plainly that one uses or has it does, where that is asked
APART = 6  # words that may stand between those of a theme

_OF_NAME = re.compile(r" of (?:the )?[A-Z]")
_SELF = re.compile(r"\b(?:I|my|we|our|me)\b|\bI['’]", re.IGNORECASE)


def find(
    archive: Archive,
    theme: Theme,
    *,
    filters: Filters | None = None,
    question: str = "",
    near: bool = True,
    most: int | None = None,
) -> tuple[Voice, ...]:
    """Everybody who mentions `theme`, most relevant first, then by name; words without a speaker come last.

    `question` orders the sentences by how close they come to it (the theme itself where it is empty). With `near`,
    sentences count that have none of the theme's words but its meaning. Of more than `most` pairs with the theme's
    words those are read that use them most, where nothing sifts them; None reads all.
    """
    vector = archive.question_vectors([question or theme.text])[0]
    with archive.library.reading() as view:
        allowed = view.allowed(filters or Filters())
        sifted = theme.denied or theme.left or theme.moved or theme.deed or theme.owned or theme.employed
        exact = _with_words(view, theme, allowed)[: None if sifted else most]
        close: Sequence[int] = ()
        if near:
            meant = archive.question_vectors([theme.text])[0]
            found = view.nearest("answer", meant, NEAREST, allowed)
            close = list(dict.fromkeys(found.pairs.tolist()))
        pairs = view.pairs([*exact, *(pair for pair in close if pair not in set(exact))])
        documents = view.documents(sorted({pair.document_id for pair in pairs.values()}))
    told = [(documents[pair.document_id], pair) for pair in _in_order(pairs.values())]
    if theme.denied:
        told = [(document, pair) for document, pair in told if may_deny(theme, pair.span.of(document.text))]
    if theme.moved:
        told = [(document, pair) for document, pair in told if may_move(theme.moved, pair.span.of(document.text))]
    near_to = [(document, pair) for document, pair in told if pair.id in set(close)]
    return voices([*_exact(archive, theme, told, vector), *_close(archive, theme, near_to)], theme.work)


def _with_words(view: View, theme: Theme, allowed: Ids | None) -> list[int]:
    """The pairs whose answers hold every word of one of the theme's choices, those first that use them most; their questions
    too, where it is asked who does or has something, which whoever asks may say of themselves."""
    merit: dict[int, float] = {}
    fields: tuple[PassageField, ...] = ("answer", "question") if theme.deed or theme.owned else ("answer",)
    for field, choice in product(fields, theme.choices):
        holding: list[dict[int, float]] = []
        for stem in sorted(choice):
            found = view.matching(field, {stem: 1.0}, max(1, view.size(field)), allowed)
            best: dict[int, float] = {}
            for pair, score in zip(found.pairs.tolist(), found.scores.tolist(), strict=True):
                best.setdefault(pair, score)
            holding.append(best)
        for pair in set(holding[0]).intersection(*holding[1:]):
            merit[pair] = max(merit.get(pair, 0.0), sum(best[pair] for best in holding))
    return sorted(merit, key=lambda pair: (-merit[pair], pair))


def _in_order(pairs: Iterable[QAPair]) -> list[QAPair]:
    return sorted(pairs, key=lambda pair: (pair.document_id, pair.number))


def _exact(archive: Archive, theme: Theme, pairs: Sequence[tuple[Document, QAPair]], vector: Rows) -> list[Mention]:
    """The sentences with the theme's own words, scored by how close they come to the question."""
    held = [
        (sentence, place)
        for document, pair in pairs
        for sentence in told(document, pair, theme.choices, asked=theme.deed is not None or theme.owned)
        if (place := _asked_for(theme, sentence)) is not None
    ]
    if sum(_capitals(sentence, place) for sentence, place in held) >= NAMED * len(held):
        held = [(sentence, place) for sentence, place in held if _together(place)]
    held = of_things(theme, _named(theme, held))
    if theme.owned and not (theme.denied or theme.left):
        held = of_owners(theme, held)
    if theme.denied:
        held = [(sentence, place) for sentence, place in held if denied(theme, sentence, place)]
    elif theme.moved:
        held = [(sentence, place) for sentence, place in held if moved(theme.moved, sentence.plain)]
    elif theme.left:
        held = [(sentence, place) for sentence, place in held if left(sentence, place)]
    elif theme.liked:
        held = [(sentence, place) for sentence, place in held if liked(sentence, place)]
    elif theme.disliked:
        held = [(sentence, place) for sentence, place in held if disliked(sentence, place)]
    elif theme.employed:
        held = [(sentence, place) for sentence, place in held if works_there(sentence, place)]
    elif theme.practised:
        held = of_those_who_do(held)
    scores = archive.sentence_vectors([sentence for sentence, _ in held]) @ vector
    plainly = PLAINLY if theme.practised and not (theme.deed or theme.denied or theme.left) else 0.0
    return [
        _mention(
            sentence,
            float(score) + _manner(sentence) + (plainly if plainly and uses(sentence, place) else 0.0),
            exact=True,
            of=_of(archive, theme, sentence, place),
        )
        for (sentence, place), score in zip(held, scores, strict=True)
    ]


def _of(archive: Archive, theme: Theme, sentence: Candidate, place: tuple[int, ...]) -> str:
    """Of whom a sentence tells that nobody is known to have said, where people are asked for by what they do or have."""
    told_of = (theme.deed or theme.owned) and not sentence.spoken
    return whom(archive.names, sentence, place[0]) if told_of else ""


def _named(theme: Theme, held: Sequence[tuple[Candidate, tuple[int, ...]]]) -> list[tuple[Candidate, tuple[int, ...]]]:
    """Where the theme is written as a name, other forms of it count with a capital only ('Macs', not 'words' for
    Word), and so does an ordinary word, which is no part of a longer name; where it is mostly one here ('Go'), only the name
    itself counts."""
    names = {token.stem: token.folded for token in tokens(theme.text) if token.capital}
    held = [
        (s, place)
        for s, place in held
        if all(s.words[n].capital or names.get(s.words[n].stem, s.words[n].folded) == s.words[n].folded for n in place)
    ]
    single = [(s, place[0]) for s, place in held if len(place) == 1 and s.words[place[0]].stem in names]
    mostly = sum(sentence.words[at].capital for sentence, at in single) >= NAMED * len(single)

    def is_name(sentence: Candidate, place: tuple[int, ...]) -> bool:
        word = sentence.words[place[0]]
        alone = mostly or (place[0] > 0 and names[word.stem] == word.folded)
        return word.capital and alone and not (theme.practised and _of_longer_name(sentence, place[0]))

    ordinary = {sentence.words[at].stem for sentence, at in single if is_english(names[sentence.words[at].stem])}
    return [
        (sentence, place)
        for sentence, place in held
        if len(place) > 1 or sentence.words[place[0]].stem not in ordinary or is_name(sentence, place)
    ]


def _of_longer_name(sentence: Candidate, at: int) -> bool:
    """Does a name go on behind the word there, or end in it: "the All Things Hour", "Word of the Year", "the Internet of
    Things"? A version is no other name ("Photoshop CS3", "Windows XP")."""
    words, plain = sentence.words, sentence.plain
    goes_on = at + 1 < len(words) and words[at + 1].text.istitle() and not words[at + 1].stop
    if goes_on and not plain[words[at].end : words[at + 1].start].strip():
        return True
    ends = at > 1 and words[at - 1].folded == "of" and words[at - 2].capital
    return ends or bool(_OF_NAME.match(plain, words[at].end))


def _close(archive: Archive, theme: Theme, pairs: Sequence[tuple[Document, QAPair]]) -> list[Mention]:
    """The sentences of `pairs` that have the theme's meaning without its words."""
    others = [s for document, pair in pairs for s in told(document, pair) if _place(theme, s.words) is None]
    if not others:
        return []
    scores = archive.sentence_vectors(others) @ archive.question_vectors([theme.text])[0]
    return [
        _mention(sentence, float(score), exact=False)
        for sentence, score in zip(others, scores, strict=True)
        if score >= NEAR
    ]


def _manner(sentence: Candidate) -> float:
    """What its manner adds to a sentence's score: speaking of oneself; what it loses: saying next to nothing, length."""
    words = len(sentence.words)
    own = OWN if _SELF.search(sentence.plain) else 0.0
    return own - (BARE if words <= BRIEF else 0.0) - LENGTH * max(0, words - PLAIN)


def _mention(sentence: Candidate, score: float, *, exact: bool, of: str = "") -> Mention:
    span = without_halves(sentence.span, sentence.document.text)
    evidence = Evidence(document=sentence.document, pair=sentence.pair, span=span, score=round(score, 6))
    return Mention(evidence=evidence, exact=exact, of=of)


def _place(theme: Theme, words: Sequence[Token]) -> tuple[int, ...] | None:
    """Where the theme's words stand closest together in a sentence; None where one is missing or far from the others."""
    best: tuple[int, ...] | None = None
    for choice in theme.choices:
        at = {stem: [n for n, word in enumerate(words) if word.stem == stem and not word.stop] for stem in choice}
        if not all(at.values()):
            continue
        rarest = min(at.values(), key=len)
        for first in rarest:
            place = tuple(sorted(min(spots, key=lambda n: (abs(n - first), n)) for spots in at.values()))
            apart = place[-1] - place[0] - len(place) + 1
            if apart <= APART and (best is None or place[-1] - place[0] < best[-1] - best[0]):
                best = place
    return best


def _asked_for(theme: Theme, sentence: Candidate) -> tuple[int, ...] | None:
    """Where a sentence has what the theme asks for: its words, or that somebody does just that."""
    if theme.denied or theme.left or not theme.deed:
        return _place(theme, sentence.words)
    return does(theme.deed, sentence.words, sentence.plain, of_another=written(sentence))


def _together(place: tuple[int, ...]) -> bool:
    """Do the words at `place` follow one another?"""
    return place[-1] - place[0] == len(place) - 1


def _capitals(sentence: Candidate, place: tuple[int, ...]) -> bool:
    """Do two words or more stand there together, each with a capital: a name of several words?"""
    return len(place) > 1 and _together(place) and all(sentence.words[n].capital for n in place)
