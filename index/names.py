"""Names of people as documents write them: in titles, by-lines and introductions. Evidence, not a name recogniser."""

from __future__ import annotations

import re

_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁΑ-Ω"
_PARTICLES = "de|da|del|della|der|den|di|dos|du|el|al|bin|ibn|la|le|van|von|y|zu|ter|ten"
_NICKNAME = r"[\"“][\w .'’-]{1,24}[\"”](?=[ \u00a0])"
_ONE = rf"(?:[{_CAPITAL}]\.|(?:[a-z]{{1,2}}['’-])?[{_CAPITAL}][\w'’-]*|(?:{_PARTICLES})\b|{_NICKNAME})"
_HONOUR = r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady|Rev|Gen|Col|Capt|Sen|Rep)\.?[ \u00a0]+)?"
NAME = rf"(?-i:{_HONOUR}[{_CAPITAL}](?:\.|[\w'’-]*)(?:[ \u00a0]{{1,2}}{_ONE}){{1,5}})"

_WITH = re.compile(
    r"\b(?:interview(?:ing|ed)?|conversation|talk(?:ing|ed|s)?|chat(?:ting|ted|s)?|q\s?&\s?a|q and a|questions|discussion|"
    r"sp(?:eaking|oke|eaks)|s[ai]t(?:ting)? down|dialogue|meet|interview:|caught up|catch(?:ing)? up)\b"
    r"[^.!?\n]{0,60}?\b(?:with|of|to|for)\b(?:…|\.{3}|:)?\s+((?:[\w’'-]+[ ,]+){0,12}?)"
    rf"({NAME})",
    re.I,
)
# The same in other languages, whose words between are fewer: 'Entrevista a N', 'Gespräch mit N', 'Интервью с N'.
_WITH_ABROAD = re.compile(
    r"\b(?:entrevista|conversa(?:ci[oó]n|ção)?|entretien|interview|gespräch|intervista|conversazione|gesprek|rozmowa|wywiad|"
    rf"интервью|беседа|разговор|розмова|інтерв['’]ю)\s+(?:con|com|avec|mit|met|med|a|al|à|z|ze|с|со|з|із)\s+({NAME})",
    re.I,
)
# Who is described before 'in conversation with' talks, and whoever comes after it asks: 'N, a miller, in conversation with N'.
_CONVERSES = re.compile(
    rf"({NAME}),\s(?![^.:\n]*(?:report|correspond|edit|interview|host|presenter|critic|journalis))[^.:\n]{{3,80}},\s+"
    rf"in (?:conversation|discussion|dialogue) with\s+({NAME})",
    re.I,
)
# 'She talked to N', and who is described above it: 'M is a miller.' N asks, unless M is who reports.
_SHE = re.compile(r"\b(?:[Ss]?[Hh]e|[Tt]hey)\s+(?:(?:recently|also|then|first|has|have|had|kindly|\w+ly)\s+){0,2}$")
_DESCRIBES = re.compile(
    rf"(?:^|[.!?…*\n\v]\s*)({NAME})((?:,| is\b| was\b| has\b| lives\b| runs\b| works\b| grew\b| left\b)[^\n\v]*)"
)
#: 'N met her at the mill', not 'N met her husband'.
HIM = (
    r"(?:him|her|them)\b(?=\s*(?:[.,;:!?…–—]|$)"
    r"|\s+(?:at|in|on|for|to|about|after|before|over|there|last|this|and|from|by|with|when|where)\b)"
)
_REPORTS = re.compile(r"\b(?:report|correspond|edit|interview|host|presenter|critic|journalis|our |went |visit|met )")
_NEAR, _INTRODUCED = 40, 1_000  # characters above 'talked' in which 'she' stands, and whom it means
_IN_TALK = re.compile(r", in (?:conversation|discussion|dialogue) with")
_ALONE = re.compile(rf"{NAME}$")
_LEADING = re.compile(rf"(?:^|[\"”:–—|]\s*)({NAME})\s*(?P<sign>[:–—|]|\s-\s|\bon\b|\btalks\b|\binterview\b)", re.I)
_TRAILING = re.compile(rf"(?P<sign>[:–—|]|\s-\s|\bwith\b|\bby\b|\bmeet\b|\bto\b)\s*({NAME})[\s.!?)]*$", re.I)
_DESCRIBED = re.compile(rf"(?P<sign>[:–—])\s+({NAME}),\s+(?:[a-z]|\d\d\b)")  # 'Leaving: N, a miller'
_TESTIMONY = re.compile(
    r"\b(?:deposition|testimony|examination under oath|oral history)\s+of\s+"
    r"((?-i:[^\W\da-z_][\w.'’-]*(?:[ \u00a0]+[^\W\da-z_][\w.'’-]*){1,4}))",
    re.I,
)
_ASKS = re.compile(
    rf"^({NAME})\s*(?:[–—:|-]\s*(?:in\s+)?(?:an?\s+)?(?:interview|conversation|talk|q\s?&\s?a)s?\s+(?:with|of)\b"
    r"|(?:interviews|talks (?:to|with)|speaks (?:to|with)|in conversation with)\b)"
    rf"|\b(?:interview(?:ed)?|conducted|questions|asked)\s+by:?\s+({NAME})",
    re.I,
)
_POSSESSIVE = re.compile(r"(?:[\w&.-]+[ \u00a0]){0,3}[\w&.-]+['’]s[ \u00a0]+(?=\S+[ \u00a0]\S)")
_CONTRACTED = re.compile(r"(?:i|we|you|he|she|they|it|that|there|here|what|who|let)['’](?:m|re|s|ve|d|ll)$")
_INSTITUTIONS = frozenset(
    """academy agency albergue analysis archive archives association authority board bulletin bureau cathedral centre
    center charity chronicle city clinic club college commission committee company corporation council county court daily
    department district foundation gazette group guide herald hospital hostel hotel inc institute integration journal
    kindergarten lab laboratory library limited ltd magazine ministry monthly museum network news newsletter nursery office
    organisation organization parish pharmacy podcast primary project quarterly radio relations resources review school services
    society station
    studio studios surgery tribunal tribune trust union university weekly""".split()
)
_LETTERS = re.compile(r"[BCDFGHJ-NP-TV-XZ]{3,}")  # no surname in capitals does without a vowel
_NOT_NAMES = frozenset(
    """sig doctors governors senators presidents
    a an and anything april asked august call chapter dear december eight eleven episode faq february five four foreword
    frequently friday hello hey hi history how i i'm i’m i've in interview introduction it it's january july june march
    may monday nine november their october okay on our part podcast q&a question questions right saturday season section
    september seven six so spotlight sunday ten thanks the this three thursday transcript tuesday twelve twenty
    understanding wednesday well what what's when where who why with yeah yes you your""".split()
)
_FILED = frozenset(  # words in the names of files that are nobody's
    """interview interviews transcript transcription conversation talk with of the and by part pt tape side ep episode final
    draft edited edit clean copy version session oral history deposition depo hearing podcast recording audio video notes
    raw text meeting minutes call chat faq qa vol briefing press statement""".split()
)
_GERUND = re.compile(r"([A-Z]\w{1,10}?\w)(?:(?<=(\w))\2)?ing$")
_ARTICLES = frozenset("the your a an this each every".split())
_GOES_ON = re.compile(r"\w|\s+(?:[A-Z]|family|families|brother|sister)")
_SHIPS = frozenset(("MV", "MS", "SS", "HMS", "RMS", "USS"))  # what stands before the name of one
_NOT_BEFORE = frozenset("a an the of its their our his her various in at from for by on and or this that some".split())


