"""The companion as it is, on a day the test chooses: ``python -m tests.live.staged 2026-11-30``."""

from __future__ import annotations

import sys
from datetime import date

from daysix import cli
from daysix.companion import serving

TODAY = date.fromisoformat(sys.argv[1])


class OnADay(serving.Server):
    """What serves the clicks; only the day is played."""

    def __init__(self, _today) -> None:
        super().__init__(lambda: TODAY)


serving.Server = OnADay
sys.exit(cli.main(["companion", "run"]))
