"""Every button does something, and those of the Deadlines and Help groups through the one door."""

from pathlib import Path

import pytest

from daysix.actions import ACTIONS
from daysix.jobs.click.answers import Answer, Offer
from daysix.ribbon import SERVED, serve
from tests.jobs.open_team_book import in_memory

CHANGES = {one.id: one.changes for one in ACTIONS}


def test_every_button_has_its_job_and_every_job_its_button():
    assert set(SERVED) == set(CHANGES)


@pytest.mark.parametrize(
    "action", [one.id for one in ACTIONS if one.group in {"deadlines", "help"}]
)
def test_what_writes_into_the_workbook_asks_first(click, action, tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    desk = in_memory()
    desk.go_to("Exclusions", 2, 1)
    before = {name: dict(sheet.values) for name, sheet in desk.book.items()}
    came = click(lambda asked: serve(action, asked), desk)
    assert isinstance(came, Offer if CHANGES[action] else Answer)
    assert {name: dict(sheet.values) for name, sheet in desk.book.items()} == before
