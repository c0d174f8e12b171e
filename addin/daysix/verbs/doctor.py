"""``daysix doctor``: one line per thing looked at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.jobs.calendar_choice import calendars_from
from daysix.jobs.doctor import BROKEN, LOOK, OK, examine
from daysix.verbs import DONE, TO_FIX, Outcome
from daysix.verbs._options import add_calendar

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

SUMMARY = "Look at this computer and say what is missing."
MARKS = {OK: "ok    ", LOOK: "look  ", BROKEN: "broken"}


def add_options(parser: ArgumentParser) -> None:
    """Options of the doctor."""
    add_calendar(parser)


def run(options: Namespace) -> Outcome:
    """Look, and say what to do."""
    book = calendars_from(options.calendar, beside=Path.cwd())
    looked = examine(as_of=options.as_of, book=book)
    states = {one.state for one in looked}
    return Outcome(
        lines=[one._asdict() for one in looked],
        text=[
            f"{MARKS[one.state]}  {one.thing}: {one.found}." + (f" {one.do}" if one.do else "")
            for one in looked
        ],
        exit_code=TO_FIX if BROKEN in states else DONE,
    )
