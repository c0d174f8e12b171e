"""Which column is which: our list first, then what a person said; a suggestion is only that."""

from __future__ import annotations

import json
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from daysix import cli
from daysix.calendars.contract import book_from
from daysix.jobs.beside.side_files import beside
from daysix.jobs.check import check_file
from daysix.jobs.deadlines import date_tracker
from daysix.jobs.mapping.changes import EVERYTHING, Said, say
from daysix.jobs.mapping.contents import contents_of
from daysix.jobs.mapping.maps import map_file
from daysix.jobs.mapping.suggest import suggested
from daysix.jobs.mapping.words import map_lines
from daysix.jobs.mending.fix_tracker import fix_tracker
from daysix.jobs.mending.undo import undo_last
from daysix.law.errors import BadInput
from daysix.tracker.cells import SheetCells
from daysix.tracker.confirmed import Confirmed
from daysix.tracker.headers import aliases, normal
from daysix.tracker.tables import tables_in

AS_OF = date(2026, 11, 30)
DAYS = [date(2026, 11, day) for day in (2, 3, 4, 5, 6, 9, 10, 11, 12, 13)]
BIRTHDAYS = [date(2012, 1 + n, 3) for n in range(10)]
YES = ["Y", "N"] * 5
SCHOOLS = ["Oak High", "Elm School"] * 5
FIGURES = [1.0, 2.0, 5.0, 0.5] * 3
UPNS = [f"A8202000100{n:02}" for n in range(10)]
HEAD = ["Our no.", "UPN", "Surname", "Forename", "DOB", "Schl name", "Kind of\nexclus",
        "Date of exclus", "End date of suspens", "Odd jobs", "Year", "LAC", "Weather"]  # fmt: skip
ANN = ["A1", UPNS[0], "Marsh", "Ann", BIRTHDAYS[0], "Oak High", "Perm", date(2026, 11, 9), None,
       "Fight", 2026, "N", "sunny"]  # fmt: skip
BEN = ["A2", UPNS[1], "Reed", "Ben", BIRTHDAYS[1], "Oak High", "Susp", date(2026, 11, 10),
       date(2026, 11, 12), "Swore", 2026, "Y", "rain"]  # fmt: skip
CAS = ["A3", UPNS[2], "Vale", "Cas", BIRTHDAYS[2], "Elm School", "Susp", date(2026, 11, 11),
       date(2026, 11, 11), "Left", 2026, "N", "rain"]  # fmt: skip
CALENDAR = book_from(
    [
        {
            "name": "All",
            "terms_per_year": 3,
            "terms": [
                {"name": "Autumn", "start": "2026-09-01", "end": "2026-12-18"},
                {"name": "Spring", "start": "2027-01-04", "end": "2027-03-25"},
                {"name": "Summer", "start": "2027-04-12", "end": "2027-07-21"},
            ],
            "breaks": [],
            "inset": [],
            "closures": [],
            "schools": ["*"],
        }
    ]
)


def save(path, rows, *, name="Log", before=2):
    book = Workbook()
    sheet = book.active
    sheet.title = name
    for _ in range(before):
        sheet.append(["Our log"] if not sheet.max_row > 1 else [])
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
def home(tmp_path):
    return save(tmp_path / "home.xlsx", [HEAD, ANN, BEN, CAS])


def known(path):
    return {one.heading: one for one in map_file(path, as_of=AS_OF).columns}


def governors(path):
    """Row to the last day for governors to decide, of permanent exclusions."""
    dated = date_tracker(path, as_of=AS_OF, book=CALENDAR)
    return {row.row: due.due for row in dated.rows for due in row.dues if due.rule.id == "GB-01"}


