"""Answers: a date that is due, a fact, or a refusal; each can show its working.

Rule files call :func:`after`, :func:`counting`, :func:`before` and :func:`plain` to make a
:class:`Due`; the working (which days were counted, which skipped and why) is laid out only when
somebody asks for it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, TypedDict, cast

from daysix.calendars.days import ONE_DAY, Step
from daysix.law.errors import CannotTell
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Unpack

    from daysix.calendars.days import DayCalendar
    from daysix.law.case import Case
    from daysix.law.rule import Rule

DONE, OPEN, LATE, NOT_APPLICABLE, CANNOT_TELL = (
    "done",
    "open",
    "late",
    "not_applicable",
    "cannot_tell",
)
LIMIT, WINDOW, EARLIEST, UNRECORDED = "limit", "window", "earliest", "unrecorded"
"""A limit can be missed. A window simply closes: a right that lapses, a period that ends. An
earliest date is a day before which nothing may be done. An unrecorded duty is one whose doing
nobody has told us: it stays open, since neither "done" nor "late" is known."""
UNKEPT = "unkept"
"""To be passed to a :class:`Due` only: a limit until its day has passed, then unrecorded."""

LONGEST_CALENDAR_STRIP = 62


def limit_met_by(case: Case, *kinds: str) -> str:
    """The nature of a limit that one of these kinds of event meets: UNKEPT if none is recorded."""
    return UNKEPT if all(kind in case.unrecorded for kind in kinds) else LIMIT


class Reading(NamedTuple):
    """Another way to read the law, and the date it gives."""

    reading: str
    due: date | None


class Trigger(NamedTuple):
    """What starts a clock: the event in words, and its day."""

    event: str
    day: date


class Due:
    """A date, who owes it, and how it was counted."""

    __slots__ = (
        "alternatives",
        "calendar",
        "case",
        "convention",
        "count",
        "direction",
        "done_on",
        "due",
        "message",
        "nature",
        "owner",
        "part",
        "rule",
        "status",
        "trigger",
        "unit",
        "untold",
    )

    def __init__(  # noqa: PLR0913 - all named at the call
        self,
        rule: Rule,
        case: Case,
        *,
        due: date | None,
        trigger: Trigger,
        direction: str = "plain",
        calendar: DayCalendar | None = None,
        count: int | None = None,
        unit: str | None = None,
        part: str = "",
        status: str = "",
        owner: str = "",
        nature: str = LIMIT,
        done_on: date | None = None,
        alternatives: Sequence[Reading] = (),
        convention: str = "",
        message: str = "",
    ) -> None:
        self.rule, self.case, self.due, self.trigger = rule, case, due, trigger
        self.direction, self.calendar = direction, calendar
        self.count, self.unit = count, unit or rule.unit
        self.part, self.status, self.owner = part, status or rule.status, owner or rule.owner
        # untold: a limit whose day has passed, and no column of the tracker says it was met
        self.untold = nature == UNKEPT and done_on is None and due is not None and due < case.as_of
        if nature == UNKEPT:
            nature = UNRECORDED if self.untold else LIMIT
        self.nature, self.done_on = nature, done_on
        self.alternatives, self.convention, self.message = tuple(alternatives), convention, message

    @property
    def state(self) -> str:
        """``done``, ``open``, ``late`` or ``not_applicable``, on the case's "today"."""
        if self.due is None:
            return NOT_APPLICABLE
        if self.nature == EARLIEST:
            return DONE if self.case.as_of >= self.due else OPEN
        if self.done_on is not None:
            return LATE if self.done_on > self.due else DONE
        if self.case.as_of <= self.due:
            return OPEN
        return {WINDOW: DONE, UNRECORDED: OPEN}.get(self.nature, LATE)

    @property
    def basis(self) -> list[Step]:
        """The days counted and skipped, in order; empty where months or years are counted."""
        if self.due is None:
            return []
        start = self.trigger.day
        if self.calendar is not None:
            if self.direction == "after":
                return self.calendar.steps_after(start, self.due)
            if self.direction == "counting":
                return self.calendar.steps_counting(start, self.due)
            if self.direction == "before":
                return self.calendar.steps_before(start, self.due)
        if self.unit == "calendar_day" and abs((self.due - start).days) <= LONGEST_CALENDAR_STRIP:
            return _calendar_strip(start, self.due, first=1 if self.direction == "counting" else 0)
        return []


class Fact(NamedTuple):
    """An answer that is not a date: which class of duty, a total, an owner, an amount."""

    rule: Rule
    fact: str
    value: object
    note: str = ""
    part: str = ""


class Refusal(NamedTuple):
    """A rule that could not be answered; ``crashed`` when the program is at fault."""

    rule: Rule | None
    code: str
    message: str
    crashed: bool = False


Answer = Due | Fact | Refusal


