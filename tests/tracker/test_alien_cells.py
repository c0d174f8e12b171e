"""Cells as officers type them: taken where certain, offered where likely, otherwise a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from daysix.calendars.book import CalendarBook
from daysix.checks.run import check_tracker
from daysix.tracker.cells import SheetCells
from daysix.tracker.dates import read_date
from daysix.tracker.fields import FIELDS
from daysix.tracker.reader import tracker_from
from daysix.tracker.tables import tables_in

THU_12, FRI_13, SAT_14 = date(2026, 11, 12), date(2026, 11, 13), date(2026, 11, 14)
WED_11, MON_16 = date(2026, 11, 11), date(2026, 11, 16)


def read(column, typed):
    return FIELDS["Exclusions"][column].read(typed)


def one(**values):
    """The row of a tracker of one child, read."""
    row = {"Surname": "Finch", "Category": "Susp", "StartDate": THU_12, **values}
    (found,) = tracker_from([SheetCells("S", [list(row), list(row.values())])], file="t").rows
    return found


def problems(row):
    return [(problem.code, problem.column, problem.suggestion) for problem in row.problems]


@pytest.mark.parametrize(
    ("typed", "half"),
    [
        ("12/11/26 pm", "pm"), ("12/11/2026 AM", "am"), ("12 Nov 2026 (PM)", "pm"),
        ("Thu 12/11/26 a.m.", "am"), ("12/11/26 - pm", "pm"), ("AM 12/11/26", "am"),
        ("12/11/2026 afternoon", "pm"), ("12th Nov 26, morning", "am"), ("12.11.26 pm only", "pm"),
        ("12/11/26 9:00 am", ""), ("12/11/26 1pm", ""), ("12/11/26 at 2 pm", ""),
    ],
)  # fmt: skip
def test_half_a_day_beside_a_date(typed, half):
    got = read_date(typed)
    assert (got.value, got.half) == (THU_12, half)


def test_half_a_day_in_the_cell_of_the_first_day_is_the_session():
    row = one(StartDate="12/11/26 pm", EndDate="13/11/26 am")
    assert row.problems == ()
    assert (row.values["StartDate"], row.values["StartSession"]) == (THU_12, "pm")
    assert (row.values["EndDate"], row.values["EndSession"]) == (FRI_13, "am")


def test_half_a_day_that_another_cell_contradicts_is_asked_about():
    row = one(StartDate="12/11/26 pm", StartSession="AM", EndDate=FRI_13)
    assert problems(row) == [("X-006", "StartDate", THU_12)]
    assert "StartDate" not in row.values


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("12/11/26 - 14/11/26", THU_12, SAT_14), ("12/11/26-14/11/26", THU_12, SAT_14),
        ("12/11/26 to 14/11/26", THU_12, SAT_14), ("12-14 Nov 2026", THU_12, SAT_14),
        ("12th to 14th Nov 26", THU_12, SAT_14), ("12/11 - 14/11/26", THU_12, SAT_14),
        ("12 Nov - 14 Nov 2026", THU_12, SAT_14), ("12-11-26 - 14-11-26", THU_12, SAT_14),
        ("30/12/26 - 04/01/27", date(2026, 12, 30), date(2027, 1, 4)),
    ],
)  # fmt: skip
def test_a_first_and_a_last_day_in_one_cell(typed, first, last):
    row = one(StartDate=typed, EndDate=None)
    assert row.problems == ()
    assert (row.values["StartDate"], row.values["EndDate"]) == (first, last)
    assert one(StartDate=typed, EndDate=last).values["StartDate"] == first


@pytest.mark.parametrize("typed", ["3-5 Nov", "14/11/26 - 12/11/26", "12/11/26 & 13/11/26"])
def test_two_days_in_one_cell_that_are_not_certain_are_asked_about(typed):
    row = one(StartDate=typed, EndDate=None)
    assert [problem.code for problem in row.problems] == ["X-006"]
    assert "two dates" in row.problems[0].message


def test_two_days_in_one_cell_that_another_cell_contradicts_are_asked_about():
    row = one(StartDate="12/11/26 - 14/11/26", EndDate=MON_16)
    assert [problem.column for problem in row.problems] == ["StartDate"]
    assert row.values["EndDate"] == MON_16


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("l2/11/2026", THU_12), ("12/11/2O26", THU_12), ("I2 Nov 2026", THU_12),
        ("12//11/26", THU_12), ("12,11,26", THU_12), ("12 11 26", THU_12),
        ("12/11/26?", THU_12), ("approx 12/11/26", THU_12), ("12/11/26 (phoned)", THU_12),
        ("from 12/11/26", THU_12), ("Mon 12/11/26", THU_12), ("Mon 12/11/26 pm", THU_12),
        ("w/c 3rd Nov", None), ("12th Nov", None), ("12/11", None), ("ASAP", None),
        ("12/11/69", None), ("Mon", None),
    ],
)  # fmt: skip
def test_a_date_that_is_not_certain_is_never_taken(typed, suggestion):
    got = read_date(typed)
    assert (got.value, got.code, got.suggestion) == (None, "X-006", suggestion)
    assert got.message.endswith(".")


@pytest.mark.parametrize("typed", ["12.11.26", "12th Nov 26", "46338", 46338.0, "Thurs 12/11/26"])
def test_dates_that_are_certain(typed):  # 46335 is Monday 9 November 2026, so 46338 the Thursday
    assert read_date(typed).value == THU_12


@pytest.mark.parametrize(
    ("typed", "year"), [("12/11/12", 2012), ("12.11.09", 2009), ("12 Nov 13", 2013)]
)
def test_two_figures_of_a_birth_year(typed, year):
    assert read("DOB", typed).value == date(year, 11, 12)
    assert read("DOB", "12/11/35").value is None


@pytest.mark.parametrize("word", ["PEX", "Permanent", "perm", "indefinite"])
@pytest.mark.parametrize("column", ["EndDate", "SchoolDays", "Sessions"])
def test_a_permanent_exclusion_may_say_so_where_its_length_should_be(word, column):
    assert one(Category="Perm", **{column: word}).problems == ()
    (problem,) = one(Category="Susp", **{column: word}).problems
    assert problem.column == column


@pytest.mark.parametrize(
    ("typed", "days"),
    [("½", 0.5), ("0.5 day", 0.5), ("1 1/2 days", 1.5), ("2.5d", 2.5), ("1 and a half", 1.5),
     ("2 & 1/2", 2.5), ("2 and ½ days", 2.5),
     ("three days", 3), ("One and a half days", 1.5), ("two", 2)],
)  # fmt: skip
def test_days_that_are_certain(typed, days):
    assert read("SchoolDays", typed).value == days


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [("5 sessions", "2.5"), ("10 half days", "5"), ("three sessions", "1.5"), ("2,5", "2.5"),
     ("10 lunchtimes", None), ("2-3", None), ("2.5 sessions", None), ("2,3", None)],
)  # fmt: skip
def test_days_that_are_not_certain_are_offered_at_most(typed, suggestion):
    got = read("SchoolDays", typed)
    assert (got.value, got.code, got.suggestion) == (None, "X-062", suggestion)


@pytest.mark.parametrize(
    ("typed", "year"),
    [("Yr 9", "9"), ("Y10", "10"), ("year eleven", "11"), ("Yr. 9", "9"), ("Y.9", "9"),
     ("Year Seven", "7")],
)  # fmt: skip
def test_years_that_are_certain(typed, year):
    assert read("NCY", typed).value == year


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [("9B", "9"), ("Year 9A", "9"), ("Y9 (14)", "9"), ("9/10", None), ("KS3", None), ("99A", None)],
)
def test_years_that_are_not(typed, suggestion):
    got = read("NCY", typed)
    assert (got.value, got.suggestion) == (None, suggestion)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("PEX", "PERM"), ("Perm", "PERM"), ("P/Ex", "PERM"), ("FEX", "SUSP"), ("FTS", "SUSP"),
     ("FTE", "SUSP"), ("Fixed excl.", "SUSP"), ("fixed-period suspension", "SUSP")],
)  # fmt: skip
def test_kinds_that_are_certain(typed, kind):
    assert read("Category", typed).value == kind


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [("FPX", "SUSP"), ("F", "SUSP"), ("P", "PERM"), ("PX", "PERM"), ("Internal", None)],
)
def test_kinds_that_are_not(typed, suggestion):
    got = read("Category", typed)
    assert (got.value, got.code, got.suggestion) == (None, "X-003", suggestion)


@pytest.mark.parametrize(
    ("column", "typed", "said"),
    [("LAC", "Yes - CLA", True), ("EHCP", "Yes - EHCP", True), ("EHCP", "Y (EHC plan)", True),
     ("SEN", "Yes - EHCP", "yes"), ("LAC", "CLA", True), ("LAC", "no", False)],
)  # fmt: skip
def test_flags_that_are_certain(column, typed, said):
    assert read(column, typed).value == said


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [("tick", "Y"), ("✓", "Y"), ("☑", "Y"), ("Yes (Kent)", "Y"), ("No - previously", "N"),
     ("x", None), ("✗", None), ("0", None)],
)  # fmt: skip
def test_ticks_and_crosses_are_asked_about_and_never_lost(typed, suggestion):
    got = read("LAC", typed)
    assert (got.value, got.code, got.suggestion) == (None, "X-066", suggestion)


def test_names_in_either_order_are_one_child_where_the_birthday_is_the_same():
    head = ["Pupil name", "DOB", "Type", "From", "To"]
    born = date(2012, 3, 4)
    names = ["Finch, Ivy", "FINCH Ivy", "Ivy FINCH", "Ivy Finch", "finch , ivy"]
    rows = [[name, born, "Susp", THU_12, THU_12] for name in names]
    tracker = tracker_from([SheetCells("S", [head, *rows])], file="t")
    assert len({tracker.pupils.key(row) for row in tracker.rows}) == 1


def test_notes_of_several_lines_are_kept_whole():
    assert read("Surname", "Finch\n(known as Reed)").value == "Finch (known as Reed)"


def test_a_letter_for_a_figure_in_a_upn_is_offered_and_a_kind_too():
    head = ["UPN", "Surname", "Forename", "Type", "From", "To"]
    rows = [
        ["A95OOO0178301", "Finch", "Ivy", "FPX", THU_12, THU_12],
        ["A950000178301", "Finch", "Ivy", "Susp", MON_16, MON_16],
    ]
    sheets = [SheetCells("S", [head, *rows])]
    checked = check_tracker(
        tracker_from(sheets, file="t"),
        CalendarBook(()),
        as_of=date(2026, 11, 23),
        tables=tables_in(sheets),
        sheets=sheets,
    )
    offered = {one.cell: one.suggestion for one in checked.findings if one.suggestion}
    assert offered == {"A2": "A950000178301", "D2": "SUSP"}
    assert checked.crashed == ()