def people_in_title(title: str, text: str = "") -> tuple[str, ...]:
    """Names in a title, whoever is talked with first: 'Interview with N', 'Ten questions with N', 'N: ...', 'N'.

    `text` tells a person from a thing where only a sign parts the name from the rest: 'Tool Library: questions'.
    """
    text = text.replace(title, " ", 1)  # which says nothing of itself
    found = list(talked_with(title))
    if is_only_name(title) and not _is_thing(clean(title), text):
        found.append(clean(title))
    for pattern, group in ((_TRAILING, 2), (_LEADING, 1), (_DESCRIBED, 2)):
        if match := pattern.search(title):
            name = clean(match[group])
            if is_name(name) and (match["sign"].strip().isalpha() or _is_somebody(name, title, text)):
                found.append(name)
    asking = who_asks(title)
    named = dict.fromkeys([*found, *([asking] if asking else [])])
    return tuple(name for name in named if not is_common(name, text))


def is_common(name: str, text: str) -> bool:
    """True for 'Hearing Loss' where `text` speaks of hearing and of loss, and nobody is introduced by the name."""
    words = name.split()
    if _introduced(words[0], text):
        return False
    return all(_in_lower_case(word, text) for word in (words[0], words[-1]))


def _is_somebody(name: str, title: str, text: str) -> bool:
    """False for what has an institution's name, an article before it, or a last word that is a common noun in `text`."""
    words = name.split()
    if _is_thing(name, text):
        return False
    if re.search(rf"\b(?:[Tt]he|[Aa]n?|[Aa]t|[Ii]n|[Oo]f)\s+{re.escape(name)}\b", f"{title}\n{text}"):
        return False
    return _introduced(words[0], text) or not re.search(rf"\b{re.escape(words[-1].lower())}s?\b", text)


