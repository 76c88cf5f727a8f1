"""The Ask page: a question goes in, an answer grows, its sources stand beside it, and everything is kept."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from assistant.conversation_records import Exchange
from assistant.records import NotKept
from assistant.service import MAX_QUESTION
from assistant.types import Answer, Message
from assistant.web import answers, sources, welcome
from assistant.web.asking import Busy
from assistant.web.guard import Visitor
from assistant.web.markup import join, shown
from assistant.web.scope import Scope
from assistant.web.site import Site
from assistant.web.texts import text
from assistant.web.views import AnswerView, SourceView, answer_view, from_json, to_json
from index.errors import OnRecordError

logger = logging.getLogger(__name__)

HISTORY = 8  # exchanges that a follow-up may refer to


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What changes on the page; None leaves a part as it is. `conversation` is the one that is open, '' for none.

    `refused`: the question was not taken, and its words stay where they were written.
    """

    history: Markup | None = None
    live: Markup | None = None
    sources: Markup | None = None
    conversation: str | None = None
    listed: bool = False
    refused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as it comes from a page: whose, in which conversation ('' for a new one), where to look.

    `replacing` is the exchange whose place it takes once it is answered, where that is the conversation's last; 0 for none.
    `session` is the page it came from.
    """

    visitor: Visitor
    session: str
    question: str
    conversation: str
    scope: Scope
    replacing: int = 0


async def ask(site: Site, asked: Asked) -> AsyncIterator[View]:
    """Answer the question, step by step, and keep it."""
    question, conversation = asked.question.strip(), asked.conversation
    kept = site.conversations.exchanges(asked.visitor.owner, conversation) if conversation else ()
    if not question:
        yield View(refused=True)
        return
    if len(question) > MAX_QUESTION:
        problem = text("ask.too_long", limit=MAX_QUESTION, count=len(question))
        yield View(history=past(kept), live=_notice("", problem), refused=True)
        return
    if welcome.is_empty(site.service):
        live = welcome.welcome(site.service) + _notice("", text("ask.nothing_to_ask"))
        yield View(history=past(kept), live=live, refused=True)
        return
    replaces = bool(kept) and kept[-1].id == asked.replacing
    earlier = kept[:-1] if replaces else kept
    asked = replace(
        asked,
        question=question,
        conversation=conversation if kept else "",  # a new one is kept with its first answer
        replacing=asked.replacing if replaces else 0,
    )

    def unanswered(words: str) -> View:
        return View(history=past(kept) if replaces else None, live=_notice(question, words))

    views = _answered(site, asked, earlier)
    first = asyncio.ensure_future(anext(views))  # the answer is on its way while the page is told so
    try:
        yield View(history=past(earlier), live=_running(question, None), sources=sources.panel(None))
        yield await first
        async for view in views:
            yield view
    except _Stopped:
        yield unanswered(text("ask.stopped"))
    except Busy:
        yield unanswered(text("ask.busy"))
    except OnRecordError as error:
        yield unanswered(text("ask.failed", why=str(error)))
    except NotKept:
        yield View(live=_notice(question, text("chats.gone")))
    except Exception:  # a defect must not leave the page waiting: it is logged, and the person can go on
        logger.exception("a question could not be answered")
        yield unanswered(text("ask.defect"))
    finally:
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        await views.aclose()


class _Stopped(Exception):
    """The question was stopped before anything was found."""


async def _answered(site: Site, asked: Asked, earlier: Sequence[Exchange]) -> AsyncGenerator[View]:
    service, question = site.service, asked.question
    if not (service.wait(0) or await asyncio.to_thread(service.wait, 120)):
        raise OnRecordError(text("ask.preparing"))
    last: tuple[Answer | None, bool] = (None, False)
    cited: object = None
    async for answer, stopped in site.asking.follow(asked.session, lambda: _stream(site, asked, earlier)):
        last = (answer, stopped)
        if answer is None or answer.complete:
            continue
        view = await asyncio.to_thread(answer_view, answer, service.library)
        panel = sources.panel(view) if answer.citations != cited and not answer.abstained else None
        cited = answer.citations
        yield View(live=_running(question, view), sources=panel)
    answer, stopped = last
    if answer is None:
        raise _Stopped
    kept = await asyncio.to_thread(_kept, site, asked, answer, stopped)
    view, key = kept.view, kept.exchange
    yield View(
        live=answers.exchange(view, key=key, last=True) + _partial(site),
        sources=sources.panel(view, exchange=key),
        conversation=kept.conversation,
        listed=kept.rises,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """An answer as it is shown and where it is kept. `rises`: its conversation was not the first of the list before."""

    view: AnswerView
    conversation: str
    exchange: int
    rises: bool


def _kept(site: Site, asked: Asked, answer: Answer, stopped: bool) -> _Kept:
    """The answer kept with its sources. Writes to the disk."""
    view = answer_view(answer, site.service.library, stopped=stopped)
    owner = asked.visitor.owner
    rises = not asked.conversation or site.conversations.latest(owner) != asked.conversation
    conversation, exchange = site.conversations.keep(
        owner,
        asked.conversation,
        question=asked.question,
        answer=to_json(view),
        said=view.said,
        abstained=view.abstained,
        replacing=asked.replacing,
    )
    return _Kept(view=view, conversation=conversation, exchange=exchange, rises=rises)


def _stream(site: Site, asked: Asked, earlier: Sequence[Exchange]) -> Iterator[Answer]:
    owner, prefer = asked.visitor.owner, site.records.preference
    return site.service.stream(
        asked.question,
        history=_messages(earlier),
        filters=asked.scope.filters(),
        k=int(prefer(owner, "passages", "10")),
        composer=prefer(owner, "composer", "model"),
        strict=prefer(owner, "strict", "off") == "on",
    )


def _partial(site: Site) -> Markup:
    """A line that says so when not everything is read yet."""
    state = site.service.state
    if state.phase != "reading" or not state.total:
        return Markup("")
    words = text("ask.partial", done=state.done, total=state.total)
    return Markup('<p class="or-note or-partial">{}</p>').format(words)


def _messages(earlier: Sequence[Exchange]) -> list[Message]:
    messages = []
    for exchange in earlier[-HISTORY:]:
        messages.append(Message(role="user", content=exchange.question))
        messages.append(Message(role="assistant", content=exchange.said))
    return messages


def _running(question: str, view: AnswerView | None) -> Markup:
    begun = view is not None and bool(view.said or view.writing)
    body = answers.answer(view, running=True) if view and begun else Markup("")
    return Markup('<article class="or-exchange or-running">{}{}{}<p class="or-working">{}</p></article>').format(
        answers.question(question),
        answers.searched_for(view) if view else "",
        body,
        text("ask.writing") if begun else text("ask.searching"),
    )


def _notice(question: str, words: str) -> Markup:
    asked = answers.question(question) if question else ""
    return Markup('<article class="or-exchange">{}<p class="or-problem" role="alert">{}</p></article>').format(
        asked, shown(words)
    )


def past(exchanges: Sequence[Exchange]) -> Markup:
    """Finished exchanges, in order."""
    return join(answers.exchange(from_json(e.answer), key=e.id, feedback=e.feedback, note=e.note) for e in exchanges)


def opened(site: Site, visitor: Visitor, conversation: str, exchange: int = 0) -> View:
    """The page with a kept conversation, or an empty one when there is none of this id for the visitor."""
    exchanges = site.conversations.exchanges(visitor.owner, conversation) if conversation else ()
    if not exchanges:
        return View(
            history=Markup(""),
            live=(_notice("", text("chats.gone")) if conversation else Markup("")) + welcome.welcome(site.service),
            sources=sources.panel(None),
            conversation="",
            listed=True,
        )
    chosen = next((e for e in exchanges if e.id == exchange), exchanges[-1])
    return View(
        history=past(exchanges[:-1]),
        live=finished(exchanges[-1]),
        sources=panel_of(site, chosen),
        conversation=conversation,
        listed=True,
    )


def finished(exchange: Exchange) -> Markup:
    """The last exchange of a conversation, which can be asked again."""
    return answers.exchange(
        from_json(exchange.answer), key=exchange.id, feedback=exchange.feedback, note=exchange.note, last=True
    )


def panel_of(site: Site, exchange: Exchange) -> Markup:
    """The sources of a kept answer, each compared with what the store holds now."""
    return sources.panel(
        from_json(exchange.answer),
        exchange=exchange.id,
        date=exchange.asked,
        standing=lambda view: _standing(site, view),
    )


def _standing(site: Site, view: SourceView) -> str:
    try:
        document = site.service.library.find(view.document)
    except OnRecordError:
        return "removed"
    same = document.sha256 == view.sha256 and document.text[view.start : view.end] == view.quote
    return "same" if same else "changed"
