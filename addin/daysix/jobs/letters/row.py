"""The row a letter is about: an exclusion or a school, and what the sheets say around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.jobs.beside.row_identity import RowRef
from daysix.jobs.click.deadline_rows import CASE
from daysix.jobs.deadlines import date_some
from daysix.jobs.panel.rows import MOVES, PROVIDERS, told
from daysix.jobs.panel.sitting_of import day_of
from daysix.jobs.tracker_read import read_sheets
from daysix.law.errors import BadInput, CannotTell
from daysix.letters._case import CaseNow, SchoolNow
from daysix.panels.meeting import REFERRALS
from daysix.records import NamedTuple
from daysix.tracker.cells import text_of
from daysix.tracker.tables import EXCLUSIONS, PUPILS, SCHOOLS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from daysix.desk.any_desk import Selected
    from daysix.jobs.answered import Answered
    from daysix.jobs.panel.rows import PanelBook, Row
    from daysix.jobs.tracker_read import TrackerRead

HEARINGS = "Hearings"
GOVERNORS = "GB"
NO_NUMBER = "the row has no case number, so a letter would have no reference and no folder"


class CaseRow(NamedTuple):
    """An exclusion with what the sheets say around it.

    Attributes
    ----------
    now
        As the letters ask it; None where the row could not be dated, and ``why`` says why.
    why
        Why no letter can be made about it at all.
    doubts
        What is unclear around it, in sentences.
    """

    book: PanelBook
    answered: Answered
    row: Row
    pupil: Row
    school: Row
    provider: Row
    move: Row
    now: CaseNow | None
    why: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        """What the team calls the case."""
        return self.answered.case_id


class SchoolRow(NamedTuple):
    """A school, and the term that ended last."""

    book: PanelBook
    school: Row
    now: SchoolNow

    @property
    def number(self) -> str:
        """Its number."""
        return told(self.school, "SchoolDfE")


def row_meant(book: PanelBook, selected: Selected | None, *, named: str = "") -> RowRef:
    """The row named by its number, else the one stood on.

    Raises
    ------
    BadInput
        ``Y-240``: there is none such. ``Y-241``: a number stands on several rows.
    """
    if named:
        return _by_number(book, named)
    if selected is not None:
        for row in _rows(book, EXCLUSIONS, SCHOOLS):
            if (row.table.sheet, row.number) == (selected.sheet, selected.row):
                return row
        if listed := _in_a_list(book, selected):
            return _by_number(book, listed)
    raise BadInput(
        "Y-240",
        "I do not know which case you mean. Stand in a row of the tracker, in a line of the due "
        "list, or in a school's row of the Schools sheet, and press Letters for this case again.",
    )


def _rows(book: PanelBook, *kinds: str) -> Iterator[RowRef]:
    for table in book.workbook.tables:
        if table.kind in kinds:
            for place, cells in enumerate(table.rows):
                if any(text_of(cell) for cell in cells):
                    yield RowRef(table, place)


def _by_number(book: PanelBook, number: str) -> RowRef:
    wanted = school_key(number)
    keys = {EXCLUSIONS: "ExclusionID", SCHOOLS: "SchoolDfE"}
    found = [
        row for row in _rows(book, *keys) if school_key(row.text(keys[row.table.kind])) == wanted
    ]
    if len(found) == 1 and wanted:
        return found[0]
    shown = number.strip()[:20]
    if found:
        where = ", ".join(f"{row.table.sheet} row {row.number}" for row in found[:4])
        raise BadInput(
            "Y-241",
            f"{shown} stands on several rows ({where}), so I cannot tell which is meant. No letter "
            "was made. Give each row a number of its own.",
        )
    raise BadInput("Y-240", _why_nobody(book, shown))


def _why_nobody(book: PanelBook, number: str) -> str:
    """Why no row has a number, and what to do."""
    if not number:
        return "No case was named. Name one by its number, or a school by its DfE number."
    if any(told(row, "RefID") == number for row in book.rows(REFERRALS)):
        return (
            f"{number} is a referral, and these letters are about an exclusion. Name the exclusion "
            "of that child, or use Outcome letters after the meeting."
        )
    return f"There is neither a case nor a school {number} in {book.name}. Check the number."


def _in_a_list(book: PanelBook, selected: Selected) -> str:
    """The case of a line of one of our own lists; blank where that is none."""
    for sheet in book.workbook.sheets:
        if sheet.name == selected.sheet and sheet.first_row == 1:
            names = [text_of(cell) for cell in sheet.rows[0]]
            place = selected.row - sheet.first_row
            if CASE in names and 0 < place < len(sheet.rows):
                cells = sheet.rows[place]
                at = names.index(CASE)
                return text_of(cells[at]).strip() if at < len(cells) else ""
    return ""


def case_row(book: PanelBook, ref: RowRef, *, as_of: date) -> CaseRow:
    """The exclusion of a row of the tracker.

    Raises
    ------
    BadInput
        The workbook has no term dates.
    """
    read = read_sheets(book.workbook.sheets, book.desk, as_of=as_of, home=book.home)
    answered = _answered(read, ref, as_of=as_of)
    row = {column: ref.cell(column) for column in ref.table.columns} | _typed(book, ref)
    pupil, why = _one(book.rows(PUPILS), "PupilID", told(row, "PupilID"), sheet=PUPILS)
    why = why or _another_child(row, pupil) or ("" if told(row, "ExclusionID") else NO_NUMBER)
    school, why_school = _school(book, row)
    provider, unclear = _provider(book, row)
    now = None
    if answered.case is None:
        why = why or next((one.message for one in answered.refusals), "the row cannot be read")
    else:
        now = CaseNow(
            answered.case, answered.answers, row, pupil, provider,
            _hearing(book, answered.case_id, day_of(row, "GDCDate")), read.settings.la,
        )  # fmt: skip
    return CaseRow(
        book, answered, row, pupil, school, provider, _move(book, pupil, provider), now,
        why=why or why_school, doubts=tuple(filter(None, (unclear,))),
    )  # fmt: skip


def _answered(read: TrackerRead, ref: RowRef, *, as_of: date) -> Answered:
    for one in date_some(read, {(ref.table.sheet, ref.number)}, as_of=as_of):
        return one
    raise BadInput(
        "Y-242",
        f"Row {ref.number} of the sheet {ref.table.sheet} says too little to be a case, so no "
        "letter can be made. Fill in the child, the kind and the first day.",
    )


def _typed(book: PanelBook, ref: RowRef) -> Row:
    """The same cells as they were understood: a date typed as text is a date here."""
    for row in book.workbook.typed:
        if (row.sheet, row.number) == (ref.table.sheet, ref.number):
            return dict(row.values)
    return {}


def _one(rows: Iterable[Row], column: str, number: str, *, sheet: str) -> tuple[Row, str]:
    """The only row with a number; else none, and why where there are several."""
    wanted = number.casefold()
    found = [row for row in rows if told(row, column).casefold() == wanted and wanted]
    if len(found) > 1:
        return {}, f"{number} stands on {len(found)} rows of the sheet {sheet}"
    return (found[0], "") if found else ({}, "")


def _another_child(row: Row, pupil: Row) -> str:
    """Why the row and the Pupils sheet may not mean the same child."""
    for column in ("Surname", "Forename"):
        here, there = told(row, column), told(pupil, column)
        if here and there and here.casefold() != there.casefold():
            return (
                f"the row says {here} and the sheet {PUPILS} says {there} for the same child, so "
                "nobody can tell whom a letter would be about. Put that right first"
            )
    return ""


def _school(book: PanelBook, row: Row) -> tuple[Row, str]:
    number, name = told(row, "SchoolDfE"), told(row, "SchoolName")
    if number:
        return _one(book.rows(SCHOOLS), "SchoolDfE", number, sheet=SCHOOLS)
    return _one(book.rows(SCHOOLS), "Name", name, sheet=SCHOOLS)


def _provider(book: PanelBook, row: Row) -> tuple[Row, str]:
    """The provider from the sixth day; what was typed is taken for its name where it is unknown."""
    said = told(row, "Day6Provider")
    if not said:
        return {}, ""
    rows = book.rows(PROVIDERS)
    for column in ("ProviderID", "Name"):
        found, why = _one(rows, column, said, sheet=PROVIDERS)
        if found:
            return found, ""
        if why:
            break
    else:
        why = f"“{said}” is not on the sheet {PROVIDERS}"
    return {"Name": said}, f"{why}, so the letter has it as it is typed, and no contact"


def _move(book: PanelBook, pupil: Row, provider: Row) -> Row:
    """The move of the child to this provider that has not ended; none where there are several."""
    child, place = told(pupil, "PupilID").casefold(), told(provider, "ProviderID").casefold()
    found = [
        row
        for row in book.rows(MOVES)
        if told(row, "PupilID").casefold() == child
        and told(row, "HostSchool/Provider").casefold() == place
        and not told(row, "EndActual")
    ]
    return found[0] if len(found) == 1 and child and place else {}


def _hearing(book: PanelBook, case: str, meeting: date | None) -> Row:
    """The governors' meeting of a case, on the day the tracker has; none where it is unclear."""
    found = [
        row
        for row in book.rows(HEARINGS)
        if told(row, "ExclusionID").casefold() == case.casefold()
        and told(row, "Body").upper() == GOVERNORS
        and meeting in {None, day_of(row)}
    ]
    return found[0] if len(found) == 1 else {}


