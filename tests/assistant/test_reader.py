"""The reader: which sentence answers, read side by side with the question."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Encoding

from assistant import windows
from assistant.candidates import Candidate
from assistant.cross_encoder import LONGEST, STEP, CrossEncoder, Numbers, narrow, wide
from assistant.reader import HEADS, SHA256, WEIGHTS, Passage, Reader, default_reader
from assistant.retrieve import BESIDE, _beside
from index.errors import EncoderError
from index.types import Document, QAPair, Span, Turn

TALK = (
    "I get up at six and walk down to the harbour.",
    "I write the first draft with a pencil, since a screen makes me edit too soon.",
    "My sister lends me her camera when the boats come in.",
)


def passage(*sentences: str, lead: str = "") -> Passage:
    text, places = lead, []
    for sentence in sentences:
        places.append((len(text), len(text) + len(sentence)))
        text += sentence + " "
    return Passage(text=text.rstrip(), sentences=tuple(places))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Why do they not draft on a computer?", 1),
        ("When does their day begin?", 0),
        ("Whose camera do they borrow?", 2),
    ],
)
def test_the_sentence_that_answers_is_read_as_the_likeliest(question: str, answer: int) -> None:
    (odds,) = default_reader().read(question, [passage(*TALK)])
    assert odds.argmax() == answer


def test_what_nobody_says_is_less_likely_than_what_is_said() -> None:
    reader = default_reader()
    (said,) = reader.read("Why do they not draft on a computer?", [passage(*TALK)])
    (unsaid,) = reader.read("Which airline do they fly with?", [passage(*TALK)])
    assert unsaid.max() < said.max()


def test_a_passage_reads_the_same_alone_and_beside_others() -> None:
    reader = default_reader()
    question = "When does their day begin?"
    (alone,) = reader.read(question, [passage(*TALK)])
    beside = reader.read(question, [passage("A much longer passage. " * 6), passage(*TALK)])[1]
    assert beside.tolist() == alone.tolist()


class Watched(CrossEncoder):
    """Notes how long the texts are that the engine is given."""

    def __init__(self) -> None:
        super().__init__(WEIGHTS, HEADS)
        self.lengths: set[int] = set()

    def scores(self, encoded: Sequence[Encoding]) -> list[tuple[Numbers, ...]]:
        found = super().scores(encoded)
        self.lengths |= {len(tokens) for tokens, _ in found}
        return found


def test_the_engine_sees_few_shapes_since_it_keeps_memory_for_each() -> None:
    reader, watched = Reader(), Watched()
    reader.model = watched
    for count in (1, 2, 5):
        for words in range(1, 150, 7):
            reader.read("Which one was it?", [passage("one " * (words + number)) for number in range(count)])
    assert len(watched.lengths) <= LONGEST // STEP


def test_the_same_is_read_the_same_again() -> None:
    reader = default_reader()
    first, again = (reader.read("When does their day begin?", [passage(*TALK)])[0] for _ in range(2))
    assert first.tolist() == again.tolist()


def test_no_passage_gives_nothing() -> None:
    assert default_reader().read("When?", []) == []


def test_a_sentence_beyond_what_is_read_cannot_answer() -> None:
    long = passage("word " * LONGEST, "I get up at six.")
    (odds,) = default_reader().read("When does their day begin?", [long])
    assert np.isfinite(odds[0])
    assert odds[1] == -np.inf


def test_what_does_not_fit_the_budget_is_not_read_but_for_the_first() -> None:
    passages = [passage(*TALK)] * 3
    assert len(default_reader().read("When?", passages, budget=1)) == 1
    assert len(default_reader().read("When?", passages, budget=100)) == 2
    assert len(default_reader().read("When?", passages)) == 3


def test_each_passage_can_be_asked_in_words_of_its_own() -> None:
    question = "Why do they draft with a pencil?"
    (alone,) = default_reader().read(question, [passage(*TALK)])
    other, own = default_reader().read(["Which airline do they fly with?", question], [passage(*TALK)] * 2)
    assert own.tolist() == alone.tolist()
    assert other.max() < own.max() - 1


def test_lone_surrogates_are_read_over() -> None:
    (odds,) = default_reader().read("When \ud800?", [passage("At six \udfff.")])
    assert np.isfinite(odds).all()


def test_the_weights_that_are_shipped_are_the_ones_pinned_and_small() -> None:
    data = WEIGHTS.read_bytes()
    assert hashlib.sha256(data).hexdigest() == SHA256
    assert len(data) <= 25_000_000


def test_other_weights_are_refused(tmp_path: Path) -> None:
    changed = bytearray(WEIGHTS.read_bytes())
    changed[-1] ^= 1
    path = tmp_path / "reader.safetensors"
    path.write_bytes(bytes(changed))
    with pytest.raises(EncoderError, match="are not the ones pinned"):
        Reader(path, sha256=SHA256).ready()


def test_missing_weights_are_said(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="install OnRecord again"):
        Reader(tmp_path / "reader.safetensors").ready()


def test_a_reader_gets_ready_beside_other_work_and_tells_what_went_wrong_when_it_reads(tmp_path: Path) -> None:
    reader = Reader(tmp_path / "reader.safetensors")
    reader.prepare()
    with pytest.raises(EncoderError, match="install OnRecord again"):
        reader.read("When?", [passage("At six.")])


def test_halves_keep_eight_leading_bits() -> None:
    numbers = np.array([0.0, 1.0, -2.5, 3.14159, 1e-20, 65504.0], np.float32)
    assert wide(narrow(numbers)) == pytest.approx(numbers, rel=2**-8)
    assert wide(narrow(numbers[:3])).tolist() == [0.0, 1.0, -2.5]


def candidates_of(*sentences: str, blocks: tuple[int, ...]) -> tuple[Candidate, ...]:
    text = "What do you do? " + " ".join(sentences)
    question = Span(0, 15)
    pair = QAPair(
        id=1,
        document_id=1,
        number=1,
        asker=None,
        question=question,
        turns=(Turn(speaker=None, span=Span(16, len(text))),),
    )
    document = Document(id=1, source="talk.txt", title="Talk", text=text, sha256="")
    found, at = [], 16
    for order, (sentence, block) in enumerate(zip(sentences, blocks, strict=True)):
        span = Span(at, at + len(sentence))
        found.append(
            Candidate(
                document=document,
                pair=pair,
                span=span,
                plain=sentence,
                asked=False,
                spoken=True,
                block=block,
                order=order,
            )
        )
        at += len(sentence) + 1
    return tuple(found)


def test_windows_hold_neighbours_of_one_turn_up_to_their_length() -> None:
    sentences = candidates_of("a" * 200 + ".", "b" * 200 + ".", "c" * 200 + ".", "Yes.", blocks=(1, 1, 1, 2))
    assert windows.windows(sentences) == [[0, 1], [2], [3]]


def test_a_window_is_led_in_by_the_question_it_replies_to() -> None:
    sentences = candidates_of(*TALK, blocks=(1, 1, 1))
    found = windows.passage(sentences, [1, 2])
    assert found.text == f"What do you do? | {TALK[1]} {TALK[2]}"
    assert [found.text[start:end] for start, end in found.sentences] == [TALK[1], TALK[2]]


def test_the_most_promising_windows_are_read_until_the_time_is_used_up() -> None:
    sentences = candidates_of(*TALK, blocks=(1, 2, 3))
    scores = np.array([0.0, 2.0, 1.0], np.float32)
    odds, seen = windows.read(
        default_reader(), ["Why do they draft with a pencil?"] * len(sentences), sentences, scores, budget=60
    )
    assert seen.tolist() == [0.0, 1.0, 0.0]
    assert odds[0] == windows.LEAST
    odds, seen = windows.read(
        default_reader(), ["Why do they draft with a pencil?"] * len(sentences), sentences, scores, budget=500
    )
    assert seen.tolist() == [1.0, 1.0, 1.0]
    assert odds.argmax() == 1


def test_a_window_far_behind_the_best_reply_is_not_read_however_well_the_question_is_put() -> None:
    sentences = candidates_of(*TALK, *TALK, blocks=(1, 2, 3, 4, 5, 6))
    far = windows.BEHIND + 0.5
    near = windows.BEHIND - 0.5
    asked = dataclasses.replace(sentences[0], asked=True)
    other = dataclasses.replace(sentences[5], document=dataclasses.replace(sentences[5].document, id=2))
    given = (asked, *sentences[1:5], other)
    scores = np.array([30.0, 10.0, 10.0 - near, 10.0 - far, 9.0, -20.0], np.float32)
    _, seen = windows.read(default_reader(), ["Why?"] * 6, given, scores, budget=1000)
    assert seen.tolist() == [1.0, 1.0, 1.0, 0.0, 1.0, 1.0]


def test_what_stands_beside_the_last_quotes_gains() -> None:
    sentences = candidates_of(*(f"This is the sentence number {n}." for n in range(6)), blocks=(1, 1, 1, 1, 1, 2))
    assert _beside(sentences, "").tolist() == [0.0] * 6
    gain = _beside(sentences, "Ada said: “This is the sentence  number 1.” [1]")
    assert gain.tolist() == [BESIDE] * 5 + [0.0]
    assert _beside(sentences, "This is the sentence number 4.").tolist() == [0.0] + [BESIDE] * 4 + [0.0]
