"""One document on the Documents page: how it was split beside its text, and what an editor can put right."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path, PurePath

from markupsafe import Markup

from assistant.positions import file_name
from assistant.web import sources
from assistant.web.files import file_of
from assistant.web.guard import Visitor
from assistant.web.markup import button, join, shown
from assistant.web.texts import text
from assistant.web.views import stretches
from index.library import Library
from index.pairs import LAYOUTS, PROSE
from index.passages import plain
from index.types import Document, QAPair, Span, Speaker

PAIRS = 300  # pairs shown of one document


def document(
    library: Library, document_id: int, *, visitor: Visitor, notice: str, problem: str, uploads: Path
) -> Markup:
    """The page of one document; of one that was sent to `uploads` its name there. Raises StoreError when it is gone."""
    found = library.document(document_id)
    pairs = library.pairs(document_id)
    edit = _corrections(library, found, pairs) if visitor.role == "editor" else ""
    return Markup(
        '<div class="or-head">{back}<h1 dir="auto">{title}</h1><p class="or-place or-document">{source}</p></div>{notice}'
        '{problem}{edit}<div class="or-split"><section><h2>{split}</h2><ol class="or-pairs">{rows}</ol>{more}</section>'
        '<section class="or-text-side"><h2>{its_text}</h2>{text}</section></div>'
    ).format(
        back=button(f"← {text('documents.back')}", "list", kind="quiet or-back"),
        title=shown(found.title),
        source=shown(_place(found.source, visitor, uploads)),
        notice=Markup('<p class="or-notice" role="status">{}</p>').format(shown(notice)) if notice else "",
        problem=Markup('<p class="or-problem" role="alert">{}</p>').format(shown(problem)) if problem else "",
        edit=edit,
        split=text("documents.split"),
        rows=join(_pair(found, pair) for pair in pairs[:PAIRS]),
        more=Markup('<p class="or-note">{}</p>').format(text("documents.first", shown=PAIRS, total=len(pairs)))
        if len(pairs) > PAIRS
        else "",
        its_text=text("documents.text"),
        text=sources.whole(found, pairs, None, back=None),
    )


def _place(source: str, visitor: Visitor, uploads: Path) -> str:
    """Where a document lies, for those who may change it; an upload's folder says nothing to anybody."""
    sent = PurePath(source)
    if visitor.role != "editor":
        return file_name(source)
    return "/".join(sent.relative_to(uploads).parts[1:]) if sent.is_relative_to(uploads) else source


def _pair(found: Document, pair: QAPair) -> Markup:
    question = (
        Markup('<p class="or-pair-question" dir="auto">{}{}</p>').format(
            _who(pair.asker), shown(" ".join(plain(found, pair.question)[0].split()))
        )
        if pair.question
        else Markup('<p class="or-pair-question or-faint">{}</p>').format(
            shown(" › ".join(pair.heading) or text("documents.prose"))
        )
    )
    answers = join(
        Markup('<p class="or-pair-answer" dir="auto">{}{}</p>').format(
            _who(turn.speaker), shown(_short(_apart(found, turn.span)))
        )
        for turn in pair.turns[:20]
    )
    return Markup('<li class="or-pair-row" value="{}">{}{}</li>').format(pair.number, question, answers)


def _who(speaker: Speaker | None) -> Markup:
    name = speaker.name if speaker else ""
    return Markup('<span class="or-speaker">{}</span> ').format(shown(name)) if name else Markup("")


def _apart(document: Document, span: Span) -> str:
    """The words of `span` without markup; what stood on lines of its own, as front matter does, is not run together."""
    words, places = plain(document, span)
    gaps = (document.text[before + 1 : after] for before, after in pairwise(places))
    return "".join(f"\n{word}" if "\n" in gap else word for word, gap in zip(words, ("", *gaps), strict=False))


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) < 400 else flat[:400].rsplit(" ", 1)[0] + " …"


def _corrections(library: Library, found: Document, pairs: tuple[QAPair, ...]) -> Markup:
    file = file_of(library, found.source)
    labels = dict.fromkeys(name for _, name, _ in stretches(pairs) if name)
    used = max((pair.layout for pair in pairs), key=[pair.layout for pair in pairs].count, default="prose")
    options = join(
        Markup('<option value="{}"{}>{}</option>').format(
            name, Markup(" selected") if name == used else "", text(f"documents.layout.{name}")
        )
        for name in (*LAYOUTS, PROSE)
    )
    people = join(
        Markup(
            '<form data-act="person" data-document="{}" data-label="{}"><label>{}<input name="name" value="{}" maxlength="120">'
            '</label><button class="or-button or-plain">{}</button></form>'
        ).format(found.id, label, text("documents.person_name", label=label), label, text("documents.person_save"))
        for label in list(labels)[:30]
    )
    return Markup(
        '<div class="or-corrections"><form data-act="layout" data-document="{}"><label>{}<select name="layout">'
        '<option value="">{}</option>{}</select></label><button class="or-button or-plain">{}</button></form>{}'
        '<button type="button" class="or-button or-plain or-danger" data-act="remove" data-document="{}" data-sure="{}">{}'
        "</button></div>"
    ).format(
        found.id,
        text("documents.layout"),
        text("documents.layout_auto"),
        options,
        text("documents.layout_apply"),
        Markup('<details class="or-who-speaks"><summary>{}</summary>{}</details>').format(
            text("documents.people"), people
        )
        if people
        else "",
        found.id,
        text("documents.remove_all_sure", name=file_name(file.source))
        if file is not None and file.source != found.source  # other rows of a table, other files of a zip
        else text("documents.remove_sure"),
        text("documents.remove"),
    )