@pytest.mark.parametrize(
    ("heading", "cells", "column"),
    [
        ("Date of excl", DAYS, "StartDate"),
        ("Frist day out", DAYS, "StartDate"),
        ("Last day of susp.", DAYS, "EndDate"),
        ("LA notfied date", DAYS, "NotifiedLADateTime"),
        ("Dt of birth", BIRTHDAYS, "DOB"),
        ("Kind of\nexcl", ["Perm", "Susp"], "Category"),
        ("Excluding sch", SCHOOLS, "SchoolName"),
        ("Exclusion lenght", FIGURES, "SchoolDays"),
        ("Prov start dt", DAYS, "Day6Start"),
        ("Day 6 dt", DAYS, "Day6Date"),
        ("Unique pupil no.s", UPNS, "UPN"),
        # traps: nothing may be suggested
        ("LAC notified date", DAYS, None),
        ("LAC notified", DAYS, None),
        ("LAC date", DAYS, None),
        ("Dt of birth", DAYS, None),
        ("Date of excl", BIRTHDAYS, None),
        ("Date of excl", ["see letter"] * 5, None),
        ("Frist day out", FIGURES, None),
        ("Unique pupil no.s", DAYS, None),
        ("Unique pupil no.s", SCHOOLS, None),
        ("Day 6 dt", FIGURES, None),
        ("Sch day", DAYS, None),
        ("Excluding sch", FIGURES, None),
        ("Curriculum yr", [2025, 2026, 2026], None),
        ("Yr of exclusion", [2025, 2026, 2026], None),
        ("Parent name", ["Jo Marsh"] * 5, None),
        ("Date of LA letter", DAYS, None),
        ("Weather", ["sunny"] * 5, None),
        ("", DAYS, None),
        ("?", DAYS, None),
    ],
)
def test_a_name_and_what_stands_beneath_it_must_agree(heading, cells, column):
    found = suggested(heading, cells, kind="Exclusions", as_of=AS_OF)
    assert [one.column for one in found] == ([column] if column else [])


def test_a_curriculum_year_is_told_from_a_calendar_year_by_its_cells():
    (one,) = suggested("Curriculum yrs", [9, 10, 11], kind="Exclusions", as_of=AS_OF)
    assert one.column == "NCY"


@pytest.mark.parametrize(
    ("heading", "column"),
    [("LAC", "LAC"), ("LA notified date", "NotifiedLADateTime"), ("DOB", "DOB"),
     ("Date of exclusion", "StartDate"), ("School", "SchoolName"), ("Days", "SchoolDays"),
     ("Day 6 date", "Day6Date")],
)  # fmt: skip
def test_our_own_list_goes_first_whatever_the_cells_say(tmp_path, heading, column):
    assert aliases("Exclusions")[normal(heading)] == column
    rows = [["UPN", "Type", "Start", heading], *([upn, "SUSP", DAYS[0], "x"] for upn in UPNS)]
    if column == "StartDate":
        rows[0][2] = "Weather"
    found = known(save(tmp_path / "a.xlsx", rows))[heading]
    assert (found.how, found.column) == ("alias", column)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (DAYS, "dates"),
        ([*DAYS, "see letter"], "dates in 10 of 11 cells"),
        (YES, "yes or no"),
        ([2025, "2025/26", 2026], "calendar years"),
        (FIGURES, "figures"),
        (UPNS, "pupil numbers (UPN)"),
        (SCHOOLS, "words"),
        (["x" * 80] * 3, "long text"),
        ([DAYS[0], 3, "x", True], "different things"),
        ([], "empty"),
    ],
)
def test_contents_are_told_without_repeating_them(cells, said):
    assert str(contents_of(cells)) == said


def test_every_column_is_shown_with_what_it_is_taken_for(home):
    found = map_file(home, as_of=AS_OF)
    (table,) = found.tables
    assert (table.kind, table.row, table.perhaps) == ("Exclusions", 3, True)
    assert [(one.col, one.how, one.column) for one in table.columns] == [
        ("A", "unused", ""),
        ("B", "alias", "UPN"),
        ("C", "alias", "Surname"),
        ("D", "alias", "Forename"),
        ("E", "alias", "DOB"),
        ("F", "unused", ""),
        ("G", "suggested", "Category"),
        ("H", "suggested", "StartDate"),
        ("I", "suggested", "EndDate"),
        ("J", "unused", ""),
        ("K", "alias", "NCY"),
        ("L", "alias", "LAC"),
        ("M", "unused", ""),
    ]
    doubts = [one.heading for one in table.columns if one.doubt]
    assert doubts == ["Year"]


