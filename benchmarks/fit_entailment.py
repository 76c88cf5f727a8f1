"""Trains what reads a claim beside its premise, assistant/verify/entailment.safetensors.

    python -m benchmarks.fit_entailment --snli FOLDER --wice FILE... [--first FILE] [--write FILE]

It begins as the reader (assistant/reader.safetensors), which reads two texts side by side already, and learns in two lessons.
First what follows from what: the pairs of SNLI's development and test parts (Bowman, Angeli, Potts and Manning, 2015; CC BY-SA
4.0), as e-SNLI keeps them in FOLDER (s1.dev, s2.dev, labels.dev, and .test), and claims of Wikipedia beside the sentences that
WiCE's annotators found for them (Kamoi, Goyal, Rodriguez and Durrett, 2023; texts CC BY-SA 4.0, annotations ODC-BY). Then our
own: benchmarks/questions/entailment.jsonl has three true claims for each passage of benchmarks/documents, as a language model
would word them, each with a twin that one small thing makes false, and one claim that the passage does not speak of. True and
twin are learned side by side. With --first the first lesson is kept in a file, or taken from there.

Two cores need half an hour. Nothing is random but orders and the head's first weights, which are seeded; the order of sums in
threads still moves the last digits, so weights trained anew are alike, not the same.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.evaluation.statistics import auroc
from assistant.reader import WEIGHTS as READER
from assistant.verify.entailment import LONGEST, WEIGHTS
from benchmarks.faithfulness_data import OWN
from benchmarks.reader_network import BATCH, SEED, Network, padded, taught_before, train, written
from index import minilm, model_files
from index.embedding import encodable

if TYPE_CHECKING:
    import torch

FIRST, THEN = (
    (2.0, 1e-4),
    (2.0, 8e-5),
)  # times through a lesson, and the rate of the layers; the head learns ten times as fast
AGAIN = 3000  # pairs of the first lesson that come again in the second
ELSEWHERE = 0.4  # share of the passages one of whose true claims also stands beside another passage
TWINS = 0.5  # weight of a true claim's standing above its twin


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A claim beside a text: token ids, which of the two each is of, whether it is supported, and how much it counts."""

    ids: tuple[int, ...]
    types: tuple[int, ...]
    supported: bool
    weight: float


Group = tuple[Example, ...]  # one alone, or a true claim and its twin


def example(claim: str, text: str, *, supported: bool, weight: float = 1.0) -> Example:
    """A claim and a text made ready."""
    found = model_files.tokenizer().encode(encodable(claim), encodable(text))
    length = min(LONGEST, len(found))
    ids = (*found.ids[: length - 1], found.ids[-1])
    return Example(ids=ids, types=tuple(found.type_ids[:length]), supported=supported, weight=weight)


def snli(folder: Path) -> Iterator[Group]:
    """Its pairs: what is entailed is supported, what is neutral or contradicts is not."""
    for part in ("dev", "test"):
        columns = [(folder / f"{name}.{part}").read_text("utf-8").splitlines() for name in ("s1", "s2", "labels")]
        for text, claim, label in zip(*columns, strict=True):
            yield (example(claim, text, supported=label.strip() == "entailment"),)


