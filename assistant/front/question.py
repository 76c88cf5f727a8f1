"""Which fact of a record's front matter a question asks for: a party, the number of the case, when and where it was taken, who
asked, reported, transcribed, chaired, appeared or was there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from assistant.front.whom import whom
from index.words import Token, tokens

Fact = Literal[
    "party", "parties", "number", "date", "place", "time", "length", "court", "counsel", "reporter", "videographer",
    "interviewer", "host", "interviewee", "deponent", "taker", "transcriber", "chair", "judge", "panel", "present", "absent",
    "minutes",
]  # fmt: skip

PARTY = (
    r"(?:third[- ]party\s+|cross[- ]|counter[- ]?)?"
    r"(?:plaintiff|defendant|claimant|respondent|petitioner|applicant|appellant|appellee|complainant|pursuer|defender|"
    r"accused|debtor|intervenor)"
)
LAWYERS = r"(?:attorney|lawyer|counsel|solicitor|barrister|advocate|law\s+firm)s?"
_HELD = (
    r"(?:deposition|hearing|interview|meeting|trial|proceeding|examination|recording|conversation|session|transcript|"
    r"oral\s+history|podcast|episode|arbitration|inquest|inquiry|tape|discussion|panel|committee|testimony|briefing|"
    r"conference)s?"
)
_DONE = r"(?:taken|held|recorded|conducted|done|made|given|convened|carried\s+out|take\s+place|happen|occur)"
_IS = r"(?:['’]?s|\s+(?:is|was|are|were))"
_OF = r"(?P<of>(?:[^\s,;:?]+\s+){0,6}?)"
_TAIL = r"(?P<tail>(?!['’]).*)"
_LEAD = (
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
    ("date", rf"{_WHEN}\s+(?:was|were|did)\s+{_OF}(?:{_HELD})(?:\s+(?P<more>(?:of|with)\s+.{{1,60}}?))?\s+{_DONE}{_TAIL}"),
    ("date", rf"{_WHEN}\s+(?:was|were)\s+{_OF}(?:{_HELD})\s*"),
    ("date", rf"{_WHEN}\s+(?:was|were)\s+(?P<of>.{{1,60}}?)\s+(?:deposed|interviewed){_TAIL}"),
    ("date", rf"{_WHAT}(?:date|day)\s+of\s+{_OF}(?:{_HELD})\b{_TAIL}"),
    ("date", rf"{_WHAT}(?:{_HELD})\s+date\b{_TAIL}"),
    ("place", rf"{_WHERE}\s+(?:was|were|did|is)\s+(?:it|this|that)\s+recorded{_TAIL}"),
    ("place", rf"{_WHERE}\s+(?:was|were|did)\s+{_OF}(?:{_HELD})(?:\s+(?P<more>(?:of|with)\s+"
        rf".{{1,60}}?))?\s+{_DONE}{_TAIL}"),
    ("place", rf"{_WHERE}\s+(?:was|were)\s+{_OF}(?:{_HELD})\s*"),
    ("place", rf"{_WHERE}\s+(?:was|were)\s+(?P<of>.{{1,60}}?)\s+(?:deposed|interviewed){_TAIL}"),
    ("place", rf"{_WHAT}(?:place|location|venue)\s+of\s+{_OF}(?:{_HELD})\b{_TAIL}"),
    ("time", rf"(?:{_TIME}|when)\s+(?:did|was|were)\s+{_OF}(?:{_HELD})\s+(?:begin|start|commence|started|begun|taken|"
        rf"held){_TAIL}"),
    ("length", rf"how\s+long\s+(?:was|is|did)\s+{_OF}(?:{_HELD})(?:\s+(?:last|run|take|go\s+on))?{_TAIL}"),
    ("court", r"(?:in\s+)?(?:what|which)\s+(?:court|tribunal)\s+(?:is|was)\s+(?:it|this|that|(?:this\s+|the\s+)?"
        r"(?P<of>(?:[^\s,;:?]+\s+){0,5}?)(?:case|action|matter|lawsuit|suit|hearing|trial))(?:\s+(?:in|at|before|from|heard|"
        r"filed|brought|held|tried))*(?P<tail>.*)"),
    ("court", rf"(?:what|which)\s+(?:court|tribunal)\s+(?:heard|hears|tried)\s+(?:it|this|the)\b{_TAIL}"),
    ("court", rf"{_WHAT}(?:name\s+of\s+the\s+)?(?:court|tribunal)\b{_TAIL}"),
    ("reporter", rf"who{_IS}\s+(?:the\s+)?(?:(?:court|official|shorthand)\s+reporter|stenographer|notary(?:\s+"
        rf"public)?)\b{_TAIL}"),
    ("reporter", rf"who\s+(?:reported|took\s+down|stenographed)\s+{_OF}(?:{_HELD}|proceedings)\b{_TAIL}"),
    ("videographer", rf"who{_IS}\s+(?:the\s+)?videographer\b{_TAIL}"),
    ("interviewer", rf"who\s+(?:conducted|did|led|carried\s+out|held|made|recorded)\s+{_OF}interviews?\b{_TAIL}"),
    ("interviewer", rf"who{_IS}\s+(?:the\s+)?interviewers?\b{_TAIL}"),
    ("interviewer", r"who\s+interviewed\s+(?P<tail>.+)"),
    ("interviewer", rf"who\s+(?:asked|was\s+asking|put)\s+the\s+questions\b{_TAIL}"),
    ("host", rf"who(?:\s+(?:hosted|hosts|presented|presents|moderated|moderates)\s+{_OF}{_HELD}|{_IS}\s+(?:the\s+"
        rf")?(?:host|moderator|presenter))\b{_TAIL}"),
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
    ("present", rf"who(?:\s+else)?(?:\s+attended\s+{_OF}{_HELD}|{_IS}\s+at\s+the\s+(?:meeting|hearing|deposition|"
        rf"interview)|{_IS}\s+(?:the\s+)?(?:attendees|(?:those|members|councillors|councilors|people|others)\s+"
            rf"present))\b{_TAIL}"),
    ("absent", rf"who{_IS}\s+(?:absent|not\s+(?:present|in\s+attendance)|excused|missing\s+from\s+the\s+(?:meeting|"
        rf"hearing))\b{_TAIL}"),
    ("absent", rf"(?:did|has|have)\s+any(?:one|body)\s+(?:send|give|sent|given)\s+(?:in\s+)?(?:their\s+)?apologies\b{_TAIL}"),
    ("absent", rf"who\s+(?:sent|gave|offered|made|tendered)\s+(?:his\s+|her\s+|their\s+)?apologies\b{_TAIL}"),
    ("absent", rf"who\s+(?:missed|did(?:\s+not|n['’]t)\s+attend)\s+{_OF}{_GROUP}\b{_TAIL}"),
    ("minutes", rf"who\s+(?:took|wrote|kept)\s+(?:the\s+)?(?:minutes|notes)\b{_TAIL}"),
    ("minutes", rf"who{_IS}\s+(?:the\s+)?(?:minute|note)[- ]?taker\b{_TAIL}"),
)  # fmt: skip
_VERBS = (
    r"conducted|prepared|typed|recorded|transcribed|chaired|taken|reported|hosted|moderated|represented|"
    r"interviewed|deposed"
)
_WHAT_IS = rf"^({_LEAD})what(?:['’]?s|\s+(?:is|was|are|were))\s+"
_WHOLE = r"(?:the|this|that)\s+(?:case|court|tribunal|lawsuit|action|suit)(?:\s+(?:in|that|which|where|for|of)\b|$)"
#: Other orders of the same words, and how they are asked above.
_REWORDED = tuple(
    (re.compile(form, re.IGNORECASE), instead)
    for form, instead in (
        (rf"{_WHAT_IS}the\s+names?\s+of\s+(?!{_WHOLE})", r"\1who was "),
        (
            rf"{_WHAT_IS}((?:the\s+)?(?:court\s+|hearing\s+)?\w+?)(?:['’]s|"
            rf"s['’])\s+names?\b",
            r"\1who was \2",
        ),
        (
            rf"^({_LEAD})(?:name|list|what(?:['’]?s|\s+(?:is|are|were)))\s+(?:all\s+)?(?:of\s+)?(?=(?:the\s+|those\s+"
            rf")?(?:{PARTY}s?|parties|attendees|"
            rf"attorneys|lawyers|"
            r"(?:people\s+|members\s+)?present|absent)\b)",
            r"\1who were ",
        ),
        (r"\bwho((?:\s+the)?(?:\s+\w+){1,2})\s+(is|was|were|are)$", r"who \2\1"),
        (rf"\b(when|where)\s+((?:the|this|that)\s+.{{1,60}}?)\s+(was|were)\s+(?={_DONE})", r"\1 \3 \2 "),
        (rf"^({_LEAD})who\s+(?:was|were|is)\s+(.+?)\s+({_VERBS})\s+by\b", r"\1who \3 \2"),
        (rf"^({_LEAD})by\s+whom\s+(?:was|were|is)\s+(.+?)\s+({_VERBS})\b", r"\1who \3 \2"),
        (r"\bwho\s+taken\b", "who took"),
        (rf"^({_LEAD})who\s+was\s+(?:it|the\s+deposition)\s+taken\s+before$", r"\1who was the court reporter"),
    )
)
_IT = re.compile(r"\b(?:was|were|did|is)\s+(?:it|this|that)\s+(?:transcript\s+)?recorded\b", re.IGNORECASE)
_AN_OCCASION = re.compile(rf"\b{_HELD}\b", re.IGNORECASE)
_ASKED = tuple((fact, re.compile(_LEAD + form, re.IGNORECASE)) for fact, form in _FORMS)
_END = re.compile(r"[\s?.!]+$")
#: What a page says of each kind of occasion; one that says none of it is not the page that is asked for.
KINDS = {
    "deposition": r"depos|examination\s+before\s+trial",
    "hearing trial arbitration inquest inquiry": r"hearing|trial\b|arbitrat|inquest|inquiry|evidence|tribunal|"
    r"committee|\bcourt\b|"
    r"\bjustice\b",
    "interview oral conversation": r"interview|oral\s+history|narrator|podcast|episode|conversation|recorded|hosted",
    "podcast episode": r"podcast|episode|\bhost",
    "meeting briefing conference": r"meeting|minutes|committee|council|briefing|conference|assembly",
}
#: What a page of another kind says, though it names such an occasion as well: a deposition its court, an interview a council.
_DEPOSES, _TELLS = r"\bdepos|examination\s+before\s+trial", r"interviewe[er]|narrator|oral\s+history|podcast"
_FOREIGN = {
    "hearing trial arbitration inquest inquiry": rf"{_DEPOSES}|{_TELLS}",
    "interview oral conversation": _DEPOSES,
    "podcast episode": _DEPOSES,
    "meeting briefing conference": rf"{_DEPOSES}|{_TELLS}",
}
#: What names another one than this, and what says more of it than its name.
_ELSEWHERE = frozenset(
    """other another previous prior earlier first second third last next later previously again same own when where while
    that because if after before during until since whenever whose what who which how why him her his their them he she
    they my your you i we our""".split()
)
_SAID_OF_IT = frozenset(
    """this that it these those of in at on for to with from by and case matter lawsuit suit action proceeding proceedings
    hearing hearings deposition depositions interview interviews transcript transcripts document documents record meeting
    meetings recording recordings session tape trial inquiry conversation episode podcast podcasts oral history here please
    page title caption file according listed named given mr mrs ms miss dr versus one ones""".split()
)
_HEAD = 1_500  # characters of a page in which it says who met
_TOLD = r"narrat|interview|oral\s+history|informant"
#: What a page says whose meeting it is of, or whose story, that is asked for by such a word.
CALLED = {
    **{word: rf"\b{word}" for word in ("committee", "board", "inquiry", "conference", "briefing")},
    "council": r"\bcouncil\b",
    "panel": r"\bpanel|tribunal|arbitrat",
    "tribunal": r"\bpanel|tribunal|arbitrat",
    "guest": r"\bguest|podcast|episode|\bhost|\bradio\b",
    "narrator": _TOLD,
    "informant": _TOLD,
}
LONGEST = 200  # characters of such a question


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is asked for: the `fact`, the party, office or kind of number it is asked of, the stems of what names the
    record ("in the Pascoe deposition"), and the `kind` of occasion, a key of KINDS. With `leans` it is asked of "it", which
    may be a thing that was spoken of before. `whom` are the stems of the name of the one interviewed or deposed, `group` the
    word for those who met or for the one who answers, a key of CALLED."""

    fact: Fact
    role: str = ""
    naming: frozenset[str] = frozenset()
    kind: str = ""
    leans: bool = False
    whom: frozenset[str] = frozenset()
    group: str = ""

    def is_of(self, page: str) -> bool:
        """May the front matter on a `page` be that of the kind of occasion that is asked about?"""
        foreign = _FOREIGN.get(self.kind)
        own = not self.kind or re.search(KINDS[self.kind], page, re.IGNORECASE)
        called = re.search(CALLED[self.group], page[:_HEAD], re.IGNORECASE) if self.group else True
        return bool(own and called) and not (foreign and re.search(foreign, page, re.IGNORECASE))


