"""N-009: another school than the first of the list, and no reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row, school
from daysix.checks.frame import (
    FAIRNESS_LOG,
    HOUSE,
    QUERY,
    REFERRALS,
    SCHOOLS,
    found,
)
from daysix.checks.referrals._referral import school_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "N-009", QUERY, (REFERRALS, FAIRNESS_LOG), HOUSE
NEEDS = ("RankTaken", "DepartReason")
MESSAGE = {
    "": "The table suggested {a}; the panel chose {b}. Type the panel's reason.",
    "rank": "The panel chose the school in place {b}, not in place {a}. Type the panel's reason.",
}


def check(view: View, _context: Context) -> Iterator[Found]:
    """By the places in the list the panel saw."""
    shown, taken, blank = (
        view.numbers("RankShown"),
        view.numbers("RankTaken"),
        view.blanks("DepartReason"),
    )
    names = list(zip(view.texts("SchoolShown"), view.texts("SchoolTaken"), strict=True))
    for place, rank in enumerate(taken):
        first = shown[place] or 1
        if rank is None or rank <= first or not blank[place]:
            continue
        a, b = (school_named(_context, one) if one else "" for one in names[place])
        if a and b:
            yield found(place, "DepartReason", a=a, b=b)
        else:
            yield found(place, "DepartReason", says="rank", a=f"{first:g}", b=f"{rank:g}")


def _row(taken: object, reason: str | None = None, **more: object) -> Row:
    ranks = {"RankShown": 1, "RankTaken": taken, "DepartReason": reason}
    return {"RefID": "R1", "PupilID": "P1", **ranks, **more}


SHOWN = {"LogID": "L1", "SchoolShown": "8204001", "SchoolTaken": "8204002"}
EXAMPLES = (
    Example(
        "failing",
        "the third",
        [(1, "DepartReason")],
        [_row(3)],
        says=["The panel chose the school in place 3, not in place 1. Type the panel's reason."],
        sheet=REFERRALS,
    ),
    Example(
        "failing",
        "by name, in the log",
        [(1, "DepartReason")],
        [_row(2, **SHOWN)],
        says=[
            (
                "The table suggested Ash Grove School; the panel chose Elm Park School. Type the "
                "panel's reason."
            )
        ],
        sheet=FAIRNESS_LOG,
        beside={SCHOOLS: [school(), school(SchoolDfE="8204002", Name="Elm Park School")]},
    ),
    Example("passing", "with a reason", rows=[_row(3, "a sister is there")], sheet=REFERRALS),
    Example("boundary", "the first", rows=[_row(1)], sheet=REFERRALS),
    Example("boundary", "the second was shown first", rows=[_row(2, RankShown=2)], sheet=REFERRALS),
    Example("blank", "not decided", rows=[_row(None)], sheet=REFERRALS),
)
