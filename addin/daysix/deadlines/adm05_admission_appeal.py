"""ADM-05: an admission appeal: lodging, hearing, notice of it, decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._admissions import APPEAL_CODE_FORCE
from daysix.law.answer import UNRECORDED, WINDOW, after, before
from daysix.law.rule import SCHOOL_DAY, SHOULD, Citation, Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from daysix.law.answer import Answer, Due
    from daysix.law.case import Case

RULE = Rule(
    "ADM-05",
    title="Admission appeal",
    says="A parent has at least 20 school days from the refusal to appeal. An in-year appeal is "
    "heard within 30 school days of being lodged (in the normal round, 40 of the deadline), with "
    "10 school days' notice; the decision follows within 5 where possible.",
    cites=(
        Citation(
            "School Admission Appeals Code",
            "timetable, via Derbyshire and Goldington",
            edition="2022",
            confidence="secondary",
        ),
    ),
    owner="admission authority",
    force=APPEAL_CODE_FORCE,
    unit=SCHOOL_DAY,
)


def apply(case: Case) -> Iterator[Answer]:
    """One date for each step that has begun."""
    lodged, hearing = _days(case, "appeal_lodged"), _days(case, "appeal_hearing")
    for refused in _days(case, "refusal_notified"):
        yield _lodge(case, refused, _next(lodged, refused))
    for day in lodged:
        heard = _next(hearing, day)
        yield after(RULE, case, "appeal lodged", day, n=30, part="hearing", done_on=heard)
    for day in hearing:
        yield before(
            RULE, case, "appeal hearing", day, n=10, part="notice of hearing", nature=UNRECORDED
        )
        yield after(
            RULE,
            case,
            "appeal hearing",
            day,
            n=5,
            part="decision",
            status=SHOULD,
            nature=UNRECORDED,
        )


def _lodge(case: Case, refused: date, lodged: date | None) -> Due:
    return after(
        RULE,
        case,
        "refusal notified",
        refused,
        n=20,
        part="lodge",
        owner="parent",
        nature=WINDOW,
        done_on=lodged,
        message="This is the least a parent may be given; the admission authority may allow more.",
    )


def _days(case: Case, kind: str) -> list[date]:
    return [event.day for event in case.all(kind) if event.day is not None]


def _next(days: list[date], since: date) -> date | None:
    return next((day for day in days if day >= since), None)


EXAMPLES = (
    Example(
        "Refused on a Monday: four weeks to appeal",
        events=[{"type": "refusal_notified", "date": "2026-11-02"}],
        gives={"lodge": "Mon 30 Nov 2026"},
    ),
    Example(
        "Refused the Friday before, in half-term: the Monday is day 1",
        events=[{"type": "refusal_notified", "date": "2026-10-30"}],
        gives={"lodge": "Fri 27 Nov 2026"},
    ),
    Example(
        "Lodged on 30 November: 14 days to Christmas, then 16 from Tuesday 5 January",
        events=[{"type": "appeal_lodged", "date": "2026-11-30"}],
        gives={"hearing": "Tue 26 Jan 2027"},
    ),
    Example(
        "Heard on a Wednesday in January",
        events=[{"type": "appeal_hearing", "date": "2027-01-20"}],
        gives={"notice of hearing": "Wed 6 Jan 2027", "decision": "Wed 27 Jan 2027"},
    ),
    Example(
        "Heard the week term begins: the notice goes before Christmas",
        events=[{"type": "appeal_hearing", "date": "2027-01-12"}],
        gives={"notice of hearing": "Mon 14 Dec 2026", "decision": "Tue 19 Jan 2027"},
    ),
    Example(
        "Nothing refused",
        events=[{"type": "in_year_application", "received": "2026-11-02"}],
        gives={},
    ),
)
