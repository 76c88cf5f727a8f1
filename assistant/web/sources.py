"""The panel beside the answer: each cited passage in its context, the quoted characters highlighted."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable, Sequence

from markupsafe import Markup

from assistant.positions import clock, file_name, position
from assistant.web.markup import attributes, join, marked, shown
from assistant.web.texts import text
from assistant.web.views import AnswerView, HitView, SourceView, TurnView, stretches, turn_view
from index.types import Document, QAPair, Span

WHOLE = 400_000  # characters of a document shown at once
LINES = re.compile(r"(?:[^\S\n]*\n)*")  # empty lines before the first that is not
CLOCK = re.compile(r"\d+(?::\d\d)+(?:[.,]\d+)?")  # when somebody began to speak, as some labels say
AROUND_NAME = " \n\t*_:.-–—[]()"  # what a label may wear in a document
LABEL = 8  # characters of a label that stands beside the name of who speaks: 'Q.', '12.', 'A:'
LINE = re.compile(r"[-–—*_#=>|•·]+")  # a label that is no word
Standing = Callable[[SourceView], str]  # 'same', 'changed' or 'removed'


def panel(
    view: AnswerView | None, *, exchange: int | None = None, date: str = "", standing: Standing | None = None
) -> Markup:
    """All sources of one answer. `standing` tells whether a document is still as it was on `date`."""
    if view is None or not view.sources:
        return Markup('<div class="or-sources" data-exchange="">{}<p class="or-faint">{}</p></div>').format(
            _head(text("sources.title")), text("sources.empty")
        )
    heading = text("answer.closest") if view.abstained else text("sources.title")
    return Markup('<div class="or-sources"{}>{}{}</div>').format(
        attributes(data_exchange="" if exchange is None else exchange),
        _head(heading),
        join(source(s, view.hits, standing(s) if standing else "same", date) for s in view.sources),
    )


def _head(title: str, *, back: Markup | str = "") -> Markup:
    """What stays in view above the passages: where one is, and the way out where the panel covers the page."""
    return Markup(
        '<div class="or-sources-head">{}<h2 dir="auto">{}</h2><button type="button" class="or-button or-plain or-close-sources"'
        ' data-local="close-sources">{}</button></div>'
    ).format(back, shown(title), text("sources.close"))


def source(view: SourceView, hits: Sequence[HitView], standing: str, asked: str) -> Markup:
    """One cited passage: who, where, the turns around it with the quote highlighted."""
    place = position(view.locator)
    heading = " › ".join(name for name in view.locator.heading if name != view.title)
    title = view.title if view.title != view.speaker else ""
    date = Markup('<span class="or-date">{}</span>').format(view.date) if view.date else Markup("")
    changed = (
        Markup('<p class="or-warning">{}</p>').format(text(f"sources.{standing}", date=asked[:10]))
        if standing != "same"
        else ""
    )
    return Markup(
        '<section class="or-source" data-marker="{marker}" data-document="{id}" tabindex="-1"'
        ' aria-label="{label}"><header><span class="or-number">{marker}</span><div class="or-who">'
        '<p class="or-speaker" dir="auto">{speaker}</p><p class="or-title" dir="auto">{title}</p>'
        '<p class="or-place"><span class="or-document" title="{path}">{document}</span>{place}</p>{heading}</div></header>'
        '{changed}{media}<div class="or-context">{turns}</div>{pages}{tools}</section>'
    ).format(
        marker=view.marker,
        id=view.document_id,
        label=text("answer.citation", marker=view.marker, who=view.speaker or view.title),
        speaker=shown(view.speaker or text("sources.own_words")),
        title=join(filter(None, (shown(title), date)), " · "),
        path=view.document,
        document=shown(file_name(view.document)),
        place=Markup(' <span class="or-position">{}</span>').format(place) if place else "",
        heading=Markup('<p class="or-heading" dir="auto">{}</p>').format(shown(heading)) if heading else "",
        changed=changed,
        media=_media(view) if standing == "same" else "",
        pages=_pages(view) if standing == "same" else "",
        turns=join(turn(t, (view.start, view.end), own=_own(view, t)) for t in view.turns),
        tools=_tools(view, hits, standing),
    )


def _own(view: SourceView, turn: TurnView) -> bool:
    """True for the question that the quoted words reply to."""
    return turn.role == "question" and bool(view.question) and turn.start <= view.start


def turn(
    view: TurnView, quote: tuple[int, int] | None, *, own: bool = False, named: bool = False, label: str = ""
) -> Markup:
    """A stretch of the document, with its `label` there and who spoke it unless that stands before it already (`named`)."""
    name = "" if named else view.speaker or ""
    if view.role == "question" and len(name) < 2 and not named:  # 'Q' is no name
        name = "" if label else text("sources.asked")
    labelled = Markup('<span class="or-label">{}</span> ').format(shown(label)) if label else ""
    speaker = (
        Markup('<span class="or-turn-speaker" dir="auto">{}{}</span>').format(
            labelled, Markup("<bdi>{}</bdi>").format(shown(name)) if name else ""
        )
        if name or label
        else ""
    )
    return Markup('<div class="or-turn or-turn-{}">{}<div class="{}" dir="auto">{}{}{}</div></div>').format(
        view.role,
        speaker,
        "or-question" if own else "or-words",
        Markup('<span class="or-cut">… </span>') if view.cut_before else "",
        marked(view.text, start=view.start, markup=view.markup, quote=quote),
        Markup('<span class="or-cut"> …</span>') if view.cut_after else "",
    )


def _media(view: SourceView) -> Markup:
    """A player that begins at the quote's second, where a recording lies beside the document."""
    locator = view.locator
    if not locator.media or locator.time_start is None:
        return Markup("")
    seen = (mimetypes.guess_type(locator.media)[0] or "").startswith("video/")
    return Markup(
        '<{0} class="or-media" controls preload="metadata" src="onrecord/media/{1}#t={2}" data-start="{2}" aria-label="{3}">'
        "</{0}>"
    ).format(
        "video" if seen else "audio",
        view.document_id,
        f"{locator.time_start:g}",
        text("sources.play", name=view.title, time=clock(locator.time_start)),
    )


