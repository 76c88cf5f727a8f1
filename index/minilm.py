"""The fast path of the bundled encoder, all-MiniLM-L6-v2: BERT, mean over the tokens, length one.

Three ways through the same weights. Passages go through OpenVINO, in bfloat16 where the processor has it: most tokens
per second, a quarter of a second to get ready. Questions go through OpenVINO in float32, those of one call together, which
reads the weights once. The first questions of a process go through numpy, half as fast and ready at once, so that a cold
`ask` does not wait for an engine that it needs for a dozen tokens. The two ways of a question agree to a cosine above
.999999, questions and passages to one above .9999.

Sources: Devlin et al., "BERT" (2018), section 3; Reimers and Gurevych, "Sentence-BERT" (2019), section 3 (mean pooling).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Weights = Mapping[str, Vectors]

HIDDEN, HEADS, HEAD, LAYERS = 384, 12, 32, 6
EPSILON = 1e-12
BLOCK = 16  # numbers that the widest processors here add at once
MASKED = -30000.0  # added to the score of a padding token; exp() of it is 0, and bfloat16 can hold it


def encode_few(weights: Weights, texts: Sequence[Sequence[int]]) -> Vectors:
    """The vectors (n, 384) of n >= 1 texts of 1..512 token ids each, computed by numpy in float32."""
    lengths = [len(ids) for ids in texts]
    ends = np.cumsum(lengths)
    places = np.concatenate([np.arange(length) for length in lengths])
    x = weights["embeddings.word_embeddings.weight"][np.concatenate(texts)]
    x = (
        x
        + weights["embeddings.position_embeddings.weight"][places]
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    x = _norm(weights, "embeddings.LayerNorm", x)
    for layer in range(LAYERS):
        name = f"encoder.layer.{layer}."
        parts = [_linear(weights, f"{name}attention.self.{part}", x) for part in ("query", "key", "value")]
        each = zip(*(np.split(part, ends[:-1]) for part in parts), strict=True)
        context = np.concatenate([_context(*own) for own in each])
        x = _norm(
            weights, f"{name}attention.output.LayerNorm", _linear(weights, f"{name}attention.output.dense", context) + x
        )
        inner = _gelu(_linear(weights, f"{name}intermediate.dense", x))
        x = _norm(weights, f"{name}output.LayerNorm", _linear(weights, f"{name}output.dense", inner) + x)
    means = np.stack([text.mean(axis=0) for text in np.split(x, ends[:-1])])
    vectors: Vectors = means / np.linalg.norm(means, axis=1, keepdims=True)
    return vectors


def _context(query: Vectors, key: Vectors, value: Vectors) -> Vectors:
    """What the tokens of one text take from each other, (length, 384) as each of the three."""
    query, key, value = (x.reshape(len(x), HEADS, HEAD).transpose(1, 0, 2) for x in (query, key, value))
    scores = (query * np.float32(HEAD**-0.5)) @ key.transpose(0, 2, 1)
    scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    scores /= scores.sum(axis=-1, keepdims=True)
    context: Vectors = (scores @ value).transpose(1, 0, 2).reshape(query.shape[1], HIDDEN)
    return context


def _linear(weights: Weights, name: str, x: Vectors) -> Vectors:
    return x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]


def _norm(weights: Weights, name: str, x: Vectors) -> Vectors:
    x = x - x.mean(axis=-1, keepdims=True)
    scale = np.sqrt((x * x).mean(axis=-1, keepdims=True) + np.float32(EPSILON))
    normed: Vectors = x / scale * weights[f"{name}.weight"] + weights[f"{name}.bias"]
    return normed


def _gelu(x: Vectors) -> Vectors:
    """x times the normal distribution's share below x; erf by Abramowitz and Stegun, 7.1.26 (error below 1.5e-7)."""
    size = np.abs(x) * np.float32(0.5**0.5)
    t = 1 / (1 + np.float32(0.3275911) * size)
    tail = np.full_like(t, 1.061405429)
    for factor in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        tail *= t
        tail += np.float32(factor)
    tail *= t * np.exp(-size * size)
    erf: Vectors = np.copysign(1 - tail, x)
    return np.float32(0.5) * x * (1 + erf)


