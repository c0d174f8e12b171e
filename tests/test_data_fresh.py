"""The packaged tables: each has a source, dates that make sense, and time left to run."""

from __future__ import annotations

import re
from datetime import date

import pytest

from daysix import data
from daysix.law.bank_holidays import HORIZON_FIRST, HORIZON_LAST, remaining_days

SOURCES = data.FOLDER + "/SOURCES.md"
COLUMNS = ("table", "owner", "source", "read", "licence", "doubt")
NEVER_BLANK = ("owner", "source", "read", "licence")


def sources() -> dict[str, dict[str, str]]:
    with open(SOURCES, encoding="utf-8") as file:  # noqa: PTH123
        lines = [line for line in file if line.startswith("| ")][1:]
    cells = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    return {row[0]: dict(zip(COLUMNS, row, strict=True)) for row in cells}


def test_every_table_has_a_source_and_every_source_a_table():
    assert sorted(sources()) == data.names()


@pytest.mark.parametrize("table", data.names())
def test_a_source_says_whose_it_is_when_it_was_read_and_its_licence(table):
    row = sources()[table]
    assert [column for column in NEVER_BLANK if not row[column]] == []
    assert date.fromisoformat(row["read"]) <= date(2026, 11, 23)


@pytest.mark.parametrize("table", data.names())
def test_a_table_is_whole(table):
    rows = data.rows(table)
    assert rows, "an empty table answers nothing"
    for row in rows:
        assert None not in row, f"a row with too many cells: {row}"
        assert None not in row.values(), f"a row with too few cells: {row}"
        assert all(value == value.strip() for value in row.values()), row


@pytest.mark.parametrize("table", data.names())
def test_dates_of_force_are_dates_in_order(table):
    for row in data.rows(table):
        dated = [row[edge] for edge in ("valid_from", "valid_to") if row.get(edge)]
        assert [str(date.fromisoformat(day)) for day in dated] == dated
        assert dated == sorted(dated), row


@pytest.mark.parametrize("table", [name for name in data.names() if "code" in data.rows(name)[0]])
def test_a_code_is_listed_once_and_has_a_label(table):
    codes = [row["code"].upper() for row in data.rows(table)]
    assert sorted(codes) == sorted(set(codes))
    assert [row for row in data.rows(table) if not (row.get("label") or row.get("name"))] == []


@pytest.mark.parametrize("table", data.names())
def test_doubt_is_said_in_a_known_word(table):
    assert {row.get("doubt") or "" for row in data.rows(table)} <= {"", "start", "end", "label"}


def test_a_limit_is_named_once_at_a_time_and_names_its_source():
    seen = set()
    for row in data.rows("limits"):
        key = (row["rule"], row["name"], row["valid_from"])
        assert key not in seen
        seen.add(key)
        assert re.fullmatch(r"[A-Z]+-\d{2,3}", row["rule"]), row
        assert float(row["value"]) > 0
        assert row["unit"]
        assert row["source"]


@pytest.mark.parametrize(
    ("rule", "name", "value", "unit"),
    [
        ("EX-04", "most_days_in_school_year", "45", "school_day"),
        ("EX-03", "lunchtime_in_days", "0.5", "school_day"),
        ("NOT-02", "board_told_over_days_in_term", "5", "school_day"),
        ("NOT-02", "board_told_over_lunchtimes_in_term", "10", "lunchtime"),
        ("GB-01", "must_meet_over_days_in_term", "15", "school_day"),
        ("REC-02", "adjustment", "4000", "GBP"),
        ("ED-06", "penalty_early", "80", "GBP"),
        ("ED-06", "penalty_early_window", "21", "calendar_day"),
        ("ED-06", "penalty_late", "160", "GBP"),
        ("ED-06", "penalty_late_window", "28", "calendar_day"),
    ],
)
def test_limits_are_those_of_the_rulebook(rule, name, value, unit):
    found = [r for r in data.rows("limits") if (r["rule"], r["name"]) == (rule, name)]
    assert [(row["value"], row["unit"]) for row in found] == [(value, unit)]


def test_the_workbook_lists_are_all_here(shared):
    """The lists of the workbook's own design, section 1, code for code."""
    text = (shared / "design" / "workbook.md").read_text(encoding="utf-8").split("## 2.")[0]
    for heading, table in (
        ("Exclusion status", "exclusion_status"),
        ("Referral type", "referral_types"),
        ("Decision", "referral_decisions"),
        ("Status", "referral_status"),
    ):
        listed = re.search(rf"\*\*{heading}\*\*: ([^*]+?)\.(?: |\n)", text).group(1)
        codes = [re.sub(r" \(.*\)", "", code).strip() for code in listed.split(",")]
        assert [row["code"] for row in data.rows(table)] == codes


def test_one_table_is_read_once():
    assert data.rows("sex") is data.rows("sex")


def test_a_table_that_is_not_there_is_an_error():
    with pytest.raises(FileNotFoundError):
        data.rows("no_such_table")


def test_remaining_days_are_counted_to_the_last_day_held():
    assert remaining_days(date(2026, 11, 23)) == 769  # 38 in 2026, 365 in 2027, 366 in 2028
    assert remaining_days(date(2028, 12, 31)) == 0
    assert remaining_days(date(2029, 1, 1)) == -1
    assert date(2000, 1, 1) == HORIZON_FIRST
    assert date(2028, 12, 31) == HORIZON_LAST


@pytest.mark.parametrize("day", [date(2026, 11, 23), date.today()])  # noqa: DTZ011
def test_twelve_months_of_bank_holidays_are_left(day):
    assert remaining_days(day) >= 365, (
        f"Bank holidays run out on {HORIZON_LAST}. Add the years gov.uk has published since to "
        "addin/daysix/data/bank_holidays_published.csv, move HORIZON_LAST in "
        "addin/daysix/law/bank_holidays.py to the last day published, run "
        "`python -m daysix.build bank_holidays`, and bring SOURCES.md up to date."
    )
