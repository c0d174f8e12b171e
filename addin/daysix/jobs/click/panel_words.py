"""What is shown before papers of a panel are made: who is on the list, who is not, and why."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from daysix.jobs.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from daysix.jobs.click.answers import Asked
    from daysix.jobs.panel.kept import Line
    from daysix.jobs.panel.laid_out import LaidOut
    from daysix.panels.plan import Plan

LOOK = "Look at this: "


def meeting_words(laid: LaidOut) -> str:
    """``P26-004, Wed 9 Dec 2026``: which meeting it is."""
    return f"{laid.plan.sitting.panel}, {laid.day_words}"


def counted(laid: LaidOut) -> str:
    """How many cases are on the list, and how many are left out."""
    out = len(laid.plan.left_out)
    left = f"; {plural(out, 'case')} left out" if out else ""
    return f"{plural(len(laid.plan.items), 'case')} on the list{left}"


def copies(many: int, kind: str = "") -> str:
    """``1 copy``, ``3 safe copies``."""
    before = f"{kind} " if kind else ""
    return f"{many:,} {before}{'copy' if many == 1 else 'copies'}"


def cases_in_lines(plan: Plan) -> Iterator[str]:
    """Each case on the list with why; then each one left out with why, and what to do."""
    for item in plan.items:
        year = f", Year {item.case.year}" if item.case.year else ""
        yield f"{item.number}  {item.case.name}{year} ({item.case.ref}): {item.why}"
    for one in plan.left_out:
        how = (
            " To hear it all the same, choose ON-AGENDA as its status on the Referrals sheet."
            if one.can_be_ticked and not one.readiness.ready
            else ""
        )
        yield f"Left out: {one.case.name} ({one.case.ref}). {one.why}{how}"


def to_look_at(laid: LaidOut) -> list[str]:
    """Notes and doubts of the plan; cases left out are said apart."""
    return [f"{LOOK}{one}" for one in (*laid.plan.notes, *laid.doubts)]


def written_in_lines(lines: Iterable[Line]) -> list[str]:
    """The name of each file that was written, and how many pages it has."""
    said = []
    for line in lines:
        pages = f" ({plural(line['pages'], 'page')})" if line["pages"] else ""
        said.append(f"{Path(line['path']).name}{pages}")
    return said


def issued_at(asked: Asked) -> datetime:
    """When the papers are made: the moment of the click, else its day."""
    if asked.now is not None:
        return asked.now.astimezone()
    return datetime.combine(asked.as_of, time(), UTC)
