"""A button about a meeting on the command line: shown first, written with ``--apply``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from daysix.verbs._press import press

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from daysix.jobs.click.answers import Answer, Asked, Offer
    from daysix.verbs import Outcome

    Job = Callable[[Asked, str], "Answer | Offer"]

NO_NUMBER = "“”"
"""Nothing between the quotes: never taken for the meeting that comes next."""


def add_meeting(parser: ArgumentParser) -> None:
    """The workbook, the meeting's number, and whether to write."""
    parser.add_argument("tracker", type=Path, help="the team workbook; closed")
    parser.add_argument("--panel", required=True, metavar="P26-004", help="the panel's number")
    parser.add_argument("--apply", action="store_true", help="do it; else it is only shown")


def press_about(options: Namespace, job: Job) -> Outcome:
    """Do what the button does, about the meeting named."""
    return press(options, partial(_named, job=job, panel=options.panel))


def _named(asked: Asked, *, job: Job, panel: str) -> Answer | Offer:
    return job(asked, panel.strip() or NO_NUMBER)
