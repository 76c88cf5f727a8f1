# ruff: noqa: E501 - each text is one document as it would stand in a file
"""Small documents with words that belong to no pair: below the last answer, between two pairs, in closing turns."""

from __future__ import annotations

from tests.index.layout_cases import Case

_ASKED = (
    ("How did the mill burn?", "A lamp fell over. I saw it."),
    ("Was anybody hurt?", "Nobody, thank God. We ran."),
    ("Who paid for it?", "The town did, in part. I paid the rest."),
    ("Is it insured?", "It was. I never saw the money."),
    ("Will you rebuild?", "Next year, if it stops raining."),
)
_TALK = "Of mills\n\n" + "".join(f"Tom Abel: {asked}\n\nRosa Keel: {told}\n\n" for asked, told in _ASKED)
_LETTERS = "Of mills\n\n" + "".join(f"Q: {asked}\n\nA: {told}\n\n" for asked, told in _ASKED)
_BOLD = "# Rosa Keel on mills\n\n" + "".join(f"**{asked}**\n\n{told}\n\n" for asked, told in _ASKED)
_FAQ = "# The mill: FAQ\n\n" + "".join(f"## {asked}\n\n{told}\n\n" for asked, told in _ASKED)
_COUNTED = "The mill: frequently asked questions\n\n" + "".join(
    f"{number}. {asked}\n{told}\n\n" for number, (asked, told) in enumerate(_ASKED, 1)
)


def _kept(speaker: str | None, more: str = "") -> tuple[tuple[str, str, str | None], ...]:
    """The pairs, the last with `more` behind its answer."""
    *first, (asked, told) = _ASKED
    return (*((a, t, speaker) for a, t in first), (asked, told + ("\n\n" + more if more else ""), speaker))


def _below(start: str, speaker: str | None, source: str, words: dict[str, str]) -> tuple[Case, ...]:
    """Documents that go on with one of `words`, which are no part of the last answer."""
    return tuple(
        Case(name=name, text=start + note + "\n", source=source, pairs=_kept(speaker)) for name, note in words.items()
    )


_IN_TALK = {
    "below a talk: the program that wrote it down": "Transcribed by https://otter.ai",
    "below a talk: rights and the terms of copying": "Copyright (C) 2019 The Courier\n\nCopying of this whole article is permitted in any medium.",
    "below a talk: an end in brackets and a table": "[Excerpt ends at 14:32]\n\nTable 1. Codes\n\n| Code | Count |\n|---|---|\n| Fire | 2 |",
    "below a talk: a time in brackets": "(Ende: 13.25 Uhr)",
    "below a talk: the end of a tape": "End of Tape 1, Side B",
    "below a talk: an address and who wrote it": "Keel Mill, 3 Brook Lane. Open when the light is on.\n\nTOM ABEL is a contributing editor.",
    "below a talk: who the guest is": "Rosa Keel, 54, ist Müllerin in Hull.",
    "below a talk: who talked with her": "Das Gespräch führte Tom Abel.",
    "below a talk: where it was printed": "[Reprinted from the Courier, June 1978]",
    "below a talk: lines to sign on": "Signed: .................................",
    "below a talk: when it ended": "Interview concluded 16.42.",
    "below a talk: what nobody says": "Coffee was served at 20.40. The next evening, on bees, is on 30 May.",
    "below a talk: who took the photographs": "Photos: Jo Poe",
    "below a talk: what else to read, in Greek": "Διαβάστε επίσης: Ποιος θυμάται τον μύλο;",
    "below a talk: who somebody is and what else to read, in Arabic": "نادية حداد في سطور: ولدت عام ١٩٧٠ في بيت صغير.\n\nاقرأ المزيد: طاحونة الريح",
    "below a talk: what a picture shows, in Bulgarian": "На снимката: мелницата през пролетта. Снимка на автора.",
    "below a talk: music and who was at the desk, in Hindi": "[संगीत]\nध्वनि संपादन: सुरेश वर्मा",
    "below a talk: what the next number brings, below a rule": "---\n\nNEXT ISSUE: bees, a recipe and a wheel",
    "below a talk: somebody without a name": ">> THANK YOU, EVERYONE. THAT'S\nALL THE TIME THERE IS.",
}
_IN_LETTERS = {
    "below letters: where it was printed": "Una versión de este artículo apareció en la edición impresa del 3 de abril de 2013.",
    "below letters: where to write to": "Write to the mill at P.O. Box 410, Hull. Send stamps.",
    "below letters: an e-mail's signature": "Cheers,\nRosa\n\n--\nRosa Keel * rosa@mill.example",
    "below letters: an announcement that is signed": "The mill's meeting is on Sunday at two.\nChair of the board\nRosa Keel",
    "below letters: rights in another language": "جميع الحقوق محفوظة © ٢٠١٩",
    "below letters: a telephone number behind several words": "अधिक जानकारी के लिए संपर्क करें: टोल फ्री 1800-XXX-XXXX",
}
_IN_BOLD = {
    "below bold questions: a note in italics": "*Rosa's paper on water is in the current issue of* Mill Letters. *Want to be in this series? Drop us a line.*",
    "below bold questions: an editor's note and links": "*This interview has been edited and condensed.*\n\n**More from this issue:** [Oil or wax?](/oil) · [A brook](/brook)",
    "below bold questions: how a name is read": "三浦千鶴（みうら・ちづる）1974年京都市生まれ。",
    "below bold questions: a rule": "---\n\n📞 (31) 0000-0000 · [Instagram](https://instagram.example/mill)",
}
_IN_FAQ = {
    "below a FAQ: articles and a vote": "Related articles\n- [What of my data?](/a/1)\n- [How do I change my plan?](/a/2)\n\nDid this answer your question? 😞 😐 😃",
    "below a FAQ: when it was changed, in Hebrew": "עודכן לאחרונה: ב' בניסן.",
    "below a FAQ: what else to read": "Lisez aussi : [Faut-il des moulins ?](https://courier.example/moulins)",
    "below a FAQ: navigation": "Legal notice | Privacy | Cookies",
    "below a FAQ: who printed it": "Gesamtherstellung: Mühlendruck, 14057 Berlin\nISSN 0722-8333",
}
_IN_COUNTED = {
    "below numbers: a date and navigation": "Última actualización: 14/11/2023\nAviso legal | Política de cookies | Mapa web",
    "below numbers: a paragraph where every item is one": "The mill is open from Easter to October. Dogs are welcome.",
}


