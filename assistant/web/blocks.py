"""The pages as one Gradio app: where each part stands and which event changes which part."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import gradio as gr
from markupsafe import Markup

from assistant.records import NotKept
from assistant.web import ask, documents, evaluate, mentions, settings, shell
from assistant.web.guard import Visitor
from assistant.web.markup import attributes
from assistant.web.scope import Scope, chooser
from assistant.web.site import Action, Site, action, visitor
from assistant.web.texts import text
from index.errors import OnRecordError
from index.types import Span

logger = logging.getLogger(__name__)

SESSIONS = 200  # open pages whose state is kept, the latest used; each takes half a megabyte
ATTACH = "window.onrecord.attach('%s', element, (data) => trigger('act', data), (data) => trigger('ask', data), watch);"
EVENT: dict[str, Any] = {
    "show_progress": "hidden",
    "api_visibility": "private",
    "trigger_mode": "multiple",  # by default what is done while an event of its kind is pending would be lost
}
QUICK: dict[str, Any] = {**EVENT, "queue": False}
LONG: dict[str, Any] = {**EVENT, "concurrency_limit": 200}
Render = Callable[[Site, Visitor, Action], Markup]
Drawn = TypeVar("Drawn")
PAGES: tuple[tuple[str, Render], ...] = (
    ("documents", documents.page),
    ("mentions", mentions.page),
    ("evaluate", evaluate.page),
    ("settings", settings.page),
)


def part(name: str, *, classes: str = "", value: str = "") -> gr.HTML:
    """A piece of HTML that sends what is done on it as the events 'act' (quick) and 'ask' (a question)."""
    return gr.HTML(
        value,
        elem_classes=["or-part", f"or-part-{name}", *classes.split()],
        js_on_load=ATTACH % name,
        apply_default_css=False,
        padding=False,
    )


def build(site: Site) -> gr.Blocks:
    """The Gradio app of `site`, to be mounted."""
    blocks = gr.Blocks(analytics_enabled=False, title=text("name"), fill_width=True)
    with blocks:
        conversation = gr.State("")
        scope = gr.State(Scope())
        with gr.Row(elem_classes="or-frame"):
            side = part("side")
            with gr.Column(elem_classes="or-main"):
                with gr.Row(elem_classes="or-page or-page-ask"):
                    _ask_page(site, side, conversation, scope)
                for name, render in PAGES:
                    with gr.Column(elem_classes=f"or-page or-page-{name}"):
                        _plain_page(site, name, render)
    blocks.state_session_capacity = SESSIONS
    blocks.queue(max_size=300, default_concurrency_limit=40, api_open=False)
    return blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What the Ask page is made of."""

    history: gr.HTML
    live: gr.HTML
    scope: gr.HTML
    panel: gr.HTML
    box: gr.Textbox
    send: gr.Button
    stop: gr.Button


class _Turns:
    """The turns of a part that is drawn anew: the page waits for each, but not for ever (PATIENCE in onrecord.js).

    A drawing whose turn is past is not shown. The others carry their turn, or one that looks as before would not arrive.
    """

    def __init__(self) -> None:
        self._latest: OrderedDict[str, int] = OrderedDict()  # of each open page

    def begin(self, request: gr.Request, done: Action) -> None:
        """Note the turn that `done` is of."""
        session, turn = str(request.session_hash), done.number("turn")
        self._latest[session] = max(turn, self._latest.pop(session, 0))
        while len(self._latest) > SESSIONS:
            self._latest.popitem(last=False)

    def drawn(self, request: gr.Request, done: Action, drawn: Markup) -> Any:
        """What the part shows now: `drawn`, or what it shows already where a later turn has begun."""
        turn = done.number("turn")
        if turn < self._latest.get(str(request.session_hash), 0):
            return gr.skip()
        return drawn + Markup('<i data-turn="{}" hidden></i>').format(turn)


