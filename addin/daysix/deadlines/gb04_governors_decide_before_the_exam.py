"""GB-04: where an exam or test would be missed, governors try to decide before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law.answer import before, does_not_apply, limit_met_by
from daysix.law.governors import decided_on, notice_received
from daysix.law.outcomes import why_stopped
from daysix.law.rule import SCHOOL_DAY, SHOULD, Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "GB-04",
    title="Governors decide before the exam",
    says="Where the child would miss a public exam or a national curriculum test, governors decide "
    "before the exam so far as that is reasonably practicable. At a maintained school the chair "
    "may decide alone. Mock and internal exams do not count. The 15 school days of GB-01 stand.",
    cites=(guidance("paras 102 and 103"),),
    owner="governing board",
    status=SHOULD,
    count=1,
    unit=SCHOOL_DAY,
    switches=("AMB-13", "AMB-15"),
)

EVENT = "first exam or test the child would miss"


def apply(case: Case) -> Iterator[Answer]:
    """The last school day before the first missed exam."""
    if case.exclusion is None or case.exclusion.misses_exam is None:
        return
    exam = case.exclusion.misses_exam
    if stopped := why_stopped(case):
        yield does_not_apply(RULE, case, EVENT, exam, stopped)
        return
    _event, received = notice_received(case)
    target = before(
        RULE,
        case,
        EVENT,
        exam,
        done_on=decided_on(case),
        nature=limit_met_by(case, "governors_meeting"),
    )
    if target.due is not None and target.due < received:
        why = (
            f"No school day was left between the notice on {in_words(received)} and the exam on "
            f"{in_words(exam)}, so governors cannot meet before it. They still must decide "
            "within 15 school days."
        )
        yield does_not_apply(RULE, case, EVENT, exam, why)
        return
    if target.due == received:
        target.message = "That is the day governors got the notice. Ring the chair today."
    yield target


def _permanent(first_day: str, exam: str) -> dict[str, object]:
    return {
        "type": "permanent_exclusion",
        "first_day": first_day,
        "notice": {"governing_board": first_day},
        "misses_exam": exam,
    }


EXAMPLES = (
    Example(
        "Exam on a Thursday: the Wednesday before",
        events=[_permanent("2027-05-10", "2027-05-20")],
        gives={"": "Wed 19 May 2027"},
    ),
    Example(
        "Exam on a Monday: the Friday before",
        events=[_permanent("2027-05-10", "2027-05-17")],
        gives={"": "Fri 14 May 2027"},
    ),
    Example(
        "Exam on the Monday after half-term: the Friday before half-term",
        events=[_permanent("2027-05-10", "2027-06-07")],
        gives={"": "Fri 28 May 2027"},
    ),
    Example(
        "Test on the first day of the summer term: the last day of the spring term",
        events=[_permanent("2027-03-15", "2027-04-12")],
        gives={"": "Thu 25 Mar 2027"},
    ),
    Example(
        "Exam the day after the notice: that same day is all there is",
        events=[_permanent("2027-05-10", "2027-05-11")],
        gives={"": "Mon 10 May 2027"},
    ),
    Example(
        "Exam on the day of the notice: they cannot meet before it",
        events=[_permanent("2027-05-10", "2027-05-10")],
        gives={"": None},
    ),
    Example(
        "No exam is missed",
        events=[{"type": "suspension", "first_day": "2026-11-02", "days": 16}],
        gives={},
    ),
)
