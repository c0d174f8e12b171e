"""The Excel add-in's own macros, run by LibreOffice: they leave the ticket the companion takes."""

from __future__ import annotations

import pytest

from daysix.actions import ACTIONS
from daysix.companion import heartbeat
from daysix.companion.folder import open_folder
from daysix.companion.heartbeat import FAILING, READY, WORKING
from daysix.companion.program import wall_clock
from daysix.companion.tickets import Taker
from tests.jobs.tracker_book import write_tracker
from tests.live.scene import Excel
from tests.live.screen import until


@pytest.fixture
def excel(scene, root):
    """Calc with the add-in behind the tracker, and the folder the macros know on a Mac."""
    scene.open(write_tracker(scene.top / "tracker.xlsx"))
    folder = open_folder(scene.home / "Library/Containers/com.microsoft.Excel/Data/DaySix")
    return Excel(scene, root / "macros" / "DaySix.xlam", folder)


def test_each_button_leaves_a_ticket_the_companion_takes_and_says_nothing(excel):
    refused = []
    taker = Taker(excel.folder, refused.append)
    heartbeat.beat(excel.folder.heartbeat, wall_clock(), READY)
    for action in ACTIONS:
        assert excel.press(action.id) == ""
        (ticket,) = taker.take(wall_clock())
        assert (ticket.action, ticket.window) == (action.id, 0)
        assert ticket.workbook.startswith("DaySix")  # LibreOffice's idea of the workbook in front
    assert refused == []
    assert list(excel.folder.tickets.iterdir()) == []


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ("", "Day Six isn't running. Start it from the Start menu"),
        (WORKING, "Day Six is still at work on the last click."),
        (FAILING, "Day Six is running but cannot work."),
    ],
)
def test_where_no_click_can_be_served_it_says_so_and_leaves_nothing(excel, how, says):
    if how:
        heartbeat.beat(excel.folder.heartbeat, wall_clock(), how)
    assert excel.press("check").startswith(says)
    assert list(excel.folder.tickets.iterdir()) == []


def test_the_toolbar_says_the_same_while_the_companion_is_at_work(scene):
    scene.open(write_tracker(scene.top / "tracker.xlsx"))
    heartbeat.beat(scene.folder.heartbeat, wall_clock(), WORKING)
    scene.click("check")
    (told,) = until(scene.calc.hands.windows, "a message")
    assert any("still at work on the last click" in text for text in told)
    assert scene.tickets() == []