def test_lines_hold_column_names_and_no_child(home):
    text = json.dumps([*map_lines(map_file(home, as_of=AS_OF))])
    assert "Date of exclus" in text
    assert not any(word in text for word in ("Marsh", "Reed", "Oak", UPNS[0], "2012", "Fight"))


def test_a_suggestion_counts_for_nothing_until_it_is_confirmed(home):
    with pytest.raises(BadInput, match="daysix map") as refused:
        check_file(home, as_of=AS_OF)
    assert refused.value.code == "T-010"
    say(home, Said(accept_all=True), as_of=AS_OF)
    assert check_file(home, as_of=AS_OF).checked.rows == 3
    # Ann: noticed at the latest on the first day, Monday 9 November; 15 school days on is Monday 30
    assert governors(home) == {4: date(2026, 11, 30)}


def test_what_was_said_is_kept_when_columns_move_and_rows_are_sorted(home):
    say(home, Said(accept_all=True, accept=["schl NAME=School"]), as_of=AS_OF)
    order = [7, 12, 6, 0, 1, 2, 3, 4, 5, 8, 9, 10, 11]
    save(home, [[row[at] for at in order] for row in (HEAD, CAS, BEN, ANN)], name="Tracker")
    assert governors(home) == {6: date(2026, 11, 30)}
    assert known(home)["Schl name"].column == "SchoolName"


def test_every_verb_reads_what_was_said(home, capsys):
    say(home, Said(accept_all=True), as_of=AS_OF)
    rows = [HEAD, ANN, [*BEN[:6], "FIXD", *BEN[7:]], CAS]
    save(home, rows)
    fixed = fix_tracker(home, as_of=AS_OF, apply=True, rules=["X-004"])
    assert [(one.place, one.new, one.applied) for one in fixed.fixes] == [
        (("Log", "G5"), "SUSP", True)
    ]
    undone = undo_last(home)
    assert undone.all_restored
    assert load_workbook(home)["Log"]["G5"].value == "FIXD"
    calendar = home.with_name("calendars.json")
    terms = [
        {"name": "Autumn", "start": "2026-09-01", "end": "2026-12-18"},
        {"name": "Spring", "start": "2027-01-04", "end": "2027-03-25"},
        {"name": "Summer", "start": "2027-04-12", "end": "2027-07-21"},
    ]
    calendar.write_text(json.dumps([{"name": "All", "terms_per_year": 3, "terms": terms,
                                     "schools": ["*"]}]))  # fmt: skip
    where = ["--tracker", str(home), "--as-of", "2026-11-30"]
    assert cli.main(["explain", "row 4", *where, "--rule", "GB-01"]) == 0
    assert "Monday 30 November 2026" in capsys.readouterr().out
    assert cli.main(["ics", str(home), "--as-of", "2026-11-10"]) == 0
    assert "BEGIN:VEVENT" in home.with_suffix(".ics").read_text()


def test_a_column_left_out_is_neither_read_nor_named(home):
    say(home, Said(accept_all=True, ignore=["YEAR", "Weather"]), as_of=AS_OF)
    found = known(home)
    assert (found["Year"].how, found["Year"].column) == ("ignored", "")
    notes = " ".join(check_file(home, as_of=AS_OF).notes)
    assert "Odd jobs" in notes
    assert "Weather" not in notes
    assert "Year" not in notes


def test_what_was_said_can_be_forgotten(home):
    say(home, Said(accept_all=True, ignore=["Year"]), as_of=AS_OF)
    say(home, Said(forget=["year"]), as_of=AS_OF)
    assert known(home)["Year"].how == "alias"
    assert known(home)["Date of exclus"].how == "confirmed"
    say(home, Said(forget=[EVERYTHING]), as_of=AS_OF)
    assert known(home)["Date of exclus"].how == "suggested"


