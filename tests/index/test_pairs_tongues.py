"""Talks as newspapers, broadcasters and offices of other languages write them: who asks, who answers, what nobody says."""

from __future__ import annotations

from index.pairs import split
from index.readers import read_bytes

PRESS = """\
河湾县抗旱保水新闻发布会实录

主持人：县政府办公室主任 孟晓芸
发布人：县水务局局长 葛长河

孟晓芸：各位记者朋友，大家好。今天请葛长河局长介绍抗旱情况。

葛长河：谢谢主持人。目前全县水库蓄水三百万方。

孟晓芸：下面请记者提问。

县电视台记者：请问夏天会不会停水？

葛长河：不会。我们有两口备用井。

孟晓芸：请继续提问。

农民日报记者：水费要涨吗？

葛长河：今年不涨。明年再看。

孟晓芸：最后一个问题。

网友：乡下什么时候通自来水？

葛长河：年底以前，一共三十个村。

孟晓芸：由于时间关系，发布会就到这里。
"""


def pairs_of(text: str, name: str = "talk.txt") -> list[tuple[str | None, str, tuple[str | None, ...], str]]:
    """Asker, question, speakers and answer of every pair."""
    found = []
    for document in read_bytes(text.encode(), source=name, suffix=f".{name.rpartition('.')[2]}"):
        for pair in split(document):
            if pair.question:
                told = " ".join(turn.span.of(document.text) for turn in pair.turns)
                who = tuple(turn.speaker.name if turn.speaker else None for turn in pair.turns)
                found.append((pair.asker.name if pair.asker else None, pair.question.of(document.text), who, told))
    return found


def test_reporters_of_different_papers_ask_and_whoever_presides_only_gives_the_floor() -> None:
    assert pairs_of(PRESS) == [
        ("县电视台记者", "请问夏天会不会停水？", ("葛长河",), "不会。我们有两口备用井。"),
        ("农民日报记者", "水费要涨吗？", ("葛长河",), "今年不涨。明年再看。"),
        ("网友", "乡下什么时候通自来水？", ("葛长河",), "年底以前，一共三十个村。"),
    ]
