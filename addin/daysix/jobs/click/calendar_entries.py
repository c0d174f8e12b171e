"""*Add to calendar*: one calendar file of the open dates, beside the workbook where that is a file.

The entries hold no name (see ``jobs/results/ics.py``), and keep their own names, so that opening a
later file moves what the calendar has instead of adding it again.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from daysix.jobs.click.answers import Answer
from daysix.jobs.click.home import home_of
from daysix.jobs.deadlines import date_read
from daysix.jobs.results.ics import write_calendar
from daysix.jobs.tracker_read import read_desk
from daysix.jobs.wording import plural
from daysix.law.errors import BadInput
from daysix.law.rule import MUST

if TYPE_CHECKING:
    from daysix.desk.any_desk import Desk
    from daysix.jobs.click.answers import Asked

OWN_FOLDER = ("Documents", "Day Six")
NOT_IN_A_NAME = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
"""What Windows takes in no file's name; a workbook known by a web address may bear it."""


def add_to_calendar(asked: Asked) -> Answer:
    """Write the calendar file and say where it is.

    Raises
    ------
    BadInput
        O-010, O-011: no open date, or a file there that is not ours. J-073: no folder for it.
    """
    read = read_desk(asked.desk, as_of=asked.as_of, home=home_of(asked.desk))
    dated = date_read(read, as_of=asked.as_of)
    path = calendar_path(asked.desk)
    there = path.exists()
    count = write_calendar(path, dated.rows, as_of=asked.as_of, statuses=(MUST,))
    what = f"{plural(count, 'open date')} written to {path}."
    said = [f"{what} Open it, and Outlook adds them; no child is named in it."]
    if there:
        said.append("It takes the place of the one there: entries that moved are moved.")
    if dated.unread:
        rows = plural(len(dated.unread), "row")
        said.append(f"{rows} could not be dated, and are not in it: press Due list to see them.")
    return Answer(said)


def calendar_path(desk: Desk, *, home: Path | None = None) -> Path:
    """Beside the workbook; else in a folder of ours in the person's documents.

    Raises
    ------
    BadInput
        J-073: that folder cannot be made.
    """
    if desk.place is not None:
        return desk.place.with_suffix(".ics")
    folder = (home or Path.home()).joinpath(*OWN_FOLDER)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        message = (
            f"I cannot make the folder {folder} for the calendar file ({fault.strerror}). Save the "
            "workbook on a disk, and press Add to calendar again."
        )
        raise BadInput("J-073", message) from fault
    name = " ".join(NOT_IN_A_NAME.sub(" ", desk.name).split())
    return folder / f"{Path(name).stem.strip() or 'Deadlines'}.ics"
