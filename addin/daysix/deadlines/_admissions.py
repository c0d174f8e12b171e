"""What the fair-access and admissions rules share: the codes, and the days of a direction."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.law.answer import EARLIEST, WINDOW, calendar_days
from daysix.law.case import ACADEMY
from daysix.law.rule import Citation, Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Due
    from daysix.law.case import Case, Event
    from daysix.law.rule import Rule

CODE_2021_FORCE = Version(date(2021, 9, 1))
APPEAL_CODE_FORCE = Version(date(2022, 10, 1))
ACADEMIES_FROM = date(2026, 6, 29)
SERVED = "notice of the direction served"


def admissions_code(at: str, *, confidence: str = "secondary") -> Citation:
    """Cite the School Admissions Code 2021, read in councils' and law firms' pages."""
    return Citation("School Admissions Code", at, edition="2021", confidence=confidence)


def school_standards_act(at: str, *, confidence: str = "read") -> Citation:
    """Cite the School Standards and Framework Act 1998."""
    return Citation("School Standards and Framework Act 1998", at, confidence=confidence)


def directions(case: Case, *, looked_after: bool) -> Iterator[Event]:
    """Directions to admit that the council may give, for a child in care or for any other."""
    for served in case.all("direction_served"):
        in_care = bool(served.more.get("looked_after")) or case.pupil.looked_after
        if in_care == looked_after and served.day is not None and allowed(case, served.day):
            yield served


def allowed(case: Case, served: date) -> bool:
    """Say whether a council could direct this kind of school on that day (ADM-06)."""
    return case.school.type != ACADEMY or served >= ACADEMIES_FROM


def direction_dates(rule: Rule, case: Case, served: date, *, n: int, council: str) -> Iterator[Due]:
    """The ``n`` days for a referral beginning with the day of service, then the day after them."""
    board = "academy trust" if case.school.type == ACADEMY else "governing board"
    yield calendar_days(
        rule,
        case,
        SERVED,
        served,
        n=n,
        first=1,
        part="governors may refer",
        owner=board,
        nature=WINDOW,
        convention=f"AMB-17: the day the notice is served is day 1; calendar days, {n} in all",
    )
    yield calendar_days(
        rule,
        case,
        SERVED,
        served,
        n=n + 1,
        first=1,
        part="direct from",
        owner=council,
        nature=EARLIEST,
        convention=f"AMB-17: the day the notice is served is day 1; from day {n + 1}",
    )
