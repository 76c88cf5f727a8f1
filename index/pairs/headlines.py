"""What a headline or a line of an introduction says of whoever answers: whom it names as talked with, or as answering."""

from __future__ import annotations

import re

from index.pairs.persons import CAPITALS, PERSON

_SHORT = 90  # characters before a name in which another one stands that it goes with
_HALF = re.compile(r"([A-Z][\w’'-]+)\s+(?:and|&|und|et|y|e|i|en|och|og)\s+$")
_WE_SPOKE = re.compile(  # 'We spoke to N', 'The magazine talked to N', but not 'She talked to N'
    r"(?:\b(?:we|i|ich|wir|nous|yo|nosotros|(?:the|this|our) (?:paper|magazine|newspaper|team|program(?:me)?|"
    r"show|podcast|site|blog|editors?|zine|newsletter"
    r"|journal|review|gazette)|[\w’']+ magazine)\b[^.!?:;\n]{0,40}?\s(?:met|meets?|interviewed|visited|asked|phoned|"
    r"caught up with|(?:talk|sp[eo]a?k|spoke|chatt?|sat? down)\w* (?:to|with))|(?:sprachen|sprach ich|trafen|"
    r"traf ich|sprechen) (?:wir )?(?:mit )?|"
    r"nous avons rencontré|avons (?:rencontré|interrogé)|j'ai rencontré|(?:hablamos|conversamos|charlamos) con|"
    r"entrevistamos a|"
    r"(?:conversámos|falamos|falámos) com|abbiamo (?:incontrato|intervistato|parlato con)|(?:spraken|sprak ik|"
    r"ontmoetten) (?:wij |we )?(?:met )?)"
    rf"\s+(?P<before>(?:[\w’'-]+[ ,]+){{0,8}}?)(?P<name>{PERSON})",
    re.I,
)
_TELLS = re.compile(  # 'N told us', 'N, miller, answers your questions'
    rf"(?<!of )(?<!the )(?<!and )(?<!und )(?P<name>{PERSON})(?:, [^.?!\n]{{2,80}},)?\s+(?:(?:kindly|recently|"
    rf"has|hat|a)\s+)?(?:(?:told|tells|talk(?:s|ed) (?:to|with)|sp(?:oke|eaks) (?:to|with)|"
    r"sat down with|joins|joined|invited|welcomed|welcomes) (?:us|me)\b|(?:answers?|answered|replies|replied|"
    r"responds|responded|tackles)\b|"
    r"beantwortet|antwortet|erzählt|répond|raconte|se confie|responde|contesta|risponde|racconta|antwoordt|"
    r"odpowiada|opowiada|отвечает|рассказывает)"
    rf"|\b(?:answered|answers|answers (?:are|come)|replies|responses|questions (?:put|sent|posed|"
    rf"addressed)) (?:by|from|to) (?:(?:the |our )(?![^,\n]*\b(?:office|team|department|desk|staff|committee|"
    rf"board)\b)[^,.\n]{{1,40}}, ?(?:don |doña )?)?(?P<by>{PERSON})(?![ \u00a0](?:and|&)[ \u00a0])",
    re.I,
)
_KICKER = re.compile(  # 'ENTREVISTA | N, BIÓLOGA', 'The Q&A: N', 'Five questions for N'
    r"(?:^|[\s\"“«])(?:the )?(?:interview|entrevista|entretien|intervista|gespräch|wywiad|rozmowa|q\s?&\s?a|"
    r"q and a|questionnaire|profile|"
    r"in conversation|interview of the (?:week|month)|an? (?:morning|afternoon|evening|day|week|hour) with|"
    r"(?:on the )?desk of|questions? (?:for|to|with|put to|sent to)|"
    r"(?:recollections|reminiscences|memories|memoirs|portrait|profile|"
    r"life story|statement|evidence|erinnerungen) (?:of|von|de)|(?:minutes|coffee|lunch|breakfast|dinner|tea|"
    r"kaffee|café|caffè) (?:with|mit|con|avec)|"
    r"(?:this week|this month|diese woche|cette semaine|esta semana|today['’]s guest)(?=:)|"
    r"(?:exit (?:conversation|talk)|asks|employee|leaver)(?=:)|"
    r"(?:witness|interviewee|subject|speaking|narrator|guest|respondent|entrevistad[oa]|convidad[oa]|gast|"
    r"invitée?|ospite|gość)(?=:)|fragen an|preguntas (?:a|para)|perguntas (?:a|para)|"
    r"questions à|domande a|vragen aan|pytań do|вопросов|^(?:\d\d?|three|five|six|seven|eight|ten|twelve|"
    r"twenty) (?:for|with))\s*(?:[|–—/…:.-]|\.\.\.)*\s*"
    rf"(?P<name>{CAPITALS}|{PERSON})",
    re.I,
)
_OF_WHAT = re.compile(  # "'quote': N on bread", 'N über den Wald'
    rf"(?:^|[\"”»“„:–—|.]\s*)(?P<name>{PERSON})(?:,? \(?\d\d\)?,?)?\s+(?-i:on|about|über|sur|sobre|su|sul|sulla|"
    rf"sui|over|om|o|о|об|hakkında)\s",
)
_CALLED = re.compile(rf"^(?P<name>{PERSON}),\s+(?:the |an? )?[a-zà-ÿа-я]")  # 'N, pastry chef'
_CITED = re.compile(rf"^(?P<name>{PERSON})\s*[:–—|-]\s*[\"“«„‘'»]")  # 'N: "I never slept"'
_AND = re.compile(rf"[*_]*\s+(?:and|&|und|et|y|e|i|en|och|og|и)\s+[*_]*(?P<name>{PERSON})")


def headlined(row: str) -> list[str]:
    """Whom a headline names as it does those who are talked with: "Five questions for N", "N on bread", 'N: "I ..."'."""
    return [match["name"] for match in (_KICKER.search(row), _OF_WHAT.search(row), _CITED.match(row)) if match]


def called(title: str) -> str | None:
    """Whom a title names with what they are: "N, pastry chef"."""
    match = _CALLED.match(title)
    return match["name"] if match else None


def said_to_answer(row: str) -> list[str]:
    """Whom a sentence of an introduction says was talked with, or says to answer."""
    return [match["name"] for match in _WE_SPOKE.finditer(row)] + [
        match["name"] or match["by"] for match in _TELLS.finditer(row)
    ]


def joined(name: str, row: str) -> str | None:
    """Who is named along with `name`: 'a talk with N and M'."""
    at = row.find(name)
    if at < 0:
        return None
    if match := _AND.match(row, at + len(name)):
        return match["name"]
    before = _HALF.search(row, max(0, at - _SHORT), at)  # 'Ann and Adam Reed'
    return f"{before[1]} {name.rsplit(maxsplit=1)[-1]}" if before else None
