"""Does somebody say something good, or something bad, of what they speak of, in plain words? By rule, from one sentence."""

from __future__ import annotations

import re

from assistant.candidates import Candidate
from assistant.lists.doing import around, done

_FEELING = (
    r"(?:love|adore|enjoy|fond|fan|favou?rite|obsessed|enamou?red|addicted|happy|delighted|pleased|partial|swear|"
    r"advocate)"
)
_LIKING = re.compile(
    rf"\b(?:{_FEELING}\w{{0,3}}|(?:I|we|really|do|quite|also|still)\s+like)\b\W*?\s+"
    r"(?:(?!(?:but|for|using|when|in)\b)[^\s.,;:!?]+\s+){0,3}[^\s\w]*$",
    re.IGNORECASE,
)
_GOOD = re.compile(
    rf"^[^.,;:!?]{{0,30}}\b(?:I\s+(?:\w+\s+)?{_FEELING}|(?:is|are|['’]s)\s+"
    r"(?:(?:a|an|the|so|just|really|very|absolutely|simply|pretty|my)\s+){0,3}(?:great|wonderful|amazing|fantastic|excellent|"
    r"awesome|brilliant|superb|lovely|beautiful|perfect|incredible|best|favou?rite|fun|joy|delight|godsend|lifesaver|magic\w*|"
    r"indispensable|essential))\b",
    re.IGNORECASE,
)
_DISLIKING = re.compile(
    r"(?<!n['’]t\s)(?<!not\s)(?<!never\s)\b(?:hat(?:e|es|ing)|loath\w+|detest\w*|despis\w+|dislik(?:e|es|ing)|"
    r"(?:can['’]t|cannot|can\s+not|couldn['’]t)\s+(?:stand|bear|abide)|(?:sick|tired)\s+of|fed\s+up\s+with|"
    r"(?:not|n['’]t|never)\s+(?:\w+\s+)?(?:like|liked|fond\s+of|(?:an?\s+)?(?:\w+\s+)?fan\s+of))\b\W*?\s+"
    r"(?:(?!(?:but|for|when|in|how|that|it|this|because|if|to|about|from)\b)[^\s.,;:!?]+\s+){0,3}[^\s\w]*$",
    re.IGNORECASE,
)
_BAD = re.compile(
    r"^[^.,;:!?]{0,20}\b(?:sucks?|drives?\s+me\s+(?:crazy|mad|nuts|insane)|(?:is|are|['’]s)\s+"
    r"(?:(?:an?|the|so|just|really|very|absolutely|simply|pretty|such)\s+){0,3}(?:terrible|awful|horrible|horrid|dreadful|garbage|"
    r"crap(?:py)?|rubbish|nightmare|abomination|hideous|miserable|unusable|infuriating|annoying|frustrating|worst))\b",
    re.IGNORECASE,
)
_DISLIKE = re.compile(
    r"\b(?:hat(?:e|es|ed)|loath|detest|despis|dislik|(?:can['’]t|cannot)\s+stand|fan\s+of|suck|terribl|awful|horribl)",
    re.IGNORECASE,
)
_USED_TO_HATE = re.compile(r"\bused\s+to\s+(?:hate|dislike|loathe|detest)\b", re.IGNORECASE)
_BY_ONESELF = re.compile(r"(?:\b(?:I|we|me)\b|\bI['’](?:m|ve|d|ll)\b)[^.;!?]{0,40}$|^\W*(?:\w+ly\s+)?$", re.IGNORECASE)
_OF_ANOTHER = re.compile(
    r"^['’]s?\b|^\s+(?!(?:a|an|and|as|at|because|but|by|for|from|if|in|is|it|like|more|most|much|on|or|so|than|that|the|then|to|"
    r"too|very|was|when|which|while|who|with|anyway|anymore|entirely|these|every|passionately|deeply)\b)[a-z]{3,}",
)


def liked(sentence: Candidate, place: tuple[int, ...]) -> bool:
    """Is something good said of the theme there, in plain words?"""
    clause, rest = around(sentence, place)
    return bool(_LIKING.search(clause) or _GOOD.match(rest)) and done(sentence, place)


def disliked(sentence: Candidate, place: tuple[int, ...]) -> bool:
    """Is something bad said of the theme there, in plain words?"""
    clause, rest = around(sentence, place)
    if _USED_TO_HATE.search(clause) or _OF_ANOTHER.match(rest):
        return False
    felt = _DISLIKING.search(clause)
    return _BY_ONESELF.search(clause[: felt.start()]) is not None if felt else _BAD.match(rest) is not None


def says_dislike(text: str) -> bool:
    """Does a text say anything bad of anything?"""
    return (
        re.search(
            r"\b(?:hat(?:e|es|ed)|loath|detest|despis|dislik|stand|fan\s+of|suck|terribl|awful|horribl)", text, re.I
        )
        is not None
    )
