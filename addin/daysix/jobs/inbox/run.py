"""One run over a mailbox: journal, read and sort, list, and only then mark and move.

Nothing is lost when it ends anywhere: a mail is on this computer's disk before anything else is
done with it, each step is noted before the next, and the next run goes on from what is noted.
Reading a mail, sorting it, listing it and asking for the time are all handed in.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol, TypeVar

from daysix import data
from daysix.inbox.sorted_mail import Sorted
from daysix.jobs.inbox.doubles import as_double, cases_told
from daysix.jobs.inbox.run_arrivals import Arrivals
from daysix.jobs.inbox.run_filing import Filer
from daysix.law.errors import BadInput
from daysix.mail import ledger_refusals as refusals
from daysix.mail.ledger import TRIES
from daysix.mail.ledger_identity import identity, round_key
from daysix.mail.ledger_schema import refused_by_the_disk
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from daysix.inbox.directory import Directory
    from daysix.inbox.message import Message
    from daysix.jobs.inbox.run_arrivals import Reconciled
    from daysix.mail.ledger import Ledger, Work
    from daysix.mail.ledger_identity import Identity
    from daysix.mail.ledger_refusals import Told
    from daysix.mail.ledger_runs import Person, Waits
    from daysix.mail.port import Mailbox

Made = TypeVar("Made")
AT_ONCE = 50
"""Mails put on the Inbox sheet in one go."""
BYTES_AT_ONCE = 4_000_000
"""A batch is ended early once its mails are this large together."""
OF_THE_PROGRAM = frozenset(
    {"ImportError", "ModuleNotFoundError", "SyntaxError", "NameError", "FileNotFoundError"}
)
"""Faults that no mail can cause: a part of the program is missing or broken."""
UNREADABLE, SAME_DAY = "unreadable", "same_day"
"""What a mail nobody could read is: it may be the most urgent of all."""


class Entry(NamedTuple):
    """One mail for the Inbox sheet.

    Attributes
    ----------
    key
        Tells this coming of this mail from every other, and is the same on every computer.
    message
        None where it could not be read; ``sorted.ask`` then says what to do.
    first_seen
        When it was journalled, ISO, universal time.
    """

    key: str
    sorted: Sorted
    message: Message | None
    first_seen: str


class Listing(Protocol):
    """The Inbox sheet, as a run sees it."""

    def already(self, keys: Sequence[str]) -> Collection[str]:
        """Which of these keys stand on it, or stood and were dealt with."""

    def put(self, entries: Sequence[Entry]) -> None:
        """Put mails on it, in one go, saved when this ends. A key that is there is left alone."""


class Filing(NamedTuple):
    """What is to become of a listed mail in the mailbox: categories, and a folder or blank."""

    categories: tuple[str, ...] = ()
    folder: str = ""


class Tools(NamedTuple):
    """How a mail is read and sorted.

    Attributes
    ----------
    identify
        Which mail it is, from its bytes: quick, and without reading its papers.
    parse, triage
        Reading and sorting; they may raise, and then a person looks at the mail.
    file_as
        What is to become of it.
    """

    identify: Callable[[bytes], Identity]
    parse: Callable[[bytes], Message]
    triage: Callable[[Message, Directory], Sorted]
    file_as: Callable[[Sorted], Filing] = lambda _sorted: Filing()


@dataclass
class Run:
    """What a run did. It holds no names and no subjects.

    Attributes
    ----------
    categories, urgencies
        How many mails of each were listed.
    unlisted
        How many of each category are sorted and wait to be listed, of this mailbox.
    again, resent, elsewhere
        Mails that were moved back; that repeat an earlier one; that another computer listed.
    good
        Whether everything was read, listed and reconciled.
    last_good
        When the last good run ended, this one included.
    """

    taken_in: int = 0
    again: int = 0
    resent: int = 0
    elsewhere: int = 0
    listed: int = 0
    filed: int = 0
    categories: Counter[str] = field(default_factory=Counter)
    urgencies: Counter[str] = field(default_factory=Counter)
    unlisted: Counter[str] = field(default_factory=Counter)
    needs_person: tuple[Person, ...] = ()
    reconciled: tuple[Reconciled, ...] = ()
    waits: Waits | None = None
    last_good: datetime | None = None
    told: list[Told] = field(default_factory=list)
    good: bool = True
    cancelled: bool = False

    def failed(self, why: Told) -> None:
        """Note what went wrong; the run is no good one then."""
        self.good = False
        if why not in self.told:
            self.told.append(why)

    def line(self) -> Mapping[str, object]:
        """For the log: counts and codes only."""
        return {
            "taken_in": self.taken_in,
            "listed": self.listed,
            "filed": self.filed,
            "categories": dict(sorted(self.categories.items())),
            "urgencies": dict(sorted(self.urgencies.items())),
            "needs_person": len(self.needs_person),
            "codes": [one.code for one in self.told],
            "good": self.good,
        }


def run(  # noqa: PLR0913 - named at the call
    mailbox: Mailbox,
    ledger: Ledger,
    *,
    folders: Iterable[str],
    tools: Tools,
    directory: Directory,
    listing: Listing | None,
    now: datetime,
    apply: bool = False,
    stop: Callable[[], bool] = lambda: False,
    keep_for: timedelta | None = None,
    known_as: str = "",
    stands: Collection[str] | None = None,
    show: Callable[[Entry], None] | None = None,
) -> Run:
    """Read a mailbox once.

    Parameters
    ----------
    folders
        The folders to read, as the mailbox names them.
    listing
        Where mails are listed. None, for a look in between: mails are kept and sorted, and wait
        to be listed by the next run that has a sheet; ``unlisted`` counts them.
    apply
        Mark and move listed mails in the mailbox; without it nothing there is changed.
    stop
        Asked between mails; True ends the run, and the next goes on from there.
    keep_for
        How long a listed mail's saved copy is kept; left out, :func:`usual_keeping`.
    known_as
        Tells this mailbox from every other in the ledger, where its own name does not.
    stands
        The keys of all mails on the Inbox sheet, to be followed: see ``Ledger.follow``.
    show
        Given each mail that waits to be listed, where there is no ``listing``; they go on waiting.

    Raises
    ------
    BadInput
        ``Q-075``: the journal cannot be written; ``U-041``: we are broken. Nothing is moved then.
    """
    done = Run(told=[ledger.mended] if ledger.mended else [])
    name = known_as or mailbox.name
    number = ledger.start_run(name, now)
    taking = Arrivals(mailbox, ledger, done, tools.identify, known_as=name, now=now, stop=stop)
    sorting = _Sorting(ledger, done, tools, directory, known_as=name, now=now, stop=stop)
    sorting.to(listing, show)
    filing = Filer(mailbox, ledger, done, known_as=name, now=now, stop=stop) if apply else None
    ended_well = False
    try:
        with refused_by_the_disk():
            _carry_out(taking, sorting, filing, folders=[*folders], stands=stands)
            ledger.let_go(now - (usual_keeping() if keep_for is None else keep_for))
        ended_well = done.good and not done.cancelled
    finally:
        done.good = ended_well
        ledger.end_run(number, good=ended_well, now=now)
    return _summed_up(done, ledger, name)


def _carry_out(
    taking: Arrivals,
    sorting: _Sorting,
    filing: Filer | None,
    *,
    folders: Sequence[str],
    stands: Collection[str] | None,
) -> None:
    """One step after the other; each does nothing once the run is cancelled."""
    reached = taking.all(folders)
    if stands is not None:
        taking.follow(folders, stands)
    sorting.all()
    if filing is not None and reached:
        filing.all()


def _summed_up(done: Run, ledger: Ledger, name: str) -> Run:
    """The run, with what the ledger says after it."""
    done.needs_person = ledger.needs_a_person()
    done.waits = ledger.waits()
    done.unlisted.update(ledger.sorted_and_waiting(name))
    done.last_good = ledger.last_good(name)
    return done


def usual_tools(file_as: Callable[[Sorted], Filing] = lambda _sorted: Filing()) -> Tools:
    """Reading and sorting as Day Six does them."""
    from daysix.inbox.triage import triage
    from daysix.jobs.inbox.message_of import message_of

    return Tools(identity_of, message_of, triage, file_as)


def identity_of(raw: bytes) -> Identity:
    """Which mail it is, without opening its papers."""
    from daysix.jobs.inbox.message_of import content_hash
    from daysix.mail.mime import read_mail

    mail = read_mail(raw)
    return identity(mail.id, content_hash(mail))


def usual_keeping() -> timedelta:
    """How long the saved copy of a listed mail is kept, by the table ``retention``."""
    [row] = [row for row in data.rows("retention") if row["record"] == "saved_mail"]
    return timedelta(days=int(row["value"]))


class _Sorting:
    """Sorts and lists what waits, a batch at a time; what fails is tried again at the end."""

    def __init__(  # noqa: PLR0913 - named at the call
        self,
        ledger: Ledger,
        done: Run,
        tools: Tools,
        directory: Directory,
        *,
        known_as: str,
        now: datetime,
        stop: Callable[[], bool],
    ) -> None:
        self._ledger, self._done, self._tools, self._directory = ledger, done, tools, directory
        self._name, self._now, self._stop = known_as, now, stop
        self._listing: Listing | None = None
        self._show: Callable[[Entry], None] | None = None
        self._batch: list[tuple[int, Entry]] = []
        self._bytes = 0
        self._read_well = False
        self._faults: set[str] = set()

    def to(self, listing: Listing | None, show: Callable[[Entry], None] | None) -> None:
        """Where mails are listed; or, without that, who is shown them."""
        self._listing, self._show = listing, show

    def all(self) -> None:
        """Everything that waits, so long as the sheet takes it."""
        if self._done.cancelled:
            return
        every = self._listing is not None or self._show is not None
        waiting = self._ledger.waiting(self._name, sorted_too=every)
        for _ in range(TRIES + 1):
            failed = []
            for mail in waiting:
                if self._stop():
                    self._done.cancelled = True
                    return
                if not self._one(mail):
                    failed.append(mail)
                if self._is_full() and not self._flush():
                    return
            if not self._flush():
                return
            self._refuse_if_it_is_the_program(failed)
            waiting = failed

    def _refuse_if_it_is_the_program(self, failed: Sequence[int]) -> None:
        """Where no mail at all could be read, for one fault of ours, none is called unreadable."""
        if not failed or self._read_well or len(self._faults) != 1:
            return
        [kind] = self._faults
        if kind not in OF_THE_PROGRAM:
            return
        self._ledger.not_its_fault(failed)
        message = (
            f"Day Six could not read any of the {len(failed):,} new mails, since a part of Day Six "
            f"itself is missing or broken ({kind}). Nothing was listed and the mails wait: install "
            "Day Six again, then read the mailbox again."
        )
        raise BadInput("U-041", message)

    def _is_full(self) -> bool:
        return len(self._batch) >= AT_ONCE or self._bytes >= BYTES_AT_ONCE

    def _one(self, mail: int) -> bool:
        """Read and sort one mail; whether it came to something a person can look at."""
        work = self._ledger.begin(mail, self._now)
        tried = work.attempts + 1
        message: Message | None = None
        if not work.raw:
            sorted_ = self._for_a_person(work, work.why)
        elif work.attempts >= TRIES:
            sorted_ = self._for_a_person(work, refusals.broke_off(work.attempts))
        else:
            try:
                message, sorted_ = self._read(work)
                self._read_well = True
            except _Unreadable as fault:
                self._faults.add(fault.kind)
                if tried < TRIES:
                    return False
                why = refusals.unreadable(tried, fault.doing, fault.kind)
                sorted_ = self._for_a_person(work, why)
            except BadInput as refusal:
                self._faults.add(refusal.code)
                if tried < TRIES:
                    return False
                sorted_ = self._for_a_person(work, refusals.Told(refusal.code, refusal.message))
        self._sorted(work, sorted_, message)
        return True

    def _read(self, work: Work) -> tuple[Message, Sorted]:
        raw = self._ledger.raw(work)
        message = _surely("read", lambda: self._tools.parse(raw))
        return message, _surely("sort", lambda: self._tools.triage(message, self._directory))

    def _for_a_person(self, work: Work, why: Told) -> Sorted:
        self._ledger.give_up(work.id, why)
        return Sorted(UNREADABLE, SAME_DAY, needs_human=True, ask=f"{why.message} ({why.code})")

    def _sorted(self, work: Work, sorted_: Sorted, message: Message | None) -> None:
        first = self._ledger.told_before(work.id, cases_told(sorted_))
        if work.resend_of or first:
            sorted_ = as_double(sorted_, work.resend_of or first)
        filing = Filing() if message is None else self._tools.file_as(sorted_)
        self._ledger.sorted(
            work.id,
            category=sorted_.category,
            urgency=sorted_.urgency,
            put_on=filing.categories,
            move_to=filing.folder,
            now=self._now,
        )
        entry = Entry(round_key(work.key, work.round), sorted_, message, work.first_seen)
        if self._listing is not None:
            self._batch.append((work.id, entry))
            self._bytes += work.size
        elif self._show is not None:
            self._show(entry)

    def _flush(self) -> bool:
        """List what is sorted; whether the sheet took it."""
        batch, self._batch, self._bytes = self._batch, [], 0
        if not batch or self._listing is None:
            return True
        try:
            there = self._listing.already([entry.key for _, entry in batch])
            missing = [entry for _, entry in batch if entry.key not in there]
            if missing:
                self._listing.put(missing)
        except BadInput as refusal:
            self._done.failed(refusals.not_listed(f"{refusal.message} ({refusal.code})"))
            return False
        self._ledger.listed((mail for mail, _ in batch), self._now)
        self._done.listed += len(missing)
        for entry in missing:
            self._done.categories[entry.sorted.category] += 1
            self._done.urgencies[entry.sorted.urgency] += 1
        return True


class _Unreadable(Exception):
    """A mail could not be read or sorted; what the fault said is not kept: it may be names."""

    def __init__(self, doing: str, kind: str) -> None:
        super().__init__(doing, kind)
        self.doing, self.kind = doing, kind


def _surely(doing: str, make: Callable[[], Made]) -> Made:
    try:
        return make()
    except Exception as fault:  # noqa: BLE001 - one mail never stops the others; a person looks
        kind = type(fault).__name__
    raise _Unreadable(doing, kind)
