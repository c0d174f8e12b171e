"""What every mail server refuses alike: said once, with one code, whichever server it is.

Nothing of what the server said is repeated: it may hold a name, a subject or a whole mail.
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


class ServerError(MailboxError):
    """A refusal that knows which of the six things is wrong, or none of them."""

    def __init__(self, code: str, message: str, *, about: str = "") -> None:
        super().__init__(code, message)
        self.about = about


class ServerBusyError(BusyError):
    """The server is there but has no time; or it could not be reached."""

    about = SERVER


def no_such_folder(path: str) -> MailboxError:
    """Looked for from the top of the mailbox."""
    message = (
        f"There is no folder “{path}” in the mailbox. It was renamed, moved or never made. "
        "Put its name right in the mailbox settings, or make it."
    )
    return ServerError("Q-029", message, about=FOLDERS)


def mail_gone() -> GoneError:
    """Moved or deleted by somebody."""
    message = (
        "The mail is no longer where it was: somebody moved or deleted it. Look in Outlook; "
        "in its new place it will be found at the next count."
    )
    return GoneError("Q-030", message)


def left_for_a_person() -> MailboxError:
    """Two writers, twice in a row."""
    message = (
        "Somebody else is changing this mail just now, twice in a row, so I left it as they have "
        "it. Set its category or move it by hand, or let me try later."
    )
    return ServerError("Q-032", message)


def not_that_folder(path: str) -> MailboxError:
    """What lands there is lost or may leave."""
    message = (
        f"I do not move mails to “{path}”: what lands there is thrown away or sent. "
        "Choose another folder."
    )
    return ServerError("Q-037", message, about=FOLDERS)


def full() -> MailboxError:
    """Over its quota."""
    message = (
        "The mailbox is full, so nothing can be put into it. Ask IT for more room, or tidy it up."
    )
    return ServerError("Q-039", message, about=MAILBOX)


def no_such_recipient() -> MailboxError:
    """A draft needs somebody to go to, written as an address."""
    message = (
        "A draft was asked for without one proper address to send it to. Type the address in full."
    )
    return ServerError("Q-046", message)


def not_counted() -> BusyError:
    """The folder changed while it was being counted."""
    message = (
        "Mails came and went while I counted the folder, so the count would be wrong. "
        "I will count again."
    )
    return ServerBusyError("Q-049", message)
