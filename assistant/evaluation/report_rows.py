"""The rows of a report: each question with its answer, what was cited and measured, and what is wrong with it, as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.evaluation.compare import shown
from assistant.evaluation.metrics import title_of
from assistant.evaluation.types import Gold, JudgedStatement, Row, Source

_OUTCOMES = {
    "answered": "good", "declined": "good", "corrected": "good", "over-refusal": "warn", "unsupported answer": "bad",
}  # fmt: skip


def render_rows(rows: Sequence[Row]) -> str:
    """The rows as they can be searched and filtered on the page, and their sentences labelled."""
    tags = sorted({tag for row in rows for tag in row.case.tags})
    outcomes = sorted({row.outcome for row in rows})
    options = "".join(f"<option>{escape(outcome)}</option>" for outcome in outcomes)
    choices = "".join(f"<option>{escape(_word(tag))}</option>" for tag in tags)
    tools = (
        '<div class="tools"><input id="search" type="search" placeholder="Search questions, answers, sources" '
        'aria-label="Search the rows"><select id="show" aria-label="Which rows"><option value="all">all rows</option>'
        f'<option value="problems">with problems</option>{options}</select>'
        f'<select id="tag" aria-label="Tag"><option value="">any tag</option>{choices}</select>'
        '<button id="save" disabled>Save labels</button><span id="count" class="soft" aria-live="polite"></span></div>'
    )
    return f"<h2>Rows</h2>{tools}{''.join(_row(row) for row in rows)}"


def _row(row: Row) -> str:
    case, response = row.case, row.response
    problems = "".join(f"<li>{escape(problem)}</li>" for problem in row.problems)
    searched = ""
    if response.searched_for and response.searched_for != case.question:
        searched = f'<p class="soft">Searched for: {escape(response.searched_for)}</p>'
    said = "".join(_sentence(row, i, s) for i, s in enumerate(row.statements))
    said = said or f'<div class="sentence">{escape(response.answer)}</div>'
    reference = f'<p class="soft">Reference: {escape(case.reference)}</p>' if case.reference else ""
    reference += _evidence("Gold evidence", case.gold) + _evidence("Closest evidence", case.near)
    closest = "Closest passages" if response.abstained else "Citations"
    sources = "".join(_source(i, source) for i, source in enumerate(response.sources, 1))
    measures = "".join(
        f"<li>{escape(title_of(name))} <span>{shown(ratio.value)}</span></li>" for name, ratio in row.measures.items()
    )
    colour = "soft" if case.answerable is None else _OUTCOMES[row.outcome]
    warning = f'<span class="chip warn">{len(row.problems)} to look at</span>' if row.problems else ""
    return (
        f'<details class="row" data-outcome="{escape(row.outcome)}" data-problems="{len(row.problems)}" '
        f'data-tags="{escape(" ".join(map(_word, case.tags)))}"><summary><span class="q">{escape(case.question)}</span>'
        f'{warning}<span class="chip {colour}">{escape(row.outcome)}</span>'
        f'<span class="soft">{escape(case.id)}</span></summary><div class="body">{searched}'
        + (f'<ul class="bad">{problems}</ul>' if problems else "")
        + f"{said}{reference}"
        + (f"<h3>{closest}</h3>{sources}" if sources else "")
        + f'<ul class="measures">{measures}</ul></div></details>'
    )


def _evidence(title: str, evidence: Sequence[Gold]) -> str:
    """What the test set names, so that a reader sees what a miss has missed."""
    if not evidence:
        return ""
    lines = "".join(
        f"<li>{escape(' · '.join(filter(None, [gold.file, gold.speaker])))}"
        + (f" “{escape(gold.quote)}”" if gold.quote else "")
        + "</li>"
        for gold in evidence
    )
    return f'<p class="soft">{title} of the set:</p><ul class="soft">{lines}</ul>'


def _word(tag: str) -> str:
    """A tag as one word, so that the filter can tell tags apart."""
    return "-".join(tag.split())


def _sentence(row: Row, index: int, sentence: JudgedStatement) -> str:
    markers = "".join(f" [{n}]" for n in sentence.markers)
    why = f": {sentence.why}" if sentence.why else ""
    judged = f"{sentence.verdict}, support {shown(sentence.support)}{why}" if sentence.claim else "claims nothing"
    buttons = (
        '<button type="button" data-supported="true" aria-pressed="false">supported</button>'
        '<button type="button" data-supported="false" aria-pressed="false">not supported</button>'
    )
    return (
        f'<div class="sentence" data-verdict="{sentence.verdict}" data-row="{escape(row.case.id)}" '
        f'data-sentence="{index}" data-text="{escape(sentence.text)}">{_marked(sentence)}{markers}'
        f"<small>{escape(judged)}</small>{buttons if sentence.claim else ''}</div>"
    )


def _marked(sentence: JudgedStatement) -> str:
    """The sentence, the words that nothing supports underlined."""
    parts, end = [], 0
    for span in sentence.unsupported:
        parts += [escape(sentence.text[end : span.start]), f"<u>{escape(span.of(sentence.text))}</u>"]
        end = span.end
    return "".join([*parts, escape(sentence.text[end:])])


def _source(marker: int, source: Source) -> str:
    place = f"{source.start}–{source.end}" if source.start is not None else ""
    head = " · ".join(filter(None, [source.document, source.speaker, place]))
    asked = f"<footer>{escape(source.question)}</footer>" if source.question else ""
    inexact = "" if source.exact else ' <span class="chip bad">differs from the source</span>'
    before, after = ("…" + source.before if source.before else ""), (source.after + "…" if source.after else "")
    return (
        f"<blockquote><footer>[{marker}] {escape(head)}{inexact}</footer>{asked}{escape(before)}"
        f"<mark>{escape(source.quote)}</mark>{escape(after)}</blockquote>"
    )
