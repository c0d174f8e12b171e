"""``daysix add``: rows of the tracker from mails, as the Add to tracker button does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.verbs._press import add_tracker, press

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from daysix.verbs import Outcome

SUMMARY = "Make rows of the tracker of mails on the Inbox sheet: those marked Y, or one."


def add_options(parser: ArgumentParser) -> None:
    """The workbook and the mail."""
    add_tracker(parser, mail=True)


def run(options: Namespace) -> Outcome:
    """Press the button."""
    from daysix.jobs.click.inbox_add import offer_adding  # the readers are only needed here

    return press(options, offer_adding)
