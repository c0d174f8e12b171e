"""The first half of a run: what is in the mailbox comes into the journal, and the counts agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.mail import ledger_refusals as refusals
from daysix.mail.ledger import MARK_FILED, MARK_LISTED
from daysix.mail.ledger_arrivals import AGAIN, ELSEWHERE, NEW, RESEND
from daysix.mail.ledger_identity import of_bytes
from daysix.mail.port import GONE
from daysix.mail.refusals import BusyError, GoneError, MailboxError
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from datetime import datetime

    from daysix.jobs.inbox.run import Run
    from daysix.mail.ledger import Ledger
    from daysix.mail.ledger_identity import Identity
    from daysix.mail.port import Change, Mailbox, Ref

IN_A_ROW = 3
"""Mails refused one after the other: then it is the mailbox and not the mails."""


class Reconciled(NamedTuple):
    """The mailbox against the journal, for one folder.

    Attributes
    ----------
    on_server, in_journal
        How many mails lie in the folder, by either.
    missing
        How many of the mailbox's are not in the journal.
    """

    folder: str
    on_server: int
    in_journal: int
    missing: int

    @property
    def agrees(self) -> bool:
        """Whether both hold the very same mails."""
        return self.on_server == self.in_journal and not self.missing


class Arrivals:
    """Takes mails in, folder by folder.

    Parameters
    ----------
    identify
        Which mail it is, from its bytes.
    stop
        Asked between mails.
    """

    def __init__(  # noqa: PLR0913 - named at the call
        self,
        mailbox: Mailbox,
        ledger: Ledger,
        done: Run,
        identify: Callable[[bytes], Identity],
        *,
        known_as: str,
        now: datetime,
        stop: Callable[[], bool],
    ) -> None:
        self._mailbox, self._ledger, self._done = mailbox, ledger, done
        self._name = known_as
        self._identify, self._now, self._stop = identify, now, stop
        self._refused: list[tuple[Ref, MailboxError]] = []
        self._vanished: set[str] = set()
        self._not_now: set[str] = set()

    def all(self, folders: Iterable[str]) -> bool:
        """Journal what is new in each folder and compare; whether the mailbox let us finish."""
        try:
            for number, folder in enumerate(dict.fromkeys(folders), start=1):
                self._folder(folder, number)
                if self._done.cancelled:
                    return True
        except MailboxError as refusal:
            self._done.failed(refusals.stopped(f"{refusal.message} ({refusal.code})"))
            return False
        return True

    def follow(self, folders: Sequence[str], stands: Collection[str]) -> None:
        """Follow the Inbox sheet; what is to be listed again and kept no longer is fetched anew."""
        if self._done.cancelled:
            return
        for one in self._ledger.follow(self._name, folders, stands, self._now):
            if self._stop():
                self._done.cancelled = True
                return
            try:
                self._ledger.fetched_back(one, self._mailbox.fetch_mime(one.ref), self._now)
            except GoneError:
                self._ledger.gone(self._name, one.ref.folder, [one.ref.id], self._now)
            except MailboxError as refusal:
                self._done.failed(refusals.stopped(f"{refusal.message} ({refusal.code})"))
                return

    def _folder(self, folder: str, number: int) -> None:
        """One folder: what changed, then a sweep over everything in it, then the counts."""
        self._not_now, more = set(), True
        while more:
            cursor = self._ledger.cursor(self._name, folder)
            answer = self._mailbox.list_changes(folder, cursor)
            self._changes(folder, answer.changes)
            if self._done.cancelled:
                return
            self._ledger.save_cursor(self._name, folder, answer.cursor, self._now)
            more = answer.more
        self._sweep(folder, number)

    def _changes(self, folder: str, changes: Sequence[Change]) -> None:
        """What went first, so that what comes back is told from what never left.

        A round told a second time, since the first broke off, holds what came back then: that is
        known already, and has not gone again.
        """
        last = {change.ref.id: change for change in changes}
        went = dict.fromkeys(change.ref.id for change in changes if change.what == GONE)
        told_before = {
            one
            for one in went
            if last[one].what != GONE and self._ledger.is_known(self._name, last[one].ref)
        }
        self._ledger.gone(self._name, folder, went.keys() - told_before, self._now)
        self._mails(change.ref for change in last.values() if change.what != GONE)

    def _sweep(self, folder: str, number: int) -> None:
        """Everything in the folder: what no change told of is taken in, what is gone is noted."""
        there = {ref.id: ref for ref in self._mailbox.all_refs(folder)}
        here = set(self._ledger.here(self._name, folder))
        asked = set(self._ledger.to_fetch(self._name, folder))
        left = (here | asked) - there.keys()
        self._ledger.gone(self._name, folder, left, self._now)
        self._mails(there[one] for one in there if one not in here | self._not_now)
        if self._done.cancelled:
            return
        here = set(self._ledger.here(self._name, folder))
        on_server = there.keys() - self._vanished
        missing = on_server - here
        found = Reconciled(folder, len(on_server), len(here), len(missing))
        self._done.reconciled += (found,)
        if missing:
            self._done.failed(refusals.left_for_later(len(missing)))
        elif not found.agrees:
            self._done.failed(refusals.unequal(number, found.on_server, found.in_journal))

    def _mails(self, refs: Iterable[Ref]) -> None:
        self._refused, self._vanished = [], set()
        for ref in refs:
            if self._stop():
                self._done.cancelled = True
                return
            self._mail(ref)
        self._note_refused()

    def _mail(self, ref: Ref) -> None:
        if self._ledger.is_known(self._name, ref):
            return
        try:
            self._fetch(ref)
        except GoneError:
            self._vanished.add(ref.id)
            self._ledger.gone(self._name, ref.folder, [ref.id], self._now)
        except MailboxError as refusal:
            self._refused.append((ref, refusal))
            if len(self._refused) >= IN_A_ROW:
                raise
        else:
            self._note_refused()

    def _note_refused(self) -> None:
        """Others were handed over, so those refused were refused for their own sake.

        One that is only busy is asked for again on every run, however often.
        """
        for ref, refusal in self._refused:
            self._not_now.add(ref.id)
            if not isinstance(refusal, BusyError):
                self._ledger.not_fetched(self._name, ref, refusal.code, self._now)
        self._refused = []

    def _fetch(self, ref: Ref) -> None:
        raw = self._mailbox.fetch_mime(ref)
        identity = self._identity(raw)
        marks: Iterable[str] = ()
        if not self._ledger.has_seen(self._name, identity):
            marks = self._mailbox.fetch_meta(ref).categories
        taken = self._ledger.journal(
            self._name,
            ref,
            raw,
            identity=identity,
            now=self._now,
            listed_elsewhere=MARK_LISTED in marks,
            moved_back=MARK_FILED in marks,
        )
        self._done.taken_in += taken.how in {NEW, RESEND}
        self._done.again += taken.how == AGAIN
        self._done.resent += taken.how == RESEND
        self._done.elsewhere += taken.how == ELSEWHERE

    def _identity(self, raw: bytes) -> Identity:
        try:
            return self._identify(raw)
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it is a mail and is kept
            return of_bytes(raw)