def _is_thing(name: str, text: str) -> bool:
    """True for an institution's name, for what is done ('Getting Paid' where `text` speaks of who gets something), and
    for what people have ('your Duo').
    """
    words = name.split()
    if is_institution(name) or _INSTITUTIONS.intersection(word.casefold() for word in words):
        return True
    if _SHIPS.intersection(words):
        return True
    if done := _GERUND.match(words[0]):
        return re.search(rf"\b{done[1].lower()}(?:e|s|es|ing)?\b", text) is not None
    return _owned(words[-1], text)


def _owned(word: str, text: str) -> bool:
    """True where an article or 'your' stands before `word`, and nothing that makes a family of it or goes on with a name."""
    at = -1
    while (at := text.find(word, at + 1)) >= 0:
        before = text[max(0, at - 8) : at].replace("\n", " ").rpartition(" ")[0].rpartition(" ")[2]
        after = text[at + len(word) : at + len(word) + 10]
        if before.casefold() in _ARTICLES and not _GOES_ON.match(after):
            return True
    return False


def _introduced(first: str, text: str) -> bool:
    """True where somebody of that first name says who they are, or has a label."""
    said = re.search(rf"\b(?:I['’]m|I am|my name is|name['’]s)\s+{re.escape(first)}\b", text, re.I)
    return bool(said or re.search(rf"^\W*{re.escape(first)}\b[^\n:]{{0,40}}:", text, re.M))


def _in_lower_case(word: str, text: str) -> bool:
    """True where `text` uses `word` as no name; addresses are no use."""
    return re.search(rf"(?<![\w/@._-]){re.escape(word.lower())}(?![\w/@_-]|\.\w)", text) is not None


def talked_with(title: str) -> tuple[str, ...]:
    """Names that a title says were talked with, or whose testimony or history it says is written down."""
    sworn = [clean(match[1]) for match in _TESTIMONY.finditer(title)]
    found = [match[2] for match in _WITH.finditer(title) if not _for_whom(match)] + [
        match[1] for match in _WITH_ABROAD.finditer(title)
    ]
    named = [name for words in found if is_name(name := clean(words)) and not is_institution(name)]
    return tuple(dict.fromkeys([*named, *(name for name in sworn if is_name(name.title()))]))


def _for_whom(match: re.Match[str]) -> bool:
    """True where an interview is for somebody, which is who prints it."""
    words = match.string[match.start() : match.start(1)].casefold().split()
    return words[0].startswith("interview") and words[-1] == "for"


