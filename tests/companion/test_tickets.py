"""Tickets: the real ones are taken once, and nothing else does anything but one line in the log."""

from __future__ import annotations

import json
import os
import random
import string
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from daysix.companion.folder import open_folder
from daysix.companion.heartbeat import serial
from daysix.companion.tickets import RefusedTicketError, Taker, Ticket, ticket_of

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 30, 9, 15, 0)  # noqa: DTZ001 - the clock on the wall
NAME = "Exclusions 2026-27.xlsx"


@pytest.fixture
def folder(tmp_path):
    return open_folder(tmp_path / "DaySix")


@pytest.fixture
def refused():
    return []


@pytest.fixture
def taker(folder, refused):
    return Taker(folder, refused.append)


def text(**other):
    said = {"action": "check", "workbook": NAME, "window": 132_456, "time": serial(NOW)}
    return json.dumps({**said, **other}).encode("ascii")


def leave(folder, content, name="click-1-2.json") -> Path:
    path = folder.tickets / name
    path.write_bytes(content)
    path.chmod(0o600)
    return path


def test_a_click_is_taken_and_its_file_is_gone(folder, taker, refused):
    path = leave(folder, text())
    assert list(taker.take(NOW)) == [Ticket("check", NAME, 132_456, NOW)]
    assert not path.exists()
    assert refused == []


def test_the_file_is_gone_before_the_click_is_served(folder, taker):
    path = leave(folder, text())
    for _ in taker.take(NOW):
        assert not path.exists()


def test_clicks_are_taken_in_the_order_they_were_made(folder, taker):
    for place, chosen in enumerate(["check", "undo", "deadlines"]):
        path = leave(folder, text(action=chosen), f"click-{9 - place}.json")
        os.utime(path, (1000 + place, 1000 + place))
    assert [ticket.action for ticket in taker.take(NOW)] == ["check", "undo", "deadlines"]


def test_the_same_ticket_again_does_nothing(folder, taker, refused):
    leave(folder, text())
    assert len(list(taker.take(NOW))) == 1
    leave(folder, text(), "click-another-name.json")
    assert list(taker.take(NOW)) == []
    assert refused == ["used before"]


@pytest.mark.parametrize(("seconds", "taken"), [(60, 1), (61, 0), (-5, 1), (-6, 0)])
def test_a_ticket_is_good_for_a_minute(folder, taker, seconds, taken):
    clicked = NOW - timedelta(seconds=seconds)
    # counted whole: to within a microsecond the fraction of a day is not exact
    leave(folder, text(time=serial(clicked) + (1e-9 if seconds > 0 else -1e-9)))
    assert len(list(taker.take(NOW))) == taken


def test_a_half_written_ticket_is_left_until_it_is_whole(folder, taker):
    path = leave(folder, b'{"action":"che', "click-1.tmp")
    os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    assert list(taker.take(NOW)) == []
    assert path.exists()
    later = NOW + timedelta(seconds=61)
    assert list(taker.take(later)) == []
    assert not path.exists()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "not a ticket"),
        (b"[]", "not a ticket"),
        (b'{"action":"check"}', "not a ticket"),
        (text(extra=1), "not a ticket"),
        (b"[" * 3000, "not a ticket"),
        ('{"action":"ché"}'.encode(), "not a ticket"),
        (text(time=float("nan")), "not a ticket"),
        (text(action="format_disk"), "no action of ours"),
        (text(action=None), "no action of ours"),
        (text(action=["check"]), "no action of ours"),
        (text(workbook=""), "no workbook's name"),
        (text(workbook="x" * 256), "no workbook's name"),
        (text(workbook="a\nb"), "no workbook's name"),
        (text(workbook="../Other.xlsx"), "no workbook's name"),
        (text(workbook="C:\\Other.xlsx"), "no workbook's name"),
        (text(workbook=7), "no workbook's name"),
        (text(window=-1), "no window"),
        (text(window=1.5), "no window"),
        (text(window=True), "no window"),
        (text(window="1"), "no window"),
        (text(time="46000"), "no time"),
        (text(time=True), "no time"),
        (text(time=0), "no time"),
        (text(time=2_958_466), "no time"),
        (text(time=1e308), "no time"),
    ],
)
def test_anything_else_is_no_ticket(content, why):
    with pytest.raises(RefusedTicketError, match=why):
        ticket_of(content)


def test_a_name_in_any_script_is_a_name():
    assert ticket_of(text(workbook="Fälle “2026” א.xlsx")).workbook == "Fälle “2026” א.xlsx"


def test_500_forged_tickets_do_nothing_but_one_line_each(folder, taker, refused):
    chance = random.Random(6)  # noqa: S311 - the same forgeries every time
    name = "Amara Quill A950000178301"
    for number in range(500):
        leave(folder, _forged(chance, name), f"click-{number}.json")
    assert list(taker.take(NOW)) == []
    assert len(refused) == 500
    assert not any("Quill" in line or "A95" in line for line in refused)
    assert list(folder.tickets.iterdir()) == []


def _forged(chance: random.Random, name: str) -> bytes:
    """A ticket spoiled in one of several ways."""
    way = chance.randrange(6)
    if way == 0:
        return bytes(chance.randrange(256) for _ in range(chance.randrange(200)))
    if way == 1:
        return text()[: chance.randrange(1, len(text()) - 1)]
    if way == 2:
        return text(time=serial(NOW - timedelta(seconds=chance.randrange(61, 10**6))))
    if way == 3:
        return text(action="".join(chance.choices(string.ascii_lowercase, k=9)) + "_" + name)
    if way == 4:
        return text(workbook=f"{name}/{name}")
    return text(path=f"\\\\server\\{name}")


def test_what_is_no_plain_file_is_thrown_away_unread(folder, taker, refused, tmp_path):
    elsewhere = tmp_path / "elsewhere.json"
    elsewhere.write_bytes(text())
    (folder.tickets / "link.json").symlink_to(elsewhere)
    os.mkfifo(folder.tickets / "pipe.json")
    (folder.tickets / "folder.json").mkdir()
    assert list(taker.take(NOW)) == []
    assert refused == ["not a file", "not a file"]
    assert [path.name for path in folder.tickets.iterdir()] == ["folder.json"]
    assert elsewhere.exists()


def test_a_ticket_others_may_write_to_is_refused(folder, taker, refused):
    leave(folder, text()).chmod(0o622)
    assert list(taker.take(NOW)) == []
    assert refused == ["not only its owner's"]


def test_a_ticket_that_never_ends_is_refused(folder, taker, refused):
    leave(folder, text(workbook="x" * 5000))
    assert list(taker.take(NOW)) == []
    assert refused == ["too long"]
