"""How much a stretch of text looks like a question. Marks first, then the words questions begin with."""

from __future__ import annotations

import re
from itertools import islice

_MARK = re.compile(r"[?？؟⁇⁈‽;]['\"”’»)\]\s*_.!…]*$")
_ANY_MARK = re.compile(r"[?？؟⁇⁈‽](?=[\s'\"”’»)\]*_]|$|[^\x00-\x7f])")
SIGNS = "?;？؟⁇⁈‽"  # what a question can end with
_GREEK = re.compile(r"[\u0370-\u03ff]")
_WORDS = {
    "en": """what what's whats who who's whose whom when where where's why how how's which is are am was were do does did can
        could should would will shall may might must has have had isn't aren't doesn't don't didn't can't couldn't won't
        wouldn't shouldn't""",
    "request": "tell describe explain show give talk walk name list please share discuss",
    "de": """was wer wie wo wann warum weshalb wieso welche welcher welches wem wen womit wofür woher wohin kann können gibt
        ist sind hat haben muss müssen darf dürfen soll sollte sollen wird werden wurde wurden""",
    "fr": """qu'est-ce que quoi qui quand où pourquoi comment quel quelle quels quelles est-ce combien puis-je peut-on dois-je
        faut-il""",
    "es": "qué quién quiénes cuándo dónde cómo cuál cuáles cuánto cuánta por puedo puede",
    "pt": "que quem quando onde como qual quais quanto posso",
    "it": "cosa chi quando dove perché come quale quali quanto posso",
    "nl": "wat wie waar wanneer waarom hoe welke welk kan kunnen",
    "ru": "что кто когда где почему как какой какая какие какое сколько зачем можно могу ли чем куда откуда",
    "pl": "co kto kiedy gdzie dlaczego jak jaki jaka jakie czy ile",
}
# English words that ask only where a verb follows at once: 'How does it work', but 'How it works', 'What we did'.
_ASKING = frozenset("what whats who whose whom when where why how which".split())
_VERBS = frozenset(
    """is are am was were do does did can could should would will shall may might must has have had isn't aren't wasn't weren't
    doesn't don't didn't can't couldn't won't wouldn't shouldn't haven't hasn't""".split()
)
_MEASURES = frozenset(
    "many much long often far old big large fast soon else about if kind kinds type types sort sorts".split()
)
_TITLES = frozenset("of with for from in on by at and notes note".split())  # 'List of names', 'Talk with Rosa'
_STATES = 0.35  # likeness of a title that only begins with such a word
_STARTS = frozenset(word for group in _WORDS.values() for word in group.split())
_REQUESTS = frozenset(_WORDS["request"].split())
_LEADING = frozenset("so and but okay ok well now also then yeah right".split())
_OPENINGS = _STARTS | _LEADING | _ASKING
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CJK_ASKS = re.compile(
    r"(?:什么|什麼|怎么|怎麼|如何|为什么|為什麼|吗|嗎|哪|谁|誰|何|なぜ|どう|どの|ですか|ますか|か[。．]?\s*$|(?:教え|聞かせ|話し|語っ)て(?:ください|下さい|いただけ)|は[。．]\s*$|까요?|무엇|어떻게|왜|어디|누구|나요)"
)
_KA = re.compile(r"か[。．][」』）\s]*$")  # with which a Japanese sentence asks, as others do with a question mark
_KA_ANYWHERE = re.compile(r"か[。．](?=[」』）\s]|$)")
_TABLED = re.compile(r"To ask (?:the|Her|His|Their|Mr|Mrs|Ms) [A-Z][^\W\d_]*")
_FIRST = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def likeness(text: str) -> float:
    """How question-like `text` is, 0 to 1: 1 where it ends in a question mark, .5 where it begins like a question."""
    if text[-1:] == "?":
        return 1.0
    tail = text[-40:]
    marked = "?" in text or (not text.isascii() and _beyond_ascii(text))
    if (marked or ";" in tail) and _MARK.search(tail):
        if tail.rstrip().endswith(";") and not _GREEK.search(text):
            return likeness(text.rstrip()[:-1])
        return 1.0
    if (marked and _ANY_MARK.search(text)) or _is_tabled(text):
        return 0.85
    if not text.isascii() and _CJK.search(text):
        if _KA.search(tail):
            return 1.0
        return 0.7 if _CJK_ASKS.search(text) else 0.0
    opening = _FIRST.search(text, 0, 120)
    if opening is None or opening[0].lower().replace("’", "'") not in _OPENINGS:
        return 0.0
    words = [match[0].lower().replace("’", "'") for match in islice(_FIRST.finditer(text, opening.start(), 120), 3)]
    if len(words) > 1 and words[0] in _LEADING:
        del words[0]
    if len(words) < 2:
        return 0.0
    first, second = words[:2]
    if first in _REQUESTS:
        return _STATES if second in _TITLES else 0.7
    if first in _ASKING:
        return 0.6 if second in _VERBS or second in _MEASURES else 0.5 if second in ("to", "not") else _STATES
    return 0.6 if first in _STARTS else 0.0


def signs_in(text: str) -> str:
    """The signs of `text` that can end a question."""
    return "".join(sign for sign in SIGNS if sign in text)


def _beyond_ascii(text: str) -> bool:
    """True where a question mark of other scripts stands anywhere in `text`."""
    return "？" in text or "؟" in text or "⁇" in text or "⁈" in text or "‽" in text


# Each alternative begins with a letter that no other one does, not with a word's edge: so it is searched far faster.
_VERB = r"(?:do|does|did|is|are|was|were|would|can|could|should|have|has|about)\b"
_SEEKS = re.compile(
    rf"w(?:h(?:(?:at|y|en|ere|o|ich) {_VERB}|at's your)|(?:ere|ould|ill) you\b|elcome (?:to|back))"
    rf"|h(?:ow {_VERB}|ave you\b)|d(?:o|id) you\b|are you\b|c(?:ould|an) you\b|i(?:(?:'m| am) curious| wonder)"
    r"|t(?:ell (?:us|me)\b|alk (?:to us|a bit|a little))|let's (?:hear|talk)|for (?:people who|(?:our|the) listeners)"
    r"|your (?:thoughts|take|view|opinion|background|story|journey)"
)


def seeks(text: str) -> int:
    """How strongly words without a question mark ask all the same, as in raw transcripts: 0 to 2."""
    low = text[:1_500].lower()
    count = at = 0
    while count < 2 and (found := _SEEKS.search(low, at)):
        begin = found.start()
        if begin and (low[begin - 1].isalnum() or low[begin - 1] == "_"):
            at = begin + 1  # inside a word
        else:
            count, at = count + 1, found.end()
    return count


def _is_tabled(text: str) -> bool:
    """True for a question as it is put down for a minister: 'To ask the Secretary of State for Mills, how many burned.'"""
    return text.startswith("To ask ") and _TABLED.match(text) is not None


def asks(text: str) -> bool:
    """True where a question mark, or the Japanese "ka", ends a sentence of `text`, or where it is put down for a minister."""
    if text[-1:] == "?":
        return True
    if text.isascii() or not (_beyond_ascii(text) or "か" in text):
        at = text.find("?")
        return (at >= 0 and _ANY_MARK.search(text, at) is not None) or _is_tabled(text)
    return _ANY_MARK.search(text) is not None or ("か" in text and _KA_ANYWHERE.search(text) is not None)
