"""How front matter is asked for: the wordings of questions, each with the fact that it asks for."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

Fact = Literal[
    "party", "parties", "number", "date", "place", "time", "length", "court", "counsel", "reporter", "videographer",
    "interviewer", "host", "interviewee", "deponent", "taker", "transcriber", "chair", "judge", "panel", "present", "absent",
    "minutes", "author", "photographer",
]  # fmt: skip

PARTY = (
    r"(?:third[- ]party\s+|cross[- ]|counter[- ]?)?"
    r"(?:plaintiff|defendant|claimant|respondent|petitioner|applicant|appellant|appellee|complainant|pursuer|defender|"
    r"accused|debtor|intervenor)"
)
LAWYERS = r"(?:attorney|lawyer|counsel|solicitor|barrister|advocate|law\s+firm)s?"
HELD = (
    r"(?:deposition|hearing|interview|meeting|trial|proceeding|examination|recording|conversation|session|transcript|"
    r"oral\s+history|podcast|episode|arbitration|inquest|inquiry|tape|discussion|panel|committee|testimony|briefing|"
    r"conference)s?"
)
_PAGE = r"(?:note|memo|memorandum|article|essay|column|leaflet|handout|guide|notice|blog\s+post|page|document)"
_PHOTO = r"(?:photo(?:graph)?|picture|portrait|headshot)s?"
_DONE = r"(?:taken|held|recorded|conducted|done|made|given|convened|carried\s+out|take\s+place|happen|occur)"
_IS = r"(?:['’]?s|\s+(?:is|was|are|were))"
_OF = r"(?P<of>(?:[^\s,;:?]+\s+){0,6}?)"
_TAIL = r"(?P<tail>(?!['’]).*)"
LEAD = (
    r"\W*(?:(?:and|so|but|ok|okay|please)\W+)*(?:(?:can|could)\s+you\s+)?(?:(?:please\s+)?tell\s+me\s+|do\s+you\s+know\s+|"
    r"does\s+(?:it|the\s+\w+)\s+say\s+)?"
)
_WHAT = r"(?:what|which)(?:['’]s|s|\s+(?:is|was|are|were))\s+(?:the\s+|its\s+|this\s+)?"
_WHEN = r"(?:when|(?:on|in|at)\s+(?:what|which)\s+(?:date|day|year|month)|what\s+(?:date|day|year))"
_WHERE = r"(?:where|(?:in|at)\s+(?:what|which)\s+(?:place|location|venue|town|city|room|building))"
_TIME = r"(?:(?:at\s+)?what\s+time)"
_GROUP = (
    r"(?:meeting|hearing|committee|session|inquiry|panel|board|tribunal|council|proceedings?|conference|trial|briefing)"
)
_FORMS: tuple[tuple[Fact, str], ...] = (
    ("counsel", rf"(?:who|which\s+{LAWYERS})\s+(?:also\s+)?(?:represent(?:s|ed)|(?:is|was|are|were)\s+representing|"
        rf"(?:appear(?:s|ed)|act(?:s|ed))\s+(?:for|on\s+behalf\s+of))\s+(?P<target>.+)"),
    ("counsel", rf"who{_IS}\s+(?:the\s+)?{LAWYERS}\s+(?:for|of|representing|on\s+behalf\s+of)\s+(?P<target>.+)"),
    ("counsel", rf"who{_IS}\s+(?:the\s+)?(?P<target>{PARTY}s?)(?:['’]s?)?\s+{LAWYERS}{_TAIL}"),
    ("counsel", rf"who(?:{_IS}\s+the\s+prosecut(?:or|ing\s+(?:attorney|lawyer))s?|\s+prosecuted(?:\s+the\s+case)?)\b{_TAIL}"),
    ("counsel", rf"(?:who{_IS}\s+(?:the\s+)?(?:attorneys|lawyers|counsel|solicitors|barristers)|who\s+appeared(?!\s+"
        rf"(?:for|on|to)\b))(?:\s+present)?{_TAIL}"),
    ("parties", rf"who{_IS}\s+(?:the\s+)?{PARTY}s?\s+(?:and|or)\s+(?:the\s+|who{_IS}\s+the\s+)?{PARTY}s?\b{_TAIL}"),
    ("party", rf"who{_IS}\s+(?:(?:named|listed)\s+as\s+)?(?:the\s+)?(?P<role>{PARTY})s?\b{_TAIL}"),
    ("party", rf"(?:which|what)\s+(?:company|person|firm|party)(?:['’]s|\s+(?:is|was))\s+(?:the\s+"
        rf")?(?P<role>{PARTY})\b{_TAIL}"),
    ("parties", rf"who\s+(?:is\s+|was\s+)?(?:sued|suing)(?:\s+whom?)?\b{_TAIL}"),
    ("parties", rf"(?:who|what|which){_IS}\s+(?:the\s+)?parties\b{_TAIL}"),
    ("parties", rf"{_WHAT}(?:name|title|caption|style)\s+of\s+(?:the|this)\s+(?:case|lawsuit|action|suit)\b{_TAIL}"),
    ("parties", rf"{_WHAT}case\s+(?:name|title|caption)\b{_TAIL}"),
    ("number", rf"{_WHAT}(?P<role>case|docket|cause|claim|civil\s+action|action|court\s+file|file|index|lawsuit|suit|"
        rf"application|petition|appeal|matter)\s+(?:file\s+)?(?:number|no\b\.?|num\b){_TAIL}"),
    ("number", rf"{_WHAT}(?:number|docket)\s+of\s+(?:the|this)\s+(?P<role>case|lawsuit|action|suit)\b{_TAIL}"),
    ("number", rf"what\s+(?P<role>case|docket)\s+number\s+(?:is|was|does)\b{_TAIL}"),
    ("date", rf"{_WHEN}\s+(?:was|were|did|is)\s+(?:it|this|that)\s+(?:recorded|transcript\s+recorded){_TAIL}"),
    ("date", rf"{_WHEN}\s+(?:was|were|did)\s+{_OF}(?:{HELD})(?:\s+(?P<more>(?:of|with)\s+.{{1,60}}?))?\s+{_DONE}{_TAIL}"),
    ("date", rf"{_WHEN}\s+(?:was|were)\s+{_OF}(?:{HELD})\s*"),
    ("date", rf"{_WHEN}\s+(?:was|were)\s+(?P<of>.{{1,60}}?)\s+(?:deposed|interviewed){_TAIL}"),
    ("date", rf"{_WHAT}(?:date|day)\s+of\s+{_OF}(?:{HELD})\b{_TAIL}"),
    ("date", rf"{_WHAT}(?:{HELD})\s+date\b{_TAIL}"),
    ("place", rf"{_WHERE}\s+(?:was|were|did|is)\s+(?:it|this|that)\s+recorded{_TAIL}"),
    ("place", rf"{_WHERE}\s+(?:was|were|did)\s+{_OF}(?:{HELD})(?:\s+(?P<more>(?:of|with)\s+"
        rf".{{1,60}}?))?\s+{_DONE}{_TAIL}"),
    ("place", rf"{_WHERE}\s+(?:was|were)\s+{_OF}(?:{HELD})\s*"),
    ("place", rf"{_WHERE}\s+(?:was|were)\s+(?P<of>.{{1,60}}?)\s+(?:deposed|interviewed){_TAIL}"),
    ("place", rf"{_WHAT}(?:place|location|venue)\s+of\s+{_OF}(?:{HELD})\b{_TAIL}"),
    ("time", rf"(?:{_TIME}|when)\s+(?:did|was|were)\s+{_OF}(?:{HELD})\s+(?:begin|start|commence|started|begun|taken|"
        rf"held){_TAIL}"),
    ("length", rf"how\s+long\s+(?:was|is|did)\s+{_OF}(?:{HELD})(?:\s+(?:last|run|take|go\s+on))?{_TAIL}"),
    ("court", r"(?:in\s+)?(?:what|which)\s+(?:court|tribunal)\s+(?:is|was)\s+(?:it|this|that|(?:this\s+|the\s+)?"
        r"(?P<of>(?:[^\s,;:?]+\s+){0,5}?)(?:case|action|matter|lawsuit|suit|hearing|trial))(?:\s+(?:in|at|before|from|heard|"
        r"filed|brought|held|tried))*(?P<tail>.*)"),
    ("court", rf"(?:what|which)\s+(?:court|tribunal)\s+(?:heard|hears|tried)\s+(?:it|this|the)\b{_TAIL}"),
    ("court", rf"{_WHAT}(?:name\s+of\s+the\s+)?(?:court|tribunal)\b{_TAIL}"),
    ("reporter", rf"who{_IS}\s+(?:the\s+)?(?:(?:court|official|shorthand)\s+reporter|stenographer|notary(?:\s+"
        rf"public)?)\b{_TAIL}"),
    ("reporter", rf"who\s+(?:reported|took\s+down|stenographed)\s+{_OF}(?:{HELD}|proceedings)\b{_TAIL}"),
    ("videographer", rf"who{_IS}\s+(?:the\s+)?videographer\b{_TAIL}"),
    ("interviewer", rf"who\s+(?:conducted|did|led|carried\s+out|held|made|recorded)\s+{_OF}interviews?\b{_TAIL}"),
    ("interviewer", rf"who{_IS}\s+(?:the\s+)?interviewers?\b{_TAIL}"),
    ("interviewer", r"who\s+interviewed\s+(?P<tail>.+)"),
    ("interviewer", rf"who\s+(?:asked|was\s+asking|put)\s+the\s+questions\b{_TAIL}"),
    ("host", rf"who(?:\s+(?:hosted|hosts|presented|presents|moderated|moderates)\s+{_OF}{HELD}|{_IS}\s+(?:the\s+"
        rf")?(?:host|moderator|presenter))\b{_TAIL}"),
    ("host", r"who\s+(?:hosts|hosted|presents|presented|moderates|moderated)\s+(?P<tail>(?:the\s+)?[\"“‘'«*_]?(?-i:[A-Z]).+)"),
    ("interviewee", rf"who{_IS}\s+(?:the\s+)?(?:interviewee|narrator|informant|guest)s?\b{_TAIL}"),
    ("interviewee", r"who\s+(?:is|was)\s+(?:being\s+)?interviewed(?P<tail>)"),
    ("deponent", rf"who(?:{_IS}\s+(?:the\s+)?deponent|\s+was\s+deposed)\b{_TAIL}"),
    ("deponent", rf"who{_IS}\s+the\s+witness(?P<tail>)"),
    ("deponent", r"whose\s+deposition\s+(?:is|was)\s+(?:it|this|that|taken)(?P<tail>.*)"),
    ("taker", rf"who\s+(?:took|conducted|did|noticed)\s+{_OF}deposition\b{_TAIL}"),
    ("taker", rf"who\s+(?:deposed|(?:examined|questioned)\s+the\s+(?:witness|deponent))\b{_TAIL}"),
    ("transcriber", rf"who\s+transcribed\b{_TAIL}"),
    ("transcriber", rf"who{_IS}\s+(?:the\s+)?(?:transcriber|transcriptionist|transcripter)\b{_TAIL}"),
    ("transcriber", rf"who\s+(?:made|did|typed|prepared|produced|wrote)\s+(?:up\s+)?(?:the|this)\s+transcri(?:pt|"
        rf"ption)\b{_TAIL}"),
    ("chair", rf"who\s+(?:chaired|(?P<role>presided)(?:\s+(?:over|at))?)\s*(?:{_OF}{_GROUP}\b)?{_TAIL}"),
    ("chair", rf"who\s+(?P<role>conducted|led|ran|opened)\s+the\s+{_GROUP}\b{_TAIL}"),
    ("chair", rf"who{_IS}\s+(?:in\s+the\s+chair|(?:the\s+)?chair(?:man|woman|person)?(?:\s+of\s+the\s+{_GROUP})?|"
        rf"presiding)\b{_TAIL}"),
    ("judge", rf"who{_IS}\s+(?:the\s+)?(?:presiding\s+|trial\s+|sole\s+)?(?P<role>judge|arbitrator|magistrate|"
        rf"hearing\s+officer|adjudicator|administrative\s+law\s+judge|coroner)\b{_TAIL}"),
    ("judge", r"(?:who\s+heard|before\s+whom\s+was)\s+(?:it|this|the\s+(?:case|matter|hearing|appeal|"
        r"application))\b(?:\s+heard)?(?P<tail>.*)"),
    ("panel", rf"who(?:{_IS}|\s+sat)\s+on\s+the\s+(?:hearing\s+)?(?:panel|board|committee|tribunal|bench)\b{_TAIL}"),
    ("present", rf"who(?:\s+else)?(?:{_IS})\s+(?:also\s+)?(?:present|in\s+attendance)\b{_TAIL}"),
    ("present", rf"who(?:\s+else)?(?:\s+attended\s+{_OF}{HELD}|{_IS}\s+at\s+the\s+(?:meeting|hearing|deposition|"
        rf"interview)|{_IS}\s+(?:the\s+)?(?:attendees|(?:those|members|councillors|councilors|people|others)\s+"
            rf"present))\b{_TAIL}"),
    ("absent", rf"who{_IS}\s+(?:absent|not\s+(?:present|in\s+attendance)|excused|missing\s+from\s+the\s+(?:meeting|"
        rf"hearing))\b{_TAIL}"),
    ("absent", rf"(?:did|has|have)\s+any(?:one|body)\s+(?:send|give|sent|given)\s+(?:in\s+)?(?:their\s+)?apologies\b{_TAIL}"),
    ("absent", rf"who\s+(?:sent|gave|offered|made|tendered)\s+(?:his\s+|her\s+|their\s+)?apologies\b{_TAIL}"),
    ("absent", rf"who\s+(?:missed|did(?:\s+not|n['’]t)\s+attend)\s+{_OF}{_GROUP}\b{_TAIL}"),
    ("minutes", rf"who\s+(?:took|wrote|kept)\s+(?:the\s+)?(?:minutes|notes)\b{_TAIL}"),
    ("minutes", rf"who{_IS}\s+(?:the\s+)?(?:minute|note)[- ]?taker\b{_TAIL}"),
    ("author", rf"who\s+(?:wrote|penned|authored)\s+(?:the|this|that)\s+(?P<of>(?:[\w-]+\s+){{0,3}}?)"
        rf"{_PAGE}(?P<tail>(?:\s+(?:about|on|of|called|titled|entitled)\s+.+)?)"),
    ("author", rf"who{_IS}\s+the\s+author\s+of\s+(?:the|this|that)\s+(?P<of>(?:[\w-]+\s+){{0,3}}?)"
        rf"{_PAGE}(?P<tail>(?:\s+(?:about|on|of|called|titled|entitled)\s+.+)?)"),
    ("photographer", rf"who\s+(?:took|shot)\s+(?P<of>.{{1,60}}?)(?:['’]s|(?<=s)['’])\s+{_PHOTO}"),
    ("photographer", rf"who\s+(?:took|shot)\s+(?:the|this|that)\s+{_PHOTO}(?P<tail>(?:\s+of\s+.+)?)"),
    ("photographer", r"who\s+photographed\s+(?P<tail>(?-i:[A-Z]).+)"),
)  # fmt: skip
_VERBS = (
    r"conducted|prepared|typed|recorded|transcribed|chaired|taken|reported|hosted|moderated|represented|"
    r"interviewed|deposed"
)
_WHAT_IS = rf"^({LEAD})what(?:['’]?s|\s+(?:is|was|are|were))\s+"
_WHOLE = r"(?:the|this|that)\s+(?:case|court|tribunal|lawsuit|action|suit)(?:\s+(?:in|that|which|where|for|of)\b|$)"
#: Other orders of the same words, and how they are asked above.
_REWORDED: tuple[tuple[str, str], ...] = (
    (rf"{_WHAT_IS}the\s+names?\s+of\s+(?!{_WHOLE})", r"\1who was "),
    (
        rf"{_WHAT_IS}((?:the\s+)?(?:court\s+|hearing\s+)?\w+?)(?:['’]s|"
        rf"s['’])\s+names?\b",
        r"\1who was \2",
    ),
    (
        rf"^({LEAD})(?:name|list|what(?:['’]?s|\s+(?:is|are|were)))\s+(?:all\s+)?(?:of\s+)?(?=(?:the\s+|those\s+"
        rf")?(?:{PARTY}s?|parties|attendees|"
        rf"attorneys|lawyers|"
        r"(?:people\s+|members\s+)?present|absent)\b)",
        r"\1who were ",
    ),
    (r"\bwho((?:\s+the)?(?:\s+\w+){1,2})\s+(is|was|were|are)$", r"who \2\1"),
    (rf"\b(when|where)\s+((?:the|this|that)\s+.{{1,60}}?)\s+(was|were)\s+(?={_DONE})", r"\1 \3 \2 "),
    (rf"^({LEAD})who\s+(?:was|were|is)\s+(.+?)\s+({_VERBS})\s+by\b", r"\1who \3 \2"),
    (rf"^({LEAD})by\s+whom\s+(?:was|were|is)\s+(.+?)\s+({_VERBS})\b", r"\1who \3 \2"),
    (r"\bwho\s+taken\b", "who took"),
    (rf"^({LEAD})who\s+was\s+(?:it|the\s+deposition)\s+taken\s+before$", r"\1who was the court reporter"),
)
#: A word without which a question asks for nothing of it.
A_WORD = re.compile(
    rf"\b(?:represent|appear|act(?:s|ed)?\b|{LAWYERS}|prosecut|{PARTY}|sued|suing|part(?:y|ies)\b|case|docket|cause|lawsuit|suit\b|"
    rf"action|file|index|claim|application|petition|appeal|matter|{HELD}|record|depos|interview|court|tribunal|report|stenograph|"
    r"notary|took|videograph|question|host|moderat|present|narrator|informant|guest|witness|examin|transcri|chair|presid|"
    r"proceeding|board|council|judge|arbitrator|magistrate|officer|adjudicator|coroner|heard|bench|attend|absent|excused|missing|"
    rf"apologies|missed|minutes?|notes?\b|{_PAGE}|{_PHOTO}|photographed)",
    re.IGNORECASE,
)


@cache
def forms() -> tuple[tuple[Fact, re.Pattern[str]], ...]:
    """Compiled when they are first needed, which takes as long as an answer."""
    return tuple((fact, re.compile(LEAD + form, re.IGNORECASE)) for fact, form in _FORMS)


@cache
def rewordings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Other orders of the same words, and how they are asked."""
    return tuple((re.compile(form, re.IGNORECASE), instead) for form, instead in _REWORDED)
