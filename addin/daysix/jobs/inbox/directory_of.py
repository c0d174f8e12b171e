"""What the team knows, taken from its workbook: schools with their officers, children, cases."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from daysix.inbox.directory import Directory, KnownCase, KnownSchool
from daysix.jobs.beside.row_identity import RowRef
from daysix.law.errors import DaySixError
from daysix.tracker.cells import text_of
from daysix.tracker.confirmed import NOTHING_SAID
from daysix.tracker.rows import typed_rows
from daysix.tracker.settings_sheet import settings_rows
from daysix.tracker.tables import EXCLUSIONS, PUPILS, SCHOOLS, tables_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from daysix.calendars.book import CalendarBook
    from daysix.calendars.school import SchoolCalendar
    from daysix.tracker.cells import SheetCells, Table
    from daysix.tracker.confirmed import Confirmed

REFERRALS, CONTACTS, PROVIDERS = "Referrals", "Contacts", "Providers"
PUPIL = "PupilID"
MAILS_OF_A_SCHOOL = ("ExclusionContact", "GeneralEmail")
EVERYBODYS = frozenset(
    {"gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "hotmail.co.uk", "live.co.uk",
     "yahoo.com", "yahoo.co.uk", "icloud.com", "btinternet.com", "aol.com", "proton.me"}
)  # fmt: skip
"""Anybody may write from these: they tell no school."""


def directory_of(
    sheets: Sequence[SheetCells],
    confirmed: Confirmed = NOTHING_SAID,
    *,
    tables: Sequence[Table] | None = None,
    la: str = "",
) -> Directory:
    """The schools, children and cases of a workbook's sheets; an empty one where there are none.

    Parameters
    ----------
    tables
        Those of the sheets, where they have been looked for already.
    la
        The council's number; left out, that of the Settings sheet.
    """
    found = tables_in(sheets, confirmed) if tables is None else tables
    schools = [*_schools(found)]
    names = {school.dfe: school.name for school in schools if school.dfe}
    names |= {also: school.name for school in schools for also in school.also}
    said = {one.code: one.value for one in settings_rows(sheets)}
    mailbox = said.get("MAILBOX", "").partition(":")[2].strip()
    own = {domain_of(said.get("SENIOR-MAIL", "")), domain_of(mailbox)} - {""}
    return Directory(
        la=la or said.get("LA", ""),
        schools=tuple(schools),
        cases=tuple(_cases(found, names)),
        own_domains=tuple(sorted(own)),
        mailboxes=(mailbox,) if "@" in mailbox else (),
        partners=tuple(sorted(_partners(found) - own)),
        calendars=_Calendars(sheets, found).of,
    )


class _Calendars:
    """The term dates of a workbook, read once some mail asks for a school's."""

    def __init__(self, sheets: Sequence[SheetCells], tables: Sequence[Table]) -> None:
        self._sheets, self._tables = sheets, tables

    def of(self, school: str) -> SchoolCalendar | None:
        """That school's calendar; None where the workbook has none for it."""
        return self._book.find(school) if self._book is not None else None

    @cached_property
    def _book(self) -> CalendarBook | None:
        from daysix.jobs.calendars.in_tracker import calendars_of
        from daysix.tracker.reader import tracker_from

        try:
            return calendars_of(tracker_from(self._sheets, file="", found=self._tables))
        except DaySixError:  # said wherever dates are counted; a mail is read without them
            return None


def _schools(tables: Sequence[Table]) -> Iterator[KnownSchool]:
    for row in _rows(tables, SCHOOLS):
        name = row.text("Name")
        if not name:
            continue
        mails = [one for column in MAILS_OF_A_SCHOOL if "@" in (one := row.text(column).lower())]
        domains = dict.fromkeys(filter(None, map(domain_of, mails)))
        yield KnownSchool(
            name,
            dfe="".join(filter(str.isdigit, row.text("SchoolDfE"))),
            also=tuple(filter(None, (row.text("ShortName"),))),
            domains=tuple(one for one in domains if one not in EVERYBODYS),
            addresses=tuple(dict.fromkeys(mails)),
            phase=row.text("Phase"),
            officer=row.text("CaseOfficer"),
            cover=row.text("CoverOfficer"),
        )


def _cases(tables: Sequence[Table], names: Mapping[str, str]) -> Iterator[KnownCase]:
    """Cases and referrals, each with what the sheet of pupils says; then children without one."""
    pupils = (row for table in _of(tables, PUPILS) for row in typed_rows(table))
    children = {_said(row.values, PUPIL).casefold(): row.values for row in pupils}
    seen: set[str] = set()
    for table in _of(tables, EXCLUSIONS):
        for typed in typed_rows(table):
            row, place = typed.values, typed.number - table.header_row - 1
            known = children.get(_said(row, PUPIL).casefold(), {})
            seen.add(_said(row, PUPIL).casefold())
            officer = RowRef(table, place).text("CaseOfficer")
            yield _case({**known, **row}, _said(row, "ExclusionID"), names, officer=officer)
    for referral in _rows(tables, REFERRALS):
        pupil = referral.text(PUPIL).casefold()
        seen.add(pupil)
        more = {PUPIL: referral.text(PUPIL), "Category": referral.text("Type")}
        yield _case({**children.get(pupil, {}), **more}, referral.text("RefID"), names)
    for pupil, known in children.items():
        if pupil and pupil not in seen:
            yield _case(known, "", names)


def _case(
    values: Mapping[str, object], number: str, names: Mapping[str, str], *, officer: str = ""
) -> KnownCase:
    forename, surname = _said(values, "Forename"), _said(values, "Surname")
    if not surname and (whole := _said(values, "PupilName")):
        forename, surname = _apart(whole)
    school = _said(values, "SchoolName") or _said(values, "SchoolDfE")
    school = school or _said(values, "CurrentSchoolDfE")
    return KnownCase(
        case=number,
        pupil=_said(values, PUPIL),
        forename=forename,
        surname=surname,
        upn=_said(values, "UPN"),
        dob=_day(values.get("DOB")),
        school=names.get(school, school),
        category=_said(values, "Category"),
        start=_day(values.get("StartDate")),
        end=_day(values.get("EndDate")),
        looked_after=values.get("LAC") is True,
        officer=officer,
    )


def _apart(whole: str) -> tuple[str, str]:
    """Forename and surname: “Bright, Sam” or “Sam Bright”."""
    surname, comma, forename = whole.partition(",")
    if comma:
        return forename.strip(), surname.strip()
    forename, _, surname = whole.rpartition(" ")
    return forename.strip(), surname.strip()


def _partners(tables: Sequence[Table]) -> set[str]:
    """Domains of those the team works with; nobody's who may be anybody."""
    mails = (row.text("Email") for kind in (CONTACTS, PROVIDERS) for row in _rows(tables, kind))
    return {domain for mail in mails if (domain := domain_of(mail)) and domain not in EVERYBODYS}


def _of(tables: Sequence[Table], kind: str) -> Iterator[Table]:
    return (table for table in tables if table.kind == kind)


def _rows(tables: Sequence[Table], kind: str) -> Iterator[RowRef]:
    for table in _of(tables, kind):
        yield from (RowRef(table, place) for place in range(len(table.rows)))


def _said(values: Mapping[str, object], column: str) -> str:
    return text_of(values.get(column))


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def domain_of(address: str) -> str:
    """What follows the @, in small letters; blank where there is none."""
    return address.rpartition("@")[2].strip(" >").lower() if "@" in address else ""
