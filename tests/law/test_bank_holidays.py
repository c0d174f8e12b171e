"""Bank holidays: the published list day for day, the one-off days, and the edges of what is known.

Weekdays were worked out by hand from a printed calendar.
"""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from daysix import data
from daysix.build import RefusedError
from daysix.build import __main__ as build_door
from daysix.build import bank_holidays as build
from daysix.law import bank_holidays
from daysix.law.bank_holidays import any_uk, any_uk_days, england, england_days
from daysix.law.errors import CannotTell

BY_HAND = """
2026: 1 Jan, 3 Apr, 6 Apr, 4 May, 25 May, 31 Aug, 25 Dec, 28 Dec
2027: 1 Jan, 26 Mar, 29 Mar, 3 May, 31 May, 30 Aug, 27 Dec, 28 Dec
2028: 3 Jan, 14 Apr, 17 Apr, 1 May, 29 May, 28 Aug, 25 Dec, 26 Dec
"""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def by_hand() -> list[date]:
    days = []
    for line in BY_HAND.strip().splitlines():
        year, listed = line.split(": ")
        for entry in listed.split(", "):
            day, month = entry.split()
            days.append(date(int(year), MONTHS.index(month) + 1, int(day)))
    return days


def test_the_rulebook_list_for_2026_to_2028():
    ours = sorted(day for day in england_days() if day.year >= 2026)
    assert ours == by_hand()


@pytest.mark.parametrize("division", bank_holidays.DIVISIONS)
def test_the_published_list_for_2012_to_2028(shared, division):
    folder = shared / "reference" / "bank_holidays"
    whole = json.loads((folder / "govuk_bank_holidays_pkg.json").read_text(encoding="utf-8"))
    theirs = {e["date"]: e["title"].replace("’", "'") for e in whole[division]["events"]}
    ours = {
        row["date"]: row["title"].removesuffix(" (substitute day)")
        for row in data.rows("bank_holidays")
        if row["division"] == division and row["date"] >= "2012"
    }
    # Proclaimed on 3 February 2026, after that copy of the list was made. See SOURCES.md.
    since = {"2026-06-15": "World Cup bank holiday"} if division == "scotland" else {}
    assert ours == {**theirs, **since}


def test_the_departments_own_list_for_2019_to_2028(shared):
    path = shared / "reference" / "bank_holidays" / "dfe_reference_data_bank_holidays.json"
    theirs = {date.fromisoformat(e["date"]) for e in json.loads(path.read_text(encoding="utf-8"))}
    assert {day for day in england_days() if day.year >= 2019} == theirs


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2002, 6, 3), "Golden Jubilee bank holiday"),  # Monday
        (date(2002, 6, 4), "Spring bank holiday"),  # Tuesday, moved from 27 May
        (date(2002, 5, 27), None),  # Monday
        (date(2011, 4, 29), "Royal wedding bank holiday"),  # Friday
        (date(2012, 6, 4), "Spring bank holiday (substitute day)"),  # Monday, moved from 28 May
        (date(2012, 6, 5), "Queen's Diamond Jubilee"),  # Tuesday
        (date(2012, 5, 28), None),  # Monday
        (date(2020, 5, 8), "Early May bank holiday (VE day)"),  # Friday, moved from 4 May
        (date(2020, 5, 4), None),  # Monday
        (date(2022, 6, 2), "Spring bank holiday"),  # Thursday, moved from 30 May
        (date(2022, 6, 3), "Platinum Jubilee bank holiday"),  # Friday
        (date(2022, 5, 30), None),  # Monday
        (date(2022, 9, 19), "Bank Holiday for the State Funeral of Queen Elizabeth II"),  # Monday
        (date(2023, 5, 8), "Bank holiday for the coronation of King Charles III"),  # Monday
        (date(2024, 4, 1), "Easter Monday"),  # a reader without a division misses it
        (date(2026, 12, 25), "Christmas Day"),  # Friday
        (date(2026, 12, 26), None),  # Saturday: kept on Monday
        (date(2026, 12, 28), "Boxing Day (substitute day)"),  # Monday
        (date(2026, 12, 29), None),  # Tuesday
        (date(2027, 12, 27), "Christmas Day (substitute day)"),  # Monday
        (date(2027, 12, 28), "Boxing Day (substitute day)"),  # Tuesday
        (date(2028, 1, 3), "New Year's Day (substitute day)"),  # Monday
        (date(2028, 1, 4), None),  # Tuesday
    ],
)
def test_one_off_and_moved_days_in_england(day, title):
    assert england(day) == title


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2026, 1, 1), "New Year's Day"),  # Thursday, kept everywhere
        (date(2026, 1, 2), "2nd January, Scotland"),  # Friday
        (date(2026, 3, 17), "St Patrick's Day, Northern Ireland"),  # Tuesday
        (date(2026, 4, 6), "Easter Monday, England and Wales and Northern Ireland"),  # Monday
        (date(2026, 6, 15), "World Cup bank holiday, Scotland"),  # Monday
        (
            date(2026, 7, 13),  # Monday: the 12th is a Sunday
            "Battle of the Boyne (Orangemen's Day) (substitute day), Northern Ireland",
        ),
        (date(2026, 8, 3), "Summer bank holiday, Scotland"),  # Monday
        (date(2026, 11, 30), "St Andrew's Day, Scotland"),  # Monday
        (date(2026, 12, 1), None),  # Tuesday
    ],
)
def test_a_holiday_in_any_part_of_the_country_says_which(day, title):
    assert any_uk(day) == title


