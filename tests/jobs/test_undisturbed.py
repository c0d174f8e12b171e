"""The collector of rubbish waits for a job, and goes on afterwards as it was before."""

from __future__ import annotations

import gc

import pytest

from daysix.jobs.undisturbed import Undisturbed


@pytest.fixture(autouse=True)
def as_it_was():
    was_on = gc.isenabled()
    yield
    (gc.enable if was_on else gc.disable)()


def test_it_waits_and_goes_on_again() -> None:
    gc.enable()
    with Undisturbed():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_a_failure() -> None:
    gc.enable()
    with pytest.raises(KeyError), Undisturbed():
        raise KeyError
    assert gc.isenabled()


def test_one_job_inside_another_leaves_it_waiting() -> None:
    gc.enable()
    with Undisturbed():
        with Undisturbed():
            pass
        assert not gc.isenabled()
