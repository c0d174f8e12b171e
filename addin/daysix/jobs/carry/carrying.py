"""A home-made tracker in a new team workbook: shown first, then written, the old one untouched.

Each filled cell of the old tracker is in the new workbook, or on its sheet Leftovers.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from daysix.jobs.carry.cells import DAYS, as_it_was
from daysix.jobs.carry.rows import Builder, Rows
from daysix.jobs.carry.source import Source
from daysix.jobs.mapping.memory import confirmed_for
from daysix.law.errors import BadInput
from daysix.records import NamedTuple
from daysix.tracker.cells import SheetCells, letters
from daysix.tracker.reader import tracker_from
from daysix.tracker.tables import EXCLUSIONS, tables_in
from daysix.workbook.book import Content, team_workbook
from daysix.workbook.columns import TYPED, Column, columns_of
from daysix.workbook.settings import CouncilSettings
from daysix.workbook.shapes import TableSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from daysix.jobs.carry.rows import Doubt, Record
    from daysix.jobs.carry.source import Left
    from daysix.workbook.shapes import Book, Plain, Row

LEFTOVERS = "Leftovers"
STAFF = ("CaseOfficer", "AdminOwner")
MOST_STAFF = 100
SUFFIX = ".xlsx"


class Leftover(NamedTuple):
    """One line of the sheet Leftovers: where a cell stood, what it is, and where it is now."""

    sheet: str
    cell: str
    what: str
    value: object
    now: str = ""


class Carrying(NamedTuple):
    """A tracker ready to be written as a team workbook, or written.

    Attributes
    ----------
    file
        The old tracker's name.
    rows
        What the new workbook holds.
    left
        What is in none of its tables, headings included.
    notes
        Sentences about the old file as a whole.
    unused
        Columns of the old tracker that may be ours and are not confirmed.
    """

    file: str
    rows: Rows
    left: Sequence[tuple[Left, str]]
    notes: Sequence[str]
    unused: Sequence[str] = ()

    @property
    def cases(self) -> Sequence[Record]:
        """The rows of exclusions."""
        return self.rows.sheets[EXCLUSIONS]

    @property
    def lost_places(self) -> list[Left]:
        """Cells that are in no table of the new workbook; headings do not count."""
        return [left for left, now in self.left if not now]

    @property
    def to_look_at(self) -> int:
        """How many cells a person should look at."""
        return len(self.rows.kept) + len(self.rows.conflicts) + len(self.lost_places)


def carry(path: Path, *, as_of: date) -> Carrying:
    """Read a tracker and lay it out for the team workbook; nothing is written.

    Raises
    ------
    BadInput
        The tracker cannot be read or holds no exclusions; or ``O-122``: laid out anew it would
        not be read as the same rows.
    """
    from daysix.desk.reading import read_book
    from daysix.jobs.mapping.words import unused_note

    sheets, seen = read_book(path)
    confirmed = confirmed_for(path)
    tables = tables_in(sheets, confirmed)
    tracker = tracker_from(sheets, file=path.name, found=tables)
    source = Source(sheets, tables, confirmed)
    rows = Builder(tracker, tables, source).build()
    found = Carrying(
        path.name,
        rows,
        [*source.left()],
        [*dict.fromkeys((*seen, *tracker.notes))],
        unused_note(sheets, tables, confirmed, as_of=as_of),
    )
    _read_back(found)
    return found


def write(found: Carrying, target: Path) -> None:
    """Write the new workbook, where there is no file of that name.

    Raises
    ------
    BadInput
        ``O-120``, ``O-121``: the name is taken or is none for a workbook; or the place cannot be
        written to. Nothing is left there then.
    """
    from daysix.desk.new_workbook import replacing
    from daysix.desk.team_workbook import team_workbook_bytes

    refuse_name(target)
    content = team_workbook_bytes(book_of(found))
    reserved = False
    try:
        with target.open("xb"):
            reserved = True
    except FileExistsError:
        raise _taken(target) from None
    except OSError:
        reserved = False  # the writer below says why
    try:
        with replacing(target) as file:
            file.write(content)
    except BaseException:
        if reserved:
            target.unlink(missing_ok=True)
        raise


def refuse_name(target: Path) -> None:
    """Refuse a name that is taken, or that is none for a workbook.

    Raises
    ------
    BadInput
        ``O-120``, ``O-121``.
    """
    if target.suffix.lower() != SUFFIX:
        message = (
            f"The new workbook's name must end in {SUFFIX}, and {target.name} does not. "
            "Nothing was written. Choose another name."
        )
        raise BadInput("O-120", message)
    if target.exists():
        raise _taken(target)


def _taken(target: Path) -> BadInput:
    message = (
        f"There is already a file called {target.name}, and I never write over one. Nothing was "
        "written. Choose another name."
    )
    return BadInput("O-121", message)


def book_of(found: Carrying) -> Book:
    """The team workbook with everything in it."""
    rows = found.rows
    staff = sorted({str(case[name]) for case in found.cases for name in STAFF if case.get(name)})
    council = CouncilSettings()
    shown = {name: [*map(_for_pages(name), each)] for name, each in rows.sheets.items()}
    book = team_workbook(Content(shown, council, staff[:MOST_STAFF]))
    sheets = [
        sheet._replace(
            rows=rows.sheets[sheet.name],
            columns=(
                *sheet.columns,
                *(rows.own[sheet.name].columns() if sheet.name in rows.own else ()),
            ),
        )
        if isinstance(sheet, TableSheet) and sheet.name in rows.sheets
        else sheet
        for sheet in book.sheets
    ]
    leftovers = TableSheet(LEFTOVERS, _LEFTOVER_COLUMNS, _leftover_rows(found), 1, 2, "support")
    return book._replace(sheets=[*sheets, leftovers])


_LEFTOVER_COLUMNS = tuple(
    Column(name, name, "text", "", True, TYPED, width, "@", help_, "")  # noqa: FBT003
    for name, width, help_ in (
        ("Old sheet", 20.0, "The sheet of the old tracker."),
        ("Old cell", 12.0, "The cell it stood in."),
        ("What it is", 44.0, "Why it is listed here."),
        ("Value", 44.0, "What it held."),
        ("Now", 34.0, "Where it stands in this workbook; blank if only here."),
    )
)


def leftovers(found: Carrying) -> Iterator[Leftover]:
    """Every line of the sheet Leftovers: what wants looking at first."""
    for one in (*found.rows.kept, *found.rows.conflicts):
        yield Leftover(one.sheet, one.cell, one.what, one.value, _now(found, one))
    headings = [Leftover(*left, now) for left, now in found.left if now]
    yield from (Leftover(*left) for left, now in found.left if not now)
    yield from headings


def _now(found: Carrying, one: Doubt) -> str:
    sheet, number, heading = one.now
    own = found.rows.own.get(sheet)
    names = [column.name for column in columns_of(sheet)]
    names += [column.name for column in own.columns()] if own else []
    address = f" {letters(names.index(heading) + 1)}{number}" if number else ""
    return f"{sheet}{address} ({heading})"


def _leftover_rows(found: Carrying) -> list[Row]:
    names = [column.name for column in _LEFTOVER_COLUMNS]
    return [
        dict(zip(names, (*one[:3], as_it_was(one.value), one.now), strict=True))
        for one in leftovers(found)
    ]


def _for_pages(sheet: str) -> Callable[[Record], Mapping[str, Plain]]:
    kinds = {column.name: column.type for column in columns_of(sheet)}

    def shown(record: Record) -> Mapping[str, Plain]:
        """A record as the pages of the workbook count it: days as days, or nothing."""
        fit: dict[str, Plain] = {"CalendarID": ""} if sheet.startswith("Calendar") else {}
        for name, value in record.items():
            is_day = kinds.get(name) in DAYS
            if isinstance(value, datetime):
                fit[name] = value.date()
            elif not is_day or isinstance(value, date):
                fit[name] = value
        return fit

    return shown


def _read_back(found: Carrying) -> None:
    """Read the rows as they would be written, and refuse unless each is there again."""
    sheets = []
    for name, records in found.rows.sheets.items():
        own = found.rows.own.get(name)
        names = [column.name for column in columns_of(name)]
        names += [column.name for column in own.columns()] if own else []
        cells = [[record.get(each) for each in names] for record in records]
        sheets.append(SheetCells(name, [names, *cells]))
    try:
        again = {row.number for row in tracker_from(sheets, file=found.file).rows}
        lost = [number for number in range(2, len(found.cases) + 2) if number not in again]
    except BadInput as refused:
        raise _cannot(found, refused.message) from refused
    if lost or len(again) != len(found.cases):
        sheet, row = found.rows.came_from[lost[0] - 2] if lost else found.rows.came_from[0]
        raise _cannot(found, f"Row {row} of the sheet {sheet} would not be read as a child's.")


def _cannot(found: Carrying, why: str) -> BadInput:
    message = f"I cannot carry {found.file} over without losing something, so I wrote nothing. "
    return BadInput("O-122", f"{message}{why} Mend that in the tracker, then try again.")
