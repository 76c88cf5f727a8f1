"""Talk in TEI and interviews in LaTeX: who speaks, and where answers end."""

from __future__ import annotations

from index.pairs import split
from index.readers import read_bytes

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><particDesc><listPerson>
<person xml:id="ENQ"><persName>Anne Abel</persName></person><person xml:id="X1"><persName>Rosa Keel</persName></person>
</listPerson></particDesc></profileDesc></teiHeader><text><body>
<u who="#ENQ">Who taught you?</u><u who="#X1">My aunt.</u><u who="#ENQ">And then?</u><u who="#X1">I left.</u>
</body></text></TEI>"""
TEX = r"""\documentclass{article}
\title{A conversation with Zolt\'an P\'al}
\author{Ilse Marr}
\begin{document}
\question{When did you know?}
In the shower. You may ask:
\begin{itemize}
\item how many.
\end{itemize}
I show that.

\question{Nobody noticed?}
One.
\begin{description}
\item[How does it turn?] By wind.
\begin{itemize}
\item Or not.
\end{itemize}
More.
\end{description}
After.
\end{document}
"""


def _pairs(text: str, suffix: str) -> list[tuple[str | None, str, str | None, str]]:
    (read,) = read_bytes(text.encode(), source=f"talk{suffix}", suffix=suffix)
    return [
        (
            pair.asker.name if pair.asker else None,
            pair.question.of(read.text),
            pair.turns[0].speaker.name if pair.turns[0].speaker else None,
            pair.turns[0].span.of(read.text),
        )
        for pair in split(read)
        if pair.question
    ]


def test_turns_refer_to_people_by_the_ids_of_a_list() -> None:
    assert _pairs(TEI, ".xml") == [
        ("Anne Abel", "Who taught you?", "Rosa Keel", "My aunt."),
        ("Anne Abel", "And then?", "Rosa Keel", "I left."),
    ]


def test_a_list_inside_an_answer_does_not_end_it_and_accents_are_spelt_out() -> None:
    found = _pairs(TEX, ".tex")
    assert {(asker, told) for asker, _, told, _ in found} == {("Ilse Marr", "Zoltán Pál")}
    ends = [(asked, answer.splitlines()[-1]) for _, asked, _, answer in found]
    assert ends == [("When did you know?", "I show that."), ("Nobody noticed?", "One."), ("How does it turn?", "More.")]


def test_a_picture_without_words_may_end_an_answer() -> None:
    text = "Q. Anything else?\n\nSending a request...\n\n  <img width='700' src='mill.png' alt='a mill'>\n"
    (read,) = read_bytes(text.encode(), source="talk.md", suffix=".md")
    asked = [pair.question.of(read.text) for pair in split(read) if pair.question]
    assert asked == ["Anything else?"]
