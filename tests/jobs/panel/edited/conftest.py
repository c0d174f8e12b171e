"""Every test of an edited agenda has a built one, and LibreOffice is played by plain lines."""

from __future__ import annotations

import pytest

from daysix.jobs.panel.agenda import make_agenda
from daysix.paper import pack_office
from tests.jobs.panel.edited.agenda_edits import ISSUED, NAME, PANEL, WHEN, print_plainly
from tests.jobs.panel.panel_book import write_panel_book


@pytest.fixture(autouse=True)
def printer(monkeypatch):
    monkeypatch.setattr(pack_office, "installed", lambda: print_plainly)


@pytest.fixture
def book(tmp_path):
    """A workbook whose agenda was built."""
    made = write_panel_book(tmp_path / "Team.xlsx")
    make_agenda(made, panel=PANEL, also=["all"], **WHEN, **ISSUED)
    return made


@pytest.fixture
def agenda(book):
    return book.parent / "Panel papers" / PANEL / NAME
