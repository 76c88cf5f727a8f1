"""A question whose subject stands ahead of it: "Tell me about Ansel, where did he grow up?", "yusra why did she stop".

Then "he" and "she" mean nobody of whom was spoken before, and nobody has to be asked back.
"""

from __future__ import annotations

import re

from assistant.follow_ups.referents import HE, OWNS, POSSESSIVE, THEY, THING, named, one
from assistant.naming.name_index import NameIndex
from assistant.naming.occupations import calls
from assistant.question import pronoun
from assistant.wording.forms import Forms
from index.words import tokens

_ABOUT = re.compile(
    r"""^\W*(?:(?:and|but|so|then|ok(?:ay)?|well|please|now)[\s,]+)*
    (?:(?:tell\s+(?:me|us)|talk|say)(?:\s+(?:something|anything|everything|more|a\s+(?:bit|little)(?:\s+more)?))?\s+(?:about|of)\s+
      |(?:(?:what|how)\s+)?about\s+|(?:(?:now|going|to\s+go)\s+)?back\s+to\s+|as\s+for\s+|regarding\s+)?""",
    re.IGNORECASE | re.VERBOSE,
)
_WH = r"(?:whom?|whose|what|which|when|where|why|how)\b"
_DOES = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)"
_PARTED = re.compile(
    rf"\s*[,;:.–—-]+\s*(?:(?:and|so|but)\s+)?(?P<asked>(?:{_WH}|{_DOES}\b).+)$", re.IGNORECASE | re.DOTALL
)
_RUN_ON = re.compile(
    rf"\s+(?P<asked>(?:{_WH}[^,;:]*?\s)?{_DOES}(?:n['’]t)?\s+(?:he|she|they|his|her|their)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_STRANGER = re.compile(r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2}(?=\s*[,;:])")
_SOMEBODY = re.compile(r"the(?:\s+[\w'’-]+){0,3}?\s+(?P<noun>[\w'’-]+)(?=\s*[,;:.–—])", re.IGNORECASE)


def with_subject(question: str, names: NameIndex) -> str:
    """The question asked of the person whose name, or the one whose calling ("the diver"), stands ahead of it; '' where
    none does."""
    lead = _ABOUT.match(question)
    rest = question[lead.end() :] if lead else question
    found = names.find(rest)
    if found.named and not found.named[0].span.start:
        who, end = (*found.named[0].people, "")[0], found.named[0].span.end
        clear = len(found.named) == 1 and len(found.named[0].people) == 1 and not OWNS.search(rest[:end])
        asked = (_PARTED.match(rest, end) or _RUN_ON.match(rest, end)) if clear else None
    else:
        somebody = _SOMEBODY.match(rest)
        known = somebody is not None and calls(somebody["noun"])
        who, end = (f"t{somebody[0][1:]}", somebody.end()) if somebody and known else ("", 0)
        unknown = _STRANGER.match(rest) if lead and lead.end() and not who else None  # "And Linus, what does he use?"
        who, end = (unknown[0], unknown.end()) if unknown else (who, end)
        asked = _PARTED.match(rest, end) if who else None
        asked = asked if asked and one(asked["asked"]) and not found.named else None
        asked = asked if asked and not (unknown and THING.search(asked["asked"])) else None
    if not asked or not any(form.search(asked["asked"]) for form in (HE, THEY, POSSESSIVE)):
        return ""
    text = asked["asked"]
    return named(text[0].upper() + text[1:], who)


def said_before(text: str, forms: Forms) -> bool:
    """Does a name, as the archive writes them, or somebody's calling stand before the "he" or "she" of a question?"""
    meant = pronoun(text)
    before = re.split(rf"\b{meant}\b", text, maxsplit=1, flags=re.IGNORECASE)[0] if meant else ""
    words = [token for token in tokens(before) if not token.stop and not token.number]
    article = re.search(r"\bthe\s", before, re.IGNORECASE)
    if article and any(calls(word.text) for word in words if word.start > article.start()):
        return True
    return any(forms.large(token.folded) for token in words)
