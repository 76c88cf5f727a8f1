"""Who asks and who is asked, as bylines and introductions say in several languages: 'She talks to N', 'Propos
recueillis par N'. Evidence, as in `names`; a document that says neither is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from index.names import HIM, NAME, clean, is_institution, is_name, is_only_name, reports, who_asks

_ONE = r"(?-i:[^\W\d_a-z][\w'’-]+)"
_PARTICLE = r"(?:[ \u00a0](?:de|da|del|di|van|von|der|den|la|le))?"
_MOST_NAME = rf"(?-i:[^\W\d_a-z][\w'’.-]+{_PARTICLE}[ \u00a0]{_ONE}(?:[ \u00a0]{_ONE})?)"  # where words run on
_TALKS = r"(?:talks|talked|speaks|spoke|chats|chatted|sits down|sat down)(?: here)? (?:to|with)"
_BYLINE = re.compile(  # a line or a sentence of its own
    r"\W*(?:(?:e-?mail )?interview(?: (?:and|&|und|et|y|e) \w+)?|words|reporter|questions|fragen|gespräch|entrevista|entretien|"
    r"intervista|vraaggesprek|wywiad|rozhovor|intervju|interviu|interjú|röportaj|söyleşi|haastattelu|συνέντευξη|розмова|"
    rf"інтерв['’]ю|беседа|интервью)\s?:\s*({_MOST_NAME})\W*",
    re.I,
)
_SAID = re.compile(
    rf"\b(?:interview|gespräch|gespräche|fragen) (?:führten?|stellten?) ({_MOST_NAME})"
    rf"|\b(?:interviewt|befragt|geführt|aufgezeichnet) von ({_MOST_NAME})"
    rf"|\b(?:propos recueillis|entretien (?:réalisé|mené|conduit)|interviewée?) par ({_MOST_NAME})"
    rf"|\bentrevista(?:d[oa])?(?: realizada| hecha| conduzida| feita)? por ({_MOST_NAME})"
    rf"|\bintervista(?:t[oa])?(?: a cura)? d[ia] ({_MOST_NAME})"
    rf"|\b(?:interview|gesprek|geïnterviewd) door ({_MOST_NAME})"
    rf"|\b(?:rozmawiała?|беседовала?|интервью (?:взяла?|вела|вёл|брала?)) ({_MOST_NAME})"
    rf"|\b(?:розмовля(?:в|ла)|розпитува(?:в|ла)|розмову (?:вів|вела)|ptal[ai]? se|rozmlouval[ai]?) ({_MOST_NAME})"
    rf"|\bσυνέντευξη (?:στ|από τ)(?:ην?|ον?) ({_MOST_NAME})"
    rf"|\b(?:a consemnat|interviu (?:realizat )?de) ({_MOST_NAME})"
    rf"|({NAME}) (?:met|interviewed|interviews|asked|visited|caught up with|{_TALKS}) {HIM}"
    rf"|({NAME}) (?:sent|put|asked|posed|wrote) (?:\w+ )?(?:the|our|my|some|these|\w+teen|\w+ty|two|three|four|five|six|seven|"
    r"eight|nine|ten|twelve) questions\b",
    re.I,
)
_OF_WHOM = re.compile(rf"(?:\b(?:she|he|they)|(?P<some>\bthe (?-i:[a-z]+)))(?: here)? {_TALKS} ({NAME})", re.I)
_ARTICLES = ("Die", "Der", "Das", "Ein", "Eine", "Den")
_MEDIA = frozenset(
    "paper magazine team programme program show podcast site blog station editor press newspaper".split()
)
_TELLS = re.compile(
    rf"({NAME})(?:, [^.?!\n]{{2,80}},)? (?:answers?|answered|replies|replied|responds|responded)\b"
    rf"|\b(?:answered|answers) by ({NAME})",
    re.I,
)
_YOU = re.compile(
    r"\b(?:you|your|Sie|Ihnen|Ihre?n?|du|vous|votre|vos|usted|ustedes|tu|tus|te|você|lei|Lei|jij|je|jullie|вы|вас|вам|ваш\w*)\b"
    r"[^.?!\n]{0,160}[?？]"
)
_ME = re.compile(
    r"(?<![\w.])(?:I|I['’]\w+|[Mm]y|me|[Ii]ch|mir|mein\w*|[Jj]e|[Jj]['’]\w+|moi|mon|ma|yo|mi|me|eu|meu|minha|io|mio|mia|ik|mij|mijn|jag|"
    r"я|мне|мой|моя)(?![\w.])"
)
_TITLE = r"(?:Frau|Herr|Mrs?|Ms|Miss|Dr|Prof|Professor|Madame|Monsieur|Señora?|Doña|Don|Signora?)\.?[ \u00a0]"
_ADDRESSED = rf"(?:^|\n|[.?!] )[\W_]*(?:Dear )?(?:{_TITLE})?"
_WITHOUT_ARTICLE = re.compile(rf"(?<![Tt]he )(?<![\w]){NAME}")
_SIGN = re.compile("[?？]")
_SENTENCE = re.compile(r"(?<=[a-z\d)]{2}[.!])\s+")
_LONGEST_LINE, _LONGEST_ROW = 90, 1_600  # characters of a byline, and of a paragraph that says who asks
_FIRST_ROWS, _ROWS = 6, 20  # rows of which single sentences are bylines, and rows of an introduction
_FEWEST = 2  # questions to somebody, and words of somebody who speaks of themselves
_EVIDENCE = 20_000  # characters in which they must stand


def asks_in(head: str, *, title: str) -> str | None:
    """Who asks, by a line or a sentence of `head`: 'Interview by N', 'Das Gespräch führte N', 'She talks to N'.

    `title` and a first line that opens like it name whoever is asked.
    """
    rows = [row for row in re.split(r"[\n\v]", head) if row.strip()]
    for at, row in enumerate(rows):
        if row.strip() == title.strip():
            continue
        for words in dict.fromkeys((row, *(_SENTENCE.split(row) if at < _FIRST_ROWS else ()))):
            if len(words) > _LONGEST_LINE:
                continue
            byline = _BYLINE.fullmatch(words) if at else None
            name = clean(byline[1]) if byline else who_asks(words)
            if name and _is_person(name):
                return name
    for row in takewhile(lambda row: row == rows[0] or not _SIGN.search(row), rows[:_ROWS]):
        if len(row) > _LONGEST_ROW:
            continue
        if name := next((name for name, _ in _of_whom(row)), None):
            return name
        for match in _SAID.finditer(row):
            name = clean(next(group for group in match.groups() if group))
            if _is_person(name):
                return name
    return None


def signed(head: str) -> str | None:
    """Whose name fills a line of `head` below its first: who wrote it, and asked where somebody else answers."""
    rows = [row.strip() for row in re.split(r"[\n\v]", head) if row.strip()]
    bare = (re.sub(r"^(?:By|Por|Par|Von|Av|Door)\s+", "", row) for row in rows[1:])
    return next((row for row in bare if is_only_name(row) and _is_person(row)), None)


def _of_whom(row: str) -> Iterator[tuple[str, str]]:
    """Who asks and who is asked where 'she' or 'the miller' talks to somebody; '' for whom nothing names before."""
    for match in _OF_WHOM.finditer(row):
        if match["some"] and (match["some"].rpartition(" ")[2] in _MEDIA or is_institution(match["some"])):
            continue
        if not match["some"] and reports(row[: match.start()]):
            continue
        asker = clean(match[2])
        before = [clean(found[0]) for found in re.finditer(NAME, row[: match.start()])]
        if _is_person(asker):
            yield asker, next((name for name in before if _is_person(name) and name != asker), "")


def told_in(introduction: str, text: str, *, title: str) -> tuple[str, ...]:
    """Who is asked, by the words before the first question; empty where nobody is, or where it may be one of several.

    `text` must show that there is talk: questions to somebody and words of somebody who speaks of themselves.
    """
    rows = [row for row in re.split(r"[\n\v]", introduction) if row.strip()]
    rows = [*rows[:1], *takewhile(lambda row: not _SIGN.search(row), rows[1:])]  # names in a question tell nothing
    introduction = "\n".join(rows)
    said = [told for row in rows for _, told in _of_whom(row) if told]
    said += [clean(match[1] or match[2]) for row in rows for match in _TELLS.finditer(row)]
    asker = asks_in(introduction, title=title)
    found = [name for name in dict.fromkeys(said) if _is_person(name) and name != asker]
    if found:
        return (found[0],)
    head = text[:_EVIDENCE]
    if len(_YOU.findall(head)) < _FEWEST:
        return ()
    byline = asker or signed(introduction)
    names = [_bare(match[0]) for match in _WITHOUT_ARTICLE.finditer(introduction)]
    people = [
        name
        for name in dict.fromkeys(names)
        if _is_person(name) and name != byline and name.split()[0] not in _ARTICLES
    ]
    spoken_to = [name for name in people if re.search(f"{_ADDRESSED}{re.escape(name.split()[-1])}, ", head)]
    if len(spoken_to) == 1:
        return (spoken_to[0],)
    alone = bool(byline) and len(people) == 1 and len(_ME.findall(head)) >= _FEWEST
    return (people[0],) if alone else ()


def _bare(name: str) -> str:
    """`name` without words before it that a language writes with a capital as well: 'Die Müllerin Rosa Keel'."""
    words = clean(name).split()
    return " ".join(words[-2:]) if len(words) > 2 and words[0] in _ARTICLES else clean(name)


def _is_person(name: str) -> bool:
    return is_name(name) and not is_institution(name)
