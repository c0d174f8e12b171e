"""GB-01: governors consider, and decide on, reinstatement within 15 school days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law.answer import after, does_not_apply, limit_met_by
from daysix.law.governors import MUST_15, decided_on, meeting_class, notice_received
from daysix.law.outcomes import why_stopped
from daysix.law.rule import SCHOOL_DAY, Example, Rule, guidance, regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer, Due
    from daysix.law.case import Case

RULE = Rule(
    "GB-01",
    title="Governors decide on reinstatement",
    says="The governing board must consider reinstatement, and decide, within 15 school days of "
    "receiving the head's notice of a permanent exclusion, of a suspension that takes the term's "
    "total above 15 days, or of one that would make the child miss a public exam or test.",
    cites=(regulations("regs 6, 15 and 24"), guidance("para 100")),
    owner="governing board",
    count=15,
    unit=SCHOOL_DAY,
    switches=("AMB-03", "AMB-13"),
)


def apply(case: Case) -> Iterator[Answer]:
    """The last day for the meeting; late if it was held after it (the decision still stands)."""
    if case.exclusion is None or meeting_class(case) != MUST_15:
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
    due.message = _worth_saying(case, due)
    yield due


def _worth_saying(case: Case, due: Due) -> str:
    """A meeting planned too late, or held with nothing decided on record."""
    meeting = case.first("governors_meeting")
    if meeting is None or meeting.day is None or due.due is None:
        return ""
    if due.done_on is None and meeting.day > due.due:
        return f"The meeting is planned for {in_words(meeting.day)}, which is after the last day."
    if due.done_on is not None and meeting.outcome is None:
        return "No outcome is recorded. Governors have to decide by then, not only to meet."
    return ""


EXAMPLES = (
    Example(
        "Permanent exclusion; notice reached governors on a Friday, three weeks before Christmas",
        events=[
            {
                "type": "permanent_exclusion",
                "first_day": "2026-11-26",
                "notice": {"governing_board": "2026-11-27"},
            }
        ],
        gives={"": "Fri 18 Dec 2026"},
    ),
    Example(
        "Posted first class on a Monday: given on the Wednesday, and the count crosses Christmas",
        events=[
            {
                "type": "permanent_exclusion",
                "first_day": "2026-12-11",
                "notice": {"governing_board": "2026-12-14"},
                "notice_method": "first_class",
            }
        ],
        gives={"": "Thu 21 Jan 2027"},
    ),
    Example(
        "Notice on a Monday two weeks before half-term, which is skipped",
        events=[
            {
                "type": "permanent_exclusion",
                "first_day": "2026-10-12",
                "notice": {"governing_board": "2026-10-12"},
            }
        ],
        gives={"": "Mon 9 Nov 2026"},
    ),
    Example(
        "The same notice at a school of six terms, whose October holiday is two weeks",
        events=[
            {
                "type": "permanent_exclusion",
                "first_day": "2026-10-12",
                "notice": {"governing_board": "2026-10-12"},
            }
        ],
        gives={"": "Mon 16 Nov 2026"},
        calendar="Example six-term school",
    ),
    Example(
        "10 days in November and 6 more: the second takes the term to 16, over Christmas",
        events=[
            {"type": "suspension", "first_day": "2026-11-02", "days": 10},
            {
                "type": "suspension",
                "first_day": "2026-11-30",
                "days": 6,
                "notice": {"governing_board": "2026-11-30"},
            },
        ],
        gives={"": "Tue 5 Jan 2027"},
    ),
    Example(
        "Two days, but a public exam is missed",
        events=[
            {
                "type": "suspension",
                "first_day": "2026-11-02",
                "days": 2,
                "notice": {"governing_board": "2026-11-02"},
                "misses_exam": "2026-11-03",
            }
        ],
        gives={"": "Mon 23 Nov 2026"},
    ),
    Example(
        "15 days this term is not more than 15: no meeting unless asked",
        events=[{"type": "suspension", "first_day": "2026-11-02", "days": 15}],
        gives={},
    ),
    Example(
        "15.5 days is more than 15; nobody recorded the notice, so the first day counts as day 0",
        events=[{"type": "suspension", "first_day": "2026-11-02", "days": 15.5}],
        gives={"": "Mon 23 Nov 2026"},
    ),
    Example(
        "Cancelled before governors met",
        events=[
            {"type": "permanent_exclusion", "first_day": "2026-11-26"},
            {"type": "cancellation", "date": "2026-11-30"},
        ],
        gives={"": None},
    ),
)
