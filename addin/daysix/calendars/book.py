"""Which school follows which calendar. Unknown schools are refused, never guessed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput, CannotTell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from daysix.calendars.school import SchoolCalendar

EVERY_SCHOOL = "*"
SPELLINGS_KEPT = 4096
"""Every rule asks after the same few hundred schools again and again."""


@lru_cache(maxsize=SPELLINGS_KEPT)
def school_key(text: str) -> str:
    """The spelling schools are looked up by: ``925/4001`` and ``9254001`` are one school."""
    if text.isalnum():  # as every number of a child: there is nothing to leave out
        return text.casefold()
    folded = " ".join(text.replace("’", "'").split()).casefold()
    bare = folded.replace("/", "").replace(" ", "")
    return bare if bare.isdigit() else folded


def _keys(names: Iterable[str]) -> list[str]:
    return [school_key(name) for name in names if name and name.strip()]


class CalendarBook:
    """The calendars of a council, looked up by school name, DfE number or calendar name.

    Parameters
    ----------
    entries
        Each calendar with the schools that keep it; ``*`` is every school without its own.
    other_names
        Further names of a calendar, such as the title beside its id.
    without
        Schools whose calendar we cannot tell, each with the sentence that says why and what to
        do. They are refused rather than put on the ``*`` calendar.

    Raises
    ------
    BadInput
        When one school is on two calendars, or two calendars share a name.
    """

    def __init__(
        self,
        entries: Iterable[tuple[SchoolCalendar, Iterable[str]]],
        *,
        other_names: Mapping[str, str] | None = None,
        without: Mapping[str, str] | None = None,
    ) -> None:
        self._by_name: dict[str, SchoolCalendar] = {}
        self._by_school: dict[str, SchoolCalendar] = {}
        self._kept_by: dict[int, list[str]] = {}
        self._default: SchoolCalendar | None = None
        self._other = {school_key(o): school_key(n) for o, n in (other_names or {}).items()}
        self._without = {school_key(school): why for school, why in (without or {}).items()}
        for calendar, schools in entries:
            self._add(calendar, schools)

    def _add(self, calendar: SchoolCalendar, schools: Iterable[str]) -> None:
        key = school_key(calendar.name)
        if key in self._by_name:
            message = f"Two calendars are called {calendar.name}. Give each its own name."
            raise BadInput("L-005", message)
        self._by_name[key] = calendar
        for school in schools:
            if school.strip() == EVERY_SCHOOL:
                if self._default is not None:
                    message = (
                        f"Two calendars ({self._default.name} and {calendar.name}) are meant for "
                        "every school without its own. Keep the * in one of them."
                    )
                    raise BadInput("L-006", message)
                self._default = calendar
                continue
            school_at = school_key(school)
            if school_at not in self._by_school:
                self._by_school[school_at] = calendar
                self._kept_by.setdefault(id(calendar), []).append(school)
                continue
            taken = self._by_school[school_at]
            if taken is not calendar:
                message = (
                    f"{school} is on two calendars, {taken.name} and {calendar.name}. "
                    "Take it off one of them."
                )
                raise BadInput("L-007", message)

    def named(self, name: str) -> SchoolCalendar | None:
        """The calendar of that name, or None."""
        key = school_key(name)
        return self._by_name.get(key) or self._by_name.get(self._other.get(key, key))

    @property
    def default(self) -> SchoolCalendar | None:
        """The calendar of every school without its own; None when there is none."""
        return self._default

    def find(self, *names: str) -> SchoolCalendar | None:
        """The calendar of a school known under any of ``names``; None when there is none."""
        own = self.own(*names)
        return own if own is not None or self.refuses(*names) else self._default

    def own(self, *names: str) -> SchoolCalendar | None:
        """As :meth:`find`, without falling back on the calendar of every school."""
        keys = _keys(names)
        for table in (self._by_school, self._by_name):
            for key in keys:
                if key in table:
                    return table[key]
        return None

    def refuses(self, *names: str) -> bool:
        """Say whether this school's calendar is known to be missing or unclear."""
        return any(key in self._without for key in _keys(names))

    def for_school(self, *names: str) -> SchoolCalendar:
        """As :meth:`find`, but refuses an unknown school with what to do about it."""
        calendar = self.find(*names)
        if calendar is None:
            school = next((name for name in names if name), "this school")
            keys = [school_key(name) for name in names if name]
            why = next((self._without[key] for key in keys if key in self._without), None)
            remedy = why or "Add them, or choose the calendar it follows."
            raise CannotTell("D-005", f"I have no term dates for {school}. {remedy}")
        return calendar

    def schools_of(self, calendar: SchoolCalendar) -> tuple[str, ...]:
        """The schools that keep ``calendar``, as they were named to us."""
        return tuple(self._kept_by.get(id(calendar), ()))

    def __iter__(self) -> Iterator[SchoolCalendar]:
        return iter(self._by_name.values())

    def __len__(self) -> int:
        return len(self._by_name)
