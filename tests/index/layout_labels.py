# ruff: noqa: E501 - each text is one document as it would stand in a file
"""Small documents whose labels, times and numbers stand as one kind of paper or program writes them."""

from __future__ import annotations

from tests.index.layout_cases import Case

LABELS: tuple[Case, ...] = (
    Case(
        name="a hearing of Congress, whose turns only an indented line tells apart",
        text="    The committee met at 10 a.m. in room 253, Hon. Lyle Brandt, the\nchairman, presiding.\n\n    Mr. Brandt [presiding]. The committee will come to order. We will\nhear from our witnesses about the mill.\n    Mrs. McMorris Reed. Mr. Fitch, how many homes have you connected\nwith the money that you have been given since then?\n    Mr. Fitch. Between 18,000 and 20,000, depending on\nhow one counts.\n    Mrs. McMorris Reed. And when will the rest be done?\n    Mr. Fitch. By the end of next year.\n    Mr. Lee of New York. Dr. O'Rourke, do you agree with what the\ngentleman says?\n    Dr. O'Rourke. I do not. The engineers that I talk to say that it\nwill take five years.\n\n               STATEMENT OF HON. GRACE LEE\n\n    Chair Cantwell. Governor Walz, who told you?\n    Governor Walz. Nobody. I read of it in the newspaper like\neverybody else.\n",
        pairs=(
            (
                "Mr. Fitch, how many homes have you connected\nwith the money that you have been given since then?",
                "Between 18,000 and 20,000, depending on\nhow one counts.",
                "Mr. Fitch",
            ),
            ("And when will the rest be done?", "By the end of next year.", "Mr. Fitch"),
            (
                "Dr. O'Rourke, do you agree with what the\ngentleman says?",
                "I do not. The engineers that I talk to say that it\nwill take five years.",
                "Dr. O'Rourke",
            ),
            (
                "Governor Walz, who told you?",
                "Nobody. I read of it in the newspaper like\neverybody else.",
                "Governor Walz",
            ),
        ),
    ),
    Case(
        name="numbers with a dash behind the full stop",
        text="1.- ¿Cómo se quemó el molino?\nSe cayó una lámpara.\n\n2.- ¿Hubo heridos?\nNadie.\n\n3.- ¿Quién paga?\nEl pueblo.\n",
        pairs=(
            ("¿Cómo se quemó el molino?", "Se cayó una lámpara.", None),
            ("¿Hubo heridos?", "Nadie.", None),
            ("¿Quién paga?", "El pueblo.", None),
        ),
    ),
    Case(
        name="numbers with a sign for the order",
        text="1º ¿Cómo se quemó el molino?\nSe cayó una lámpara.\n\n2ª.- ¿Hubo heridos?\nNadie.\n\n3.º) ¿Quién paga?\nEl pueblo.\n",
        pairs=(
            ("¿Cómo se quemó el molino?", "Se cayó una lámpara.", None),
            ("¿Hubo heridos?", "Nadie.", None),
            ("¿Quién paga?", "El pueblo.", None),
        ),
    ),
    Case(
        name="a number behind its word and sign",
        text="Pregunta nº 1: ¿Cómo se quemó el molino?\nSe cayó una lámpara.\n\nPregunta nº 2: ¿Hubo heridos?\nNadie.\n\nPregunta nº 3: ¿Quién paga?\nEl pueblo.\n",
        pairs=(
            ("¿Cómo se quemó el molino?", "Se cayó una lámpara.", None),
            ("¿Hubo heridos?", "Nadie.", None),
            ("¿Quién paga?", "El pueblo.", None),
        ),
    ),
    Case(
        name="a blank before the colon behind a number",
        text="Question 1 : Comment le moulin a-t-il brûlé ?\nUne lampe est tombée.\n\nQuestion 2 : Qui paie ?\nLa commune.\n",
        pairs=(
            ("Comment le moulin a-t-il brûlé ?", "Une lampe est tombée.", None),
            ("Qui paie ?", "La commune.", None),
        ),
    ),
    Case(
        name="tags with numbers before labels, and bars beside what has changed",
        text="Mill FAQ, part 2\n\nWhat has changed is marked with a |\n\n[2-1] Q: How did the mill burn?\n\n      A: A lamp fell over.\n\n[2-2] Q: Help, it is GONE.\n\n      A: Build it again.\n\n[2-3] Q: Who pays for it?\n\n    | A: The town does,\n    |    as it always has.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Help, it is GONE.", "Build it again.", None),
            ("Who pays for it?", "The town does,\n    |    as it always has.", None),
        ),
    ),
    Case(
        name="answers right below their questions, and a paragraph at the end",
        text="Q: How did the mill burn?\nA lamp fell over.\n\nQ: Was anybody hurt?\nNobody.\n\nQ: Who pays for it?\nThe town.\n\nIt was a long year for all of us.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Who pays for it?", "The town.\n\nIt was a long year for all of us.", None),
        ),
    ),
    Case(
        name="answers right below numbered questions, and a paragraph at the end",
        text="1. How did the mill burn?\nA lamp fell over.\n\n2. Was anybody hurt?\nNobody.\n\n3. Who pays for it?\nThe town.\n\nIt was a long year for all of us.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Who pays for it?", "The town.\n\nIt was a long year for all of us.", None),
        ),
    ),
    Case(
        name="testimony with a column of times",
        text="DEPOSITION OF ROSA KEEL\n\nEXAMINATION BY MS. REED\n\n09:03:11  Q  You were the miller\n09:03:14     in that spring?\n09:03:19  A  I was.\n09:03:27  Q  How did it burn?\n09:03:30  A  A lamp fell over. It was in my\n09:03:34     log.\n09:03:38     MR. ABEL: Objection.\n09:03:58  Q  Was anybody hurt?\n09:04:02     THE WITNESS: Nobody.\n",
        pairs=(
            ("You were the miller\n09:03:14     in that spring?", "I was.", "ROSA KEEL"),
            ("How did it burn?", "A lamp fell over. It was in my\n09:03:34     log.", "ROSA KEEL"),
            ("Was anybody hurt?", "Nobody.", "ROSA KEEL"),
        ),
    ),
    Case(
        name="times before letters, on every line",
        text="[00:00:04] Q. How did it burn?\n[00:00:09] A. A lamp fell over.\n[00:00:15] Q. Was anybody hurt?\n[00:00:19] A. Nobody, since all\n[00:00:21] of them were asleep.\n",
        pairs=(
            ("How did it burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody, since all\n[00:00:21] of them were asleep.", None),
        ),
    ),
    Case(
        name="testimony with times on the right",
        text="DEPOSITION OF ROSA KEEL\n\nEXAMINATION BY MS. REED\n\n      Q.   How did it burn?                      10:02:11\n      A.   A lamp fell over. It was in my        10:02:13\nlog.                                             10:02:15\n      Q.   Was anybody hurt?                     10:02:20\n      A.   Nobody.                               10:02:22\n",
        pairs=(
            ("How did it burn?", "A lamp fell over. It was in my        10:02:13\nlog.", "ROSA KEEL"),
            ("Was anybody hurt?", "Nobody.", "ROSA KEEL"),
        ),
    ),
    Case(
        name="labels with the surname first and a time, as Teams writes them",
        text="Abel, Tom (Mill Study)   0:03\nHow did the mill burn?\n\nKeel, Rosa   0:12\nA lamp fell over.\n\nAbel, Tom (Mill Study)   0:28\nWas anybody hurt?\n\nKeel, Rosa   1:00:31\nNobody.\n\nvan der Berg, Ann-Marie   1:00:35\nWho pays for it?\n\nKeel, Rosa   1:00:41\nThe town.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
            ("Who pays for it?", "The town.", "Rosa Keel"),
        ),
    ),
    Case(
        name="labels with the surname first before colons",
        text="Abel, Tom: How did the mill burn?\n\nKeel, Rosa: A lamp fell over.\n\nAbel, Tom: Was anybody hurt?\n\nKeel, Rosa: Nobody.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
        ),
        asker="Tom Abel",
    ),
    Case(
        name="names in brackets and a time on a line of their own, as Zoom writes them",
        text="[Tom Abel] 14:01:07\nHow did the mill burn?\n\n[Keel, Rosa (Hull)] 14:01:22\nA lamp fell over.\n\n[Tom Abel] 14:01:33\nWas anybody hurt?\n\n[Keel, Rosa (Hull)] 14:01:46\nNobody.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
        ),
        asker="Tom Abel",
    ),
    Case(
        name="names in brackets and a time before the words",
        text="<Tom> [14:01:07] How did the mill burn?\n<Rosa> [14:01:22] A lamp fell over.\n<Tom> [14:01:33] Was anybody hurt?\n<Rosa> [14:01:46] Nobody.\n",
        pairs=(("How did the mill burn?", "A lamp fell over.", "Rosa"), ("Was anybody hurt?", "Nobody.", "Rosa")),
        asker="Tom",
    ),
    Case(
        name="capitals with what somebody is, and the surname afterwards, as broadcasters write them",
        text="ANN REED, CNN ANCHOR (voice-over): A mill burns down in the night. Senator, did you know of it?\n\nSEN. TOM KEEL (R-AR), BUDGET COMMITTEE: I did not.\n\nREED: What did you do then?\n\nKEEL: I went there.\n\nREED: And?\n\nKEEL: It was dark.\n\nREED: Ida, what do people there say?\n\nIDA ABEL, CNN NATIONAL CORRESPONDENT: They say it was the lamp.\n\nREED: Who pays?\n\nABEL: The town does.\n",
        pairs=(
            ("A mill burns down in the night. Senator, did you know of it?", "I did not.", "SEN. TOM KEEL"),
            ("What did you do then?", "I went there.", "TOM KEEL"),
            ("And?", "It was dark.", "TOM KEEL"),
            ("Ida, what do people there say?", "They say it was the lamp.", "IDA ABEL"),
            ("Who pays?", "The town does.", "IDA ABEL"),
        ),
        asker="ANN REED",
    ),
    Case(
        name="a surname whose first name the headline has",
        text="A TALK WITH WALT KEEL\n\nHULL NEWS: How did the mill burn?\nKEEL: A lamp fell over.\nHULL NEWS: Was anybody hurt?\nKEEL: Nobody.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "WALT KEEL"),
            ("Was anybody hurt?", "Nobody.", "WALT KEEL"),
        ),
    ),
    Case(
        name="a surname that two people have is nobody's full name",
        text="Present: Walt Keel (miller), Ida Keel (his wife).\n\nREED: How did the mill burn?\nKEEL: A lamp fell over.\nREED: Was anybody hurt?\nKEEL: Nobody.\nREED: And your wife?\nMRS. KEEL: I was asleep.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "KEEL"),
            ("Was anybody hurt?", "Nobody.", "KEEL"),
            ("And your wife?", "I was asleep.", "MRS. KEEL"),
        ),
    ),
    Case(
        name="columns of a form are no names that run on",
        text="RECORD OF INTERVIEW\n\nPerson:   Walt KEEL        D.O.B.: 11/02/1979\n\nDC REED     Did you see the mill burn?\n\nKEEL        I did.\n\nDC REED     Was anybody hurt?\n\nKEEL        Nobody.\n",
        pairs=(("Did you see the mill burn?", "I did.", "Walt KEEL"), ("Was anybody hurt?", "Nobody.", "Walt KEEL")),
        asker="DC REED",
    ),
    Case(
        name="Question, comma, and the name of who puts it",
        text="**Keel:** I will read a statement.\n\n**Question, Tom Abel:** How did the mill burn?\n\n**Keel:** A lamp fell over.\n\n**Question, Ann Roe, Hull News:** Was anybody hurt?\n\n**Keel:** Nobody.\n\n**Question, Tom Abel:** Who pays?\n\n**Keel:** The town.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Keel"),
            ("Was anybody hurt?", "Nobody.", "Keel"),
            ("Who pays?", "The town.", "Keel"),
        ),
        source="a.md",
    ),
    Case(
        name="names before dashes",
        text="Folha - Quantas pessoas vieram?\nLuzia Prates - Onze. E um cachorro.\n\nFolha - A senhora pensou em vender?\nLuzia Prates - Pensei toda semana.\n\nFolha - E o que fará?\nLuzia Prates - Nada.\n",
        pairs=(
            ("Quantas pessoas vieram?", "Onze. E um cachorro.", "Luzia Prates"),
            ("A senhora pensou em vender?", "Pensei toda semana.", "Luzia Prates"),
            ("E o que fará?", "Nada.", "Luzia Prates"),
        ),
        asker="Folha",
    ),
    Case(
        name="names before a full stop and a dash",
        text="Folha.- Quantas pessoas vieram?\nLuzia Prates.- Onze. E um cachorro.\n\nFolha.- A senhora pensou em vender?\nLuzia Prates.- Pensei toda semana.\n\nFolha.- E o que fará?\nLuzia Prates.- Nada.\n",
        pairs=(
            ("Quantas pessoas vieram?", "Onze. E um cachorro.", "Luzia Prates"),
            ("A senhora pensou em vender?", "Pensei toda semana.", "Luzia Prates"),
            ("E o que fará?", "Nada.", "Luzia Prates"),
        ),
        asker="Folha",
    ),
    Case(
        name="names before a full stop and a long dash",
        text="Folha.—Quantas pessoas vieram?\nLuzia Prates.—Onze. E um cachorro.\n\nFolha.—A senhora pensou em vender?\nLuzia Prates.—Pensei toda semana.\n\nFolha.—E o que fará?\nLuzia Prates.—Nada.\n",
        pairs=(
            ("Quantas pessoas vieram?", "Onze. E um cachorro.", "Luzia Prates"),
            ("A senhora pensou em vender?", "Pensei toda semana.", "Luzia Prates"),
            ("E o que fará?", "Nada.", "Luzia Prates"),
        ),
        asker="Folha",
    ),
    Case(
        name="names before a colon and a dash",
        text="Folha: – Quantas pessoas vieram?\nLuzia Prates: – Onze. E um cachorro.\n\nFolha: – A senhora pensou em vender?\nLuzia Prates: – Pensei toda semana.\n\nFolha: – E o que fará?\nLuzia Prates: – Nada.\n",
        pairs=(
            ("Quantas pessoas vieram?", "Onze. E um cachorro.", "Luzia Prates"),
            ("A senhora pensou em vender?", "Pensei toda semana.", "Luzia Prates"),
            ("E o que fará?", "Nada.", "Luzia Prates"),
        ),
        asker="Folha",
    ),
    Case(
        name="names before dashes, the questions in bold",
        text="**Folha – Quantas pessoas vieram?**\nLuzia Prates – Onze. E um cachorro.\n\n**Folha – A senhora pensou em vender?**\nLuzia Prates – Pensei toda semana.\n\n**Folha – E o que fará?**\nLuzia Prates – Nada.\n",
        pairs=(
            ("Quantas pessoas vieram?", "Onze. E um cachorro.", "Luzia Prates"),
            ("A senhora pensou em vender?", "Pensei toda semana.", "Luzia Prates"),
            ("E o que fará?", "Nada.", "Luzia Prates"),
        ),
        asker="Folha",
        source="a.md",
    ),
    Case(
        name="names before dashes on lines of one width",
        text="Diário do Sul - Quantas pessoas vieram ontem ao cinema, e quantas delas pagaram a entrada?\nLuzia Prates - Onze. E um cachorro, que não paga, nem quando o filme é longo, como ontem.\n\nDiário do Sul - A senhora nunca pensou em vender, nem quando a chuva entrou pelo telhado?\nLuzia Prates - Pensei toda semana, desde o ano em que o banco me escreveu pela primeira vez.\n\nDiário do Sul - O streaming matou o cinema de rua, como dizem os donos das outras salas?\nLuzia Prates - Não. Quem matou foi o estacionamento, que fica longe e fecha antes da sessão.\n\nDiário do Sul - Quantas pessoas vieram ontem ao cinema, e quantas delas pagaram a entrada?\nLuzia Prates - Onze. E um cachorro, que não paga, nem quando o filme é longo, como ontem.\n\nDiário do Sul - A senhora nunca pensou em vender, nem quando a chuva entrou pelo telhado?\nLuzia Prates - Pensei toda semana, desde o ano em que o banco me escreveu pela primeira vez.\n\nDiário do Sul - O streaming matou o cinema de rua, como dizem os donos das outras salas?\nLuzia Prates - Não. Quem matou foi o estacionamento, que fica longe e fecha antes da sessão.\n",
        pairs=(
            (
                "Quantas pessoas vieram ontem ao cinema, e quantas delas pagaram a entrada?",
                "Onze. E um cachorro, que não paga, nem quando o filme é longo, como ontem.",
                "Luzia Prates",
            ),
            (
                "A senhora nunca pensou em vender, nem quando a chuva entrou pelo telhado?",
                "Pensei toda semana, desde o ano em que o banco me escreveu pela primeira vez.",
                "Luzia Prates",
            ),
            (
                "O streaming matou o cinema de rua, como dizem os donos das outras salas?",
                "Não. Quem matou foi o estacionamento, que fica longe e fecha antes da sessão.",
                "Luzia Prates",
            ),
            (
                "Quantas pessoas vieram ontem ao cinema, e quantas delas pagaram a entrada?",
                "Onze. E um cachorro, que não paga, nem quando o filme é longo, como ontem.",
                "Luzia Prates",
            ),
            (
                "A senhora nunca pensou em vender, nem quando a chuva entrou pelo telhado?",
                "Pensei toda semana, desde o ano em que o banco me escreveu pela primeira vez.",
                "Luzia Prates",
            ),
            (
                "O streaming matou o cinema de rua, como dizem os donos das outras salas?",
                "Não. Quem matou foi o estacionamento, que fica longe e fecha antes da sessão.",
                "Luzia Prates",
            ),
        ),
        asker="Diário do Sul",
    ),
    Case(
        name="full-width letters and numbers",
        text="Ｑ１．カードは誰でも作れますか。\nＡ１．市内の方が作れます。\n\nＱ２．カードをなくしました。\nＡ２．すぐにお知らせください。\n\nＱ３．何冊まで借りられますか。\nＡ３．十冊までです。\n",
        pairs=(
            ("カードは誰でも作れますか。", "市内の方が作れます。", None),
            ("カードをなくしました。", "すぐにお知らせください。", None),
            ("何冊まで借りられますか。", "十冊までです。", None),
        ),
    ),
    Case(
        name="full-width letters before a full-width blank",
        text="■Ｑ１　カードは誰でも作れますか。\n　Ａ１　市内の方が作れます。\n\n■Ｑ２　カードをなくしました。\n　Ａ２　すぐにお知らせください。\n\n■Ｑ３　何冊まで借りられますか。\n　Ａ３　十冊までです。\n",
        pairs=(
            ("カードは誰でも作れますか。", "市内の方が作れます。", None),
            ("カードをなくしました。", "すぐにお知らせください。", None),
            ("何冊まで借りられますか。", "十冊までです。", None),
        ),
    ),
    Case(
        name="full-width letters in brackets",
        text="【Ｑ１】カードは誰でも作れますか。\n【Ａ】市内の方が作れます。\n\n【Ｑ２】カードをなくしました。\n【Ａ】すぐにお知らせください。\n\n【Ｑ３】何冊まで借りられますか。\n【Ａ】十冊までです。\n",
        pairs=(
            ("カードは誰でも作れますか。", "市内の方が作れます。", None),
            ("カードをなくしました。", "すぐにお知らせください。", None),
            ("何冊まで借りられますか。", "十冊までです。", None),
        ),
    ),
    Case(
        name="full-width numbers in brackets",
        text="（１）カードは誰でも作れますか。\n市内の方が作れます。\n\n（２）カードをなくしました。\nすぐにお知らせください。\n\n（３）何冊まで借りられますか。\n十冊までです。\n",
        pairs=(
            ("カードは誰でも作れますか。", "市内の方が作れます。", None),
            ("カードをなくしました。", "すぐにお知らせください。", None),
            ("何冊まで借りられますか。", "十冊までです。", None),
        ),
    ),
    Case(
        name="Japanese names before a full-width blank",
        text="記者　カードは誰でも作れますか。\n三浦　市内の方が作れます。\n\n記者　どこへ行けばよいですか。\n三浦　すぐにお知らせください。\n\n記者　何冊まで借りられますか。\n三浦　十冊までです。\n",
        pairs=(
            ("カードは誰でも作れますか。", "市内の方が作れます。", "三浦"),
            ("どこへ行けばよいですか。", "すぐにお知らせください。", "三浦"),
            ("何冊まで借りられますか。", "十冊までです。", "三浦"),
        ),
        asker="記者",
    ),
    Case(
        name="a Japanese name only before the answers",
        text="三浦千鶴さんに聞く\n\n――カードは誰でも作れますか。\n\n三浦　市内の方が作れます。\n\n――カードをなくしました。\n\n三浦　すぐにお知らせください。\n\n――何冊まで借りられますか。\n\n三浦　十冊までです。\n",
        pairs=(
            ("カードは誰でも作れますか。", "市内の方が作れます。", "三浦千鶴"),
            ("カードをなくしました。", "すぐにお知らせください。", "三浦千鶴"),
            ("何冊まで借りられますか。", "十冊までです。", "三浦千鶴"),
        ),
    ),
    Case(
        name="names alone in capitals below INTERVIEWER",
        text="# The Art of Mills\n\nRosa Keel lives on the fifth floor.\n\nINTERVIEWER\n\nHow did the mill burn?\n\nKEEL\n\nA lamp fell over.\n\nIt was dark.\n\nINTERVIEWER\n\nWas anybody hurt?\n\nKEEL\n\nNobody.\n\nINTERVIEWER\n\nWho pays?\n\nKEEL\n\nThe town.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.\n\nIt was dark.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
            ("Who pays?", "The town.", "Rosa Keel"),
        ),
        asker="INTERVIEWER",
        source="a.md",
    ),
    Case(
        name="trials of old, with a full stop behind surnames",
        text="WALT PELLOW was indicted for stealing a lamp, the property of Thomas Keel.\n\nTHOMAS KEEL sworn.\n\nCourt. When did you miss the lamp?\n\nKeel. On the Tuesday morning.\n\nMr. Garland, Prisoner's Counsel. Was the mill open to everybody?\n\nKeel. It was, Sir.\n\nMr. Garland. How many people were in it?\n\nKeel. Thirty. It was a fair.\n\nCourt. Did your wife ANN KEEL see him?\n\nMrs. Keel. No, my Lord.\n",
        pairs=(
            ("When did you miss the lamp?", "On the Tuesday morning.", "Keel"),
            ("Was the mill open to everybody?", "It was, Sir.", "Keel"),
            ("How many people were in it?", "Thirty. It was a fair.", "Keel"),
            ("Did your wife ANN KEEL see him?", "No, my Lord.", "Mrs. Keel"),
        ),
    ),
    Case(
        name="one word and a full stop before sentences is nobody",
        text="Nothing. She had looked for it all day.\n\nSilence. Was it he who came?\n\nNothing. It was the wind.\n\nSilence. Would he come at all?\n\nNothing. Nobody was sworn to come.\n",
        pairs=(),
    ),
    Case(
        name="an asker's turns in a row, of which only the last asks",
        text="[00:00:01] **Tom:** From a mill in Hull to forty countries.\n\n[00:00:09] **Tom:** How did the mill burn?\n\n[00:00:15] **Rosa Keel:** A lamp fell over.\n\n[00:00:20] **Tom:** Mm-hmm.\n\n[00:00:23] **Tom:** Was anybody hurt?\n\n[00:00:26] **Rosa Keel:** Nobody.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
        ),
        asker="Tom",
        source="a.md",
    ),
    Case(
        name="numbers without a sign, under whose words the answers hang",
        text="MILL TOWN\n\n1  How did the mill burn?\n   A lamp fell over.\n\n2  It is still closed.\n   Until May.\n\n3  Who pays for it?\n   The town.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("It is still closed.", "Until May.", None),
            ("Who pays for it?", "The town.", None),
        ),
    ),
)
