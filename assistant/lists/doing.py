"""Does somebody do or have what they speak of? Not where they deny it, where it is over, where it is only wished for or
planned, and where it is others who do.

By rule, from one sentence. What tells nothing either way ("Emacs is hard to learn", "I used it for this book") counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.candidates import Candidate

BEFORE = 7  # words before a theme within which a denial or a wish is about it
CLAUSE = 160  # characters before and behind it within which its clause is looked at

_NOT_DONE = re.compile(
    r"\b(?:not?|never|none|in the past|neither|nor|without|cannot|instead|heard|wish|wished|want|wants|dream|some ?day|one day|"
    r"ideally|if|(?<!used to )hate|formerly|would (?:love|like|be|have)|might as well|unlike|rather than|as opposed to|"
    r"used to (?!hate|dislike|avoid|fear|mock)|(?:alternative|replacement|substitute|equivalent|compared) (?:to|for|of|with)|"
    r"(?:plan|plans|planning|hope|hoping|intend|intending|eager|itching|meaning|tempted) (?:to|on)|considering|"
    r"(?:thinking|thought) (?:of|about)|looking (?:forward|into)|dalliance|flirt(?:ed|ing|ation)|allure|"
    r"should (?!say|mention|include|add|note|admit|also)|"
    r"(?:will|going to|have to|need to|ought to) (?:(?:\w+ )?(?:get|buy|switch|move|migrate)|(?:\w+ ){0,4}?(?:learn|try)))\b"
    r"|n['’]t\b|['’]d (?:love|like|have|be)\b|['’]ll (?:\w+ )?(?:learn|try|get|buy|switch|move|migrate)\b|"
    r"\b(?:19|20)\d\d ?[-–] ?(?:19|20)?\d\d\b",
    re.IGNORECASE,
)
_TURN = re.compile(r"\b(?:but|now|nowadays|these days|currently)\b", re.IGNORECASE)
_NEITHER = re.compile(r"\b(?:neither|never again)\b", re.IGNORECASE)
_INDISPENSABLE = re.compile(
    r"(?:n['’]t|\bnot|\bnever|\bcannot|\bhard|\bimpossible|\blost)\b[^.;!?]*\bwithout\s+(?:\S+\s+){0,2}$|"
    r"(?:n['’]t|\bnot|\bnever)\s+(?:\w+\s+)?(?:stop|quit|give\s+up|leave|abandon)\s+(?:\S+\s+){0,3}$",
    re.IGNORECASE,
)
_WISHED = re.compile(r"\b(?:dream|ideal|wish|would (?:you|be your)|could (?:you )?have any)\b", re.IGNORECASE)
_HAVE = re.compile(r"\bI(?: (?:use|have|own|work|already|do)\b|['’](?:ve|m using)\b)|\balready\b", re.IGNORECASE)

_BRACKET = re.compile(r"\([^()]*\)")
_OWN = re.compile(r"\b(?:I|my|we|our)\b", re.IGNORECASE)
_ADVERB = r"(?:(?:\w+ly|also|once|just|first|even|always|still|never)\s+)?"
_GAP = r"(?:(?!I\b|but\b|and\b)[^\s,.;:!?()]+\s+){0,4}"
_DID = r"(?:used|ran|had|owned|wrote|worked|coded|programmed|played|lived|kept|drove)"
_PAST = re.compile(rf"\bI\s+{_ADVERB}{_DID}\b(?!\s+to\b)\s*(?:(?:on|in|with)\s+)?{_GAP}$", re.IGNORECASE)
_PLAYED = re.compile(rf"\bI\s+{_ADVERB}$", re.IGNORECASE)
_WAS_ONE = re.compile(
    r"\bI\s+(?:was|had\s+been)\s+(?:once\s+)?(?:an?|on|in|using|running)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
_WAS_MINE = re.compile(r"^\W*\s+was\s+my\b", re.IGNORECASE)
_PERFECT = re.compile(
    rf"\bI(?:['’]ve|\s+have|['’]d|\s+had)\s+{_ADVERB}(?:used|been|had|owned)\s+{_GAP}$", re.IGNORECASE
)
_WHEN_I = re.compile(
    rf"\bwhen\s+I\s+(?:was\s+{_ADVERB}(?:on|in|using|running|an?)|used|ran|had|owned|worked\s+(?:on|in|with))\s+"
    rf"{_GAP}$",
    re.IGNORECASE,
)
_AGES = r"in\s+(?:my|the)\s+(?:[\w-]+\s+)?days|in\s+the\s+(?:\w+\s+)?['’]?\d*0['’]?s"
_PASSED = r"in\s+the\s+past\b(?!\s+(?:few|couple|\w+\s+)?\s*(?:years?|months?|weeks?))"
_LONG_AGO = rf"(?:years?|decades?)\s+ago|once\s+upon\s+a\s+time|back\s+(?:in|when|then)|{_PASSED}|{_AGES}"
_OVER = re.compile(
    rf"\b(?:{_LONG_AGO}|until|till|in\s+(?:college|university|(?:(?:high|grad|graduate|art|film)\s+)?school)|in\s+(?:19|20)\d\d|"
    r"when\s+I\s+was|as\s+an?\s+(?:kid|child|teenager|student)|growing\s+up|previously|originally|"
    r"for\s+(?:[\w-]+\s+){0,3}?(?:years?|months|decades?|ages|while|time))\b",
    re.IGNORECASE,
)
_AGO = re.compile(rf"\b(?:{_LONG_AGO})\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_AND_LEFT = re.compile(
    r"\b(?:then|before|recently|since|eventually|finally|later|now|but|until)\b[^.;!?]{0,60}?"
    r"\b(?:(?:switch|mov|migrat|convert|chang)(?:ed|ing)\s+(?:\w+\s+)?(?:to|over|away|on)|gave\s+(?:it\s+)?up|given\s+(?:it\s+)?up|"
    r"abandoned|ditched|stopped|quit)\b(?!\s+it\b)",
    re.IGNORECASE,
)
_STILL = re.compile(
    r"\b(?:still|ever\s+since|to\s+this\s+day|continue|again|never\s+(?:stopped|looked\s+back))\b", re.IGNORECASE
)
_TRIED = re.compile(
    r"\bI(?:['’]ve|\s+have)?\s+(?:\w+\s+)?(?:try|tried|(?:played|experimented|dabbled)\s+(?:in|with))\s+(?:out\s+)?"
    r"(?:(?!but\b)[^\s,.;:!?()]+\s+){0,3}$",
    re.IGNORECASE,
)
_IN_VAIN = re.compile(r"^[^.;!?]*\b(?:but|never|however|though|didn['’]t)\b", re.IGNORECASE)
_LATER = re.compile(
    r"^[^.;!?]*\b(?:(?:one\s+day|some\s?day|soon|eventually|at\s+some\s+point)\b[^.;!?]{0,60}?|(?:yet|forward|planning|plan|hope|"
    r"hoping|want|like|love|meaning|eager)\s+to\s+)\b(?:learn|try|give|switch\s+to|get|buy)(?:ing)?\s+(?:out\s+)?(?:it|one|this|that)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:people|everyone|everybody|others?|writers|authors|folks|friends|colleagues)\b[^.;!?]{0,30}?"
    r"\b(?:swear(?:s|ing)?\s+by|rav(?:e|es|ing)|(?:think|thinks|assume)\s+(?:that\s+)?I|tell|tells|told|recommend(?:s|ed)?)\b[^.;!?]*$",
    re.IGNORECASE,
)
_SIMILAR = re.compile(
    r"^-(?:like|level|class|grade|style|ish|esque|inspired|compatible)\b|^\W*\s+(?:days\b|key\s?bindings\b|bindings\b|shortcuts\b)|^-?(?:style|like)\s",
    re.IGNORECASE,
)
_USES = re.compile(
    r"\b(?:I|we)(?:['’](?:m|re|ve))?\s+(?:(?!not\b|never\b)[\w'’]+\s+){0,3}?(?:us(?:e|ing|ed)|run(?:ning)?|have|got|own|carry|keep|"
    r"rely|love|like|prefer|swear|edit|record|shoot|draw|play|bought|switched\s+to|(?:write|read|work|code|program|cook)(?:\s+[\w'’]+){0,3}?\s+(?:on|in|with|at|from))\b"
    r"(?:(?!\b(?:about|although|because|but|if|instead|of|over|since|than|that|though|when|which|while|who)\b)[^.;!?]){0,60}$",
    re.IGNORECASE,
)
_IS_MINE = re.compile(
    r"^[^.,;!?]{0,20}\b(?:is|are|['’]s)\s+(?:\w+\s+)?(?:my|our|what\s+(?:I|we)|how\s+(?:I|we))\b", re.IGNORECASE
)
#: "Tern Live, which I can't stand", "Tern Live is too much for me".
_NOT_FOR_ME = re.compile(
    r"^[^.;!?]{0,20}?(?:,\s*(?:which|that)\s+I\s+(?:can['’]t|cannot|could\s+not|couldn['’]t|don['’]t|do\s+not|never)\b|"
    r"(?:\b(?:is|are|was|were|felt|feels|seems?)|['’]s|['’]re)\s+(?:\w+\s+){0,3}(?:too\s+(?:\w+\s+){1,2}for\s+me|overkill)\b)",
    re.IGNORECASE,
)
#: "My father, who had a Tern pen".
_HIS = re.compile(
    r"\b(?:he|she|who)\s+(?:\w+ly\s+|also\s+|still\s+)?(?:has|had|uses|used|owns|owned)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_TO = r"(?!\b(?:to|for|in\s+favou?r\s+of|and|but|so|as|because|since)\b)"
_LEAVING = re.compile(
    r"\b(?:(?:stopped|quit|gave\s+up|given\s+up|giving\s+up|ditched|abandoned|eliminated?|eliminating|got\s+rid\s+of|no\s+longer)"
    rf"\b(?:{_TO}[^.,;:!?])*|(?:(?:switch|mov|migrat|convert|chang|transition)(?:ed|ing)\s+(?:\w+\s+)?(?:over\s+)?(?:from|off)|"
    rf"away\s+from)\b(?:{_TO}[^.;:!?])*)$",
    re.IGNORECASE,
)
_NOT_LEFT = re.compile(
    r"(?:n['’]t|\b(?:never|not|cannot|would|could|if|doubt|should|might|may|when|will|hard|try|trying|tried|want|plan|someone|people))\b"
    r"[^.;:!?]{0,30}$",
    re.IGNORECASE,
)
_NO_MORE = re.compile(
    r"\b(?:do\s+not|don['’]t|didn['’]t|haven['’]t)\s+(?:\w+\s+)?(?:use|have|own|used)\s+(?:\S+\s+){0,2}$", re.IGNORECASE
)
_ANY_MORE = re.compile(r"^\W*\s+(?:\w+\s+){0,3}?(?:any\s?more|any\s+longer)\b", re.IGNORECASE)
_USED_TO = re.compile(
    r"\bused\s+to\s+(?:use|run|have|own|work|write|be|do|code|play|live|drive|drink|smoke)\b(?:\s+(?:in|on|with)\b)?"
    r"(?:(?!\b(?:then|switched|moved|with)\b)[^.;!?])*$",
    re.IGNORECASE,
)


def done(sentence: Candidate, place: tuple[int, ...]) -> bool:
    """Is what is said of the theme at `place` neither denied nor over, neither wished for nor planned, nor told of others?"""
    first = max(0, place[0] - BEFORE)
    before = sentence.plain[sentence.words[first].start : sentence.words[place[-1]].start]
    turned = before[max((turn.end() for turn in _TURN.finditer(before)), default=0) :]
    if (_NOT_DONE.search(turned) and not _INDISPENSABLE.search(before)) or _NEITHER.search(sentence.plain):
        return False
    clause, rest = around(sentence, place)
    if _SIMILAR.match(rest) or _NOT_FOR_ME.match(rest) or _OTHERS.search(clause) or _LATER.match(rest) or _left(clause):
        return False
    if (_TRIED.search(clause) and _IN_VAIN.match(rest)) or over(sentence, place):
        return False
    if sentence.spoken and _HIS.search(clause):
        return False
    asked = sentence.pair.question.of(sentence.document.text) if sentence.pair.question else ""
    return not _WISHED.search(asked) or bool(_HAVE.search(sentence.plain))


def uses(sentence: Candidate, place: tuple[int, ...]) -> bool:
    """Does somebody say in plain words that they use or have it: "I use", "my tool is"?"""
    clause, rest = around(sentence, place)
    return bool(_USES.search(clause) or _IS_MINE.match(rest))


def over(sentence: Candidate, place: tuple[int, ...]) -> bool:
    """Is it said to be over: "I used it for twenty years, and then switched", "when I was on it", "I ran it until 2002"?"""
    clause, rest = around(sentence, place)
    if _STILL.search(rest):
        return False
    since = clause[max((turn.end() for turn in _TURN.finditer(clause)), default=0) :]
    if _WHEN_I.search(clause) or _USED_TO.search(since):
        return True
    said = sentence.words[place[0]].folded
    past = _PAST.search(clause) or (re.fullmatch(_DID, said) and _PLAYED.search(clause))
    if past or _WAS_ONE.search(clause) or _WAS_MINE.match(rest):
        return bool(_OVER.search(clause) or _OVER.search(rest) or _AND_LEFT.search(rest))
    if not _PERFECT.search(clause):
        return False
    return bool(_AND_LEFT.search(rest) or (_AGO.search(rest) and not _SINCE.search(rest)))


def of_those_who_do(
    held: Sequence[tuple[Candidate, tuple[int, ...]]],
) -> list[tuple[Candidate, tuple[int, ...]]]:
    """The sentences that tell of doing; of those who say that they do it no more only what they say of themselves."""
    gone = {_speaker(sentence) for sentence, place in held if left(sentence, place)}
    return [
        (sentence, place)
        for sentence, place in held
        if done(sentence, place) and (_speaker(sentence) not in gone or _OWN.search(sentence.plain))
    ]


def left(sentence: Candidate, place: tuple[int, ...]) -> bool:
    """Does somebody say there that they do not do it any more?"""
    clause, rest = around(sentence, place)
    no_more = _NO_MORE.search(clause) and _ANY_MORE.match(rest)
    return bool(_left(clause) or no_more) or over(sentence, place)


def _speaker(sentence: Candidate) -> tuple[int, str]:
    speaker = sentence.pair.speaker_at(sentence.span)
    return sentence.document.id, speaker.name if speaker else ""


def _left(clause: str) -> bool:
    """Does what stands before a theme say that it was left ("I switched from"), and not that it was come to?"""
    found = _LEAVING.search(clause)
    return found is not None and not _NOT_LEFT.search(clause[: found.start()])


def around(sentence: Candidate, place: tuple[int, ...]) -> tuple[str, str]:
    """What of its clause stands before the theme, and behind it: as far as brackets, semicolons and colons."""
    start, end = sentence.words[place[0]].start, sentence.words[place[-1]].end
    before, after = sentence.plain[max(0, start - CLAUSE) : start], sentence.plain[end : end + CLAUSE]
    return re.split(r"[;(]", before)[-1], re.split(r"[;)]", _BRACKET.sub("", after))[0]
