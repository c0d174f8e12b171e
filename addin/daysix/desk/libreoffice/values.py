"""Between what LibreOffice holds, numbers and texts, and what xlwings hands over and takes."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

DAY_IN_MILLISECONDS = 86_400_000


class CellError(NamedTuple):
    """What a cell shows that cannot be worked out, such as ``#N/A``."""

    shown: str


class Outgoing(NamedTuple):
    """A block as the helper takes it; see ``helper/cells.py``."""

    rows: list[list[Any]]
    formulas: list[list[Any]]
    shown: list[list[Any]]


def incoming(reply: dict[str, Any], at: Sequence[int]) -> list[list[Any]]:
    """A block as read: None for a blank, moments for days and times, errors as themselves."""
    rows = [[None if one == "" else one for one in row] for row in reply["rows"]]
    nought = datetime(*reply["nought"])  # noqa: DTZ001 - cells have no zone
    lay_over(rows, reply["shown"], at, moment=lambda serial: moment_of(serial, nought))
    top, left = at[:2]
    for row, column, shown in reply["errors"]:
        rows[row - top][column - left] = CellError(shown)
    return rows


def lay_over(
    rows: list[list[Any]],
    shown: Iterable[Sequence[Any]],
    at: Sequence[int],
    *,
    moment: Callable[[float], Any],
) -> None:
    """Make of numbers what they are shown as: of each block of ``shown`` the word, then its place.

    ``at`` is where the rows stand.
    """
    top, left = at[:2]
    for word, row, column, many, wide in shown:
        made = bool if word == "yes-no" else moment
        for line in rows[row - top : row - top + many]:
            for place in range(column - left, min(column - left + wide, len(line))):
                if isinstance(line[place], float):
                    line[place] = made(line[place])


@lru_cache(maxsize=4096)  # a tracker has the same few hundred days again and again
def moment_of(serial: float, nought: datetime) -> datetime | float:
    """The moment a number stands for; the number itself where there is no such moment."""
    try:
        return nought + timedelta(milliseconds=round(serial * DAY_IN_MILLISECONDS))
    except OverflowError:
        return serial


def outgoing(rows: Sequence[Sequence[Any]], nought: datetime) -> Outgoing:
    """A block to be written.

    As in Excel, a text that begins with ``=`` is a formula, and one that begins with ``'`` is the
    text behind that mark, whatever it looks like. Every other text stays a text.
    """
    plain: list[list[Any]] = []
    formulas: list[list[Any]] = []
    shown: list[list[Any]] = []
    for number, row in enumerate(rows, start=1):
        line: list[Any] = []
        for column, value in enumerate(row, start=1):
            found = value
            if value is None:
                found = ""
            elif isinstance(value, str):
                found = value.removeprefix("'")
                if value.startswith("=") and len(value) > 1:
                    formulas.append([number, column, value])
                    found = ""
            elif isinstance(value, bool):
                found = float(value)
                shown.append([number, column, "yes-no"])
            elif isinstance(value, date):
                found = _serial(value, nought)
                shown.append([number, column, _shown_as(found)])
            else:
                found = float(value)
            line.append(found)
        plain.append(line)
    return Outgoing(plain, formulas, _in_runs(shown))


def _in_runs(shown: list[list[Any]]) -> list[list[Any]]:
    """Cells under one another that are shown alike as one: row, column, how many, and how."""
    runs: list[list[Any]] = [[0, 0, 0, ""]]
    for row, column, word in sorted(shown, key=lambda one: (one[1], one[0])):
        last = runs[-1]
        if last[1] == column and last[3] == word and last[0] + last[2] == row:
            last[2] += 1
        else:
            runs.append([row, column, 1, word])
    return runs[1:]


def _shown_as(serial: float) -> str:
    return "day" if serial.is_integer() else "moment"


def _serial(value: date, nought: datetime) -> float:
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    return (moment.replace(tzinfo=None) - nought) / timedelta(days=1)


def cleaned(
    rows: Sequence[Sequence[Any]],
    *,
    moments: Callable[..., Any],
    empty: object,
    numbers: Callable[[float], Any] | None,
    errors_as_text: bool,
) -> list[list[Any]]:
    """Values in the form the caller asked xlwings for."""

    def clean(value: Any) -> Any:
        if value is None or value == "":
            return empty
        if isinstance(value, CellError):
            return value.shown if errors_as_text else None
        if isinstance(value, datetime):
            return moments(
                year=value.year,
                month=value.month,
                day=value.day,
                hour=value.hour,
                minute=value.minute,
                second=value.second,
                microsecond=value.microsecond,
                tzinfo=None,
            )
        return numbers(value) if numbers and isinstance(value, float) else value

    return [[clean(value) for value in row] for row in rows]


def prepared(value: Any) -> Any:
    """One value on its way out: nothing for what is not there, plain numbers for odd ones."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, str | bool | int | float | date):
        return value
    if hasattr(value, "item"):  # a number of numpy's
        return prepared(value.item())
    return str(value)
