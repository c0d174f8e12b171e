"""The equitable share of a panel, and its figures since the last meeting, from the workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from daysix.jobs.panel.meeting_calendars import calendars_of
from daysix.jobs.panel.rows import BASELINE, MOVES, PANELS, REFERRALS, told
from daysix.jobs.panel.sitting_of import day_of
from daysix.jobs.panel.taking_part import takes_part
from daysix.law.errors import BadInput
from daysix.panels import share_rows
from daysix.panels.share import share
from daysix.panels.share_rules import SCHOOL_YEAR
from daysix.panels.share_window import term_starts, window
from daysix.panels.statistics import figures
from daysix.tracker.tables import PUPILS, SCHOOLS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from daysix.jobs.panel.rows import PanelBook, Row
    from daysix.panels.profile import Profile
    from daysix.panels.share import ShareTable
    from daysix.panels.share_facts import History, School
    from daysix.panels.share_filters import Child
    from daysix.panels.share_rules import ShareRules
    from daysix.panels.share_window import Window
    from daysix.panels.sitting import Sitting
    from daysix.panels.statistics import Figures


@dataclass(frozen=True, slots=True)
class Counted:
    """What the list is made of, read once: schools, what happened, rules, and the stretch."""

    schools: Sequence[School]
    history: History
    rules: ShareRules
    over: Window

    def table(self, child: Child | None = None) -> ShareTable:
        """The list, or the list for one child.

        Raises
        ------
        BadInput, CannotTell
            As :func:`daysix.panels.share.share` says.
        """
        return share(self.schools, self.history, self.rules, window=self.over, child=child)


def share_of(book: PanelBook, panel: Row, profile: Profile, *, as_of: date) -> ShareTable:
    """The list of schools, counted up to the meeting, or to today where that comes first.

    Raises
    ------
    BadInput
        What :func:`counted` refuses, and whatever the share itself refuses.
    CannotTell
        The profile counts over three terms, and too few are known.
    """
    return counted(book, panel, profile, as_of=as_of).table()


def counted(book: PanelBook, panel: Row, profile: Profile, *, as_of: date) -> Counted:
    """Everything the list is made of.

    Raises
    ------
    BadInput
        ``Y-085``: the profile has no share. ``Y-086``: no school takes part.
    CannotTell
        The profile counts over three terms, and too few are known.
    """
    rules = profile.share
    if rules is None:
        raise BadInput(
            "Y-085",
            f"The panel profile “{profile.name}” has no share of placements, so there is no list "
            "to make. Copy the part [share] from another profile if your panel keeps one.",
        )
    part = takes_part(panel)
    taking = [row for row in book.rows(SCHOOLS) if part(row)]
    if not taking:
        area = told(panel, "Area") or "any area"
        raise BadInput(
            "Y-086",
            f"No school of {area} on the Schools sheet takes part in {told(panel, 'Profile')}. The "
            "list needs each school's area and phase. Fill them in on the Schools sheet.",
        )
    day = min(as_of, day_of(panel) or as_of)
    starts = () if rules.window == SCHOOL_YEAR else _term_starts(book, taking)
    return Counted(
        share_rows.schools(taking, book.rows(BASELINE), as_of=day),
        share_rows.history(
            referrals=book.rows(REFERRALS),
            moves=book.rows(MOVES),
            exclusions=book.exclusions,
            panels=book.rows(PANELS),
            pupils=book.rows(PUPILS),
        ),
        rules,
        window(rules.window, day, starts),
    )


def figures_of(book: PanelBook, sitting: Sitting, profile: Profile) -> Figures:
    """What happened since the last meeting, counted from the Referrals sheet.

    Only referrals of this kind of panel and area count: those that name one of its meetings.
    """
    panels = book.rows(PANELS)
    own = {told(row, "PanelID"): row for row in panels}
    here = own[sitting.panel]
    alike = {
        number
        for number, row in own.items()
        if all(told(row, one) == told(here, one) for one in ("Profile", "Area"))
    }
    rows = [row for row in book.rows(REFERRALS) if told(row, "PanelID") in alike]
    heard = share_rows.heard(rows, panels, book.rows(PUPILS))
    return figures(heard, profile.statistics, since=sitting.last_day, until=sitting.day)


def _term_starts(book: PanelBook, schools: Sequence[Row]) -> Sequence[date]:
    """When terms began at the first school of the list whose calendar is known."""
    calendars = calendars_of(book)
    if calendars is None:
        return ()
    for row in schools:
        calendar = calendars.find(told(row, "SchoolDfE"), told(row, "Name"))
        if calendar is not None:
            return term_starts(calendar)
    return ()
