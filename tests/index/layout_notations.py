# ruff: noqa: E501 - each text is one document as it would stand in a file
"""Small documents in notations that fold, list or mark their questions in ways of their own."""

from __future__ import annotations

from tests.index.layout_cases import Case

NOTATIONS: tuple[Case, ...] = (
    Case(
        name="bold questions and a tag that breaks the line",
        source="mill.md",
        text="**How did the mill burn?**<br>\nA lamp fell over.\n\n**Was anybody hurt?**<br>\nNobody.\n\n**Who pays?**<br>\nThe town.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Who pays?", "The town.", None),
        ),
    ),
    Case(
        name="bold questions and a backslash that breaks the line",
        source="mill.md",
        text="**How did the mill burn?**\\\nA lamp fell over.\n\n**Was anybody hurt?**\\\nNobody.\n\n**Who pays?**\\\nThe town.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Who pays?", "The town.", None),
        ),
    ),
    Case(
        name="bold questions that are quoted",
        source="mill.md",
        text="> **How did the mill burn?**\n\nA lamp fell over.\n\n> **Was anybody hurt?**\n\nNobody.\n\n> **Who pays?**\n\nThe town.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Who pays?", "The town.", None),
        ),
    ),
    Case(
        name="bold list items of which one does not ask",
        source="mill.md",
        text="# FAQ\n\n- **How did the mill burn?**\n\n  A lamp.\n\n- **Was anybody hurt?**\n\n  Nobody.\n\n- **The wheel does not turn**\n\n  Open the sluice.\n\n- **Who pays?**\n\n  The town.\n",
        pairs=(
            ("How did the mill burn?", "A lamp.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("The wheel does not turn", "Open the sluice.", None),
            ("Who pays?", "The town.", None),
        ),
    ),
    Case(
        name="answers listed under the questions of an FAQ",
        source="mill.md",
        text="# FAQ\n\n- How did the mill burn?\n  - A lamp fell over.\n- Was anybody hurt?\n  - Nobody.\n- Who pays?\n  - The town.\n",
        pairs=(
            ("How did the mill burn?", "- A lamp fell over.", None),
            ("Was anybody hurt?", "- Nobody.", None),
            ("Who pays?", "- The town.", None),
        ),
    ),
    Case(
        name="details on one line",
        source="mill.md",
        text="<details><summary>How did the mill burn?</summary>\n\nA lamp fell over.\n\n</details>\n\n<details><summary>Was anybody hurt?</summary>\n\nNobody.\n\n</details>\n\n<details><summary>Who pays?</summary>\n\nThe town.\n\n</details>\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Who pays?", "The town.", None),
        ),
    ),
    Case(
        name="components with a title in MDX",
        source="mill.mdx",
        text='---\ntitle: FAQ\n---\nimport {Accordion} from \'x\'\n\n<Accordion title="How did the mill burn?">\nA lamp fell over.\n</Accordion>\n\n<Accordion title="Was anybody hurt?">\nNobody.\n</Accordion>\n\n<Accordion title="Who pays?">\nThe town.\n</Accordion>\n',
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Who pays?", "The town.", None),
        ),
    ),
    Case(
        name="containers with a title",
        source="mill.md",
        text="# FAQ\n\n:::details How did the mill burn?\n\nA lamp fell over.\n\n:::\n\n:::details Was anybody hurt?\n\nNobody.\n\n:::\n\n:::details Who pays?\n\nThe town.\n\n:::\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Who pays?", "The town.", None),
        ),
    ),
    Case(
        name="folded notes with a title",
        source="mill.md",
        text='# FAQ\n\n??? question "How did the mill burn?"\n    A lamp fell over.\n\n??? question "Was anybody hurt?"\n    Nobody.\n\n??? question "Who pays?"\n    The town.\n',
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Who pays?", "The town.", None),
        ),
    ),
    Case(
        name="a line of one length under every question",
        text="1.  How did the mill burn?\n------------------------------\n\nA lamp fell over.\n\n2.  Was anybody hurt?\n------------------------------\n\nNobody.\n\n3.  Who pays?\n------------------------------\n\nThe town.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Who pays?", "The town.", None),
        ),
    ),
    Case(
        name="a manual page with sections after the questions",
        text="MILLFAQ(7)                Manual                MILLFAQ(7)\n\nNAME\n       millfaq - questions about mills\n\nFREQUENTLY ASKED QUESTIONS\n   How did the mill burn?\n       A lamp fell over.\n\n   Was anybody hurt?\n       Nobody.\n\n   Who pays?\n       The town.\n\nSEE ALSO\n       mill(1)\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Who pays?", "The town.", None),
        ),
    ),
    Case(
        name="POD that ends",
        source="mill.pod",
        text="=head1 NAME\n\nmillfaq - questions\n\n=head2 How did the mill burn?\n\nA lamp fell over.\n\n=head2 Was anybody hurt?\n\nNobody.\n\n=head2 Who pays?\n\nThe town.\n\n=cut\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Who pays?", "The town.", None),
        ),
    ),
    Case(
        name="the source of a manual page",
        source="mill.7",
        text=".TH MILLFAQ 7\n.SH NAME\nmillfaq \\- questions\n.SH QUESTIONS\n.SS How did the mill burn?\nA lamp fell over.\n.SS Was anybody hurt?\nNobody.\n.SS Who pays?\nThe town.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Who pays?", "The town.", None),
        ),
    ),
    Case(
        name="tagged items in the source of a manual page",
        source="mill.7",
        text='.\\" About mills\n.TH MILLFAQ 7\n.SH QUESTIONS\n.TP\n.B How did the mill burn?\nA lamp \\fIfell\\fR over.\n.TP\n.B "Was anybody hurt?"\nNobody.\n.SH SEE ALSO\n.BR mill (1)\n',
        pairs=(
            ("How did the mill burn?", "A lamp \\fIfell\\fR over.", None),
            ("Was anybody hurt?", "Nobody.", None),
        ),
    ),
    Case(
        name="Texinfo sections",
        source="mill.texi",
        text="@settitle Mill\n@menu\n* Fire:: How did it burn?\n@end menu\n\n@node Fire\n@section How did the mill burn?\n\nA lamp @emph{fell} over.\n\n@example\n# is this asked?\n@end example\n\n@node People\n@section Was anybody hurt?\n@cindex hurt\n\nNobody.\n",
        pairs=(
            ("How did the mill burn?", "A lamp @emph{fell} over.\n\n@example\n# is this asked?", None),
            ("Was anybody hurt?", "Nobody.", None),
        ),
    ),
    Case(
        name="LaTeX questions in bold",
        source="mill.tex",
        text="\\begin{document}\n\\textbf{How did the mill burn?}\n\nA lamp fell over.\n\n\\textbf{Was anybody hurt?}\n\nNobody.\n\n\\textbf{Who pays?}\n\nThe town.\n\\end{document}\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Who pays?", "The town.", None),
        ),
    ),
    Case(
        name="LaTeX environments for questions and answers",
        source="mill.tex",
        text="\\begin{document}\n\\begin{question}\nHow did the mill burn?\n\\end{question}\n\\begin{answer}\nA lamp fell over.\n\\end{answer}\n\\begin{question}\nWas anybody hurt?\n\\end{question}\n\\begin{answer}\nNobody.\n\\end{answer}\n\\end{document}\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
        ),
    ),
    Case(
        name="blocks that unfold in AsciiDoc",
        source="mill.adoc",
        text="= FAQ\n\n.How did the mill burn?\n[%collapsible]\n====\nA lamp fell over.\n====\n\n.Was anybody hurt?\n[%collapsible]\n====\nNobody.\n====\n\n.Who pays?\n[%collapsible]\n====\nThe town.\n====\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Who pays?", "The town.", None),
        ),
    ),
    Case(
        name="a plain FAQ whose questions address nobody",
        text="Mill FAQ\n\nHow did the mill burn?\n\nA lamp fell over.\n\nWas anybody hurt?\n\nNobody.\n\nWho pays?\n\nThe town.\n",
        pairs=(
            ("How did the mill burn?", "A lamp fell over.", None),
            ("Was anybody hurt?", "Nobody.", None),
            ("Who pays?", "The town.", None),
        ),
    ),
    Case(
        name="German questions without a mark",
        source="mill.md",
        text="# Häufige Fragen\n\n## Wie brannte die Mühle\n\nEine Lampe fiel um.\n\n## Wurde jemand verletzt\n\nNiemand.\n\n## Wer zahlt\n\nDie Stadt.\n",
        pairs=(
            ("Wie brannte die Mühle", "Eine Lampe fiel um.", None),
            ("Wurde jemand verletzt", "Niemand.", None),
            ("Wer zahlt", "Die Stadt.", None),
        ),
    ),
    Case(
        name="an interview's title in German",
        text="Gespräch mit Rosa Keel\n\n1. Wann sind Sie geboren?\n   Im Mai 1950.\n\n2. Wo haben Sie gelernt?\n   In Ulm.\n",
        pairs=(
            ("Wann sind Sie geboren?", "Im Mai 1950.", "Rosa Keel"),
            ("Wo haben Sie gelernt?", "In Ulm.", "Rosa Keel"),
        ),
    ),
    Case(
        name="speakers, then numbered questions under a title",
        text="Mary Jones: Who are you?\n\nBob Stone: A baker.\n\nMary Jones: Since when?\n\nBob Stone: Since 1990.\n\nTEN QUICK QUESTIONS\n\n1. Tea or coffee?\nTea.\n\n2. Sea or hills?\nHills.\n\n3. Cat or dog?\nNeither.\n",
        asker="Mary Jones",
        pairs=(
            ("Who are you?", "A baker.", "Bob Stone"),
            ("Since when?", "Since 1990.", "Bob Stone"),
            ("Tea or coffee?", "Tea.", None),
            ("Sea or hills?", "Hills.", None),
            ("Cat or dog?", "Neither.", None),
        ),
    ),
    Case(
        name="columns that hold no talk",
        text="Item\tPrice\nApples\tIs it 2?\nPears\t3\nApples\t4\nPears\t5\n",
        pairs=(),
    ),
    Case(
        name="a table that compares",
        source="mill.md",
        text="# Mills\n\n| Kind | Notes |\n|---|---|\n| Wind | Is it loud? Yes. |\n| Water | Quiet. |\n| Wind | Tall. |\n| Water | Low. |\n",
        pairs=(),
    ),
    Case(
        name="a glossary in columns",
        text="mill      a house with a wheel\nlamp      a light\nmill      again\nlamp      again?\n",
        pairs=(),
    ),
    Case(
        name="letters before options",
        text="You can\n\na) go there\n\nb) stay here\n\nc) do nothing\n",
        pairs=(),
    ),
    Case(
        name="an outline in Roman numbers",
        text="I. Introduction\n\nThe mill.\n\nII. History\n\nIt burnt.\n\nIII. Why it matters\n\nBread.\n",
        pairs=(),
    ),
    Case(
        name="components whose titles ask nothing",
        source="mill.mdx",
        text='# Mill\n\n<Card title="Install">\nRun it.\n</Card>\n\n<Card title="Use">\nTurn it.\n</Card>\n',
        pairs=(),
    ),
    Case(
        name="folded notes that answer nothing",
        source="mill.md",
        text='# Mill\n\n??? note "Details"\n    More.\n\n??? tip "Hint"\n    Less.\n',
        pairs=(),
    ),
    Case(
        name="options in the source of a manual page",
        source="mill.1",
        text=".TH MILL 1\n.SH OPTIONS\n.TP\n.B \\-a\nAll.\n.TP\n.B \\-b\nBoth. Why? So.\n.SH FILES\nNone.\n",
        pairs=(),
    ),
    Case(
        name="names that stand alone over a report",
        text="Report\n\nJohn Smith\n\nThe mill burnt.\n\nMary Jones\n\nNobody was hurt.\n",
        pairs=(),
    ),
    Case(
        name="a novel's dashes",
        text="— Où vas-tu ?\n\nIl ne répondit pas. La pluie tombait sur la ville.\n\n— Viens.\n\nElle prit son manteau.\n\n— Pourquoi ?\n\nIl sourit.\n\n— Parce que.\n\nIls partirent.\n",
        pairs=(),
    ),
    Case(
        name="sounds in brackets are nobody",
        text="[Laughter]\nSo we went on.\n\n[Applause]\nWhy did we do that?\n\n[Laughter]\nNobody knows.\n\n[Applause]\nThanks.\n",
        pairs=(),
    ),
)
