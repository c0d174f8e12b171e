"""The ledger: every mail that was seen, how far it has come, and where each mailbox was read to.

``journal`` first, a move last, and every step may be done twice. A mail goes from *received* (its
copy is on the disk) to *sorted*, *listed* (it stands on the Inbox sheet) and *filed* (marked or
moved in the mailbox). *Elsewhere* is a mail that another computer's Day Six has listed: the
category we put on in the mailbox says so.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from daysix.law.errors import BadInput
from daysix.mail import ledger_place, ledger_schema
from daysix.mail import ledger_refusals as refusals
from daysix.mail.ledger_arrivals import Arrivals, Journalled
from daysix.mail.ledger_blobs import LISTED as LISTED_COPIES
from daysix.mail.ledger_blobs import WAITING, Blobs
from daysix.mail.ledger_identity import Identity, of_bytes
from daysix.mail.ledger_moments import kept
from daysix.mail.ledger_runs import Runs
from daysix.mail.ledger_schema import told
from daysix.mail.ledger_sheet import OF_MAILBOX, OnTheSheet
from daysix.records import NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from filelock import BaseFileLock

    from daysix.mail.ledger_refusals import Told
    from daysix.mail.port import Ref

TRIES = 3
"""How often a mail is tried before a person is asked."""
MARK_LISTED, MARK_FILED = "Day Six: listed", "Day Six: filed"
"""Categories we put on in the mailbox, so that a second computer with a ledger of its own knows.

