"""What is odd in a tracker and right raises nothing; what only looks so is found."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from daysix.checks.examples import CALENDAR, Example, context_of, exclusion
from daysix.checks.frame import EXCLUSIONS, PUPILS, SCHOOLS
from daysix.checks.run import check_tracker
from daysix.law.finding import DUTY, ERROR, QUERY
from tests.checks.careful import again, asked, checked, clean, permanent, pupil_of, row, told


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
