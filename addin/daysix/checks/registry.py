"""Finding the checks: every file in a folder beside this one is a check; nothing is listed."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

import daysix.checks
from daysix.checks.frame import Check
from daysix.discover import folder_names, module_in, module_names

if TYPE_CHECKING:
    from types import ModuleType

CALENDAR_ROOM = "calendar"
"""Its checks look at a whole calendar, and have a registry of their own."""


@cache
def row_checks() -> tuple[Check, ...]:
    """Every check of a sheet's rows, in order of id."""
    found = [check_of(module_in(room, name)) for room in rooms() for name in module_names(room)]
    return tuple(sorted(found, key=lambda check: check.id))


def rooms() -> list[ModuleType]:
    """The folders of checks, but for the calendars'."""
    return [
        import_module(f"{daysix.checks.__name__}.{name}")
        for name in folder_names(daysix.checks)
        if name != CALENDAR_ROOM
    ]


def check_of(module: ModuleType) -> Check:
    """A check file as a :class:`~daysix.checks.frame.Check`."""
    message = module.MESSAGE
    return Check(
        id=module.ID,
        levels=_several(module.LEVEL),
        sheets=_several(module.SHEET),
        needs=tuple(module.NEEDS),
        beside=_several(getattr(module, "BESIDE", ())),
        takes=_several(getattr(module, "TAKES", ())),
        messages={"": message} if isinstance(message, str) else message,
        cite=module.CITE,
        check=module.check,
        examples=module.EXAMPLES,
        module=module.__name__,
        about=(module.__doc__ or "").partition("\n")[0],
    )


def _several(said: object) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(cast("tuple[str, ...]", said))
