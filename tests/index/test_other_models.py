"""Any sentence-transformers model from a folder: encoders with their prefixes, and re-rankers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner, Result

from assistant.cli.commands import app
from index.embedding import embedder
from index.errors import EncoderError, StoreMismatch
from index.library import Library
from index.rerank import CrossEncoderReranker, below, rerank
from index.torch_models import Prefixes, TorchEmbedder, fingerprint
from index.types import Document, Hit, QAPair, Span, Turn, Why
from tests.index.models import bi_encoder, cross_encoder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bi_encoder(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="module")
def reranker(tmp_path_factory: pytest.TempPathFactory) -> CrossEncoderReranker:
    return CrossEncoderReranker(str(cross_encoder(tmp_path_factory.mktemp("models") / "ranker")))


def test_a_folder_is_an_encoder_with_its_own_size(folder: Path) -> None:
    found = embedder(str(folder))
    assert (found.dimension, found.max_tokens) == (16, 24)
    assert found.name == f"tiny@{fingerprint(folder)}"
    vectors = found.encode(["who uses emacs", "she said no", "\ud800"])
    assert vectors.shape == (3, 16)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert found.encode([]).shape == (0, 16)


def test_a_vector_of_another_model_does_not_depend_on_its_neighbours_either(folder: Path) -> None:
    found = embedder(str(folder))
    texts = ["who uses emacs", "no", "the drones came down at night over the river"]
    alone = np.concatenate([found.encode([text]) for text in texts])
    assert (found.encode(texts) * alone).sum(axis=1).min() > 0.9999


def test_the_fingerprint_follows_the_files_that_make_the_vectors(folder: Path, tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "tiny"
    shutil.copytree(folder, copy)
    assert fingerprint(copy) == fingerprint(folder)
    (copy / ".git").mkdir()
    (copy / ".git" / "config.json").write_text("{}")
    assert fingerprint(copy) == fingerprint(folder)
    weights = bytearray((copy / "model.safetensors").read_bytes())
    weights[-1] ^= 1
    (copy / "model.safetensors").write_bytes(weights)
    assert fingerprint(copy) != fingerprint(folder)


@pytest.mark.parametrize(
    ("name", "query", "passage"),
    [
        ("multilingual-e5-small", "query: ", "passage: "),
        (
            "multilingual-e5-large-instruct",
            "Instruct: Given a question, retrieve passages that answer the question\nQuery: ",
            "",
        ),
        ("bge-small-en-v1.5", "Represent this sentence for searching relevant passages: ", ""),
        ("bge-m3", "", ""),
        ("nomic-embed-text-v1.5", "search_query: ", "search_document: "),
        ("paraphrase-multilingual-MiniLM-L12-v2", "", ""),
    ],
)
def test_each_family_gets_the_prefixes_it_was_trained_with(
    folder: Path, tmp_path: Path, name: str, query: str, passage: str
) -> None:
    (tmp_path / name).symlink_to(folder)
    found = TorchEmbedder(str(tmp_path / name))
    assert found.prefixes == Prefixes(query=query, passage=passage)
    plain = embedder(str(folder))
    assert np.array_equal(found.encode(["who"], kind="query"), plain.encode([query + "who"]))
    assert np.array_equal(found.encode(["who"], kind="passage"), plain.encode([passage + "who"]))
    assert found.count_tokens(["who"]) == plain.count_tokens([passage + "who"])


def test_prompts_of_the_models_own_configuration_come_first(tmp_path: Path) -> None:
    found = TorchEmbedder(str(bi_encoder(tmp_path / "e5-own", prompts={"query": "why ", "document": "yes "})))
    assert found.prefixes == Prefixes(query="why ", passage="yes ")


def test_a_model_that_is_not_here_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"not on this machine: give the folder .* hf download someone/some-model"):
        embedder("someone/some-model")
    with pytest.raises(EncoderError, match=r"there is no folder .*/nowhere/at/all: give the folder"):
        embedder(str(tmp_path / "nowhere/at/all"))
    with pytest.raises(EncoderError, match=r"cannot be loaded .*: give the folder of a sentence-transformers model"):
        embedder(str(tmp_path))
    with pytest.raises(EncoderError, match=r"re-ranker .* cannot be loaded"):
        CrossEncoderReranker(str(tmp_path))


def test_pickled_weights_are_refused(tmp_path: Path) -> None:
    import torch
    from safetensors.torch import load_file

    folder = bi_encoder(tmp_path / "pickled")
    torch.save(load_file(folder / "model.safetensors"), folder / "pytorch_model.bin")
    (folder / "model.safetensors").unlink()
    with pytest.raises(EncoderError, match="cannot be loaded"):
        embedder(str(folder))


def test_a_cross_encoder_with_several_outputs_is_no_reranker(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="has 3 outputs; re-ranking takes a model with one"):
        CrossEncoderReranker(str(cross_encoder(tmp_path / "three", labels=3)))


def hit(text: str, *, score: float) -> Hit:
    spans = tuple(Span(match, match + 12) for match in range(0, len(text), 12))
    pair = QAPair(number=1, turns=(Turn(speaker=None, span=Span(0, len(text))),))
    return Hit(
        document=Document(source="a.txt", title="", text=text),
        pair=pair,
        spans=spans,
        score=score,
        why=Why(dense=score),
    )


def test_hits_and_their_spans_come_in_the_order_of_the_scores(reranker: CrossEncoderReranker) -> None:
    hits = [hit("she said no.the drones. ", score=0.9), hit("who uses vim", score=0.8), hit("yes at night", score=0.7)]
    question = "who uses emacs"
    texts = ["she said no.", "the drones. ", "who uses vim", "yes at night"]
    scores = dict(zip(texts, reranker.scores(question, texts).tolist(), strict=True))
    assert len(set(scores.values())) == 4
    found = rerank(hits, question, reranker)
    first = max(texts[:2], key=scores.__getitem__)
    expected = sorted([first, *texts[2:]], key=lambda text: -scores[text])
    assert [item.spans[0].of(item.document.text) for item in found] == expected
    assert [round(item.score, 5) for item in found] == [round(scores[text], 5) for text in expected]
    assert rerank([], question, reranker) == ()


class Constant:
    """A re-ranker that finds everything equally good."""

    name = "constant"

    def scores(self, question: str, passages: Sequence[str]) -> np.ndarray:
        return np.ones(len(passages), np.float32)


def test_equal_scores_keep_the_order_of_the_search() -> None:
    hits = [hit("she said no.the drones. ", score=0.9), hit("who uses vim", score=0.8)]
    found = rerank(hits, "who", Constant())
    assert [(item.document, item.spans) for item in found] == [(item.document, item.spans) for item in hits]


def test_a_passage_is_scored_under_its_title_and_question(reranker: CrossEncoderReranker) -> None:
    seen: list[str] = []

    class Watching(Constant):
        def scores(self, question: str, passages: Sequence[str]) -> np.ndarray:
            seen.extend(passages)
            return reranker.scores(question, passages)

    text = "Why? She said no."
    pair = QAPair(number=1, question=Span(0, 4), turns=(Turn(speaker=None, span=Span(5, 17)),))
    document = Document(source="a.txt", title="The river", text=text)
    rerank([Hit(document=document, pair=pair, spans=(Span(5, 17),), score=1, why=Why())], "who", Watching())
    assert seen == ["The river\nWhy?\nShe said no."]


def test_search_from_the_command_line_is_put_in_order_by_a_cross_encoder(tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text("Q: who uses emacs?\n\nA: she said no.\n\nQ: why?\n\nA: the drones came over the river.\n", "utf-8")
    store = tmp_path / "store"
    with Library.open(store, create=True) as library:
        library.add([talk])
        plain = library.search("who uses emacs", k=5)
        expected = rerank(plain, "who uses emacs", CrossEncoderReranker(str(cross_encoder(tmp_path / "ranker"))))
    asked = ["search", "who uses emacs", "--store", str(store), "-k", "5", "--json"]
    done = CliRunner().invoke(app, [*asked, "--rerank", str(tmp_path / "ranker")])
    assert done.exit_code == 0, done.output
    scores = [hit["score"] for hit in json.loads(done.stdout)["hits"]]
    assert scores == pytest.approx([hit.score for hit in expected], abs=1e-5)
    assert scores != pytest.approx([hit.score for hit in plain], abs=1e-3)
    missing = CliRunner().invoke(app, [*asked, "--rerank", str(tmp_path / "nowhere")])
    assert isinstance(missing.exception, EncoderError)


def test_hits_that_were_not_read_again_stay_below_in_their_order() -> None:
    first, rest = [hit("a" * 12, score=0.2)], [hit("b" * 12, score=9.0), hit("c" * 12, score=8.0)]
    found = below(rest, first)
    assert [item.document.text[0] for item in found] == ["b", "c"]
    assert 0.2 > found[0].score > found[1].score


TALK = "Q: who uses emacs?\n\nA: she said no.\n\nQ: why?\n\nA: the drones came over the river.\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A store that a tiny encoder made, beside the encoder and the file."""
    bi_encoder(tmp_path / "tiny")
    (tmp_path / "talk.txt").write_text(TALK, "utf-8")
    added = run("add", tmp_path / "talk.txt", "--store", tmp_path / "store", "--encoder", tmp_path / "tiny")
    assert added.exit_code == 0, added.output
    return tmp_path / "store"


