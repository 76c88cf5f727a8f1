# ruff: noqa: E501 - each text is one document as it would stand in a file
"""Small conversations in which it is not the question mark that tells what is asked."""

from __future__ import annotations

from tests.index.layout_cases import Case

BURN = ("How did the mill burn?", "A lamp fell over.")
HURT = ("Was anybody hurt?", "Nobody, thank God.")
PAYS = ("Who will pay?", "The town will.")

TURNS: tuple[Case, ...] = (
    Case(
        name="statements put to somebody, beginnings that the other ends, and replies to who asks back",
        text="TA: How did the mill burn?\n\nRK: A lamp fell over.\n\nTA: Who will pay?\n\nRK: The town will.\n\nTA: You've never told anybody.\n\nRK: No. Whom?\n\nTA: The town.\n\nRK: The town knew.\n\nTA: Wow.\n\nRK: It always did.\n\nTA: Which in winter is...\n\nRK: Which in winter is my aunt.\n\nTA: Was anybody hurt?\n\nRK: Nobody, thank God. It was cold, you know?\n\nTA: Right.\n\nRK: Very cold.\n",
        asker="TA",
        pairs=(
            (*BURN, "RK"),
            (*PAYS, "RK"),
            ("You've never told anybody.", "No. Whom?", "RK"),
            ("The town.", "The town knew. Wow. It always did.", "RK"),
            ("Which in winter is...", "Which in winter is my aunt.", "RK"),
            (HURT[0], "Nobody, thank God. It was cold, you know? Right. Very cold.", "RK"),
        ),
    ),
    Case(
        name="greetings, an advertisement and a farewell in a podcast",
        text="Tom Abel (00:01):\nWelcome back to Mill Talk. I'm Tom Abel, and today I have with me Rosa Keel. Rosa, welcome.\n\nRosa Keel (00:16):\nThank you. Happy to be here.\n\nTom Abel (00:19):\nHow did the mill burn?\n\nRosa Keel (00:24):\nA lamp fell over.\n\nTom Abel (00:30):\nA lamp you had lit yourself.\n\nRosa Keel (00:33):\nI had.\n\nTom Abel (00:40):\nWe're going to take a quick break. When we come back, the money.\n\nSpeaker 3 (00:42):\nThis episode is brought to you by Lind Lamps. Tired of the dark? Go to lindlamps.com.\n\nTom Abel (00:50):\nAnd we're back. Who will pay?\n\nRosa Keel (00:54):\nThe town will.\n\nTom Abel (01:00):\nThe town. I love it. Rosa Keel, thanks for coming on.\n\nRosa Keel (01:04):\nMy pleasure.\n\nTom Abel (01:06):\nMill Talk is made by Eva Lind. See you next week.\n",
        asker="Tom Abel",
        pairs=(
            (*BURN, "Rosa Keel"),
            ("A lamp you had lit yourself.", "I had.", "Rosa Keel"),
            ("And we're back. Who will pay?", PAYS[1], "Rosa Keel"),
        ),
    ),
    Case(
        name="an operator gives somebody the floor",
        text="Operator: Good morning, and welcome to the call of Keel Mills. I now turn the call over to Rosa Keel.\n\nRosa Keel: Thank you. We ground more than ever. We now take questions.\n\nOperator: The first question comes from Tom Abel. Please go ahead.\n\nTom Abel: How did the mill burn?\n\nRosa Keel: A lamp fell over.\n\nOperator: The next question comes from Eva Lind.\n\nEva Lind: Was anybody hurt?\n\nRosa Keel: Nobody, thank God.\n\nTom Abel: Who will pay?\n\nRosa Keel: The town will.\n",
        pairs=((*BURN, "Rosa Keel"), (*HURT, "Rosa Keel"), (*PAYS, "Rosa Keel")),
    ),
    Case(
        name="thanks that tell something",
        text="Tom Abel: Rosa, welcome to the programme.\n\nRosa Keel: Thank you, Tom. The mill burnt last night.\n\nTom Abel: How did the mill burn?\n\nRosa Keel: A lamp fell over.\n\nTom Abel: Who will pay?\n\nRosa Keel: The town will.\n",
        asker="Tom Abel",
        pairs=(
            ("Rosa, welcome to the programme.", "Thank you, Tom. The mill burnt last night.", "Rosa Keel"),
            (*BURN, "Rosa Keel"),
            (*PAYS, "Rosa Keel"),
        ),
    ),
    Case(
        name="a committee numbers its questions and says who is in the chair",
        text="Mill Committee\n\nMembers present: Dame Ann Reed (Chair); Tom Abel.\n\nQ1   Chair: Welcome. How did the mill burn?\n\nRosa Keel: A lamp fell over.\n\nQ2   Chair: I think that there is more to say, Mrs Keel.\n\nRosa Keel: The lamp was old.\n\nQ3   Tom Abel: Was anybody hurt?\n\nRosa Keel: Nobody, thank God.\n\nTom Abel: I see.\n\nQ4   Chair: Who will pay?\n\nRosa Keel: The town will.\n\nChair: Thank you. That concludes our session.\n",
        pairs=(
            ("Welcome. How did the mill burn?", BURN[1], "Rosa Keel"),
            ("I think that there is more to say, Mrs Keel.", "The lamp was old.", "Rosa Keel"),
            (*HURT, "Rosa Keel"),
            (*PAYS, "Rosa Keel"),
        ),
    ),
    Case(
        name="oral questions in a parliament",
        text="Mills\n\nThe Secretary of State was asked—\n\n1. Tom Abel (Upper Mill) (Con): What steps he is taking to mend the mill.  [904112]\n\nThe Parliamentary Under-Secretary of State for Mills, Lamps and Rural Affairs (Adam Keel): We mend it in May.\n\nTom Abel: I thank the Minister. Who will pay?\n\nAdam Keel: The town will.\n\n2. Eva Lind (Mere) (Lab): If he will make a statement on the brook. [904113]\n\nThe Secretary of State for Mills, Lamps and Rural Affairs (Dame Rosa Moss): It is low.\n\nEva Lind: Since when?\n\nDame Rosa Moss: Since May.\n",
        pairs=(
            ("What steps he is taking to mend the mill.  [904112]", "We mend it in May.", "Adam Keel"),
            ("I thank the Minister. Who will pay?", "The town will.", "Adam Keel"),
            ("If he will make a statement on the brook. [904113]", "It is low.", "Dame Rosa Moss"),
            ("Since when?", "Since May.", "Dame Rosa Moss"),
        ),
    ),
    Case(
        name="a word for a question before the name of who asks",
        text="STS MOSS: Guten Tag!\n\nFRAGE KESTNER: Wer zahlt die Mühle?\n\nSTS MOSS: Die Stadt.\n\nZUSATZFRAGE KESTNER: Die Stadt sagt etwas anderes.\n\nSTS MOSS: Das weiß ich.\n\nFRAGE KESTNER: Seit wann?\n\nSTS MOSS: Seit Mai.\n\nVORS. LIND: Vielen Dank.\n",
        asker="KESTNER",
        pairs=(
            ("Wer zahlt die Mühle?", "Die Stadt.", "STS MOSS"),
            ("Die Stadt sagt etwas anderes.", "Das weiß ich.", "STS MOSS"),
            ("Seit wann?", "Seit Mai.", "STS MOSS"),
        ),
    ),
    Case(
        name="labels before the first question and answer only",
        text="Die Mühle\n\nEin Gespräch mit Rosa Keel über Lampen\n\nMühlenblatt am See: Frau Keel, wie brannte die Mühle?\n\nRosa Keel: Eine Lampe fiel um.\n\nWurden Sie verletzt?\n\nNein, zum Glück.\n\nWer zahlt, sagt man Ihnen das?\n\nDie Stadt.\n\nSeit wann wissen Sie es?\n\nSeit Mai.\n\nBauen Sie wieder?\n\nNächstes Jahr.\n",
        asker="Mühlenblatt am See",
        pairs=(
            ("Frau Keel, wie brannte die Mühle?", "Eine Lampe fiel um.", "Rosa Keel"),
            ("Wurden Sie verletzt?", "Nein, zum Glück.", "Rosa Keel"),
            ("Wer zahlt, sagt man Ihnen das?", "Die Stadt.", "Rosa Keel"),
            ("Seit wann wissen Sie es?", "Seit Mai.", "Rosa Keel"),
            ("Bauen Sie wieder?", "Nächstes Jahr.", "Rosa Keel"),
        ),
    ),
    Case(
        name="labels in bold before the first question and answer only",
        source="mill.md",
        text="# The mill\n\n*Tom Abel talks to Rosa Keel*\n\n**Tom Abel: How did the mill burn?**\n\n**Rosa Keel:** A lamp fell over.\n\n**Was anybody hurt?**\n\nNobody, thank God.\n\n**Who will pay?**\n\nThe town will.\n",
        asker="Tom Abel",
        pairs=((*BURN, "Rosa Keel"), (*HURT, "Rosa Keel"), (*PAYS, "Rosa Keel")),
    ),
    Case(
        name="the name of a magazine before the first bold question only",
        source="mill.md",
        text="# The mill\n\nWe sat down in the kitchen.\n\n**MILL MAGAZINE: How did the mill burn?**\n\nA lamp fell over.\n\n**Was anybody hurt?**\n\nNobody, thank God.\n\n**Who will pay?**\n\nThe town will.\n",
        asker="MILL MAGAZINE",
        pairs=((*BURN, None), (*HURT, None), (*PAYS, None)),
    ),
    Case(
        name="a topic before the first bold question names nobody",
        source="mill.md",
        text="# The mill\n\n**Fire: How did the mill burn?**\n\nA lamp fell over.\n\n**Was anybody hurt?**\n\nNote: nobody was.\n\n**Who will pay?**\n\nThe town will.\n",
        pairs=(("Fire: How did the mill burn?", BURN[1], None), (HURT[0], "Note: nobody was.", None), (*PAYS, None)),
    ),
    Case(
        name="numbered questions right above their answers, the last one above other paragraphs",
        text="1. How did the mill burn?\nA lamp fell over.\n\n2. Was anybody hurt?\nNobody, thank God.\n\n3. Who will pay?\nThe town will.\n\nIt has the money.\n",
        pairs=((*BURN, None), (*HURT, None), (PAYS[0], "The town will.\n\nIt has the money.", None)),
    ),
    Case(
        name="questions above indented answers, and one in the introduction that nobody answers",
        text="MILL SHOP\n\nWe are two sisters and a cat. Isn't it nice when somebody has asked already?\n\nMILL\n\nHow did the mill burn?\n   A lamp fell over.\n\nWas anybody hurt?\n   Nobody, thank God.\n\nMONEY\n\nWho will pay?\n   The town will.\n\nWill you rebuild it?\n   Next year.\n",
        pairs=((*BURN, None), (*HURT, None), (*PAYS, None), ("Will you rebuild it?", "Next year.", None)),
    ),
    Case(
        name="statements in bold behind dashes among questions in bold behind dashes",
        source="mill.md",
        text="# El molino\n\n**—¿Cómo ardió el molino?**\n\n—Cayó una lámpara.\n\n**—Usted lo advirtió en 1998.**\n\n—Yo y muchos. ¿Quién escucha?\n\n**—¿Hubo heridos?**\n\n—Nadie.\n\n**—¿Quién paga?**\n\n—El pueblo.\n",
        pairs=(
            ("¿Cómo ardió el molino?", "Cayó una lámpara.", None),
            ("Usted lo advirtió en 1998.", "Yo y muchos. ¿Quién escucha?", None),
            ("¿Hubo heridos?", "Nadie.", None),
            ("¿Quién paga?", "El pueblo.", None),
        ),
    ),
    Case(
        name="posts of a forum with their points, replies quoted",
        source="mill.md",
        text="# I ran a mill alone for a year. AMA\n\nsubmitted 5 years ago by **mill_rosa** to r/IAmA\n\n---\n\n**[–] lamp_9** 2104 points 5 years ago\n\nHow did the mill burn?\n\n> **[–] mill_rosa** [S] 3377 points 5 years ago\n>\n> A lamp fell over.\n\n---\n\n**[–] deleted** 412 points 5 years ago\n\nWas anybody hurt? Be honest.\n\n> **[–] mill_rosa** [S] 655 points 5 years ago\n>\n> Nobody, thank God.\n\n---\n\n**[–] Tom_Abel** 1 point 5 years ago\n\nWho will pay?\n\n> **[–] mill_rosa** [S] 7 points 5 years ago\n>\n> The town will.\n",
        pairs=((*BURN, "mill_rosa"), ("Was anybody hurt? Be honest.", HURT[1], "mill_rosa"), (*PAYS, "mill_rosa")),
    ),
    Case(
        name="posts of a forum with their age",
        text="lamp_9 • 5y ago\n\nHow did the mill burn?\n\nmill_rosa OP • 5y ago\n\nA lamp fell over.\n\nTom_Abel • 4y ago\n\nWho will pay?\n\nmill_rosa OP • 4y ago\n\nThe town will.\n",
        pairs=((*BURN, "mill_rosa"), (*PAYS, "mill_rosa")),
    ),
    Case(
        name="a form that nobody has filled in",
        text="MILL SURVEY\n\n1. What is your age?\n   [ ] under 18   [ ] 18-34   [ ] 35 or over\n\n2. How often do you come to the mill?\n   ( ) every day\n   ( ) once a week\n\n3. How satisfied are you with the lamps?\n   a) light      1  2  3  4  5\n   b) oil        1  2  3  4  5\n\n4. What would make you come more often?\n   ______________________\n   ______________________\n\n5. Is there anything else?\n   ______________________\n\nThank you!\n",
        pairs=(),
    ),
    Case(
        name="a form that somebody has filled in",
        text="MILL SURVEY\n\n1. How did the mill burn?\n   A lamp fell over.\n\n2. Was anybody hurt?\n   Nobody, thank God.\n\n3. Who will pay?\n   The town will.\n\n4. Anything else?\n   ______________________\n",
        pairs=((*BURN, None), (*HURT, None), (*PAYS, None)),
    ),
    Case(
        name="two hosts, of whom one only states, and a guest who thanks them",
        text="Tom: Hey, welcome to Mill Talk, I'm Tom.\n\nEva: And I'm Eva.\n\nTom: Today we have the miller Rosa with us.\n\nRosa: Hi! Thanks so much for having me.\n\nEva: Rosa, how did the mill burn?\n\nRosa: A lamp fell over.\n\nTom: Let's talk about money.\n\nRosa: The town has some.\n\nEva: Before we go on, a quick word from our sponsor.\n\nEva: So, Rosa, who will pay?\n\nRosa: The town will.\n\nTom: Rosa, thank you so much.\n\nRosa: Thank you both, it was fun.\n\nEva: Bye everyone!\n",
        pairs=(
            ("Rosa, how did the mill burn?", BURN[1], "Rosa"),
            ("Let's talk about money.", "The town has some.", "Rosa"),
            ("So, Rosa, who will pay?", PAYS[1], "Rosa"),
        ),
    ),
    Case(
        name="a prime minister is asked",
        text="Engagements\n\nQ1. [904112] Tom Abel (Upper Mill) (Lab): If he will list his engagements.\n\nThe Prime Minister (Adam Keel): I met the miller.\n\nTom Abel: How did the mill burn?\n\nThe Prime Minister: A lamp fell over.\n\nEva Lind (Mere) (Lab): The Chancellor told us that the town is poor.\n\nThe Prime Minister: The town will pay.\n\nEva Lind: Was anybody hurt?\n\nThe Prime Minister: Nobody, thank God.\n\nQ2. [904113] Jon Fisk (Hull) (Con): Does he agree that lamps fall?\n\nThe Prime Minister: I do.\n",
        pairs=(
            ("If he will list his engagements.", "I met the miller.", "Adam Keel"),
            (*BURN, "Adam Keel"),
            ("The Chancellor told us that the town is poor.", "The town will pay.", "Adam Keel"),
            (*HURT, "Adam Keel"),
            ("Does he agree that lamps fall?", "I do.", "Adam Keel"),
        ),
    ),
    Case(
        name="a paragraph that asks and then states among questions",
        text="Interview mit Rosa Keel\n\nWie brannte die Mühle, haben Sie es gesehen?\n\nEine Lampe fiel um.\n\nWar das nicht Pech? Sie sagten, die Lampe war alt.\n\nSie war alt.\n\nWurden Sie verletzt?\n\nNein.\n\nWer zahlt Ihnen das?\n\nDie Stadt.\n\nBauen Sie wieder?\n\nNächstes Jahr.\n",
        pairs=(
            ("Wie brannte die Mühle, haben Sie es gesehen?", "Eine Lampe fiel um.", "Rosa Keel"),
            ("War das nicht Pech? Sie sagten, die Lampe war alt.", "Sie war alt.", "Rosa Keel"),
            ("Wurden Sie verletzt?", "Nein.", "Rosa Keel"),
            ("Wer zahlt Ihnen das?", "Die Stadt.", "Rosa Keel"),
            ("Bauen Sie wieder?", "Nächstes Jahr.", "Rosa Keel"),
        ),
    ),
    Case(
        name="questions that the reader is to ask",
        source="mill.md",
        text="# 4 questions to ask before you buy a mill\n\n1. **How old is the wheel?** Ask for the receipt.\n2. **Who mends it?** Ring them.\n3. **Does it flood?** Go when it rains.\n4. **What is that smell?** Ask it out loud.\n",
        pairs=(),
    ),
)
