"""From sheets to cases: finding the table, reading its rows, putting a child's rows together."""

from __future__ import annotations

import csv
import json
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

import daysix
from daysix.calendars.contract import book_from
from daysix.desk.reading import read_workbook
from daysix.law.errors import BadInput
from daysix.law.switches import Switches
from daysix.tracker.cases import RowCase, RowRefusal, cases_from
from daysix.tracker.cells import SheetCells, letters
from daysix.tracker.people import council_of, school_type
from daysix.tracker.reader import tracker_from
from tests.real_input import CENSUS, CENSUS_SCHOOLS, kent_autumn_school_days, kent_calendars

EXAMPLES = Path(daysix.__file__).parent / "data" / "calendars" / "examples.json"
TODAY = date(2026, 11, 23)  # Monday
THREE, SIX = "925/4001", "9254002"
HEAD = ["ExclusionID", "PupilID", "SchoolDfE", "Category", "StartDate", "EndDate"]
MON_9, TUE_10, WED_11 = date(2026, 11, 9), date(2026, 11, 10), date(2026, 11, 11)
FRI_13, SAT_14, MON_16 = date(2026, 11, 13), date(2026, 11, 14), date(2026, 11, 16)
SCHOOLS = SheetCells(
    "Schools",
    [
        ["School DfE", "Name", "Governance", "Type", "Phase"],
        ["9254001", "Three Term High", "Maintained", "Community school", "Secondary"],
        [9254002.0, "Six Term Primary", "Academy", "Academy converter", "Primary"],
    ],
)


def book():
    three, six = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    return book_from([{**three, "schools": ["9254001"]}, {**six, "schools": ["Six Term Primary"]}])


def sheet(*rows, head=HEAD, name="Exclusions", **more):
    return SheetCells(name, [head, *rows], **more)


def read(*sheets, **more):
    tracker = tracker_from(sheets, file="tracker.xlsx")
    return list(cases_from(tracker, book(), as_of=TODAY, **more))


def one(values, *others):
    """The outcome of one row holding ``values``, with the usual rest."""
    values = {"SchoolDfE": THREE, "Category": "SUSP", "StartDate": MON_9, **values}
    (first, *_) = read(sheet(list(values.values()), head=list(values)), *others)
    return first


def halves(case):
    return {str(day): n for day, n in case.case.exclusion.halves.items()}


def code(outcome):
    assert isinstance(outcome, RowRefusal)
    assert outcome.message.endswith((".", "?"))
    return outcome.code


# Finding the table


def test_the_column_names_may_stand_under_titles_and_blank_lines():
    titled = SheetCells(
        "2026-27",
        [
            ["Exclusions 2026/27", "", ""],
            ["", "", ""],
            ["Key: amber is late"],
            ["First day out", "Last day out", "Type of exclusion", "School name"],
            [MON_9, TUE_10, "Fixed term", "Six term primary"],
        ],
        first_row=3,
        first_column=2,
    )
    (case,) = read(titled)
    assert (case.sheet, case.row, case.id) == ("2026-27", 7, "row 7")
    assert halves(case) == {"2026-11-09": 2, "2026-11-10": 2}


@pytest.mark.parametrize(("above", "found"), [(19, True), (20, False)])
def test_the_first_twenty_rows_are_searched(above, found):
    rows = [["note"]] * above + [HEAD, ["", "P1", THREE, "SUSP", MON_9, MON_9]]
    if found:
        assert len(read(SheetCells("S", rows))) == 1
    else:
        with pytest.raises(BadInput, match="T-010"):
            read(SheetCells("S", rows))


@pytest.mark.parametrize(
    "head",
    [
        ["Start date"],
        ["Start", "End"],
        ["Category", "End date"],
        ["Name", "DOB"],
        ["MoveID", "Start", "Type"],
    ],
)
def test_a_file_without_exclusions_is_refused_and_told_what_was_looked_for(head):
    with pytest.raises(BadInput) as refused:
        read(SheetCells("S", [head, ["x"] * len(head)]))
    assert refused.value.code == "T-010"
    assert refused.value.message.startswith("I found no exclusions table in tracker.xlsx")
    assert "Nothing was read." in refused.value.message
    assert "daysix map" in refused.value.message