def _between(*notes: str) -> str:
    """A talk with each of `notes` below one answer."""
    told = [*notes, *[""] * len(_ASKED)]
    return "Of mills\n\n" + "".join(
        f"Tom Abel: {asked}\n\nRosa Keel: {answer}\n\n" + (note + "\n\n" if note else "")
        for (asked, answer), note in zip(_ASKED, told, strict=False)
    )


def _own(start: str, speaker: str | None, source: str, words: dict[str, str]) -> tuple[Case, ...]:
    """Documents that go on with one of `words`, which belong to the last answer."""
    return tuple(
        Case(name=name, text=start + more + "\n", source=source, pairs=_kept(speaker, more))
        for name, more in words.items()
    )


BELOW: tuple[Case, ...] = (
    *_below(_TALK, "Rosa Keel", "mill.txt", _IN_TALK),
    *_below(_LETTERS, None, "mill.txt", _IN_LETTERS),
    *_below(_BOLD, "Rosa Keel", "mill.md", _IN_BOLD),
    *_below(_FAQ, None, "mill.md", _IN_FAQ),
    *_below(_COUNTED, None, "mill.txt", _IN_COUNTED),
    *_own(
        _TALK,
        "Rosa Keel",
        "mill.txt",
        {
            "a talk goes on: a sentence that goes on": "It was on 3 May 1984.",
            "a talk goes on: what somebody who is named did": "Tom Abel knows the story of the stones better than anybody.",
            "a talk goes on: where a meeting was held": "The meeting was held in the barn, and the vote was twelve to three.",
            "a talk goes on: what rights mean": "All rights reserved means that you must write to me before you print one.",
            "a talk goes on: what an arrow does": "↑ opens the gate, and ↓ closes it again.",
            "a talk goes on: she speaks of herself": "We sold 1,200 sacks on 4 May 1984.",
            "a talk goes on: her words in brackets": "(I was nine at the time.)",
            "a talk goes on: her name in what he said": '"Rosa Keel," he said, "you are a fool."',
            "a talk goes on: an address that she names": "You can see it at www.mill.example if you like.",
            "a talk goes on: what somebody is to read": "Read more about mills and you will see.",
            "a talk goes on: what stands in a picture": "In the photo you see her with the stone.",
            "a talk goes on: a word": "Tomorrow",
        },
    ),
    *_own(
        _FAQ,
        None,
        "mill.md",
        {
            "a FAQ goes on: a warning in italics": "*All settings will be lost when the wheel is turned backwards by hand.*",
            "a FAQ goes on: a link": "See also: [the list](/list) and [the map](/map).",
            "a FAQ goes on: an address": "Call the porter on 0123 456789.",
            "a FAQ goes on: brackets": "(Based on what the porter said on 4 May 2019.)",
        },
    ),
)
"""Many notes below one and the same document; too many for a page of examples."""

