"""How a mailbox refuses: each with a sentence and a code; whoever asked decides what to do next."""

from __future__ import annotations

from daysix.law.errors import BadInput


class MailboxError(BadInput):
    """The mailbox cannot do what was asked."""


class BusyError(MailboxError):
    """The mailbox asks for patience: ask again, after ``wait`` seconds where it says so."""

    def __init__(self, code: str, message: str, *, wait: float = 0.0) -> None:
        super().__init__(code, message)
        self.wait = wait


class GoneError(MailboxError):
    """The mail is no longer where it was."""
