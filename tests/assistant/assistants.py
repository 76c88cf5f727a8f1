"""Assistants that answer from texts which tests name, and from nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from assistant.conversation import Assistant
from assistant.types import Answer, Message
from index.library import Library

Of = Callable[[str], Assistant]


@contextmanager
def assistant_of(folder: Path, pages: Mapping[str, str]) -> Iterator[Assistant]:
    """An assistant for all `pages`, their text by file name, read in this order."""
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Library.open(folder / "store", create=True) as library:
        library.add([folder / name for name in pages])
        yield Assistant(library)


@contextmanager
def assistants(folder: Path, pages: Mapping[str, str]) -> Iterator[Of]:
    """Gives an assistant for some of the `pages`, their text by file name, made once; several names have a blank between."""
    made: dict[str, Assistant] = {}
    with ExitStack() as opened:

        def assistant(names: str) -> Assistant:
            if names not in made:
                library = opened.enter_context(Library.open(folder / f"store {names}", create=True))
                for name in names.split():
                    (folder / name).write_text(pages[name], encoding="utf-8")
                    library.add([folder / name])
                made[names] = Assistant(library)
            return made[names]

        yield assistant


def talk(assistant: Assistant, *asked: str) -> list[Answer]:
    """The answers to questions of one conversation, in turn."""
    history: list[Message] = []
    answers = []
    for text in asked:
        answers.append(assistant.ask(text, history=history))
        history += [Message(role="user", content=text), Message(role="assistant", content=answers[-1].text)]
    return answers
