"""What the reader learns from and learns with: windows made ready, and the encoder's layers with two heads in torch."""

from __future__ import annotations

import hashlib
import json
import math
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from assistant.cross_encoder import SCALE, Numbers, narrow, own_weights
from index import minilm, model_files

if TYPE_CHECKING:
    import torch

BATCH = 3072  # tokens
WARM = 0.06  # share of the steps over which the rate rises
AVERAGED = 0.4  # share of the steps behind which the parameters are averaged, once in AFTER of them
AFTER = 40  # steps
SEED = 0
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A question beside a window: token ids, which of the two each is of, and which tokens answer (none: nothing does)."""

    ids: tuple[int, ...]
    types: tuple[int, ...]
    right: tuple[int, ...]


def batches(taught: Sequence[Lesson], chance: random.Random) -> list[list[Lesson]]:
    """All lessons once, those of like length together, up to BATCH tokens each, in random order."""
    order = list(taught)
    chance.shuffle(order)
    found: list[list[Lesson]] = []
    for at in range(0, len(order), 512):
        batch: list[Lesson] = []
        for one in sorted(order[at : at + 512], key=lambda one: len(one.ids)):
            if batch and (len(batch) + 1) * len(one.ids) > BATCH:
                found.append(batch)
                batch = []
            batch.append(one)
        found.append(batch)
    chance.shuffle(found)
    return found


class Network:
    """The encoder's layers as a torch module, with the two heads."""

    def __init__(self, state: Mapping[str, torch.Tensor] | None = None) -> None:
        """As the encoder is, or with the parameters that `state` gives."""
        import torch
        from transformers import BertModel

        torch.manual_seed(SEED)
        folder = str(model_files.bundled().folder)
        bert = BertModel.from_pretrained(folder, add_pooling_layer=False)
        for parameter in bert.embeddings.parameters():
            parameter.requires_grad = False
        token, nothing = torch.nn.Linear(minilm.HIDDEN, 1), torch.nn.Linear(minilm.HIDDEN, 1)
        for head in (token, nothing):
            torch.nn.init.normal_(head.weight, std=0.02)
            torch.nn.init.zeros_(head.bias)
        self.parts = torch.nn.ModuleDict({"bert": bert, "token": token, "nothing": nothing})
        if state:
            self.parts.load_state_dict(state)
        self.bert, self.token, self.nothing = bert, token, nothing

    def state(self) -> dict[str, torch.Tensor]:
        """A copy of all parameters."""
        return {name: tensor.clone() for name, tensor in self.parts.state_dict().items()}

    def loss(self, batch: Sequence[Lesson]) -> torch.Tensor:
        """Minus the log of the share that the right tokens have of one softmax; the mean over the batch."""
        import torch

        ids, types, mask = padded([(one.ids, one.types) for one in batch])
        right, text = torch.zeros((2, *ids.shape), dtype=torch.bool)
        for row, one in enumerate(batch):
            right[row, list(one.right)] = True
            text[row, one.types.index(1) : len(one.ids) - 1] = True
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.bert(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
            scores, nothing = self.token(states).squeeze(-1).float(), self.nothing(states[:, 0]).float()
        scores = scores.masked_fill(~text, -1e4)
        every = torch.logsumexp(torch.cat([scores, nothing], 1), 1)
        good = torch.logsumexp(scores.masked_fill(~right, -1e4), 1)
        return (every - torch.where(right.any(1), good, nothing[:, 0])).mean()

    def train(self, taught: Sequence[Lesson], epochs: float, rate: float) -> dict[str, torch.Tensor]:
        """`epochs` times through all lessons, the rate rising over the first steps and falling to nothing.

        Gives the mean of the parameters over the steps behind AVERAGED (Izmailov et al., "Averaging Weights Leads to Wider
        Optima and Better Generalization", 2018); the network keeps the last.
        """
        chance = random.Random(SEED)
        heads = [*self.token.parameters(), *self.nothing.parameters()]
        total = {name: 0.0 * tensor for name, tensor in self.state().items()}
        seen = 0

        def average(share: float) -> None:
            nonlocal seen
            if share > AVERAGED:
                seen += 1
                for name, tensor in self.parts.state_dict().items():
                    total[name] += tensor.detach()

        train(self.bert, heads, lambda: batches(taught, chance), self.loss, epochs=epochs, rate=rate, after=average)
        return {name: tensor / max(1, seen) for name, tensor in total.items()}

    def save(self, path: Path) -> str:
        """Write layers and heads as `written` does; the file's sha256."""
        state = {f"encoder.{name}": tensor for name, tensor in self.bert.encoder.state_dict().items()}
        state |= {f"token.{name}": tensor for name, tensor in self.token.state_dict().items()}
        state |= {f"nothing.{name}": tensor for name, tensor in self.nothing.state_dict().items()}
        return written(path, {name: tensor.detach().numpy() for name, tensor in state.items()})


def padded(rows: Sequence[tuple[Sequence[int], Sequence[int]]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Token ids, which of two texts each is of, and a mask, each (rows, longest), of rows of ids and types."""
    import torch

    longest = max(len(ids) for ids, _ in rows)
    ids, types, mask = torch.zeros((3, len(rows), longest), dtype=torch.long)
    for row, (own, kinds) in enumerate(rows):
        ids[row, : len(own)] = torch.tensor(own)
        types[row, : len(kinds)] = torch.tensor(kinds)
        mask[row, : len(own)] = 1
    return ids, types, mask


def train(
    bert: Any,
    heads: Sequence[Any],
    shuffled: Callable[[], list[list[Item]]],
    loss_of: Callable[[list[Item]], torch.Tensor],
    *,
    epochs: float,
    rate: float,
    after: Callable[[float], None] = lambda share: None,
) -> None:
    """Teach the layers of `bert`, and `heads` ten times as fast, `epochs` times what `shuffled` gives anew each time.

    The rate rises over the first steps and falls to nothing. `after` is told once in AFTER steps which share of them is done.
    """
    import torch

    layers = [p for p in bert.parameters() if p.requires_grad]
    groups = [{"params": layers, "lr": rate}, {"params": heads, "lr": 10 * rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    plan = [batch for _ in range(math.ceil(epochs)) for batch in shuffled()]
    plan = plan[: round(len(plan) * epochs / math.ceil(epochs))]
    bert.train()
    began, lost = time.monotonic(), 0.0
    for step, batch in enumerate(plan, start=1):
        pace = min(1.0, step / (WARM * len(plan))) * (1 - (step - 1) / len(plan))
        for group, full in zip(optimiser.param_groups, (rate, 10 * rate), strict=True):
            group["lr"] = pace * full
        loss = loss_of(batch)
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_([*layers, *heads], 1.0)
        optimiser.step()
        lost += float(loss.detach())
        if step % AFTER == 0:
            after(step / len(plan))
        if step % 100 == 0:
            print(f"step {step} of {len(plan)}, loss {lost / 100:.3f}, {time.monotonic() - began:.0f} s", flush=True)
            lost = 0.0


def written(path: Path, state: Mapping[str, Numbers]) -> str:
    """Write a model's numbers as a safetensors file and give its sha256.

    Matrices of the layers are rounded to eight bits, as the engine multiplies them, with a scale for each output; all else is
    in bfloat16.
    """
    header: dict[str, object] = {}
    body = b""

    def put(name: str, kind: str, numbers: NDArray[Any]) -> None:
        nonlocal body
        places = [len(body), len(body) + numbers.nbytes]
        header[name] = {"dtype": kind, "shape": list(numbers.shape), "data_offsets": places}
        body += numbers.tobytes()

    for name in sorted(state):
        numbers = np.ascontiguousarray(state[name], np.float32)
        if numbers.ndim == 2 and name.startswith("encoder."):
            rounded, scale = minilm.eight_bits(numbers)
            put(name + SCALE, "F32", scale)
            put(name, "I8", rounded)
        else:
            put(name, "BF16", narrow(numbers))
    words = json.dumps(header).encode()
    words += b" " * (-len(words) % 8)
    path.write_bytes(len(words).to_bytes(8, "little") + words + body)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def taught_before(path: Path) -> dict[str, torch.Tensor]:
    """The parameters of a reader that was written before."""
    import torch

    state = Network().state()
    for name, numbers in own_weights(path, None).items():
        state[name if name.split(".")[0] in {"token", "nothing"} else f"bert.{name}"] = torch.from_numpy(numbers)
    return state
