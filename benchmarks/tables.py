"""What the benchmarks share: percentiles, Markdown tables and where they go, and the machine in one line."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` percent of the values lie."""
    return float(np.percentile(values, share))


def markdown(rows: Sequence[Mapping[str, object]]) -> str:
    """A table whose columns are the keys of the first row; numbers are rounded to three digits that tell."""
    head = list(rows[0])
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(_shown(row.get(name, "")) for name in head) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def publish(tables: Sequence[str], path: str | None) -> None:
    """Print the tables one below the other, and write them to a file where one is named."""
    text = "\n\n".join(table.strip() for table in tables) + "\n"
    print(text)
    if path:
        Path(path).write_text(text, "utf-8")


def machine() -> str:
    """Processor, cores and the instructions that matter to the encoder."""
    facts = Path("/proc/cpuinfo")
    text = facts.read_text() if facts.exists() else ""
    lines = [line.split(":", 1) for line in text.splitlines() if ":" in line]
    fields = {name.strip(): value.strip() for name, value in lines}
    has = [flag for flag in ("avx2", "avx512f", "avx512_bf16", "amx_bf16") if flag in fields.get("flags", "").split()]
    name = fields.get("model name", platform.processor() or platform.machine())
    return f"{name}, {os.cpu_count()} cores, {' '.join(has) or 'no AVX'}, Python {platform.python_version()}"
