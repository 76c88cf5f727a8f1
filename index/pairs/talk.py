"""Whether questions are put to a person who speaks of themselves, or are those that readers of a page have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_FAQ = re.compile(
    r"\bf\.?a\.?q|frequently[ -]asked|common(?:ly asked)? questions|häufige?(?:n|r)? (?:gestellte?n? )?fragen|"
    r"fragen und antworten"
    r"|preguntas (?:más )?frecuentes|perguntas frequentes|domande frequenti|foire aux questions|"
    r"questions (?:fréquentes|fréquemment)"
    r"|veelgestelde|vaak gestelde|najczęstsze|najczęściej|często zadawane|часты[ех] вопрос|часто задаваемые|"
    r"вопросы и ответы|sık sorulan"
    r"|vanliga frågor|ofte stil|usein kysyt|často kladen|časté dotazy|よくある|常见问题|常見問題|자주 묻는"
    r"|الأسئلة (?:الشائعة|المتكررة)|سوالات متداول|שאלות (?:נפוצות|ותשובות)|συχν(?:ές|ότερες) ερωτήσεις|част[іи] (?:за)?питання"
    r"|sıkça sorulan|अक्सर पूछे|câu hỏi thường gặp|คำถามที่พบบ่อย|gyakori kérdés|întrebări frecvente"
    r"|help cent(?:er|re)|customer service|kundenservice",
    re.I,
)
_TALK = re.compile(
    r"\binterview|entrevist|entretien|intervist|gespräch|gesprek|wywiad|rozmow|rozmaw|интервью|бесед|разговор|"
    r"rozhovor|röportaj"
    r"|söyleşi|\btalks?\b|\btalked|\bspoke|\bspeaks|\bmet\b|\bmeets?\b|q\s?&\s?a|questions|rencontre|conversa|"
    r"propos recueillis"
    r"|συνέντευξη|συνομιλ|συναντήσαμε|interjú|interviu|haastattel|розпит"
    r"|\bfragen\b|preguntas|\bsat down|\bchat",
    re.I,
)
_I = re.compile(
    r"(?<![\w.'’-])(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Ii]ch|[Mm]ein(?:e[nmrs]?)?|[Jj]e|[Jj]['’]\w+|[Mm]on|[Mm]a|"
    r"[Mm]es|[Yy]o|[Mm]is?|[Ee]u|[Mm]eus?"
    r"|[Mm]inhas?|[Ii]o|[Mm]i[oae]|[Mm]iei|[Ii]k|[Mm]ijn|[Jj]a|[Mm]ój|[Mm]oj[ae]|[Jj]ag|[Jj]eg|[Mm]in|[Mm]itt|"
    r"[Бб]ен|[Яя]|[Μμ]ου|[Εε]γώ|[Εε]μένα|[Мм]ій|[Мм]о[йяеи]|[Мм]не|[Bb]en"
    r"|[Bb]enim|[Jj]á|[Mm]ů?j)(?![\w'’-])"
)
_ME = re.compile(
    rf"{_I.pattern}|(?<![\w.'’-])(?:[Mm]e|[Mm]yself|[Mm]ich|[Mm]ir|[Mm]oi|[Mm]ij|[Mm]nie|[Mm]am|[Mm]ig|[Mm]eg|"
    rf"[Мм]еня|[Мм]ені|[Мм]ене|[Μμ]ε|[Ήή]μουν|[Hh]o|[Bb]ana|[Mm]im)(?![\w'’-])"
)
_YOU = re.compile(
    r"(?<![\w.'’-])(?:you|your|Sie|Ihr(?:e[nmrs]?)?|Ihnen|du|dir|dich|dein(?:e[nmrs]?)?|vous|votre|vos|tu|te|"
    r"ton|ta|tes|ustede?s?|su|sus|le|lo|"
    r"você|seu|sua|suas|lei|suo|suoi|ti|je|jij|jouw|u|uw|pan|pani|pana|panu|ty|ci|вы|вас|вам|ваш\w*|ты|тебя|du|"
    r"din|ditt|dig|deg|siz|sizin|sen|senin|"
    r"vy|vám|vás|σας|εσείς|εσάς|εσύ|εσένα|σου|ви|вам|ваш\w*)(?![\w'’-])",
    re.I,
)
_ANY_ANSWER = 0.1  # of the answers, which somebody's own words are in at least


def is_faq(words: str) -> bool:
    """True where a title or the name of a file says that the questions are many people's."""
    return _FAQ.search(words) is not None


def says_talk(rows: Iterable[str]) -> bool:
    """True where one of `rows` speaks of an interview, or of somebody met."""
    return any(_TALK.search(row) for row in rows)


def is_talk(asked: Sequence[str], told: Sequence[str], *, announced: bool) -> bool:
    """True where what is asked speaks to somebody rather than of who asks, and what is told is somebody's own.

    `announced` stands in for the latter where the page says that there was a talk.
    """
    of_me = sum(_I.search(words) is not None for words in asked)
    if of_me and of_me >= sum(_YOU.search(words) is not None for words in asked):
        return False
    own = sum(_ME.search(words) is not None for words in told)
    return (own > 0 and own >= _ANY_ANSWER * len(told)) or (bool(asked) and announced)
