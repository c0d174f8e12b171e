"""Make data/bank_holidays.csv: the ``holidays`` library, held to the published list.

The library knows every year; gov.uk publishes a few. For the years published the two must agree
day for day, and the published title is used. Where they disagree gov.uk is right: the step refuses
and says where, so that a person finds out why before any date moves.

To bring in a new year: add gov.uk's rows to data/bank_holidays_published.csv, move HORIZON_LAST in
law/bank_holidays.py to the last day published, and run ``python -m daysix.build bank_holidays``.
"""

from __future__ import annotations

from datetime import date

from daysix import data
from daysix.build import RefusedError
from daysix.law.bank_holidays import (
    DIVISIONS,
    ENGLAND,
    HORIZON_FIRST,
    HORIZON_LAST,
    NORTHERN_IRELAND,
    SCOTLAND,
)

TITLE = "Bank holidays"

# Without a subdivision the library leaves out Easter Monday.
SUBDIVISION = {ENGLAND: "ENG", SCOTLAND: "SCT", NORTHERN_IRELAND: "NIR"}

# The library's words, and gov.uk's for the same day. Used for the years before gov.uk's list.
WORDS = {
    "Battle of the Boyne": "Battle of the Boyne (Orangemen's Day)",
    "Golden Jubilee of Elizabeth II": "Golden Jubilee bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "May Day": "Early May bank holiday",
    "New Year Holiday": "2nd January",
    "Saint Andrew's Day": "St Andrew's Day",
    "Saint Patrick's Day": "St Patrick's Day",
    "Spring Bank Holiday": "Spring bank holiday",
    "Summer Bank Holiday": "Summer bank holiday",
    "Wedding of William and Catherine": "Royal wedding bank holiday",
}
OBSERVED = " (observed)"
WEEKEND = 5


def make() -> dict[str, str]:
    """Give the table's text. Raise :class:`RefusedError` where the two sources differ."""
    lines = ["division,date,title"]
    for division in DIVISIONS:
        days = merged(of_library(division), published(division), division=division)
        lines += [f"{division},{day},{title}" for day, title in sorted(days.items())]
    return {"data/bank_holidays.csv": "\n".join(lines) + "\n"}


def merged(
    from_library: dict[date, str], from_govuk: dict[date, str], *, division: str
) -> dict[date, str]:
    """Join the two: gov.uk's days and titles for its years, the library's before them."""
    years = {day.year for day in from_govuk}
    if not years or max(years) != HORIZON_LAST.year:
        last = max(years, default="nothing")
        raise RefusedError(
            f"The published list for {division} ends with {last}, and HORIZON_LAST says "
            f"{HORIZON_LAST.year}. Add the year, or move HORIZON_LAST."
        )
    overlap = {day for day in from_library if day.year in range(min(years), max(years) + 1)}
    extra, missing = sorted(overlap - set(from_govuk)), sorted(set(from_govuk) - overlap)
    if extra or missing:
        raise RefusedError(
            f"{division}: the library has {_listed(extra)} that gov.uk does not publish, and "
            f"lacks {_listed(missing)}. gov.uk is right: bring data/bank_holidays_published.csv "
            "up to date from gov.uk/bank-holidays.json, or change the version of the library."
        )
    return {
        **{day: title for day, title in from_library.items() if day not in overlap},
        **from_govuk,
    }


def of_library(division: str) -> dict[date, str]:
    """Give the library's weekdays; gov.uk lists a weekend holiday on its substitute day only."""
    import holidays

    years = range(HORIZON_FIRST.year, HORIZON_LAST.year + 1)
    found = holidays.country_holidays("GB", subdiv=SUBDIVISION[division], years=years)
    return {day: _words(name) for day, name in found.items() if day.weekday() < WEEKEND}


def published(division: str) -> dict[date, str]:
    """Give the days gov.uk publishes, with their titles."""
    return {
        date.fromisoformat(row["date"]): row["title"]
        for row in data.rows("bank_holidays_published")
        if row["division"] == division
    }


def _words(name: str) -> str:
    # Two holidays can meet on one day in Scotland; the first named is the one kept that day.
    first = name.partition("; ")[0]
    bare = first.removesuffix(OBSERVED)
    return WORDS.get(bare, bare) + (" (substitute day)" if first.endswith(OBSERVED) else "")


def _listed(days: list[date]) -> str:
    return ", ".join(str(day) for day in days) or "nothing"
