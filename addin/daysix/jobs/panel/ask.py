"""What each school is to be asked for before a meeting: exactly what is missing, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.panel.case_of import referral_case
from daysix.jobs.panel.meeting_cases import sort_out
from daysix.jobs.panel.rows import REFERRALS, told
from daysix.jobs.panel.sitting_of import day_of
from daysix.panels.meeting import DEFER, RETURNED
from daysix.panels.readiness import lower_first, readiness
from daysix.panels.words import kind_of_case, listed, short_day
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from daysix.jobs.panel.rows import PanelBook, Row
    from daysix.panels.profile import Profile
    from daysix.panels.readiness import Readiness
    from daysix.panels.sitting import Case

OPEN = frozenset({"", DEFER, RETURNED})
ADDRESSES = ("ExclusionContact", "GeneralEmail")


class Wanting(NamedTuple):
    """A referral and what it lacks, in the words that are asked with."""

    case: Case
    items: tuple[str, ...]

    @property
    def said(self) -> str:
        """All of it in one line, as it is noted."""
        return "; ".join(self.items)


class School(NamedTuple):
    """A school and what it is asked for.

    Attributes
    ----------
    to
        Its e-mail address; blank where the workbook has none.
    secure
        Whether the workbook says that the address is secure.
    """

    name: str
    to: str
    secure: bool
    officer: str
    wanting: Sequence[Wanting]


def wanting(book: PanelBook, panel: Row, profile: Profile, *, as_of: date) -> list[Wanting]:
    """Every undecided referral of a meeting that lacks something, and those that wait for it."""
    day = day_of(panel) or as_of
    found: dict[str, Wanting] = {}
    for case, lacks in _each(book, panel, profile, as_of=as_of, day=day):
        if not lacks.ready and case.ref:
            found.setdefault(case.ref, _wanting(case, lacks))
    return list(found.values())


def one_wanting(book: PanelBook, row: Row, profile: Profile, *, on: date) -> list[Wanting]:
    """The same of a single referral."""
    case = referral_case(book, row, profile)
    lacks = readiness(case, profile, on=on)
    return [] if lacks.ready else [_wanting(case, lacks)]


def _wanting(case: Case, lacks: Readiness) -> Wanting:
    return Wanting(case, (*lacks.papers, *(f"{one}: please fill it in" for one in lacks.fields)))


def _each(
    book: PanelBook, panel: Row, profile: Profile, *, as_of: date, day: date
) -> Iterator[tuple[Case, Readiness]]:
    number = told(panel, "PanelID").casefold()
    for row in book.rows(REFERRALS):
        here = number and told(row, "PanelID").casefold() == number
        if here and told(row, "Decision").upper() in OPEN:
            case = referral_case(book, row, profile)
            yield case, readiness(case, profile, on=day)
    for waits in sort_out(book, panel, profile, as_of=as_of).waits:
        if waits.lacks is not None and told(dict(waits.case.values), "Profile"):
            yield waits.case, waits.lacks


def by_school(book: PanelBook, found: Sequence[Wanting]) -> list[School]:
    """The same by the school that is asked: the one that referred, else the one on roll at."""
    schools: dict[str, list[Wanting]] = {}
    numbers = {told(row, "RefID"): told(row, "ReferrerSchool") for row in book.rows(REFERRALS)}
    for one in found:
        number = numbers.get(one.case.ref, "") or told(
            book.pupils.get(one.case.pupil_id.casefold(), {}), "CurrentSchoolDfE"
        )
        schools.setdefault(number, []).append(one)
    return [_school(book, number, those) for number, those in sorted(schools.items())]


def _school(book: PanelBook, number: str, those: Sequence[Wanting]) -> School:
    row = book.schools.get(number, {})
    written = (told(row, column) for column in ADDRESSES)
    to = next((one for one in written if "@" in one and " " not in one), "")
    officers = list(dict.fromkeys(filter(None, (_officer(one.case) for one in those))))
    secure = told(row, "SecureDomain").upper() != "N"
    return School(book.place(number), to, secure, listed(officers), those)


def _officer(case: Case) -> str:
    return told(dict(case.values), "Officer")


def fields_of(
    school: School, profile: Profile, *, day: date | None, papers_by: date | None, council: str
) -> dict[str, object]:
    """What the wording can be filled with; a child goes by number and initials."""
    refs = listed([one.case.ref for one in school.wanting])
    many = "Referral" if len(school.wanting) == 1 else "Referrals"
    return {
        "subject": f"{many} {refs}: what we still need",
        "school": school.name,
        "panel": lower_first(profile.name),
        "panel_day": short_day(day) if day else "",
        "papers_by": short_day(papers_by) if papers_by else "",
        "cases": [
            {
                "ref": one.case.ref,
                "initials": one.case.initials,
                "year": one.case.year,
                "kind": lower_first(kind_of_case(one.case.type)),
                "wanted": one.items,
            }
            for one in school.wanting
        ],
        "officer": school.officer,
        "council": council,
    }
