"""One look into a mailbox: what is new is kept and counted, and a day of silence is said."""

from __future__ import annotations

import os
from datetime import UTC, datetime

import pytest

from daysix.inbox.sorted_mail import Sorted
from daysix.jobs.inbox.applied import DONE, file_as
from daysix.jobs.inbox.run import identity_of
from daysix.jobs.inbox.watched import look_at_all, look_once
from daysix.law.errors import BadInput
from daysix.mail.settings import MailboxSettings

PERMANENT = (
    b"From: office@oak.example\r\nMessage-ID: <p1@oak.example>\r\n"
    b"Subject: Permanent exclusion\r\nDate: Mon, 30 Nov 2026 08:12:00 +0000\r\n\r\n"
    b"We have permanently excluded Fay Gorse, date of birth 04/03/2012, from 30/11/2026.\r\n"
)
MONDAY = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "Mails"
    folder.mkdir()
    path = folder / "a.eml"
    path.write_bytes(PERMANENT)
    os.utime(path, (1, 1))  # it lies still
    return tmp_path


def look(place, now=MONDAY):
    settings = MailboxSettings(kind="folder", folder=str(place / "Mails"))
    return look_once(settings, journal=place / "journal", now=now)


def test_what_waits_is_counted_until_it_is_listed_and_nothing_is_moved(place):
    found = look(place)
    assert (found.waits, found.permanent, found.silent) == (1, 1, "")
    assert look(place).waits == 1, "no sheet has it yet"
    assert [path.name for path in (place / "Mails").iterdir()] == ["a.eml"]


def test_a_mailbox_out_of_reach_is_said_and_after_a_working_day_aloud(place):
    look(place, THURSDAY)
    (place / "Mails").rename(place / "Gone")
    with pytest.raises(BadInput):
        look(place, THURSDAY.replace(hour=15))
    # read on Thursday at nine: Friday at nine is a working day later
    assert "Thursday 26 November 2026" in look(place, MONDAY).silent


def test_every_mailbox_is_read_and_one_out_of_reach_keeps_none_from_it(place):
    (place / "Second").mkdir()
    (place / "Second" / "b.eml").write_bytes(PERMANENT.replace(b"<p1", b"<p2"))
    folders = [place / "Mails", place / "Nowhere", place / "Second"]
    known = [MailboxSettings(kind="folder", folder=str(one)) for one in folders]
    with pytest.raises(BadInput) as refused:
        look_at_all(known, journal=place / "journal", now=MONDAY)
    assert refused.value.code == "Q-082"
    both = look_at_all([known[0], known[2]], journal=place / "journal", now=MONDAY)
    assert both.waits == 2, "the second was read although the one before it was out of reach"


def test_two_copies_of_a_mail_are_one_mail():
    assert identity_of(PERMANENT).key == identity_of(PERMANENT.replace(b"\r\n", b"\n")).key


@pytest.mark.parametrize(
    ("found", "folder"),
    [
        (Sorted("auto_reply", "none"), DONE),
        (Sorted("auto_reply", "none", flags=("safeguarding",)), ""),
        (Sorted("auto_reply", "none", needs_human=True), ""),
        (Sorted("suspension", "week"), ""),
    ],
)
def test_only_what_asks_for_nothing_is_put_away(found, folder):
    assert file_as(found).folder == folder
    assert file_as(found).categories


def test_what_is_put_away_goes_to_the_folder_the_settings_name(monkeypatch, tmp_path):
    from daysix.jobs.inbox import source
    from daysix.mail.settings_file import save_settings

    monkeypatch.setattr(source, "_own_folder", lambda: tmp_path)
    known = source.source_of(f"folder:{tmp_path}")
    assert source.done_folder(known) == ""
    place = MailboxSettings(kind="folder", folder=known.place, done=("Archive/Exclusions",))
    save_settings(tmp_path, [place])
    assert source.done_folder(known) == "Archive/Exclusions"
    quiet = Sorted("auto_reply", "none")
    assert file_as(quiet, done="Archive/Exclusions").folder == "Archive/Exclusions"
