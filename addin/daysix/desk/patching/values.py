"""What a cell holds now, what it shall hold, and whether the one is what was expected."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from daysix.desk.patching.asked import Formula
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from daysix.desk.patching.asked import OwnValue

LONGEST_TEXT = 32_767
LONGEST_FORMULA = 8_192
MOST_DIGITS = 10**15
FIRST_DAY, FIRST_DAY_1904 = date(1900, 3, 1), date(1904, 1, 1)
"""Spreadsheets disagree about the days before 1 March 1900."""
BLANK, TEXT, NUMBER, YES_NO, ERROR, ISO_DATE = "blank", "text", "number", "yes", "error", "iso"

_NOUGHT, _NOUGHT_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - cells have no zone
_DAY = timedelta(days=1)
_HALF_SECOND = 0.5 / 86_400
_WRITTEN_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CANNOT_HOLD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Held(NamedTuple):
    """What a cell holds: a kind from above, and text, a number or a yes-or-no."""

    kind: str
    value: str | float | bool | None = None


class Written(NamedTuple):
    """A value as it stands in the sheet: the cell's type, and what is inside."""

    kind: str
    inner: str


NOTHING = Written("", "")


def written(value: OwnValue, *, prefix: str, date1904: bool) -> Written | str:
    """Give a value as the sheet holds it, or in words why no cell can hold it."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return Written("b", f"<{prefix}v>{int(value)}</{prefix}v>")
    if isinstance(value, str):
        return _text(value, prefix)
    if isinstance(value, Formula):
        return _formula(value, prefix)
    number = serial(value, date1904=date1904) if isinstance(value, date) else value
    return number if isinstance(number, str) else _figure(number, prefix)


def _figure(number: float, prefix: str) -> Written | str:
    if not math.isfinite(number):
        return "it is not a number a cell can hold"
    if not isinstance(number, int):
        return Written("", f"<{prefix}v>{float(number)!r}</{prefix}v>")
    if abs(number) >= MOST_DIGITS:
        return "a cell keeps only 15 digits of a number; write it as text"
    return Written("", f"<{prefix}v>{number}</{prefix}v>")


def serial(day: date, *, date1904: bool) -> float | str:
    """A date, or a date and time, as the workbook counts days; in words when it cannot."""
    if isinstance(day, datetime):
        if day.tzinfo is not None:
            return "a cell cannot hold a time zone"
        moment = day
    else:
        moment = datetime.combine(day, time())
    first, nought = (FIRST_DAY_1904, _NOUGHT_1904) if date1904 else (FIRST_DAY, _NOUGHT)
    if moment.date() < first:
        return f"this workbook cannot hold a date before {first.day} {first:%B %Y}"
    since = moment - nought
    return since.days if not since % _DAY else since / _DAY


def _text(text: str, prefix: str) -> Written | str:
    text = plain_lines(text)
    if _CANNOT_HOLD.search(text):
        return "it has a character no cell can hold"
    if len(text) + sum(letter > "\uffff" for letter in text) > LONGEST_TEXT:
        return f"it is longer than the {LONGEST_TEXT:,} characters a cell can hold"
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    shown = escaped(_WRITTEN_CODE.sub("_x005F_", text))
    return Written("inlineStr", f"<{prefix}is><{prefix}t{space}>{shown}</{prefix}t></{prefix}is>")


def _formula(formula: Formula, prefix: str) -> Written | str:
    if _CANNOT_HOLD.search(formula.text + formula.shown) or len(formula.text) > LONGEST_FORMULA:
        return "it is not a formula a cell can hold"
    shown = escaped(_WRITTEN_CODE.sub("_x005F_", plain_lines(formula.shown)))
    text = escaped(formula.text)
    return Written("str", f"<{prefix}f>{text}</{prefix}f><{prefix}v>{shown}</{prefix}v>")


def escaped(text: str) -> str:
    """Text with the three signs XML keeps for itself written out."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def uncoded(text: str) -> str:
    """Text with its ``_x000D_`` codes turned into the characters they stand for."""
    return _CODE.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text


def plain_lines(text: str) -> str:
    """Text whose lines end as they do in a cell."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def as_expected(held: Held, expect: object, *, date1904: bool) -> bool:
    """Whether a cell holds what was expected, the kind of value included."""
    if expect is None or expect == "":
        return held.kind == BLANK
    if isinstance(expect, bool):
        return held == (YES_NO, expect)
    if isinstance(expect, str):
        return held.kind in {TEXT, ERROR} and held.value == plain_lines(expect)
    if held.kind == ISO_DATE:
        return _iso_as_expected(str(held.value), expect)
    number = _number(expect, date1904=date1904)
    if held.kind != NUMBER or number is None:
        return False
    slack = _HALF_SECOND if isinstance(expect, datetime | time | timedelta) else 0
    return isinstance(held.value, int | float) and abs(held.value - number) <= slack


def _number(expect: object, *, date1904: bool) -> float | None:
    if isinstance(expect, date):
        found = serial(expect, date1904=date1904)
        return None if isinstance(found, str) else found
    if isinstance(expect, time):
        return (datetime.combine(_NOUGHT, expect) - _NOUGHT) / _DAY
    if isinstance(expect, timedelta):
        return expect / _DAY
    return expect if isinstance(expect, int | float) else None


def _iso_as_expected(text: str, expect: object) -> bool:
    try:
        held = datetime.fromisoformat(text)
    except ValueError:
        return False
    if isinstance(expect, datetime):
        return held == expect
    return isinstance(expect, date) and held == datetime.combine(expect, time())
