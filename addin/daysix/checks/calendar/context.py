"""What a calendar check is given beside the calendar, and the shape of its worked examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.finding import HOUSE, Finding
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from daysix.calendars.school import SchoolCalendar
    from daysix.law.rule import Citation

SHEET = "Calendar"
INSET_DAYS_A_YEAR = 5
"""The training days a school plans in a year, as councils publish them."""


class LiveDeadline(NamedTuple):
    """A deadline not yet met, counted in school days: from which day, to which, for whom."""

    start: date
    due: date
    case: str = ""


class Context(NamedTuple):
    """What is known beside the calendar.

    Parameters
    ----------
    schools
        The schools that keep it, as officers call them; may be empty.
    live
        Live deadlines counted on it.
    inset_expected
        Training days a school year should hold.
    """

    schools: tuple[str, ...] = ()
    live: tuple[LiveDeadline, ...] = ()
    inset_expected: int = INSET_DAYS_A_YEAR

    def school(self, calendar: SchoolCalendar) -> str:
        """Whom a sentence is about: the one school, or the calendar where there are several."""
        return self.schools[0] if len(self.schools) == 1 else calendar.name


class Example(NamedTuple):
    """A calendar worked by hand, and the messages the check must give for it.

    Parameters
    ----------
    kind
        ``failing``, ``passing``, ``boundary`` or ``blank``.
    what
        One plain line: what the example shows.
    finds
        The messages, in order; empty where nothing is wrong.
    rows
        The calendar as rows of a Calendar sheet,
    terms
        or as one calendar of a calendar file. Exactly one of the two.
    context
        Where it matters.
    """

    kind: str
    what: str
    finds: Sequence[str] = ()
    rows: Sequence[Mapping[str, object]] = ()
    terms: Mapping[str, object] | None = None
    context: Context = Context()


def finding(  # noqa: PLR0913 - the sides of a finding, all but two named at the call
    rule: str,
    level: str,
    *,
    message: str,
    value: str,
    calendar: SchoolCalendar,
    days: Sequence[date] = (),
    suggestion: str = "",
    cite: Citation | str = HOUSE,
) -> Finding:
    """A finding on the Calendar sheet, with the rows of ``days`` where they were read from one."""
    rows = [row for day in days for row in calendar.rows.get(day, ())]
    return Finding(
        rule,
        level,
        SHEET,
        "",
        value,
        message,
        suggestion,
        tuple((SHEET, row) for row in rows),
        cite,
    )
