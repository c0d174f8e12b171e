"""What a careful officer would notice in a tracker.

Each fault is one change of a clean tracker, and must be found on its row with the level and the
sentence an officer is to read.
"""

from __future__ import annotations

from datetime import date

import pytest

from daysix.law.finding import DUTY, ERROR, QUERY
from tests.checks.careful import UPNS, again, asked, checked, clean, permanent, pupil_of, row, told


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
