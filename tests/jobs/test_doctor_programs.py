"""What the doctor says of the spreadsheet programs that run."""

import pytest

from daysix.desk import live_books
from daysix.jobs.doctor.computer import LOOK, OK, in_words, open_programs


def looked(monkeypatch, names, within):
    monkeypatch.setattr(live_books, "names_running", lambda: names)
    monkeypatch.setattr(live_books, "libreoffice_read_within", lambda: within)
    return [*open_programs()]


def test_libreoffice_read_from_within(monkeypatch):
    programs, reading = looked(monkeypatch, ["Excel", "LibreOffice"], within=True)
    assert programs.found == "Excel and LibreOffice running"
    assert reading.state == OK
    assert in_words(reading) == (
        "ok      reading in LibreOffice: from within, each sheet all at once."
    )


def test_libreoffice_read_from_outside_is_slower_and_can_be_mended(monkeypatch):
    _, reading = looked(monkeypatch, ["LibreOffice"], within=False)
    assert reading.state == LOOK
    assert in_words(reading) == (
        "look    reading in LibreOffice: from outside, a piece at a time: right, but slower on a "
        "long tracker. Close LibreOffice and open it again: it may have been running since before "
        "an update. If it still says so, ask IT to install the Python that belongs to LibreOffice."
    )


def test_nothing_is_said_of_a_libreoffice_that_was_not_asked(monkeypatch):
    (programs,) = looked(monkeypatch, ["LibreOffice"], within=None)
    assert programs.found == "LibreOffice running"


@pytest.mark.parametrize("names", [[], ["Excel"]])
def test_libreoffice_is_not_looked_for_where_none_runs(monkeypatch, names):
    monkeypatch.setattr(live_books, "libreoffice_read_within", pytest.fail)
    monkeypatch.setattr(live_books, "names_running", lambda: names)
    assert [one.thing for one in open_programs()] == ["open workbooks"]
