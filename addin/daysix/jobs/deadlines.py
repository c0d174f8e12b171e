"""Every date of a tracker: read it, find each school's calendar, ask every rule about each row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from daysix.calendars.book import school_key
from daysix.jobs.answered import Answered
from daysix.jobs.live_calendars import calendar_notes
from daysix.law.answer import Refusal
from daysix.law.engine import answers
from daysix.law.errors import BadInput
from daysix.tracker.cases import RowCase, cases_from
from daysix.tracker.reader import tracker_from

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from daysix.calendars.book import CalendarBook
    from daysix.law.answer import Answer
    from daysix.law.case import Case
    from daysix.law.switches import Switches
    from daysix.tracker.cases import RowRefusal
    from daysix.tracker.reader import Tracker


class Dated(NamedTuple):
    """A tracker with its answers; ``notes`` are about the file as a whole."""

    file: str
    rows: Sequence[Answered]
    notes: Sequence[str]

    @property
    def unread(self) -> list[Answered]:
        """Rows that could not be dated at all."""
        return [row for row in self.rows if row.case is None]

    @property
    def crashed(self) -> list[Refusal]:
        """Rules that failed: the fault is the program's, and the run has failed."""
        return [one for row in self.rows for one in row.refusals if one.crashed]


def date_tracker(
    path: Path,
    *,
    as_of: date,
    book: CalendarBook | None = None,
    switches: Switches | None = None,
    la: str = "",
) -> Dated:
    """Date every row of a tracker.

    Parameters
    ----------
    book
        Calendars; left out, those of the workbook's Calendar sheet, or of a ``calendars.json``
        beside it.

    Raises
    ------
    BadInput
        The file cannot be read, holds no exclusions, or no calendar is to be had.
    """
    tracker, calendars = _read(path, book)
    rows = [
        _answered(one, path.name)
        for one in cases_from(tracker, calendars, as_of=as_of, switches=switches, la=la)
    ]
    return Dated(path.name, rows, [*tracker.notes, *calendar_notes(rows, as_of=as_of)])


def answers_for_case(  # noqa: PLR0913 - all but the case are named at the call
    path: Path,
    case_id: str,
    *,
    as_of: date,
    book: CalendarBook | None = None,
    switches: Switches | None = None,
    la: str = "",
) -> list[tuple[Case, Answer]]:
    """Every answer about one case of a tracker, found by its id.

    Raises
    ------
    DaySixError
        No such case, or its row cannot be dated.
    """
    tracker, calendars = _read(path, book)
    wanted = school_key(case_id)
    found = cases_from(tracker, calendars, as_of=as_of, switches=switches, la=la)
    for one in found:
        if school_key(one.id) != wanted:
            continue
        if not isinstance(one, RowCase):
            raise BadInput(one.code, f"Row {one.row}: {one.message}")
        return [(one.case, answer) for answer in answers(one.case)]
    message = f"There is no case {case_id} in {path.name}. Check the number in the tracker."
    raise BadInput("B-032", message)


def _read(path: Path, book: CalendarBook | None) -> tuple[Tracker, CalendarBook]:
    from daysix.desk.reading import read_workbook
    from daysix.jobs.tracker_calendars import calendars_for

    tracker = tracker_from(read_workbook(path), file=path.name)
    calendars = book or calendars_for(tracker, path.parent)
    if calendars is None:
        message = (
            f"I have no term dates for the schools in {path.name}. Add a Calendar sheet, keep a "
            "calendars.json beside it, or name a calendar with --calendar."
        )
        raise BadInput("L-035", message)
    return tracker, calendars


def _answered(one: RowCase | RowRefusal, file: str) -> Answered:
    if isinstance(one, RowCase):
        return Answered(
            file=file,
            sheet=one.sheet,
            row=one.row,
            case_id=one.id,
            school=one.case.school.name,
            child=one.child,
            case=one.case,
            answers=tuple(answers(one.case)),
            notes=one.notes,
        )
    return Answered(
        file=file,
        sheet=one.sheet,
        row=one.row,
        case_id=one.id,
        school=one.school,
        child=one.child,
        case=None,
        answers=(Refusal(None, one.code, one.message),),
    )
