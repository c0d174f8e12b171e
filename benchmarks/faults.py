"""Breaking things on purpose: ``python3 start.py faults [--full]`` prints count and outcome.

A seeded twentieth of the trials of each fault runs in the tests; ``--full`` runs them all. A fault
whose room is not built yet is not listed.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.calendars.days import day  # noqa: E402
from tests.calendars.test_moments import (  # noqa: E402
    DAY_OF_A_LONDON_MOMENT,
    DAY_OF_A_UNIVERSAL_MOMENT,
    HOURS_BEFORE,
)

from daysix.calendars.moments import hours_before, uk_day  # noqa: E402 - after the path is known

LONDON = ZoneInfo("Europe/London")


class Outcome(NamedTuple):
    """One fault: what was tried, how often, and how often it went wrong."""

    fault: str
    what: str
    trials: int
    failures: int


def clocks_and_zones() -> Outcome:
    """F18: days of 23 and 25 hours, a minute either side of midnight, by the hand-worked table."""
    wrong = 0
    for moment, on in DAY_OF_A_UNIVERSAL_MOMENT:
        wrong += uk_day(datetime.fromisoformat(moment).replace(tzinfo=UTC)) != day(on)
    for moment, on in DAY_OF_A_LONDON_MOMENT:
        wrong += uk_day(datetime.fromisoformat(moment).replace(tzinfo=LONDON)) != day(on)
    for moment, hours, before in HOURS_BEFORE:
        asked = datetime.fromisoformat(moment).replace(tzinfo=LONDON)
        wrong += hours_before(asked, hours).isoformat(timespec="minutes") != before
    trials = len(DAY_OF_A_UNIVERSAL_MOMENT) + len(DAY_OF_A_LONDON_MOMENT) + len(HOURS_BEFORE)
    return Outcome("F18", "clocks and zones", trials, wrong)


def main() -> int:
    """Print every fault; 1 when one of them got through."""
    outcomes = [clocks_and_zones()]
    for one in outcomes:
        verdict = "all as they should be" if not one.failures else f"{one.failures} WRONG"
        print(f"{one.fault:<4} {one.what:<28} {one.trials:>6} trials  {verdict}")
    return int(any(one.failures for one in outcomes))


if __name__ == "__main__":
    sys.exit(main())
