"""A companion whose jobs are played: what it shows and writes is known beforehand."""

from __future__ import annotations

import sys
from threading import Event
from types import ModuleType

from daysix import cli
from daysix.desk.any_desk import OwnTable
from daysix.desk.live_books import attach
from daysix.jobs.click.answers import Answer, Offer

TABLE = OwnTable("Issues", "Issues", ("Case", "What we found"), [("2026-0001", "played")])


class Played:
    """Stands where the real server stands."""

    def __init__(self, today, now) -> None:
        self.today, self.now = today, now

    @staticmethod
    def schools():
        """No mails are looked at."""

    def __call__(self, click, stop):
        return getattr(self, click.action)(attach(click.workbook), stop)

    @staticmethod
    def check(desk, _stop):
        """One row on a sheet of ours, after a yes."""

        def carry_out(_stop):
            desk.put_table(TABLE)
            return Answer(["1 row was written."])

        return Offer("1 row would be written.", ["Issues: 2026-0001"], "Write", carry_out)

    def next_problem(self, desk, stop):
        """Work until Cancel is pressed."""
        never = Event()
        while not stop():
            never.wait(0.02)
        return self.check(desk, stop)

    @staticmethod
    def problems_only(desk, _stop):
        """Fail, having looked at the workbook."""
        raise RuntimeError(desk.name)


serving = ModuleType("daysix.companion.serving")
serving.Server = Played
sys.modules[serving.__name__] = serving
sys.exit(cli.main(["companion", "run"]))
