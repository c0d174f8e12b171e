"""A year typed wrong: the same day and month in another year, where that would fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def other_year(day: date, year: int) -> date | None:
    """The day in another year; None for 29 February where there is none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def nearest_year(day: date, to: date) -> date | None:
    """The day in whichever year brings it nearest to another day; None if its own does."""
    near = [
        moved for year in (to.year - 1, to.year, to.year + 1) if (moved := other_year(day, year))
    ]
    best = min(near, key=lambda moved: abs((moved - to).days), default=day)
    return best if best.year != day.year else None
