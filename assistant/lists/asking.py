"""How people are asked for across the archive: the wordings of "Who uses ...?", "What did people say about ...?"."""

from __future__ import annotations

import re

from assistant.lists.phrasings import ALL, ALSO, CALLED, ELSE, HERE, LEAD, WORK

_MENTION = (
    r"(?:mention|talk\ (?:about|of)|speak\ (?:about|of)|discuss|refer\ to|bring\ up|comment\ on|touch\ on|"
    r"say\ (?:something|anything)\ about)"
)
_MENTIONS = (
    r"(?:mentions|talks\ (?:about|of)|speaks\ (?:about|of)|discusses|refers\ to|brings\ up|comments\ on|touches\ on|"
    r"says\ (?:something|anything)\ about)"
)
_MENTIONED = (
    r"(?:mentioned|talked\ (?:about|of)|spoke\ (?:about|of)|spoken\ (?:about|of)|discussed|referred\ to|brought\ up|"
    r"commented\ on|touched\ on|said\ (?:something|anything)\ about)"
)
_LIKE = r"(?:(?:really\s+)?(?:like|love|enjoy|adore)|are\s+fans\s+of|are\s+fond\s+of)(?!\s+to\b)"
_LIKES = r"(?:(?:really\s+)?(?:likes|loves|enjoys|adores)|is\s+an?\s+fan\s+of|is\s+fond\s+of)(?!\s+to\b)"
_DISLIKE = (
    r"(?:(?:really\s+)?(?:dislike|hate|loathe|detest|despise|(?:can['’]t|cannot)\s+stand)|"
    r"are\s+not\s+fans\s+of)(?!\s+to\b)"
)
_DISLIKES = (
    r"(?:(?:really\s+)?(?:dislikes|hates|loathes|detests|despises|(?:can['’]t|cannot)\s+stand)|"
    r"is\s+not\s+an?\s+fan\s+of)(?!\s+to\b)"
)
_USE = r"(?:use|work\ with|rely\ on|run|have|own|make\ use\ of)"
_USES = r"(?:uses|works\ with|relies\ on|runs|has|owns|makes\ use\ of)"
_NO_VERB = (
    r"(?!(?:are|were|is|was|do|does|did|have|has|had|can|could|will|would|may|might|must|should|said|says?|not|never|might|"
    r"knew|died|went|came|got|made|saw|took|gave|wrote|told|spoke|left|lost|won|ran|built|taught|met|sat|stood)\b)"
)
_DID = r"(?:studied|worked|lived|grew\ up|learned|learnt|taught|trained|served|graduated)"
_THEME = r"\s+(?P<theme>.+)$"

