"""An answer as HTML: sentences with numbered citations, what is weak marked in words, a declined look of its own."""

from __future__ import annotations

import re

from markupsafe import Markup

from assistant.positions import position
from assistant.web.markup import attributes, join, shown
from assistant.web.texts import text
from assistant.web.views import AnswerView, SentenceView, SourceView

MARKER = re.compile(r"\s?\[(\d{1,3})\]")
SAID = re.compile(r"(“[^“”]*”)(?=\s*$)")
LAST = re.compile(r"\S{1,24}$")
SNIPPET = 220  # characters of a closest passage shown under a declined question


def citation(source: SourceView) -> Markup:
    """The number that leads to a source, with what hovering shows."""
    who = source.speaker or text("sources.own_words")
    return Markup(
        '<button type="button" class="or-citation" data-local="cite" data-marker="{0}" aria-label="{1}"{2}>{0}</button>'
    ).format(
        source.marker,
        text("answer.citation", marker=source.marker, who=who),
        attributes(
            data_quote=source.words[:600],
            data_speaker=who,
            data_question=(source.question or "")[:300] or None,
            data_position=", ".join(filter(None, (source.title, position(source.locator)))),
        ),
    )


def sentence(view: SentenceView, sources: dict[int, SourceView]) -> Markup:
    """One sentence: quoted words set apart, markers as numbers, and a word of warning where support is missing."""
    parts: list[Markup] = []
    at = 0
    for match in MARKER.finditer(view.text):
        number = int(match[1])
        if number in view.markers and number in sources:
            parts.append(_words(view.text[at : match.start()], citation(sources[number])))
            at = match.end()
    parts.append(_words(view.text[at:]))
    if view.verdict in {"weak", "unsupported"}:
        parts.append(
            Markup(' <span class="or-verdict" role="note" tabindex="0" data-reason="{}">{}</span>').format(
                text(f"answer.{view.verdict}_why"), text(f"answer.{view.verdict}")
            )
        )
    return Markup('<span class="or-sentence" data-verdict="{}">{}</span>').format(view.verdict, join(parts))


def _words(words: str, number: Markup | None = None) -> Markup:
    """Words up to a marker and its number: the quote that ends them is set apart from what introduces it."""
    found = SAID.search(words)
    if not found:
        return _held(words, number)
    lead = words[: found.start()].strip()
    return join(
        (
            Markup('<span class="or-lead">{}</span> ').format(shown(lead)) if lead else Markup(" "),
            Markup('<span class="or-said">{}</span>').format(_held(found[1], number)),
        )
    )


def _held(words: str, number: Markup | None) -> Markup:
    """The words with their number, which never stands alone at the beginning of a line."""
    if number is None:
        return shown(words)
    last = LAST.search(words)
    if last is None:
        return shown(words) + number
    return shown(words[: last.start()]) + Markup('<span class="or-hold">{}{}</span>').format(shown(last[0]), number)


def answer(view: AnswerView, *, exchange: int | None = None, running: bool = False) -> Markup:
    """The answer itself, without the question. `running` marks a prefix that still grows, with words at its end that
    are not checked yet and cite nothing."""
    sources = {source.marker: source for source in view.sources}
    if view.abstained:
        body = _declined(view)
    else:
        said = [sentence(s, sources) for s in view.sentences]
        if running and view.writing:
            said.append(Markup('<span class="or-sentence or-unchecked">{}</span>').format(shown(view.writing)))
        body = Markup('<p class="or-text" dir="auto">{}</p>').format(join(said, " "))
    notes = [view.notice] if view.notice else []
    if view.stopped:
        notes.append(text("ask.stopped"))
    if view.composer not in {"quotes", "catalogue"} and not running and not view.abstained:
        notes.append(text("answer.written_by", model=view.composer))
    return Markup('<div class="or-answer" data-state="{}"{}>{}{}</div>').format(
        "running" if running else "complete",
        attributes(data_exchange=exchange),
        body,
        join(Markup('<p class="or-note">{}</p>').format(note) for note in notes),
    )


