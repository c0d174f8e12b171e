"""What Microsoft Graph refuses, in officers' words: one sentence and one code each.

Nothing of what the server said is repeated, except the number of a refused sign-in, which holds
no name and tells IT what to look up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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


LEAST = (
    "“RBAC for Applications” in Exchange Online, the role “Application Mail.ReadWrite”, scoped to "
    "this one mailbox, and nothing consented in Entra"
)
"""What IT is asked to give an application: enough to read and file, and not to send."""


def no_answer() -> BusyError:
    """Refused connection, unknown name, or a line that broke."""
    message = (
        "Microsoft Graph did not answer. This computer is not connected to the internet, the "
        "council's proxy is in the way, or Microsoft is down. Nothing was lost; I will ask again. "
        "If it goes on, ask IT."
    )
    return ServerBusyError("Q-050", message)


def certificate_unknown() -> MailboxError:
    """TLS: who answers cannot prove who it is."""
    message = (
        "What answers in place of Microsoft has a certificate this computer does not trust, so I "
        "did not sign in. The council may look into such traffic. Ask IT for the file of their "
        "own certificate authority, and name it as “trust” in the mailbox settings."
    )
    return ServerError("Q-051", message, about=SERVER)


def sign_in_refused(number: str = "") -> MailboxError:
    """The sign-in service gave no token, or Graph does not take it."""
    found = f" (Microsoft's number for it: {number})" if number else ""
    message = (
        f"Microsoft's sign-in refused the registered application{found}. Its number or its tenant "
        "is wrong, or the certificate does not belong to it. Ask IT to check the three."
    )
    return ServerError("Q-052", message, about=LOGIN)


def nobody_signed_in(address: str) -> MailboxError:
    """No token is kept for a person, or it has run out."""
    message = (
        f"Nobody is signed in for the mailbox {address}, or the sign-in has run out. Sign in once "
        "more with the code I show you, in a web browser; the computer remembers it."
    )
    return ServerError("Q-053", message, about=LOGIN)


def no_certificate(why: str) -> MailboxError:
    """The file in the settings that should hold the application's certificate and key."""
    message = (
        f"The application's certificate cannot be used: {why}. Ask IT for one file with the "
        "certificate and its key, and name it as “certificate” in the mailbox settings."
    )
    return ServerError("Q-054", message, about=LOGIN)


def certificate_not_valid(when: str) -> MailboxError:
    """Too late, or too early."""
    message = (
        f"The application's certificate {when}, so Microsoft refuses it. Ask IT to make a new one, "
        "add it to the registered application, and put the file in place of the old one."
    )
    return ServerError("Q-055", message, about=LOGIN)


def no_such_mailbox(address: str) -> MailboxError:
    """Graph knows no such address, or it has no mailbox in the cloud."""
    message = (
        f"Exchange Online has no mailbox {address}. Check how it is written, or ask IT whether it "
        "still lives on the council's own server: then its kind is “exchange”."
    )
    return ServerError("Q-056", message, about=MAILBOX)


def not_in_scope(address: str) -> MailboxError:
    """403 to an application."""
    message = (
        f"The application may not open the mailbox {address}. Ask IT for {LEAST}. A change takes "
        "up to two hours to count."
    )
    return ServerError("Q-057", message, about=RIGHTS)


def not_open_to_you(address: str) -> MailboxError:
    """403 to somebody who signed in."""
    message = (
        f"Whoever signed in may not open the mailbox {address}. Ask IT for “Full Access” to this "
        "one mailbox for that account. A change takes up to two hours to count."
    )
    return ServerError("Q-057", message, about=RIGHTS)


def busy(wait: float = 0.0) -> BusyError:
    """It asked for patience, or stumbled over itself."""
    message = (
        "Microsoft Graph is busy and asked me to wait. Nothing was lost; I will ask again. "
        "If it says so all day, ask IT."
    )
    return ServerBusyError("Q-060", message, wait=wait)


def not_handed_over() -> MailboxError:
    """No content, or an item Graph cannot turn into a mail."""
    message = (
        "Microsoft Graph cannot hand this mail over: it is damaged, or of a kind that is no mail. "
        "Open it in Outlook and deal with it by hand."
    )
    return ServerError("Q-062", message)


def not_understood() -> MailboxError:
    """An answer that makes no sense."""
    message = (
        "Microsoft Graph answered something I do not understand, so nothing more was done. "
        "Try again; if it stays, tell IT, with the time."
    )
    return ServerError("Q-063", message, about=SERVER)


def led_elsewhere() -> MailboxError:
    """A redirect, or a next page, on another computer than the one we signed in to."""
    message = (
        "The answer led to another computer than Microsoft's own, so I did not follow it. A proxy "
        "or a sign-in page of the council may be in the way. Ask IT to let this program through."
    )
    return ServerError("Q-064", message, about=SERVER)


def not_one_of_ours(what: str) -> MailboxError:
    """The guard before the line: a request that deletes, sends, or is simply not needed."""
    message = (
        f"Day Six tried to ask Microsoft Graph for “{what}”, which it must never do; nothing was "
        "asked. Please report this."
    )
    return ServerError("Q-067", message)


def may_not_change(address: str) -> MailboxError:
    """403 to a request that files or saves a draft, where reading went well."""
    message = (
        f"I may read the mailbox {address}, but not file mails, make folders or save drafts in it. "
        "Ask IT for the role “Application Mail.ReadWrite” for an application, or “Full Access” for "
        "an account, on this one mailbox."
    )
    return ServerError("Q-069", message, about=RIGHTS)
