"""What a check says about a cell, a row or a calendar: data first, a sentence second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.records import NamedTuple

if TYPE_CHECKING:
    from daysix.law.rule import Citation

ERROR, QUERY, DUTY, NOTE = "error", "query", "duty", "note"
LEVELS = {
    ERROR: "Must fix",
    QUERY: "Please check",
    DUTY: "Act now",
    NOTE: "For information",
}
"""Each level with the words an officer reads."""
SYMBOLS = {ERROR: "✖", QUERY: "?", DUTY: "▲", NOTE: "i"}
"""The sign that stands before the words of a level, so that colour is never all that tells."""
HOUSE = "HOUSE"
"""In place of a citation: a rule of our own, which no law asks for."""


class Finding(NamedTuple):
    """One thing to put right, to check, to do or to know.

    Parameters
    ----------
    rule
        Id of the check, such as ``K-001``.
    level
        ``error``, ``query``, ``duty`` or ``note``.
    sheet, cell
        Where; ``cell`` is an address such as ``B14``, blank where a whole sheet is meant.
    value
        What was found there, as text.
    message
        What happened, why, what to do.
    suggestion
        A value for a person to accept; never applied by itself.
    related
        Other rows it is about, as (sheet, row).
    cite
        Who says so, or ``HOUSE``.
    row
        The row as Excel counts it; 0 where it is about no one row.
    column
        Our name of the column; blank where it is about none.
    elsewhere
        Rows in other files it is about, as (file, sheet, row).
    """

    rule: str
    level: str
    sheet: str
    cell: str
    value: str
    message: str
    suggestion: str = ""
    related: tuple[tuple[str, int], ...] = ()
    cite: Citation | str = HOUSE
    row: int = 0
    column: str = ""
    elsewhere: tuple[tuple[str, str, int], ...] = ()
