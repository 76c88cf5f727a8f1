# ruff: noqa: E501 - each text is one document as it would stand in a file
"""Small documents in known layouts as other hands write them: lazy numbers, tags among Markdown, one question only."""

from __future__ import annotations

from tests.index.layout_cases import Case

VARIANTS: tuple[Case, ...] = (
    Case(
        name="every number is 1",
        source="mill.md",
        text="# Interview with Rosa Keel\n\n1. __Tell us about the mill.__\n\n   It is old.\n\n   Very old.\n\n1. __How did it burn?__\n\n   A lamp fell over.\n\n1. __Will you rebuild it?__\n\n   Next year.\n",
        pairs=(
            ("Tell us about the mill.", "It is old.\n\n   Very old.", "Rosa Keel"),
            ("How did it burn?", "A lamp fell over.", "Rosa Keel"),
            ("Will you rebuild it?", "Next year.", "Rosa Keel"),
        ),
    ),
    Case(
        name="headings as tags in Markdown",
        source="mill.md",
        text='# Mill\n\n<h2 id="fire">The fire</h2>\n\n<h3 id="how">\nHow did the mill burn?\n</h3>\n\nA lamp fell over.\n\n<h3>Was anybody hurt?</h3>\n\nNobody.\n\n<h2 id="later">\nAfterwards\n</h2>\n\n<h3>Will you rebuild?</h3>\n\nNext year.\n',
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Will you rebuild?", "Next year.", None),
        ),
    ),
    Case(
        name="a tag of a heading that nobody closes",
        source="mill.md",
        text="# Mill\n\n<h3>How did the mill burn?\n\nA lamp fell over.\n\n<h3>Was anybody hurt?</h3>\n\nNobody.\n",
        pairs=(("How did the mill burn?", "A lamp fell over.", None), ("Was anybody hurt?", "Nobody.", None)),
    ),
    Case(
        name="anchors behind headings",
        source="mill.md",
        text="# Mill\n\n## How did the mill burn? {#burn}\n\nA lamp fell over.\n\n## Was anybody hurt? ## {: #hurt .small}\n\nNobody.\n",
        pairs=(("How did the mill burn?", "A lamp fell over.", None), ("Was anybody hurt?", "Nobody.", None)),
    ),
    Case(
        name="bold questions that are links in AsciiDoc",
        source="mill.adoc",
        text="= Mill\n\n[[burn]]\n**<<mill#burn,How did the mill burn?>>**\n\nA lamp fell over.\n\n[[hurt]]\n**<<mill#hurt,Was anybody _really_ hurt?>>**\n\nNobody.\n",
        pairs=(("How did the mill burn?", "A lamp fell over.", None), ("Was anybody _really_ hurt?", "Nobody.", None)),
    ),
    Case(
        name="an FAQ of one question",
        source="mill.md",
        text="# Mill: frequently asked questions\n\n## Opening hours\n\n### Is it open on Sundays?\n\nIt is not.\n",
        pairs=(("Is it open on Sundays?", "It is not.", None),),
    ),
    Case(
        name="problems among the questions of an FAQ",
        source="mill.md",
        text="# Mill FAQ\n\n## How do I light the lamp?\n\nWith a match.\n\n## The wheel does not turn\n\nOpen the sluice.\n\n## Is there a spare stone?\n\nIn the shed.\n\n## May I bring a dog?\n\nYou may.\n\n## Conclusion\n\nEnjoy the mill.\n",
        pairs=(
            ("How do I light the lamp?", "With a match.", None),
            ("The wheel does not turn", "Open the sluice.", None),
            ("Is there a spare stone?", "In the shed.", None),
            ("May I bring a dog?", "You may.", None),
        ),
    ),
    Case(
        name="a question with an answer above deeper ones",
        source="mill.md",
        text="# Mill\n\n## Why is it slow?\n\nThe brook is low.\n\n## Questions about money\n\n### Is it free?\n\nYes.\n\n### Who pays?\n\nThe town.\n\n### Since when?\n\nSince May.\n",
        pairs=(
            ("Why is it slow?", "The brook is low.", None),
            ("Is it free?", "Yes.", None),
            ("Who pays?", "The town.", None),
            ("Since when?", "Since May.", None),
        ),
    ),
    Case(
        name="a heading that the questions below complete",
        source="mill.md",
        text="# Mill\n\n## How does it differ from...?\n\nA few notes.\n\n### ... the upper mill?\n\nIt is older.\n\n### ... the wind mill?\n\nIt needs water.\n\n### ... the horse mill?\n\nIt needs no hay.\n",
        pairs=(
            ("... the upper mill?", "It is older.", None),
            ("... the wind mill?", "It needs water.", None),
            ("... the horse mill?", "It needs no hay.", None),
        ),
    ),
    Case(
        name="a colon and an end of emphasis that were forgotten",
        source="mill.md",
        text="# Of mills\n\n**Tom Abel: How did the mill burn?\n\n**Rosa Keel:** A lamp fell over.\n\n**Tom Abel:** Was anybody hurt?\n\n**Rosa Keel** Nobody, as far as we know.\n\n**Tom Abel:** Will you rebuild?\n\n**Rosa Keel:** Next year.\n\n**Tom Abel** is a reporter of the Courier.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody, as far as we know.", "Rosa Keel"),
            ("Will you rebuild?", "Next year.", "Rosa Keel"),
        ),
    ),
    Case(
        name="names with degrees",
        source="mill.md",
        text="Tom Abel: How did the mill burn?\n\nRosa B. Keel, Psy.D: A lamp fell over.\n\nTom Abel: Was anybody hurt?\n\nRosa B. Keel, Psy.D: Nobody.\n\nTom Abel: Will you rebuild?\n\nAnn Roe, CPA: If the town pays.\n\nTom Abel: When?\n\nAnn Roe, CPA: In May.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa B. Keel, Psy.D"),
            ("Was anybody hurt?", "Nobody.", "Rosa B. Keel, Psy.D"),
            ("Will you rebuild?", "If the town pays.", "Ann Roe, CPA"),
            ("When?", "In May.", "Ann Roe, CPA"),
        ),
    ),
    Case(
        name="two hosts, of whom one also answers",
        text="Host: Welcome back. Bo, why have we brought these two on the show?\n\nBo: Something burnt last week.\n\nHost: Was it the mill?\n\nBo: It was.\n\nHost: Rosa, can you tell us how it burnt?\n\nRosa: A lamp fell over, and the straw caught at once.\n\nBo: Was anybody hurt?\n\nRosa: Nobody was in the house that night.\n\nHost: Ann, what does the town say?\n\nAnn: The town will pay for a new wheel.\n\nHost: And when will it turn?\n\nAnn: In the spring, if the stones come.\n\nBo: Who brings them?\n\nRosa: My brother does.\n",
        pairs=(
            (
                "Welcome back. Bo, why have we brought these two on the show?",
                "Something burnt last week.",
                "Bo",
            ),
            ("Was it the mill?", "It was.", "Bo"),
            ("Rosa, can you tell us how it burnt?", "A lamp fell over, and the straw caught at once.", "Rosa"),
            ("Was anybody hurt?", "Nobody was in the house that night.", "Rosa"),
            ("Ann, what does the town say?", "The town will pay for a new wheel.", "Ann"),
            ("And when will it turn?", "In the spring, if the stones come.", "Ann"),
            ("Who brings them?", "My brother does.", "Rosa"),
        ),
    ),
    Case(
        name="guests on a panel who ask back",
        text="Q: What about bread?\n\nAB: Bread needs mills. Who else grinds?\n\nCD: Hands do.\n\nQ: And what are the best stones?\n\nEF: I'll go first. Is there a better one than mine?\n\nAB: The blue one.\n\nCD: I agree.\n\nQ: Which wheel is the fastest?\n\nAB: The upper one.\n\nEF: And the dearest.\n",
        pairs=(
            ("What about bread?", "Bread needs mills. Who else grinds? Hands do.", "AB"),
            (
                "And what are the best stones?",
                "I'll go first. Is there a better one than mine? The blue one. I agree.",
                "EF",
            ),
            ("Which wheel is the fastest?", "The upper one. And the dearest.", "AB"),
        ),
    ),
    Case(
        name="sentences with times are no names",
        text="00:01 Do you know the mill?\n\n00:03 Yeah.\n\n00:04 It burnt last week.\n\n00:06 Right.\n\n00:07 How did it burn?\n\n00:09 Yeah.\n\n00:10 A lamp fell over.\n\n00:12 Right.\n\n00:13 Was anybody hurt?\n\n00:15 Yeah.\n\n00:16 Not really.\n\n00:18 Right.\n",
        pairs=(),
    ),
    Case(
        name="a name whose colon was forgotten on a line of its own",
        text="Tom Abel :\n\nHow did the mill burn?\n\nRosa Keel :\n\nA lamp fell over.\n\nTom Abel :\n\nWas anybody hurt?\n\nRosa Keel\n\nNobody.\n\nTom Abel :\n\nWill you rebuild?\n\nRosa Keel :\n\nNext year.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
            ("Will you rebuild?", "Next year.", "Rosa Keel"),
        ),
    ),
    Case(
        name="notes in italics among bold questions",
        source="mill.md",
        text="# Of mills\n\n*(Note: the mill has been rebuilt since. It turns.)*\n\nMills burn, as we all know.\n\n_Interviewed by [Tom Abel](https://example.org/abel)._\n\n**How did the mill burn?**\n\nA lamp fell over.\n\n*Responses to the following questions are an amalgamation.*\n\n## Later\n\n**Was anybody hurt?**\n\nNobody.\n\n**Will you rebuild it?**\n\nNext year.\n\n_This post was originally published in the Courier._\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Will you rebuild it?", "Next year.", None),
        ),
    ),
    Case(
        name="thanks before the next section are no question",
        source="mill.md",
        text="# Two millers\n\n## Rosa Keel\n\n**Tom:** How did the mill burn?\n\n**Rosa:** A lamp fell over, and the straw caught at once.\n\n**Tom:** Thank you very much!\n\n## Ann Roe\n\nAnn keeps the upper mill.\n\n**Tom:** And how is yours?\n\n**Ann:** It turns.\n\n**Tom:** Since when?\n\n**Ann:** Since May.\n\n**Tom:** Thank you.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over, and the straw caught at once.", "Rosa Keel"),
            ("And how is yours?", "It turns.", "Ann Roe"),
            ("Since when?", "Since May.", "Ann Roe"),
        ),
    ),
    Case(
        name="addresses at the end belong to nobody",
        text="Q: How did the mill burn?\nA: A lamp fell over.\n\nQ: Was anybody hurt?\nA: Nobody.\n\nOther talks from that day: https://example.org/talks\n\nSome slides:\n\nhttps://example.org/slides\n",
        pairs=(("How did the mill burn?", "A lamp fell over.", None), ("Was anybody hurt?", "Nobody.", None)),
    ),
    Case(
        name="a head between longer rules",
        source="mill.md",
        text="------\ntitle: Interview with Rosa Keel\ndate: 2024-02-22\n---\n\n**How did the mill burn?**\n\nA lamp fell over.\n\n**Was anybody hurt?**\n\nNobody.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
        ),
    ),
    Case(
        name="LaTeX labels that ask",
        source="mill.tex",
        text="\\begin{document}\n\\begin{description}\n\\item[How did the mill burn?] A lamp fell over.\n\\item[Was anybody hurt?] Nobody.\n\\end{description}\nMore below.\n\\end{document}\n",
        pairs=(("How did the mill burn?", "A lamp fell over.", None), ("Was anybody hurt?", "Nobody.", None)),
    ),
    Case(
        name="a deposition with an empty answer, objections and a witness who asks back",
        text="DEPOSITION OF ROSA KEEL\n\nEXAMINATION\nBY MR. ABEL:\nQ.  Where were you?\nA.  At home. Why do you ask?\nQ.  I ask the questions. Were you alone?\n     MS. DUNE: Objection, form.\nA.  Yes.\nQ.  And who lit the lamp?\n     MS. DUNE: Objection. Asked and answered.\n     MR. ABEL: It was not answered.\n     THE WITNESS: I did. Should I not have?\nQ.  Did anyone see it?\nA.\nQ.  Let me ask again. Did anyone see it?\nA.  No.\n",
        pairs=(
            ("Where were you?", "At home. Why do you ask?", "ROSA KEEL"),
            ("I ask the questions. Were you alone?", "Yes.", "ROSA KEEL"),
            ("And who lit the lamp?", "I did. Should I not have?", "ROSA KEEL"),
            ("Let me ask again. Did anyone see it?", "No.", "ROSA KEEL"),
        ),
    ),
    Case(
        name="bold questions of several paragraphs, one that asks nothing",
        source="mill.md",
        text="# Questions for Rosa Keel\n\n**Your mill burnt last year.**\n\n**Many say it was the lamp. What do you say?**\n\nIt was the lamp.\n\n**There is one thing that nobody has understood.**\n\n**Why did you stay?**\n\nWhere should I go?\n\n**Tell us about the wheel.**\n\nIt is oak.\n",
        pairs=(
            (
                "Your mill burnt last year.**\n\n**Many say it was the lamp. What do you say?",
                "It was the lamp.",
                "Rosa Keel",
            ),
            (
                "There is one thing that nobody has understood.**\n\n**Why did you stay?",
                "Where should I go?",
                "Rosa Keel",
            ),
            ("Tell us about the wheel.", "It is oak.", "Rosa Keel"),
        ),
    ),
    Case(
        name="a briefing that says where it ends",
        text="BRIEFING BY MS. KEEL\n\n     MS. KEEL:  Good afternoon.  The mill is closed.\n\n     Q    When will it open?\n\n     MS. KEEL:  In the spring.\n\n     Q    And the bridge?\n\n     MS. KEEL:  It is safe.\n\n                 END                1:20 P.M. EDT\n",
        asker="Q",
        pairs=(("When will it open?", "In the spring.", "MS. KEEL"), ("And the bridge?", "It is safe.", "MS. KEEL")),
    ),
    Case(
        name="headings that only begin like requests",
        source="mill.md",
        text="# Mill\n\n## List of wheels\n\nOak, iron.\n\n## Show notes\n\nNone.\n\n## Share of water\n\nHalf.\n\n## Talk with Rosa\n\nLater.\n",
        pairs=(),
    ),
    Case(
        name="Spanish words once, initials afterwards",
        source="molino.md",
        text="# Entrevista a Rosa Keel\n\n**Pregunta.** ¿Cómo ardió el molino?\n\n**Respuesta.** Cayó una lámpara.\n\n**P.** ¿Hubo heridos?\n\n**R.** Nadie.\n\n**P.** ¿Lo reconstruirá?\n\n**R.** El año que viene.\n",
        pairs=(
            ("¿Cómo ardió el molino?", "Cayó una lámpara.", "Rosa Keel"),
            ("¿Hubo heridos?", "Nadie.", "Rosa Keel"),
            ("¿Lo reconstruirá?", "El año que viene.", "Rosa Keel"),
        ),
    ),
    Case(
        name="plain questions before labelled answers",
        source="mill.md",
        text="# Rosa Keel on mills\n\nHow did the mill burn?\n\n**Rosa Keel:** A lamp fell over.\n\nWas anybody hurt?\n\n**Rosa Keel:** Nobody.\n\nWhy would they be?\n\nWill you rebuild it?\n\n**Rosa Keel:** Next year.\n\nWhy not?\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.\n\nWhy would they be?", "Rosa Keel"),
            ("Will you rebuild it?", "Next year.\n\nWhy not?", "Rosa Keel"),
        ),
    ),
    Case(
        name="folded answers and rubrics in reStructuredText",
        source="mill.rst",
        text="Mill FAQ\n========\n\n.. dropdown:: Who pays?\n   :open:\n   :color: primary\n\n   The town.\n\n   For now.\n\n.. dropdown:: Since when?\n\n   Since May.\n\nFire\n----\n\n.. rubric:: How did the mill burn?\n\nA lamp fell over.\n\n.. rubric:: Was anybody hurt?\n\nNobody.\n",
        pairs=(
            ("Who pays?", "The town.\n\n   For now.", None),
            ("Since when?", "Since May.", None),
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
        ),
    ),
    Case(
        name="a comment inside a list",
        source="report.md",
        text="# Report\n\n1. What did you mend?\n\n    <!--\n      Say it briefly. What else?\n    -->\n\n    The wheel.\n\n2. What is left?\n\n    <!-- Be honest. -->\n\n    The roof.\n",
        pairs=(("What did you mend?", "The wheel.", None), ("What is left?", "The roof.", None)),
    ),
)