PATTERNS = tuple(
    (mode, re.compile(LEAD + pattern + _THEME, re.IGNORECASE | re.VERBOSE))
    for mode, pattern in (
        # Who mentions ...? Who has talked about ...? Who else spoke of ...?
        ("mention", rf"who{ELSE}{HERE}(?:\s+has|\s+have)?{ALSO}\s+(?:{_MENTIONS}|{_MENTIONED}|{_MENTION})"),
        # Which interviewees mention ...? How many designers talk about ...? List the people who discuss ...
        (
            "mention",
            rf"(?:which|what|how\ many)\s+(?:of\ the(?:se)?\s+)?(?P<other>other\s+)?(?:{CALLED}|(?P<work>{WORK})){HERE}"
            rf"(?:\s+have)?{ALSO}\s+(?:{_MENTION}|{_MENTIONED})",
        ),
        (
            "use",
            rf"(?:which|what|how\ many)\s+(?:of\ the(?:se)?\s+)?(?P<other>other\s+)?"
            rf"(?:(?:{CALLED})(?<!\bpeople)|(?P<work>{WORK})|(?<!many\ )people){HERE}{ALSO}\s+{_USE}",
        ),
        # How many people use Vim? Of one's own product, a number is asked for.
        ("use", rf"how\s+many\s+people{HERE}{ALSO}\s+{_USE}(?!\s+(?:the|this|that|these|your|our|my|it|them)\b)"),
        (
            "mention",
            rf"(?:(?:please\s+)?(?:list|name|find|show(?:\s+me)?)\s+)?{ALL}"
            rf"(?:{CALLED}|everyone|everybody|anyone|anybody){ELSE}{HERE}\s+(?:who|that)(?:\s+have|\s+has)?{ALSO}\s+"
            rf"(?:{_MENTIONS}|{_MENTIONED}|{_MENTION})",
        ),
        (
            "use",
            rf"(?:please\s+)?(?:list|name|find|show(?:\s+me)?)\s+{ALL}"
            rf"(?:{CALLED}|everyone|everybody|anyone|anybody){ELSE}{HERE}\s+(?:(?:who|that){ALSO}\s+(?:{_USES}|{_USE})|using)",
        ),
        # Does anyone else mention ...? Has anybody talked about ...? Do any designers use ...?
        (
            "mention",
            rf"(?:do|does|did|has|have)\s+(?:anyone|anybody|someone|somebody|any(?:\ of\ the(?:se)?)?\s+"
            rf"(?P<other>other\s+)?(?:{CALLED}|(?P<work>{WORK}))){ELSE}{HERE}{ALSO}\s+(?:{_MENTION}|{_MENTIONED})",
        ),
        (
            "use",
            rf"(?:do|does)\s+(?:anyone|anybody|someone|somebody|any(?:\ of\ the(?:se)?)?\s+"
            rf"(?P<other>other\s+)?(?:{CALLED}|(?P<work>{WORK}))){ELSE}{HERE}{ALSO}\s+{_USE}",
        ),
        # What did people say about ...? What has been said about ...? What do the designers think of ...?
        (
            "mention",
            rf"what\s+(?:else\s+)?(?:do|did|have|does|has)\s+(?:the\s+|all\s+|these\s+)*(?P<other>other\s+)?"
            rf"(?:{CALLED}|(?P<work>{WORK})|everyone|everybody|anyone|anybody){ELSE}{HERE}{ALSO}\s+"
            r"(?:say|said|think|thought|tell\ us|told\ us)\s+(?:about|of|on|regarding)",
        ),
        ("said", r"what\s+(?:is|was|has\ been|(?:i|ha)s\ ever\ been)\s+said\s+(?:about|on|of)"),
        # Who uses ...? Who else works with ...?
        ("use", rf"who{ELSE}{HERE}{ALSO}\s+(?:{_USES}|(?<=\s){_USE})"),
        # Who likes ...? Does anybody love ...? List everyone who likes ...
        ("like", rf"who{ELSE}{HERE}{ALSO}\s+{_LIKES}"),
        (
            "like",
            rf"(?:(?:do|does)\s+(?:anyone|anybody|someone|somebody)|(?:which|what|how\ many)\s+(?P<other>other\s+)?"
            rf"(?:{CALLED})){ELSE}{HERE}{ALSO}\s+{_LIKE}",
        ),
        (
            "like",
            rf"(?:please\s+)?(?:list|name|find|show(?:\s+me)?)\s+{ALL}(?:{CALLED}|everyone|everybody|anyone|anybody){ELSE}{HERE}\s+"
            rf"(?:who|that){ALSO}\s+(?:{_LIKES}|{_LIKE})",
        ),
        # Who dislikes ...? Does anybody hate ...? List everyone who hates ...
        ("dislike", rf"who{ELSE}{HERE}{ALSO}\s+{_DISLIKES}"),
        (
            "dislike",
            rf"(?:(?:do|does)\s+(?:anyone|anybody|someone|somebody)|(?:which|what|how\ many)\s+(?P<other>other\s+)?"
            rf"(?:{CALLED})){ELSE}{HERE}{ALSO}\s+{_DISLIKE}",
        ),
        (
            "dislike",
            rf"(?:please\s+)?(?:list|name|find|show(?:\s+me)?)\s+{ALL}(?:{CALLED}|everyone|everybody|anyone|anybody){ELSE}{HERE}\s+"
            rf"(?:who|that){ALSO}\s+(?:{_DISLIKES}|{_DISLIKE})",
        ),
        # List everyone who plays ...
        (
            "do",
            rf"(?:please\s+)?(?:list|name|find|show(?:\s+me)?)\s+{ALL}(?:{CALLED}|everyone|everybody|anyone|anybody){ELSE}{HERE}\s+"
            rf"(?:who|that){ALSO}\s+{_NO_VERB}(?P<verb>[a-z]{{2,}}(?<!ed))",
        ),
        # Does anybody keep ...?
        (
            "do",
            rf"(?:do|does)\s+(?:anyone|anybody|someone|somebody){ELSE}{HERE}{ALSO}\s+(?!not\b|never\b)(?P<verb>[a-z]+)",
        ),
        # Which people live in ...?
        (
            "do",
            rf"(?:which|what)\s+(?:of\ the(?:se)?\s+)?(?P<other>other\s+)?(?:{CALLED}){HERE}{ALSO}\s+"
            rf"{_NO_VERB}"
            r"(?P<verb>[a-z]{2,}(?<!s)(?<!ed))",
        ),
        # Who studied at ...? Which people grew up in ...?
        (
            "did",
            rf"(?:who{ELSE}|(?:which|what|how\ many)\s+(?:of\ the(?:se)?\s+)?(?P<other>other\s+)?(?:{CALLED})){HERE}{ALSO}\s+"
            rf"(?P<verb>{_DID})(?=\s)",
        ),
        # Who lives in ...? Who owns ...?
        (
            "do",
            rf"who{ELSE}{HERE}{ALSO}\s+(?=(?!is\b|was\b|has\b|does\b|whose\b)[a-z]{{2,}}(?<!s)s\b)(?P<verb>[a-z]+)",
        ),
    )
)
