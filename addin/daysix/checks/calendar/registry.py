"""Finding the calendar checks: every file of this folder named ``k...`` is one."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

import daysix.checks.calendar
from daysix.discover import module_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.calendars.school import SchoolCalendar
    from daysix.checks.calendar.context import Context, Example
    from daysix.law.finding import Finding
    from daysix.law.rule import Citation


class CheckModule(Protocol):
    """The shape of a check file."""

    ID: str
    LEVEL: str
    MESSAGE: str
    CITE: Citation | str
    EXAMPLES: Sequence[Example]

    def check(self, calendar: SchoolCalendar, context: Context) -> list[Finding]:
        """What is wrong with this calendar; an empty list where nothing is."""


@cache
def calendar_checks() -> tuple[CheckModule, ...]:
    """Every check file, in order of id."""
    room = daysix.checks.calendar
    found = [
        cast("CheckModule", import_module(f"{room.__name__}.{name}"))
        for name in module_names(room)
        if name.startswith("k") and name[1:4].isdigit()
    ]
    return tuple(sorted(found, key=lambda module: module.ID))
