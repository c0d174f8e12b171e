"""One clean tracker, made by hand, and what is found in it once it was changed."""

from __future__ import annotations

from datetime import date, datetime, time

from daysix.checks.examples import CALENDAR, Example, context_of, exclusion, pupil, school
from daysix.checks.frame import EXCLUSIONS, PUPILS, SCHOOLS
from daysix.checks.run import check_tracker

UPNS = ("E820400117001", "U820400117002", "H820400117003", "H801200001001")
"""The last is published. In the others the last figure counts 13 times: E is 4, 4 + 13 is 17, which
is U, and 17 + 13 is 30, 7 over 23, which is H. The next, 7 + 13 is 20, is X."""


def told(day, hour=10):
    """A moment of a day in autumn 2026, as a cell holds it."""
    return datetime.combine(day, time(hour, 5))


def row(number=1, **cells):
    """A suspension of Monday 9 and Tuesday 10 November 2026 with every date in its order."""
    return exclusion(
        **{
            "ExclusionID": f"2026-{number:04}",
            "PupilID": f"P{number}",
            "UPN": UPNS[number - 1],
            "Surname": ("Marsh", "Finch", "Wren", "Rook")[number - 1],
            "Forename": ("Ada", "Bo", "Cal", "Dee")[number - 1],
            "DOB": date(2012, 3, number),
            "Sex": "F",
            "NCY": "10",
            "SchoolName": "Ash Grove School",
            "StartSession": "AM",
            "EndSession": "PM",
            "IncidentDate": date(2026, 11, 6),
            "DecisionDate": date(2026, 11, 6),
            "NotifiedLADateTime": told(date(2026, 11, 6)),
            "ParentNoticeDate": date(2026, 11, 6),
            "SchoolReturnDate": date(2026, 11, 11),
            "SchoolSessions": 4,
            "SchoolDays": 2,
            "Reason1": "PP",
            "LAC": "N",
            "SW": "N",
            "SEN": "N",
            "ExamAffected": "N",
            "ExamDate": None,
            "GovNoticeDate": None,
            "GDCDate": None,
            "GDCOutcome": None,
            "GDCDecisionNoticeDate": None,
            "IRPRequestDate": None,
            "IRPDate": None,
            "IRPOutcome": None,
            "CancelledDate": None,
            "CancelReason": None,
            "LinkedExclusionID": None,
            "VSHNotified": None,
            "RepresentationsDate": None,
            "Day6Start": None,
            "Day6Provider": None,
            "Status": "CLOSED",
            **cells,
        }
    )


def permanent(number=1, **cells):
    """A permanent exclusion of Monday 5 October 2026, upheld on Thursday 22."""
    return row(
        number,
        **{
            "Category": "PERM",
            "IncidentDate": date(2026, 10, 2),
            "DecisionDate": date(2026, 10, 2),
            "NotifiedLADateTime": told(date(2026, 10, 2)),
            "ParentNoticeDate": date(2026, 10, 2),
            "StartDate": date(2026, 10, 5),
            "EndDate": None,
            "EndSession": None,
            "SchoolReturnDate": None,
            "SchoolSessions": None,
            "SchoolDays": None,
            "GovNoticeDate": date(2026, 10, 2),
            "GDCDate": date(2026, 10, 22),
            "GDCOutcome": "UPHELD",
            "GDCDecisionNoticeDate": date(2026, 10, 22),
            "Day6Start": date(2026, 10, 12),
            "Day6Provider": "PR-001",
            "Status": "UPHELD",
            **cells,
        },
    )


def clean():
    """Four rows of four children."""
    return [row(1), row(2), row(3), permanent(4)]


def pupil_of(one):
    """The child's row of the Pupils sheet."""
    names = ("PupilID", "UPN", "Surname", "Forename", "DOB", "NCY")
    return pupil(**{name: one[name] for name in names}, CurrentSchoolDfE=one["SchoolDfE"])


SCHOOL_ROWS = [
    school(),
    school(SchoolDfE="8204002", Name="Elm Park School"),
    school(SchoolDfE="8202001", Name="Little Elm School", Phase="Primary"),
    school(SchoolDfE="9254003", Name="Far Reach Academy", Governance="academy"),
]


def checked(rows, *, pupils=None, calendars=(CALENDAR,), schools=None, sheet=EXCLUSIONS):
    """Everything found, rows counted from 1."""
    beside = {SCHOOLS: schools or SCHOOL_ROWS, PUPILS: pupils or []}
    example = Example("", "", rows=rows, beside=beside, calendars=calendars, sheet_name=sheet)
    context = context_of(example, EXCLUSIONS)
    tables = [one.table for views in context.views.values() for one in views]
    found = check_tracker(
        context.tracker,
        context.book,
        as_of=example.as_of,
        la=example.la,
        tables=tables,
        sheets=context.sheets.values(),
    )
    assert not found.crashed
    return found.findings


def asked(findings, *levels):
    """What is asked for at those levels: (rule, row, column)."""
    return {(one.rule, one.row - 1, one.column) for one in findings if one.level in levels}


def again(**cells):
    """A second suspension of the first child, on Monday 16 and Tuesday 17 November 2026."""
    fifth = {"ExclusionID": "2026-0005", "StartDate": date(2026, 11, 16)}
    days = {"DecisionDate": date(2026, 11, 13), "IncidentDate": date(2026, 11, 13)}
    last = {"EndDate": date(2026, 11, 17), "SchoolReturnDate": date(2026, 11, 18)}
    heard = {"NotifiedLADateTime": told(date(2026, 11, 13)), "ParentNoticeDate": date(2026, 11, 13)}
    return row(1, **{**fifth, **days, **last, **heard, **cells})