@pytest.mark.parametrize("rows", [[], [["", None, " ", "", "", ""]]])
def test_a_table_with_nothing_under_its_column_names_is_refused(rows):
    with pytest.raises(BadInput, match="T-012"):
        read(sheet(*rows))


def test_two_columns_that_cannot_be_told_apart_are_refused_by_letter():
    head = ["Category", "Date of exclusion", "First day out"]
    with pytest.raises(BadInput) as refused:
        read(sheet(["SUSP", MON_9, MON_9], head=head))
    assert refused.value.code == "T-011"
    assert "columns B (“Date of exclusion”) and C (“First day out”)" in refused.value.message


def test_two_columns_of_something_not_read_are_only_named():
    head = [*HEAD, "Caseworker", "Lead officer"]
    tracker = tracker_from(
        [sheet(["", "P1", THREE, "SUSP", MON_9, MON_9, "A", "B"], head=head)], file="t"
    )
    (note,) = tracker.notes
    assert note.startswith("In the sheet Exclusions I did not read these columns")
    assert note.endswith("whose names I do not know: Caseworker, Lead officer.")


def test_every_sheet_of_exclusions_is_read_hidden_ones_too_and_said():
    row = ["", "P1", THREE, "SUSP", MON_9, MON_9]
    sheets = [sheet(row, name="Autumn"), sheet(row, name="Old", visible=False)]
    assert [case.sheet for case in read(*sheets)] == ["Autumn", "Old"]
    assert tracker_from(sheets, file="t").notes == (
        "The sheet Old is hidden. I read its exclusions too.",
    )


def test_a_list_of_terms_is_not_taken_for_exclusions():
    terms = SheetCells("Terms", [["Name", "Start", "End"], ["Autumn", MON_9, FRI_13]])
    tracker = tracker_from([terms, sheet(["", "P1", THREE, "SUSP", MON_9, MON_9])], file="t")
    assert [row.sheet for row in tracker.rows] == ["Exclusions"]
    (note,) = tracker.notes
    assert note.startswith("The sheet Terms has a first day and no column for the kind")


def test_pupil_columns_that_cannot_be_told_apart_are_left_unread_and_said():
    pupils = SheetCells("Pupils", [["UPN", "DOB", "CLA", "In care"], ["", "", "Y", "N"]])
    tracker = tracker_from([sheet(["", "P1", THREE, "SUSP", MON_9, MON_9]), pupils], file="t")
    (note,) = tracker.notes
    assert note.startswith("In the sheet Pupils, columns C (“CLA”) and D (“In care”) both look")


def test_calendar_sheets_are_handed_on():
    calendar = SheetCells("Calendar", [["CalendarID", "Date", "DayType"], ["A", MON_9, "SCHOOL"]])
    index = SheetCells("CalendarIndex", [["CalendarID", "Name", "First", "Last"], ["A", "A", 1, 2]])
    tracker = tracker_from(
        [sheet(["", "P1", THREE, "SUSP", MON_9, MON_9]), calendar, index, SCHOOLS], file="t"
    )
    assert [table.kind for table in tracker.calendars] == ["Calendar"]
    assert [table.kind for table in tracker.calendar_indexes] == ["CalendarIndex"]


@pytest.mark.parametrize(("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_columns_are_lettered_as_excel_letters_them(column, name):
    assert letters(column) == name


# Reading a row


def test_blank_rows_are_passed_over_and_the_rows_keep_their_numbers():
    row = ["", "P1", THREE, "SUSP", MON_9, MON_9]
    found = read(sheet(row, ["", "  ", None, "", "", ""], row))
    assert [case.row for case in found] == [2, 4]


def test_the_teams_own_reference_names_the_case():
    (case,) = read(sheet(["2026-0014", "P1", THREE, "SUSP", MON_9, MON_9]))
    assert (case.id, case.case.id) == ("2026-0014", "2026-0014")


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("PERM", "PERM"), ("perm ex", "PERM"), ("Permanent Exclusion", "PERM"), ("PEX", "PERM"),
        ("SUSP", "SUSP"), ("FIXD", "SUSP"), ("Fixed-term", "SUSP"), ("suspension", "SUSP"),
        ("LNCH", "LNCH"), ("Lunchtime", "LNCH"),
    ],
)  # fmt: skip
def test_kinds_that_are_certain(typed, kind):
    assert one({"Category": typed, "EndDate": MON_9}).case.exclusion.kind == kind


