"""Running every check on every sheet, and losing none: one that cannot run or crashes says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks import unread
from daysix.checks.calendar.context import Context as CalendarContext
from daysix.checks.calendar.registry import calendar_checks
from daysix.checks.context import Context
from daysix.checks.frame import CALENDAR, EXCLUSIONS
from daysix.checks.registry import row_checks
from daysix.checks.together import ContextAmong, File, Together
from daysix.checks.view import View
from daysix.law.finding import ERROR, Finding
from daysix.records import NamedTuple
from daysix.tracker.tables import CALENDAR_INDEX

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from daysix.calendars.book import CalendarBook
    from daysix.checks.calendar.context import LiveDeadline
    from daysix.checks.calendar.registry import CheckModule
    from daysix.checks.frame import Check
    from daysix.law.switches import Switches
    from daysix.tracker.cells import SheetCells, Table
    from daysix.tracker.reader import Tracker
    from daysix.tracker.rows import TypedRow

DEADLINES = "deadlines"
"""What a check of a calendar may lack, as :attr:`CouldNotRun.missing` names it."""


class CouldNotRun(NamedTuple):
    """A check that had nothing to work on: which columns, or sheets, are not there.

    ``sheet`` is blank where the workbook has no sheet of its kind.
    """

    rule: str
    sheet: str
    missing: tuple[str, ...]
    message: str


class FileToCheck(NamedTuple):
    """One tracker of several, as read."""

    tracker: Tracker
    book: CalendarBook
    tables: Sequence[Table]
    sheets: Sequence[SheetCells]


class Checked(NamedTuple):
    """What came of checking a workbook.

    Attributes
    ----------
    findings
        Sheet by sheet, row by row; calendars last.
    ran
        Ids of the checks that ran on at least one sheet, crashed ones left out.
    could_not_run
        Checks that could not; never to be counted as passed.
    crashed
        Ids of the checks that failed: the fault is the program's, and the run has failed.
    rows, sheets
        How much was looked at.
    shared
        Of several trackers: how many children stand in more than one.
    """

    findings: tuple[Finding, ...]
    ran: tuple[str, ...]
    could_not_run: tuple[CouldNotRun, ...]
    crashed: tuple[str, ...]
    rows: int
    sheets: tuple[str, ...]
    shared: int = 0

    @property
    def failed(self) -> bool:
        """Whether the run as a whole has failed, whatever was found."""
        return bool(self.crashed) or not self.rows


def check_tracker(  # noqa: PLR0913 - all but the tracker and its calendars are named at the call
    tracker: Tracker,
    book: CalendarBook,
    *,
    as_of: date,
    la: str = "",
    switches: Switches | None = None,
    tables: Iterable[Table] = (),
    live: Mapping[str, Sequence[LiveDeadline]] | None = None,
    sheets: Iterable[SheetCells] = (),
) -> Checked:
    """Run every check on every sheet of a workbook.

    Parameters
    ----------
    as_of
        Today.
    la
        Code of the council whose workbook it is.
    tables
        Every table of the workbook; of exclusions, those the tracker took are looked at.
    live
        Deadlines not yet met, by the name of the calendar they were counted on; None where they
        were not worked out, so that the checks that need them say that they could not run.
    sheets
        The sheets as read, for checks of merged cells and the like.
    """
    views = views_of(tracker, tables)
    context = Context(
        tracker, views=views, book=book, as_of=as_of, la=la, switches=switches, sheets=sheets
    )
    return _checked(context, live)


def check_together(
    files: Sequence[FileToCheck], *, as_of: date, la: str = "", switches: Switches | None = None
) -> list[Checked]:
    """Run every check on several trackers, each knowing the children's rows in the others.

    A finding is of the file it stands in; where it is about a row of another, it says so.
    """
    known = [File(file.tracker, file.book, views_of(file.tracker, file.tables)) for file in files]
    together = Together(known, as_of=as_of, la=la, switches=switches)
    return [
        _checked(ContextAmong(together, number, sheets=file.sheets), None)._replace(
            shared=together.children.shared
        )
        for number, file in enumerate(files)
    ]


def _checked(context: Context, live: Mapping[str, Sequence[LiveDeadline]] | None) -> Checked:
    views = context.views
    run = _Run(context)
    for kind_views in views.values():
        for view in kind_views:
            run.sheet(view)
    run.absent_sheets()
    run.calendars(live)
    looked_at = [view for kind_views in views.values() for view in kind_views]
    crashed = set(run.crashed)
    return Checked(
        _in_order(run.findings, [view.sheet for view in looked_at]),
        tuple(sorted(set(run.ran) - crashed)),
        tuple(run.could_not_run),
        tuple(sorted(crashed)),
        sum(map(len, looked_at)),
        tuple(dict.fromkeys(view.sheet for view in looked_at)),
    )


def views_of(tracker: Tracker, tables: Iterable[Table]) -> dict[str, list[View]]:
    """The sheets of a workbook by kind; of exclusions, the rows the tracker read.

    Calendars are left to the calendar room, which reads them as days.
    """
    views: dict[str, list[View]] = {}
    for table, rows in _by_table(tracker.rows):
        views.setdefault(EXCLUSIONS, []).append(View(table, rows))
    for table in tables:
        if table.kind not in {EXCLUSIONS, CALENDAR, CALENDAR_INDEX}:
            views.setdefault(table.kind, []).append(View(table))
    return views


def _by_table(rows: Iterable[TypedRow]) -> list[tuple[Table, list[TypedRow]]]:
    found: dict[int, tuple[Table, list[TypedRow]]] = {}
    for row in rows:
        found.setdefault(id(row.table), (row.table, []))[1].append(row)
    return list(found.values())


def run_check(check: Check, view: View, context: Context) -> list[Finding]:
    """What one check finds on one sheet that has what it needs."""
    return [check.finding(view, one) for one in check.check(view, context)]


class _Run:
    """A run in progress."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.findings: list[Finding] = []
        self.ran: list[str] = []
        self.could_not_run: list[CouldNotRun] = []
        self.crashed: list[str] = []

    def sheet(self, view: View) -> None:
        """Every check of a sheet, then what only the reader can say of it."""
        taken: set[str] = set()
        for check in row_checks():
            if view.kind in check.sheets and self._check(check, view):
                taken.update(check.takes)
        self.findings += unread.cells(view, taken)
        self.findings += unread.refused_rows(view, self.context, taken)

    def _check(self, check: Check, view: View) -> bool:
        missing = check.missing(view)
        absent = [kind for kind in check.beside if not self.context.has(kind)]
        if missing or absent:
            self.could_not_run.append(_could_not_run(check, view.sheet, missing, absent))
            return False
        try:
            self.findings += run_check(check, view, self.context)
        except Exception as fault:  # noqa: BLE001 - a check that crashes is itself a finding
            self._crash(check.id, view.sheet, fault)
            return False
        self.ran.append(check.id)
        return True

    def absent_sheets(self) -> None:
        """Checks of kinds of sheet the workbook does not have."""
        for check in row_checks():
            if not any(kind in self.context.views for kind in check.sheets):
                self.could_not_run.append(_could_not_run(check, "", [], check.sheets))

    def calendars(self, live: Mapping[str, Sequence[LiveDeadline]] | None) -> None:
        """Every calendar check on every calendar."""
        checks = [check for check in calendar_checks() if not self._wants(check, live)]
        for calendar in self.context.book:
            beside = CalendarContext(
                schools=self.context.book.schools_of(calendar),
                live=tuple((live or {}).get(calendar.name, ())),
            )
            for check in checks:
                try:
                    self.findings += check.check(calendar, beside)
                except Exception as fault:  # noqa: BLE001 - as for rows
                    self._crash(check.ID, calendar.name, fault)
                else:
                    self.ran.append(check.ID)

    def _wants(self, check: CheckModule, live: Mapping[str, Sequence[LiveDeadline]] | None) -> bool:
        """Whether a calendar check lacks what it needs, which is then said."""
        if not len(self.context.book):
            what, told = CALENDAR, "term dates"
        elif live is None and getattr(check, "WANTS_DEADLINES", False):
            what, told = DEADLINES, "the deadlines, so “daysix deadlines” runs it"
        else:
            return False
        message = f"{check.ID} could not run: it needs {told}."
        self.could_not_run.append(CouldNotRun(check.ID, "", (what,), message))
        return True

    def _crash(self, rule: str, where: str, fault: Exception) -> None:
        message = (
            f"This check could not run on {where}, so it shows nothing there. The fault is in the "
            f"program. Tell whoever looks after Day Six ({type(fault).__name__})."
        )
        self.crashed.append(rule)
        self.findings.append(Finding(rule, ERROR, where, "", "", message))


def _could_not_run(
    check: Check, sheet: str, missing: Sequence[str], absent: Sequence[str]
) -> CouldNotRun:
    wants = [f"the column {column}" for column in missing]
    wants += [f"the sheet {kind}" for kind in absent]
    where = f" on the sheet {sheet}" if sheet else ""
    message = f"{check.id} could not run{where}: it needs {' and '.join(wants)}."
    return CouldNotRun(check.id, sheet, (*missing, *absent), message)


def _in_order(findings: Iterable[Finding], sheets: Sequence[str]) -> tuple[Finding, ...]:
    """Sheet by sheet, row by row; within a row as the checks come."""
    order = {sheet: place for place, sheet in reversed(list(enumerate(sheets)))}
    last = len(order)
    return tuple(sorted(findings, key=lambda one: (order.get(one.sheet, last), one.row)))
