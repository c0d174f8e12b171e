"""Killing the companion at a step of a click, and judging what it left behind in Calc.

What may be found: the workbook as it was; as the whole click would have left it; or partly
written, and then *Undo last action* puts it back. Whatever it is, the next companion takes the same
click and does all of it.
"""

from __future__ import annotations

import ast
import json
import os
import random
import secrets
import sys
from datetime import date, datetime
from typing import NamedTuple

from daysix.companion.folder import open_folder
from daysix.companion.heartbeat import serial
from daysix.companion.serving import Server
from daysix.companion.tickets import Pressed
from daysix.desk.live_books import attach
from daysix.jobs.click.answers import Answer, Offer
from daysix.law.errors import BadInput
from tests.desk.live.running_office import RunningOffice
from tests.jobs.tracker_book import write_tracker
from tests.live.asked import Asked
from tests.live.resident import ROOT
from tests.live.scene import pipe_of

TODAY = date(2026, 11, 30)
OURS = ("Issues", "Deadlines", "Today")
OUR_COLUMN = "Day Six check"
HEADER = 3
OLD, NEW, PARTLY = "as it was", "whole", "partly written and put back"
COUNTING = ("deadlines", "due_list")
"""Clicks that count school days, and need a calendar for it."""
YEAR = [{
    "name": "the year",
    "terms_per_year": 3,
    "terms": [
        {"name": "Autumn", "start": "2026-09-01", "end": "2026-12-18"},
        {"name": "Spring", "start": "2027-01-04", "end": "2027-03-25"},
        {"name": "Summer", "start": "2027-04-12", "end": "2027-07-21"},
    ],
    "breaks": [["2026-10-26", "2026-10-30", "half-term"]],
    "schools": ["*"],
}]  # fmt: skip
TYPED, REASON = "2026-0003", "Agreed with the school"
"""A case whose finding somebody says is no problem, and why."""


class Left(NamedTuple):
    """What a killed click left behind.

    Attributes
    ----------
    step
        Where it was killed.
    state
        One of the three that may be; blank where it is none.
    wrong
        What is wrong, in words.
    """

    step: str
    state: str
    wrong: str = ""