def is_institution(name: str) -> bool:
    """True for a name whose last word is a body's ('Steering Committee') or letters for a thing ('Amazon RDS'), and for
    one like 'Board of Trade'.
    """
    words = name.split()
    if not words:
        return False
    named = len(words) > 2 and words[1].casefold() in ("of", "on", "for") and words[0].casefold() in _INSTITUTIONS
    return named or words[-1].casefold() in _INSTITUTIONS or _LETTERS.fullmatch(words[-1]) is not None


def who_asks(words: str) -> str | None:
    """Who a title or by-line says asks: 'N – Interview with ...', 'N talks to ...', 'Interview by N'."""
    match = _ASKS.search(words)
    name = clean(match[1] or match[2]) if match else ""
    return name if is_name(name) else None


def is_only_name(title: str) -> bool:
    """True where a title is written like a name and nothing else; 'Signet Integration' is too."""
    return _ALONE.match(title) is not None and is_name(clean(title))


def people_talked_with(introduction: str) -> tuple[str, ...]:
    """Names that an introduction says were talked with: 'we spoke with the analyst N', not 'with members of the N'.

    In 'M is a miller. She talked to N' that is M.
    """
    found = []
    for match in _WITH.finditer(introduction):
        before = match[1].split()
        if _for_whom(match) or "by" in before or (before and before[-1].strip(",").lower() in _NOT_BEFORE):
            continue
        if _SHE.search(introduction, max(0, match.start() - _NEAR), match.start()):
            above = introduction[max(0, match.start() - _INTRODUCED) : match.start()]
            if not reports(above):
                found += [clean(name) for name, _ in _DESCRIBES.findall(above)[-1:] if name]
                continue
        found.append(clean(match[2]))
    for match in _CONVERSES.finditer(introduction) if _IN_TALK.search(introduction) else ():
        asks = clean(match[2])
        tells = _without_capitals(clean(match[1]))
        found = [tells if name == asks else name for name in found]
    return tuple(dict.fromkeys(name for name in found if is_name(name) and not is_institution(name)))


def reports(above: str) -> bool:
    """True where the words above 'she talked to N' are of somebody who works for a paper: then it is N who answers."""
    _, does = next(reversed(_DESCRIBES.findall(above[-_INTRODUCED:])), ("", above))
    return _REPORTS.search(does) is not None


def names_in_file(stem: str) -> tuple[str, ...]:
    """What may be names in a file's: '2021-05-04_interview_joan-smith_part1' -> 'Joan Smith'. Weak evidence."""
    runs: list[list[str]] = [[]]
    for word in re.split(r"[\W_]+|(?<=[a-z])(?=[A-Z])", stem):
        if word.isalpha() and len(word) > 1 and word.lower() not in _FILED:
            runs[-1].append(word)
        else:
            runs.append([])
    names = (" ".join(word if word.istitle() else word.title() for word in run) for run in runs if len(run) == 2)
    return tuple(name for name in names if is_name(name) and not is_institution(name))


def _without_capitals(name: str) -> str:
    """`name` without the end of a title in capitals that stands above it: 'OF WIND Rosa Keel'."""
    words = name.split()
    title = [at for at, word in enumerate(words) if len(word) > 1 and word.isupper() and word[-1] != "."]
    after = words[title[-1] + 1 :] if title else words
    return " ".join(after if len(after) > 1 else words)


def clean(name: str) -> str:
    """`name` without what clings to it: possessives after it or before it ("the Bureau's N"), final punctuation."""
    name = re.sub(r"['’]s?$", "", name.strip(' .,;:!?()[]"“”'))
    name = _POSSESSIVE.sub("", name, count=1)
    return re.sub(r"\s+", " ", name)


def is_name(name: str) -> bool:
    """True for two to six words, the outer ones capitalised, none of them a common title word."""
    words = name.split()
    bare = [word.strip(".,:").lower() for word in words]
    if not 2 <= len(words) <= 7 or any(word in _NOT_NAMES or _CONTRACTED.match(word) for word in bare):
        return False
    return (
        words[0][0].isupper() and words[-1][0].isupper() and not name.isupper() and not any(c.isdigit() for c in name)
    )
