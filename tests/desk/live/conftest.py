"""Workbooks on three desks: open in LibreOffice, closed on the disk, and in memory."""

from __future__ import annotations

import os
import secrets

import pytest

from daysix.desk.libreoffice import office
from tests.desk.live.running_office import RunningOffice
from tests.desk.live.worlds import WORLDS, tracker


@pytest.fixture(scope="session")
def running(tmp_path_factory):
    """A LibreOffice that runs for all these tests."""
    if office.soffice() is None:
        reason = "LibreOffice is not installed, so nothing is shown about it."
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    name = f"daysix-test-{secrets.token_hex(6)}"
    found = RunningOffice(tmp_path_factory.mktemp("office"), name)
    yield found
    found.end()


@pytest.fixture
def calc(running):
    """The same, with no workbook open before or after."""
    running.close_all()
    yield running
    running.close_all()


@pytest.fixture(params=sorted(WORLDS))
def world(request, tmp_path):
    """Puts sheets on one of the three desks: ``world(sheets)``, or the usual tracker."""
    office_for_it = request.getfixturevalue("calc") if request.param == "live" else None

    def made(sheets=None):
        return WORLDS[request.param](sheets or tracker(), tmp_path, office_for_it)

    made.kind = request.param
    return made