class Killing:
    """A LibreOffice without a window and copies of a companion, one for each trial."""

    def __init__(self, folder) -> None:
        self.folder = folder
        self.person = f"daysix-test-{secrets.token_hex(6)}"
        self.office = RunningOffice(folder / "office", pipe_of(self.person))
        env = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
        env |= {
            "HOME": str(folder),
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "addin")]),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        self._copies = Asked([sys.executable, "-m", "tests.live.dying"], env)
        self._trials = 0

    def end(self) -> None:
        self._copies.end()
        self.office.end()

    def steps(self, action):
        """The steps of a click that is not killed, and the sheets it leaves."""
        book = self._begin(action)
        found = self._click(book, action, 0)
        steps, said = ast.literal_eval(found["told"])
        assert isinstance(said, list), f"The click itself failed: {said}"
        assert said[0][0], said
        return steps, self._sheets(book)

    def kill(self, action, number, new) -> Left:
        """One click, killed at a step; ``new`` is what a whole one leaves."""
        book = self._begin(action)
        old = self._sheets(book)
        found = self._click(book, action, number)
        where = f"{action}, step {number}"
        if not found["killed"]:
            return Left(where, NEW if self._sheets(book) == new else "", "it was not killed")
        state, wrong = self._judged(book, old, new)
        return Left(where, state, wrong or self._next_click(book, action, new))

    def kill_the_second(self, number) -> Left:
        """A check over an earlier one, with a reason typed meanwhile, killed at a step.

        Gives the new state where the reason stands beside its own finding in the end.
        """
        book = self._checked_before()
        found = self._click(book, "check", number)
        where = f"second check, step {number}"
        if not found["killed"]:
            return Left(where, "", "it was not killed")
        said = self._carried_out(book, "check")
        if isinstance(said, BadInput):  # cut off while it wrote: undone first, as it asks for
            self._carried_out(book, "undo")
            said = self._carried_out(book, "check")
        lines = self._sheets(book)["Issues"]
        heads = lines[0]
        reasons = {
            line[heads.index("Case")]: line[heads.index("Reason")]
            for line in lines[1:]
            if line[heads.index("Reason")]
        }
        right = reasons == {TYPED: REASON} and len(lines) == 6
        return Left(where, NEW if right else "", "" if right else f"{reasons}, {said}")

    def steps_of_the_second(self):
        """The steps of a check over an earlier one that is not killed."""
        return ast.literal_eval(self._click(self._checked_before(), "check", 0)["told"])[0]

    def _checked_before(self):
        """A workbook checked once, a reason typed, and a new fault in it."""
        book = self._begin()
        self._carried_out(book, "check")
        pages = self.office.app.books[book.name].sheets
        heads = pages["Issues"].range("A1:M1").value
        cases = pages["Issues"].range("B2:B5").value
        row = cases.index(TYPED) + 2
        for header, said in (("Status", "NOT_A_PROBLEM"), ("Reason", REASON), ("ReasonBy", "AB")):
            pages["Issues"].range((row, heads.index(header) + 1)).value = said
        pages["Exclusions"].range("F4").value = "O9/11/2026"  # a letter O in Monday 9 November
        return book

    def _begin(self, action=""):
        self.office.close_all()
        self._trials += 1
        folder = self.folder / f"trial {self._trials}"
        folder.mkdir()
        book = write_tracker(folder / "tracker.xlsx")
        if action in COUNTING:
            (folder / "calendars.json").write_text(json.dumps(YEAR), encoding="ascii")
        self.office.app.books.open(book)
        return book

    def _click(self, book, action, number):
        """Leave a ticket as the macros do, and be the companion that takes it."""
        folder = open_folder(book.parent / "DaySix")
        said = {"action": action, "workbook": book.name, "window": 0}
        said["time"] = serial(datetime.now())  # noqa: DTZ005 - the clock on the wall
        draft = folder.tickets / "click-1.tmp"
        draft.write_text(json.dumps(said), encoding="ascii")
        draft.chmod(0o600)
        draft.rename(draft.with_suffix(".json"))
        return self._copies.trial(
            top=str(folder.top), day=TODAY.isoformat(), person=self.person, die_at=number
        )

    def _desk(self, book):
        return attach(book.name, programs=[self.office.app])

    def _sheets(self, book):
        """What stands in Calc; twice the same, for what was asked last may still be on its way."""
        seen = None
        while True:
            now = {one.name: [list(row) for row in one.rows] for one in self._desk(book).sheets()}
            if now == seen:
                return now
            seen = now

    def _judged(self, book, old, new):
        now = self._sheets(book)
        if _ours_blank(now) and theirs(now) == theirs(old):
            return OLD, ""
        whole = now == new
        if not whole and theirs(now) not in {theirs(old), theirs(new)} and not self._kept(book):
            return "", "partly written, and nothing is kept to undo it"
        said = self._carried_out(book, "undo")
        back = self._sheets(book)
        if theirs(back) != theirs(old):
            return "", f"Undo did not put the officer's cells back: {said}"
        if _ours_blank(back):
            return (NEW if whole else PARTLY), ""
        return "", f"Undo did not put our own cells back: {said}"

    @staticmethod
    def _kept(book) -> bool:
        return any(book.parent.glob(".*daysix/restore-*.json"))

    def _next_click(self, book, action, new) -> str:
        """The next companion, in the same home, takes the same click and does all of it."""
        for left in ("tickets/click-1.json", "stop", "show"):
            (book.parent / "DaySix" / left).unlink(missing_ok=True)
        said = self._carried_out(book, action)
        if self._sheets(book) != new:
            return f"the next click did not do all of it: {said}"
        said = self._carried_out(book, "undo")
        if not _ours_blank(self._sheets(book)):
            return f"the next click cannot be undone: {said}"
        return ""

    def _carried_out(self, book, action):
        server = _Here(lambda: TODAY, self._desk(book))
        try:
            found = server(Pressed(action), lambda: False)
            return found.carry_out(lambda: False) if isinstance(found, Offer) else found
        except BadInput as refusal:
            return refusal


class _Here(Server):
    """The server of a companion, which finds the workbook in the LibreOffice of the trial."""

    def __init__(self, today, desk) -> None:
        super().__init__(today)
        self._desk = desk

    def __call__(self, click, stop) -> Answer | Offer:
        from daysix import ribbon
        from daysix.jobs.click import answers

        return ribbon.serve(
            click.action, answers.Asked(self._desk, self._today(), stop, self._kept)
        )


def theirs(sheets):
    """The officer's own cells: every sheet but ours, without the column we add on the right."""
    found = []
    for name, rows in sheets.items():
        if name in OURS:
            continue
        heads = [rows[HEADER - 1].index(OUR_COLUMN)] if OUR_COLUMN in rows[HEADER - 1] else []
        wide = heads[0] if heads else len(rows[HEADER - 1])
        found.append((name, tuple(tuple(row[:wide]) for row in rows)))
    return tuple(found)


def _ours_blank(sheets) -> bool:
    """Whether nothing of ours is said: no line on a sheet of ours, no cell below our heading."""
    for name, rows in sheets.items():
        if name in OURS and any(cell not in {None, ""} for row in rows[1:] for cell in row):
            return False
        if name not in OURS and OUR_COLUMN in rows[HEADER - 1]:
            place = rows[HEADER - 1].index(OUR_COLUMN)
            if any(row[place] not in {None, ""} for row in rows[HEADER:]):
                return False
    return True


def moments(steps, *, many, seed):
    """Step numbers to be killed at: some in each phase, drawn from a seed."""
    draw = random.Random(seed)  # noqa: S311 - a repeatable draw, no secret
    yes = steps.index("agrees Write") + 1
    first, last = yes + 1, len(steps)
    early = [draw.randint(1, 10), draw.randint(11, yes - 1), yes]
    late = draw.sample(range(first, last + 1), min(max(many - len(early), 0), last - first + 1))
    return sorted({*early, *late})
