"""On which days a panel can meet, and when its papers go out: by the schools of its area."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.jobs.panel.rows import told
from daysix.jobs.panel.taking_part import takes_part
from daysix.law.errors import BadInput, CannotTell
from daysix.panels.meeting_days import day_problem, papers_out_by
from daysix.panels.words import counted, listed, short_day
from daysix.records import NamedTuple
from daysix.tracker.tables import SCHOOLS

if TYPE_CHECKING:
    from datetime import date

    from daysix.calendars.book import CalendarBook
    from daysix.calendars.joined import JoinedBook
    from daysix.calendars.school import SchoolCalendar
    from daysix.jobs.panel.rows import PanelBook, Row
    from daysix.panels.meeting_days import Counted
    from daysix.panels.profile import Profile

OFFERED = 2
"""Days that are named where the one asked for will not do."""
LOOKED_AT = 90


class Area(NamedTuple):
    """The calendars of the schools a panel is for.

    Attributes
    ----------
    calendars
        Each calendar once, with how many schools keep it.
    unknown
        How many schools have none.
    """

    calendars: tuple[tuple[SchoolCalendar, int], ...]
    unknown: int = 0

    def closed(self, day: date) -> str:
        """Why no school of the area whose days are known is open that day; blank if one is."""
        if not self.calendars:
            return ""
        reasons = []
        for calendar, _many in self.calendars:
            try:
                if calendar.counts(day):
                    return ""
            except CannotTell:
                return ""
            reasons.append(calendar.why(day))
        said = listed(list(dict.fromkeys(reasons)), "or")
        return f"{in_words(day)} is no day on which the schools of this panel are open ({said})."

    def partly(self, day: date) -> str:
        """A note where some of the schools are closed, or their days are not known."""
        away = unsure = 0
        for calendar, many in self.calendars:
            try:
                away += 0 if calendar.counts(day) else many
            except CannotTell:
                unsure += many
        said = []
        if away:
            verb = "is" if away == 1 else "are"
            said.append(f"{counted(away, 'school')} of this panel {verb} closed that day.")
        if unsure + self.unknown:
            without = counted(unsure + self.unknown, "school")
            said.append(f"I have no term dates of {without} of this panel for that day.")
        return " ".join(said)


def area_of(book: PanelBook, panel: Row, calendars: CalendarBook | JoinedBook | None) -> Area:
    """The calendars of the schools this panel is for."""
    part = takes_part(panel)
    kept: dict[int, tuple[SchoolCalendar, int]] = {}
    unknown = 0
    for row in book.rows(SCHOOLS):
        if not part(row):
            continue
        names = told(row, "SchoolDfE"), told(row, "Name")
        calendar = calendars.find(*names) if calendars is not None else None
        if calendar is None:
            unknown += 1
        else:
            kept[id(calendar)] = (calendar, kept.get(id(calendar), (calendar, 0))[1] + 1)
    return Area(tuple(kept.values()), unknown)


def refuse_day(day: date, area: Area, *, as_of: date) -> None:
    """Refuse a day on which the panel could not meet, and name the nearest two that work.

    Raises
    ------
    BadInput
        ``Y-161``.
    """
    why = _why_not(day, area)
    if not why:
        return
    why = why.removesuffix("Choose another day.").strip()
    nearest = _nearest(day, area, as_of=as_of)
    works = f"The nearest that work are {listed([*map(short_day, nearest)])}. " if nearest else ""
    raise BadInput(
        "Y-161",
        f"{why} {works}Choose another day, and press New meeting again. Nothing was written.",
    )


def _why_not(day: date, area: Area) -> str:
    return day_problem(day) or area.closed(day)


def _nearest(day: date, area: Area, *, as_of: date) -> list[date]:
    found: list[date] = []
    for away in range(1, LOOKED_AT + 1):
        either = (day + timedelta(days=away), day - timedelta(days=away))
        found += [one for one in either if one >= as_of and not _why_not(one, area)]
        if len(found) >= OFFERED:
            break
    return sorted(found[:OFFERED])


def papers_by(profile: Profile, day: date, area: Area) -> Counted:
    """When papers go out; where schools differ, the earliest day, which is early enough for all."""
    every = [papers_out_by(profile, day, one) for one, _many in area.calendars]
    every = every or [papers_out_by(profile, day, None)]
    dated = [one for one in every if one.day is not None]
    if len(dated) < len(every):
        return next(one for one in every if one.day is None)
    return min(dated, key=lambda one: one.day or day)
