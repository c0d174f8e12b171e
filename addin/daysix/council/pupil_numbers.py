"""Pupils and places in each year group of a school: what a fair share rests on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from daysix.council.shapes import Row, School

COUNTED_ON = date(2026, 10, 1)
"""Thursday 1 October 2026, the day of the autumn school census."""
A_CLASS = 30
MAINSTREAM = frozenset({"Primary", "Secondary", "All-through"})
UNEVEN = (0, 3, -2, 4, -5)
"""Year groups are never quite alike; what one has more another has less."""


def numbers_by_year(school: School) -> Row:
    """Pupils in each year group, which add up to the roll, and the places a year."""
    years = range(school.low, school.high + 1)
    even, over = divmod(school.roll, len(years))
    sizes = [even + (place < over) for place in range(len(years))]
    if even > A_CLASS:
        for place, more in enumerate(UNEVEN):
            sizes[place] += more
    row: Row = {f"NOR{year or 'R'}": size for year, size in zip(years, sizes, strict=True)}
    row["NORDate"] = COUNTED_ON
    if school.phase in MAINSTREAM:
        row["PAN"] = places_a_year(max(sizes))
    return row


def places_a_year(largest: int) -> int:
    """Whole classes, with room for the largest year group."""
    return -(-largest // A_CLASS) * A_CLASS
