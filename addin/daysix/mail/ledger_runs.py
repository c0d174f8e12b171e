"""The runs over a mailbox, what they reconciled, and the sign that none has succeeded for a day."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.calendars.moments import hours_before, uk_day
from daysix.law.errors import CannotTell
from daysix.mail import ledger_refusals as refusals
from daysix.mail import ledger_schema
from daysix.mail.ledger_moments import kept, moment
from daysix.records import NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from contextlib import AbstractContextManager
    from pathlib import Path

    from daysix.calendars.working import WorkingDays
    from daysix.mail.ledger_refusals import Told

MOST_RUNS = 500
"""Runs remembered; the last good one of each mailbox always is."""


class Person(NamedTuple):
    """A mail that needs a person: its key, and why."""

    key: str
    code: str
    reason: str


class Waits(NamedTuple):
    """What is journalled and not on the Inbox sheet yet: how many, and since when."""

    many: int
    since: datetime | None


class Glance(NamedTuple):
    """What can be seen of the ledger from outside, beside a run.

    Attributes
    ----------
    first_tried, last_good
        When the first run over the mailbox began, and when the last good one ended.
    """

    first_tried: datetime | None
    last_good: datetime | None
    waits: Waits


class Runs:
    """The part of the ledger that remembers runs."""

    _database: sqlite3.Connection

    def _at_once(self) -> AbstractContextManager[sqlite3.Connection]:
        raise NotImplementedError

    def start_run(self, mailbox: str, now: datetime) -> int:
        """Note that a run has begun; its number."""
        with self._at_once() as database:
            made = database.execute(
                "INSERT INTO run (mailbox, started) VALUES (?, ?)", [mailbox, kept(now)]
            )
            database.execute(
                "DELETE FROM run WHERE mailbox = ? AND id <= ? AND id NOT IN ("
                "SELECT MIN(id) FROM run WHERE mailbox = ? UNION "
                "SELECT MAX(id) FROM run WHERE mailbox = ? AND good)",
                [mailbox, int(made.lastrowid or 0) - MOST_RUNS, mailbox, mailbox],
            )
        return int(made.lastrowid or 0)

    def end_run(self, run: int, *, good: bool, now: datetime) -> None:
        """Note how a run ended."""
        with self._at_once() as database:
            database.execute(
                "UPDATE run SET ended = ?, good = ? WHERE id = ?", [kept(now), good, run]
            )

    def last_good(self, mailbox: str) -> datetime | None:
        """When the last good run over a mailbox ended."""
        return _last_good(self._database, mailbox)

    def needs_a_person(self) -> tuple[Person, ...]:
        """The mails that could not be dealt with, the latest first."""
        from daysix.mail.ledger_identity import Identity

        rows = self._database.execute(
            "SELECT message_id, content_hash, code, reason FROM mail WHERE code <> '' "
            "ORDER BY id DESC"
        )
        return tuple(
            Person(Identity(row["message_id"], row["content_hash"]).key, row["code"], row["reason"])
            for row in rows
        )

    def waits(self) -> Waits:
        """What is not on the Inbox sheet yet."""
        return _waits(self._database)


def glance(folder: Path, mailbox: str) -> Glance | None:
    """Look at the ledger of a folder without holding it; None where there is none to be read."""
    database = ledger_schema.look(folder)
    if database is None:
        return None
    with closing(database):
        row = database.execute(
            "SELECT MIN(started) AS first FROM run WHERE mailbox = ?", [mailbox]
        ).fetchone()
        first = moment(row["first"]) if row["first"] else None
        return Glance(first, _last_good(database, mailbox), _waits(database))


def silence(seen: Glance, *, now: datetime, calendar: WorkingDays) -> Told | None:
    """The loud sign, where no run has succeeded for a working day; else None.

    A run on a working day covers it until the same time on the next one; a run on another day
    until the end of the next working day.

    Parameters
    ----------
    calendar
        Working days in England and Wales: ``daysix.calendars.working.postal()``.
    """
    since = seen.last_good or seen.first_tried
    if since is None:
        return None
    here = hours_before(since, 0)
    said = f"{in_words(here.date())} at {here:%H:%M}"
    try:
        until = _covered_until(here, calendar)
    except CannotTell as why:
        return refusals.silent_perhaps(f"on {said}", why.message)
    return refusals.silent(said) if now >= until else None


def _covered_until(since: datetime, calendar: WorkingDays) -> datetime:
    next_day = calendar.nth_after(uk_day(since), 1)
    if calendar.counts(since.date()):
        return datetime.combine(next_day, since.time(), since.tzinfo)
    return datetime.combine(next_day + timedelta(days=1), time(), since.tzinfo)


def _last_good(database: sqlite3.Connection, mailbox: str) -> datetime | None:
    row = database.execute(
        "SELECT MAX(ended) AS ended FROM run WHERE mailbox = ? AND good", [mailbox]
    ).fetchone()
    return moment(row["ended"]) if row["ended"] else None


def _waits(database: sqlite3.Connection) -> Waits:
    row = database.execute(
        "SELECT COUNT(*) AS many, MIN(first_seen) AS since FROM mail "
        "WHERE stage IN ('received', 'sorted')"
    ).fetchone()
    return Waits(row["many"], moment(row["since"]) if row["since"] else None)
