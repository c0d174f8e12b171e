"""The exclusions of one child, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from daysix.checks.exclusions._habits import OVER
from daysix.checks.frame import EXCLUSIONS
from daysix.law.exclusion import PERMANENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context, Ref
    from daysix.law.case import Case
    from daysix.law.exclusion import Exclusion
    from daysix.tracker.people import Key


class Side(NamedTuple):
    """One exclusion of a child, and where it stands."""

    ref: Ref
    case: Case
    exclusion: Exclusion


def cases_by_child(context: Context, *, permanent: bool = False) -> Iterator[list[Side]]:
    """The exclusions of each child who has several, in order of first day.

    ``permanent``: only of children with a permanent one among them.
    """
    wanted = _with_a_permanent_one(context) if permanent else None
    for key, refs in context.by_child.items():
        if len(refs) > 1 and key[0] != "row" and (wanted is None or key in wanted):
            sides = [side for ref in refs if (side := _side(context, ref)) is not None]
            if len(sides) > 1:
                yield sorted(sides, key=lambda side: (side.exclusion.first_day, side.ref.place))


def _with_a_permanent_one(context: Context) -> set[Key]:
    return {
        key
        for view in context.views.get(EXCLUSIONS, ())
        for key, kind in zip(context.exclusions(view).children, view.codes("Category"), strict=True)
        if kind == PERMANENT
    }


def _side(context: Context, ref: Ref) -> Side | None:
    one = context.exclusions(ref.view).cases[ref.place]
    exclusion = one.case.exclusion if one else None
    return Side(ref, one.case, exclusion) if one and exclusion is not None else None


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