def _ask_page(site: Site, side: gr.HTML, conversation: gr.State, scope: gr.State) -> None:
    page = _ask_parts()
    outputs = [page.history, page.live, page.panel, conversation, side]
    _questions(site, page, conversation, scope, outputs)

    def acted(key: str, event: gr.EventData, request: gr.Request) -> list[Any]:
        return _answer_act(site, visitor(request), key, action(event))

    side_turns, scope_turns = _Turns(), _Turns()

    def listed(key: str, event: gr.EventData, request: gr.Request) -> list[Any]:
        who, done = visitor(request), action(event)
        side_turns.begin(request, done)
        view, drawn = _made(
            "side", lambda: _listed(site, who, key, done), lambda words: _unlisted(site, who, key, words)
        )
        return [*_values(view), side_turns.drawn(request, done, drawn)]

    def limited(event: gr.EventData, request: gr.Request) -> list[Any]:
        done = action(event)
        scope_turns.begin(request, done)
        limits = Scope.of(done.values)
        opened = "person" in done.values
        chosen = _made("scope", lambda: chooser(site.service, limits, open_=opened), shell.told)
        return [limits, scope_turns.drawn(request, done, chosen)]

    def stopped(request: gr.Request) -> None:
        site.asking.stop(str(request.session_hash))

    for source in (page.live, page.history, page.panel):
        source.act(acted, [conversation], [page.history, page.live, page.panel], **QUICK)
    side.act(listed, [conversation], outputs, **QUICK)
    page.scope.act(limited, None, [scope, page.scope], **QUICK)
    page.stop.click(stopped, None, None, **QUICK)


def _ask_parts() -> _Parts:
    """The thread with the question box under it, and the panel of sources."""
    with gr.Column(elem_classes="or-thread"):
        told = attributes(data_show=text("index.show"), data_lost=text("error.lost"))
        status = Markup('<h1 class="or-unseen">{}</h1><div class="or-status" role="status"{} hidden></div>').format(
            text("nav.ask"), told
        )
        part("status", value=status)
        with gr.Column(elem_classes="or-scroll"):
            history = part("history")
            live = part("live")
        with gr.Column(elem_classes="or-composer"):
            scope = part("scope")
            with gr.Row(elem_classes="or-box"):
                box = gr.Textbox(
                    elem_classes="or-ask-input", elem_id="or-box", placeholder=text("ask.placeholder"),
                    label=text("ask.label"), show_label=False, container=False, lines=1, max_lines=8, autofocus=True,
                )  # fmt: skip
                send = gr.Button(text("ask.send"), elem_classes="or-ask-send", min_width=0)
                stop = gr.Button(text("ask.stop"), elem_classes="or-ask-stop", min_width=0)
    return _Parts(history=history, live=live, scope=scope, panel=part("sources"), box=box, send=send, stop=stop)


def _values(view: ask.View) -> list[Any]:
    """What changes of (history, live, sources, conversation)."""
    values = (view.history, view.live, view.sources, view.conversation)
    return [gr.skip() if value is None else value for value in values]


def _questions(site: Site, page: _Parts, conversation: gr.State, scope: gr.State, outputs: list[Any]) -> None:
    """The events that ask: the box and its button, and what in an answer asks again or in other words."""

    async def answers(asked: ask.Asked) -> AsyncIterator[list[Any]]:
        async for view in ask.ask(site, asked):
            current = asked.conversation if view.conversation is None else view.conversation
            side = shell.side(site, asked.visitor, current=current) if view.listed else gr.skip()
            yield [*_values(view), side, gr.skip() if view.refused else ""]

    async def sent(question: str, key: str, limits: Scope, request: gr.Request) -> AsyncIterator[list[Any]]:
        who, session = visitor(request), str(request.session_hash)
        box: Any = None  # emptied once, when the question is taken: what is written meanwhile stays
        async for *values, left in answers(
            ask.Asked(visitor=who, session=session, question=question or "", conversation=key, scope=limits)
        ):
            yield [*values, left if box is None else gr.skip()]
            box = left

    async def pressed(key: str, limits: Scope, event: gr.EventData, request: gr.Request) -> AsyncIterator[list[Any]]:
        done, who = action(event), visitor(request)
        question, exchange = done.get("question"), done.number("exchange")
        if done.name == "again":
            exchanges = site.conversations.exchanges(who.owner, key)
            question = next((kept.question for kept in exchanges if kept.id == exchange), "")
        asked = ask.Asked(
            visitor=who,
            session=str(request.session_hash),
            question=question,
            conversation=key,
            scope=limits,
            replacing=exchange,
        )
        async for *values, _ in answers(asked):
            yield values

    gr.on([page.box.submit, page.send.click], sent, [page.box, conversation, scope], [*outputs, page.box], **LONG)
    for source in (page.live, page.history):
        source.ask(pressed, [conversation, scope], outputs, **LONG)


