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
            "Dr John Hart: To ask the Chancellor, when he last met the Mint. [1204]\n\nNora Hale: He meets many people.\n"
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
)
