"""The Department's figures, worked out as the Department does (STA-01 to STA-07).

Rates are exact decimals until :func:`as_published` rounds them. Census windows follow the calendar,
not a school's terms.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from daysix.calendars.days import ONE_DAY
from daysix.calendars.terms import AUTUMN, SPRING, SUMMER, easter_monday
from daysix.law.errors import BadInput, CannotTell
from daysix.law.rule import Citation, Rule, Version, guidance
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

METHODOLOGY = "DfE suspensions and permanent exclusions methodology"
COLLECTED_IN_ARREARS_FROM = date(2019, 9, 1)
THREE_REASONS_FROM = date(2020, 9, 1)
SUPPRESSED_FROM = date(2016, 9, 1)


def _methodology(at: str, *, confidence: str = "read") -> Citation:
    return Citation(METHODOLOGY, at, confidence=confidence)


RULES = (
    Rule(
        "STA-01",
        title="Suspension rate and permanent exclusion rate",
        says="Suspensions in the school year, per 100 pupils on roll (sole and dual main) at the "
        "January census; permanent exclusions likewise. A suspension rate may pass 100.",
        cites=(_methodology("3.1"),),
        kind="definition",
    ),
    Rule(
        "STA-02",
        title="Lunchtime suspensions in published totals",
        says="Lunchtime suspensions are collected, and left out of published totals.",
        cites=(_methodology("1.6"),),
        kind="definition",
    ),
    Rule(
        "STA-03",
        title="Pupils with one or more suspensions",
        says="Each pupil is counted once a school year, however many suspensions there were.",
        cites=(_methodology("1.4"),),
        kind="definition",
    ),
    Rule(
        "STA-04",
        title="Length in sessions",
        says="A session is half a school day. Only sessions the pupil was due to attend count.",
        cites=(_methodology("length"), Citation("NCER guide", "length", confidence="secondary")),
        kind="definition",
    ),
    Rule(
        "STA-05",
        title="Census windows, and when each term is collected",
        says="Autumn is 1 August to 31 December, spring 1 January to Easter Sunday, summer Easter "
        "Monday to 31 July. Since autumn 2019 each census collects the two terms before it.",
        cites=(_methodology("4.1"), Citation("NCER guide", "arrears", confidence="secondary")),
        kind="definition",
        force=Version(COLLECTED_IN_ARREARS_FROM),
    ),
    Rule(
        "STA-06",
        title="Small numbers and rounding in older releases",
        says="Counts of 1 or 2 were suppressed, and national and regional counts rounded to the "
        "nearest 5. Newer data files are not rounded. For a council's own report use its own rule.",
        cites=(_methodology("1.10", confidence="memory"),),
        kind="definition",
        force=Version(SUPPRESSED_FROM),
    ),
    Rule(
        "STA-07",
        title="Up to three reasons",
        says="Since 2020/21 an exclusion may have up to three reasons, so counts by reason may add "
        "up to more than the exclusions.",
        cites=(guidance("para 17"), Citation("NCER guide", "reasons", confidence="secondary")),
        kind="definition",
        force=Version(THREE_REASONS_FROM),
    ),
)

LUNCHTIME = "LNCH"
PENNY = Decimal("0.01")
SUPPRESSED = frozenset({1, 2})
NEAREST = 5
MOST_REASONS = 3
HALF = Decimal("0.5")
LAST_MONTH_BEFORE_AUTUMN = 7


class Window(NamedTuple):
    """A census window. ``year`` is the calendar year in which its school year began."""

    year: int
    season: str


def rate(count: int | Decimal, headcount: int | Decimal) -> Decimal | None:
    """``count`` per 100 pupils on roll, not rounded; None where there are no pupils (STA-01).

    A count is whole, except where the Department estimated it for a council.

    Raises
    ------
    BadInput
        A count or a headcount below nought.
    """
    if count < 0 or headcount < 0:
        message = (
            f"I cannot work out a rate from {count} and {headcount} pupils: one is below nought. "
            "Check both numbers."
        )
        raise BadInput("D-061", message)
    return Decimal(count) * 100 / Decimal(headcount) if headcount else None


def as_published(value: Decimal) -> Decimal:
    """A rate as the Department prints it: two decimal places, a half going up."""
    return value.quantize(PENNY, rounding=ROUND_HALF_UP)


def counted_in_totals(types: Iterable[str]) -> int:
    """How many of these (PERM, SUSP, LNCH) published totals would count (STA-02)."""
    return sum(kind != LUNCHTIME for kind in types)


def pupils_with_one_or_more(pupils: Iterable[Hashable]) -> int:
    """How many different children, given one entry for each suspension of a year (STA-03)."""
    return len(set(pupils))


def sessions_to_days(sessions: int) -> Decimal:
    """Sessions as school days: two to a day (STA-04)."""
    return sessions * HALF


def census_window(day: date) -> Window:
    """The census window a day falls in (STA-05).

    Raises
    ------
    CannotTell
        A year whose Easter we do not hold.
    """
    if day.month > LAST_MONTH_BEFORE_AUTUMN:
        return Window(day.year, AUTUMN)
    return Window(day.year - 1, SPRING if day < easter_monday(day.year) else SUMMER)


def window_days(window: Window) -> tuple[date, date]:
    """First and last day of a census window, both inclusive."""
    spring_year = window.year + 1
    if window.season == AUTUMN:
        return date(window.year, 8, 1), date(window.year, 12, 31)
    if window.season == SPRING:
        return date(spring_year, 1, 1), easter_monday(spring_year) - ONE_DAY
    return easter_monday(spring_year), date(spring_year, 7, 31)


def before(window: Window) -> Window:
    """The window before this one."""
    earlier = {SUMMER: SPRING, SPRING: AUTUMN, AUTUMN: SUMMER}[window.season]
    return Window(window.year - (window.season == AUTUMN), earlier)


def following(window: Window) -> Window:
    """The window after this one."""
    later = {AUTUMN: SPRING, SPRING: SUMMER, SUMMER: AUTUMN}[window.season]
    return Window(window.year + (window.season == SUMMER), later)


def collected_by(census: Window) -> tuple[Window, Window]:
    """The two terms a census collects, the earlier first (STA-05).

    Raises
    ------
    CannotTell
        A census before autumn 2019, when it was done another way.
    """
    if census.year < COLLECTED_IN_ARREARS_FROM.year:
        message = (
            f"I know which terms a census collects from autumn 2019 on. The {census.season} "
            f"census of {census.year}/{(census.year + 1) % 100:02d} is before that. "
            "Look in that year's census guide."
        )
        raise CannotTell("D-062", message)
    one_before = before(census)
    return before(one_before), one_before


def suppressed(count: int) -> bool:
    """Whether older releases hid this count (STA-06)."""
    return count in SUPPRESSED


def rounded_to_five(count: int) -> int:
    """A national or regional count as older releases gave it; halves cannot occur (STA-06)."""
    return (count + NEAREST // 2) // NEAREST * NEAREST


def reason_counts(exclusions: Iterable[tuple[str, ...]]) -> Counter[str]:
    """How often each reason was given; adds up to the exclusions or more (STA-07).

    Raises
    ------
    BadInput
        An exclusion with more than three reasons.
    """
    found: Counter[str] = Counter()
    for reasons in exclusions:
        if len(reasons) > MOST_REASONS:
            message = (
                f"An exclusion has {len(reasons)} reasons ({', '.join(reasons)}). "
                "The census takes three. Keep the three that mattered most."
            )
            raise BadInput("D-063", message)
        found.update(set(reasons))
    return found
