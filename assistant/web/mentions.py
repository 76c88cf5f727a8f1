"""Mentions: every passage on a theme, grouped by who said it, to be read, counted and taken along."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from assistant.web.guard import Visitor
from assistant.web.markup import button, join, marked, shown
from assistant.web.positions import position
from assistant.web.scope import Scope
from assistant.web.site import Action, Site
from assistant.web.texts import text
from index.errors import OnRecordError
from index.library import Library
from index.sentences import sentences
from index.types import Document, Hit, Locator, Span
from index.words import content_stems, tokens

MOST = 200  # pairs considered
NEAR = 0.45  # cosine from which a passage that shares no word with the theme counts
SHOWN = 60  # passages on the page; the files hold all


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One passage. `exact` is True when it holds the theme's own words."""

    person: str
    document: Document
    question: str
    span: Span
    quote: str
    locator: Locator
    exact: bool


def find(library: Library, theme: str, scope: Scope) -> tuple[Mention, ...]:
    """The passages on `theme`, by person (those with most first), in the order of their documents within one."""
    if not theme.strip():
        return ()
    wanted = content_stems(theme)
    found: dict[str, list[Mention]] = {}
    for hit in library.search(theme, k=MOST, filters=scope.filters()):
        for mention in _in_pair(library, hit, wanted):
            found.setdefault(mention.person, []).append(mention)
    groups = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        mention for _, group in groups for mention in sorted(group, key=lambda m: (m.document.source, m.span.start))
    )


def _in_pair(library: Library, hit: Hit, wanted: frozenset[str]) -> list[Mention]:
    """Sentences of the answer with all the theme's words; else the best passage, when it is near in meaning."""
    words = hit.document.text
    spans = [
        span
        for turn in hit.pair.turns
        for span in sentences(words, turn.span.start, turn.span.end)
        if wanted and wanted <= {token.stem for token in tokens(span.of(words))}
    ]
    exact = bool(spans)
    if not spans and (hit.why.dense or 0.0) >= NEAR:
        spans = [span for span in hit.spans[:1] if any(turn.span.contains(span) for turn in hit.pair.turns)]
    mentions = []
    for span in spans:
        speaker = hit.pair.speaker_at(span)
        mentions.append(
            Mention(
                person=speaker.name if speaker else "",
                document=hit.document,
                question=hit.pair.question.of(words) if hit.pair.question else "",
                span=span,
                quote=span.of(words),
                locator=library.locate(hit.document.id, span),
                exact=exact,
            )
        )
    return mentions


def page(site: Site, _: Visitor, done: Action) -> Markup:
    """The page with what was found for the theme."""
    theme = done.get("theme").strip()[:500]
    problem = ""
    found: tuple[Mention, ...] = ()
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
    return head + _summary(found, theme) + join(_group(person, group) for person, group in _groups(found[:SHOWN]))


def _groups(found: tuple[Mention, ...]) -> list[tuple[str, list[Mention]]]:
    groups: dict[str, list[Mention]] = {}
    for mention in found:
        groups.setdefault(mention.person, []).append(mention)
    return list(groups.items())


def _summary(found: tuple[Mention, ...], theme: str) -> Markup:
    people = len({mention.person for mention in found if mention.person})
    query = urlencode({"theme": theme})
    return Markup(
        '<p class="or-count">{} <span class="or-faint">{}</span></p><p class="or-takeaway">'
        '<a href="onrecord/export/mentions.docx?{}" download>{}</a>'
        ' <a href="onrecord/export/mentions.csv?{}" download>{}</a></p>'
    ).format(
        text("mentions.count", passages=len(found), people=people),
        text("mentions.least"),
        query,
        text("mentions.word"),
        query,
        text("mentions.csv"),
    )


def _group(person: str, group: list[Mention]) -> Markup:
    return Markup(
        '<section class="or-mentions"><h2 dir="auto">{} <span class="or-faint">{}</span></h2>{}</section>'
    ).format(shown(person or text("mentions.nobody")), len(group), join(_one(mention) for mention in group))


def _one(mention: Mention) -> Markup:
    markup = tuple((m.start, m.end) for m in mention.document.markup if m.overlaps(mention.span))
    facts = (mention.document.title, mention.document.date, position(mention.locator))
    near = Markup(' <span class="or-tag">{}</span>').format(text("mentions.near")) if not mention.exact else ""
    return Markup(
        '<blockquote class="or-mention" dir="auto"><p>{}{}</p><footer class="or-place">{} {}</footer></blockquote>'
    ).format(
        marked(mention.quote, start=mention.span.start, markup=markup, quote=None),
        near,
        shown(" · ".join(fact for fact in facts if fact)),
        button(
            text("sources.whole"),
            "whole",
            document=mention.document.id,
            start=mention.span.start,
            end=mention.span.end,
        ),
    )


def as_csv(found: tuple[Mention, ...]) -> bytes:
    """All mentions as CSV (UTF-8 with a byte order mark, which spreadsheets want)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("person", "quote", "question", "document", "title", "date", "position", "start", "end"))
    for m in found:
        row = (
            m.person,
            m.quote,
            m.question,
            m.document.source,
            m.document.title,
            m.document.date or "",
            position(m.locator),
        )
        writer.writerow(
            [*(f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell for cell in row), m.span.start, m.span.end]
        )
    return out.getvalue().encode("utf-8-sig", "replace")


def as_word(found: tuple[Mention, ...]) -> bytes:
    """All mentions as a Word document, a heading for each person."""
    import docx

    document = docx.Document()
    for person, group in _groups(found):
        document.add_heading(_xml(person or text("mentions.nobody")), level=1)
        for m in group:
            document.add_paragraph(_xml(f"“{m.quote}”"))
            facts = (m.document.title, m.document.source, m.document.date, position(m.locator))
            document.add_paragraph().add_run(_xml(", ".join(fact for fact in facts if fact))).italic = True
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _xml(words: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(
        c if c in "\t\n" or (c >= " " and not 0xD800 <= ord(c) < 0xE000 and c not in "\ufffe\uffff") else "\ufffd"
        for c in words
    )
