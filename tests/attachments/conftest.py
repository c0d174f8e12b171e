"""The process that reads papers is ended when the last test of this room is done."""

from __future__ import annotations

import pytest

from daysix.attachments import helper


@pytest.fixture(scope="session", autouse=True)
def papers_process():
    yield
    helper.rest()
