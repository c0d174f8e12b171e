"""From a tracker to its suggestions, shown or written: one call for every door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.registry import row_checks
from daysix.jobs.beside.side_files import file_hash
from daysix.jobs.check import check_file
from daysix.jobs.mending import fixes, undo
from daysix.jobs.unchecked import caveats, crash_in_words
from daysix.law.errors import BadInput
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from daysix.calendars.book import CalendarBook
    from daysix.jobs.check import CheckedFile
    from daysix.jobs.mending.fixes import Fix
    from daysix.law.switches import Switches

MOST_NAMED = 8


class Suggested(NamedTuple):
    """What is suggested for a file's cells, or was written.

    Attributes
    ----------
    refused
        Why the workbook as a whole takes no changes, where that came out while only looking.
    nothing, caveats, crashed
        What to say of what was checked: as “daysix check” does.
    """

    file: str
    fixes: Sequence[Fix]
    refused: BadInput | None = None
    nothing: str = ""
    caveats: Sequence[str] = ()
    crashed: Sequence[str] = ()

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
    only_known: bool = False,
) -> Suggested:
    """Check a tracker, and show what is suggested for single cells or write it.

    Parameters
    ----------
    apply
        Write the suggestions; else nothing is written, and each that the workbook would not take
        says so.
    rules, keys
        Only those of these rules, or with these keys; all if none are given.
    only_known
        Refuse a rule or a key there is not, before anything is written.

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
    if only_known:
        refuse_unknown(found, rules=rules, keys=keys)
    wanted = fixes.fixes_of(found, rules=rules, keys=keys)
    said = Suggested(
        found.file, wanted, None, found.nothing, caveats(found), crash_in_words([found])
    )
    if apply:
        done = fixes.apply_fixes(
            path,
            wanted,
            rows=found.rows,
            read_again=lambda: undo.read_rows(path),
            as_of=as_of,
            before=before,
        )
        return said._replace(fixes=done)
    if not wanted:
        return said
    try:
        return said._replace(fixes=fixes.looked_at(path, wanted))
    except BadInput as refused:
        return said._replace(refused=refused)


def refuse_unknown(
    found: CheckedFile, *, rules: Collection[str] = (), keys: Collection[str] = ()
) -> None:
    """Refuse a rule that is no check's, or a key that no finding has: a slip of typing."""
    can = fixes.fixes_of(found)
    # a rule that found something, or could have
    known = {
        *(check.id for check in row_checks()),
        *found.checked.ran,
        *(one.rule for one in found.checked.could_not_run),
        *(one.finding.rule for one in found.issues),
    }
    for rule in rules:
        if rule.strip().upper() not in known:
            there = _named(fix.issue.finding.rule for fix in can)
            message = f"There is no check called “{rule[:60]}”. Nothing was written. {there}"
            raise BadInput("B-082", message)
    for key in keys:
        if all(key.strip().lower() != one.key for one in found.issues):
            there = _named(fix.issue.key for fix in can)
            message = (
                f"Nothing found here has the key “{key[:60]}”. Nothing was written. {there} "
                "“daysix check” gives the key of everything it finds."
            )
            raise BadInput("B-083", message)


def _named(words: Iterable[str]) -> str:
    names = [*dict.fromkeys(words)]
    if not names:
        return "In this file there is nothing to suggest."
    more = len(names) - MOST_NAMED
    end = f" and {more:,} more" if more > 0 else ""
    return f"Suggestions here go by {', '.join(names[:MOST_NAMED])}{end}."
