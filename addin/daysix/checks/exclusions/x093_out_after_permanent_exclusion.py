"""X-093: an exclusion of a child who is permanently excluded from that school already."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import row_of
from daysix.checks.exclusions._no_calendar_pairs import out_already
from daysix.checks.exclusions._pairs import cases_by_child, stands_open
from daysix.checks.frame import EXCLUSIONS, HOUSE, NOTE, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.exclusions._pairs import Side
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-093", (QUERY, NOTE), EXCLUSIONS, HOUSE
NEEDS = ("StartDate", "Category")
A_YEAR = timedelta(days=365)
MESSAGE = "{child} was permanently excluded from this school before ({id}). Check both rows."


def check(view: View, context: Context) -> Iterator[Found]:
    """Unless reinstated or cancelled by then; two open permanent exclusions are X-042's.

    A child who has been at another school since may have come back, and so may one after a year:
    then it is only noted.
    """
    for sides in cases_by_child(context, permanent=True):
        for at, after in enumerate(sides):
            before = next(
                (one for one in sides[:at] if _still_out(one, after, context.as_of)),
                None,
            )
            if before is not None and after.ref.view is view:
                away = _may_have_come_back(before, after, sides)
                yield found(
                    after.ref.place,
                    "StartDate",
                    level=NOTE if away else QUERY,
                    child=context.child(view, after.ref.place),
                    id=row_of(*before.ref, seen_from=view),
                    related=[before.ref],
                )
    for place, earlier, both in out_already(view, context):
        if not both:
            child, row = context.child(view, place), row_of(*earlier, seen_from=view)
            yield found(place, "StartDate", child=child, id=row, related=[earlier])


def _still_out(before: Side, after: Side, today: date) -> bool:
    if not before.row.permanent or before.row.first_day >= after.row.first_day:
        return False
    one, other = before.exclusion, after.exclusion
    if not one.at_same_school(other):
        return False
    if (one.ended is not None and one.ended <= other.first_day) or _may_be_over(before, today):
        return False
    if _decided_later(before, other.first_day):
        return False
    return not other.permanent or not (stands_open(before) and stands_open(after))


def _may_have_come_back(before: Side, after: Side, sides: list[Side]) -> bool:
    since, until = before.exclusion.first_day, after.exclusion.first_day
    elsewhere = any(
        since < one.exclusion.first_day < until
        and not one.exclusion.at_same_school(after.exclusion)
        for one in sides
    )
    return elsewhere or until - since > A_YEAR


def _decided_later(before: Side, day: date) -> bool:
    """Its own dates say that it was not yet decided: the year of its first day is wrong (X-078)."""
    said = (before.ref.value("DecisionDate"), before.ref.value("IncidentDate"))
    return any(isinstance(one, date) and one > day for one in said)


BACK = frozenset({"REINSTATED", "CANCELLED", "RECONSIDERED", "IRP-RECOMMEND", "IRP-QUASHED"})


def _may_be_over(before: Side, today: date) -> bool:
    """The row leaves room for the child having come back, though no date that can be says so."""
    status, ended = before.ref.text("Status").upper(), before.exclusion.ended
    if REINSTATED in map(before.ref.value, OUTCOMES) and (ended is None or ended > today):
        return True  # the day is missing, or is still to come
    return status in BACK or (status == "CLOSED" and not before.ref.text("RollRemovalDate"))


REINSTATED, OUTCOMES = "reinstated", ("GDCOutcome", "ReconsiderOutcome")


def _two(**more: object) -> list[dict[str, object]]:
    return [
        exclusion(
            Category="PERM",
            StartDate=date(2026, 10, 5),
            EndDate=None,
            CancelledDate=None,
            Status=None,
            Surname="Marsh",
            Forename="Ada",
        )
        | more,
        exclusion(ExclusionID="2026-0002", Surname="Marsh", Forename="Ada"),
    ]


EXAMPLES = (
    Example(
        "failing",
        "a suspension five weeks after",
        [(2, "StartDate")],
        _two(),
        says=[
            (
                "Marsh, Ada was permanently excluded from this school before "
                "(2026-0001). Check both rows."
            ),
        ],
    ),
    Example(
        "passing",
        "the permanent exclusion was cancelled",
        rows=_two(Status="CANCELLED", CancelledDate=date(2026, 10, 9)),
    ),
    Example(
        "boundary",
        "back after a time at another school",
        [(3, "StartDate", NOTE)],
        [
            _two()[0],
            exclusion(
                ExclusionID="2026-0003",
                SchoolDfE="8204002",
                StartDate=date(2026, 11, 2),
                EndDate=date(2026, 11, 2),
            ),
            _two()[1],
        ],
    ),
    Example(
        "boundary",
        "a year and a month after",
        [(2, "StartDate", NOTE)],
        _two(StartDate=date(2025, 10, 6)),
    ),
    Example(
        "boundary",
        "reinstated, on a day typed in the wrong year: X-104",
        rows=_two(GDCDate=date(2027, 10, 20), GDCOutcome="REINSTATED"),
    ),
    Example("boundary", "another school", rows=_two(SchoolDfE="8204002")),
    Example("boundary", "a suspension before it", rows=_two(StartDate=date(2026, 11, 16))),
    Example(
        "boundary",
        "decided after the suspension: the year of its first day is wrong, which X-078 asks",
        rows=_two(DecisionDate=date(2026, 11, 16)),
    ),
    Example("boundary", "another child", rows=_two(PupilID="P2")),
    Example("blank", "no first day", rows=_two(StartDate=None)),
)
