"""What Microsoft Graph refuses, in officers' words: one sentence and one code each.

Nothing of what the server said is repeated, except the number of a refused sign-in, which holds
no name and tells IT what to look up.
"""

from __future__ import annotations

from daysix.mail.refusals import BusyError, GoneError, MailboxError

ADDRESS, SERVER, LOGIN, MAILBOX, RIGHTS, FOLDERS = (
    "address",
    "server",
    "login",
    "mailbox",
    "rights",
    "folders",
)
"""The six things that can be wrong, as ``health`` and ``doctor`` name them."""

LEAST = (
    "“RBAC for Applications” in Exchange Online, the role “Application Mail.ReadWrite”, scoped to "
    "this one mailbox, and nothing consented in Entra"
)
"""What IT is asked to give an application: enough to read and file, and not to send."""


class GraphError(MailboxError):
    """A refusal that knows which of the six things is wrong, or none of them."""

    def __init__(self, code: str, message: str, *, about: str = "") -> None:
        super().__init__(code, message)
        self.about = about


class GraphBusyError(BusyError):
    """Graph is there but has no time; or it could not be reached."""

    about = SERVER


def no_answer() -> BusyError:
    """Refused connection, unknown name, or a line that broke."""
    message = (
        "Microsoft Graph did not answer. This computer is not connected to the internet, the "
        "council's proxy is in the way, or Microsoft is down. Nothing was lost; I will ask again. "
        "If it goes on, ask IT."
    )
    return GraphBusyError("Q-050", message)


def certificate_unknown() -> MailboxError:
    """TLS: who answers cannot prove who it is."""
    message = (
        "What answers in place of Microsoft has a certificate this computer does not trust, so I "
        "did not sign in. The council may look into such traffic. Ask IT for the file of their "
        "own certificate authority, and name it as “trust” in the mailbox settings."
    )
    return GraphError("Q-051", message, about=SERVER)


def sign_in_refused(number: str = "") -> MailboxError:
    """The sign-in service gave no token, or Graph does not take it."""
    found = f" (Microsoft's number for it: {number})" if number else ""
    message = (
        f"Microsoft's sign-in refused the registered application{found}. Its number or its tenant "
        "is wrong, or the certificate does not belong to it. Ask IT to check the three."
    )
    return GraphError("Q-052", message, about=LOGIN)


def nobody_signed_in(address: str) -> MailboxError:
    """No token is kept for a person, or it has run out."""
    message = (
        f"Nobody is signed in for the mailbox {address}, or the sign-in has run out. Sign in once "
        "more with the code I show you, in a web browser; the computer remembers it."
    )
    return GraphError("Q-053", message, about=LOGIN)


def no_certificate(why: str) -> MailboxError:
    """The file in the settings that should hold the application's certificate and key."""
    message = (
        f"The application's certificate cannot be used: {why}. Ask IT for one file with the "
        "certificate and its key, and name it as “certificate” in the mailbox settings."
    )
    return GraphError("Q-054", message, about=LOGIN)


def certificate_not_valid(when: str) -> MailboxError:
    """Too late, or too early."""
    message = (
        f"The application's certificate {when}, so Microsoft refuses it. Ask IT to make a new one, "
        "add it to the registered application, and put the file in place of the old one."
    )
    return GraphError("Q-055", message, about=LOGIN)


def no_such_mailbox(address: str) -> MailboxError:
    """Graph knows no such address, or it has no mailbox in the cloud."""
    message = (
        f"Exchange Online has no mailbox {address}. Check how it is written, or ask IT whether it "
        "still lives on the council's own server: then its kind is “exchange”."
    )
    return GraphError("Q-056", message, about=MAILBOX)


def not_in_scope(address: str) -> MailboxError:
    """403 to an application."""
    message = (
        f"The application may not open the mailbox {address}. Ask IT for {LEAST}. A change takes "
        "up to two hours to count."
    )
    return GraphError("Q-057", message, about=RIGHTS)


