"""Worked examples of a check: small sheets in the check's own file, and what it must find there."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from daysix.calendars.contract import book_from
from daysix.checks.context import Context
from daysix.checks.frame import EXCLUSIONS, PUPILS, SCHOOLS
from daysix.checks.run import views_of
from daysix.checks.together import ContextAmong, File, Together
from daysix.law.switches import Switches
from daysix.records import NamedTuple
from daysix.tracker.cells import SheetCells, Table
from daysix.tracker.people import Pupils, Schools
from daysix.tracker.reader import Tracker
from daysix.tracker.rows import exclusion_rows, typed_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Row = dict[str, object]

AS_OF = date(2026, 11, 30)
"""A Monday."""
COUNCIL = "820"


def exclusion(**cells: object) -> Row:
    """A row with nothing wrong in it, and the cells that matter; None makes a cell blank.

    A suspension of Monday 9 and Tuesday 10 November 2026.
    """
    return {
        "ExclusionID": "2026-0001",
        "PupilID": "P1",
        "SchoolDfE": "8204001",
        "HomeLA": COUNCIL,
        "Category": "SUSP",
        "StartDate": date(2026, 11, 9),
        "EndDate": date(2026, 11, 10),
        **cells,
    }


def pupil(**cells: object) -> Row:
    """A child with nothing to ask about: Ada Marsh, born on 4 March 2012, in Year 10."""
    return {
        "PupilID": "P1",
        "UPN": "E820400117001",
        "Surname": "Marsh",
        "Forename": "Ada",
        "DOB": date(2012, 3, 4),
        "NCY": "10",
        "HomeLA": COUNCIL,
        "CurrentSchoolDfE": "8204001",
        **cells,
    }


def school(**cells: object) -> Row:
    """A maintained secondary school with nothing to ask about."""
    return {
        "SchoolDfE": "8204001",
        "Name": "Ash Grove School",
        "Phase": "Secondary",
        "Governance": "maintained",
        **cells,
    }


def _year(year: int, half_term: tuple[int, int], terms: Sequence[tuple[str, str]]) -> Row:
    names = ("Autumn", "Spring", "Summer")
    first, last = half_term
    return {
        "terms": [
            {"name": f"{name} {year}", "start": start, "end": end}
            for name, (start, end) in zip(names, terms, strict=True)
        ],
        "breaks": [[f"{year}-10-{first}", f"{year}-10-{last}", "half-term"]],
    }


_LAST = _year(
    2025,
    (27, 31),
    [("2025-09-02", "2025-12-19"), ("2026-01-05", "2026-03-27"), ("2026-04-13", "2026-07-21")],
)
_THIS = _year(
    2026,
    (26, 30),
    [("2026-09-02", "2026-12-18"), ("2027-01-04", "2027-03-25"), ("2027-04-12", "2027-07-21")],
)
CALENDAR: Mapping[str, object] = MappingProxyType(
    {
        "name": "Plain three-term calendar",
        "terms_per_year": 3,
        "terms": [*_LAST["terms"], *_THIS["terms"]],  # type: ignore[misc]  # lists, as made above
        "breaks": [
            *_LAST["breaks"],  # type: ignore[misc]
            *_THIS["breaks"],
            ["2026-02-16", "2026-02-20", "half-term"],
            ["2026-05-25", "2026-05-29", "half-term"],
            ["2027-02-15", "2027-02-19", "half-term"],
            ["2027-05-31", "2027-06-04", "half-term"],
        ],
        "inset": ["2026-09-02", "2026-11-27"],
        "schools": ["*"],
    }
)
"""School years 2025/26 and 2026/27. Autumn 2026: Wed 2 September (INSET) to Fri 18 December,
half-term Mon 26 to Fri 30 October, INSET on Fri 27 November. Spring 2027: Mon 4 January to Thu 25
March, half-term Mon 15 to Fri 19 February. Summer 2027: Mon 12 April to Wed 21 July, half-term Mon
31 May to Fri 4 June; Mon 3 May is a bank holiday."""


class Example(NamedTuple):
    """A small sheet and what the check must find in it.

    Parameters
    ----------
    kind
        ``failing``, ``passing``, ``boundary`` or ``blank``.
    what
        One plain line: what the example shows.
    finds
        (row, column), or (row, column, level); row 1 is the first of ``rows``. Empty: nothing.
    rows
        The sheet, its columns being every column any row names.
    says
        The whole sentences, in the same order; at least one example of a check gives them.
    suggests
        The suggestions, where they matter.
    sheet
        The kind of sheet, where the check reads several.
    beside
        Other sheets by kind; of Pupils and Schools there is one clean row each unless given.
    calendars
        As in a calendar file.
    as_of, la, switches
        Where they matter.
    other_file
        Exclusions in a file checked together with this one, which comes first.
    sheet_name
        What the sheet is called; as its kind unless given.
    of_sheet, of_table
        More of the sheet as read (``{"merged": ("A2:A3",)}``), and of the table found in it.
    """

    kind: str
    what: str
    finds: Sequence[tuple[int, str] | tuple[int, str, str]] = ()
    rows: Sequence[Row] = ()
    says: Sequence[str] = ()
    suggests: Sequence[str] = ()
    sheet: str = ""
    beside: Mapping[str, Sequence[Row]] = MappingProxyType({})
    calendars: Sequence[Mapping[str, object]] = (CALENDAR,)
    as_of: date = AS_OF
    la: str = COUNCIL
    switches: Mapping[str, str] = MappingProxyType({})
    other_file: Sequence[Row] = ()
    sheet_name: str = ""
    of_sheet: Mapping[str, Any] = MappingProxyType({})
    of_table: Mapping[str, Any] = MappingProxyType({})


def table_of(kind: str, rows: Sequence[Row], sheet_name: str = "") -> Table:
    """A sheet of ``rows``, with its column names in row 1, so that the first row is row 2."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    return Table(
        kind,
        sheet_name or kind,
        {column: place for place, column in enumerate(columns)},
        [[row.get(column) for column in columns] for row in rows],
        header_row=1,
        titles={column: column for column in columns},
    )


