"""What a question takes for granted and the record denies or never says: "Why did she switch?" of one who was asked why she did
not, "How long was she a teacher?" of one whom nobody calls so, "Why did he give it up?" of one of whom no end is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from assistant.naming.occupations import calls
from assistant.people.sayings import with_before
from assistant.people.whose_deed import says_alike
from assistant.question import kind_of
from assistant.signals import Rarity, Visible
from assistant.types import Evidence
from index.sentences import sentences
from index.words import Token, tokens

Flaw = Literal["denied", "nowhere", "untold"]  # that it is not so, that the document never says it, that no quote does

ALL, MOST = 1.0, 0.5  # share of the words, by rarity, that a question has which was put: why, and whether it was so
_LEAD = r"^\W*(?:(?:and|so|but)\W+)?"
_ASKING = frozenset("long come made".split())
_WHY = re.compile(rf"{_LEAD}(?:why|how\s+come)\b", re.IGNORECASE)
_TAKES = re.compile(rf"{_LEAD}(?:why|how\s+come|when|since\s+when|(?:for\s+)?how\s+long|what\s+made)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|cannot)\b|n['’]t\b", re.IGNORECASE)
_NO = re.compile(
    r"^\W*(?:no|never|not\s+(?:at\s+all|once|really|yet|so)|nobody|certainly\s+not|of\s+course\s+not|"
    r"I\s+(?:(?:did|do|was|am|have)\s+not|(?:did|do|was|have)n['’]t|never|have\s+never))\b",
    re.IGNORECASE,
)
_SPAN = (
    r"(?:(?:for\s+)?how\s+long|how\s+many\s+(?:years|months|weeks|seasons)|(?:since\s+)?when|why|at\s+what\s+age|"
    r"what\s+made)"
)
_WHO = r"(?:(?!an?\s)[\w.'’-]+(?:\s+[\w.'’-]+){0,3}?\s+)?"
_ROLE = re.compile(  # "How long was Ada Moss a teacher?", "Why did they work as the cook?"
    rf"{_LEAD}{_SPAN}\s[^?]*?\b(?:was|were|is|are|been|be|being|become|became|as)\s+{_WHO}(?:an?|the)\s+"
    r"(?P<what>[a-z][a-z-]*(?:\s+[a-z][a-z-]*){0,2}?)"
    r"(?=\s+(?:at|in|of|for|with|on|to|when|before|after|under|and|during|while|there|here)\b|\W*$)",
    re.IGNORECASE,
)
_ENDED = re.compile(  # "Why did they give up bees?"
    rf"{_LEAD}(?:why|how\s+come|when)\s+(?:did|was|were|had|has|have)\s(?P<who>[^?]*?)\b(?P<verb>stop(?:ped)?|quit|g[ai]ven?\s+up|leave|left|"
    r"resign(?:ed)?|retired?|abandon(?:ed)?|g[eo]t\s+rid\s+of|part\s+with|fired|sacked|dismissed|drop(?:ped)?|dump(?:ed)?)\b"
    r"(?!\s+(?:\w+\s+){1,4}behind\b)(?P<rest>[^?]*)",
    re.IGNORECASE,
)
_END = re.compile(
    r"\b(?:used\s+to(?!\s+use\b)|no\s+longer|any\s?more|stopp(?:ed|ing)|quit|gave\s+(?:\w+\s+)?up|giv(?:en|ing)\s+(?:\w+\s+)?up|"
    r"left(?!-|\s+(?:hand|a|an|me)\b)|leaving|dropp(?:ed|ing)|resign\w*|retire[ds]?|retiring|retirement|abandon(?:ed|ing)|rid\s+of|parted|"
    r"fired|sacked|dismiss\w*|cancell?ed|dumped|ditched|threw|thrown|divorced|walked\s+(?:out|away)|switched|switch(?:ing)?\s+from|"
    r"replac\w+|swapped|changed|moved|ended|closed|closing|closure|taken\s+(?:out|away)|previous(?:ly)?|former(?:ly)?|tired\s+of|fed\s+up|"
    r"lost|broke|jammed|failed|upgraded|eliminat\w+|avoid|hated?|never\s+again|graduated|let\s+go|went\s+(?:back|home|away|over|under)|"
    r"instead|died)\b",
    re.IGNORECASE,
)


def flaw(question: str, asked: str, evidence: Sequence[Evidence], *, rarity: Rarity, visible: Visible) -> Flaw | None:
    """What is wrong with what a question takes for granted; None where nothing is known to be, and for others.

    The `question` has "they" for each name that is known here, `asked` the names.
    """
    if not evidence or any(piece.document.language not in ("en", None) for piece in evidence):
        return None
    if _put_otherwise(question, evidence[0], rarity):
        return "denied"
    role = _ROLE.match(asked)
    if role and calls(role["what"].split()[-1]) and (found := _unsaid(tokens(role["what"])[-1], evidence, visible)):
        return found
    ended = _ENDED.match(question)
    if ended is None:
        return None
    of = _words(ended["rest"]) or _words(ended["who"])
    return None if any(_tells_end(piece, ended["verb"], of) for piece in evidence) else "untold"


def _put_otherwise(question: str, piece: Evidence, rarity: Rarity) -> bool:
    """Was it asked why it was not so, or whether it was, and the reply is "no"?"""
    put = piece.question or ""
    if not put or not _TAKES.match(question):
        return False
    why, denies = _WHY.match(question), bool(_NOT.search(question))
    words = _words(question)
    no = not denies and _NO.match(_reply(piece))
    for span in sentences(put):
        said = span.of(put)
        contrary = why and _WHY.match(said) and bool(_NOT.search(said)) != denies
        least = ALL if contrary else MOST if no and _whether(said) else None
        if least is not None and _share(words, said, rarity) >= least:
            return True
    return False


def _whether(said: str) -> bool:
    """Is it asked whether something is so: "Did you go?", "And then you went?"?"""
    return said.rstrip().endswith("?") and not _NOT.search(said) and kind_of(said) in ("yesno", "other")


def _reply(piece: Evidence) -> str:
    """The first words that are said in reply to what was put."""
    asker = piece.pair.asker
    own = (turn.span for turn in piece.pair.turns if asker is None or turn.speaker != asker)
    first = next(own, None)
    return first.of(piece.document.text) if first else ""


def _unsaid(role: Token, evidence: Sequence[Evidence], visible: Visible) -> Flaw | None:
    """Does no quote say a word for what somebody is taken to be, with what it replies to, nor the document of the first?"""
    if any(says_alike(role, tokens(f"{piece.question or ''} {piece.text}")) for piece in evidence):
        return None
    document = evidence[0].document
    return "untold" if says_alike(role, tokens(f"{document.title} {visible(document)}")) else "nowhere"


def _tells_end(piece: Evidence, verb: str, of: Sequence[Token]) -> bool:
    """Does a sentence of a quote, or the question, tell an end, that of what is asked about as far as it is named?"""
    put = piece.question or ""
    asked = tokens(put)
    ended = _ends(put, asked, verb) and (not of or any(says_alike(word, asked) for word in of))
    for before, text in with_before(piece, 2):
        near = tokens(f"{put} {before} {text}")
        if (ended or _ends(text, tokens(text), verb)) and (not of or any(says_alike(word, near) for word in of)):
            return True
    return False


def _ends(text: str, words: Sequence[Token], verb: str) -> bool:
    """Does a text tell an end, in the question's word for it or in another?"""
    (first, *more) = tokens(verb)
    if _END.search(text):
        return True
    return says_alike(first, words) and {word.folded for word in more} <= {word.folded for word in words}


def _words(text: str) -> list[Token]:
    return [word for word in tokens(text) if not word.stop]


def _share(words: Sequence[Token], said: str, rarity: Rarity) -> float:
    """The share of the words, by rarity, that a text says, or others that mean about the same; 0 of none."""
    weights = {word: rarity(word.stem) for word in words if word.folded not in _ASKING}
    told = tokens(said)
    held = sum(weight for word, weight in weights.items() if says_alike(word, told))
    return held / sum(weights.values()) if held else 0.0
