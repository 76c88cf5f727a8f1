"""The Evaluate page: run a test set, read its report in place, compare with an earlier run; feedback and gaps."""

from __future__ import annotations

from markupsafe import Markup

from assistant.records import Run
from assistant.web.gaps import grouped
from assistant.web.guard import Visitor
from assistant.web.markup import join, shown
from assistant.web.site import Action, Site
from assistant.web.texts import text

GAPS = 30  # questions shown


def page(site: Site, visitor: Visitor, done: Action) -> Markup:
    """The page; with the action 'read', the report of a run is open."""
    runs = site.records.runs(visitor.owner)
    standing = site.evaluations.standing(visitor.owner)
    words = standing.words if standing else ""
    return Markup(
        '<div class="or-head"><h1>{}</h1><p class="or-faint">{}</p></div><div class="or-testset"><label>{}'
        '<input type="file" name="testset" accept=".jsonl,.json,.csv"></label>{}</div>'
        '<p class="or-evaluating" role="status">{}</p><h2>{}</h2>{}{}{}{}'
    ).format(
        text("evaluate.title"),
        text("evaluate.more"),
        text("evaluate.choose"),
        _compare(runs),
        words,
        text("evaluate.runs"),
        join(_run(run) for run in runs[:20]) or Markup('<p class="or-faint">{}</p>').format(text("evaluate.none")),
        _report(site, visitor, done),
        _feedback(site, visitor),
        _gaps(site, visitor),
    )


def _compare(runs: tuple[Run, ...]) -> Markup:
    if not runs:
        return Markup("")
    options = join(
        Markup('<option value="{}">{}</option>').format(run.id, f"{run.name}, {run.made[:16].replace('T', ' ')}")
        for run in runs[:20]
    )
    return Markup('<label>{}<select name="compare"><option value=""></option>{}</select></label>').format(
        text("evaluate.compare_with"), options
    )


def _run(run: Run) -> Markup:
    return Markup(
        '<p class="or-run-row"><button type="button" class="or-link" data-act="read" data-run="{}">{}</button>'
        ' <span class="or-faint">{}</span></p>'
    ).format(run.id, shown(run.name), run.made[:16].replace("T", " "))


def _report(site: Site, visitor: Visitor, done: Action) -> Markup:
    number = done.number("run")
    if done.name != "read" or site.evaluations.report(visitor.owner, number) is None:
        return Markup("")
    return Markup(
        '<iframe class="or-report" sandbox="allow-scripts allow-downloads" src="onrecord/report/{}" title="{}"></iframe>'
    ).format(number, text("evaluate.read"))


def _feedback(site: Site, visitor: Visitor) -> Markup:
    rated = site.records.rated(visitor.owner)
    right = sum(exchange.feedback == "right" for exchange in rated)
    body = (
        Markup('<p>{} · <a href="onrecord/export/feedback.jsonl" download>{}</a></p>').format(
            text("feedback.count", right=right, wrong=len(rated) - right), text("feedback.export")
        )
        if rated
        else Markup('<p class="or-faint">{}</p>').format(text("feedback.none"))
    )
    return Markup("<h2>{}</h2>{}").format(text("feedback.title"), body)


def _gaps(site: Site, visitor: Visitor) -> Markup:
    found = grouped(site.records.declined(visitor.owner))
    rows = join(
        Markup('<li dir="auto">{} <span class="or-faint">{}</span></li>').format(
            shown(gap.question), text("gaps.times", count=gap.times) if gap.times > 1 else ""
        )
        for gap in found[:GAPS]
    )
    body = (
        Markup('<ul class="or-gaps">{}</ul><p><a href="onrecord/export/gaps.csv" download>{}</a></p>').format(
            rows, text("gaps.export")
        )
        if found
        else Markup('<p class="or-faint">{}</p>').format(text("gaps.none"))
    )
    return Markup('<h2>{}</h2><p class="or-faint">{}</p>{}').format(text("gaps.title"), text("gaps.more"), body)
