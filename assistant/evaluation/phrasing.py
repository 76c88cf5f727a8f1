"""Words drafted questions by rule: a pair's question rephrased, a statement as the clause of a question. English."""

from __future__ import annotations

import re

from assistant.evaluation.retell import lower_start, third_person
from index.words import content_stems, tokens

_SYNONYMS = {
    "use": "work with", "uses": "works with", "using": "working with", "used": "worked with",
    "hardware": "equipment", "software": "programs", "dream": "ideal", "setup": "arrangement", "start": "begin",
    "started": "began", "starting": "beginning", "job": "work", "favourite": "best-loved", "favorite": "best-loved",
    "create": "make", "created": "made", "change": "alter", "changed": "altered", "delete": "remove",
    "remove": "take away", "get": "obtain", "install": "set up", "buy": "purchase", "purchase": "buy",
    "problem": "trouble", "problems": "troubles", "difficult": "hard", "hard": "difficult", "important": "crucial",
    "help": "assist", "think": "believe", "happen": "take place", "happened": "took place", "happens": "takes place",
    "reason": "cause", "biggest": "largest", "main": "chief", "company": "firm", "money": "cash",
    "kids": "children", "children": "kids", "house": "home", "home": "house", "live": "reside", "lived": "resided",
    "learn": "find out", "learned": "found out", "describe": "give an account of", "explain": "make clear",
    "tell": "let us know", "show": "demonstrate", "plan": "intend", "plans": "intentions", "future": "years ahead",
    "people": "persons", "choose": "pick", "chose": "picked", "try": "attempt", "tried": "attempted",
    "end": "finish", "ended": "finished", "keep": "retain", "kept": "retained", "need": "require",
    "needs": "requires", "find": "locate", "found": "located", "send": "submit", "sent": "submitted",
    "receive": "be given", "car": "vehicle", "vehicle": "car", "doctor": "physician", "computer": "machine",
    "phone": "telephone", "picture": "image", "photo": "picture", "error": "fault", "update": "renew",
    "allow": "permit", "allowed": "permitted", "different": "other", "often": "frequently", "usually": "mostly",
    "difference": "distinction", "meet": "come across", "met": "came across",
}  # fmt: skip
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^how (?:do|can|would|should) (?:i|you|we) (.+?)\?*$", re.I), "What has to be done to {0}?"),
    (re.compile(r"^why (?:is|are|was|were) (.+?)\?*$", re.I), "What is the reason given for {0}?"),
    (re.compile(r"^why did (.+?)\?*$", re.I), "For what reason did {0}?"),
    (re.compile(r"^can (?:i|you|we) (.+?)\?*$", re.I), "Is it possible to {0}?"),
)
_YOU = re.compile(r"\byou(?:'re| are)\b|\byou(?:'ve| have)\b|\byourself\b|\byours\b|\byour\b|\byou\b", re.I)
_FOLLOWS_ON = re.compile(r"^(?:and|but|so|or|then|also)\b", re.I)
_CLAUSE = re.compile(
    r"(?!(?:(?:first|second|third|fourth|fifth|finally|lastly|next)(?:ly)?,|(?:also|please|and|but|so|or|because|which|who|"
    r"what|then|again|instead|otherwise|yes|no|not|well|oh|he|she|it|they|him|her|his|its|their|that|this|these|those|here|"
    r"there|one|ones|such|another|others?|(?:some|most|many|all|both|each|neither|none) (?:of|were|was|are|is|have|had))\b))"
    r"[^\W\d_][^:?]{20,}$",
    re.I | re.DOTALL,
)
_VERB = re.compile(  # of a main clause, as far as forms tell
    r"\b(?:i|we|they|he|she|it|there|you)\b|\b(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could)\b|n['’]t\b|"
    r"['’](?:s|m|re|ve)\b|\b\w{2,}ed\b|\b(?:left|gave|said|made|took|went|came|saw|got|told|knew|found|kept|stood|spent|"
    r"built|bought|brought|began|ran|wrote|sold|lost|held|led|put|set|sent|paid|met)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:when|where|which|who|whose|that|because|as|if|while|until|since|after|before|though|although)\b[^,;]*", re.I
)
_UNSAID = re.compile(  # "the café does, on Sundays": what it does was said before
    r"\b(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|should)(?:,|[.!]?$)", re.IGNORECASE
)
LONGEST_QUESTION = 160  # characters


def rephrased(question: str, who: str | None) -> str | None:
    """The question in other words, about `who` where it addressed 'you'; None where no rule changes it enough.

    Enough: at most half of its content words are still those of the original (names aside).
    """
    text = question.strip()
    if (
        _FOLLOWS_ON.match(text)
        or not text.endswith("?")
        or len(text) > LONGEST_QUESTION
        or "\n" in text
        or text.count("?") > 2
    ):
        return None
    addressed = _YOU.search(text) is not None
    if addressed and who is None and not any(pattern.match(text) for pattern, _ in _FORMS):
        return None
    new = _shaped(text) if not addressed or who is None else _about(text, who)
    new = re.sub(r"[A-Za-z]+", lambda m: _synonym(m[0]), new)
    if who and who not in new:
        new = f"According to {who}, {new[0].lower()}{new[1:]}"
    return new if overlap(new, question, aside=who or "") <= 0.5 else None


def overlap(draft: str, question: str, *, aside: str = "") -> float:
    """Share of the draft's content words that the pair's own question holds; words of the name `aside` not counted."""
    names = content_stems(aside)
    ours = content_stems(draft) - names
    return len(ours & content_stems(question)) / len(ours) if ours else 1.0


def claim(sentence: str) -> str | None:
    """A statement as the clause of a question: third person, first letter small, no full stop.

    None for what does not stand alone: a list behind a colon, the next of several points ("Second, ..."), words without a
    verb, a sentence that begins with what another one named ("He was there by four").
    """
    if not _CLAUSE.match(sentence) or not _VERB.search(_SUBORDINATE.sub(" ", sentence)) or _UNSAID.search(sentence):
        return None
    text = third_person(sentence).rstrip(".! ")
    first = tokens(text)[0] if tokens(text) else None
    return text[:1].lower() + text[1:] if first and first.stop else lower_start(text)


def _about(text: str, who: str) -> str:
    """'What do you use?' -> 'What does Ann Smith use?'; later mentions become 'they'."""
    text = re.sub(r"\bdo you\b", "does you", text, flags=re.I)
    text = re.sub(r"\bare you\b", "is you", text, flags=re.I)
    text = re.sub(r"\bhave you\b", "has you", text, flags=re.I)
    text = re.sub(r"\bwere you\b", "was you", text, flags=re.I)
    count = 0

    def name(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        word = match[0].lower()
        if word in ("your", "yours"):
            return f"{who}'s" if count == 1 else "their"
        if word == "yourself":
            return "themselves"
        ending = " is" if word in ("you're", "you are") else " has" if word in ("you've", "you have") else ""
        return (who if count == 1 else "they") + ending

    return _YOU.sub(name, text)


def _shaped(text: str) -> str:
    for pattern, shape in _FORMS:
        if match := pattern.match(text):
            return shape.format(match[1])
    return text


def _synonym(word: str) -> str:
    new = _SYNONYMS.get(word.lower())
    if new is None:
        return word
    return new[0].upper() + new[1:] if word[0].isupper() else new
