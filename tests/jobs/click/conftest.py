"""A folder of one's own for what is remembered, and a click on a workbook."""

from __future__ import annotations

import pytest

from daysix.jobs.click.answers import Asked
from daysix.jobs.click.kept import Kept
from tests.jobs.open_team_book import AS_OF


def go_on() -> bool:
    return False


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    """Where our own files lie for workbooks that are kept nowhere."""
    place = tmp_path / "own"
    place.mkdir()
    monkeypatch.setenv("LOCALAPPDATA", str(place))
    return place


@pytest.fixture
def click(own_folder):
    """Press a button: gives its answer or its offer."""

    def press(job, desk, *, as_of=AS_OF, stop=go_on):
        return job(Asked(desk, as_of, stop, Kept()))

    return press
