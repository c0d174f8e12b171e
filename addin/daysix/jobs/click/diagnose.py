"""*Diagnose*: what the doctor says of this computer, and of the workbook in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.click.answers import Answer
from daysix.jobs.click.home import home_of
from daysix.jobs.doctor.computer import BROKEN, OK, Looked, examine, in_words, open_programs
from daysix.jobs.doctor.workbook import examine_workbook, unread
from daysix.jobs.tracker_read import read_desk
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from daysix.jobs.click.answers import Asked


def diagnose(asked: Asked) -> Answer:
    """One line for each thing looked at; the first says how many want doing something about."""
    desk = asked.desk
    try:
        read = read_desk(desk, as_of=asked.as_of, home=home_of(desk))
    except BadInput as refusal:
        book, about = None, unread(desk, refusal)
    else:
        book, about = read.calendars, examine_workbook(read, place=desk.place)
    here = "open in front of you" if desk.is_open else "closed, on the disk"
    looked = [
        Looked(OK, "Day Six's own window", "running: it took this click"),
        Looked(OK, f"the workbook {desk.name}", here),
        *open_programs(),
        *about,
        *examine(as_of=asked.as_of, book=book),
    ]
    wanting = sum(one.state != OK for one in looked)
    things = "thing" if wanting == 1 else "things"
    first = f"{wanting} {things} to look at." if wanting else "Everything is well."
    return Answer([first, *map(in_words, looked)], good=all(one.state != BROKEN for one in looked))
