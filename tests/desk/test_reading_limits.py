"""How long a reading child may work, and how long it is waited for: two different things."""

from __future__ import annotations

import os
import sys
from time import process_time

import pytest

from daysix.desk import child, time_used
from daysix.law.errors import BadInput
from tests.benchmarks import odd_books

IDLE = "import sys; sys.stdin.read()"
"""Waits for an end of its input, which does not come."""


@pytest.fixture
def of_no_time(monkeypatch):
    """Every child is already past the seconds it may work, by the clock on the wall."""
    monkeypatch.setattr(child, "SECONDS", -1)


def test_a_child_that_only_waited_for_its_turn_is_let_finish(of_no_time, monkeypatch):
    monkeypatch.setattr(time_used, "of_process", lambda _number: -2.0)
    first, *_ = child.Child(odd_books.tracker(), "a.xlsx").sheets()
    assert len(first.rows) > 1


def test_a_child_that_has_worked_too_long_is_ended(of_no_time, monkeypatch):
    monkeypatch.setattr(time_used, "of_process", lambda _number: 0.5)
    monkeypatch.setattr(child, "COMMAND", IDLE)
    with pytest.raises(BadInput) as refused:
        child.Child(b"", "a.xlsx").sheets()
    assert refused.value.code == "T-033"


def test_a_child_that_does_nothing_is_not_waited_for_for_ever(monkeypatch):
    monkeypatch.setattr(child, "COMMAND", IDLE)
    monkeypatch.setattr(child, "PATIENCE", 0)
    with pytest.raises(BadInput) as refused:
        child.Child(b"", "a.xlsx").sheets()
    assert refused.value.code == "T-033"


@pytest.mark.skipif(sys.platform != "linux", reason="Elsewhere the system is asked in other ways.")
def test_the_work_of_a_process_is_what_the_process_itself_says():
    before = process_time()
    told = time_used.of_process(os.getpid())
    tick = 1 / os.sysconf("SC_CLK_TCK")
    assert before - 2 * tick <= told <= process_time() + 2 * tick


def test_a_process_that_has_ended_has_not_worked():
    assert time_used.of_process(2**22 + 1) == 0


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("  0:01.25\n", 1.25),
        ("1:02.50", 62.5),
        ("03:04:05", 11_045),
        ("2-03:04:05", 183_845),
        ("", 0),
        ("ps: no such process", 0),
    ],
)
def test_what_a_mac_says_of_the_time_worked(said, seconds):
    assert time_used.seconds_of(said) == seconds
