"""Invented children, members and sittings for the tests of panels.

Names are long and odd on purpose: a letter of one in the wrong copy is found by looking for it.
"""

from __future__ import annotations

from datetime import date, time

from daysix.calendars.school import SchoolCalendar
from daysix.calendars.terms import Term
from daysix.panels.sitting import Action, Attached, Case, Member, Sitting

MEETING = date(2026, 12, 9)  # a Wednesday
FORENAMES = ("Zephyrine", "Bartholomew", "Quintessa", "Ignatius", "Persephone", "Thaddeus")
SURNAMES = ("Wolverstone", "O'Quillhaven", "Xanthopoulou", "Featherstonhaugh", "Umberleigh")


def calendar(*, last: date = date(2027, 3, 25)) -> SchoolCalendar:
    """Three terms a year; autumn to Friday 18 December, spring from Tuesday 5 January 2027."""
    return SchoolCalendar.from_terms(
        "Oak High",
        [
            Term("Autumn", date(2026, 9, 2), date(2026, 12, 18)),
            Term("Spring", date(2027, 1, 5), last),
        ],
        terms_per_year=3,
        breaks=[
            (date(2026, 10, 26), date(2026, 10, 30), "half-term"),
            (date(2027, 2, 15), date(2027, 2, 19), "half-term"),
        ],
    )


def child(n: int = 0, *, kind: str = "PEX", **more: object) -> Case:
    """The nth invented child, its papers complete for the packaged profiles."""
    forename, surname = FORENAMES[n % len(FORENAMES)], SURNAMES[n % len(SURNAMES)]
    tail = (
        "" if n < len(FORENAMES) else "abcdefghijklmnopqrstuvwxyz"[n // 26] * 2 + chr(97 + n % 26)
    )
    forename, surname = forename + tail, surname + tail
    values = {
        "Pupil.Forename": forename,
        "Pupil.Surname": surname,
        "DateReceived": date(2026, 11, 16),
        "Reason": f"{forename} finds mornings hard, says Ms {surname}.",
        "Attendance%": 0.875,
        "Here.Preferences": "Oak High, Elm Park",
        "ParentView": "A new start",
        "PupilView": "Nearer home",
        "FAPCategory": "d",
        "Consent": "Y",
        "ConsentDate": date(2026, 11, 10),
        "OutcomeWanted": "A school place",
        "Readiness": 6,
        "Exclusion.StartDate": date(2026, 11, 2),
        "DocsHave": ALL_PAPERS,
        **dict(more.pop("values", {})),  # type: ignore[call-overload]
    }
    return Case(
        **{
            "ref": f"R{n:05d}",
            "type": kind,
            "pupil_id": f"P{n:06d}",
            "name": f"{forename} {surname}",
            "initials": f"{forename[0]}.{surname[0]}.",
            "year": str(7 + n % 5),
            "school": "Larch Academy",
            "upn": f"ZZ93{n:09d}",
            "born": date(2013, 1 + n % 12, 3 + n % 20),
            "values": values,
            "papers": (Attached(f"Form of {forename}.pdf", "form"), Attached("Other.pdf")),
            **more,
        }  # type: ignore[arg-type]
    )


ALL_PAPERS = (
    "form, consent, attendance, suspensions, chronology, support_plan, send, reports, risk, "
    "school_report, exclusion_letter, governors_letter, views"
)


def members() -> tuple[Member, ...]:
    return (
        Member("A. Chair", "Chair", attends="present", sees="clerk"),
        Member("B. Head", "Headteacher", "Oak High", "b.head@oak.example", "present"),
        Member("C. Head", "Headteacher", "Elm Park", "c.head@elm.example", "present"),
        Member("D. Deputy", "Deputy head", "Ash Grove", "d@ash.example", "deputy"),
        Member("E. Officer", "Inclusion officer", attends="present"),
        Member("F. Clerk", "Clerk", attends="present", sees="clerk"),
    )


def sitting(*cases: Case, **more: object) -> Sitting:
    """The panel of Wednesday 9 December 2026, in the North area."""
    return Sitting(
        **{
            "panel": "P26-004",
            "profile": "CAP Secondary",
            "day": MEETING,
            "start": time(10, 0),
            "area": "North",
            "venue": "Room 3, Council House",
            "chair": "A. Chair",
            "clerk": "F. Clerk",
            "members": members(),
            "cases": cases,
            "actions": (
                Action("A1", "Ask about transport", "E. Officer", date(2026, 12, 4), "OPEN"),
            ),
            "last_day": date(2026, 11, 25),
            **more,
        }  # type: ignore[arg-type]
    )


def words(document: object) -> str:
    """Everything a document says, for looking through."""
    return repr(document)
