"""Explain date: the days of the row in front of the officer, counted and skipped, with the law."""

from datetime import date

import pytest

from daysix.jobs.click.due_list import offer_due_list
from daysix.jobs.click.explain_date import explain_date
from daysix.law.errors import BadInput
from tests.jobs.click.conftest import go_on
from tests.jobs.open_team_book import HEADERS, in_memory


def stand(desk, row, name, sheet="Exclusions"):
    desk.go_to(sheet, row, HEADERS.index(name) + 1)
    return desk


def test_the_date_of_the_column_comes_first_day_by_day(click):
    desk = stand(in_memory(training=(date(2026, 12, 4),)), 2, "GDCLastDate")
    said = click(explain_date, desk).sentences
    assert said[0] == (
        "2026-0014 Archer, Ash: Governors decide on reinstatement, Mon 4 Jan 2027 "
        "(14 school days left)."
    )
    # 27 November is day 0; the training day and Christmas are not counted
    strip = [line.strip() for line in said if line.startswith("    day") or "–  " in line]
    assert strip == [
        "day  0  Fri 27 Nov 2026",
        "–    Sat 28 Nov 2026 to Sun 29 Nov 2026: weekend",
        "day  1  Mon 30 Nov 2026",
        "day  2  Tue 1 Dec 2026",
        "day  3  Wed 2 Dec 2026",
        "day  4  Thu 3 Dec 2026",
        "–    Fri 4 Dec 2026: INSET day",
        "–    Sat 5 Dec 2026 to Sun 6 Dec 2026: weekend",
        "day  5  Mon 7 Dec 2026",
        "day  6  Tue 8 Dec 2026",
        "day  7  Wed 9 Dec 2026",
        "day  8  Thu 10 Dec 2026",
        "day  9  Fri 11 Dec 2026",
        "–    Sat 12 Dec 2026 to Sun 13 Dec 2026: weekend",
        "day 10  Mon 14 Dec 2026",
        "day 11  Tue 15 Dec 2026",
        "day 12  Wed 16 Dec 2026",
        "day 13  Thu 17 Dec 2026",
        "day 14  Fri 18 Dec 2026",
        "–    Sat 19 Dec 2026 to Sun 20 Dec 2026: weekend",
        "–    Mon 21 Dec 2026 to Thu 24 Dec 2026: school holiday",
        "–    Fri 25 Dec 2026: bank holiday: Christmas Day",
        "–    Sat 26 Dec 2026 to Sun 27 Dec 2026: weekend",
        "–    Mon 28 Dec 2026: bank holiday: Boxing Day (substitute day)",
        "–    Tue 29 Dec 2026 to Thu 31 Dec 2026: school holiday",
        "–    Fri 1 Jan 2027: bank holiday: New Year's Day",
        "–    Sat 2 Jan 2027 to Sun 3 Jan 2027: weekend",
        "day 15  Mon 4 Jan 2027",
    ]
    assert any("regs 6" in line for line in said)


def test_another_column_asks_about_another_date_and_its_other_reading(click):
    said = click(explain_date, stand(in_memory(), 2, "Day6Date")).sentences
    assert said[1] == (
        "ED-02  Education from the sixth day of a permanent exclusion: Monday 7 December 2026"
    )
    assert any(line.startswith("    Other reading: Tuesday 8 December 2026") for line in said)
    assert any(line.startswith("GB-01  ") for line in said)


def test_in_any_other_column_what_is_most_urgent_comes_first(click):
    said = click(explain_date, stand(in_memory(), 2, "PupilID")).sentences
    assert said[1].startswith("ED-02  ")


def test_a_line_of_our_own_list_is_explained_too(click):
    desk = in_memory()
    click(offer_due_list, desk).carry_out(go_on)
    desk.go_to("Due list", 3, 1)
    assert click(explain_date, desk).sentences[1].startswith("GB-01  ")


def test_nothing_is_written(click):
    desk = stand(in_memory(), 2, "GDCLastDate")
    before = {name: dict(sheet.values) for name, sheet in desk.book.items()}
    click(explain_date, desk)
    assert {name: dict(sheet.values) for name, sheet in desk.book.items()} == before


@pytest.mark.parametrize(
    ("sheet", "row"), [("Exclusions", 1), ("Exclusions", 5), ("Pupils", 2), ("Calendar", 9)]
)
def test_where_no_case_stands_it_says_so(click, sheet, row):
    desk = in_memory()
    desk.go_to(sheet, row, 1)
    with pytest.raises(BadInput) as refused:
        click(explain_date, desk)
    assert refused.value.code == "J-071"
    assert f"row {row} of the sheet {sheet}" in refused.value.message


def test_with_no_cell_in_front_it_asks_for_one(click):
    with pytest.raises(BadInput) as refused:
        click(explain_date, in_memory())
    assert refused.value.code == "J-070"


def test_a_row_that_cannot_be_dated_says_why(click):
    with pytest.raises(BadInput) as refused:
        click(explain_date, stand(in_memory(), 4, "GDCLastDate"))
    assert refused.value.code == "J-072"
    assert "(X-010)" in refused.value.message
