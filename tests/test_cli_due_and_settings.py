"""``daysix due`` and ``daysix settings``; and that every verb counts as the Settings sheet says."""

import json
from datetime import date

import openpyxl
import pytest

from daysix import cli
from tests.jobs.open_team_book import PERMANENT, SIXTH, saved

ON = ("--as-of", "2026-11-30")


@pytest.fixture
def book(tmp_path):
    return saved(tmp_path / "Team.xlsx")


def choose(path, reading, *, number="925"):
    """Somebody picks a reading on the Settings sheet."""
    workbook = openpyxl.load_workbook(path)
    workbook["Settings"].cell(*SIXTH).value = reading
    workbook["Settings"]["C2"] = number
    workbook.save(path)


def said(capsys, *arguments):
    code = cli.main([*map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def lines(capsys, *arguments):
    _code, out, _err = said(capsys, *arguments, "--json")
    return [json.loads(line) for line in out.splitlines()]


def sixth_day(found):
    return next(one["due"] for one in found if one.get("rule") == "ED-02" and one["due"])


def test_due_prints_the_groups_with_the_school_days_left(book, capsys):
    code, out, _err = said(capsys, "due", book, *ON)
    assert code == 0
    printed = out.splitlines()
    assert printed[0] == (
        "Team.xlsx, Mon 30 Nov 2026: 0 overdue, 0 due today, 0 this week, 2 in the next 15 school "
        "days."
    )
    assert printed[2] == "Next 15 school days"
    assert printed[3].split("  ")[1:3] == ["Mon 7 Dec 2026", " 5 school days left"]
    assert "⚠ Last day of term" in printed[4]
    assert "1 row could not be dated:" in printed


def test_due_gives_the_same_as_lines(book, capsys):
    first, second, unread = lines(capsys, "due", book, *ON)
    assert (first["rule"], first["due"], first["left"]) == (
        "ED-02", "2026-12-07", "5 school days left",
    )  # fmt: skip
    assert (second["group"], second["due"]) == ("Next 15 school days", "2026-12-18")
    assert unread["code"] == "X-010"


def test_settings_shows_what_is_in_use_and_where_it_comes_from(book, capsys):
    choose(book, "sixth after first")
    found = {one["code"]: one for one in lines(capsys, "settings", book, *ON)}
    assert (found["LA"]["value"], found["LA"]["by"]) == ("925", "sheet")
    assert (found["AMB-01"]["value"], found["AMB-01"]["by"]) == ("sixth_after_first", "sheet")
    assert found["AMB-08"]["by"] == "usual"
    asked = lines(capsys, "settings", book, "--la", "926", "--reading", "AMB-08=clear_days")
    found = {one["code"]: one for one in asked}
    assert (found["LA"]["value"], found["LA"]["by"]) == ("926", "asked")
    assert (found["AMB-08"]["value"], found["AMB-08"]["by"]) == ("clear_days", "asked")


def test_settings_says_them_in_words_with_and_without_a_tracker(book, capsys, tmp_path,
                                                                monkeypatch):  # fmt: skip
    choose(book, "sixth after first")
    _code, out, _err = said(capsys, "settings", book)
    assert "AMB-01 Permanent exclusion: which day is the sixth?" in out
    assert "go to the sheet Settings" in out
    monkeypatch.chdir(tmp_path)
    code, out, _err = said(capsys, "settings")
    assert code == 0
    assert out.startswith("Council's number: not said.")


def test_the_sheet_chooses_for_deadlines_and_an_option_goes_before_it(book, capsys):
    plain = ("deadlines", book, "--no-workbook", *ON)
    assert sixth_day(lines(capsys, *plain)) == "2026-12-07"  # Monday: 30 November is day 1
    choose(book, "sixth after first")
    assert sixth_day(lines(capsys, *plain)) == "2026-12-08"  # Tuesday: 30 November is day 0
    asked = lines(capsys, *plain, "--reading", "AMB-01=sixth_counting_first")
    assert sixth_day(asked) == "2026-12-07"


def test_the_sheet_chooses_for_explain_and_the_calendar_file_too(book, capsys):
    choose(book, "sixth after first")
    found = lines(capsys, "explain", PERMANENT, "--tracker", book, "--rule", "ED-02", *ON)
    assert found[0]["due"] == "2026-12-08"
    said(capsys, "ics", book, *ON)
    assert "20261208" in book.with_suffix(".ics").read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", ["check", "deadlines", "due", "ics", "settings"])
def test_a_reading_that_is_none_is_refused_by_every_verb(book, capsys, verb):
    choose(book, "whenever")
    code, _out, err = said(capsys, verb, book, *ON)
    assert code == 2
    assert err.rstrip().endswith("(T-060)")


def test_several_trackers_must_choose_alike(book, tmp_path, capsys):
    other = saved(tmp_path / "Other.xlsx")
    choose(other, "sixth after first")
    both = (book, other, "--no-workbook", *ON)
    code, _out, err = said(capsys, "deadlines", *both)
    assert code == 2
    assert "(T-063)" in err
    asked = lines(capsys, "deadlines", *both, "--reading", "AMB-01=sixth_after_first")
    assert sixth_day(asked) == "2026-12-08"


def test_the_council_of_the_sheet_is_used_by_check(tmp_path, capsys, monkeypatch):
    from daysix.jobs import check

    seen = []
    real = check.check_tracker

    def look(*tracker, **asked):
        seen.append((asked["la"], asked["switches"]["AMB-01"]))
        return real(*tracker, **asked)

    monkeypatch.setattr(check, "check_tracker", look)
    book = saved(tmp_path / "Team.xlsx")
    choose(book, "sixth after first", number="926")
    said(capsys, "check", book, "--no-workbook", *ON)
    said(capsys, "check", book, "--no-workbook", "--la", "929", *ON)
    assert seen == [("926", "sixth_after_first"), ("929", "sixth_after_first")]


def test_doctor_looks_at_a_tracker_too(book, capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    _code, out, _err = said(capsys, "doctor", book, *ON)
    printed = out.splitlines()
    assert "ok      the sheet Exclusions: 3 rows; 14 columns recognised." in printed
    assert "ok      term dates by school: 1 of 1 school have a calendar." in printed
    assert any(line.startswith("look    the buttons: Day Six isn't running.") for line in printed)
    missing = tmp_path / "none.xlsx"
    code, out, _err = said(capsys, "doctor", missing, *ON)
    assert code == 1
    assert "broken  the workbook none.xlsx" in out


def test_the_day_asked_on_moves_the_groups(book, capsys):
    _code, out, _err = said(capsys, "due", book, "--as-of", date(2026, 12, 14))
    assert "This week" in out
