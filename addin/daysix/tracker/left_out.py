"""What is said of rows that were left out of a list: how many, which, and how to have one read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.tracker.cells import LeftOut

TOTAL, TITLE, NAMES, REMARK = "total", "heading", "row of column names", "remark"
NIL, EXAMPLE = "nil return", "example row"
PLURAL = {
    TOTAL: "totals",
    TITLE: "headings",
    NAMES: "rows of column names",
    REMARK: "remarks",
    NIL: "nil returns",
    EXAMPLE: "example rows",
}
BELONGS = {
    "Exclusions": ("is about no child", "is a child, give it a first day and a kind"),
    "Pupils": ("is no child", "is a child, give it a UPN or a date of birth"),
    "Schools": ("is no school", "is a school, give it its number"),
}
"""By kind of table: what is said of rows left out, and how to have one read."""


def sentence(
    sheet: str, left_out: Sequence[LeftOut], *, shown: int = 12, kind: str = "Exclusions"
) -> str:
    """How many rows were left out of a sheet, and which: said aloud, so that none is lost."""
    kinds = {what: sum(one.what == what for one in left_out) for what in PLURAL}
    said = [f"{n} {what if n == 1 else PLURAL[what]}" for what, n in kinds.items() if n]
    numbers = sorted({one.row for one in left_out})
    rows = ", ".join(map(str, numbers[:shown]))
    rest = f" and {len(numbers) - shown:,} more" if len(numbers) > shown else ""
    what = f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else said[0]
    word = "row" if len(numbers) == 1 else "rows"
    is_none, mend = BELONGS.get(kind, ("is no entry", "is an entry, give it its number or date"))
    return (
        f"In the sheet {sheet} I left out what {is_none}: {what} ({word} {rows}{rest}). "
        f"If one of them {mend}."
    )
