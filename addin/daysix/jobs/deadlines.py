"""Every date of a tracker: read it, find each school's calendar, ask every rule about each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.jobs.answered import Answered
from daysix.jobs.calendars.live import calendar_notes
from daysix.jobs.several_files import names_of, shared_note
from daysix.jobs.tracker_read import chosen, read_file
from daysix.jobs.unrecorded import nobody_records
from daysix.law.answer import Refusal
from daysix.law.engine import answers
from daysix.law.errors import BadInput
from daysix.records import NamedTuple
from daysix.tracker.cases import Part, RowCase, cases_across, cases_from
from daysix.tracker.together import Together

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from daysix.calendars.book import CalendarBook
    from daysix.jobs.tracker_read import TrackerRead
    from daysix.law.answer import Answer
    from daysix.law.case import Case
    from daysix.law.switches import Switches
    from daysix.tracker.cases import RowRefusal


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
    read = read_file(path, as_of=as_of, book=book)
    return date_read(read, as_of=as_of, switches=switches, la=la)


def date_read(
    read: TrackerRead, *, as_of: date, switches: Switches | None = None, la: str = ""
) -> Dated:
    """Date every row of a tracker that was read already, from a file or an open workbook.

    Raises
    ------
    BadInput
        No calendar is to be had.
    """
    tracker = read.tracker
    rows = [_answered(one, tracker.file) for one in _cases(read, as_of, switches, la)]
    notes = [*tracker.notes, *nobody_records(tracker.rows)]
    return Dated(tracker.file, rows, [*notes, *calendar_notes(rows, as_of=as_of)])


def date_some(
    read: TrackerRead, wanted: Collection[tuple[str, int]], *, as_of: date
) -> list[Answered]:
    """Some rows alone, each by its sheet and number; the days of a child count across all rows.

    Raises
    ------
    BadInput
        No calendar is to be had.
    """
    found = (one for one in _cases(read, as_of, None, "") if (one.sheet, one.row) in wanted)
    return [_answered(one, read.tracker.file) for one in found]


def _cases(
    read: TrackerRead, as_of: date, switches: Switches | None, la: str
) -> Iterator[RowCase | RowRefusal]:
    use = chosen([read.settings], switches, la)
    calendars = read.known_calendars
    return cases_from(read.tracker, calendars, as_of=as_of, switches=use.switches, la=use.la)


def date_trackers(
    paths: Sequence[Path],
    *,
    as_of: date,
    book: CalendarBook | None = None,
    switches: Switches | None = None,
    la: str = "",
) -> list[Dated]:
    """As :func:`date_tracker`, for several trackers: a child's days are added up across them.

    Raises
    ------
    BadInput
        One of the files cannot be read, holds no exclusions, or has no calendar.
    """
    names = names_of(paths)
    reads = [read_file(path, as_of=as_of, book=book) for path in paths]
    parts = [
        Part(read.tracker._replace(file=name), read.known_calendars)
        for read, name in zip(reads, names, strict=True)
    ]
    use = chosen([read.settings for read in reads], switches, la)
    children = Together([part.tracker for part in parts])
    found = cases_across(parts, as_of=as_of, switches=use.switches, la=use.la, children=children)
    said = shared_note(children.shared, len(paths))
    dated = []
    for number, (part, ones) in enumerate(zip(parts, found, strict=True)):
        rows = [_answered(one, part.tracker.file) for one in ones]
        doubts = [
            doubt.in_words(parts[doubt.other.file].tracker.file)
            for doubt in children.doubts
            if doubt.one.file == number
        ]
        notes = [*part.tracker.notes, *nobody_records(part.tracker.rows), said, *doubts]
        notes += calendar_notes(rows, as_of=as_of)
        dated.append(Dated(part.tracker.file, rows, notes))
    return dated


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
    read = read_file(path, as_of=as_of, book=book)
    wanted = school_key(case_id)
    for one in _cases(read, as_of, switches, la):
        if school_key(one.id) != wanted:
            continue
        if not isinstance(one, RowCase):
            raise BadInput(one.code, f"Row {one.row}: {one.message}")
        return [(one.case, answer) for answer in answers(one.case)]
    message = f"There is no case {case_id} in {path.name}. Check the number in the tracker."
    raise BadInput("B-032", message)


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
