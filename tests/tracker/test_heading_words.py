"""Column names read by their words: what is known, what is never read, and what the cells decide.

``headings.csv`` was written before the words and the rules were: names such as schools and councils
give their columns, with the column each should be read as, and names that are none of ours.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from daysix import data
from daysix.law.errors import BadInput
from daysix.law.exclusion import PERMANENT
from daysix.tracker.cells import SheetCells
from daysix.tracker.headers import aliases, normal
from daysix.tracker.heading_words import concepts, meaning
from daysix.tracker.rows import exclusion_rows
from daysix.tracker.tables import tables_in
from daysix.tracker.understood import understood
from tests.tracker.rows_read import read

KNOWN_SHARE = 0.95
DAY = date(2026, 11, 9)


def typed_names() -> list[tuple[str, str]]:
    path = Path(__file__).with_name("headings.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["column"], row["heading"]) for row in csv.DictReader(file)]


def read_as(heading: str) -> str:
    known = aliases("Exclusions").get(normal(heading))
    read = meaning(heading)
    return known or (read.column if read and read.sure else "")


def test_no_name_is_read_as_another_column():
    wrong = [(one, name, read_as(name)) for one, name in typed_names() if read_as(name)]
    assert [each for each in wrong if each[0] != each[2]] == []


def test_nearly_every_name_is_read():
    names = [(column, name) for column, name in typed_names() if column]
    unread = [name for column, name in names if read_as(name) != column]
    assert len(names) > 450
    assert len(unread) <= (1 - KNOWN_SHARE) * len(names), unread


def test_the_list_of_names_and_the_words_never_disagree():
    at_odds = [
        (row["alias"], row["column"], said.column)
        for row in data.rows("header_aliases")
        if row["sheet"] == "Exclusions" and (said := meaning(row["alias"])) is not None
    ]
    assert len(at_odds) > 450
    assert [one for one in at_odds if one[1] != one[2]] == []


def test_the_tables_are_whole():
    said = {row["means"] for row in data.rows("heading_words")}
    words = [row["words"] for row in data.rows("heading_words")]
    assert len(words) == len(set(words))
    columns = set(aliases("Exclusions").values())
    for row in data.rows("heading_rules"):
        assert row["column"] in columns
        assert set(row["needs"].replace("|", " ").split()) <= said, row
        assert set(row["may"].split()) <= said, row


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("Start of\nsuspension", "StartDate"),
        ("Date the PEX began (dd/mm/yyyy)", "StartDate"),
        ("Governors’ panel — date held", "GDCDate"),
        ("PUPIL’S D.O.B.", "DOB"),
        ("Forename(s) of child", "Forename"),
        ("Suspension & PEX type", "Category"),
        ("ExclEndDate", "EndDate"),
        ("Nº of days excluded", "SchoolDays"),
    ],
)
def test_case_marks_brackets_and_line_breaks_do_not_matter(name, column):
    said = meaning(name)
    assert said is not None
    assert said.column == column


@pytest.mark.parametrize(
    "name",
    [
        "LAC date",
        "Date LAC notified",
        "Date of LAC review",
        "Date PEX avoided",
        "Start of term",
        "Number of exclusions",
        "Unique learner number",
        "Parent's name",
        "School return date",
        "Previous UPN",
        "Governor's name",
        "",
        "   ",
        "???",
    ],
)
def test_what_is_not_certain_is_not_read(name):
    assert meaning(name) is None


def test_one_unknown_word_leaves_the_whole_name_unread():
    assert concepts("Date of exclusion") == {"date", "x"}
    assert concepts("Date of marmalade exclusion") is None


HEAD = ["Child's UPN", "Estab number", "Susp or perm?", "Start of suspension", "End of suspension"]
ADA = ["A950000178301", "925/4001", "SUSP", DAY, DAY]


def names_of(head, *rows):
    return list(understood(SheetCells("S", [head, *rows]), 0, head).names)


def test_a_tracker_of_names_nobody_listed_is_read():
    (case,) = read(SheetCells("S", [HEAD, ADA]))
    assert case.case.exclusion.first_day == DAY
    assert names_of(HEAD, ADA) == ["UPN", "SchoolDfE", "Category", "StartDate", "EndDate"]


def test_cells_may_veto_a_name():
    head = ["UPN", "Start of suspension"]
    assert names_of(head, ["", "the usual"], ["", "none yet"], ["", "as before"]) == head
    assert names_of(head, ["", "9.11.26"], ["", "tbc"], ["", DAY])[1] == "StartDate"
    assert names_of(head)[1] == "StartDate"


def test_a_bare_name_needs_its_cells_to_speak_for_it():
    head = ["Finish", "Y"]
    rows = [[DAY, "9"], [DAY, "Yr 10"], [DAY, "R"]]
    assert names_of(head, *rows) == ["EndDate", "NCY"]
    assert names_of(head, *rows[:2]) == head
    assert names_of(head, *([word, "no"] for word in ("well", "badly", "late"))) == head


def test_outcome_is_the_governors_only_beside_their_meeting():
    rows = [[DAY, "Upheld"], [DAY, "Reinstated"], [DAY, "Upheld"]]
    assert names_of(["Govs met", "Outcome"], *rows) == ["GDCDate", "GDCOutcome"]
    assert names_of(["Seen on", "Outcome"], *rows) == ["Seen on", "Outcome"]
    rows = [[*row, DAY] for row in rows]
    assert names_of(["Govs met", "Outcome", "IRP held"], *rows)[1] == "Outcome"


def test_of_two_names_for_one_column_neither_is_read_and_it_is_said():
    head = [*HEAD, "Govs met", "GB meeting held"]
    (table,) = tables_in([SheetCells("S", [head, [*ADA, DAY, DAY]])])
    assert "GDCDate" not in table.columns
    assert table.unmatched == ("Govs met", "GB meeting held")
    (said,) = table.unclear
    assert said == (
        "In the sheet S, columns F (“Govs met”) and G (“GB meeting held”) may be the same thing, "
        "and I cannot tell which to use, so I read neither. Say which with “daysix map”."
    )


def test_a_name_of_the_list_goes_before_one_read_by_its_words():
    (table,) = tables_in([SheetCells("S", [[*HEAD, "First day"], [*ADA, DAY]])])
    assert table.titles["StartDate"] == "First day"
    assert table.unmatched == ("Start of suspension",)


def test_names_in_two_rows_are_read_together():
    top = ["Pupil", None, "Governors", None]
    head = ["Learner UPN", "Date PEX'd", "Date", "Result"]
    sheet = SheetCells("S", [top, head, ["A950000178301", DAY, DAY, "Upheld"]])
    (table,) = tables_in([sheet])
    assert {*table.columns} >= {"UPN", "StartDate", "GDCDate", "GDCOutcome"}


def test_the_first_day_may_say_the_kind_of_all_of_them():
    rows = [
        ["Learner UPN", "Date of PEX", "Estab number"],
        ["A950000178301", DAY, "925/4001"],
    ]
    (case,) = read(SheetCells("S", rows))
    assert case.case.exclusion.kind == PERMANENT
    (table,) = tables_in([SheetCells("S", rows)])
    assert table.kind_told
    assert table.unclear[-1].startswith(
        "In the sheet S no column says which kind of exclusion each row is. I took them for "
        "permanent exclusions, because the column name in B1, “Date of PEX”, says so."
    )


def test_a_list_of_pupils_with_a_few_permanent_exclusions_stays_one():
    head = ["UPN", "Surname", "Date of PEX"]
    rows = [[f"A95000017830{n}", "Ash", DAY if n == 1 else None] for n in range(1, 6)]
    assert [table.kind for table in tables_in([SheetCells("S", [head, *rows])])] == ["Pupils"]


def test_the_refusal_says_what_it_saw_and_what_is_missing():
    rows = [["Title"], ["Child's UPN", "School", "Went out"], ["A950000178301", "Oak", DAY]]
    with pytest.raises(BadInput) as refused:
        read(SheetCells("Autumn", rows))
    assert refused.value.code == "T-010"
    assert refused.value.message == (
        "I found no exclusions table in tracker.xlsx. In the sheet Autumn, row 2, I see the "
        "columns “Child's UPN”, “School”, “Went out”, but none I know as the first day out; nor "
        "as the kind of exclusion, its last day or its length. Nothing was read. Say which column "
        "is which with “daysix map tracker.xlsx”, or give the column a plainer name."
    )


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("SUSPENDED FROM (first day out)", "StartDate"),
        ("To (last day out)", "EndDate"),
        ("To (inclusive)", "EndDate"),
        ("Start date / first day of exclusion", "StartDate"),
        ("Start date (end of suspension)", None),
        ("Start date (see guidance)", None),
        ("Exclusion Reason 1", "Reason1"),
        ("REAS 2", "Reason2"),
        ("rsn3_cd", "Reason3"),
        ("PUPIL NAME (surname, first)", "PupilName"),
        ("S / P / L", "Category"),
        ("Agreed by Governors Date", "GDCDate"),
        ("GDC panel date", "GDCDate"),
        ("What govs decided", "GDCOutcome"),
        ("UPHELD Y/N", "GDCOutcome"),
        ("DATE WE WERE TOLD", "NotifiedLADateTime"),
        ("Date we told parents", None),
        ("Date parents were informed in writing", "ParentNoticeDate"),
        ("Parent letter issued", "ParentNoticeDate"),
        ("excl_start_dt", "StartDate"),
        ("estab_no", "SchoolDfE"),
        ("n_sess", "Sessions"),
        ("Schl days out", "SchoolDays"),
        ("Does it start in the morning or the afternoon?", "StartSession"),
        ("rec_status", "Status"),
    ],
)
def test_names_officers_type(name, column):
    said = meaning(name)
    assert (said.column if said else None) == column


def test_numbered_reasons_are_read_where_nothing_else_is_numbered():
    head = ["UPN", "Start of suspension", "Exclusion Reason 1", "Exclusion Reason 2"]
    row = ["A950000178301", DAY, "PP", "DB"]
    assert names_of(head, row)[2:] == ["Reason1", "Reason2"]


def outcomes(name, *typed, met=DAY):
    head = ["UPN", "Category", "Start date", "Governors met", name]
    rows = [[f"A95000017830{at}", "PERM", DAY, met, one] for at, one in enumerate(typed)]
    (table,) = tables_in([SheetCells("S", [head, *rows])])
    return [row.values.get("GDCOutcome") for row in exclusion_rows(table)]


def test_yes_and_no_answer_what_the_name_asks():
    assert outcomes("UPHELD Y/N", "Y", "N", "yes") == ["declined", "reinstated", "declined"]
    assert outcomes("Reinstated Y/N", "Y", "N") == ["reinstated", "declined"]
    assert outcomes("Governors' decision", "Y", "Upheld") == [None, "declined"]


def test_no_before_any_meeting_may_mean_not_yet():
    assert outcomes("UPHELD Y/N", "Y", "N", met=None) == ["declined", None]