def sought(question: str) -> Sought | None:
    """The fact of the front matter that `question` asks for; None where it asks for anything else, or says more of it than
    such a page would ("Who was present when the brakes failed?", "When was the other deposition taken?")."""
    asked = " ".join(question.split())
    if len(asked) > LONGEST:
        return None
    asked = _END.sub("", asked)
    for form, instead in _REWORDED:
        asked = form.sub(instead, asked)
    for fact, form in _ASKED:
        match = form.fullmatch(asked)
        if match is None:
            continue
        said = match.groupdict()
        target, of_target = _target(said.get("target") or "")
        around = " ".join(filter(None, (said.get("of"), said.get("more"), said.get("tail"), of_target)))
        words = [word for word in tokens(around) if word.folded != "v" and word.folded not in _DETERMINERS]
        if _OF_PARTY.match(target) or any(_leads_elsewhere(word) for word in (*words, *tokens(target))):
            return None
        naming = frozenset(word.stem for word in words if not word.stop and word.folded not in _SAID_OF_IT)
        prosecutes = fact == "counsel" and "prosecut" in asked.lower()
        role = "prosecution" if prosecutes else " ".join((said.get("role") or target).lower().split())
        deposed = "deposition" if "deposed" in asked.lower() else ""
        kind = next((kind for kind in KINDS if {word.stem for word in tokens(asked)} & _stems(kind)), deposed)
        leans = fact in ("date", "place") and bool(_IT.search(asked))
        group = next((word for word in CALLED if re.search(rf"\b{word}s?\b", match[0], re.IGNORECASE)), "")
        group = group if fact in ("chair", "panel", "interviewee") else ""
        return Sought(
            group=group,
            fact=fact,
            role=role,
            naming=naming,
            kind=kind,
            leans=leans,
            whom=whom(asked, said.get("of") or ""),
        )
    return None


