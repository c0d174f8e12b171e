"""M-002: a review of a move that was due and not held."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, Row
from daysix.checks.frame import MOVES, QUERY, found
from daysix.checks.moves._running import running
from daysix.duties import off05_reviews_and_longest_period as off05
from daysix.tracker.dates import read_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "M-002", QUERY, MOVES, off05.RULE.cites[0]
NEEDS = ("ReviewDates", "StartDate")
MESSAGE = "Week {n} review was due {date}. Hold it, or write held beside its day."
HELD = ("held", "done", "met", "yes", "ok", "✓", "✔")
DAYS_IN_WEEK = 7


def check(view: View, context: Context) -> Iterator[Found]:
    """Days between commas or semicolons, each with "held" or "done" beside it once it was.

    What is written beside a day that cannot be read is left alone. The first missed is named;
    a contact with the family on or after it counts as one.
    """
    dates, starts = view.texts("ReviewDates"), view.dates("StartDate")
    contacts = view.dates("LastContact")
    for place in running(view):
        start, contact = starts[place], contacts[place]
        missed = next(
            (
                day
                for day in _not_held(dates[place])
                if day < context.as_of and (contact is None or contact < day)
            ),
            None,
        )
        if missed is not None and start is not None and missed >= start:
            week = (missed - start).days // DAYS_IN_WEEK
            yield found(place, "ReviewDates", n=week, date=in_words(missed))


def _not_held(text: str) -> list[date]:
    """The days of a list that say nothing beside them, earliest first."""
    found_ = []
    for part in text.replace("\n", ";").replace(",", ";").split(";"):
        said = part.split(":")[-1].strip()
        if said and not any(word in said.casefold() for word in HELD):
            day = read_date(said).value
            if day is not None:
                found_.append(day)
    return sorted(found_)


# As of Monday 30 November 2026. The move began on Monday 5 October: Monday 16 November is week 6.
def _row(reviews: str | None, **more: object) -> Row:
    return {
        "MoveID": "V1",
        "PupilID": "P1",
        "Type": "MM",
        "StartDate": date(2026, 10, 5),
        "ReviewDates": reviews,
        "Outcome": "TRIAL",
        **more,
    }


EXAMPLES = (
    Example(
        "failing",
        "the second was not held",
        [(1, "ReviewDates")],
        [_row("26 Oct 2026 held; 16 Nov 2026; 7 Dec 2026")],
        says=[
            (
                "Week 6 review was due Monday 16 November 2026. Hold it, or write held beside its "
                "day."
            )
        ],
    ),
    Example("passing", "all held so far", rows=[_row("16 Nov 2026 held, 7 Dec 2026")]),
    Example("boundary", "due today", rows=[_row("30 Nov 2026")]),
    Example(
        "boundary",
        "spoke with the family since",
        rows=[_row("16 Nov 2026", LastContact=date(2026, 11, 17))],
    ),
    Example("boundary", "the move is over", rows=[_row("16 Nov 2026", Outcome="RETURNED")]),
    Example("boundary", "words only", rows=[_row("every three weeks")]),
    Example("blank", "none set", rows=[_row(None)]),
)