def school_row(book: PanelBook, ref: RowRef, *, as_of: date) -> SchoolRow:
    """A school of the Schools sheet, with the term of its calendar that ended last.

    Raises
    ------
    BadInput
        The workbook has no term dates.
    """
    row = {column: ref.cell(column) for column in ref.table.columns}
    read = read_sheets(book.workbook.sheets, book.desk, as_of=as_of, home=book.home)
    try:
        first, last, term = _term_that_ended(read, row, as_of)
    except (BadInput, CannotTell) as cannot:
        return SchoolRow(book, row, SchoolNow(row, as_of, why=cannot.message))
    number = told(row, "SchoolDfE")
    many = sum(
        str(one.get("SchoolDfE") or "") == number and first <= day <= last
        for one in book.workbook.typed
        if (day := day_of({"Date": one.get("StartDate")})) is not None
    )
    return SchoolRow(book, row, SchoolNow(row, as_of, term, last, many))


def _term_that_ended(read: TrackerRead, row: Row, as_of: date) -> tuple[date, date, str]:
    calendars = read.known_calendars
    name, number = told(row, "Name"), told(row, "SchoolDfE")
    calendar = calendars.find(number, name, told(row, "CalendarID")) or calendars.for_school(
        name, number
    )
    day = calendar.nth_before(as_of, 1)
    term = calendar.legal_term(day)
    days = calendar.term_days(term)
    if max(days) >= as_of:
        term = calendar.legal_term(calendar.nth_before(min(days), 1))
        days = calendar.term_days(term)
    return min(days), max(days), str(term)
