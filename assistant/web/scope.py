"""Where to look: the collection, document or person that a question is limited to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from assistant.positions import file_name
from assistant.service import NotReady, Service
from assistant.web.markup import attributes, button, join, shown
from assistant.web.texts import text
from index.library import Library
from index.types import Filters


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The limits that a visitor chose; '' is no limit."""

    collection: str = ""
    document: str = ""
    person: str = ""

    def filters(self) -> Filters:
        """The limits as the library takes them."""
        return Filters(collection=self.collection or None, document=self.document or None, person=self.person or None)

    @classmethod
    def of(cls, values: Mapping[str, str]) -> Scope:
        """The limits among `values`."""
        return cls(**{name: values.get(name, "").strip()[:300] for name in ("collection", "document", "person")})


def names(library: Library) -> dict[str, list[tuple[str, str]]]:
    """Per limit what it can be set to, each with words to find it by: of a document its file's name where no other has it."""
    documents = library.documents()
    files = Counter(file_name(document.source) for document in documents)
    return {
        "document": [
            (name if files[name := file_name(document.source)] == 1 else document.source, document.title)
            for document in documents
        ],
        "person": [(person.name, "") for person in library.people()],
    }


def chooser(service: Service, scope: Scope, *, open_: bool = False) -> Markup:
    """The line above the question that names the limits, and the form that changes them."""
    try:
        info = service.library.info()
        nothing = scope != Scope() and not service.library.documents(scope.filters())
    except NotReady:
        return Markup("")
    chosen = [value for value in (scope.collection, scope.document, scope.person) if value]
    collections = (
        Markup('<label>{}<select name="collection" data-now>{}</select></label>').format(
            text("scope.collection"),
            join(
                Markup('<option value="{}"{}>{}</option>').format(
                    name, Markup(" selected") if name == scope.collection else "", name or text("scope.everywhere")
                )
                for name in ("", *info.collections)
            ),
        )
        if info.collections
        else ""
    )
    return Markup(
        '<details class="or-scope"{}><summary><span class="or-faint">{}:</span> {}</summary>'
        '<form data-act="scope">{}{}{}{}{}</form></details>'
    ).format(
        attributes(open=open_),
        text("scope.label"),
        shown(", ".join(chosen) or text("scope.everywhere")),
        collections,
        _field("document", scope.document, text("scope.everywhere")),
        _field("person", scope.person, text("scope.everybody")),
        Markup('<p class="or-warning" role="status">{}</p>').format(text("scope.nothing")) if nothing else "",
        button(text("scope.clear"), "scope", kind="plain") if chosen else "",
    )


def _field(name: str, value: str, placeholder: str) -> Markup:
    """A limit; the script fetches what it can be set to."""
    return Markup(
        '<label>{0}<input name="{1}" value="{2}" placeholder="{3}" list="or-list-{1}" data-now autocomplete="off">'
        '<datalist id="or-list-{1}"></datalist></label>'
    ).format(
        text(f"scope.{name}"),
        name,
        value,
        placeholder,
    )
