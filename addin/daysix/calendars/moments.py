"""From a moment to a day, and back by hours, on the clocks of the United Kingdom.

A mail sent at 23:30 universal time in July reached us on the next day; a day in March has 23 hours
and one in October 25. Days are counted on the calendars; hours elapse.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

UK = "Europe/London"


def uk_day(moment: datetime) -> date:
    """The day it was in the United Kingdom at ``moment``.

    Raises
    ------
    BadInput
        ``moment`` does not say which clock it was read from.
    """
    return _aware(moment).astimezone(_uk()).date()


def hours_before(moment: datetime, hours: float) -> datetime:
    """The moment ``hours`` elapsed hours before ``moment``, on the clocks of the United Kingdom.

    Raises
    ------
    BadInput
        ``moment`` does not say which clock it was read from.
    """
    # Subtracting on the clock itself would forget the hour that was skipped or came twice.
    return (_aware(moment).astimezone(UTC) - timedelta(hours=hours)).astimezone(_uk())


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is not None and moment.utcoffset() is not None:
        return moment
    message = (
        f"The time {moment:%H:%M} on {moment.day} {moment:%B %Y} does not say which clock it is "
        "from, so the day could be wrong by one. Take the message from the mailbox again."
    )
    raise BadInput("L-050", message)


@cache
def _uk() -> ZoneInfo:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(UK)
    except ZoneInfoNotFoundError:
        message = (
            "This computer does not hold the dates the clocks change. Part of Day Six is missing: "
            "install it again."
        )
        raise BadInput("L-051", message) from None
