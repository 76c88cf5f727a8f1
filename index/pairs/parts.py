"""What a layout proposes: a run of parts, each a stretch with a role and the label it carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from index.frozen import quickly_made
from index.types import Span

PartRole = Literal["question", "answer", "turn", "aside"]


class Part(NamedTuple):
    """A stretch of one role. `label` is the speaker's label as written, '' where there is none.

    `begin` is where its label or number starts: `begin..span.start` is notation, no words of the document. A `turn` is
    spoken but neither asks nor answers; an `aside` stands between the parts of a pair and belongs to neither (an
    objection between counsel). `person` is whom the layout itself knows the label to name. What is in no part is prose.
    """

    role: PartRole
    span: Span
    begin: int
    label: str = ""
    person: str | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One layout's reading of a stretch of the document. `confidence` (0..1) is how well it explains it."""

    layout: str
    parts: tuple[Part, ...]
    confidence: float

    @property
    def start(self) -> int:
        """The first character that the proposal reads."""
        return self.parts[0].begin

    @property
    def end(self) -> int:
        """The end of the last stretch that the proposal reads."""
        return self.parts[-1].span.end
