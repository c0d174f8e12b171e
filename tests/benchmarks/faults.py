"""Breaking things on purpose: ``python3 start.py faults [--full]`` prints count and outcome.

Without ``--full`` a seeded twentieth of the trials of each fault runs, as in the tests. A fault
whose room is not built yet is not listed.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "addin")]

from daysix.calendars.moments import hours_before, uk_day  # noqa: E402
from tests.benchmarks import (  # noqa: E402 - as above
    faults_companion,
    faults_gate,
    faults_inbox,
    faults_mail,
    faults_names,
    faults_papers,
    faults_private,
    faults_reading,
    faults_saving,
)
from tests.benchmarks.saving_trials import Outcome  # noqa: E402
from tests.calendars.days import day  # noqa: E402
from tests.calendars.test_moments import (  # noqa: E402
    DAY_OF_A_LONDON_MOMENT,
    DAY_OF_A_UNIVERSAL_MOMENT,
    HOURS_BEFORE,
)

LONDON = ZoneInfo("Europe/London")


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
    said = f"FAIL: {wrong} differ" if wrong else "pass: all as worked by hand"
    return Outcome("F18 clocks and zones", trials, said)


def main(arguments: Sequence[str]) -> int:
    """Print every fault; 1 when one of them got through."""
    full = "--full" in arguments
    failed = 0
    rooms: list[Callable[[], list[Outcome]]] = [
        lambda: faults_reading.rows(full=full),  # first: it measures how much memory is used
        lambda: faults_saving.rows(full=full),
        lambda: faults_companion.rows(full=full),
        lambda: faults_names.rows(full=full),
        lambda: faults_papers.rows(full=full),
        lambda: faults_gate.rows(full=full),
        lambda: faults_mail.rows(full=full),
        lambda: faults_inbox.rows(full=full),
        lambda: faults_private.rows(full=full),
        lambda: [clocks_and_zones()],
    ]
    for room in rooms:
        for one in room():
            failed += one.outcome.startswith("FAIL")
            print(f"{one.fault:<34} {one.trials:>6} trials  {one.outcome}", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