def not_open_to_you(address: str) -> MailboxError:
    """403 to somebody who signed in."""
    message = (
        f"Whoever signed in may not open the mailbox {address}. Ask IT for “Full Access” to this "
        "one mailbox for that account. A change takes up to two hours to count."
    )
    return GraphError("Q-057", message, about=RIGHTS)


def no_such_folder(path: str) -> MailboxError:
    """Looked for from the top of the mailbox."""
    message = (
        f"There is no folder “{path}” in the mailbox. It was renamed, moved or never made. "
        "Put its name right in the mailbox settings, or make it."
    )
    return GraphError("Q-058", message, about=FOLDERS)


def mail_gone() -> GoneError:
    """Moved or deleted by somebody."""
    message = (
        "The mail is no longer where it was: somebody moved or deleted it. Look in Outlook; "
        "in its new place it will be found at the next count."
    )
    return GoneError("Q-059", message)


def busy(wait: float = 0.0) -> BusyError:
    """It asked for patience, or stumbled over itself."""
    message = (
        "Microsoft Graph is busy and asked me to wait. Nothing was lost; I will ask again. "
        "If it says so all day, ask IT."
    )
    return GraphBusyError("Q-060", message, wait=wait)


def left_for_a_person() -> MailboxError:
    """Two writers, twice in a row."""
    message = (
        "Somebody else is changing this mail just now, twice in a row, so I left it as they have "
        "it. Set its category or move it by hand, or let me try later."
    )
    return GraphError("Q-061", message)


def not_handed_over() -> MailboxError:
    """No content, or an item Graph cannot turn into a mail."""
    message = (
        "Microsoft Graph cannot hand this mail over: it is damaged, or of a kind that is no mail. "
        "Open it in Outlook and deal with it by hand."
    )
    return GraphError("Q-062", message)


def not_understood() -> MailboxError:
    """An answer that makes no sense."""
    message = (
        "Microsoft Graph answered something I do not understand, so nothing more was done. "
        "Try again; if it stays, tell IT, with the time."
    )
    return GraphError("Q-063", message, about=SERVER)


def led_elsewhere() -> MailboxError:
    """A redirect, or a next page, on another computer than the one we signed in to."""
    message = (
        "The answer led to another computer than Microsoft's own, so I did not follow it. A proxy "
        "or a sign-in page of the council may be in the way. Ask IT to let this program through."
    )
    return GraphError("Q-064", message, about=SERVER)


def not_that_folder(path: str) -> MailboxError:
    """What lands there is lost or may leave."""
    message = (
        f"I do not move mails to “{path}”: what lands there is thrown away or sent. "
        "Choose another folder."
    )
    return GraphError("Q-065", message, about=FOLDERS)


def no_such_recipient() -> MailboxError:
    """A draft needs somebody to go to, written as an address."""
    message = (
        "A draft was asked for without one proper address to send it to. Type the address in full."
    )
    return GraphError("Q-066", message)


def not_one_of_ours(what: str) -> MailboxError:
    """The guard before the line: a request that deletes, sends, or is simply not needed."""
    message = (
        f"Day Six tried to ask Microsoft Graph for “{what}”, which it must never do; nothing was "
        "asked. Please report this."
    )
    return GraphError("Q-067", message)


def not_counted() -> BusyError:
    """The folder changed while it was being counted."""
    message = (
        "Mails came and went while I counted the folder, so the count would be wrong. "
        "I will count again."
    )
    return GraphBusyError("Q-068", message)


def may_not_change(address: str) -> MailboxError:
    """403 to a request that files or saves a draft, where reading went well."""
    message = (
        f"I may read the mailbox {address}, but not file mails, make folders or save drafts in it. "
        "Ask IT for the role “Application Mail.ReadWrite” for an application, or “Full Access” for "
        "an account, on this one mailbox."
    )
    return GraphError("Q-069", message, about=RIGHTS)
