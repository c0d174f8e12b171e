"""Checking several trackers at once: a child's days are added up across them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.run import check_together
from daysix.jobs.check import as_found, read_for_check
from daysix.jobs.several_files import names_of, shared_note
from daysix.jobs.tracker_read import chosen
from daysix.tracker.settings_sheet import settings_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from daysix.calendars.book import CalendarBook
    from daysix.jobs.check import CheckedFile
    from daysix.law.switches import Switches


def check_files(  # noqa: PLR0913 - all but the paths are named at the call
    paths: Sequence[Path],
    *,
    as_of: date,
    book: CalendarBook | None = None,
    switches: Switches | None = None,
    la: str = "",
    since: date | None = None,
) -> list[CheckedFile]:
    """As :func:`daysix.jobs.check.check_file`, for several trackers that know of one another.

    Raises
    ------
    BadInput
        One of the files cannot be read, or holds no exclusions: nothing was checked.
    """
    names = names_of(paths)
    reads = [read_for_check(path, as_of=as_of, book=book) for path in paths]
    files = [
        read.file._replace(tracker=read.file.tracker._replace(file=name))
        for read, name in zip(reads, names, strict=True)
    ]
    use = chosen([settings_in(read.file.sheets) for read in reads], switches, la)
    all_checked = check_together(files, as_of=as_of, la=use.la, switches=use.switches)
    said = shared_note(all_checked[0].shared, len(paths))
    return [
        as_found(
            read._replace(notes=[*read.notes, said]), checked, as_of=as_of, since=since
        )._replace(file=name)
        for read, checked, name in zip(reads, all_checked, names, strict=True)
    ]
