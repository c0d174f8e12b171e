"""Column names in two rows: a group's name above, the column's own beneath it, read as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.tracker.cells import corners, text_of
from daysix.tracker.headers import LONGEST, normal
from daysix.tracker.understood import means
from daysix.tracker.wide import numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.tracker.cells import SheetCells

VAGUE = frozenset(
    [
        "name",
        "fullname",
        "date",
        "start",
        "end",
        "from",
        "to",
        "type",
        "kind",
        "category",
        "status",
        "number",
        "no",
        "ref",
        "id",
        "outcome",
        "method",
        "reason",
        "days",
        "sessions",
        "length",
        "duration",
        "notes",
        "details",
        "comments",
        "code",
        "firstday",
        "lastday",
        "startdate",
        "enddate",
        "first",
        "last",
        "title",
        "email",
    ]
)
"""Names that say nothing without their group: a parent's ``Name`` is not the pupil's."""
OUR_GROUPS = ("pupil", "child", "student", "learner", "exclu", "susp", "dates", "period", "detail")
"""Parts of names of groups that are about the child or the exclusion itself."""
NO_GROUP = frozenset({
    "other", "others", "misc", "miscellaneous", "general", "admin", "administration", "record",
    "records", "officeuse", "officeuseonly", "info", "information", "further", "furtherinformation",
    "additional", "additionalinformation", "case", "caseinformation", "outcome", "notes",
})  # fmt: skip
"""Names of groups that say nothing of whose *Status* stands in them."""
CASES_OWN = frozenset({"status", "notes", "comments"})
FEWEST = 2


def two_rows(sheet: SheetCells, place: int) -> list[object] | None:
    """The names of two rows as one, the upper at ``place``; None where that is no heading."""
    if place + 1 >= len(sheet.rows):
        return None
    bottom = sheet.rows[place + 1]
    if not _only_names(bottom):
        return None
    over = _spread(sheet, place, bottom)
    if sum(map(bool, over)) < FEWEST:
        return None
    width = max(len(over), len(bottom))
    pairs = (
        (over[at] if at < len(over) else "", text_of(bottom[at]) if at < len(bottom) else "")
        for at in range(width)
    )
    return [_one(top, name) for top, name in pairs]


def is_grouped(sheet: SheetCells, place: int) -> bool:
    """Whether cells of a row are merged into two groups or more: then it cannot be a title."""
    number = sheet.first_row + place
    return len(_groups(sheet, number)) >= FEWEST


def _groups(sheet: SheetCells, number: int) -> list[tuple[int, int]]:
    """First and last column of what is merged sideways in a row, as Excel counts."""
    return [
        (left, right)
        for (left, upper), (right, lower) in filter(None, map(corners, sheet.merged))
        if upper <= number <= lower and right > left
    ]


def _only_names(row: Sequence[object]) -> bool:
    cells = [cell for cell in row if cell is not None and cell != ""]
    return len(cells) >= FEWEST and all(
        isinstance(cell, str) and len(cell) <= LONGEST for cell in cells
    )


def _spread(sheet: SheetCells, place: int, bottom: Sequence[object]) -> list[str]:
    """The upper names, each over all the columns of its group.

    Groups are the merged cells; where nothing is merged in that row, a name stands over the
    nameless columns to its right.
    """
    top = sheet.rows[place]
    over = [text_of(cell) if isinstance(cell, str) else "" for cell in top]
    over += [""] * (len(bottom) - len(over))
    merged = _groups(sheet, sheet.first_row + place)
    if merged:
        for left, right in merged:
            first = left - sheet.first_column
            for at in range(max(first, 0), min(right - sheet.first_column + 1, len(over))):
                over[at] = over[at] or over[first]
        return over
    held = ""
    for at, name in enumerate(over):
        below = text_of(bottom[at]) if at < len(bottom) else ""
        if name:
            held = name if below else ""
        elif below:
            over[at] = held
        else:
            held = ""
    return over


def _one(top: str, bottom: str) -> object:
    """The name of a column from its group's and its own."""
    if not (top and bottom):
        return top or bottom or None
    both = f"{top} {bottom}"
    if means(both) or numbered(both):
        return both
    vague = normal(bottom) in VAGUE and not (
        normal(bottom) in CASES_OWN and normal(top) in NO_GROUP
    )
    ours = any(part in top.casefold() for part in OUR_GROUPS)
    if means(bottom) and (ours or not vague):
        return bottom
    return both
