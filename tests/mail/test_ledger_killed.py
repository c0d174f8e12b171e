"""A few of the trials of F14; ``python3 start.py faults`` runs more, and with ``--full`` all."""

from __future__ import annotations

import sys

import pytest

from daysix.jobs.inbox.run import _Sorting
from tests.benchmarks import faults_inbox
from tests.benchmarks.inbox_trials import (
    AFTER_THE_SHEET,
    BEFORE_THE_SHEET,
    FOLDER,
    MEMORY,
    Stage,
    judged_at_the_end,
    moved_before_its_record,
)
from tests.jobs.inbox.run_scene import Sheet

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")


@pytest.mark.parametrize("kind", [MEMORY, FOLDER])
@pytest.mark.parametrize("trial", [faults_inbox.killed_between_steps, faults_inbox.mailbox_fails])
def test_an_interrupted_run_is_finished_by_the_next_and_nothing_is_done_twice(trial, kind):
    found = trial(kind, full=False, times=2)
    assert found.passed, found.outcome
    assert found.trials >= 8


@pytest.fixture
def stage(tmp_path):
    return Stage.made(tmp_path / "stage", MEMORY, 6)


def test_the_trials_see_a_mail_that_is_listed_twice(monkeypatch, stage):
    monkeypatch.setattr(Sheet, "already", lambda *_: set())
    assert stage.killed_at(AFTER_THE_SHEET)
    stage.run()
    [wrong] = judged_at_the_end(stage)
    assert wrong == "on the sheet [1, 2, 2, 2, 2], not [1, 1, 1, 1, 1]"


def test_the_trials_see_a_mail_that_is_lost(monkeypatch, stage):
    def first_noted_then_put(self):
        self._ledger.listed([mail for mail, _ in self._batch], self._now)
        return flush(self)

    flush = _Sorting._flush
    monkeypatch.setattr(_Sorting, "_flush", first_noted_then_put)
    assert stage.killed_at(BEFORE_THE_SHEET)
    stage.run()
    assert "on the sheet [1], not [1, 1, 1, 1, 1]" in judged_at_the_end(stage)


def test_the_trials_see_a_mail_that_was_moved_unrecorded(monkeypatch, stage):
    monkeypatch.setattr(Sheet, "put", lambda *_: None)
    stage.run()
    assert moved_before_its_record(stage) == ["moved before it was on the sheet"] * 3
