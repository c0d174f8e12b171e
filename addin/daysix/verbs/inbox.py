"""``daysix inbox``: the new mails onto the Inbox sheet, as the Check inbox button does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.verbs._press import add_tracker, press

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from daysix.verbs import Outcome

SUMMARY = "List the new mails on the Inbox sheet of the team workbook, the urgent first."


def add_options(parser: ArgumentParser) -> None:
    """The workbook."""
    add_tracker(parser, mail=False)


def run(options: Namespace) -> Outcome:
    """Press the button."""
    from daysix.jobs.click.inbox_check import offer_inbox  # the readers are only needed here

    return press(options, offer_inbox)
