"""Faults planted in a whole tracker, one to a row, and how many the checks find on that row.

A plant is one function: it spoils a clean row of the council's single table, and names the column
to look at. A row it does not fit is left clean, and clean rows must stay silent.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta

import pytest

from daysix.calendars.contract import book_from
from daysix.checks.run import check_tracker
from daysix.council.make import make_council
from daysix.council.messy import messy
from daysix.council.messy_books import BOOKS
from daysix.council.writing import SCHOOL_COLUMNS, TABLE_COLUMNS, school_row, single_table
from daysix.law.finding import ERROR, QUERY
from daysix.tracker import tables
from daysix.tracker.cells import SheetCells
from daysix.tracker.reader import tracker_from
from tests.benchmarks.messy_scores import line, score, total

ON_THE_ROW, ON_THE_CELL = 0.97, 0.93
FALSE_ALARMS, NEIGHBOURS = 2 / 1000, 1 / 1000
EVERY = 9
"""One row in nine is spoiled, so that a child's other rows are mostly clean."""

WEEK, YEAR = timedelta(days=7), 365
MESSY_WRONG = {
    "impossible_date",
    "missing_end",
    "end_before_start",
    "unknown_school",
    "weekend_start",
    "wrong_check_letter",
    "missing_start",
}
PLANTS = {}


def plant(column):
    """Enter a way of spoiling a row: it changes the row, or gives False where it does not fit."""

    def enter(spoil):
        PLANTS[spoil.__name__] = (column, spoil)
        return spoil

    return enter


def moved_year(day, years):
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


@plant("ExamDate")
def exam_without_date(row):
    row |= {"ExamAffected": "Y", "ExamDate": None}


@plant("ExamAffected")
def exam_said_not_affected(row):
    if row["Category"] != "SUSP":
        return False
    row |= {"ExamAffected": "N", "ExamDate": row["StartDate"]}
    return True


@plant("Reason1")
def no_reason(row):
    row |= {"Reason1": None, "Reason2": None, "Reason3": None}


@plant("Reason1")
def reason_in_no_list(row):
    row["Reason1"] = "QX"


@plant("Reason1")
def reason_no_longer_used(row):
    row["Reason1"] = "OT"


@plant("Reason1")
def four_reasons(row):
    row |= {"Reason1": "PP, VA, DB, DM", "Reason2": None, "Reason3": None}


@plant("Reason2")
def reason_twice(row):
    row |= {"Reason2": row["Reason1"], "Reason3": None}


@plant("Reason1")
def words_of_a_knife(row):
    row |= {"Reason1": "DB", "Reason2": None, "Reason3": None, "ReasonText": "Had a knife."}


@plant("NotifiedLADateTime")
def not_said_when_told(row):
    row["NotifiedLADateTime"] = None


@plant("NotifiedLADateTime")
def told_a_year_early(row):
    row["NotifiedLADateTime"] = moved_year(row["NotifiedLADateTime"], -1)


@plant("NotifiedLADateTime")
def told_months_later(row):
    row["NotifiedLADateTime"] += timedelta(days=100)


@plant("ParentNoticeDate")
def letter_before_decision(row):
    row["ParentNoticeDate"] = row["DecisionDate"] - WEEK


@plant("DecisionDate")
def decided_at_the_weekend(row):
    day = row["DecisionDate"]
    row["DecisionDate"] = day - timedelta(days=day.weekday() + 1)


@plant("DecisionDate")
def decided_after_it_began(row):
    row["DecisionDate"] = row["StartDate"] + timedelta(days=7 - row["StartDate"].weekday())


@plant("IncidentDate")
def incident_after_decision(row):
    row["IncidentDate"] = row["DecisionDate"] + WEEK


@plant("StartDate")
def first_day_a_year_early(row):
    row["StartDate"] = moved_year(row["StartDate"], -1)


@plant("EndDate")
def last_day_a_year_late(row):
    if row["Category"] == "PERM":
        return False
    row["EndDate"] = moved_year(row["EndDate"], 1)
    return True


@plant("NCY")
def year_group_of_another_phase(row):
    row["NCY"] = "2" if row["NCY"] not in {"R", "1", "2", "3", "4"} else "11"


