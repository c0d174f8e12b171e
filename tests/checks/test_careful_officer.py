"""What a careful officer would notice in a tracker, and what is odd and right.

One clean tracker, made by hand. Each fault is one change of it, and must be found on its row with
the level and the sentence an officer is to read; each oddity must raise neither error nor query.
"""

from __future__ import annotations

import csv
from datetime import date, datetime, time

import pytest

from daysix.checks.examples import CALENDAR, Example, context_of, exclusion, pupil, school
from daysix.checks.frame import EXCLUSIONS, PUPILS, SCHOOLS
from daysix.checks.run import check_tracker
from daysix.law.finding import DUTY, ERROR, QUERY

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


def test_the_clean_tracker_is_silent():
    rows = clean()
    assert asked(checked(rows), ERROR, QUERY) == set()
    assert asked(checked(rows, pupils=[pupil_of(one) for one in rows]), ERROR, QUERY) == set()


FAULTS = [
    # the pupil number
    ("its check letter", "P-002", QUERY, "UPN", row(UPN="B820400117001"), "should be E"),
    ("too short", "P-001", ERROR, "UPN", row(UPN="E82040011700"), "This has 12"),
    ("too long", "P-001", ERROR, "UPN", row(UPN="E8204001170011"), "This has 14"),
    ("a letter O for a nought", "P-001", ERROR, "UPN", row(UPN="E82O400117001"), "Ask the school"),
    ("no such council", "P-003", QUERY, "UPN", row(UPN="C999000178301"), "not a council code"),
    ("a word", "P-001", QUERY, "UPN", row(UPN="awaited"), "Type the UPN when"),
    ("made up", "X-076", QUERY, "UPN", row(UPN="A111111111111"), "Ask the school"),
    # dates
    ("a Saturday", "X-007", QUERY, "StartDate", row(StartDate=date(2026, 11, 7)), "is a Saturday"),
    ("half-term", "X-007", QUERY, "StartDate",
     permanent(StartDate=date(2026, 10, 26), GDCDate=None, GDCOutcome=None,
               GDCDecisionNoticeDate=None, Status="NOTIFIED"), "half-term"),
    ("a training day", "X-007", QUERY, "StartDate",
     row(StartDate=date(2026, 11, 27), EndDate=date(2026, 11, 30), Status="NOTIFIED"), "INSET"),
    ("a bank holiday", "X-007", QUERY, "StartDate",
     row(StartDate=date(2026, 4, 6), EndDate=date(2026, 4, 13)), "bank holiday"),
    ("the future", "X-008", QUERY, "StartDate",
     row(StartDate=date(2027, 1, 11), EndDate=date(2027, 1, 12)), "Check the year"),
    ("last year's number", "X-078", QUERY, "StartDate", row(StartDate=date(2025, 11, 10)), "year"),
    ("a day that is not", "X-006", ERROR, "EndDate", row(EndDate="31/11/2026"), "30 days"),
    ("the month first", "X-006", ERROR, "StartDate", row(StartDate="11/24/2026"), "month first"),
    ("told before it was decided", "X-080", QUERY, "NotifiedLADateTime",
     row(NotifiedLADateTime=told(date(2026, 10, 5))), "Correct one"),
    ("told months after", "X-080", QUERY, "NotifiedLADateTime",
     row(StartDate=date(2026, 3, 9), EndDate=date(2026, 3, 10), SchoolReturnDate=None,
         DecisionDate=date(2026, 3, 6), IncidentDate=date(2026, 3, 6),
         ParentNoticeDate=date(2026, 3, 6)), "Check both dates"),
    ("the last day first", "X-011", ERROR, "EndDate", row(EndDate=date(2026, 11, 6)), "before"),
    ("the return as last day", "X-012", QUERY, "EndDate",
     row(EndDate=date(2026, 11, 11), SchoolSessions=None, SchoolDays=None), "day BEFORE"),
    ("no first day", "X-005", ERROR, "StartDate", row(StartDate=None), "Type the first day"),
    ("no last day", "X-010", ERROR, "EndDate",
     row(EndDate=None, SchoolSessions=None, SchoolDays=None), "Ask the school"),
    # lengths
    ("days against dates", "X-014", QUERY, "SchoolDays",
     row(SchoolDays=3, SchoolSessions=None), "calendar gives"),
    ("sessions against dates", "X-014", QUERY, "SchoolSessions",
     row(SchoolSessions=5, SchoolDays=None), "calendar gives"),
    ("days against sessions", "X-084", QUERY, "Sessions",
     row(EndDate=None, SchoolDays=3, SchoolSessions=None, Sessions=4, SchoolReturnDate=None),
     "Correct one"),
    ("a third of a day", "X-062", ERROR, "SchoolDays",
     row(EndDate=None, SchoolDays=1.3, SchoolSessions=None, SchoolReturnDate=None), "half days"),
    ("no time at all", "X-061", ERROR, "SchoolDays",
     row(EndDate=None, SchoolDays=0, SchoolSessions=None, SchoolReturnDate=None), "half a day"),
    ("over 45 alone", "X-016", DUTY, "EndDate",
     row(StartDate=date(2026, 1, 5), EndDate=date(2026, 3, 20), SchoolSessions=None,
         SchoolDays=None, SchoolReturnDate=None, DecisionDate=None, IncidentDate=None,
         ParentNoticeDate=None, NotifiedLADateTime=told(date(2026, 1, 5))), "limit of 45"),
    ("days against dates, the sessions being right", "X-014", QUERY, "SchoolDays",
     row(SchoolDays=4), "calendar gives"),
    ("the last day a Saturday", "X-105", QUERY, "EndDate",
     row(EndDate=date(2026, 11, 14), SchoolSessions=10, SchoolDays=5,
         SchoolReturnDate=date(2026, 11, 16)), "is a Saturday"),
    ("the last day in half-term", "X-105", QUERY, "EndDate",
     row(StartDate=date(2026, 10, 22), EndDate=date(2026, 10, 27), SchoolSessions=4, SchoolDays=2,
         IncidentDate=date(2026, 10, 21), DecisionDate=date(2026, 10, 21),
         NotifiedLADateTime=told(date(2026, 10, 21)), ParentNoticeDate=date(2026, 10, 21),
         SchoolReturnDate=date(2026, 11, 2)), "half-term"),
    ("a letter weeks before", "X-106", QUERY, "ParentNoticeDate",
     row(DecisionDate=None, IncidentDate=None, ParentNoticeDate=date(2026, 10, 9)),
     "days before the first day"),
    ("told long after, the decision not typed", "X-032", QUERY, "NotifiedLADateTime",
     row(DecisionDate=None, IncidentDate=None, NotifiedLADateTime=told(date(2026, 11, 25))),
     "12 school days after the first day"),
    ("governors met, and decided, on a day to come", "X-104", QUERY, "GDCDate",
     permanent(GDCDate=date(2027, 10, 22), GDCDecisionNoticeDate=None), "still to come"),
    # codes
    ("no such kind", "X-003", ERROR, "Category", row(Category="expelled?"), "Choose"),
    ("no such reason", "X-025", ERROR, "Reason1", row(Reason1="QQ"), "QQ"),
    ("a reason no longer used", "X-025", QUERY, "Reason1", row(Reason1="OT"), "31 August 2020"),
    ("no reason", "X-024", ERROR, "Reason1", row(Reason1=None), "Choose at least one"),
    ("one reason twice", "X-027", QUERY, "Reason2", row(Reason2="PP"), "twice"),
    # the child
    ("Year 7 at fourteen", "X-047", QUERY, "NCY", row(NCY="7"), "gives year 10"),
    ("Year 10 at a primary school", "X-087", QUERY, "NCY",
     row(SchoolDfE="8202001", SchoolName="Little Elm School"), "primary"),
    ("born this year", "X-046", QUERY, "DOB", row(DOB=date(2026, 3, 1)), "Check date of birth"),
    ("no such school", "X-002", ERROR, "SchoolDfE", row(SchoolDfE="8209999"), "8209999"),
    ("another school's name", "X-088", QUERY, "SchoolDfE",
     row(SchoolName="Elm Park School"), "Ash Grove"),
    ("no child", "X-001", ERROR, "PupilID",
     row(PupilID=None, UPN=None, Surname=None, Forename=None, DOB=None), "Pick the child"),
    # the order of process
    ("governors first", "X-089", ERROR, "GDCDate",
     permanent(GDCDate=date(2026, 9, 14), GDCDecisionNoticeDate=None), "before the first day"),
    ("review before governors", "X-090", ERROR, "IRPDate",
     permanent(IRPRequestDate=date(2026, 10, 23), IRPDate=date(2026, 10, 20)),
     "before the request"),
    ("an outcome without its day", "X-091", QUERY, "GDCDate",
     permanent(GDCDate=None, GDCDecisionNoticeDate=None), "When did they meet?"),
    ("the letter before the meeting", "X-092", ERROR, "GDCDecisionNoticeDate",
     permanent(GDCDecisionNoticeDate=date(2026, 10, 15)), "before"),
    ("decided after it began", "X-081", QUERY, "DecisionDate",
     row(DecisionDate=date(2026, 11, 16)), "after"),
    # contradictions
    ("a permanent exclusion with an end", "X-013", ERROR, "EndDate",
     permanent(EndDate=date(2026, 10, 9)), "Clear it"),
    ("upheld and reinstated", "X-095", QUERY, "Status",
     permanent(Status="REINSTATED"), "Correct one"),
    ("not looked after, and the virtual school told", "X-094", QUERY, "LAC",
     row(VSHNotified=date(2026, 11, 6)), "Correct one"),
    ("cancelled without a date", "X-050", ERROR, "CancelledDate",
     row(Status="CANCELLED", CancelReason="mistake"), "date"),
    # structure
    ("a lost reference", "X-097", ERROR, "Surname", row(Surname="#REF!"), "formula"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "level", "column", "wrong", "says"),
    [pytest.param(*case[1:], id=case[0]) for case in FAULTS],
)
def test_a_fault_is_found_on_its_row(rule, level, column, wrong, says):
    rows = [wrong, *clean()[1:]]
    findings = checked(rows)
    here = [one for one in findings if one.rule == rule and one.row == 2]
    assert [(one.level, one.column) for one in here] == [(level, column)], asked(
        findings, ERROR, QUERY, DUTY
    )
    assert says in here[0].message
    others = asked(findings, ERROR, QUERY) - {
        one for one in asked(findings, ERROR, QUERY) if one[1] == 1
    }
    assert others == set(), "its neighbours are clean"