def test_a_person_goes_before_our_list(tmp_path):
    path = save(
        tmp_path / "a.xlsx",
        [["UPN", "Type", "Start", "Date excluded on form"], [UPNS[0], "PERM", DAYS[0], DAYS[1]]],
    )
    say(path, Said(ignore=["Start"], accept=["Date excluded on form=StartDate"]), as_of=AS_OF)
    dated = date_tracker(path, as_of=AS_OF, book=CALENDAR)
    assert dated.rows[0].case is not None
    assert dated.rows[0].case.exclusion.first_day == DAYS[1]


def test_of_two_names_for_one_thing_neither_is_suggested(tmp_path):
    rows = [["UPN", "Type", "Start", "End date of suspens", "End date of exclus"]]
    rows += [[upn, "SUSP", day, day, day] for upn, day in zip(UPNS, DAYS, strict=True)]
    path = save(tmp_path / "a.xlsx", rows)
    found = known(path)
    for name, other in (("End date of suspens", "End date of exclus"),
                        ("End date of exclus", "End date of suspens")):  # fmt: skip
        assert (found[name].how, found[name].column) == ("unused", "")
        assert other in found[name].doubt
    say(path, Said(accept=["End date of exclus=Last day out"]), as_of=AS_OF)
    assert known(path)["End date of exclus"].column == "EndDate"
    assert known(path)["End date of suspens"].doubt == ""


def test_a_second_column_for_the_same_thing_is_refused(home):
    with pytest.raises(BadInput, match="DOB") as refused:
        say(home, Said(accept=["Date of exclus=Date of birth"]), as_of=AS_OF)
    assert refused.value.code == "J-055"
    with pytest.raises(BadInput) as refused:
        say(home, Said(accept=["Date of exclus=First day", "Odd jobs=First day"]), as_of=AS_OF)
    assert refused.value.code == "J-055"
    assert not beside(home, "daysix-map.json").exists()


def test_two_columns_of_one_name_are_read_as_without_a_mapping(tmp_path):
    rows = [["UPN", "Type", "Date of exclus", "Date of exclus"]]
    rows += [[upn, "PERM", day, day] for upn, day in zip(UPNS, DAYS, strict=True)]
    path = save(tmp_path / "a.xlsx", rows)
    say(path, Said(accept=["Date of exclus=StartDate"]), as_of=AS_OF)
    dated = date_tracker(path, as_of=AS_OF, book=CALENDAR)
    assert [row.case.exclusion.first_day for row in dated.rows if row.case] == DAYS
    assert any("more than one column is called “Date of exclus”" in note for note in dated.notes)


