"""A home-made tracker in the team workbook: every cell somewhere, every date the same."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook, load_workbook

from daysix import cli
from daysix.calendars.contract import book_from
from daysix.council.make import make_council
from daysix.council.messy_books import BOOKS, messy_book
from daysix.council.writing import single_table, tracker_sheets
from daysix.desk.reading import read_workbook
from daysix.jobs.carry.carrying import LEFTOVERS, carry, leftovers, write
from daysix.jobs.deadlines import date_tracker
from daysix.jobs.mapping.changes import Said, say
from daysix.law.answer import Due
from daysix.law.errors import BadInput
from daysix.workbook.columns import columns_of
from daysix.workbook.tables import FORMULAS
from tests.benchmarks.messy_scores import write as write_messy

AS_OF = date(2026, 11, 30)
MON_9, TUE_10, WED_11, THU_12 = (date(2026, 11, day) for day in (9, 10, 11, 12))
BORN = date(2012, 3, 4)
HALF_PAST = datetime.combine(WED_11, time(9, 30))
A, B = "A820200010001", "A820200010002"
LAYOUTS = (
    "as_text",
    "merged_schools",
    "school_headings",
    "one_row_a_child_grouped",
    "names_twice_and_lists",
)
ROWS = 20
KNOWN_WORDS = {"Fixed term": "SUSP", "Suspension": "SUSP", "Permanent": "PERM", "PEX": "PERM"}


@pytest.fixture(scope="module")
def council():
    return make_council(schools=15, suspensions_per_year=60, permanent_per_year=20)


@pytest.fixture(scope="module")
def calendars(council):
    return book_from(council.calendars)


def save(path, sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
            for cell in sheet[sheet.max_row]:
                if isinstance(cell.value, str):
                    cell.data_type = "s"  # never a formula
    book.save(path)
    return path


def carried(path, target):
    found = carry(path, as_of=AS_OF)
    write(found, target)
    return found


def cells(path):
    """Sheet to address to what a cell holds."""
    return {
        sheet.title: {
            cell.coordinate: cell.value
            for row in sheet.iter_rows()
            for cell in row
            if has(cell.value)
        }
        for sheet in load_workbook(path, data_only=True)
    }


def table(path, name):
    """The rows of a sheet of the new workbook as column name to value, blanks left out."""
    sheets = {sheet.name: sheet.rows for sheet in read_workbook(path)}
    return rows_of_a_sheet(sheets.get(name, [[]]))


def rows_of_a_sheet(rows):
    first, *rest = rows
    found = [
        {head: plain(value) for head, value in zip(first, row, strict=False) if has(value)}
        for row in rest
    ]
    return [row for row in found if row]


def has(value):
    return value is not None and str(value).strip() != ""


def laid_out(path, name="Exclusions"):
    """The same before it is written."""
    records = carry(path, as_of=AS_OF).rows.sheets[name]
    return [{key: value for key, value in one.items() if has(value)} for one in records]


def plain(value):
    """A value as people compare it: a day without its midnight, a whole number without .0."""
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return " ".join(value.split()) if isinstance(value, str) else value


def facts(answer):
    if isinstance(answer, Due):
        # Not the state: the old tracker may have no column for what the new one has room for.
        return (answer.rule.id, answer.part, answer.due, answer.done_on, answer.trigger.day)
    rule = getattr(answer, "rule", None)
    value = str(getattr(answer, "value", ""))
    return (rule.id if rule else "", type(answer).__name__, getattr(answer, "code", ""), value)


def answers(path, book):
    dated = date_tracker(path, as_of=AS_OF, book=book, la="820")
    return [sorted(repr(facts(one)) for one in row.answers) for row in dated.rows]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_is_lost_and_every_date_is_the_same(council, calendars, tmp_path, layout):
    messy = messy_book(council, layout, limit=ROWS, wrong=4.0)
    old, new = tmp_path / "old.xlsx", tmp_path / "new.xlsx"
    write_messy(messy, council, old)
    before = old.read_bytes()
    found = carried(old, new)
    assert old.read_bytes() == before
    assert len(table(new, "Exclusions")) == len(messy.placed) == len(found.cases)
    dated = answers(old, calendars)
    assert sum(map(len, dated)) > ROWS
    assert answers(new, calendars) == dated
    sheets = {name: table(new, name) for name in ("Exclusions", "Pupils", "Schools", LEFTOVERS)}
    assert missing(council, messy, old, sheets, found) == []


def missing(council, messy, old, sheets, found):
    """Cells of the old tracker that are neither in the new rows of their own nor listed."""
    only = BOOKS[messy.layout].only
    truths = [row for row in single_table(council) if only in {"", row["Category"]}][-ROWS:]
    true = {
        (where.sheet, cell): truths[number].get(column)
        for number, where in messy.placed.items()
        for column, cell in where.cells.items()
    }
    listed = {(row["Old sheet"], row["Old cell"]) for row in sheets[LEFTOVERS]}
    rows_of = defaultdict(set)
    pupils = {row["PupilID"]: row for row in sheets["Pupils"]}
    schools = {str(row["SchoolDfE"]): row for row in sheets["Schools"]}
    for place, row in zip(found.rows.came_from, sheets["Exclusions"], strict=True):
        for part in (row, pupils.get(row.get("PupilID"), {}),
                     schools.get(str(row.get("SchoolDfE")), {})):  # fmt: skip
            rows_of[place] |= {str(value) for value in part.values()}
    everything = set().union(*rows_of.values())
    everything |= {str(value) for row in schools.values() for value in row.values()}
    lost = []
    for sheet, held in cells(old).items():
        for cell, value in held.items():
            number = int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
            there = rows_of.get((sheet, number), everything)
            said = {str(plain(true.get((sheet, cell)))), *ways_of_saying(str(plain(value)))}
            if (sheet, cell) not in listed and not said & there:
                lost.append((sheet, cell, value))
    return lost


def ways_of_saying(text):
    """What a cell may have become, told without the program: a day, a code, a school."""
    yield text
    yield KNOWN_WORDS.get(text, text)
    yield text.removeprefix("School: ")
    if len(text) == len("22/11/2026") and text[2] == text[5] == "/":
        yield "-".join(reversed(text.split("/")))


def test_the_test_of_losses_sees_a_loss(council, tmp_path):
    messy = messy_book(council, "titles_and_key", limit=ROWS, wrong=4.0)
    old = tmp_path / "old.xlsx"
    write_messy(messy, council, old)
    found = carry(old, as_of=AS_OF)
    sheets = {
        name: [{key: plain(value) for key, value in one.items() if has(value)} for one in rows]
        for name, rows in found.rows.sheets.items()
    }
    sheets[LEFTOVERS] = [{"Old sheet": one.sheet, "Old cell": one.cell} for one in leftovers(found)]
    assert missing(council, messy, old, sheets, found) == []
    del sheets["Exclusions"][3]["StartDate"]
    assert len(missing(council, messy, old, sheets, found)) == 1
    sheets[LEFTOVERS].pop()
    assert len(missing(council, messy, old, sheets, found)) == 2


def test_a_tracker_with_its_own_calendar_keeps_it(council, tmp_path):
    exclusions, pupils, schools, days, *_ = tracker_sheets(council)
    assert (days.name, days.columns[0].name) == ("Calendar", "CalendarID")
    places = [column.name for column in schools.columns]
    calendar = next(iter(schools.rows))[places.index("CalendarID")]
    theirs = [
        row[places.index("SchoolDfE")] for row in schools.rows if
        row[places.index("CalendarID")] == calendar
    ]  # fmt: skip
    at = [column.name for column in exclusions.columns].index("SchoolDfE")
    rows = {
        "Exclusions": [row for row in exclusions.rows if row[at] in theirs],
        "Pupils": list(pupils.rows),
        "Schools": list(schools.rows),
        "Calendar": [row for row in days.rows if row[0] == calendar],
    }
    names = {sheet.name: [one.name for one in sheet.columns] for sheet in
             (exclusions, pupils, schools, days)}  # fmt: skip
    old = save(tmp_path / "old.xlsx", {name: [names[name], *each] for name, each in rows.items()})
    new = tmp_path / "new.xlsx"
    found = carried(old, new)
    assert len(found.cases) == len(rows["Exclusions"]) > 10
    assert found.lost_places == []
    dated = answers(new, None)
    assert dated == answers(old, None)
    assert any("GB-01" in line for row in dated for line in row)


HEAD = ["Ref", "UPN", "Surname", "Forename", "DOB", "School", "Type", "Start", "End", "LAC",
        "Weather\nthat day", "=SUM(A1)", "Status", "Start"]  # fmt: skip
ROW_ANN = ["2026-0007", A, "Marsh", "Ann", BORN, "Oak High", "PEX", MON_9, None, "y",
           "=1+1", 3, "-cmd", None]  # fmt: skip
ROW_BEN = [None, B, "O'Neil", "Ben", "31/02/2012", "Oak High", "Susp", "Tue 10 Nov 2026",
           "12th Nov?", "CLA", "+rain", None, None, None]  # fmt: skip
ROW_ANN_AGAIN = [None, A, "Marsh-Lee", "Ann", date(2012, 4, 3), "Elm School", "banned", TUE_10,
                 HALF_PAST, "perhaps", True, None, None, None]  # fmt: skip
ROW_NOBODY = [None, None, None, None, None, "Elm School", "Susp", WED_11, THU_12, "n",
              None, None, None, None]  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    rows = [["Our exclusions"], [], HEAD, ROW_ANN, ROW_BEN, ROW_ANN_AGAIN, ROW_NOBODY,
            ["Total", None, None, None, None, None, None, 4]]  # fmt: skip
    path = tmp_path_factory.mktemp("home") / "home.xlsx"
    return save(path, {"Log": rows, "Codes": [["PEX", "Permanent"]]})


@pytest.fixture(scope="module")
def team(home):
    target = home.with_name("team.xlsx")
    carried(home, target)
    return target


@pytest.fixture(scope="module")
def opened(team):
    return load_workbook(team)


def test_what_is_certain_is_put_right_and_the_rest_stays_as_it_was(team):
    ann, ben, again, nobody = table(team, "Exclusions")
    assert (ann["Category"], ann["StartDate"], ann["LAC"]) == ("PERM", MON_9, "Y")
    assert (ben["Category"], ben["StartDate"], ben["EndDate"]) == ("SUSP", TUE_10, "12th Nov?")
    assert ben["LAC"] == "CLA"
    assert (again["Category"], again["LAC"]) == ("banned", "perhaps")
    assert again["EndDate"] == HALF_PAST
    assert (nobody["StartDate"], nobody["EndDate"], nobody["LAC"]) == (WED_11, THU_12, "N")
    assert [row["ExclusionID"] for row in (ann, ben, again, nobody)] == [
        "2026-0007", "2026-0008", "2026-0009", "2026-0010",
    ]  # fmt: skip


def test_a_child_stands_once_and_what_disagrees_stays_in_its_row(team):
    pupils = table(team, "Pupils")
    assert [(row["PupilID"], row["UPN"], row["Surname"], row["DOB"]) for row in pupils] == [
        ("P00001", A, "Marsh", BORN),
        ("P00002", B, "O'Neil", "31/02/2012"),
    ]
    ann, ben, again, nobody = table(team, "Exclusions")
    assert [row.get("PupilID") for row in (ann, ben, again, nobody)] == [
        "P00001", "P00002", "P00001", None,
    ]  # fmt: skip
    assert (again["Surname"], again["Surname (in the old row)"]) == ("Marsh", "Marsh-Lee")
    assert again["DOB"] == date(2012, 4, 3)
    assert "DOB" not in ann
    listed = {(row["Old cell"], row["What it is"]) for row in table(team, LEFTOVERS)}
    assert {
        ("C6", "Surname: the sheet of pupils says otherwise"),
        ("E6", "Date of birth: the sheet of pupils says otherwise"),
        ("E5", "Date of birth: not a date"),
        ("I5", "Last day out: not a date"),
        ("G6", "Kind of exclusion: not on the list"),
        ("J6", "Looked after: not on the list"),
    } <= listed


def test_a_school_without_a_number_goes_by_its_name_and_none_is_made(team):
    schools = table(team, "Schools")
    assert [(row["SchoolDfE"], row["Name"]) for row in schools] == [
        ("Oak High", "Oak High"), ("Elm School", "Elm School"),
    ]  # fmt: skip
    assert [row["SchoolName"] for row in table(team, "Exclusions")] == [
        "Oak High", "Oak High", "Elm School", "Elm School",
    ]  # fmt: skip


def test_the_teams_own_columns_stand_at_the_right_with_their_own_headings(team, opened):
    heads = [cell.value for cell in opened["Exclusions"][1]]
    ours = [column.name for column in columns_of("Exclusions")]
    assert heads[: len(ours)] == ours
    assert set(heads[len(ours) :]) == {
        "Weather that day", "=SUM(A1)", "Surname (in the old row)", "DOB",
    }  # fmt: skip
    ann, _, again, _ = table(team, "Exclusions")
    assert (ann["Weather that day"], ann["=SUM(A1)"]) == ("=1+1", 3)
    assert again["Weather that day"] == "TRUE"
    assert ann["Status"] == "-cmd"


def test_formulas_stay_ours_and_nothing_typed_becomes_one(opened):
    sheet = opened["Exclusions"]
    places = {column.name: at for at, column in enumerate(columns_of("Exclusions"), 1)}
    looked_up = {places[name] for name in FORMULAS["Exclusions"]}
    for at in looked_up:
        assert all(str(sheet.cell(row, at).value).startswith("=IFERROR(") for row in range(2, 6))
    others = [cell for row in sheet.iter_rows() for cell in row if cell.column not in looked_up]
    assert [cell.coordinate for cell in others if cell.data_type == "f"] == []
    texts = {cell.value for cell in others if cell.data_type == "s"}
    assert {"=1+1", "-cmd", "+rain", "=SUM(A1)"} <= texts


def test_totals_titles_and_other_tables_are_listed(team):
    listed = {(row["Old sheet"], row["Old cell"]): row for row in table(team, LEFTOVERS)}
    assert listed["Log", "A1"]["Value"] == "Our exclusions"
    assert listed["Log", "A8"]["What it is"] == "total"
    assert listed["Codes", "B1"]["Value"] == "Permanent"
    assert listed["Log", "H3"]["Now"] == "Exclusions: First day out"


def test_a_workbook_program_need_not_mend_it(opened):
    for name in ("Exclusions", "Pupils", "Schools", LEFTOVERS):
        sheet = opened[name]
        (found,) = sheet.tables.values()
        heads = [cell.value for cell in sheet[1]]
        assert [column.name for column in found.tableColumns] == heads
        assert len({head.casefold() for head in heads}) == len(heads)
        assert all(head == head.strip() and "\n" not in head for head in heads)


def test_a_spreadsheet_program_opens_it(team, libreoffice):
    lines = libreoffice(team, 3)
    assert lines[0].startswith("ExclusionID,PupilID,Surname,Forename,SchoolName")
    first = lines[1].split(",")
    assert first[:7] == ["2026-0007", "P00001", "Marsh", "Ann", "Oak High", "Oak High", "PERM"]
    assert "=1+1" in first


def test_a_file_that_is_there_is_never_written_over(home, team):
    before = team.read_bytes()
    with pytest.raises(BadInput) as refused:
        write(carry(home, as_of=AS_OF), team)
    assert refused.value.code == "O-121"
    with pytest.raises(BadInput) as refused:
        write(carry(home, as_of=AS_OF), home)
    assert refused.value.code == "O-121"
    with pytest.raises(BadInput) as refused:
        write(carry(home, as_of=AS_OF), home.with_suffix(".csv"))
    assert refused.value.code == "O-120"
    assert team.read_bytes() == before
    with pytest.raises(BadInput) as refused:
        write(carry(home, as_of=AS_OF), home.parent / "nowhere" / "team.xlsx")
    assert refused.value.code == "O-101"


def test_what_was_confirmed_is_carried_as_that(tmp_path):
    rows = [["UPN", "Kind", "Date of exclus", "Start", "Name of kid"]]
    rows += [[A, "Perm", MON_9, "see letter", "Marsh, Ann"], [B, "Perm", TUE_10, None, "Ben Reed"]]
    path = save(tmp_path / "a.xlsx", {"Log": rows})
    said = Said(ignore=["Start"], accept=["Date of exclus=StartDate", "Name of kid=PupilName"])
    say(path, said, as_of=AS_OF)
    ann, ben = laid_out(path)
    assert (ann["StartDate"], ann["Start (not used)"]) == (MON_9, "see letter")
    assert (ann["Surname"], ann["Forename"]) == ("Marsh", "Ann")
    assert (ben.get("Surname"), ben["PupilName"]) == (None, "Ben Reed")


def test_one_row_with_several_exclusions_becomes_several(tmp_path):
    rows = [
        ["UPN", "Surname", "Suspension 1 start", "Suspension 1 end", "Suspension 2 start",
         "Suspension 2 end", "Weather"],
        [A, "Marsh", MON_9, MON_9, WED_11, THU_12, "rain"],
        [B, "Reed", TUE_10, TUE_10, None, None, None],
    ]  # fmt: skip
    path = save(tmp_path / "a.xlsx", {"Wide": rows})
    found = carry(path, as_of=AS_OF)
    assert (len(found.cases), found.rows.shared) == (3, 1)
    assert {
        (row["PupilID"], row["StartDate"], row["EndDate"], row.get("Weather"))
        for row in found.cases
    } == {
        ("P00001", MON_9, MON_9, "rain"),
        ("P00001", WED_11, THU_12, "rain"),
        ("P00002", TUE_10, TUE_10, None),
    }


def test_typed_pupil_numbers_are_kept_and_made_ones_keep_clear_of_them(tmp_path):
    rows = [["Pupil number", "UPN", "Type", "Start"]]
    rows += [["P00001", None, "Perm", MON_9], [None, B, "Perm", TUE_10]]
    path = save(tmp_path / "a.xlsx", {"Log": rows})
    assert [row["PupilID"] for row in laid_out(path)] == ["P00001", "P00002"]


def test_what_every_row_says_alike_stands_on_the_sheet_of_pupils_too(tmp_path):
    rows = [["UPN", "Sex", "LAC", "Type", "Start"]]
    rows += [[A, "F", "Y", "Perm", MON_9], [A, "F", None, "Perm", TUE_10]]
    path = save(tmp_path / "a.xlsx", {"Log": rows})
    (pupil,) = laid_out(path, "Pupils")
    assert pupil["Sex"] == "F"
    assert "LAC" not in pupil


def test_a_csv_file_is_carried_too(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("UPN,Type,Start,Note\n" + f"{A},Perm,09/11/2026,=HYPERLINK(1)\n", "utf-8")
    (row,) = laid_out(path)
    assert (row["StartDate"], row["Note"]) == (MON_9, "=HYPERLINK(1)")


def test_shown_first_then_written(home, tmp_path, capsys):
    target = tmp_path / "new.xlsx"
    where = [str(home), "--as-of", "2026-11-30", "--into", str(target)]
    assert cli.main(["map", *where]) == 1
    said = capsys.readouterr().out
    assert "home.xlsx: 4 rows, 2 pupils and 2 schools." in said
    assert "2026-0007   P00001   Marsh" in said
    assert "Nothing has been written. Add --apply" in said
    assert not target.exists()
    assert cli.main(["map", *where, "--apply", "--json"]) == 1
    *lines, last = map(json.loads, capsys.readouterr().out.splitlines())
    assert [one["row"] for one in lines if "values" in one] == [4, 5, 6, 7]
    assert last["summary"]["path"] == str(target)
    assert (last["summary"]["rows"], last["summary"]["conflicts"]) == (4, 2)
    assert target.exists()
    assert cli.main(["map", *where, "--apply"]) == 2
    assert "(O-121)" in capsys.readouterr().err
    assert cli.main(["map", *where, "--accept-all"]) == 2


def test_hidden_rows_are_carried_and_counted_aloud(home, tmp_path):
    book = load_workbook(home)
    book["Log"].row_dimensions[5].hidden = True
    book.save(tmp_path / "hidden.xlsx")
    found = carry(tmp_path / "hidden.xlsx", as_of=AS_OF)
    assert len(found.cases) == 4
    assert "In the sheet Log, 1 row is hidden. I read it too." in found.notes
