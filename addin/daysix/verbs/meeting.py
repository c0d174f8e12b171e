"""``daysix meeting``: a new meeting of a panel, as the New meeting button sets it up."""

from __future__ import annotations

import re
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.verbs._options import typed_day
from daysix.verbs._press import press

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from daysix.jobs.click.answers import Answer, Asked, Offer
    from daysix.verbs import Outcome

SUMMARY = "Set up a meeting of a panel: its number, days, cases and calendar file."
TYPED = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)
NOON, MIDNIGHT = 12, 24


def add_options(parser: ArgumentParser) -> None:
    """The workbook, and what is typed into the row of the Panels sheet."""
    parser.add_argument("tracker", type=Path, help="the team workbook; closed")
    parser.add_argument("--profile", required=True, metavar="KIND", help="such as “CAP Secondary”")
    parser.add_argument("--area", default="", help="the panel's area, where it has one")
    parser.add_argument("--date", required=True, metavar="DAY", help="the day it meets")
    parser.add_argument("--start", default="", metavar="TIME", help="such as 10:00 or 1.30pm")
    parser.add_argument("--venue", default="", metavar="PLACE", help="a room, or Teams")
    parser.add_argument("--apply", action="store_true", help="do it; else it is only shown")


def run(options: Namespace) -> Outcome:
    """Add the row and press the button."""
    from daysix.jobs.click.panel_meeting import offer_meeting  # the readers are only needed here

    typed: dict[str, object] = {
        "Profile": options.profile,
        "Area": options.area,
        "Date": typed_day(options.date),
        "Start": _time(options.start),
        "Venue": options.venue,
    }

    def job(asked: Asked) -> Answer | Offer:
        return offer_meeting(asked, typed)

    return press(options, job)


def _time(text: str) -> time | None:
    if not text.strip():
        return None
    found = TYPED.fullmatch(text.strip())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (MIDNIGHT, 0)
    half = (found[3] or "").casefold() if found else ""
    if half and 1 <= hour <= NOON:
        hour = hour % NOON + (NOON if half == "pm" else 0)
    elif half:
        hour = MIDNIGHT
    if hour >= MIDNIGHT or minute >= 60:  # noqa: PLR2004 - of an hour
        message = f"“{text[:20]}” is no time I can read. Write it like 10:00, 14.30 or 1.30pm."
        raise BadInput("Y-166", message)
    return time(hour, minute)
