"""What the team knows already when a mail comes: its schools, pupils, cases, officers, council.

Made by the jobs from the team workbook or a school list; an empty directory is allowed, and then
schools and children stay as found.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from daysix.calendars.school import SchoolCalendar


@dataclass(frozen=True, slots=True)
class KnownSchool:
    """A school of the list: the name it has there, its number, and how its mails are told."""

    name: str
    dfe: str = ""
    also: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    phase: str = ""
    officer: str = ""
    cover: str = ""


@dataclass(frozen=True, slots=True)
class KnownCase:
    """An exclusion or referral in the tracker, with what tells its pupil from another."""

    case: str
    pupil: str
    forename: str = ""
    surname: str = ""
    upn: str = ""
    dob: date | None = None
    school: str = ""
    category: str = ""
    start: date | None = None
    end: date | None = None
    looked_after: bool = False
    officer: str = ""


@dataclass(frozen=True, slots=True)
class Directory:
    """Schools, cases and partners known to the team.

    Parameters
    ----------
    la
        Three digits of the council, blank if not set.
    own_domains
        The council's own: mails from them are colleagues'.
    mailboxes
        Addresses of the exclusions mailbox itself.
    calendars
        Gives a school's own calendar by its name, None where its term dates are not known.
    """

    la: str = ""
    schools: tuple[KnownSchool, ...] = ()
    cases: tuple[KnownCase, ...] = ()
    own_domains: tuple[str, ...] = ()
    mailboxes: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    calendars: Callable[[str], SchoolCalendar | None] | None = field(default=None, compare=False)
