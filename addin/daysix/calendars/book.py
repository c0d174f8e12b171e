"""Which school follows which calendar. Unknown schools are refused, never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.errors import BadInput, CannotTell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from daysix.calendars.school import SchoolCalendar

EVERY_SCHOOL = "*"


def school_key(text: str) -> str:
    """The spelling schools are looked up by: ``925/4001`` and ``9254001`` are one school."""
    folded = " ".join(text.split()).casefold()
    bare = folded.replace("/", "").replace(" ", "")
    return bare if bare.isdigit() else folded


class CalendarBook:
    """The calendars of a council, looked up by school name, DfE number or calendar name.

    Raises
    ------
    BadInput
        When one school is on two calendars, or two calendars share a name.
    """

    def __init__(self, entries: Iterable[tuple[SchoolCalendar, Iterable[str]]]) -> None:
        self._by_name: dict[str, SchoolCalendar] = {}
        self._by_school: dict[str, SchoolCalendar] = {}
        self._default: SchoolCalendar | None = None
        for calendar, schools in entries:
            self._add(calendar, schools)

    def _add(self, calendar: SchoolCalendar, schools: Iterable[str]) -> None:
        key = school_key(calendar.name)
        if key in self._by_name:
            message = f"Two calendars are called {calendar.name}. Give each its own name."
            raise BadInput("C-005", message)
        self._by_name[key] = calendar
        for school in schools:
            if school == EVERY_SCHOOL:
                if self._default is not None:
                    message = (
                        f"Two calendars ({self._default.name} and {calendar.name}) are meant for "
                        "every school without its own. Keep the * in one of them."
                    )
                    raise BadInput("C-006", message)
                self._default = calendar
                continue
            taken = self._by_school.setdefault(school_key(school), calendar)
            if taken is not calendar:
                message = (
                    f"{school} is on two calendars, {taken.name} and {calendar.name}. "
                    "Take it off one of them."
                )
                raise BadInput("C-007", message)

    def named(self, name: str) -> SchoolCalendar | None:
        """The calendar of that name, or None."""
        return self._by_name.get(school_key(name))

    def find(self, *names: str) -> SchoolCalendar | None:
        """The calendar of a school known under any of ``names``; None when there is none."""
        keys = [school_key(name) for name in names if name and name.strip()]
        for table in (self._by_school, self._by_name):
            for key in keys:
                if key in table:
                    return table[key]
        return self._default

    def for_school(self, *names: str) -> SchoolCalendar:
        """As :meth:`find`, but refuses an unknown school with what to do about it."""
        calendar = self.find(*names)
        if calendar is None:
            school = next((name for name in names if name), "this school")
            message = (
                f"I have no term dates for {school}. Add them, or choose the calendar it follows."
            )
            raise CannotTell("D-005", message)
        return calendar

    def __iter__(self) -> Iterator[SchoolCalendar]:
        return iter(self._by_name.values())

    def __len__(self) -> int:
        return len(self._by_name)
