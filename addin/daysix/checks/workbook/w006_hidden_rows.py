"""W-006: rows that are hidden, or left out by a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row, exclusion
from daysix.checks.frame import (
    EVERY_SHEET,
    HOUSE,
    NOTE,
    found,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "W-006", NOTE, EVERY_SHEET, HOUSE
NEEDS = ()
MESSAGE = {
    "": "{n} rows from here on are hidden. I checked them too.",
    "one": "This row is hidden. I checked it too.",
    "filter": "{n} rows from here on are left out by a filter. I checked them too.",
    "filtered": "This row is left out by a filter. I checked it too.",
}


def check(view: View, context: Context) -> Iterator[Found]:
    """Said once, at the first of them."""
    sheet = context.sheets.get(view.sheet)
    if sheet is None or not sheet.hidden_rows:
        return
    hidden = set(sheet.hidden_rows)
    places = [place for place in view.places if view.number(place) in hidden]
    if places:
        several, single = ("filter", "filtered") if sheet.filtered else ("", "one")
        says = several if len(places) > 1 else single
        yield found(places[0], "", says=says, n=f"{len(places):,}")


ROWS: Sequence[Row] = [exclusion(ExclusionID=f"2026-000{n}") for n in range(1, 4)]
EXAMPLES = (
    Example(
        "failing",
        "the second of three",
        [(2, "")],
        ROWS,
        of_sheet={"hidden_rows": (3,)},
        says=["This row is hidden. I checked it too."],
    ),
    Example(
        "failing",
        "a filter",
        [(1, "")],
        ROWS,
        of_sheet={"hidden_rows": (2, 4), "filtered": True},
        says=["2 rows from here on are left out by a filter. I checked them too."],
    ),
    Example("passing", "none", rows=ROWS),
    Example(
        "boundary",
        "the row of the column names, and one beneath the table",
        rows=ROWS,
        of_sheet={"hidden_rows": (1, 5)},
    ),
    Example("blank", "an empty sheet", rows=[exclusion(StartDate=None)]),
)
