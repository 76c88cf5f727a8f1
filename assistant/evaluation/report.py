"""A run as one HTML file that opens offline. Every word of documents and answers is escaped; nothing is fetched."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template

from assistant.evaluation import plots
from assistant.evaluation.compare import Change, Comparison, around, shown
from assistant.evaluation.labels import Agreement
from assistant.evaluation.metrics import BY_NAME, METRICS, OVERALL, Group, title_of
from assistant.evaluation.report_rows import render_rows
from assistant.evaluation.runfile import spent
from assistant.evaluation.statistics import percentile
from assistant.evaluation.summary import Declining, Summary
from assistant.evaluation.types import Estimate, Run

_TEMPLATE = Path(__file__).parent / "report.html"
_GROUPS: tuple[tuple[Group, str], ...] = (
    ("faithfulness", "Faithfulness"),
    ("citations", "Citations and quotes"),
    ("answers", "Answers"),
    ("declining", "Declining"),
    ("retrieval", "Retrieval"),
)
_BY_TAG = ("faithfulness", "evidence", "facts", "right_decision")
_HINT = (
    '<p class="soft hint">No person has checked these verdicts. Mark sentences in the rows below as supported or not, save '
    "the labels, and run again with --labels: the report then says how far the judge agrees with you.</p>"
)


def render(
    run: Run,
    summary: Summary,
    *,
    comparison: Comparison | None = None,
    agreement: Agreement | None = None,
    extra: Sequence[str] = (),
) -> str:
    """The whole page. `extra` are sentences for the head, such as limits that failed."""
    parts = [
        _head(run, extra),
        _in_short(summary),
        "".join(f'<p class="soft">{escape(line)}</p>' for line in spent(run)),
        _compared(comparison) if comparison else "",
        "".join(_figures(summary, group, title) for group, title in _GROUPS),
        _table(summary.declining),
        _agreed(agreement) if agreement else _HINT,
        _plots(run, summary),
        render_rows(run.rows),
    ]
    return page(f"{run.cases.name}: evaluation", "\n".join(part for part in parts if part))


def page(title: str, body: str) -> str:
    """The report's page around `body`, which is HTML already."""
    template = Template(_TEMPLATE.read_text(encoding="utf-8"))
    return template.substitute(title=escape(title), body=body)


def _head(run: Run, extra: Sequence[str]) -> str:
    facts = "".join(f" · {escape(name)}: {escape(str(value))}" for name, value in run.facts.items())
    notes = "".join(f'<p class="note">{escape(note)}</p>' for note in (*extra, *run.notes))
    return (
        f"<h1>{escape(run.cases.name)}</h1>"
        f'<p class="soft">{len(run.rows)} questions · answered by {escape(run.system)} · judged by '
        f"{escape(run.judge)}{facts}</p>{notes}"
    )


def _in_short(summary: Summary) -> str:
    """The run in two sentences."""
    table, faithful = summary.declining, summary.figures["supported_claims"]
    asked, empty = table.answered + table.over_refused, table.unsupported + table.declined
    unknown = table.unknown_answered + table.unknown_declined
    counted = [
        f"{table.answered} of {asked} answerable questions were answered" if asked else "",
        f"{table.declined} of {empty} unanswerable ones were declined or corrected" if empty else "",
        f"{table.unknown_answered} of {unknown} questions that may or may not be answerable were answered"
        if unknown
        else "",
    ]
    said = ["; ".join(filter(None, counted))]
    if faithful.value is not None:
        share = faithful.micro if faithful.micro is not None else faithful.value
        said.append(f"Of what was claimed, {share:.0%} rests on the passages, as the judge sees it")
    return f"<p>{escape('. '.join(said))}.</p>"


def _compared(comparison: Comparison) -> str:
    moved = [change for change in comparison.changes if change.trend != "unchanged"]
    same = [change for change in comparison.changes if change.trend == "unchanged"]
    changes = f"<ul>{''.join(map(_change, moved))}</ul>" if moved else ""
    if same:
        says = f"{len(same)} figures stayed the same" if moved else "No figure changed"
        changes += f'<details class="same"><summary>{says}</summary><ul>{"".join(map(_change, same))}</ul></details>'
    worse = "".join(
        f"<tr><td>{escape(r.id)}</td><td>{escape(r.question)}</td><td>{escape(r.sentence)}</td></tr>"
        for r in comparison.regressions
    )
    table = (
        f'<h3>Rows that got worse</h3><div class="scroll"><table><tr><th>Row<th>Question<th>Figures, before → now</tr>'
        f"{worse}</table></div>"
        if worse
        else "<p>No row got worse.</p>"
    )
    left = comparison.only_before + comparison.only_after
    unpaired = f'<p class="soft">{left} rows are in one of the runs only.</p>' if left else ""
    return f"<h2>Compared with the earlier run</h2>{unpaired}{changes}{table}"


