"""Outside material made into what the program takes: calendars of Kent, 2024-25.

The term dates are a secondary copy (the file says so itself); they are used to count on, never as
proof that Kent's schools kept them.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

TERM_DATES = "reference/term_dates/cornwall_dorset_kent_secondary.json"
CENSUS = "reference/school_census_samples/2024_autumn_termlyexclusionsonroll.csv"
CENSUS_SCHOOLS = [f"SCH{number}" for number in range(1, 9)]
AUTUMN_2024_BANK_HOLIDAYS: list[date] = []
"""None falls between Tuesday 3 September and Friday 20 December 2024."""


def kent_terms(shared: Path, year: str = "2024-25") -> list[list[Any]]:
    """First day, last day and half-term of each of Kent's three terms, as the copy has them."""
    terms: list[list[Any]] = json.loads((shared / TERM_DATES).read_text(encoding="utf-8"))["kent"][
        "terms"
    ][year]
    return terms


def kent_calendars(shared: Path, schools: list[str]) -> list[dict[str, Any]]:
    """Kent 2024-25 in the calendar contract, for the schools named."""
    names = ("Autumn 2024", "Spring 2025", "Summer 2025")
    terms = list(zip(names, kent_terms(shared), strict=True))
    return [
        {
            "name": "Kent 2024-25 (secondary copy)",
            "terms_per_year": 3,
            "terms": [
                {"name": name, "start": start, "end": end} for name, (start, end, _) in terms
            ],
            "breaks": [[*half_term, "half-term"] for _, (_, _, half_term) in terms],
            "schools": schools,
        }
    ]


def kent_autumn_school_days(shared: Path) -> set[date]:
    """School days of autumn 2024 by plain counting: weekdays of the term outside half-term."""
    start, end, (closed_from, closed_to) = kent_terms(shared)[0]
    day, last = date.fromisoformat(start), date.fromisoformat(end)
    found = set()
    while day <= last:
        closed = closed_from <= day.isoformat() <= closed_to
        if day.weekday() < 5 and not closed and day not in AUTUMN_2024_BANK_HOLIDAYS:
            found.add(day)
        day += timedelta(days=1)
    return found
