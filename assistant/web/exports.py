"""What can be taken away: a conversation as Markdown, HTML or JSON, feedback as a test set, gaps as FAQ rows, mentions."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from assistant.conversation_records import Exchange
from assistant.lists.mentions_files import as_csv, as_word
from assistant.positions import file_name
from assistant.records import NotKept
from assistant.web import mentions
from assistant.web.gaps import grouped
from assistant.web.guard import Visitor
from assistant.web.markup import join, shown
from assistant.web.scope import Scope
from assistant.web.site import Site
from assistant.web.uploads import safe_name
from assistant.web.views import AnswerView, from_json

if TYPE_CHECKING:
    from assistant.evaluation.labels import Label

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

STYLE = Markup(
    "body{font:16px/1.6 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem}"
    "h2{font:600 1.15rem sans-serif}ol{font-size:.9rem}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file to download."""

    name: str
    kind: str
    content: bytes


def make(site: Site, visitor: Visitor, name: str, query: Mapping[str, str]) -> Made:
    """The export called `name`, of what belongs to the visitor. Raises NotKept where there is none."""
    stem, _, ending = name.rpartition(".")
    if (stem, ending) == ("feedback", "jsonl"):
        return Made(name=name, kind="application/jsonl", content=feedback(site.conversations.rated(visitor.owner)))
    if (stem, ending) == ("gaps", "csv"):
        return Made(name=name, kind="text/csv; charset=utf-8", content=gaps(site.conversations.declined(visitor.owner)))
    if stem.startswith("labels-") and ending == "jsonl":
        number = stem.removeprefix("labels-")
        given = site.evaluations.labels(visitor.owner, int(number)) if number.isdecimal() else ()
        return Made(name=name, kind="application/jsonl", content=labels(given))
    if stem == "mentions" and ending in {"csv", "docx"}:
        library, theme = site.service.library, query.get("theme", "")[:500]
        found = mentions.find(library, theme, Scope.of(query))
        made = (
            as_csv(found, locate=library.locate, named=file_name)
            if ending == "csv"
            else as_word(found, theme=theme, locate=library.locate, named=file_name)
        )
        return Made(name=name, kind="text/csv; charset=utf-8" if ending == "csv" else WORD, content=made)
    title = site.conversations.one(visitor.owner, stem).title
    exchanges = site.conversations.exchanges(visitor.owner, stem)
    called = f"{safe_name(title.rstrip('?!.… '))}.{ending}"
    if ending == "md":
        return Made(name=called, kind="text/markdown; charset=utf-8", content=markdown(title, exchanges).encode())
    if ending == "html":
        return Made(name=called, kind="text/html; charset=utf-8", content=html(title, exchanges).encode())
    if ending == "json":
        return Made(name=called, kind="application/json", content=as_json(title, exchanges))
    raise NotKept(name)


def markdown(title: str, exchanges: tuple[Exchange, ...]) -> str:
    """The conversation as Markdown; every character of documents and answers that could be notation is escaped."""
    parts = [f"# {_plain(title)}"]
    for exchange in exchanges:
        view = from_json(exchange.answer)
        parts.extend((f"## {_plain(view.question)}", f"*{_moment(exchange.asked)}*", _plain(view.said)))
        parts.extend([f"*{_plain(view.notice)}*"] if view.notice else [])
        parts.extend(f"{s.marker}. {_plain(s.cited)}" for s in view.sources)
    return "\n\n".join(parts) + "\n"


def _moment(asked: str) -> str:
    """When a question was asked, to the minute."""
    return f"{asked[:16].replace('T', ' ')} UTC"


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    flat = " ".join(text.split())
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#|!~&" else c for c in flat)


def html(title: str, exchanges: tuple[Exchange, ...]) -> str:
    """The conversation as one page without script, link or picture."""
    page = Markup(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{0}</title><style>{2}</style></head>'
        "<body><h1>{0}</h1>{1}</body></html>"
    )
    return str(page.format(shown(title), join(_section(from_json(e.answer), e.asked) for e in exchanges), STYLE))


def _section(view: AnswerView, asked: str) -> Markup:
    items = join(Markup('<li value="{}">{}</li>').format(s.marker, shown(s.cited)) for s in view.sources)
    notice = Markup("<p><small>{}</small></p>").format(shown(view.notice)) if view.notice else ""
    return Markup("<h2>{}</h2><p><small>{}</small></p><p>{}</p>{}<ol>{}</ol>").format(
        shown(view.question), _moment(asked), shown(view.said), notice, items
    )


def as_json(title: str, exchanges: tuple[Exchange, ...]) -> bytes:
    """The conversation with quotes and positions, each source with the snapshot of its context."""
    rows = [
        {"asked": e.asked, "feedback": e.feedback, "note": e.note, "answer": asdict(_named(from_json(e.answer)))}
        for e in exchanges
    ]
    return json.dumps({"schema": 1, "title": title, "exchanges": rows}, indent=1).encode()


def _named(view: AnswerView) -> AnswerView:
    """The answer with its documents named as citations name them, not by where they lie on the server."""
    return replace(
        view,
        sources=tuple(replace(s, document=file_name(s.document)) for s in view.sources),
        hits=tuple(replace(h, document=file_name(h.document)) for h in view.hits),
    )


def feedback(exchanges: tuple[Exchange, ...]) -> bytes:
    """Rated answers as a test set: what was right keeps its quotes as gold, what was wrong waits for somebody's label."""
    rows = []
    for exchange in exchanges:
        view = from_json(exchange.answer)
        right = exchange.feedback == "right"
        gold = (
            [{"file": file_name(s.document), "quote": s.quote} for s in view.sources]
            if right and not view.abstained
            else []
        )
        rows.append(
            {
                "id": f"feedback-{exchange.id}",
                "question": view.searched_for or view.question,
                "answerable": not (right and view.abstained),
                "gold": gold,
                "answer": view.said if right and not view.abstained else "",
                "note": exchange.note,
                "verdict": exchange.feedback,
            }
        )
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def labels(given: Sequence[Label]) -> bytes:
    """Labels as `onrecord evaluate --labels` reads them. Raises NotKept where there is none."""
    if not given:
        raise NotKept("labels")
    return "".join(json.dumps(asdict(label)) + "\n" for label in given).encode()


def gaps(exchanges: tuple[Exchange, ...]) -> bytes:
    """Declined questions as rows of an FAQ whose answers are still to be written."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("question", "answer"))
    writer.writerows((spreadsheet(gap.question), "") for gap in grouped(exchanges))
    return out.getvalue().encode("utf-8-sig")


def spreadsheet(text: str) -> str:
    """Text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text
