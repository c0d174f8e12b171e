"""A child's exclusions side by side where no term dates say which days they cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.frame import EXCLUSIONS
from daysix.law.exclusion import PERMANENT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from daysix.checks.context import Context, Ref
    from daysix.checks.view import View
    from daysix.tracker.people import SchoolRecord

A_YEAR = 365
ENDED = ("reinst", "cancel", "withdr", "overturn", "quash", "rescind", "void", "closed", "final")
SAID = ("Status", "GDCOutcome", "IRPOutcome")
GONE = ("RollRemovalDate", "CancelledDate", "NoReviewStatedDate")


def out_already(view: View, context: Context) -> Iterator[tuple[int, Ref, bool]]:
    """Rows of a child permanently excluded from that school within the year before.

    With the row before, and whether both are permanent and open. Only rows of schools without a
    calendar: of the others the days are known.
    """
    for after, before in context.once(_pairs_of, lambda: _pairs_of(context)):
        if after.view is view:
            both = after.view.codes("Category")[after.place] == PERMANENT
            yield after.place, before, both and not (_gone(before) or _gone(after))


def _pairs_of(context: Context) -> list[tuple[Ref, Ref]]:
    out = {
        (id(view), place)
        for view in context.everywhere(EXCLUSIONS)
        for place in view.holding("Category", PERMANENT)
        if context.exclusions(view).calendars[place] is None
    }
    if not out:
        return []
    found = []
    for key, refs in context.by_child.items():
        permanent = [one for one in refs if (id(one.view), one.place) in out]
        if key[0] == "row" or len(refs) == 1 or not permanent:
            continue
        for after in refs:
            before = next((one for one in permanent if _follows(after, one, context)), None)
            if before is not None:
                found.append((after, before))
    return found


def _follows(after: Ref, before: Ref, context: Context) -> bool:
    first, then = _start(before), _start(after)
    if first is None or then is None or not 0 < (then - first).days < A_YEAR:
        return False
    if not _same_school(_school(before, context), _school(after, context)):
        return False
    said = " ".join(before.text(column) for column in SAID).lower()
    return not before.text("CancelledDate") and not any(word in said for word in ENDED)


def _start(ref: Ref) -> date | None:
    return ref.view.dates("StartDate")[ref.place]


def _school(ref: Ref, context: Context) -> SchoolRecord:
    return context.exclusions(ref.view).schools[ref.place]


def _same_school(one: SchoolRecord, other: SchoolRecord) -> bool:
    if one.number and other.number:
        return one.number == other.number
    return one.name == other.name


def _gone(ref: Ref) -> bool:
    return any(ref.text(column) for column in GONE)
