"""A follow-up that is the earlier question with one thing changed: "And software?", "Why?"

By rule. What is no such follow-up gives ''.
"""

from __future__ import annotations

import re

from assistant.follow_ups.again import again
from assistant.follow_ups.referents import stranger
from assistant.follow_ups.times import at_another, at_time, nowadays
from assistant.follow_ups.told import AT_PLACE
from assistant.front.follow_up import asked_next
from assistant.lists.theme import asked_theme
from assistant.naming.name_index import NameIndex
from assistant.question import kind_of, topic_match
from index.words import tokens

_IT = re.compile(r"\b(?:it|that)\b(?!\s+(?:is|was|says?|means?)\b)", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:he|she)\s+(?!(?:do|does|did)\b)[a-z]+\s(?P<it>it)\b(?!['’])", re.IGNORECASE)
SWAP = re.compile(r"^\W*(?:and|but|so|or|then|ok|okay|also)?\W*(?:what|how)\s+about\s+(?P<rest>.+?)\W*$", re.IGNORECASE)
SHORT = re.compile(r"^\W*(?:and|but|so|or|then|also)\b(?P<rest>.*)$", re.IGNORECASE | re.DOTALL)
BARE = re.compile(
    r"^\W*(?:and |but |so )?(?:why|how|when|where|who|which ones?|how so|how come|why not|since when|what else|anything else|"
    r"any (?:others?|more)(?: ones?)?|"
    r"so|and|who else|anyone else|anybody else|how (?:much|many|often|long|far|big|old)|what for|where (?:to|from)|"
    r"what kinds?|which kinds?|what sort|with what|with whom|for whom|to whom|for what)\W*$",
    re.IGNORECASE,
)
_WHEN_WAS_THAT = re.compile(
    r"^\W*(?:and |but |so )?(?:(?P<word>why|how|when|where)\s+(?:is|was|were|did|does|has)\s+(?:that|this|it)"
    r"(?:\s+(?:so|happen|been))?|(?P<who>who)\s+(?:did|does|(?:has|had)\s+done)\s+(?:that|this))\W*$",
    re.IGNORECASE,
)
# "And before that?", "And when she is out?": the earlier question of another time, or under a condition.
_MEANWHILE = re.compile(
    r"^\W*(?:and|but|or)\s+(?P<when>(?:before|after|since)(?:\s+(?:that|then))?|"
    r"(?:when|if|while|once)\s+(?:there|that|it|this|he|she|they|the|his|her|their|we|you|I)(?:['’]s)?\s+(?!.*,)[^,?]+?)\W*$",
    re.IGNORECASE,
)
_REALLY = re.compile(
    r"^\W*(?:oh\W+|and\W+)?(?:really|seriously|sure|are you (?:really )?sure(?: about (?:that|this|it))?|"
    r"is (?:that|this|it) (?:right|true|so|correct))\W*$",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\b(?:says?|said|thinks?|thought|feels?|felt|talks?|speaks?|opinions?|views?|thoughts?)\b.*?"
    r"\b(?:about|of|on)\s+(?P<thing>[\w'’ -]+?)\W*$",
    re.IGNORECASE,
)
_SAME = re.compile(r"\bthe same (?P<thing>[\w'’-]+)", re.IGNORECASE)
WH = re.compile(
    r"^\W*(?:and |but |so )?(?:in |on |at |with |for |to |through |from )?(?:who|whom|whose|what|which|when|where|why|how)\b",
    re.I,
)
_ASKS = re.compile(
    r"^\W*(?:and |but |so )?(?:why|how|when|where)\s+(?=(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would)\b)",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"^\W*(?:(?:please )?(?:give|tell) me|what(?:['’]s| is| was| were| are)|any) (?:the |a )?reasons?"
    r"(?: (?:for|of|behind) (?:that|this|it))?\W*$",
    re.IGNORECASE,
)
# "What if the sheet is white?", "And black?"
_IF_SO = re.compile(r"^\W*what\s+if\s.*?\s(?:is|are|was|were)\s+(?P<so>[\w’'-]+)(?=\W*$)", re.IGNORECASE)
# The phrase a question may end in, and those that may take its place: "... at the office?", "And at home?"
_PHRASE = re.compile(
    r"(?P<comma>,?)\s+(?P<first>at|in|on|for|about|with)\s+(?:(?:the|a|an|his|her|their|its)\s+)?[\w'’-]+(?:\s+[\w'’-]+)?(?=\s*(?:\([^)]*\))?\W*$)",
    re.IGNORECASE,
)
_FAMILIES = (frozenset({"at", "in", "on"}), frozenset({"for"}), frozenset({"about"}), frozenset({"with"}))
_A_THING = re.compile(
    r"(?:the|an?)\s+(?!(?:first|second|third|fourth|fifth|last|next|others?|rest|one)\b)", re.IGNORECASE
)
_NOT_A_THING = frozenset(
    "in on at for with from to by of as when where while if because since until before after about".split()
)


def continued(question: str, earlier: str, names: NameIndex) -> str:
    """A follow-up that is the earlier question with one thing changed; '' for others."""
    if _REALLY.match(question):
        return earlier
    if repeated := again(question, earlier):
        return repeated
    if match := _WHEN_WAS_THAT.match(question):
        return bare_asked(match["word"] or match["who"], earlier)
    if _REASON.match(question):
        return bare_asked("why", earlier)
    if (match := _MEANWHILE.match(question)) and kind_of(earlier) != "yesno":
        return at_another(match["when"], earlier)
    match = SWAP.match(question) or SHORT.match(question)
    thing = match["rest"].strip(" ?.!,") if match else ""
    told = names.find(thing)
    if not thing or len(thing.split()) > 4 or told.named or WH.match(thing):
        return ""
    if when := nowadays(thing, earlier) or at_time(thing, earlier):
        return when
    if of_record := asked_next(thing, earlier):
        return of_record
    if stranger(thing, told) and not asked_theme(
        earlier
    ):  # "Logic Pro" takes the place of "Final Cut", else is somebody
        found = names.find(earlier)
        people = found.strangers(earlier)
        things = [span for span in found.unknown if span.of(earlier) not in people]
        return earlier[: things[-1].start] + thing + earlier[things[-1].end :] if things else ""
    if (state := _IF_SO.match(earlier)) and not any(token.stop for token in tokens(thing)):
        return f"{earlier[: state.start('so')]}{thing}{earlier[state.end('so') :]}"
    return with_thing(thing, earlier, instead=not SWAP.match(question))


def with_thing(thing: str, earlier: str, *, instead: bool = True) -> str:
    """The earlier question asked of another thing, in place of the one it was about; '' where it names none.

    `instead` also takes the place of what was asked for ("What hardware ...", "And software?").
    """
    if (same := _SAME.match(thing)) and (place := _SAME.search(earlier)):
        return earlier[: place.start("thing")] + same["thing"] + earlier[place.end("thing") :]
    theme = asked_theme(earlier)
    the = _A_THING.match(thing)  # "the Kinesis": of a list that was asked for, else a thing of somebody's
    words = tokens(thing[the.end() :] if the and theme else thing)
    if not words or words[0].stop or words[0].folded in _NOT_A_THING or any(word.folded == "same" for word in words):
        return ""
    if theme and theme.shown and (at := earlier.rfind(theme.shown)) >= 0:
        return earlier[:at] + thing + earlier[at + len(theme.shown) :]
    if instead and (place := topic_match(earlier)):
        return f"{earlier[: place.start()]}{'W' if place[0][0].isupper() else 'w'}hat {thing}{earlier[place.end() :]}"
    if place := _OBJECT.search(earlier):
        return earlier[: place.start("thing")] + thing + earlier[place.end("thing") :]
    return ""


def with_phrase(phrase: str, earlier: str) -> str:
    """The earlier question with "at home" or "for drawing" at its end, in place of a phrase of the same kind; '' where
    it asks yes or no, which such words seldom mean."""
    if kind_of(earlier) == "yesno":
        return ""
    phrase = phrase.rstrip(" ?.!")
    family = next((words for words in _FAMILIES if phrase.split(maxsplit=1)[0].lower() in words), frozenset[str]())
    place = _PHRASE.search(earlier)
    if place and place["first"].lower() in family:
        return f"{earlier[: place.start()]}{place['comma']} {phrase}{earlier[place.end() :]}"
    return f"{earlier.rstrip(' ?')}, {phrase}?"


def with_it(question: str, earlier: str, names: NameIndex) -> str:
    """The question with the "it" beside "he" or "she" as the one thing that the earlier question names; as it is where
    that names none or several, or a place."""
    it = _BESIDE.search(question)
    if not it:
        return question
    found = names.find(earlier)
    people = found.strangers(earlier)
    things = [
        span for span in found.unknown if span.of(earlier) not in people and not AT_PLACE.search(earlier[: span.start])
    ]
    return question[: it.start("it")] + things[0].of(earlier) + question[it.end() :] if len(things) == 1 else question


def themed(question: str, earlier: str) -> str:
    """The question with "it" named, where the one before it asked who has to do with a theme."""
    theme = asked_theme(earlier)
    return _IT.sub(lambda _: theme.shown, question, count=1) if theme and theme.shown else question


def bare_asked(word: str, earlier: str) -> str:
    """A word of asking put before the earlier question: 'Why did ...', 'how often: How does ...'."""
    asks = _ASKS.match(earlier)
    return f"{word} {earlier[asks.end() :]}" if asks and len(word.split()) == 1 else f"{word}: {earlier}"
