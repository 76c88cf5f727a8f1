"""The page where somebody logs in: one form, in the browser's appearance."""

from __future__ import annotations

from markupsafe import Markup

from assistant.web.markup import attributes
from assistant.web.texts import text


def page(problem: str = "", name: str = "") -> str:
    """The whole page; `problem` is one line about the last attempt."""
    return str(
        Markup(
            '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            '<script src="onrecord/static/theme.js"></script><script src="onrecord/static/login.js"></script>'
            '<link rel="icon" href="onrecord/static/icon.svg"><link rel="stylesheet" href="onrecord/static/style.css"></head>'
            '<body class="or-login"><main><form method="post" action="login"><h1>{title}</h1>{problem}'
            '<label>{name_label}<input name="name" autocomplete="username" value="{name}" required{first}></label>'
            '<label>{password}<input name="password" type="password" autocomplete="current-password" required{then}></label>'
            '<button class="or-button or-primary">{send}</button></form></main></body></html>'
        ).format(
            title=text("login.title"),
            problem=Markup('<p class="or-problem" role="alert">{}</p>').format(problem) if problem else "",
            name_label=text("login.name"),
            name=name,
            first=attributes(autofocus=not name),
            then=attributes(autofocus=bool(name)),
            password=text("login.password"),
            send=text("login.send"),
        )
    )