ENDINGS: tuple[Case, ...] = (
    Case(
        name="between turns: a tape, a page's footer, a title, a remark",
        text=_between("[Tape 1, Side B]", "Keel - 1 - 3", "After the fire", "(Jingle)"),
        source="mill.txt",
        pairs=_kept("Rosa Keel"),
    ),
    Case(
        name="between bold questions: a subhead, an advertisement, links, words of the text once more",
        text=(
            "# Rosa Keel on mills\n\n**How did your mill burn?**\n\nA lamp fell over and nobody saw it for an hour.\n\n**Water, that riddle**\n\n"
            "**Were you hurt?**\n\nNobody, thank God.\n\n*Advertisement*\n\n**Who paid for your mill?**\n\nThe town did.\n\n"
            "À LIRE AUSSI : [Faut-il des moulins ?](https://courier.example/moulins)\n\n**Will you rebuild?**\n\nI shall, next year.\n\n"
            '> "Nobody saw it for an hour."\n\n**And what will you do then?**\n\nThen we bake.\n'
        ),
        source="mill.md",
        pairs=(
            ("How did your mill burn?", "A lamp fell over and nobody saw it for an hour.", "Rosa Keel"),
            ("Were you hurt?", "Nobody, thank God.", "Rosa Keel"),
            ("Who paid for your mill?", "The town did.", "Rosa Keel"),
            ("Will you rebuild?", "I shall, next year.", "Rosa Keel"),
            ("And what will you do then?", "Then we bake.", "Rosa Keel"),
        ),
    ),
    Case(
        name="between turns: what all who were there did",
        text=_between("(at this point the bell rang & we all went out into the yard)", "[We pause for tea.]"),
        source="mill.txt",
        pairs=_kept("Rosa Keel"),
    ),
    Case(
        name="between bold questions: a sponsor, a picture, a picture above what it shows",
        text=(
            "# Rosa Keel on mills\n\n**How did your mill burn?**\n\nA lamp fell over. I saw it.\n\n> **Sponsor** — This number is paid for by Keel and Sons, makers of stones.\n\n"
            "**Were you hurt?**\n\nNobody, thank God.\n\n![The mill](mill.jpg)\n\n**Who paid for your mill?**\n\nThe town did.\n\n![Its wheel](wheel.jpg)\n*Its wheel in May. Tom Abel*\n\n"
            "**Will you rebuild?**\n\nI shall, next year.\n"
        ),
        source="mill.md",
        pairs=(
            ("How did your mill burn?", "A lamp fell over. I saw it.", "Rosa Keel"),
            ("Were you hurt?", "Nobody, thank God.", "Rosa Keel"),
            ("Who paid for your mill?", "The town did.", "Rosa Keel"),
            ("Will you rebuild?", "I shall, next year.", "Rosa Keel"),
        ),
    ),
    Case(
        name="a link to the top below every answer",
        text=(
            "# Billing\n\n**When will I be charged?**\nOn the day you upgrade.\n\n[↑ Back to top](#top)\n\n**Which cards do you take?**\nVisa.\n\n"
            "[↑ Back to top](#top)\n\n**Is there a discount?**\nYes: 40% off.\n\n[↑ Back to top](#top)\n"
        ),
        source="billing.md",
        pairs=(
            ("When will I be charged?", "On the day you upgrade.", None),
            ("Which cards do you take?", "Visa.", None),
            ("Is there a discount?", "Yes: 40% off.", None),
        ),
    ),
    Case(
        name="a name and an address set to the right, and terms of a copyright",
        text=(
            "Q: Who built the mill?\nA: Masons did.\n\nQ: What did they build it of?\nA: Stone.\n\n\n"
            "\t\t\t\tRosa Keel\n\t\t\t\trosa@mill.example\n\n"
            "This article is Copyright 1991-1997 by Rosa Keel. It may be given away so\nlong as this notice is kept.\n"
        ),
        pairs=(("Who built the mill?", "Masons did.", None), ("What did they build it of?", "Stone.", None)),
    ),
    Case(
        name="an operator and a chair who close and hand on",
        text=(
            "Operator: Good morning. Our first question comes from Ed Poe.\n\nEd Poe: Can you talk about pulp?\n\nRosa Keel: Pulp is up 6%.\n\n"
            "Operator: Next we have Ann Cole.\n\nAnn Cole: What of the buyback?\n\nRosa Keel: We buy when it is cheap.\n\n"
            "Ann Cole: And the mill?\n\nRosa Keel: It burned.\n\nOperator: This concludes the call. Thank you for attending.\n"
        ),
        pairs=(
            ("Can you talk about pulp?", "Pulp is up 6%.", "Rosa Keel"),
            ("What of the buyback?", "We buy when it is cheap.", "Rosa Keel"),
            ("And the mill?", "It burned.", "Rosa Keel"),
        ),
    ),
    Case(
        name="thanks of somebody who has not spoken before, and a second who answers",
        text=(
            "Ed Poe: Who paid for the mill?\n\nRosa Keel: The town did.\n\nEd Poe: Will it be rebuilt?\n\nRosa Keel: Next year.\n\n"
            "Jon Lowe: In May, I hope.\n\nVors. Brauer: Vielen Dank. Die Pressekonferenz ist beendet.\n"
        ),
        pairs=(
            ("Who paid for the mill?", "The town did.", "Rosa Keel"),
            ("Will it be rebuilt?", "Next year. In May, I hope.", "Rosa Keel"),
        ),
    ),
)
