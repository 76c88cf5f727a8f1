# ruff: noqa: E501 - each text is one document as it would stand in a file
"""Small documents in every layout, each with the pairs a reader finds in it. Written for these tests."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A document and its pairs: (question, answer, who answers or None). The answer is that of all turns, joined."""

    name: str
    text: str
    pairs: tuple[tuple[str, str, str | None], ...]
    source: str = "document.txt"
    asker: str | None = None


CASES: tuple[Case, ...] = (
    Case(
        name="numbers with a parenthesis, answers plain",
        text="1) What do you grow?\nMostly beans.\nAnd a few leeks.\n\n2) Why beans?\nThey are easy.\n\n3) What about snails?\nI collect them at night.\n",
        pairs=(
            ("What do you grow?", "Mostly beans.\nAnd a few leeks.", None),
            ("Why beans?", "They are easy.", None),
            ("What about snails?", "I collect them at night.", None),
        ),
    ),
    Case(
        name="Q1. and A1.",
        text="Q1. What do you grow?\nA1. Mostly beans.\n\nQ2. Why beans?\nA2. They are easy.\n",
        pairs=(("What do you grow?", "Mostly beans.", None), ("Why beans?", "They are easy.", None)),
    ),
    Case(
        name="words for labels",
        text="Question 1: Who keeps the key?\nAnswer: The porter keeps it.\n\nQuestion 2: Since when?\nAnswer: Since May.\n",
        pairs=(("Who keeps the key?", "The porter keeps it.", None), ("Since when?", "Since May.", None)),
    ),
    Case(
        name="several questions before one answer",
        text="Q: Where is it?\nQ: And who has it?\nA: It is here. I have it.\n\nQ: Why?\nA: I found it.\n",
        pairs=(("Where is it?\nQ: And who has it?", "It is here. I have it.", None), ("Why?", "I found it.", None)),
    ),
    Case(
        name="Portuguese P and R",
        text="P: Onde nasceu?\nR: Nasci no Porto.\n\nP: E quando veio para cá?\nR: Há dez anos.\n",
        pairs=(("Onde nasceu?", "Nasci no Porto.", None), ("E quando veio para cá?", "Há dez anos.", None)),
    ),
    Case(
        name="German Frage and Antwort",
        text="Frage: Wann fing es an?\nAntwort: Im Winter.\n\nFrage: Und wie ging es weiter?\nAntwort: Es taute.\n",
        pairs=(("Wann fing es an?", "Im Winter.", None), ("Und wie ging es weiter?", "Es taute.", None)),
    ),
    Case(
        name="Russian letters",
        text="В: Когда вы начали?\nО: Давно, ещё в школе.\n\nВ: А потом?\nО: Потом была армия.\n",
        pairs=(("Когда вы начали?", "Давно, ещё в школе.", None), ("А потом?", "Потом была армия.", None)),
    ),
    Case(
        name="Chinese with full-width colons",
        text="问：你什么时候开始的？\n\n答：去年春天。\n\n问：为什么？\n\n答：因为有时间。\n",
        pairs=(("你什么时候开始的？", "去年春天。", None), ("为什么？", "因为有时间。", None)),
    ),
    Case(
        name="Japanese words",
        text="質問：いつ始めましたか？\n回答：去年です。\n\n質問：なぜですか？\n回答：好きだからです。\n",
        pairs=(("いつ始めましたか？", "去年です。", None), ("なぜですか？", "好きだからです。", None)),
    ),
    Case(
        name="Arabic, right to left",
        text="س: متى بدأت العمل؟\nج: بدأت في الربيع.\n\nس: ولماذا؟\nج: لأنني أحب ذلك.\n",
        pairs=(("متى بدأت العمل؟", "بدأت في الربيع.", None), ("ولماذا؟", "لأنني أحب ذلك.", None)),
    ),
    Case(
        name="speakers in capitals",
        text=(
            "INTERVIEWER: How did the mill burn?\n\nROSA KEEL: A lamp fell over.\n\nThe straw caught at once.\n\n"
            "INTERVIEWER: Was anybody hurt?\n\nROSA KEEL: Nobody, thank God.\n"
        ),
        pairs=(
            ("How did the mill burn?", "A lamp fell over.\n\nThe straw caught at once.", "ROSA KEEL"),
            ("Was anybody hurt?", "Nobody, thank God.", "ROSA KEEL"),
        ),
        asker="INTERVIEWER",
    ),
    Case(
        name="initials that the introduction explains",
        text=(
            "Tom Abel (TA) spoke with Rosa Keel (RK) about mills.\n\nTA: How did the mill burn?\nRK: A lamp fell over.\n"
            "TA: Was anybody hurt?\nRK: Nobody, thank God.\nTA: Will you rebuild it?\nRK: Next year.\n"
        ),
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody, thank God.", "Rosa Keel"),
            ("Will you rebuild it?", "Next year.", "Rosa Keel"),
        ),
        asker="Tom Abel",
    ),
    Case(
        name="full names once, initials afterwards, in bold",
        source="talk.md",
        text=(
            "# Of mills\n\n**Tom Abel:** How did the mill burn?\n\n**Rosa Keel:** A lamp fell over.\n\n"
            "**TA:** Was anybody hurt?\n\n**RK:** Nobody.\n\n**TA:** Will you rebuild?\n\n**RK:** Next year.\n"
        ),
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
            ("Will you rebuild?", "Next year.", "Rosa Keel"),
        ),
        asker="Tom Abel",
    ),
    Case(
        name="name and time on a line of their own",
        text=(
            "Tom Abel 00:00:04\nHow did the mill burn?\n\nRosa Keel 00:00:09\nA lamp fell over.\n\n"
            "Tom Abel 00:01:12\nWas anybody hurt?\n\nRosa Keel 00:01:15\nNobody.\n"
        ),
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
        ),
        asker="Tom Abel",
    ),
    Case(
        name="name, dash, time, colon",
        text=(
            "Tom Abel – 00:00:04: How did the mill burn?\n\nRosa Keel – 00:00:09: A lamp fell over.\n\n"
            "Tom Abel – 00:01:12: Was anybody hurt?\n\nRosa Keel – 00:01:15: Nobody.\n"
        ),
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
        ),
        asker="Tom Abel",
    ),
    Case(
        name="time in brackets before the name",
        text=(
            "[00:00:04] Tom: How did the mill burn?\n[00:00:09] Rosa: A lamp fell over.\n"
            "[00:01:12] Tom: Was anybody hurt?\n[00:01:15] Rosa: Nobody.\n"
        ),
        pairs=(("How did the mill burn?", "A lamp fell over.", "Rosa"), ("Was anybody hurt?", "Nobody.", "Rosa")),
        asker="Tom",
    ),
    Case(
        name="Speaker 1 and Speaker 2",
        text=(
            "Speaker 1: How did the mill burn?\nSpeaker 2: A lamp fell over.\nSpeaker 1: Was anybody hurt?\n"
            "Speaker 2: Nobody.\n"
        ),
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Speaker 2"),
            ("Was anybody hurt?", "Nobody.", "Speaker 2"),
        ),
        asker="Speaker 1",
    ),
    Case(
        name="A is the one who asks",
        text=(
            "A: How did the mill burn?\nB: A lamp fell over, and the straw caught at once.\nA: Was anybody hurt?\n"
            "B: Nobody was in the house that night.\nA: Will you rebuild?\nB: Next year, if they let us.\n"
        ),
        pairs=(
            ("How did the mill burn?", "A lamp fell over, and the straw caught at once.", "B"),
            ("Was anybody hurt?", "Nobody was in the house that night.", "B"),
            ("Will you rebuild?", "Next year, if they let us.", "B"),
        ),
        asker="A",
    ),
    Case(
        name="a back-channel inside an answer",
        text=(
            "Tom: How did the mill burn?\nRosa: A lamp fell over.\nTom: Right.\nRosa: And the straw caught at once.\n"
            "Tom: Was anybody hurt?\nRosa: Nobody.\nTom: Will you rebuild?\nRosa: Yes.\n"
        ),
        pairs=(
            ("How did the mill burn?", "A lamp fell over. Right. And the straw caught at once.", "Rosa"),
            ("Was anybody hurt?", "Nobody.", "Rosa"),
            ("Will you rebuild?", "Yes.", "Rosa"),
        ),
    ),
    Case(
        name="a witness asks back",
        text=(
            "Tom: How did the mill burn?\nRosa: You mean the old one? A lamp fell over.\nTom: Was anybody hurt?\n"
            "Rosa: Nobody.\nTom: Why was the lamp lit?\nRosa: Why does one light a lamp? It was dark.\n"
        ),
        pairs=(
            ("How did the mill burn?", "You mean the old one? A lamp fell over.", "Rosa"),
            ("Was anybody hurt?", "Nobody.", "Rosa"),
            ("Why was the lamp lit?", "Why does one light a lamp? It was dark.", "Rosa"),
        ),
        asker="Tom",
    ),
    Case(
        name="bold questions, the person only in the title",
        source="interview.md",
        text=(
            "# An interview with Rosa Keel\n\nShe has run the mill for years.\n\n**How did the mill burn?**\n\nA lamp fell over.\n\n"
            "Would I light it again? Surely.\n\n**Was anybody hurt?**\n\nNobody.\n"
        ),
        pairs=(
            ("How did the mill burn?", "A lamp fell over.\n\nWould I light it again? Surely.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
        ),
    ),
    Case(
        name="italic questions",
        source="interview.md",
        text=(
            "*How did the mill burn?*\n\nA lamp fell over.\n\n*Was anybody hurt?*\n\nNobody.\n\n*Will you rebuild it?*\n\n"
            "Next year.\n"
        ),
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Will you rebuild it?", "Next year.", None),
        ),
    ),
    Case(
        name="bold question and answer in one paragraph",
        source="faq.md",
        text="# FAQ\n\n**Is it free?** Yes, for everybody.\n\n**Where do I get it?** At the desk.\n\n**Until when?** Until noon.\n",
        pairs=(
            ("Is it free?", "Yes, for everybody.", None),
            ("Where do I get it?", "At the desk.", None),
            ("Until when?", "Until noon.", None),
        ),
    ),
    Case(
        name="nested headings",
        source="faq.md",
        text=(
            "# FAQ\n\n## Tickets\n\n### Is it free?\n\nYes.\n\n### Where do I get one?\n\nAt the desk.\n\n#### On Sundays\n\nAt the gate.\n\n"
            "## Food\n\n### May I bring my own?\n\nYou may.\n"
        ),
        pairs=(
            ("Is it free?", "Yes.", None),
            ("Where do I get one?", "At the desk.\n\n#### On Sundays\n\nAt the gate.", None),
            ("May I bring my own?", "You may.", None),
        ),
    ),
    Case(
        name="a table of contents repeats the questions",
        source="faq.md",
        text=(
            "# FAQ\n\n- [Is it free?](#a)\n- [Where do I get one?](#b)\n- [May I bring food?](#c)\n\n"
            "## Is it free?\n\nYes.\n\n## Where do I get one?\n\nAt the desk.\n\n## May I bring food?\n\nYou may.\n"
        ),
        pairs=(
            ("Is it free?", "Yes.", None),
            ("Where do I get one?", "At the desk.", None),
            ("May I bring food?", "You may.", None),
        ),
    ),
    Case(
        name="a numbered table of contents before numbered questions",
        text=(
            "Contents\n\n1. Is it free?\n2. Where do I get one?\n3. May I bring food?\n\n"
            "1. Is it free?\n\n   Yes.\n\n2. Where do I get one?\n\n   At the desk.\n\n3. May I bring food?\n\n   You may.\n"
        ),
        pairs=(
            ("Is it free?", "Yes.", None),
            ("Where do I get one?", "At the desk.", None),
            ("May I bring food?", "You may.", None),
        ),
    ),
    Case(
        name="Usenet digest with subject lines",
        text=(
            "Subject: 1.1) What is this group for?\n\nFor talk about mills.\n\n------------------------------\n\n"
            "Subject: 1.2) Who may post?\n\nEverybody may.\n\n------------------------------\n\n"
            "Subject: 1.3) Is there an archive?\n\nThere is one in Delft.\n"
        ),
        pairs=(
            ("What is this group for?", "For talk about mills.", None),
            ("Who may post?", "Everybody may.", None),
            ("Is there an archive?", "There is one in Delft.", None),
        ),
    ),
    Case(
        name="dotted numbers, answers indented, sections of two levels",
        text=(
            "1. General\n\n1.1. What is this?\n\n   A list of mills.\n\n1.2. Who keeps it?\n\n   We do.\n\n"
            "2. Use\n\n2.1. May I copy it?\n\n   You may.\n\n2.2. Where is it kept?\n\n   In Delft.\n"
        ),
        pairs=(
            ("What is this?", "A list of mills.", None),
            ("Who keeps it?", "We do.", None),
            ("May I copy it?", "You may.", None),
            ("Where is it kept?", "In Delft.", None),
        ),
    ),
    Case(
        name="numbered questions in bold, follow-up inside",
        source="interview.md",
        text=(
            "**1. How did the mill burn? And when?**\n\nA lamp fell over, in May.\n\n**2. Was anybody hurt?**\n\nNobody.\n"
        ),
        pairs=(
            ("How did the mill burn? And when?", "A lamp fell over, in May.", None),
            ("Was anybody hurt?", "Nobody.", None),
        ),
    ),
    Case(
        name="underlined questions",
        text=(
            "What is it?\n-----------\n\nA mill.\n\nWho owns it?\n------------\n\nThe town does.\n\nSince when?\n-----------\n\nSince 1807.\n"
        ),
        pairs=(
            ("What is it?", "A mill.", None),
            ("Who owns it?", "The town does.", None),
            ("Since when?", "Since 1807.", None),
        ),
    ),
    Case(
        name="Org description list",
        source="faq.org",
        text="#+TITLE: Mills\n\n* Questions\n\n- Is it free? :: Yes, always.\n- Where do I get one? :: At the desk.\n",
        pairs=(("Is it free?", "Yes, always.", None), ("Where do I get one?", "At the desk.", None)),
    ),
    Case(
        name="Org headlines",
        source="faq.org",
        text="#+TITLE: Mills\n\n* General\n** Is it free?\nYes, always.\n** Where do I get one?\nAt the desk.\n** Until when?\nNoon.\n",
        pairs=(
            ("Is it free?", "Yes, always.", None),
            ("Where do I get one?", "At the desk.", None),
            ("Until when?", "Noon.", None),
        ),
    ),
    Case(
        name="reStructuredText definition list",
        source="faq.rst",
        text="Questions\n=========\n\nIs it free?\n    Yes, always.\n\n    For everybody.\n\nWhere do I get one?\n    At the desk.\n",
        pairs=(
            ("Is it free?", "Yes, always.\n\n    For everybody.", None),
            ("Where do I get one?", "At the desk.", None),
        ),
    ),
    Case(
        name="LaTeX sections",
        source="faq.tex",
        text=(
            "\\documentclass{article}\n\\title{Of mills}\n\\begin{document}\n\\section{General}\n\\subsection{Is it free?}\n"
            "Yes, \\emph{always}.\n\\subsection{Where do I get one?}\\label{get}\nAt the desk.\n"
            "\\subsection{Until when?}\nUntil noon.\n\\end{document}\n"
        ),
        pairs=(
            ("Is it free?", "Yes, \\emph{always}.", None),
            ("Where do I get one?", "At the desk.", None),
            ("Until when?", "Until noon.", None),
        ),
    ),
    Case(
        name="AsciiDoc labelled list",
        source="faq.adoc",
        text="= Mills\n\n[qanda]\nIs it free?::\n  Yes, always.\nWhere do I get one?::\n  At the desk.\n+\nOr at the gate.\n",
        pairs=(
            ("Is it free?", "Yes, always.", None),
            ("Where do I get one?", "At the desk.\n+\nOr at the gate.", None),
        ),
    ),
    Case(
        name="deposition without line numbers",
        text=(
            "DEPOSITION OF PAT WEIR\n\nPAT WEIR, having been first duly sworn, testified as follows:\n\nEXAMINATION\nBY MS. HOLT:\n"
            "Q.   Where were you that night?\nA.   At the mill.\nQ.   Was the lamp lit?\nMR. DUNE:  Objection. Leading.\n"
            "THE WITNESS:  It was lit.\nQ.   Who lit it?\nA.   I did.\nMR. DUNE:  Same objection.\nA.   As every night.\n"
        ),
        pairs=(
            ("Where were you that night?", "At the mill.", "PAT WEIR"),
            ("Was the lamp lit?", "It was lit.", "PAT WEIR"),
            ("Who lit it?", "I did. As every night.", "PAT WEIR"),
        ),
        asker="MS. HOLT",
    ),
    Case(
        name="congressional hearing",
        text=(
            "    Mr. DUNE. Thank you for coming. Can you tell us who lit the lamp?\n    Ms. WEIR. I did, Mr. Chairman, as every night.\n"
            "    Mr. DUNE. And who put it out?\n    Ms. WEIR. Nobody. It fell over.\n    Mr. DUNE. Was anybody hurt?\n    Ms. WEIR. Nobody.\n"
        ),
        pairs=(
            (
                "Thank you for coming. Can you tell us who lit the lamp?",
                "I did, Mr. Chairman, as every night.",
                "Ms. WEIR",
            ),
            ("And who put it out?", "Nobody. It fell over.", "Ms. WEIR"),
            ("Was anybody hurt?", "Nobody.", "Ms. WEIR"),
        ),
        asker="Mr. DUNE",
    ),
    Case(
        name="press briefing with askers under one letter",
        text=(
            "MS. WEIR: Good afternoon, everybody. The mill is closed. With that, your questions.\n\n"
            "Q    Thank you. When will it open again?\n\nMS. WEIR: In the spring.\n\nQ    Can you say who pays?\n\n"
            "MS. WEIR: I cannot. Yes, in the back.\n\nQ    Is the bridge safe?\n\nMS. WEIR: It is.\n"
        ),
        pairs=(
            ("Thank you. When will it open again?", "In the spring.", "MS. WEIR"),
            ("Can you say who pays?", "I cannot. Yes, in the back.", "MS. WEIR"),
            ("Is the bridge safe?", "It is.", "MS. WEIR"),
        ),
        asker="Q",
    ),
    Case(
        name="a layout that changes midway",
        source="mixed.md",
        text=(
            "# Of mills\n\n**How did the mill burn?**\n\nA lamp fell over.\n\n**Was anybody hurt?**\n\nNobody.\n\n**Will you rebuild?**\n\nYes.\n\n"
            "## From the audience\n\nQ: Who pays?\nA: The town.\n\nQ: How much?\nA: Too much.\n"
        ),
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Will you rebuild?", "Yes.", None),
            ("Who pays?", "The town.", None),
            ("How much?", "Too much.", None),
        ),
    ),
    Case(
        name="Q&A after a talk",
        source="talk.md",
        text=(
            "# Of mills\n\nMills turn. But why do they turn? Because of the wind.\n\n## Q&A\n\nQ: Does it turn at night?\n\nA: It does.\n\n"
            "Q: And on Sundays?\n\nA: Not on Sundays.\n"
        ),
        pairs=(("Does it turn at night?", "It does.", None), ("And on Sundays?", "Not on Sundays.", None)),
    ),
    Case(
        name="options inside a question",
        text=(
            "Q: Which do you prefer?\n- A: the old one\n- B: the new one\nA: The old one, by far.\n\nQ: Why?\nA: It turns.\n"
        ),
        pairs=(
            ("Which do you prefer?\n- A: the old one\n- B: the new one", "The old one, by far.", None),
            ("Why?", "It turns.", None),
        ),
    ),
    Case(
        name="a question of several paragraphs",
        text="Q: I live by the mill.\n\nThe noise is great. What can I do?\n\nA: Move.\n\nQ: Really?\n\nA: Really.\n",
        pairs=(
            ("I live by the mill.\n\nThe noise is great. What can I do?", "Move.", None),
            ("Really?", "Really.", None),
        ),
    ),
    Case(
        name="an empty answer is no pair",
        text="Q: Who pays?\nA:\n\nQ: How much?\nA: Too much.\n\nQ: When?\nA: In May.\n",
        pairs=(("How much?", "Too much.", None), ("When?", "In May.", None)),
    ),
    Case(
        name="a question in a comment",
        source="faq.md",
        text="## Is it free?\n\nYes.\n\n<!-- ## Is it safe?\n\nNo. -->\n\n## Where is it?\n\nHere.\n\n## Since when?\n\nSince May.\n",
        pairs=(("Is it free?", "Yes.", None), ("Where is it?", "Here.", None), ("Since when?", "Since May.", None)),
    ),
    Case(
        name="shell comments are no headings",
        source="faq.md",
        text="## How do I start it?\n\n```\n# Is the lamp lit?\nstart\n```\n\n## How do I stop it?\n\n    # stop it?\n    stop\n\n## Is it safe?\n\nYes.\n",
        pairs=(
            ("How do I start it?", "```\n# Is the lamp lit?\nstart\n```", None),
            ("How do I stop it?", "# stop it?\n    stop", None),
            ("Is it safe?", "Yes.", None),
        ),
    ),
    Case(
        name="objector's and editor's notes stay out of a Markdown interview",
        source="talk.md",
        text=(
            "---\ntitle: Of mills\nspeakers:\n  - Rosa Keel\n---\n\n*This interview was shortened.*\n\n**Tom: How did the mill burn?**\n\n"
            "**Rosa:** A lamp fell over.\n\n**Tom: Was anybody hurt?**\n\n**Rosa:** Nobody.\n\n---\n\n*Tom Abel writes about mills.*\n"
        ),
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
        ),
        asker="Tom Abel",
    ),
    Case(
        name="turns behind dashes",
        text="— Когда сгорела мельница?\n— В мае. Упала лампа.\n\n— Кто-нибудь пострадал?\n— Никто, слава богу.\n",
        pairs=(
            ("Когда сгорела мельница?", "В мае. Упала лампа.", None),
            ("Кто-нибудь пострадал?", "Никто, слава богу.", None),
        ),
    ),
    Case(
        name="plain paragraphs that ask",
        text=(
            "Interview with Rosa Keel\n\nShe has run the mill for thirty years.\n\nHow did you lose the mill?\n\nA lamp fell over.\n\n"
            "Was anybody hurt?\n\nNobody. We were all at the fair.\n\nWill you rebuild it?\n\nNext year.\n"
        ),
        pairs=(
            ("How did you lose the mill?", "A lamp fell over.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody. We were all at the fair.", "Rosa Keel"),
            ("Will you rebuild it?", "Next year.", "Rosa Keel"),
        ),
    ),
    Case(
        name="questions in capitals",
        text=(
            "MILLS: FREQUENTLY ASKED QUESTIONS\n\nHOW DO I GET THERE?\nTake the ferry.\n\nIS IT OPEN ON SUNDAYS?\nIt is not.\n\n"
            "MAY I BRING A DOG?\nYou may.\n"
        ),
        pairs=(
            ("HOW DO I GET THERE?", "Take the ferry.", None),
            ("IS IT OPEN ON SUNDAYS?", "It is not.", None),
            ("MAY I BRING A DOG?", "You may.", None),
        ),
    ),
    Case(
        name="names as headings",
        source="talk.md",
        text=(
            "# Mills\n\n### Tom Abel\n\nHow did the mill burn?\n\n### Rosa Keel\n\nA lamp fell over.\n\n### Tom Abel\n\n"
            "Was anybody hurt?\n\n### Rosa Keel\n\nNobody.\n"
        ),
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
        ),
        asker="Tom Abel",
    ),
    Case(
        name="an unlabelled first question",
        text=(
            "So how did the mill burn?\n\nROSA: A lamp fell over.\n\nTOM: Was anybody hurt?\n\nROSA: Nobody.\n\n"
            "TOM: Will you rebuild it?\n\nROSA: Yes.\n"
        ),
        pairs=(
            ("So how did the mill burn?", "A lamp fell over.", "ROSA"),
            ("Was anybody hurt?", "Nobody.", "ROSA"),
            ("Will you rebuild it?", "Yes.", "ROSA"),
        ),
    ),
    Case(
        name="bold labels in a list",
        source="faq.md",
        text="# FAQ\n\n- **Q: What is it?**\n  A: A mill.\n- **Q: Who owns it?**\n  A: The town.\n",
        pairs=(("What is it?", "A mill.", None), ("Who owns it?", "The town.", None)),
    ),
    Case(
        name="bold prompts without a question mark",
        source="talk.md",
        text=(
            "# An interview with Rosa Keel\n\n**Tell us about the mill.**\n\nIt turned for years.\n\n**You lost it in May.**\n\n"
            "A lamp fell over.\n\n**What now?**\n\nWe rebuild.\n"
        ),
        pairs=(
            ("Tell us about the mill.", "It turned for years.", "Rosa Keel"),
            ("You lost it in May.", "A lamp fell over.", "Rosa Keel"),
            ("What now?", "We rebuild.", "Rosa Keel"),
        ),
    ),
    Case(
        name="headings of a wiki",
        text="== What is it? ==\nA mill.\n\n== Who owns it? ==\nThe town.\n\n== Is it old? ==\nVery.\n",
        pairs=(("What is it?", "A mill.", None), ("Who owns it?", "The town.", None), ("Is it old?", "Very.", None)),
    ),
    Case(
        name="French spacing before the colon",
        text=(
            "Tom Abel : Quand le moulin a-t-il brûlé ?\nRosa Keel : En mai.\nTom Abel : Pourquoi ?\n"
            "Rosa Keel : Une lampe est tombée.\n"
        ),
        pairs=(
            ("Quand le moulin a-t-il brûlé ?", "En mai.", "Rosa Keel"),
            ("Pourquoi ?", "Une lampe est tombée.", "Rosa Keel"),
        ),
        asker="Tom Abel",
    ),
    Case(
        name="prose with rhetorical questions",
        text="Why do mills turn? Because of the wind.\n\nAnd who built them? Nobody knows.\n\nIs that so bad? Perhaps not.\n",
        pairs=(),
    ),
    Case(
        name="a list of questions that nobody answers",
        source="post.md",
        text="# Before you start\n\nAsk yourself:\n\n* What are your goals?\n* Who will use it?\n* What does it cost?\n\nThen begin.\n",
        pairs=(),
    ),
    Case(
        name="notes and warnings are no speakers",
        source="guide.md",
        text=(
            "# Guide\n\n**Note:** Keep the lamp away from straw.\n\nTurn the wheel.\n\n**Warning:** It is hot.\n\n**Note:** It is loud.\n\n"
            "**Tip:** Wear gloves.\n\n**Note:** Wait a minute.\n"
        ),
        pairs=(),
    ),
    Case(
        name="numbered steps are no questions",
        text="How to light a lamp\n\n1. Take a match.\n\n   Any match will do.\n\n2. Strike it.\n\n   Mind the straw.\n\n3. Light the lamp.\n\n   Wait.\n",
        pairs=(),
    ),
    Case(
        name="a glossary is no FAQ",
        source="glossary.rst",
        text="Glossary\n========\n\nmill\n    A house with a wheel.\n\nlamp\n    A light.\n\nstraw\n    Dry grass.\n",
        pairs=(),
    ),
    Case(
        name="a changelog",
        text="Version 2.1\n- lamp: fixed the wick\n- mill: turns again\n\nVersion 2.0\n- mill: new wheel\n- lamp: new wick\n",
        pairs=(),
    ),
    Case(
        name="details and summary in Markdown",
        source="mill.md",
        text="# Mill\n\n<details>\n<summary>How did the mill burn?</summary>\n\nA lamp fell over.\n\nThe straw caught.\n\n</details>\n\n<details>\n<summary><b>Was anybody hurt?</b></summary>\n\nNobody.\n</details>\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.\n\nThe straw caught.", None),
            ("Was anybody hurt?", "Nobody.", None),
        ),
    ),
    Case(
        name="definition lists in Markdown",
        source="mill.md",
        text="# Mill\n\nHow did the mill burn?\n: A lamp fell over.\n\nWas anybody hurt?\n: Nobody.\n\n    Thank God.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.\n\n    Thank God.", None),
        ),
    ),
    Case(
        name="a table with a column of questions and one of answers",
        source="mill.md",
        text="# Mill\n\n| Nr | Question | Answer |\n|---|---|---|\n| 1 | How did the mill burn? | A lamp fell over. |\n| 2 | Was anybody hurt? | Nobody. |\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
        ),
    ),
    Case(
        name="a definition list of terms asks nothing",
        source="mill.md",
        text="# Words\n\nHopper\n: What the grain is poured into.\n\nRunner\n: The upper stone.\n",
        pairs=(),
    ),
    Case(
        name="quoted questions in Markdown",
        source="mill.md",
        text="# Mill\n\n> How did the mill burn?\n\nA lamp fell over.\n\nThe straw caught.\n\n> Was anybody hurt?\n\nNobody.\n\n> Will you rebuild?\n\nNext year.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.\n\nThe straw caught.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Will you rebuild?", "Next year.", None),
        ),
    ),
    Case(
        name="the indentation of manual pages",
        text="NAME\n       mill - grind grain\n\nQUESTIONS\n       How did the mill burn?\n              A lamp fell over.\n\n       Was anybody hurt?\n              Nobody. The straw\n              was wet.\n\n       Will you rebuild?\n              Next year.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody. The straw\n              was wet.", None),
            ("Will you rebuild?", "Next year.", None),
        ),
    ),
)
