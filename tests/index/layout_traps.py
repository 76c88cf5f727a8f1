# ruff: noqa: E501 - each text is one document as it would stand in a file
"""Small documents with what real ones hold: damaged labels, slips, notes between, layouts that change, false friends."""

from __future__ import annotations

from tests.index.layout_cases import Case

TRAPS: tuple[Case, ...] = (
    Case(
        name="short requests and statements of an interviewer",
        text="INTERVIEWER: Tell me about the mill.\n\nKEEL: A lamp fell over.\n\nINTERVIEWER: I see.\n\nKEEL: And the straw caught.\n\nINTERVIEWER: Describe your brother.\n\nKEEL: He was tall.\n\nINTERVIEWER: And the war came.\n\nKEEL: It came in September.\n\nINTERVIEWER: You left in 1950.\n\nKEEL: On foot.\n\nINTERVIEWER: You already did.\n\nKEEL: And in the rain.\n",
        asker="INTERVIEWER",
        pairs=(
            ("Tell me about the mill.", "A lamp fell over. I see. And the straw caught.", "KEEL"),
            ("Describe your brother.", "He was tall.", "KEEL"),
            ("And the war came.", "It came in September.", "KEEL"),
            ("You left in 1950.", "On foot. You already did. And in the rain.", "KEEL"),
        ),
    ),
    Case(
        name="a short statement put to somebody",
        text="A talk with Rosa Keel\n\nTom Abel: How did the mill burn?\n\nRosa Keel: A lamp fell over.\n\nTom Abel: You were there.\n\nRosa Keel: I was.\n\nTom Abel: And then some.\n\nRosa Keel: All night.\n\nTom Abel: Was anybody hurt?\n\nRosa Keel: Nobody.\n",
        asker="Tom Abel",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("You were there.", "I was. And then some. All night.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
        ),
    ),
    Case(
        name="names in parentheses",
        text="Oral history with Rosa Keel\n\n(Tom Abel) How did the mill burn?\n\n(Rosa Keel) A lamp fell over.\n\n(Tom Abel) Was anybody hurt?\n\n(Rosa Keel) Nobody.\n",
        asker="Tom Abel",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
        ),
    ),
    Case(
        name="names before a bar",
        text="Oral history with Rosa Keel\n\nTom Abel | How did the mill burn?\n\nRosa Keel | A lamp fell over.\n\nTom Abel | Was anybody hurt?\n\nRosa Keel | Nobody.\n",
        asker="Tom Abel",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
        ),
    ),
    Case(
        name="initials that stand once behind a name and once alone",
        source="mill.md",
        text="# Of mills\n\n**Tom Abel (TA):** How did the mill burn?\n\n**Rosa Keel (RK):** A lamp fell over.\n\n**TA:** Was anybody hurt?\n\n**RK:** Nobody.\n",
        asker="Tom Abel",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
        ),
    ),
    Case(
        name="single letters behind names",
        text="Interview with Rosa Keel (B) by Tom Abel (A)\n\nA: How did the mill burn?\nB: A lamp fell over.\nA: Was anybody hurt?\nB: Nobody.\n",
        asker="Tom Abel",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
        ),
    ),
    Case(
        name="answers to choose from belong to the question",
        text="Q1. How often do you pass the mill?\n- A: daily\n- B: never\n\nSixty of a hundred said daily.\n\nQ2. Would you pay for it?\n- A: yes\n- B: no\n\nNearly all said no.\n",
        pairs=(
            ("How often do you pass the mill?\n- A: daily\n- B: never", "Sixty of a hundred said daily.", None),
            ("Would you pay for it?\n- A: yes\n- B: no", "Nearly all said no.", None),
        ),
    ),
    Case(
        name="headings with bare numbers",
        source="mill.md",
        text="# Mills\n\n## 1 How did it burn?\n\nA lamp fell over.\n\n## 2 Was anybody hurt?\n\nNobody.\n",
        pairs=(
            ("How did it burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
        ),
    ),
    Case(
        name="headings of Textile",
        source="mill.textile",
        text='h1. Mills\n\nh3. How did it burn?\n\nA lamp *fell* over, see "the map":http://example.org/map.\n\nh3(#hurt). Was anybody hurt?\n\nNobody.\n',
        pairs=(
            ("How did it burn?", 'A lamp *fell* over, see "the map":http://example.org/map.', None),
            ("Was anybody hurt?", "Nobody.", None),
        ),
    ),
    Case(
        name="names in bold without a sign",
        source="mill.md",
        text="# Of mills\n\n**Tom Abel** How did the mill burn?\n\n**Rosa Keel** A lamp fell over.\n\n**Tom Abel** Was anybody hurt?\n\n**Rosa Keel** Nobody.\n",
        asker="Tom Abel",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
        ),
    ),
    Case(
        name="names in bold on lines of their own",
        source="mill.md",
        text="# Of mills\n\n**Tom Abel**\n\nHow did the mill burn?\n\n**Rosa Keel**\n\nA lamp fell over.\n\nThe straw caught.\n\n**Tom Abel**\n\nWas anybody hurt?\n\n**Rosa Keel**\n\nNobody.\n",
        asker="Tom Abel",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.\n\nThe straw caught.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
        ),
    ),
    Case(
        name="QUESTION for whoever asks, a name for who answers",
        source="briefing.md",
        text="**MS. WEIR:** Good afternoon. The mill is closed.\n\n**QUESTION:** When will it open again?\n\n**MS. WEIR:** In the spring.\n\n**QUESTION:** Is the bridge safe?\n\n**MS. WEIR:** It is.\n",
        asker="QUESTION",
        pairs=(
            ("When will it open again?", "In the spring.", "MS. WEIR"),
            ("Is the bridge safe?", "It is.", "MS. WEIR"),
        ),
    ),
    Case(
        name="a space before the colon",
        source="moulin.md",
        text="# Entretien avec Rose Kiel\n\n**Le Courrier : Comment le moulin a-t-il brûlé ?**\n\n**Rose Kiel :** Une lampe est tombée.\n\n**Le Courrier : Et ensuite ?**\n\n**Rose Kiel :** La paille a pris feu.\n",
        asker="Le Courrier",
        pairs=(
            ("Comment le moulin a-t-il brûlé ?", "Une lampe est tombée.", "Rose Kiel"),
            ("Et ensuite ?", "La paille a pris feu.", "Rose Kiel"),
        ),
    ),
    Case(
        name="labels with damaged characters and brackets",
        text="Mr. Andr\ufffd Lef\ufffdvre (Sorel\x96Tracy, BQ): Mr. Chair, who paid for the mill?\nHon. Ann Cole (Minister of Roads): The Crown did.\nMr. Andr\ufffd Lef\ufffdvre: And who will mend it?\nHon. Ann Cole: We will.\nThe Chair: Order. We go to Mr. Poe.\nMr. Ed Poe (Labrador, CPC): Will there be a ferry?\nHon. Ann Cole: In the spring.\n",
        pairs=(
            ("Mr. Chair, who paid for the mill?", "The Crown did.", "Hon. Ann Cole"),
            ("And who will mend it?", "We will.", "Hon. Ann Cole"),
            ("Will there be a ferry?", "In the spring.", "Hon. Ann Cole"),
        ),
    ),
    Case(
        name="Interviewer (I) and I afterwards",
        text="Interviewer (I): So you were at the mill?\nRespondent (R): I was.\nI: And for how long?\nR: Two years and a bit.\nI: Mm-hm.\nR: It was cold.\nI: What did you eat?\nR: Fish.\n",
        asker="Interviewer",
        pairs=(
            ("So you were at the mill?", "I was.", "Respondent"),
            ("And for how long?", "Two years and a bit. Mm-hm. It was cold.", "Respondent"),
            ("What did you eat?", "Fish.", "Respondent"),
        ),
    ),
    Case(
        name="a committee that numbers its questions",
        text="Q1   Chair: Good morning. Could you tell us who you are?\n\nDr Hale: I am the miller.\n\nQ2   Mr Bone: How many mills burnt last year?\n\nDr Hale: One in five.\n\nMs Pratt: If I may add, that is better than the year before.\n\nQ3   Mr Bone: Better than awful?\n\nDr Hale: Yes.\n",
        pairs=(
            ("Good morning. Could you tell us who you are?", "I am the miller.", "Dr Hale"),
            (
                "How many mills burnt last year?",
                "One in five. If I may add, that is better than the year before.",
                "Dr Hale",
            ),
            ("Better than awful?", "Yes.", "Dr Hale"),
        ),
    ),
    Case(
        name="chat with times and names in brackets",
        text="[10:01] <tom> hi all, is the mill burnt?\n[10:02] <rosa> yes, since last night\n[10:02] <tom> who did it?\n[10:03] <rosa> a lamp, sorry\n[10:04] <tom> can you mend it?\n[10:05] <rosa> on it\n",
        asker="tom",
        pairs=(
            ("hi all, is the mill burnt?", "yes, since last night", "rosa"),
            ("who did it?", "a lamp, sorry", "rosa"),
            ("can you mend it?", "on it", "rosa"),
        ),
    ),
    Case(
        name="a slip in a label",
        text="Tom Abel: How did the mill burn?\n\nRosa Keel: A lamp fell over.\n\nTom Abel: Was anybody hurt?\n\nRosa Kele: Nobody.\n\nTom Abel: Will you rebuild?\n\nRosa Keel: Next year.\n\nTom Abel: And then?\n\nRosa Keel: We grind.\n",
        asker="Tom Abel",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
            ("Will you rebuild?", "Next year.", "Rosa Keel"),
            ("And then?", "We grind.", "Rosa Keel"),
        ),
    ),
    Case(
        name="somebody who asks once",
        text="Tom: How did the mill burn?\n\nRosa: A lamp fell over, and the straw caught at once.\n\nTom: Was anybody hurt?\n\nRosa: Nobody was in the house that night.\n\nVisitor: May I ask who owns it?\n\nRosa: The town does.\n\nTom: Will you rebuild?\n\nRosa: Next year.\n\nTom: And then?\n\nRosa: We grind.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over, and the straw caught at once.", "Rosa"),
            ("Was anybody hurt?", "Nobody was in the house that night.", "Rosa"),
            ("May I ask who owns it?", "The town does.", "Rosa"),
            ("Will you rebuild?", "Next year.", "Rosa"),
            ("And then?", "We grind.", "Rosa"),
        ),
    ),
    Case(
        name="a colon inside a wrapped paragraph is no label",
        source="mill.md",
        text="# Of mills\n\n**Tom Abel (TA): How did\nthe mill burn?**\n\n**Rosa Keel (RK):** A lamp fell over.\n\n**TA: There is talk about the old\nMill Pond: is it true\nthat it is dry?**\n\n**RK:** It is.\n\n**TA: Will you rebuild?**\n\n**RK:** Next year.\n",
        asker="Tom Abel",
        pairs=(
            ("How did\nthe mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("There is talk about the old\nMill Pond: is it true\nthat it is dry?", "It is.", "Rosa Keel"),
            ("Will you rebuild?", "Next year.", "Rosa Keel"),
        ),
    ),
    Case(
        name="bold questions, answers of several with names",
        source="mill.md",
        text="# Of mills\n\n## Interview\n\n**How did the mill burn?**\n\n**Rosa Keel:** A lamp fell over.\n\n**Tom Abel:** The straw caught.\n\n**Was anybody hurt?**\n\n**Tom Abel:** Nobody.\n\n**Will you rebuild?**\n\n**Rosa Keel:** Next year.\n\n**Tom Abel:** If they let us.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over. The straw caught.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Tom Abel"),
            ("Will you rebuild?", "Next year. If they let us.", "Rosa Keel"),
        ),
    ),
    Case(
        name="an editor's notes belong to nobody",
        source="mill.md",
        text="# Interview with Rosa Keel\n\n**How did the mill burn?**\n\nA lamp fell over. [Editor's note: the lamp was found in May.] The straw caught.\n\n*[Editor's note: this interview was shortened.]*\n\n**Was anybody hurt?**\n\nNobody.\n\n*This conversation has been edited for length.*\n\n**Will you rebuild?**\n\nNext year.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over. The straw caught.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
            ("Will you rebuild?", "Next year.", "Rosa Keel"),
        ),
    ),
    Case(
        name="Q. and a number",
        text="Q. 1. What is the society?\nA. A club of friends.\n\nQ. 2. Who may join?\nA. Anyone.\n",
        pairs=(
            ("What is the society?", "A club of friends.", None),
            ("Who may join?", "Anyone.", None),
        ),
    ),
    Case(
        name="question and answer on one line",
        text="Q: What is it? A: A mill.\nQ: Who owns it? A: The town.\nQ: Is it old? A: Very.\n",
        pairs=(
            ("What is it?", "A mill.", None),
            ("Who owns it?", "The town.", None),
            ("Is it old?", "Very.", None),
        ),
    ),
    Case(
        name="numbers before questions, A: before answers, titles between",
        text="Section 1. Wheels\n\n1.1:\tHow should I choose a wheel?\n\nA:\tBy the water.\n\n1.2:\tWho mends it?\n\nA:\tA millwright.\n\n1.4:\tHow do I oil it?\n\nA:\tWith fat.\n\nSection 2. Stones\n\n2.1:\tWhat do they weigh?\n\nA:\tA ton.\n",
        pairs=(
            ("How should I choose a wheel?", "By the water.", None),
            ("Who mends it?", "A millwright.", None),
            ("How do I oil it?", "With fat.", None),
            ("What do they weigh?", "A ton.", None),
        ),
    ),
    Case(
        name="a layout that changes midway",
        source="mill.md",
        text="# Of mills\n\n**Where did you learn it?**\n\nIn Delft.\n\n**Who taught you?**\n\nNobody. Books.\n\nQ: How hot does the lamp get?\n\nA: Very hot.\n\nQ: Is that dangerous?\n\nA: If one is careless.\n",
        pairs=(
            ("Where did you learn it?", "In Delft.", None),
            ("Who taught you?", "Nobody. Books.", None),
            ("How hot does the lamp get?", "Very hot.", None),
            ("Is that dangerous?", "If one is careless.", None),
        ),
    ),
    Case(
        name="titles in capitals between the questions",
        text="1) How did the mill burn?\n\nA lamp fell over.\n\nREBUILDING\n\n2) Will you rebuild?\n\nNext year.\n\n3) Who pays?\n\nThe town.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Will you rebuild?", "Next year.", None),
            ("Who pays?", "The town.", None),
        ),
    ),
    Case(
        name="a table in which only the questions have a title",
        source="mill.md",
        text="# Mill\n\n| Question | |\n|---|---|\n| How did the mill burn? | A lamp fell over. |\n| Was anybody hurt? | Nobody. |\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
        ),
    ),
    Case(
        name="a table whose column asks",
        source="mill.md",
        text="# Mill\n\n| Topic | Details |\n|---|---|\n| How did the mill burn? | A lamp fell over. |\n| Was anybody hurt? | Nobody. |\n| Who pays? | The town. |\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Who pays?", "The town.", None),
        ),
    ),
    Case(
        name="a deeper heading asks on",
        source="mill.md",
        text="# Mill FAQ\n\n## What is it?\n\nA mill.\n\n## Is it free?\n\nYes.\n\n### Even for schools?\n\nEven for them.\n\n## Is it old?\n\nVery.\n",
        pairs=(
            ("What is it?", "A mill.", None),
            ("Is it free?", "Yes.", None),
            ("Even for schools?", "Even for them.", None),
            ("Is it old?", "Very.", None),
        ),
    ),
    Case(
        name="a heading nobody answers",
        source="mill.md",
        text="## What is it?\n\n## Is it free?\n\nYes.\n\n## Is it old?\n\nVery.\n",
        pairs=(
            ("Is it free?", "Yes.", None),
            ("Is it old?", "Very.", None),
        ),
    ),
    Case(
        name="terms in bold are no speakers",
        source="mill.md",
        text="# Mills\n\n**Water mills:** These stand at rivers and are the oldest.\n\n**Wind mills:** These stand on hills.\n\n**Water mills:** Their wheels rot.\n\n**Wind mills:** Their sails tear.\n\n**Horse mills:** These are slow.\n",
        pairs=(),
    ),
    Case(
        name="titles that begin like questions are none",
        source="mill.md",
        text="# Five years of milling\n\n## What we learned\n\nA lot.\n\n## How it works\n\nThe wheel turns.\n\n## What's next\n\nA roof.\n\n## Why mills matter\n\nBread.\n",
        pairs=(),
    ),
    Case(
        name="headings with a colon are no speakers",
        source="mill.md",
        text="# A talk about mills\n\n## Wheel: what it is\n\nIt turns. Does it? It does.\n\n## Stone: what it is\n\nIt grinds.\n\n## Wheel: who made it\n\nA wright. Who else?\n\n## Stone: who made it\n\nA mason.\n",
        pairs=(),
    ),
)
