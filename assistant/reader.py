"""A small model of our own that reads a question together with a passage and says of each sentence whether it answers.

The encoder compares texts that it read apart; the reader reads them side by side. It is the bundled encoder fine-tuned
as a cross-encoder (docs/reader.md is its model card): its word embeddings stay those of the encoder's package, its six
layers and two small heads are kept in assistant/reader.safetensors, in bfloat16. Every token gets a score, and the
passage as a whole one for "nothing here answers"; a sentence's log-odds are those of its tokens together against that.

Source of the form: Devlin et al., "BERT" (2018), section 4.3 (an answer against no answer in one softmax).
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index import minilm, model_files
from index.embedding import encodable
from index.errors import EncoderError

if TYPE_CHECKING:
    from tokenizers import Encoding

Numbers = NDArray[np.float32]
Row = list[NDArray[Any]]

WEIGHTS = Path(__file__).parent / "reader.safetensors"
SHA256 = "5fcf7751d61f59718b52022f08ba8e56851220ff9e439ebedc2e6b0ff0c1ccdf"
LONGEST = 200  # tokens of question and passage together; what lies beyond is not read
STREAMS = 2  # passages read side by side, each on cores of its own: a short one keeps no two cores busy
GROUP = 128  # numbers of a token that share a scale when they are rounded to eight bits, so that no other token matters
STEP = 8  # lengths are filled up to a multiple of it: the engine keeps a megabyte for every shape that it has seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text to read, and where its sentences lie: half-open offsets into it. What lies outside them only leads in."""

    text: str
    sentences: tuple[tuple[int, int], ...]


class Reader:
    """The model, compiled by OpenVINO when it first reads.

    Its linear layers multiply eight-bit integers where the processor has instructions for that, all else is in bfloat16, or
    in float32 where there is none. Safe in several threads.
    """

    def __init__(self, path: Path = WEIGHTS, *, sha256: str | None = None) -> None:
        """The reader with the weights at `path`, whose sha256 is checked where one is given; both when first needed."""
        self._path = path
        self._sha256 = sha256
        self._lock = threading.Lock()
        self._engine: Any = None

    def ready(self) -> None:
        """Load and compile, a third of a second, where that is not done yet. Raises EncoderError."""
        with self._lock:
            self._queue()

    def prepare(self) -> None:
        """Begin to get ready beside other work. What goes wrong there is raised again by the first reading."""

        def quietly() -> None:
            with suppress(Exception):  # of any kind: the process may be about to end
                self.ready()

        threading.Thread(target=quietly, name="reader").start()

    def _queue(self) -> Any:
        if self._engine is None:
            import openvino

            weights = {**model_files.tensors(model_files.bundled().weights), **own_weights(self._path, self._sha256)}
            core = openvino.Core()
            fast = "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")
            settings = {
                "INFERENCE_PRECISION_HINT": "bf16" if fast else "f32",
                "PERFORMANCE_HINT": "LATENCY",
                "ENABLE_CPU_PINNING": False,
                "NUM_STREAMS": STREAMS,
                "DYNAMIC_QUANTIZATION_GROUP_SIZE": GROUP,
            }
            self._engine = openvino.AsyncInferQueue(core.compile_model(_graph(weights), "CPU", settings), STREAMS)
        return self._engine

    def read(
        self, question: str | Sequence[str], passages: Sequence[Passage], *, budget: int | None = None
    ) -> list[Numbers]:
        """Per passage the log-odds (s,) that each of its sentences answers, against that none does.

        `question` is one for all passages or one for each. A sentence beyond LONGEST tokens has minus infinity. With a
        `budget` in tokens only the first passages are read that fit into it, at least one.
        """
        if not passages:
            return []
        encoded = self._tokenize(question, passages)
        if budget is not None:
            total = np.cumsum([min(LONGEST, len(found)) for found in encoded])
            encoded = encoded[: max(1, int(np.searchsorted(total, budget, side="right")))]
        scores = self._scores([_row(text) for text in encoded])
        return [_log_odds(*found, text, own) for found, text, own in zip(scores, encoded, passages, strict=False)]

    def _scores(self, rows: Sequence[Row]) -> list[tuple[Numbers, float]]:
        """Of each row the scores of its tokens and that of "nothing here answers".

        Each is run by itself, STREAMS of them side by side: less work than a batch filled up to its longest, and no score
        depends on neighbours.
        """
        found: dict[int, tuple[Numbers, float]] = {}

        def note(request: Any, place: int) -> None:
            found[place] = request.get_output_tensor(0).data[0].copy(), float(request.get_output_tensor(1).data[0])

        with self._lock:
            queue = self._queue()
            queue.set_callback(note)
            for place, row in enumerate(rows):
                queue.start_async(row, place)
            queue.wait_all()
        return [found[place] for place in range(len(rows))]

    def _tokenize(self, question: str | Sequence[str], passages: Sequence[Passage]) -> list[Encoding]:
        questions = [question] * len(passages) if isinstance(question, str) else question
        return model_files.tokenizer().encode_batch(
            [(encodable(asked), encodable(passage.text)) for asked, passage in zip(questions, passages, strict=True)]
        )


