"""What a chatbot is trained on: ways to ask, each under a name, and the replies under the same name elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from index.readers.paired import phrases

_NAMED = ("intent", "name", "displayname")
_EXAMPLES = ("examples", "utterances", "patterns", "trainingphrases", "training_phrases")
_REPLIES = ("output", "responses", "response", "messages", "text", "reply", "actions")
_MEANT = ("conditions", "intent", "intents", "name", "displayname")
_BULLET = re.compile(r"^\s*[-*]\s+", re.M)
_PREFIX = re.compile(r"^(?:utter_|#|action_|respond_)+", re.I)
_ENTITY = re.compile(r"\[([^\]\n]+)\](?:\([^)\n]*\)|\{[^}\n]*\})")
_OTHER = re.compile(r"[\W_]+")


def joined_by_intent(item: Mapping[str, object]) -> list[tuple[str, str]]:
    """Questions with their replies in a mapping that keeps the two apart, joined by name; empty where it does not."""
    asked: dict[str, list[str]] = {}
    for value in item.values():
        asked |= dict(_asked(value))
    if not asked:
        return []
    told: dict[str, list[str]] = {}
    for key, value in item.items():
        told |= dict(_told(value, key))
    follows = dict(_rules(item))
    pairs = []
    for name, questions in asked.items():
        replies = told.get(name) or told.get(follows.get(name, ""), [])
        if replies:
            pairs.append(("\n\n".join(questions), "\n\n".join(replies)))
    return pairs


def _asked(value: object) -> Iterator[tuple[str, list[str]]]:
    """The name of each intent in a list of them, and how it is asked."""
    for item in _items(value):
        name = next((item[key] for key in _NAMED if isinstance(item.get(key), str)), None)
        examples = next((item[key] for key in _EXAMPLES if item.get(key)), None)
        if name is None or examples is None or any(item.get(key) for key in _REPLIES):
            continue
        if isinstance(examples, str):
            examples = [line for line in _BULLET.split(examples) if line.strip()]
        if found := [_ENTITY.sub(r"\1", phrase) for phrase in phrases(examples)]:
            yield _key(str(name)), found


def _told(value: object, key: str) -> Iterator[tuple[str, list[str]]]:
    """The name of each reply, in a mapping from names or in a list of items that say which intent they are for."""
    if isinstance(value, Mapping) and key in ("responses", "templates", "replies", "utterances"):
        for name, replies in value.items():
            if found := phrases(replies):
                yield _key(str(name)), found
    for item in _items(value):
        meant = next((item[name] for name in _MEANT if isinstance(item.get(name), str)), None)
        replies = next((found for name in _REPLIES if (found := phrases(item.get(name)))), [])
        if meant is not None and replies:
            yield _key(str(meant)), replies


def _rules(item: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Which reply follows which intent, where steps of rules or stories say so."""
    for key in ("rules", "stories"):
        for rule in _items(item.get(key)):
            intent = ""
            for step in _items(rule.get("steps")):
                if isinstance(step.get("intent"), str):
                    intent = _key(str(step["intent"]))
                elif isinstance(step.get("action"), str) and intent:
                    yield intent, _key(str(step["action"]))
                    intent = ""


def _items(value: object) -> Iterator[dict[str, object]]:
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, Mapping):
            yield {str(key).lower(): part for key, part in entry.items()}


def _key(name: str) -> str:
    return _OTHER.sub("_", _PREFIX.sub("", name.strip())).casefold().strip("_")
