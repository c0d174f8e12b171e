"""X-019: a child at 12 to 15 days in this term."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.days_so_far import TERM, term_of
from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._latest import latest_rows
from daysix.checks.frame import EXCLUSIONS, NOTE, found
from daysix.law.governors import MORE_THAN_MEETS_ALWAYS
from daysix.law.rule import regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-019", NOTE, EXCLUSIONS, regulations("regs 6, 15 and 24")
NEEDS = ("StartDate", "Category")
MESSAGE = "{child} is at {n} of 15 days this term. One more could need a governors' meeting."
FEWEST = 12


def check(view: View, context: Context) -> Iterator[Found]:
    """On the child's latest row of the term that today lies in, on that school's calendar."""
    near: dict[int, float] = {}
    for place, row, totals in context.totals(view, at_least=FEWEST, of=TERM, lately=True):
        one = row.exclusion
        if totals.term_days < FEWEST or one.permanent:
            continue
        term = term_of(one.calendar, context.as_of)
        days = totals.by_term.get(term, 0) / 2 if term else 0
        if FEWEST <= days <= MORE_THAN_MEETS_ALWAYS:
            near[place] = days
    for place in latest_rows(view, context, near):
        yield found(place, "StartDate", child=context.child(view, place), n=f"{near[place]:g}")


# Autumn 2026 from Monday 2 November, after half-term: Friday 13 November is day 10, Tuesday 17 is
# day 12, Friday 20 is day 15, Monday 23 is day 16.
def _row(last: date | None, **more: object) -> dict[str, object]:
    return exclusion(StartDate=date(2026, 11, 2), EndDate=last, **more)


EXAMPLES = (
    Example(
        "failing",
        "13 days",
        [(1, "StartDate")],
        [_row(date(2026, 11, 18))],
        says=[
            "Marsh, Ada is at 13 of 15 days this term. One more could need a governors' meeting."
        ],
    ),
    Example("passing", "ten days", rows=[_row(date(2026, 11, 13))]),
    Example("boundary", "11.5 days", rows=[_row(date(2026, 11, 17), EndSession="AM")]),
    Example("boundary", "12 days", [(1, "StartDate")], [_row(date(2026, 11, 17))]),
    Example("boundary", "15 days", [(1, "StartDate")], [_row(date(2026, 11, 20))]),
    Example("boundary", "15.5 days is X-020", rows=[_row(date(2026, 11, 23), EndSession="AM")]),
    Example(
        "boundary",
        "in the spring the autumn's days are past warning",
        rows=[_row(date(2026, 11, 18))],
        as_of=date(2027, 1, 11),
    ),
    Example("blank", "no last day", rows=[_row(None)]),
)