@pytest.mark.parametrize("typed", ["FPX", "Managed move", "P", "Permanent?? or fixed"])
def test_a_kind_that_is_not_certain_is_refused_with_its_cell(typed):
    refused = one({"Category": typed, "EndDate": MON_9})
    assert code(refused) == "X-003"
    assert refused.cell == "B2"
    assert refused.message.startswith("Cell B2 (Category): Choose PERM, SUSP or LNCH.")
    assert typed in refused.message


def test_cells_are_named_where_they_stand_in_the_sheet():
    moved = sheet(["", "P1", THREE, "what", MON_9, MON_9], first_row=5, first_column=3)
    assert read(moved)[0].cell == "F6"  # the fourth column from C, the row under row 5


def test_a_missing_kind_and_a_missing_first_day_are_asked_for():
    assert code(one({"Category": "", "EndDate": MON_9})) == "X-003"
    refused = one({"StartDate": None, "EndDate": MON_9})
    assert (code(refused), refused.cell) == ("X-005", "C2")


def test_a_table_without_a_column_of_kinds_asks_for_one():
    (refused,) = read(sheet([MON_9, TUE_10, THREE], head=["Start", "End", "School no"]))
    assert (code(refused), refused.cell) == ("X-003", "")


@pytest.mark.parametrize("typed", ["09/11/2026", "9 Nov 2026", "Mon 9/11/26", 46335.0, MON_9])
def test_dates_are_read_day_first(typed):
    assert one({"StartDate": typed, "EndDate": TUE_10}).case.exclusion.first_day == MON_9


def test_day_numbers_count_from_1904_where_the_workbook_says_so():
    # Day 46335 from 1900 is day 44873 from 1904: both Monday 9 November 2026.
    row = ["", "P1", THREE, "SUSP", 44873.0, MON_9]
    assert read(sheet(row, date1904=True))[0].case.exclusion.first_day == MON_9


@pytest.mark.parametrize("typed", ["11/13/2026", "31/02/2026", "Tue 9/11/2026", "next week"])
def test_a_date_that_is_not_certain_is_refused_with_cell_and_value(typed):
    refused = one({"StartDate": typed, "EndDate": TUE_10})
    assert code(refused) == "X-006"
    assert refused.cell == "C2"
    assert refused.message.startswith("Cell C2 (StartDate): ")
    assert typed in refused.message


def test_every_unreadable_cell_of_a_row_is_kept_and_the_first_is_told():
    refused = one({"StartDate": "soon", "EndDate": "later", "GDCDate": "31/02/2026"})
    assert [problem.cell for problem in refused.problems] == ["C2", "D2", "E2"]
    assert refused.message.endswith("Look at D2, E2 too.")


@pytest.mark.parametrize("typed", ["N/A", "-", "none", "No", "tbc", "", None])
def test_no_date_yet_is_not_a_bad_date(typed):
    case = one({"EndDate": MON_9, "CancelledDate": typed})
    assert case.case.events == ()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # Friday 13 to Monday 16 November 2026: two school days, the weekend does not count.
        ({"StartDate": FRI_13, "EndDate": MON_16}, {"2026-11-13": 2, "2026-11-16": 2}),
        ({"EndDate": TUE_10, "StartSession": "PM"}, {"2026-11-09": 1, "2026-11-10": 2}),
        ({"EndDate": TUE_10, "EndSession": "am"}, {"2026-11-09": 2, "2026-11-10": 1}),
        ({"SchoolDays": 1.5}, {"2026-11-09": 2, "2026-11-10": 1}),
        ({"Days": "1½ days"}, {"2026-11-09": 2, "2026-11-10": 1}),
        ({"Sessions": 3.0}, {"2026-11-09": 2, "2026-11-10": 1}),
        ({"Sessions": "3 sessions"}, {"2026-11-09": 2, "2026-11-10": 1}),
        ({"SchoolSessions": "3"}, {"2026-11-09": 2, "2026-11-10": 1}),
        ({"Sessions": 3, "SchoolDays": 1.5}, {"2026-11-09": 2, "2026-11-10": 1}),
        ({"Category": "LNCH", "EndDate": TUE_10}, {"2026-11-09": 1, "2026-11-10": 1}),
        ({"Category": "LNCH", "Sessions": "2"}, {"2026-11-09": 1, "2026-11-10": 1}),
        ({"Category": "LNCH", "StartDate": FRI_13, "EndDate": MON_16},
         {"2026-11-13": 1, "2026-11-16": 1}),
        ({"Category": "PERM"}, {}),
        ({"Category": "PERM", "Sessions": 10, "EndDate": TUE_10}, {}),
    ],
)  # fmt: skip
def test_how_long_however_it_is_said(values, expected):
    assert halves(one(values)) == expected


