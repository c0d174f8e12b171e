"""The phone card: the whole timeline of one exclusion, from a few answers given on the phone.

No file is needed, and nothing heavy is loaded: the answer comes while the school is on the line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.law.answer import Answer, Refusal
from daysix.law.building import Told, cases_of
from daysix.law.engine import answers_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from daysix.calendars.book import CalendarBook
    from daysix.law.case import Case, Pupil, School
    from daysix.law.switches import Switches

Answered = list[tuple["Case", Answer]]

EVENT_OF_TYPE = {
    "PERM": "permanent_exclusion",
    "SUSP": "suspension",
    "LNCH": "suspension",
}


def timeline(  # noqa: PLR0913 - all but the facts are named at the call
    school: School,
    pupil: Pupil,
    events: Sequence[Mapping[str, Any]],
    *,
    book: CalendarBook,
    as_of: date,
    already: Sequence[Mapping[str, Any]] = (),
    switches: Switches | None = None,
) -> Answered:
    """Every date and fact for the events given.

    Raises
    ------
    DaySixError
        No calendar for the school, or events that cannot be.
    """
    told = Told(
        school=school,
        calendar=book.for_school(school.name),
        pupil=pupil,
        events=events,
        already=already,
        calendar_of=book.find,
        id="what-if",
    )
    return list(answers_for(cases_of(told, as_of=as_of, switches=switches)))


def refusals(answered: Answered) -> list[Refusal]:
    """The answers that could not be given."""
    return [answer for _case, answer in answered if isinstance(answer, Refusal)]