def _row(encoded: Encoding) -> Row:
    """Token ids, which of the two texts each is of, and a mask, each (1, length), filled up to a multiple of STEP."""
    length = min(LONGEST, len(encoded))
    ids, types = np.zeros((2, 1, -(-length // STEP) * STEP), np.int32)
    mask = np.zeros(ids.shape, np.float32)
    ids[0, :length] = encoded.ids[:length]
    ids[0, length - 1] = encoded.ids[-1]  # the closing mark, also where the passage is cut
    types[0, :length] = encoded.type_ids[:length]
    mask[0, :length] = 1
    return [ids, types, mask]


def _log_odds(scores: Numbers, nothing: float, encoded: Encoding, passage: Passage) -> Numbers:
    """Per sentence log(sum of exp(score of its tokens)) less the score of "nothing here answers"."""
    last = min(LONGEST, len(encoded)) - 1
    kind = np.array(encoded.type_ids[:last])
    places = np.array(encoded.offsets[:last])
    inside = (kind == 1) & (places[:, 1] > places[:, 0])
    out = np.full(len(passage.sentences), -np.inf, np.float32)
    for at, (start, end) in enumerate(passage.sentences):
        own = scores[:last][inside & (places[:, 0] < end) & (places[:, 1] > start)]
        if len(own):
            top = float(own.max())
            out[at] = top + np.log(np.exp(own - top).sum()) - nothing
    return out


def _graph(weights: Mapping[str, Numbers]) -> Any:
    """(tokens, types, mask), each (n, length) -> scores of the tokens (n, length), score of "nothing" (n,)."""
    from openvino import Model
    from openvino import opset14 as ops

    def integers(*values: int) -> Any:
        return ops.constant(np.array(values, np.int32))

    def head(x: Any, name: str) -> Any:
        score = ops.matmul(x, ops.constant(weights[f"{name}.weight"]), False, True)
        return ops.squeeze(ops.add(score, ops.constant(weights[f"{name}.bias"])), integers(-1))

    tokens = ops.parameter([-1, -1], np.int32, name="tokens")
    types = ops.parameter([-1, -1], np.int32, name="types")
    mask = ops.parameter([-1, -1], np.float32, name="mask")
    x = minilm.network(weights, tokens, mask, types, eight_bits=True)
    first = ops.gather(x, integers(0), integers(1))
    outputs = [head(x, "token"), ops.squeeze(head(first, "nothing"), integers(-1))]
    return Model(outputs, [tokens, types, mask], "reader")


def own_weights(path: Path, sha256: str | None) -> dict[str, Numbers]:
    """The reader's tensors in float32. Raises EncoderError where the file is missing or has another sha256."""
    if not path.is_file():
        raise EncoderError(f"the reader's weights are missing at {path}; install OnRecord again")
    if sha256:
        model_files.verify(path, sha256)
    return {name: wide(raw) for name, raw in model_files.halves(path).items()}


def wide(halves: NDArray[np.uint16]) -> Numbers:
    """Numbers in bfloat16, given as their bits, in float32: the same sign, exponent and leading bits."""
    return (halves.astype(np.uint32) << 16).view(np.float32)


def narrow(numbers: Numbers) -> NDArray[np.uint16]:
    """The bits of the nearest bfloat16 numbers, ties to even."""
    bits = np.ascontiguousarray(numbers, np.float32).view(np.uint32)
    rounded: NDArray[np.uint16] = ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype(np.uint16)
    return rounded


@cache
def default_reader() -> Reader:
    """The reader that is shipped, one for all of a process."""
    return Reader(sha256=SHA256)