def again(**cells):
    """A second suspension of the first child, on Monday 16 and Tuesday 17 November 2026."""
    fifth = {"ExclusionID": "2026-0005", "StartDate": date(2026, 11, 16)}
    days = {"DecisionDate": date(2026, 11, 13), "IncidentDate": date(2026, 11, 13)}
    last = {"EndDate": date(2026, 11, 17), "SchoolReturnDate": date(2026, 11, 18)}
    heard = {"NotifiedLADateTime": told(date(2026, 11, 13)), "ParentNoticeDate": date(2026, 11, 13)}
    return row(1, **{**fifth, **days, **last, **heard, **cells})


OTHER = {"PupilID": "P9", "UPN": "X820400117004", "Surname": "Webb", "DOB": date(2012, 5, 6)}
OPEN = {
    "ExclusionID": "2026-0005", "StartDate": date(2026, 11, 16), "DecisionDate": date(2026, 11, 13),
    "IncidentDate": date(2026, 11, 13), "NotifiedLADateTime": told(date(2026, 11, 13)),
    "ParentNoticeDate": date(2026, 11, 13), "GovNoticeDate": date(2026, 11, 16), "GDCDate": None,
    "GDCOutcome": None, "GDCDecisionNoticeDate": None, "Status": "NOTIFIED",
    "Day6Start": date(2026, 11, 23),
}  # fmt: skip
TOGETHER = [
    # two rows that cannot both be right, and where it is said: 5 is the row beneath the others
    ("one UPN, two children", "P-005", ERROR, 5, "UPN",
     [again(PupilID="P9", Surname="Webb", Forename="Tom", DOB=date(2013, 5, 6))],
     "Merge or correct"),
    ("one child, two UPNs", "P-007", QUERY, 5, "UPN",
     [again(PupilID=None, UPN=UPNS[1])], "Same child?"),
    ("one child number, two UPNs", "P-007", QUERY, 5, "UPN",
     [again(UPN="X820400117004")], "Same child?"),
    ("birth dates differ", "X-072", QUERY, 5, "DOB",
     [again(DOB=date(2012, 1, 3))], "Correct the date"),
    ("forenames differ", "X-073", QUERY, 5, "Forename", [again(Forename="Tom")], "Check the name"),
    ("boy and girl", "X-074", QUERY, 5, "Sex", [again(Sex="M")], "census"),
    ("days overlap", "X-043", QUERY, 5, "StartDate",
     [again(StartDate=date(2026, 11, 10), EndDate=date(2026, 11, 12), SchoolSessions=6,
            SchoolDays=3,
            SchoolReturnDate=date(2026, 11, 13), DecisionDate=date(2026, 11, 9),
            IncidentDate=date(2026, 11, 9), NotifiedLADateTime=told(date(2026, 11, 9)),
            ParentNoticeDate=date(2026, 11, 9))], "overlap 2026-0001"),
    ("logged twice", "X-044", QUERY, 5, "StartDate", [row(1, ExclusionID="2026-0005")], "Keep one"),
    ("one case number twice", "X-100", ERROR, 5, "ExclusionID",
     [again(ExclusionID="2026-0001")], "number"),
    ("out after a permanent exclusion", "X-093", QUERY, 5, "StartDate",
     [{**again(), **{name: permanent(4)[name] for name in (
         "PupilID", "UPN", "Surname", "Forename", "DOB")}}], "Check both rows"),
    ("two open permanent exclusions", "X-042", ERROR, 6, "Category", [
        permanent(4, **OTHER, **OPEN),
        permanent(4, **OTHER, **OPEN | {
            "ExclusionID": "2026-0006", "SchoolDfE": "8204002", "SchoolName": "Elm Park School",
            "StartDate": date(2026, 11, 17)})], "Close one of the two"),
]  # fmt: skip


