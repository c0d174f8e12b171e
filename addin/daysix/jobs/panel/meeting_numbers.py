"""The next number in a row of numbers, in whatever form the team writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

TAIL = re.compile(r"(.*?)(\d+)")
YEARLY = re.compile(r"([A-Za-z]*)(\d{2}|\d{4})([-/])(\d+)")


def next_in_line(used: Iterable[str], first: str) -> str:
    """The number after the highest of those used; ``first`` where none ends in figures.

    Where numbers begin in several ways, the way of the last one goes on.
    """
    parts = [found.groups() for one in used if (found := TAIL.fullmatch(one.strip()))]
    if not parts:
        return first
    head = parts[-1][0]
    figures = [tail for start, tail in parts if start == head]
    wide = len(max(figures, key=len))
    return f"{head}{max(map(int, figures)) + 1:0{wide}d}"


def next_panel(used: Iterable[str], day: date) -> str:
    """The number of a new meeting: ``P26-005`` after ``P26-004``, and ``P27-001`` in January."""
    numbers = [one.strip() for one in used if one.strip()]
    yearly = [found for one in numbers if (found := YEARLY.fullmatch(one))]
    if numbers and (not yearly or YEARLY.fullmatch(numbers[-1]) is None):
        return next_in_line(numbers, "") or f"P{day:%y}-001"
    head, wide, between, figures = ("P", 2, "-", 3)
    if yearly:
        last = yearly[-1]
        head, wide, between, figures = last[1], len(last[2]), last[3], len(last[4])
    start = f"{head}{day.year:04d}{between}" if wide > 2 else f"{head}{day:%y}{between}"  # noqa: PLR2004
    this_year = [int(one[4]) for one in yearly if one[0].startswith(start)]
    return f"{start}{max(this_year, default=0) + 1:0{figures}d}"