def test_names_in_two_rows_are_said_as_one(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.append(["Pupil", None, "Time away", None, "What"])
    sheet.append(["UPN", "Surname", "Begins", "Ends", "Type"])
    for upn, day in zip(UPNS, DAYS, strict=True):
        sheet.append([upn, "Marsh", day, None, "PERM"])
    for span in ("A1:B1", "C1:D1"):
        sheet.merge_cells(span)
    path = tmp_path / "a.xlsx"
    book.save(path)
    say(path, Said(accept=["Begins=StartDate", "Ends=EndDate"]), as_of=AS_OF)
    dated = date_tracker(path, as_of=AS_OF, book=CALENDAR)
    assert [row.case.exclusion.first_day for row in dated.rows if row.case] == DAYS


def test_a_sheet_nobody_would_know_can_be_said_to_hold_exclusions(tmp_path):
    rows = [["Kid", "Went", "Came back after"], *(["Ann Marsh", day, day] for day in DAYS)]
    path = save(tmp_path / "a.xlsx", rows, name="Sheet3", before=0)
    (table,) = map_file(path, as_of=AS_OF).tables
    assert (table.sheet, table.kind) == ("Sheet3", "")
    say(path, Said(sheets=["Sheet3=exclusions"]), as_of=AS_OF)
    with pytest.raises(BadInput, match="daysix map") as refused:
        date_tracker(path, as_of=AS_OF, book=CALENDAR)
    assert refused.value.code == "T-040"
    say(path, Said(accept=["Went=First day out", "Kid=Name of the child"]), as_of=AS_OF)
    dated = date_tracker(path, as_of=AS_OF, book=CALENDAR)
    assert len(dated.rows) == 10
    (why,) = {refusal.message for row in dated.rows for refusal in row.refusals}
    assert "daysix map" in why
    say(path, Said(forget=["Sheet3"]), as_of=AS_OF)
    assert map_file(path, as_of=AS_OF).confirmed.sheets == {}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (Said(sheets=["Nowhere=Exclusions"]), "J-050"),
        (Said(sheets=["Log=Horses"]), "J-051"),
        (Said(sheets=["Log"]), "J-051"),
        (Said(accept=["Date of exclus"]), "J-052"),
        (Said(accept=["Date of exclus=Nonsense"]), "J-053"),
        (Said(accept=["Date of something=StartDate"]), "J-054"),
        (Said(ignore=["Date of something"]), "J-054"),
        (Said(ignore=[""]), "J-054"),
        (Said(forget=["Weather"]), "J-056"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(home, said, code):
    with pytest.raises(BadInput, match="Nothing was changed") as refused:
        say(home, said, as_of=AS_OF)
    assert refused.value.code == code
    assert not beside(home, "daysix-map.json").exists()


@pytest.mark.parametrize("text", ["{", "[]", '{"columns": 3, "sheets": {}}', '{"sheets": {}}'])
def test_a_spoilt_memory_is_never_read_past(home, text):
    beside(home, "daysix-map.json").write_text(text)
    with pytest.raises(BadInput) as refused:
        check_file(home, as_of=AS_OF)
    assert refused.value.code == "J-001"


def test_check_and_deadlines_name_columns_that_may_be_ours(tmp_path):
    rows = [["UPN", "Type", "Start", "End date of suspens", "Weather"]]
    rows += [[upn, "SUSP", day, day, "rain"] for upn, day in zip(UPNS, DAYS, strict=True)]
    path = save(tmp_path / "a.xlsx", rows)
    note = (
        "1 column was not used that I may know: “End date of suspens” may be Last day out. Confirm "
        "with “daysix map”."
    )
    assert note in check_file(path, as_of=AS_OF).notes
    assert note in date_tracker(path, as_of=AS_OF, book=CALENDAR).notes
    say(path, Said(accept_all=True), as_of=AS_OF)
    assert not any("may be" in note for note in check_file(path, as_of=AS_OF).notes)


def test_the_room_of_trackers_is_told_and_remembers_nothing():
    sheet = SheetCells("S", [["UPN", "Type", "Went"], [UPNS[0], "SUSP", DAYS[0]]])
    said = Confirmed({"Exclusions": {"went": "StartDate"}})
    (table,) = tables_in([sheet], said)
    assert (table.columns["StartDate"], table.titles["StartDate"]) == (2, "Went")
    assert [table.kind for table in tables_in([sheet])] == []


def test_on_the_command_line(home, capsys):
    where = [str(home), "--as-of", "2026-11-30"]
    assert cli.main(["map", *where]) == 1
    assert "may be First day out (dates): not used until you confirm it" in capsys.readouterr().out
    assert cli.main(["map", *where, "--accept-all", "--ignore", "Year", "--json"]) == 0
    *lines, last = map(json.loads, capsys.readouterr().out.splitlines())
    assert last["summary"] == {
        "file": "home.xlsx", "alias": 5, "words": 1, "confirmed": 3, "suggested": 0, "ignored": 1,
        "unused": 3,
    }  # fmt: skip
    assert {one["heading"]: one["how"] for one in lines}["Year"] == "ignored"
    assert cli.main(["map", *where, "--apply"]) == 2
    assert "(B-070)" in capsys.readouterr().err
