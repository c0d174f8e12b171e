"""From sheets to cases: reading a row, and what happened afterwards."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.tracker.rows_read import (
    FRI_13,
    MON_9,
    MON_16,
    SAT_14,
    SCHOOLS,
    THREE,
    TUE_10,
    WED_11,
    code,
    halves,
    one,
    read,
    sheet,
)


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
