"""Finding the kinds of leak: every file in ``leaks`` is one; nothing is listed."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

import daysix.paper.gate.leaks
from daysix.discover import module_names
from daysix.paper.gate.frame import Kind

if TYPE_CHECKING:
    from types import ModuleType


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind of leak, in order of code."""
    room = daysix.paper.gate.leaks
    found = [kind_of(import_module(f"{room.__name__}.{name}")) for name in module_names(room)]
    return tuple(sorted(found, key=lambda kind: kind.code))


def kind_of(module: ModuleType) -> Kind:
    """A file of ``leaks`` as a :class:`~daysix.paper.gate.frame.Kind`."""
    return Kind(
        id=module.__name__.rpartition(".")[2],
        code=module.CODE,
        title=module.TITLE,
        level=module.LEVEL,
        cite=module.CITE,
        formats=tuple(module.FORMATS),
        why=module.WHY,
        fixes=module.FIX,
        do=module.DO,
        look=module.look,
        fix=getattr(module, "fix", None),
        examples=module.EXAMPLES,
    )
