"""Whole workbooks as very different teams lay them out, with everything planted in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.council.messy import HOME_MADE, HOME_MADE_SHAPES
from daysix.council.messy_sheets import (
    BOOKS,
    Placed,
    Sheet,
    book,
    by_child,
    by_school,
    messy_book,
    plain,
    put,
    put_names,
)
from daysix.tracker.cells import letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.council.messy_sheets import Spoilt
    from daysix.council.shapes import Cell

__all__ = ["BOOKS", "messy_book"]

PAGE = 25
"""Rows of a printed page."""
CHILD = ("UPN", "Surname", "Forename", "DOB")
SHORT = {
    "UPN": "UPN", "Surname": "Surname", "Forename": "First name", "DOB": "Date of birth",
    "SchoolDfE": "DfE number", "SchoolName": "School name", "Category": "Exclusion type",
    "StartDate": "First day out", "EndDate": "Last day out", "StartSession": "Start AM/PM",
    "EndSession": "End AM/PM", "Reason1": "Main reason", "Reason2": "Second reason",
    "Reason3": "Third reason", "NCY": "Year", "ReasonText": "Comments", "GDCDate": "GDC date",
    "GDCOutcome": "GDC outcome", "Status": "Status",
}  # fmt: skip
"""What a small team keeps, in words of its own."""
GROUPED = {
    "UPN": "UPN", "Surname": "Surname", "Forename": "Forename", "DOB": "DOB",
    "SchoolDfE": "DfE No", "SchoolName": "Name", "Category": "Type", "StartDate": "Start",
    "StartSession": "Start AM/PM", "EndDate": "End", "EndSession": "End AM/PM",
    "Reason1": "Reason", "GDCDate": "Date", "GDCOutcome": "Outcome", "Status": "Status",
}  # fmt: skip
GROUPS = (("Pupil", 4), ("School", 2), ("Exclusion", 6), ("GDC", 2), ("Case", 1))
OFTEN = ("Category", "StartDate", "StartSession", "EndDate", "EndSession", "Reason1")
"""What is written for each exclusion of a child."""


@book(HOME_MADE, HOME_MADE_SHAPES, dates=False)
def _as_text(rows: Spoilt) -> tuple[list[Sheet], dict[int, Placed]]:
    sheet, placed = plain(rows, list(rows.names), "Tracker")
    return [sheet], placed


@book({name: name for name in HOME_MADE})
def _our_own_names(rows: Spoilt) -> tuple[list[Sheet], dict[int, Placed]]:
    sheet, placed = plain(rows, list(rows.names), "Exclusions")
    return [sheet], placed


@book(SHORT)
def _titles_and_key(rows: Spoilt) -> tuple[list[Sheet], dict[int, Placed]]:
    sheet = Sheet("Log")
    sheet.add("Suspensions and permanent exclusions")
    sheet.merged.append("A1:H1")
    sheet.add("Owner: Inclusion team", None, None, "Last updated", "20/11/2026")
    sheet.add()
    sheet.add(None, "Key:", "amber = late", "red = no reply", "PERM = permanent")
    sheet.add()
    put_names(sheet, rows, list(SHORT), before=1)
    return [sheet], {n: put(sheet, rows, n, list(SHORT), before=1) for n in rows.numbers}


def _two_rows(rows: Spoilt, *, merged: bool) -> tuple[list[Sheet], dict[int, Placed]]:
    sheet = Sheet("2025-26")
    sheet.add("Exclusions register")
    top: list[Cell] = []
    for name, wide in GROUPS:
        if merged:
            sheet.merged.append(f"{letters(len(top) + 1)}2:{letters(len(top) + wide)}2")
        top += [name, *[None] * (wide - 1)]
    sheet.add(*top)
    put_names(sheet, rows, list(GROUPED))
    return [sheet], {n: put(sheet, rows, n, list(GROUPED)) for n in rows.numbers}


@book(GROUPED)
def _merged_groups(rows: Spoilt) -> tuple[list[Sheet], dict[int, Placed]]:
    return _two_rows(rows, merged=True)


@book(GROUPED, HOME_MADE_SHAPES, dates=False)
def _groups_not_merged(rows: Spoilt) -> tuple[list[Sheet], dict[int, Placed]]:
    return _two_rows(rows, merged=False)


@book(SHORT)
def _printed_pages(rows: Spoilt) -> tuple[list[Sheet], dict[int, Placed]]:
    sheet = Sheet("Print")
    placed = {}
    for number in rows.numbers:
        if number % PAGE == 0:
            sheet.add()
            sheet.add(f"Exclusions log: page {number // PAGE + 1}")
            put_names(sheet, rows, list(SHORT))
        placed[number] = put(sheet, rows, number, list(SHORT))
    sheet.add("End of report")
    return [sheet], placed


@book(SHORT, HOME_MADE_SHAPES, dates=False)
def _spaced_out(rows: Spoilt) -> tuple[list[Sheet], dict[int, Placed]]:
    sheet = Sheet("Register")
    put_names(sheet, rows, list(SHORT))
    placed = {}
    for number in rows.numbers:
        placed[number] = put(sheet, rows, number, list(SHORT))
        sheet.add(None, " ")
    sheet.add("* start and end dates as given by the school")
    sheet.add("Prepared by the Inclusion team", None, "20/11/2026")
    return [sheet], placed


@book(SHORT)
def _subtotals(rows: Spoilt) -> tuple[list[Sheet], dict[int, Placed]]:
    sheet = Sheet("By school")
    columns = list(SHORT)
    put_names(sheet, rows, columns)
    placed = {}
    for school, numbers in by_school(rows):
        for number in numbers:
            placed[number] = put(sheet, rows, number, columns)
        label: list[Cell] = [None] * len(columns)
        label[columns.index("SchoolName")] = f"{school} Total"
        label[columns.index("StartDate")] = len(numbers)
        sheet.add(*label)
    sheet.add("Grand Total", *[None] * 6, len(rows.numbers))
    sheet.add()
    sheet.add("Source: school returns")
    return [sheet], placed


@book(HOME_MADE)
def _sheet_for_each_term(rows: Spoilt) -> tuple[list[Sheet], dict[int, Placed]]:
    columns = list(HOME_MADE)
    sheets = [Sheet(name) for name in ("Autumn", "Spring", "Summer")]
    placed = {}
    for sheet in sheets:
        sheet.add(f"{sheet.name} term")
        put_names(sheet, rows, columns)
    for number in rows.numbers:
        month = getattr(rows.truths[number]["StartDate"], "month", 9)
        sheet = sheets[0 if month > 8 else 1 if month < 4 else 2]  # noqa: PLR2004 - months
        placed[number] = put(sheet, rows, number, columns)
    return sheets, placed


@book(SHORT)
def _merged_schools(rows: Spoilt) -> tuple[list[Sheet], dict[int, Placed]]:
    """The school typed once, in a cell merged over all its rows."""
    school = ("SchoolName", "SchoolDfE")
    columns = [*school, *(column for column in SHORT if column not in school)]
    sheet = Sheet("Schools and pupils")
    put_names(sheet, rows, columns)
    placed = {}
    for name, numbers in by_school(rows):
        for number in numbers:
            where = put(sheet, rows, number, columns)
            placed[number] = where._replace(
                cells={each: cell for each, cell in where.cells.items() if each not in school}
            )
            is_first = number == numbers[0]
            truth = rows.truths[number]["SchoolDfE"]
            sheet.rows[-1][:2] = [name, truth] if is_first else [None, None]
        if len(numbers) > 1:
            first = placed[numbers[0]].row
            last = placed[numbers[-1]].row
            sheet.merged += [f"A{first}:A{last}", f"B{first}:B{last}"]
    return [sheet], placed


@book(SHORT)
def _school_headings(rows: Spoilt) -> tuple[list[Sheet], dict[int, Placed]]:
    """The school in a row of its own, above its children, and in no column."""
    columns = [column for column in SHORT if column not in {"SchoolName", "SchoolDfE"}]
    sheet = Sheet("All schools")
    put_names(sheet, rows, columns)
    placed = {}
    for school, numbers in by_school(rows):
        sheet.add(f"School: {school}")
        for number in numbers:
            placed[number] = put(sheet, rows, number, columns)
        sheet.add()
    return [sheet], placed


@book(HOME_MADE)
def _hidden_rows(rows: Spoilt) -> tuple[list[Sheet], dict[int, Placed]]:
    sheet, placed = plain(rows, list(HOME_MADE), "Data")
    for number, where in placed.items():
        if number % 3 == 1:
            sheet.hidden_rows.append(where.row)
            placed[number] = where._replace(hidden=True)
    sheet.hidden_columns += [5, 9]
    return [sheet], placed


@book(SHORT)
def _filtered(rows: Spoilt) -> tuple[list[Sheet], dict[int, Placed]]:
    sheet, placed = plain(rows, list(SHORT), "Data")
    sheet.filter = f"A1:{letters(len(SHORT))}{len(sheet.rows)}"
    for number, where in placed.items():
        if rows.truths[number]["NCY"] not in {"9", "10", "11"}:
            sheet.hidden_rows.append(where.row)
            placed[number] = where._replace(hidden=True)
    return [sheet], placed


def _wide(sheet: Sheet, rows: Spoilt, often: Sequence[str], *, most: int) -> dict[int, Placed]:
    placed = {}
    once = [*CHILD, "SchoolDfE", "SchoolName"]
    for numbers in by_child(rows, most):
        cells = rows.cells(numbers[0], once)
        for number in numbers:
            cells += rows.cells(number, often)
        at = sheet.add(*cells)
        for turn, number in enumerate(numbers):
            before = len(once) + turn * len(often)
            own = {
                column: f"{letters(before + place)}{at}"
                for place, column in enumerate(often, start=1)
            }
            if turn == 0:
                own |= {column: f"{letters(p)}{at}" for p, column in enumerate(once, start=1)}
            placed[number] = Placed(sheet.name, at, own)
    return placed


@book(SHORT, only="SUSP")
def _one_row_a_child(rows: Spoilt) -> tuple[list[Sheet], dict[int, Placed]]:
    sheet = Sheet("Pupils")
    often = [column for column in OFTEN if column != "Category"]
    said = ("start", "start AM/PM", "end", "end AM/PM", "reason")
    once = [SHORT[column] for column in (*CHILD, "SchoolDfE", "SchoolName")]
    sheet.add("Pupils with suspensions")
    sheet.add(*once, *(f"Suspension {turn} {name}" for turn in range(1, 6) for name in said))
    return [sheet], _wide(sheet, rows, often, most=5)


@book(SHORT)
def _one_row_a_child_grouped(rows: Spoilt) -> tuple[list[Sheet], dict[int, Placed]]:
    sheet = Sheet("Wide")
    said = ("Type", "Start", "Start AM/PM", "End", "End AM/PM", "Reason")
    once = [SHORT[column] for column in (*CHILD, "SchoolDfE", "SchoolName")]
    top: list[Cell] = [None] * len(once)
    for turn in range(1, 5):
        sheet.merged.append(f"{letters(len(top) + 1)}1:{letters(len(top) + len(said))}1")
        top += [f"Exclusion {turn}", *[None] * (len(said) - 1)]
    sheet.add(*top)
    sheet.add(*once, *(name for _ in range(4) for name in said))
    return [sheet], _wide(sheet, rows, list(OFTEN), most=4)


@book(HOME_MADE)
def _names_twice_and_lists(rows: Spoilt) -> tuple[list[Sheet], dict[int, Placed]]:
    """A name used for two columns, and sheets of codes that look like data."""
    codes = Sheet("Codes")
    codes.add("Type", "Reason")
    codes.add("SUSP", "Suspension")
    codes.add("PERM", "Permanent exclusion")
    terms = Sheet("Term dates")
    terms.add("Term", "Start date", "End date", "Type")
    terms.add("Autumn 1", "01/09/2026", "23/10/2026", "Term")
    sheet, placed = plain(rows, list(HOME_MADE), "Cases")
    sheet.rows[0] += ["Details", "Start Date of Exclusion"]
    return [codes, terms, sheet], placed


@book(HOME_MADE, HOME_MADE_SHAPES, dates=False)
def _any_order(rows: Spoilt) -> tuple[list[Sheet], dict[int, Placed]]:
    columns = list(HOME_MADE)
    rows.rng.shuffle(columns)
    sheet, placed = plain(rows, columns, "Sheet1")
    return [sheet], placed


@book(SHORT)
def _blocks_beneath_each_other(rows: Spoilt) -> tuple[list[Sheet], dict[int, Placed]]:
    sheet = Sheet("Running log")
    columns = list(SHORT)
    placed = {}
    third = max(1, len(rows.numbers) // 3)
    for number in rows.numbers:
        if number % third == 0:
            rows.rng.shuffle(columns)
            sheet.add()
            sheet.add(f"Block {number // third + 1}")
            put_names(sheet, rows, columns)
        placed[number] = put(sheet, rows, number, list(columns))
    return [sheet], placed
