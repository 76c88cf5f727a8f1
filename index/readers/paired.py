"""A question with its answer in one item of data, under whatever names and in however many pieces the item keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from index.readers.columns import columns_of, is_answer, is_question
from index.readers.jsonl import ANSWER, QUESTION, SPEAKER
from index.readers.talk import name_of

NAMES = ("title", "name", "heading", "headline", "section", "category", "topic", "label", "subject")
"""Under which an item says what it is called."""
_BODIES = (
    *("content", "body", "text", "description", "value", "solution", "html", "rendered"),
    *("body_html", "description_text", "plain_text", "markdown"),
)
ASKED = ("questions", "patterns", "utterances", "usersays", "trainingphrases", "training_phrases", "sampleutterances")
TOLD = ("answers", "responses", "replies", "messages", "conclusionstatement", "closingresponse", "fulfillment")
_PARENTS = ("parentid", "parent_id", "question_id", "reply_to", "in_reply_to")
_POSTERS = ("owner", "ownerdisplayname", "author", "user", "username", "display_name", "creator")
_ANSWERED = ("answers", "replies", "acceptedanswer", "accepted_answer", "bestanswer", "best_answer")
_ONE = ("parts", "data")  # pieces of one phrase
_SEVERAL = (
    *("text", "utterance", "speech", "content", "value", "values", "parts", "data", "messages", "messagegroups"),
    *("message", "plaintextmessage", "output", "generic", "title", "body", "payload"),
)
_WORDS = (
    "text",
    "body",
    "content",
    "utterance",
    "words",
    "transcript",
    "value",
    "message",
    "line",
    "speech",
    "sentence",
)
_ASKS = re.compile(r"[?？؟;][\s\"'”’»)\]]*$")
_OPENS = re.compile(r"(?:how|what|where|when|why|who|which|can|do|does|is|are|will|may|should)\b", re.I)
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2,4})?")
_FEWEST, _MOSTLY = 2, 0.6  # titles that ask, and share of all titles, from which on the others ask too
_DEEPEST = 8
_SAMPLE = 200  # rows of a table that tell its columns
_MOST = 1_000  # entries of a list that are one value


def asks(words: str) -> bool:
    """True where words end in a question mark of any script."""
    return bool(_ASKS.search(words))


class Pair(NamedTuple):
    """A question, and its answers, each with who gives it ('' where nobody is named)."""

    question: str
    answers: tuple[tuple[str, str], ...]


def pair_of(item: Mapping[str, object]) -> Pair | None:
    """The question and answers of an item, whose keys are in lower case, that has both; else None."""
    question = next((text for key in QUESTION if key in item and (text := text_of_value(item[key]))), "")
    answer_key = next((key for key in ANSWER if key in item), None)
    if not question and str(item.get("@type", "")).endswith("Question"):
        question = text_of_value(item.get("name"))
    if answer_key is None and "acceptedanswer" in item:
        answer_key = "acceptedanswer"
    if answer_key is None:
        answer_key = next((key for key in TOLD if isinstance(item.get(key), list | Mapping | str)), None)
    if not question and answer_key:  # several ways to ask the same
        asked = (phrases(item[key]) for key in ASKED if isinstance(item.get(key), list | Mapping))
        question = next(("\n\n".join(found) for found in asked if found), "")
    elif answer_key == "messages":
        return None  # those of a chat
    if not question and answer_key in _ANSWERED:
        return _thread(item, item[answer_key])
    if not question or answer_key is None:
        return None
    speaker = next((text for key in SPEAKER if key in item and (text := text_of_value(item[key]))), "")
    answer = text_of_value(item[answer_key]) or "\n\n".join(phrases(item[answer_key]))
    return Pair(question, ((speaker, answer),))


def _thread(item: Mapping[str, object], answers: object) -> Pair | None:
    """What an item with a title asks whose `answers` are posts with words; None where they are none."""
    posts = [post for post in (answers if isinstance(answers, list) else [answers]) if isinstance(post, Mapping)]
    lowered = [{str(key).lower(): value for key, value in post.items()} for post in posts]
    if not all(set(post).intersection(_BODIES) and set(post).isdisjoint((*QUESTION, *ASKED)) for post in lowered):
        return None
    told = tuple(
        (next((name for key in _POSTERS if (name := name_of(post.get(key)))), ""), body_of(post)[1]) for post in lowered
    )
    question = "\n\n".join(part for part in (text_of_value(item.get("title")), body_of(item)[1]) if part)
    return Pair(question, told) if told and question else None


def table_of(value: object) -> list[tuple[str, str]]:
    """Question and answer of each row of a table that data hold by rows or by columns; empty for anything else."""
    rows = _rows(value)
    if len(rows) < _FEWEST or len(rows[0]) < 2:
        return []
    cells = [[text_of_value(cell) if not isinstance(cell, list | Mapping) else "" for cell in row] for row in rows]
    columns = columns_of(cells[:_SAMPLE])
    if not columns.pairs:
        return []
    question, answer, _ = columns.pairs[0]
    told = [(row[question], row[answer]) for row in cells[columns.header :] if len(row) > max(question, answer)]
    return [(asked, said) for asked, said in told if asked and said]


def _rows(value: object) -> list[Sequence[object]]:
    """A table as rows: a list of lists, rows with the names of columns beside them, or columns of cells by their names."""
    if isinstance(value, Mapping):
        item = {str(key).lower(): entry for key, entry in value.items()}
        names, rows = item.get("columns"), item.get("data", item.get("rows"))
        if isinstance(names, list) and isinstance(rows, list) and all(isinstance(row, list) for row in rows):
            return [names, *rows]
        named = [key for key in item if is_question(key) or is_answer(key)]
        columns = [list(c.values()) if isinstance(c, Mapping) else c for c in (item[key] for key in named)]
        lists = [column for column in columns if isinstance(column, list)]
        if len(lists) < 2 or len(lists) < len(columns) or len({len(column) for column in lists}) > 1:
            return []
        counted = any(isinstance(item[key], Mapping) for key in named)  # cells by the numbers of their rows
        if not all(isinstance(cell, str) for column in lists for cell in column):
            return []
        if not counted and not any(map(_mostly_asks, lists)):
            return []
        return [named, *(list(row) for row in zip(*lists, strict=True))]
    if isinstance(value, list) and len(value) > 1 and all(isinstance(row, list) and len(row) > 1 for row in value):
        return value
    return []


def _mostly_asks(cells: Sequence[object]) -> bool:
    return len(cells) >= _FEWEST and sum(asks(str(cell)) for cell in cells) > len(cells) / 2


def threads_in(value: Sequence[object]) -> list[Pair]:
    """The posts with a title in a list, each with those that name it as the one they reply to; empty where none do."""
    if not all(isinstance(entry, Mapping) for entry in value):
        return []
    posts = [{str(key).lower(): part for key, part in entry.items()} for entry in value if isinstance(entry, Mapping)]
    replies: dict[str, list[dict[str, object]]] = {}
    for post in posts:
        parent = next((post[key] for key in _PARENTS if isinstance(post.get(key), str | int)), None)
        if parent is not None and not post.get("title"):
            replies.setdefault(str(parent), []).append(post)
    asked = (post for post in posts if post.get("title") and str(post.get("id")) in replies) if replies else ()
    return [pair for post in asked if (pair := _thread(post, replies[str(post["id"])]))]


def title_of(item: Mapping[str, object]) -> tuple[str, str]:
    """Under which key an item has its title, and the title; two empty strings where it has none."""
    return next(((key, text) for key in NAMES if (text := text_of_value(item.get(key)))), ("", ""))


def body_of(item: Mapping[str, object]) -> tuple[str, str]:
    """Under which key an item has the words below its title, and the words; two empty strings where it has none."""
    return next(((key, text) for key in _BODIES if (text := text_of_value(item.get(key)))), ("", ""))


def maps_questions(value: Mapping[str, object]) -> bool:
    """True for {'What is X?': 'It is ...', ...}."""
    asked = [key for key in value if isinstance(key, str) and asks(key)]
    return len(asked) >= 1 and len(asked) >= 0.8 * len(value) and all(text_of_value(value[key]) for key in asked)


def titled_questions(value: Sequence[object]) -> list[tuple[str, str]]:
    """Question and answer of each item of a list whose titles ask, nearly all: {'title': 'What is X?', 'body': 'It is ...'}."""
    found = []
    for entry in value:
        if not isinstance(entry, Mapping):
            return []
        item = {str(key).lower(): part for key, part in entry.items()}
        alone = next(iter(entry.items())) if len(entry) == 1 else None  # {'What is X?': 'It is ...'} for each
        found.append((str(alone[0]), text_of_value(alone[1])) if alone else (title_of(item)[1], body_of(item)[1]))
    told = [(title, said) for title, said in found if title and said]
    asking = sum(asks(title) for title, _ in told)
    if not told or len(told) < len(found):
        return []
    opening = sum(bool(_OPENS.match(title)) and not asks(title) for title, _ in told)
    if asking == len(found) >= _FEWEST or (asking >= _FEWEST and asking + opening >= _MOSTLY * len(found)):
        return told
    return []


def text_of_value(value: object) -> str:
    """The words of a value that should be words: a string, a list of such, a mapping that holds them."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list):
        texts = (text_of_value(entry) if not isinstance(entry, list) else "" for entry in value[:_MOST])
        return "\n\n".join(text for text in texts if text)
    if isinstance(value, Mapping):
        item = {str(key).lower(): entry for key, entry in value.items()}
        found = (item[key] for key in (*_WORDS, *ANSWER, "rendered", *_BODIES) if isinstance(item.get(key), str))
        return str(next(found, "")).strip()
    return ""


def phrases(value: object) -> list[str]:
    """The phrases that a value holds, however deep it wraps them; those in pieces are joined."""
    return list(dict.fromkeys(_phrases(value, 0)))


def _phrases(value: object, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(value, str):
        yield from [value.strip()] if value.strip() else []
    elif isinstance(value, list):
        for entry in value[:_MOST]:
            yield from _phrases(entry, depth + 1)
    elif isinstance(value, Mapping):
        item = {str(key).lower(): entry for key, entry in value.items()}
        for key in _SEVERAL:
            if key in item and (found := list(_phrases(item[key], depth + 1))):
                yield from ["".join(_pieces(item[key])) or " ".join(found)] if key in _ONE else found
                return
        if item and all(_LANGUAGE.fullmatch(key) for key in item):
            yield from _phrases(next(iter(item.values())), depth + 1)


def _pieces(value: object) -> Iterator[str]:
    """The pieces of one phrase with the blanks that they bring."""
    for entry in value if isinstance(value, list) else ():
        text = entry.get("text") if isinstance(entry, Mapping) else entry
        yield text if isinstance(text, str) else ""
