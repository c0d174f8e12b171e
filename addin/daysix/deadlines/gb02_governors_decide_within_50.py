"""GB-02: more than 5 and up to 15 days, and the parents ask: governors decide within 50."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law.answer import after, does_not_apply, limit_met_by
from daysix.law.governors import (
    MUST_50,
    decided_on,
    exclusion_of,
    meeting_class,
    notice_received,
)
from daysix.law.outcomes import why_stopped
from daysix.law.rule import SCHOOL_DAY, Example, Rule, guidance, regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer, Due
    from daysix.law.case import Case

RULE = Rule(
    "GB-02",
    title="Governors decide on reinstatement because the parents asked",
    says="Where a suspension takes the term's total above 5 days but not above 15, and the parents "
    "make representations, governors must consider reinstatement, and decide, within 50 school "
    "days of receiving the notice of the suspension, whenever the representations came.",
    cites=(regulations("regs 6, 15 and 24"), guidance("para 101")),
    owner="governing board",
    count=50,
    unit=SCHOOL_DAY,
    switches=("AMB-03", "AMB-13", "AMB-18"),
)


def apply(case: Case) -> Iterator[Answer]:
    """Count from the notice, never from the representations."""
    if case.exclusion is None or meeting_class(case) != MUST_50:
        return
    event, received = notice_received(case)
    if stopped := why_stopped(case):
        yield does_not_apply(RULE, case, event, received, stopped)
        return
    due = after(
        RULE,
        case,
        event,
        received,
        done_on=decided_on(case),
        nature=limit_met_by(case, "governors_meeting"),
    )
    yield _too_late(case, due) or due


def _too_late(case: Case, due: Due) -> Due | None:
    """AMB-18: representations after the last day leave no duty to meet in time."""
    asked = exclusion_of(case).representations
    if asked is None or due.due is None or asked <= due.due:
        return None
    why = (
        f"The 50 school days ended on {in_words(due.due)} and the parents wrote on "
        f"{in_words(asked)}, so there is no duty to meet in time. Meet anyway if asked, "
        "and record it."
    )
    return does_not_apply(RULE, case, due.trigger.event, due.trigger.day, why)


def _suspension(**more: object) -> dict[str, object]:
    return {
        "type": "suspension",
        "first_day": "2026-11-02",
        "notice": {"governing_board": "2026-11-02"},
        **more,
    }


EXAMPLES = (
    Example(
        "Six days from a Monday in November; the count crosses Christmas",
        events=[_suspension(days=6, representations="2026-11-06")],
        gives={"": "Tue 26 Jan 2027"},
    ),
    Example(
        "Representations two months later do not move it",
        events=[_suspension(days=6, representations="2027-01-08")],
        gives={"": "Tue 26 Jan 2027"},
    ),
    Example(
        "Representations on day 50 itself: still owed",
        events=[_suspension(days=6, representations="2027-01-26")],
        gives={"": "Tue 26 Jan 2027"},
    ),
    Example(
        "Representations on the day after day 50: no duty to meet in time",
        events=[_suspension(days=6, representations="2027-01-27")],
        gives={"": None},
    ),
    Example(
        "Exactly 5 days is not more than 5",
        events=[_suspension(days=5, representations="2026-11-06")],
        gives={},
    ),
    Example(
        "5.5 days is more than 5",
        events=[_suspension(days=5.5, representations="2026-11-06")],
        gives={"": "Tue 26 Jan 2027"},
    ),
    Example(
        "10 lunchtimes are 5 days",
        events=[_suspension(lunchtimes=10, representations="2026-11-06")],
        gives={},
    ),
    Example(
        "11 lunchtimes are 5.5 days",
        events=[_suspension(lunchtimes=11, representations="2026-11-06")],
        gives={"": "Tue 26 Jan 2027"},
    ),
    Example(
        "15 days is not more than 15",
        events=[_suspension(days=15, representations="2026-11-06")],
        gives={"": "Tue 26 Jan 2027"},
    ),
    Example(
        "15.5 days: GB-01 applies instead",
        events=[_suspension(days=15.5, representations="2026-11-06")],
        gives={},
    ),
    Example(
        "Six days and nobody asked",
        events=[_suspension(days=6)],
        gives={},
    ),
    Example(
        "Notice on a Monday in October: the count crosses half-term and Christmas",
        events=[
            {
                "type": "suspension",
                "first_day": "2026-10-05",
                "days": 6,
                "notice": {"governing_board": "2026-10-05"},
                "representations": "2026-10-07",
            }
        ],
        gives={"": "Tue 5 Jan 2027"},
    ),
)
