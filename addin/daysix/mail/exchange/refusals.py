"""What an Exchange server refuses, in officers' words: one sentence and one code each.

Nothing of what the server said is repeated: it may hold a name, a subject or a whole mail.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.mail.refusals import GoneError
from daysix.mail.server_refusals import (
    LOGIN,
    MAILBOX,
    RIGHTS,
    SERVER,
    ServerBusyError,
    ServerError,
)

if TYPE_CHECKING:
    from daysix.mail.refusals import BusyError, MailboxError


def no_answer() -> BusyError:
    """Refused connection, unknown name, or a line that broke."""
    message = (
        "The mail server did not answer. It is down, its name is wrong, or this computer is not "
        "on the council's network. Nothing was lost; I will ask again. If it goes on, ask IT."
    )
    return ServerBusyError("Q-021", message)


def certificate_unknown() -> MailboxError:
    """TLS: who answers cannot prove who it is."""
    message = (
        "The mail server's certificate is not one this computer trusts, so I did not sign in. "
        "Ask IT for the file of the council's own certificate authority, and name it in the "
        "mailbox settings."
    )
    return ServerError("Q-022", message, about=SERVER)


def no_authority() -> MailboxError:
    """The file in the settings that should hold the council's certificate authority."""
    message = (
        "The file of the council's certificate authority, named in the mailbox settings, is not "
        "there or holds no certificate. Ask IT for it again, and name it there."
    )
    return ServerError("Q-020", message, about=SERVER)


def login_refused() -> MailboxError:
    """401, before anything else was asked; never tried again, so that no account is locked."""
    message = (
        "The mail server refused the user name or the password. I tried once only, so that the "
        "account is not locked. Check both, and whether IT wants “basic” or “ntlm” in the settings."
    )
    return ServerError("Q-023", message, about=LOGIN)


def account_locked() -> MailboxError:
    """The server says so itself."""
    message = (
        "The account is locked on the mail server, so nothing can be read. Ask IT to unlock it, "
        "and check which program used an old password."
    )
    return ServerError("Q-024", message, about=LOGIN)


def application_refused() -> MailboxError:
    """The sign-in service gave no token."""
    message = (
        "Microsoft's sign-in refused the registered application. Its number, its tenant or its "
        "secret is wrong or has run out. Ask IT to check the three."
    )
    return ServerError("Q-038", message, about=LOGIN)


def no_such_mailbox(address: str) -> MailboxError:
    """The server knows no such address."""
    message = (
        f"The mail server has no mailbox {address}. Check how it is written, or ask IT whether it "
        "lives on another server."
    )
    return ServerError("Q-026", message, about=MAILBOX)


def not_allowed(address: str) -> MailboxError:
    """Access denied, or a folder that pretends not to be there for want of rights."""
    message = (
        f"The login works, but it may not open the mailbox {address}, or not that part of it. "
        "Ask IT for “Full Access” to this one mailbox for the account that signs in."
    )
    return ServerError("Q-027", message, about=RIGHTS)


def may_not_act_as(address: str) -> MailboxError:
    """Impersonation refused."""
    message = (
        f"The registered application may not act as the mailbox {address}. Ask IT to give it the "
        "role “ApplicationImpersonation” for this one mailbox, or use “account” in the settings."
    )
    return ServerError("Q-028", message, about=RIGHTS)


def busy(wait: float = 0.0) -> BusyError:
    """It asked for patience, or stumbled over itself."""
    message = (
        "The mail server is busy and asked me to wait. Nothing was lost; I will ask again. "
        "If it says so all day, ask IT."
    )
    return ServerBusyError("Q-031", message, wait=wait)


def not_handed_over() -> MailboxError:
    """Conversion failed or the item is damaged."""
    message = (
        "The mail server cannot hand this mail over: it is damaged, or of a kind that is no mail. "
        "Open it in Outlook and deal with it by hand."
    )
    return ServerError("Q-033", message)


def not_understood() -> MailboxError:
    """An answer that makes no sense, or an operation the server does not know."""
    message = (
        "The mail server answered something I do not understand, so nothing was done. "
        "Try again; if it stays, tell IT, with the time, so that they can look at its log."
    )
    return ServerError("Q-034", message, about=SERVER)


def not_exchange() -> MailboxError:
    """A web page, a redirect, or nothing there."""
    message = (
        "The server answers, but not as an Exchange server at that address. Check the server in "
        "the mailbox settings, or ask IT for the address of “Exchange Web Services”."
    )
    return ServerError("Q-035", message, about=SERVER)


def door_closed() -> MailboxError:
    """403: EWS is switched off for this application, mailbox or tenant."""
    message = (
        "The server does not let Exchange Web Services in. Exchange Online blocks them by default "
        "since 1 October 2026 and ends them on 1 April 2027: ask IT to register Day Six for "
        "Microsoft Graph, and set the mailbox's kind to “graph”. On the council's own server ask "
        "IT to allow them for this login."
    )
    return ServerError("Q-036", message, about=SERVER)


def folder_not_made(path: str) -> MailboxError:
    """No right to make it."""
    message = (
        f"I may not make the folder “{path}” in this mailbox. Make it in Outlook, or ask IT to let "
        "the account make folders."
    )
    return ServerError("Q-040", message, about=RIGHTS)


def not_one_of_ours(operation: str) -> MailboxError:
    """The guard before the line: an operation that deletes, sends, or is simply not needed."""
    message = (
        f"Day Six tried to ask the mail server for “{operation}”, which it must never do; nothing "
        "was asked. Please report this."
    )
    return ServerError("Q-047", message)


def moved_out_of_sight() -> GoneError:
    """The server moved it and did not say where."""
    message = (
        "The mail was moved, but the server did not say where it is now. It will be found at the "
        "next count; if not, look in Outlook."
    )
    return GoneError("Q-048", message)
