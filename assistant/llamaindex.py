"""An Assistant for LlamaIndex: ask it as a query engine, talk to it as a chat engine.

Each source node is one citation, its text the exact quote. Nothing here touches LlamaIndex's global Settings.
"""

from __future__ import annotations

import asyncio
from collections.abc import Generator, Iterator
from functools import partial
from typing import Any

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.response.schema import Response
from llama_index.core.chat_engine.types import AgentChatResponse, BaseChatEngine, StreamingAgentChatResponse
from llama_index.core.llms import ChatMessage, ChatResponse, MessageRole
from llama_index.core.schema import NodeRelationship, NodeWithScore, QueryBundle, RelatedNodeInfo, TextNode

from assistant.conversation import Assistant
from assistant.types import Answer, Citation, Message
from index.types import Filters

_EVERYTHING = Filters()
_FOR_PROGRAMS = ["marker", "document", "sha256", "pair"]  # metadata that no language model needs to read


class OnRecordQueryEngine(BaseQueryEngine):
    """Answers one question at a time.

    The response's text has its markers inline; `source_nodes` are the citations in the order of their markers, and
    `metadata` holds abstained, reason, confidence, searched_for, composer, notice.
    """

    def __init__(self, assistant: Assistant, *, k: int = 10, filters: Filters = _EVERYTHING) -> None:
        self._assistant, self._k, self._filters = assistant, k, filters
        super().__init__(callback_manager=None)

    def _query(self, query_bundle: QueryBundle) -> Response:
        answer = self._assistant.ask(query_bundle.query_str, filters=self._filters, k=self._k)
        return Response(response=answer.text, source_nodes=nodes(answer), metadata=facts(answer))

    async def _aquery(self, query_bundle: QueryBundle) -> Response:
        return await asyncio.to_thread(self._query, query_bundle)

    def _get_prompt_modules(self) -> dict[str, Any]:
        return {}


class OnRecordChatEngine(BaseChatEngine):
    """Answers in a conversation: a follow-up is understood from what was said before."""

    def __init__(self, assistant: Assistant, *, k: int = 10, filters: Filters = _EVERYTHING) -> None:
        self._assistant, self._k, self._filters = assistant, k, filters
        self._said: list[ChatMessage] = []

    def reset(self) -> None:
        """Forget what was said."""
        self._said = []

    @property
    def chat_history(self) -> list[ChatMessage]:
        """What was said so far."""
        return list(self._said)

    def chat(self, message: str, chat_history: list[ChatMessage] | None = None) -> AgentChatResponse:
        """The answer to `message`, after `chat_history` where that is given."""
        *_, answer = self._answers(message, chat_history)
        return AgentChatResponse(response=answer.text, source_nodes=nodes(answer), metadata=facts(answer))

    def stream_chat(self, message: str, chat_history: list[ChatMessage] | None = None) -> StreamingAgentChatResponse:
        """The same, sentence by sentence; `source_nodes` are there once the stream has ended."""
        response = StreamingAgentChatResponse(is_writing_to_memory=False)
        response.chat_stream = self._stream(response, message, chat_history)
        return response

    async def achat(self, message: str, chat_history: list[ChatMessage] | None = None) -> AgentChatResponse:
        """`chat` without holding the event loop up."""
        return await asyncio.to_thread(partial(self.chat, message, chat_history))

    async def astream_chat(
        self, message: str, chat_history: list[ChatMessage] | None = None
    ) -> StreamingAgentChatResponse:
        """`stream_chat`; its words come from `response_gen`."""
        return self.stream_chat(message, chat_history)

    def _answers(self, message: str, chat_history: list[ChatMessage] | None) -> Iterator[Answer]:
        """Prefixes of the answer; the exchange is remembered once it is complete."""
        if chat_history is not None:
            self._said = list(chat_history)
        history = tuple(
            Message(role="user" if said.role == MessageRole.USER else "assistant", content=said.content or "")
            for said in self._said
            if said.role in (MessageRole.USER, MessageRole.ASSISTANT)
        )
        for answer in self._assistant.stream(message, history=history, filters=self._filters, k=self._k):
            if answer.complete:
                self._said += [
                    ChatMessage(role=MessageRole.USER, content=message),
                    ChatMessage(role=MessageRole.ASSISTANT, content=answer.text),
                ]
            yield answer

    def _stream(
        self, response: StreamingAgentChatResponse, message: str, chat_history: list[ChatMessage] | None
    ) -> Generator[ChatResponse, None, None]:
        said = ""
        for answer in self._answers(message, chat_history):
            more = answer.text.removeprefix(said) if answer.text.startswith(said) else f"\n\n{answer.text}"
            said = answer.text
            if answer.complete:
                response.source_nodes = nodes(answer)
            if more:
                yield ChatResponse(message=ChatMessage(role=MessageRole.ASSISTANT, content=said), delta=more)


def nodes(answer: Answer) -> list[NodeWithScore]:
    """The citations as nodes, in the order of their markers."""
    return [NodeWithScore(node=_node(citation)) for citation in answer.citations]


def facts(answer: Answer) -> dict[str, Any]:
    """What a program may want to know of an answer beside its words."""
    return {
        "abstained": answer.abstained,
        "reason": answer.reason,
        "confidence": answer.confidence,
        "searched_for": answer.searched_for,
        "composer": answer.composer,
        "notice": answer.notice,
    }


def _node(citation: Citation) -> TextNode:
    metadata = {
        "marker": citation.marker,
        "document": citation.document,
        "sha256": citation.sha256,
        "pair": citation.pair,
        "title": citation.title,
        "date": citation.date,
        "question": citation.question,
        "speaker": citation.speaker,
    }
    return TextNode(
        id_=f"{citation.sha256[:16]}:{citation.span.start}:{citation.span.end}",
        text=citation.quote,
        start_char_idx=citation.span.start,
        end_char_idx=citation.span.end,
        metadata={key: value for key, value in metadata.items() if value not in (None, "")},
        excluded_llm_metadata_keys=_FOR_PROGRAMS,
        excluded_embed_metadata_keys=_FOR_PROGRAMS,
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=citation.document)},
    )
