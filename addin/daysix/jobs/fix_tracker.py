"""From a tracker to its suggestions, shown or written: one call for every door."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from daysix.jobs import fixes, undo
from daysix.jobs.check import check_file
from daysix.jobs.side_files import file_hash
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date
    from pathlib import Path

    from daysix.calendars.book import CalendarBook
    from daysix.jobs.fixes import Fix
    from daysix.law.switches import Switches


class Suggested(NamedTuple):
    """What is suggested for a file's cells, or was written.

    Attributes
    ----------
    refused
        Why the workbook as a whole takes no changes, where that came out while only looking.
    """

    file: str
    fixes: Sequence[Fix]
    refused: BadInput | None = None

    @property
    def waiting(self) -> int:
        """How many are not written."""
        return sum(not one.applied for one in self.fixes)

    @property
    def left_alone(self) -> int:
        """How many will not be written as things stand; each says why."""
        return sum(bool(one.why) for one in self.fixes)


def fix_tracker(  # noqa: PLR0913 - all but the file are named at the call
    path: Path,
    *,
    as_of: date,
    apply: bool = False,
    book: CalendarBook | None = None,
    switches: Switches | None = None,
    la: str = "",
    rules: Collection[str] = (),
    keys: Collection[str] = (),
) -> Suggested:
    """Check a tracker, and show what is suggested for single cells or write it.

    Parameters
    ----------
    apply
        Write the suggestions; else nothing is written, and each that the workbook would not take
        says so.
    rules, keys
        Only those of these rules, or with these keys; all if none are given.

    Raises
    ------
    BadInput
        The file cannot be read; or, to be written to, is of a kind we never change, open, or
        locked. The tracker is unchanged then.
    """
    if apply:
        fixes.refuse_what_cannot_change(path)
    before = file_hash(path)  # of what is about to be checked: only that may be written over
    found = check_file(path, as_of=as_of, book=book, switches=switches, la=la)
    wanted = fixes.fixes_of(found, rules=rules, keys=keys)
    if apply:
        done = fixes.apply_fixes(
            path,
            wanted,
            rows=found.rows,
            read_again=lambda: undo.read_rows(path),
            as_of=as_of,
            before=before,
        )
        return Suggested(found.file, done)
    if not wanted:
        return Suggested(found.file, wanted)
    try:
        return Suggested(found.file, fixes.looked_at(path, wanted))
    except BadInput as refused:
        return Suggested(found.file, wanted, refused)
