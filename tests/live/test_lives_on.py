"""Whatever goes wrong, the companion says it in a sentence and serves the next click."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest

from daysix.companion.counter import CANCELLED
from daysix.companion.heartbeat import serial
from daysix.companion.program import wall_clock
from tests.jobs.tracker_book import write_tracker
from tests.live.resident import COMMAND
from tests.live.scene import ANSWERED, ASKED, AT_WORK, WINDOW
from tests.live.screen import until

STAGED = [sys.executable, "-m", "tests.live.staged", "2026-11-30"]  # a Monday
PLAYED = [sys.executable, "-m", "tests.live.played"]


@pytest.fixture
def calc(scene):
    return scene.open(write_tracker(scene.top / "tracker.xlsx"))


def serves_a_click(scene) -> None:
    scene.click("check")
    scene.shown(ASKED)
    scene.agree()
    scene.shown(ANSWERED)
    assert "Issues" in scene.sheets()


def test_a_stale_ticket_does_nothing_but_a_line_in_the_log(scene, calc):
    said = {"action": "check", "workbook": "tracker.xlsx", "window": 0}
    said["time"] = serial(wall_clock() - timedelta(minutes=2))
    path = scene.folder.tickets / "click-1.json"
    path.write_text(json.dumps(said), encoding="ascii")
    path.chmod(0o600)
    scene.start(STAGED)
    until(lambda: "ticket refused: too old" in scene.log(), "the ticket is refused")
    assert not path.exists()
    serves_a_click(scene)


def test_a_second_companion_says_so_and_the_first_serves_on_until_it_is_stopped(scene, calc):
    first = scene.start(STAGED)
    second = subprocess.run(
        COMMAND, env=first.env, check=False, capture_output=True, text=True, timeout=60
    )
    assert second.returncode == 2
    assert "running already" in second.stderr
    serves_a_click(scene)
    subprocess.run([*COMMAND[:-1], "stop"], env=first.env, check=True, capture_output=True)
    assert first.process.wait(20) == 0


def test_a_crashed_job_is_told_and_the_next_click_is_served(scene, calc):
    scene.start(PLAYED)
    scene.click("problems_only")
    assert any("(G-999)" in label for label in scene.shown(ANSWERED)["labels"])
    assert "tracker" not in scene.log()[-1]
    serves_a_click(scene)


def test_cancel_leaves_the_sheet_as_it_was(scene, calc):
    scene.start(PLAYED)
    before = scene.sheets()
    scene.click("next_problem")
    assert scene.shown(AT_WORK)["focus"] in {"Cancel", ""}
    scene.turn_to(WINDOW)
    scene.screen.key("Escape")
    assert CANCELLED in scene.shown(ANSWERED)["labels"]
    assert scene.sheets() == before
    serves_a_click(scene)


def test_calc_closed_before_the_yes_is_said_and_calc_opened_again_is_served(scene, calc):
    scene.start(STAGED)
    scene.click("check")
    scene.shown(ASKED)
    calc.kill()
    scene.agree()
    assert any("LibreOffice" in label for label in scene.shown(ANSWERED)["labels"])
    assert scene.log()[-1].startswith("check Z-061")
    scene.open(scene.top / "tracker.xlsx")
    serves_a_click(scene)


def test_a_full_disk_is_said_nothing_is_written_and_the_next_click_is_served(scene, calc):
    scene.start([*STAGED, scene.top])
    before = scene.sheets()
    scene.click("fix")
    scene.shown(ASKED)
    (scene.top / "full").touch()
    scene.agree()
    told = " ".join(scene.shown(ANSWERED)["labels"])
    assert "G-999" not in told
    assert "room" in told or "full" in told
    assert scene.sheets() == before
    (scene.top / "full").unlink()
    serves_a_click(scene)


def test_killed_while_it_asks_nothing_is_changed_and_the_next_one_takes_a_click(scene, calc):
    scene.start(STAGED)
    before = scene.sheets()
    scene.click("check")
    scene.shown(ASKED)
    os.kill(scene.resident.process.pid, signal.SIGKILL)
    scene.resident.end()
    assert scene.sheets() == before
    scene.start(STAGED)
    serves_a_click(scene)