def _calendar_strip(start: date, end: date, *, first: int) -> list[Step]:
    step = ONE_DAY if end >= start else -ONE_DAY
    strip, day, n = [], start, first
    while True:
        strip.append(Step(day, n > 0, n, "calendar day" if n else "day 0"))
        if day == end:
            return strip
        day, n = day + step, n + 1


def _counted(rule: Rule, n: int | None) -> int:
    count = rule.count if n is None else n
    if count is None:
        message = f"{rule.id} has no number of days to count"
        raise ValueError(message)
    return count


class Extras(TypedDict, total=False):
    """What a rule may add to a date; see :class:`Due`."""

    part: str
    status: str
    owner: str
    nature: str
    unit: str
    done_on: date | None
    alternatives: Sequence[Reading]
    convention: str
    message: str


class Counted(Extras, total=False):
    """And to a counted one: how many (the rule's own number, unless given), on which calendar."""

    n: int
    calendar: DayCalendar


def after(rule: Rule, case: Case, event: str, day: date, **extras: Unpack[Counted]) -> Due:
    """Count days after ``day`` (day 0) on the school's calendar, unless another is given."""
    noun = extras.get("calendar", case.calendar).noun
    extras.setdefault("convention", f"{event} is day 0; day 1 is the next {noun}")
    return _on_a_calendar("after", rule, case, Trigger(event, day), extras)


def counting(rule: Rule, case: Case, event: str, day: date, **extras: Unpack[Counted]) -> Due:
    """Count days beginning with ``day`` (day 1)."""
    extras.setdefault("convention", f"{event} is day 1")
    return _on_a_calendar("counting", rule, case, Trigger(event, day), extras)


def before(rule: Rule, case: Case, event: str, day: date, **extras: Unpack[Counted]) -> Due:
    """Count days back from ``day`` (day 0)."""
    extras.setdefault("convention", f"{event} is day 0, counting back")
    return _on_a_calendar("before", rule, case, Trigger(event, day), extras)


VERBS = {"after": "nth_after", "counting": "nth_counting", "before": "nth_before"}


def _on_a_calendar(
    direction: str, rule: Rule, case: Case, trigger: Trigger, extras: Counted
) -> Due:
    calendar = extras.get("calendar", case.calendar)
    count = _counted(rule, extras.get("n"))
    plain = {key: value for key, value in extras.items() if key not in {"n", "calendar"}}
    verb: Callable[[date, int], date] = getattr(calendar, VERBS[direction])
    return Due(
        rule,
        case,
        due=verb(trigger.day, count),
        trigger=trigger,
        direction=direction,
        calendar=calendar,
        count=count,
        **cast("Extras", plain),
    )


def calendar_days(  # noqa: PLR0913 - all but the trigger are named at the call
    rule: Rule,
    case: Case,
    event: str,
    day: date,
    *,
    n: int | None = None,
    first: int = 0,
    **extras: Unpack[Extras],
) -> Due:
    """Count calendar days from ``day``, which is day ``first`` (0 or 1); back when ``n`` < 0."""
    count = _counted(rule, n)
    extras.setdefault("convention", f"{event} is day {first}; calendar days")
    extras.setdefault("unit", "calendar_day")
    return Due(
        rule,
        case,
        due=day + timedelta(days=count - first if count > 0 else count),
        trigger=Trigger(event, day),
        direction="counting" if first else "plain",
        count=abs(count),
        **extras,
    )


def months(
    rule: Rule, case: Case, event: str, day: date, *, n: int, **extras: Unpack[Extras]
) -> Due:
    """Count ``n`` months: the same date, or the month's last day where there is none."""
    extras.setdefault("convention", "the same date, or the last day of the month if there is none")
    extras.setdefault("unit", "month")
    return Due(rule, case, due=add_months(day, n), trigger=Trigger(event, day), count=n, **extras)


def on_the_day(rule: Rule, case: Case, event: str, day: date, **extras: Unpack[Extras]) -> Due:
    """A date that is the trigger's own day; nothing is counted."""
    return Due(rule, case, due=day, trigger=Trigger(event, day), count=0, **extras)


def does_not_apply(rule: Rule, case: Case, event: str, day: date, why: str) -> Due:
    """A clock that would run but for ``why`` (cancelled, exams finished, too young)."""
    return Due(rule, case, due=None, trigger=Trigger(event, day), message=why)


def add_months(day: date, n: int) -> date:
    """The same date ``n`` months on; the last day of that month where there is none."""
    index = day.year * 12 + day.month - 1 + n
    year, month = divmod(index, 12)
    for last in (day.day, 30, 29, 28):
        if last <= day.day:
            try:
                return date(year, month + 1, last)
            except ValueError:
                continue
    raise AssertionError(day)


def reading(name: str, verb: Callable[[date, int], date], day: date, n: int) -> Reading:
    """Another reading's date; None where the calendar is too short for it."""
    try:
        return Reading(name, verb(day, n))
    except CannotTell:
        return Reading(name, None)
