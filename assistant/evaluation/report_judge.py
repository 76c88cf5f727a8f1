"""The judge's own report: beside people and peers (`--meta`), and on perturbed retellings (`--perturbed`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from assistant.evaluation import plots
from assistant.evaluation.compare import around, shown
from assistant.evaluation.meta import KindScore, Meta, Standing
from assistant.evaluation.report import page
from assistant.evaluation.types import Estimate

WEAK = 0.9  # an AUROC below this is said to be weak
OFF = 0.1  # a calibration error above this is said to be large


def meta_lines(meta: Meta) -> list[str]:
    """The table as text."""
    lines = [
        _heading(meta),
        f"  {'score':<22} {'AUROC':>6}  {'95 % interval':<16} balanced accuracy       Spearman                ECE",
    ]
    lines += [
        f"  {s.name[:22]:<22} {_value(s.auroc.value):>6}  {around(s.auroc):<16} "
        + " ".join(
            f"{_whole(figure):<23}" for figure in (s.balanced_accuracy, s.spearman, s.calibration_error)
        ).rstrip()
        for s in meta.standings
    ]
    return [*lines, *_sentences(meta)]


def render_meta(meta: Meta) -> str:
    """The table and the reliability of the judge as a page."""
    head = '<tr><th>Score<th class="n">AUROC<th class="n">95 % interval<th class="n">Balanced accuracy'
    head += '<th class="n">Spearman<th class="n">ECE<th class="n">Judge ahead by</tr>'
    rows = "".join(_standing(standing) for standing in meta.standings)
    drawn = "".join(
        plots.curve(
            [(said, was) for said, was, _ in standing.reliability],
            title=f"Reliability: {standing.name}", x="mean score", y="share faithful", diagonal=True,
            weights=[n for _, _, n in standing.reliability],
        )
        for standing in meta.standings
    )  # fmt: skip
    said = "".join(f"<p>{escape(sentence)}</p>" for sentence in _sentences(meta))
    return page(
        f"{meta.name}: the judge judged",
        f'<h1>The judge judged</h1><p class="soft">{escape(_heading(meta))}</p>{said}'
        f'<div class="scroll"><table>{head}{rows}</table></div><h2>Calibration</h2><div class="plots">{drawn}</div>',
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Perturbation:
    """How a judge told changed facts by `kinds`; for a judge other than the offline verifier also how that one did."""

    judge: str
    kinds: tuple[KindScore, ...]
    offline: tuple[KindScore, ...] = ()
    notes: tuple[str, ...] = ()


def perturbed_lines(found: Perturbation) -> list[str]:
    """AUROC by kind of changed fact as text."""
    beside = {k.kind: k.auroc.value for k in found.offline}
    lines = [f"{found.judge}: true retellings of your documents against the same with one fact changed"]
    lines += [
        f"  {k.kind:<12} AUROC {_value(k.auroc.value):>6}  {around(k.auroc):<14} n={k.auroc.n}"
        + (f"  offline {_value(beside[k.kind]):>6}" if k.kind in beside else "")
        for k in found.kinds
    ]
    return [*lines, *_weak(found.kinds), *found.notes]


def render_perturbed(found: Perturbation) -> str:
    """AUROC by kind of changed fact as a page."""
    said = "".join(f'<p class="note">{escape(sentence)}</p>' for sentence in (*_weak(found.kinds), *found.notes))
    drawn = "".join(
        plots.dots([(kind.kind, kind.auroc) for kind in kinds], title=f"{name}: AUROC by kind of changed fact (pairs)")
        for name, kinds in ((found.judge, found.kinds), ("Offline verifier", found.offline))
        if kinds
    )
    return page(
        "Perturbed retellings",
        f'<h1>Perturbed retellings</h1><p class="soft">{escape(found.judge)}: true retellings of your documents against '
        f'the same with one fact changed.</p>{said}<div class="plots">{drawn}</div>',
    )


def _heading(meta: Meta) -> str:
    left = f", {meta.skipped} with another label left out" if meta.skipped else ""
    return f"{meta.name}: {meta.n} answers, {meta.unfaithful} of them unfaithful, {meta.tasks} tasks{left}"


def _sentences(meta: Meta) -> list[str]:
    said = list(meta.notes)
    ours = meta.standings[0]
    judge = ours.name[:1].upper() + ours.name[1:]
    if ours.auroc.value is not None and ours.auroc.value < WEAK:
        said.append(f"{judge} is weak here: its AUROC of {shown(ours.auroc.value)} is below {shown(WEAK)}.")
    off = ours.calibration_error.value
    if off is not None and off > OFF:
        said.append(
            f"Trust the order of its scores more than their level: they are off by {shown(off)} on average (ECE)."
        )
    if meta.people:
        low, high = meta.people
        said.append(f"People among themselves: one annotator against the others' majority reaches {_two(low, high)}.")
    for standing in meta.standings[1:]:
        if standing.ahead and standing.ahead.value is not None:
            word = "ahead of" if standing.ahead.value >= 0 else "behind"
            unsure = standing.ahead.low is not None and standing.ahead.high is not None
            chance = ""
            if unsure and (standing.ahead.low or 0) <= 0 <= (standing.ahead.high or 0):
                chance = ", which may be chance"
            said.append(
                f"{judge} is {word} {standing.name} by {shown(abs(standing.ahead.value))} AUROC "
                f"(95 % interval {around(standing.ahead)}){chance}."
            )
    return said


def _two(low: float, high: float) -> str:
    return f"an AUROC of {shown(low)}" if low == high else f"an AUROC of {shown(low)} to {shown(high)}"


def _weak(kinds: Sequence[KindScore]) -> list[str]:
    weak = [f"{k.kind} ({shown(k.auroc.value)})" for k in kinds if k.auroc.value is not None and k.auroc.value < WEAK]
    return [f"Weak on: {', '.join(weak)}. Do not rely on the score alone for such errors."] if weak else []


def _standing(standing: Standing) -> str:
    ahead = f"{_value(standing.ahead.value)} ({around(standing.ahead)})" if standing.ahead else ""
    return (
        f'<tr><td>{escape(standing.name)}<td class="n">{_value(standing.auroc.value)}'
        f'<td class="n">{around(standing.auroc)}<td class="n">{_whole(standing.balanced_accuracy)}'
        f'<td class="n">{_whole(standing.spearman)}<td class="n">{_whole(standing.calibration_error)}'
        f'<td class="n">{ahead}</tr>'
    )


def _value(value: float | None) -> str:
    return "-" if value is None else shown(value)


def _whole(estimate: Estimate) -> str:
    """'.822 (.750 to .880)'."""
    return f"{_value(estimate.value)} ({around(estimate)})" if estimate.n else "-"
