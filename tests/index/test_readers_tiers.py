"""Talk in tiers: TextGrids of Praat and CHAT files, turns in the order of their times, without sounds and codes."""

from __future__ import annotations

import pytest

from index.pairs import split
from index.readers import read_bytes
from index.types import Document

_TALK = (
    ("INT", 0.2, 2.0, "so where did you learn to weave"),
    ("Ada", 2.5, 4.0, 'from a woman they called ""the Duke""'),
    ("Ada", 4.5, 6.0, "she never slept"),
    ("INT", 6.1, 8.0, "what did she sell the cloth for"),
    ("Ada", 8.1, 9.0, "potatoes"),
    ("Ada", 9.1, 9.5, "sil"),
)
_CHAT = """@UTF8
@Begin
@Languages:\teng
@Participants:\tADA Ada Target_Child, INV Rosa_Keel Investigator
@Date:\t04-MAY-1999
@Situation:\tA loom in a kitchen
*INV:\twhat is <that thing> [//] that ? \x151022_2410\x15
*ADA:\t&-um (be)cause I (.) weave it@c [*] \x152500_3120\x15
\tall day +... \x153200_3900\x15
%act:\tpoints. What is this?
*ADA:\t0 [=! laughs].
*INV:\twho buys it ? \x154000_5000\x15
*ADA:\t+< the baker . \x155100_6000\x15
@End
"""


def _tiers() -> list[tuple[str, list[tuple[float, float, str]]]]:
    return [
        *((who, [(a, b, said) for name, a, b, said in _TALK if name == who]) for who in ("INT", "Ada")),
        ("Ada - phones", [(2.5, 2.6, "f"), (2.6, 2.7, "r"), (2.7, 2.8, "o"), (2.8, 2.9, "m")]),
    ]


def _long() -> str:
    out = 'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0 \nxmax = 9.5 \ntiers? <exists> \nsize = 3 \n'
    out += "item []: \n"
    for at, (name, said) in enumerate(_tiers(), 1):
        out += f'    item [{at}]:\n        class = "IntervalTier" \n        name = "{name}" \n        xmin = 0 \n'
        out += f"        xmax = 9.5 \n        intervals: size = {len(said)} \n"
        for n, (a, b, words) in enumerate(said, 1):
            out += f"        intervals [{n}]:\n            xmin = {a} \n            xmax = {b} \n"
            out += f'            text = "{words}" \n'
    return out


def _short() -> str:
    out = 'File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n9.5\n<exists>\n3\n'
    for name, said in _tiers():
        out += f'"IntervalTier"\n"{name}"\n0\n9.5\n{len(said)}\n'
        out += "".join(f'{a}\n{b}\n"{words}"\n' for a, b, words in said)
    return out


def _pairs(document: Document) -> list[tuple[str, str, str, str]]:
    """Question, answer, who asks and who answers."""
    return [
        (
            pair.question.of(document.text),
            " ".join(turn.span.of(document.text) for turn in pair.turns),
            pair.asker.name if pair.asker else "",
            pair.turns[0].speaker.name if pair.turns[0].speaker else "",
        )
        for pair in split(document)
        if pair.question
    ]


@pytest.mark.parametrize("text", [_long(), _short()])
@pytest.mark.parametrize(
    ("encoding", "name"), [("utf-8", "loom.TextGrid"), ("utf-16", "loom.TextGrid"), ("utf-8", "loom.txt")]
)
def test_tiers_of_a_textgrid_are_turns_by_time(text: str, encoding: str, name: str) -> None:
    (document,) = read_bytes(text.encode(encoding), source=name, suffix="." + name.rpartition(".")[2])
    assert _pairs(document) == [
        ("so where did you learn to weave", 'from a woman they called "the Duke" she never slept', "INT", "Ada"),
        ("what did she sell the cloth for", "potatoes", "INT", "Ada"),
    ]
    assert document.blocks[0].locator.time_start == 0.2


@pytest.mark.parametrize("timed", [True, False])
def test_main_lines_of_chat_are_turns_of_participants(timed: bool) -> None:
    data = _CHAT.encode() if timed else b"".join(part for part in _CHAT.encode().split(b"\x15")[::2])
    (document,) = read_bytes(data, source="loom.cha", suffix=".cha")
    assert _pairs(document) == [
        ("what is that thing that ?", "um because I weave it all day ...", "Rosa Keel", "Ada"),
        ("who buys it ?", "the baker .", "Rosa Keel", "Ada"),
    ]
    assert (document.date, document.participants) == ("1999-05-04", ("Ada", "Rosa Keel"))
    assert document.text.startswith("A loom in a kitchen")


def test_a_file_of_praat_without_talk_is_text() -> None:
    pitch = b'File type = "ooTextFile"\nObject class = "Pitch 1"\n\nxmin = 0\nxmax = 3\nnx = 30\n'
    (document,) = read_bytes(pitch, source="a.Pitch", suffix=".pitch")
    assert document.text == pitch.decode()
