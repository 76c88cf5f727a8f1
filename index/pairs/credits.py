"""Who made a page: who wrote, asked, took pictures or translated, as bylines say in several languages. None of them is
who answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from index.names import HIM, reports
from index.pairs.persons import CAPITALS, PERSON, found_in, is_person, named

_NAMES = (
    rf"(?P<names>(?:{PERSON}|{CAPITALS})(?:[ \u00a0]*(?:,|&|and|und|et|y|e|i|och|og|"
    rf"и)[ \u00a0]+(?:{PERSON}|{CAPITALS}))*)"
)
_MADE = (
    r"(?:interview(?:er(?:in)?)?(?: und (?:text|protokoll))?|intervista|entrevista|entretien|vraaggesprek|wywiad|rozhovor|"
    r"röportaj|söyleşi|интервью|беседа|interviu|intervju|interjú|συνέντευξη|κείμενο|φωτογραφίες|words|text|texte|texto|textos|testo|tekst|story|"
    r"report(?:er|ing|age)?|"
    r"author|autor(?:in|a|e)?|auteur|redaktion|redakcja|protokoll|questions|fragen|moderation|moderator|photos?|"
    r"photograph(?:s|y|er)?|"
    r"pictures?|images?|fotos?|foto(?:grafie|grafía|grafia)?|zdjęcia|фото|текст|illustrations?|translat(?:ion|ed)|editor|"
    r"edit(?:ed|ing)|transcript(?:ion)?|recorded|host(?:ed)?)"
)
# At the head of a line or behind a sign in it: 'By N | Photographs by M', 'Interview: N', 'Texto: N'.
_BYLINE = re.compile(
    rf"(?:^|[|•·/,;()–—*\v]\s*|\s{{2,}}|[.!?]\s+)(?:{_MADE}(?:\s*[:=/]\s*|\s+(?:by|von|par|por|di|door|av|af|de|d[ea])\s+)"
    rf"|(?:as told to|by|von|par|por|door|av|af|di|autor)\s+){_NAMES}",
    re.I,
)
# In a sentence or a line of its own.
_SAID = re.compile(
    r"\b(?:(?:interview(?:ed|s)?|conducted|written|photographed|translated|edited|recorded|compiled|questions|asked|hosted|"
    r"moderated|typed|taken down|taken(?: \w+){1,4}|written (?:up|down|out)) by:?(?: miss| mrs?\.?| ms\.?)?|"
    r"interviewer (?:is|was)|(?:interview|gespräche?|fragen|unterhaltung) (?:führten?|stellten?)|(?:interviewt|"
    r"befragt|geführt|"
    r"aufgezeichnet|fotografiert) (?:von|durch)|(?:propos|paroles) recueillie?s par|(?:entretien|interview|conversation) "
    r"(?:réalisée?|menée?|conduite?) par|(?:interrogée?|interviewée?|recueillie?) par|"
    r"entrevista(?:d[oa])? (?:realizada |hecha |"
    r"conduzida |feita |concedida )?(?:por|a cargo de)|intervista(?:t[oa])? (?:a cura )?d[ia]|a cura di|raccolt[oa] da|"
    r"(?:interview|gesprek|geïnterviewd|opgetekend) door|rozmawia(?:ła?|ją|li)?|wywiad przeprowadziła?|"
    r"беседовал[аи]?|(?:беседу|разговор|интервью) (?:взял|вёл|вел|провёл|провел|вела|взяла|провела|брала?)|записала?|"
    r"расспрашивала?|розмовля(?:в|ла)|розпитува(?:в|ла)|розмову (?:вів|вела?)|συνέντευξη (?:στ|από τ)(?:ην?|ον?)|a consemnat|"
    r"rozmlouval[ai]?|ptala? se|intervjua(?:d|t) av|interview(?:et)? av|"
    rf"söyleşiyi yapan|röportajı yapan)\s*:?\s+{_NAMES}",
    re.I,
)
# 'She talked to N', where nobody but whoever is described can be meant.
_SHE = re.compile(
    r"\b(?:s?he|they|sie|er|elle|il|ella|él|lei|lui|hij|zij|ze|ela|ele|ona|on|она|он|hon|han|hun)\b(?![^.!?:;\n]{0,30}?\b(?:I|we)\b)[^.!?:;\n]{0,30}?\s"
    r"(?:told|tells|(?:talk|sp[eo]a?k|spoke|chatt?|sat? down|sits? down)\w*(?: here)? (?:to|with)|"
    r"(?:sprach|spricht|redete|unterhielt sich) mit|(?:a parlé|parle|s'entretient|s'est confiée?) (?:à|avec)|"
    r"(?:habló|habla|conversó|conversa|charló|charla) con|(?:falou|fala|conversou|conversa) com|(?:ha parlato|parla) con|"
    rf"(?:sprak|spreekt|praat) met|rozmawia z|opowiada)\s+{_NAMES}",
    re.I,
)
# Who goes to somebody else, who is 'her' or has another name: 'N went down the stairs', 'N met him', 'N sprach mit ihm'.
_GOES = re.compile(
    rf"(?<![\w]){_NAMES}(?:, [^.!?\n,]{{2,60}},)?\s+(?:(?:has|have|recently|then|also|hat|a|ha)\s+)?"
    r"(?:(?:met|meets|asked|asks|visited|visits|joined|joins|phoned|rang|called|caught up with|catches up with|"
    r"(?:talk|chatt?|sp[eo]a?k|spoke|sat? down|sits? down)\w* (?:to|with))\s+"
    rf"{HIM}|interview(?:ed|s)\s+(?:{HIM}|(?=(?-i:[A-ZÀ-Ý])))|asks:"
    r"|went\s+(?:to|down|up|in|out|along|over|there)\b(?=[^.!?\n]{0,60}\b(?:meet|see|ask|talk|speak|visit|listen|find out|met|"
    r"asked|talked)\b)|(?:traf|besuchte|trifft|besucht)\s+(?:ihn|sie)\b|"
    r"(?:befragte|interviewte)\s"
    r"|(?:sprach|spricht|unterhielt sich)\s+mit\s+(?:ihr|ihm|ihnen)\b|l['’]a (?:rencontrée?|interrogée?|interviewée?)\b"
    r"|(?:conversó|habló|charló)\s+con\s+ell[ao]s?\b|(?:entrevistó|visitó)\s+a\s+|l['’]ha (?:incontrat|intervistat)[oa]\b)",
    re.I,
)
_WRITES = re.compile(  # what stands behind a name at the end of a page
    r"[\s*_]*(?:,|[–—-]|is|are|was|ist|war|est|es|è|é|jest|är|er|writes|schreibt|écrit|"
    r"escribe)[^.\n]{0,60}?\b(?:writer|journalist(?:in)?|"
    r"reporter|editor|columnist|correspondent|critic|photographer|redakteur(?:in)?|autor(?:in|a)? (?:dieser|de este|des)|"
    r"journaliste|periodista|jornalista|giornalista|dziennikar(?:z|ka)|журналист(?:ка)?|contribut\w+|intern|host|producer|"
    r"writes|blogs|freelance\w*|schreibt|écrit|escribe|interviewer)\b",
    re.I,
)
_DATED = re.compile(r"\b(?:(?:19|20)\d\d|\d{1,2}[:.h]\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d+ min(?:utes?)?)\b")
_PARTS = re.compile(r"\s*[|•·–—/]\s*|\s+-\s+|,\s+|\s{3,}")
_LONGEST = 160  # characters of a line of bylines


def makers(rows: Sequence[str], *, title: str) -> tuple[str, ...]:
    """Whom bylines among `rows`, the lines above the talk, or sentences in them name; `title` is no byline."""
    found: dict[str, None] = {}
    for row, below in zip_longest(rows, rows[1:], fillvalue=""):
        if row != title and len(row) <= _LONGEST:
            found |= dict.fromkeys(_in(_BYLINE, row))
            found |= dict.fromkeys(_placed(row, below))
        for pattern in (_SAID, _SHE, _GOES):
            found |= dict.fromkeys(_in(pattern, row))
    return tuple(found)


def writes(name: str, words: str) -> bool:
    """True where `words`, the end of a page, say that `name` writes for a living: 'N is a contributing editor'."""
    at = words.casefold().find(name.casefold())
    return at >= 0 and _WRITES.match(words, at + len(name)) is not None


def _in(pattern: re.Pattern[str], row: str) -> Iterator[str]:
    for match in pattern.finditer(row):
        if pattern is _SHE and reports(row[: match.start()]):
            continue  # 'Ann Reed is a journalist. She talked to N'
        yield from found_in(match["names"])


def _placed(row: str, below: str) -> Iterator[str]:
    """The name that opens a line which is otherwise a place and a date, or that stands alone above a date."""
    parts = [part for part in _PARTS.split(row.strip(" *_")) if part]
    if not parts or not is_person(name := named(parts[0])):
        return
    if _is_date(" ".join(parts[1:])) or (len(parts) == 1 and len(below) <= _LONGEST and _is_date(below)):
        yield name


def _is_date(row: str) -> bool:
    """True for a line that holds a date and no sentence."""
    return _DATED.search(row) is not None and not re.search(r"[a-z]{2}[.!?](?:\s|$)", row) and len(row.split()) <= 10