@pytest.mark.parametrize(
    ("values", "expected", "column"),
    [
        ({"EndDate": None}, "X-010", "EndDate"),
        ({"Category": "LNCH", "EndDate": ""}, "X-010", "EndDate"),
        ({"StartDate": TUE_10, "EndDate": MON_9}, "X-011", "EndDate"),
        ({"Sessions": 3, "SchoolDays": 2}, "X-014", "SchoolDays"),
        ({"Sessions": 0}, "X-061", "Sessions"),
        ({"Sessions": 2.5}, "X-064", "Sessions"),
        ({"Sessions": "5 days"}, "X-064", "Sessions"),
        ({"SchoolDays": "5 sessions"}, "X-062", "SchoolDays"),
        ({"SchoolDays": 1.3}, "X-062", "SchoolDays"),
        ({"Category": "LNCH", "SchoolDays": 5}, "X-067", "SchoolDays"),
        ({"StartDate": SAT_14, "EndDate": MON_16}, "D-006", "StartDate"),
        ({"StartDate": date(2026, 10, 28), "EndDate": MON_9}, "D-006", "StartDate"),
        ({"StartDate": date(2029, 1, 9), "SchoolDays": 1}, "D-001", "StartDate"),
        ({"SchoolDfE": "9254999", "SchoolDays": 1}, "D-005", "SchoolDfE"),
        ({"StartSession": "noon", "SchoolDays": 1}, "X-065", "StartSession"),
        ({"ExamAffected": "Y", "SchoolDays": 1}, "X-022", "ExamAffected"),
        ({"Status": "Cancelled", "SchoolDays": 1}, "X-050", "Status"),
        ({"Status": "REINSTATED", "SchoolDays": 1}, "X-049", "Status"),
        ({"GDCOutcome": "Reinstated", "SchoolDays": 1}, "X-049", "GDCOutcome"),
        ({"GDCOutcome": "Hmm", "SchoolDays": 1}, "T-021", "GDCOutcome"),
        ({"IRPRequestMethod": "pigeon", "SchoolDays": 1}, "T-020", "IRPRequestMethod"),
    ],
)
def test_a_row_that_cannot_be_dated_says_why_and_where(values, expected, column):
    refused = one(values)
    assert code(refused) == expected
    head = list({"SchoolDfE": 0, "Category": 0, "StartDate": 0, **values})
    assert refused.cell == f"{'ABCDE'[head.index(column)]}2"


def test_an_unknown_school_is_named():
    refused = one({"SchoolDfE": "", "School name": "Nowhere High", "SchoolDays": 1})
    assert refused.message == (
        "I have no term dates for Nowhere High. Add them, or choose the calendar it follows."
    )


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            {"EndDate": TUE_10, "SchoolSessions": 6},
            "The row says 6 sessions; the calendar gives 4 from the first day to the last.",
        ),
        (
            {"EndDate": TUE_10, "SchoolDays": 2.5},
            "The row says 5 sessions; the calendar gives 4 from the first day to the last.",
        ),
        ({"Category": "PERM", "EndDate": TUE_10}, "A permanent exclusion has no last day."),
        ({"Category": "PERM", "ExamAffected": "Y"}, "You said an exam is affected. Which date?"),
        ({"Category": "PERM", "NCY": "year of the rat"}, "is not a year group I know."),
        ({"Category": "PERM", "LAC": "maybe"}, "I went on without it."),
        ({"Category": "PERM", "HomeLA": "Ruritania"}, '"Ruritania" is not a council I know.'),
        ({"Category": "PERM", "IRPOutcome": "RECOMMEND"}, "decision letter is missing"),
        ({"Category": "PERM"}, "I do not know who runs 9254001"),
        ({"Category": "PERM"}, "The row does not say which child this is"),
    ],
)
def test_what_does_not_stop_a_row_is_noted(values, sentence):
    assert any(sentence in note for note in one(values).notes)


