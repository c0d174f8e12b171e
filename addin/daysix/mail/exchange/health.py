"""Address, server, login, mailbox, rights, folders: which of them is wrong, in plain words.

Each is looked at only once those before it are right, so that the first line that is not “ok” is
the one to mend.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exchangelib import errors

from daysix.mail.exchange import refusals
from daysix.mail.exchange.account import FIRST_GUESS, signs_in_with_token
from daysix.mail.exchange.folders import KNOWN, Folders, parts_of
from daysix.mail.exchange.patience import NO_FOLDER, Patience
from daysix.mail.port import Look
from daysix.mail.refusals import MailboxError
from daysix.mail.server_refusals import ADDRESS, FOLDERS, LOGIN, MAILBOX, RIGHTS, SERVER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.mail.exchange.calls import Calls, Seen
    from daysix.mail.settings import MailboxSettings

OK, LOOK, BROKEN = "ok", "look", "broken"
READ, MODIFY, DELETE, CREATE, CREATE_BELOW = (
    "Read",
    "Modify",
    "Delete",
    "CreateContents",
    "CreateHierarchy",
)
HIDDEN = (errors.ErrorItemNotFound, *NO_FOLDER)
"""Exchange says “not there” of an inbox that one may not see at all."""

EDITIONS = {
    (15, 20): "Exchange Online",
    (15, 2): "Exchange 2019 or Subscription Edition",
    (15, 1): "Exchange 2016",
    (15, 0): "Exchange 2013",
    (14, 3): "Exchange 2010",
}
"""What a server calls itself, by the first two numbers of its version."""

WANTED = (
    (MODIFY, "put categories on mails"),
    (
        DELETE,
        "move mails out of the inbox (the server calls that right “delete”; I delete nothing)",
    ),
)


def examine(calls: Calls, settings: MailboxSettings) -> tuple[Look, ...]:
    """Look at all six, at once and without waiting."""
    return tuple(_looks(calls, settings))


def _looks(calls: Calls, settings: MailboxSettings) -> Iterator[Look]:
    yield Look(ADDRESS, OK, f"{settings.address}.")
    patience = Patience(
        settings.address, sleep=_never, tries=1, with_token=signs_in_with_token(settings)
    )
    order = (SERVER, LOGIN, MAILBOX, RIGHTS)
    try:
        inbox = _inbox(calls, patience, settings)
    except MailboxError as refusal:
        about = getattr(refusal, "about", "") or SERVER
        reached = order.index(about) if about in order else 0
        for what in order[:reached]:
            yield Look(what, OK, _fine(what, calls, settings))
        yield Look(about, BROKEN, refusal.message, refusal.code)
        return
    for what in (SERVER, LOGIN, MAILBOX):
        yield Look(what, OK, _fine(what, calls, settings))
    top = _top(calls, patience)
    if READ not in inbox.rights:
        denied = refusals.not_allowed(settings.address)
        yield Look(RIGHTS, BROKEN, denied.message, denied.code)
        return
    yield from _rights(calls, patience, inbox=inbox, top=top)
    yield from _folders(calls, patience, settings, inbox=inbox, top=top)


def _never(_seconds: float) -> None:
    """A look does not wait."""


def _inbox(calls: Calls, patience: Patience, settings: MailboxSettings) -> Seen:
    """The mailbox's own inbox, which every login with any rights may see."""
    try:
        return patience.ask(lambda: calls.folder(calls.known("inbox")), pass_on=HIDDEN)
    except HIDDEN:
        refusal = refusals.not_allowed(settings.address)
    raise refusal


def _fine(what: str, calls: Calls, settings: MailboxSettings) -> str:
    if what == SERVER:
        build = calls.account.version.build
        if build == FIRST_GUESS:
            return f"{settings.host} answers."
        known = EDITIONS.get((build.major_version, build.minor_version), "Exchange")
        return f"{settings.host} answers as {known}."
    if what == LOGIN:
        return "the server knows it."
    return "it is there."


def _top(calls: Calls, patience: Patience) -> Seen | None:
    """The folder above all others; None where only single folders were opened to us."""
    try:
        return patience.ask(
            lambda: calls.folder(calls.known("msgfolderroot")),
            pass_on=(errors.ErrorAccessDenied, *HIDDEN),
        )
    except (errors.ErrorAccessDenied, *HIDDEN):
        return None


def _rights(calls: Calls, patience: Patience, *, inbox: Seen, top: Seen | None) -> Iterator[Look]:
    missing = [words for right, words in WANTED if right not in inbox.rights]
    if not _may_draft(calls, patience):
        missing.append("save drafts")
    if top is None:
        message = (
            "this login may open the inbox, but not the mailbox around it: I can read mails, but "
            "not file them in folders beside the inbox. Ask IT for “Full Access” to this one "
            "mailbox."
        )
        yield Look(RIGHTS, LOOK, message)
    if missing:
        message = (
            f"I can read mails, but I may not {' or '.join(missing)}. Ask IT for “Full Access” to "
            "this one mailbox."
        )
        yield Look(RIGHTS, LOOK, message)
    elif top is not None:
        yield Look(RIGHTS, OK, "I may read, file and save drafts. I never ask to delete or send.")


def _may_draft(calls: Calls, patience: Patience) -> bool:
    try:
        drafts = patience.ask(
            lambda: calls.folder(calls.known("drafts")),
            pass_on=(errors.ErrorAccessDenied, *HIDDEN),
        )
    except (errors.ErrorAccessDenied, *HIDDEN):
        return False
    return CREATE in drafts.rights


def _folders(
    calls: Calls, patience: Patience, settings: MailboxSettings, *, inbox: Seen, top: Seen | None
) -> Iterator[Look]:
    folders = Folders(calls, patience)
    found, broken = [], False
    for path in settings.folders:
        try:
            folders.find(path)
            found.append(path)
        except MailboxError as refusal:
            start = inbox if parts_of(path)[0].casefold() in KNOWN else top
            can_be_made = start is not None and CREATE_BELOW in start.rights
            if path != settings.inbox and can_be_made:
                message = f"“{path}” is not there yet; I make it when I first file a mail in it."
                yield Look(FOLDERS, LOOK, message, refusal.code)
            else:
                broken = True
                yield Look(FOLDERS, BROKEN, f"“{path}”: {refusal.message}", refusal.code)
    if found and not broken:
        yield Look(FOLDERS, OK, f"{'; '.join(found)}.")
