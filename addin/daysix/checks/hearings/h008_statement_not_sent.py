"""H-008: a hearing in five school days, and our statement not sent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row, exclusion, school
from daysix.checks.frame import EXCLUSIONS, HEARINGS, QUERY, SCHOOLS, found, or_none
from daysix.checks.hearings._asked import meeting_of
from daysix.law.case import ACADEMY
from daysix.law.rule import guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "H-008", QUERY, HEARINGS, guidance("para 112")
NEEDS, BESIDE = ("ExclusionID", "Date", "StatementSent"), EXCLUSIONS
MESSAGE = "LA statement not marked as sent. Send it, or type the day it went."
SCHOOL_DAYS = 5
GOVERNORS = "GB"


def check(view: View, context: Context) -> Iterator[Found]:
    """From five school days before the hearing to the day itself; a past one is passed over.

    At an academy's governors the council only attends if asked, so H-009 asks there.
    """
    blank, bodies = view.blanks("StatementSent"), view.texts("Body")
    for place, held in enumerate(view.dates("Date")):
        if held is None or held < context.as_of or not blank[place]:
            continue
        meeting = meeting_of(view, place, context)
        if meeting is None or meeting.calendar is None:
            continue
        if bodies[place].upper() == GOVERNORS and meeting.school_type == ACADEMY:
            continue
        due = or_none(meeting.calendar.nth_before, held, SCHOOL_DAYS)
        if due is not None and context.as_of >= due:
            yield found(place, "StatementSent", related=[(meeting.view, meeting.place)])


def _row(held: date | None, sent: date | None = None, **more: object) -> Row:
    ids = {"HearingID": "H1", "ExclusionID": "2026-0001", "Body": "GB"}
    return {**ids, "Date": held, "StatementSent": sent, **more}


CASES = {EXCLUSIONS: [exclusion()]}
# As of Monday 30 November 2026. Five school days before Monday 7 December is Monday 30.
EXAMPLES = (
    Example(
        "failing",
        "next Monday",
        [(1, "StatementSent")],
        [_row(date(2026, 12, 7))],
        says=["LA statement not marked as sent. Send it, or type the day it went."],
        beside=CASES,
    ),
    Example("passing", "sent", rows=[_row(date(2026, 12, 7), date(2026, 11, 26))], beside=CASES),
    Example(
        "boundary",
        "on the Tuesday there is a day yet",
        rows=[_row(date(2026, 12, 8))],
        beside=CASES,
    ),
    Example("boundary", "today", [(1, "StatementSent")], [_row(date(2026, 11, 30))], beside=CASES),
    Example("boundary", "held already", rows=[_row(date(2026, 11, 26))], beside=CASES),
    Example(
        "boundary",
        "governors of an academy",
        rows=[_row(date(2026, 12, 7))],
        beside={**CASES, SCHOOLS: [school(Governance="academy")]},
    ),
    Example("blank", "no day set", rows=[_row(None)], beside=CASES),
)
