"""A screen for all tests of this folder, and a fresh home, Calc and companion for each."""

from __future__ import annotations

import os
from importlib.util import find_spec

import pytest

from tests.live.scene import Scene
from tests.live.screen import Screen, missing_programs


def not_here(what: str) -> None:
    """Skip and say so; on a machine that must show it, fail."""
    reason = f"{what} is missing, so no click was made and nothing is shown about one."
    if os.environ.get("CI") or os.environ.get("DAYSIX_SHARED") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def screen(tmp_path_factory):
    """The screen nobody sees."""
    missing = missing_programs()
    if find_spec("tkinter") is None:
        missing.append("Tk for Python (python3-tk)")
    if missing:
        not_here(" and ".join(missing))
    made = Screen(tmp_path_factory.mktemp("screen"))
    yield made
    made.end()


@pytest.fixture
def scene(screen, tmp_path):
    """A fresh home; ended with everything in it, and pictured first where a test failed."""
    made = Scene(screen, tmp_path)
    yield made
    made.end()
