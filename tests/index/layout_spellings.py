# ruff: noqa: E501 - each text is one document as it would stand in a file
"""Small documents with labels, numbers and times as people write them, in many scripts."""

from __future__ import annotations

from tests.index.layout_cases import Case

SPELLINGS: tuple[Case, ...] = (
    Case(
        name="Roman numbers",
        text="I. Where were you born?\nIn Aleppo.\n\nII. Why did you leave?\nThe war.\n\nIII. Do you miss it?\nEvery day.\n\nIV. Will you go back?\nNo.\n",
        pairs=(
            ("Where were you born?", "In Aleppo.", None),
            ("Why did you leave?", "The war.", None),
            ("Do you miss it?", "Every day.", None),
            ("Will you go back?", "No.", None),
        ),
    ),
    Case(
        name="letters that count",
        text="a) Where were you born?\nIn Aleppo.\n\nb) Why did you leave?\nThe war.\n\nc) Do you miss it?\nEvery day.\n",
        pairs=(
            ("Where were you born?", "In Aleppo.", None),
            ("Why did you leave?", "The war.", None),
            ("Do you miss it?", "Every day.", None),
        ),
    ),
    Case(
        name="Chinese numbers' signs",
        text="1、你什么时候开始的？\n去年春天。\n\n2、为什么？\n因为有时间。\n\n3、以后呢？\n不知道。\n",
        pairs=(
            ("你什么时候开始的？", "去年春天。", None),
            ("为什么？", "因为有时间。", None),
            ("以后呢？", "不知道。", None),
        ),
    ),
    Case(
        name="Arabic digits",
        text="١. متى بدأت العمل؟\nبدأت في الربيع.\n\n٢. ولماذا؟\nلأنني أحب ذلك.\n\n٣. وماذا بعد؟\nلا أعرف.\n",
        pairs=(
            ("متى بدأت العمل؟", "بدأت في الربيع.", None),
            ("ولماذا؟", "لأنني أحب ذلك.", None),
            ("وماذا بعد؟", "لا أعرف.", None),
        ),
    ),
    Case(
        name="Chinese numbers",
        text="一、什么时候开始的？\n去年。\n\n二、为什么？\n因为有时间。\n\n三、以后呢？\n不知道。\n",
        pairs=(
            ("什么时候开始的？", "去年。", None),
            ("为什么？", "因为有时间。", None),
            ("以后呢？", "不知道。", None),
        ),
    ),
    Case(
        name="a follow-up between dashes inside a numbered question",
        text="1. Where were you born?\n- In Aleppo.\nWhen was that?\n- In 1980.\n\n2. Why did you leave?\n- The war.\nDid your parents come too?\n- They stayed.\n\n3. Do you miss it?\n- Every day.\n",
        pairs=(
            ("Where were you born?", "In Aleppo.", None),
            ("When was that?", "In 1980.", None),
            ("Why did you leave?", "The war.", None),
            ("Did your parents come too?", "They stayed.", None),
            ("Do you miss it?", "Every day.", None),
        ),
    ),
    Case(
        name="a numbered question of two paragraphs, answers behind dashes in Markdown",
        source="mill.md",
        text="1. I have lived by the mill for years.\n\n   The noise is great. What can I do?\n\n   - Move away.\n\n2. Is it true that it burns?\n\n   - It is.\n\n3. Who pays?\n\n   - The town.\n",
        pairs=(
            ("I have lived by the mill for years.\n\n   The noise is great. What can I do?", "Move away.", None),
            ("Is it true that it burns?", "It is.", None),
            ("Who pays?", "The town.", None),
        ),
    ),
    Case(
        name="Q and A before tabs",
        text="Q\tWhere were you?\nA\tAt home.\nQ\tAlone?\nA\tYes.\nQ\tSince when?\nA\tSince May.\n",
        pairs=(
            ("Where were you?", "At home.", None),
            ("Alone?", "Yes.", None),
            ("Since when?", "Since May.", None),
        ),
    ),
    Case(
        name="q and a in small letters",
        text="q: where were you?\na: at home.\n\nq: alone?\na: yes.\n\nq: since when?\na: may.\n",
        pairs=(
            ("where were you?", "at home.", None),
            ("alone?", "yes.", None),
            ("since when?", "may.", None),
        ),
    ),
    Case(
        name="answers on the line below without a label",
        text="Q: Where were you?\nAt home.\n\nQ: Alone?\nYes.\n\nQ: Since when?\nSince May.\n",
        pairs=(
            ("Where were you?", "At home.", None),
            ("Alone?", "Yes.", None),
            ("Since when?", "Since May.", None),
        ),
    ),
    Case(
        name="letters, a stop and a dash",
        text="Q. – Quand êtes-vous né ?\nR. – En 1950.\n\nQ. – Et où ?\nR. – À Lyon.\n",
        pairs=(
            ("Quand êtes-vous né ?", "En 1950.", None),
            ("Et où ?", "À Lyon.", None),
        ),
    ),
    Case(
        name="letters before strokes",
        text="P/ ¿Cuándo nació?\nR/ En 1950.\n\nP/ ¿Y dónde?\nR/ En Vigo.\n\nP/ ¿Volverá?\nR/ No.\n",
        pairs=(
            ("¿Cuándo nació?", "En 1950.", None),
            ("¿Y dónde?", "En Vigo.", None),
            ("¿Volverá?", "No.", None),
        ),
    ),
    Case(
        name="Hindi words for question and answer",
        text="प्रश्न: आपने कब शुरू किया?\nउत्तर: पिछले साल।\n\nप्रश्न: क्यों?\nउत्तर: समय था।\n",
        pairs=(
            ("आपने कब शुरू किया?", "पिछले साल।", None),
            ("क्यों?", "समय था।", None),
        ),
    ),
    Case(
        name="names in Hindi",
        text="अनीता शर्मा: आपने कब शुरू किया?\nराम वर्मा: पिछले साल।\nअनीता शर्मा: क्यों?\nराम वर्मा: समय था।\n",
        asker="अनीता शर्मा",
        pairs=(
            ("आपने कब शुरू किया?", "पिछले साल।", "राम वर्मा"),
            ("क्यों?", "समय था।", "राम वर्मा"),
        ),
    ),
    Case(
        name="Thai words for question and answer",
        text="ถาม: คุณเริ่มเมื่อไหร่\nตอบ: ปีที่แล้ว\n\nถาม: ทำไม\nตอบ: มีเวลา\n",
        pairs=(
            ("คุณเริ่มเมื่อไหร่", "ปีที่แล้ว", None),
            ("ทำไม", "มีเวลา", None),
        ),
    ),
    Case(
        name="Greek shortened words",
        text="Ερ.: Πότε αρχίσατε;\nΑπ.: Πέρυσι.\n\nΕρ.: Γιατί;\nΑπ.: Είχα χρόνο.\n",
        pairs=(
            ("Πότε αρχίσατε;", "Πέρυσι.", None),
            ("Γιατί;", "Είχα χρόνο.", None),
        ),
    ),
    Case(
        name="a list of bold Q and A without signs",
        source="mill.md",
        text="# FAQ\n\n* **Q** How did the mill burn?\n\n  **A** A lamp fell over.\n\n* **Q** Was anybody hurt?\n\n  **A** Nobody.\n\n* **Q** Who pays?\n\n  **A** The town.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Who pays?", "The town.", None),
        ),
    ),
    Case(
        name="two dashes before those who ask, nothing before answers",
        text="――いつ始めましたか。\n\n去年です。\n\n――なぜですか。\n\n好きだからです。\n\n――これからは。\n\n未定です。\n",
        pairs=(
            ("いつ始めましたか。", "去年です。", None),
            ("なぜですか。", "好きだからです。", None),
            ("これからは。", "未定です。", None),
        ),
    ),
    Case(
        name="a role and a time in brackets before the colon",
        text="MARY JONES [HOST] [00:00:01]: Welcome. Who are you?\nBOB STONE [GUEST] [00:00:05]: A baker.\nMARY JONES [HOST] [00:00:09]: Since when?\nBOB STONE [GUEST] [00:00:12]: Since 1990.\nMARY JONES [HOST] [00:00:15]: And why?\nBOB STONE [GUEST] [00:00:19]: I like bread.\n",
        asker="MARY JONES [HOST]",
        pairs=(
            ("Welcome. Who are you?", "A baker.", "BOB STONE [GUEST]"),
            ("Since when?", "Since 1990.", "BOB STONE [GUEST]"),
            ("And why?", "I like bread.", "BOB STONE [GUEST]"),
        ),
    ),
    Case(
        name="where somebody comes from in square brackets",
        text="Mary Jones [Daily News]: Who are you?\nBob Stone [Bakery]: A baker.\nMary Jones [Daily News]: Since when?\nBob Stone [Bakery]: Since 1990.\n",
        asker="Mary Jones",
        pairs=(
            ("Who are you?", "A baker.", "Bob Stone"),
            ("Since when?", "Since 1990.", "Bob Stone"),
        ),
    ),
    Case(
        name="a time, a name and the words on three lines",
        text="00:01\nMary Jones\nWelcome. Who are you?\n\n00:05\nBob Stone\nA baker.\n\n00:09\nMary Jones\nSince when?\n\n00:12\nBob Stone\nSince 1990.\n",
        asker="Mary Jones",
        pairs=(
            ("Welcome. Who are you?", "A baker.", "Bob Stone"),
            ("Since when?", "Since 1990.", "Bob Stone"),
        ),
    ),
    Case(
        name="times from and to above the names",
        text="0:0:1.230 --> 0:0:4.100\nMary Jones\nWelcome. Who are you?\n\n0:0:5.100 --> 0:0:9.0\nBob Stone\nA baker.\n\n0:0:9.9 --> 0:0:11.0\nMary Jones\nSince when?\n\n0:0:12.0 --> 0:0:15.0\nBob Stone\nSince 1990.\n",
        asker="Mary Jones",
        pairs=(
            ("Welcome. Who are you?", "A baker.", "Bob Stone"),
            ("Since when?", "Since 1990.", "Bob Stone"),
        ),
    ),
    Case(
        name="a time above each label",
        text="00:01\n\nMary Jones: Who are you?\n\n00:05\n\nBob Stone: A baker.\n\n00:09\n\nMary Jones: Since when?\n\n00:12\n\nBob Stone: Since 1990.\n",
        asker="Mary Jones",
        pairs=(
            ("Who are you?", "A baker.", "Bob Stone"),
            ("Since when?", "Since 1990.", "Bob Stone"),
        ),
    ),
    Case(
        name="who has which role, at the head",
        text="Interviewer: Mary Jones\nInterviewee: Bob Stone\nDate: May 3, 2001\n\nMJ: Who are you?\n\nBS: A baker.\n\nMJ: Since when?\n\nBS: Since 1990.\n",
        asker="Mary Jones",
        pairs=(
            ("Who are you?", "A baker.", "Bob Stone"),
            ("Since when?", "Since 1990.", "Bob Stone"),
        ),
    ),
    Case(
        name="bold initials before a capital",
        source="mill.md",
        text="**MJ** Who are you?\n\n**BS** A baker.\n\n**MJ** Since when?\n\n**BS** Since 1990.\n",
        asker="MJ",
        pairs=(
            ("Who are you?", "A baker.", "BS"),
            ("Since when?", "Since 1990.", "BS"),
        ),
    ),
    Case(
        name="names in brackets on lines of their own",
        text="[SPEAKER 1]\nWho are you?\n\n[SPEAKER 2]\nA baker.\n\n[SPEAKER 1]\nSince when?\n\n[SPEAKER 2]\nSince 1990.\n",
        asker="SPEAKER 1",
        pairs=(
            ("Who are you?", "A baker.", "SPEAKER 2"),
            ("Since when?", "Since 1990.", "SPEAKER 2"),
        ),
    ),
    Case(
        name="names before tabs",
        text="MARY JONES\tWho are you?\nBOB STONE\tA baker.\nMARY JONES\tSince when?\nBOB STONE\tSince 1990.\n",
        asker="MARY JONES",
        pairs=(
            ("Who are you?", "A baker.", "BOB STONE"),
            ("Since when?", "Since 1990.", "BOB STONE"),
        ),
    ),
    Case(
        name="a name, a time and the words on one line",
        text="Mary Jones 00:01 Who are you?\n\nBob Stone 00:05 A baker.\n\nMary Jones 00:09 Since when?\n\nBob Stone 00:12 Since 1990.\n",
        asker="Mary Jones",
        pairs=(
            ("Who are you?", "A baker.", "Bob Stone"),
            ("Since when?", "Since 1990.", "Bob Stone"),
        ),
    ),
    Case(
        name="names as paragraphs of their own",
        text="Mary Jones\n\nWho are you?\n\nBob Stone\n\nA baker.\n\nMary Jones\n\nSince when?\n\nBob Stone\n\nSince 1990.\n",
        asker="Mary Jones",
        pairs=(
            ("Who are you?", "A baker.", "Bob Stone"),
            ("Since when?", "Since 1990.", "Bob Stone"),
        ),
    ),
    Case(
        name="a bold name and a time",
        source="mill.md",
        text="**Mary Jones** [00:01]\n\nWho are you?\n\n**Bob Stone** [00:05]\n\nA baker.\n\n**Mary Jones** [00:09]\n\nSince when?\n\n**Bob Stone** [00:12]\n\nSince 1990.\n",
        asker="Mary Jones",
        pairs=(
            ("Who are you?", "A baker.", "Bob Stone"),
            ("Since when?", "Since 1990.", "Bob Stone"),
        ),
    ),
    Case(
        name="a table of who says what",
        source="mill.md",
        text="# Talk\n\n| Speaker | Text |\n|---|---|\n| Mary Jones | Who are you? |\n| Bob Stone | A baker. |\n| Mary Jones | Since when? |\n| Bob Stone | Since 1990. |\n",
        asker="Mary Jones",
        pairs=(
            ("Who are you?", "A baker.", "Bob Stone"),
            ("Since when?", "Since 1990.", "Bob Stone"),
        ),
    ),
    Case(
        name="captions as text, with chevrons",
        text=">> MARY: Who are you?\n\n>> BOB: A baker.\n\n>> MARY: Since when?\n\n>> BOB: Since 1990.\n",
        asker="MARY",
        pairs=(
            ("Who are you?", "A baker.", "BOB"),
            ("Since when?", "Since 1990.", "BOB"),
        ),
    ),
    Case(
        name="a witness whose name stands under the court's",
        text="IN THE DISTRICT COURT\n\nJANE ROE, having been duly sworn, testified:\n\nDIRECT EXAMINATION\nBY MR. ABEL:\nQ. Where were you?\nA. At home.\nQ. Who was there?\nA. My mother.\n",
        asker="MR. ABEL",
        pairs=(
            ("Where were you?", "At home.", "JANE ROE"),
            ("Who was there?", "My mother.", "JANE ROE"),
        ),
    ),
)
