"""What is said of a file or a sheet in which no exclusions can be read, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.records import NamedTuple
from daysix.tracker.cells import letters, text_of
from daysix.tracker.confirmed import row_of_names
from daysix.tracker.headers import match
from daysix.tracker.understood import EXCLUSIONS, understood

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from daysix.tracker.cells import SheetCells
    from daysix.tracker.headers import Claim

NAMES_SHOWN = 8
NEEDED = (
    (frozenset({"StartDate"}), "the first day out"),
    (
        frozenset({"Category", "EndDate", "Sessions", "SchoolDays", "SchoolSessions"}),
        "the kind of exclusion, its last day or its length",
    ),
    (
        frozenset(
            {"Category", "SchoolDfE", "SchoolName", "PupilID", "UPN", "Surname", "PupilName"}
        ),
        "the child or the school",
    ),
)
"""What a table of exclusions must have one of, and what that is called."""


class _Seen(NamedTuple):
    """The likeliest row of column names, and which of ours are among them."""

    sheet: str
    row: int
    names: Sequence[str]
    known: Collection[str]


def no_exclusions(sheets: Sequence[SheetCells], *, file: str, looked_at: int) -> BadInput:
    """The refusal of a file without a table of exclusions: what was seen, and what is missing."""
    seen = max(_seen(sheets), key=lambda one: (len(one.known), len(one.names)), default=None)
    missing = [name for group, name in NEEDED if seen is not None and not group & {*seen.known}]
    if seen is None or not seen.known or not missing:
        message = (
            f"I found no exclusions table in {file}: I looked for a column for the first day out, "
            "and one for the kind of exclusion, its last day or its length, in the first "
            f"{looked_at} rows of every sheet. Nothing was read. Check the file and its column "
            "names; “daysix map” shows them, and there you can say which is which."
        )
        return BadInput("T-010", message)
    shown = ", ".join(f"“{name}”" for name in seen.names[:NAMES_SHOWN])
    more = len(seen.names) - NAMES_SHOWN
    message = (
        f"I found no exclusions table in {file}. In the sheet {seen.sheet}, row {seen.row}, I see "
        f"the columns {shown}{f' and {more:,} more' if more > 0 else ''}, but none I know as "
        f"{_or(missing)}. Nothing was read. Say which column is which with “daysix map {file}”, or "
        "give the column a plainer name."
    )
    return BadInput("T-010", message)


def _seen(sheets: Sequence[SheetCells]) -> Iterator[_Seen]:
    for sheet in sheets:
        place = row_of_names(sheet) if sheet.visible else None
        if place is not None:
            row = sheet.rows[place]
            names = [" ".join(text_of(cell).split()) for cell in row if text_of(cell)]
            headers = match(understood(sheet, place, row).names, EXCLUSIONS)
            known = {*headers.columns, *(claim.column for claim in headers.claims)}
            yield _Seen(sheet.name, sheet.first_row + place, names, known)


def _or(names: Sequence[str]) -> str:
    return "; nor as ".join(names)


def on_its_side(sheet: str, *, file: str) -> BadInput:
    """The refusal of a table with its fields one under another."""
    message = (
        f"In the sheet {sheet} of {file} the names of columns stand one under another, with one "
        "child to a column. I read trackers with one child to a row, so nothing was read. Copy it, "
        "then paste it on a new sheet with Paste Special, Transpose."
    )
    return BadInput("T-050", message)


def no_rows(file: str) -> BadInput:
    """The refusal of a table with nothing under its column names."""
    return BadInput(
        "T-012",
        f"The exclusions table in {file} has column names and nothing under them. Nothing was "
        "read. Check that it is the right file.",
    )


def indistinguishable(sheet: SheetCells, row: Sequence[object], claim: Claim) -> str:
    """The sentence about two columns that claim to be the same thing."""
    names = " and ".join(
        f"{letters(sheet.first_column + each)} (“{text_of(row[each])}”)" for each in claim.places
    )
    return (
        f"In the sheet {sheet.name}, columns {names} both look like {claim.column}, and I cannot "
        f"tell which to use. Name the right one {claim.column}, or leave the "
        "other unread with “daysix map --ignore”."
    )
