"""Every school's own calendar: its pattern's terms, its training days, its closures."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from daysix.calendars.terms import school_year as year_of
from daysix.council.chance import happens, seeded
from daysix.council.school_list import BOARDING
from daysix.council.term_dates import ONE_DAY, school_year
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from daysix.council.shapes import School
    from daysix.council.term_dates import SchoolYear

TRAINING_DAYS = 5

# Days of snow that shut whole areas: a date, the areas, and how likely a school there was to shut.
SNOW = (
    (date(2022, 12, 12), ("North", "East"), 0.5),
    (date(2023, 3, 9), ("North",), 0.7),
    (date(2023, 3, 10), ("North", "West"), 0.6),
    (date(2024, 1, 18), ("North",), 0.4),
    (date(2025, 1, 9), ("North", "East"), 0.35),
    (date(2025, 11, 20), ("North",), 0.3),
    (date(2026, 1, 8), ("North", "West"), 0.3),
)
OTHER_CLOSURES = ("boiler failure", "no water", "burst main", "power cut", "unsafe roof")
EARLY_CLOSE_SHARE = 0.1
CLOSED_LATELY_SHARE = 0.03


class OwnYear(NamedTuple):
    """One school's year: its pattern's, with what is its own."""

    year: int
    published: SchoolYear
    inset: tuple[date, ...]
    closures: tuple[tuple[date, str], ...]
    half_days: tuple[date, ...]


def own_years(rng: Random, school: School, years: Sequence[int], as_of: date) -> list[OwnYear]:
    """Work out a school's years.

    Training days are each school's own in past years; in this year and the next they are agreed
    by its cluster, so that many schools can share one Calendar sheet. Nothing unplanned lies after
    ``as_of``, because nobody knows it yet.
    """
    shared_from = year_of(as_of)
    closes_early = school.pattern != BOARDING and happens(rng, EARLY_CLOSE_SHARE)
    found = []
    for year in years:
        if not school.meets_in(year):
            continue
        published = school_year(school.pattern, year)
        own = seeded(f"{school.pattern} {school.cluster} {year}") if year >= shared_from else rng
        plain = school.cluster == 0
        inset = _plain_training_days(published) if plain else _training_days(own, published)
        settled = year >= shared_from or plain
        closures = () if settled else _closures(rng, school, published, set(inset))
        if year == shared_from and not plain:
            closures = _closed_lately(rng, published, set(inset), as_of)
        last_days = _last_days(published, inset) if closes_early and not settled else ()
        half = tuple(sorted({*published.saturdays, *last_days}))
        found.append(OwnYear(year, published, inset, closures, half))
    return found


def contract_entry(school: School, years: Sequence[OwnYear]) -> dict[str, object]:
    """One entry of the calendar contract, complete for one school."""
    entry: dict[str, object] = {
        "name": f"{school.name} ({school.dfe})",
        "terms_per_year": len(years[0].published.terms),
        "terms": [
            {"name": term.name, "start": term.start.isoformat(), "end": term.end.isoformat()}
            for one in years
            for term in one.published.terms
        ],
        "breaks": [
            [first.isoformat(), last.isoformat(), "half-term"]
            for one in years
            for first, last in one.published.half_terms
        ],
        "inset": [day.isoformat() for one in years for day in one.inset],
        "closures": [[day.isoformat(), why] for one in years for day, why in one.closures],
        "schools": [school.dfe, school.name],
    }
    half_days = [day.isoformat() for one in years for day in one.half_days]
    extra_days = [day.isoformat() for one in years for day in one.published.saturdays]
    if half_days:
        entry["half_days"] = half_days
    if extra_days:
        entry["extra_days"] = extra_days
    return entry


def _plain_training_days(published: SchoolYear) -> tuple[date, ...]:
    """The first day of each season and the last two days of summer: nothing inside a term."""
    days = published.weekdays()
    summer = next(term.start for term in published.terms if term.start.month in {4, 5})
    spring = next(term.start for term in published.terms if term.start.month == 1)
    return tuple(sorted({days[0], _from(days, spring), _from(days, summer), *days[-2:]}))


def _training_days(rng: Random, published: SchoolYear) -> tuple[date, ...]:
    """Five training days where schools really put them."""
    days = published.weekdays()
    edges = [term.start for term in published.terms[1:]]
    edges += [term.end for term in published.terms[:-1]]
    edges += [last + 3 * ONE_DAY for _, last in published.half_terms]
    edges += [first - 3 * ONE_DAY for first, _ in published.half_terms]
    middle = [day for day in days if day.weekday() in {0, 4} and day.month in {11, 12, 6, 7, 3}]
    chosen = {days[0]}
    likely: list[Callable[[], date]] = [
        lambda: days[1],
        lambda: _from(days, rng.choice(edges)),
        lambda: _from(days, rng.choice(edges)),
        lambda: rng.choice(days[-3:]),
        lambda: rng.choice(middle),
    ]
    while len(chosen) < TRAINING_DAYS:
        chosen.add(rng.choice(likely)())
    return tuple(sorted(chosen))


def _closures(
    rng: Random, school: School, published: SchoolYear, inset: set[date]
) -> tuple[tuple[date, str], ...]:
    open_days = [day for day in published.weekdays() if day not in inset]
    shut = {
        day: "snow"
        for day, areas, likely in SNOW
        if day in open_days and school.area in areas and happens(rng, likely)
    }
    if happens(rng, 0.06):
        first = rng.randrange(len(open_days) - 3)
        why = rng.choice(OTHER_CLOSURES)
        for day in open_days[first : first + rng.choice((1, 1, 2))]:
            shut.setdefault(day, why)
    return tuple(sorted(shut.items()))


def _closed_lately(
    rng: Random, published: SchoolYear, inset: set[date], as_of: date
) -> tuple[tuple[date, str], ...]:
    past = [day for day in published.weekdays() if day < as_of and day not in inset]
    if not past or not happens(rng, CLOSED_LATELY_SHARE):
        return ()
    return ((rng.choice(past), rng.choice(OTHER_CLOSURES)),)


def _last_days(published: SchoolYear, inset: Sequence[date]) -> tuple[date, ...]:
    """The last day before each long holiday, when some schools send everyone home at noon."""
    open_days = [day for day in published.weekdays() if day not in inset]
    before_long = [day for day, after in pairwise(open_days) if (after - day) > timedelta(days=12)]
    return (*before_long, open_days[-1])


def _from(days: Sequence[date], day: date) -> date:
    """The first of ``days`` that is ``day`` or later; the last before it, when there is none."""
    return next((one for one in days if one >= day), days[-1])
