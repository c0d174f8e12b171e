"""How a column is read for its checks: as the tracker reads it, else by its kind in the workbook.

The tracker room reads what a date rests on. Checks look at more: the day of the incident, the
amount of money, a review of a plan. Those are read here by the table of columns, and a column
nobody describes is text.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from daysix import data
from daysix.tracker import amounts
from daysix.tracker.cells import text_of
from daysix.tracker.fields import BLANK, FIELDS, IN_1904, CellRead, as_date, as_text, says_nothing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.tracker.fields import Read

UNREADABLE_NUMBER, UNREADABLE_DAYS = "X-068", "X-062"
UNREADABLE_MONEY, UNREADABLE_FLAG = "X-069", "X-066"


def read_as(kind: str, column: str, *, date1904: bool = False) -> Read:
    """The reader of one column of one kind of sheet."""
    field = FIELDS.get(kind, {}).get(column)
    if field is not None:
        return IN_1904.get(field.read, field.read) if date1904 else field.read
    read = _READERS.get(_kinds().get((kind, column), ""), as_text)
    return IN_1904.get(read, read) if date1904 else read


def can_fail(kind: str, column: str) -> bool:
    """Whether a cell of the column may be unreadable; text never is.

    A social worker's column holds a name. The tracker reads it as a yes, and may doubt it; nobody
    should be asked to type Y there.
    """
    field, said = FIELDS.get(kind, {}).get(column), _kinds().get((kind, column), "")
    return said in _READERS or (field is not None and not (field.doubt and said == "text"))


@cache
def _kinds() -> Mapping[tuple[str, str], str]:
    return {
        (row["sheet"], row["column"]): "flag" if row["list"] == "yes_no" else row["type"]
        for row in data.rows("columns")
    }


def _days(value: object) -> CellRead:
    if isinstance(value, str) and says_nothing(value):
        return BLANK
    read = amounts.read_days(value)
    return CellRead(read.value, UNREADABLE_DAYS, read.message)


def _money(value: object) -> CellRead:
    if isinstance(value, str) and says_nothing(value):
        return BLANK
    read = amounts.read_money(value)
    return CellRead(read.value, UNREADABLE_MONEY, read.message)


def _flag(value: object) -> CellRead:
    read = amounts.read_yes_no(value)
    return CellRead(read.value, UNREADABLE_FLAG, read.message, read.suggestion or None)


def _number(value: object) -> CellRead:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return CellRead(value)
    text = text_of(value)
    if says_nothing(text):
        return BLANK
    sign, bare = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, _, part = bare.replace(",", "").removesuffix("%").strip().partition(".")
    if whole.isascii() and whole.isdigit() and (not part or (part.isascii() and part.isdigit())):
        return CellRead(float(f"{sign}{whole}.{part or 0}"))
    return CellRead(None, UNREADABLE_NUMBER, f'"{text[:40]}" is not a number. Type figures only.')


_READERS: Mapping[str, Read] = {
    "date": as_date,
    "datetime": as_date,
    "days": _days,
    "money": _money,
    "number": _number,
    "percent": _number,
    "flag": _flag,
}