def test_a_store_remembers_its_encoder_so_that_it_is_named_once(kept: Path, tmp_path: Path) -> None:
    with Library.open(kept, embedder=embedder(str(tmp_path / "tiny"))) as library:
        expected = [(hit.pair.number, hit.score) for hit in library.search("who uses emacs")]
    found = run("search", "who uses emacs", "--store", kept, "--json")
    assert found.exit_code == 0, found.output
    assert [(hit["pair"], hit["score"]) for hit in json.loads(found.stdout)["hits"]] == [
        (pair, pytest.approx(score, abs=1e-6)) for pair, score in expected
    ]
    assert run("ask", "Who uses emacs?", "--store", kept, "--json").exit_code == 0
    facts = json.loads(run("info", "--store", kept, "--json").stdout)
    assert (facts["dimension"], facts["model"]) == (16, str(tmp_path / "tiny"))
    (tmp_path / "talk.txt").write_text(TALK.replace("no", "yes"), "utf-8")
    again = run("sync", tmp_path / "talk.txt", "--store", kept, "--json")
    assert json.loads(again.stdout)["updated"] == [str(tmp_path / "talk.txt")]


def test_an_encoder_that_moved_is_asked_for_where_it_is_needed_and_told_once(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "tiny").rename(tmp_path / "models" / "tiny")
    for command in (["search", "why"], ["ask", "why?"]):
        lost = run(*command, "--store", kept)
        assert isinstance(lost.exception, EncoderError)
        assert f"there is no folder {tmp_path / 'tiny'}" in str(lost.exception)
        assert f"onrecord doctor --store {kept} --encoder FOLDER" in str(lost.exception)
    assert run("list", "--store", kept).exit_code == 0
    assert run("doctor", "--store", kept, "--encoder", tmp_path / "models" / "tiny").exit_code == 0
    assert run("search", "why", "--store", kept).exit_code == 0
    (tmp_path / "models" / "tiny").rename(tmp_path / "gone")
    assert run("remove", tmp_path / "talk.txt", "--store", kept).exit_code == 0


