"""Looking for dates of birth in text, however people and programs write them."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
SHORT_YEAR = 2
GAP, ORDER = r"\s?[/.\-\u2013]\s?", r"(?:st|nd|rd|th)?"
MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]{{0,6}}"
DATES = re.compile(
    r"(?<![0-9A-Za-z])(?=(?:"
    rf"(?P<d1>\d{{1,2}}){GAP}(?P<m1>\d{{1,2}}){GAP}(?P<y1>\d{{4}}|\d{{2}})"
    r"|(?P<d2>\d{1,2})\s(?P<m2>\d{1,2})\s(?P<y2>\d{4})"
    rf"|(?P<y3>\d{{4}}){GAP}(?P<m3>\d{{1,2}}){GAP}(?P<d3>\d{{1,2}})"
    r"|(?P<z>\d{8})"
    rf"|(?P<d4>\d{{1,2}}){ORDER}\W{{0,3}}(?:of )?(?P<m4>{MONTH})\W{{0,3}}(?P<y4>\d{{4}}|\d{{2}})"
    rf"|(?P<m5>{MONTH})\W{{1,3}}(?P<d5>\d{{1,2}}){ORDER}\W{{1,3}}(?P<y5>\d{{4}})"
    r")(?![0-9]))",
    re.IGNORECASE,
)
"""A date, from wherever it may begin: "1. 04/03/2012" holds two."""
FIGURES = re.compile(r"\d+(?:\D{1,50}\d+)*")
BEFORE, AFTER = 15, 30
"""No date is without figures: only what stands near some is looked at. Before the first of them
stands a month's name at most, and no date is longer than that."""
OTHER_FIGURES = re.compile(r"[^\D0-9]")
"""Figures of other scripts, in which a year is not spelt as below."""


class Births:
    """Days of birth looked for: their years first, and only what stands near one as a date."""

    def __init__(self, days: Iterable[date]) -> None:
        self._days = frozenset(days)
        years = sorted({day.year for day in self._days})
        long = "|".join(f"{year:04d}" for year in years)
        ends = "|".join(sorted({f"{year % 100:02d}" for year in years}))
        self._long = re.compile(long)
        self._short = re.compile(rf"\d{GAP}\d{{1,2}}{GAP}(?:{ends})(?![0-9])")
        self._named = re.compile(rf"{MONTH}\W{{0,3}}(?:{ends})(?![0-9])")

    def in_text(self, text: str) -> set[date]:
        """Those of them that stand in a text."""
        if self._is_odd(text):
            return dates_in(text) & self._days
        return {
            found
            for start, end in self._spans(text)
            for each in DATES.finditer(text, start, end)
            for found in _meant(each.groupdict())
            if found in self._days
        }

    def _is_odd(self, text: str) -> bool:
        """Whether a year may be written otherwise than in the ways that are quickly seen."""
        if not text.isascii() and OTHER_FIGURES.search(text):
            return True
        return self._named.search(text.casefold()) is not None

    def _spans(self, text: str) -> list[tuple[int, int]]:
        """Where a date with one of the years may stand: each place once, no figure cut through."""
        near = sorted(
            (found.start(), found.end())
            for signs in (self._long, self._short)
            for found in signs.finditer(text)
        )
        spans: list[tuple[int, int]] = []
        for first, last in near:
            start, end = max(0, first - AFTER), min(len(text), last + AFTER)
            while end < len(text) and text[end].isdigit():
                end += 1
            if spans and start <= spans[-1][1]:
                start, end = spans[-1][0], max(end, spans.pop()[1])
            spans.append((start, end))
        return spans


def dates_in(text: str) -> set[date]:
    """Every date in a text that may be meant, however people and programs write it."""
    return {
        found
        for near in FIGURES.finditer(text)
        for each in DATES.finditer(text, max(0, near.start() - BEFORE), near.end() + AFTER)
        for found in _meant(each.groupdict())
    }


def _meant(parts: dict[str, str | None]) -> Iterator[date]:
    said = {key[0]: value for key, value in parts.items() if value}
    run = said.get("z", "")
    ways = (
        [(run[:4], run[4:6], run[6:]), (run[4:], run[2:4], run[:2])]
        if run
        else [(said["y"], said["m"], said["d"])]
    )
    for year, month, day in ways:
        named = MONTHS.get(month[:3].lower())
        try:
            whole = int(year) + (2000 if len(year) == SHORT_YEAR else 0)
            yield date(whole, named or int(month), int(day))
        except ValueError:
            continue
