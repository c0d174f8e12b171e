"""What is known when mails are sorted outside a workbook: a tracker's file, a list of schools."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from daysix.inbox.directory import Directory

if TYPE_CHECKING:
    from pathlib import Path


def known_from(tracker: Path | None, schools: Path | None, *, la: str = "") -> Directory:
    """The directory of a tracker and a list of schools; either may be left out.

    Schools of the list that the tracker lacks are added to its own.

    Raises
    ------
    BadInput
        One of the files cannot be read.
    """
    known = Directory(la=la)
    if tracker is not None:
        from daysix.desk.reading import read_book
        from daysix.jobs.inbox.directory_of import directory_of
        from daysix.jobs.mapping.memory import confirmed_for

        known = directory_of(read_book(tracker).sheets, confirmed_for(tracker), la=la)
    if schools is not None:
        from daysix.jobs.inbox.school_list import schools_from

        there = {_key(school.dfe, school.name) for school in known.schools}
        more = [one for one in schools_from(schools) if _key(one.dfe, one.name) not in there]
        known = replace(known, schools=(*known.schools, *more))
    return known


def _key(dfe: str, name: str) -> str:
    return dfe or name.casefold()