def of_occasion(question: str) -> bool:
    """Is a question about an occasion or the record of it, or about what stands in front of one?"""
    return bool(_AN_OCCASION.search(question)) or sought(question) is not None


def _leads_elsewhere(word: Token) -> bool:
    """With a capital it is a word of a name or a title: "Before the Commission"."""
    return word.folded in _ELSEWHERE and not word.capital


@cache
def _stems(words: str) -> frozenset[str]:
    return frozenset(word.stem for word in tokens(words))


def _target(said: str) -> tuple[str, str]:
    """Whom a lawyer stands for, a party or a name, and what is said of the record behind it."""
    party = _FOR_PARTY.fullmatch(said)
    if party:
        return party["party"], party["rest"]
    name = _IN_RECORD.sub("", said)
    return name, said[len(name) :]


_FOR_PARTY = re.compile(rf"(?:the\s+)?(?P<party>{PARTY})s?\b(?P<rest>(?!['’]).*)", re.IGNORECASE)
_OF_PARTY = re.compile(rf"(?:the\s+)?{PARTY}s?['’]", re.IGNORECASE)  # "the plaintiff's doctor"
_IN_RECORD = re.compile(
    r"\s+(?:in|at)\s+(?:this|the|that)\s+(?:[\w.-]+\s+)?(?:case|matter|hearing|deposition|trial|action)$", re.IGNORECASE
)
_DETERMINERS = frozenset("the a an this that these those".split())
