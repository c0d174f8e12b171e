"""W-004: merged cells, or a formula as text, where the number of a row should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion, pupil
from daysix.checks.frame import ERROR, EVERY_SHEET, HOUSE, PUPILS, found
from daysix.tracker.cells import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "W-004", ERROR, EVERY_SHEET, HOUSE
KEYS = ("ExclusionID", "PupilID", "UPN", "SchoolDfE", "HearingID", "MoveID", "RefID", "PlanID",
        "CMEID", "ActionID", "InboxID", "PanelID", "FinanceID", "ContactID")  # fmt: skip
NEEDS = (KEYS,)
MESSAGE = {
    "": "Please unmerge row {n}.",
    "formula": "This cell holds a formula as text, not the number of the row. Type the number.",
}
FORMULA = "="
OWN_KEYS = frozenset(KEYS) - {"SchoolDfE", "UPN"}
"""A school typed once for a block of its rows is a layout the reader knows, and no fault."""


def check(view: View, context: Context) -> Iterator[Found]:
    """One finding for each merged block of a key column; none where nobody says what is merged.

    Formulas that were worked out are seen only as their answer, so they pass.
    """
    for column in KEYS:
        if view.has(column) and FORMULA in "".join(view.texts(column)):
            for place in view.where(column, lambda typed: typed.startswith(FORMULA)):
                yield found(place, column, says="formula")
    sheet = context.sheets.get(view.sheet)
    blocks = [block for name in sheet.merged if (block := _block(name))] if sheet else []
    if not blocks:
        return
    rows = {view.number(place): place for place in view.places}
    for column in sorted(OWN_KEYS & view.table.columns.keys()):
        at = view.table.first_column + view.table.columns[column]
        for (left, top), (right, bottom) in blocks:
            held = [rows[row] for row in range(top, bottom + 1) if row in rows]
            if top < bottom and left <= at <= right and held:
                yield found(held[0], column, n=view.number(held[0]))


def _block(name: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """``A2:B9`` as (column, row) twice; None for what is no range."""
    first, _, last = name.replace("$", "").partition(":")
    start, end = _corner(first), _corner(last or first)
    return (start, end) if start and end else None


def _corner(address: str) -> tuple[int, int] | None:
    letters = address.rstrip("0123456789")
    digits = address[len(letters) :]
    if not (letters.isascii() and letters.isalpha() and digits):
        return None
    column = 0
    for letter in letters.upper():
        column = column * LETTERS + ord(letter) - ord("A") + 1
    return column, int(digits)


EXAMPLES = (
    Example(
        "failing",
        "a formula as text",
        [(1, "PupilID")],
        [pupil(PupilID="=Pupils!A2")],
        sheet=PUPILS,
        says=["This cell holds a formula as text, not the number of the row. Type the number."],
    ),
    Example(
        "failing",
        "one number for two children",
        [(1, "PupilID")],
        [pupil(), pupil(PupilID=None)],
        sheet=PUPILS,
        of_sheet={"merged": ("A2:A3",)},
        says=["Please unmerge row 2."],
    ),
    Example(
        "boundary",
        "merged above the column names, beside them, and across one row",
        rows=[pupil(), pupil(PupilID="P2")],
        sheet=PUPILS,
        of_sheet={"merged": ("A1:F1", "C2:C3", "A2:B2")},
    ),
    Example(
        "boundary",
        "a school's number once for a block of its rows",
        rows=[exclusion(), exclusion(SchoolDfE=None)],
        of_sheet={"merged": ("C2:C3",)},
    ),
    Example("passing", "numbers", rows=[exclusion()]),
    Example("boundary", "an equals sign inside", rows=[exclusion(ExclusionID="A=1")]),
    Example("blank", "no number", rows=[exclusion(ExclusionID=None)]),
)
