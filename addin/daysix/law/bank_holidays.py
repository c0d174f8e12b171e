"""Bank holidays of the United Kingdom: known for certain years, refused outside them.

School and postal clocks use England and Wales. Freedom of information uses any part of the
United Kingdom. Only weekdays are listed, as on gov.uk: a holiday that falls at a weekend is listed
on its substitute day. Rulebook CAL-02, CAL-05, INF-01.
"""

from __future__ import annotations

from datetime import date

from daysix import data
from daysix.law.errors import CannotTell

HORIZON_FIRST = date(2000, 1, 1)
HORIZON_LAST = date(2028, 12, 31)

ENGLAND, SCOTLAND, NORTHERN_IRELAND = "england-and-wales", "scotland", "northern-ireland"
DIVISIONS = (ENGLAND, SCOTLAND, NORTHERN_IRELAND)

_IN_WORDS = {
    ENGLAND: "England and Wales",
    SCOTLAND: "Scotland",
    NORTHERN_IRELAND: "Northern Ireland",
}
_titles: dict[str, dict[date, str]] = {}
_days: dict[str, frozenset[date]] = {}


def england(day: date) -> str | None:
    """Give the title of the England and Wales bank holiday on ``day``, or None.

    Raises
    ------
    CannotTell
        If ``day`` is outside the years we hold.
    """
    _refuse_outside(day)
    return _division(ENGLAND).get(day)


def any_uk(day: date) -> str | None:
    """Give the title of the bank holiday on ``day`` in any part of the UK, and which part.

    A day kept everywhere has its bare title; otherwise the parts follow in brackets, so that
    an explanation can say why an ordinary English working day was skipped.

    Raises
    ------
    CannotTell
        If ``day`` is outside the years we hold.
    """
    _refuse_outside(day)
    kept = [part for part in DIVISIONS if day in _division(part)]
    if not kept:
        return None
    title = _division(kept[0])[day]
    if len(kept) == len(DIVISIONS):
        return title
    return f"{title}, {' and '.join(_IN_WORDS[part] for part in kept)}"


def england_days() -> frozenset[date]:
    """Give every England and Wales bank holiday we hold, for the working-day calendar."""
    if ENGLAND not in _days:
        _days[ENGLAND] = frozenset(_division(ENGLAND))
    return _days[ENGLAND]


def any_uk_days() -> frozenset[date]:
    """Give every bank holiday in any part of the UK, for the freedom of information calendar."""
    if "any" not in _days:
        _days["any"] = frozenset().union(*(_division(part) for part in DIVISIONS))
    return _days["any"]


def remaining_days(today: date) -> int:
    """Count the days from ``today`` to the last day we hold; below nought once it has passed."""
    return (HORIZON_LAST - today).days


def _refuse_outside(day: date) -> None:
    if HORIZON_FIRST <= day <= HORIZON_LAST:
        return
    message = (
        f"I cannot say whether {_in_words(day)} is a working day. I know bank holidays from "
        f"{_in_words(HORIZON_FIRST)} to {_in_words(HORIZON_LAST)} only. "
        + (
            "Check the year."
            if day < HORIZON_FIRST
            else "Check the year, or ask for an update of Day Six."
        )
    )
    raise CannotTell("CAL-05", message)


def _in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _division(part: str) -> dict[date, str]:
    if not _titles:
        for each in DIVISIONS:
            _titles[each] = {}
        for row in data.rows("bank_holidays"):
            _titles[row["division"]][date.fromisoformat(row["date"])] = row["title"]
    return _titles[part]
