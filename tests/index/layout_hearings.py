# ruff: noqa: E501 - each text is one document as it would stand in a file
"""Small hearings, inquiries and letters to the editor as clerks of several countries and times write them down."""

from __future__ import annotations

from tests.index.layout_cases import Case

HEARINGS: tuple[Case, ...] = (
    Case(
        name="counsel ask under their names and the witness answers behind A.",
        text=(
            "THE MILL FIRE INQUIRY\n\nMS HART: Sir Tom, I call Mr John Reed.\n\nMR JOHN REED (affirmed)\nQuestions by MS HART\n\n"
            "MS HART: You kept the mill?\n\nA. For nine years.\n\nMS HART: Tell us how it burned.\n\nA. A lamp fell over.\n\n"
            "SIR TOM: Was anybody hurt?\n\nA. Nobody, sir.\n\nMS HART: Thank you. No more questions.\n"
        ),
        pairs=(
            ("You kept the mill?", "For nine years.", "Mr John Reed"),
            ("Tell us how it burned.", "A lamp fell over.", "Mr John Reed"),
            ("Was anybody hurt?", "Nobody, sir.", "Mr John Reed"),
        ),
    ),
    Case(
        name="counsel named once above their questions",
        text=(
            "Examination for discovery of Nora Reed\n\nMS. HART:\n\nQ.  Who lit the lamp?\n\nA.  I did.\n\n"
            "Q.  When was that?\n\nA.  At nine.\n\nQ.  Did it fall?\n\nA.  It did.\n"
        ),
        pairs=(
            ("Who lit the lamp?", "I did.", "Nora Reed"),
            ("When was that?", "At nine.", "Nora Reed"),
            ("Did it fall?", "It did.", "Nora Reed"),
        ),
        asker="MS. HART",
    ),
    Case(
        name="counsel put the first question under their name and go on with Q.",
        text=(
            "ARBITRATION OF THE MILL\n\nMR. COLE: What do you grind?\nTHE WITNESS: Rye.\nQ. How much?\nA. Nine sacks a day.\n"
            "Q. Since when?\nA. Since May.\n"
        ),
        pairs=(
            ("What do you grind?", "Rye.", "THE WITNESS"),
            ("How much?", "Nine sacks a day.", "A"),
            ("Since when?", "Since May.", "A"),
        ),
        asker="MR. COLE",
    ),
    Case(
        name="an examination that is resumed",
        text=(
            "DEPOSITION OF NORA REED, VOLUME II\n\nExamination resumed by MS. HART:\n\nQ. Who lit the lamp?\nA. I did.\n"
            "Q. When was that?\nA. At nine.\n"
        ),
        pairs=(
            ("Who lit the lamp?", "I did.", "NORA REED"),
            ("When was that?", "At nine.", "NORA REED"),
        ),
        asker="MS. HART",
    ),
    Case(
        name="witnesses sworn and examined on one line, the next one's statement no answer",
        text=(
            "THE TRIAL OF ADAM COLE, before the court at Selby.\n\nJOHN REED, sexton, sworn. Examined by Mr. HART.\n\nI ring the bell.\n\n"
            "Q. Was the door locked?\nA. It was.\nQ. Who had the key?\nA. I had it.\n\nCross-examined by the PRISONER.\n\n"
            "Q. Did you see me there?\nA. I did not.\n\nNORA REED, sworn. Examined by Mr. HART.\n\nI was in the lane.\n\n"
            "Q. Did you hear the bell?\nA. I heard nothing.\n"
        ),
        pairs=(
            ("Was the door locked?", "It was.", "JOHN REED"),
            ("Who had the key?", "I had it.", "JOHN REED"),
            ("Did you see me there?", "I did not.", "JOHN REED"),
            ("Did you hear the bell?", "I heard nothing.", "NORA REED"),
        ),
    ),
    Case(
        name="Q.1 in a court of inquiry, and its finding no answer",
        text=(
            "COURT OF INQUIRY into the loss of a lamp.\n\nFIRST WITNESS. 4411 Sergeant REED, being duly sworn, states:\n\nI keep the lamps.\n\n"
            "Examined by the Court.\n\nQ.1 Why was it lit?\nA. It was dark, sir.\nQ.2 Who lit it?\nA. The corporal did.\n\n"
            "FINDING. The Court finds that the lamp fell over.\n"
        ),
        pairs=(
            ("Why was it lit?", "It was dark, sir.", "Sergeant REED"),
            ("Who lit it?", "The corporal did.", "Sergeant REED"),
        ),
        asker="the Court",
    ),
    Case(
        name="Q.1 without anybody who is named, in long lines",
        text=(
            "The lamps of the mill and how they are kept in order\n\nQ.1 Why was the lamp in the mill lit on that night of all nights?\nA. It was dark, and the miller wanted to read to the end of the page.\n"
            "Q.2 Who was it that lit the lamp, and with whose match was it lit?\nA. The miller did, with a match that he had from the baker on Monday.\n"
            "Q.3 When did it fall over, and who was there to see that it fell?\nA. At nine. The cat was there, and it has told nobody as far as we know.\n"
            "Q.4 Will the mill be built again, and who will have to pay for it?\nA. It will be built next year, and the town has said that it will pay.\n"
        ),
        pairs=(
            (
                "Why was the lamp in the mill lit on that night of all nights?",
                "It was dark, and the miller wanted to read to the end of the page.",
                None,
            ),
            (
                "Who was it that lit the lamp, and with whose match was it lit?",
                "The miller did, with a match that he had from the baker on Monday.",
                None,
            ),
            (
                "When did it fall over, and who was there to see that it fell?",
                "At nine. The cat was there, and it has told nobody as far as we know.",
                None,
            ),
            (
                "Will the mill be built again, and who will have to pay for it?",
                "It will be built next year, and the town has said that it will pay.",
                None,
            ),
        ),
    ),
    Case(
        name="numbers with gaps and letters, answers behind a label",
        text="1.1:\tWho built the mill?\n\nA:\tMasons did.\n\n1.2b:\tWhat did they build it of?\n\nA:\tStone. See also 4.7.\n\n"
        "Section 2. Grain\n\n2.1:\tWho brings the grain? Is it weighed?\n\nA:\tFarmers do. It is.\n\n"
        "2.14:\tWhere can I buy flour?\n\nA:\tAt the door.\n",
        pairs=(
            ("Who built the mill?", "Masons did.", None),
            ("What did they build it of?", "Stone. See also 4.7.", None),
            ("Who brings the grain? Is it weighed?", "Farmers do. It is.", None),
            ("Where can I buy flour?", "At the door.", None),
        ),
    ),
    Case(
        name="numbered questions of a blue book, each with its answer behind a dash",
        text=(
            "INQUIRY into the burning of a mill\n\nJOHN REED, F.S.A., miller, called and examined by Mr. HART, for the owner.\n\n"
            "1. You kept the mill? — For nine years.\n2. Describe what occurred. — A lamp fell over. The straw\ncaught at once.\n"
            "3. By the CHAIRMAN. Was anybody hurt? — Nobody, sir.\n\nNORA REED, examined by Mr. COLE.\n\n"
            "4. You saw it burn? — I did.\n5. (Mr. HART.) From where? — From the lane.\n\nTHE CHAIRMAN rose at noon.\n"
        ),
        pairs=(
            ("You kept the mill?", "For nine years.", "JOHN REED"),
            ("Describe what occurred.", "A lamp fell over. The straw\ncaught at once.", "JOHN REED"),
            ("Was anybody hurt?", "Nobody, sir.", "JOHN REED"),
            ("You saw it burn?", "I did.", "NORA REED"),
            ("From where?", "From the lane.", "NORA REED"),
        ),
    ),
    Case(
        name="dashes inside numbered answers part nothing",
        text="1. How did the mill burn?\nA lamp fell over. — It was dark.\n\n2. Was anybody hurt?\nNobody. — Thank God.\n\n3. Who pays?\nThe town. — In May.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over. — It was dark.", None),
            ("Was anybody hurt?", "Nobody. — Thank God.", None),
            ("Who pays?", "The town. — In May.", None),
        ),
    ),
    Case(
        name="Query and Reply",
        text="Query. How did the mill burn?\nReply. A lamp fell over.\n\nQuery. Was anybody hurt?\nReply. Nobody.\n",
        pairs=(("How did the mill burn?", "A lamp fell over.", None), ("Was anybody hurt?", "Nobody.", None)),
    ),
    Case(
        name="Enquiry and Response",
        text="Enquiry: How did the mill burn?\nResponse: A lamp fell over.\n\nEnquiry: Was anybody hurt?\nResponse: Nobody.\n",
        pairs=(("How did the mill burn?", "A lamp fell over.", None), ("Was anybody hurt?", "Nobody.", None)),
    ),
    Case(
        name="queries of a program are no questions",
        text="Query: SELECT name FROM mills\n\nIt lists the mills.\n\nQuery: SELECT name FROM lamps\n\nIt lists the lamps.\n",
        pairs=(),
    ),
    Case(
        name="Q with the name of who wrote in",
        text="Q (Ann, Hull): How did the mill burn?\nA: A lamp fell over.\n\nQ (Ann, Hull): Was anybody hurt?\nA: Nobody.\n",
        pairs=(("How did the mill burn?", "A lamp fell over.", None), ("Was anybody hurt?", "Nobody.", None)),
        asker="Ann, Hull",
    ),
    Case(
        name="Question from somebody",
        text="Question from Ann in Hull: How did the mill burn?\nAnswer: A lamp fell over.\n\nQuestion from Ann in Hull: Was anybody hurt?\nAnswer: Nobody.\n",
        pairs=(("How did the mill burn?", "A lamp fell over.", None), ("Was anybody hurt?", "Nobody.", None)),
        asker="Ann in Hull",
    ),
    Case(
        name="questions and answers counted on in the margin",
        text="DEPOSITION OF ROSA KEEL\n\n7    Q. How did the mill\nburn?\n\n8    A. A lamp fell over. It was\nall dry.\n\n9    Q. You saw it fall.\n\n10   A. I heard it.\n\nMR. HART: Objection.\n",
        pairs=(
            ("How did the mill\nburn?", "A lamp fell over. It was\nall dry.", "ROSA KEEL"),
            ("You saw it fall.", "I heard it.", "ROSA KEEL"),
        ),
    ),
)
