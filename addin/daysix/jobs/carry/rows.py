"""Every row of a tracker as the team workbook holds it: cases, pupils, schools and the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.jobs.carry.cells import Carried, as_it_was, carried, plain_text
from daysix.jobs.carry.columns import OwnColumns
from daysix.jobs.carry.pupils import DETAILS, ID, Pupils
from daysix.jobs.carry.schools import NAME, NUMBER, Schools
from daysix.jobs.mapping.maps import title_of
from daysix.records import NamedTuple
from daysix.tracker.cells import is_blank, text_of
from daysix.tracker.headers import aliases, normal
from daysix.tracker.people import ALONE
from daysix.tracker.tables import EXCLUSIONS, PUPILS, SCHOOLS
from daysix.tracker.whole_names import apart
from daysix.workbook.columns import columns_of
from daysix.workbook.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from daysix.jobs.carry.source import Source
    from daysix.tracker.cells import Table
    from daysix.tracker.reader import Tracker, TypedRow
    from daysix.workbook.columns import Column
    from daysix.workbook.shapes import Plain

CASE = "ExclusionID"
LOOKED_UP = ("UPN", "Surname", "Forename")
SAID_OF_SCHOOL = {"CalendarID": "CalendarID", "SchoolType": "Type"}
SAID_OF_CHILD = {
    "Sex": "Sex",
    "Ethnicity": "Ethnicity",
    "HomeLA": "HomeLA",
    "LAC": "LAC",
    "SEN": "SENStage",
}
"""Columns of a row to those of the sheet of pupils, filled only where every row says the same."""
NOT_CARRIED = frozenset({"Lists"})
OTHERWISE = "the sheet of {sheet} says otherwise"

Record = dict[str, "Plain"]


class Doubt(NamedTuple):
    """A cell that was carried and wants looking at.

    Attributes
    ----------
    sheet, cell
        Where it stood.
    what
        Its column, in words, and what is wrong.
    value
        What it held.
    now
        Where it stands in the new workbook: a sheet, a row of it, a column name.
    """

    sheet: str
    cell: str
    what: str
    value: object
    now: tuple[str, int, str]


class Rows(NamedTuple):
    """What the new workbook will hold.

    Attributes
    ----------
    sheets
        Rows by sheet.
    own
        The team's own columns by sheet.
    kept
        Cells that stayed the text they were.
    conflicts
        Cells that say otherwise than the row of their child or school.
    came_from
        Sheet and row of each case.
    shared
        Rows of the old tracker that hold several exclusions.
    """

    sheets: Mapping[str, Sequence[Record]]
    own: Mapping[str, OwnColumns]
    kept: Sequence[Doubt]
    conflicts: Sequence[Doubt]
    came_from: Sequence[tuple[str, int]]
    shared: int
    unnumbered: int


class Builder:
    """Carries one tracker."""

    def __init__(self, tracker: Tracker, tables: Sequence[Table], source: Source) -> None:
        self._tracker = tracker
        self._source = source
        self._own: dict[str, OwnColumns] = {}
        self._kept: list[Doubt] = []
        self._conflicts: list[Doubt] = []
        self._sheets: dict[str, list[Record]] = {}
        self._named: set[tuple[str, int, int]] = set()
        for table in tables:
            if table.kind != EXCLUSIONS and table.kind in TABLES.keys() - NOT_CARRIED:
                self._sheets.setdefault(table.kind, []).extend(self._plain_rows(table))
        ids = {plain_text(raw) for row in tracker.rows if (raw := _raw(row, ID)) is not None}
        self._pupils = Pupils(self._sheets.get(PUPILS, []), ids)
        self._schools = Schools(self._sheets.get(SCHOOLS, []))
        self._children: list[Record | None] = []
        self._places: list[Record | None] = []

    def build(self) -> Rows:
        """Everything carried."""
        for row in self._tracker.rows:
            self._meet(row)
        cases = [self._case(number, row) for number, row in enumerate(self._tracker.rows)]
        self._tell_of_children(cases)
        _number(cases)
        self._sheets[EXCLUSIONS] = cases
        self._sheets[PUPILS] = self._pupils.rows()
        self._sheets[SCHOOLS] = self._schools.rows()
        places = [(row.sheet, row.number) for row in self._tracker.rows]
        return Rows(
            self._sheets,
            self._own,
            self._kept,
            self._conflicts,
            places,
            sum(many > 1 for many in Counter(places).values()),
            self._schools.unnumbered,
        )

    def _meet(self, row: TypedRow) -> None:
        """First look: which child and which school, and what the row says of them."""
        key = self._tracker.pupils.key(row)
        typed_id, upn = (plain_text(_raw(row, name) or "") for name in (ID, "UPN"))
        nobody = key[0] == ALONE and not any(_raw(row, name) for name in (*DETAILS, "PupilName"))
        child = None if nobody else self._pupils.of(key, typed_id=typed_id, upn=upn)
        self._children.append(child)
        for name in DETAILS if child is not None else ():
            raw = _raw(row, name)
            if child is not None and raw is not None:
                self._pupils.tell(child, name, self._detail(row, name, raw))
        self._name_apart(row, child)
        number, name = (plain_text(_raw(row, name) or "") for name in ("SchoolDfE", "SchoolName"))
        school = self._schools.of(number, name)
        self._places.append(school)
        for column, theirs in SAID_OF_SCHOOL.items():
            if school is not None:
                self._schools.tell(school, theirs, plain_text(_raw(row, column) or ""))

    def _name_apart(self, row: TypedRow, child: Record | None) -> None:
        """A whole name in one cell, where it or its column's name says which part is which."""
        whole = plain_text(_raw(row, "PupilName") or "")
        surname, forename, certain = apart(whole, row.table.titles.get("PupilName", ""))
        parts = {"Surname": surname, "Forename": forename}
        if child is None or not certain:
            return
        if any(_raw(row, name) for name in parts):
            return
        for name, text in parts.items():
            self._pupils.tell(child, name, Carried(text))

    def _case(self, number: int, row: TypedRow) -> Record:
        """Second look: the row itself."""
        child, school = self._children[number], self._places[number]
        case: Record = {
            "PupilID": child[ID] if child else None,
            NUMBER: school[NUMBER] if school else None,
            **{name: child.get(name) if child else None for name in LOOKED_UP},
            "SchoolName": school.get(NAME) if school else None,
        }
        table = row.table
        self._name_columns(table)
        for column in table.columns:
            raw = _raw(row, column)
            if raw is None:
                continue
            self._source.carry_at(row.sheet, table.address(column, row.number), raw)
            where = _Where(row, column, number + 2)
            if column in {ID, *DETAILS}:
                self._of_child(case, where, raw, child)
            elif column in {NUMBER, "SchoolName"}:
                self._of_school(case, where, raw, school)
            else:
                self._put(case, where, raw)
        self._put_own(case, table, row.number)
        return case

    def _of_child(self, case: Record, where: _Where, raw: object, child: Record | None) -> None:
        if where.column == ID:
            same = child is not None and plain_text(raw) == child[ID]
        else:
            found = self._detail(where.row, where.column, raw)
            same = child is not None and self._pupils.says(child, where.column, found)
            if same and found.why:
                self._doubt(self._kept, where, found.why, raw, (PUPILS, 0, where.column))
        if not same:
            self._otherwise(case, where, raw, PUPILS)

    def _of_school(self, case: Record, where: _Where, raw: object, school: Record | None) -> None:
        text = plain_text(raw)
        held = str((school or {}).get(NUMBER if where.column == NUMBER else NAME) or "")
        same_number = where.column == NUMBER and school_key(text) == school_key(held)
        if text != held and not same_number:
            self._otherwise(case, where, raw, SCHOOLS)

    def _otherwise(self, case: Record, where: _Where, raw: object, sheet: str) -> None:
        """What the sheet of pupils or schools says differently stays in the row."""
        own = self._own_of(EXCLUSIONS)
        if where.column == "DOB":  # read in the row before the sheet of pupils is asked
            heading = own.read(where.column, where.title)
            found = self._detail(where.row, where.column, raw)
            case[heading] = found.value
        else:
            heading = own.as_it_was(where.column, where.title)
            case[heading] = as_it_was(raw)
        why = OTHERWISE.format(sheet=sheet.lower())
        self._doubt(self._conflicts, where, why, raw, (EXCLUSIONS, where.number, heading))

    def _put(self, case: Record, where: _Where, raw: object) -> None:
        ours = _places(EXCLUSIONS).get(where.column)
        if ours is None:
            heading = self._own_of(EXCLUSIONS).read(where.column, where.title)
            case[heading] = as_it_was(raw)
            return
        found = carried(raw, ours, kind=EXCLUSIONS, date1904=where.row.table.date1904)
        case[ours.name] = found.value
        if found.why:
            now = (EXCLUSIONS, where.number, ours.name)
            self._doubt(self._kept, where, found.why, raw, now)

    def _put_own(self, record: Record, table: Table, number: int) -> None:
        """The columns that are none of ours, at the right of the same row."""
        own = self._own_of(table.kind)
        times: Counter[str] = Counter()
        for one in self._source.owns(table):
            times[normal(one.heading)] += 1
            raw = self._source.cell(table.sheet, number, one.column)
            if not is_blank([raw]):
                heading = own.unread(one.heading, times=times[normal(one.heading)])
                record[heading] = as_it_was(raw)
                self._source.carry(table.sheet, number, one.column)

    def _plain_rows(self, table: Table) -> Iterator[Record]:
        """The rows of any other sheet of ours."""
        places, own = _places(table.kind), self._own_of(table.kind)
        self._name_columns(table)
        for place, cells in enumerate(table.rows):
            number = table.row_number(place)
            record: Record = {}
            for column, at in table.columns.items():
                raw = cells[at] if at < len(cells) else None
                if is_blank([raw]):
                    continue
                self._source.carry_at(table.sheet, table.address(column, number), raw)
                ours = places.get(column)
                if ours is None:
                    record[own.read(column, table.titles.get(column, column))] = as_it_was(raw)
                else:
                    found = carried(raw, ours, kind=table.kind, date1904=table.date1904)
                    record[ours.name] = found.value
            if record:
                self._put_own(record, table, number)
                yield record

    def _name_columns(self, table: Table) -> None:
        """Say once of every column name where it went."""
        key = (table.sheet, table.header_row, table.first_column)
        names = {
            table.first_column + at: f"{table.kind}: {title_of(table.kind, column)}"
            for column, at in table.columns.items()
        }
        if key not in self._named:
            times: Counter[str] = Counter()
            own = self._own_of(table.kind)
            for one in self._source.owns(table):
                times[normal(one.heading)] += 1
                if any(
                    not is_blank([self._source.cell(table.sheet, table.row_number(at), one.column)])
                    for at in range(len(table.rows))
                ):
                    heading = own.unread(one.heading, times=times[normal(one.heading)])
                    names[one.column] = f"{table.kind}: {heading}"
        self._named.add(key)
        self._source.name_columns(table, names)

    def _tell_of_children(self, cases: Sequence[Record]) -> None:
        """What every row of a child says alike also stands on the sheet of pupils."""
        said: dict[tuple[int, str], set[Plain]] = defaultdict(set)
        children = {id(child): child for child in self._children if child is not None}
        for child, case in zip(self._children, cases, strict=True):
            for column in SAID_OF_CHILD if child is not None else ():
                said[id(child), column].add(case.get(column))
        for (key, column), values in said.items():
            (value, *others) = values
            theirs = SAID_OF_CHILD[column]
            if value and not others and not children[key].get(theirs):
                children[key][theirs] = value

    def _detail(self, row: TypedRow, column: str, raw: object) -> Carried:
        ours = _places(PUPILS)[column]
        return carried(raw, ours, kind=PUPILS, date1904=row.table.date1904)

    def _own_of(self, kind: str) -> OwnColumns:
        return self._own.setdefault(kind, OwnColumns(kind))

    def _doubt(
        self,
        into: list[Doubt],
        where: _Where,
        why: str,
        raw: object,
        now: tuple[str, int, str],
    ) -> None:
        address = where.row.table.address(where.column, where.row.number)
        what = f"{title_of(EXCLUSIONS, where.column)}: {why}"
        into.append(Doubt(where.row.sheet, address, what, raw, now))


