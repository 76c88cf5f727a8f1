"""What somebody said of whom others speak: "What did Mr. Low say of the roof?" is answered where he says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePath

from assistant.archive import Archive
from assistant.brackets import without_halves
from assistant.candidates import candidates
from assistant.naming.names import Names, bare
from assistant.naming.occupations import calls
from assistant.naming.said import says_name
from assistant.naming.titles import contradicts, untitled
from assistant.types import Evidence
from index.sentences import sentences
from index.types import Filters
from index.words import Token, content_stems, tokens

HITS = 40  # pairs that are read
MOST = 3  # sentences that are quoted
REPLY = 5  # sentences before that may speak of "the plumber" in other words
NEAR = 2  # sentences before one that tells what somebody says in which may stand of what
FAR = 12  # words between somebody and the verb that tells that they say something
_ASKED = re.compile(
    r"^\W*(?:(?:and|so|but)\W+)?what\s+(?:else\s+)?(?P<did>do|does|did)\s+(?P<who>[^?]+?)\s+"
    r"(?:say|tell|ask|answer|reply|shout|call\s+out|think|believe|claim|argue|write|warn|predict|suggest|testify|swear|declare|"
    r"explain|admit|deny|remark|promise|announce|report)\b(?P<rest>[^?]*)",
    re.IGNORECASE,
)
_OWNED = re.compile(r"\S.*['’]s?\s+(?P<one>[a-z][\w-]+)$")
_THE_ONE = re.compile(r"the\s+[a-z][\w'’-]+(?:\s+[a-z][\w'’-]+)?$")
_SAYING = frozenset(
    "say says said saying tell tells told telling ask asks asked asking answer answers answered reply replies replied "
    "write writes wrote shout shouts shouted cry cries cried claim claims claimed warn warns warned explain explains "
    "explained insist insists insisted admit admits admitted promise promises promised swear swears swore remark "
    "remarked complain complained suggest suggests suggested advise advised call calls called word words phone phoned "
    "ring rang telephone telephoned announce announced report reported mention mentioned object objected argue argued "
    "agree agreed deny denied declare declared add added joke joked whisper whispered quote quoted thought thinks "
    "believes believed calling shouting crying note notes noted state states stated predict predicts predicted maintain "
    "maintains maintained indicate indicates indicated suggests argues claims reports according".split()
)
_TO = frozenset(
    "tell tells told telling ask asks asked asking warn warns warned advise advised".split()
)  # whom, not who
_OF = frozenset("of by with from".split())  # ahead of whoever's record it is, in its title
_QUOTED = re.compile(r"[\"“”«»]|(?<!\w)['‘](?=\w)")
_LINK = re.compile(r"\]\([^()\n]*\)")
_HEARSAY = re.compile(r"\b(?:is|are|was|were)\s+(?:said|thought|believed|called|told)\b", re.IGNORECASE)
_LEADS_ON = re.compile(r"\W*(?:(?:and|but|then|so)\W+)?(?:he|she|they|it|his|her|their)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Of whom a question asks what they say, by the words that tell them from others (folded), and about what (stems).

    `named` is False of "the plumber", of whom there may be several.
    """

    name: str
    who: frozenset[str]
    about: frozenset[str]
    named: bool


def asked_saying(question: str, names: Names) -> Saying | None:
    """The saying that a question asks for: of a name that nobody here bears, or of "the plumber" who once said something."""
    match = _ASKED.match(question)
    if match is None:
        return None
    if names.named:
        return _of_a_relative(match, names)
    own = [word for word in untitled(tokens(bare(match["who"]))) if not word.stop]
    named = bool(own) and all(word.capital for word in own)
    if not (named or (match["did"].lower() == "did" and _THE_ONE.fullmatch(match["who"]))):
        return None
    who = frozenset(word.folded for word in own[-1:])
    return Saying(name=match["who"], who=who, about=content_stems(match["rest"]), named=named) if who else None


def _of_a_relative(match: re.Match[str], names: Names) -> Saying | None:
    """The saying of "Ada Moss's wife", where nobody else is named; None for one of somebody known."""
    from assistant.verify.lexicon import PERSONS  # large, and seldom asked for

    owned = _OWNED.fullmatch(match["who"])
    if owned is None or len(names.named) > 1 or not (owned["one"] in PERSONS or calls(owned["one"])):
        return None
    about = content_stems(match["rest"])
    return Saying(name=match["who"], who=frozenset({owned["one"]}), about=about, named=False)


def with_before(piece: Evidence, before: int = 1) -> Iterator[tuple[str, str]]:
    """Each sentence of what is quoted that asks nothing, with so many `before` it, or the question, where it is the first of
    a reply."""
    text = piece.document.text
    asked = piece.pair.question
    own = asked if asked and asked.contains(piece.span) else None
    turn = own or next((turn.span for turn in piece.pair.turns if turn.span.overlaps(piece.span)), piece.pair.span)
    found = sentences(text, turn.start, turn.end)
    for place, span in enumerate(found):
        if span.overlaps(piece.span) and not (own and span.of(text).rstrip().endswith("?")):
            first = found[max(0, place - before)].start
            yield (text[first : span.start] if place or own else piece.question or ""), span.of(text)


