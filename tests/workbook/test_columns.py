"""The definition of columns: whole, in order, and no less than the workbook's design asks for."""

from __future__ import annotations

import csv
import re

import pytest

from daysix import data
from daysix.tracker.fields import FIELDS
from daysix.tracker.headers import match
from daysix.workbook import lists
from daysix.workbook.columns import CALC, SNAP, TYPED, columns_of, place_of, sheet_names
from daysix.workbook.tables import TABLES

ROWS = data.rows("columns")
TYPES = {"key", "fk", "text", "longtext", "upn", "date", "datetime", "time", "number", "days",
         "money", "percent", "list", "link"}  # fmt: skip
SHEETS = """
    Exclusions Pupils Schools Panels Referrals Actions Inbox Moves Reintegration CME Calendar
    CalendarIndex Hearings Visits PSP Providers Contacts Settings Lists ShareBaseline
    FairnessLog Finance Audit Issues Today
""".split()  # noqa: SIM905 - easier to read than quotes
FORBIDDEN = re.compile(
    r"\b(python|null|json|sync|parse|uuid|string|boolean|integer)\b", re.IGNORECASE
)

# Names the design gives in shorthand, spelled out here as the sheet has them.
SPELLED_OUT = {
    "Reason1..3": ("Reason1", "Reason2", "Reason3"),
    "ExamAffected + ExamDate": ("ExamAffected", "ExamDate"),
    "Method": ("GDCDecisionNoticeMethod",),
    "Day6Days (late)": ("Day6Days",),
}


def test_every_sheet_is_there_and_no_other():
    assert sorted(sheet_names()) == sorted(SHEETS)


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_is_in_order_everyday_columns_first(sheet):
    rows = [row for row in ROWS if row["sheet"] == sheet]
    assert [int(row["order"]) for row in rows] == list(range(1, len(rows) + 1))
    names = [row["column"].lower() for row in rows]
    assert sorted(set(names)) == sorted(names)
    everyday = [column.everyday for column in columns_of(sheet)]
    assert everyday[0]
    assert everyday == sorted(everyday, reverse=True)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['sheet']}.{row['column']}")
def test_a_column_says_what_it_holds(row):
    assert row["type"] in TYPES
    assert row["filled"] in {CALC, TYPED, SNAP}
    assert row["everyday"] in {"yes", "no"}
    assert 1 <= len(row["title"]) <= 32
    assert 1 <= len(row["help"]) <= 255
    assert not FORBIDDEN.search(row["help"] + row["title"])
    assert float(row["width"]) >= len(row["column"]) + 4, "the header and its button would clip"
    expected = {"date": "dd mmm yyyy", "datetime": "dd mmm yyyy hh:mm", "key": "@", "upn": "@"}
    assert row["format"] == expected.get(row["type"], row["format"])
    assert bool(row["list"]) == (row["type"] in {"list", "fk"})
    if row["type"] == "fk":
        assert row["list"] in SHEETS


def test_every_list_named_has_codes():
    own = {row["list"] for row in data.rows("workbook_lists")}
    for name in lists.used_lists():
        assert name in own or "code" in data.rows(name)[0], name
    assert own <= set(lists.used_lists()), "a list nobody chooses from"


def test_a_choice_is_listed_once():
    pairs = [(row["list"], row["choice"]) for row in data.rows("workbook_lists")]
    assert sorted(set(pairs)) == sorted(pairs)


def test_codes_in_use_stand_together_and_retired_ones_last():
    rows = lists.choices()
    spans = lists.spans(rows)
    assert set(spans) == set(lists.used_lists())
    first, last = spans["exclusion_reasons"]
    codes = [one.code for one in rows[first - 2 : last - 1]]
    assert {"PP", "DB", "MP"} <= set(codes)
    assert "OT" not in codes
    assert "OT" in {one.code for one in rows if one.list == "exclusion_reasons"}
    first, last = spans["exclusion_categories"]
    assert [one.code for one in rows[first - 2 : last - 1]][:3] == ["PERM", "SUSP", "LNCH"]


@pytest.mark.parametrize("kind", sorted(FIELDS))
def test_the_tracker_reader_knows_the_columns_by_their_names(kind):
    names = [column.name for column in columns_of(kind)]
    found = match(names, kind)
    assert found.claims == ()
    assert [names[place] for place in found.unmatched] == []


def test_every_column_the_reader_takes_from_exclusions_is_there_or_looked_up():
    """A team's own tracker may say more of child and school on the row; ours has sheets for it."""
    names = [column.name for column in columns_of("Exclusions")]
    missing = set(FIELDS["Exclusions"]) - set(match(names, "Exclusions").columns)
    assert missing == {"AdmittedDate", "CalendarID", "DOB", "EHCP", "PupilName", "SchoolType"}


def test_every_table_has_a_sheet_and_today_is_a_page():
    assert set(TABLES) == set(SHEETS) - {"Today"}
    assert place_of("Exclusions", "ExclusionID") == 0


def test_the_tracker_of_the_design_is_all_here(shared):
    """Sheet A of the design, name for name."""
    text = (shared / "design" / "workbook.md").read_text(encoding="utf-8")
    part = text.split("**A. Exclusions tracker**")[1].split("**B. Pupils**")[0]
    named = []
    for line in re.findall(r"^\| [\d-]+ \| ([^|]+) \|", part, re.MULTILINE):
        for name in [line.strip()] if line.strip() in SPELLED_OUT else line.split(","):
            named += SPELLED_OUT.get(name.strip(), (name.strip(),))
    assert len(named) == 90 + 1, "90 numbers, of which 41 names two columns"
    have = {column.name for column in columns_of("Exclusions")}
    assert [name for name in named if name not in have] == []


@pytest.mark.parametrize(
    ("heading", "sheet"),
    [("B. Pupils", "Pupils"), ("C. Schools", "Schools"), ("E. Actions", "Actions"),
     ("F. Inbox", "Inbox"), ("J. Calendar", "Calendar"), ("I. CME register", "CME"),
     ("G. Moves (managed/off-site/AP)", "Moves"), ("H. Reintegration plans", "Reintegration")],
)  # fmt: skip
def test_the_other_sheets_of_the_design_are_here(shared, heading, sheet):
    """Read loosely: every name of two humps or more, or with a figure, must be a column."""
    text = (shared / "design" / "workbook.md").read_text(encoding="utf-8")
    part = re.search(rf"\*\*{re.escape(heading)}\*\*: (.*)", text).group(1)
    part = re.sub(r"\([^()]*\)|\*\*Trap.*|; plus CalendarIndex.*|\*\*", "", part)
    named = [re.split(r"[ /%]", piece.strip())[0] for piece in part.split(",")]
    wanted = [name for name in named if re.fullmatch(r"[A-Z][a-z]+[A-Z]\w*", name)]
    have = {column.name.split("/")[0] for column in columns_of(sheet)}
    spelled_out = {"Address1-3", "SiblingIDs"}
    missing = [name for name in wanted if name not in have and name not in spelled_out]
    assert missing == []
    assert len(wanted) >= 3


def test_duties_are_those_of_the_list(shared):
    with (shared / "design" / "duties.csv").open(encoding="utf-8", newline="") as file:
        known = {row["id"] for row in csv.DictReader(file)}
    for row in ROWS:
        assert row["duty"], row["column"]
        assert {duty for duty in row["duty"].split(" ") if duty not in known} == set()
