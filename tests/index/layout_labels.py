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
)
