"""N-012: two permanent exclusions in our records, and the box not ticked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.checks.examples import Example, Row, exclusion, pupil
from daysix.checks.frame import (
    EXCLUSIONS,
    PUPILS,
    QUERY,
    REFERRALS,
    found,
)
from daysix.checks.referrals._referral import still_open
from daysix.deadlines import fap05_twice_excluded as fap05
from daysix.law.answer import add_months
from daysix.law.exclusion import PERMANENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from daysix.checks.context import Context, Ref
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "N-012", QUERY, REFERRALS, fap05.RULE.cites[0]
NEEDS, BESIDE = ("PupilID", "TwiceExcluded"), EXCLUSIONS
MESSAGE = 'Records show two permanent exclusions. Tick "twice excluded"?'
MONTHS = 24


def check(view: View, context: Context) -> Iterator[Found]:
    """While open: from two schools, the later within two years, and neither reversed.

    Where the rulebook's own answer is that the rule does not cover the child, nothing is asked.
    """
    ticked, pupils = view.flags("TwiceExcluded"), view.texts("PupilID")
    for place in still_open(view):
        if ticked[place] or _not_covered(context.pupil(view, place)):
            continue
        rows = context.by(EXCLUSIONS, "PupilID").get(school_key(pupils[place]), ())
        standing = [row for row in rows if _stands(row, context)]
        schools = {school_key(row.text("SchoolDfE")) for row in standing}
        days = [day for row in standing if isinstance(day := row.value("StartDate"), date)]
        if len(schools) > 1 and add_months(max(days), MONTHS) >= context.as_of:
            yield found(place, "TwiceExcluded", related=standing)


def _stands(row: Ref, context: Context) -> bool:
    if row.value("Category") != PERMANENT or row.text("Status").upper() in REVERSED:
        return False
    one = context.exclusions(row.view).cases[row.place]
    exclusion_ = one.case.exclusion if one else None
    return exclusion_ is not None and exclusion_.ended is None


def _not_covered(child: Ref | None) -> bool:
    return child is not None and (child.value("LAC") is True or child.value("SENStage") == "yes")


REVERSED = frozenset({"REINSTATED", "CANCELLED", "IRP-QUASHED", "RECONSIDERED"})


def _row(ticked: str | None = None, **more: object) -> Row:
    return {"RefID": "R1", "PupilID": "P1", "Type": "PEX", "TwiceExcluded": ticked, **more}


def _two(first: date = date(2025, 11, 10), **more: object) -> Mapping[str, Sequence[Row]]:
    usual: Row = {"Category": "PERM", "EndDate": None, "Status": "FINAL"}
    earlier = {**usual, "ExclusionID": "2025-0001", "SchoolDfE": "8204002", "StartDate": first}
    return {EXCLUSIONS: [exclusion(**{**earlier, **more}), exclusion(**usual)]}


EXAMPLES = (
    Example(
        "failing", "two schools", [(1, "TwiceExcluded")], [_row()], says=[MESSAGE], beside=_two()
    ),
    Example("failing", "N is typed", [(1, "TwiceExcluded")], [_row("N")], beside=_two()),
    Example("passing", "ticked", rows=[_row("Y")], beside=_two()),
    Example("boundary", "twice from one school", rows=[_row()], beside=_two(SchoolDfE="8204001")),
    Example("boundary", "the first was reversed", rows=[_row()], beside=_two(Status="REINSTATED")),
    Example(
        "boundary",
        "a child with a plan",
        rows=[_row()],
        beside={**_two(), PUPILS: [pupil(SENStage="E")]},
    ),
    Example("blank", "no child", rows=[_row(PupilID=None)], beside=_two()),
)
