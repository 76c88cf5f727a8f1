"""Mentions: every passage on a theme, grouped by who said it, to be read, counted and taken along."""

from __future__ import annotations

from urllib.parse import urlencode

from markupsafe import Markup

from assistant.archive import Archive
from assistant.lists import mentions
from assistant.lists.theme import theme_of
from assistant.lists.voices import Mention, Voice
from assistant.positions import position
from assistant.web import sources
from assistant.web.guard import Visitor
from assistant.web.markup import WRAPS_AFTER, button, join, marked, shown
from assistant.web.scope import Scope
from assistant.web.site import Action, Site
from assistant.web.texts import text
from index.errors import OnRecordError
from index.library import Library
from index.types import Span

SHOWN = 60  # passages on the page; the files hold all


def find(library: Library, theme: str, scope: Scope) -> tuple[Voice, ...]:
    """Everybody who mentions `theme`, most relevant first; nobody where it has no word to look for."""
    wanted = theme_of(theme)
    return mentions.find(Archive(library), wanted, filters=scope.filters()) if wanted else ()


def page(site: Site, _: Visitor, done: Action) -> Markup:
    """The page with what was found for the theme."""
    theme = done.get("theme").strip()[:500]
    if done.name == "whole":
        return _whole(site, done, theme)
    problem = ""
    found: tuple[Voice, ...] = ()
    try:
        found = find(site.service.library, theme, Scope())
    except OnRecordError as error:
        problem = str(error)
    head = Markup(
        '<div class="or-head"><h1>{0}</h1><p class="or-faint">{1}</p></div><form class="or-theme" data-act="find">'
        '<input type="search" name="theme" value="{2}" placeholder="{3}" aria-label="{3}" maxlength="500">'
        '<button class="or-button or-primary">{4}</button></form>'
    ).format(text("mentions.title"), text("mentions.more"), theme, text("mentions.placeholder"), text("mentions.find"))
    if problem:
        return head + Markup('<p class="or-problem" role="alert">{}</p>').format(problem)
    if not found:
        return head + (Markup('<p class="or-empty">{}</p>').format(text("mentions.none")) if theme else Markup(""))
    most = max(SHOWN, min(done.number("limit", SHOWN), 5000))
    return head + _summary(found, theme) + _groups(site.service.library, found, theme, most)


def _whole(site: Site, done: Action, theme: str) -> Markup:
    """The document that a passage stands in, the passage highlighted, and the way back to the others."""
    back = button(f"← {text('mentions.back')}", "find", kind="quiet or-back", theme=theme)
    quote = Span(done.number("start"), max(done.number("start"), done.number("end")))
    try:
        library, number = site.service.library, done.number("document")
        return back + sources.whole(library.document(number), library.pairs(number), quote, back=None)
    except OnRecordError:
        return back + Markup('<p class="or-warning">{}</p>').format(text("sources.gone"))


def _groups(library: Library, found: tuple[Voice, ...], theme: str, most: int) -> Markup:
    """A section for each person, until `most` passages are on the page; then how many there are."""
    sections, left = [], most
    for voice in found:
        if left > 0:
            sections.append(_group(library, voice, left, theme))
        left -= len(voice.mentions)
    total = sum(len(voice.mentions) for voice in found)
    more = text("mentions.more_of", shown=most, total=total)
    return join(
        (*sections, button(more, "find", kind="plain", theme=theme, limit=most + 5 * SHOWN) if total > most else "")
    )


def _summary(found: tuple[Voice, ...], theme: str) -> Markup:
    people = sum(voice.person is not None for voice in found)
    every = [mention for voice in found for mention in voice.mentions]
    exact = sum(mention.exact for mention in every)
    query = urlencode({"theme": theme})
    return Markup(
        '<p class="or-count">{}{} <span class="or-faint">{}</span></p><p class="or-takeaway">'
        '<a href="onrecord/export/mentions.docx?{}" download>{}</a>'
        ' <a href="onrecord/export/mentions.csv?{}" download>{}</a></p>'
    ).format(
        f"{_counted('passage', 'passages', len(every))}, {_counted('person', 'people', people)}",
        Markup(' <span class="or-kinds">{}</span>').format(text("mentions.kinds", exact=exact, near=len(every) - exact))
        if exact < len(every)
        else "",
        text("mentions.least"),
        query,
        text("mentions.word"),
        query,
        text("mentions.csv"),
    )


def _counted(one: str, several: str, count: int) -> str:
    return text(f"mentions.{one}") if count == 1 else text(f"mentions.{several}", count=count)


def _group(library: Library, voice: Voice, most: int, theme: str) -> Markup:
    """What one person says: first in the theme's own words, then what only comes close in meaning."""
    ordered = sorted(voice.mentions, key=lambda mention: not mention.exact)
    return Markup(
        '<section class="or-mentions"><h2 dir="auto">{} <span class="or-faint">{}</span></h2>{}</section>'
    ).format(
        shown(voice.person or text("mentions.nobody")),
        len(voice.mentions),
        join(_one(library, mention, theme, voice.person) for mention in ordered[:most]),
    )


def _one(library: Library, mention: Mention, theme: str, person: str | None) -> Markup:
    piece = mention.evidence
    markup = tuple((m.start, m.end) for m in piece.document.markup if m.overlaps(piece.span))
    before = piece.document.text[max(0, piece.span.start - WRAPS_AFTER) : piece.span.start].rpartition("\n")[2]
    title = piece.document.title if piece.document.title != person else None
    facts = (title, piece.document.date, position(library.locate(piece.document.id, piece.span, piece.pair.heading)))
    near = Markup(' <span class="or-tag">{}</span>').format(text("mentions.near")) if not mention.exact else ""
    return Markup(
        '<blockquote class="or-mention" dir="auto"><p>{}{}</p><footer class="or-place">{} {}</footer></blockquote>'
    ).format(
        marked(piece.text, start=piece.span.start, markup=markup, quote=None, before=before),
        near,
        shown(" · ".join(fact for fact in facts if fact)),
        button(
            text("sources.whole"),
            "whole",
            document=piece.document.id,
            start=piece.span.start,
            end=piece.span.end,
            theme=theme,
        ),
    )
