"""H-009: we go to an academy's governors, and no invitation is recorded."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row, exclusion, school
from daysix.checks.frame import EXCLUSIONS, HEARINGS, QUERY, SCHOOLS, found
from daysix.checks.hearings._asked import meeting_of
from daysix.duties import gb05_who_is_invited as gb05
from daysix.law.case import ACADEMY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

WRITTEN_IN = ("Notes", "Documents", "Attendees")
ID, LEVEL, SHEET, CITE = "H-009", QUERY, HEARINGS, gb05.RULE.cites[0]
NEEDS, BESIDE = ("ExclusionID", "Date", "Body", "Officer", WRITTEN_IN), (EXCLUSIONS, SCHOOLS)
MESSAGE = "For an academy we attend if invited. Is there an invitation?"
GOVERNORS, WORDS = "GB", ("invit", "asked us", "asked for us")


def check(view: View, context: Context) -> Iterator[Found]:
    """Where an officer is down to go, the day is still to come, and no note says who asked."""
    notes = list(zip(*map(view.texts, WRITTEN_IN), strict=True))
    bodies, officers = view.texts("Body"), view.texts("Officer")
    for place, held in enumerate(view.dates("Date")):
        if held is None or held < context.as_of or not officers[place]:
            continue
        if bodies[place].upper() != GOVERNORS or _says_so(notes[place]):
            continue
        meeting = meeting_of(view, place, context)
        if meeting is not None and meeting.school_type == ACADEMY:
            yield found(place, "Officer", related=[(meeting.view, meeting.place)])


def _says_so(notes: tuple[str, ...]) -> bool:
    said = " ".join(notes).casefold()
    return any(word in said for word in WORDS)


def _row(**more: object) -> Row:
    ids = {"HearingID": "H1", "ExclusionID": "2026-0001", "Body": "GB", "Date": date(2026, 12, 7)}
    return {**ids, "Officer": "A. Quill", "Notes": None, **more}


OURS = {EXCLUSIONS: [exclusion()]}
CASES = {**OURS, SCHOOLS: [school(Governance="academy")]}
EXAMPLES = (
    Example("failing", "no word of it", [(1, "Officer")], [_row()], says=[MESSAGE], beside=CASES),
    Example(
        "passing", "the parents asked", rows=[_row(Notes="Parents invited us 24 Nov")], beside=CASES
    ),
    Example("boundary", "a maintained school", rows=[_row()], beside=OURS),
    Example("boundary", "a review panel", rows=[_row(Body="IRP")], beside=CASES),
    Example("boundary", "held already", rows=[_row(Date=date(2026, 11, 26))], beside=CASES),
    Example("blank", "nobody goes", rows=[_row(Officer=None)], beside=CASES),
)
