"""What comes into the ledger: mails, where they lie, and how far each folder was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.mail.ledger_identity import of_unseen
from daysix.mail.ledger_moments import kept
from daysix.mail.ledger_refusals import never_fetched
from daysix.records import NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable
    from contextlib import AbstractContextManager
    from datetime import datetime

    from daysix.mail.ledger_blobs import Blobs
    from daysix.mail.ledger_identity import Identity
    from daysix.mail.port import Ref

NEW, AGAIN, SAME, RESEND, ELSEWHERE = "new", "again", "same", "resend", "elsewhere"
"""What a mail turned out to be: never seen; moved back by a person; seen already; the words of an
earlier mail under another id; listed by another computer."""
CANNOT_SEE = 3
"""How often a mail is asked for before a person is told of it."""


class Journalled(NamedTuple):
    """What became of a mail that was handed over."""

    mail: int
    how: str


class Arrivals:
    """The part of the ledger that takes mails in."""

    _database: sqlite3.Connection
    _blobs: Blobs

    def _at_once(self) -> AbstractContextManager[sqlite3.Connection]:
        raise NotImplementedError

    # How far a folder was read

    def cursor(self, mailbox: str, folder: str) -> str:
        """Where reading goes on; blank for the beginning."""
        row = self._database.execute(
            "SELECT cursor FROM cursor WHERE mailbox = ? AND folder = ?", [mailbox, folder]
        ).fetchone()
        return str(row["cursor"]) if row else ""

    def save_cursor(self, mailbox: str, folder: str, cursor: str, now: datetime) -> None:
        """Note where reading goes on. Only when everything before it is journalled."""
        with self._at_once() as database:
            database.execute(
                "INSERT OR REPLACE INTO cursor (mailbox, folder, cursor, saved) "
                "VALUES (?, ?, ?, ?)",
                [mailbox, folder, cursor, kept(now)],
            )

    # Mails

    def is_known(self, mailbox: str, ref: Ref) -> bool:
        """Whether this very version of a mail is known to lie there, so that it need not be read.

        Where the mailbox gives no versions a mail is read again: another may lie in its place.
        """
        row = self._database.execute(
            "SELECT 1 FROM place WHERE mailbox = ? AND folder = ? AND ref = ? AND version = ? "
            "AND version <> '' AND mail IS NOT NULL AND state <> 'away'",
            [mailbox, ref.folder, ref.id, ref.version],
        ).fetchone()
        return row is not None

    def has_seen(self, mailbox: str, identity: Identity) -> bool:
        """Whether the mail was seen in this mailbox before; if not, our categories tell of it."""
        row = self._database.execute(
            "SELECT 1 FROM mail JOIN place ON place.mail = mail.id WHERE place.mailbox = ? "
            "AND message_id = ? AND content_hash = ?",
            [mailbox, *identity],
        ).fetchone()
        return row is not None

    def journal(  # noqa: PLR0913 - named at the call
        self,
        mailbox: str,
        ref: Ref,
        raw: bytes,
        *,
        identity: Identity,
        now: datetime,
        listed_elsewhere: bool = False,
        moved_back: bool = False,
    ) -> Journalled:
        """Take a mail in: its copy first, then its row. Twice is the same as once.

        Parameters
        ----------
        listed_elsewhere, moved_back
            Of a mail never seen in this mailbox: what our category on it says; see
            ``ledger.MARK_LISTED``.

        Raises
        ------
        BadInput
            ``Q-075``: it cannot be kept; nothing is noted of it then.
        """
        known = self._mail(identity)
        name = str(known["raw"]) if known is not None and known["raw"] else self._blobs.put(raw)
        with self._at_once() as database:
            if known is None:
                stage = "elsewhere" if listed_elsewhere and not moved_back else "received"
                rounds = 2 if moved_back else 1
                done = self._insert(identity, name, len(raw), stage, rounds, now)
            else:
                done = self._seen_again(known, mailbox, ref, moved_back=moved_back, now=now)
                if done.how == AGAIN and not self._blobs.wait_again(name):
                    name = self._blobs.put(raw)
                database.execute(
                    "UPDATE mail SET raw = ?, size = ? WHERE id = ?", [name, len(raw), done.mail]
                )
            self._lies(mailbox, ref, done)
        return done

    def _mail(self, identity: Identity) -> sqlite3.Row | None:
        row: sqlite3.Row | None = self._database.execute(
            "SELECT * FROM mail WHERE message_id = ? AND content_hash = ?", list(identity)
        ).fetchone()
        return row

    def _insert(  # noqa: PLR0913, PLR0917 - the columns of a row
        self, identity: Identity, raw: str, size: int, stage: str, rounds: int, now: datetime
    ) -> Journalled:
        earlier = self._database.execute(
            "SELECT MIN(id) AS id FROM mail WHERE content_hash = ?", [identity.content_hash]
        ).fetchone()["id"]
        made = self._database.execute(
            "INSERT INTO mail (message_id, content_hash, raw, size, stage, round, resend_of, "
            "first_seen, stage_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [*identity, raw, size, stage, rounds, earlier, kept(now), kept(now)],
        )
        how = ELSEWHERE if stage == "elsewhere" else RESEND if earlier is not None else NEW
        return Journalled(int(made.lastrowid or 0), how)

    def _seen_again(
        self, mail: sqlite3.Row, mailbox: str, ref: Ref, *, moved_back: bool, now: datetime
    ) -> Journalled:
        """The same mail, or one that a person moved back and that is sorted again."""
        places = self._database.execute(
            "SELECT * FROM place WHERE mailbox = ? AND mail = ?", [mailbox, mail["id"]]
        ).fetchall()
        never_left = _never_left(places, ref) if places else not moved_back
        if never_left:
            return Journalled(mail["id"], SAME)
        if mail["stage"] in {"received", "sorted"}:
            return Journalled(mail["id"], SAME)  # it is going to be listed in any case
        self._database.execute(
            "UPDATE mail SET stage = 'received', round = round + 1, attempts = 0, code = '', "
            "reason = '', stage_at = ? WHERE id = ?",
            [kept(now), mail["id"]],
        )
        return Journalled(mail["id"], AGAIN)

    def _lies(self, mailbox: str, ref: Ref, done: Journalled) -> None:
        state = "here" if done.how != ELSEWHERE else "filed"
        row = self._database.execute(
            "SELECT * FROM place WHERE mailbox = ? AND folder = ? AND ref = ?",
            [mailbox, ref.folder, ref.id],
        ).fetchone()
        if row and row["mail"] == done.mail and done.how == SAME and row["state"] != "away":
            state = row["state"]
        elif done.how == SAME and self._came_by_our_move(mailbox, ref, done.mail):
            state = "filed"
        if done.how == AGAIN:
            self._database.execute(
                "UPDATE place SET state = 'away' WHERE mailbox = ? AND mail = ?",
                [mailbox, done.mail],
            )
        self._database.execute(
            "INSERT OR REPLACE INTO place (mailbox, folder, ref, version, mail, state, move_to) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                mailbox,
                ref.folder,
                ref.id,
                ref.version,
                done.mail,
                state,
                row["move_to"] if row and state == "filing" else "",
            ],
        )

    def _came_by_our_move(self, mailbox: str, ref: Ref, mail: int) -> bool:
        """Whether we were moving it here when we were cut off."""
        row = self._database.execute(
            "SELECT 1 FROM place WHERE mailbox = ? AND mail = ? AND state = 'filing' "
            "AND move_to = ? AND folder <> move_to",
            [mailbox, mail, ref.folder],
        ).fetchone()
        return row is not None

    def gone(self, mailbox: str, folder: str, refs: Iterable[str], now: datetime) -> None:
        """Note that mails lie in a folder no longer; what was being moved has been moved then."""
        with self._at_once() as database:
            for ref in refs:
                database.execute(
                    "UPDATE mail SET stage = 'filed', stage_at = ? WHERE stage = 'listed' AND id = "
                    "(SELECT mail FROM place WHERE mailbox = ? AND folder = ? AND ref = ? "
                    "AND state = 'filing')",
                    [kept(now), mailbox, folder, ref],
                )
                database.execute(
                    "DELETE FROM place WHERE mailbox = ? AND folder = ? AND ref = ? "
                    "AND mail IS NULL",
                    [mailbox, folder, ref],
                )
                database.execute(
                    "UPDATE place SET state = 'away' WHERE mailbox = ? AND folder = ? AND ref = ?",
                    [mailbox, folder, ref],
                )

    # Mails the mailbox would not hand over

    def not_fetched(self, mailbox: str, ref: Ref, code: str, now: datetime) -> bool:
        """Note that a mail could not be fetched; True once a person is to be told of it."""
        with self._at_once() as database:
            database.execute(
                "INSERT INTO place (mailbox, folder, ref, version, state, attempts, code) "
                "VALUES (?, ?, ?, ?, 'here', 1, ?) ON CONFLICT DO UPDATE "
                "SET attempts = attempts + 1, code = excluded.code",
                [mailbox, ref.folder, ref.id, ref.version, code],
            )
            row = database.execute(
                "SELECT attempts, mail FROM place WHERE mailbox = ? AND folder = ? AND ref = ?",
                [mailbox, ref.folder, ref.id],
            ).fetchone()
            if row["attempts"] < CANNOT_SEE or row["mail"] is not None:
                return False
            identity = of_unseen(mailbox, ref.folder, ref.id)
            known = self._mail(identity)
            done = (
                self._insert(identity, "", 0, "received", 1, now)
                if known is None
                else Journalled(known["id"], SAME)
            )
            database.execute(
                "UPDATE mail SET code = ?, reason = ? WHERE id = ?",
                [*never_fetched(row["attempts"], code), done.mail],
            )
            self._lies(mailbox, ref, done)
        return True

    def to_fetch(self, mailbox: str, folder: str) -> list[str]:
        """Mails that are there and could not be fetched yet."""
        return [
            row["ref"]
            for row in self._database.execute(
                "SELECT ref FROM place WHERE mailbox = ? AND folder = ? AND mail IS NULL",
                [mailbox, folder],
            )
        ]

    # Counting

    def here(self, mailbox: str, folder: str) -> Collection[str]:
        """The mailbox's numbers of every mail that is journalled and lies in the folder."""
        return {
            row["ref"]
            for row in self._database.execute(
                "SELECT ref FROM place WHERE mailbox = ? AND folder = ? "
                "AND mail IS NOT NULL AND state <> 'away'",
                [mailbox, folder],
            )
        }


def _never_left(places: Iterable[sqlite3.Row], ref: Ref) -> bool:
    """Whether a mail lies where it lay, or came where it is seen now by our own move."""
    for place in places:
        if place["folder"] == ref.folder and place["state"] != "away":
            return True
        if place["state"] == "here":  # another copy of it
            return True
        if place["state"] == "filing" and place["move_to"] == ref.folder:
            return True
    return False
