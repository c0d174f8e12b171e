"""What the governors decided where a column only asks *Upheld? Y/N*: yes and no are the answer.

*No* may also mean *not yet*. It is read as reinstated only where every *no* of the column stands
beside the day of a meeting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.tracker.amounts import NO, YES
from daysix.tracker.cells import text_of
from daysix.tracker.fields import CellRead, words
from daysix.tracker.headers import normal
from daysix.tracker.heading_words import concepts

if TYPE_CHECKING:
    from daysix.tracker.cells import Table
    from daysix.tracker.fields import Read

OUTCOME, MEETING = "GDCOutcome", "GDCDate"


def outcome_reader(table: Table, read: Read) -> Read:
    """A reader that knows yes and no, where the column's name says what they answer."""
    title = table.titles.get(OUTCOME, "")
    if not concepts(title) or "upheld" not in (concepts(title) or ()):
        return read
    asked, other = "declined", "reinstated"
    spelled = normal(title)
    if "reinstat" in spelled:
        if "uph" in spelled:
            return read
        asked, other = other, asked
    known = words(OUTCOME)
    says = {word: asked for word in YES if word not in known}
    if _every_no_has_a_meeting(table):
        says |= {word: other for word in NO if word not in known}

    def reads(value: object) -> CellRead:
        said = says.get(text_of(value).casefold())
        return CellRead(said) if said else read(value)

    return reads


def _every_no_has_a_meeting(table: Table) -> bool:
    at, day = table.columns[OUTCOME], table.columns.get(MEETING)
    if day is None:
        return False
    nos = [row for row in table.rows if at < len(row) and text_of(row[at]).casefold() in NO]
    return all(day < len(row) and bool(text_of(row[day])) for row in nos)
