"""An answer's sentences, and which of them claim something: greetings, refusals, questions and lead-ins do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from assistant.markers import MARK
from assistant.verify.attribution import Attribution, quotes
from assistant.verify.blocks import Block, blocks, whole_code
from assistant.verify.headings import headed, heads, listed
from assistant.verify.tables import row_words
from assistant.verify.words import compare_words
from index.sentences import sentences
from index.types import Span

Role = Literal["claim", "refusal", "courtesy", "lead_in", "question"]
LONGEST_CLAIM = 1_500  # characters; a longer "sentence" (a table, code, no stops at all) is checked in pieces


class Claim(NamedTuple):
    """One sentence of the answer: `span` in the answer, `told` the part that is compared (list marks cut off).

    `speaker` is whom the answer quotes with it, '' for nobody in particular. It may be a table's row under its `head`, or a
    block of code, which is compared as it is written.
    """

    span: Span
    told: Span
    role: Role
    speaker: str = ""
    head: Span | None = None
    code: bool = False

    def words(self, answer: str) -> str:
        """What is compared, in words."""
        return row_words(answer, self.head, self.told) if self.head else self.told.of(answer)


_MARK = re.compile(r"(?:\s|[-–—*•+>#|]+(?=\s|\*|\w)|\(?\d{1,3}[.)](?=\s)|\[\d{1,3}\])+")
_MARKED = re.sub(r"\?P<\w+>", "?:", MARK.pattern)
_END_MARK = re.compile(rf"(?:\s|(?:{_MARKED})[.!?]?|(?<=[.!?])\s+\d{{1,3}}\.$)+$", re.IGNORECASE)
_ONLY_MARKS = re.compile(r"(?:\W*[\[(【［][\d\s,;–-]+[\])】］])+\W*")

_FIRST_ITEM = re.compile(r"\W*(\d{1,2})[.)]\s")
_NEXT_ITEM = re.compile(r"\s+(\d{1,2})[.)]$")
_RECORD = (
    r"(?:passages?|documents?|texts?|contexts?|articles?|interviews?|sources?|records?|excerpts?|transcripts?|"
    r"materials?|information|snippets?|archive|data|content|page|conversation|file|files)"
)
_NAMED = r"(?:,?\s+(?:(?:mr|mrs|ms|dr|prof)\.?\s+)?(?-i:[A-Z])[\w'-]*){0,2}"  # "Good morning, Anna"
_COURTESY = re.compile(
    rf"""(?:dear\s+\w+(?:\s+\w+)?,\s*)?(?:(?:oh|ah|well|yes|no|ok(?:ay)?|and|but|so|again)[\s,.!]+)*
    (?: (?:hi|hello|hey|greetings|welcome|goodbye|bye|cheers)(?:\s+(?:there|again|everyone|all|and\ welcome))?
      | (?:hi|hello|hey|greetings|dear|good\s+(?:morning|afternoon|evening)|thanks|cheers|all\s+the\s+best|take\s+care
        |(?:(?:best|kind|warm(?:est)?|with\s+best)\s+)?(?:wishes|regards)|(?:yours\s+)?(?:sincerely|truly|faithfully)){_NAMED}
      | have\s+an?\s+(?:nice|good|great|lovely|wonderful|pleasant)\s+(?:day|evening|weekend|time|week|one)
      | let\s+me\s+(?:check|search|consult|read|(?:look|go)\s+(?:at|in|into|through))\s+(?:the|this|that|your)\s+{_RECORD}
        (?:\s+(?:for\s+you|first|again))?
      | you\s+(?:may|might|could)\s+(?:want|wish|like)\s+to\s+(?:ask|contact|consult|check|try)\b[^,;:\d]{{0,60}}
      | good\s+(?:morning|afternoon|evening|day|night|luck)
      | (?:(?:that|this|it)(?:'s|\s+is)\s+)?(?:an?\s+|such\s+an?\s+)?(?:really\s+|very\s+)?
        (?:good|great|excellent|interesting|fair|nice|wonderful|thoughtful|lovely|important)\s+(?:question|point|one)
      | (?:many\s+)?thank(?:s|\s+you)\b.{{0,60}}
      | you(?:'re|\s+are)\s+(?:very\s+|most\s+)?welcome
      | (?:sure(?:\s+thing)?|certainly|absolutely|of\s+course|yes|no|ok|okay|yeah|yep|nope|right|great|indeed|exactly)
      | (?:cool|wow|nice|lol|haha)
      | (?:no\s+problem|my\s+pleasure|glad\s+to\s+help|sounds\s+good|i\s+see)
      | (?:i(?:'m|\s+am|'d\s+be|\s+would\s+be)\s+)?(?:happy|glad)\s+to\s+(?:help|assist|answer|explain|clarify)
        (?:\s+you)?(?:\s+with\s+(?:that|this|it)|\s+(?:that|this|it|your\s+question))?
      | let(?:\s+me|\s+us|'s)\s+(?:see|take\s+a\s+look|break\s+(?:it|this|that)\s+down|(?:explain|summari[sz]e)
        (?:\s+(?:this|that|it|for\s+you|briefly))?)
      | that'?s\s+(?:ok|okay|fine|great|right|true|cool|nice)
      | (?:i(?:'m|\s+am)\s+)?(?:so\s+|very\s+)?sorry(?:\s+(?:about\s+that|to\s+hear\s+that|for\s+the\s+confusion))?
      | (?:i\s+)?hope\s+(?:this|that|it)\s+(?:helps|answers).{{0,60}}
      | (?:please\s+)?(?:let\s+me\s+know|feel\s+free|do\s+not\s+hesitate|don'?t\s+hesitate)\b.{{0,120}}
      | is\s+there\s+anything\s+else\b.{{0,60}}
      | (?:how|what)\s+(?:can|may|else\s+can)\s+i\s+(?:help|do|assist)\b.{{0,80}}
      | how\s+are\s+you\b.{{0,20}} | (?:how|what)\s+about\s+you
      | (?:would|do)\s+you\s+(?:like|want)(?:\s+me)?\s+to\b.{{0,120}}
      | (?:could|can|would|will)\s+you\s+(?:please\s+)?
        (?:clarify|specify|explain|rephrase|repeat|tell\s+me|say|provide|be\s+more\s+specific)\b.{{0,160}}
      | (?:please\s+)(?:clarify|specify|rephrase|provide|tell\s+me)\b.{{0,160}}
      | (?:what|which(?:\s+\w+){{0,3}})\s+do\s+you\s+mean\b.{{0,80}}
      | (?:nice|pleased|good|great)\s+to\s+(?:meet|see|hear\s+from)\s+you
    )[\s.!?,;:)'"-]*(?:(?:there|too|again|everyone|sir|madam)[\s.!?]*)?""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_LEAD_IN = re.compile(
    r"(?:here(?:'s|\s+is|\s+are)|these\s+(?:are|include)|this\s+(?:is|includes)|the\s+following|below|in\s+(?:short|summary)"
    r"|to\s+summari[sz]e|for\s+example|some\s+examples|(?:according\s+to|based\s+on)\s+the\s+(?:passages?|documents?|text|interview))"
    r"\b[^.!?]{0,120}:",
    re.IGNORECASE,
)
_OFFER = re.compile(
    rf"""(?:(?:as\s+(?:you\s+)?(?:requested|asked|promised)|sure|ok(?:ay)?|of\s+course)[,.!]?\s+)*here(?:'s|\s+is|\s+are)\s+
    (?:the|an?|my|your|some)\s+(?:\w+\s+)?(?:summary|overview|answers?|list|quotes?|passages?|details|excerpts?|points)
    (?:\s+(?:of|from)\s+(?:the|this|your)\s+{_RECORD}|\s+(?:that\s+)?you\s+(?:asked\s+for|requested)|\s+to\s+your\s+question)?\W*""",
    re.VERBOSE | re.IGNORECASE,
)
# "She used:" says nothing without what follows; "He was fired in 1990 for two reasons:" does.
_INTRODUCES = re.compile(r"(?:[^\s:]+\s+){0,7}[^\s:]+\s?:")
_FOLLOWS = re.compile(
    r"(?:[^\s:.]+\s+){0,20}?(?:(?:the|these)\s+following|as\s+follows|listed\s+below)\b[^.!?:]{0,80}:", re.IGNORECASE
)
_HERE = re.compile(
    r"(?:here(?:'s|\s+is|\s+are)|the\s+following|below)\b[^.!?:]{0,120}[.:]?", re.IGNORECASE
)  # above a list
_COUNTS = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|never|not|no|only|all|most)\b", re.IGNORECASE
)
_ASSERTS = re.compile(  # "It closed, didn't it?", "Did you know that it closed?"
    r"\b(?:is|was|are|were|do|does|did|has|have|had|can|could|will|would)(?:n't)?\s+(?:it|he|she|they|we|you|i)\s*\?$"
    r"|^\W*(?:did|do)\s+you\s+know\b|^\W*(?:no|yes|and|so)\W*\?$",
    re.IGNORECASE,
)
# Where a sentence ends that the stop of a letter or of a month hides: "plan B. She ...", "in Dec. The ...".
_BEGINS = (
    r"(?:The|An?|It|He|She|They|We|You|I|This|That|These|Those|There|But|And|So|In|On|At|His|Her|Their|Its|Our|My|If|When|"
    r"After|Before)"
)
_HIDDEN = re.compile(
    r"\b(?:(?P<word>[^\W\d_]{2,})\s[A-HJ-Z]|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat))"
    rf"\.(?=\s+(?:{_BEGINS}|(?P=word))\s)"
)
_NOT = r"(?:do(?:es)?\s+not|don'?t|doesn'?t|did\s+not|didn'?t|can\s?not|can'?t|could\s+not|couldn'?t|never)"
_TELLS = (
    r"(?:say|mention|specify|state|contain|provide|include|discuss|address|give|indicate|tell|answer|cover|describe|"
    r"explain|name|list|offer|reveal|clarify|note|refer|speak|talk|touch|directly|explicitly|specifically|seem|appear|have)"
)
_KNOWLEDGE = (
    r"(?:information|knowledge|mention|details?|data|answers?|evidence|idea|record|records|indication|specifics)"
)
# What may follow "I do not know ..." and "I have no information ...": "I can't find my keys" refuses nothing.
_OPEN = (
    r"(?=\W*$|\s*,|\s+anything(?:\s+(?:about|on|regarding|concerning|in|like|related)\b|\W*$)|\s+(?:that|this|these|those|it|you|your|any|an|what|who|whom|whose|whether|if|how|when|where|why|which|"
    r"enough|about|of|on|regarding|concerning|with|from|based|in|for|to|specific|information|more|further|details|here|"
    r"available|provided|given|related|beyond|the\s+(?:\w+\s+)?(?:answers?|details?|information|exact|specifics?|name|question))\b)"
)
_REFUSAL = re.compile(
    rf"""\b(?:i|we)(?:\s+(?:am|are|was|were)|'m|'re|\s+'m)?\s+(?:
        (?!never\b){_NOT}\s+(?:\w+\s+)?(?:know|answer|find|determine|say|tell|see\s+(?:any|an)|help|confirm|locate|provide)\b{_OPEN}
      | {_NOT}\s+have\s+(?:(?:any|enough|the|that|specific|sufficient|access\s+to|an?|such|further|more|clear)\s+)*
        {_KNOWLEDGE}\b{_OPEN}
      | (?:have|had|found|find|see)\s+(?:no|not\s+enough|insufficient)\s+(?:\w+\s+){{0,2}}(?:{_KNOWLEDGE}|{_RECORD})\b{_OPEN}
      | (?:found|find|see)\s+nothing\s+(?:about|on|regarding|concerning|in\s+the\s+{_RECORD})\b
      | (?:not\s+able|unable)\s+to\s+(?:answer|find|determine|say|tell|help|confirm|locate|provide)\b
      | not\s+(?:sure|certain)(?:\s+\w+){{0,6}}\W*$
    ) | \bit(?:'s|\s+is|\s+remains)\s+(?:unclear|not\s+clear|unknown|not\s+known|uncertain)
        (?:\s+(?:from|in|based\s+on)\s+(?:the|these|this)\s+(?:\w+\s+)?{_RECORD})?
        (?:\s*[,.]|\s+(?:how|what|when|where|whether|which|who|why|if)\b)
      | \b{_RECORD}\b(?:\s+\w+){{0,3}}\s+{_NOT}\s+(?:\w+\s+)?{_TELLS}\b
      | (?:^\W*|\bthere(?:'s|\s+(?:is|are|was|were))\s+(?:\w+\s+)?|\b(?:contains?|found|provides?|includes?|gives?|offers?)\s+)
        (?:no|not\s+any|not\s+enough|insufficient)\s+(?:\w+\s+){{0,3}}?(?:{_KNOWLEDGE}|{_RECORD})\b
      | \bthere\s+(?:is|are|was|were)n'?t\s+(?:any|enough)\s+(?:\w+\s+){{0,2}}?{_KNOWLEDGE}\b
      | \bnone\s+of\s+(?:the|these|those|your)\s+(?:\w+\s+)?{_RECORD}\b
      | \bnot\s+(?:explicitly\s+|specifically\s+|directly\s+)?
        (?:mentioned|stated|specified|given|provided|discussed|covered|addressed|known|answered|clear)
        \b(?=[^.]{{0,40}}\b{_RECORD}\b|\W*$)
      | ^\W*(?:unanswerable|no\s+answer|n/?a|unknown)\W*$
      | \bcan(?:not|'?t|\s+not)\s+be\s+(?:answered|determined)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_APOLOGY = re.compile(
    r"^\W*(?:(?:i(?:'m|\s+am)\s+)?(?:sorry|afraid)|unfortunately|i\s+apologi[sz]e|apologies|regrettably)\b[\s,]*(?:but\b)?\s*",
    re.IGNORECASE,
)
# A refusal that asserts something beside it is a claim: after a turn, a second clause, a reason or an aside.
_TURN = re.compile(
    r"\b(?:but|although|though|however|yet|while|whereas|because)\b|[;:—–]\s*\w"
    r"|,\s*(?:and\s+(?!i\b|we\b|neither\b|nor\b)|so\s+(?!i\b|we\b)|since\b|which\b|who\b|where\b|only\b|instead\b)"
    r"|\band\s+(?:it|he|she|they)\s+(?!(?:do|does|did|is|are)\s+not\b|(?:do|does|did|is|are)n't\b)",
    re.IGNORECASE,
)
_OWN = re.compile(r"(?:i|we)\b", re.IGNORECASE)
_BESIDE = re.compile(r"\s*(?:[,;—–]|\[\d+\])*\s+(?:but|although|though|however|yet)\b,?\s*|;\s+", re.IGNORECASE)
LONGEST_REFUSAL = 45  # words
LEAST_BESIDE = 3  # words of what is claimed beside a refusal


def claims_of(answer: str) -> tuple[Claim, ...]:
    """The sentences of an answer in order, each with its role. Sentences without any word are left out."""
    found: list[Claim] = []
    for part in quotes(answer):
        if part.name:
            found += _sentences(answer, part)
            continue
        for block in blocks(answer, part.start, part.end):
            if block.kind == "prose":
                found += _sentences(answer, Attribution("", block.span.start, block.span.end))
            elif block.kind == "code":
                found.append(Claim(block.span, block.span, "claim", code=True))
            else:
                found += _row(answer, block)
    return tuple(found)


def _sentences(answer: str, part: Attribution) -> Iterator[Claim]:
    """The sentences of a stretch of prose, each with its role."""
    item = 0  # the last number of a list that runs on in one line: "1. Wind 2. Water"
    for span in whole_code(answer, sentences(answer, part.start, part.end)):
        for piece in (piece for whole in _parted(answer, span) for piece in _pieces(answer, whole)):
            told = _told(answer, piece)
            first = _FIRST_ITEM.match(answer, piece.start, piece.end)
            last = _NEXT_ITEM.search(answer, max(told.start, told.end - 6), told.end)
            item = int(first[1]) if first else item
            if last and int(last[1]) == item + 1:
                told, item = Span(told.start, last.start()), item + 1
            if compare_words(answer[told.start : told.end]) and not _ONLY_MARKS.fullmatch(told.of(answer)):
                role = "claim" if part.name else _role_of(answer, piece, told)
                told = told if part.name or role != "claim" else _asserted(answer, told)
                yield Claim(piece, told, role, part.name)


def _row(answer: str, block: Block) -> Iterator[Claim]:
    """A table's row as a claim; nothing for one without a word."""
    claim = Claim(block.span, block.span, "claim", head=block.head)
    if compare_words(claim.words(answer)):
        yield claim


def _role_of(answer: str, piece: Span, told: Span) -> Role:
    """What a sentence does where it stands: a heading claims nothing, and neither does what leads in a list."""
    if heads(answer, piece):
        return "lead_in"
    if listed(answer, piece.end) and _HERE.fullmatch(told.of(answer).strip("*_ ")):
        return "lead_in"
    return role_of(told.of(answer))


def role_of(sentence: str) -> Role:
    """What a sentence does. Only short sentences are anything but claims."""
    plain = sentence.replace("’", "'").replace("*", "").strip()
    if len(plain) > 400:
        return "claim"
    if _COURTESY.fullmatch(plain):
        return "courtesy"
    leads = _INTRODUCES.fullmatch(plain) or _FOLLOWS.fullmatch(plain)
    if _LEAD_IN.fullmatch(plain) or _OFFER.fullmatch(plain) or (leads and not _COUNTS.search(plain)):
        return "lead_in"
    if plain.endswith("?") and not _ASSERTS.search(plain):
        return "question"
    plain = _APOLOGY.sub("", plain)
    if len(plain.split()) <= LONGEST_REFUSAL and _REFUSAL.search(plain) and not _TURN.search(plain):
        return "refusal"
    return "claim"


def _asserted(answer: str, told: Span) -> Span:
    """What a sentence claims beside a refusal: "The passages do not say when, but it was her last play"."""
    text = told.of(answer).replace("’", "'")
    refusal = _REFUSAL.search(text) if len(text) <= 400 else None
    turn = _BESIDE.search(text) if refusal else None
    if refusal is None or turn is None or _OWN.match(refusal[0]):
        return told
    if turn.start() >= refusal.end() and len(text[turn.end() :].split()) >= LEAST_BESIDE:
        return Span(told.start + turn.end(), told.end)
    if turn.end() <= refusal.start() and len(text[: turn.start()].split()) >= LEAST_BESIDE:
        return Span(told.start, told.start + turn.start())
    return told


def _told(answer: str, span: Span) -> Span:
    """The span without the list mark before it and the citation markers after it."""
    start, end = span.start, span.end
    if mark := _MARK.match(answer, start, end):
        start = mark.end()
    start = headed(answer, Span(start, end))
    if mark := _END_MARK.search(answer, max(start, end - 80), end):
        end = mark.start()
    return Span(start, end) if start < end else Span(span.end, span.end)


def _parted(answer: str, span: Span) -> list[Span]:
    """The span as the sentences that it is."""
    ends = [match.end() for match in _HIDDEN.finditer(answer, span.start, span.end)]
    starts = [next(i for i in range(end, span.end) if not answer[i].isspace()) for end in ends]
    return [Span(a, b) for a, b in zip([span.start, *starts], [*ends, span.end], strict=True)]


def _pieces(answer: str, span: Span) -> list[Span]:
    """The span in pieces of at most LONGEST_CLAIM characters, cut at white space where there is any."""
    pieces = []
    start = span.start
    while span.end - start > LONGEST_CLAIM:
        cut = answer.rfind(" ", start + LONGEST_CLAIM // 2, start + LONGEST_CLAIM)
        cut = cut if cut > 0 else start + LONGEST_CLAIM
        pieces.append(Span(start, cut))
        start = cut
    pieces.append(Span(start, span.end))
    return pieces
