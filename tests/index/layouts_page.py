"""Writes docs/layouts.md: python -m tests.index.layouts_page. A test holds the file to what this gives."""

from __future__ import annotations

from pathlib import Path

from index.pairs import LAYOUTS, split
from index.readers.text import document
from index.types import QAPair
from tests.index.layout_cases import CASES, Case
from tests.index.layout_endings import ENDINGS
from tests.index.layout_hearings import HEARINGS
from tests.index.layout_labels import LABELS
from tests.index.layout_lines import LINES
from tests.index.layout_notations import NOTATIONS
from tests.index.layout_offices import OFFICES
from tests.index.layout_spellings import SPELLINGS
from tests.index.layout_traps import TRAPS
from tests.index.layout_turns import TURNS
from tests.index.layout_variants import VARIANTS
from tests.index.layout_voices import VOICES

PAGE = Path(__file__).resolve().parents[2] / "docs/layouts.md"

HEAD = """# Layouts

How OnRecord finds questions and answers, shown on small documents. This page is written by the program
(`python -m tests.index.layouts_page`) and a test checks it.

Every layout proposes how a document reads; the proposals that explain most of it best win, and a document may change its
layout midway. What no layout explains is prose: sections under their headings, without a question. `onrecord pairs FILE`
shows the result for a file of yours, `--layout NAME` forces one layout, `--layout prose` finds no pairs.
A row of a table stays one pair under any layout.

How well that holds elsewhere, `python -m benchmarks.zoo` measures on documents that were made up, with their pairs, by
writers who had not seen the program, as magazines, courts, archives, services of transcription and makers of pages lay them
out. The 277 of `development` were then mended by; the 108 of `held-out` only measured. F1 of whole pairs is the mean over
documents; each row says what the version gave that the writers tried blindly, and what this one gives.

| | F1 before | now | F1 of questions before | now | speakers before | now |
|---|---|---|---|---|---|---|
| development, first 151 | .659 | .941 | .775 | .975 | .576 | .886 |
| development, later 54 | .615 | .978 | .679 | 1.000 | .570 | .786 |
| development, later 36, written pages | .709 | .819 | .806 | .888 | .545 | .773 |
| development, later 36, talk | .677 | .780 | .785 | .934 | .556 | .669 |
| held-out, first 60 | .866 | .881 | .891 | .904 | .689 | .827 |
| held-out, later 48 | .668 | .795 | .724 | .864 | .586 | .602 |

The later writers sought out what is odd: exports of many programs, papers of parliaments and courts, a dozen scripts. So a
mixture of layouts that nobody here has seen is read at an F1 of .8, half of its documents without a slip, and three in five
speakers are named. Held-out documents without any pairs give five pairs, all in one of them.

To add a layout, write one file in `index/pairs/` with `LAYOUT` (its name) and `propose(page)` (a `Proposal` for each
stretch that it can read), and add one line to `LAYOUTS` in `index/pairs/__init__.py`.

"""

TITLES = {
    "structured": "What the format itself tells apart",
    "constructs": "What Markdown can tell apart",
    "testimony": "Depositions and hearings",
    "evidence": "Evidence as newspapers print it",
    "official": "Questions to councils, parliaments and offices",
    "letters": "Labels for question and answer",
    "advice": "Letters to an adviser",
    "speakers": "Names of who speaks",
    "numbered": "Numbered questions",
    "prominent": "Headings, bold and italic questions",
    "unmarked": "Questions that nothing marks",
    "prose": "No pairs",
}


def page() -> str:
    """The whole of docs/layouts.md."""
    by_layout: dict[str, list[Case]] = {name: [] for name in [*LAYOUTS, "prose"]}
    for case in [
        *CASES,
        *TRAPS,
        *VARIANTS,
        *SPELLINGS,
        *NOTATIONS,
        *HEARINGS,
        *OFFICES,
        *VOICES,
        *LINES,
        *TURNS,
        *ENDINGS,
        *LABELS,
    ]:
        by_layout[_layout(case)].append(case)
    parts = [HEAD]
    for name, cases in by_layout.items():
        parts.append(f"## {TITLES[name]} (`{name}`)\n\n")
        parts += [_shown(case) for case in cases]
    return "".join(parts).rstrip("\n") + "\n"


def _pairs(case: Case) -> tuple[QAPair, ...]:
    return split(document(case.text, source=case.source))


def _layout(case: Case) -> str:
    return next((pair.layout for pair in _pairs(case) if pair.question), "prose")


def _shown(case: Case) -> str:
    """A case as a heading, the document and a table of what was found."""
    fence = "````"
    lines = [f"### {case.name[0].upper()}{case.name[1:]}\n", f"{fence}text\n{case.text.rstrip()}\n{fence}\n"]
    found = [pair for pair in _pairs(case) if pair.question]
    if not found:
        return "\n".join([*lines, "No pairs: everything stays prose.\n\n"])
    lines.append("| | asked by | question | answer |\n|---|---|---|---|")
    for number, pair in enumerate(found, 1):
        question = pair.question.of(case.text) if pair.question else ""
        asker = pair.asker.name if pair.asker else ""
        said = "; ".join(
            f"{turn.speaker.name}: {turn.span.of(case.text)}" if turn.speaker else turn.span.of(case.text)
            for turn in pair.turns
        )
        lines.append(f"| {number} | {_cell(asker)} | {_cell(question)} | {_cell(said)} |")
    return "\n".join([*lines, "\n"])


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
