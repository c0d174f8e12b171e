"""From a click to its workbook and its job."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from tests.companion.test_counter import Played
from tests.jobs.click.small_tracker import in_memory, values
from tests.jobs.tracker_book import AS_OF, write_tracker

from daysix import actions, ribbon
from daysix.companion import serving
from daysix.companion.counter import Counter
from daysix.companion.tickets import Pressed, Ticket
from daysix.desk import live_books, this_thread

CLICKED = Ticket("check", "Tracker.xlsx", 7, datetime(2026, 11, 30, 9, 0))  # noqa: DTZ001


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))


@pytest.fixture
def asked(monkeypatch):
    """How the open workbook was asked for; the small tracker is what is found."""
    wanted = []
    desk = in_memory()

    def attach(name="", *, window=0):
        wanted.append((name, window))
        return desk

    monkeypatch.setattr(live_books, "attach", attach)
    wanted.append(desk)
    return wanted


def test_every_action_is_served_and_nothing_else():
    assert set(ribbon.SERVED) == {action.id for action in actions.ACTIONS}


def test_a_ticket_is_for_the_workbook_it_names_and_its_window(asked):
    assert serving.desk_of(CLICKED) is asked[0]
    assert asked[1:] == [("Tracker.xlsx", 7)]


def test_a_button_without_a_file_is_for_the_open_workbook(asked):
    serving.desk_of(Pressed("check"))
    assert asked[1:] == [("", 0)]


def test_a_button_with_a_file_never_looks_for_an_open_workbook(asked, tmp_path):
    desk = serving.desk_of(Pressed("check", tmp_path / "Tracker.xlsx"))
    assert (desk.name, desk.is_open, asked[1:]) == ("Tracker.xlsx", False, [])


def test_a_click_is_served_from_the_counter_to_the_cells(asked, own_folder):
    teller, log = Played(), []
    counter = Counter(serving.Server(lambda: AS_OF), teller=teller, log=log.append)
    counter.serve(CLICKED)
    assert teller.asked[0][0].startswith("5 rows checked: 3 to fix.")
    assert teller.said[0][1]
    assert values(asked[0])[5, 8] == "✖ Must fix"
    counter.serve(CLICKED._replace(action="undo"))
    assert (5, 8) not in values(asked[0])
    assert [line.rpartition(" ")[0] for line in log] == ["check done", "undo done"]


def test_the_day_is_asked_for_at_each_click(asked, own_folder):
    days = iter([date(2026, 11, 30), date(2026, 12, 1)])
    seen = []
    server = serving.Server(lambda: seen.append(next(days)) or seen[-1])
    for _ in range(2):
        server(Pressed("next_problem"), lambda: False)
    assert seen == [date(2026, 11, 30), date(2026, 12, 1)]


def test_a_file_is_served_without_a_spreadsheet_program(own_folder, tmp_path):
    path = write_tracker(tmp_path / "Tracker.xlsx")
    offer = serving.Server(lambda: AS_OF)(Pressed("fix", path), lambda: False)
    assert offer.summary.startswith("3 cells would be changed")


def test_on_windows_a_thread_is_made_known_once(monkeypatch):
    made = []

    class Com:
        CoInitialize = staticmethod(lambda: made.append(1))

    monkeypatch.setattr(this_thread.sys, "platform", "win32")
    monkeypatch.setattr(this_thread, "import_module", {"pythoncom": Com}.__getitem__)
    monkeypatch.delattr(this_thread._done, "yes", raising=False)
    this_thread.may_call_excel()
    this_thread.may_call_excel()
    assert made == [1]
    del this_thread._done.yes
