"""The frame of every page: navigation, the visitor's conversations, and how far the reading is."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from assistant.records import NotKept
from assistant.web.guard import Visitor
from assistant.web.markup import attributes, button, join, shown
from assistant.web.site import Site
from assistant.web.texts import text

PAGES = ("ask", "documents", "mentions", "evaluate", "settings")
LATEST, EVERY = 40, 2000  # conversations listed at first, and at most
EXPORTS = (("md", "Markdown"), ("html", "HTML"), ("json", "JSON"))


def side(
    site: Site, visitor: Visitor, *, current: str = "", search: str = "", editing: str = "", every: bool = False,
    problem: str = "",
) -> Markup:  # fmt: skip
    """The column at the left: name, pages, conversations; of these the latest, unless `every` one is asked for.

    `problem`: what could not be done with them.
    """
    found = site.conversations.all_of(visitor.owner, search, limit=EVERY if every else LATEST + 1)
    shown_now = found if every else found[:LATEST]
    if current and not search and all(c.id != current for c in shown_now):
        try:
            shown_now = (*shown_now, site.conversations.one(visitor.owner, current))
        except NotKept:
            current = ""
    if found:
        rows = join(_row(c.id, c.title, current=c.id == current, editing=c.id == editing) for c in shown_now)
        if len(found) > LATEST and not every:
            more = button(text("chats.all"), "all", search=search, conversation=current)
            rows += Markup('<li class="or-faint">{}</li>').format(more)
    else:
        rows = Markup('<li class="or-faint">{}</li>').format(text("chats.none_found" if search else "chats.none"))
    return frame(visitor, rows, search=search, problem=problem)


def frame(visitor: Visitor, rows: Markup, *, search: str = "", problem: str = "") -> Markup:
    """The column at the left, with the rows of its list."""
    logout = (
        Markup(
            '<form method="post" action="logout" class="or-logout"><span>{}</span><button class="or-button or-quiet">{}'
            "</button></form>"
        ).format(visitor.name, text("nav.logout"))
        if visitor.name
        else ""
    )
    return Markup(
        '<button type="button" class="or-skip" data-local="skip">{skip}</button>'
        '<div class="or-side-head"><p class="or-name">{name}</p>'
        '<button type="button" class="or-button or-quiet or-menu" data-local="menu" aria-expanded="false"'
        ' aria-controls="or-side-body">{menu}</button></div>'
        '<div class="or-side-body" id="or-side-body"><nav aria-label="{nav}">{pages}</nav>'
        '<div class="or-chats"><div class="or-chats-head"><h2>{title}</h2><button type="button"'
        ' class="or-button or-quiet" data-act="new">{new}</button></div>'
        '<input type="search" class="or-search" name="search" data-live="search" placeholder="{find}" aria-label="{find}"'
        ' value="{search}">{problem}<ul>{rows}</ul></div>{logout}</div>'
    ).format(
        skip=text("nav.skip"),
        name=text("name"),
        menu=text("nav.menu"),
        nav=text("nav.label"),
        pages=join(
            Markup('<button type="button" class="or-nav" data-local="page" data-page="{}">{}</button>').format(
                page, text(f"nav.{page}")
            )
            for page in PAGES
        ),
        title=text("chats.title"),
        new=text("chats.new"),
        find=text("chats.search"),
        search=search,
        problem=told(problem) if problem else "",
        rows=rows,
        logout=logout,
    )


def told(problem: str) -> Markup:
    """What could not be done, and why."""
    return Markup('<p class="or-problem" role="alert">{}</p>').format(text("error.page", why=problem))


@lru_cache(maxsize=2000)
def _row(key: str, title: str, *, current: bool, editing: bool) -> Markup:
    if editing:
        return Markup(
            '<li class="or-conversation-row"><form data-act="renamed" data-conversation="{}"><input name="title" value="{}"'
            ' aria-label="{}" maxlength="120"><button class="or-button or-plain">{}</button></form></li>'
        ).format(key, title, text("chats.rename"), text("chats.save"))
    exports = join(
        Markup('<a href="onrecord/export/{}.{}" download>{}</a>').format(key, ending, name) for ending, name in EXPORTS
    )
    return Markup(
        '<li class="or-conversation-row"{}><button type="button" class="or-conversation" data-act="open"'
        ' data-conversation="{}" dir="auto" title="{}">{}</button><details class="or-more"><summary aria-label="{}">⋯'
        '</summary><div class="or-more-list"><button type="button" data-act="rename" data-conversation="{}">{}</button>'
        '<p>{}: {}</p><button type="button" class="or-danger" data-act="delete" data-conversation="{}" data-sure="{}">{}'
        "</button></div></details></li>"
    ).format(
        attributes(aria_current="true" if current else None),
        key,
        title,
        shown(title),
        f"{text('chats.more')}: {title}",
        key,
        text("chats.rename"),
        text("chats.export"),
        exports,
        key,
        text("chats.delete_sure"),
        text("chats.delete"),
    )
