"""The Settings page: how answers are made, what is removed, appearance; facts about the store under Advanced."""

from __future__ import annotations

from markupsafe import Markup

from assistant.service import NotReady
from assistant.web.guard import Visitor
from assistant.web.markup import attributes, join
from assistant.web.site import Action, Site
from assistant.web.texts import text

CHOICES = {"composer": ("quotes", "model"), "strict": ("on", "off"), "passages": ("5", "10", "20", "40")}
DEFAULTS = {"composer": "model", "strict": "off", "passages": "10"}


def page(site: Site, visitor: Visitor, done: Action) -> Markup:
    """The page, after what was chosen is kept."""
    advanced = False  # open, where something in it was changed
    if done.name == "prefer":
        advanced = done.get("passages") not in {
            "",
            site.records.preference(visitor.owner, "passages", DEFAULTS["passages"]),
        }
        for name, choices in CHOICES.items():
            if done.get(name) in choices:
                site.records.prefer(visitor.owner, name, done.get(name))
    chosen = {name: site.records.preference(visitor.owner, name, DEFAULTS[name]) for name in CHOICES}
    model = _model(site)
    if model is None:
        chosen["composer"] = "quotes"
    words = {
        "quotes": text("settings.quotes"),
        "model": text("settings.model", model=model) if model else text("settings.no_model"),
    }
    return Markup(
        '<div class="or-head"><h1>{}</h1></div><form class="or-settings" data-act="prefer">{}{}{}'
        "<details{}><summary>{}</summary>{}{}</details></form>{}"
    ).format(
        text("settings.title"),
        _radios("composer", text("settings.answer_with"), words, chosen["composer"], off=() if model else ("model",)),
        _radios(
            "strict",
            text("settings.strict"),
            {"on": text("settings.on"), "off": text("settings.off")},
            chosen["strict"],
        ),
        _themes(),
        attributes(open=advanced),
        text("settings.advanced"),
        _radios("passages", text("settings.passages"), {n: n for n in CHOICES["passages"]}, chosen["passages"]),
        _facts(site),
        Markup('<p class="or-note" role="status">{}</p>').format(text("settings.saved"))
        if done.name == "prefer"
        else "",
    )


def _model(site: Site) -> str | None:
    try:
        return site.service.engine.model
    except NotReady:
        return None


def _radios(name: str, legend: str, words: dict[str, str], chosen: str, *, off: tuple[str, ...] = ()) -> Markup:
    return Markup("<fieldset><legend>{}</legend>{}</fieldset>").format(
        legend,
        join(
            Markup('<label><input type="radio" name="{}" value="{}" data-now{}{}> <span>{}</span></label>').format(
                name,
                value,
                Markup(" checked") if value == chosen else "",
                Markup(" disabled") if value in off else "",
                label,
            )
            for value, label in words.items()
        ),
    )


def _themes() -> Markup:
    """Appearance is kept by the browser itself: one person may want two screens to differ."""
    return Markup("<fieldset><legend>{}</legend>{}</fieldset>").format(
        text("settings.theme"),
        join(
            Markup('<label><input type="radio" name="theme" value="{}"> <span>{}</span></label>').format(
                value, text(f"settings.theme_{value}")
            )
            for value in ("auto", "light", "dark")
        ),
    )


def _facts(site: Site) -> Markup:
    try:
        info = site.service.library.info()
    except NotReady:
        return Markup("")
    facts = (
        (text("settings.encoder"), f"{info.embedder} ({info.dimension})"),
        (
            text("settings.store"),
            f"{info.path}: {info.documents:,} documents, {info.pairs:,} questions, {info.passages:,} passages",
        ),
    )
    return Markup('<dl class="or-facts">{}</dl>').format(
        join(Markup("<dt>{}</dt><dd>{}</dd>").format(name, value) for name, value in facts)
    )