@pytest.mark.parametrize("case", [pytest.param(case[1:], id=case[0]) for case in TOGETHER])
def test_two_rows_that_cannot_both_be_right(case):
    rule, level, where, column, more, says = case
    findings = checked([*clean(), *more])
    here = [one for one in findings if one.rule == rule]
    assert [(one.row - 1, one.level, one.column) for one in here] == [(where, level, column)], (
        asked(findings, ERROR, QUERY, DUTY)
    )
    assert says in here[0].message
    assert {one[1] for one in asked(findings, ERROR, QUERY)} == {where}


def days(first, last, *, out, back):
    """The cells of a suspension of other days, decided on the first of them."""
    return {
        "StartDate": first, "EndDate": last, "IncidentDate": first, "DecisionDate": first,
        "NotifiedLADateTime": told(first), "ParentNoticeDate": first, "SchoolDays": out,
        "SchoolSessions": int(out * 2), "SchoolReturnDate": back,
    }  # fmt: skip


BOARDING = {**CALENDAR, "name": "Boarding", "schools": ["8204001"], "extra_days": ["2026-11-07"]}
LAWFUL = {
    "exactly 45 days: six weeks before the half-term of February, three after": [
        row(1, NCY="9", Day6Start=date(2026, 1, 12),
            **days(date(2026, 1, 5), date(2026, 3, 13), out=45, back=date(2026, 3, 16))),
    ],
    "born on 29 February": [row(1, DOB=date(2012, 2, 29))],
    "twins": [row(1), row(2, Surname="Marsh", Forename="Bea", DOB=date(2012, 3, 1))],
    "twins of one initial": [row(1), row(2, Surname="Marsh", Forename="Amy", DOB=date(2012, 3, 1))],
    "two half days of one day, morning and afternoon": [
        row(1, **days(date(2026, 11, 9), date(2026, 11, 9), out=0.5, back=None), EndSession="AM"),
        row(1, ExclusionID="2026-0005", StartSession="PM",
            **days(date(2026, 11, 9), date(2026, 11, 9), out=0.5, back=date(2026, 11, 10))),
    ],
    "two schools in a year": [
        row(1),
        again(SchoolDfE="8204002", SchoolName="Elm Park School"),
    ],
    "a name with a hyphen, an apostrophe, accents; one word": [
        row(1, Surname="O'Hara-Šimić", Forename="Zoë"),
        row(2, Surname="de la Cruz Ní Bhriain", Forename="Jean-Luc"),
        row(3, Surname="Li", Forename="X"),
        permanent(4, Surname="Sukarno", Forename=None),
    ],
    "over half-term: two days before and two after": [
        row(1, **days(date(2026, 10, 22), date(2026, 11, 3), out=4, back=date(2026, 11, 4))),
    ],
    "a suspension that became a permanent exclusion": [
        row(1, **days(date(2026, 10, 1), date(2026, 10, 2), out=2, back=None)),
        permanent(1, ExclusionID="2026-0005", LinkedExclusionID="2026-0001"),
    ],
    "cancelled on its second day": [
        row(1, Status="CANCELLED", CancelledDate=date(2026, 11, 10), CancelReason="new evidence",
            SchoolSessions=2, SchoolDays=1),
    ],
    "four years old in Reception": [
        row(1, DOB=date(2022, 6, 1), NCY="R", SchoolDfE="8202001", SchoolName="Little Elm School"),
    ],
    "nineteen in year 14": [row(1, DOB=date(2007, 9, 20), NCY="14")],
    "an academy in another council's area": [
        row(1, SchoolDfE="9254003", SchoolName="Far Reach Academy"),
    ],
    "the first day of term": [
        row(1, **days(date(2026, 9, 3), date(2026, 9, 3), out=1, back=date(2026, 9, 4))),
    ],
    "the last day of the summer term": [
        row(1, **days(date(2026, 7, 21), date(2026, 7, 21), out=1, back=date(2026, 9, 3)), NCY="9"),
    ],
    "five days and, straight after them, one more": [
        row(1, **days(date(2026, 11, 9), date(2026, 11, 13), out=5, back=None)),
        row(1, ExclusionID="2026-0005",
            **days(date(2026, 11, 16), date(2026, 11, 16), out=1, back=date(2026, 11, 17))),
    ],
    "a lunchtime suspension of five lunchtimes": [
        row(1, Category="LNCH", **{**days(date(2026, 11, 9), date(2026, 11, 13), out=2.5,
                                          back=None), "SchoolReturnDate": None}),
    ],
    "the last day a training day": [
        row(1, **days(date(2026, 11, 26), date(2026, 11, 27), out=1, back=date(2026, 11, 30)),
            Status="NOTIFIED"),
    ],
    "decided, and told, in the last week of July for September": [
        row(1, **{**days(date(2026, 9, 3), date(2026, 9, 3), out=1, back=date(2026, 9, 4)),
                  "NotifiedLADateTime": told(date(2026, 7, 20)), "DecisionDate": None,
                  "IncidentDate": None, "ParentNoticeDate": date(2026, 7, 20)}),
    ],
    "governors' meeting of next week": [
        permanent(4, GDCDate=date(2026, 12, 4), GDCOutcome=None, GDCDecisionNoticeDate=None,
                  GovNoticeDate=date(2026, 11, 16), Status="NOTIFIED"),
    ],
    "half a day, which the school counts as a whole one": [
        row(1, **{**days(date(2026, 11, 9), date(2026, 11, 9), out=0.5, back=None),
                  "SchoolDays": 1}, EndSession="AM"),
    ],
    "afternoon only": [
        row(1, StartSession="PM", **days(date(2026, 11, 9), date(2026, 11, 9), out=0.5,
                                         back=date(2026, 11, 10))),
    ],
}  # fmt: skip


