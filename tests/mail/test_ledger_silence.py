"""The loud sign when no run has succeeded for a working day; dates worked by hand.

In November 2026, Monday 23 to Friday 27 and Monday 30 are working days. Good Friday 2027 is
26 March, Easter Monday 29 March.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from daysix.calendars.working import postal
from daysix.mail.ledger_runs import Glance, Waits, glance, silence
from tests.jobs.inbox.run_scene import NOW, Scene
from tests.mail.memory_mailbox import Faults, MemoryMailbox

NOTHING = Waits(0, None)


def uk(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/London"))


def code(last_good, now, first_tried=None):
    seen = Glance(first_tried and uk(first_tried), last_good and uk(last_good), NOTHING)
    told = silence(seen, now=uk(now), calendar=postal())
    return told and told.code


@pytest.mark.parametrize(
    ("last_good", "quiet", "loud"),
    [
        ("2026-11-23 10:00", "2026-11-24 09:59", "2026-11-24 10:00"),  # Monday to Tuesday
        ("2026-11-27 16:32", "2026-11-30 16:31", "2026-11-30 16:32"),  # Friday to Monday
        ("2026-11-28 10:00", "2026-11-30 23:59", "2026-12-01 00:00"),  # Saturday: all Monday
        ("2027-03-25 09:00", "2027-03-30 08:59", "2027-03-30 09:00"),  # over Easter
        ("2027-03-26 09:00", "2027-03-30 23:59", "2027-03-31 00:00"),  # on Good Friday
        ("2027-03-29 09:00", "2027-03-30 23:59", "2027-03-31 00:00"),  # on Easter Monday
    ],
)
def test_the_sign_comes_after_a_working_day(last_good, quiet, loud):
    assert code(last_good, quiet) is None
    assert code(last_good, loud) == "Q-084"


def test_where_no_run_ever_succeeded_the_first_try_counts():
    assert code(None, "2026-11-24 09:59", first_tried="2026-11-23 10:00") is None
    assert code(None, "2026-11-24 10:00", first_tried="2026-11-23 10:00") == "Q-084"


def test_where_nobody_has_tried_there_is_no_sign():
    assert code(None, "2026-11-24 10:00") is None


def test_past_the_known_bank_holidays_it_says_that_it_cannot_tell():
    assert code("2028-12-29 10:00", "2028-12-29 10:05") == "Q-085"


def test_the_sign_names_the_day_and_the_time_here():
    seen = Glance(None, datetime.fromisoformat("2026-06-12T15:32:00+00:00"), NOTHING)
    told = silence(seen, now=uk("2026-06-15 16:32"), calendar=postal())
    assert told is not None
    assert "since Friday 12 June 2026 at 16:32, a working day or more" in told.message


def test_a_glance_needs_no_lock_and_counts_good_runs_only(tmp_path):
    scene = Scene(tmp_path)
    assert glance(scene.folder, scene.mailbox.name) is None
    scene.run(now=uk("2026-11-23 10:00"))
    scene.run(now=uk("2026-11-24 10:00"), mailbox=MemoryMailbox(scene.store, before=Faults(1)))
    with scene.ledger():
        seen = glance(scene.folder, scene.mailbox.name)
    assert seen == glance(scene.folder, scene.mailbox.name)
    assert seen == Glance(uk("2026-11-23 10:00"), uk("2026-11-23 10:00"), NOTHING)
    assert glance(scene.folder, "graph:other") == Glance(None, None, NOTHING)


def test_a_glance_at_a_damaged_journal_is_none(tmp_path):
    scene = Scene(tmp_path)
    scene.run()
    (scene.folder / "journal.db").write_bytes(b"not a journal at all" * 300)
    assert glance(scene.folder, scene.mailbox.name) is None


def test_what_waits_is_counted_with_the_oldest(tmp_path):
    scene = Scene(tmp_path)
    scene.store.arrive(b"Subject: one\r\n\r\nwords\r\n")
    scene.sheet.put = _refuse
    scene.run()
    scene.store.arrive(b"Subject: two\r\n\r\nwords\r\n")
    done = scene.run(now=uk("2026-12-01 09:00"))
    assert done.waits == Waits(2, NOW)


def _refuse(_):
    from daysix.law.errors import BadInput

    raise BadInput("Z-010", "The workbook is read-only. Save a copy.")
