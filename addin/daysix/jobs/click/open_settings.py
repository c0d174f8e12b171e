"""*Settings*: goes to the Settings sheet; where there is none, says what is in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.click.answers import Answer
from daysix.jobs.click.home import home_of
from daysix.jobs.settings_in_use import in_use, in_words_of
from daysix.jobs.tracker_read import read_desk
from daysix.law.errors import BadInput
from daysix.tracker.settings_sheet import settings_in, settings_rows

if TYPE_CHECKING:
    from daysix.jobs.click.answers import Asked


def open_settings(asked: Asked) -> Answer:
    """Go to the settings, or say them; a value that cannot be used is said first."""
    sheets = asked.desk.sheets()
    rows = settings_rows(sheets)
    try:
        settings_in(sheets)
    except BadInput as wrong:
        trouble = [f"{wrong.message} ({wrong.code})"]
    else:
        trouble = []
    if rows and asked.desk.is_open:
        asked.desk.go_to(rows[0].sheet, rows[0].row, rows[0].column)
        front = f"The sheet {rows[0].sheet} is in front of you. What you choose in its column "
        front += "Value is used from the next click on."
        return Answer([*trouble, front], good=not trouble)
    if trouble:
        return Answer(trouble, good=False)
    read = read_desk(asked.desk, as_of=asked.as_of, home=home_of(asked.desk))
    found = in_use(read.settings, read.calendars)
    return Answer([*in_words_of(found, read.settings)])