@pytest.mark.parametrize("rows", [pytest.param(rows, id=what) for what, rows in LAWFUL.items()])
def test_what_is_odd_and_right_stays_silent(rows):
    assert asked(checked(rows), ERROR, QUERY) == set()
    pupils = {one["PupilID"]: pupil_of(one) for one in rows}
    assert asked(checked(rows, pupils=list(pupils.values())), ERROR, QUERY) == set()


def test_a_boarding_school_may_exclude_on_its_saturday():
    """Where the school's own calendar meets that Saturday; elsewhere it is asked about."""
    rows = [row(1, **days(date(2026, 11, 7), date(2026, 11, 9), out=2, back=date(2026, 11, 10)))]
    assert ("X-007", 1, "StartDate") in asked(checked(rows), QUERY)
    found = checked(rows, calendars=[CALENDAR, BOARDING])
    assert asked(found, ERROR, QUERY) == set()


def test_cells_one_to_the_right_are_found():
    """From the surname to the kind of exclusion; said once, as one fault."""
    names = ("UPN", "Surname", "Forename", "DOB", "SchoolDfE", "Category", "StartDate")
    cells = row(1)
    moved = dict(zip(names, [None, *(cells[name] for name in names[:-1])], strict=True))
    findings = [one for one in checked([moved | {**cells, **moved}, *clean()[1:]])
                if one.rule == "X-096"]  # fmt: skip
    assert [(one.row - 1, one.level, one.column) for one in findings] == [(1, ERROR, "Surname")]
    assert "Move them back" in findings[0].message


