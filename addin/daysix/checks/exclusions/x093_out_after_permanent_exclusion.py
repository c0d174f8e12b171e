"""X-093: an exclusion of a child who is permanently excluded from that school already."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import row_of
from daysix.checks.exclusions._pairs import cases_by_child, stands_open
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.exclusions._pairs import Side
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-093", QUERY, EXCLUSIONS, HOUSE
NEEDS = ("StartDate", "Category")
MESSAGE = "{child} was permanently excluded from this school before ({id}). Check both rows."


def check(view: View, context: Context) -> Iterator[Found]:
    """Unless reinstated or cancelled by then; two open permanent exclusions are X-042's."""
    for sides in cases_by_child(context, permanent=True):
        for at, after in enumerate(sides):
            before = next((one for one in sides[:at] if _still_out(one, after)), None)
            if before is not None and after.ref.view is view:
                yield found(
                    after.ref.place,
                    "StartDate",
                    child=context.child(view, after.ref.place),
                    id=row_of(before.ref.view, before.ref.place),
                    related=[before.ref],
                )


def _still_out(before: Side, after: Side) -> bool:
    one, other = before.exclusion, after.exclusion
    if not one.permanent or one.first_day >= other.first_day or not one.at_same_school(other):
        return False
    if (one.ended is not None and one.ended <= other.first_day) or _may_be_over(before):
        return False
    return not other.permanent or not (stands_open(before) and stands_open(after))


BACK = frozenset({"REINSTATED", "CANCELLED", "RECONSIDERED", "IRP-RECOMMEND", "IRP-QUASHED"})


def _may_be_over(before: Side) -> bool:
    """The status leaves room for the child having come back, though no date says so."""
    status = before.ref.text("Status").upper()
    return status in BACK or (status == "CLOSED" and not before.ref.text("RollRemovalDate"))


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
    Example("boundary", "another school", rows=_two(SchoolDfE="8204002")),
    Example("boundary", "a suspension before it", rows=_two(StartDate=date(2026, 11, 16))),
    Example("boundary", "another child", rows=_two(PupilID="P2")),
    Example("blank", "no first day", rows=_two(StartDate=None)),
)