@plant("DOB")
def born_ten_years_late(row):
    row["DOB"] = moved_year(row["DOB"], 15)


@plant("GDCDate")
def governors_before_the_exclusion(row):
    row |= {"GDCDate": row["StartDate"] - 2 * WEEK, "GDCOutcome": "UPHELD"}


@plant("GDCDecisionNoticeDate")
def decision_letter_before_meeting(row):
    if not row.get("GDCDate"):
        return False
    row["GDCDecisionNoticeDate"] = row["GDCDate"] - timedelta(days=2)
    return True


@plant("IRPDate")
def review_before_governors(row):
    if not row.get("GDCDate"):
        return False
    row["IRPDate"] = row["GDCDate"] - timedelta(days=3)
    row["IRPRequestDate"] = None
    return True


@plant("GDCDate")
def outcome_without_date(row):
    row |= {"GDCDate": None, "GDCOutcome": "UPHELD", "Status": "UPHELD"}


@plant("Status")
def reinstated_by_nobody(row):
    row |= {"Status": "REINSTATED", "GDCDate": None, "GDCOutcome": None}
    row |= {"ReconsiderDate": None, "ReconsiderOutcome": None}


@plant("CancelledDate")
def cancelled_without_date(row):
    row |= {"Status": "CANCELLED", "CancelledDate": None, "CancelReason": None}


@plant("Status")
def upheld_and_reinstated(row):
    met = row["StartDate"] + 2 * WEEK
    row |= {"Status": "UPHELD", "GDCDate": met, "GDCOutcome": "REINSTATED"}
    row |= {"IRPDate": None, "IRPRequestDate": None}


@plant("LAC")
def not_looked_after_and_virtual_school_told(row):
    row |= {"LAC": "N", "VSHNotified": row["DecisionDate"]}


@plant("SchoolReturnDate")
def back_before_the_last_day(row):
    if row["Category"] != "SUSP" or row["EndDate"] <= row["StartDate"]:
        return False
    row["SchoolReturnDate"] = row["StartDate"]
    return True


@plant("UPN")
def letter_o_for_a_nought(row):
    at = row["UPN"].find("0", 1)
    if at < 0:
        return False
    row["UPN"] = f"{row['UPN'][:at]}O{row['UPN'][at + 1 :]}"
    return True


@plant("UPN")
def made_up_upn(row):
    row["UPN"] = "A000000000000"


@plant("Surname")
def figure_in_a_name(row):
    row["Surname"] = f"{row['Surname'][:-1]}5"


@plant("Surname")
def lost_reference(row):
    row["Surname"] = "#REF!"


@plant("SchoolDfE")
def name_of_another_school(row):
    row["SchoolName"] = "Wuthering Quarry Junior School"


@plant("DOB")
def cells_one_to_the_right(row):
    row |= {"DOB": row["Forename"], "Forename": row["Surname"], "Surname": row["UPN"], "UPN": None}


@pytest.fixture(scope="module")
def council():
    return make_council(schools=60, suspensions_per_year=500, permanent_per_year=60)


def checked_of(council, columns, rows):
    """Everything found in a table of exclusions beside the council's list of schools."""
    schools = [school_row(one, council) for one in council.schools]
    sheets = [
        SheetCells("Exclusions", [columns, *([row.get(name) for name in columns] for row in rows)]),
        SheetCells(
            "Schools",
            [SCHOOL_COLUMNS, *([row.get(name) for name in SCHOOL_COLUMNS] for row in schools)],
        ),
    ]
    return check_tracker(
        tracker_from(sheets, file="tracker.xlsx"),
        book_from(council.calendars),
        as_of=council.as_of,
        la="820",
        tables=tables.tables_in(sheets),
        sheets=sheets,
    )


def asked(checked, *, rules=""):
    """Row, counted from 0, to the columns somebody is asked to mend or to check."""
    found = defaultdict(set)
    for one in checked.findings:
        if one.level not in {ERROR, QUERY} or one.sheet != "Exclusions":
            continue
        if one.rule.startswith(rules):
            found[one.row - 2].add(one.column)
    return found