class _Where(NamedTuple):
    """A cell of an old row, and the number of the new row."""

    row: TypedRow
    column: str
    number: int

    @property
    def title(self) -> str:
        typed = " ".join(self.row.table.titles.get(self.column, "").split())
        return typed or title_of(EXCLUSIONS, self.column)


def _raw(row: TypedRow, column: str) -> object:
    """What a row holds in a column, also where it stands in a merged block; None where nothing."""
    table = row.table
    at = table.columns.get(column)
    cells = table.rows[row.number - table.header_row - 1]
    found = cells[at] if at is not None and at < len(cells) else None
    return None if is_blank([found]) else found


@cache
def _places(kind: str) -> dict[str, Column]:
    """Our name of a column to its place on a sheet of the team workbook."""
    known = aliases(kind)
    return {known.get(normal(column.name), column.name): column for column in columns_of(kind)}


def _number(cases: Sequence[Record]) -> None:
    """Give a case number to each case that has none, after the last of its year."""
    last: dict[int, int] = {}
    for case in cases:
        year, hyphen, tail = text_of(case.get(CASE)).partition("-")
        if hyphen and year.isdigit() and tail.isascii() and tail.isdigit():
            last[int(year)] = max(last.get(int(year), 0), int(tail))
    for case in cases:
        day = case.get("StartDate")
        if not case.get(CASE) and isinstance(day, date):
            last[day.year] = last.get(day.year, 0) + 1
            case[CASE] = f"{day.year}-{last[day.year]:04d}"
