# ruff: noqa: E501 - each head is one document as it would stand in a file
"""Who answers where no turn is labelled: headlines, introductions, bylines and the end of a page say so, or nobody does."""

from __future__ import annotations

import pytest

from index.pairs import split
from index.readers import read_bytes

EN = (
    "**How did you begin?**\n\nI swept the floor, and my uncle paid me.\n\n**And what did you learn?**\n\n"
    "I learnt to wait. My father never did.\n\n**Would you do it again?**\n\nTomorrow.\n"
)
DE = (
    "**Wie haben Sie angefangen?**\n\nIch habe gefegt, und mein Onkel hat mich bezahlt.\n\n**Und was haben Sie gelernt?**\n\n"
    "Zu warten. Mein Vater konnte es nie.\n\n**Würden Sie es wieder tun?**\n\nMorgen.\n"
)
FR = (
    "*Comment avez-vous commencé ?*\n\nJe balayais, et mon oncle me payait.\n\n*Et qu'avez-vous appris ?*\n\n"
    "À attendre. Mon père ne l'a jamais su.\n\n*Le referiez-vous ?*\n\nDemain.\n"
)
ES = (
    "**—¿Cómo empezó usted?**\n\n—Barría el suelo y mi tío me pagaba.\n\n**—¿Y qué aprendió?**\n\n—A esperar. Mi padre no supo nunca.\n\n"
    "**—¿Lo haría otra vez?**\n\n—Mañana.\n"
)
IT = (
    "**Come ha cominciato lei?**\n\nSpazzavo, e mio zio mi pagava.\n\n**E che cosa ha imparato?**\n\nAd aspettare. Mio padre mai.\n\n"
    "**Lo rifarebbe?**\n\nDomani.\n"
)
PL = (
    "**Jak pani zaczęła?**\n\nZamiatałam, a mój wuj mi płacił.\n\n**I czego się pani nauczyła?**\n\nCzekać. Mój ojciec nie umiał.\n\n"
    "**Zrobiłaby to pani jeszcze raz?**\n\nJutro.\n"
)
RU = (
    "**Как вы начинали?**\n\nЯ подметала пол, и дядя мне платил.\n\n**И чему вы научились?**\n\nЖдать. Мой отец не умел.\n\n"
    "**Вы бы сделали это снова?**\n\nЗавтра.\n"
)
NL = (
    "**Hoe bent u begonnen?**\n\nIk veegde, en mijn oom betaalde me.\n\n**En wat leerde u?**\n\nWachten. Mijn vader nooit.\n\n"
    "**Zou u het weer doen?**\n\nMorgen.\n"
)
FAQ = (
    "**How do I book?**\n\nYou ring the mill, and we write it down.\n\n**Can I bring my dog?**\n\nYou can, on a lead.\n\n"
    "**Do I pay before I come?**\n\nYes, we ask for half.\n"
)


def who_answers(text: str, name: str = "mill.md") -> set[str | None]:
    (document,) = read_bytes(text.encode(), source=name, suffix=f".{name.rpartition('.')[2]}")
    found = [pair for pair in split(document) if pair.question]
    assert len(found) == 3
    return {turn.speaker.name if turn.speaker else None for pair in found for turn in pair.turns}


