"""X-083: a day of return before the child was out, or no school day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import CALENDAR, Example, exclusion
from daysix.checks.exclusions._habits import rarely
from daysix.checks.frame import ERROR, EXCLUSIONS, HOUSE, NOTE, QUERY, found, or_none
from daysix.checks.words import day_beside, daytype, school_name
from daysix.law.durations import how_many
from daysix.law.exclusion import FULL_DAY, SUSPENSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View
    from daysix.law.exclusion import Exclusion

ID, LEVEL, SHEET, CITE = "X-083", (ERROR, QUERY, NOTE), EXCLUSIONS, HOUSE
NEEDS = (("SchoolReturnDate", "ReturnDate"),)
MESSAGE = {
    "": "The child returns on {date}, before the last day out. Correct one of the two.",
    "start": "The child returns on {date}, before the first day out. Correct one of the two.",
    "length": "{length} from {start} end on {end}, and the child returns on {date}. Correct the "
    "length or a date.",
    "closed": "{date} is a {daytype} at {school}. Is it really the day of return?",
}
COLUMNS = ("SchoolReturnDate", "ReturnDate")
SHARE, SATURDAY = 0.05, 5
LENGTHS = (("SchoolSessions", "session"), ("Sessions", "session"), ("SchoolDays", "school day"))
A_DAY_OUT = 2
"""School days from the last one out to the return, where the first day may be an afternoon."""


def check(view: View, context: Context) -> Iterator[Found]:
    """The last day itself is X-012's. A holiday may be another calendar's: only noted."""
    starts, ends = view.dates("StartDate"), view.dates("EndDate")
    known = context.exclusions(view)
    for column in (name for name in COLUMNS if view.has(name)):
        closed: list[tuple[int, date, str]] = []
        for place, back in view.each(column, date):
            start, end, calendar = starts[place], ends[place], known.calendars[place]
            if end is not None and start is not None and start <= end and back < end:
                yield found(place, column, date=in_words(back))
            elif end is None and start is not None and back < start:
                yield found(place, column, says="start", date=in_words(back))
            elif calendar and calendar.knows(back) and not calendar.counts(back):
                closed.append((place, back, daytype(calendar, back)))
        if rarely(closed, len(starts), share=SHARE):
            for place, back, what in closed:
                yield found(
                    place,
                    column,
                    says="closed",
                    level=QUERY if back.weekday() >= SATURDAY else NOTE,
                    date=day_beside(what, back),
                    daytype=what,
                    school=school_name(known.schools[place], known.calendars[place]),
                )

    yield from _against_length(view, context)


def _against_length(view: View, context: Context) -> Iterator[Found]:
    """Where no last day is typed, the one the length comes to, and the day of return.

    A child who comes back late may have been ill: that is asked about where it is rare.
    """
    column = next(name for name in COLUMNS if view.has(name))
    backs, ends, cases = view.dates(column), view.dates("EndDate"), context.exclusions(view).cases
    odd: list[tuple[int, Exclusion, date]] = []
    for place, one in enumerate(cases):
        back = backs[place]
        if one is None or back is None or ends[place] is not None:
            continue
        if _length_typed(view, place) and back >= one.exclusion.first_day:
            out = one.exclusion
            last = out.last_day
            if out.kind != SUSPENSION or last is None or or_none(out.calendar.counts, back) is None:
                continue
            too_early = back < last or (back == last and out.halves[last] == FULL_DAY)
            if too_early or _school_days(out, last, back) > A_DAY_OUT:
                odd.append((place, out, back))
    for place, out, back in odd if rarely(odd, len(cases), share=SHARE) else ():
        yield found(
            place,
            column,
            says="length",
            level=QUERY,
            length=_length_typed(view, place),
            start=in_words(out.first_day),
            end=in_words(max(out.halves)),
            date=in_words(back),
        )


def _school_days(out: Exclusion, last: date, back: date) -> int:
    """School days after the last day out, up to the return."""
    return len(or_none(out.calendar.between, last, back) or ()) - 1


def _length_typed(view: View, place: int) -> str:
    for name, noun in LENGTHS:
        length = view.numbers(name)[place] if view.has(name) else None
        if length is not None:
            return how_many(length, noun)
    return ""


def _row(back: date | None, **more: object) -> dict[str, object]:
    return exclusion(SchoolReturnDate=back, **more)


# Out on Monday 9 and Tuesday 10 November 2026.
EXAMPLES = (
    Example(
        "failing",
        "back on the Monday",
        [(1, "SchoolReturnDate")],
        [_row(date(2026, 11, 9))],
        says=[
            (
                "The child returns on Monday 9 November 2026, before the last day "
                "out. Correct one of the two."
            ),
        ],
    ),
    Example(
        "failing",
        "a Saturday",
        [(1, "SchoolReturnDate", QUERY)],
        [_row(date(2026, 11, 14))],
        says=[
            ("14 November 2026 is a Saturday at Ash Grove School. Is it really the day of return?"),
        ],
    ),
    Example("passing", "the Wednesday", rows=[_row(date(2026, 11, 11))]),
    Example("boundary", "the last day: X-012 asks", rows=[_row(date(2026, 11, 10))]),
    Example(
        "boundary",
        "no last day, and back before the first",
        [(1, "SchoolReturnDate")],
        [_row(date(2026, 11, 6), EndDate=None)],
    ),
    Example(
        "boundary",
        "a boarding school's Saturday",
        rows=[_row(date(2026, 11, 14))],
        calendars=[{**CALENDAR, "extra_days": ["2026-11-14"]}],
    ),
    Example(
        "failing",
        "eight school days from Monday 9 end on Wednesday 18; back on Friday 13",
        [(1, "SchoolReturnDate", QUERY)],
        [_row(date(2026, 11, 13), EndDate=None, SchoolDays=8)],
        says=[
            (
                "8 school days from Monday 9 November 2026 end on Wednesday 18 November 2026, and "
                "the child returns on Friday 13 November 2026. Correct the length or a date."
            )
        ],
    ),
    Example(
        "boundary",
        "two school days from that Monday, or its afternoon: back on Wednesday, or on Thursday",
        rows=[
            _row(date(2026, 11, 11), EndDate=None, SchoolDays=2),
            _row(date(2026, 11, 12), EndDate=None, SchoolDays=2, PupilID="P2"),
        ],
    ),
    Example(
        "boundary",
        "a day and a half: back on the afternoon of the second day",
        rows=[_row(date(2026, 11, 10), EndDate=None, SchoolDays=1.5)],
    ),
    Example(
        "failing",
        "two school days, and back after a week",
        [(1, "SchoolReturnDate", QUERY)],
        [_row(date(2026, 11, 16), EndDate=None, SchoolDays=2)],
    ),
    Example("blank", "no day", rows=[_row(None)]),
)
