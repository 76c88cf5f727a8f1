"""Words between people that neither ask nor tell: 'Right.', 'Good morning.', 'Thanks for having me.', 'We'll be back.'"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.pairs.parts import Part
from index.pairs.questions import asks, likeness

_REACTIONS = frozenset(
    """a ah aha ahh all alright and are aw awesome beautiful boy brilliant but cool correct course crazy definitely excellent
    exactly fair fantastic fascinating fine funny gee go good gosh got gotcha great ha heavens hm hmm hmmm huh i incredible
    indeed interesting is it know lovely man mhm mhmm mm mmhm mmhmm mmm my nice no nope of oh ok okay on perfect please
    precisely really right see so sorry sure terrible terrific thank thanks that that's that’s totally true uh uhhuh uhuh
    um understand understood very well wonderful wow yeah yep yes yup you absolutely amazing hum mhh mmmhm
    ach ah ach genau gut ja jaja klar nee nein richtig sehr so stimmt verstehe
    accord ben bien bon d'accord d’accord exactement oui parfait voilà
    bueno claro exacto muy sí vale vaya""".split()
)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FEW = 4  # words of an asker's turn that do not interrupt an answer
_TRAILS_OFF = re.compile(r"(?:\.\.\.|…)\W*$")  # what the other is to end: 'Which in Denmark is...'
_LEAST_TRAILING = 3  # words of it
_ADDRESSED = re.compile(  # put to somebody: 'You've never advertised.'
    r"\s*(?:(?:so|and|but|then|now|well|okay|ok)\b[,.]?\s+)*"
    r"(?:let['’]s\s+(?:talk|hear|start|begin|turn|go|move|speak|take)\b|you['’](?:ve|d|re|ll)\s+"
    r"(?!kidding\b|joking\b|right\b|welcome\b|so\b|too\b|very\b|funny\b|got (?:it|that)\b|lost me\b)\w+\W*\w)",
    re.I,
)
_END = 40  # characters at the end of a turn that hold the mark of its last question
_PUT = re.compile(
    r"\s*(?:(?:so|and|but|then|now|well|okay|ok)\b[,.]?\s+)*your?\s+(?!know\b|see\b|bet\b)[\w'’]+\s+\w", re.I
)
_RETORT = re.compile(r"\b(?:am|is|are|was|were|do|did|have|has|had|can|could|will|would)\W*$", re.I)  # 'You just did.'
_JOINED = re.compile(r"\s*(?:so|and|but|then|because|until|after|before|with|from)\b,?\s+\S+\s+\S+\s*\w", re.I)
_COURTESY = (
    r"(?:(?:many |no )?thank(?:s|\s+you)|(?:my|a|our)\s+(?:\w+\s+)?(?:pleasure|honou?r)"
    r"|pleasure(?:['’]s| is) (?:all )?(?:mine|ours)|(?:you['’]re (?:very |most |always )?)?welcome"
    r"|(?:it['’]s )?(?:so |very |really )?(?:happy|glad|great|good|nice|delighted|pleased|honou?red"
    r"|excited|thrilled|wonderful|lovely) to (?:be|see|have|meet|speak|talk)"
    r"|good (?:morning|afternoon|evening|day|night)|hello|hi|hey|good-?bye|bye(?:[ -]bye)?"
    r"|not at all|don['’]t mention it|any ?time|it(?:['’]s| has|['’]s been| was| has been)"
    r" (?:so |very |really |a |great |good |such )*(?:fun|great|lovely|wonderful|good|pleasure|nice)"
    r"|(?:nice|good|great|lovely) (?:talking|speaking|chatting) (?:to|with)"
    r"|take care|see you|likewise|same here|cheers|merci|bonjour|bonsoir|au revoir|(?:muchas )?gracias|de nada|hola"
    r"|buen[oa]s (?:d[ií]as|tardes|noches)|obrigad[oa]|bo[am] (?:dia|tarde|noite)|ol[aá]|grazie|prego|buon(?:giorno|asera)"
    r"|(?:vielen |herzlichen )?dank(?:e)?|gern geschehen|guten (?:morgen|tag|abend)|hallo|tsch[uü]ss|auf wiedersehen|bedankt"
    r"|dank (?:je|u)|dziękuję|dzień dobry|спасибо|здравствуйте|добрый (?:день|вечер)|доброе утро)"
)
_COURTESIES = re.compile(
    rf"(?:(?:oh|well|and|yes|no|so|okay|ok|ah)[, ]+)*{_COURTESY}(?:[ ,!]+(?:{_COURTESY}|(?:so|very) (?:much|kindly)|a lot"
    r"|indeed|again|too|as well|all|everyone|everybody|both|to you|you|with you|here|back|dear|honey|sir|ma['’]am|madame?"
    r"|monsieur|and|beaucoup|sehr|schön|(?:for|to|de|für|por|pour|fürs) .*"
    r"|(?-i:[^\W\da-z_]\w*\.?(?:['’-]\w+)*)))*[ .!…,]*",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[.!…])\s+")
_LONGEST_COURTESY = 80  # characters of a sentence that is one
_THANKS = re.compile(
    r"\b(?:thank|thanks|merci|gracias|danke|vielen dank|obrigad[oa]|grazie|appreciate|спасибо)\b", re.I
)
_HANDS_OVER = re.compile(
    r"\b(?:(?:turn|hand|pass)(?:ing)? (?:the \w+ |it |things |you |this )?(?:back )?over to|the floor is yours"
    r"|(?:prepared|opening|introductory) (?:remarks|statements?))\b",
    re.I,
)
_BREAK = re.compile(
    r"\b(?:(?:quick|short|little|brief|commercial) break|(?:be|come) (?:right )?back (?:after|in a)|when we come back"
    r"|a (?:\w+ )?(?:word|message) from (?:our|the|today)|after (?:the|this) break)\b",
    re.I,
)


def is_back_channel(words: str, before: str, *, joined: bool) -> bool:
    """True for an asker's few words between two turns of one person, which keep that one talking: 'Right.', 'No kidding.'

    False for what is put to that person: a request, a statement about them, the beginning of a sentence, and what answers
    the question that ends `before`, the turn above. `joined` says that 'And the war came.' leads on, too.
    """
    if asks(words) or len(words.split(maxsplit=_FEW)) > _FEW:
        return False
    tokens = _TOKEN.findall(words.lower())
    if all(token in _REACTIONS for token in tokens):
        return True
    if _TRAILS_OFF.search(words) and len(tokens) >= _LEAST_TRAILING:
        return False
    return not (likeness(before[-_END:]) == 1.0 or _ADDRESSED.match(words) or invites(words, joined=joined))


def invites(text: str, *, joined: bool) -> bool:
    """True for a few words that call for a reply without asking: 'Describe them.', 'You had a brother.' With `joined`
    also for a sentence that leads on: 'And the war came.'
    """
    if likeness(text) >= 0.7 and not text.lstrip().lower().startswith("please"):
        return True
    put = _PUT.match(text) or (joined and _JOINED.match(text))
    return bool(put) and _RETORT.search(text) is None


def is_courtesy(words: str) -> bool:
    """True where every sentence greets, thanks or takes leave: 'Good morning. Thanks for having me.'"""
    return all(
        len(said) <= _LONGEST_COURTESY and _COURTESIES.fullmatch(" ".join(said.split()))
        for said in _sentences(words.strip())
    )


def _sentences(words: str) -> Iterator[str]:
    """The sentences of `words` one by one: the first of many mostly tells that they are no courtesy."""
    start = 0
    for blank in _SENTENCE.finditer(words):
        yield words[start : blank.start()]
        start = blank.end()
    yield words[start:]


def without_courtesies(text: str, parts: Sequence[Part]) -> list[Part]:
    """Parts in which what asks nothing is no question where it is only met with a greeting or thanks, gives somebody else
    the floor, or interrupts the talk; what follows it up to the next question belongs to no pair either.
    """
    out: list[Part] = []
    for run in _runs(parts):
        if run[0].role != "question":
            out += run
            continue
        words = [part.span.of(text) for part in run if part.role == "question"]
        while len(run) > 1 and run[1].role == "question" and _BREAK.search(words[0]) and not asks(words[0]):
            out.append(run.pop(0)._replace(role="turn"))
            del words[0]
        asked = len(words)
        if asked == len(run) or any(map(asks, words)):
            out += run
            continue
        replies = [part.span.of(text) for part in run[asked:]]
        last = run[-1] is parts[-1]
        first = replies[0].partition("\n\n")[0] if last else replies[0]
        meets = is_courtesy(first) and (len(replies) == 1 or _THANKS.search(words[asked - 1]) is not None)
        parted = bool(_HANDS_OVER.search(words[asked - 1]) or _BREAK.search(words[asked - 1]))
        out += [part._replace(role="turn") for part in run] if meets or parted else run
    return out


def _runs(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Questions of one asker with what is said after them, up to the next question."""
    run: list[Part] = []
    for part in parts:
        if run and part.role == "question" and (run[-1].role != "question" or run[-1].label != part.label):
            yield run
            run = []
        run.append(part)
    if run:
        yield run
