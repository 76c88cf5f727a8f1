"""The Documents page: add files, see every document and how it was split, put right who speaks, remove."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from markupsafe import Markup

from assistant.positions import file_name
from assistant.service import NotReady
from assistant.web import document_page, sources
from assistant.web.files import file_of, path_of
from assistant.web.guard import Visitor
from assistant.web.markup import attributes, button, join, shown
from assistant.web.site import Action, Site
from assistant.web.texts import text
from assistant.web.uploads import FILE_MB
from index.embedding import languages
from index.errors import OnRecordError
from index.library import Library
from index.store import DocumentSummary, Person
from index.types import Span

ROWS = 100  # documents shown before "show more"
UNREAD = 100  # files that could not be read, with why
COLUMNS = ("title", "people", "date", "pairs", "kind", "language", "collection")


def page(site: Site, visitor: Visitor, done: Action) -> Markup:
    """The page after `done`: the list, or one document."""
    problem = notice = ""
    try:
        library = site.service.library
        if done.name in {"remove", "layout", "person", "merge"}:
            if visitor.role != "editor":
                problem = text("documents.not_allowed")
            else:
                notice = _change(site, done)
        if done.name in {"show", "layout", "person"}:
            return document_page.document(
                library,
                done.number("document"),
                visitor=visitor,
                notice=notice,
                problem=problem,
                uploads=site.uploads.folder,
            )
    except NotReady as error:
        return _frame(visitor, Markup(""), notice, str(error))
    except OnRecordError as error:
        problem = str(error)
    people = library.people()
    body = _unread(site) + _list(library, visitor, people, done)
    if done.name == "merge":  # what came of it is said where the form is, far below the list
        return _frame(visitor, body, "", "") + _people(people, visitor, done, notice, problem)
    return _frame(visitor, body, notice, problem) + _people(people, visitor, done, "", "")


def whole(site: Site, document_id: int, quote: Span) -> Markup:
    """A document from end to end with the quote highlighted, for the panel beside the answer."""
    try:
        library = site.service.library
        return sources.whole(library.document(document_id), library.pairs(document_id), quote)
    except OnRecordError:
        return Markup('<div class="or-sources"><p class="or-warning">{}</p></div>').format(text("sources.gone"))


def _change(site: Site, done: Action) -> str:
    """Do what an editor asked for, on the thread that writes; one line about it."""
    service, words = site.service, done.get("name").strip()[:120]
    if done.name == "merge":
        if not words or words == done.get("person"):
            return ""
        service.run(lambda library: _drop(library.rename_person(done.get("person"), words)))
        return text("documents.corrected")
    found = service.library.document(done.number("document"))
    known = file_of(service.library, found.source)
    file = known.source if known else found.source
    if done.name == "remove":
        path = path_of(service.library, found)
        service.run(lambda library: _drop(library.remove([file])))
        if path is not None:
            site.uploads.forget(path)
        return text("documents.removed", name=file_name(file))
    if done.name == "layout":
        service.run(lambda library: _drop(library.choose_layout(file, done.get("layout") or None)))
        return text("documents.reread", name=file_name(file))
    service.run(lambda library: _drop(library.rename_person(done.get("label"), words, document=file)))
    return text("documents.corrected")


def _drop(_: object) -> None:
    """A change's own report is not shown here."""


def _kind(source: str) -> str:
    """The ending of a document's file, of one in a zip its own, of a row its table's."""
    file = source.rpartition(".zip#")[2]
    return (PurePath(file.partition("#")[0]).suffix or PurePath(file).suffix).lstrip(".").lower()


