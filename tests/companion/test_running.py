"""One companion a person; a sign of life while it runs, none afterwards; word left ends it."""

from __future__ import annotations

import json
import os
import stat
import sys
from datetime import datetime, timedelta
from threading import Event, Thread

import pytest

from daysix.companion import heartbeat, running
from daysix.companion.folder import Folder, open_folder, usual_folder
from daysix.companion.heartbeat import READY, WORKING, serial
from daysix.companion.log import open_log
from daysix.companion.tickets import Pressed
from daysix.law.errors import BadInput

MORNING = datetime(2026, 11, 30, 9, 0)  # noqa: DTZ001 - the clock on the wall
SOON = 10
"""Seconds a test waits for another thread before it fails."""


@pytest.fixture
def folder(tmp_path):
    return open_folder(tmp_path / "DaySix")


class PlayedCounter:
    """Remembers what it served, and lets a test wait for it."""

    how = READY

    def __init__(self, wanted=1):
        self.served, self._wanted, self.done = [], wanted, Event()

    def serve(self, click):
        self.served.append(click)
        if len(self.served) == self._wanted:
            self.done.set()


@pytest.fixture
def alive(folder):
    """Starts a companion on a thread; ends it afterwards."""
    made = []

    def start(counter, log=None, shown=None):
        resident = running.Resident(
            folder,
            counter,
            clock=now,
            log=(log if log is not None else []).append,
            show=shown or (lambda: None),
        )
        thread = Thread(target=resident.run)
        thread.start()
        made.append((resident, thread))
        return resident, thread

    yield start
    for resident, thread in made:
        resident.end()
        thread.join(SOON)


def now():
    return datetime.now()  # noqa: DTZ005 - the clock on the wall, as Excel's


def leave_ticket(folder, **other):
    said = {"action": "check", "workbook": "T.xlsx", "window": 0, "time": serial(now())}
    path = folder.tickets / "click-1.json"
    draft = path.with_suffix(".tmp")
    draft.write_text(json.dumps({**said, **other}), encoding="ascii")
    draft.chmod(0o600)
    draft.rename(path)


def test_noon_on_a_known_day_as_excel_counts():
    # 1 January 2026 is 46023 in Excel
    assert serial(datetime(2026, 1, 1, 12)) == 46023.5  # noqa: DTZ001
    assert heartbeat.moment_of(46023.5) == datetime(2026, 1, 1, 12)  # noqa: DTZ001


def test_a_beat_is_one_line_the_macros_can_read(folder):
    assert heartbeat.beat(folder.heartbeat, MORNING, READY)
    assert folder.heartbeat.read_text(encoding="ascii") == "46356.375000 ready\n"


@pytest.mark.parametrize(("seconds", "runs"), [(0, True), (15, True), (16, False), (-16, False)])
def test_fifteen_seconds_without_a_beat_is_not_running(folder, seconds, runs):
    heartbeat.beat(folder.heartbeat, MORNING, READY)
    assert running.state(folder, MORNING + timedelta(seconds=seconds)).runs is runs


@pytest.mark.parametrize("spoilt", ["", "ready", "12.x ready", "\x00\x01", "9e999 ready"])
def test_a_spoilt_beat_is_none(folder, spoilt):
    folder.heartbeat.write_text(spoilt, encoding="ascii")
    assert running.state(folder, MORNING).runs is False


def test_a_full_disk_only_costs_a_beat(tmp_path):
    assert heartbeat.beat(tmp_path / "gone" / "heartbeat", MORNING, READY) is False


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path):
    (tmp_path / "log").mkdir()
    open_log(tmp_path / "log")("a line")  # a folder takes no lines


def test_a_click_is_served_and_its_ticket_is_gone(folder, alive):
    counter = PlayedCounter()
    alive(counter)
    leave_ticket(folder)
    assert counter.done.wait(SOON)
    assert [click.action for click in counter.served] == ["check"]
    assert list(folder.tickets.iterdir()) == []


def test_a_button_of_the_window_is_served_too(alive):
    counter = PlayedCounter()
    resident, _ = alive(counter)
    resident.press(Pressed("undo"))
    assert counter.done.wait(SOON)
    assert counter.served == [Pressed("undo")]


def test_the_sign_of_life_says_at_once_that_it_works_and_that_it_is_done(
    folder, alive, monkeypatch
):
    monkeypatch.setattr(heartbeat, "EVERY", 3600)
    seen = []

    class LooksAtTheSign(PlayedCounter):
        def serve(self, click):
            seen.append(heartbeat.read_beat(folder.heartbeat)[1])
            super().serve(click)

    counter = LooksAtTheSign(2)
    resident, thread = alive(counter)
    resident.press(Pressed("undo"))
    resident.press(Pressed("undo"))
    assert counter.done.wait(SOON)
    assert seen == [WORKING, WORKING]
    for _ in range(100 * SOON):
        if heartbeat.read_beat(folder.heartbeat)[1] == READY:
            break
        thread.join(0.01)
    assert heartbeat.read_beat(folder.heartbeat)[1] == READY


def test_a_forged_ticket_is_one_line_without_its_words(folder, alive):
    log, counter = [], PlayedCounter()
    alive(counter, log)
    leave_ticket(folder, action="Amara Quill")
    while list(folder.tickets.iterdir()):
        counter.done.wait(0.01)
    assert counter.served == []
    assert [line for line in log if "ticket" in line] == ["ticket refused: no action of ours"]


def test_word_left_ends_it_and_takes_the_sign_of_life_away(folder, alive):
    _, thread = alive(PlayedCounter())
    while not folder.heartbeat.exists():
        thread.join(0.01)
    running.ask_to_stop(folder)
    thread.join(SOON)
    assert not thread.is_alive()
    assert not folder.heartbeat.exists()
    assert not folder.stop.exists()


def test_word_left_shows_the_window(folder, alive):
    shown = Event()
    alive(PlayedCounter(), shown=shown.set)
    while not shown.wait(0.2):
        folder.show.touch()
    assert shown.is_set()


def test_there_is_one_companion_and_the_second_is_refused(folder):
    lock = running.sole(folder)
    with pytest.raises(BadInput, match="running already") as refusal:
        running.sole(folder)
    assert refusal.value.code == "G-003"
    lock.release()
    running.sole(folder).release()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the profile to its owner")
def test_the_folder_is_its_owners_alone(folder):
    for place in (folder.top, folder.tickets):
        assert stat.S_IMODE(place.stat().st_mode) == 0o700
    folder.tickets.chmod(0o777)
    open_folder(folder.top)
    assert stat.S_IMODE(folder.tickets.stat().st_mode) == 0o700


def test_a_link_in_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "DaySix").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BadInput, match="not a folder of yours"):
        open_folder(tmp_path / "DaySix")


@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write anywhere")
def test_a_place_that_takes_no_folder_is_a_sentence(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(BadInput, match="cannot make my folder"):
        open_folder(tmp_path / "DaySix")


@pytest.mark.skipif(sys.platform != "linux", reason="each system has its place")
def test_the_place_is_the_one_the_macros_know(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    assert usual_folder() == tmp_path / ".local/share/DaySix"
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    assert Folder(usual_folder()).heartbeat == tmp_path / "Local/DaySix/heartbeat"
