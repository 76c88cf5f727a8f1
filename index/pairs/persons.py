"""Names of persons as an introduction has them: without what a sentence, a calling or an honour puts before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.names import NAME, clean, is_institution, is_name

_UPPER = r"[^\W\d_a-zß-öø-ÿа-яё]"
PERSON = rf"(?:{NAME}(?!\w))"
CAPITALS = rf"(?-i:{_UPPER}(?:\.|[\w'’-]*{_UPPER}))(?-i:[ \u00a0]{_UPPER}(?:\.|[\w'’-]*{_UPPER})){{1,3}}(?!\w)"
_FULL = re.compile(rf"(?<![\w'’]){NAME}")
_SHOUTED = re.compile(rf"(?<![\w'’]){CAPITALS}")
_HONOUR = re.compile(
    r"^(?:(?:dr|prof|professor(?:in)?|mr|mrs|ms|miss|sir|dame|lord|lady|rev|gen|col|capt|sen|rep|frau|herr|"
    r"madame|monsieur|mme|"
    r"señora?|doña|don|signora?|dott|pani?|mag|chef|coach|captain|judge|justice|senator)\.?[ \u00a0]+)+",
    re.I,
)
# What opens sentences and headlines.
_OPENERS = frozenset(
    """a about after although an and as at because before behind born both but by dear des for from has hello her
    here his how i
    if in interview into it its last later like meet not now of on once one only our photographer since so that the
    their then
    there this though to today until we welcome what when where while who why with yet you your
    aber als am an auch auf aus bei beim da das dass dem den der des die dort ein eine einer einst er es für hier ihr
    im in ist
    mit nach seit sie so über um und vom von vor wann warum was weil wenn wer wie wo zu zum zur
    à au aux avec ce ces cette chez comme dans de depuis du elle en entretien et il la le les mais nous où par pour
    quand rencontre sur
    un une al con cuando de del desde donde el ella en entrevista entre es esta este hace hoy la las los para pero
    por según si sin
    sobre tras un una y ao aos as com da do dos e em na nas no nos o os para por quando um uma
    che ci col come con da dal dalla del della di è gli i il in la lo ma nel nella per quando se sono su un
    aan als bij dat de een en het hij hoe in is met naar op te toen uit van voor waar zij gdy jak kiedy na o od po w z za ze
    в во и из как когда на но о об от по с со у что это za när och på som til for med og""".split()
)
_PLACED = frozenset("of the in at from near to outside into en à aus bei nach in w z в из på i de".split())
_THINGS = frozenset(("the", "a", "an", "our", "this"))  # 'The Slow Carpenter' is nobody
_GERMAN = frozenset("der die das den dem ein eine einer".split())
_OFFICES = frozenset(
    "officer manager director editor minister teacher secretary chairman president coroner region sweeps parade street road"
    " lane square house council desk days rail bench grocers parlour water campus".split()
)
_CALLING = re.compile(
    r"[^\W_]{5,}(?:in|er|or|ist|eur|ent|ant|loge|frau|mann|meister|chef|aar|arz|arka)$|[^\W_]{3,}(?:ник|ница|"
    r"тель|тор|лог|ист)$"
)
_GIVEN = frozenset(
    """alexander benjamin christopher valentin konstantin augustin günther walther balthasar kaspar oliver jennifer kimberly
    hermann vincent laurent florent heather skyler spencer walter dexter clement bernhardt millicent constant""".split()
)
_AND = re.compile(r"[ \u00a0](?:y|e|i|et|und|and)[ \u00a0]")
_OWNS = re.compile(r"['’]s?$")
_PARTICLES = frozenset("de da del della der den di dos du el al bin ibn la le van von y zu ter ten".split())


def named(words: str) -> str:
    """`words` as a name: without honours, openers and callings before it and particles behind it."""
    parts = _HONOUR.sub("", clean(words)).split()
    while len(parts) > 2 and parts[0].casefold() in _OPENERS:
        german = parts[0].casefold() in _GERMAN
        parts = _HONOUR.sub("", " ".join(parts[1:])).split()
        parts = parts[1:] if german and len(parts) > 2 and _is_calling(parts[0]) else parts
    if len(parts) > 2 and not parts[0].isupper() and all(word.isupper() for word in parts[1:]):
        parts = parts[1:]  # 'Linguist ROSA KEEL'
    while parts and parts[-1] in _PARTICLES:
        parts.pop()
    return " ".join(parts)


def uncalled(name: str) -> str:
    """`name` without a calling that German writes with a capital: 'Müllerin Rosa Keel'."""
    first, _, rest = name.partition(" ")
    return rest if " " in rest and _is_calling(first) else name


def _is_calling(word: str) -> bool:
    return word.casefold() not in _GIVEN and not word.isupper() and _CALLING.fullmatch(word) is not None


def is_person(name: str) -> bool:
    """True for what is written like the full name of a person, in capitals as well."""
    plain = name.title() if name.isupper() else name
    words = plain.split()
    if any(word.casefold() in _OPENERS - _PARTICLES for word in words[:1]) or len(words) > 5:
        return False
    if words[-1:] and words[-1].casefold() in _OFFICES:
        return False
    if name.isupper() and any(word.casefold() in _OPENERS - _PARTICLES for word in words):
        return False
    return is_name(plain) and not is_institution(plain) and not any(len(word) > 20 for word in words)


def found_in(words: str, *, shouted: bool = True) -> Iterator[str]:
    """The names of persons in `words`, in order and as often as they stand there; places are left out."""
    for name, _ in spots(words, shouted=shouted):
        yield name


def spots(words: str, *, shouted: bool = True) -> Iterator[tuple[str, int]]:
    """The names of persons in `words`, each with where it ends."""
    patterns = (_FULL, _SHOUTED) if shouted else (_FULL,)
    ends: set[int] = set()
    for pattern in patterns:
        for match in pattern.finditer(words):
            at = match.start()
            for part in _apart(match[0]):
                at = words.find(part, at) + len(part)
                end = at - len(part) + len(_OWNS.sub("", part))
                name = named(part)
                before = words[: match.start()].split()[-1:]
                placed = before and before[0].casefold() in _PLACED and name == _OWNS.sub("", part)
                if end in ends or not is_person(name) or placed or is_thing(match[0]):
                    continue
                ends.add(end)
                yield name, end


def is_thing(words: str) -> bool:
    """True for a name that an article makes a thing's: 'The Slow Carpenter'."""
    return words.split(maxsplit=1)[0].casefold() in _THINGS


def _apart(words: str) -> list[str]:
    """Two names that a letter joins which might stand in one: 'Ana Gil y Luis Sol', but not 'Ortega y Gasset'."""
    parts = _AND.split(words)
    return [part for part in parts if " " in part] if " " in parts[0] else [words]


def same(one: str, other: str) -> bool:
    """True for two spellings of one person's name: in capitals, with initials, with another ending ('Jerzym Wolakiem')."""
    a, b = (re.findall(r"[^\W\d_]+", name.casefold()) for name in (one, other))
    if not a or not b:
        return False
    shorter = min(len(a), len(b))
    if a == b or (shorter > 1 and a[-shorter:] == b[-shorter:]):  # 'Miller Rosa Keel'
        return True
    first = a[0][0] == b[0][0] and (min(len(a[0]), len(b[0])) == 1 or _alike(a[0], b[0]))
    return first and _alike(a[-1], b[-1])


def _alike(one: str, other: str) -> bool:
    """True for two words that differ at most in an ending."""
    short, long = sorted((one, other), key=len)
    kept = max(3, len(short) - (not short.isascii() or short[-1] in "aeo"))
    return len(long) - len(short) <= 3 and long[:kept] == short[:kept]
