"""evaluate."""

from markupsafe import Markup

from assistant.web.guard import Visitor
from assistant.web.site import Action, Site


def page(site: Site, visitor: Visitor, done: Action) -> Markup:
    """."""
    return Markup("")
