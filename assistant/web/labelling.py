"""Labels: a person says of each sentence of a run whether its passages support it; how far the judge agrees with that.

The judge's own verdict is shown only after the person's, so that it cannot lead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from assistant.positions import file_name
from assistant.records import NotKept
from assistant.run_records import RunLabel, Runs
from assistant.web.guard import Visitor
from assistant.web.markup import attributes, button, join, shown
from assistant.web.site import Action, Site
from assistant.web.texts import text

if TYPE_CHECKING:
    from assistant.evaluation.types import JudgedStatement, Row, Run

AT_ONCE = 10  # sentences on a page


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence to be labelled: the row it is from, its number there (from 0) and what the judge said."""

    row: Row
    number: int
    said: JudgedStatement


def claims(run: Run) -> Iterator[Claim]:
    """Every sentence of the run that claims something, in order."""
    for row in run.rows:
        for number, said in enumerate(row.statements):
            if said.claim:
                yield Claim(row=row, number=number, said=said)


def keep(site: Site, visitor: Visitor, done: Action) -> None:
    """Keep the label that was given; one for a sentence that the run does not hold is dropped."""
    run, number = site.evaluations.run_of(visitor.owner, done.number("run")), done.number("sentence")
    rows = {row.case.id: row for row in run.rows} if run else {}
    row = rows.get(done.get("row"))
    if row is None or number >= len(row.statements) or done.get("supported") not in {"true", "false"}:
        return
    label = RunLabel(
        row=row.case.id, sentence=number, supported=done.get("supported") == "true", text=row.statements[number].text
    )
    try:
        Runs(site.records).label(visitor.owner, done.number("run"), label)
    except NotKept:
        return


def page(site: Site, visitor: Visitor, number: int, *, first: int) -> Markup:
    """The sentences of the run from `first` on, with the labels given so far and what they tell."""
    run = site.evaluations.run_of(visitor.owner, number)
    if run is None:
        return Markup("")
    every = list(claims(run))
    if not every:
        return Markup('<p class="or-faint">{}</p>').format(text("labels.nothing"))
    given = {(label.row, label.sentence): label.supported for label in Runs(site.records).labels(visitor.owner, number)}
    first = min(first, len(every) - 1) // AT_ONCE * AT_ONCE
    here = every[first : first + AT_ONCE]
    return Markup(
        '<section class="or-labels"><h2>{}</h2><p class="or-faint">{}</p>{}<ol start="{}">{}</ol><p class="or-tools">{}{}'
        "<span>{}</span>{}</p></section>"
    ).format(
        text("labels.title", name=run.cases.name),
        text("labels.more"),
        _agreement(site, visitor, number, run),
        first + 1,
        join(_claim(number, first, claim, given.get((claim.row.case.id, claim.number))) for claim in here),
        button(text("labels.earlier"), "labels", kind="plain", run=number, first=first - AT_ONCE) if first else "",
        button(text("labels.later"), "labels", kind="plain", run=number, first=first + AT_ONCE)
        if first + AT_ONCE < len(every)
        else "",
        text("labels.count", given=len(given), total=len(every)),
        Markup(' <a href="onrecord/export/labels-{}.jsonl" download>{}</a>').format(number, text("labels.export"))
        if given
        else "",
    )


def _agreement(site: Site, visitor: Visitor, number: int, run: Run) -> Markup:
    found = site.evaluations.agreement(visitor.owner, number, run)
    said = found.sentences if found else ()
    return Markup('<div class="or-agreement" role="status">{}</div>').format(
        join(Markup("<p>{}</p>").format(sentence) for sentence in said)
    )


def _claim(run: int, first: int, claim: Claim, given: bool | None) -> Markup:
    row, sources = claim.row, claim.row.response.sources
    cited = [(m, sources[m - 1]) for m in claim.said.markers if 0 < m <= len(sources)]
    passages = join(
        Markup(
            '<blockquote class="or-mention" dir="auto"><p>{}</p><footer class="or-place">{}</footer></blockquote>'
        ).format(
            shown(" ".join(source.quote.split())),
            shown(
                " · ".join(filter(None, (f"[{m}]", source.speaker, file_name(source.document or ""), source.question)))
            ),
        )
        for m, source in cited
    )
    buttons = join(
        Markup(
            '<button type="button" class="or-button or-plain" data-act="label" aria-pressed="{}"{}>{}</button>'
        ).format(
            "true" if given is supported else "false",
            attributes(
                data_run=run,
                data_first=first,
                data_row=row.case.id,
                data_sentence=claim.number,
                data_supported="true" if supported else "false",
            ),
            text("labels.supported" if supported else "labels.unsupported"),
        )
        for supported in (True, False)
    )
    judged = (
        Markup('<span class="or-faint">{}</span>').format(
            text("labels.judge", verdict=text(f"labels.verdict.{claim.said.verdict}"))
        )
        if given is not None
        else ""
    )
    return Markup(
        '<li class="or-label-row"><p class="or-faint" dir="auto">{}</p><p class="or-claim" dir="auto">{}</p>{}'
        '<p class="or-tools">{}{}</p></li>'
    ).format(
        shown(row.case.question),
        shown(claim.said.text),
        passages or Markup('<p class="or-faint">{}</p>').format(text("labels.no_passage")),
        buttons,
        judged,
    )