def _pages(view: SourceView) -> Markup:
    """Room for the pages of a PDF that the quote stands on; the script fetches them when they come into view."""
    numbers = sorted({box.page for box in view.locator.boxes})
    if not numbers:
        return Markup("")
    return Markup('<div class="or-pages" role="group" tabindex="0" aria-label="{}"{}></div>').format(
        text("sources.page", page=numbers[0], name=file_name(view.document)),
        attributes(
            data_document=view.document_id,
            data_start=view.start,
            data_end=view.end,
            data_alt=text("sources.page_alt", page="#"),
            data_none=text("sources.no_page"),
        ),
    )


def _tools(view: SourceView, hits: Sequence[HitView], standing: str) -> Markup:
    whole = (
        Markup(
            '<button type="button" class="or-button or-quiet" data-act="whole" data-document="{}" data-start="{}"'
            ' data-end="{}">{}</button>'
        ).format(view.document_id, view.start, view.end, text("sources.whole"))
        if standing == "same"
        else ""
    )
    copy = Markup('<button type="button" class="or-button or-quiet" data-local="copy"{}>{}</button>').format(
        attributes(data_text=view.words, data_done=text("answer.copied")), text("sources.copy")
    )
    found = next(((i, h) for i, h in enumerate(hits, 1) if (h.document, h.pair) == (view.document, view.pair)), None)
    return Markup('<footer class="or-tools">{}{}</footer>{}').format(whole, copy, _why(*found) if found else "")


def _why(rank: int, hit: HitView) -> Markup:
    facts = [text("sources.rank", rank=rank)]
    if hit.dense is not None:
        facts.append(text("sources.meaning", score=f"{hit.dense:.2f}"))
    if hit.lexical is not None:
        facts.append(text("sources.words_score", score=f"{hit.lexical:.2f}"))
    if hit.words:
        facts.append(text("sources.matched", words=", ".join(hit.words)))
    return Markup('<details class="or-why"><summary>{}</summary><p>{}</p></details>').format(
        text("sources.why"), " · ".join(facts)
    )


def whole(document: Document, pairs: Sequence[QAPair], quote: Span | None, *, back: str | None = "") -> Markup:
    """The document from end to end, stretch by stretch, the quote highlighted; notation and labels stay faint."""
    first, last = 0, len(document.text)
    if last > WHOLE:
        middle = quote.start if quote else 0
        first = max(0, min(middle - WHOLE // 2, last - WHOLE))
        last = first + WHOLE
    highlighted = (quote.start, quote.end) if quote else None
    parts: list[Markup] = []
    at = first
    for role, speaker, span in stretches(pairs):
        if span.end <= first or span.start >= last:
            continue
        between = Span(at, max(at, span.start))
        words = between.of(document.text).strip()
        cited = highlighted is not None and between.overlaps(Span(*highlighted))
        label = words if len(words) <= LABEL and "\n" not in words and not cited else ""
        if not label:
            parts.append(_between(document, between, highlighted))
        name = CLOCK.sub("", words).strip(AROUND_NAME)
        named = speaker is not None and name.casefold() == speaker.casefold()
        label = "" if LINE.fullmatch(label) else label
        parts.append(turn(turn_view(document, role, speaker, span), highlighted, named=named, label=label))
        at = max(at, span.end)
    parts.append(_between(document, Span(at, max(at, last)), highlighted))
    return Markup(
        '<div class="or-whole" data-whole="{}">{}<header><h2 dir="auto">{}</h2><p class="or-place">{}</p>{}</header>{}</div>'
    ).format(
        document.id,
        _head("", back=_back()) if back is not None else "",
        shown(document.title),
        shown(file_name(document.source)),
        Markup('<p class="or-warning">{}</p>').format(text("sources.cut")) if len(document.text) > WHOLE else "",
        join(parts),
    )


def _back() -> Markup:
    return Markup('<button type="button" class="or-button or-quiet or-back" data-local="back">← {}</button>').format(
        text("sources.back")
    )


def _between(document: Document, span: Span, quote: tuple[int, int] | None) -> Markup:
    words = span.of(document.text)
    if not words.strip():
        return Markup("")
    view = turn_view(document, "prose", None, span)
    edge = LINES.match(view.text)[0]  # type: ignore[index]  # matches always
    return Markup('<div class="or-between" dir="auto">{}</div>').format(
        marked(view.text[len(edge) :].rstrip(), start=view.start + len(edge), markup=view.markup, quote=quote)
    )