def _answer_act(site: Site, who: Visitor, key: str, done: Action) -> list[Any]:
    """Feedback, another answer's sources, a whole document: what changes of (history, live, sources)."""
    nothing = [gr.skip(), gr.skip(), gr.skip()]
    if done.name == "whole":
        quote = Span(done.number("start"), max(done.number("start"), done.number("end")))
        return [gr.skip(), gr.skip(), documents.whole(site, done.number("document"), quote)]
    try:
        exchange = site.conversations.exchange(who.owner, done.number("exchange"))
    except NotKept:
        return nothing
    if done.name == "sources":
        return [gr.skip(), gr.skip(), ask.panel_of(site, exchange)]
    if done.name != "rate" or done.get("verdict") not in {"right", "wrong"}:
        return nothing
    verdict = done.get("verdict")
    same = exchange.feedback == verdict and "note" not in done.values
    site.conversations.rate(who.owner, exchange.id, None if same else verdict, done.get("note"))  # type: ignore[arg-type]  # checked above
    kept = site.conversations.exchanges(who.owner, exchange.conversation)
    return [ask.past(kept[:-1]), ask.finished(kept[-1]), gr.skip()] if key == exchange.conversation else nothing


def _made(name: str, make: Callable[[], Drawn], otherwise: Callable[[str], Drawn]) -> Drawn:
    """What `make` draws of a part; after an error what `otherwise` makes of the words for it. The page waits for either."""
    try:
        return make()
    except OnRecordError as error:
        return otherwise(str(error))
    except Exception:  # a defect must not leave the page without a word
        logger.exception("the part %s could not be drawn", name)
        return otherwise(text("ask.defect"))


def _listed(site: Site, who: Visitor, key: str, done: Action) -> tuple[ask.View, Markup]:
    """What an action in the list of conversations changes on the page, and the list after it."""
    return _side_act(site, who, key, done), _side(site, who, key, done)


def _unlisted(site: Site, who: Visitor, key: str, words: str) -> tuple[ask.View, Markup]:
    """Nothing is changed; the list as it is, or an empty one where it cannot be read, with what went wrong."""
    drawn = _made(
        "side",
        lambda: shell.side(site, who, current=key, problem=words),
        lambda _: shell.frame(who, Markup(""), problem=words),
    )
    return ask.View(), drawn


def _side_act(site: Site, who: Visitor, key: str, done: Action) -> ask.View:
    """What an action in the list of conversations changes on the page."""
    chosen = done.get("conversation")
    if done.name == "open":
        return ask.opened(site, who, chosen, done.number("exchange"))
    if done.name == "renamed":
        site.conversations.rename(who.owner, chosen, done.get("title"))
    if done.name == "delete":
        site.conversations.delete(who.owner, chosen)
    if done.name == "new" or (done.name == "delete" and chosen == key):
        return ask.opened(site, who, "")
    return ask.View()


def _side(site: Site, who: Visitor, key: str, done: Action) -> Markup:
    current = {"open": done.get("conversation"), "new": ""}.get(done.name, key)
    editing = done.get("conversation") if done.name == "rename" else ""
    return shell.side(
        site, who, current=current, search=done.get("search")[:200], editing=editing, every=done.name == "all"
    )


def _plain_page(site: Site, name: str, render: Render) -> None:
    page = part(name, classes="or-sheet")
    turns = _Turns()

    def acted(event: gr.EventData, request: gr.Request) -> Any:
        done = action(event)
        turns.begin(request, done)
        drawn = _made(name, lambda: render(site, visitor(request), done), shell.told)
        return turns.drawn(request, done, drawn)

    page.act(acted, None, [page], **QUICK)
