"""Whom a question describes by their trade, without a name: "the Chicago muralist who keeps bees".

Searched for by itself, such a description finds who introduces themselves so, which the rest of the question hides.
"""

from __future__ import annotations

import re

MOST = 16  # words of a description
_SUBJECT = re.compile(
    r"\b(?:(?:does|did|do|would|will|can|could|should|might|must)\s+(?=(?:the|an?)\s)|(?:is|was|are|were|has|had)\s+(?=the\s))"
    r"(?P<said>\S+\s+\S.*)",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\b(?:of|for|by|to|about|with|behind|from|on)\s+(?P<said>(?:the|an?)\s+[^?,;]+)\W*$", re.IGNORECASE
)
_WORD = re.compile(r"[^\s?!]+")
_TRADE = re.compile(
    r"(?:[\w-]+(?:er|or|ist|ian|eer|ant|ician)|(?:[\w-]+-?)?(?:man|woman|person|maker|guy)|boss|head|lead|chief|chair|host|"
    r"student|barista|geek|nerd|captain|president|ceo|cto|nurse|judge|clerk|guest|expert|brains?|mind|poet|chef|cook|coach|"
    r"architect|critic|mechanic|monk|priest|artist|academic|fellow|analyst|alum|model|candidate|pilot|medic|comic|dj|vj|"
    r"inmate|widow|nun|scout|referee|trustee|smith|[\w]+smith|half|duo|couple)s?(?:['’]s?)?",
    re.IGNORECASE,
)
#: What ends like a trade and is none.
_THINGS = frozenset(
    """after another better bigger border browser button calculator calendar center centre chapter charger cider clever
    color colour computer constant container controller copier cooler corner counter cover cursor dinner distant door
    either elevator ember error ever factor favor filter floor flower folder former freezer further generator giant
    harbor harbour heater her hour important instant interior exterior junior senior laser later latter layer letter
    matter meter mirror mixer monitor motor never newer newest newsletter number older order other over paper player
    plant platter poor poster pour power printer prior processor projector proper quarter rather rear recorder
    refrigerator relevant restaurant river roller router rubber scanner sensor September server shelter shower
    significant silver similar smaller speaker sticker summer super supper synthesizer tenor terror theater theatre
    timer toaster tower toner tractor trailer transistor twitter under usher vapor vector water weather winter wonder
    year""".split()
)
#: Verbs as they stand behind "does she", and adverbs before them: where one stands, a description has ended.
_VERBS = frozenset(
    """abandon accept add admire advise aim allow always also answer arrange ask attend avoid back bake begin believe
    blame blend bring build buy call care carry cast catch change charge choose claim clean collect come compare
    complain compose connect consider control cook cope count create cut deal decide describe design dislike do draft
    draw dream drink drive earn eat edit ever expect explain fall fear feel film find fix follow forget get give go grow
    handle hang hate have hear help hide hire hold hope imagine invent join jot keep know lack lead learn leave like
    listen live log look lose love make manage mean measure meet mind miss mix monitor mount move need never note now
    offer often open organise organize own paint pay pick plan play practise practice prefer prepare program publish put
    rather read really reckon recommend record rely remember repair replace rest ride run save say scan scare search see
    sell send set share shoot show sign sit sketch sleep solve speak spend stand start stay still stop store stream
    study suffer suggest swap swear switch sync take talk teach tell test think trade transcribe travel trust try turn
    type usually use visit wait wake walk want warn wash watch wear win wish work worry write yearn""".split()
)


def described(question: str) -> str:
    """The words that describe somebody by a trade ("the LA muralist of mutated animals"); '' where there are none."""
    for match in (_SUBJECT.search(question), _OBJECT.search(question)):
        words = _before_verb(match["said"]) if match else []
        if any(_is_trade(word) for word in words):
            return " ".join(words).strip(" ,.;")
    return ""


def _before_verb(said: str) -> list[str]:
    """The article and what follows up to a verb."""
    words: list[str] = _WORD.findall(said)[:MOST]
    end = next((at for at, word in enumerate(words[2:], start=2) if word.strip(",.;").lower() in _VERBS), len(words))
    return words[:end]


def _is_trade(word: str) -> bool:
    bare = word.strip(',.;:()"“”').lower()
    return _TRADE.fullmatch(bare) is not None and bare.removesuffix("s") not in _THINGS and bare not in _THINGS