The first says that a mail is on the Inbox sheet and lies where it came in. The second is put on
before a mail is moved away: where it is found on a mail in a folder we read, somebody moved the
mail back, and it is sorted again.
"""


class Work(NamedTuple):
    """A mail on its way.

    Attributes
    ----------
    raw
        Name of its saved copy; blank if it never was fetched.
    round
        How often it has come into the inbox.
    attempts
        Tries before this one.
    resend_of
        Key of the earlier mail that says the same; blank if there is none.
    why
        What was told of it so far.
    """

    id: int
    key: str
    raw: str
    size: int
    round: int
    attempts: int
    first_seen: str
    resend_of: str
    why: Told


class ToFile(NamedTuple):
    """A listed mail to be marked or moved in the mailbox."""

    mail: int
    folder: str
    ref: str
    version: str
    put_on: tuple[str, ...]
    move_to: str
    attempts: int


class Ledger(Arrivals, OnTheSheet, Runs):
    """The journal of one person on this computer, held by one run at a time.

    Use :func:`open_ledger`; close it when the run is over.
    """

    def __init__(self, database: sqlite3.Connection, blobs: Blobs, lock: BaseFileLock) -> None:
        self._database, self._blobs, self._lock = database, blobs, lock
        self.mended: Told | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let another run have it."""
        self._database.close()
        self._lock.release()

    @contextmanager
    def _at_once(self) -> Iterator[sqlite3.Connection]:
        """All of the statements or none, forced to the disk."""
        with told():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
            except BaseException:
                self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")

    # What is to be sorted and listed

    def waiting(self, mailbox: str, *, sorted_too: bool = True) -> list[int]:
        """The mails of a mailbox that are not listed yet, in the order they came.

        ``sorted_too`` False leaves out those that only wait for a sheet.
        """
        return [
            row["id"]
            for row in self._database.execute(
                "SELECT id FROM mail WHERE (stage = 'received' OR (? AND stage = 'sorted')) "  # noqa: S608 - our own words
                f"AND {OF_MAILBOX} ORDER BY id",
                [sorted_too, mailbox],
            )
        ]

    def sorted_and_waiting(self, mailbox: str) -> dict[str, int]:
        """How many mails of each category are sorted and wait to be listed.

        A child of ours permanently excluded by another council's school counts as a permanent
        exclusion: of what other councils write, only that is of today.
        """
        rows = self._database.execute(
            "SELECT CASE WHEN category = 'cross_border' AND urgency IN ('same_day', 'immediate') "  # noqa: S608 - our own words
            "THEN 'permanent_exclusion' ELSE category END AS category, COUNT(*) AS many "
            f"FROM mail WHERE stage = 'sorted' AND {OF_MAILBOX} GROUP BY 1",
            [mailbox],
        )
        return {row["category"]: row["many"] for row in rows}

    def begin(self, mail: int, now: datetime) -> Work:
        """Note that a mail is being tried, so that one that ends the program is told."""
        with self._at_once() as database:
            row = database.execute(
                "SELECT mail.*, first.message_id AS of_id, first.content_hash AS of_content "
                "FROM mail LEFT JOIN mail AS first ON first.id = mail.resend_of "
                "WHERE mail.id = ?",
                [mail],
            ).fetchone()
            database.execute(
                "UPDATE mail SET attempts = attempts + 1, stage_at = ? WHERE id = ?",
                [kept(now), mail],
            )
        of = row["of_content"]
        return Work(
            mail,
            Identity(row["message_id"], row["content_hash"]).key,
            row["raw"],
            row["size"],
            row["round"],
            row["attempts"],
            row["first_seen"],
            Identity(row["of_id"], of).key if of is not None else "",
            refusals.Told(row["code"], row["reason"]),
        )

    def raw(self, work: Work) -> bytes:
        """The saved copy of a mail.

        Raises
        ------
        BadInput
            ``Q-076``: it is missing, or not what was saved.
        """
        return self._blobs.get(work.raw)

    def give_up(self, mail: int, why: Told) -> None:
        """Hand a mail over to a person."""
        with self._at_once() as database:
            database.execute(
                "UPDATE mail SET code = ?, reason = ? WHERE id = ?", [why.code, why.message, mail]
            )

    def not_its_fault(self, mails: Iterable[int]) -> None:
        """Take back one try of each: it failed for a reason that lies in no mail."""
        with self._at_once() as database:
            database.executemany(
                "UPDATE mail SET attempts = max(attempts - 1, 0) WHERE id = ?",
                [[mail] for mail in mails],
            )

    def sorted(  # noqa: PLR0913 - named at the call
        self,
        mail: int,
        *,
        category: str,
        urgency: str,
        put_on: Iterable[str],
        move_to: str,
        now: datetime,
    ) -> None:
        """Note what a mail is and what is to become of it in the mailbox; its tries are over."""
        with self._at_once() as database:
            database.execute(
                "UPDATE mail SET stage = 'sorted', attempts = 0, category = ?, urgency = ?, "
                "put_on = ?, move_to = ?, stage_at = ? WHERE id = ?",
                [category, urgency, json.dumps(list(put_on)), move_to, kept(now), mail],
            )

    # What is to be marked and moved

    def to_file(self, mailbox: str) -> list[ToFile]:
        """Where listed mails lie that are still to be marked or moved, oldest first."""
        rows = self._database.execute(
            "SELECT place.*, mail.put_on, mail.move_to AS goes_to FROM place "
            "JOIN mail ON mail.id = place.mail WHERE place.mailbox = ? "
            "AND place.state IN ('here', 'filing') AND place.attempts < ? "
            "AND mail.stage IN ('listed', 'filed') ORDER BY mail.id, place.ref",
            [mailbox, TRIES],
        )
        return [
            ToFile(
                row["mail"],
                row["folder"],
                row["ref"],
                row["version"],
                tuple(json.loads(row["put_on"])),
                row["goes_to"],
                row["attempts"],
            )
            for row in rows
        ]

    def filing(self, mailbox: str, one: ToFile, target: str) -> None:
        """Note, before the mailbox is touched, that a mail is being marked and moved.

        ``target`` is the folder it goes to; blank if it stays.
        """
        with self._at_once() as database:
            database.execute(
                "UPDATE place SET state = 'filing', move_to = ? "
                "WHERE mailbox = ? AND folder = ? AND ref = ?",
                [target, mailbox, one.folder, one.ref],
            )

    def marked(self, mailbox: str, one: ToFile, now_at: Ref) -> None:
        """Note the version our own category gave a mail: it comes back as a change of ours."""
        with self._at_once() as database:
            database.execute(
                "UPDATE OR REPLACE place SET version = ?, ref = ? "
                "WHERE mailbox = ? AND folder = ? AND ref = ?",
                [now_at.version, now_at.id, mailbox, one.folder, one.ref],
            )

    def filed(self, mailbox: str, one: ToFile, now_at: Ref | None, now: datetime) -> None:
        """Note that a mail is marked and lies where it should; None if it is not there any more."""
        with self._at_once() as database:
            stays = now_at is not None and now_at.folder == one.folder
            database.execute(
                "UPDATE place SET state = ? WHERE mailbox = ? AND folder = ? AND ref = ?",
                ["filed" if stays else "away", mailbox, one.folder, one.ref],
            )
            if now_at is not None:
                database.execute(
                    "INSERT OR REPLACE INTO place (mailbox, folder, ref, version, mail, state) "
                    "VALUES (?, ?, ?, ?, ?, 'filed')",
                    [mailbox, now_at.folder, now_at.id, now_at.version, one.mail],
                )
            database.execute(
                "UPDATE mail SET stage = 'filed', stage_at = ? WHERE id = ? AND stage = 'listed'",
                [kept(now), one.mail],
            )

    def not_filed(self, mailbox: str, one: ToFile, code: str) -> None:
        """Note that the mailbox refused; after some tries the mail is left where it is."""
        with self._at_once() as database:
            database.execute(
                "UPDATE place SET attempts = attempts + 1, code = ? "
                "WHERE mailbox = ? AND folder = ? AND ref = ?",
                [code, mailbox, one.folder, one.ref],
            )

    # What is kept no longer

    def let_go(self, before: datetime) -> int:
        """Delete the saved copies of mails listed before a moment; how many there were.

        The copy of a mail that is not listed yet is never touched.
        """
        rows = self._database.execute(
            "SELECT id, raw FROM mail WHERE stage IN ('listed', 'filed', 'elsewhere') "
            "AND raw <> '' AND stage_at < ?",
            [kept(before)],
        ).fetchall()
        gone = 0
        for row in rows:
            if self._needed_yet(row["raw"], before):
                continue
            self._blobs.listed(row["raw"])
            gone += self._blobs.let_go(row["raw"])
            with self._at_once() as database:
                database.execute("UPDATE mail SET raw = '' WHERE id = ?", [row["id"]])
        return gone

    def _needed_yet(self, raw: str, before: datetime) -> bool:
        """Whether another mail has the very same copy and is younger, or not listed."""
        found = self._database.execute(
            "SELECT 1 FROM mail WHERE raw = ? AND (stage IN ('received', 'sorted') "
            "OR stage_at >= ?)",
            [raw, kept(before)],
        ).fetchone()
        return found is not None

    # After a damage or a power cut

    def _set_right(self, identify: Callable[[bytes], Identity], now: datetime) -> int:
        """Let the tables and the folders of saved copies say the same; how many rows were made.

        A copy without a row was saved just before a power cut, or its journal was lost.
        """
        made = 0
        for where, stage in ((LISTED_COPIES, "listed"), (WAITING, "received")):
            for name in list(self._blobs.names(where)):
                row = self._database.execute(
                    "SELECT MIN(stage IN ('listed', 'filed', 'elsewhere')) AS done, "
                    "COUNT(*) AS many FROM mail WHERE raw = ?",
                    [name],
                ).fetchone()
                if not row["many"]:
                    made += self._adopt(name, stage, identify, now)
                elif row["done"] and where == WAITING:
                    self._blobs.listed(name)
        return made

    def _adopt(
        self, name: str, stage: str, identify: Callable[[bytes], Identity], now: datetime
    ) -> int:
        try:
            raw = self._blobs.get(name)
        except BadInput:  # spoilt: the mailbox is asked for it again
            return 0
        known = self._mail(identity := identify(raw))
        if known is not None:
            self._second_copy(name, known)
            return 0
        with self._at_once() as database:
            database.execute(
                "INSERT INTO mail (message_id, content_hash, raw, size, stage, "
                "first_seen, stage_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [*identity, name, len(raw), stage, kept(now), kept(now)],
            )
        return 1

    def _second_copy(self, name: str, mail: sqlite3.Row) -> None:
        """Keep another copy of a mail only where its own cannot be read."""
        try:
            self._blobs.get(mail["raw"])
        except BadInput:
            with self._at_once() as database:
                database.execute("UPDATE mail SET raw = ? WHERE id = ?", [name, mail["id"]])
        else:
            self._blobs.listed(name)
            self._blobs.let_go(name)


