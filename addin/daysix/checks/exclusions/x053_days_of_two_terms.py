"""X-053: an exclusion over a holiday, whose days belong to two terms."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.days_so_far import terms_touched
from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, NOTE, QUERY, found, or_none
from daysix.checks.words import days_of
from daysix.law.rule import regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View
    from daysix.law.exclusion import Exclusion

ID, LEVEL, SHEET = "X-053", (QUERY, NOTE), EXCLUSIONS
CITE = regulations("regs 5(2), 6(1), 14(2) and 24(1)")
NEEDS = ("StartDate", "EndDate")
MESSAGE = (
    "The exclusion crosses the holiday. Days are split {a}/{b} between terms. Check the days of "
    "each term."
)


def check(view: View, context: Context) -> Iterator[Found]:
    """Asked where the days typed put all of them in one term; else only noted."""
    before, after = view.numbers("DaysTermBefore"), view.numbers("DaysTermAfter")
    starts, ends = view.dates("StartDate"), view.dates("EndDate")
    cases = context.exclusions(view).cases
    for place, end in enumerate(ends):
        start, one = starts[place], cases[place]
        if start is None or end is None or one is None or (end - start).days <= LONGEST_WEEKEND:
            continue
        if len(terms_touched(one)) == 1:  # as nearly always
            continue
        terms = _by_term(one.exclusion)
        if len(terms) < 2:  # noqa: PLR2004 - two terms
            continue
        then, now = before[place], after[place]
        typed = now - then if then is not None and now is not None else None
        whole = typed is not None and typed * 2 == sum(terms)
        yield found(
            place,
            "DaysTermAfter" if whole else "EndDate",
            level=QUERY if whole else NOTE,
            a=days_of(terms[0]),
            b=days_of(sum(terms[1:])),
        )


LONGEST_WEEKEND = 4
"""Days. A holiday between two terms is longer."""


def _by_term(one: Exclusion) -> list[int]:
    """Half days in each term in law, in order."""
    halves: dict[object, int] = {}
    for day in sorted(one.halves):
        term = or_none(one.calendar.legal_term, day)
        halves[term] = halves.get(term, 0) + one.halves[day]
    return list(halves.values())


# Thursday 17 and Friday 18 December 2026, then Monday 4 and Tuesday 5 January 2027.
def _row(**more: object) -> dict[str, object]:
    return exclusion(**{"StartDate": date(2026, 12, 17), "EndDate": date(2027, 1, 5), **more})


EXAMPLES = (
    Example(
        "failing",
        "all four days put in one term",
        [(1, "DaysTermAfter")],
        [_row(DaysTermBefore=1, DaysTermAfter=5)],
        says=[
            (
                "The exclusion crosses the holiday. Days are split 2/2 between "
                "terms. Check the days of each term."
            ),
        ],
    ),
    Example("passing", "within a term", rows=[exclusion(DaysTermBefore=1, DaysTermAfter=3)]),
    Example(
        "boundary",
        "only the second term's days",
        [(1, "EndDate", NOTE)],
        [_row(DaysTermBefore=0, DaysTermAfter=2)],
    ),
    Example(
        "boundary",
        "over half-term: one term in law",
        rows=[exclusion(StartDate=date(2026, 10, 22), EndDate=date(2026, 11, 3))],
    ),
    Example("blank", "no last day", rows=[_row(EndDate=None)]),
)
