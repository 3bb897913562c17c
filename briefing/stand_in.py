"""Modules that a library imports and hardly ever needs: while it is imported, something stands in for them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


@contextmanager
def imported_when_called(**functions: tuple[str, ...]) -> Iterator[None]:
    """Within it, modules are not imported that nothing but the named functions is wanted of.

    The names of modules have ``__`` for each dot.  Each function works as ever, and imports its module when it is first
    called.  A module that is imported already stays.
    """
    made: list[str] = []
    for written, names in functions.items():
        module = written.replace("__", ".")
        if module not in sys.modules:
            stand_in = ModuleType(module)
            for name in names:
                setattr(stand_in, name, _calling(module, name))
            sys.modules[module] = stand_in
            made.append(module)
    try:
        yield
    finally:
        for module in made:
            sys.modules.pop(module, None)


def _calling(module: str, name: str) -> Callable[..., Any]:
    def call(*arguments: Any, **options: Any) -> Any:
        return getattr(import_module(module), name)(*arguments, **options)

    return call
