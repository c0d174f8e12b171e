"""What only shows where the sheets of a workbook are looked at together: one for each month."""

from __future__ import annotations

from datetime import date

from daysix.calendars.contract import book_from
from daysix.checks.examples import CALENDAR
from daysix.checks.run import check_tracker
from daysix.tracker.cells import SheetCells
from daysix.tracker.reader import tracker_from
from daysix.tracker.tables import tables_in

HEAD = ["Surname", "Forename", "DOB", "UPN", "School", "Type", "First day", "Last day"]
# The check letters are published ones and one worked out in tests/checks/test_careful_officer.py.
FIRST, SECOND = "H801200001001", "E820400117001"
BORN = date(2012, 3, 4)


def row(first, last, **more):
    cells = {
        "Surname": "Marsh",
        "Forename": "Ada",
        "DOB": BORN,
        "UPN": FIRST,
        "School": "Ash Grove School",
        "Type": "SUSP",
        "First day": first,
        "Last day": last,
    }
    return [*(cells | more).values()]


def found(**months):
    """Findings above a note of a workbook with these sheets: (rule, sheet, row, sentence)."""
    sheets = [SheetCells(name, [HEAD, *rows]) for name, rows in months.items()]
    tables = tables_in(sheets)
    checked = check_tracker(
        tracker_from(sheets, file="t.xlsx", found=tables),
        book_from([dict(CALENDAR)]),
        as_of=date(2026, 11, 30),
        tables=tables,
    )
    return [
        (one.rule, one.sheet, one.row, one.message)
        for one in checked.findings
        if one.level != "note"
    ]


# Monday 5 October and Monday 9 November 2026.
OCTOBER = row(date(2026, 10, 5), date(2026, 10, 6))


def november(**more):
    return row(date(2026, 11, 9), date(2026, 11, 10), **more)


def test_a_clean_pair_of_sheets_is_silent():
    assert found(Oct=[OCTOBER], Nov=[november()]) == []


def test_two_children_with_one_upn_on_two_sheets():
    other = november(Surname="Finch", Forename="Bo", DOB=date(2013, 5, 6))
    says = (
        "Finch, Bo has the same UPN as Marsh, Ada. Merge or correct. "
        "The other is on the sheet Oct, row 2."
    )
    assert ("P-005", "Nov", 2, says) in found(Oct=[OCTOBER], Nov=[other])


def test_one_child_with_two_upns_on_two_sheets():
    says = "Looks like Marsh, Ada. Same child? The other is on the sheet Oct, row 2."
    assert found(Oct=[OCTOBER], Nov=[november(UPN=SECOND)]) == [("P-007", "Nov", 2, says)]


def test_twins_on_two_sheets_are_two_children():
    assert found(Oct=[OCTOBER], Nov=[november(Forename="Bea", UPN=SECOND)]) == []


def test_birth_dates_that_differ_name_the_sheet():
    says = (
        "Other rows of this child say Sunday 4 March 2012. Correct the date of birth, or the "
        "child. The other is on the sheet Oct, row 2."
    )
    other = november(DOB=date(2012, 3, 5))
    assert found(Oct=[OCTOBER], Nov=[other]) == [("X-072", "Nov", 2, says)]


def test_days_that_overlap_a_row_of_another_sheet_name_it():
    over = row(date(2026, 10, 6), date(2026, 10, 7))  # the Tuesday twice
    says = "These days overlap row 2 of the sheet Oct. Is one a duplicate?"
    assert found(Oct=[OCTOBER], More=[over]) == [("X-043", "More", 2, says)]


def test_the_same_row_on_two_sheets_names_the_sheet():
    says = "This looks the same as row 2 of the sheet Oct. Keep one of the two."
    assert found(Oct=[OCTOBER], Nov=[OCTOBER]) == [("X-044", "Nov", 2, says)]


def test_each_block_of_a_row_per_child_is_checked_against_its_own_days():
    head = [*HEAD[:6], "Start 1", "End 1", "Days 1", "Start 2", "End 2", "Days 2"]
    # Monday and Tuesday, two days; Monday to Wednesday, typed as five.
    days = [date(2026, 10, 5), date(2026, 10, 6), 2, date(2026, 11, 9), date(2026, 11, 11), 5]
    sheets = [SheetCells("S", [head, [*OCTOBER[:6], *days]])]
    tables = tables_in(sheets)
    checked = check_tracker(
        tracker_from(sheets, file="t.xlsx", found=tables),
        book_from([dict(CALENDAR)]),
        as_of=date(2026, 11, 30),
        tables=tables,
    )
    lengths = [(one.cell, one.message) for one in checked.findings if one.rule == "X-014"]
    says = "The row says 5 school days; the calendar gives 3 school days. INSET days are not "
    assert lengths == [("L2", says + "counted. Correct the dates or the length.")]