def _declined(view: AnswerView) -> Markup:
    closest = join(
        Markup('<li>{} <bdi class="or-closest-who">{}</bdi> <bdi class="or-closest-words">{}</bdi></li>').format(
            citation(source), shown(source.speaker or source.title), shown(_snippet(source.words))
        )
        for source in view.sources
    )
    return Markup('<div class="or-declined"><p class="or-declined-mark">{}</p><p dir="auto">{}</p>{}</div>').format(
        text("answer.declined"),
        shown(MARKER.sub("", view.declined)),
        Markup('<p class="or-closest-title">{}</p><ol class="or-closest">{}</ol>').format(
            text("answer.closest"), closest
        )
        if view.sources
        else "",
    )


def _snippet(words: str) -> str:
    return words if len(words) <= SNIPPET else words[:SNIPPET].rsplit(" ", 1)[0] + " …"


def question(words: str, exchange: int | None = None) -> Markup:
    """The question as it was asked."""
    key = attributes(id=f"asked-{exchange}" if exchange else None)
    return Markup('<h2 class="or-asked" dir="auto"{}>{}</h2>').format(key, shown(words))


def searched_for(view: AnswerView, exchange: int | None = None) -> Markup:
    """What was searched for a follow-up, with a way to put it differently; nothing where it is the question itself."""
    if not view.searched_for or _same(view.searched_for, view.question):
        return Markup("")
    return Markup(
        '<div class="or-searched-for"><p><span class="or-faint">{0}:</span> <span class="or-searched-words" dir="auto">{1}'
        '</span> <button type="button" class="or-button or-quiet" data-local="edit-search">{2}</button></p>'
        '<form data-ask="instead"{4} hidden><input name="question" dir="auto" aria-label="{0}" value="{1}" maxlength="2000">'
        '<button class="or-button or-plain">{3}</button></form></div>'
    ).format(
        text("ask.searched_for"),
        shown(view.searched_for),
        text("ask.edit"),
        text("ask.search_again"),
        attributes(data_exchange=exchange),
    )


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()).rstrip("?. ") == " ".join(other.casefold().split()).rstrip("?. ")


def as_text(view: AnswerView) -> str:
    """The answer for the clipboard: its words, then each citation in the manner of its source."""
    notes = [f"[{source.marker}] {source.cited}" for source in view.sources]
    return "\n".join((view.said, "", *notes)) if notes else view.said


def exchange(view: AnswerView, *, key: int, feedback: str | None = None, note: str = "", last: bool = False) -> Markup:
    """A question with its finished answer and what can be done with it."""
    return Markup(
        '<article class="or-exchange" id="answer-{0}" data-exchange="{0}" aria-labelledby="asked-{0}">{1}{2}{3}{4}</article>'
    ).format(
        key,
        question(view.question, key),
        searched_for(view, key),
        answer(view, exchange=key),
        _tools(view, key, feedback, note, last),
    )


def _tools(view: AnswerView, key: int, feedback: str | None, said: str, last: bool) -> Markup:
    copy = Markup('<button type="button" class="or-button or-quiet" data-local="copy"{}>{}</button>').format(
        attributes(data_text=as_text(view), data_done=text("answer.copied")), text("answer.copy")
    )
    rate = join(
        Markup(
            '<button type="button" class="or-button or-quiet" data-act="rate" data-exchange="{}" data-verdict="{}"'
            ' aria-pressed="{}">{}</button>'
        ).format(key, verdict, "true" if feedback == verdict else "false", text(f"answer.{verdict}"))
        for verdict in ("right", "wrong")
    )
    note = (
        Markup(
            '<form class="or-feedback" data-act="rate" data-exchange="{0}" data-verdict="wrong"><input name="note" value="{3}"'
            ' placeholder="{1}" aria-label="{1}" maxlength="2000"><button class="or-button or-plain">{2}</button>{4}</form>'
        ).format(
            key,
            text("answer.note"),
            text("answer.note_send"),
            said,
            Markup('<span class="or-faint" role="status">{}</span>').format(text("answer.note_kept")) if said else "",
        )
        if feedback == "wrong"
        else ""
    )
    again = (
        Markup(
            '<button type="button" class="or-button or-quiet" data-ask="again" data-exchange="{}">{}</button>'
        ).format(key, text("answer.again"))
        if last
        else ""
    )
    link = Markup(
        '<button type="button" class="or-button or-quiet" data-local="link" data-exchange="{}" data-done="{}">{}</button>'
    ).format(key, text("answer.copied"), text("answer.link"))
    return Markup('<footer class="or-tools">{}{}{}{}{}</footer>').format(copy, again, rate, link, note)
