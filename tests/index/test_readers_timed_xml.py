"""Talk with times in XML: captions, the programs of those who transcribe, and the names and seconds that they keep apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.pairs import split
from index.readers import read_bytes
from index.types import Document
from tests.index.found_pairs import asked
from tests.index.made_exports import NAMES, PAIRS, ms, turns

TURNS = list(turns())


def only(text: str | bytes, name: str = "talk.xml") -> Document:
    data = text.encode() if isinstance(text, str) else text
    (document,) = read_bytes(data, source=name, suffix="." + name.rpartition(".")[2])
    return document


def each(form: Callable[[int, str, str, float, float], str], *, of: str | None = None) -> str:
    """The turns, each by its number, who speaks, the words and the seconds; of one speaker where `of` names one."""
    return "".join(form(at, who, said, a, b) for at, (who, said, a, b) in enumerate(TURNS) if of in (None, who))


def _agents() -> str:
    people = "".join(
        f'<ttm:agent xml:id="p{at}"><ttm:name type="full">{name}</ttm:name></ttm:agent>'
        for at, name in enumerate(NAMES)
    )
    body = each(lambda _, who, said, a, b: f'<p begin="{a}s" end="{b}s" ttm:agent="p{who}">{said}</p>')
    spaces = 'xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"'
    return f"<tt {spaces}><head><metadata>{people}</metadata></head><body><div>{body}</div></body></tt>"


def _ticks() -> str:
    body = each(
        lambda _, who, said, a, b: (
            f'<p begin="{ms(a) * 10}t" end="{ms(b) * 10}t"><span>{NAMES[int(who)]}:</span><br/>{said}</p>'
        )
    )
    space = 'xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"'
    return f'<tt {space} ttp:tickRate="10000"><body><div>{body}</div></body></tt>'


def _words() -> str:
    return "<timedtext><body>" + each(_paragraph) + "</body></timedtext>"


def _paragraph(_: int, who: str, said: str, a: float, b: float) -> str:
    words = "".join(f'<s t="{at * 400}">{word} </s>' for at, word in enumerate(said.split()))
    return f'<p t="{ms(a)}" d="{ms(b - a)}"><s>{NAMES[int(who)]}: </s>{words}</p>'


def _transcriber() -> str:
    people = "".join(f'<Speaker id="spk{at}" name="{name}"/>' for at, name in enumerate(NAMES))

    def turn(_: int, who: str, said: str, a: float, b: float) -> str:
        first, _blank, rest = said.partition(" ")
        inner = f'<Sync time="{a}"/>{first}<Sync time="{b}"/>{rest}'
        return f'<Turn startTime="{a}" endTime="{b}" speaker="spk{who}">{inner}</Turn>'

    section = f'<Section type="report" startTime="0" endTime="60">{each(turn)}</Section>'
    return f"<Trans><Speakers>{people}</Speakers><Episode>{section}</Episode></Trans>"


def _elan() -> str:
    slots = each(
        lambda at, _, __, a, b: (
            f'<TIME_SLOT TIME_SLOT_ID="a{at}" TIME_VALUE="{ms(a)}"/>'
            f'<TIME_SLOT TIME_SLOT_ID="b{at}" TIME_VALUE="{ms(b)}"/>'
        )
    )

    def annotation(at: int, _: str, said: str, __: float, ___: float) -> str:
        inner = f"<ANNOTATION_VALUE>{said}</ANNOTATION_VALUE>"
        times = f'TIME_SLOT_REF1="a{at}" TIME_SLOT_REF2="b{at}"'
        return f"<ANNOTATION><ALIGNABLE_ANNOTATION {times}>{inner}</ALIGNABLE_ANNOTATION></ANNOTATION>"

    tiers = "".join(
        f'<TIER PARTICIPANT="{name}" TIER_ID="T{at}">{each(annotation, of=str(at))}</TIER>'
        for at, name in enumerate(NAMES)
    )
    return f"<ANNOTATION_DOCUMENT><TIME_ORDER>{slots}</TIME_ORDER>{tiers}</ANNOTATION_DOCUMENT>"


def _exmaralda() -> str:
    people = "".join(
        f'<speaker id="S{at}"><abbreviation>{name}</abbreviation><sex value="f"/></speaker>'
        for at, name in enumerate(NAMES)
    )
    line = each(lambda at, _, __, a, b: f'<tli id="A{at}" time="{a}"/><tli id="B{at}" time="{b}"/>')

    def event(at: int, _: str, said: str, __: float, ___: float) -> str:
        return f'<event start="A{at}" end="B{at}">{said}</event>'

    tiers = "".join(f'<tier speaker="S{at}" type="t">{each(event, of=str(at))}</tier>' for at in (0, 1))
    notes = '<tier speaker="S0" type="a"><event start="A0" end="B0">laughs out loud</event></tier>'
    body = f"<basic-body><common-timeline>{line}</common-timeline>{tiers}{notes}</basic-body>"
    return f"<basic-transcription><head><speakertable>{people}</speakertable></head>{body}</basic-transcription>"


def _records() -> str:
    def entry(_: int, who: str, said: str, a: float, __: float) -> str:
        return f"<entry><speaker>{NAMES[int(who)]}</speaker><time>0:{int(a):02d}</time><text>{said}</text></entry>"

    return f"<transcript>{each(entry)}</transcript>"


@pytest.mark.parametrize(
    ("form", "name"),
    [
        (_agents, "talk.ttml"),
        (_ticks, "talk.dfxp"),
        (_words, "talk.xml"),
        (_transcriber, "talk.trs"),
        (_elan, "talk.eaf"),
        (_exmaralda, "talk.exb"),
        (_records, "talk.xml"),
    ],
)
def test_talk_in_xml_keeps_who_speaks_and_when(form: Callable[[], str], name: str) -> None:
    document = only(form(), name)
    assert asked(document) == PAIRS
    starts = [block.locator.time_start for block in document.blocks]
    assert starts == pytest.approx([a for *_, a, _ in TURNS], abs=0.8 if form is _records else 0.01)
    assert {pair.turns[0].speaker and pair.turns[0].speaker.name for pair in split(document)} == {NAMES[1]}


def test_turns_in_other_xml_keep_their_seconds_and_what_stands_around_them() -> None:
    body = each(lambda _, who, said, a, b: f'<turn speaker="{NAMES[int(who)]}" start="{a}" end="{b}">{said}</turn>')
    document = only(f"<talk><title>The mill</title>{body}<p>{'It was recorded in a kitchen. ' * 5}</p></talk>")
    assert document.text.startswith("The mill")
    assert document.text.rstrip().endswith("kitchen.")
    assert [b.locator.time_start for b in document.blocks if b.kind == "cue"] == [a for *_, a, _ in TURNS]


def test_a_pause_within_a_turn_does_not_part_it_and_people_are_called_by_their_names() -> None:
    person = '<person xml:id="{}"><persName>{}</persName></person>'.format
    people = person("I", "Ann Bell") + person("R", "Rosa Keel")
    said = '<u who="#I">Did it burn?</u><u who="#R">It did. <pause/> Twice.</u><u who="#I">When?</u><u who="#R">In May.</u>'
    document = only(
        f"<TEI><teiHeader><listPerson>{people}</listPerson></teiHeader><text><body>{said}</body></text></TEI>"
    )
    assert asked(document) == [("Did it burn?", "It did. Twice."), ("When?", "In May.")]
    assert [pair.asker and pair.asker.name for pair in split(document)] == ["Ann Bell", "Ann Bell"]


@pytest.mark.parametrize("wrapper", ["category", "metadata", "section", "note"])
def test_whatever_wraps_questions_in_xml_is_opened(wrapper: str) -> None:
    item = "<item><question>{}</question><answer><![CDATA[<p>{} &amp; more.</p>]]></answer><views>3</views></item>"
    items = item.format("Does it float?", "For a minute") + item.format("Who made it?", "The town")
    document = only(f'<faqs><{wrapper} name="Kites">{items}</{wrapper}></faqs>')
    assert asked(document) == [("Does it float?", "For a minute & more."), ("Who made it?", "The town & more.")]


def test_rows_of_posts_are_joined_to_those_they_reply_to() -> None:
    rows = (
        '<row Id="1" Title="Why does it burn?" Body="&lt;p&gt;Each year.&lt;/p&gt;"/>'
        '<row Id="2" Title="Nobody replies" Body="So."/>'
        '<row Id="3" ParentId="1" OwnerDisplayName="Rosa" Body="&lt;p&gt;The lamp.&lt;/p&gt;"/>'
    )
    document = only(f"<posts>{rows}</posts>")
    assert asked(document) == [("Why does it burn?\n\nEach year.", "The lamp.")]


def test_deep_and_wide_xml_is_read_in_time() -> None:
    deep = "<p begin='1s' id='a' who='b'>x y" * 4_000 + "</p>" * 4_000
    assert only(f"<tt><body>{deep}</body></tt>").text.startswith("x y")