def test_both_days_in_one_cell_are_checked_like_two():
    head = [*HEAD[:6], "Dates of suspension", "Days"]
    # Monday 5 to Tuesday 6 October are two days; Tuesday to Thursday 8 overlap them, and are three.
    rows = [
        [*OCTOBER[:6], "05/10/2026 - 06/10/2026", 2],
        [*OCTOBER[:6], "06/10/2026 - 08/10/2026", 5],
    ]
    sheets = [SheetCells("S", [head, *rows])]
    tables = tables_in(sheets)
    checked = check_tracker(
        tracker_from(sheets, file="t.xlsx", found=tables),
        book_from([dict(CALENDAR)]),
        as_of=date(2026, 11, 30),
        tables=tables,
    )
    said = [(one.rule, one.row, one.column) for one in checked.findings if one.level == "query"]
    assert said == [("X-014", 3, "SchoolDays"), ("X-043", 3, "StartDate")]


def numbered(**months):
    """Findings of a tracker whose rows are (PupilID, UPN), each on a Monday of its own."""
    head = ["PupilID", "UPN", "School", "Type", "First day", "Last day"]
    mondays = iter((date(2026, 10, 5), date(2026, 10, 12), date(2026, 11, 9)))
    sheets = [
        SheetCells(
            name,
            [
                head,
                *([*row, "Ash Grove School", "SUSP", day := next(mondays), day] for row in rows),
            ],
        )
        for name, rows in months.items()
    ]
    tables = tables_in(sheets)
    checked = check_tracker(
        tracker_from(sheets, file="t.xlsx", found=tables),
        book_from([dict(CALENDAR)]),
        as_of=date(2026, 11, 30),
        tables=tables,
    )
    return [(one.rule, one.sheet, one.row) for one in checked.findings if one.level != "note"]


def test_one_pupil_number_with_two_upns_on_two_sheets():
    rows = {"Oct": [("P1", FIRST), ("P1", FIRST)], "Nov": [("P1", SECOND)]}
    assert numbered(**rows) == [("X-071", "Nov", 2)]
    assert numbered(Oct=rows["Oct"], Nov=[("P2", SECOND)]) == []


def test_one_upn_with_two_pupil_numbers_on_two_sheets():
    found_ = numbered(Oct=[("P1", FIRST), ("P1", FIRST)], Nov=[("P2", FIRST)])
    assert found_ == [("X-070", "Nov", 2)]


def kept_by_school(**sheets):
    """Findings of W-008 of sheets that list (child, school), a child a week from 5 October."""
    read = [
        SheetCells(
            name,
            [
                HEAD,
                *(
                    row(date(2026, 10, 5), date(2026, 10, 5), Surname=f"Marsh{n}", School=school)
                    for n, school in enumerate(schools)
                ),
            ],
        )
        for name, schools in sheets.items()
    ]
    tables = tables_in(read)
    checked = check_tracker(
        tracker_from(read, file="t.xlsx", found=tables),
        book_from([dict(CALENDAR)]),
        as_of=date(2026, 11, 30),
        tables=tables,
    )
    return [
        (one.sheet, one.row, one.column, one.message)
        for one in checked.findings
        if one.rule == "W-008"
    ]


ASH, ELM = "Ash Grove School", "Elm Park School"


def test_a_row_of_another_school_on_a_schools_sheet():
    says = (
        "The other rows here are of Ash Grove School, and Elm Park School has a sheet of its own, "
        "Elm. Move the row, or correct the school."
    )
    found_ = kept_by_school(Ash=[ASH, ASH, ELM, ASH, ASH], Elm=[ELM] * 4)
    assert found_ == [("Ash", 4, "SchoolName", says)]


def test_sheets_that_are_not_each_kept_for_one_school_are_left_alone():
    assert kept_by_school(Ash=[ASH] * 4, Elm=[ELM] * 4) == []
    mixed = [ASH, ASH, ELM, ASH, ELM]
    assert kept_by_school(Oct=mixed, Nov=[ELM] * 4) == []
    assert kept_by_school(Oct=[ASH, ASH, ELM, ASH, ASH], Nov=[ASH] * 4) == []
