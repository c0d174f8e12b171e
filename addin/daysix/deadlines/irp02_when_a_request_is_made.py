"""IRP-02: a request for a review is made when delivered, or two working days after posting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._review import about_a_permanent_exclusion, standing_request
from daysix.law.answer import WINDOW, after, on_the_day
from daysix.law.rule import WORKING_DAY, Example, Rule, regulations
from daysix.law.service import FIRST_CLASS_WORKING_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "IRP-02",
    title="When the request for a review is made",
    says="A request delivered is made that day, however late in the day; one posted first class is "
    "made on the second working day after posting. A letter posted on the last day is too late.",
    cites=(regulations("Sch 1 para 1(2)"),),
    owner="parent",
    count=FIRST_CLASS_WORKING_DAYS,
    unit=WORKING_DAY,
    switches=("AMB-06", "AMB-19"),
)


def apply(case: Case) -> Iterator[Answer]:
    """The day the request counts as made."""
    if not about_a_permanent_exclusion(case):
        return
    found = standing_request(case)
    if found is None:
        return
    request, _how_it_stands = found
    if request.day == request.sent:
        yield on_the_day(
            RULE,
            case,
            "request for a review delivered",
            request.sent,
            nature=WINDOW,
            done_on=request.day,
            convention="made on the day it is delivered (AMB-19)",
        )
        return
    from daysix.calendars.working import postal

    event = "request for a review posted first class"
    yield after(
        RULE,
        case,
        event,
        request.sent,
        calendar=postal(),
        nature=WINDOW,
        done_on=request.day,
    )


def _asked(sent: str, method: str) -> list[dict[str, object]]:
    return [
        {"type": "permanent_exclusion", "first_day": "2026-11-26"},
        {"type": "governors_decision_notice", "sent": "2026-12-17", "method": "hand"},
        {"type": "review_application", "sent": sent, "method": method},
    ]


EXAMPLES = (
    Example(
        "Handed in on a Monday",
        events=_asked("2027-01-11", "hand"),
        gives={"": "Mon 11 Jan 2027"},
    ),
    Example(
        "E-mailed on a Saturday: that Saturday",
        events=_asked("2027-01-09", "email"),
        gives={"": "Sat 9 Jan 2027"},
    ),
    Example(
        "Posted on a Friday: the Tuesday",
        events=_asked("2027-01-08", "first_class"),
        gives={"": "Tue 12 Jan 2027"},
    ),
    Example(
        "Posted on Christmas Eve: bank holidays on the Friday and the Monday are skipped",
        events=_asked("2026-12-24", "first_class"),
        gives={"": "Wed 30 Dec 2026"},
    ),
    Example(
        "Second class: ask when it arrived",
        events=_asked("2027-01-08", "second_class"),
        gives={"refused": "D-010"},
    ),
    Example(
        "Nobody asked",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-26"}],
        gives={},
    ),
)
