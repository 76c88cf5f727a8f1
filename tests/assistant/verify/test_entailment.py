"""The claim read beside its premise: what says the same in other words, and what only sounds alike."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from assistant import reader
from assistant.verify import Checker, check
from assistant.verify.align import MOST_WORDS, source_of
from assistant.verify.entailment import MOST, SHA256, WEIGHTS, Entailment, default_entailment
from assistant.verify.premise import LENGTH, Premises
from index.errors import EncoderError

FERRY = (
    "Nils Arkell: I took the ferry over from my uncle in the spring of 1987, and I ran it for nineteen years until the bridge "
    "was opened. We never charged the schoolchildren, since most of their fathers were out of work."
)


@pytest.mark.parametrize(
    ("same", "other"),
    [
        ("Pupils crossed without paying.", "The teachers of the island organised a concert each summer."),
        ("Arkell stopped when the bridge came into use.", "Arkell was a lawyer in the capital for most of his life."),
    ],
)
def test_what_follows_is_likelier_than_what_is_not_said(same: str, other: str) -> None:
    read = default_entailment().odds
    first, second = read(same, FERRY), read(other, FERRY)
    assert first is not None
    assert second is not None
    assert first > second + 1.0


def test_the_odds_are_the_same_again_and_have_bounds() -> None:
    first, again = (default_entailment().odds("Pupils crossed without paying.", FERRY) for _ in range(2))
    assert first is not None
    assert first == again
    assert -MOST <= first <= MOST


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        (
            "Die Fähre fuhr neunzehn Jahre.",
            "Nils Arkell fuhr die Fähre neunzehn Jahre lang, bis die Brücke eröffnet wurde.",
        ),
        ("Le bac a fonctionné dix-neuf ans.", "Nils Arkell a conduit le bac pendant dix-neuf ans, jusqu'au pont."),
        ("渡船は十九年続いた。", "橋ができるまで十九年間渡船を運航しました。"),
        ("Les écoliers traversaient gratuitement.", FERRY),
        (
            "De leerlingen hoefden nooit te betalen.",
            "Nils Arkell: Ik had de boot in het voorjaar van mijn oom en voer er mee.",
        ),
    ],
)
def test_what_is_in_no_english_is_not_read_but_judged(claim: str, passage: str) -> None:
    assert default_entailment().odds(claim, passage) is None
    (sentence,) = check(claim, [passage]).sentences
    assert 0.0 < sentence.support < 1.0


class Noting(Entailment):
    """Notes what it is given to read."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[tuple[str, str]] = []

    def odds(self, claim: str, premise: str) -> float | None:
        self.given.append((claim, premise))
        return super().odds(claim, premise)


def test_the_passages_own_words_are_not_read() -> None:
    noting = Noting()
    checker = Checker([FERRY], entailment=noting)
    assert checker.sentence("I took the ferry over from my uncle in the spring of 1987").support == 1.0
    assert noting.given == []
    checker.sentence("Arkell inherited the boat from a relative.")
    assert [claim for claim, _ in noting.given] == ["Arkell inherited the boat from a relative."]


FILLER = "The meeting went on about other matters for a good while. "


def beside(claim: str, *passages: str) -> str:
    return Premises(source_of(passages), passages).beside(Checker(passages).compared(claim))


@pytest.mark.parametrize("times", [30, MOST_WORDS // 5])
def test_of_long_passages_the_sentences_nearest_to_the_claim_are_read_under_their_speaker(times: int) -> None:
    passage = f"Ada Low: {FILLER * times}The harbour was dredged twice in 1993. {FILLER * times}It was deep after the dredging."
    text = beside("Ada Low said that dredging of the harbour happened two times in 1993.", passage, FILLER * 30)
    assert "The harbour was dredged twice in 1993." in text
    assert "It was deep after the dredging." in text
    assert text.startswith("Ada Low: ")
    assert len(text) <= LENGTH + 100


def test_a_sentence_under_its_own_label_is_under_no_other() -> None:
    text = beside(
        "Pupils crossed for nothing.", f"Ben Ray: {FILLER * 20}\nAda Low: We let the pupils cross for nothing."
    )
    assert "Ada Low: We let the pupils cross" in text
    assert "Ben Ray: Ada Low" not in text


def test_short_passages_are_read_whole() -> None:
    assert beside("The boat was red.", "Ada: The boat was red.", "It sank in May.") == (
        "Ada: The boat was red.\nIt sank in May."
    )


def test_of_long_passages_without_a_shared_word_nothing_is_read() -> None:
    passage = "The harbour of the town was closed in winter. " * 800
    assert beside("The spaceship exploded.", passage) == ""
    (sentence,) = check("The spaceship exploded.", [passage]).sentences
    assert sentence.verdict == "unsupported"


def test_a_claim_that_leaves_no_room_for_its_premise_is_not_read() -> None:
    assert default_entailment().odds("The boat was red and it was the fastest of all. " * 40, FERRY) is None


def test_what_has_no_word_is_no_claim_that_could_be_supported() -> None:
    assert Checker([FERRY]).sentence("?").verdict == "unsupported"


def test_the_weights_are_the_ones_pinned_and_both_models_together_are_small() -> None:
    assert hashlib.sha256(WEIGHTS.read_bytes()).hexdigest() == SHA256
    assert WEIGHTS.stat().st_size + reader.WEIGHTS.stat().st_size <= 25_000_000


def test_missing_weights_are_said(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="install OnRecord again"):
        Entailment(tmp_path / "entailment.safetensors").odds("It was the red one.", "It was the red one, I think.")
