"""Rows of RAGAS, DeepEval and LlamaIndex under our own names. Their conversations become turns, their joined texts lists.

Nothing here judges, and nothing is read: a row goes in, rows come out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.evaluation.casefile import Record, as_number

_QUESTION = ("question", "user_input", "input", "query")
_ANSWER = ("response", "actual_output", "actualOutput", "answer", "output")
_REFERENCE = ("ground_truth", "reference", "reference_answer", "expected_output", "expectedOutput")
_PASSAGES = ("passages", "retrieved_contexts", "retrieval_context", "retrievalContext", "contexts", "retrieved_context")
_GOLD = ("reference_contexts", "context")
_COST = ("cost", "token_cost", "tokenCost")
_MILLISECONDS = ("milliseconds", "latency_ms", "latencyMs")
_SECONDS = ("completion_time", "completionTime")
_OURS = (
    "gold",
    "near",
    "type",
    "must_include",
    "abstained",
    "confidence",
    "composer",
    "faithful",
    "supported",
    "label",
)
_JOINED = frozenset({"retrieval_context", "retrievalContext", "context"})  # DeepEval's tables hold a list as 'a|b'
_SOURCED = re.compile(r"deepeval_source=(.*?),deepeval_context=(.*)", re.DOTALL)
_ROLES = {"human": "user", "user": "user", "ai": "assistant", "assistant": "assistant", "tool": "tool"}


def own_fields(record: Record) -> Record:
    """A row of a test set with our names; a row of ours unchanged."""
    if turns := _exchanges(record.get("turns")):
        return {key: record[key] for key in ("id", "tags", "type") if key in record} | {
            "turns": [{"question": turn["question"]} for turn in turns]
        }
    if "turns" in record or ("question" in record and "ground_truth" not in record):
        return record
    row: Record = {"question": _first(record, _QUESTION), "answer": _text(_first(record, _REFERENCE))}
    row |= {key: record[key] for key in ("id", "tags", "history", "answerable") if key in record}
    gold = [{"quote": text} for text in _several(record, _GOLD) or () if isinstance(text, str) and text.strip()]
    if gold:
        row["gold"] = gold
    if isinstance(
        row["question"], list
    ):  # RAGAS, several turns: the last human turn asks, the turns before are history
        row |= _last_turn(row["question"])
    return row


def answered_rows(record: Record) -> Iterator[Record]:
    """A row of answers as rows of `question`, `answer`, `passages`, one for each turn of a conversation of DeepEval.

    What is known of a right answer, and when and at what cost it was given, keeps our names; a `turn` counts from 1.
    """
    if turns := _exchanges(record.get("turns")):
        named = {"id": record["id"]} if "id" in record else {}
        answered = [turn | named | {"turn": i} for i, turn in enumerate(turns, 1) if "answer" in turn]
        yield from answered or turns[:1]
        return
    question, reference = _first(record, _QUESTION), _first(record, _REFERENCE)
    row = own_fields({**record, "question": question, "ground_truth": reference})
    row |= {key: record[key] for key in _OURS if key in record}
    row |= {"reference": row["answer"], "answer": _first(record, _ANSWER), "passages": _several(record, _PASSAGES)}
    if isinstance(question, list):
        said, found = _reply(question)
        row["answer"] = row["answer"] if row["answer"] is not None else said
        row["passages"] = row["passages"] if row["passages"] is not None else found
    yield row | {"milliseconds": _milliseconds(record), "cost": _first(record, _COST)}


def _exchanges(turns: object) -> list[Record]:
    """DeepEval's turns, each with a role, as questions with the replies to them; none where it is no such list."""
    found: list[Record] = []
    for turn in turns if isinstance(turns, list) else ():
        role = turn.get("role") if isinstance(turn, dict) else None
        if role == "user":
            found.append({"question": turn.get("content")})
        elif role == "assistant" and found:
            passages, took = _several(turn, _PASSAGES), _milliseconds(turn)
            found[-1] |= {"answer": turn.get("content"), "passages": passages, "milliseconds": took}
    return found


def _messages(messages: Sequence[object]) -> list[Record]:
    """RAGAS' messages with our roles."""
    return [
        {"role": role, "content": str(message.get("content", ""))}
        for message in messages
        if isinstance(message, dict) and (role := _ROLES.get(str(message.get("type", message.get("role")))))
    ]


def _last_turn(messages: Sequence[object]) -> Record:
    turns = [message for message in _messages(messages) if message["role"] != "tool"]
    last = max((i for i, turn in enumerate(turns) if turn["role"] == "user"), default=None)
    if last is None:
        return {"question": ""}
    return {"question": turns[last]["content"], "history": turns[:last]}


def _reply(messages: Sequence[object]) -> tuple[object, list[object]]:
    """The last words of the assistant after the last human turn, and what its tools found for them."""
    turns = _messages(messages)
    last = max((i for i, turn in enumerate(turns) if turn["role"] == "user"), default=len(turns))
    since = turns[last + 1 :]
    said = [turn["content"] for turn in since if turn["role"] == "assistant"]
    return said[-1] if said else None, [turn["content"] for turn in since if turn["role"] == "tool"]


def _several(record: Record, names: Sequence[str]) -> list[object] | None:
    """The texts of the first of these fields that the row has, whether they stand in a list or in one text."""
    name = next((name for name in names if record.get(name) is not None), "")
    value = record.get(name)
    if isinstance(value, str):
        value = value.split("|") if name in _JOINED else [value]
    return list(map(_sourced, value)) if isinstance(value, list) else None


def _sourced(text: object) -> object:
    """A passage that DeepEval wrote with its source, taken apart."""
    match = _SOURCED.fullmatch(text) if isinstance(text, str) else None
    return {"document": match[1], "text": match[2]} if match else text


def _milliseconds(record: Record) -> object:
    seconds = as_number(_first(record, _SECONDS))
    return seconds * 1000 if seconds is not None else _first(record, _MILLISECONDS)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _first(record: Record, names: Sequence[str]) -> object:
    """The first of these fields that the row has; None if it has none."""
    return next((record[name] for name in names if record.get(name) is not None), None)