def not_theirs(saying: Saying, evidence: Sequence[Evidence]) -> bool:
    """Does no sentence of what is quoted tell that they say something, and is it not what they tell themselves?

    "The plumber" may be another word for who says it.
    """
    if any(_by_them(saying.who, piece) for piece in evidence):
        return False
    said = [pair for piece in evidence for pair in with_before(piece, 1 if saying.named else REPLY)]
    if saying.named:
        return bool(said) and not any(_says(saying.who, before, text) for before, text in said)
    return bool(said) and not any(
        _tells(text) and any(word.folded in saying.who for word in tokens(f"{before} {text}")) for before, text in said
    )


def on_another_subject(saying: Saying, evidence: Sequence[Evidence]) -> bool:
    """Do the sentences that tell what somebody of that name says have no word of what it is asked about, nor what they lean
    on?"""
    if not (saying.named and saying.about):
        return False
    said = [(piece, before, text) for piece in evidence for before, text in with_before(piece, NEAR)]
    told = [one for one in said if any(word.folded in saying.who for word in tokens(one[2])) and _tells(one[2])]
    return bool(told) and not any(
        saying.about & content_stems(f"{piece.question or ''} {before} {text}") for piece, before, text in told
    )


def only_theirs(saying: Saying | None, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """What of the evidence tells what somebody of that name says; all of it where nothing does, and for other questions."""
    if saying is None or not saying.named:
        return tuple(evidence)
    return tuple(piece for piece in evidence if not not_theirs(saying, [piece])) or tuple(evidence)


def _by_them(who: frozenset[str], piece: Evidence) -> bool:
    """Is it their own record, by its title ("Notes of the warden") or its file's name, or a reply with their label?"""
    speaker = piece.pair.speaker_at(piece.span)
    label = speaker.label if speaker else ""
    named = tokens(f"{PurePath(piece.document.source).stem.replace('_', ' ')} {label}")
    title = tokens(piece.document.title)
    theirs = {
        word.folded for at, word in enumerate(title) if any(near.folded in _OF for near in title[max(0, at - 3) : at])
    }
    return bool(who & (theirs | {word.folded for word in named}))


def sayings(archive: Archive, saying: Saying, filters: Filters) -> tuple[Evidence, ...]:
    """The sentences that tell what they say, of the document that has most words of what it is about."""
    hits = chain(
        archive.search(f"{saying.name} said", k=HITS, filters=filters),
        archive.search(saying.name, k=HITS, filters=filters),
    )
    pairs = {hit.pair.id: (hit.document, hit.pair) for hit in hits}
    of_document: dict[int, list[tuple[int, Evidence]]] = {}
    for sentence in candidates(pairs.values()):
        found = Evidence(document=sentence.document, pair=sentence.pair, span=sentence.span, score=0.0)
        if sentence.interrogative or contradicts(saying.name, found.text):
            continue
        if not any(_says(saying.who, before, text) for before, text in with_before(found)):
            continue
        if not says_name(saying.name, sentence.document.text, sentence.document.participants):
            continue  # of another who bears the same surname
        share = len(saying.about & content_stems(f"{found.question or ''} {found.text}"))
        if share or not saying.about:
            span = without_halves(sentence.span, sentence.document.text)
            whole = Evidence(document=sentence.document, pair=sentence.pair, span=span, score=0.0)
            of_document.setdefault(sentence.document.id, []).append((share, whole))
    if not of_document:
        return ()
    best = max(of_document.values(), key=lambda own: max(share for share, _ in own))
    best.sort(key=lambda own: (-own[0], own[1].span.start))
    return tuple(whole for _, whole in best[:MOST])


def _says(who: frozenset[str], before: str, text: str) -> bool:
    """Does a sentence tell that somebody says something, by their name, or by "she" behind one that names them?"""
    said = _without_hearsay(text)
    verbs = [at for at, word in enumerate(said) if word.folded in _SAYING]
    theirs = [at for at, word in enumerate(said) if word.folded in who]
    if not theirs:
        named = any(word.folded in who for word in tokens(before))
        return named and bool(_LEADS_ON.match(text)) and _tells(text)
    if _QUOTED.search(text):
        return True
    return any(
        0 < at - name <= FAR or (0 < name - at <= 3 and said[at].folded not in _TO) for at in verbs for name in theirs
    )


def _tells(text: str) -> bool:
    """Is there a word of saying, or what is said in quotation marks?"""
    return bool(_QUOTED.search(_LINK.sub("]", text))) or any(word.folded in _SAYING for word in _without_hearsay(text))


def _without_hearsay(text: str) -> tuple[Token, ...]:
    """The words without those of "is said to have sold it"."""
    return tokens(_HEARSAY.sub(lambda match: "_" * len(match[0]), text))
