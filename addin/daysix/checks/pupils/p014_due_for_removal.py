"""P-014: a record past the day it was to be kept until."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, pupil
from daysix.checks.frame import NOTE, PUPILS, found
from daysix.duties import inf05_files_usually_kept as inf05

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "P-014", NOTE, PUPILS, inf05.RULE.cites[0]
NEEDS = ("RetainUntil",)
MESSAGE = "This record is due for review or removal."


def check(view: View, context: Context) -> Iterator[Found]:
    """The day itself is still kept. Nothing is ever removed by the program."""
    for place, until in enumerate(view.dates("RetainUntil")):
        if until is not None and until < context.as_of:
            yield found(place, "RetainUntil")


# As of Monday 30 November 2026.
EXAMPLES = (
    Example(
        "failing",
        "until yesterday",
        [(1, "RetainUntil")],
        [pupil(RetainUntil=date(2026, 11, 29))],
        says=[MESSAGE],
    ),
    Example("passing", "for years yet", rows=[pupil(RetainUntil=date(2037, 3, 4))]),
    Example("boundary", "until today", rows=[pupil(RetainUntil=date(2026, 11, 30))]),
    Example("blank", "nobody has said", rows=[pupil(RetainUntil=None)]),
)
