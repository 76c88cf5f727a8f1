"""Two texts read side by side: the bundled encoder fine-tuned as a cross-encoder, which OnRecord's own small models are.

The word embeddings stay those of the encoder's package; the six layers and the heads of a model are in a file of its own,
matrices in integers of eight bits with a scale for each output, all else in bfloat16.

Source of the form: Devlin et al., "BERT" (2018), section 4.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
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

LONGEST = 200  # tokens of both texts together; what lies beyond is not read
STREAMS = 2  # pairs read side by side, each on cores of its own: a short one keeps no two cores busy
GROUP = 128  # numbers of a token that share a scale when they are rounded to eight bits, so that no other token matters
STEP = 8  # lengths are filled up to a multiple of it: the engine keeps a megabyte for every shape that it has seen
SCALE = ".scale"  # after the name of a matrix in eight bits: what each of its outputs is to be multiplied with


class CrossEncoder:
    """A model, compiled by OpenVINO when it first reads.

    Its linear layers multiply eight-bit integers where the processor has instructions for that, all else is in bfloat16, or
    in float32 where there is none. Safe in several threads.
    """

    def __init__(
        self, path: Path, heads: Mapping[str, bool], *, sha256: str | None = None, longest: int = LONGEST
    ) -> None:
        """The model with the weights at `path`, whose sha256 is checked where one is given; both when first needed.

        `heads` are its outputs, one number each: for every token (True) or for both texts together (False).
        """
        self._path = path
        self._heads = heads
        self._sha256 = sha256
        self._longest = longest
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

        threading.Thread(target=quietly, name="cross-encoder").start()

    def _queue(self) -> Any:
        if self._engine is None:
            import openvino

            weights = {
                **model_files.tensors(model_files.bundled().weights),
                **own_weights(self._path, self._sha256),
            }
            core = openvino.Core()
            fast = "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")
            settings = {
                "INFERENCE_PRECISION_HINT": "bf16" if fast else "f32",
                "PERFORMANCE_HINT": "LATENCY",
                "ENABLE_CPU_PINNING": False,
                "NUM_STREAMS": STREAMS,
                "DYNAMIC_QUANTIZATION_GROUP_SIZE": GROUP,
            }
            model = core.compile_model(_graph(weights, self._heads), "CPU", settings)
            self._engine = openvino.AsyncInferQueue(model, STREAMS)
        return self._engine

    def tokenize(self, pairs: Sequence[tuple[str, str]]) -> list[Encoding]:
        """The two texts of each pair as tokens, not cut."""
        return model_files.tokenizer().encode_batch([(encodable(one), encodable(other)) for one, other in pairs])

    def scores(self, encoded: Sequence[Encoding]) -> list[tuple[Numbers, ...]]:
        """Of each pair the outputs of the heads in their order: (tokens,) or (1,), tokens of the longest at most.

        Each is run by itself, STREAMS of them side by side: less work than a batch filled up to its longest, and no score
        depends on neighbours. The longest come first, so that no core is left alone with one.
        """
        rows = [_row(one, self._longest) for one in encoded]
        found: dict[int, tuple[Numbers, ...]] = {}

        def note(request: Any, place: int) -> None:
            found[place] = tuple(
                request.get_output_tensor(number).data[0].copy().reshape(-1) for number in range(len(self._heads))
            )

        with self._lock:
            queue = self._queue()
            queue.set_callback(note)
            for place in sorted(range(len(rows)), key=lambda place: -rows[place][0].size):
                queue.start_async(rows[place], place)
            queue.wait_all()
        return [found[place] for place in range(len(rows))]


def _row(encoded: Encoding, longest: int) -> Row:
    """Token ids, which of the two texts each is of, and a mask, each (1, length), filled up to a multiple of STEP."""
    length = min(longest, len(encoded))
    ids, types = np.zeros((2, 1, -(-length // STEP) * STEP), np.int32)
    mask = np.zeros(ids.shape, np.float32)
    ids[0, :length] = encoded.ids[:length]
    ids[0, length - 1] = encoded.ids[-1]  # the closing mark, also where the text is cut
    types[0, :length] = encoded.type_ids[:length]
    mask[0, :length] = 1
    return [ids, types, mask]


def _graph(weights: Mapping[str, Numbers], heads: Mapping[str, bool]) -> Any:
    """(tokens, types, mask), each (n, length) -> per head (n, length) for every token, or (n,) for both texts together."""
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
    x = minilm.network(weights, tokens, mask, types, rounded=True)
    first = ops.gather(x, integers(0), integers(1))
    outputs = [
        head(x, name) if every else ops.squeeze(head(first, name), integers(-1)) for name, every in heads.items()
    ]
    return Model(outputs, [tokens, types, mask], "cross-encoder")


def own_weights(path: Path, sha256: str | None) -> dict[str, Numbers]:
    """A model's tensors in float32. Raises EncoderError where the file is missing or has another sha256."""
    if not path.is_file():
        raise EncoderError(f"a model's weights are missing at {path}; install OnRecord again")
    if sha256:
        model_files.verify(path, sha256)
    found = {name: wide(raw) for name, raw in model_files.halves(path).items()}
    scales = model_files.tensors(path)
    for name, rounded in model_files.bytes_of(path).items():
        found[name] = rounded.astype(np.float32) * scales[name + SCALE]
    return found


def wide(halves: NDArray[np.uint16]) -> Numbers:
    """Numbers in bfloat16, given as their bits, in float32: the same sign, exponent and leading bits."""
    return (halves.astype(np.uint32) << 16).view(np.float32)


def narrow(numbers: Numbers) -> NDArray[np.uint16]:
    """The bits of the nearest bfloat16 numbers, ties to even."""
    bits = np.ascontiguousarray(numbers, np.float32).view(np.uint32)
    rounded: NDArray[np.uint16] = ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype(np.uint16)
    return rounded