def _change(change: Change) -> str:
    colour = {"better": "good", "worse": "bad"}.get(change.trend, "soft")
    return f'<li class="{colour}">{escape(change.sentence)}</li>'


def _figures(summary: Summary, group: Group, title: str) -> str:
    lines = [
        _figure(metric.title, summary.figures[metric.name], f"{metric.says} Over rows: {metric.over}.", metric.name)
        for metric in METRICS
        if metric.group == group and summary.figures[metric.name].n
    ]
    if group == "declining":
        lines += [_figure(t, summary.figures[n], says, n) for n, t, _, says in OVERALL if summary.figures[n].n]
    if not lines:
        return ""
    head = '<tr><th>Figure<th class="n">Value<th class="n">95 % interval<th class="bar">'
    head += '<th class="n">Micro<th class="n">Rows</tr>'
    return f'<h2>{escape(title)}</h2><div class="scroll"><table>{head}{"".join(lines)}</table></div>'


def _figure(title: str, estimate: Estimate, says: str, name: str) -> str:
    gauge = "" if name in BY_NAME and BY_NAME[name].unit == "words" else _gauge(estimate)
    value = shown(estimate.value) if estimate.value is not None else "–"
    micro = shown(estimate.micro) if estimate.micro is not None else ""
    if estimate.micro_low is not None and estimate.micro_high is not None:
        micro += f" ({shown(estimate.micro_low)} to {shown(estimate.micro_high)})"
    return (
        f'<tr title="{escape(says)}"><td>{escape(title)}<td class="n">{value}<td class="n">{around(estimate)}'
        f'<td class="bar">{gauge}<td class="n">{micro}<td class="n">{estimate.n}</tr>'
    )


def _gauge(estimate: Estimate) -> str:
    value = min(1.0, max(0.0, estimate.value or 0.0))
    whiskers = ""
    if estimate.low is not None and estimate.high is not None:
        low, high = max(0.0, estimate.low), min(1.0, estimate.high)
        whiskers = f'<b style="left:{low:.1%};width:{high - low:.1%}"></b>'
    return f'<div class="gauge"><i style="width:{value:.1%}"></i>{whiskers}</div>'


def _table(table: Declining) -> str:
    lines = (
        ("answerable", table.answered, table.over_refused),
        ("unanswerable", table.unsupported, table.declined),
        ("not known", table.unknown_answered, table.unknown_declined),
    )
    rows = "".join(
        f'<tr><td>{name}<td class="n">{answered}<td class="n">{declined}</tr>'
        for name, answered, declined in lines
        if answered + declined
    )
    return (
        '<h3>Answered or declined</h3><div class="scroll"><table><tr><th>Question<th class="n">answered'
        f'<th class="n">declined or corrected</tr>{rows}</table></div>'
    )


def _agreed(agreement: Agreement) -> str:
    said = "".join(f"<p>{escape(sentence)}</p>" for sentence in agreement.sentences)
    return f"<h2>Judge and person</h2>{said}"


def _plots(run: Run, summary: Summary) -> str:
    supports = [s.support for row in run.rows for s in row.statements if s.claim]
    times = [row.response.milliseconds for row in run.rows if row.response.milliseconds is not None]
    found = []
    if summary.figures["confidence_auroc"].n:
        found.append(
            plots.curve(summary.risk, title="Risk and coverage", x="share answered", y="share without a record")
        )
        found.append(
            plots.curve(
                [(said, was) for said, was, _ in summary.reliability],
                title="Confidence and truth", x="mean confidence", y="share answerable", diagonal=True,
                weights=[n for _, _, n in summary.reliability],
            )
        )  # fmt: skip
    if supports:
        found.append(plots.histogram(supports, title="Support of sentences", x="support", y="sentences"))
    if times:
        slow = max(10.0, (percentile(times, 0.99) or 0.0) * 1.1)
        found.append(plots.histogram(times, title="Time to answer", x="milliseconds", y="questions", top=slow))
    for name in _BY_TAG:
        rows = [(tag, by[name]) for tag, by in summary.tags.items() if by[name].n]
        if len(rows) > 1:
            found.append(plots.dots(rows, title=f"{title_of(name)} by tag (rows)"))
    return f'<h2>Plots</h2><div class="plots">{"".join(found)}</div>' if found else ""