def _frame(visitor: Visitor, body: Markup, notice: str, problem: str) -> Markup:
    drop = (
        Markup(
            '<div class="or-upload"{}><p>{} <button type="button" class="or-link" data-local="choose">{}</button></p>'
            '<p class="or-faint">{}</p><label class="or-collection">{}<input name="collection" maxlength="80"'
            ' placeholder="{}"></label><input type="file" name="files" multiple tabindex="-1" aria-label="{}"></div>'
            '<ul class="or-uploads" aria-live="polite"></ul>'
        ).format(
            attributes(
                data_sending=text("upload.sending"),
                data_lost=text("error.lost"),
                data_most=FILE_MB << 20,
                data_large=text("upload.too_large", limit=FILE_MB),
                data_folder=text("upload.folder"),
            ),
            text("documents.drop"),
            text("documents.choose"),
            text("documents.kinds"),
            text("documents.collection_new"),
            text("documents.collection_hint"),
            text("documents.choose"),
        )
        if visitor.role == "editor"
        else Markup('<p class="or-notice">{}</p>').format(text("documents.reader"))
    )
    return Markup('<div class="or-head"><h1>{}</h1></div>{}{}{}{}').format(
        text("documents.title"), drop, said(notice), wrong(problem), body
    )


def _unread(site: Site) -> Markup:
    """What could not be read of the paths that the server was started with, and what to do about each."""
    failures = site.service.state.failures
    if not failures:
        return Markup("")
    return Markup('<details class="or-unread" open><summary>{}</summary><ul>{}</ul></details>').format(
        unread(len(failures)),
        join(Markup('<li dir="auto">{}</li>').format(shown(failure.message)) for failure in failures[:UNREAD]),
    )


def unread(count: int) -> str:
    """How many files could not be read; '' for none."""
    return "" if not count else text("index.failed_one") if count == 1 else text("index.failed", count=count)


def said(words: str) -> Markup:
    """One line about what was done."""
    return Markup('<p class="or-notice" role="status">{}</p>').format(shown(words)) if words else Markup("")


def wrong(words: str) -> Markup:
    """One line about what went wrong."""
    return Markup('<p class="or-problem" role="alert">{}</p>').format(shown(words)) if words else Markup("")


def _list(library: Library, visitor: Visitor, people: Sequence[Person], done: Action) -> Markup:
    every = library.documents()
    search, collection = done.get("search")[:200], done.get("collection")
    named = _named(every, people)
    found = [d for d in every if _matches(d, named[d.id], search) and (not collection or d.collection == collection)]
    limit = max(ROWS, min(done.number("limit", ROWS), 20_000))
    if not every:
        return Markup('<p class="or-empty">{}</p>').format(text("documents.none"))
    known = languages(library.embedder.name)
    collections = library.info().collections
    columns = COLUMNS if collections else COLUMNS[:-1]
    rows = join(_row(d, named[d.id], known, columns, visitor) for d in found[:limit])
    more = (
        button(
            text("documents.more"), "list", kind="plain", search=search, collection=collection, limit=limit + 5 * ROWS
        )
        if len(found) > limit
        else ""
    )
    choose = (
        Markup('<select name="collection" data-now aria-label="{}">{}</select>').format(
            text("scope.collection"),
            join(
                Markup('<option value="{}"{}>{}</option>').format(
                    name, Markup(" selected") if name == collection else "", name or text("scope.everywhere")
                )
                for name in ("", *collections)
            ),
        )
        if collections
        else ""
    )
    return Markup(
        '<form class="or-filter" data-act="list"><input type="search" name="search" data-live="list" value="{0}"'
        ' placeholder="{1}" aria-label="{1}">{2}<span class="or-faint" role="status">{3}</span>'
        "</form>{4}"
    ).format(
        search,
        text("documents.filter"),
        choose,
        text("documents.count", shown=f"{len(found):,}", total=f"{len(every):,}"),
        _table(columns, rows) + more
        if found
        else Markup('<p class="or-empty">{}</p>').format(text("documents.none_found")),
    )


