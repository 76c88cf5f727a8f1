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
)