def test_a_row_that_says_everything_has_no_notes():
    values = {"PupilID": "P1", "EndDate": TUE_10, "EndSession": "PM", "Sessions": 4}
    assert one(values, SCHOOLS).notes == ()


# What happened afterwards


def test_every_date_of_the_process_becomes_its_event():
    case = one(
        {
            "Category": "PERM",
            "GovNoticeDate": MON_9,
            "ParentNoticeDate": MON_9,
            "ParentNoticeMethod": "POST1",
            "NotifiedLADateTime": datetime(2026, 11, 9, 15, 20),  # noqa: DTZ001 - a sheet's own
            "ExamDate": date(2027, 5, 17),
            "RepresentationsDate": TUE_10,
            "GDCDate": date(2026, 11, 19),
            "GDCOutcome": "Upheld",
            "GDCDecisionNoticeDate": date(2026, 11, 20),
            "Method": "1st class post",
            "IRPRequestDate": date(2026, 12, 1),
            "IRPRequestMethod": "EMAIL",
            "IRPDate": date(2026, 12, 10),
            "IRPOutcome": "QUASHED",
            "IRPDecisionNoticeDate": date(2026, 12, 11),
            "IRPPaymentOrdered": "Y",
            "Day6Start": MON_16,
            "NoReviewStatedDate": date(2026, 11, 23),
            "RollRemovalDate": date(2027, 1, 11),
        }
    ).case
    assert case.exclusion.notice == {
        "governing_board": MON_9,
        "parent": MON_9,
        "local_authority": MON_9,
    }
    assert case.exclusion.notice_method is None  # the governors' date is already one of receipt
    assert case.exclusion.misses_exam == date(2027, 5, 17)
    assert case.exclusion.representations == TUE_10
    assert [(event.kind, event.day, event.method, event.outcome) for event in case.events] == [
        ("provision", MON_16, None, None),
        ("governors_meeting", date(2026, 11, 19), None, "declined"),
        ("governors_decision_notice", date(2026, 11, 20), "first_class", None),
        ("review_waiver", date(2026, 11, 23), None, None),
        ("review_application", date(2026, 12, 1), "email", None),
        ("review_hearing", date(2026, 12, 10), None, None),
        ("review_decision_notice", date(2026, 12, 11), None, "quash_and_direct"),
        ("removed_from_roll", date(2027, 1, 11), None, None),
    ]
    assert case.last("review_decision_notice").more["payment_ordered"] is True


@pytest.mark.parametrize(
    ("values", "ended"),
    [
        ({"CancelledDate": WED_11}, WED_11),
        ({"GDCDate": MON_16, "GDCOutcome": "REINSTATED"}, MON_16),
        ({"GDCDate": MON_16, "GDCOutcome": "UPHELD"}, None),
        ({"GDCDate": MON_16}, None),
    ],
)
def test_days_stop_counting_when_it_is_cancelled_or_the_child_reinstated(values, ended):
    assert one({"Category": "PERM", **values}).case.exclusion.ended == ended


@pytest.mark.parametrize(
    ("affected", "date_typed", "missed"), [("N", True, False), ("", True, True)]
)
def test_an_exam_date_alone_says_an_exam_is_missed(affected, date_typed, missed):
    day = date(2026, 11, 12)
    case = one({"SchoolDays": 5, "ExamAffected": affected, "ExamDate": day if date_typed else None})
    assert (case.case.exclusion.misses_exam == day) is missed


# The school and the child


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