def _table(columns: tuple[str, ...], rows: Markup) -> Markup:
    head = join(Markup('<th scope="col">{}</th>').format(text(f"documents.column.{name}")) for name in columns)
    return Markup(
        '<div class="or-table" role="region" aria-label="{}"><table><thead><tr>{}</tr></thead><tbody>{}'
        "</tbody></table></div>"
    ).format(text("documents.title"), head, rows)


def _named(every: Sequence[DocumentSummary], people: Sequence[Person]) -> dict[int, list[str]]:
    """By document who takes part in it: first those whom it names itself, then who else speaks."""
    named: dict[int, list[str]] = {summary.id: [] for summary in every}
    for person in people:
        for number in person.documents:
            if number in named:
                named[number].append(person.name)
    return {
        summary.id: sorted(named[summary.id], key=lambda name: name not in summary.participants) for summary in every
    }


def _matches(summary: DocumentSummary, named: Sequence[str], search: str) -> bool:
    words = " ".join((summary.source, summary.title, *named, summary.date or "")).casefold()
    return all(word in words for word in search.casefold().split())


def _row(
    summary: DocumentSummary,
    named: Sequence[str],
    known: frozenset[str] | None,
    columns: tuple[str, ...],
    visitor: Visitor,
) -> Markup:
    cells = {
        "people": shown(", ".join(named[:3]) + (" …" if len(named) > 3 else "")),
        "date": shown(summary.date or ""),
        "pairs": _counted(summary),
        "kind": shown(_kind(summary.source)),
        "language": _language(summary.language, known),
        "collection": shown(summary.collection or ""),
    }
    classes = {"date": "or-date", "pairs": "or-count-cell"}
    return Markup(
        '<tr class="or-document-row" data-document="{}"><th scope="row"><button type="button" class="or-link" dir="auto"'
        ' data-act="show" data-document="{}">{}</button><span class="or-faint" title="{}">{}</span></th>{}</tr>'
    ).format(
        summary.id,
        summary.id,
        shown(summary.title or file_name(summary.source)),
        summary.source if visitor.role == "editor" else file_name(summary.source),
        shown(file_name(summary.source)),
        join(
            Markup('<td dir="auto"{}>{}</td>').format(attributes(class_=classes.get(name)), cells[name])
            for name in columns
            if name in cells
        ),
    )


def _counted(summary: DocumentSummary) -> Markup:
    """Questions, and sections where there is nothing else."""
    pairs, sections = (_count("pair", summary.pairs), _count("section", summary.sections))
    return Markup("{}").format(pairs) if pairs else Markup('<span class="or-faint">{}</span>').format(sections)


def _language(language: str | None, known: frozenset[str] | None) -> Markup:
    """The language's code, and a word where the encoder does not know it."""
    if known is None or language is None or language in known:
        return shown(language or "")
    return Markup('{} <span class="or-tag" title="{}">{}</span>').format(
        language, text("documents.strange_why"), text("documents.strange")
    )


def _count(what: str, number: int) -> str:
    return "" if not number else text(f"documents.{what}") if number == 1 else text(f"documents.{what}s", count=number)


def _people(people: Sequence[Person], visitor: Visitor, done: Action, notice: str, problem: str) -> Markup:
    """Everybody who speaks, and for an editor the form that merges two names into one."""
    if not people or visitor.role != "editor":
        return Markup("")
    names = join(Markup('<option value="{}"></option>').format(person.name) for person in people[:2000])
    return Markup(
        '<details class="or-people"{0}><summary>{1} ({2})</summary><p class="or-note">{3}</p><form data-act="merge">'
        '<label>{4}<input name="person" list="or-names" required></label><label>{5}<input name="name" list="or-names" required>'
        '</label><button class="or-button or-plain">{6}</button><datalist id="or-names">{7}</datalist></form>{8}{9}</details>'
    ).format(
        Markup(" open") if done.name == "merge" else "",
        text("people.title"),
        len(people),
        text("people.more"),
        text("people.name"),
        text("people.into"),
        text("people.merge"),
        names,
        said(notice),
        wrong(problem),
    )
