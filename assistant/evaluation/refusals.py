"""Tells an answer that declines from one that answers, by its words. English; used where a system does not say so."""

from __future__ import annotations

import re

from index.sentences import sentences

_DECLINES = re.compile(
    r"""\b(?:i|we)(?:\sdo\s?n[o']t|\scan\s?not|\scan't|\scould\s?n[o']t|\swill\snot|\swon't|(?:\swas|\sam|\sare|'m|'re)
            \s(?:unable|not\sable))
            \s?(?:to\s)?(?:have\s{1,3}(?:\w+\s){0,3}(?:information|knowledge|context|data|answer|details?)|
            know|answer|find|provide|determine|help|assist|comply|do\sthat|say|tell|see\sany|
            (?:discuss|comment\son|respond\sto|(?:talk|speak)\sabout|engage\s(?:in|with)|share|process|fulfill?|complete)
            \s(?:this|that|such|your|(?:the|any)\s(?:question|request|topic|subject|matter)))
      |\bas\san\s(?:ai|artificial\sintelligence)\b[^.!?]*?\b(?:i|we)(?:'m|\sam|\sare)?\s?
            (?:can\s?not|can't|do\s?n[o']t|unable|not\s(?:able|allowed|permitted))
      |^\W*no\s(?:relevant|such|further|specific)\s(?:information|passages?|details?|answers?|data|mention)\W*$
      |\b(?:context|passages?|documents?|text|sources?|interviews?|information)\s(?:provided\s|given\s)?
            (?:is|are)\ssilent\s(?:on|about)
      |\b(?:no|none\sof\sthe|neither)\s(?:\w+\s){0,3}(?:passages?|documents?|information|context|sources?|answers?|mention)
            \s(?:\w+\s){0,4}(?:answers?|mentions?|found|available|provided?|contains?|states?|says?|of|about|on)\b
      |\b(?:not|n't)\s(?:\w+\s)?(?:mentioned|stated|specified)\b
      |\b(?:not|n't)\s(?:\w+\s)?(?:provided|contained|addressed|covered|discussed|found|given|available|included)
            \s(?:in|by|from|within)\s(?:\w+\s){0,2}(?:context|passages?|documents?|text|sources?|information|record)
      |\b(?:context|passages?|documents?|text|sources?|interviews?|information)\s(?:provided\s|given\s)?
            (?:do(?:es)?\s(?:not|n't)|doesn't|don't)\s(?:\w+\s)?
            (?:mention|say|state|contain|provide|answer|include|specify|address|discuss|cover|give)
      |\b(?:is|are)\s(?:not|n't)\s(?:in|part\sof)\s(?:the|these|this)\s(?:\w+\s)?
            (?:passages?|documents?|context|text|sources?|record)
      |\bthere\sis\sno\s(?:\w+\s)?(?:information|mention|answer|record)
      |\b(?:unanswerable|insufficient\s(?:information|context)|not\senough\s(?:information|context))
      |\bcannot\sbe\s(?:answered|determined)|\bunable\sto\s(?:answer|find|determine|provide)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SORRY = re.compile(
    r"^\W*(?:i(?:'?m|\sam)\s(?:so\s|very\s)?sorry|sorry|i\sapologi[sz]e|unfortunately|my\sapologies)\b", re.IGNORECASE
)
_FILLER = re.compile(
    r"^\W*(?:please|let me know|if you|feel free|would you|could you|can you|do you|is there|you (?:may|might|can|could)|"
    r"i (?:can|would|recommend|suggest)|for (?:more|further)|closest|hello|hi|thank)\b",
    re.IGNORECASE,
)
_TURN = re.compile(r"\b(?:but|however|though|although|yet)\b", re.IGNORECASE)
MAX_WORDS = 80


def refuses(answer: str) -> bool:
    """True for an empty answer, and for a short one that says it cannot answer and claims nothing else."""
    text = answer.replace("\u2019", "'").strip()
    if not text:
        return True
    if len(text.split()) > MAX_WORDS:
        return False
    said = [span.of(text) for span in sentences(text)]
    declining = [_declines(sentence) for sentence in said]
    fillers = [bool(_SORRY.match(s) or _FILLER.match(s) or s.endswith("?")) for s in said]
    return any(declining) and all(d or f for d, f in zip(declining, fillers, strict=True))


def _declines(sentence: str) -> bool:
    """True where the sentence declines and makes no claim of its own before or after a 'but'."""
    match = _DECLINES.search(sentence)
    if not match:
        return False
    before, after = sentence[: match.start()], sentence[match.end() :]
    claims_before = _TURN.search(before) and not _SORRY.match(sentence)
    return not claims_before and not _TURN.search(after)
