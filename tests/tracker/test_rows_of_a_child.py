"""From sheets to cases: the school, the child, and a child's rows put together."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, datetime

import pytest

from daysix.calendars.contract import book_from
from daysix.desk.reading import read_workbook
from daysix.law.switches import Switches
from daysix.tracker.cases import RowCase, cases_from
from daysix.tracker.cells import SheetCells
from daysix.tracker.people import council_of, school_type
from daysix.tracker.reader import tracker_from
from tests.real_input import CENSUS, CENSUS_SCHOOLS, kent_autumn_school_days, kent_calendars
from tests.tracker.rows_read import (
    FRI_13,
    HEAD,
    MON_9,
    MON_16,
    SAT_14,
    SCHOOLS,
    SIX,
    THREE,
    TODAY,
    TUE_10,
    WED_11,
    book,
    one,
    read,
    sheet,
)


def test_the_schools_sheet_gives_type_council_and_name():
    case = one({"SchoolDfE": SIX, "SchoolDays": 1}, SCHOOLS).case
    assert case.school == ("Six Term Primary", "academy", "925")
    assert case.calendar.name == "Example six-term school"


@pytest.mark.parametrize(
    ("words", "type_"),
    [
        (("Maintained", "Community school"), "maintained"),
        (("", "Voluntary aided school"), "maintained"),
        (("Academies", "Academy sponsor led"), "academy"),
        (("", "Free schools alternative provision"), "academy"),
        (("Maintained", "Pupil referral unit"), "pru"),
        (("Maintained", "Community special school"), "special"),
        (("Academies", "Academy special converter"), "academy"),
        (("", ""), ""),
        (("", "Other independent special school"), ""),
    ],
)
def test_who_runs_a_school(words, type_):
    assert school_type(*words) == type_


@pytest.mark.parametrize(
    ("number", "council"), [("9254001", "925"), ("4001", ""), ("SCH4", ""), ("", "")]
)
def test_the_council_comes_from_a_whole_school_number_only(number, council):
    assert council_of(number) == council


@pytest.mark.parametrize(
    ("values", "known", "expected"),
    [
        # The row's own snapshot is what counted then.
        ({"LAC": "Y", "SW": "N"}, {"LAC": "N", "SocialWorker": "A Example"}, (True, False, False)),
        ({}, {"LAC": "CLA", "SocialWorker": "A Example", "SENStage": "E"}, (True, True, True)),
        ({"SEN": "K"}, {"SENStage": "E"}, (False, False, False)),
        ({"SW": "No longer open"}, {}, (False, False, False)),
        ({"SW": "Closed"}, {}, (False, False, False)),
        ({"SW": "Jo Example-Smith"}, {}, (False, True, False)),
        ({}, {}, (False, False, False)),
    ],
)
def test_what_is_known_of_the_child(values, known, expected):
    pupils = SheetCells(
        "Pupils", [["PupilID", "DOB", *known], ["P1", "14/03/2012", *known.values()]]
    )
    pupil = one({"PupilID": "p1", "SchoolDays": 1, **values}, pupils, SCHOOLS).case.pupil
    assert pupil.dob == date(2012, 3, 14)
    assert (pupil.looked_after, pupil.social_worker, pupil.ehcp) == expected


@pytest.mark.parametrize(
    ("school", "year", "final"),
    [
        (THREE, "11", True), (THREE, 13.0, True), (THREE, "Yr 10", False), (THREE, "6", False),
        (SIX, "6", True), (SIX, "11", False), (SIX, "5", False),
    ],
)  # fmt: skip
def test_final_year_goes_by_the_phase_of_the_school(school, year, final):
    case = one({"SchoolDfE": school, "NCY": year, "SchoolDays": 1}, SCHOOLS).case
    assert case.pupil.final_year is final


@pytest.mark.parametrize(
    ("dob", "final"),
    [("01/09/2010", True), ("31/08/2011", True), ("01/09/2011", False), ("31/08/2010", False)],
)
def test_final_year_from_the_date_of_birth(dob, final):
    # Year 11 in 2026/27: sixteen between 1 September 2026 and 31 August 2027. Those a year older
    # are in Year 12.
    assert one({"DOB": dob, "SchoolDays": 1}, SCHOOLS).case.pupil.final_year is final


# One child, many rows


def days_this_year(case):
    return case.case.ledger.totals(case.case.exclusion, until=TODAY).year_days


def test_a_childs_days_are_added_up_across_schools_each_on_its_own_calendar():
    # Three-term school: INSET on Wednesday 2 September 2026. Six-term school: half-term from
    # Monday 19 to Friday 30 October, so Friday 16 October to Monday 2 November is two days;
    # at the three-term school 19 to 23 October are school days.
    first, second, third = read(
        sheet(
            ["", "P1", SIX, "SUSP", date(2026, 10, 16), date(2026, 11, 2)],
            ["", "p1", THREE, "SUSP", MON_9, WED_11],
            ["", "P2", THREE, "SUSP", MON_9, WED_11],
        ),
        SCHOOLS,
    )
    assert [days_this_year(case) for case in (first, second, third)] == [2, 5, 3]
    assert first.case.ledger is second.case.ledger
    assert len(third.case.ledger.exclusions) == 1


@pytest.mark.parametrize(
    ("head", "mine", "also", "together"),
    [
        (["PupilID", "UPN"], ["P1", ""], ["P1", ""], True),
        (["PupilID", "UPN"], ["", "A950000178301"], ["", "a950000178301 "], True),
        (["PupilID", "UPN"], ["P1", "A950000178301"], ["", "A950000178301"], True),
        (["PupilID", "UPN"], ["", "UN1"], ["", "UN1"], False),
        (["PupilID", "UPN"], ["N/A", ""], ["N/A", ""], False),
        (["PupilID", "UPN"], ["", ""], ["", ""], False),
        (["Child name", "DOB"], ["Sam Example", "01/02/2012"], ["EXAMPLE, Sam", "01/02/12"], True),
        (
            ["Child name", "DOB"],
            ["Sam Example", "01/02/2012"],
            ["Sam Example", "02/02/2012"],
            False,
        ),
        (["Child name", "DOB"], ["Sam Example", ""], ["Sam Example", ""], False),
        (["Child name", "DOB"], ["Example", "01/02/2012"], ["Example", "01/02/2012"], False),
    ],
)
def test_which_rows_are_about_one_child(head, mine, also, together):
    head = ["SchoolDfE", "Category", "Start", "End", *head]
    rows = [[THREE, "SUSP", MON_9, MON_9, *mine], [THREE, "SUSP", TUE_10, TUE_10, *also]]
    _, second = read(sheet(*rows, head=head))
    assert len(second.case.ledger.exclusions) == (2 if together else 1)


def test_a_upn_two_children_claim_names_neither():
    head = ["SchoolDfE", "Category", "Start", "End", "PupilID", "UPN"]
    upn = "A950000178301"
    found = read(
        sheet(
            [THREE, "SUSP", MON_9, MON_9, "P1", upn],
            [THREE, "SUSP", TUE_10, TUE_10, "P2", upn],
            [THREE, "SUSP", WED_11, WED_11, "", upn],
            head=head,
        )
    )
    assert [len(case.case.ledger.exclusions) for case in found] == [1, 1, 1]


def test_rows_of_a_child_say_which_other_rows_could_not_be_read():
    found = read(
        sheet(
            ["", "P1", THREE, "SUSP", MON_9, MON_9],
            ["", "P1", THREE, "SUSP", "soon", MON_9],
            ["", "P2", THREE, "SUSP", MON_9, MON_9],
            ["", "P1", THREE, "SUSP", SAT_14, MON_16],
        ),
        sheet(["", "P2", THREE, "what", MON_9, MON_9], name="Old"),
        SCHOOLS,
    )
    assert [type(one_).__name__ for one_ in found] == [
        "RowCase", "RowRefusal", "RowCase", "RowRefusal", "RowRefusal",
    ]  # fmt: skip
    assert found[0].notes == (
        "Rows 3, 5 of this child could not be read, so totals may be too low.",
    )
    assert found[2].notes == (
        "Row 2 of the sheet Old of this child could not be read, so totals may be too low.",
    )
    assert days_this_year(found[0]) == 1


@pytest.mark.parametrize(
    ("second_starts", "served"),
    [(MON_16, True), (date(2026, 11, 17), False)],  # straight after Friday 13, or a day later
)
def test_education_typed_beside_one_suspension_serves_the_next_straight_after(
    second_starts, served
):
    head = [*HEAD, "Day6Start"]
    last = date(2026, 11, 20)  # Friday
    later, earlier = read(
        sheet(
            ["", "P1", THREE, "SUSP", second_starts, last, ""],
            ["", "P1", THREE, "SUSP", MON_9, FRI_13, FRI_13],
            head=head,
        )
    )
    assert earlier.case.first("provision").day == FRI_13
    assert (later.case.first("provision") is not None) is served


@pytest.mark.parametrize(("values", "counted"), [({}, 1), ({"CancelledDate": TUE_10}, 0)])
def test_an_earlier_permanent_exclusion_is_known_unless_it_was_reversed(values, counted):
    head = ["PupilID", "SchoolDfE", "Category", "StartDate", *values]
    first, second = read(
        sheet(
            ["P1", THREE, "PERM", MON_9, *values.values()],
            ["P1", SIX, "PERM", MON_16, *[""] * len(values)],
            head=head,
        ),
        SCHOOLS,
    )
    assert first.case.prior_permanent == ()
    assert len(second.case.prior_permanent) == counted


def test_the_councils_readings_reach_the_cases():
    tracker = tracker_from([sheet(["", "P1", THREE, "SUSP", MON_9, MON_9])], file="t")
    switches = Switches({"AMB-01": "sixth_after_first"})
    (case,) = cases_from(tracker, book(), as_of=TODAY, switches=switches)
    assert case.case.switches["AMB-01"] == "sixth_after_first"
    assert case.case.as_of == TODAY


# Real shape, real size


def test_every_row_of_a_school_census_extract_becomes_a_case_or_a_sentence(shared):
    """10,373 made-up rows in the census's own layout, on Kent's autumn 2024 (secondary copy).

    Expected counts by plain Python over the term dates: 6,890 rows start on a school day, 3,483
    on a weekend or in half-term.
    """
    school_days = kent_autumn_school_days(shared)
    with (shared / CENSUS).open(encoding="utf-8", newline="") as file:
        starts = [
            datetime.strptime(row["startdate"], "%Y-%b-%d %H:%M:%S").date()  # noqa: DTZ007
            for row in csv.DictReader(file)
        ]
    expected = Counter("case" if start in school_days else "D-006" for start in starts)
    assert expected == {"case": 6890, "D-006": 3483}

    tracker = tracker_from(read_workbook(shared / CENSUS), file="census.csv")
    calendars = book_from(kent_calendars(shared, CENSUS_SCHOOLS))
    found = list(cases_from(tracker, calendars, as_of=date(2025, 1, 6)))

    assert Counter("case" if isinstance(o, RowCase) else o.code for o in found) == expected
    assert [o.row for o in found] == list(range(2, 10_375))
    assert [start in school_days for start, outcome in zip(starts, found, strict=True)] == [
        isinstance(outcome, RowCase) for outcome in found
    ]
    children = {id(o.case.ledger) for o in found if isinstance(o, RowCase)}
    assert 1500 < len(children) <= 1887  # 1,887 children in the extract, some with no good row
