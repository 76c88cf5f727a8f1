# ruff: noqa: E501 - each text is one document as it would stand in a file
"""Small inquests, questions to councils, parliaments and offices as clerks and newspapers of several countries print them."""

from __future__ import annotations

from tests.index.layout_cases import Case

OFFICES: tuple[Case, ...] = (
    Case(
        name="an inquest in a newspaper, each answer behind a dash",
        text=(
            "THE MILL FIRE.\n\nMr. Cole, coroner, held an inquiry on Monday.\n\nNORA REED, widow, sworn, deposed: He left at five.\n\n"
            "JOHN REED, miller, sworn, examined.\n\nBy the Coroner: At what hour did it burn?—At about nine, sir.\n\n"
            "Is your clock to be relied upon?—It gains.\n\n"
            "By Mr. Hart: Was a lamp lit?—There was one. The oil was bad. Had you asked for more?—I had.\n\n"
            "DR. TOM HALE, surgeon, stated that nobody was hurt.\n\nThe Coroner: Are you sure?—I am.\n\n"
            "The jury asked whether it was too much to expect that lamps be watched.\n"
        ),
        pairs=(
            ("At what hour did it burn?", "At about nine, sir.", "JOHN REED"),
            ("Is your clock to be relied upon?", "It gains.", "JOHN REED"),
            ("Was a lamp lit?", "There was one. The oil was bad.", "JOHN REED"),
            ("Had you asked for more?", "I had.", "JOHN REED"),
            ("Are you sure?", "I am.", "DR. TOM HALE"),
        ),
    ),
    Case(
        name="questions in a novel, with dashes behind them",
        text=(
            "The mill stood by the river. Who had built it?—Nobody knew, and nobody asked.\n\n"
            "She went up the stairs. What was that noise?—A rat, she thought, or the wind.\n\n"
            "The lamp went out. It was cold. It was late. Was it the oil?—The oil was new.\n\n"
            "He came home at nine and said nothing.\n\nShe said nothing, too.\n\nThe wheel turned all night.\n"
        ),
        pairs=(),
    ),
    Case(
        name="questions to a council, from whom and to whom below them",
        text=(
            "BOROUGH OF SELBY\nQUESTIONS FROM MEMBERS\n\nQuestion 1\nFrom: Councillor Ann Reed\nTo: Councillor Tom Cole, Cabinet Member for Mills\n\n"
            "How many mills burned?\n\nReply\nNine of them. All are insured.\n\nSupplementary question\nDoes he own one?\n\nReply\nI do not.\n\n"
            "Question 2\nFrom: Councillor John Hart\nTo: The Leader of the Council, Councillor Nora Hale\n\nWhen will the pool reopen?\n\n"
            "Reply\nIn May.\n\nSupplementary question\nCouncillor Hart did not wish to ask one.\n\n"
            "Question 3\nFrom: Councillor Ann Reed\nTo: Councillor Tom Cole\n\nWill he publish the bills?\n\nReply\nThey were published on Friday.\n\n"
            "The time for questions having expired, Question 4 will be answered in writing.\n"
        ),
        pairs=(
            ("How many mills burned?", "Nine of them. All are insured.", "Tom Cole"),
            ("Does he own one?", "I do not.", "Tom Cole"),
            ("When will the pool reopen?", "In May.", "Nora Hale"),
            ("Will he publish the bills?", "They were published on Friday.", "Tom Cole"),
        ),
    ),
    Case(
        name="a question for written answer to the Commission, with a footnote",
        text=(
            "12 May 2020\n\nQuestion for written answer E-001234/2020\nto the Commission\nRule 138\nAnn Reed (Verts/ALE)\n\n"
            "Subject: Old mills\n\nMills burn more often than before. Does the Commission know why?\n\n2 June 2020\n\n"
            "Answer given by Ms Hale\non behalf of the European Commission\n\nIt does not(1).\n\nIt will ask the millers.\n\n(1) OJ L 95, p. 1.\n"
        ),
        pairs=(
            (
                "Mills burn more often than before. Does the Commission know why?",
                "It does not(1).\n\nIt will ask the millers.",
                "Ms Hale",
            ),
        ),
        asker="Ann Reed",
    ),
    Case(
        name="a request for information, each question under 'You asked'",
        text=(
            "Dear Mr Reed,\n\nYou asked about mills.\n\nYou asked:\n\n1. How many burned?\n\nOur response:\n\nNine.\n\n"
            "You asked:\n\n2. Please send the list.\n\nOur response:\n\nIt is enclosed.\n\nYou asked:\n\n3. Who pays?\n\nOur response:\n\nThe Trust does.\n\n"
            "You asked:\n\n4. Since when?\n\nOur response:\n\nSince May.\n\nIf you are not satisfied, you may ask for a review.\n\n"
            "Yours sincerely,\n\nNora Hale\n"
        ),
        pairs=(
            ("1. How many burned?", "Nine.", None),
            ("2. Please send the list.", "It is enclosed.", None),
            ("3. Who pays?", "The Trust does.", None),
            ("4. Since when?", "Since May.", None),
        ),
    ),
    Case(
        name="questions put down for ministers, under the names of departments",
        text=(
            "Written Answers\n\nMILLS\n\nFires\n\nAnn Reed (Selby) (Lab): To ask the Secretary of State for Mills, how many burned. [1201]\n\n"
            "Mr Tom Cole: Nine of them, all at night.\n\nAnn Reed: To ask the Secretary of State for Mills, if he will publish the bills. [1202]\n\n"
            "Mr Cole: The cost would be too high.\n\nTREASURY\n\nCoins\n\n"
            "Dr John Hart (Hull): To ask the Chancellor, how many coins are round. [1203]\n\nNora Hale: All of them are round.\n\n"
            "Dr John Hart: To ask the Chancellor, when he last met the Mint. [1204]\n\nNora Hale: He meets many people.\n\n"
            "Dr John Hart: To ask the Chancellor, if he will visit Hull. [1205]\n\nNora Hale: He has no such plans.\n\nHEALTH\n\nThese questions were withdrawn: 1301, 1302.\n"
        ),
        pairs=(
            (
                "To ask the Secretary of State for Mills, how many burned. [1201]",
                "Nine of them, all at night.",
                "Mr Tom Cole",
            ),
            (
                "To ask the Secretary of State for Mills, if he will publish the bills. [1202]",
                "The cost would be too high.",
                "Mr Tom Cole",
            ),
            ("To ask the Chancellor, how many coins are round. [1203]", "All of them are round.", "Nora Hale"),
            ("To ask the Chancellor, when he last met the Mint. [1204]", "He meets many people.", "Nora Hale"),
            ("To ask the Chancellor, if he will visit Hull. [1205]", "He has no such plans.", "Nora Hale"),
        ),
    ),
    Case(
        name="reporters of several papers at a press conference in Chinese",
        text=(
            "磨坊新闻发布会实录\n\n沈佳：大家上午好！下面请韩立介绍情况。\n\n韩立：磨坊六月开放。我的介绍就到这里，谢谢。\n\n"
            "沈佳：现在进入提问环节。\n\n日报记者：请问几点开门？\n\n韩立：早上六点开门，晚上十点关门。\n\n"
            "电台记者：票价是多少？\n\n罗雪：起步价两元，老人免费。\n\n晚报记者：出现故障怎么办？\n\n罗雪：我们准备了六十辆车。\n\n"
            "沈佳：今天的发布会到此结束。\n"
        ),
        pairs=(
            ("请问几点开门？", "早上六点开门，晚上十点关门。", "韩立"),
            ("票价是多少？", "起步价两元，老人免费。", "罗雪"),
            ("出现故障怎么办？", "我们准备了六十辆车。", "罗雪"),
        ),
    ),
    Case(
        name="evidence that runs on in one paragraph",
        text=(
            "INQUEST AT SELBY.\n"
            "\n"
            "Mr. Cole, coroner, sat on Monday.\n"
            "\n"
            "John Reed, of Selby, miller, said: I keep the mill. By the Coroner: Was it locked?—It was. Who had the key?—I had it.\n"
            "\n"
            "Nora Hale, widow, deposed: I was in the lane. By a Juror: Did you see a lamp?—I did not. It was dark.\n"
            "\n"
            "The jury were absent for nine minutes.\n"
        ),
        pairs=(
            ("Was it locked?", "It was.", "John Reed"),
            ("Who had the key?", "I had it.", "John Reed"),
            ("Did you see a lamp?", "I did not. It was dark.", "Nora Hale"),
        ),
    ),
    Case(
        name="minutes of evidence with the member before a bracket",
        text=(
            "MINUTES OF EVIDENCE.\n"
            "\n"
            "Mr. John Reed, called in; and examined.\n"
            "\n"
            "Chairman.] You are a miller?—I am, at Selby.\n"
            "\n"
            "How long have you been so?—Nine years.\n"
            "\n"
            "Mr. Hart.] Did you see the fire?—I did; it burned all night.\n"
            "\n"
            "From where?—From the lane, with my wife.\n"
        ),
        pairs=(
            ("You are a miller?", "I am, at Selby.", "Mr. John Reed"),
            ("How long have you been so?", "Nine years.", "Mr. John Reed"),
            ("Did you see the fire?", "I did; it burned all night.", "Mr. John Reed"),
            ("From where?", "From the lane, with my wife.", "Mr. John Reed"),
        ),
    ),
    Case(
        name="Q. before the question and A. behind the dash",
        text=(
            "JOHN REED . I am a miller in Selby. On the 4th of May I lost nine sacks of flour.\n"
            "\n"
            "NORA HALE , sworn.\n"
            "\n"
            "Q. Did you see the prisoner?—A. I did, at nine.\n"
            "\n"
            "Q. Had he anything with him?—A. He had a sack upon his back.\n"
            "\n"
            "Q. What did he say?—A. That he had found it.\n"
            "\n"
            "Cross-examined. Q. Was it dark? A. It was, but there was a lamp.\n"
        ),
        pairs=(
            ("Did you see the prisoner?", "I did, at nine.", "NORA HALE"),
            ("Had he anything with him?", "He had a sack upon his back.", "NORA HALE"),
            ("What did he say?", "That he had found it.", "NORA HALE"),
        ),
    ),
    Case(
        name="interrogatories and requests with their answers",
        text=(
            "IN THE DISTRICT COURT OF SELBY COUNTY\n"
            "\n"
            "DEFENDANT'S RESPONSES TO PLAINTIFF'S FIRST SET OF INTERROGATORIES\n"
            "\n"
            "GENERAL OBJECTIONS\n"
            "\n"
            "Defendant objects to each request as overbroad.\n"
            "\n"
            "INTERROGATORY NO. 1: State the name and address of each person who answered these interrogatories.\n"
            "\n"
            "ANSWER: John Reed, 12 Mill Lane, Selby.\n"
            "\n"
            "INTERROGATORY NO. 2: Describe in detail how the fire began.\n"
            "\n"
            "ANSWER: Objection. Subject to and without waiving the objection, a lamp fell over.\n"
            "\n"
            "INTERROGATORY NO. 3: Identify all insurance policies.\n"
            "\n"
            "ANSWER: See Exhibit A.\n"
            "\n"
            "REQUEST FOR PRODUCTION NO. 1: All photographs of the mill.\n"
            "\n"
            "RESPONSE: None.\n"
            "\n"
            "Dated: May 4, 2011.\n"
        ),
        pairs=(
            (
                "State the name and address of each person who answered these interrogatories.",
                "John Reed, 12 Mill Lane, Selby.",
                None,
            ),
            (
                "Describe in detail how the fire began.",
                "Objection. Subject to and without waiving the objection, a lamp fell over.",
                None,
            ),
            ("Identify all insurance policies.", "See Exhibit A.", None),
            ("All photographs of the mill.", "None.", None),
        ),
    ),
    Case(
        name="requests for admission, each on lines of its own",
        text=(
            "REQUEST FOR ADMISSION NO. 1:\n"
            "Admit that you owned the mill.\n"
            "RESPONSE TO REQUEST FOR ADMISSION NO. 1:\n"
            "Admitted.\n"
            "\n"
            "REQUEST FOR ADMISSION NO. 2:\n"
            "Admit that the lamp was lit.\n"
            "RESPONSE TO REQUEST FOR ADMISSION NO. 2:\n"
            "Denied. The lamp had no oil.\n"
            "\n"
            "REQUEST FOR ADMISSION NO. 3:\n"
            "Admit that you knew of the fire on May 3.\n"
            "RESPONSE TO REQUEST FOR ADMISSION NO. 3:\n"
            "Responding Party lacks sufficient information and on that basis denies the request.\n"
        ),
        pairs=(
            ("Admit that you owned the mill.", "Admitted.", None),
            ("Admit that the lamp was lit.", "Denied. The lamp had no oil.", None),
            (
                "Admit that you knew of the fire on May 3.",
                "Responding Party lacks sufficient information and on that basis denies the request.",
                None,
            ),
        ),
    ),
    Case(
        name="questions to a minister in the third person",
        text=(
            "Dáil Éireann Debate, Tuesday - 14 May 2019\n"
            "\n"
            "Mill Safety\n"
            "\n"
            "112. Deputy Ann Reed asked the Minister for Mills if he will publish the report on mill fires; and if he will make a statement on the matter. [2019/19]\n"
            "\n"
            "Minister for Mills (Deputy Tom Cole): The report was published in March. A copy is in the library.\n"
            "\n"
            "There were nine fires.\n"
            "\n"
            "113. Deputy John Hart asked the Minister for Mills the number of mills that burned in 2018. [2020/19]\n"
            "\n"
            "Minister for Mills (Deputy Tom Cole): Nine mills burned in 2018.\n"
            "\n"
            "114. Deputy John Hart asked the Minister for Mills when the next inspection is due. [2021/19]\n"
            "\n"
            "Minister for Mills (Deputy Tom Cole): It is due in June.\n"
        ),
        pairs=(
            (
                "Deputy Ann Reed asked the Minister for Mills if he will publish the report on mill fires; and if he will make a statement on the matter. [2019/19]",
                "The report was published in March. A copy is in the library.\n\nThere were nine fires.",
                "Tom Cole",
            ),
            (
                "Deputy John Hart asked the Minister for Mills the number of mills that burned in 2018. [2020/19]",
                "Nine mills burned in 2018.",
                "Tom Cole",
            ),
            (
                "Deputy John Hart asked the Minister for Mills when the next inspection is due. [2021/19]",
                "It is due in June.",
                "Tom Cole",
            ),
        ),
    ),
    Case(
        name="questions of peers, each under a title",
        text=(
            "Mills: Fires\n"
            "Question\n"
            "\n"
            "Asked by Lord Reed\n"
            "\n"
            "To ask Her Majesty's Government how many mills burned in 2018.\n"
            "\n"
            "Answered by Baroness Cole\n"
            "\n"
            "Nine mills burned in 2018. The figures for 2019 are not yet known.\n"
            "\n"
            "Mills: Insurance\n"
            "Question\n"
            "\n"
            "Asked by Lord Hart of Selby\n"
            "\n"
            "To ask Her Majesty's Government whether they plan to insure mills.\n"
            "\n"
            "The Minister of State, Department for Mills (Baroness Cole) (Con)\n"
            "\n"
            "The Government have no such plans.\n"
        ),
        pairs=(
            (
                "To ask Her Majesty's Government how many mills burned in 2018.",
                "Nine mills burned in 2018. The figures for 2019 are not yet known.",
                "Baroness Cole",
            ),
            (
                "To ask Her Majesty's Government whether they plan to insure mills.",
                "The Government have no such plans.",
                "Baroness Cole",
            ),
        ),
    ),
    Case(
        name="one written question as a parliament's site has it",
        text=(
            "Mills: Fires\n"
            "Question for Department for Mills\n"
            "UIN 251907, tabled on 8 May 2019\n"
            "\n"
            "Question\n"
            "Ann Reed\n"
            "Labour\n"
            "Selby\n"
            "To ask the Secretary of State for Mills, how many mills burned in 2018.\n"
            "\n"
            "Answer\n"
            "Tom Cole\n"
            "Conservative\n"
            "Hull\n"
            "Answered on 14 May 2019\n"
            "Nine mills burned in 2018. The figures for 2019 are not yet known.\n"
        ),
        pairs=(
            (
                "To ask the Secretary of State for Mills, how many mills burned in 2018.",
                "Nine mills burned in 2018. The figures for 2019 are not yet known.",
                "Tom Cole",
            ),
        ),
        asker="Ann Reed",
    ),
    Case(
        name="a question to the Commission in Italian",
        text=(
            "Interrogazione con richiesta di risposta scritta E-001234/2020\n"
            "alla Commissione\n"
            "Articolo 138\n"
            "Anna Rossi (ECR)\n"
            "\n"
            "Oggetto: Vecchi mulini\n"
            "\n"
            "I mulini bruciano spesso. La Commissione ne conosce il motivo?\n"
            "\n"
            "IT\n"
            "E-001234/2020\n"
            "Risposta di Nora Hale\n"
            "a nome della Commissione europea\n"
            "(2.6.2020)\n"
            "\n"
            "No, non lo conosce.\n"
        ),
        pairs=(("I mulini bruciano spesso. La Commissione ne conosce il motivo?", "No, non lo conosce.", "Nora Hale"),),
        asker="Anna Rossi",
    ),
    Case(
        name="a question and its reply in the journal of the French assembly",
        text=(
            "15ème législature\n"
            "\n"
            "Question N° 12345\n"
            "de Mme Anne Reed (La République en Marche - Nord)\n"
            "\n"
            "Question écrite\n"
            "\n"
            "Ministère interrogé > Moulins\n"
            "Ministère attributaire > Moulins\n"
            "\n"
            "Rubrique > eau\n"
            "Titre > Vieux moulins\n"
            "\n"
            "Texte de la question\n"
            "\n"
            "Mme Anne Reed attire l'attention de M. le ministre des moulins sur les incendies. Elle lui demande ce qu'il compte faire.\n"
            "\n"
            "Texte de la réponse\n"
            "\n"
            "Le Gouvernement a publié un plan en mars. Neuf moulins seront contrôlés.\n"
        ),
        pairs=(
            (
                "Mme Anne Reed attire l'attention de M. le ministre des moulins sur les incendies. Elle lui demande ce qu'il compte faire.",
                "Le Gouvernement a publié un plan en mars. Neuf moulins seront contrôlés.",
                None,
            ),
        ),
    ),
    Case(
        name="a question in the Lok Sabha",
        text=(
            "GOVERNMENT OF INDIA\n"
            "MINISTRY OF MILLS\n"
            "LOK SABHA\n"
            "UNSTARRED QUESTION NO. 1201\n"
            "TO BE ANSWERED ON 05.05.2019\n"
            "\n"
            "MILL FIRES\n"
            "\n"
            "1201. SHRI ARUN REED:\n"
            "\n"
            "Will the Minister of MILLS be pleased to state:\n"
            "\n"
            "(a) the number of mills that burned in 2018; and\n"
            "(b) the steps taken by the Government?\n"
            "\n"
            "ANSWER\n"
            "\n"
            "THE MINISTER OF STATE IN THE MINISTRY OF MILLS\n"
            "(SHRI TARUN COLE)\n"
            "\n"
            "(a): Nine mills burned.\n"
            "\n"
            "(b): The Government has issued an advisory.\n"
            "\n"
            "*****\n"
        ),
        pairs=(
            (
                "Will the Minister of MILLS be pleased to state:\n\n(a) the number of mills that burned in 2018; and\n(b) the steps taken by the Government?",
                "(a): Nine mills burned.\n\n(b): The Government has issued an advisory.",
                "TARUN COLE",
            ),
        ),
        asker="ARUN REED",
    ),
    Case(
        name="minutes that tell of questions, under a heading each",
        text=(
            "Minutes of the Mill Trust\n"
            "\n"
            "Question time\n"
            "\n"
            "Councillor Reed asked the Minister for Mills whether the mill would be rebuilt. The Minister replied that it would.\n"
            "\n"
            "Question\n"
            "\n"
            "Is it right that mills burn? That was the question before the trust, and nobody knew the answer.\n"
            "\n"
            "Answer\n"
            "\n"
            "The trust adjourned.\n"
            "\n"
            "The Minister of Mills (Tom Cole) thanked everybody.\n"
        ),
        pairs=(),
    ),
)