def test_more_than_45_days_in_the_year_is_found_at_the_one_that_passes_them():
    """Forty-five days by Friday 13 March 2026, and a day more on Monday 16."""
    most = row(1, NCY="9", Day6Start=date(2026, 1, 12),
               **days(date(2026, 1, 5), date(2026, 3, 13), out=45, back=None))  # fmt: skip
    more = row(1, ExclusionID="2026-0005", NCY="9",
               **days(date(2026, 3, 16), date(2026, 3, 16), out=1,
               back=date(2026, 3, 17)))  # fmt: skip
    findings = checked([most, more])
    assert [(one.row - 1, one.level) for one in findings if one.rule == "X-017"] == [(2, DUTY)]
    assert asked(findings, ERROR, QUERY) == set()


def test_a_permanent_exclusion_nobody_has_decided_adds_no_days_to_a_later_row():
    """Back in school, and out again for two days: not 62, and nobody has to tell the head."""
    before = permanent(1, StartDate=date(2026, 9, 7), GDCDate=None, GDCOutcome=None, Status=None,
                       GDCDecisionNoticeDate=None)  # fmt: skip
    findings = checked([before, again()])
    assert {
        one.rule for one in findings if one.rule in ("X-017", "X-018", "X-019", "X-020")
    } == set()
    assert ("X-093", 2, "StartDate") in asked(findings, QUERY)