class Engine:
    """The encoder compiled by OpenVINO. Not safe in several threads at once: its owner keeps a lock.

    `fast` takes bfloat16 where the processor has instructions for it; without, and elsewhere, numbers are float32.
    `threads` work on a batch, None for all that help. A text's numbers depend neither on them nor on its neighbours.
    """

    def __init__(self, weights: Weights, *, fast: bool, threads: int | None = None) -> None:
        import openvino

        core = openvino.Core()
        has_bf16 = "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")
        self.precision = "bf16" if fast and has_bf16 else "f32"
        settings = {
            "INFERENCE_PRECISION_HINT": self.precision,
            "PERFORMANCE_HINT": "LATENCY",
            "ENABLE_CPU_PINNING": False,  # a pinned thread waits behind whatever else runs on its core
            "NUM_STREAMS": 1,
            **({"INFERENCE_NUM_THREADS": threads} if threads is not None else {}),
        }
        self._request = core.compile_model(_graph(weights), "CPU", settings).create_infer_request()

    def encode(self, ids: Sequence[Sequence[int]]) -> Vectors:
        """The vectors (n, 384) of n texts, run as one batch padded to the longest."""
        return self.states(ids)[0].copy()

    def states(self, ids: Sequence[Sequence[int]]) -> tuple[Vectors, Vectors]:
        """The vectors (n, 384) and the last state of every token (n, longest, 384); overwritten by the next call."""
        found = self._request.infer(_batch(ids), share_outputs=True)
        return found[0], found[1]


def _batch(ids: Sequence[Sequence[int]]) -> list[NDArray[Any]]:
    """Tokens (n, longest) and mask of n texts."""
    longest = max(map(len, ids))
    tokens = np.zeros((len(ids), longest), np.int32)
    mask = np.zeros((len(ids), longest), np.float32)
    for row, text in enumerate(ids):
        tokens[row, : len(text)] = text
        mask[row, : len(text)] = 1
    return [tokens, mask]


def _graph(weights: Weights) -> Any:
    """The encoder as an OpenVINO model: (tokens (n, length) int32, mask (n, length) float32) -> vectors (n, 384), states."""
    from openvino import Model
    from openvino import opset14 as ops

    tokens = ops.parameter([-1, -1], np.int32, name="tokens")
    mask = ops.parameter([-1, -1], np.float32, name="mask")
    x = network(weights, tokens, mask, whole_blocks=True)
    one = ops.constant(np.array([1], np.int32))
    total = ops.reduce_sum(ops.multiply(x, ops.unsqueeze(mask, ops.constant(np.array([2], np.int32)))), one, False)
    mean = ops.divide(total, ops.reduce_sum(mask, one, True))
    outputs = [ops.normalize_l2(mean, one, EPSILON, "max"), x]
    return Model(outputs, [tokens, mask], "all-MiniLM-L6-v2")


def eight_bits(numbers: Vectors) -> tuple[NDArray[np.int8], Vectors]:
    """A matrix (n, m) in whole numbers from -127 to 127 and a scale (n, 1) for each row; again the same of their product."""
    scale = np.abs(numbers).max(axis=1, keepdims=True) / np.float32(127)
    return np.round(numbers / scale).astype(np.int8), scale


def network(
    weights: Weights,
    tokens: Any,
    mask: Any,
    types: Any = None,
    *,
    rounded: bool = False,
    whole_blocks: bool = False,
) -> Any:
    """The last state of every token (n, length, 384), as an OpenVINO node over `tokens` and `mask` of (n, length).

    `types` (n, length) int32 says to which of two texts a token belongs; without it all belong to the first.
    With `rounded` the linear layers keep their weights as int8 with a scale for each output.
    With `whole_blocks` a token looks at keys in whole blocks of BLOCK, the last filled up with masked ones: the processor
    sums such blocks in one order, a shorter rest in another, so that how far a text is padded would change its last bits.
    """
    layers = _Layers(weights, rounded=rounded)
    x = layers.embedded(tokens, types)
    rest = layers.rest(tokens, whole_blocks=whole_blocks)
    hidden = layers.hidden(mask, rest)
    for layer in range(LAYERS):
        x = layers.layer(f"encoder.layer.{layer}.", x, rest, hidden)
    return x


