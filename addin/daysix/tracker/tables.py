"""Which tables a workbook holds, and in which row each begins.

A table is known by its columns, not by the name of its sheet: the first row, among the first 20,
that names the columns such a table must have.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from daysix.law.errors import BadInput
from daysix.tracker.cells import Table, letters, text_of
from daysix.tracker.fields import FIELDS
from daysix.tracker.headers import match, normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from daysix.tracker.cells import SheetCells
    from daysix.tracker.headers import Claim, Headers

EXCLUSIONS, PUPILS, SCHOOLS = "Exclusions", "Pupils", "Schools"
CALENDAR, CALENDAR_INDEX = "Calendar", "CalendarIndex"
LOOKED_AT = 20
"""Rows at the top of a sheet: titles, keys and blank lines may stand above the column names."""


class Shape(NamedTuple):
    """What a table of one kind must have: a column of every group, and none of ``not_``."""

    kind: str
    groups: tuple[frozenset[str], ...]
    not_: frozenset[str] = frozenset()


NAMED: Mapping[str, frozenset[str]] = MappingProxyType({
    kind: frozenset(map(normal, columns))
    for kind, columns in {
        "Hearings": ("HearingID", "ExclusionID", "Date", "Venue"),
        "Moves": ("MoveID", "PupilID", "HomeSchool", "StartDate"),
        "Referrals": ("RefID", "PupilID", "Type", "DateReceived"),
        "Reintegration": ("PlanID", "PupilID", "ToSchool"),
        "CME": ("CMEID", "PupilID", "LastAttended"),
        "Actions": ("ActionID", "About", "DueDate", "State"),
        "Inbox": ("InboxID", "ReceivedAt", "Subject"),
        "Panels": ("PanelID", "Profile", "Date"),
        "Finance": ("FinanceID", "About", "Amount"),
        "Contacts": ("ContactID", "Name", "Email"),
        "Lists": ("list", "code", "label", "active-to"),
    }.items()
})  # fmt: skip
"""The team workbook's other sheets, each with the columns it must have under their very names.

A team's own sheet goes by other names and is never taken for one of these: its key alone, which
no exclusions table has, would not be enough.
"""

EXCLUSIONS_OWN = frozenset({"startdate", "category"})
"""What no other sheet of the workbook has side by side."""

OTHER_KEYS = frozenset({"moveid", "planid", "cmeid", "actionid", "refid", "panelid"})
"""Keys of the workbook's other sheets, which have a first day and a type of their own."""

WHO = frozenset({"PupilID", "UPN", "Surname", "PupilName"})
"""A list of terms has a first and a last day as well, but no child."""

SHAPES = (
    Shape(
        EXCLUSIONS,
        (
            frozenset({"StartDate"}),
            frozenset({"Category", "EndDate", "Sessions", "SchoolDays", "SchoolSessions"}),
            frozenset({"Category", "SchoolDfE", "SchoolName"}) | WHO,
        ),
    ),
    Shape(CALENDAR, (frozenset({"CalendarID"}), frozenset({"Date"}), frozenset({"DayType"}))),
    Shape(CALENDAR_INDEX, (frozenset({"CalendarID"}), frozenset({"First"}), frozenset({"Last"}))),
    Shape(
        SCHOOLS,
        (
            frozenset({"SchoolDfE", "URN", "Name"}),
            frozenset({"Governance", "Type", "Phase", "CalendarID"}),
        ),
        frozenset({"Date", "DOB"}),
    ),
    Shape(
        PUPILS,
        (
            frozenset({"PupilID", "UPN"}),
            frozenset({"DOB", "Surname", "PupilName", "NCY", "HomeLA"}),
        ),
    ),
)


def tables_in(sheets: Iterable[SheetCells]) -> list[Table]:
    """Every table found, in the order of the sheets; a sheet without one is passed over.

    Raises
    ------
    BadInput
        T-011: two columns of an exclusions table claim to be the same thing.
    """
    return [table for sheet in sheets if (table := table_of(sheet)) is not None]


def exclusion_tables(tables: Sequence[Table], *, file: str) -> list[Table]:
    """The tables of exclusions.

    A table without a column for the kind of exclusion is one only if there is no better.

    Raises
    ------
    BadInput
        T-010: there is none.
    """
    found = [table for table in tables if table.kind == EXCLUSIONS]
    if not found:
        message = (
            f"I found no exclusions table in {file}: I looked for a column for the first day out, "
            "and one for the kind of exclusion, its last day or its length, in the first "
            f"{LOOKED_AT} rows of every sheet. Nothing was read. Check the file and its column "
            "names."
        )
        raise BadInput("T-010", message)
    return [table for table in found if "Category" in table.columns] or found


def no_rows(file: str) -> BadInput:
    """The refusal of a table with nothing under its column names."""
    return BadInput(
        "T-012",
        f"The exclusions table in {file} has column names and nothing under them. Nothing was "
        "read. Check that it is the right file.",
    )


def table_of(sheet: SheetCells) -> Table | None:
    """The table of a sheet, or None."""
    for place, row in enumerate(sheet.rows[:LOOKED_AT]):
        spelled = {normal(cell) for cell in row if isinstance(cell, str)}
        kind = _named(spelled)
        if kind:
            return _table(sheet, place, kind, match(row, kind))
        for shape in SHAPES:
            headers = match(row, shape.kind)
            if _fits(shape, headers, spelled):
                return _table(sheet, place, shape.kind, headers)
    return None


def _named(spelled: set[str]) -> str:
    """The other sheet of the team workbook a row of column names belongs to; blank if none."""
    if spelled >= EXCLUSIONS_OWN:
        return ""
    return next((kind for kind, columns in NAMED.items() if columns <= spelled), "")


def _fits(shape: Shape, headers: Headers, spelled: set[str]) -> bool:
    named = headers.columns.keys() | {claim.column for claim in headers.claims}
    if shape.kind == EXCLUSIONS and spelled & OTHER_KEYS:
        return False
    if named & shape.not_:
        return False
    return all(named & group for group in shape.groups)


def _table(sheet: SheetCells, place: int, kind: str, headers: Headers) -> Table:
    row = sheet.rows[place]
    left_out = list(headers.unmatched)
    unclear = []
    for claim in headers.claims:
        left_out += claim.places
        if claim.column in FIELDS.get(kind, ()):
            unclear.append(_indistinguishable(sheet, row, claim))
    if unclear and kind == EXCLUSIONS:
        raise BadInput("T-011", f"{unclear[0]} Nothing was read.")
    return Table(
        kind,
        sheet.name,
        headers.columns,
        sheet.rows[place + 1 :],
        header_row=sheet.first_row + place,
        first_column=sheet.first_column,
        date1904=sheet.date1904,
        titles={column: text_of(row[each]) for column, each in headers.columns.items()},
        unmatched=tuple(text_of(row[each]) for each in sorted(left_out)),
        unclear=tuple(unclear),
    )


def _indistinguishable(sheet: SheetCells, row: Sequence[object], claim: Claim) -> str:
    names = " and ".join(
        f"{letters(sheet.first_column + each)} (“{text_of(row[each])}”)" for each in claim.places
    )
    return (
        f"In the sheet {sheet.name}, columns {names} both look like {claim.column}, and I cannot "
        f"tell which to use. Name the right one {claim.column}, or take the other out."
    )
