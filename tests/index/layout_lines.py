# ruff: noqa: E501 - each text is one document as it would stand in a file
"""Small documents of lines: layouts that change where no blank line stands, the chair's questions, lines that ask."""

from __future__ import annotations

from tests.index.layout_cases import Case

_Q = (
    "Q: How did the mill burn?\nA: A lamp fell over.\nQ: Was anybody hurt?\nA: Nobody.\n",
    ("How did the mill burn?", "A lamp fell over."),
    ("Was anybody hurt?", "Nobody."),
)
_NAMES = (
    "Ann: Who paid?\nRosa Keel: The town.\nAnn: Is it free?\nRosa Keel: It is.\n",
    ("Who paid?", "The town.", "Rosa Keel"),
    ("Is it free?", "It is.", "Rosa Keel"),
)
_NUMBERS = (
    "1. Who built it?\nMasons.\n2. What of?\nStone.\n3. When?\nLast year.\n",
    ("Who built it?", "Masons.", None),
    ("What of?", "Stone.", None),
    ("When?", "Last year.", None),
)

LINES: tuple[Case, ...] = (
    Case(
        name="letters, then names, no blank line between",
        text=_Q[0] + _NAMES[0],
        pairs=((*_Q[1], None), (*_Q[2], None), *_NAMES[1:]),
    ),
    Case(
        name="names, letters and names again",
        text=_NAMES[0] + _Q[0] + "Ann: Who comes?\nRosa Keel: Children.\nAnn: Who else?\nRosa Keel: Nobody.\n",
        pairs=(
            *_NAMES[1:],
            (*_Q[1], None),
            (*_Q[2], None),
            ("Who comes?", "Children.", "Rosa Keel"),
            ("Who else?", "Nobody.", "Rosa Keel"),
        ),
    ),
    Case(
        name="letters, numbers and letters again",
        text=_Q[0] + _NUMBERS[0] + "Q: Who comes?\nA: Children.\nQ: Who else?\nA: Nobody.\n",
        pairs=(
            (*_Q[1], None),
            (*_Q[2], None),
            *_NUMBERS[1:],
            ("Who comes?", "Children.", None),
            ("Who else?", "Nobody.", None),
        ),
    ),
    Case(
        name="numbers, then dashes, no blank line between",
        text=_NUMBERS[0] + "Who comes?\n- Children.\nIs it free?\n- It is.\nUntil when?\n- Until six.\n",
        pairs=(
            *_NUMBERS[1:],
            ("Who comes?", "Children.", None),
            ("Is it free?", "It is.", None),
            ("Until when?", "Until six.", None),
        ),
    ),
    Case(
        name="bold questions in one paragraph, then letters",
        source="mill.md",
        text="# Mill\n**Who built it?**\nMasons.\n**What of?**\nStone.\n**When?**\nLast year.\n" + _Q[0],
        pairs=(*_NUMBERS[1:], (*_Q[1], None), (*_Q[2], None)),
    ),
    Case(
        name="the chair of a hearing asks in between",
        text=(
            "HEARING ON THE MILL\n\nThe CHAIRMAN. The committee will come to order.\n\nSenator REED. Dr. Hull, how did the mill burn?\n\n"
            "Dr. HULL. A lamp fell over.\n\nSenator REED. Was anybody hurt?\n\nDr. HULL. Nobody.\n\n"
            "The CHAIRMAN. The Senator's time has expired.\n\nSenator STONE. Who paid?\n\nDr. HULL. The town.\n\n"
            "The CHAIRMAN. Let me put this to you, Doctor. Is it free?\n\nDr. HULL. It is.\n\n"
            "The CHAIRMAN. Doctor, tell us about the brook.\n\nDr. HULL. It is low.\n\nSenator STONE. Since when?\n\nDr. HULL. Since May.\n\n"
            "Senator STONE. I have nothing further.\n\nThe CHAIRMAN. The hearing is adjourned.\n"
        ),
        pairs=(
            ("Dr. Hull, how did the mill burn?", "A lamp fell over.", "Dr. HULL"),
            ("Was anybody hurt?", "Nobody.", "Dr. HULL"),
            ("Who paid?", "The town.", "Dr. HULL"),
            ("Let me put this to you, Doctor. Is it free?", "It is.", "Dr. HULL"),
            ("Doctor, tell us about the brook.", "It is low.", "Dr. HULL"),
            ("Since when?", "Since May.", "Dr. HULL"),
        ),
    ),
    Case(
        name="whoever opens a hearing presides, whatever the label",
        text=(
            "MS. VANCE: Good morning. We shall begin.\n\nMR. LIND: Captain Moss, how did the mill burn?\n\nCAPTAIN MOSS: A lamp fell over.\n\n"
            "MR. LIND: Was anybody hurt?\n\nCAPTAIN MOSS: Nobody.\n\nMR. LIND: Who paid?\n\nCAPTAIN MOSS: The town.\n\n"
            "MS. VANCE: Just so that I understand it, is it free?\n\nCAPTAIN MOSS: It is.\n\nMS. VANCE: Let us take a break.\n\n"
            "MR. LIND: Since when?\n\nCAPTAIN MOSS: Since May.\n"
        ),
        pairs=(
            ("Captain Moss, how did the mill burn?", "A lamp fell over.", "Captain Moss"),
            ("Was anybody hurt?", "Nobody.", "Captain Moss"),
            ("Who paid?", "The town.", "Captain Moss"),
            ("Just so that I understand it, is it free?", "It is. Let us take a break.", "Captain Moss"),
            ("Since when?", "Since May.", "Captain Moss"),
        ),
    ),
    Case(
        name="plain dashes below questions",
        text="Why did you leave the sea?\n- I was tired of it.\n\nWhat do you miss?\n- The mornings.\n\nWho taught you?\n- My uncle. He was\n  a patient man.\n",
        pairs=(
            ("Why did you leave the sea?", "I was tired of it.", None),
            ("What do you miss?", "The mornings.", None),
            ("Who taught you?", "My uncle. He was\n  a patient man.", None),
        ),
    ),
    Case(
        name="a list of one below each question in Markdown",
        source="mill.md",
        text="Why did you leave the sea?\n- I was tired of it.\n\nWhat do you miss?\n\n- The mornings.\n\nWho taught you?\n- My uncle.\n",
        pairs=(
            ("Why did you leave the sea?", "I was tired of it.", None),
            ("What do you miss?", "The mornings.", None),
            ("Who taught you?", "My uncle.", None),
        ),
    ),
    Case(
        name="what there is to choose from below questions",
        text="What do you grow?\n- beans\n- leeks\n- kale\n\nWhat do you sell?\n- beans\n- jam\n- bread\n\nWhat do you eat?\n- leeks\n- bread\n- jam\n",
        pairs=(),
    ),
    Case(
        name="dashes before questions, none before answers",
        text="– How did the mill burn?\nA lamp fell over.\n– Was anybody hurt?\nNobody.\n– Who paid?\nThe town.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Who paid?", "The town.", None),
        ),
    ),
    Case(
        name="inverted question marks, plain lines",
        text="¿Cuándo ardió el molino?\nEn mayo.\n¿Quién lo pagó?\nEl pueblo. ¿Quién si no?\n¿Sigue abierto?\nSólo los domingos.\n",
        pairs=(
            ("¿Cuándo ardió el molino?", "En mayo.", None),
            ("¿Quién lo pagó?", "El pueblo. ¿Quién si no?", None),
            ("¿Sigue abierto?", "Sólo los domingos.", None),
        ),
    ),
    Case(
        name="inverted question marks, plain paragraphs",
        text="El molino\n\n¿Cuándo ardió el molino?\n\nEn mayo.\n\n¿Quién lo\npagó?\n\nEl pueblo.\n\n¿Sigue abierto?\n\nSólo los domingos.\n",
        pairs=(
            ("¿Cuándo ardió el molino?", "En mayo.", None),
            ("¿Quién lo\npagó?", "El pueblo.", None),
            ("¿Sigue abierto?", "Sólo los domingos.", None),
        ),
    ),
    Case(
        name="every paragraph opens with a question",
        text="The town mill\n\nIs it open on Sundays?\nIt is not.\n\nWho may grind?\nAnybody who brings\ncorn.\n\nIs it free?\nFor children.\n",
        pairs=(
            ("Is it open on Sundays?", "It is not.", None),
            ("Who may grind?", "Anybody who brings\ncorn.", None),
            ("Is it free?", "For children.", None),
        ),
    ),
    Case(
        name="one sign opens every question and some problems",
        text=">> OPEN ON SUNDAYS?\nIt is not.\n\n>> I LOST MY CORN.\nAsk the miller.\n\n>> IS IT FREE?\nFor children.\n\n>> WHO PAYS?\nThe town.\n",
        pairs=(
            ("OPEN ON SUNDAYS?", "It is not.", None),
            ("I LOST MY CORN.", "Ask the miller.", None),
            ("IS IT FREE?", "For children.", None),
            ("WHO PAYS?", "The town.", None),
        ),
    ),
    Case(
        name="only who asks has a label",
        text="Tape 2. Recorded by K. Stone.\n\nSTONE: How did the mill burn?\nA lamp fell over.\n\nSTONE: Was anybody hurt?\nNobody.\n\nSTONE: Who paid?\nThe town.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Who paid?", "The town.", None),
        ),
        asker="K. Stone",
    ),
    Case(
        name="paragraphs that ask and tell in turn",
        text="How did the mill burn?\n\nA lamp fell over.\n\nWas anybody hurt?\n\nNobody.\n\nThank God.\n\nWho paid?\n\nThe town.\n\nIs it free?\n\nIt is.\n\nSince when?\n\nSince May.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.\n\nThank God.", None),
            ("Who paid?", "The town.", None),
            ("Is it free?", "It is.", None),
            ("Since when?", "Since May.", None),
        ),
    ),
    Case(
        name="a questionnaire",
        text="How often do you bake?\na) daily\nb) weekly\n\nHow often do you mill?\na) daily\nb) weekly\n\nHow old are you?\n____\n\nWhere do you live?\n____\n",
        pairs=(),
    ),
    Case(
        name="an essay that asks itself now and then",
        text="We went down to the mill.\n\nWhy?\n\nNobody could say. The lamp was out.\n\nIt had been out for days. We stood about.\n\nThen we went home, and slept.\n\nWas it worth it?\n\nIt was.\n\nWe came again.\n\nIt rained.\n\nWho cared?\n\nNot I.\n",
        pairs=(),
    ),
    Case(
        name="numbered paragraphs of a law",
        text="§ 1 Who may grind?\nAnybody.\n\n§ 2 What are the fees?\n250 crowns.\n\n§ 3 Which papers are needed?\n(a) a birth certificate;\n(b) a passport.\nNothing else.\n",
        pairs=(
            ("Who may grind?", "Anybody.", None),
            ("What are the fees?", "250 crowns.", None),
            ("Which papers are needed?", "(a) a birth certificate;\n(b) a passport.\nNothing else.", None),
        ),
    ),
    Case(
        name="numbered questions that do not ask",
        text="Q1 Describe your role\nI run the night shift.\nQ2 Outline a normal night\nWe start at ten.\nQ3 Your wishes\nLamps.\n",
        pairs=(
            ("Describe your role", "I run the night shift.", None),
            ("Outline a normal night", "We start at ten.", None),
            ("Your wishes", "Lamps.", None),
        ),
    ),
    Case(
        name="initials of a by-line",
        text="The last lamp\nBy Joan Smith\n\nJS: How did the mill burn?\n\nRosa Keel: A lamp fell over.\n\nJS: Was anybody hurt?\n\nRosa Keel: Nobody.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody.", "Rosa Keel"),
        ),
        asker="Joan Smith",
    ),
    Case(
        name="initials of the file's name",
        source="talks/2021-05-04_interview_joan-smith_part1.txt",
        text="Interviewer: How did the mill burn?\n\nJS: A lamp fell over.\n\nInterviewer: Was anybody hurt?\n\nJS: Nobody.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Joan Smith"),
            ("Was anybody hurt?", "Nobody.", "Joan Smith"),
        ),
    ),
    Case(
        name="the file's name says who is spoken to",
        source="interview_joan_smith.txt",
        text="Q: Joan, how did the mill burn?\nA: A lamp fell over.\nQ: Was anybody hurt?\nA: Nobody.\n",
        pairs=(
            ("Joan, how did the mill burn?", "A lamp fell over.", "Joan Smith"),
            ("Was anybody hurt?", "Nobody.", "Joan Smith"),
        ),
    ),
    Case(
        name="a file's name that names nobody",
        source="interview_mill_fire.txt",
        text="Q: How did the mill burn?\nA: A lamp fell over.\nQ: Was anybody hurt?\nA: Nobody.\n",
        pairs=(("How did the mill burn?", "A lamp fell over.", None), ("Was anybody hurt?", "Nobody.", None)),
    ),
    Case(
        name="askers from the audience",
        text="Ann Hull: So much for the mill.\n\nAudience member: How did it burn?\n\nAnn Hull: A lamp fell over.\n\nAudience: My dog was hurt by the smoke.\n\nAnn Hull: I am sorry.\n\nQuestioner: Who paid?\n\nAnn Hull: The town.\n",
        pairs=(
            ("How did it burn?", "A lamp fell over.", "Ann Hull"),
            ("My dog was hurt by the smoke.", "I am sorry.", "Ann Hull"),
            ("Who paid?", "The town.", "Ann Hull"),
        ),
    ),
    Case(
        name="a log",
        text="12:03 INFO: started\n12:03 INFO: reading\n12:04 WARN: no cache\n12:05 ERROR: refused\n12:05 INFO: retrying\n12:07 DEBUG: is it alive?\n12:07 INFO: yes\n",
        pairs=(),
    ),
    Case(
        name="a log without levels",
        text="[12:03:01] server: started on port 8080\n[12:03:02] client: connected\n[12:03:04] server: accepted 10.0.0.4\n[12:03:05] client: sending handshake\n[12:03:07] server: handshake complete\n[12:03:09] worker-1: pool size 5\n[12:03:10] worker-1: is the lock held? waiting\n[12:03:11] server: listening\n[12:03:12] client: request GET /index\n[12:03:12] server: 200 in 12 ms\n[12:03:13] client: closed\n",
        pairs=(),
    ),
    Case(
        name="a chat of nicknames with times",
        text="[12:03:01] rosa: hi, anybody here?\n[12:03:02] tom: yes, me\n[12:03:04] rosa: did the build pass?\n[12:03:05] tom: it did\n[12:03:07] rosa: and the tests?\n[12:03:09] tom: all green\n",
        pairs=(
            ("hi, anybody here?", "yes, me", "tom"),
            ("did the build pass?", "it did", "tom"),
            ("and the tests?", "all green", "tom"),
        ),
    ),
    Case(
        name="a board's name above a hearing",
        text="BOARD OF TRADE\nInquiry into the mill\n\nLIND\nHow did it burn?\n\nMOSS\nA lamp fell over.\n\nLIND\nWas anybody hurt?\n\nMOSS\nNobody.\n\nLIND\nWho paid?\n\nMOSS\nThe town.\n",
        pairs=(
            ("How did it burn?", "A lamp fell over.", "MOSS"),
            ("Was anybody hurt?", "Nobody.", "MOSS"),
            ("Who paid?", "The town.", "MOSS"),
        ),
    ),
    Case(
        name="a list whose items begin with a bold question",
        source="mill.md",
        text="1. **How did the mill burn?** A lamp fell over.\n2. **Was anybody hurt?** Nobody.\n3. **Who paid?** The town.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Who paid?", "The town.", None),
        ),
    ),
    Case(
        name="bold questions before their answers in LaTeX",
        source="mill.tex",
        text="\\textbf{How did the mill burn?} A lamp fell over.\n\n\\textbf{Was anybody hurt?} Nobody.\n",
        pairs=(("How did the mill burn?", "A lamp fell over.", None), ("Was anybody hurt?", "Nobody.", None)),
    ),
    Case(
        name="answers to choose from, then the answer",
        text="Q1: Is it open?\n- A: yes\n- B: no\nAnswer: B\n\nQ2: Is it free?\n- A: yes\n- B: no\nAnswer: A\n",
        pairs=(("Is it open?\n- A: yes\n- B: no", "B", None), ("Is it free?\n- A: yes\n- B: no", "A", None)),
    ),
    Case(
        name="a role once with the name of who has it",
        text="Moderator (Ann Hull): How did the mill burn?\n\nJon: A lamp fell over.\n\nModerator: Was anybody hurt?\n\nJon: Nobody.\n",
        pairs=(("How did the mill burn?", "A lamp fell over.", "Jon"), ("Was anybody hurt?", "Nobody.", "Jon")),
        asker="Ann Hull",
    ),
    Case(
        name="a role that several have",
        text="Question (Ann Hull): How did the mill burn?\n\nJon: A lamp fell over.\n\nQuestion (Mia Cole): Was anybody hurt?\n\nJon: Nobody.\n\nQuestion (Ann Hull): Who paid?\n\nJon: I.\n\nQuestion (Mia Cole): Is it free?\n\nJon: It is.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", "Jon"),
            ("Was anybody hurt?", "Nobody.", "Jon"),
            ("Who paid?", "I.", "Jon"),
            ("Is it free?", "It is.", "Jon"),
        ),
    ),
    Case(
        name="first names of people who say who they are",
        text="Dana: I'm Dana Wu.\n\nLee: And I'm Lee Park. How did the mill burn?\n\nDana: A lamp fell over.\n\nLee: Was anybody hurt?\n\nDana: Nobody.\n",
        pairs=(
            ("And I'm Lee Park. How did the mill burn?", "A lamp fell over.", "Dana Wu"),
            ("Was anybody hurt?", "Nobody.", "Dana Wu"),
        ),
        asker="Lee Park",
    ),
    Case(
        name="paragraphs that open with the question",
        text="The mill\n\nPlease read this first.\n\nIs it open? From May to October, but not when it rains.\n\nCan I bring a dog? On a lead.\n\nWho owns it? The town does. It bought the mill in 1807.\n\nIs there parking? Behind the church. Please leave the gate free.\n\nMay I touch the wheel? No. It has taken a finger before.\n\nThe gate is painted every spring.\n",
        pairs=(
            ("Is it open?", "From May to October, but not when it rains.", None),
            ("Can I bring a dog?", "On a lead.", None),
            ("Who owns it?", "The town does. It bought the mill in 1807.", None),
            ("Is there parking?", "Behind the church. Please leave the gate free.", None),
            ("May I touch the wheel?", "No. It has taken a finger before.", None),
        ),
    ),
    Case(
        name="paragraphs that open with the question and a dash",
        text="Inquiry into the fire\n\nWhat is your employment?--Miller, sir.\n\nWere you there upon the night?--I were.\n\nDid you see a lamp?--An ordinary one.\n\nWho held it?--Jon Reed did, sir.\n\nDid you call to him?--I did call.\n",
        pairs=(
            ("What is your employment?", "Miller, sir.", None),
            ("Were you there upon the night?", "I were.", None),
            ("Did you see a lamp?", "An ordinary one.", None),
            ("Who held it?", "Jon Reed did, sir.", None),
            ("Did you call to him?", "I did call.", None),
        ),
    ),
    Case(
        name="prose in which three paragraphs open with a question",
        text="The mill\n\nWho built it? Nobody knows. The books burned.\n\nIt stands by the river still, and children throw stones at it.\n\nWhy did it stop? My aunt said that the river did.\n\nShe was the last who worked there.\n\nIs it missed? On Sundays, a little.\n",
        pairs=(),
    ),
    Case(
        name="letters for both on one line, with full stops",
        text="Q. Why is it closed? A. The wheel broke.\n\nQ. It is my wedding day. Is there no help? A. There is. Ask Mr. Reed.\n\nQ. Until when? A. Until May.\n",
        pairs=(
            ("Why is it closed?", "The wheel broke.", None),
            ("It is my wedding day. Is there no help?", "There is. Ask Mr. Reed.", None),
            ("Until when?", "Until May.", None),
        ),
    ),
    Case(
        name="questions that break early among full lines",
        text="The old mill by the river has been open to all visitors since the\nyear in which the town bought it from the last of its millers.\n\nIs the mill open in winter?\nNo. It is open from the first of May until the end of October, but\nnot on days on which it rains, since the roof lets the water in.\n\nWho owns the mill?\nThe town does. It bought the mill from the last miller in the year\n1807, when he had gone to sea and did not want to come home again.\n\nMay I bring a dog?\nOnly on a lead, and never upstairs, where the cats of the mill are\nat home. They are older than most dogs, and know it.\n\nWhere do I leave my car?\nBehind the church. Please leave the gate free for the tractors, as\nthey start early in the morning and do not like to wait for it.\n\nIs there a café?\nThere is one in the barn, which opens when the baker feels like it\nand closes when the last cake is gone, often before noon.\n",
        pairs=(
            (
                "Is the mill open in winter?",
                "No. It is open from the first of May until the end of October, but\nnot on days on which it rains, since the roof lets the water in.",
                None,
            ),
            (
                "Who owns the mill?",
                "The town does. It bought the mill from the last miller in the year\n1807, when he had gone to sea and did not want to come home again.",
                None,
            ),
            (
                "May I bring a dog?",
                "Only on a lead, and never upstairs, where the cats of the mill are\nat home. They are older than most dogs, and know it.",
                None,
            ),
            (
                "Where do I leave my car?",
                "Behind the church. Please leave the gate free for the tractors, as\nthey start early in the morning and do not like to wait for it.",
                None,
            ),
            (
                "Is there a café?",
                "There is one in the barn, which opens when the baker feels like it\nand closes when the last cake is gone, often before noon.",
                None,
            ),
        ),
    ),
    Case(
        name="a help page that asks for votes and offers more help",
        text="Help\n\nIs it free?\nYes, always.\nWas this helpful?  Yes (41)  No (3)\n\nWhere do I get one?\nAt the desk.\nWas this helpful?  Yes (7)  No (12)\n\nUntil when?\nNoon.\nWas this helpful?  Yes (1)  No (0)\n\nStill need help?\nContact us\nChat with us Mon-Fri 9-15\n",
        pairs=(
            ("Is it free?", "Yes, always.", None),
            ("Where do I get one?", "At the desk.", None),
            ("Until when?", "Noon.", None),
        ),
    ),
    Case(
        name="a last question that is answered, though it only offers help",
        text="# FAQ\n\n## Is it free?\nYes, always.\n\n## Where do I get one?\nAt the desk.\n\n## More questions?\nAsk the miller, who is in on Mondays.\n",
        pairs=(
            ("Is it free?", "Yes, always.", None),
            ("Where do I get one?", "At the desk.", None),
            ("More questions?", "Ask the miller, who is in on Mondays.", None),
        ),
    ),
    Case(
        name="addresses below the last answer",
        text="Help\n\nIs it free?\nYes, always.\n\nWhere do I get one?\nAt the desk.\n\nUntil when?\nNoon.\n\nContact us\nThe Mill, Level 3\nTel: 01632 960 417\n",
        pairs=(
            ("Is it free?", "Yes, always.", None),
            ("Where do I get one?", "At the desk.", None),
            ("Until when?", "Noon.", None),
        ),
    ),
    Case(
        name="an essay whose headings ask",
        text="# The mill\n\n*An essay*\n\nI came for the dust.\n\n## What is a mill?\n\nA house that turns.\n\n## Who was Rosa?\n\nHer name is on the stone.\n\n## So what?\n\nThat is what my aunt asked.\n",
        pairs=(),
    ),
    Case(
        name="an essay by its tags",
        source="mill.md",
        text="---\ntitle: The mill\ntags: [essay, mills]\n---\n\n## What is a mill?\n\nA house that turns.\n\n## Who was Rosa?\n\nHer name is on the stone.\n\n## So what?\n\nThat is what my aunt asked.\n",
        pairs=(),
    ),
    Case(
        name="questions in capitals, of which one trails off",
        text="THE MILL\n\nAnn Reed has milled on an island for ten years.\n\nWHY AN ISLAND?\nNo boat came in winter, and we were bored.\n\nHOW MANY CAME AT FIRST?\nSeventeen people and two dogs.\n\nAND NOW CHILDREN COME TOO…\nEvery Saturday. All eleven of them.\n\nWHAT COMES NEXT?\nRye.\n",
        pairs=(
            ("WHY AN ISLAND?", "No boat came in winter, and we were bored.", None),
            ("HOW MANY CAME AT FIRST?", "Seventeen people and two dogs.", None),
            ("AND NOW CHILDREN COME TOO…", "Every Saturday. All eleven of them.", None),
            ("WHAT COMES NEXT?", "Rye.", None),
        ),
    ),
    Case(
        name="Japanese requests and topics behind two dashes",
        text="――きっかけを教えてください。\n\n　粉屋の祖母がいました。\n\n――ご家族は反対されませんでしたか。\n\n　大反対です。\n\n――水車が減っていると聞きます。\n\n　村で三軒だけです。\n\n――今後の夢は。\n\n　百年後も回ることです。\n",
        pairs=(
            ("きっかけを教えてください。", "粉屋の祖母がいました。", None),
            ("ご家族は反対されませんでしたか。", "大反対です。", None),
            ("水車が減っていると聞きます。", "村で三軒だけです。", None),
            ("今後の夢は。", "百年後も回ることです。", None),
        ),
    ),
    Case(
        name="Chinese labels of two signs set wide",
        text="　　记　者：您在磨坊工作了多久？\n　　段守义：二十六年。\n　　记者：当时害怕吗？\n　　段守义：说不怕是假的。\n　　记　者：现在呢？\n　　段守义：不怕了。\n",
        pairs=(
            ("您在磨坊工作了多久？", "二十六年。", "段守义"),
            ("当时害怕吗？", "说不怕是假的。", "段守义"),
            ("现在呢？", "不怕了。", "段守义"),
        ),
    ),
    Case(
        name="respondents with numbers, listed above",
        text="Moderator: Ann Hull\nRespondents: P1 Gary, P2 Mia Cole, P3 Old Tom\n\nMOD: How did the mill burn?\n\nP1: A lamp. So they say.\n\nMOD: Was anybody hurt?\n\nP2: Nobody.\n\nMOD: Who paid?\n\nP3: I.\n",
        pairs=(
            ("How did the mill burn?", "A lamp. So they say.", "Gary"),
            ("Was anybody hurt?", "Nobody.", "Mia Cole"),
            ("Who paid?", "I.", "Old Tom"),
        ),
        asker="Ann Hull",
    ),
    Case(
        name="a surname that the head and the name of the file have",
        source="briefing_reed.txt",
        text="PRESS BRIEFING BY PRESS SECRETARY ROSA REED\n\nMS. REED:  Good afternoon.  Dan, go ahead.\n\nQ    Thank you. How did the mill burn?\n\nMS. REED:  A lamp fell over.\n\nQ    Was anybody hurt?\n\nMS. REED:  Nobody.\n",
        pairs=(
            ("Thank you. How did the mill burn?", "A lamp fell over.", "ROSA REED"),
            ("Was anybody hurt?", "Nobody.", "ROSA REED"),
        ),
    ),
    Case(
        name="a sentence stands above its answer as the questions do",
        text="Rosa Keel kept the mill of Dunmoor for ten years.\n\nHow did the mill burn?\nA lamp fell over, and everything in it was dry.\n\nYou saw it fall.\nI heard it. I was in the yard, and so was my brother.\n\nWas anybody hurt?\nNobody, and we were glad of it.\n\nWho pays for it?\nThe town does, as it always has.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over, and everything in it was dry.", "Rosa Keel"),
            ("You saw it fall.", "I heard it. I was in the yard, and so was my brother.", "Rosa Keel"),
            ("Was anybody hurt?", "Nobody, and we were glad of it.", "Rosa Keel"),
            ("Who pays for it?", "The town does, as it always has.", "Rosa Keel"),
        ),
    ),
    Case(
        name="a paragraph of an answer whose lines are verse is no question",
        text="How did the mill burn?\nA lamp fell over, and everything in it was dry.\n\nWas anybody hurt?\nNobody, and we were glad of it.\n\nThe mill is gone.\nThe wheel is gone.\nThe water runs on as it always has.\n\nWho pays for it?\nThe town does, as it always has.\n\nIs it free?\nIt is.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over, and everything in it was dry.", None),
            (
                "Was anybody hurt?",
                "Nobody, and we were glad of it.\n\nThe mill is gone.\nThe wheel is gone.\nThe water runs on as it always has.",
                None,
            ),
            ("Who pays for it?", "The town does, as it always has.", None),
            ("Is it free?", "It is.", None),
        ),
    ),
    Case(
        name="questions and answers in turn, one of which shows rather than asks, and one asked back",
        text="Please tell us about the mill.\n\nIt stood for ten years, and it was mine for nine of them.\n\nHow did it burn?\n\nA lamp fell over, and everything in it was dry.\n\nWas anybody hurt?\n\nNobody, and we were glad of it.\n\nShow us the wheel.\n\nThere is nothing to show: it is in the pond with the rest.\n\nWho pays for it?\n\nThe town does, as it always has.\n\nWill it be built again?\n\nI hope so. The masons come in May.\n\nDo you live there?\n\nNot any more. We moved to the farm.\n\nIs it free?\n\nIt is, until then.\n\nThank you.\n\nNo, no. Will you eat with us?\n",
        pairs=(
            ("Please tell us about the mill.", "It stood for ten years, and it was mine for nine of them.", None),
            ("How did it burn?", "A lamp fell over, and everything in it was dry.", None),
            ("Was anybody hurt?", "Nobody, and we were glad of it.", None),
            ("Show us the wheel.", "There is nothing to show: it is in the pond with the rest.", None),
            ("Who pays for it?", "The town does, as it always has.", None),
            ("Will it be built again?", "I hope so. The masons come in May.", None),
            ("Do you live there?", "Not any more. We moved to the farm.", None),
            ("Is it free?", "It is, until then.\n\nThank you.\n\nNo, no. Will you eat with us?", None),
        ),
    ),
)