def test_a_scottish_holiday_is_an_english_working_day():
    assert england(date(2026, 11, 30)) is None  # Monday
    assert date(2026, 11, 30) in any_uk_days()


def test_every_english_holiday_is_one_in_the_uk_and_none_is_at_a_weekend():
    assert england_days() < any_uk_days()
    assert {day.weekday() for day in any_uk_days()} == {0, 1, 2, 3, 4}


def test_every_year_of_the_horizon_is_held():
    years = set(range(2000, 2029))
    for division in bank_holidays.DIVISIONS:
        held = {r["date"][:4] for r in data.rows("bank_holidays") if r["division"] == division}
        assert held == {str(year) for year in years}


@pytest.mark.parametrize("ask", [england, any_uk])
@pytest.mark.parametrize("day", [date(2000, 1, 1), date(2028, 12, 31)])
def test_the_first_and_last_days_are_answered(ask, day):
    assert ask(day) is None  # a Saturday and a Sunday


@pytest.mark.parametrize("ask", [england, any_uk])
def test_the_day_after_the_last_is_refused_and_the_edge_named(ask):
    with pytest.raises(CannotTell) as refusal:
        ask(date(2029, 1, 1))
    assert refusal.value.code == "CAL-05"
    assert "1 January 2029" in refusal.value.message
    assert "31 December 2028" in refusal.value.message
    assert "ask for an update" in refusal.value.message


def test_the_day_before_the_first_is_refused():
    with pytest.raises(CannotTell, match="1 January 2000 to 31 December 2028"):
        england(date(1999, 12, 31))


def test_christmas_2030_is_never_called_a_working_day():
    with pytest.raises(CannotTell):
        england(date(2030, 12, 25))


# --- the build step ---


def test_the_table_is_what_the_build_makes_today(capsys):
    assert build_door.main(["--check", "bank_holidays"]) == 0, capsys.readouterr().out


def test_where_the_library_has_a_day_more_the_build_refuses_and_names_it():
    known, listed = build.of_library("scotland"), build.published("scotland")
    del listed[date(2026, 6, 15)]
    with pytest.raises(RefusedError, match=r"scotland: the library has 2026-06-15 .* gov.uk is ri"):
        build.merged(known, listed, division="scotland")


def test_where_the_library_lacks_a_day_the_build_refuses_and_names_it():
    known, listed = build.of_library("england-and-wales"), build.published("england-and-wales")
    del known[date(2024, 4, 1)]
    with pytest.raises(RefusedError, match="lacks 2024-04-01"):
        build.merged(known, listed, division="england-and-wales")


def test_a_horizon_past_the_published_list_is_refused():
    listed = {d: t for d, t in build.published("scotland").items() if d.year < 2028}
    with pytest.raises(RefusedError, match="ends with 2027"):
        build.merged(build.of_library("scotland"), listed, division="scotland")


def test_a_refused_step_writes_nothing(tmp_path, monkeypatch, capsys):
    def refuse() -> dict[str, str]:
        raise RefusedError("They differ.")

    (tmp_path / "data").mkdir()
    monkeypatch.setattr(build, "make", refuse)
    assert build_door.main(["bank_holidays"], root=tmp_path) == 2
    assert list((tmp_path / "data").iterdir()) == []
    assert "nothing written" in capsys.readouterr().err


def test_a_stale_file_fails_the_check_and_a_build_mends_it(tmp_path, capsys):
    (tmp_path / "data").mkdir()
    table = tmp_path / "data" / "bank_holidays.csv"
    table.write_text("division,date,title\n", encoding="utf-8")
    assert build_door.main(["--check", "bank_holidays"], root=tmp_path) == 1
    assert table.read_text(encoding="utf-8") == "division,date,title\n"
    assert build_door.main(["bank_holidays"], root=tmp_path) == 0
    assert build_door.main(["--check", "bank_holidays"], root=tmp_path) == 0
    assert "england-and-wales,2026-12-28,Boxing Day (substitute day)\n" in table.read_text(
        encoding="utf-8"
    )
    capsys.readouterr()


def test_an_unknown_step_is_refused_by_name(capsys):
    assert build_door.main(["no_such_step"]) == 2
    assert "bank_holidays" in capsys.readouterr().err


def test_no_bank_holiday_falls_next_to_a_missing_easter():
    """Good Friday is always three days before Easter Monday."""
    titles = {row["date"]: row["title"] for row in data.rows("bank_holidays")
              if row["division"] == "england-and-wales"}  # fmt: skip
    fridays = [date.fromisoformat(day) for day, title in titles.items() if title == "Good Friday"]
    assert len(fridays) == 29
    for friday in fridays:
        assert titles[str(friday + timedelta(days=3))] == "Easter Monday"