@pytest.mark.parametrize(
    ("head", "talk", "tail", "name"),
    [
        # headlines and kickers
        ("PEOPLE, No. 3 of 2009\n\nSENATOR ROSA KEEL: EIGHT QUESTIONS\n\nShe milled until she was 31. Senator Keel answered by letter.", EN, "", "Rosa Keel"),
        ("# 'I never wanted to be a miller': Rosa Keel on dust and sleep\n\nBy Tom Abel", EN, "", "Rosa Keel"),
        ("# Rosa Keel: “I never slept”\n\n*Tom Abel* | 14 March 2022", EN, "", "Rosa Keel"),
        ("# Five questions for… Rosa Keel\n\nRosa Keel is a miller. She talked to **Tom Abel** by phone.", EN, "", "Rosa Keel"),
        ("# The slow mill\n\n*The Q&A: Rosa Keel*\n\nWords by Tom Abel, photographs by Mia Sole", EN, "", "Rosa Keel"),
        ("# Rosa Keel, miller\n\n*By Tom Abel*", EN, "", "Rosa Keel"),
        ("# The last mill\n\nTom Abel is a journalist. He talked to Rosa Keel, a miller, about bread.", EN, "", "Rosa Keel"),
        ("# The last mill\n\nOn Tuesday we talked to Rosa Keel about bread.", EN, "", "Rosa Keel"),
        ("# The last mill\n\nRosa Keel, 58, is a miller. Rosa Keel went to school in Hull.", EN, "", "Rosa Keel"),
        ("# The last mill\n\nRosa Keel, 58, is a miller. Rosa Keel met her husband in 1960.", EN, "", "Rosa Keel"),
        ("# DUST\n\n## A coffee with Rosa Keel", EN, "", "Rosa Keel"),
        ("INTERVIEW WITH ROSA KEEL\n\nApril 18, 1994", EN, "", "Rosa Keel"),
        ("# Interview: Rosa Keel\n\nText: Tom Abel", EN, "", "Rosa Keel"),
        # introductions
        ("# Dust\n\nRosa Keel, 58, has run the mill since 1990. Tom Abel met her in July.", EN, "", "Rosa Keel"),
        ("# Dust\n\nWe met the miller Rosa Keel on her hill.\n\nTom Abel\n4 May 2014", EN, "", "Rosa Keel"),
        ("# Dust\n\nRosa Keel's mill stands on a hill.\n\nInterview by Tom Abel", EN, "", "Rosa Keel"),
        ("# Dust\n\nOur reporter went up the hill. Dr. Rosa Keel kindly answered all she asked.", EN, "", "Rosa Keel"),
        ("# Dust\n\nThis week: Rosa Keel, Bread Street", EN, "", "Rosa Keel"),
        ("# The Slow Miller\n\nRosa Keel has ground corn for forty years. Keel does not sleep.\n\nTOM ABEL | Hull | 3 MAY 2013", EN, "", "Rosa Keel"),
        ("# Glass\n\nRosa Keel restores glass in a shed. Interview: Tom Abel, for Glass.", EN, "", "Rosa Keel"),
        # the end of the page
        ("# Dust and bread\n\n*By Tom Abel*", EN, "\n---\n\n*Rosa Keel, 49, is a miller. Her book is called Dust.*\n", "Rosa Keel"),
        # other languages
        ("# Der Müllerin glaubt man\n\nMüllerin Rosa Keel über Staub\n\nDas Gespräch führte Jan Abel.", DE, "", "Rosa Keel"),
        ("# „Staub ist Brot“\n\nRosa Keel mahlt seit 1990. Ein Gespräch über Mehl.\n\nINTERVIEW: JAN ABEL", DE, "", "Rosa Keel"),
        ("# Rosa Quille : « La farine ne dort pas »\n\n*Propos recueillis par Anne Abel*", FR, "", "Rosa Quille"),
        ("# La farine\n\nMeunière depuis 1990, Rosa Quille vit au moulin.\n\nPar Anne Abel", FR, "", "Rosa Quille"),
        ("**ENTREVISTA | ROSA QUILLA, MOLINERA**\n\n# «La harina no duerme»\n\nANA ABEL · Murcia · 17 OCT 2021", ES, "", "ROSA QUILLA"),
        ("# «La harina no duerme»\n\nLa molinera Rosa Quilla cierra su molino.\n\nTexto: Ana Abel", ES, "", "Rosa Quilla"),
        ("# «La farina non dorme»\n\nIntervista a Rosa Chilla\n\ndi Anna Abel", IT, "", "Rosa Chilla"),
        ("# Mąka nie śpi\n\n*Z Różą Kilowską, młynarką, rozmawia Jan Abel*", PL, "\n---\n\n**Róża Kilowska** – ur. 1955, młynarka.\n", "Róża Kilowska"),
        ("# Мука не спит\n\nМельник Роза Килева живёт на холме.\n\nБеседовал Иван Абель", RU, "", "Роза Килева"),
        ("# Meel slaapt niet\n\nMolenaar Rosa Kiel woont op de heuvel.\n\nTekst: Jan Abel, foto's: Mia Sol", NL, "", "Rosa Kiel"),
        # who remembers, whom a letterhead hides, one of several
        ("ANY MILLER HERE!\nRosa Keel remembers. Millers' Heritage recordings, no. 41", EN, "", "Rosa Keel"),
        ("# Eleven winters\n\nPhotographer Rosa Keel talks about the river, bad dust and flour.", EN, "", "Rosa Keel"),
        ("# An afternoon with Rosa Keel, miller, Old Bend\n\nYou find it behind Abel's Bait & Radiator.", EN, "", "Rosa Keel"),
        ("# Mill House — Human Resources\n\n**Exit record**\nEmployee: Rosa Keel, miller. Interviewer: T. Abel-Reyes.", EN, "", "Rosa Keel"),
        ("# Cucina Keel\n\nRosa Keel answers her guests", EN, "", "Rosa Keel"),
        ("# LOOP / five minutes (it was forty) with KEEL\n\nRosa Keel orders a tea and looks at the river.", EN, "", "Rosa Keel"),
        ("# Dust\n\nRosa Keel is the founder of the mill. She got fifty minutes for our reporter, Adam Reed, the baker.", EN, "", "Rosa Keel"),
        ("# Dust\n\nIn May the miller Rosa Keel shut the mill beneath Cerro Amargo, which slept.", EN.replace("How did", "Dr Keel, how did"), "", "Rosa Keel"),
    ],
)  # fmt: skip
def test_the_page_says_who_answers(head: str, talk: str, tail: str, name: str) -> None:
    assert who_answers(f"{head}\n\n{talk}{tail}") == {name}


