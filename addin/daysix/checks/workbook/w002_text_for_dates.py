"""W-002: dates or numbers that are text, in a column where the rest are not."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix import data
from daysix.checks.examples import Example, Row, exclusion
from daysix.checks.frame import EVERY_SHEET, HOUSE, QUERY, found
from daysix.checks.unread import as_typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "W-002", QUERY, EVERY_SHEET, HOUSE
NEEDS = ()
MESSAGE = {
    "": "{n} cells are text, not dates. Press Fix.",
    "date": "1 cell is text, not a date. Press Fix.",
    "numbers": "{n} cells are text, not numbers. Press Fix.",
    "number": "1 cell is text, not a number. Press Fix.",
}
DATES, NUMBERS = frozenset({"date", "datetime"}), frozenset({"number", "days", "money"})
ENOUGH, ONE_IN = 5, 5
"""Cells of the right kind a column must have, and how many of them to each that is text."""
SHOWN = 20


def check(view: View, _context: Context) -> Iterator[Found]:
    """Said once for dates and once for numbers, at the first such cell, with the others beside it.

    What was read for certain is no fault of the row. A file that is all text, as a .csv is, has
    nothing to mend, so a column counts only where most of its cells are of the right kind.
    """
    for kinds, several, single in ((DATES, "", "date"), (NUMBERS, "numbers", "number")):
        cells = [cell for column in _columns(view, kinds) for cell in _texts(view, column)]
        if not cells:
            continue
        place, column = cells[0]
        value = view.values(column)[place]
        yield found(
            place,
            column,
            says=several if len(cells) > 1 else single,
            suggestion=as_typed(value) if isinstance(value, date) else "",
            related=[(view, other) for other, _ in cells[1:SHOWN]],
            n=len(cells),
        )


def _columns(view: View, kinds: frozenset[str]) -> list[str]:
    return [
        row["column"]
        for row in data.rows("columns")
        if row["sheet"] == view.kind and row["type"] in kinds and view.has(row["column"])
    ]


def _texts(view: View, column: str) -> list[tuple[int, str]]:
    """Cells of text that were read, in a column where most are not text."""
    said = view.wordings(column)
    if said is not None and not any(type(cell) is str and cell for cell in said):
        return []
    raw = view.raw(column)
    kinds = Counter(map(type, raw))
    if kinds[str] == raw.count("") or len(raw) - kinds[str] - kinds[type(None)] < ENOUGH:
        return []
    values = view.values(column)
    text = [
        (place, column)
        for place, (cell, value) in enumerate(zip(raw, values, strict=True))
        if isinstance(cell, str) and value is not None
    ]
    right = sum(cell is not None and not isinstance(cell, str) for cell in raw)
    return text if right >= max(ENOUGH, ONE_IN * len(text)) else []


MONDAY = date(2026, 11, 9)


def _rows(*texts: object, real: int = ENOUGH, column: str = "StartDate") -> Sequence[Row]:
    days = [MONDAY + timedelta(days=n % 5) for n in range(real)]
    cells = (*days, *texts) if column == "StartDate" else (*([2] * real), *texts)
    return [
        exclusion(PupilID=f"P{n}", **{"EndDate": None, "Category": "PERM", column: cell})
        for n, cell in enumerate(cells)
    ]


EXAMPLES = (
    Example(
        "failing",
        "one text among five dates: what it says is offered as a date",
        [(6, "StartDate")],
        _rows("10 Nov 2026"),
        says=["1 cell is text, not a date. Press Fix."],
        suggests=["10 Nov 2026"],
    ),
    Example(
        "failing",
        "two among ten: said once",
        [(11, "StartDate")],
        _rows("10/11/2026", "11 November 2026", real=10),
        says=["2 cells are text, not dates. Press Fix."],
    ),
    Example(
        "failing",
        "a number",
        [(6, "SchoolSessions")],
        _rows("2", column="SchoolSessions"),
        says=["1 cell is text, not a number. Press Fix."],
    ),
    Example("passing", "dates only", rows=_rows()),
    Example("boundary", "all of them text, as in a .csv", rows=_rows("10/11/2026", real=0)),
    Example("boundary", "two to nine", rows=_rows("10/11/2026", "11/11/2026", real=9)),
    Example("boundary", "one nobody can read is X-006", rows=_rows("soon")),
    Example("blank", "blanks are not text", rows=_rows(None, "")),
)
