"""What a council has chosen on the Settings sheet of its workbook: its number and its readings.

Other rows of that sheet are for other readers. A value that is not one of those offered is refused:
counting on with another reading than the one chosen would give another date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.law.switches import BY_ID, Switches
from daysix.records import NamedTuple
from daysix.tracker.cells import letters, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from daysix.law.switches import Switch
    from daysix.tracker.cells import SheetCells

CODE, VALUE = "Code", "Value"
"""The columns that make a Settings sheet, beside at least one question of the law."""
COUNCIL_NAME, COUNCIL_NUMBER = "COUNCIL", "LA"
LOOKED_AT = 20
DIGITS = 3


class Setting(NamedTuple):
    """One row: its code, what stands in its Value cell, and where that is."""

    code: str
    value: str
    sheet: str
    row: int
    column: int

    @property
    def where(self) -> str:
        """As an officer finds it."""
        return f"cell {letters(self.column)}{self.row} of the sheet {self.sheet}"


class SheetSettings(NamedTuple):
    """What a Settings sheet says.

    Attributes
    ----------
    sheet
        Its name; blank where there is none.
    row, column
        Of its first value, as Excel counts.
    readings
        Where the law is open: the reading chosen, by the number of the question.
    """

    sheet: str = ""
    row: int = 0
    column: int = 0
    council: str = ""
    la: str = ""
    readings: Switches = Switches()


def settings_in(sheets: Iterable[SheetCells]) -> SheetSettings:
    """The settings of a workbook; nothing chosen where it has no Settings sheet.

    Raises
    ------
    BadInput
        T-060: no such reading. T-061: no council's number. T-062: one question twice.
    """
    found = settings_rows(sheets)
    if not found:
        return SheetSettings()
    said = _by_code(found)
    readings = {
        code: reading
        for code, switch in BY_ID.items()
        if code in said and (reading := _reading(said[code], switch))
    }
    name, number = said.get(COUNCIL_NAME), said.get(COUNCIL_NUMBER)
    return SheetSettings(
        found[0].sheet,
        found[0].row,
        found[0].column,
        name.value if name else "",
        _number(number) if number else "",
        Switches(readings),
    )


def settings_rows(sheets: Iterable[SheetCells]) -> list[Setting]:
    """The rows of the Settings sheet as they stand, good or not; none where there is no such."""
    return next((rows for sheet in sheets if (rows := _rows(sheet))), [])


def _by_code(found: Sequence[Setting]) -> dict[str, Setting]:
    said: dict[str, Setting] = {}
    for one in found:
        before = said.setdefault(one.code, one)
        if one.code in BY_ID and before.value != one.value:
            message = (
                f"{one.code} stands twice on the sheet {one.sheet}, in rows {before.row} and "
                f"{one.row}, with two answers. Take one of them away."
            )
            raise BadInput("T-062", message)
    return said


def _rows(sheet: SheetCells) -> list[Setting]:
    for place, line in enumerate(sheet.rows[:LOOKED_AT]):
        if not any(type(cell) is str and CODE in cell for cell in line):
            continue  # almost always
        names = [text_of(cell) for cell in line]
        if CODE not in names or VALUE not in names:
            continue
        below = sheet.rows[place + 1 :]
        found = list(_below(sheet, below, place + 1, names.index(CODE), names.index(VALUE)))
        if any(one.code in BY_ID for one in found):
            return found
    return []


def _below(
    sheet: SheetCells, lines: Sequence[Sequence[object]], first: int, code: int, value: int
) -> Iterator[Setting]:
    for place, line in enumerate(lines, start=first):
        if code < len(line) and (known_by := text_of(line[code]).upper()):
            said = text_of(line[value]) if value < len(line) else ""
            row = sheet.first_row + place
            yield Setting(known_by, said, sheet.name, row, sheet.first_column + value)


def _reading(one: Setting, switch: Switch) -> str:
    """The name of the reading chosen; blank where none is, and the usual one serves."""
    if not one.value:
        return ""
    named = "_".join(one.value.casefold().replace("_", " ").split())
    if named in switch.readings:
        return named
    choices = " or ".join(f"“{name.replace('_', ' ')}”" for name in switch.readings)
    message = (
        f"I cannot count with “{one.value}” for {one.code}, in {one.where}: it is no reading of "
        f"that question. Choose {choices} there."
    )
    raise BadInput("T-060", message)


def _number(one: Setting) -> str:
    text = one.value
    if text and not (text.isascii() and text.isdecimal() and len(text) == DIGITS):
        message = (
            f"“{text}”, in {one.where}, is not a council's number. Type its three digits, such as "
            "925, or leave the cell blank."
        )
        raise BadInput("T-061", message)
    return text
