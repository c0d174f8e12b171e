"""The part of the ledger that follows the Inbox sheet: what stands there is listed, no more.

The sheet belongs to the team and the ledger to one computer: a colleague may have listed a mail,
and *Undo* or a deleted row takes one off again. So the sheet is asked, and the ledger follows.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from daysix.mail.ledger_identity import Identity, round_key
from daysix.mail.ledger_moments import kept
from daysix.mail.port import Ref
from daysix.records import NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable
    from contextlib import AbstractContextManager
    from datetime import datetime

    from daysix.mail.ledger_blobs import Blobs

OF_MAILBOX = (
    "(EXISTS (SELECT 1 FROM place WHERE place.mail = mail.id AND place.mailbox = ?) "
    "OR NOT EXISTS (SELECT 1 FROM place WHERE place.mail = mail.id))"
)
"""A mail of this mailbox; or one that is known to lie in none, which nobody else would list."""
UNSEEN = "unseen:"


class TakenOff(NamedTuple):
    """A mail that is to be listed again, and whose saved copy is kept no longer."""

    mail: int
    ref: Ref


class OnTheSheet:
    """Mails that wait for the sheet, stand on it, or stand on it no longer."""

    _database: sqlite3.Connection
    _blobs: Blobs

    def _at_once(self) -> AbstractContextManager[sqlite3.Connection]:
        raise NotImplementedError

    def listed(self, mails: Iterable[int], now: datetime) -> None:
        """Note that mails stand on the Inbox sheet."""
        those = list(mails)
        with self._at_once() as database:
            database.executemany(
                "UPDATE mail SET stage = 'listed', attempts = 0, stage_at = ? WHERE id = ?",
                [(kept(now), mail) for mail in those],
            )
        for mail in those:
            row = self._database.execute("SELECT raw FROM mail WHERE id = ?", [mail]).fetchone()
            self._blobs.listed(str(row["raw"]))

    def listed_by_key(self, keys: Collection[str], now: datetime) -> None:
        """The same, of those that wait, by their keys."""
        waiting = self._database.execute("SELECT * FROM mail WHERE stage IN ('received', 'sorted')")
        self.listed([row["id"] for row in waiting if key_of(row) in keys], now)

    def follow(
        self, mailbox: str, folders: Iterable[str], stands: Collection[str], now: datetime
    ) -> list[TakenOff]:
        """Let the ledger say of a mailbox what the sheet says.

        What waits and stands there is listed. What was listed, lies in the folders still and
        stands there no longer, waits again.

        Parameters
        ----------
        stands
            The keys of all mails on the sheet.

        Returns
        -------
        list
            Those whose copy must be fetched first; nothing is noted of them.
        """
        waiting = self._database.execute(
            f"SELECT * FROM mail WHERE stage IN ('received', 'sorted') AND {OF_MAILBOX}",  # noqa: S608 - our own words
            [mailbox],
        )
        self.listed([row["id"] for row in waiting if key_of(row) in stands], now)
        without_copy = []
        for folder in folders:
            for row in self._lie_listed(mailbox, folder):
                if key_of(row) in stands:
                    continue
                if row["content_hash"].startswith(UNSEEN) or self._blobs.wait_again(row["raw"]):
                    self._wait(row["id"], now)
                else:
                    ref = Ref(row["ref"], folder, row["version"])
                    without_copy.append(TakenOff(row["id"], ref))
        return without_copy

    def _lie_listed(self, mailbox: str, folder: str) -> list[sqlite3.Row]:
        return self._database.execute(
            "SELECT mail.*, place.ref, place.version FROM mail JOIN place ON place.mail = mail.id "
            "WHERE place.mailbox = ? AND place.folder = ? AND place.state <> 'away' "
            "AND mail.stage IN ('listed', 'filed', 'elsewhere') GROUP BY mail.id",
            [mailbox, folder],
        ).fetchall()

    def _wait(self, mail: int, now: datetime) -> None:
        with self._at_once() as database:
            database.execute(
                "UPDATE mail SET stage = 'received', attempts = 0, stage_at = ? WHERE id = ?",
                [kept(now), mail],
            )

    # The same exclusion told again

    def told_before(self, mail: int, events: Collection[str]) -> str:
        """Key of a listed mail that told each of these events before; blank if there is none.

        Every mail's events are noted as they are asked for.

        Parameters
        ----------
        events
            Each by what tells it from others; a hash of it is kept.
        """
        hashes = [hashlib.sha256(event.encode()).hexdigest() for event in events]
        rows = self._database.execute("SELECT event FROM told WHERE mail = ?", [mail])
        if {row["event"] for row in rows} != {*hashes}:  # most mails tell none, and cost nothing
            with self._at_once() as database:
                database.execute("DELETE FROM told WHERE mail = ?", [mail])
                database.executemany(
                    "INSERT OR IGNORE INTO told (event, mail) VALUES (?, ?)",
                    [(one, mail) for one in hashes],
                )
        first = [self._first_told(one, mail) for one in hashes]
        return first[0] if first and all(first) else ""

    def _first_told(self, event: str, mail: int) -> str:
        row = self._database.execute(
            "SELECT mail.* FROM told JOIN mail ON mail.id = told.mail WHERE told.event = ? "
            "AND mail.id < ? AND mail.stage IN ('listed', 'filed', 'elsewhere') "
            "ORDER BY mail.id LIMIT 1",
            [event, mail],
        ).fetchone()
        return Identity(row["message_id"], row["content_hash"]).key if row else ""

    def fetched_back(self, one: TakenOff, raw: bytes, now: datetime) -> None:
        """Keep the copy of a mail anew, and let it wait."""
        name = self._blobs.put(raw)
        with self._at_once() as database:
            database.execute(
                "UPDATE mail SET raw = ?, size = ? WHERE id = ?", [name, len(raw), one.mail]
            )
        self._wait(one.mail, now)


def key_of(mail: sqlite3.Row) -> str:
    """What the sheet knows a mail's present coming by."""
    return round_key(Identity(mail["message_id"], mail["content_hash"]).key, mail["round"])