class _Layers:
    """The steps of the network as OpenVINO nodes, each over the states (n, length, 384) that the one before has given."""

    def __init__(self, weights: Weights, *, rounded: bool) -> None:
        from openvino import opset14

        self._ops: Any = opset14
        self._weights = weights
        self._rounded = rounded

    def embedded(self, tokens: Any, types: Any) -> Any:
        """What each token is, where it stands and to which text it belongs."""
        ops, places = self._ops, self._weights["embeddings.position_embeddings.weight"]
        kinds = self._weights["embeddings.token_type_embeddings.weight"]
        if types is None:
            places = places + kinds[0]
        places = ops.slice(
            ops.constant(places), self._integers(0), self._length(tokens), self._integers(1), self._integers(0)
        )
        words = self._constant(self._weights["embeddings.word_embeddings.weight"])
        x = ops.add(ops.gather(words, tokens, self._integers(0)), places)
        if types is not None:
            x = ops.add(x, ops.gather(self._constant(kinds), types, self._integers(0)))
        return self._norm(x, "embeddings.LayerNorm")

    def rest(self, tokens: Any, *, whole_blocks: bool) -> Any:
        """How many places the keys are short of whole blocks; none where they need not be whole."""
        if not whole_blocks:
            return self._integers(0)
        return self._ops.floor_mod(self._ops.negative(self._length(tokens)), self._integers(BLOCK))

    def hidden(self, mask: Any, rest: Any) -> Any:
        """What is added to the score of each key: nothing for a token, much less for padding."""
        ops = self._ops
        mask = ops.pad(mask, self._integers(0, 0), ops.concat([self._integers(0), rest], 0), "constant")
        hidden = ops.multiply(ops.subtract(ops.constant(np.float32(1)), mask), ops.constant(np.float32(MASKED)))
        return ops.unsqueeze(hidden, self._integers(1, 2))

    def layer(self, name: str, x: Any, rest: Any, hidden: Any) -> Any:
        """One layer: what the tokens take from each other, then what each makes of it."""
        ops = self._ops
        query, key, value = (self._linear(x, f"{name}attention.self.{part}") for part in ("query", "key", "value"))
        query, key, value = self._heads(query), self._keys(key, rest), self._keys(value, rest)
        context = ops.scaled_dot_product_attention(query, key, value, hidden)
        context = ops.transpose(context, self._integers(0, 2, 1, 3))
        context = ops.reshape(context, self._integers(0, 0, HIDDEN), True)
        given = self._linear(context, f"{name}attention.output.dense")
        x = self._norm(ops.add(given, x), f"{name}attention.output.LayerNorm")
        inner = ops.gelu(self._linear(x, f"{name}intermediate.dense"), "erf")
        return self._norm(ops.add(self._linear(inner, f"{name}output.dense"), x), f"{name}output.LayerNorm")

    def _length(self, tokens: Any) -> Any:
        return self._ops.gather(self._ops.shape_of(tokens, "i32"), self._integers(1), self._integers(0))

    def _heads(self, x: Any) -> Any:
        split = self._ops.reshape(x, self._integers(0, 0, HEADS, HEAD), True)
        return self._ops.transpose(split, self._integers(0, 2, 1, 3))

    def _keys(self, x: Any, rest: Any) -> Any:
        behind = self._ops.concat([self._integers(0), rest, self._integers(0)], 0)
        return self._heads(self._ops.pad(x, self._integers(0, 0, 0), behind, "constant"))

    def _linear(self, x: Any, name: str) -> Any:
        product = self._ops.matmul(x, self._matrix(self._weights[f"{name}.weight"]), False, True)
        return self._ops.add(product, self._constant(self._weights[f"{name}.bias"]))

    def _norm(self, x: Any, name: str) -> Any:
        centred = self._ops.mvn(x, self._integers(-1), True, EPSILON, "inside_sqrt")
        scaled = self._ops.multiply(centred, self._constant(self._weights[f"{name}.weight"]))
        return self._ops.add(scaled, self._constant(self._weights[f"{name}.bias"]))

    def _matrix(self, numbers: Vectors) -> Any:
        if not self._rounded:
            return self._constant(numbers)
        whole, scale = eight_bits(numbers)
        return self._ops.multiply(self._ops.convert(self._ops.constant(whole), "f32"), self._ops.constant(scale))

    def _constant(self, array: Vectors) -> Any:
        return self._ops.constant(np.ascontiguousarray(array), shared_memory=True)

    def _integers(self, *values: int) -> Any:
        return self._ops.constant(np.array(values, np.int32))