PRIMARY = {"SchoolDfE": None, "SchoolName": "Mill Drove Primary School", "PupilID": None}


def unlisted(number, **cells):
    """A row of a tracker that has no list of schools or children."""
    return row(number, **PRIMARY, **cells)


def test_year_10_at_a_school_whose_name_says_primary():
    """Without a list of schools; Year 4 there is right."""
    rows = [unlisted(1, NCY="10"), unlisted(2, NCY="4", DOB=date(2018, 3, 1))]
    example = Example("", "", rows=rows, beside={SCHOOLS: [], PUPILS: []})
    context = context_of(example, EXCLUSIONS)
    found = check_tracker(
        context.tracker, context.book, as_of=example.as_of,
        tables=[one.table for views in context.views.values() for one in views],
    )  # fmt: skip
    assert asked(found.findings, ERROR, QUERY) == {("X-087", 1, "NCY")}


def test_another_forename_in_one_cell_with_the_surname():
    """The third row of a child has another child's forename, or another UPN's."""
    whole = {"Surname": None, "Forename": None}
    rows = [row(1, **whole, PupilName="Marsh, Ada"), again(**whole, PupilName="Marsh, Tom")]
    found = asked(checked(rows), ERROR, QUERY)
    assert found == {("X-073", 2, "PupilName")}


def test_a_row_on_the_wrong_sheet_is_found():
    """Ten of this school year on the sheet named for it, and one of the last."""
    numbers = range(1, 11)
    ours = [exclusion(ExclusionID=f"2026-{n:04}", PupilID=f"P{n}", Reason1="PP") for n in numbers]
    last = exclusion(ExclusionID="2025-0900", PupilID="P11", Reason1="PP",
                     StartDate=date(2025, 11, 10), EndDate=date(2025, 11, 11))  # fmt: skip
    findings = [one for one in checked([*ours, last], sheet="2026-27") if one.rule == "W-008"]
    assert [(one.row - 1, one.level, one.column) for one in findings] == [(11, QUERY, "StartDate")]
    assert "Move the row" in findings[0].message


def test_a_duty_is_no_fault_of_the_data():
    """A looked-after child, and nobody has told the virtual school: act now, nothing to mend."""
    findings = checked([row(1, LAC="Y", SW="Y", Status="NOTIFIED"), *clean()[1:]])
    assert ("X-035", 1, "VSHNotified") in asked(findings, DUTY)
    assert asked(findings, ERROR, QUERY) == set()


def test_a_column_of_scrambled_numbers_is_one_finding(shared):
    """A census extract for research holds no UPNs in its column upn, only stand-ins for them."""
    name = "2025_spring_pupilonroll_first1000.csv"
    with (shared / "reference" / "school_census_samples" / name).open(encoding="utf-8") as file:
        upns = [line["upn"] for line in csv.DictReader(file)][:200]
    assert len(set(upns)) == len(upns) == 200
    rows = [
        exclusion(ExclusionID=f"2026-{n:04}", PupilID=f"P{n}", UPN=upn, Reason1="PP")
        for n, upn in enumerate(upns, 1)
    ]
    findings = [one for one in checked(rows) if one.column == "UPN"]
    assert [(one.rule, one.level, one.row) for one in findings] == [("P-001", QUERY, 2)]
    assert "200 of its 200 are no letter and 12 characters" in findings[0].message
