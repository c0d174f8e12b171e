"""*Match columns*: what each heading is taken for; a yes confirms what is only supposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.home import home_of
from daysix.jobs.issues.sheet import column_names
from daysix.jobs.issues.typed import SHEET
from daysix.jobs.mapping.changes import confirm_suggested
from daysix.jobs.mapping.maps import SUGGESTED, FileMap, maps_of
from daysix.jobs.mapping.memory import confirmed_for
from daysix.jobs.mapping.words import tables_text
from daysix.jobs.wording import plural

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from daysix.jobs.click.answers import Asked
    from daysix.jobs.mapping.maps import SheetMap

BUTTON = "Confirm"


def offer_matches(asked: Asked) -> Answer | Offer:
    """Each heading with what it is taken for; nothing in the workbook changes."""
    home = home_of(asked.desk)
    before = _map(asked, home)
    waiting = before.of(SUGGESTED)
    lines = [*tables_text(before, typed=False)]
    if not waiting:
        many = plural(len(before.columns), "column")
        return Answer([f"{many} looked at; there is nothing for you to confirm.", *lines])

    def carry_out(_stop: Callable[[], bool]) -> Answer:
        confirm_suggested(home, before)
        after = _map(asked, home)
        said = f"{plural(len(waiting), 'column')} confirmed, and remembered for this workbook."
        return Answer([said, *tables_text(after, typed=False)])

    are = "is" if len(waiting) == 1 else "are"
    said = f"{plural(len(waiting), 'column')} {are} only supposed and not used until you confirm"
    return Offer(f"{said}. Nothing in the workbook changes.", lines, BUTTON, carry_out)


def _map(asked: Asked, home: Path) -> FileMap:
    confirmed = confirmed_for(home)
    tables = maps_of(asked.desk.sheets(), confirmed, as_of=asked.as_of)
    theirs = [table for table in tables if not _is_ours(table)]
    return FileMap(asked.desk.name, theirs, confirmed)


def _is_ours(table: SheetMap) -> bool:
    """Whether it is the list of findings that we wrote there."""
    return table.sheet == SHEET and [one.heading for one in table.columns] == column_names()
