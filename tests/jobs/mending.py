"""Mending a small tracker, with something happening meanwhile."""

from __future__ import annotations

from datetime import date

from daysix.jobs.beside.side_files import file_hash
from daysix.jobs.check import check_file
from daysix.jobs.mending import fixes, undo
from tests.jobs.tracker_book import AS_OF, LETTER_O, MONTH_FIRST, held

MENDED = {MONTH_FIRST: date(2026, 9, 13), LETTER_O: date(2026, 11, 9)}


class KilledError(Exception):
    """The computer stopped here."""


def fix(tracker, *, meanwhile=None, **chosen):
    before = file_hash(tracker)
    found = check_file(tracker, as_of=AS_OF)
    wanted = fixes.fixes_of(found, **chosen)
    if meanwhile:
        meanwhile()
    return fixes.apply_fixes(
        tracker,
        wanted,
        rows=found.rows,
        read_again=lambda: undo.read_rows(tracker),
        as_of=AS_OF,
        before=before,
    )


def whys(done):
    return {one.issue.case: one.why for one in done}


def starts(tracker):
    held_now = held(tracker, "StartDate")
    return {case: held_now[case] for case in MENDED}


def kill(*_, **__):
    raise KilledError
