"""The shapes of an invented council: its schools, and the council as a whole."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeAlias

from daysix.records import NamedTuple

Cell: TypeAlias = str | float | date | datetime | None
"""What one cell holds; None is blank."""

Row: TypeAlias = dict[str, Cell]
"""One row, column name to cell; a column that is not there is blank."""

COUNCIL_CODE = "820"
"""The code of a council abolished in 2009: known to every list, carried by no child today."""

COUNCIL_NAME = "Alderfordshire County Council (invented)"
NEIGHBOURS = ("875", "928")
"""Councils across the border, abolished too."""


class School(NamedTuple):
    """One school.

    Attributes
    ----------
    low, high
        Youngest and oldest National Curriculum year, Reception being 0.
    pattern
        Which terms it keeps: ``county``, ``two_week_october``, ``six_term`` or ``boarding``.
    opened, closed
        First and last day, where it opened or closed within the years of the council.
    successor
        DfE number of the school its children went to.
    cluster
        Schools of one cluster agree their training days for this year and next.
    """

    dfe: str
    urn: str
    name: str
    short: str
    phase: str
    kind: str
    governance: str
    trust: str
    low: int
    high: int
    pattern: str
    cluster: int
    area: str
    roll: int
    opened: date | None = None
    closed: date | None = None
    successor: str = ""
    calendar_id: str = ""

    def meets_in(self, year: int) -> bool:
        """Whether it is open in the school year beginning in ``year``."""
        opens_late = self.opened is not None and self.opened > date(year, 9, 30)
        return not opens_late and not (self.closed is not None and self.closed < date(year, 9, 1))


class Council(NamedTuple):
    """A whole invented council.

    Attributes
    ----------
    calendars
        Entries of the calendar contract, one a school, each school's own and complete.
    calendar_rows, calendar_index
        The workbook's Calendar and CalendarIndex sheets: this school year and the next, shared
        where schools keep the same days.
    exclusions
        Rows keyed by the tracker's column names: the typed ones, and the case's id.
    wanted
        School year to (suspensions, permanent exclusions) the council was made with. Lunchtime
        suspensions come on top, as in published totals.
    showcase
        Name of a situation to the id of its case.
    """

    seed: int
    as_of: date
    schools: tuple[School, ...]
    calendars: list[dict[str, object]]
    pupils: list[Row]
    exclusions: list[Row]
    calendar_rows: list[Row]
    calendar_index: list[Row]
    wanted: dict[int, tuple[int, int]]
    showcase: dict[str, str]
