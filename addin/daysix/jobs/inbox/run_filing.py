"""The last step of a run: listed mails are marked and moved in the mailbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.mail import ledger_refusals as refusals
from daysix.mail.ledger import MARK_FILED, MARK_LISTED, TRIES
from daysix.mail.port import Ref
from daysix.mail.refusals import BusyError, GoneError, MailboxError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from daysix.jobs.inbox.run import Run
    from daysix.mail.ledger import Ledger, ToFile
    from daysix.mail.port import Mailbox

IN_A_ROW = 3
"""Mails refused one after the other: then it is the mailbox and not the mails."""


class Filer:
    """Marks and moves what is listed, each noted before the mailbox is touched.

    Parameters
    ----------
    known_as
        The mailbox's name in the ledger.
    stop
        Asked between mails.
    """

    def __init__(  # noqa: PLR0913 - named at the call
        self,
        mailbox: Mailbox,
        ledger: Ledger,
        done: Run,
        *,
        known_as: str,
        now: datetime,
        stop: Callable[[], bool],
    ) -> None:
        self._mailbox, self._ledger, self._done = mailbox, ledger, done
        self._name, self._now, self._stop = known_as, now, stop
        self._folders: dict[str, str] = {}
        self._refused: list[tuple[ToFile, MailboxError]] = []

    def all(self) -> None:
        """Every listed mail that was not marked or moved yet; a refusing mailbox ends it early."""
        if self._done.cancelled:
            return
        try:
            for one in self._ledger.to_file(self._name):
                if self._stop():
                    self._done.cancelled = True
                    break
                self._one(one)
            self._note_refused()
        except MailboxError as refusal:
            self._done.failed(refusals.stopped(f"{refusal.message} ({refusal.code})"))

    def _one(self, one: ToFile) -> None:
        try:
            self._file(one)
        except GoneError:  # moved by us just before we were cut off, or by somebody else
            self._ledger.filed(self._name, one, None, self._now)
        except MailboxError as refusal:
            self._refused.append((one, refusal))
            if len(self._refused) >= IN_A_ROW:
                raise
        else:
            self._done.filed += 1
            self._note_refused()

    def _file(self, one: ToFile) -> None:
        target = self._target(one.move_to)
        moves = bool(target) and target != one.folder
        put_on, take_off = (MARK_FILED, MARK_LISTED) if moves else (MARK_LISTED, MARK_FILED)
        self._ledger.filing(self._name, one, target if moves else "")
        ref = Ref(one.ref, one.folder, one.version)
        marked = self._mailbox.set_categories(ref, add=[*one.put_on, put_on], remove=[take_off])
        self._ledger.marked(self._name, one, marked)
        where = self._mailbox.move(marked, target) if moves else marked
        self._ledger.filed(self._name, one._replace(ref=marked.id), where, self._now)

    def _target(self, folder: str) -> str:
        if folder and folder not in self._folders:
            self._folders[folder] = self._mailbox.ensure_folder(folder)
        return self._folders.get(folder, "")

    def _note_refused(self) -> None:
        """Others went through, so those refused were refused for their own sake."""
        for one, refusal in self._refused:
            tried = one.attempts + 1
            given_up = tried >= TRIES and not isinstance(refusal, BusyError)
            self._done.good = self._done.good and given_up
            if not isinstance(refusal, BusyError):
                self._ledger.not_filed(self._name, one, refusal.code)
            if given_up:
                self._ledger.give_up(one.mail, refusals.not_moved(tried, refusal.code))
        self._refused = []
