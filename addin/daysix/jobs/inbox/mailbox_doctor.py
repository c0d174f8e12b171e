"""The doctor on mailboxes: what is wrong with one, and which way in this council needs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words as day_in_words
from daysix.jobs.doctor.computer import BROKEN, LOOK, OK, Looked
from daysix.jobs.wording import plural
from daysix.mail.refusals import MailboxError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from daysix.mail.port import Look, Mailbox
    from daysix.mail.settings import MailboxSettings

EWS_BLOCKED, EWS_ENDS = date(2026, 10, 1), date(2027, 4, 1)
"""Exchange Online blocks Exchange Web Services by default, and ends them for everybody.

As Microsoft announced it. An Exchange server of the council's own keeps them.
"""

ONLINE = ("office365.com", "outlook.com", "office.com", "cloud.microsoft")


def examine_mailbox(named: str, *, as_of: date, folder: Path) -> list[Looked]:
    """Look at one mailbox by its name, or at every one that is set up where the name is blank."""
    from daysix.mail.opening import open_mailbox, open_with
    from daysix.mail.settings_file import chosen, read_settings

    if named.startswith("folder:"):
        return list(_opened(named, lambda: open_mailbox(named, folder)))
    try:
        known = read_settings(folder)
        wanted = (chosen(known, named),) if named else known
    except MailboxError as refusal:
        return [Looked(BROKEN, "mailbox settings", *_said(refusal))]
    found = []
    for one in wanted:
        found.append(way_in(kind=one.kind, host=one.host, as_of=as_of))
        found.extend(_opened(one.name, lambda one=one: open_with(one)))  # type: ignore[misc]
    return found


def _said(refusal: MailboxError) -> tuple[str]:
    return (f"{refusal.message} ({refusal.code})",)


def _opened(name: str, opening: Callable[[], Mailbox]) -> Iterator[Looked]:
    """Open it and pass on what it says of itself."""
    try:
        mailbox = opening()
    except MailboxError as refusal:
        yield Looked(BROKEN, f"{name}, login", *_said(refusal))
        return
    try:
        yield from (_looked(name, look) for look in mailbox.health())
    except MailboxError as refusal:
        yield Looked(BROKEN, name, *_said(refusal))
    finally:
        _close(mailbox)


def _looked(name: str, look: Look) -> Looked:
    code = f" ({look.code})" if look.code else ""
    return Looked(look.state, f"{name}, {look.what}", f"{look.sentence}{code}")


def _close(mailbox: Mailbox) -> None:
    """End a connection, where there is one."""
    close = getattr(mailbox, "close", None)
    if close is not None:
        close()


def way_in(*, kind: str, host: str, as_of: date) -> Looked:
    """Which kind of mailbox this council needs, on that day.

    Parameters
    ----------
    host
        Name of the Exchange server, in small letters; blank for the other kinds.
    """
    thing = "way into the mailbox"
    if kind == "graph":
        found = "Microsoft Graph, which stays after Exchange Online ends Exchange Web Services"
        return Looked(OK, thing, found)
    if kind == "folder":
        return Looked(OK, thing, "saved mails in a folder, which needs no server")
    if not host.endswith(ONLINE):
        found = (
            "Exchange Web Services on the council's own server, which keeps them; should the "
            "mailbox move to Exchange Online, set its kind to “graph”"
        )
        return Looked(OK, thing, found)
    do = "Ask IT to register Day Six for Microsoft Graph, and set the mailbox's kind to “graph”."
    last = day_in_words(EWS_ENDS)
    if as_of >= EWS_ENDS:
        found = f"Exchange Online ended Exchange Web Services on {last}"
        return Looked(BROKEN, thing, found, do)
    left = plural((EWS_ENDS - as_of).days, "day")
    if as_of >= EWS_BLOCKED:
        blocked = day_in_words(EWS_BLOCKED)
        found = (
            f"Exchange Online blocks Exchange Web Services since {blocked}, except for "
            f"applications IT allowed by name, and ends them for everybody on {last}, in {left}"
        )
        return Looked(LOOK, thing, found, do)
    found = f"Exchange Online ends Exchange Web Services on {last}, in {left}"
    return Looked(LOOK, thing, found, do)


def privacy(mailboxes: Iterable[MailboxSettings]) -> Looked:
    """Whom this computer talks to, and how to begin."""
    names = [one.name for one in mailboxes]
    if names:
        found = f"mailboxes set up: {'; '.join(names)}; nothing else leaves this computer"
        return Looked(OK, "privacy", found)
    do = (
        "To read one: “graph” for Exchange Online, “exchange” for the council's own server, "
        "“folder” for mails saved from Outlook."
    )
    return Looked(OK, "privacy", "no mailbox is set up; nothing leaves this computer", do)
