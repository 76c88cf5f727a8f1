"""Other wordings of questions for people across the archive, put as those that assistant.lists.theme reads.

"Has anybody used a typewriter?" asks who mentions one, "people who use Vim" to list them. What is no such wording stays as
it is.
"""

from __future__ import annotations

import re

from index.words import tokens

CALLED = r"people|persons|interviewees|guests|speakers|participants|respondents|witnesses|narrators|contributors|folks|others"
RECORD = r"(?:archive|collection|interviews?|record|documents?|transcripts?)"  # how users call what is indexed
_ANYBODY = rf"(?:anyone|anybody|someone|somebody|any\ (?:of\ the\ )?(?:{CALLED}))(?P<else>\ else)?"
HERE = rf"(?:\s+(?:here|in\ (?:the|this|these|your)\ {RECORD}))?"
WORK = (
    r"(?:(?!of\b|the\b)[\w-]+\ ){0,2}(?:[a-z]+(?:ists|ians)|designers|developers|engineers|writers|authors|programmers|"
    r"photographers|illustrators|producers|composers|directors|editors|founders|filmmakers|researchers|teachers|students|"
    r"makers|hackers|painters|drummers|singers|bloggers|animators|architects|professors|doctors|nurses|lawyers|reporters|"
    r"podcasters|bakers|farmers)"
)
ALL = r"(?:(?:all|the|every|some|two|three|four|five|six|ten|\d{1,3})\s+)*"
ELSE = r"(?P<else>\s+else)?"
LEAD = r"^\W*(?:and\s+|but\s+|so\s+|ok(?:ay)?\W+)?"
ALSO = r"(?:\s+(?:also|all|ever|currently|still))?"
_USED = r"(?:used|owned|had|tried|worked\ with|relied\ on|made\ use\ of|heard\ of)"
_USE = r"(?:use|own|have|try|work\ with|rely\ on|make\ use\ of)"
_MENTION = r"(?:mention|talk\ about|speak\ (?:about|of)|discuss|refer\ to)"
_WHOLE = rf"(?:{CALLED}|everyone|everybody|anyone|anybody)"
_NOT_DENIED = r"(?!\s+(?:never|do\ not|don['’]t|does\ not|doesn['’]t|has\ never|have\ never|haven['’]t|hasn['’]t)\b)"

_REST = r"\s+(?P<rest>.+)"
#: Users of something, but not by its name: "the first users", "your users".
_ANY_USER = (
    r"(?:(?:first|early|main|typical|power|heavy|active|new|old|average|end|target|primary|biggest|best|daily|regular|real|your|our|"
    r"my|his|her|its|their|these|those|other|many|most|more|you|we|the|intended|actual|potential|current|former)\b)"
)

