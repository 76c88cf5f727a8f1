"""The bundled encoder: right against torch, the same alone and in a batch, and light to start."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index import model_files
from index.embedding import COLD, BundledEmbedder, default_embedder, embedder, many
from index.errors import EncoderError

ROOT = Path(__file__).resolve().parents[2]
TEXTS = [
    "Why did they bring the drones down?",
    "",
    "We had no choice. They flew over the camp every night, low enough to count our tents, and then the shelling began.",
    "Ça dépend : naïve café, 東京 and the 3.5 mm jack; see https://example.org/a?b=c.",
    "The first mill burned down in 1911. " * 40,
    "tab\tand\x00nul and a lone \ud800 surrogate",
    "no",
]


def cosines(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.asarray((a * b).sum(axis=1))


def test_vectors_are_those_of_sentence_transformers() -> None:
    from sentence_transformers import SentenceTransformer

    reference = SentenceTransformer(str(model_files.bundled().folder), local_files_only=True, device="cpu")
    texts = [text for text in TEXTS if text.isprintable()]
    expected = reference.encode(texts, normalize_embeddings=True, show_progress_bar=False)
    assert cosines(default_embedder().encode(texts, kind="query"), expected).min() > 0.999999
    assert cosines(default_embedder().encode(texts), expected).min() > 0.999


def test_a_vector_does_not_depend_on_its_neighbours() -> None:
    encoder = default_embedder()
    encoder.encode(["the first questions go another way"] * COLD, kind="query")
    together = encoder.encode(TEXTS)
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    assert cosines(together, alone).min() > 0.9999
    questions = encoder.encode(TEXTS, kind="query")
    assert np.array_equal(questions, np.concatenate([encoder.encode([text], kind="query") for text in TEXTS]))


def test_the_same_call_gives_the_same_bytes_also_in_threads_and_in_a_new_encoder() -> None:
    encoder = default_embedder()
    encoder.encode(["the first questions go another way"] * COLD, kind="query")
    expected = encoder.encode(TEXTS).tobytes(), encoder.encode(TEXTS, kind="query").tobytes()

    def both(one: object) -> tuple[bytes, bytes]:
        return encoder.encode(TEXTS).tobytes(), encoder.encode(TEXTS, kind="query").tobytes()

    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(both, range(8))) == {expected}
    fresh = BundledEmbedder()
    fresh.encode(["the first questions go another way"] * COLD, kind="query")
    assert (fresh.encode(TEXTS).tobytes(), fresh.encode(TEXTS, kind="query").tobytes()) == expected


@pytest.mark.parametrize("text", [TEXTS[0], TEXTS[4]])
def test_the_first_question_of_a_process_gets_the_vector_it_gets_later(text: str) -> None:
    encoder = BundledEmbedder()
    first = encoder.encode([text], kind="query")
    second = encoder.encode([text] * (COLD + 1), kind="query")[-1:]
    assert cosines(first, second).min() > 0.999999
    assert np.abs(first - second).max() < 1e-5


def test_the_first_questions_asked_together_get_the_vectors_that_each_gets_later() -> None:
    encoder = BundledEmbedder()
    first = encoder.encode(TEXTS[:COLD], kind="query")
    later = np.concatenate([encoder.encode([text], kind="query") for text in TEXTS[:COLD]])
    assert np.abs(first - later).max() < 1e-5


def test_questions_asked_together_get_the_very_numbers_that_each_gets_alone() -> None:
    encoder = BundledEmbedder()
    many(encoder)
    together = encoder.encode(TEXTS, kind="query")
    assert all(
        (encoder.encode([text], kind="query")[0] == row).all() for text, row in zip(TEXTS, together, strict=True)
    )


def test_an_encoder_that_got_ready_beside_other_work_gives_the_same_bytes() -> None:
    asked = [(TEXTS[2], ((0, 17),))]
    early, later = BundledEmbedder(), BundledEmbedder()
    early.prepare()
    assert early.encode_parts(asked)[0].tobytes() == later.encode_parts(asked)[0].tobytes()


def test_vectors_have_length_one_and_keep_the_order_of_the_texts() -> None:
    vectors = default_embedder().encode(TEXTS)
    assert vectors.shape == (len(TEXTS), 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.argmax(vectors @ vectors.T, axis=1).tolist() == list(range(len(TEXTS)))
    assert default_embedder().encode([]).shape == (0, 384)
    assert default_embedder().encode([], kind="query").shape == (0, 384)


def test_tokens_are_counted_with_the_two_that_every_text_gets_and_never_cut() -> None:
    assert default_embedder().count_tokens(["", "hello", "hello world " * 300]) == [2, 3, 602]
    assert default_embedder().count_tokens([]) == []


def test_what_lies_beyond_256_tokens_is_not_read() -> None:
    start = "hello world " * 127
    assert default_embedder().count_tokens([start]) == [256]
    one, other = default_embedder().encode([start, start + "something else entirely"])
    assert one @ other > 0.9999


def test_a_question_needs_neither_torch_nor_openvino() -> None:
    code = (
        "import sys; from index.embedding import default_embedder as e; e().encode(['who?'], kind='query');"
        "print([m for m in ('torch','transformers','sentence_transformers','openvino','sklearn') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
    assert done.stderr == ""


def test_encoding_passages_needs_no_torch() -> None:
    code = (
        "import sys; from index.embedding import default_embedder as e; e().encode(['he said no']);"
        "print([m for m in ('torch','transformers','sentence_transformers') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
    assert done.stderr == ""


def test_the_bundled_encoder_is_called_by_its_name() -> None:
    assert embedder("all-MiniLM-L6-v2") is default_embedder()
    assert embedder("sentence-transformers/all-MiniLM-L6-v2") is default_embedder()
    assert default_embedder().name == "all-MiniLM-L6-v2@53aa51172d14"


def test_other_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(b"other")
    with pytest.raises(EncoderError, match=r"are not the ones pinned \(sha256 d9298a10d1b0\.\.\.\); install it again"):
        model_files.verify(weights, model_files.SHA256)


def test_weights_are_hashed_once_and_again_after_any_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_files, "cache_folder", lambda: tmp_path / "cache")
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(b"weights A")
    pinned = hashlib.sha256(b"weights A").hexdigest()
    model_files.verify(weights, pinned)
    read = hashlib.file_digest
    monkeypatch.setattr(hashlib, "file_digest", lambda *_: pytest.fail("hashed a file that had not changed"))
    model_files.verify(weights, pinned)
    monkeypatch.setattr(hashlib, "file_digest", read)
    times = weights.stat()
    weights.write_bytes(b"weights B")
    os.utime(weights, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(EncoderError):
        model_files.verify(weights, pinned)


def test_a_damaged_stamp_or_a_cache_that_cannot_be_written_only_costs_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_files, "cache_folder", lambda: tmp_path / "cache")
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(b"weights")
    pinned = hashlib.sha256(b"weights").hexdigest()
    model_files.verify(weights, pinned)
    (stamp,) = (tmp_path / "cache").iterdir()
    whole = stamp.read_bytes()
    stamp.write_bytes(b"{half")
    model_files.verify(weights, pinned)
    assert stamp.read_bytes() == whole
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(model_files, "cache_folder", lambda: tmp_path / "file" / "cache")
    model_files.verify(weights, pinned)


def test_a_sentence_keeps_a_vector_of_its_own_among_its_neighbours() -> None:
    text = "The lamp burns oil. She paints boats in winter. The ferry was late again."
    parts = ((0, 19), (20, 47), (48, 73))
    (rows,) = default_embedder().encode_parts([(text, parts)])  # type: ignore[attr-defined]  # the bundled encoder has it
    assert rows.shape == (4, 384)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)
    assert cosines(rows[:1], default_embedder().encode([text])).min() > 0.9999
    question = default_embedder().encode(["What does she paint?"], kind="query")[0]
    assert int(np.argmax(rows[1:] @ question)) == 1