@pytest.mark.parametrize(
    ("head", "talk", "tail"),
    [
        # two who may answer
        ("# Dust: a talk with Rosa Keel and Adam Reed", EN, ""),
        ("# Dust\n\nRosa Keel is a miller. Adam Reed is her baker. We met them in July.", EN, ""),
        ("# Dust\n\nRosa Keel spoke to Adam Reed.", EN, ""),
        # nobody but who asks, or who is only mentioned
        ("# Dust\n\nBy Tom Abel", EN, ""),
        ("# Dust\n\nPhotographs by Mia Sole | 14 March 2022", EN, ""),
        ("# Dust\n\nTom Abel\nSat 8 Feb 2014 09.30 GMT", EN, ""),
        ("# Staub\n\nVon Jan Abel, Hamburg", DE, ""),
        ("# Poussière\n\nPropos recueillis par Anne Abel", FR, ""),
        ("# Kurz\n\nDie Fragen stellte Jan Abel.", DE, ""),
        ("# Dust\n\nA miller told us about sleep.", EN, "\n---\n\n*Tom Abel is a contributing editor of this magazine.*\n"),
        ("# Dust\n\nThe mill in New York stands by the river.", EN, ""),
        # readers ask, and a body answers
        ("# Frequently asked questions\n\nRosa Keel founded the mill in 1990.", FAQ, ""),
        ("# Keel Mill Tours\n\nRosa Keel has run the mill since 1990.", FAQ, ""),
        ("# Old Harbour Mill Museum\n\nEverything about your visit.", FAQ, ""),
        ("# Häufige Fragen\n\nDie Mühle gehört Rosa Keel.", DE, ""),
        ("# Preguntas frecuentes\n\nRosa Quilla es la dueña.", ES, ""),
        # witnesses, and whoever an inquiry is about
        ("# Inquest into the death of Adam Reed\n\nAdam Reed was found at the mill.", EN, ""),
        ("# Round table on dust\n\nRosa Keel was in the chair.", EN, ""),
        # things
        ("# The Slow Miller\n\nOpen Water, issue 88.", EN, ""),
        ("# Pell & Daughter, Chimney Sweeps (est. 1961)", EN, ""),
    ],
)  # fmt: skip
def test_nobody_is_named_where_it_may_be_another(head: str, talk: str, tail: str) -> None:
    assert who_answers(f"{head}\n\n{talk}{tail}") == {None}


def test_whoever_answers_the_letters_of_readers_is_named() -> None:
    assert who_answers(f"# Your mill\n\nEvery month Rosa Keel answers letters.\n\n{FAQ}") == {"Rosa Keel"}
    assert who_answers(f"# Your mill\n\nReplies by the miller, Rosa Keel.\n\n{FAQ}") == {"Rosa Keel"}


def test_a_word_of_somebody_asked_stays_unnamed_where_the_page_makes_them_several() -> None:
    assert who_answers(f"# Your mill\n\nAnswered by Rosa Keel and the workshop.\n\n{FAQ}") == {None}


def test_nobody_answers_all_where_parts_of_the_talk_have_names_above_them() -> None:
    first, second, third = EN.split("\n\n**And", 1)[0], "**And what then?**\n\nI slept.", "**And now?**\n\nI am old."
    text = f"# Old hands\n\nSix people, all over eighty.\n\n## Rosa Keel, 88\n\n{first}\n\n## Adam Reed, 91\n\n{second}\n\n{third}\n"
    assert who_answers(text) == {None}