_WORDINGS = tuple(
    (
        re.compile(
            rf"^\W*(?:and\ |but\ |so\ |ok(?:ay)?\W+)?{pattern}{'' if '(?P<rest>' in pattern else _REST}$",
            re.IGNORECASE | re.VERBOSE,
        ),
        usual,
    )
    for pattern, usual in (
        # Has anybody ever used ...? Did anyone work with ...?
        (rf"(?:has|have)\s+{_ANYBODY}{HERE}(?:\s+(?:ever|here|already))*\s+{_USED}", "Does anybody{also} use {rest}"),
        (rf"did\s+{_ANYBODY}{HERE}(?:\s+ever)?\s+{_USE}", "Does anybody{also} use {rest}"),
        # Is anyone using ...? Who's using ...?
        (rf"is\s+{_ANYBODY}{HERE}(?:\s+still)?\s+using", "Does anybody{also} use {rest}"),
        (r"who(?:\s+is|['’]?s)(?P<else>\s+else)?(?:\s+still)?\s+using", "Who{also} uses {rest}"),
        # Is there anyone who ...? Are there people who ...? Give me everyone who ...
        (
            rf"(?:(?:is|are)\s+there|do\s+(?:you|we)\s+have)\s+(?:any\s+|some\s+)?(?:{_WHOLE}|somebody|someone)"
            rf"(?P<else>\s+else)?{HERE}\s+(?:who|that){_NOT_DENIED}",
            "List everyone{also} who {rest}",
        ),
        (
            rf"(?:(?:please\s+)?(?:give\s+me|get\s+me|tell\s+me|i\s+want|i\s+need|who\s+are)\s+)?(?:(?:all|the|every)\s+)*"
            rf"{_WHOLE}(?P<else>\s+else)?{HERE}\s+(?:who|that){_NOT_DENIED}",
            "List everyone{also} who {rest}",
        ),
        (
            rf"(?:(?:all|the)\s+)*(?:{CALLED}|everyone|everybody)(?P<else>\s+else)?{HERE}\s+using",
            "List everyone{also} using {rest}",
        ),
        # Who are the ... users? Are there any ... users? Is anyone here a ... user?
        (
            rf"(?:(?:who|which\s+(?:{CALLED}))\s+(?:are|were|is)|are\s+there|do\s+(?:you|we)\s+have|(?:please\s+)?(?:list|name|find|"
            rf"show(?:\s+me)?|give\s+me)|how\s+many|is\s+(?:any|some)(?:one|body){HERE}|(?=any\b))\s*(?:(?:all|the|any|some|an?)\s+)*"
            rf"(?P<else>other\s+)?(?!{_ANY_USER})(?P<rest>[\w.+#-]+(?:\s+(?!who\b|that\b|of\b)[\w.+#-]+){{0,2}})\s+users?"
            rf"(?:\s+(?:are\s+there|do\s+(?:you|we)\s+have|here|were\s+interviewed))?{HERE}\W*",
            "List everyone{also} who uses {rest}",
        ),
        # Which interviews mention ...? How many documents mention ...? Any mention of ...? Is there anything about ...?
        (
            rf"(?:which|what|how\s+many)\s+(?:of\s+the(?:se)?\s+)?(?P<else>other\s+)?(?:{RECORD}|tapes?|recordings?|episodes?)\s+"
            rf"(?:do\s+)?{_MENTION}",
            "Who{also} mentions {rest}",
        ),
        (
            r"(?:(?:is|are)\s+there\s+|list\s+|show(?:\s+me)?\s+|find(?:\s+me)?\s+)?(?:(?:any|all|the|every)\s+)+"
            r"(?:mentions?|passages?|quotes?)\s+(?:of|on|about)",
            "What is said about {rest}",
        ),
        (rf"is\s+there\s+(?:anything|something)(?:\s+said)?{HERE}\s+(?:about|on)", "What is said about {rest}"),
        (r"is\s+anything\s+said\s+(?:about|on|of)", "What is said about {rest}"),
        # How do people feel about ...? What are people's opinions on ...? Opinions about ...
        (
            rf"how\s+(?:do|did)\s+(?:the\s+)?(?P<else>other\s+)?(?:{CALLED}|everyone|everybody)\s+feel\s+about",
            "What do{other} people think about {rest}",
        ),
        (
            rf"(?:what\s+are\s+)?(?:the\s+)?(?:(?:{CALLED})['’]s?\s+)?(?:opinions|views|thoughts)\s+(?:on|about)",
            "What do people think about {rest}",
        ),
    )
)
_OF_THEM = re.compile(
    r"\b(?P<which>which|who|how\s+many|any|some|all)\s+of\s+(?:them|those|these)(?:\s+(?:people|persons))?\b",
    re.IGNORECASE,
)


def usual(question: str) -> str:
    """The question in the wording that is read, where it is another wording of a question for people; else as it is."""
    for pattern, wording in _WORDINGS:
        match = pattern.match(question)
        if not match:
            continue
        also = match.groupdict().get("else")
        return wording.format(rest=match["rest"], also=" else" if also else "", other=" other" if also else "")
    return question


def of_them(question: str) -> str:
    """The question with "of them" as the people that they are ("Which of them use Vim?"); '' where it does not say so."""
    match = _OF_THEM.search(question)
    if not match or not tokens(question[match.end() :]):
        return ""
    which = "which" if match["which"].lower() == "who" else match["which"]
    return f"{question[: match.start()]}{which} interviewees{question[match.end() :]}"
