"""Mails read and sorted, each a result whatever is in it; the same notice twice is one case."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from daysix.inbox.message import Address, Message
from daysix.inbox.sorted_mail import Sorted
from daysix.mail.ledger_identity import identity, of_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from daysix.inbox.directory import Directory
    from daysix.inbox.sorted_mail import Event
    from daysix.jobs.inbox.source import Raw

UNREADABLE = "unreadable"
CASES = frozenset({"permanent_exclusion", "suspension"})
"""Kinds of events that make a row of the tracker."""
FAILED = (
    "Day Six itself failed on this mail ({kind}). Read it yourself in the mailbox, and please "
    "report it. (U-023)"
)
NOT_FETCHED = "Read it yourself in the mailbox. (U-024)"
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Mail(NamedTuple):
    """One mail, read and sorted.

    Attributes
    ----------
    file
        Where it came from: a file's name, or what the mailbox calls it.
    key
        Tells it from every other, whichever way it came.
    """

    file: str
    key: str
    message: Message
    sorted: Sorted

    @property
    def id(self) -> str:
        """Its internet message id; else what it is told from others by."""
        return self.message.id or self.key


def sort_one(raw: Raw, directory: Directory) -> Mail:
    """Read and sort one mail; one that cannot be read is a mail for a person."""
    if raw.content is None:
        return _unread(raw, f"{raw.why} {NOT_FETCHED}".strip())
    return sort_message(raw.file, partial(_read, raw.content), directory, content=raw.content)


def sort_message(
    file: str, read: Callable[[], Message], directory: Directory, *, content: bytes = b""
) -> Mail:
    """The same for a mail that is read by a function.

    Whatever a stranger has put into a mail, the others go on: a fault of ours becomes a line.
    """
    from daysix.inbox.triage import triage

    try:
        message = read()
        key = identity(message.id, message.content_hash).key
        return Mail(file, key, message, triage(message, directory))
    except Exception as crash:  # noqa: BLE001 - said at its line; no mail is lost for another's sake
        return _unread_bytes(file, content, FAILED.format(kind=type(crash).__name__))


def _read(content: bytes) -> Message:
    from daysix.jobs.inbox.message_of import message_of

    return message_of(content)


def _unread(raw: Raw, why: str) -> Mail:
    return _unread_bytes(raw.file, raw.file.encode("utf-8", "surrogatepass"), why)


def _unread_bytes(file: str, content: bytes, why: str) -> Mail:
    told = of_bytes(content)
    message = Message("", told.content_hash, Address(), "", "", faults=(why,))
    return Mail(file, told.key, message, Sorted(UNREADABLE, "same_day", needs_human=True, ask=why))


def with_doubles(mails: Sequence[Mail], earlier: Iterable[tuple[str, str]] = ()) -> list[Mail]:
    """The mails, each that repeats another named as its double.

    The one sent first is the mail; what says the same of the same child again makes no second case.

    Parameters
    ----------
    earlier
        Keys of mails seen before, each with its id.
    """
    seen = dict(earlier)
    told: dict[tuple[object, ...], str] = {}
    found: dict[int, Mail] = {}
    order = sorted(range(len(mails)), key=lambda place: (_sent(mails[place]), place))
    for place in order:
        mail = mails[place]
        first = seen.setdefault(mail.key, mail.id)
        if first != mail.id or any(mails[other].key == mail.key for other in found):
            found[place] = _double(mail, first)
            continue
        same = [told[event] for event in _cases(mail) if event in told]
        if same and mail.sorted.new_case and len(same) == len(_cases(mail)):
            found[place] = _double(mail, same[0])
            continue
        if mail.sorted.new_case:
            told |= {event: mail.id for event in _cases(mail) if event not in told}
        found[place] = mail
    return [found[place] for place in range(len(mails))]


def _sent(mail: Mail) -> datetime:
    sent = mail.message.sent or mail.message.received
    if sent is None:
        return datetime.max.replace(tzinfo=UTC)
    return sent if sent.tzinfo else sent.replace(tzinfo=UTC)


def _double(mail: Mail, first: str) -> Mail:
    sorted_ = mail.sorted
    if not sorted_.duplicate_of:
        sorted_ = replace(sorted_, duplicate_of=first, new_case=False)
    return mail._replace(sorted=sorted_)


def _cases(mail: Mail) -> list[tuple[object, ...]]:
    """What each event that makes a row is known by; one that tells no child is known by none."""
    keys = (_known_by(event) for event in mail.sorted.events if event.event_type in CASES)
    return [key for key in keys if key]


def _known_by(event: Event) -> tuple[object, ...]:
    said = {name: found.value for name, found in event.fields.items() if found.value is not None}
    start = said.get("start_date")
    if start is None:
        return ()
    if "upn" in said:
        return (event.event_type, said["upn"], start)
    if "pupil_name" in said and ("dob" in said or "school" in said):
        name = " ".join(sorted(str(said["pupil_name"]).casefold().split()))
        return (event.event_type, name, said.get("dob") or said.get("school"), start)
    return ()


def sorted_mails(raws: Iterable[Raw], directory: Directory) -> Iterator[Mail]:
    """Every mail, read and sorted, in their order."""
    return (sort_one(raw, directory) for raw in raws)


def slim(mail: Mail) -> Mail:
    """The mail without its words and papers: thousands of them fit in memory."""
    bare = replace(mail.message, text="", html="", hidden="", headers={}, papers=())
    return mail._replace(message=bare)