def test_another_encoder_than_the_stores_is_refused_with_the_way_out(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text(TALK, "utf-8")
    bi_encoder(tmp_path / "other", prompts={"query": "why "})
    refused = run("add", tmp_path / "more.txt", "--store", kept, "--encoder", tmp_path / "other")
    assert isinstance(refused.exception, StoreMismatch)
    assert "was built with the encoder 'tiny@" in str(refused.exception)
    assert "go on with its own (without --encoder), or add to a new store" in str(refused.exception)
    assert run("add", tmp_path / "more.txt", "--store", kept).exit_code == 0


def test_an_encoder_whose_files_changed_is_another_one(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "tiny" / "config_sentence_transformers.json").write_text('{"prompts": {"query": "yes "}}', "utf-8")
    changed = run("search", "why", "--store", kept)
    assert isinstance(changed.exception, StoreMismatch)
    assert f"{tmp_path / 'tiny'} is now 'tiny@" in str(changed.exception)


def test_a_folder_is_known_by_its_own_name_wherever_it_is_named_from(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tiny" / "below").mkdir()
    (tmp_path / "e5-link").symlink_to(tmp_path / "tiny")
    monkeypatch.chdir(tmp_path / "tiny" / "below")
    assert embedder("..").name == embedder(str(tmp_path / "tiny")).name
    made = run("add", tmp_path / "talk.txt", "--store", tmp_path / "linked", "--encoder", "../../e5-link")
    assert made.exit_code == 0, made.output
    assert json.loads(run("info", "--store", tmp_path / "linked", "--json").stdout)["model"] == str(
        tmp_path / "e5-link"
    )
    assert run("search", "why", "--store", tmp_path / "linked").exit_code == 0
    assert TorchEmbedder(str(tmp_path / "e5-link")).prefixes == Prefixes(query="query: ", passage="passage: ")


def test_an_encoder_whose_folder_was_renamed_is_told_which_name_it_had(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "tiny").rename(tmp_path / "small")
    refused = run("doctor", "--store", kept, "--encoder", tmp_path / "small")
    assert isinstance(refused.exception, StoreMismatch)
    assert "their files are the same: call the folder 'tiny' again" in str(refused.exception)


def test_nothing_is_fetched_for_a_name_that_is_not_here(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text(TALK, "utf-8")
    refused = run("add", tmp_path / "talk.txt", "--store", tmp_path / "store", "--encoder", "someone/some-model")
    assert isinstance(refused.exception, EncoderError)
    assert "hf download someone/some-model" in str(refused.exception)
    assert not (tmp_path / "store").exists()