def open_ledger(
    folder: Path,
    *,
    identify: Callable[[bytes], Identity],
    now: datetime,
    patience: float = 0,
) -> Ledger:
    """Open the journal in a folder, making what is not there yet.

    Parameters
    ----------
    identify
        Gives the identity of a saved mail; wanted where a damaged journal is made anew.
    patience
        Seconds to wait for another run to end.

    Raises
    ------
    BadInput
        ``Q-070`` to ``Q-075``: the folder, another run, or the disk stands in the way.
    """
    from filelock import FileLock, Timeout

    ledger_place.prepare(folder)
    lock = FileLock(folder / "journal.lock", mode=0o600)
    try:
        lock.acquire(timeout=patience)
    except Timeout:
        raise refusals.in_use() from None
    except OSError as fault:
        raise refusals.no_folder(folder, fault) from fault
    try:
        return _opened(folder, lock, identify=identify, now=now)
    except BaseException:
        lock.release()
        raise


def _opened(
    folder: Path, lock: BaseFileLock, *, identify: Callable[[bytes], Identity], now: datetime
) -> Ledger:
    with told():
        blobs = Blobs(folder)
    database, aside, fresh = ledger_schema.connect(folder, now)
    ledger = Ledger(database, blobs, lock)
    try:
        with told():
            rescued = ledger._set_right(_sure(identify), now)  # noqa: SLF001 - made in two steps
    except BaseException:
        database.close()
        raise
    if aside or (fresh and rescued):
        ledger.mended = refusals.set_aside(aside or ledger_schema.FILE, rescued)
    return ledger


def _sure(identify: Callable[[bytes], Identity]) -> Callable[[bytes], Identity]:
    """The same, and of a mail nothing can be made of, its bytes."""

    def sure(raw: bytes) -> Identity:
        try:
            return identify(raw)
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it is a mail and is kept
            return of_bytes(raw)

    return sure


__all__ = ["MARK_FILED", "MARK_LISTED", "TRIES", "Journalled", "Ledger", "open_ledger"]
