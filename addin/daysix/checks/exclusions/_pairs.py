"""The exclusions of one child, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.exclusions._habits import OVER
from daysix.checks.frame import EXCLUSIONS
from daysix.law.exclusion import PERMANENT
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from daysix.checks.context import Context, Ref
    from daysix.law.exclusion import Exclusion
    from daysix.tracker.cases import RowCase


class Side(NamedTuple):
    """One exclusion of a child, and where it stands."""

    ref: Ref
    row: RowCase

    @property
    def exclusion(self) -> Exclusion:
        """The exclusion itself; its kind and its days are known sooner of the row."""
        return self.row.exclusion


def cases_by_child(context: Context, *, permanent: bool = False) -> Sequence[list[Side]]:
    """The exclusions of each child who has several, in order of first day.

    ``permanent``: only of children with a permanent one among them.
    """
    if permanent:
        return context.once(_with_a_permanent_one, lambda: _with_a_permanent_one(context))
    return context.once(_by_child, lambda: _by_child(context))


def _by_child(context: Context) -> list[list[Side]]:
    cases = {id(view): context.exclusions(view).cases for view in context.everywhere(EXCLUSIONS)}
    found = []
    for key, refs in context.by_child.items():
        if len(refs) > 1 and key[0] != "row":
            known = ((ref, cases[id(ref.view)][ref.place]) for ref in refs)
            sides = [Side(ref, one) for ref, one in known if one is not None]
            if len(sides) > 1:
                sides.sort(key=_first_day)
                found.append(sides)
    return found


def _first_day(side: Side) -> tuple[date, int]:
    return side.row.first_day, side.ref.place


def _with_a_permanent_one(context: Context) -> list[list[Side]]:
    children = {
        context.exclusions(view).children[place]
        for view in context.everywhere(EXCLUSIONS)
        for place in view.holding("Category", PERMANENT)
    }
    return [
        sides
        for sides in cases_by_child(context)
        if context.exclusions(sides[0].ref.view).children[sides[0].ref.place] in children
    ]


def stands_open(side: Side) -> bool:
    """Whether a permanent exclusion may still be overturned, as far as anybody has said."""
    one = side.exclusion
    gone = ("RollRemovalDate", "AdmittedDate", "CancelledDate", "NoReviewStatedDate")
    return (
        one.ended is None
        and one.final is None
        and side.ref.text("Status").upper() not in OVER
        and not any(side.ref.text(column) for column in gone)
    )
