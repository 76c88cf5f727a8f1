"""Frozen values that are made fast: a document has tens of thousands of spans, blocks and turns."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, TypeVar

T = TypeVar("T")


def quickly_made(cls: type[T]) -> type[T]:
    """The frozen dataclass `cls`, which has slots, with an `__init__` that fills these at once.

    The one that `dataclass` writes calls `object.__setattr__` for each field by its name, which takes nearly twice as
    long. Each field is given or has a plain default; nothing runs afterwards.
    """
    known: list[Any] = list(fields(cls))  # type: ignore[arg-type]
    assert not hasattr(cls, "__post_init__")
    assert all(field.init and field.default_factory is MISSING for field in known)
    scope: dict[str, Any] = {f"set_{field.name}": cls.__dict__[field.name].__set__ for field in known}
    scope |= {f"default_{field.name}": field.default for field in known}
    given = ["*"] if known[0].kw_only else []
    given += [x.name if x.default is MISSING else f"{x.name}=default_{x.name}" for x in known]
    filled = "".join(f"\n    set_{field.name}(self, {field.name})" for field in known)
    exec(f"def __init__(self, {', '.join(given)}):{filled}", scope)  # noqa: S102 - as `dataclass` itself does
    made = scope["__init__"]
    made.__qualname__, made.__module__ = f"{cls.__qualname__}.__init__", cls.__module__
    made.__annotations__ = {**{field.name: field.type for field in known}, "return": None}
    setattr(cls, "__init__", made)  # noqa: B010 - mypy: an instance's `__init__` is not assigned
    return cls
