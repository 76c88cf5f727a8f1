"""The Evaluate page: run a test set, read its report in place, compare two runs; feedback and gaps."""

from __future__ import annotations

from markupsafe import Markup

from assistant.run_records import Run, Runs
from assistant.web import labelling
from assistant.web.gaps import grouped
from assistant.web.guard import Visitor
from assistant.web.markup import attributes, button, join, shown
from assistant.web.site import Action, Site
from assistant.web.texts import text

GAPS = 30  # questions shown
RUNS = 30  # runs shown
COLUMNS = ("set", "made", "questions", "answered", "supported", "labels")


def page(site: Site, visitor: Visitor, done: Action) -> Markup:
    """The page; the report of a run, two runs compared, or the sentences of one to label are open below the list."""
    if done.name == "label":
        labelling.keep(site, visitor, done)
    if done.name == "stop":
        site.evaluations.stop(visitor.owner)
    if done.name == "delete":
        site.evaluations.remove(visitor.owner, done.number("run"))
    runs = Runs(site.records).all_of(visitor.owner)[:RUNS]
    standing = site.evaluations.standing(visitor.owner)
    return Markup(
        '<div class="or-head"><h1>{}</h1><p class="or-faint">{}</p></div>{}'
        '<p class="or-evaluating" role="status">{}</p>{}<h2>{}</h2>{}{}{}{}'
    ).format(
        text("evaluate.title"),
        text("evaluate.more"),
        _choose(site, visitor, runs),
        standing.words if standing else "",
        Markup('<button type="button" class="or-button or-plain or-stop-run" data-act="stop"{}>{}</button>').format(
            "" if standing and standing.running else Markup(" hidden"), text("evaluate.stop")
        ),
        text("evaluate.runs"),
        _runs(site, visitor, runs, done),
        _opened(site, visitor, done),
        _feedback(site, visitor),
        _gaps(site, visitor),
    )


def _choose(site: Site, visitor: Visitor, runs: tuple[Run, ...]) -> Markup:
    """What to run: a file of one's own, the feedback given so far, or a set that was run before."""
    rated = len(site.conversations.rated(visitor.owner))
    named = {run.name: run.id for run in reversed(runs)}
    options = [("", text("evaluate.upload"))]
    options += [("feedback", text("evaluate.feedback", count=rated))] if rated else []
    options += [(str(number), name) for name, number in named.items()]
    return Markup(
        '<form class="or-testset"{}><label>{}<select name="chosen">{}</select></label>'
        '<label class="or-own-set">{}<input type="file" name="testset" accept=".jsonl,.json,.csv"></label>'
        '<button class="or-button or-primary">{}</button><p class="or-note">{}</p></form>'
    ).format(
        attributes(data_lost=text("error.lost")),
        text("evaluate.set"),
        join(Markup('<option value="{}">{}</option>').format(value, shown(name)) for value, name in options),
        text("evaluate.choose"),
        text("evaluate.run"),
        text("evaluate.what"),
    )


def _runs(site: Site, visitor: Visitor, runs: tuple[Run, ...], done: Action) -> Markup:
    if not runs:
        return Markup('<p class="or-faint">{}</p>').format(text("evaluate.none"))
    head = join(Markup('<th scope="col">{}</th>').format(text(f"evaluate.column.{name}")) for name in COLUMNS)
    rows = join(_run(site, visitor, run, chosen=run.id == done.number("run")) for run in runs)
    return Markup(
        '<div class="or-table" role="region" aria-label="{}"><table><thead><tr>{}</tr></thead><tbody>{}'
        "</tbody></table></div>{}"
    ).format(text("evaluate.runs"), head, rows, _compare(runs, done) if len(runs) > 1 else "")


def _run(site: Site, visitor: Visitor, run: Run, *, chosen: bool) -> Markup:
    short = site.evaluations.short(visitor.owner, run.id)
    supported = f"{short.supported:.0%}" if short and short.supported is not None else "–"
    cells = (
        _moment(run.made),
        str(short.questions) if short else "–",
        str(short.answered) if short else "–",
        supported,
        str(run.labels or ""),
    )
    return Markup('<tr class="or-run-row"{}><th scope="row" dir="auto">{} {} {} {}</th>{}</tr>').format(
        attributes(data_run=run.id, aria_current="true" if chosen else None),
        shown(run.name),
        button(text("evaluate.read"), "read", run=run.id),
        button(text("evaluate.label"), "labels", run=run.id),
        button(text("evaluate.delete"), "delete", run=run.id, sure=text("evaluate.delete_sure", set=run.name)),
        join(
            Markup('<td data-name="{}">{}</td>').format(text(f"evaluate.column.{name}"), cell)
            for name, cell in zip(COLUMNS[1:], cells, strict=True)
        ),
    )


def _moment(made: str) -> str:
    return made[:16].replace("T", " ")


def _compare(runs: tuple[Run, ...], done: Action) -> Markup:
    """Two runs to choose; the newest and the one before it unless others were chosen."""
    chosen = (done.number("run") or runs[0].id, done.number("before") or runs[1].id)
    first, second = (
        join(
            Markup('<option value="{}"{}>{}</option>').format(
                run.id, Markup(" selected") if run.id == number else "", shown(f"{run.name}, {_moment(run.made)}")
            )
            for run in runs
        )
        for number in chosen
    )
    return Markup(
        '<form class="or-compare" data-act="compare"><label>{}<select name="run">{}</select></label>'
        '<label>{}<select name="before">{}</select></label><button class="or-button or-plain">{}</button></form>'
    ).format(text("evaluate.compare"), first, text("evaluate.compare_with"), second, text("evaluate.compare_now"))


def _opened(site: Site, visitor: Visitor, done: Action) -> Markup:
    """What is read in place: a report, a comparison, or sentences to label."""
    number, before = done.number("run"), done.number("before")
    if done.name in {"labels", "label"}:
        return labelling.page(site, visitor, number, first=done.number("first"))
    kept = {run.id for run in Runs(site.records).all_of(visitor.owner)}
    if done.name not in {"read", "compare"} or number not in kept:
        return Markup("")
    compared = f"?before={before}" if done.name == "compare" and before in kept else ""
    return Markup(
        '<iframe class="or-report" sandbox="allow-scripts allow-downloads" src="onrecord/report/{}{}" title="{}"></iframe>'
    ).format(number, compared, text("evaluate.read"))


def _feedback(site: Site, visitor: Visitor) -> Markup:
    rated = site.conversations.rated(visitor.owner)
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
    found = grouped(site.conversations.declined(visitor.owner))
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
