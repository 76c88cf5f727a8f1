"""Tiny models with random weights, made on the spot: what any other encoder or re-ranker looks like on disk."""

from __future__ import annotations

from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
from transformers import BertConfig, BertForSequenceClassification, BertModel, BertTokenizer

WORDS = "query passage : who uses emacs vim the drones came down at night over river she said no yes why".split()


def _tokenizer(folder: Path) -> BertTokenizer:
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *dict.fromkeys(WORDS)]
    (folder / "vocab.txt").write_text("\n".join(vocabulary), "utf-8")
    return BertTokenizer(str(folder / "vocab.txt"))


def _configuration(labels: int = 2) -> BertConfig:
    configuration = BertConfig(
        vocab_size=5 + len(set(WORDS)),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
    )
    configuration.num_labels = labels
    return configuration


def bi_encoder(folder: Path, prompts: dict[str, str] | None = None) -> Path:
    """A sentence-transformers encoder of 16 dimensions and 24 tokens."""
    torch.manual_seed(7)
    plain = folder.with_name(folder.name + "-parts")
    _tokenizer(plain).save_pretrained(plain)
    BertModel(_configuration()).save_pretrained(plain)
    parts = Transformer(str(plain), max_seq_length=24)
    model = SentenceTransformer(modules=[parts, Pooling(16)], prompts=prompts, device="cpu")
    model.save(str(folder), create_model_card=False)
    return folder


def cross_encoder(folder: Path, labels: int = 1) -> Path:
    """A cross-encoder with this many outputs."""
    torch.manual_seed(7)
    _tokenizer(folder).save_pretrained(folder)
    BertForSequenceClassification(_configuration(labels)).save_pretrained(folder)
    return folder
