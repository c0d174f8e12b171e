"""X-057: the tracker and the export of the council's system disagree."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-057", QUERY, EXCLUSIONS, HOUSE
ONE = "ONE"
NEEDS, BESIDE = ("ONERef",), ONE
MESSAGE = "ONE says {a}, tracker says {b} for {field}. Correct one of the two."
FIELDS = (("StartDate", "the first day"), ("EndDate", "the last day"))


def check(view: View, context: Context) -> Iterator[Found]:
    """By the reference of the export; what either leaves blank is not compared."""
    for place, reference in enumerate(view.texts("ONERef")):
        there = context.one(ONE, "ONERef", reference)
        if there is None:
            continue
        for column, field in FIELDS:
            here, other = view.texts(column)[place], there.text(column)
            if here and other and here != other:
                a, b = other[:10], here[:10]
                yield found(place, column, a=a, b=b, field=field, related=[there])


def _row(reference: str | None = "X000001") -> dict[str, object]:
    return exclusion(ONERef=reference)


SAME = {ONE: [{"ONERef": "X000001", "StartDate": date(2026, 11, 9), "EndDate": date(2026, 11, 10)}]}
LONGER = {
    ONE: [{"ONERef": "X000001", "StartDate": date(2026, 11, 9), "EndDate": date(2026, 11, 11)}]
}
EXAMPLES = (
    Example(
        "failing",
        "a day longer there",
        [(1, "EndDate")],
        [_row()],
        says=[
            "ONE says 2026-11-11, tracker says 2026-11-10 for the last day. Correct one of the two."
        ],
        beside=LONGER,
    ),
    Example("passing", "the same", rows=[_row()], beside=SAME),
    Example("boundary", "another reference", rows=[_row("X000002")], beside=LONGER),
    Example("blank", "no reference", rows=[_row(None)], beside=LONGER),
)
