"""X-090: a review before governors had decided."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import in_use
from daysix.checks.frame import ERROR, EXCLUSIONS, QUERY, found
from daysix.law.rule import regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-090", (ERROR, QUERY), EXCLUSIONS, regulations("Sch 1 para 2(1)")
NEEDS = ("GDCDate", ("IRPRequestDate", "IRPDate", "ReconsiderDate"))
MESSAGE = {
    "": "{what} is dated {date}, before {before}. Correct one of the two dates.",
    "none": "There is a review, and no day on which governors met. When did they meet?",
}
ORDER = (
    ("GDCDate", "the governors' meeting"),
    ("IRPRequestDate", "The request for a review"),
    ("IRPDate", "The review"),
    ("ReconsiderDate", "The governors' second meeting"),
)


def check(view: View, _context: Context) -> Iterator[Found]:
    """Each step after the one before it; a review without a meeting is asked about."""
    rows = zip(*(view.dates(name) for name, _ in ORDER), strict=True)
    met, held = view.blanks("GDCDate"), view.dates("IRPDate")
    usual = in_use([not met[place] for place, day in enumerate(held) if day], share=0.9)
    for place, days in enumerate(rows):
        if not any(days[1:]):
            continue
        if days[0] is None:
            if days[2] is not None and met[place] and usual:
                yield found(place, "GDCDate", says="none", level=QUERY)
            continue
        last, before = days[0], ORDER[0][1]
        for (column, what), day in zip(ORDER[1:], days[1:], strict=True):
            if day is None:
                continue
            if day < last:
                yield found(place, column, what=what, date=in_words(day), before=before)
                break
            last, before = day, f"{what[0].lower()}{what[1:]}"


def _row(**more: object) -> dict[str, object]:
    return exclusion(
        **{
            "Category": "PERM",
            "EndDate": None,
            "StartDate": date(2026, 9, 7),
            "GDCDate": date(2026, 9, 21),
            "IRPRequestDate": date(2026, 9, 28),
            "IRPDate": date(2026, 10, 12),
            **more,
        }
    )


EXAMPLES = (
    Example(
        "failing",
        "asked for before governors met",
        [(1, "IRPRequestDate")],
        [_row(IRPRequestDate=date(2026, 9, 14))],
        says=[
            (
                "The request for a review is dated Monday 14 September 2026, "
                "before the governors' meeting. Correct one of the two dates."
            ),
        ],
    ),
    Example(
        "failing",
        "held before it was asked for",
        [(1, "IRPDate")],
        [_row(IRPDate=date(2026, 9, 25))],
    ),
    Example("passing", "in order", rows=[_row()]),
    Example(
        "boundary",
        "asked for on the day governors met",
        rows=[_row(IRPRequestDate=date(2026, 9, 21))],
    ),
    Example(
        "boundary",
        "a review, and no meeting",
        [(1, "GDCDate", QUERY)],
        [_row(GDCDate=None)],
        says=["There is a review, and no day on which governors met. When did they meet?"],
    ),
    Example(
        "blank", "nothing of the kind", rows=[_row(GDCDate=None, IRPRequestDate=None, IRPDate=None)]
    ),
)