def planted(council):
    """The council's table with faults in it: rows, and row to (kind, column)."""
    rng = random.Random(6)  # noqa: S311 - the same plants every time, not a secret
    rows = [dict.fromkeys(TABLE_COLUMNS) | dict(row) for row in single_table(council)]
    plants, times = {}, dict.fromkeys(PLANTS, 0)
    for number in range(rng.randrange(EVERY), len(rows), EVERY):
        for kind in sorted(times, key=times.__getitem__):  # what fits few rows comes first
            column, spoil = PLANTS[kind]
            if spoil(rows[number]) is not False:
                plants[number] = (kind, column)
                times[kind] += 1
                break
    return rows, plants


@pytest.fixture(scope="module")
def found_in_planted(council):
    rows, plants = planted(council)
    checked = checked_of(council, list(TABLE_COLUMNS), rows)
    assert not checked.crashed
    return rows, plants, asked(checked)


def recall(plants, found):
    """Share of each kind found on its row, and in its cell."""
    rows, cells, all_ = Counter(), Counter(), Counter()
    for row, (kind, column) in plants.items():
        all_[kind] += 1
        rows[kind] += row in found
        cells[kind] += column in found.get(row, ())
    for kind in sorted(all_):
        print(f"{kind:42} {rows[kind]:4} of {all_[kind]:4} rows, {cells[kind]:4} cells")  # noqa: T201 - the table of recall
    return rows, cells, all_


def test_every_planted_kind_is_found_on_its_row_and_in_its_cell(found_in_planted):
    _, plants, found = found_in_planted
    rows, cells, all_ = recall(plants, found)
    assert set(all_) == set(PLANTS)
    assert min(all_.values()) >= 5
    for kind, n in all_.items():
        assert rows[kind] >= ON_THE_ROW * n, kind
        assert cells[kind] >= ON_THE_CELL * n, kind


def test_clean_rows_beside_planted_ones_stay_silent(found_in_planted):
    """Also those of a child with a planted row: a finding stands on the row that is wrong."""
    rows, plants, found = found_in_planted
    clean = [row for row in range(len(rows)) if row not in plants]
    alarms = [(row, found[row]) for row in clean if row in found]
    print(f"{len(alarms)} false alarms in {len(clean)} clean rows")  # noqa: T201 - as above
    assert len(clean) > 1000
    assert len(alarms) <= NEIGHBOURS * len(clean), alarms[:5]


@pytest.mark.parametrize("layout", ["own_names", "home_made"])
def test_what_the_messy_table_has_wrong_is_found(council, layout):
    spoiled = messy(council, layout=layout)
    checked = checked_of(council, list(spoiled.columns), spoiled.rows)
    assert not checked.crashed
    found = asked(checked)
    wrong = {one.row: (one.kind, "") for one in spoiled.plants if one.kind in MESSY_WRONG}
    rows, _, all_ = recall(wrong, found)
    assert set(all_) == MESSY_WRONG
    assert rows.total() >= ON_THE_ROW * all_.total()
    spoilt = {one.row for one in spoiled.plants if not one.truth}
    alarms = {row for row in asked(checked, rules="X-") if row not in spoilt}
    assert len(alarms) <= FALSE_ALARMS * len(spoiled.rows)


def test_the_plants_are_not_in_the_council_already(council):
    rows = [dict(row) for row in single_table(council)]
    checked = checked_of(council, list(TABLE_COLUMNS), rows)
    assert asked(checked, rules="X-") == {}


def test_a_plant_needs_dates_in_its_row(council):
    row = next(iter(single_table(council)))
    assert isinstance(row["StartDate"], date)
    assert isinstance(row["NotifiedLADateTime"], datetime)


def test_faults_are_found_however_a_team_lays_its_tracker_out(council, tmp_path):
    assert len(BOOKS) >= 14
    scores = [score(council, layout, tmp_path, rows=120) for layout in BOOKS]
    for one in scores:
        print(line(one))  # noqa: T201 - the table of scores
        assert (one.layout, one.strangers, one.lost) == (one.layout, 0, 0)
    every = total(scores)
    assert every.planted > 150
    assert every.clean > 1500
    assert every.hidden >= 3
    assert every.good, [one.missed for one in scores if one.missed]