def wice(path: Path) -> Iterator[Group]:
    """Its claims beside the sentences found for them; one that is supported in part is not supported."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        for places in [places for places in row["supporting_sentences"] if places][:2]:
            text = " ".join(row["evidence"][place] for place in sorted(places))
            yield (example(row["claim"], text, supported=row["label"] == "supported"),)


def own(*, held_out: bool) -> Iterator[list[Group]]:
    """The groups of each passage of ours that is taught, or of each that is not."""
    rows = [json.loads(line) for line in OWN.read_text("utf-8").splitlines()]
    taught = [row for row in rows if not row["held_out"]]
    chance = random.Random(SEED)
    for row in rows:
        if row["held_out"] is held_out:
            text = row["passage"]
            groups: list[Group] = [
                (example(true, text, supported=True), example(false, text, supported=False))
                for true, false in zip(row["true"], row["false"], strict=True)
            ]
            groups.append((example(row["unsaid"], text, supported=False, weight=0.7),))
            if not held_out and chance.random() < ELSEWHERE:
                other = chance.choice([other for other in taught if other["file"] != row["file"]])["passage"]
                groups.append((example(chance.choice(row["true"]), other, supported=False, weight=0.5),))
            yield groups


def batches(groups: Sequence[Group], chance: random.Random) -> list[list[Group]]:
    """All groups once, those of like length together, up to BATCH tokens each, in random order."""
    order = list(groups)
    chance.shuffle(order)
    found: list[list[Group]] = []
    for at in range(0, len(order), 400):
        batch: list[Group] = []
        for group in sorted(order[at : at + 400], key=_longest):
            if batch and (sum(map(len, batch)) + len(group)) * _longest(group) > BATCH:
                found.append(batch)
                batch = []
            batch.append(group)
        found.append(batch)
    chance.shuffle(found)
    return found


def _longest(group: Group) -> int:
    return max(len(one.ids) for one in group)


class Judge:
    """The reader's layers as a torch module, with one head on the first token."""

    def __init__(self, state: dict[str, torch.Tensor] | None = None) -> None:
        """As the reader is, or with the parameters that `state` gives."""
        import torch

        self.bert = Network(taught_before(READER)).bert
        torch.manual_seed(SEED)
        self.head = torch.nn.Linear(minilm.HIDDEN, 1)
        torch.nn.init.normal_(self.head.weight, std=0.02)
        torch.nn.init.zeros_(self.head.bias)
        self.parts = torch.nn.ModuleDict({"bert": self.bert, "head": self.head})
        if state:
            self.parts.load_state_dict(state)

    def logits(self, examples: Sequence[Example]) -> torch.Tensor:
        """The log odds (n,) that each is supported."""
        import torch

        ids, types, mask = padded([(one.ids, one.types) for one in examples])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.bert(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
            found: torch.Tensor = self.head(states[:, 0]).float().squeeze(-1)
        return found

    def loss(self, batch: Sequence[Group]) -> torch.Tensor:
        """Cross-entropy of all, and of twins also whether the true one stands above."""
        import torch
        from torch.nn import functional

        flat = [one for group in batch for one in group]
        logits = self.logits(flat)
        right = torch.tensor([float(one.supported) for one in flat])
        weight = torch.tensor([one.weight for one in flat])
        each = functional.binary_cross_entropy_with_logits(logits, right, reduction="none")
        total = (each * weight).sum() / weight.sum()
        starts = [sum(map(len, batch[:at])) for at, group in enumerate(batch) if len(group) == 2]
        if starts:
            first = torch.tensor(starts)
            total = total + TWINS * functional.softplus(logits[first + 1] - logits[first]).mean()
        return total

    def train(self, groups: Sequence[Group], epochs: float, rate: float) -> None:
        """`epochs` times through all groups."""
        chance = random.Random(SEED)
        head = list(self.head.parameters())
        train(self.bert, head, lambda: batches(groups, chance), self.loss, epochs=epochs, rate=rate)

    def measured(self, passages: Sequence[Sequence[Group]]) -> str:
        """How well claims of passages that it has not seen are told apart, and twins."""
        import torch

        self.bert.train(mode=False)
        with torch.no_grad():
            scores = [[self.logits(group).tolist() for group in groups] for groups in passages]
        flat = [
            (score, one.supported)
            for groups, values in zip(passages, scores, strict=True)
            for group, own in zip(groups, values, strict=True)
            for one, score in zip(group, own, strict=True)
        ]
        twins = [values for groups in scores for values in groups if len(values) == 2]
        area = auroc([score for score, _ in flat], [supported for _, supported in flat])
        return (
            f"AUROC {area:.3f} of {len(flat)} claims, {sum(a > b for a, b in twins)} of {len(twins)} twins told apart"
        )

    def save(self, path: Path) -> str:
        """Write layers and head; the file's sha256."""
        state = {f"encoder.{name}": tensor for name, tensor in self.bert.encoder.state_dict().items()}
        state |= {f"supported.{name}": tensor for name, tensor in self.head.state_dict().items()}
        return written(path, {name: tensor.detach().numpy() for name, tensor in state.items()})


def main() -> int:
    """Train, measure on the passages held out, write."""
    import torch

    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--snli", type=Path, required=True, help="the folder with s1.dev, s2.dev, labels.dev and .test")
    parser.add_argument("--wice", type=Path, nargs="+", default=[], help="claims with supporting sentences, as JSONL")
    parser.add_argument("--first", type=Path, help="what the first lesson gave: kept in this file, or taken from it")
    parser.add_argument("--write", type=Path, default=WEIGHTS, help=f"the file to write (default: {WEIGHTS})")
    options = parser.parse_args()
    pairs = [*snli(options.snli), *(group for path in options.wice for group in wice(path))]
    if options.first and options.first.exists():
        judge = Judge(torch.load(options.first, weights_only=True))
    else:
        judge = Judge()
        judge.train(pairs, *FIRST)
        if options.first:
            torch.save(judge.parts.state_dict(), options.first)
    random.Random(SEED).shuffle(pairs)
    judge.train([*pairs[:AGAIN], *(group for groups in own(held_out=False) for group in groups)], *THEN)
    print(judge.measured(list(own(held_out=True))))
    print(f"{options.write}: sha256 {judge.save(options.write)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
