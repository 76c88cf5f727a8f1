# ruff: noqa: E501 - each text is one document as it would stand in a file
"""Small conversations in which a heading asks, a dash answers, or the document says itself whose the initials are."""

from __future__ import annotations

from tests.index.layout_cases import Case

BURN = ("How did the mill burn?", "A lamp fell over.")
HURT = ("Was anybody hurt?", "Nobody, thank God.")
PAYS = ("Who will pay?", "The town will.")

VOICES: tuple[Case, ...] = (
    Case(
        name="headings ask, or state, and two people answer in turn",
        source="mill.md",
        text=(
            "# Of mills: Rosa and Adam Keel, millers\n\n### How did the mill burn?\n\n**Rosa:** A lamp fell over.\n\n"
            "### The lamp had a name, I believe.\n\n**Adam:** It had, after our teacher.\n\n"
            "### Who lit it?\n\n**Rosa:** I did.\n\n### Was anybody hurt?\n\n**Adam:** Nobody, thank God.\n\n"
            "### You went back for the cat.\n\n**Rosa:** What else does one do?\n\n**Adam:** She did.\n\n"
            "### Will you rebuild it?\n\n**Adam:** Next year.\n\n### Who will pay?\n\n**Rosa:** The town will.\n\n"
            "### When does it open?\n\n**Adam:** In May.\n"
        ),
        pairs=(
            (*BURN, "Rosa"),
            ("The lamp had a name, I believe.", "It had, after our teacher.", "Adam Keel"),
            ("Who lit it?", "I did.", "Rosa"),
            (*HURT, "Adam Keel"),
            ("You went back for the cat.", "What else does one do? She did.", "Rosa"),
            ("Will you rebuild it?", "Next year.", "Adam Keel"),
            (*PAYS, "Rosa"),
            ("When does it open?", "In May.", "Adam Keel"),
        ),
    ),
    Case(
        name="headings name who asks",
        source="mill.md",
        text=(
            "# Meeting about the mill\n\nIn the hall, with **Rosa Keel** and **Tom Abel** of the board.\n\n"
            "### Ann Reed, baker: How did the mill burn?\n\n**Keel:** A lamp fell over.\n\n"
            "### Ann Reed: Was anybody hurt?\n\n**Abel:** Nobody, thank God.\n\n### Jon Fisk, age 8: Who will pay?\n\n**Keel:** The town will.\n\n"
            "### Eva Lind: May we keep the wheel?\n\n**Abel:** You may.\n"
        ),
        pairs=(
            (*BURN, "Rosa Keel"),
            (*HURT, "Tom Abel"),
            (*PAYS, "Rosa Keel"),
            ("May we keep the wheel?", "You may.", "Tom Abel"),
        ),
    ),
    Case(
        name="terms that open with the name of one of two who ask",
        source="mill.adoc",
        text="= Mill\n\nMs Reed: How did the mill burn?::\nA lamp fell over.\n\nMr Fisk: Was anybody hurt?::\nNobody, thank God.\n\nMs Reed: Who will pay?::\nThe town will.\n",
        pairs=((*BURN, None), (*HURT, None), (*PAYS, None)),
    ),
    Case(
        name="headings that state whole sentences among as many that ask",
        source="mill.md",
        text="# Mill\n\n### How did the mill burn?\n\nA lamp fell over.\n\n### You were told to leave.\n\nI was not.\n\n### Was anybody hurt?\n\nNobody, thank God.\n\n### They say you went back for the cat.\n\nI did.\n\n### Who will pay?\n\nThe town will.\n\n### Will you rebuild it?\n\nNext year.\n\n### And the cat?\n\nShe sleeps.\n",
        pairs=(
            (*BURN, None),
            ("You were told to leave.", "I was not.", None),
            (*HURT, None),
            ("They say you went back for the cat.", "I did.", None),
            (*PAYS, None),
            ("Will you rebuild it?", "Next year.", None),
            ("And the cat?", "She sleeps.", None),
        ),
    ),
    Case(
        name="headings of programs name nobody",
        source="mill.md",
        text="# Lamp FAQ\n\nIt runs on a phone, in the studio of a mill and in any visual editor.\n\n## Visual Studio: How do I light it?\n\nWith a match.\n\n## Visual Studio: How do I turn it off?\n\nBlow.\n\n## Visual Studio: Who pays?\n\nThe town.\n",
        pairs=(
            ("Visual Studio: How do I light it?", "With a match.", None),
            ("Visual Studio: How do I turn it off?", "Blow.", None),
            ("Visual Studio: Who pays?", "The town.", None),
        ),
    ),
    Case(
        name="titles of blocks in AsciiDoc",
        source="mill.adoc",
        text="= Mill\n\n.How did the mill burn?\nA lamp fell over.\n\n.Was anybody hurt?\nNobody, thank God.\n\n.The wheel does not turn.\nOpen the sluice.\n\n.Who will pay?\nThe town will.\n",
        pairs=(
            (*BURN, None),
            (*HURT, None),
            ("The wheel does not turn.", "Open the sluice.", None),
            (*PAYS, None),
        ),
    ),
    Case(
        name="dotted initials with a time, declared in brackets",
        text=(
            "Mill Collection, item 6. Spoken by Jon Joe McKeel (J.J.McK.), 77. Collected by Tess Abel (T.A.).\n\n"
            "T.A. [0:40] How did the mill burn?\n\nJ.J.McK. [0:44] A lamp fell over.\n\nT.A. [1:25] Was anybody hurt?\n\n"
            "J.J.McK. [1:30] Nobody, thank God.\n"
        ),
        pairs=((*BURN, "Jon Joe McKeel"), (*HURT, "Jon Joe McKeel")),
        asker="Tess Abel",
    ),
    Case(
        name="single letters with a time, declared with a sign",
        text=(
            "Tape 4. R = Mrs Rosa Keel, miller. D = Dan Abel.\n\nD  02:10  How did the mill burn?\nR  02:13  A lamp fell over.\n\n"
            "D  03:02  Was anybody hurt?\nR  03:04  Nobody, thank God.\n\nD  03:40  Who will pay?\nR  03:43  The town will.\n"
        ),
        pairs=((*BURN, "Mrs Rosa Keel"), (*HURT, "Mrs Rosa Keel"), (*PAYS, "Mrs Rosa Keel")),
        asker="Dan Abel",
    ),
    Case(
        name="dotted initials in bold, one of them of a first name",
        source="mill.md",
        text=(
            "# A life at the mill\n\n**R.K.** = Rosa Keel, miller. **O.** = Olga, pupil.\n\n---\n\n**O.** How did the mill burn?\n\n"
            "**R.K.** A lamp fell over.\n\n**O.** Was anybody hurt?\n\n**R.K.** Nobody, thank God.\n\n**O.** Who will pay?\n\n**R.K.** The town will.\n"
        ),
        pairs=((*BURN, "Rosa Keel"), (*HURT, "Rosa Keel"), (*PAYS, "Rosa Keel")),
        asker="Olga",
    ),
    Case(
        name="bold initials with minutes in brackets",
        source="mill.md",
        text=(
            "# A life: Rosa Keel at 88\n\n*INT = our interviewer, Tom Abel. RK = Keel.*\n\n**INT [01.15]** How did the mill burn?\n\n"
            "**RK [01.18]** A lamp fell over.\n\n**INT [01.50]** Was anybody hurt?\n\n**RK [01.55]** Nobody, thank God.\n\n"
            "**INT [02.30]** Who will pay?\n\n**RK [02.32]** The town will.\n"
        ),
        pairs=((*BURN, "Rosa Keel"), (*HURT, "Rosa Keel"), (*PAYS, "Rosa Keel")),
        asker="Tom Abel",
    ),
    Case(
        name="initials of a name in capitals with a nickname, and AT who asks",
        text=(
            'with ROSALIND "ROSIE" KEEL-ABEL, the miller of Selby\ninterviewed by Ann Tell\n\nAT: How did the mill burn?\n\nRKA: A lamp fell over.\n\n'
            "AT: Was anybody hurt?\n\nRKA: Nobody, thank God.\n\nAT: Who will pay?\n\nRKA: The town will.\n"
        ),
        pairs=(
            (*BURN, 'ROSALIND "ROSIE" KEEL-ABEL'),
            (*HURT, 'ROSALIND "ROSIE" KEEL-ABEL'),
            (*PAYS, 'ROSALIND "ROSIE" KEEL-ABEL'),
        ),
        asker="Ann Tell",
    ),
    Case(
        name="the nickname of a full name",
        text=(
            'Salome "Sal" Keel, 63, kept the mill for nine years. Big Sal talks.\n\nTOM: How did the mill burn?\n\nSAL: A lamp fell over.\n\n'
            "TOM: Was anybody hurt?\n\nSAL: Nobody, thank God.\n"
        ),
        pairs=((*BURN, 'Salome "Sal" Keel'), (*HURT, 'Salome "Sal" Keel')),
    ),
    Case(
        name="answers behind dashes, whoever is described before the conversation gives them",
        text=(
            "SONGS OF A MILL\nRosa Keel, miller and singer, in conversation with Ann Tell for the radio.\n\n"
            "How did the mill burn?\n— A lamp fell over.\n\nYou were asleep.\n— I was.\n\nWas anybody hurt?\n— Nobody, thank God.\n\nWho will pay?\n— The town will.\n\nIt said so in May.\n"
        ),
        pairs=(
            (*BURN, "Rosa Keel"),
            ("You were asleep.", "I was.", "Rosa Keel"),
            (*HURT, "Rosa Keel"),
            ("Who will pay?", "The town will.\n\nIt said so in May.", "Rosa Keel"),
        ),
    ),
    Case(
        name="bold statements among bold questions, answered behind dashes by name",
        source="mill.md",
        text=(
            "*Rosa Keel, miller, and Jon Abel, smith.*\n\n**How did the mill burn?**\n\n— KEEL: A lamp fell over.\n\n— ABEL: So they say.\n\n"
            "**There is to be a new one.**\n\n— KEEL: In May.\n\n**Was anybody hurt?**\n\n— ABEL: Nobody, thank God.\n\n"
            "*(The bell rings.)*\n\n**Who will pay?**\n\n— KEEL: The town will.\n"
        ),
        pairs=(
            ("How did the mill burn?", "A lamp fell over. So they say.", "Rosa Keel"),
            ("There is to be a new one.", "In May.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody, thank God.", "Jon Abel"),
            (*PAYS, "Rosa Keel"),
        ),
    ),
    Case(
        name="lists of dashes under sentences answer nothing",
        text="What we grow:\n– beans\n– leeks\n\nWhat we sell?\n– beans\n– jam\n\nWhat we eat?\n– leeks\n– bread\n",
        pairs=(),
    ),
    Case(
        name="letters to an adviser, each with who signs it, and what is replied behind a label",
        text=(
            "ASK NORA\n\nNora Lind, our secretary, answers your letters.\n\n"
            "Dear Nora,\nMy neighbour grinds at midnight. He smiles and carries on. Must I put\nup with it?\n      -- Sleepless, Mill Lane\n\n"
            "NORA REPLIES: You need not. Write to the committee.\n\n        *       *       *\n\n"
            "Dear Nora,\nWhere does one put old flour? The bins refuse it.\n      -- Henpecked, Hull\n\n"
            "NORA REPLIES: Bring it to the mill.\n\n        *       *       *\n\nLetters go in the red box by the door.\n"
        ),
        pairs=(
            (
                "My neighbour grinds at midnight. He smiles and carries on. Must I put\nup with it?",
                "You need not. Write to the committee.",
                "Nora Lind",
            ),
            ("Where does one put old flour? The bins refuse it.", "Bring it to the mill.", "Nora Lind"),
        ),
    ),
    Case(
        name="letters to an adviser whose replies greet who has signed",
        text=(
            "DEAR NORA: My husband snores, and the dog leaves the room. What can I do? -- SLEEPLESS IN HULL\n\n"
            "DEAR SLEEPLESS: Send him to a doctor.\n\nDEAR NORA: My sister has had my cart for a month. -- ON FOOT\n\n"
            "DEAR ON FOOT: Ask her for it.\n"
        ),
        pairs=(
            ("My husband snores, and the dog leaves the room. What can I do?", "Send him to a doctor.", "NORA"),
            ("My sister has had my cart for a month.", "Ask her for it.", "NORA"),
        ),
    ),
    Case(
        name="letters that two people write to each other",
        text=(
            "Dear Rosa,\n\nThe mill is cold. How are you?\n\nTom\n\nDear Tom,\n\nI am well, and the mill here is warm.\n\nRosa\n\n"
            "Dear Rosa,\n\nThen I shall come.\n\nTom\n\nDear Tom,\n\nDo come, and bring flour.\n\nRosa\n\nDear Rosa,\n\nI have none.\n\nTom\n"
        ),
        pairs=(),
    ),
    Case(
        name="who asks is set in bold, with what they say, and states as well",
        source="mill.md",
        text=(
            "# The mill: a press conference\n\n*Rosa Keel and Adam Reed, millers.*\n\n"
            "**Local radio: How did the mill burn?**\n\nKeel: A lamp fell over.\n\n"
            "**Evening paper: You kept no bucket there. Was anybody hurt?**\n\nKeel: Nobody, thank God.\n\n"
            "**Evening paper: But the cat. People don't understand it.**\n\nReed: She did.\n\n"
            "**Local radio: Who will pay?**\n\nKeel: The town will.\n\n**Local radio: There was a light on the roof.**\n\nReed: One. It was mine.\n"
        ),
        pairs=(
            (*BURN, "Rosa Keel"),
            ("You kept no bucket there. Was anybody hurt?", "Nobody, thank God.", "Rosa Keel"),
            ("But the cat. People don't understand it.", "She did.", "Adam Reed"),
            (*PAYS, "Rosa Keel"),
            ("There was a light on the roof.", "One. It was mine.", "Adam Reed"),
        ),
    ),
    Case(
        name="a writer tells what happens between answers that are quoted",
        source="mill.md",
        text=(
            "# What the mill was doing\n\n**Rosa Keel has milled for ten years. By Tom Abel.**\n\nThe door is from a butcher. Keel gives me a coat.\n\n"
            "**How did the mill burn?**\n\n> A lamp fell over.\n>\n> It was mine.\n\nHer brother, Adam, is sweeping. He never looks up.\n\n"
            "**Newspapers say it was arson.**\n\n> I know. I was asked.\n\n**Was anybody hurt?**\n\n> Nobody, thank God.\n\nThe cat, I checked, is well.\n\n"
            "**Who will pay?**\n\n> The town will.\n"
        ),
        pairs=(
            ("How did the mill burn?", "> A lamp fell over.\n>\n> It was mine.", "Rosa Keel"),
            ("Newspapers say it was arson.", "> I know. I was asked.", "Rosa Keel"),
            ("Was anybody hurt?", "> Nobody, thank God.", "Rosa Keel"),
            ("Who will pay?", "> The town will.", "Rosa Keel"),
        ),
    ),
    Case(
        name="bold words above the first question that say who made it",
        source="mill.md",
        text=(
            "# Dust\n\n**Rosa Keel was out for nineteen months. She talks to Tom Abel about the mill.**\n\n"
            "**How did the mill burn?**\n\nA lamp fell over.\n\n**Take us back to the morning.**\n\nI heard it from my bed.\n\n"
            "**Was anybody hurt?**\n\nNobody, thank God.\n\n**Who will pay?**\n\nThe town will.\n"
        ),
        pairs=(
            (*BURN, "Rosa Keel"),
            ("Take us back to the morning.", "I heard it from my bed.", "Rosa Keel"),
            (*HURT, "Rosa Keel"),
            (*PAYS, "Rosa Keel"),
        ),
        asker="Tom Abel",
    ),
)
