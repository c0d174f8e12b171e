"""Figures since the last meeting, counted by hand from eight referrals."""

from __future__ import annotations

from datetime import date

from daysix.panels.contents.statistics_page import blocks
from daysix.panels.profile import STATISTICS
from daysix.panels.statistics import Heard, figures
from tests.panels.people import words

LAST, NOW = date(2026, 11, 25), date(2026, 12, 9)
HEARD = (
    # received the day of the last meeting: not since; decided today
    Heard("R1", "PEX", "9", "d", LAST, NOW, "PLACE", date(2027, 1, 21)),
    # received the day after: since
    Heard("R2", "FAP", "10", "f", date(2026, 11, 26), NOW, "DEFER", times_heard=2),
    Heard("R3", "FAP", "", "f", NOW),
    # received tomorrow: not yet
    Heard("R4", "MM", "8", "", date(2026, 12, 10)),
    # decided last time; on roll on the very day, in time
    Heard("R5", "PEX", "7", "", date(2026, 10, 1), LAST, "PLACE", date(2026, 12, 7),
          date(2026, 12, 7)),
    # on roll a day late
    Heard("R6", "PEX", "7", "", date(2026, 10, 1), LAST, "PLACE", date(2026, 12, 7),
          date(2026, 12, 8)),
    # still waiting, a day past the date
    Heard("R7", "PEX", "11", "", date(2026, 10, 1), LAST, "PLACE", date(2026, 12, 8)),
    # still waiting, and today is the day
    Heard("R0", "PEX", "11", "", date(2026, 10, 1), LAST, "PLACE", NOW),
    Heard("R8", "AP", "11", "", date(2026, 10, 1), refused=date(2026, 12, 1)),
)  # fmt: skip


def test_each_figure_from_its_rows():
    found = figures(HEARD, list(STATISTICS), since=LAST, until=NOW)
    rows = dict(found.rows)
    assert {label: rows[label] for label, _ in found.lines} == {
        "Referrals received": ("R2", "R3"),
        "Cases decided": ("R1", "R2"),
        "Children offered a place": ("R1",),
        "Children who went on roll": ("R5", "R6"),
        "Of these, within the time limit": ("R5",),
        "Decided, not yet on roll": ("R1", "R7", "R0"),
        "Of these, past the date": ("R7",),
        "Referrals returned as incomplete": (),
        "Deferred": ("R2",),
        "Refused by a school": ("R8",),
        "Heard more than once": ("R2",),
    }
    assert all(n == len(rows[label]) for label, n in found.lines)
    tables = dict(found.tables)
    assert tables["By kind of referral"] == (("Fair access", 2),)
    assert tables["By year group"] == (("Not given", 1), ("Year 10", 1))
    assert tables["By fair-access category"] == (("f: Carer", 2),)
    assert tables["By decision"] == (("Deferred", 1), ("Place offered", 1))


def test_only_what_the_profile_wants_and_no_earlier_meeting_is_everything():
    found = figures(HEARD, ["received"], since=None, until=NOW)
    assert found.lines == (("Referrals received", 8),)
    assert found.tables == ()
    assert "up to Wed 9 Dec 2026" in words(blocks(found))


def test_on_paper():
    text = words(blocks(figures(HEARD, list(STATISTICS), since=LAST, until=NOW)))
    assert "after Wed 25 Nov 2026 and up to Wed 9 Dec 2026" in text
    assert "('Referrals received', '2')" in text
    assert "Bars(title='By year group'" in text
    assert "No figures were asked for." in words(blocks(None))


def test_long_labels_stand_in_a_table_rather_than_beside_a_bar():
    longer = [Heard("R1", "FAP", category="e", received=NOW)]
    text = words(blocks(figures(longer, ["by_category"], since=None, until=NOW)))
    assert "Bars" not in text
    assert "e: Special educational needs without a plan" in text
