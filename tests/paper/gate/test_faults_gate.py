"""A share of the trials that disturb *Safe to share*, and that the trials can fail."""

from __future__ import annotations

import os

import pytest
from tests.benchmarks import faults_gate

from daysix.attachments import keeping
from daysix.jobs.panel import sharing

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the trials divide a process in two")
FAULTS = [
    faults_gate.killed,
    faults_gate.failing,
    faults_gate.disk_full,
    faults_gate.unwritable,
    faults_gate.held,
    faults_gate.replaced,
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda each: each.__name__)
def test_nothing_is_harmed(fault):
    assert fault(full=False).outcome.startswith("pass"), fault(full=False)


def test_the_trials_see_a_half_written_copy(monkeypatch):
    def straight(path, content):
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.write(number, content)
        os.close(number)

    monkeypatch.setattr(keeping, "_write_new", straight)
    assert "is not whole" in faults_gate.disk_full(full=False).outcome


def test_the_trials_see_an_original_that_was_written_over(monkeypatch):
    def over(path, content):
        next(path.parent.glob("*share*")).write_bytes(content)

    monkeypatch.setattr(keeping, "_write_new", over)
    assert "was changed" in faults_gate.disk_full(full=False).outcome


def test_the_trials_see_a_clean_word_of_what_was_not_looked_at(monkeypatch):
    def as_before(path):
        return faults_gate.papers()[path.name]

    monkeypatch.setattr(sharing, "_now", as_before)
    assert "called clean" in faults_gate.replaced(full=False).outcome


def test_the_trials_see_a_report_of_a_file_that_is_held(monkeypatch):
    def read(path):
        try:
            return path.read_bytes()
        except OSError:
            return faults_gate.papers()[path.name]

    monkeypatch.setattr(sharing, "_now", read)
    assert "not refused" in faults_gate.held(full=False).outcome
