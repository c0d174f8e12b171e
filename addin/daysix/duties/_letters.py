"""Who a decision letter goes to (GB-07, IRP-13, REC-04), in the words of the notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.law.case import Case


def addressees(case: Case, first: Sequence[str]) -> str:
    """``first``, then whoever this child adds, in one line."""
    found = list(first)
    permanent = case.exclusion is None or case.exclusion.permanent
    home, school = case.pupil.home_la, case.school.la
    if permanent and home and home != school:
        found.append("home_la")
    if case.pupil.social_worker or case.pupil.looked_after:
        found.append("social_worker")
    if case.pupil.looked_after:
        found.append("virtual_school_head")
    return ", ".join(found)
