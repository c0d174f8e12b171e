"""``daysix tell``: a draft to the senior officer, as the Tell senior officer button makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.verbs._press import add_tracker, press

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from daysix.verbs import Outcome

SUMMARY = "Draft a mail to the senior officer about one mail; it is never sent."


def add_options(parser: ArgumentParser) -> None:
    """The workbook and the mail."""
    add_tracker(parser, mail=True)


def run(options: Namespace) -> Outcome:
    """Press the button."""
    from daysix.jobs.click.inbox_draft import offer_telling  # the readers are only needed here

    return press(options, offer_telling)
