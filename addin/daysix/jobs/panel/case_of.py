"""A case of the panel, put together from the sheets of the team workbook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from daysix.jobs.panel.case_forms import with_form
from daysix.jobs.panel.case_papers import papers_of
from daysix.jobs.panel.rows import CME, PROVIDERS, told
from daysix.panels import columns
from daysix.panels.sitting import Case
from daysix.panels.values import WITH_PLAN, day_in
from daysix.panels.words import is_yes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from daysix.jobs.panel.rows import PanelBook, Row
    from daysix.panels.profile import Profile

NO_INITIALS = "–"
NOT_SENSITIVE = frozenset({"", "N", "NO"})
ADDRESS = ("Address1", "Address2", "Address3", "Postcode")
POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?) ?[0-9][A-Z]{2}")
REFUGE = "b"
"""The fair-access category of children in a refuge: where that is, nobody reads on an agenda."""
TO_DECIDE = {
    "REVIEW-MM": "Make the move permanent, extend the trial, or return to the home school",
    "REVIEW-ST": "Make the transfer permanent, extend it, or return to the home school",
    "REVIEW-OSD": "Continue the direction with a new date of review, or end it",
    "REVIEW-AP": "Continue, change or end the provision",
    "REVIEW-DUAL": "Continue the dual registration, or end it",
}
SCHOOL_KEYS = frozenset(one.key for one in columns.FIELDS if one.kind == columns.SCHOOL and one.key)


def referral_case(book: PanelBook, row: Row, profile: Profile) -> Case:
    """A row of *Referrals* as a case."""
    return _case(book, row, told(row, "RefID"), told(row, "Type").upper(), profile=profile)


def move_case(book: PanelBook, row: Row, profile: Profile, *, why: str) -> Case:
    """A row of *Moves* that is due for review as a case."""
    kind = f"REVIEW-{told(row, 'Type').upper()}"
    more = {f"Move.{column}": value for column, value in row.items()}
    only = {"PupilID": row.get("PupilID")}
    return _case(book, only, told(row, "MoveID"), kind, profile=profile, more=more, why=why)


def watched_case(book: PanelBook, row: Row, profile: Profile, *, why: str) -> Case:
    """A row of *CME* that is still open as a case of the watch-list."""
    only = {"PupilID": row.get("PupilID")}
    return _case(book, only, told(row, "CMEID"), "WATCH", profile=profile, why=why)


def _case(  # noqa: PLR0913 - all but the row are named
    book: PanelBook,
    row: Row,
    ref: str,
    kind: str,
    *,
    profile: Profile,
    more: Mapping[str, object] | None = None,
    why: str = "",
) -> Case:
    number = told(row, "PupilID")
    child = book.pupils.get(number.casefold(), {})
    excluded = latest_exclusion(book, number)
    forename = told(child, "Forename") or told(excluded, "Forename")
    surname = told(child, "Surname") or told(excluded, "Surname")
    school = told(child, "CurrentSchoolDfE") or told(row, "ReferrerSchool")
    papers = papers_of(book.folder, ref, profile.papers)
    values = {
        **row,
        **{f"Pupil.{column}": value for column, value in child.items()},
        **{f"School.{column}": value for column, value in book.schools.get(school, {}).items()},
        **{f"Exclusion.{column}": value for column, value in excluded.items()},
        **(more or {}),
    }
    values |= _worked_out(book, row, child, many=len(papers))
    values["Here.DecisionNeeded"] = TO_DECIDE.get(kind, "")
    values["Here.Places"] = _places(book, told(dict(more or {}), "Move.HostSchool/Provider"))
    if told(excluded, "SchoolDfE") and not told(excluded, "SchoolName"):
        values["Exclusion.SchoolName"] = book.place(excluded.get("SchoolDfE"))
    values |= {key: book.place(values[key]) for key in SCHOOL_KEYS & values.keys()}
    case = Case(
        ref=ref,
        type=kind,
        pupil_id=number,
        name=" ".join(filter(None, (forename, surname))) or number or ref,
        initials="".join(f"{name[0]}." for name in (forename, surname) if name) or NO_INITIALS,
        year=told(child, "NCY") or told(excluded, "NCY"),
        school=book.place(school),
        upn=told(child, "UPN"),
        born=day_in(child, "DOB"),
        looked_after=is_yes(child.get("LAC")),
        ehcp=told(child, "SENStage").upper() == WITH_PLAN,
        sensitive=told(excluded, "Sensitive").upper() not in NOT_SENSITIVE,
        values=values,
        papers=papers,
        why=why,
        siblings=_siblings(book, child),
    )
    return with_form(book, case)


def latest_exclusion(book: PanelBook, pupil: str) -> Row:
    """The child's last exclusion that was not cancelled; nothing where there is none."""
    wanted = pupil.casefold()
    found = [
        (day, row)
        for row in book.exclusions
        if wanted and told(row, "PupilID").casefold() == wanted
        if (day := day_in(row, "StartDate")) and not day_in(row, "CancelledDate")
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else {}


def _worked_out(book: PanelBook, row: Row, child: Row, *, many: int) -> Row:
    """What is worked out for the meeting; what cannot be told stays blank."""
    wishes = [book.place(row.get(column)) for column in ("Pref1", "Pref2", "Pref3")]
    refused = day_in(row, "RefusedDate") is not None
    lines = [told(child, column) for column in ADDRESS]
    return {
        "Here.Address": ", ".join(filter(None, lines)),
        "Here.HomeArea": _home_area(row, child),
        "Here.Preferences": ", ".join(filter(None, wishes)),
        "Here.RefusedBy": book.place(row.get("DecisionSchool")) if refused else "",
        "Here.Papers": str(many) if many else "none",
        "Here.LastAttended": _last_attended(book, told(row, "PupilID")),
    }


def _home_area(row: Row, child: Row) -> str:
    """The first half of the postcode: ``ZZ9``; blank for one that is none, and for a refuge."""
    fits = POSTCODE.fullmatch(told(child, "Postcode").upper())
    is_refuge = told(row, "FAPCategory").casefold() == REFUGE
    return "" if fits is None or is_refuge else fits[1]


def _places(book: PanelBook, number: str) -> str:
    """``18 of 20 places taken``, of a provider whose places the workbook knows; else blank."""
    found = [one for one in book.rows(PROVIDERS) if told(one, "ProviderID") == number and number]
    held, free = (found[0].get(one) for one in ("Places", "PlacesFree")) if found else (None, None)
    numbers = [one for one in (held, free) if isinstance(one, int | float) and one >= 0]
    if len(numbers) < 2 or numbers[1] > numbers[0]:  # noqa: PLR2004 - both, and they fit
        return ""
    return f"{numbers[0] - numbers[1]:g} of {numbers[0]:g} places taken"


def _last_attended(book: PanelBook, pupil: str) -> date | None:
    days = [
        day
        for row in book.rows(CME)
        if told(row, "PupilID").casefold() == pupil.casefold() and pupil
        if (day := day_in(row, "LastAttended"))
    ]
    return max(days, default=None)


def _siblings(book: PanelBook, child: Row) -> tuple[str, ...]:
    numbers = told(child, "SiblingIDs").replace(";", ",").split(",")
    rows = [(one.strip(), book.pupils.get(one.strip().casefold())) for one in numbers]
    return tuple(
        " ".join(filter(None, (told(row, "Forename"), told(row, "Surname")))) if row else number
        for number, row in rows
        if number
    )