def context_of(example: Example, kind: str) -> Context:
    """Everything an example says, as the runner would hand it to the check."""
    beside: dict[str, Sequence[Row]] = {PUPILS: [pupil()], SCHOOLS: [school()], **example.beside}
    beside[kind] = example.rows
    name = example.sheet_name or kind
    tables = [
        table_of(each, rows, name)._replace(**example.of_table)
        if each == kind
        else table_of(each, rows)
        for each, rows in beside.items()
        if rows
    ]
    of_kind = {table.kind: table for table in tables}
    rows = tuple(exclusion_rows(of_kind[EXCLUSIONS])) if EXCLUSIONS in of_kind else ()
    tracker = Tracker(
        "example",
        rows,
        Pupils(typed_rows(of_kind[PUPILS]) if PUPILS in of_kind else (), rows),
        Schools(typed_rows(of_kind[SCHOOLS]) if SCHOOLS in of_kind else ()),
    )
    book = book_from([dict(calendar) for calendar in example.calendars])
    sheets = [SheetCells(name, ())._replace(**example.of_sheet)]
    if example.other_file:
        other = _tracker("other", table_of(EXCLUSIONS, example.other_file))
        files = [
            File(tracker, book, views_of(tracker, tables)),
            File(other, book, views_of(other, ())),
        ]
        together = Together(
            files, as_of=example.as_of, la=example.la, switches=Switches(example.switches)
        )
        return ContextAmong(together, 0, sheets=sheets)
    return Context(
        tracker,
        views=views_of(tracker, tables),
        book=book,
        as_of=example.as_of,
        la=example.la,
        switches=Switches(example.switches),
        sheets=sheets,
    )


def _tracker(file: str, table: Table) -> Tracker:
    rows = tuple(exclusion_rows(table))
    return Tracker(file, rows, Pupils((), rows), Schools(()))
